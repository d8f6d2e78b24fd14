/**
 * What every request to ARM passes through, on top of the SDK's own policies. The SDK comes as a parameter,
 * because it is loaded only when it is needed (start-up time), so this file imports nothing but its types.
 */

import type { Pipeline, PipelinePolicy, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import type { AccessToken, TokenCredential } from '@azure/identity';
import { AzureError } from '../../domain/aks/errors.ts';
import { spreadMs } from '../../domain/time.ts';
import { limitBody } from './body.ts';
import { errorFromAnswer, AnswerTimeoutError } from './errors.ts';
import { retryAfterOf, toRawAnswer } from './answer.ts';
import { throughProxy } from './proxy.ts';
import type * as corePipeline from '../sdk/core.ts';

/** The library that sends HTTP requests for all Azure SDKs. */
export type CorePipeline = typeof corePipeline;

/** A source of ARM tokens that can be told that a token is no longer good. */
export interface ArmCredential extends TokenCredential {
  /**
   * A token that lives long enough for a request. Throws AzureError of kind `sign-in`, or `network` when Entra ID can't
   * be reached.
   */
  getToken: (...args: Parameters<TokenCredential['getToken']>) => Promise<AccessToken>;
  /** Drops this token, so that the next request gets a new one. */
  forget(token: string): void;
}

/** A pause that the service asks for is waited here only up to this long; longer ones are the caller's. */
const LONGEST_SILENT_PAUSE_MS = 5_000;
const SHORTEST_PAUSE_MS = 1_000;

/** Refuses any other host than ARM's, before a token is fetched: nobody else may ever see one. */
function armHostOnly(origin: string): PipelinePolicy {
  return {
    name: 'armHostOnly',
    sendRequest: async (request, next) => {
      if (new URL(request.url).origin === origin) return next(request);
      throw new AzureError({
        kind: 'network',
        attempt: '',
        code: 'ForeignHost',
        message: 'Azure named an address outside its own host; nothing was sent there.',
      });
    },
  };
}

/** A 401 without a claims challenge (which the SDK answers itself): one new token, one more try. */
function newTokenAfter401(credential: ArmCredential): PipelinePolicy {
  return {
    name: 'newTokenAfter401',
    sendRequest: async (request, next) => {
      const response = await next(request);
      const isClaimsChallenge = /\bclaims=/i.test(response.headers.get('www-authenticate') ?? '');
      if (response.status !== 401 || isClaimsChallenge) return response;
      credential.forget((request.headers.get('authorization') ?? '').replace(/^Bearer /, ''));
      return next(request);
    },
  };
}

/**
 * Hands long pauses to the caller, who has a deadline and a log; the SDK would sleep through them. Before a short one,
 * which the SDK keeps to the millisecond, it waits a little by chance: runs that were throttled together would come
 * back together.
 */
function spreadPauses(): PipelinePolicy {
  const refusals = new WeakMap<PipelineRequest, number>();
  return {
    name: 'spreadPauses',
    sendRequest: async (request, next) => {
      const response = await next(request);
      if (response.status !== 429 && response.status !== 503) return response;
      const answer = toRawAnswer(response);
      const pauseMs = retryAfterOf(answer);
      if (pauseMs === undefined) return response;
      if (pauseMs > LONGEST_SILENT_PAUSE_MS) throw errorFromAnswer(answer, '');
      const earlier = refusals.get(request) ?? 0;
      refusals.set(request, earlier + 1);
      writePause(response, pauseMs);
      // A pause of nothing would be a loop.
      const floorMs = pauseMs < SHORTEST_PAUSE_MS ? SHORTEST_PAUSE_MS * 2 ** earlier : 0;
      await sleepUnlessAborted(floorMs + spreadMs(pauseMs, earlier) * Math.random(), request.abortSignal);
      return response;
    },
  };
}

/**
 * Writes the pause as seconds: the SDK would set a timer of less than nothing, of which Node warns, and would count a
 * date from this machine's clock, which may be hours behind.
 */
function writePause({ headers }: PipelineResponse, pauseMs: number): void {
  for (const name of ['retry-after-ms', 'x-ms-retry-after-ms']) headers.delete(name);
  headers.set('retry-after', String(pauseMs / 1000));
}

/** Resolves after the time, or as soon as the request is aborted, which the SDK then notices by itself. */
async function sleepUnlessAborted(ms: number, signal: PipelineRequest['abortSignal']): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const end = (): void => {
    resolve(undefined);
  };
  const timer = setTimeout(end, ms);
  signal?.addEventListener('abort', end);
  if (signal?.aborted === true) end();
  await promise;
  clearTimeout(timer);
  signal?.removeEventListener('abort', end);
}

/** Azure (or GitHub) asks for a pause that is too long to be slept through in silence. */
export class LongPauseError extends Error {
  readonly response: PipelineResponse;

  constructor(response: PipelineResponse) {
    super(`The service returned ${response.status} and asks for a long pause.`);
    this.name = 'LongPauseError';
    this.response = response;
  }
}

/** For services other than ARM: fails with LongPauseError in place of a long pause, which the SDK would sleep through. */
export function refuseLongPauses(): PipelinePolicy {
  return {
    name: 'refuseLongPauses',
    sendRequest: async (request, next) => {
      const response = await next(request);
      if (response.status !== 429 && response.status < 500) return response;
      const pauseMs = retryAfterOf(toRawAnswer(response));
      if (pauseMs === undefined) return response;
      if (pauseMs > LONGEST_SILENT_PAUSE_MS) throw new LongPauseError(response);
      writePause(response, pauseMs);
      return response;
    },
  };
}

/** Fails as soon as the request is aborted, even if the layers below never notice (a body that stops half way). */
async function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => {
    reject(new Error('aborted'));
  };
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/**
 * Gives each attempt its own time for headers *and* body: the SDK's `timeout` ends with the headers.
 * Throws AnswerTimeoutError, which the retry policy does not repeat.
 */
export function answerTimeout(ms: number): PipelinePolicy {
  return {
    name: 'answerTimeout',
    sendRequest: async (request, next) => {
      const outer = request.abortSignal;
      const controller = new AbortController();
      const abort = (): void => {
        controller.abort();
      };
      const timer = setTimeout(abort, ms);
      outer?.addEventListener('abort', abort);
      if (outer?.aborted === true) abort();
      request.abortSignal = controller.signal;
      try {
        return await raceAbort(next(request), controller.signal);
      } catch (error) {
        if (controller.signal.aborted && outer?.aborted !== true) throw new AnswerTimeoutError(ms);
        throw error;
      } finally {
        clearTimeout(timer);
        outer?.removeEventListener('abort', abort);
        if (outer === undefined) delete request.abortSignal;
        else request.abortSignal = outer;
      }
    },
  };
}

export interface GuardOptions {
  /** Of the ARM endpoint, such as `https://management.azure.com`. */
  readonly origin: string;
  readonly scope: string;
  readonly credential: ArmCredential;
  /** Milliseconds that one attempt may take, body included. */
  readonly timeoutMs: number;
  readonly isForMutations: boolean;
}

/** Takes out of a pipeline what no request of this action needs, and gives it the runner's proxies. */
export function trimPipeline(pipeline: Pipeline, core: CorePipeline): void {
  // It would print addresses and headers.
  pipeline.removePolicy({ name: core.logPolicyName });
  // A redirect would carry the token and the body elsewhere; neither ARM nor GitHub's endpoint uses them.
  pipeline.removePolicy({ name: core.redirectPolicyName });
  pipeline.removePolicy({ name: core.proxyPolicyName });
  pipeline.addPolicy(throughProxy());
}

/** Arms a pipeline of the SDK: only ARM's host, our token handling, no redirects, a time limit per attempt. */
export function guardPipeline(pipeline: Pipeline, core: CorePipeline, options: GuardOptions): void {
  const { credential, scope } = options;
  trimPipeline(pipeline, core);
  pipeline.removePolicy({ name: core.bearerTokenAuthenticationPolicyName });
  pipeline.addPolicy(armHostOnly(options.origin));
  pipeline.addPolicy(newTokenAfter401(credential));
  pipeline.addPolicy(
    core.bearerTokenAuthenticationPolicy({
      credential,
      scopes: scope,
      challengeCallbacks: {
        // The SDK's own token cache can't be told to forget a token; the credential keeps them instead.
        authorizeRequest: async ({ request, scopes }) => {
          const signal = request.abortSignal === undefined ? {} : { abortSignal: request.abortSignal };
          const { token } = await credential.getToken(scopes, { enableCae: true, ...signal });
          request.headers.set('Authorization', `Bearer ${token}`);
        },
      },
    }),
  );
  if (!options.isForMutations) pipeline.addPolicy(spreadPauses(), { afterPhase: 'Retry' });
  pipeline.addPolicy(answerTimeout(options.timeoutMs), { afterPhase: 'Retry' });
  pipeline.addPolicy(limitBody(options.isForMutations ? 'keep-status' : 'fail'), { afterPhase: 'Retry' });
}
