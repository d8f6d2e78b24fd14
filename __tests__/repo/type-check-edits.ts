/**
 * A program that type-checks the source as it would be after some edits, given on standard input as JSON, and writes
 * for each case the files with errors. Its own process, because the compiler is too dear for a test's sandbox.
 */

import path from 'node:path';
import { text } from 'node:stream/consumers';
import ts from 'typescript';

/** A text put in after another one that stands in a file once. */
export interface Edit {
  /** From the repository's root. */
  readonly path: string;
  readonly after: string;
  readonly insert: string;
}

const root = path.resolve(import.meta.dirname, '../..');
const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
  config: Record<string, unknown>;
};
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);

/** Adapters stay out: the types of their libraries take longer than all the rest. */
const files = ts.sys
  .readDirectory(path.join(root, 'src'), ['.ts'])
  .filter((file) => !/\/src\/(?:adapters\/|index\.ts)/.test(file));

const cases = JSON.parse(await text(process.stdin)) as readonly (readonly Edit[])[];
let program: ts.Program | undefined;
console.log(JSON.stringify(cases.map(filesWithErrors)));

function filesWithErrors(edits: readonly Edit[]): readonly string[] {
  const changed = new Map<string, string>();
  for (const { path: file, after, insert } of edits) {
    const full = path.join(root, file);
    const before = changed.get(full) ?? ts.sys.readFile(full) ?? '';
    if (before.split(after).length !== 2) throw new Error(`${file} has not exactly one ${after}`);
    changed.set(
      full,
      before.replace(after, () => `${after}${insert}`),
    );
  }
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...rest) => {
    const code = changed.get(path.resolve(file));
    if (code !== undefined)
      return ts.createSourceFile(file, code, ...(rest.slice(0, 1) as [ts.ScriptTarget]));
    return program?.getSourceFile(file) ?? getSourceFile(file, ...rest);
  };
  const next = ts.createProgram(files, options, host);
  program ??= edits.length === 0 ? next : undefined;
  const broken = next.getSemanticDiagnostics().map(({ file }) => path.relative(root, file?.fileName ?? ''));
  return [...new Set(broken)].sort();
}
