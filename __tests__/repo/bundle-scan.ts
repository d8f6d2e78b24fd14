/** Finds in the built bundle what a security review asks for, and the module that each piece comes from. */

import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { readText, ROOT } from './files.ts';

/** What can be dangerous in the hands of somebody else. */
export type Kind = 'evaluates text' | 'loads by a computed name' | 'launches a process' | 'writes a file';

/** One place in `dist/`. */
export interface Finding {
  readonly kind: Kind;
  /** A package, or a file of ours such as `src/run.ts`. */
  readonly origin: string;
  /** The expression, its beginning. */
  readonly code: string;
}

const LAUNCHES = /^(?:execFile|execFileSync|execSync|spawn|spawnSync|fork)$/;

/** Names that say enough by themselves, however they were imported. */
const WRITES = /(?:^|_)(?:appendFile|copyFile|createWriteStream|mkdtemp|symlink|unlink|writeFile)(?:Sync)?$/;

/** Names that mean a file only if they belong to Node's file system module, as it is called after bundling. */
const WRITES_WITH_OWNER =
  /^(?:chmod|chown|cp|link|mkdir|open|rename|rm|rmdir|truncate|utimes|write|writev)(?:Sync)?$/;
const FILE_SYSTEM = /(?:^|_)(?:fs|promises)(?:_|$|\d)|^fs|^ioUtil$/i;

/** Returns every finding in `dist/`. */
export function scanBundle(): readonly Finding[] {
  return readdirSync(path.join(ROOT, 'dist'))
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => scan(readText(`dist/${name}`)));
}

/** Returns the findings in one file of a bundle. */
export function scan(text: string): readonly Finding[] {
  const file = ts.createSourceFile('bundle.js', text, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
  const origins = originsIn(text);
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const kind = kindOf(node);
    if (kind !== undefined) {
      const start = node.getStart(file);
      findings.push({
        kind,
        origin: origins(start),
        code: text.slice(start, Math.min(node.end, start + 90)),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return findings;
}

/**
 * Each module stands under a heading with its file: one of its own number, or one of those that were joined. What the
 * bundler adds begins with a line of stars.
 */
const HEADING = /^(?:\/\*{3}\/ \d+: \/\/ (.+)|;\/\/ CONCATENATED MODULE: \.\/(.+)|\/\*{70,}\/)$/gm;

function originsIn(text: string): (position: number) => string {
  const marks = [...text.matchAll(HEADING)].map(({ index, 1: alone, 2: joined }) => ({
    index,
    name: alone ?? joined ?? BUNDLER,
  }));
  return (position) => nameOf(marks.findLast(({ index }) => index <= position)?.name ?? BUNDLER);
}

const BUNDLER = 'the bundler';

function nameOf(module: string): string {
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module);
  return inPackage?.[1] ?? module;
}

function kindOf(node: ts.Node): Kind | undefined {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  const callee = unwrap(node.expression);
  const name = ts.isIdentifier(callee)
    ? ownName(callee)
    : ts.isPropertyAccessExpression(callee)
      ? callee.name.text
      : '';
  const owner =
    ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression)
      ? ownName(callee.expression)
      : '';
  if (/^(?:eval|Function|runInThisContext|runInNewContext|runInContext)$/.test(name)) return 'evaluates text';
  if (isLoading(node, callee, name) && !isLiteral(node.arguments?.[0])) return 'loads by a computed name';
  if (LAUNCHES.test(name) || (name === 'exec' && /child_?process/i.test(owner))) return 'launches a process';
  const isWrite = WRITES.test(name) || (WRITES_WITH_OWNER.test(name) && FILE_SYSTEM.test(owner));
  return isWrite ? 'writes a file' : undefined;
}

/** Names that two modules have in common end in `$1` and so on. */
function ownName({ text }: ts.Identifier): string {
  return text.replace(/\$\d+$/, '');
}

/** `(0, module.name)` is how bundlers call an import. */
function unwrap(expression: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(expression)) return unwrap(expression.expression);
  return ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.CommaToken
    ? unwrap(expression.right)
    : expression;
}

function isLoading(node: ts.Node, callee: ts.Expression, name: string): boolean {
  if (!ts.isCallExpression(node)) return false;
  const isCreated =
    ts.isCallExpression(callee) &&
    ts.isIdentifier(callee.expression) &&
    callee.expression.text.endsWith('createRequire');
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword ||
    /^(?:(?:__)?require|getBuiltinModule)$/.test(name) ||
    isCreated
  );
}

function isLiteral(argument: ts.Expression | undefined): boolean {
  return argument !== undefined && ts.isStringLiteralLike(argument);
}
