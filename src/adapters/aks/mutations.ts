/** Requests that change something: sent once, and what Azure answered told apart in three kinds. */

import { mayHaveArrived } from '../../domain/aks/answers.ts';
import { AzureError } from '../../domain/aks/errors.ts';
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
  const error =
    status < 400 ? unusableAnswer(attempt, 'it is a redirect', status) : errorFromAnswer(answer, attempt);
  return unsuccessful(error);
}

function unsuccessful(error: AzureError): MutationAnswer {
  return { kind: mayHaveArrived(error) ? 'unknown' : 'refused', error };
}

/**
 * Sends a mutation and sorts the answer. Throws InterruptedError (or DeadlineError) when the run is being canceled; for
 * nothing else.
 *
 * @param origin of the ARM endpoint, the only place where an operation's URL may lead.
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
    return unsuccessful(error);
  }
}
