/**
 * What Azure's answer to a request that changes something means: the one judgement, for aborts, rollbacks and updates
 * of the cluster alike.
 *
 * A 409 means many things, and only some of them pass by waiting. The code decides; where it says nothing by itself
 * (`OperationNotAllowed`, `Conflict`), Azure's sentence does.
 */

import { isThrottled, isTransient, type AzureError } from './errors.ts';

/** The answers that do not say that the request was accepted. */
export type Meaning =
  /** Another operation is in progress: `if-busy` decides, and it may be sent again when that has ended. */
  | 'busy'
  /** Of an abort: nothing is in progress (any more). The resource tells which. */
  | 'too-late'
  /** The resource changed after it was read: everything is observed and decided anew. */
  | 'lost-race'
  /** There were too many requests: turned away unread. */
  | 'throttled'
  /** No token could be had, or it was not taken: nothing was started, and nothing said about the request itself. */
  | 'unauthorized'
  /** Refused for a reason that waiting does not cure. */
  | 'refused'
  /** It may or may not have taken effect: the resource tells. */
  | 'unknown';

/** Returns what an answer other than an acceptance means for the request. */
export function meaningOf(error: AzureError, request: 'abort' | 'put'): Meaning {
  const { kind, status } = error.details;
  // A redirect, a 408 and a 5xx leave it open, and so does a sign-in that may work again later.
  if (kind === 'network' || isTransient(error)) return isThrottled(error) ? 'throttled' : 'unknown';
  if (kind === 'sign-in' || status === 401) return 'unauthorized';
  if (status === 412) return 'lost-race';
  if (request === 'abort') return meaningForAbort(error);
  return status === 409 ? meaningOfConflict(error) : 'refused';
}

/** True when it is not known whether the request took effect. */
export function mayHaveArrived(error: AzureError): boolean {
  return meaningOf(error, 'put') === 'unknown';
}

/** A refused abort is only too late when Azure says so: 409 is documented for that, 400 is not. */
function meaningForAbort(error: AzureError): Meaning {
  const { status, code, message } = error.details;
  if (status !== 400 && status !== 409) return 'refused';
  if (isTelling(code)) return 'refused';
  if (isTooLate(error)) return 'too-late';
  return status === 409 && speaksOfOperation(message) ? 'busy' : 'refused';
}

function meaningOfConflict({ details: { code, message } }: AzureError): Meaning {
  if (LOST_RACE_CODE.test(code) || LOST_RACE_WORDS.test(message)) return 'lost-race';
  if (isTelling(code)) return 'refused';
  if (BUSY_CODE.test(code)) return 'busy';
  return speaksOfOperation(message) ? 'busy' : 'refused';
}

const LOST_RACE_CODE = /^(?:etagmismatch|preconditionfailed|conditionnotmet)$/i;

/** AKS wraps it, too; ARM says it of two requests at the same moment. */
const LOST_RACE_WORDS = /\be-?tag\s*mis-?match|\bconcurrent request/i;

/** Such as `AnotherOperationInProgress`. */
const BUSY_CODE = /(?:operation|upgrade|update).*inprogress/i;

/** Parts of codes that name a cause of their own, which no operation in progress is. */
const TELLING_CODE = new RegExp(
  [
    ...['lock', 'regist', 'disabled', 'readonly', 'quota', 'exceed', 'limit', 'capacity', 'allocation'],
    ...['polic', 'disallowed', 'denied', 'forbidden', 'authoriz', 'authenti', 'credential', 'principal'],
    ...['invalid', 'notsupported', 'unsupported', 'incompatible', 'notaccepted', 'notfound', 'changenot'],
    ...['subnet', 'full', 'beingdeleted', 'deprovision', 'pdb', 'disruption', 'sku', 'zone', 'billing'],
  ].join('|'),
  'i',
);

function isTelling(code: string): boolean {
  return TELLING_CODE.test(code);
}

/** Causes that AKS tells under codes which say nothing by themselves. */
const CAUSES =
  /\bfailed (?:in|during) (?:an? |the )?(?:upgrade|update)|\bquota\b|\bmachines? api\b|\bdeletion was issued|\b(?:is|are) locked\b|\bnot registered\b/i;

/** Words for an operation in progress, as AKS writes them. */
const IN_PROGRESS: readonly RegExp[] = [
  /\boperations?\b.{0,160}\bin[- ]?progress\b/is,
  /\bin[- ]?progress\b.{0,80}\boperations?\b/is,
  /\boperations?\b.{0,80}\b(?:is|are) (?:still |currently |already )?(?:running|ongoing|pending|under ?way)\b/is,
  /\b(?:ongoing|pending|running|active) operations?\b/i,
  /\b(?:upgrade|update|scale|rollback|reconciliation|abort|creation|start|stop)\b.{0,80}\b(?:is|are) (?:still |currently |already )?in[- ]?progress\b/is,
  /\bprovisioning ?state ?\((?!succeeded|failed|cancell?ed)[a-z]+\)/i,
  /\bprovisioning ?state\b[^.]{0,80}\bis '?(?!succeeded|failed|cancell?ed|not\b)[a-z]+ing\b/i,
  /\bin '?[a-z]+ing'? provisioning ?state\b/i,
  /\b(?:is|are) (?:still |currently |already )?being (?:upgraded|updated|scaled|created|started|stopped|reconciled)\b/i,
];

function speaksOfOperation(message: string): boolean {
  return (
    !CAUSES.test(message) && !NO_OPERATION.test(message) && IN_PROGRESS.some((words) => words.test(message))
  );
}

const NO_OPERATION =
  /\bno (?:[a-z]+ )?(?:operations?|upgrade|update)\b|\bnot (?:currently )?in[- ]?progress\b/i;

/** A terminal state, lateness, or nothing there to abort. */
const TOO_LATE: readonly RegExp[] = [
  NO_OPERATION,
  /\bprovisioning ?state\b/i,
  /\b(?:already|has|have|had|was|been)\b.{0,30}\b(?:completed?|finished|ended|succeeded|failed|cancell?ed)\b/is,
  /\b(?:finished|completed|ended) before\b|\bnothing to (?:abort|cancel)\b|\btoo late\b|\bterminal\b/i,
];

/** An answer without a word is the documented one: the operation had ended before it could be canceled. */
function isTooLate({ details: { status, code, message } }: AzureError): boolean {
  if (status === 409 && code === `Http${String(status)}`) return true;
  return !CAUSES.test(message) && TOO_LATE.some((words) => words.test(message));
}
