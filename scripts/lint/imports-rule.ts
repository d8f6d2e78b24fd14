/** The ESLint rule that holds every import against the layer table. */

import { isBuiltin } from 'node:module';
import path from 'node:path';
import type { Rule } from 'eslint';
import { layerOf, type Layer } from './layers.ts';

const PACKAGES = 'node_modules/';

/** Returns why a file of a layer may not import a module, or `undefined` if it may. */
function problemWith(specifier: string, file: string, layer: Layer): string | undefined {
  if (specifier.startsWith('.')) {
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
    // A single file of a package, where its main entry would load too much, is an import of that package.
    if (target.startsWith(PACKAGES)) return problemWithPackage(target.slice(PACKAGES.length), layer);
    if (layer.mayImport.some((prefix) => target.startsWith(prefix))) return undefined;
    return `${layer.path} may not import ${target}; it may import ${layer.mayImport.join(', ')}.`;
  }
  if (isBuiltin(specifier)) {
    return layer.mayImportNode
      ? undefined
      : `${layer.path} may not import Node's ${specifier}: only adapters may.`;
  }
  return problemWithPackage(specifier, layer);
}

function problemWithPackage(specifier: string, layer: Layer): string | undefined {
  const [first = '', second = ''] = specifier.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  if (layer.packages === 'any' || layer.packages.includes(name)) return undefined;
  const allowed = layer.packages.length === 0 ? 'no package' : `only ${layer.packages.join(', ')}`;
  return `${layer.path} may not import the package ${name}: it may import ${allowed}.`;
}

/** Refuses imports that the layer table does not allow, types included. */
export const importsRule: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      forbidden: '{{ problem }}',
      homeless: '{{ file }} is in no layer: put it into one of the folders of scripts/lint/layers.ts.',
    },
  },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const layer = layerOf(file);
    if (layer === undefined) {
      return { Program: (node) => context.report({ node, messageId: 'homeless', data: { file } }) };
    }
    const check = (node: Rule.Node, source: { readonly value?: unknown } | null | undefined): void => {
      if (typeof source?.value !== 'string') return;
      const problem = problemWith(source.value, file, layer);
      if (problem !== undefined) context.report({ node, messageId: 'forbidden', data: { problem } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source as { readonly value?: unknown }),
      // A type written as `import('…').Name`; not part of plain JavaScript, so ESLint has no type for it.
      TSImportType: (node: Rule.Node & { readonly source?: { readonly value?: unknown } }) =>
        check(node, node.source),
    };
  },
};
