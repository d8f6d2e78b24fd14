/** Handles of asynchronous operations: the signed URL behind a handle never leaves this folder. */

import type { OperationHandle, OperationProgress } from '../../ports/aks.ts';
import type { RawAnswer } from '../http/answer.ts';
import { unusableAnswer } from '../http/errors.ts';
import { asObject, asText, compact } from '../http/json.ts';
import { toOperationError } from './mapping.ts';
import { redact } from '../http/redact.ts';

const URLS = new WeakMap<OperationHandle, string>();

function isOn(origin: string, url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.origin === origin && parsed.username === '' && parsed.password === '';
}

/**
 * The handle for an answer that started an operation. Azure-AsyncOperation comes before Location, which tells no
 * status (ARM, "Track asynchronous operations").
 *
 * @param origin of the ARM endpoint; a URL that leads elsewhere is ignored, the token must not go there.
 */
export function handleOf(answer: RawAnswer, origin: string): OperationHandle | undefined {
  const urls = [answer.header('azure-asyncoperation'), answer.header('location')];
  const url = urls.find((candidate) => candidate !== undefined && isOn(origin, candidate));
  if (url === undefined) return undefined;
  const handle: OperationHandle = Object.freeze({ kind: 'operation-handle' });
  URLS.set(handle, url);
  return handle;
}

/** The URL behind a handle, byte for byte as Azure sent it. */
export function urlOf(handle: OperationHandle): string | undefined {
  return URLS.get(handle);
}

/** What the answer of a status URL tells people. Throws AzureError `UnusableAnswer` when it tells no status. */
export function toProgress(answer: RawAnswer, attempt: string): OperationProgress {
  const body = asObject(answer.body);
  const status = asText(body?.['status']);
  if (status === undefined) throw unusableAnswer(attempt, 'it shows no status');
  return compact<OperationProgress>({ status: redact(status), error: toOperationError(body?.['error']) });
}
