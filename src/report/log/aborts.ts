/** The log's lines about what an abort has hit: it names no operation, so it may have been another one. */

import { targetInWords, type Operation, type Target } from '../../domain/aks/cluster.ts';
import type { AzureErrorDetails } from '../../domain/aks/errors.ts';
import { oneLine, withFullStop } from '../../text/plain-text.ts';
import { errorInWords } from './moves.ts';

/** Returns what is said when an abort goes by the state of its target alone. */
export function unguardedAbortLine(target: Target, { id }: Operation, error: AzureErrorDetails): string {
  return `Operation ${oneLine(id)} could not be read again right before the abort, so only the state of ${targetInWords(target)} shows that it was still running: ${withFullStop(errorInWords(error))} Check which operation was aborted before you continue.`;
}

/**
 * Returns what is known of an abort that was accepted and is not waited for.
 *
 * @param meant what was in progress by the last look before it.
 * @param after the latest one right after it, when that look told nothing.
 */
export function abortNotAwaitedLine(
  target: Target,
  meant: Operation | undefined,
  after: Operation | undefined,
): string {
  const unconfirmed = 'Not waiting: `wait` is false, so it is not confirmed what was aborted.';
  const subject = targetInWords(target);
  if (meant !== undefined) {
    return `${unconfirmed} Right before the abort, operation ${oneLine(meant.id)} was in progress on ${subject}.`;
  }
  const latest = after === undefined ? '' : `; right after it, the latest one is ${oneLine(after.id)}`;
  return `${unconfirmed} Which operation was in progress on ${subject} right before the abort is unknown${latest}.`;
}

/** Returns what is said when another operation is the latest one right after an abort. */
export function perhapsOtherAbortedLine(meantId: string, latest: Operation): string {
  return `Operation ${oneLine(meantId)} was to be aborted, but ${oneLine(latest.id)} is the latest one right after the abort: another operation may have been hit. Check it before you continue.`;
}

/** Returns what is said when the operation meant had ended by itself, and still the target was canceled. */
export function otherAbortedLine(meant: Operation, hit: Operation | undefined): string {
  const what = hit === undefined ? 'another operation' : `operation ${oneLine(hit.id)}`;
  return `Operation ${oneLine(meant.id)} was to be aborted, but it had already ended (${oneLine(meant.status)}): ${what} was aborted instead. Check what it was before you continue.`;
}
