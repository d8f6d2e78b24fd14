/** The ways of signing in that the Azure identity library knows, loaded one by one. */

import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import type { TokenCredential, TokenCredentialOptions } from '@azure/identity';
import { AzureError } from '../../domain/aks/errors.ts';
import type { AzureConnection } from '../../domain/inputs.ts';
import { optional } from '../../domain/optional.ts';
import { toRawAnswer } from '../http/answer.ts';
import { userAgent } from '../http/arm.ts';
import { limitBody } from '../http/body.ts';
import { answerTimeout, refuseLongPauses } from '../http/pipeline.ts';
import { throughProxy } from '../http/proxy.ts';
import type { TokenSource } from './token-cache.ts';
import { errorFromSignIn, type LastRequest } from './entra-errors.ts';

/** Entra ID's public hosts: the library knows them without asking. */
const PUBLIC_AUTHORITIES: ReadonlySet<string> = new Set([
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
]);

const TIMEOUT_MS = 30_000;

/** Three more attempts within about four seconds; longer outages are the caller's to sit out. */
const RETRIES = { maxRetries: 3, retryDelayInMs: 500, maxRetryDelayInMs: 4_000 };

/** Options that credentials of the library have in common; only some declare the second. */
interface IdentityOptions extends TokenCredentialOptions {
  readonly authorityHost: string;
  readonly disableInstanceDiscovery: boolean;
}

/** Makes a credential of the library with options of ours. */
export type MakeCredential = (options: IdentityOptions) => Promise<TokenCredential>;

/** Notes what the last request came to. */
function noteOutcome(note: (outcome: LastRequest) => void): PipelinePolicy {
  return {
    name: 'noteOutcome',
    sendRequest: async (request, next) => {
      try {
        const response = await next(request);
        note({ kind: 'answer', answer: toRawAnswer(response) });
        return response;
      } catch (error) {
        note({ kind: 'thrown', error });
        throw error;
      }
    },
  };
}

export interface IdentityContext {
  readonly connection: AzureConnection;
  readonly version: string;
  readonly signal: AbortSignal;
}

/** Hosts of Entra ID that take the place of the one that was asked: other names of a cloud's, and those of regions. */
function isEntraHost(hostname: string, authority: string): boolean {
  return [...PUBLIC_AUTHORITIES, 'login.microsoft.com', authority].some(
    (known) => hostname === known || hostname.endsWith(`.${known}`),
  );
}

/** The library posts to whatever address the discovery document names; a secret or an ID token goes to Entra ID only. */
function entraOnly(authorityHost: string): PipelinePolicy {
  const authority = new URL(authorityHost);
  return {
    name: 'entraOnly',
    sendRequest: async (request, next) => {
      const { origin, protocol, hostname } = new URL(request.url);
      const isElsewhere = hostname !== authority.hostname && isEntraHost(hostname, authority.hostname);
      if (origin === authority.origin || (protocol === 'https:' && isElsewhere)) return next(request);
      throw new AzureError({
        kind: 'network',
        attempt: 'sign in to Azure',
        code: 'ForeignHost',
        message: 'Entra ID named an address outside its own hosts; nothing was sent there.',
      });
    },
  };
}

/** Tokens from a credential of the identity library, with its errors translated. */
export function tokensFromIdentity(context: IdentityContext, make: MakeCredential): TokenSource {
  const { authorityHost } = context.connection;
  let last: LastRequest | undefined;
  let credential: Promise<TokenCredential> | undefined;
  const options: IdentityOptions = {
    authorityHost,
    // Elsewhere the library would first ask the public cloud about the host, which private ones can't reach.
    disableInstanceDiscovery: !PUBLIC_AUTHORITIES.has(new URL(authorityHost).hostname),
    userAgentOptions: userAgent(context.version),
    retryOptions: RETRIES,
    additionalPolicies: [
      { position: 'perRetry', policy: refuseLongPauses() },
      { position: 'perRetry', policy: noteOutcome((outcome) => (last = outcome)) },
      { position: 'perRetry', policy: entraOnly(authorityHost) },
      { position: 'perRetry', policy: throughProxy() },
      { position: 'perRetry', policy: answerTimeout(TIMEOUT_MS) },
      { position: 'perRetry', policy: limitBody('fail') },
    ],
  };
  return async ({ scope, claims, isRenewal }) => {
    last = undefined;
    // A new credential forgets the token that Azure refused.
    if (isRenewal) credential = undefined;
    try {
      credential ??= make(options);
      const token = await (
        await credential
      ).getToken(scope, {
        enableCae: true,
        ...optional('claims', claims),
      });
      if (token === null) throw new Error('The identity library returned no token.');
      return token;
    } catch (thrown) {
      // The library remembers a failed answer for a minute and repeats it without asking again.
      credential = undefined;
      throw errorFromSignIn(thrown, last, context.signal);
    }
  };
}
