/** The claims of a job's ID token. Pure. */

import type { SentClaims } from '../../domain/aks/errors.ts';
import { asList, asNumber, asText, compact } from '../http/json.ts';
import { redact } from '../http/redact.ts';
import { readPayload } from './jwt.ts';

/** The claims of an ID token that decide, and its life. */
export interface IdTokenClaims {
  readonly issuer?: string;
  readonly subject?: string;
  readonly audience?: string;
  /** Milliseconds between its issue and its end. */
  readonly lifeMs?: number;
}

/** Reads the claims of a signed token without checking its signature; empty when it is none. */
export function readClaims(jwt: string): IdTokenClaims {
  const payload = readPayload(jwt);
  const issued = asNumber(payload?.['iat']) ?? asNumber(payload?.['nbf']);
  const ends = asNumber(payload?.['exp']);
  const audience = payload?.['aud'];
  return compact<IdTokenClaims>({
    issuer: asText(payload?.['iss']),
    subject: asText(payload?.['sub']),
    audience: asText(asList(audience)?.[0] ?? audience),
    lifeMs: issued === undefined || ends === undefined ? undefined : Math.max(0, (ends - issued) * 1000),
  });
}

/** What a job sent, for whoever advises on it; `undefined` when the token could not be read. */
export function sentClaims(clientId: string, claims: IdTokenClaims): SentClaims | undefined {
  const { issuer, subject, audience } = claims;
  if (issuer === undefined || subject === undefined || audience === undefined) return undefined;
  return { clientId, issuer: redact(issuer), subject: redact(subject), audience: redact(audience) };
}
