import { createPublicKey, sign, verify } from 'node:crypto';
import { isObject, type JsonObject } from '../state/json.ts';
import type { Certificate } from './certificate.ts';

const KEY_ID = 'simulator';

/** A JSON Web Token signed with RS256, as GitHub and Entra ID issue them. */
export function signJwt(payload: JsonObject, keys: Certificate): string {
  const head = encode({ alg: 'RS256', typ: 'JWT', kid: KEY_ID });
  const signed = `${head}.${encode(payload)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), keys.privateKey).toString('base64url')}`;
}

/** The payload of a token whose signature is right, else undefined. */
export function verifyJwt(token: string, keys: Certificate): JsonObject | undefined {
  const [head, body, signature, ...rest] = token.split('.');
  if (head === undefined || body === undefined || signature === undefined || rest.length > 0)
    return undefined;
  const right = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${body}`),
    keys.publicKey,
    Buffer.from(signature, 'base64url'),
  );
  return right ? decode(body) : undefined;
}

/** The public keys in the form of a JWKS endpoint. */
export function publicKeySet(keys: Certificate): JsonObject {
  const key = createPublicKey(keys.publicKey).export({ format: 'jwk' });
  return { keys: [{ kty: 'RSA', n: key.n ?? '', e: key.e ?? '', use: 'sig', alg: 'RS256', kid: KEY_ID }] };
}

function encode(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
