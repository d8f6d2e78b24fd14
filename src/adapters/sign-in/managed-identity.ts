/**
 * Tokens of the managed identity of the machine, by the documented requests to its endpoint. The identity library's
 * own credential drops policies given to it (so it has no time limit and hides whether trouble may pass), asks through
 * proxies, which can't reach this machine, and can't be told that Azure refused a token.
 */

import { readFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import type { PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import type { AccessToken } from '@azure/identity';
import { AzureError, type AzureErrorDetails } from '../../domain/aks/errors.ts';
import type { Runner } from '../../ports/runner.ts';
import { retryAfterOf, toRawAnswer } from '../http/answer.ts';
import { userAgent } from '../http/arm.ts';
import { limitBody } from '../http/body.ts';
import { errorFromThrown } from '../http/errors.ts';
import { asNumber, asObject, asText, asTextOrNumber, compact } from '../http/json.ts';
import { answerTimeout, LongPauseError, refuseLongPauses, type CorePipeline } from '../http/pipeline.ts';
import { redact } from '../http/redact.ts';
import type { TokenSource } from './token-cache.ts';

const ATTEMPT = 'get a token for the managed identity';
const TIMEOUT_MS = 10_000;

/** The endpoint renews tokens long before their end; one that looks ended tells that this clock is wrong. */
const SHORTEST_LIFE_MS = 60_000;
const ASSUMED_LIFE_MS = 240_000;

/** What to do about its errors depends on it. */
const FACTS = { signIn: 'managed-identity' } as const;

/** Where Azure Arc puts the keys that prove that a caller may read files of administrators. */
const ARC_KEYS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: '/var/opt/azcmagent/tokens',
  win32: String.raw`C:\ProgramData\AzureConnectedMachineAgent\Tokens`,
};

export interface ManagedIdentityOptions {
  /** Absent for the system-assigned identity. */
  readonly clientId: string | undefined;
  readonly runner: Pick<Runner, 'env' | 'mask'>;
  readonly version: string;
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** For tests. */
  readonly arcKeys?: string;
}

/** A request for a token, but for the resource and the identity. */
interface Endpoint {
  readonly url: string;
  readonly version: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly isArc?: true;
}

/** The endpoint that the environment names; a virtual machine's has a fixed address. */
function findEndpoint(runner: ManagedIdentityOptions['runner']): Endpoint {
  const metadata = { metadata: 'true' };
  const url = runner.env('IDENTITY_ENDPOINT');
  const header = runner.env('IDENTITY_HEADER');
  if (url !== undefined && header !== undefined) {
    runner.mask(header);
    return { url, version: '2019-08-01', headers: { 'x-identity-header': header } };
  }
  if (url !== undefined) {
    return { url, version: '2020-06-01', headers: metadata, isArc: true };
  }
  // The identity library's variable for another address of IMDS.
  const host = runner.env('AZURE_POD_IDENTITY_AUTHORITY_HOST') ?? 'http://169.254.169.254';
  return { url: `${host}/metadata/identity/oauth2/token`, version: '2018-02-01', headers: metadata };
}

function toRequest(
  core: CorePipeline,
  endpoint: Endpoint,
  resource: string,
  options: ManagedIdentityOptions,
): PipelineRequest {
  const url = new URL(endpoint.url);
  url.searchParams.set('api-version', endpoint.version);
  url.searchParams.set('resource', resource);
  if (options.clientId !== undefined) url.searchParams.set('client_id', options.clientId);
  return core.createPipelineRequest({
    url: url.href,
    method: 'GET',
    headers: core.createHttpHeaders({ accept: 'application/json', ...endpoint.headers }),
    abortSignal: options.signal,
    // The endpoint is on this machine, or on the virtual network's own link.
    allowInsecureConnection: true,
  });
}

async function send(
  core: CorePipeline,
  request: PipelineRequest,
  version: string,
): Promise<PipelineResponse> {
  const pipeline = core.createPipelineFromOptions({
    userAgentOptions: userAgent(version),
    retryOptions: { maxRetries: 3, retryDelayInMs: 500, maxRetryDelayInMs: 4_000 },
  });
  for (const name of [core.proxyPolicyName, core.redirectPolicyName, core.logPolicyName])
    pipeline.removePolicy({ name });
  pipeline.addPolicy(refuseLongPauses(), { afterPhase: 'Retry' });
  pipeline.addPolicy(answerTimeout(TIMEOUT_MS), { afterPhase: 'Retry' });
  pipeline.addPolicy(limitBody('fail'), { afterPhase: 'Retry' });
  try {
    return await pipeline.sendRequest(core.createDefaultHttpClient(), request);
  } catch (error) {
    if (error instanceof LongPauseError) return error.response;
    throw error;
  }
}

/** Azure Arc first names a file that only members of its group can read; its text is then the password. */
async function readArcKey(response: PipelineResponse, folder: string | undefined): Promise<string> {
  const path = /^Basic realm=(.+)$/i.exec(response.headers.get('www-authenticate') ?? '')?.[1] ?? '';
  if (folder === undefined || dirname(path) !== folder || extname(path) !== '.key') {
    throw new Error('Azure Arc named no file of its own for the key');
  }
  return readFile(path, 'utf8');
}

async function askForToken(resource: string, options: ManagedIdentityOptions): Promise<PipelineResponse> {
  const core = await import('../sdk/core.ts');
  const endpoint = findEndpoint(options.runner);
  const request = toRequest(core, endpoint, resource, options);
  const response = await send(core, request, options.version);
  if (endpoint.isArc !== true || response.status !== 401) return response;
  const key = await readArcKey(response, options.arcKeys ?? ARC_KEYS[process.platform]);
  options.runner.mask(key);
  request.headers.set('authorization', `Basic ${key}`);
  return send(core, request, options.version);
}

/** 404 and 410 are what IMDS answers while it is being updated. */
function isPassing(status: number): boolean {
  return status === 404 || status === 410 || status === 429 || status >= 500;
}

function refusal(response: PipelineResponse): AzureError {
  const { status } = response;
  const answer = toRawAnswer(response);
  const body = asObject(answer.body);
  const said = asText(body?.['error_description']) ?? asText(body?.['message']);
  return new AzureError(
    compact<AzureErrorDetails>({
      kind: 'sign-in',
      attempt: ATTEMPT,
      status: isPassing(status) ? (status === 429 ? 429 : Math.max(status, 500)) : undefined,
      code: asText(body?.['error']) ?? `Http${status}`,
      message: redact(said ?? `The managed identity endpoint returned ${status} without a reason.`),
      retryAfterMs: retryAfterOf(answer),
      facts: FACTS,
    }),
  );
}

function readToken(response: PipelineResponse, now: number): AccessToken {
  const body = asObject(toRawAnswer(response).body);
  const token = asText(body?.['access_token']);
  if (token === undefined) {
    throw new AzureError({
      kind: 'network',
      attempt: ATTEMPT,
      code: 'UnusableAnswer',
      message: 'The response of the managed identity endpoint contains no token.',
    });
  }
  const seconds = (name: string): number =>
    asNumber(body?.[name]) ?? Number(asTextOrNumber(body?.[name]) ?? Number.NaN);
  // A life does not depend on the clocks of both sides; App Service tells the end alone.
  const life = seconds('expires_in');
  const end = Number.isFinite(life) ? now + life * 1000 : seconds('expires_on') * 1000;
  const isPlausible = Number.isFinite(end) && end - now > SHORTEST_LIFE_MS;
  return { token, expiresOnTimestamp: isPlausible ? end : now + ASSUMED_LIFE_MS, tokenType: 'Bearer' };
}

/** Tokens of the managed identity of this machine. */
export function tokensFromManagedIdentity(options: ManagedIdentityOptions): TokenSource {
  return async ({ scope }) => {
    let response: PipelineResponse;
    try {
      response = await askForToken(scope.replace(/\/\.default$/, ''), options);
    } catch (thrown) {
      const error = errorFromThrown(thrown, ATTEMPT, options.signal);
      throw error instanceof AzureError ? new AzureError({ ...error.details, facts: FACTS }) : error;
    }
    if (response.status !== 200) throw refusal(response);
    return readToken(response, options.now());
  };
}
