/** Sending requests to ARM: through the SDK's clients and pipelines, with answers taken as they come. */

import type { HttpClient, HttpMethods, Pipeline } from '@azure/core-rest-pipeline';
import type { AzureConnection } from '../../domain/inputs.ts';
import type { JsonObject } from '../../domain/aks/cluster.ts';
import { toRawAnswer, type RawAnswer, type WireResponse } from './answer.ts';
import { errorFromAnswer, errorFromThrown, unusableAnswer } from './errors.ts';
import type { ArmCredential, CorePipeline } from './pipeline.ts';

/** What is needed to talk to ARM. */
export interface ArmOptions {
  readonly connection: AzureConnection;
  readonly credential: ArmCredential;
  /** Cuts every request in flight; its reason (InterruptedError, DeadlineError) is what they reject with. */
  readonly signal: AbortSignal;
  /** Of this action, for the user agent. */
  readonly version: string;
}

/** The user agent's beginning, by which Azure's logs tell this action's requests. */
export function userAgent(version: string): { userAgentPrefix: string } {
  return { userAgentPrefix: `aks-recover/${version}` };
}

/** Scheme, host and port of the ARM endpoint: what the token may be sent to. */
export function armOrigin(connection: AzureConnection): string {
  return new URL(connection.resourceManagerEndpoint).origin;
}

let httpClient: HttpClient | undefined;

/** One HTTP client for all requests to ARM, so that they share their connections. */
export function sharedHttpClient(core: CorePipeline): HttpClient {
  httpClient ??= core.createDefaultHttpClient();
  return httpClient;
}

/** The options of the SDK's operations that we use. */
export interface CallOptions {
  readonly abortSignal: AbortSignal;
  readonly onResponse: (response: WireResponse) => void;
}

/**
 * Makes a typed call of the SDK and returns the answer as it came. The typed result is not used: its model drops
 * properties that it doesn't know and throws a TypeError on answers that it doesn't expect. Throws whatever the call
 * threw, when there was no answer.
 */
export async function captureAnswer(
  call: (options: CallOptions) => Promise<unknown>,
  signal: AbortSignal,
): Promise<RawAnswer> {
  let answer: RawAnswer | undefined;
  const onResponse = (response: WireResponse): void => {
    answer = toRawAnswer(response);
  };
  try {
    await call({ abortSignal: signal, onResponse });
  } catch (error) {
    if (answer === undefined) throw error;
  }
  if (answer === undefined) throw new Error('The SDK returned without a response.');
  return answer;
}

export interface RawRequest {
  readonly method: HttpMethods;
  readonly url: string;
  readonly body?: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Sends a request of our own through a client's pipeline (tokens, user agent, retries). The URL goes out byte for
 * byte: the signature in an operation's URL covers its exact spelling.
 */
export async function sendRaw(
  core: CorePipeline,
  pipeline: Pipeline,
  request: RawRequest,
  signal: AbortSignal,
): Promise<RawAnswer> {
  const wire = core.createPipelineRequest({
    url: request.url,
    method: request.method,
    abortSignal: signal,
    headers: core.createHttpHeaders({ accept: 'application/json', ...request.headers }),
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    requestOverrides: { path: request.url.replace(/^https:\/\/[^/?#]+/i, '') },
  });
  if (request.body !== undefined) wire.headers.set('content-type', 'application/json');
  return toRawAnswer(await pipeline.sendRequest(sharedHttpClient(core), wire));
}

/**
 * Waits for the answer to a read and returns it when it is a 200. Throws AzureError for every other answer or none;
 * InterruptedError when the run is being canceled.
 */
export async function readAnswer(
  answer: Promise<RawAnswer>,
  attempt: string,
  signal: AbortSignal,
): Promise<RawAnswer> {
  let read: RawAnswer;
  try {
    read = await answer;
  } catch (thrown) {
    throw errorFromThrown(thrown, attempt, signal);
  }
  if (read.status >= 400) throw errorFromAnswer(read, attempt);
  if (read.status !== 200) throw unusableAnswer(attempt, 'it is empty', read.status);
  return read;
}
