/** Advice for ID tokens that GitHub did not give, and for sessions of the Azure CLI. */

import type { AdviceRow, KnownError } from '../row.ts';

/** The more particular ones first. */
export const TOKEN_ROWS: readonly AdviceRow[] = [
  {
    codes: ['IdTokenNotOffered'],
    advice: () =>
      "This job can't get ID tokens: add `permissions: id-token: write`, if it is missing, to the job and to the job that calls its workflow; a pull request from a fork never gets one.",
    guide: {
      example: 'This job is not allowed to request ID tokens from GitHub.',
      find: "The log of the job's first step (Set up job) lists its permissions.",
      cases: [
        'The permission is missing: add it; a reusable workflow also needs it in the calling job.',
        'It is there, but the run is from a fork, or the runner is `act` or Gitea: they issue none; sign in with a secret or an Azure CLI session.',
      ],
    },
  },
  {
    codes: ['IdTokenRefused', 'IdTokenUnavailable'],
    advice: idTokenAdvice,
    guide: {
      example: 'GitHub returned 401 to the request for an ID token.',
      find: 'githubstatus.com shows incidents with Actions. The log says whether the job got tokens before.',
      cases: [
        'A wait of more than six hours: start the operation with `wait: false`, and follow it in a later job.',
        'A status of 500 or above: a temporary problem at GitHub.',
      ],
    },
  },
  {
    codes: ['IdTokenUrlInvalid'],
    advice: () =>
      'Remove what overwrites ACTIONS_ID_TOKEN_REQUEST_URL in this job (`env`, GITHUB_ENV, or the settings of the runner): GitHub sets it itself.',
    guide: {
      example: 'ACTIONS_ID_TOKEN_REQUEST_URL does not contain a valid URL.',
      find: "Search the workflow and the runner's settings for the name of the variable. Do not print it together with ACTIONS_ID_TOKEN_REQUEST_TOKEN.",
      cases: [
        'The runner is `act` or Gitea, and a test value was left in: remove it; sign in with a secret or an Azure CLI session.',
      ],
    },
  },
  {
    codes: ['TokenFileUnreadable'],
    advice: () => 'AZURE_FEDERATED_TOKEN_FILE must name the file that the workload identity webhook mounted.',
    guide: {
      example:
        "The workload identity token file can't be read: ENOENT: no such file or directory, open '/var/run/secrets/azure/tokens/azure-identity-token'.",
      find: 'The runner\'s pod needs the label `azure.workload.identity/use: "true"` and the service account with the client ID.',
      cases: ['The job runs in a different container than the runner: mount the file there too.'],
    },
  },
  {
    codes: ['AzureCliMissing', 'AzureCliNotSignedIn', 'AzureCliTimedOut', 'AzureCliClaims', 'AzureCliFailed'],
    otherwise: ({ facts }) => facts?.signIn === 'azure-cli',
    advice: ({ code }) => CLI_ADVICE.get(code) ?? 'Sign in again with `azure/login` in this job.',
    guide: {
      example: "Please run 'az login' to setup account.",
      find: 'Run `az account show` in a step before this one.',
      cases: [
        'To sign in without the CLI: give this step `client-id` and `tenant-id`, with `permissions: id-token: write`.',
      ],
    },
  },
];

const WITHOUT_CLI = 'set `client-id` and `tenant-id` and add `permissions: id-token: write`';

const CLI_ADVICE: ReadonlyMap<string, string> = new Map([
  ['AzureCliMissing', `Install the Azure CLI, or sign in without it: ${WITHOUT_CLI}.`],
  ['AzureCliNotSignedIn', 'Sign in with `azure/login` in an earlier step of this job.'],
  ['AzureCliTimedOut', 'The Azure CLI took too long: run the job again.'],
  [
    'AzureCliClaims',
    `The session can't answer a claims challenge. Sign in without the Azure CLI: ${WITHOUT_CLI}.`,
  ],
  ['AzureCliFailed', 'Run `az account get-access-token` in a step before this one to see why.'],
]);

function idTokenAdvice({ code, facts }: KnownError): string {
  if (code === 'IdTokenUnavailable') {
    return 'This is a problem at GitHub: run the job again in a few minutes.';
  }
  return facts?.hadIdTokens === true
    ? 'This job got ID tokens before: GitHub issues no more once a job has ended or has run for very long (6 hours on GitHub-hosted runners). A new job can sign in again.'
    : 'GitHub refused an ID token: add `permissions: id-token: write`, if it is missing, to the job (with `contents: read` if it checks out code) and to the job that calls its workflow; a job that has ended or has run for very long gets no more.';
}
