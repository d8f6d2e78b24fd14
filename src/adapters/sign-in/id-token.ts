/** ID tokens of the GitHub job, for workload identity federation. */

import type { PipelineResponse } from '@azure/core-rest-pipeline';
import { AzureError, type AzureErrorDetails } from '../../domain/aks/errors.ts';
import type { Runner } from '../../ports/runner.ts';
import { retryAfterOf, toRawAnswer } from '../http/answer.ts';
import { userAgent } from '../http/arm.ts';
import { limitBody } from '../http/body.ts';
import { hasLeft } from '../http/connections.ts';
import { errorFromThrown } from '../http/errors.ts';
import { asObject, asText, compact } from '../http/json.ts';
import {
  answerTimeout,
  LongPauseError,
  refuseLongPauses,
  trimPipeline,
  type CorePipeline,
} from '../http/pipeline.ts';
import { openAhead } from '../http/proxy.ts';
import { readClaims } from './id-token-claims.ts';

const ATTEMPT = 'get an ID token for this job from GitHub';
const TIMEOUT_MS = 10_000;

/** Entra ID takes an ID token for about five minutes only, so one is never kept longer than this. */
const LONGEST_REUSE_MS = 60_000;

export interface IdTokenOptions {
  readonly runner: Pick<Runner, 'env' | 'mask'>;
  readonly audience: string;
  readonly version: string;
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Called whenever a request for a token has left, or has ended before it showed. */
  readonly onAsking: () => void;
}

/** The refusal of a proxy, which is not one of GitHub: no permission of the job helps. */
function proxyRefusal(url: string): AzureError {
  const variable = url.startsWith('http:') ? 'HTTP_PROXY' : 'HTTPS_PROXY';
  return new AzureError({
    kind: 'sign-in',
    attempt: ATTEMPT,
    code: 'ProxyAuthenticationRequired',
    message: `The proxy (${variable}) did not let the request for an ID token through: it returned 407.`,
  });
}

/** A refusal of GitHub. Only statuses that may pass are set as such: others would read as Azure's 403 or 404. */
function refusal(status: number, retryAfterMs: number | undefined, hasGivenOne: boolean): AzureError {
  const isPassing = status === 429 || status >= 500;
  return new AzureError(
    compact<AzureErrorDetails>({
      kind: 'sign-in',
      attempt: ATTEMPT,
      status: isPassing ? status : undefined,
      code: isPassing ? 'IdTokenUnavailable' : 'IdTokenRefused',
      message: `GitHub returned ${status} to the request for ${hasGivenOne ? 'another' : 'an'} ID token.`,
      retryAfterMs,
      facts: hasGivenOne ? { hadIdTokens: true } : undefined,
    }),
  );
}

function notOffered(): AzureError {
  return new AzureError({
    kind: 'sign-in',
    attempt: ATTEMPT,
    code: 'IdTokenNotOffered',
    message: 'This job is not allowed to request ID tokens from GitHub.',
  });
}

/** The runner sets the address; a workflow can overwrite it. Node's ERR_INVALID_URL is kept for the address of a proxy. */
function unusableUrl(): AzureError {
  return new AzureError({
    kind: 'sign-in',
    attempt: ATTEMPT,
    code: 'IdTokenUrlInvalid',
    message: 'ACTIONS_ID_TOKEN_REQUEST_URL does not contain a valid URL.',
  });
}

async function requestToken(
  core: CorePipeline,
  url: string,
  bearer: string,
  options: IdTokenOptions,
): Promise<PipelineResponse> {
  const pipeline = core.createPipelineFromOptions({
    userAgentOptions: userAgent(options.version),
    // 5xx, 408 and broken connections, three times more; GitHub's endpoint is known for short outages.
    retryOptions: { maxRetries: 3, retryDelayInMs: 500, maxRetryDelayInMs: 4_000 },
  });
  trimPipeline(pipeline, core);
  pipeline.addPolicy(refuseLongPauses(), { afterPhase: 'Retry' });
  pipeline.addPolicy(answerTimeout(TIMEOUT_MS), { afterPhase: 'Retry' });
  pipeline.addPolicy(limitBody('fail'), { afterPhase: 'Retry' });
  const request = core.createPipelineRequest({
    url: `${url}&audience=${encodeURIComponent(options.audience)}`,
    headers: core.createHttpHeaders({ accept: 'application/json', authorization: `Bearer ${bearer}` }),
    abortSignal: options.signal,
    // The runner chooses the address; runners for tests offer plain http on the same machine.
    allowInsecureConnection: true,
  });
  try {
    const answer = pipeline.sendRequest(core.createDefaultHttpClient(), request);
    void Promise.race([hasLeft(url), answer]).then(options.onAsking, options.onAsking);
    return await answer;
  } catch (error) {
    if (error instanceof LongPauseError) return error.response;
    throw error;
  }
}

async function fetchIdToken(options: IdTokenOptions, hasGivenOne: boolean): Promise<string> {
  const url = options.runner.env('ACTIONS_ID_TOKEN_REQUEST_URL');
  const bearer = options.runner.env('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
  if (url === undefined || bearer === undefined) throw notOffered();
  if (!/^https?:/.test(URL.parse(url)?.protocol ?? '')) throw unusableUrl();
  // While what sends it is loaded.
  if (!hasGivenOne) openAhead(url);
  const core = await import('../sdk/core.ts');
  let response: PipelineResponse;
  try {
    response = await requestToken(core, url, bearer, options);
  } catch (thrown) {
    throw errorFromThrown(thrown, ATTEMPT, options.signal);
  }
  if (response.status === 407) throw proxyRefusal(url);
  if (response.status !== 200) {
    throw refusal(response.status, retryAfterOf(toRawAnswer(response)), hasGivenOne);
  }
  const token = asText(asObject(toRawAnswer(response).body)?.['value']);
  if (token === undefined) {
    throw new AzureError({
      kind: 'network',
      attempt: ATTEMPT,
      code: 'UnusableAnswer',
      message: "GitHub's response contains no ID token.",
    });
  }
  options.runner.mask(token);
  return token;
}

/**
 * A function that gives an ID token, fresh or at most a minute old: MSAL asks for it twice for one Azure token. It
 * rejects with AzureError (`sign-in`, or `network`) or InterruptedError.
 */
export function createIdTokens(options: IdTokenOptions): () => Promise<string> {
  let kept: { readonly token: Promise<string>; until: number } | undefined;
  let hasGivenOne = false;

  const fetchAndKeep = async (entry: { until: number }): Promise<string> => {
    try {
      const token = await fetchIdToken(options, hasGivenOne);
      hasGivenOne = true;
      // Its life counts from its own times, not from this machine's clock, which may be wrong.
      const lifeMs = readClaims(token).lifeMs ?? 2 * LONGEST_REUSE_MS;
      entry.until = options.now() + Math.min(LONGEST_REUSE_MS, lifeMs / 2);
      return token;
    } catch (error) {
      kept = undefined;
      throw error;
    }
  };

  return () => {
    if (kept !== undefined && options.now() < kept.until) return kept.token;
    const entry = { until: Number.POSITIVE_INFINITY };
    kept = Object.assign(entry, { token: fetchAndKeep(entry) });
    return kept.token;
  };
}
