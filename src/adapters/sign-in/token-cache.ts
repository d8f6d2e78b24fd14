/** Keeps the ARM token and shares the request for a new one. */

import type { AccessToken, GetTokenOptions } from '@azure/identity';
import { AzureError } from '../../domain/aks/errors.ts';
import { optional } from '../../domain/optional.ts';
import type { ArmCredential } from '../http/pipeline.ts';

/** What a way of signing in is asked for. */
export interface TokenRequest {
  readonly scope: string;
  /** Of a claims challenge (continuous access evaluation). */
  readonly claims?: string;
  /** True when Azure refused the last token: caches of the libraries below must be left out. */
  readonly isRenewal: boolean;
}

/** One way of signing in. Throws AzureError of kind `sign-in` or `network`. */
export type TokenSource = (request: TokenRequest) => Promise<AccessToken>;

/** A token is renewed this long before its end, or a tenth of its life if that is less. */
const LONGEST_MARGIN_MS = 30_000;

interface Kept {
  readonly token: AccessToken;
  /** Epoch milliseconds from which a new one is asked for. */
  readonly renewAt: number;
}

function keep(token: AccessToken, now: number): Kept {
  const life = Math.max(0, token.expiresOnTimestamp - now);
  return { token, renewAt: token.expiresOnTimestamp - Math.min(LONGEST_MARGIN_MS, life / 10) };
}

/** Settles as the work does, or rejects as soon as the signal aborts: signing in can't be cut by itself. */
async function untilAborted<T>(work: Promise<T>, signal: GetTokenOptions['abortSignal']): Promise<T> {
  if (signal === undefined) return work;
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => {
    reject(new Error('aborted'));
  };
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/**
 * A credential over one way of signing in. Its own cache, because MSAL keeps only tokens that live for more than
 * five minutes, so that each request would ask for a short one again, and can't be told to forget one.
 *
 * @param now epoch milliseconds.
 */
export function cacheTokens(source: TokenSource, now: () => number = Date.now): ArmCredential {
  let kept: Kept | undefined;
  let isRenewal = false;
  let underWay: Promise<AccessToken> | undefined;

  const renew = async (scope: string, claims: string | undefined): Promise<AccessToken> => {
    const before = kept;
    try {
      const token = await source({ scope, isRenewal, ...optional('claims', claims) });
      kept = keep(token, now());
      isRenewal = false;
      return token;
    } catch (error) {
      // The last seconds of the old token bridge a short outage of the sign-in.
      const isUsable = before !== undefined && before === kept && before.token.expiresOnTimestamp > now();
      if (isUsable && claims === undefined && error instanceof AzureError) return before.token;
      throw error;
    }
  };

  return {
    getToken: (scopes, options = {}) => {
      const scope = typeof scopes === 'string' ? scopes : (scopes[0] ?? '');
      const { claims, abortSignal } = options;
      if (claims !== undefined) return untilAborted(renew(scope, claims), abortSignal);
      if (kept !== undefined && now() < kept.renewAt) return Promise.resolve(kept.token);
      underWay ??= renew(scope, undefined).finally(() => {
        underWay = undefined;
      });
      return untilAborted(underWay, abortSignal);
    },
    forget: (token) => {
      if (kept?.token.token !== token) return;
      kept = undefined;
      isRenewal = true;
    },
  };
}
