/**
 * A program that lints files which don't exist, given on standard input as JSON, with the repository's own
 * configuration. Its own process, because ESLint can't be loaded into a test's sandbox at a bearable cost.
 */

import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

/** A file that doesn't exist. */
export interface VirtualFile {
  /** From the repository's root. */
  readonly path: string;
  readonly code: string;
}

const eslint = new ESLint({
  // Rules that need types need the file on disk. The import rules don't.
  overrideConfig: { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] },
});

const files = JSON.parse(await text(process.stdin)) as readonly VirtualFile[];
const results = await Promise.all(
  files.map(async ({ path, code }) => {
    const [result] = await eslint.lintText(code, { filePath: path });
    return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'parser'}: ${message}`);
  }),
);
console.log(JSON.stringify(results));
