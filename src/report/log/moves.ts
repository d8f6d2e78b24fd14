/** The log's lines about moves: the requests of a plan, what Azure answered and how each ended. */

import type { AzureErrorDetails } from '../../domain/aks/errors.ts';
import type { ClusterAddress } from '../../domain/inputs.ts';
import { isRollback, type Move } from '../../domain/moves/move.ts';
import type { Answer, MoveRecord, Settlement } from '../../domain/moves/record.ts';
import type { Sighting } from '../../domain/moves/sighting.ts';
import { formatDuration } from '../../domain/time.ts';
import { oneLine, withFullStop } from '../../text/plain-text.ts';
import { moveInWords, requestLines } from '../text/moves.ts';
import { versionsInWords } from '../text/words.ts';

/** Room for what Azure said and, when a sign-in was refused, for the command that mends it. */
const LONGEST_MESSAGE = 3_000;

/** Returns the plan of a dry run: each move in words, with the request that it would send, and what would come of it. */
export function planLines(plan: readonly Move[], address: ClusterAddress): readonly string[] {
  if (plan.length === 0) return ['Plan: nothing to change.'];
  return [
    ...plan.flatMap((move, index) => [
      `${String(index + 1)}. ${moveInWords(move)}`,
      ...requestLines(move, address).map((line) => `   ${line}`),
    ]),
    `Expected result without \`dry-run\`: ${plan.some(isRollback) ? 'rolled-back' : 'aborted'}.`,
  ];
}

/** Returns what Azure answered to a move's request; `undefined` when there is nothing to tell. */
export function answerLine(answer: Answer): string | undefined {
  switch (answer.kind) {
    case 'none':
    case 'sent':
      return undefined;
    case 'accepted':
      return `Azure accepted the request (${String(answer.status)}${correlation(answer.correlationId)}).`;
    case 'refused':
      return `Azure refused the request: ${withFullStop(errorInWords(answer.error.details))}`;
    case 'unknown':
      return `It is not known whether the request arrived: ${withFullStop(errorInWords(answer.error.details))} Reading the resource to find out.`;
    case 'withheld':
      return `The request was not sent: ${withFullStop(oneLine(answer.reason))} Checking again.`;
  }
}

/** Returns how a move ended. */
export function settlementLine({ answer, startedAt, settlement }: MoveRecord): string {
  if (settlement === undefined) {
    return answer.kind === 'refused' || answer.kind === 'withheld' ? 'Not started.' : 'Not finished.';
  }
  return settlementInWords(settlement, startedAt);
}

function settlementInWords(settlement: Settlement, startedAt: number): string {
  switch (settlement.kind) {
    case 'ended': {
      const error =
        settlement.error === undefined
          ? ''
          : `. ${oneLine(settlement.error.code)}: ${oneLine(settlement.error.message)}`;
      return `Ended ${after(settlement.at, startedAt)}: ${sightingInWords(settlement.seen)}${error}`;
    }
    case 'replaced':
      return `Ended ${after(settlement.at, startedAt)}; another operation has started: ${sightingInWords(settlement.seen)}`;
    case 'not-begun':
      return `The request did not take effect: ${sightingInWords(settlement.seen)}`;
    case 'vanished':
      return `Deleted by someone else, noticed ${after(settlement.at, startedAt)}.`;
    case 'not-awaited':
      return 'Not waiting: `wait` is false.';
  }
}

/** Returns status, code, message and correlation id of an error in one line. */
export function errorInWords(
  error: Pick<AzureErrorDetails, 'status' | 'code' | 'message' | 'correlationId'>,
): string {
  const status = error.status === undefined ? '' : `${String(error.status)} `;
  const id = error.correlationId === undefined ? '' : ` (correlation ID ${oneLine(error.correlationId)})`;
  const message = oneLine(error.message, LONGEST_MESSAGE);
  // Entra ID begins its message with the number itself.
  const code = message.startsWith(`${error.code}:`) ? '' : `${oneLine(error.code)}: `;
  return `${status}${code}${message}${id}`;
}

function correlation(id: string | undefined): string {
  return id === undefined ? '' : `, correlation ID ${oneLine(id)}`;
}

function after(at: number, startedAt: number): string {
  return `after ${formatDuration(at - startedAt)}`;
}

function sightingInWords(seen: Sighting): string {
  const hasVersions = seen.kubernetesVersion !== undefined || seen.nodeImageVersion !== undefined;
  return `${oneLine(seen.provisioningState)}${hasVersions ? `, ${versionsInWords(seen)}` : ''}`;
}
