/** Everything that can go wrong with a request to Azure, translated to AzureError once, here. */

import {
  AzureError,
  DeadlineError,
  InterruptedError,
  type AzureErrorDetails,
  type ErrorFacts,
} from '../../domain/aks/errors.ts';
import type { JsonObject, JsonValue } from '../../domain/aks/cluster.ts';
import { correlationIdOf, retryAfterOf, type RawAnswer } from './answer.ts';
import { isApiVersionRefusal, offeredVersions } from './api-versions.ts';
import { asList, asObject, asText, compact } from './json.ts';
import { redact } from './redact.ts';

/** The answer did not come in the time that a request has. */
export class AnswerTimeoutError extends Error {
  readonly code = 'TimedOut';

  /** @param ms the time that the request had. */
  constructor(ms: number) {
    super(`No complete response within ${Math.round(ms / 1000)} seconds.`);
    this.name = 'AnswerTimeoutError';
  }
}

/** An answer that is not what was asked for (wrong JSON, HTML, empty, cut off): kind `network`, read again. */
export function unusableAnswer(attempt: string, why: string, status?: number): AzureError {
  const details = { kind: 'network' as const, attempt, code: 'UnusableAnswer' };
  return new AzureError({
    ...details,
    message: `Azure's response${status === undefined ? '' : ` (${status})`} can't be used: ${why}.`,
  });
}

/** The error that ends everything: the run is being canceled, its deadline has passed, or something broke elsewhere. */
export function interruption(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error && reason.name !== 'AbortError' ? reason : new InterruptedError();
}

interface ErrorBody {
  readonly code?: string;
  readonly message?: string;
}

/** As many causes as anybody reads, and as deep as anybody nests them. */
const MOST_CAUSES = 5;
const DEEPEST_CAUSE = 8;

/**
 * The innermost `details` of an error, as `code: message`: they say more than the outer ones, such as which quota is
 * exceeded, or which subnet is full under `UpgradeFailed`.
 */
export function causesOf(error: JsonObject | undefined, depth = 0): readonly string[] {
  const entries = depth < DEEPEST_CAUSE ? (asList(error?.['details']) ?? []).slice(0, MOST_CAUSES) : [];
  return entries
    .flatMap((entry) => {
      const detail = asObject(entry);
      const inner = causesOf(detail, depth + 1);
      if (inner.length > 0) return inner;
      const code = asText(detail?.['code']);
      const message = asText(detail?.['message']);
      if (message === undefined || message === error?.['message']) return [];
      return [code === undefined ? message : `${code}: ${message}`];
    })
    .slice(0, MOST_CAUSES);
}

/** Reads both forms of error bodies: `{error: {code, message, …}}` of ARM, flat `{code, message, …}` of AKS. */
export function readErrorBody(body: JsonValue | undefined): ErrorBody {
  const outer = asObject(body);
  const error = asObject(outer?.['error']) ?? outer;
  if (error === undefined) return {};
  const message = asText(error['message']);
  const details = causesOf(error).join('; ');
  return compact<ErrorBody>({
    code: asText(error['code']),
    message: details === '' ? message : `${message ?? ''} (${details})`.trim(),
  });
}

/**
 * The permission that ARM's text for 403 names, such as `Microsoft.ContainerService/fleets/read`: the last one, because a
 * linked refusal begins with a right that the identity does have.
 */
function missingRightIn(message: string): string | undefined {
  return /^[^]*(?:authorization|permissions?) to perform (?:the )?action(?:\(s\))?\s*'([^']+)'/i.exec(
    message,
  )?.[1];
}

/** What else ARM's texts tell: who lacks which right and where, which API versions there are. */
function factsOf(status: number, code: string, message: string): ErrorFacts | undefined {
  if (isApiVersionRefusal(code)) return { apiVersions: offeredVersions(message) };
  const missingRight = status === 403 ? missingRightIn(message) : undefined;
  if (missingRight === undefined) return undefined;
  return compact<ErrorFacts>({
    missingRight,
    scope: /^[^]*scope(?:\(s\))? '([^']{1,500})'/i.exec(message)?.[1],
    objectId: /\bobject id '([0-9a-f-]{36})'/i.exec(message)?.[1],
  });
}

/** The error for an answer with a status of 400 or more. */
export function errorFromAnswer(answer: RawAnswer, attempt: string): AzureError {
  const read = readErrorBody(answer.body);
  // Azure Resource Manager says by a code what does not exist: a page without one is a gateway's or a proxy's.
  if (answer.status === 404 && read.code === undefined && answer.header('x-ms-error-code') === undefined) {
    return unusableAnswer(attempt, 'it is not a response from Azure Resource Manager', answer.status);
  }
  const code = read.code ?? asText(answer.header('x-ms-error-code')) ?? `Http${answer.status}`;
  const message = redact(read.message ?? `Azure returned ${answer.status} without a reason.`);
  return new AzureError(
    compact<AzureErrorDetails>({
      kind: 'http',
      attempt,
      status: answer.status,
      code,
      message,
      correlationId: correlationIdOf(answer),
      retryAfterMs: retryAfterOf(answer),
      facts: factsOf(answer.status, code, message),
    }),
  );
}

/** What the error classes of the SDK, of Node and of the identity library have in common. */
interface ErrorLike {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  /** What was sent, in errors of the SDK. */
  readonly request?: { readonly url?: unknown };
}

/** The text of whatever was thrown. (Not by `instanceof Error`: errors may come from another realm.) */
export function messageOf(thrown: unknown): string {
  const message = typeof thrown === 'object' && thrown !== null ? (thrown as ErrorLike).message : thrown;
  return redact(typeof message === 'string' ? message : '');
}

/** The first code that a chain of causes carries, such as `ECONNRESET`. */
function codeOf(error: unknown): string | undefined {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    const { code, cause } = current as ErrorLike;
    if (typeof code === 'string' && code !== '') return code;
    current = cause;
  }
  return undefined;
}

/** The host that was asked: the system's own text names the address that was tried, which may be a proxy's. */
function hostOf(error: unknown): string | undefined {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    const { request, cause } = current as ErrorLike;
    if (typeof request?.url === 'string') return URL.parse(request.url)?.host;
    current = cause;
  }
  return undefined;
}

/** What happened, and with which host. */
function connectionFailure(thrown: unknown, code: string): string {
  const text = messageOf(thrown);
  const host = hostOf(thrown);
  if (text === '') return `The connection${host === undefined ? '' : ` to ${host}`} failed (${code}).`;
  return host === undefined || text.includes(host) ? text : `The connection to ${host} failed: ${text}`;
}

/** Codes with which the SDK says that a body could not be read to its end or is not JSON. */
const BODY_CODES: ReadonlySet<string> = new Set(['PARSE_ERROR', 'ERR_UNESCAPED_CHARACTERS']);

/**
 * Translates whatever a request threw into AzureError, InterruptedError or DeadlineError. A run that is being canceled
 * wins over everything else.
 *
 * @param attempt what was attempted, such as `read cluster prod`.
 */
export function errorFromThrown(thrown: unknown, attempt: string, signal: AbortSignal): Error {
  if (signal.aborted) return interruption(signal);
  if (thrown instanceof InterruptedError || thrown instanceof DeadlineError) return thrown;
  if (thrown instanceof AzureError) {
    return thrown.details.attempt === '' ? new AzureError({ ...thrown.details, attempt }) : thrown;
  }
  const code = codeOf(thrown);
  if (code === undefined || BODY_CODES.has(code)) {
    return new AzureError(unusableAnswer(attempt, 'it cannot be read').details, { cause: thrown });
  }
  return new AzureError(
    compact<AzureErrorDetails>({
      kind: 'network',
      attempt,
      code,
      message: connectionFailure(thrown, code),
    }),
    { cause: thrown },
  );
}
