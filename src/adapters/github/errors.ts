/** What GitHub's API answers when it does not do what was asked → IssueError. */

import { IssueError, type IssueTrouble } from '../../domain/issue-trouble.ts';

/** As much of an error of the API's library as tells something; all of it may be absent. */
interface ApiError {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly status?: unknown;
  /** Absent when there was no answer at all: the library then makes up a status of 500. */
  readonly response?: unknown;
  readonly cause?: unknown;
}

/** How the library says that the proxy opened no tunnel. */
const PROXY_REFUSAL = /proxy response \((\d{3})\)/i;

/** Returns what came of an attempt, such as `open an issue`, as facts. */
export function issueError(thrown: unknown, attempt: string): IssueError {
  return new IssueError({ attempt, ...factsOf(toApiError(thrown)) }, { cause: thrown });
}

/** True when the request may have arrived although no answer came, or GitHub's answer says that something broke. */
export function isUnanswered(thrown: unknown): boolean {
  const { status, response } = toApiError(thrown);
  return response === undefined || (typeof status === 'number' && status >= 500);
}

function toApiError(thrown: unknown): ApiError {
  return typeof thrown === 'object' && thrown !== null ? thrown : {};
}

function factsOf(error: ApiError): Omit<IssueTrouble, 'attempt'> {
  if (typeof error.status === 'number' && error.response !== undefined) {
    return { kind: 'answer', status: error.status, ...saidBy(error) };
  }
  // Before the time: the library calls such a request an aborted one too.
  const refusal = proxyStatus(error);
  if (refusal !== undefined) return { kind: 'proxy', status: refusal };
  return isTimeout(error) ? { kind: 'time' } : { kind: 'network', ...saidBy(firstCause(error)) };
}

function saidBy({ message }: ApiError): Pick<IssueTrouble, 'said'> {
  return typeof message === 'string' && message !== '' ? { said: withoutLink(message) } : {};
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
