/** What GitHub's API answers when it does not do what was asked, in words. */

/** As much of an error of the API's library as tells something; all of it may be absent. */
interface ApiError {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly status?: unknown;
  /** Absent when there was no answer at all: the library then makes up a status of 500. */
  readonly response?: unknown;
  readonly cause?: unknown;
}

const ISSUES_RIGHT =
  'Add `permissions: issues: write` to the job, and to the job that calls it if it is a reusable workflow.';

/** What to do, by HTTP status. */
const ADVICE: Readonly<Record<number, string>> = {
  401: 'Check `github-token`: it has expired or is for another GitHub server.',
  403: ISSUES_RIGHT,
  404: ISSUES_RIGHT,
  410: "Issues are switched off in the repository's settings.",
};

const RATE_LIMIT = /rate limit/i;

/** How the library says that the proxy opened no tunnel. */
const PROXY_REFUSAL = /proxy response \((\d{3})\)/i;

const PROXY_CREDENTIALS =
  'The proxy requires credentials: add them to HTTPS_PROXY (`http://user:password@host:port`).';

const CHECK_NETWORK = 'Check the network, the firewall and HTTPS_PROXY / NO_PROXY of the runner.';

/** Returns an Error whose message names the attempt, such as `open an issue`, GitHub's answer and what to do. */
export function gitHubError(thrown: unknown, attempt: string): Error {
  return new Error(`Could not ${attempt}: ${reasonOf(toApiError(thrown))}`, { cause: thrown });
}

/** True when the request may have arrived although no answer came, or GitHub's answer says that something broke. */
export function isUnanswered(thrown: unknown): boolean {
  const { status, response } = toApiError(thrown);
  return response === undefined || (typeof status === 'number' && status >= 500);
}

function toApiError(thrown: unknown): ApiError {
  return typeof thrown === 'object' && thrown !== null ? thrown : {};
}

function reasonOf(error: ApiError): string {
  if (typeof error.status !== 'number' || error.response === undefined) {
    // Before the time: the library calls such a request an aborted one too.
    const refusal = proxyStatus(error);
    if (refusal !== undefined) {
      return `The proxy did not let the request through to GitHub: it answered ${String(refusal)}. ${refusal === 407 ? PROXY_CREDENTIALS : CHECK_NETWORK}`;
    }
    return isTimeout(error)
      ? 'GitHub did not answer in time.'
      : `GitHub could not be reached (${messageOf(firstCause(error))}). ${CHECK_NETWORK}`;
  }
  const message = messageOf(error);
  const answer = `GitHub answered ${String(error.status)} (${withoutLink(message)}).`;
  if (error.status === 429 || RATE_LIMIT.test(message)) {
    return `${answer} Too many requests were made with this token; try again later.`;
  }
  const advice = ADVICE[error.status];
  return advice === undefined ? answer : `${answer} ${advice}`;
}

function messageOf({ message }: ApiError): string {
  return typeof message === 'string' && message !== '' ? message : 'no reason given';
}

/** Where it began: the library's own words are "fetch failed". */
function firstCause(error: ApiError): ApiError {
  return error.cause === undefined ? error : firstCause(toApiError(error.cause));
}

/** GitHub ends its messages with the address of the API's documentation. */
function withoutLink(message: string): string {
  return message.replace(/ - https:\/\/\S+$/, '');
}

/** The status with which the proxy refused, from wherever the library wrapped it. */
function proxyStatus({ message, cause }: ApiError): number | undefined {
  const [, status] = PROXY_REFUSAL.exec(typeof message === 'string' ? message : '') ?? [];
  if (status !== undefined) return Number(status);
  return cause === undefined ? undefined : proxyStatus(toApiError(cause));
}

/** The library wraps what ended a request. */
function isTimeout({ name, cause }: ApiError): boolean {
  if (name === 'AbortError' || name === 'TimeoutError') return true;
  return cause !== undefined && isTimeout(toApiError(cause));
}
