/** What is said of a sign-in that is not configured, and of ids that arrive empty. Pure. */

import type { NoIdTokens } from '../domain/job.ts';
import type { InputSource } from './source.ts';

/** What there is to sign in with, as far as it decides what is missing. */
interface Given {
  readonly clientId?: string;
  readonly tenantId?: string;
  readonly clientSecret?: string;
  readonly canMintIdTokens: boolean;
}

type Problem = readonly [name: string, problem: string];

/** Why a job has no ID tokens. A permission helps only where nothing else is known to stand in the way. */
const NO_ID_TOKENS: Readonly<Record<NoIdTokens | 'unknown', string>> = {
  act: 'act issues no ID tokens, whatever the permissions; sign in another way there',
  gitea:
    'this runner (Gitea or Forgejo) issues no ID tokens, whatever the permissions; sign in another way there',
  fork: 'a pull request from a fork gets neither ID tokens nor secrets, whatever the permissions; use another event, such as `push` or `workflow_dispatch`',
  unknown:
    'the job is not allowed to request ID tokens: add `permissions: { id-token: write, contents: read }` to it, and to the job that calls it if its workflow is reusable',
};

/** Returns, for each way to sign in, what it lacks and how to add it. */
export function explainMissing(given: Given, noIdTokens: NoIdTokens | undefined): readonly Problem[] {
  const missingIds = [
    ...(given.clientId === undefined ? ['client-id (or AZURE_CLIENT_ID)'] : []),
    ...(given.tenantId === undefined ? ['tenant-id (or AZURE_TENANT_ID)'] : []),
  ];
  if (given.clientSecret !== undefined) {
    return [['client-secret', `is given, but it needs ${missingIds.join(' and ')} too`]];
  }
  const lackIds = missingIds.length === 0 ? [] : [`lacks ${missingIds.join(' and ')}`];
  const lackIdToken = given.canMintIdTokens ? [] : [NO_ID_TOKENS[noIdTokens ?? 'unknown']];
  const ids = missingIds.length === 0 ? '' : `${missingIds.join(', ')} and `;
  return [
    ['sign-in', 'nothing is configured; any one of these methods works'],
    ['sign-in with federation', [...lackIds, ...lackIdToken].join('; ')],
    ['sign-in with a secret', `lacks ${ids}client-secret`],
    ['sign-in with the Azure CLI session', 'there is none; run azure/login in an earlier step of the job'],
    [
      'sign-in with workload identity',
      `lacks ${ids}AZURE_FEDERATED_TOKEN_FILE, which the pod's webhook sets`,
    ],
    [
      'sign-in with managed identity',
      'needs a self-hosted runner in Azure; give client-id without tenant-id',
    ],
  ];
}

/**
 * Notes why inputs that were needed may have arrived empty although the workflow gives them: the runner does not tell an
 * empty value from none.
 */
export function noteEmptyInputs(source: InputSource, noIdTokens: NoIdTokens | undefined): void {
  const empty = source.lacking;
  if (empty.length === 0) return;
  const [are, them] = empty.length === 1 ? ['is', 'it'] : ['are', 'them'];
  const fork = noIdTokens === 'fork' ? ', and a pull request from a fork gets none' : '';
  source.note(
    empty.join(', '),
    `${are} empty here. If the workflow sets ${them} from \`secrets\` or \`vars\`: a reusable workflow gets only the secrets that its caller passes on (\`secrets: inherit\`, or by name)${fork}; those of an environment are only available to a job with \`environment:\``,
  );
}
