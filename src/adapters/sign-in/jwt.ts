/** Reading signed tokens (JSON Web Tokens). */

import { Buffer } from 'node:buffer';
import type { JsonObject } from '../../domain/aks/cluster.ts';
import { asObject, parseJson } from '../http/json.ts';

/** The claims of a token, whose signature is not checked; `undefined` when it is none. */
export function readPayload(jwt: string): JsonObject | undefined {
  return asObject(parseJson(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')));
}
