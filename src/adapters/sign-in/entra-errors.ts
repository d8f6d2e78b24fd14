/** What Entra ID (through the identity library) threw or answered → AzureError. */

import { AzureError, type AzureErrorDetails } from '../../domain/aks/errors.ts';
import { aadstsIn, isFederationMismatch, isPassingTrouble, withNumberOnce } from './aadsts.ts';
import { retryAfterOf, type RawAnswer } from '../http/answer.ts';
import { errorFromThrown, messageOf } from '../http/errors.ts';
import { asObject, asText, compact } from '../http/json.ts';
import { redact } from '../http/redact.ts';

const ATTEMPT = 'sign in to Azure';

/** What the last request of a sign-in came to: an answer, or what was thrown for want of one. */
export type LastRequest =
  | { readonly kind: 'answer'; readonly answer: RawAnswer }
  | { readonly kind: 'thrown'; readonly error: unknown };

/** Entra ID's text without the ids and the time at its end (the correlation id is kept apart). */
function readDescription(text: string): { message: string; correlationId: string | undefined } {
  const correlationId = /Correlation ID:\s*([0-9a-f-]{36})/i.exec(text)?.[1];
  const [message = ''] = text.split(/\s*Trace ID:/);
  return { message: redact(withNumberOnce(message)), correlationId };
}

function fromDescription(text: string, code: string | undefined, answer?: RawAnswer): AzureError {
  const { message, correlationId } = readDescription(text);
  const number = aadstsIn(text);
  const status = answer?.status ?? 0;
  const isPassing = status === 429 || status >= 500 || (number !== undefined && isPassingTrouble(number));
  return new AzureError(
    compact<AzureErrorDetails>({
      kind: 'sign-in',
      attempt: ATTEMPT,
      // Set only where trying again may help: a 400 or 401 here is not ARM's, nor is it throttling, which has no end.
      status: isPassing ? (status === 429 ? status : Math.max(status, 503)) : undefined,
      code:
        number === undefined ? (code ?? (status > 0 ? `Http${status}` : 'SignInFailed')) : `AADSTS${number}`,
      message:
        message === ''
          ? status > 0
            ? `The token request returned ${status} without a reason.`
            : 'Entra ID returned no token and no reason.'
          : message,
      correlationId,
      retryAfterMs: answer === undefined ? undefined : retryAfterOf(answer),
    }),
  );
}

/**
 * Translates a failed sign-in into AzureError of kind `sign-in` (with a status only when it may pass) or `network`, or
 * into InterruptedError.
 *
 * @param thrown what the identity library threw.
 * @param last what its last request came to, which tells more than the library's error: that hides the status.
 */
export function errorFromSignIn(thrown: unknown, last: LastRequest | undefined, signal: AbortSignal): Error {
  if (signal.aborted || thrown instanceof AzureError) return errorFromThrown(thrown, ATTEMPT, signal);
  if (last?.kind === 'thrown') return errorFromThrown(last.error, ATTEMPT, signal);
  const text = messageOf(thrown);
  if (last === undefined || last.answer.status < 400) {
    // Refused by the library itself, or an answer that it could not use.
    return last === undefined || aadstsIn(text) !== undefined
      ? fromDescription(text, undefined)
      : errorFromThrown(thrown, ATTEMPT, signal);
  }
  const body = asObject(last.answer.body);
  return fromDescription(asText(body?.['error_description']) ?? '', asText(body?.['error']), last.answer);
}

/** True when Entra ID refused because no federated credential matches. */
export function isFederationRefusal(error: unknown): boolean {
  if (!(error instanceof AzureError)) return false;
  const number = aadstsIn(error.details.code);
  return number !== undefined && isFederationMismatch(number, error.details.message);
}
