/** For a federation that Entra ID refused: what the job sent, and the federated credential to create. Pure. */

import { Buffer } from 'node:buffer';
import { asList, asNumber, asObject, asText, compact, parseJson } from './azure-json.ts';
import { redact } from './azure-redact.ts';

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
  const payload = asObject(parseJson(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')));
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

/** True for `repo:OWNER@ID/REPO@ID:…`, the form for repositories created or renamed since 2026-07-15. */
function isImmutableSubject(subject: string): boolean {
  return /^repo:[^/:@]+@\d+\/[^:@]+@\d+(?::|$)/.test(subject);
}

/** A name that Entra ID takes (3 to 120 letters, digits, `-`, `_`), made from the subject. */
function credentialName(subject: string): string {
  const slug = subject.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `github-${slug}`.slice(0, 120);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** The exact command that creates the federated credential for what the job sent. */
function createCommand(clientId: string, claims: IdTokenClaims): string {
  const credential = {
    name: credentialName(claims.subject ?? 'workflow'),
    issuer: claims.issuer,
    subject: claims.subject,
    audiences: [claims.audience],
  };
  return `az ad app federated-credential create --id ${clientId} --parameters ${quote(JSON.stringify(credential))}`;
}

/**
 * Text to add to Entra ID's message: issuer, audience and subject that were sent (never the token), and the command
 * that creates the credential that matches them. Empty when the token could not be read.
 */
export function federationAdvice(clientId: string, claims: IdTokenClaims): string {
  const { issuer, subject, audience } = claims;
  if (issuer === undefined || subject === undefined || audience === undefined) return '';
  const sent = `This job sent issuer ${redact(issuer)}, audience ${redact(audience)}, subject ${redact(subject)}.`;
  const form = isImmutableSubject(subject)
    ? ' That subject holds the ids of owner and repository (`repo:owner@id/repo@id:…`), the form of repositories' +
      ' created or renamed since 2026-07-15; a credential with `repo:owner/repo:…` does not match it.'
    : '';
  return `${sent}${form} The federated credential to create: ${createCommand(clientId, claims)}`;
}
