/** For a federation that Entra ID refused: what the job sent, and the federated credential to create. Pure. */

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

type Sent = Pick<IdTokenClaims, 'issuer' | 'subject' | 'audience'>;

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

/** About the two forms that a subject can have: Entra ID's portal may well have made a credential of the other one. */
function formOf(subject: string): string {
  // For repositories created or renamed since 2026-07-15, and those that switched it on.
  if (/^repo:[^/:@]+@\d+\/[^:@]+@\d+(?::|$)/.test(subject)) {
    return (
      ' That subject holds the ids of owner and repository (`repo:owner@id/repo@id:…`), the form of repositories' +
      ' created or renamed since 2026-07-15; a credential with `repo:owner/repo:…` does not match it.'
    );
  }
  if (/^repo:[^/:@]+\/[^:@]+(?::|$)/.test(subject)) {
    return (
      ' That subject holds the names of owner and repository alone; a credential with their ids' +
      ' (`repo:owner@id/repo@id:…`) does not match it.'
    );
  }
  return '';
}

/** A name that Entra ID takes (3 to 120 letters, digits, `-`, `_`), made from the subject. */
function credentialName(subject: string): string {
  const slug = subject.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `github-${slug}`.slice(0, 120);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** The exact commands that create the federated credential for what was sent; nothing tells which of them it takes. */
function createCommands(clientId: string, { issuer, subject, audience }: Required<Sent>): string {
  const name = credentialName(subject);
  const parameters = JSON.stringify({ name, issuer, subject, audiences: [audience] });
  return (
    `az ad app federated-credential create --id ${clientId} --parameters ${quote(parameters)}` +
    ' (for a user-assigned managed identity: az identity federated-credential create --identity-name NAME' +
    ` --resource-group GROUP --name ${name} --issuer ${quote(issuer)} --subject ${quote(subject)} --audiences ${quote(audience)})`
  );
}

/**
 * Text to add to Entra ID's message: issuer, audience and subject that were sent (never the token), and the command
 * that creates the credential that matches them. Empty when the token could not be read.
 */
export function federationAdvice(clientId: string, claims: IdTokenClaims): string {
  const { issuer, subject, audience } = claims;
  if (issuer === undefined || subject === undefined || audience === undefined) return '';
  const sent = `This job sent issuer ${redact(issuer)}, audience ${redact(audience)}, subject ${redact(subject)}.`;
  const commands = createCommands(clientId, { issuer, subject, audience });
  return `${sent}${formOf(subject)} The federated credential to create: ${commands}`;
}
