import { randomUUID } from 'node:crypto';
import type { Answer, Incoming } from '../http/exchange.ts';
import type { RouteName } from '../http/route-names.ts';
import type { Certificate } from './certificate.ts';
import { publicKeySet, signJwt } from './jwt.ts';
import type { IdentitySettings } from './settings.ts';

export interface OidcFace {
  settings: IdentitySettings;
  keys: Certificate;
  requestToken: string;
  /** Called with each ID token that is issued. */
  onIssued: (token: string) => void;
}

/** Path of the address that a job finds in ACTIONS_ID_TOKEN_REQUEST_URL. */
export const OIDC_PATH = '/00000000-0000-0000-0000-000000000001/_apis/distributedtask/idtoken';

export function oidcRoute(incoming: Incoming): RouteName {
  if (incoming.path === OIDC_PATH && incoming.method === 'GET') return 'oidc.token';
  return incoming.path === '/.well-known/jwks' ? 'oidc.keys' : 'unknown';
}

/**
 * GitHub's side: an ID token for the audience that is asked for, against the job's request token. Whose job it is stands
 * in the address, as with GitHub: a `subject` in it takes the place of the scenario's.
 */
export function answerOidc(face: OidcFace, route: RouteName, incoming: Incoming): Answer {
  if (route === 'oidc.keys') return { status: 200, body: publicKeySet(face.keys) };
  if (route !== 'oidc.token') return { status: 404, body: { message: 'Not Found' } };
  if (incoming.headers.authorization !== `Bearer ${face.requestToken}`) {
    return { status: 401, body: { message: 'Bad credentials' } };
  }
  const { settings } = face;
  const now = Math.floor(Date.now() / 1000);
  const subject = incoming.query['subject'] ?? settings.subject;
  // The old form of the subject is `repo:owner/name:…`, the immutable one `repo:owner@id/name@id:…`.
  const repository = /^repo:([^:]+)/.exec(subject)?.[1]?.replaceAll(/@\d+/g, '') ?? '';
  const token = signJwt(
    {
      jti: randomUUID(),
      sub: subject,
      aud: incoming.query['audience'] ?? `https://github.com/${repository.split('/')[0] ?? ''}`,
      repository,
      repository_owner: repository.split('/')[0] ?? '',
      ref: 'refs/heads/main',
      iss: settings.issuer,
      nbf: now - 5,
      exp: now + settings.idTokenLifetime,
      iat: now,
    },
    face.keys,
  );
  face.onIssued(token);
  return { status: 200, body: { value: token } };
}
