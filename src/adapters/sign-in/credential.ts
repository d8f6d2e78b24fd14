/** The way of signing in that was configured → a credential for ARM. Another way is never tried in its place. */

import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { AzureError } from '../../domain/aks/errors.ts';
import type { AzureConnection, SignIn } from '../../domain/inputs.ts';
import type { Runner } from '../../ports/runner.ts';
import { HEAD_START_MS } from '../http/connections.ts';
import { tokensFromAzureCli } from './cli-token.ts';
import { tokensFromIdentity, type IdentityContext } from './identity.ts';
import { tokensFromManagedIdentity } from './managed-identity.ts';
import type { ArmCredential } from '../http/pipeline.ts';
import { openAhead } from '../http/proxy.ts';
import { messageOf } from '../http/errors.ts';
import { cacheTokens, type TokenSource } from './token-cache.ts';
import { isFederationRefusal } from './entra-errors.ts';
import { readClaims, sentClaims } from './id-token-claims.ts';
import { createIdTokens } from './id-token.ts';

export interface CredentialOptions {
  readonly connection: AzureConnection;
  /** For the job's environment, and for masking what is secret. */
  readonly runner: Pick<Runner, 'env' | 'mask'>;
  /** Of this action, for the user agent. */
  readonly version: string;
  readonly signal: AbortSignal;
  /** Called when the first request of the sign-in has left, as far as it shows, and at the latest when the first try has ended. */
  readonly onAsking?: () => void;
  /** Called with the end (epoch milliseconds) of a token that the session of the Azure CLI may not be able to renew. */
  readonly onSessionEnd?: (endsAt: number) => void;
  /** Epoch milliseconds; for tests. */
  readonly now?: () => number;
}

type SignInOf<Kind extends SignIn['kind']> = Extract<SignIn, { kind: Kind }>;

function bySecret(signIn: SignInOf<'secret'>, context: IdentityContext): TokenSource {
  return tokensFromIdentity(context, async (options) => {
    const { ClientSecretCredential } = await import('@azure/identity');
    return new ClientSecretCredential(signIn.tenantId, signIn.clientId, signIn.clientSecret, options);
  });
}

/** By an assertion that another party signed: GitHub's ID token, or a Kubernetes service account's. */
function byAssertion(
  signIn: SignInOf<'federation' | 'workload-identity'>,
  context: IdentityContext,
  assertion: () => Promise<string>,
  asked: Promise<unknown>,
): TokenSource {
  let proof: Promise<string> | undefined;
  const source = tokensFromIdentity(context, async (options) => {
    const { ClientAssertionCredential } = await import('@azure/identity');
    return new ClientAssertionCredential(
      signIn.tenantId,
      signIn.clientId,
      () => (proof ??= assertion()),
      options,
    );
  });
  return async (request) => {
    const asking = assertion();
    proof = asking;
    // The identity library loads while the assertion is on its way, gets ready to sign in, and asks for it, too.
    const token = Promise.race([asked, asking]).then(() => source(request));
    token.catch(() => undefined);
    const sentProof = await asking;
    try {
      return await token;
    } catch (error) {
      if (!(error instanceof AzureError) || !isFederationRefusal(error)) throw error;
      const sent = sentClaims(signIn.clientId, readClaims(sentProof));
      throw sent === undefined ? error : new AzureError({ ...error.details, facts: { sent } });
    }
  };
}

async function readTokenFile(path: string, runner: CredentialOptions['runner']): Promise<string> {
  try {
    const token = (await readFile(path, 'utf8')).trim();
    runner.mask(token);
    return token;
  } catch (cause) {
    throw new AzureError(
      {
        kind: 'sign-in',
        attempt: 'read the workload identity token',
        code: 'TokenFileUnreadable',
        message: `The workload identity token file can't be read: ${messageOf(cause)}.`,
      },
      { cause },
    );
  }
}

/** When the first request of the sign-in has left. */
interface Asking {
  readonly asked: Promise<unknown>;
  readonly onAsking: () => void;
}

function sourceOf(options: CredentialOptions, now: () => number, { asked, onAsking }: Asking): TokenSource {
  const { connection, runner, version, signal } = options;
  const { signIn } = connection;
  const context: IdentityContext = { connection, version, signal };
  switch (signIn.kind) {
    case 'secret':
      runner.mask(signIn.clientSecret);
      return bySecret(signIn, context);
    case 'federation': {
      const requestToken = runner.env('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
      if (requestToken !== undefined) runner.mask(requestToken);
      void asked.then(() => {
        openAhead(connection.authorityHost);
      });
      const idTokens = createIdTokens({ runner, audience: signIn.audience, version, signal, now, onAsking });
      return byAssertion(signIn, context, idTokens, asked);
    }
    case 'workload-identity':
      return byAssertion(signIn, context, () => readTokenFile(signIn.tokenFile, runner), asked);
    case 'managed-identity':
      return tokensFromManagedIdentity({ clientId: signIn.clientId, runner, version, signal, now });
    case 'azure-cli':
      return tokensFromAzureCli({
        tenantId: signIn.isOtherTenant === true ? signIn.tenantId : undefined,
        signal,
        now,
        onFirstToken: signIn.mayEnd === true ? options.onSessionEnd : undefined,
        platform: process.platform,
      });
  }
}

/**
 * The credential for a run. Nothing is loaded or sent before its first `getToken`. Its `getToken` rejects with
 * AzureError: kind `sign-in` when refused (code such as `AADSTS700213`), with a status only when it may pass; kind
 * `network` when Entra ID or GitHub can't be reached; InterruptedError when the run is being canceled.
 */
export function createCredential(options: CredentialOptions): ArmCredential {
  const now = options.now ?? Date.now;
  const { promise: asked, resolve } = Promise.withResolvers<undefined>();
  const onAsking = (): void => {
    resolve(undefined);
    options.onAsking?.();
  };
  const source = sourceOf(options, now, { asked, onAsking });
  const isFederation = options.connection.signIn.kind === 'federation';
  return cacheTokens(async (request) => {
    // The other ways begin with a library, a file or a process.
    if (!isFederation) void delay(HEAD_START_MS).then(onAsking);
    try {
      const token = await source(request);
      options.runner.mask(token.token);
      return token;
    } finally {
      onAsking();
    }
  }, now);
}
