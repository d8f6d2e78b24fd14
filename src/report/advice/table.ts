/** THE table of advice: what to do about an error of Azure, for log, annotation, summary and next step alike. */

import { advise, type Advice } from './advice.ts';
import type { AdviceRow, KnownError, Situation } from './row.ts';
import { ACCESS_ROWS } from './rows/access.ts';
import { FEDERATION_ROWS } from './rows/federation.ts';
import { NETWORK_ROWS } from './rows/network.ts';
import { NODE_ROWS } from './rows/nodes.ts';
import { REFUSAL_ROWS } from './rows/refusals.ts';
import { REQUEST_ROWS } from './rows/requests.ts';
import { SIGN_IN_ROWS } from './rows/sign-in.ts';
import { TOKEN_ROWS } from './rows/tokens.ts';

/** Every row; where several would do, the first does. */
export const ADVICE_ROWS: readonly AdviceRow[] = [
  ...NODE_ROWS,
  ...REFUSAL_ROWS,
  ...REQUEST_ROWS,
  ...ACCESS_ROWS,
  ...FEDERATION_ROWS,
  ...TOKEN_ROWS,
  ...SIGN_IN_ROWS,
  ...NETWORK_ROWS,
];

/**
 * Returns the row for an error: by what only its facts tell, else by a cause in its message, else by its code, else by
 * its status; `undefined` when nothing is known about it.
 */
export function rowFor(error: KnownError): AdviceRow | undefined {
  const code = error.code.toLowerCase();
  return (
    ADVICE_ROWS.find(({ when }) => when?.(error) === true) ??
    // What Entra ID says has its number; its words may be those of another row.
    (code.startsWith('aadsts')
      ? undefined
      : ADVICE_ROWS.find(({ sign }) => sign?.test(error.message) === true)) ??
    ADVICE_ROWS.find(({ codes }) => codes.some((known) => known.toLowerCase() === code)) ??
    ADVICE_ROWS.find(
      ({ statuses }) => error.status !== undefined && statuses?.includes(error.status) === true,
    ) ??
    ADVICE_ROWS.find(({ otherwise }) => otherwise?.(error) === true)
  );
}

/** Returns what to do about an error, or `undefined` when nothing is known about it. */
export function adviceFor(error: KnownError, situation: Situation | undefined): Advice | undefined {
  const given = rowFor(error)?.advice(error, situation);
  if (given === undefined) return undefined;
  const { text, ...more } = typeof given === 'string' ? { text: given } : given;
  return advise(text.replace(/\.$/, ''), more);
}
