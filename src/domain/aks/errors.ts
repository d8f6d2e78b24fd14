/** The errors that end a step or a request. What a refused or unanswered change means, `answers.ts` tells. */

/** What became of a request, as far as the answer tells. */
export type AzureErrorKind =
  /** No usable answer: connection, DNS, TLS, time-out, truncated or wrong body. */
  | 'network'
  /** Azure answered with a status of 400 or more. */
  | 'http'
  /** No token could be had. */
  | 'sign-in';

export interface AzureErrorDetails {
  readonly kind: AzureErrorKind;
  /** What was attempted and on what, such as `read cluster prod`. */
  readonly attempt: string;
  readonly status?: number;
  /** Azure's code, such as `OperationNotAllowed` or `AADSTS700024`; of the network, such as `ECONNRESET`. */
  readonly code: string;
  readonly message: string;
  readonly correlationId?: string;
  /** Milliseconds that the service asked to wait. */
  readonly retryAfterMs?: number;
  readonly facts?: ErrorFacts;
}

/** What a job sent for a token: the claims of its ID token that decide, never the token. */
export interface SentClaims {
  readonly clientId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

/** What is known of an error beside its code and words, for whoever advises about it. */
export interface ErrorFacts {
  /** The permission that Azure says is missing, such as `Microsoft.ContainerService/fleets/read`. */
  readonly missingRight?: string;
  /** Where it is missing: an ARM id. */
  readonly scope?: string;
  /** Whose it is. */
  readonly objectId?: string;
  /** The API versions that Azure offers in place of the one that it refused. */
  readonly apiVersions?: readonly string[];
  /** How the step signs in, where that decides what to do. */
  readonly signIn?: 'azure-cli' | 'managed-identity';
  /** Set when no federated credential fits. */
  readonly sent?: SentClaims;
  /** GitHub had given this job ID tokens before. */
  readonly hadIdTokens?: boolean;
}

/** A request to Azure (ARM or Entra ID) that did not succeed, translated once, at the edge. */
export class AzureError extends Error {
  readonly details: AzureErrorDetails;

  constructor(details: AzureErrorDetails, options?: { cause?: unknown }) {
    super(details.message, options);
    this.name = 'AzureError';
    this.details = details;
  }
}

/** All problems with the inputs, found in one pass. */
export class InputError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }
}

/** The workflow run is being canceled: nothing new may be started. */
export class InterruptedError extends Error {
  constructor() {
    super('The workflow run was canceled.');
    this.name = 'InterruptedError';
  }
}

/** The step's time budget is used up. */
export class DeadlineError extends Error {
  constructor() {
    super("The step's timeout has passed.");
    this.name = 'DeadlineError';
  }
}

/** Statuses that say nothing about whether the request is acceptable: it may be made again later. */
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 429]);

/** True for errors that a later attempt may not meet: network, 408, 429 and 5xx. */
export function isTransient(error: AzureError): boolean {
  const { kind, status } = error.details;
  if (kind === 'network') return true;
  if (status === undefined) return false;
  return TRANSIENT_STATUSES.has(status) || status >= 500;
}

/** True when the service has had too many requests: it turned this one away unread. */
export function isThrottled(error: AzureError): boolean {
  return error.details.status === 429;
}

/** True when the caller lacks a right. */
export function isForbidden(error: AzureError): boolean {
  return error.details.status === 403;
}

/** True for a 404 that speaks of what has lost its permissions rather than of a deletion: a subscription is not deleted. */
export function looksHidden(error: AzureError): boolean {
  return isNotFound(error) && /^(?:Subscription|Tenant)NotFound$/i.test(error.details.code);
}

/** The code of an optional read that was not waited for any longer. */
export const LATE_CODE = 'NoAnswerInTime';

/** True for an optional read that was not waited for any longer. */
export function isLate(error: AzureError): boolean {
  return error.details.code === LATE_CODE;
}

/** True when the resource does not exist (any more). */
export function isNotFound(error: AzureError): boolean {
  return error.details.status === 404;
}
