/** Requests that change something: sent once, and what Azure answered told apart in three kinds. */

import { AzureError, isTransient } from '../../domain/aks/errors.ts';
import type { MutationAnswer } from '../../ports/aks.ts';
import { correlationIdOf, retryAfterOf, type RawAnswer } from '../http/answer.ts';
import { errorFromAnswer, errorFromThrown, unusableAnswer } from '../http/errors.ts';
import { handleOf } from './handles.ts';
import { asObject, asText, compact } from '../http/json.ts';

type Accepted = Extract<MutationAnswer, { kind: 'accepted' }>;

function toMutationAnswer(answer: RawAnswer, attempt: string, origin: string): MutationAnswer {
  const { status } = answer;
  if (status >= 200 && status < 300) {
    // The status alone says that it was accepted; a body that can't be read changes nothing about that.
    const properties = asObject(asObject(answer.body)?.['properties']);
    return compact<Accepted>({
      kind: 'accepted',
      status,
      correlationId: correlationIdOf(answer),
      handle: handleOf(answer, origin),
      provisioningState: asText(properties?.['provisioningState']),
      retryAfterMs: retryAfterOf(answer),
    });
  }
  if (status < 400) return { kind: 'unknown', error: unusableAnswer(attempt, 'it is a redirect', status) };
  const error = errorFromAnswer(answer, attempt);
  // 408 and 5xx leave open whether the request took effect. A 429 is turned away at the door.
  return { kind: status === 408 || status >= 500 ? 'unknown' : 'refused', error };
}

/**
 * Sends a mutation and sorts the answer.
 *
 * @param origin of the ARM endpoint, the only place where an operation's URL may lead.
 * @throws InterruptedError (or DeadlineError) when the run is being canceled; for nothing else.
 */
export async function mutate(
  send: () => Promise<RawAnswer>,
  attempt: string,
  origin: string,
  signal: AbortSignal,
): Promise<MutationAnswer> {
  try {
    return toMutationAnswer(await send(), attempt, origin);
  } catch (thrown) {
    const error = errorFromThrown(thrown, attempt, signal);
    if (!(error instanceof AzureError)) throw error;
    // Without a token nothing was sent; when a token may be had later, looking again costs nothing.
    const isRefused = error.details.kind === 'sign-in' && !isTransient(error);
    return { kind: isRefused ? 'refused' : 'unknown', error };
  }
}
