/** Tokens of the session that `azure/login` or `az login` left: one launch of the Azure CLI for each. */

import type { AccessToken } from '@azure/identity';
import { AzureError } from '../../domain/aks/errors.ts';
import { aadstsIn, withNumberOnce } from './aadsts.ts';
import { interruption } from '../http/errors.ts';
import { asNumber, asObject, asText, asTextOrNumber, parseJson } from '../http/json.ts';
import { redact } from '../http/redact.ts';
import { launch, type Command, type Ended } from './launch.ts';
import type { TokenSource } from './token-cache.ts';

const ATTEMPT = 'get a token from the Azure CLI';
/** The CLI is slow to start, and may itself wait for Entra ID. */
const TIMEOUT_MS = 60_000;

/** The CLI hands out tokens that live on for minutes; one that looks ended tells that this clock is wrong. */
const SHORTEST_LIFE_MS = 60_000;
const ASSUMED_LIFE_MS = 240_000;

/**
 * ARM as the CLI itself names it, by our scopes. The CLI keeps tokens by that name: under another one it would ask for
 * a token anew, which a session by an ID token can do for some minutes after its sign-in only.
 */
const RESOURCES: Readonly<Record<string, string>> = {
  'https://management.azure.com/.default': 'https://management.core.windows.net/',
  'https://management.usgovcloudapi.net/.default': 'https://management.core.usgovcloudapi.net/',
  'https://management.chinacloudapi.cn/.default': 'https://management.core.chinacloudapi.cn/',
};

/** AADSTS700024 of a session: the CLI keeps the one ID token that it signed in with. */
export interface AzureCliOptions {
  /** Only if it is another one than the session's own: a session of a managed identity takes none. */
  readonly tenantId: string | undefined;
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Called with the end (epoch milliseconds) of the first token. */
  readonly onFirstToken?: ((endsAt: number) => void) | undefined;
  /** `process.platform`; on Windows the CLI is a batch file. */
  readonly platform: NodeJS.Platform;
  /** Starts a process and waits for its end; for tests. */
  readonly launch?: typeof launch;
}

/** What a fixed word, a URL or an id is made of; nothing in it means anything to a shell. */
const PLAIN_ARGUMENT = /^[A-Za-z0-9-][\w.:/-]*$/;

function commandFor(args: readonly string[], platform: NodeJS.Platform): Command {
  const strange = args.find((arg) => !PLAIN_ARGUMENT.test(arg));
  if (strange !== undefined) throw new Error(`${JSON.stringify(strange)} is no argument for the Azure CLI.`);
  if (platform !== 'win32') return { file: 'az', args, env: process.env };
  const system = process.env['SystemRoot'] ?? String.raw`C:\Windows`;
  return {
    // Node starts batch files only through cmd.exe.
    file: `${system}\\System32\\cmd.exe`,
    args: ['/d', '/s', '/c', 'az.cmd', ...args],
    // Else Windows would look for az.cmd among the files that were checked out first.
    env: { ...process.env, NoDefaultCurrentDirectoryInExePath: '1' },
  };
}

function failure(code: string, message: string, isPassing = false): AzureError {
  const details = { attempt: ATTEMPT, code, message, facts: { signIn: 'azure-cli' as const } };
  return new AzureError(isPassing ? { kind: 'network', ...details } : { kind: 'sign-in', ...details });
}

function errorOf({ error, stderr }: Ended): AzureError {
  const isMissing = error?.code === 'ENOENT' || error?.code === 9009 || /is not recognized/i.test(stderr);
  if (isMissing) {
    return failure('AzureCliMissing', 'The Azure CLI (az) is not installed on this runner.');
  }
  const text =
    redact(stderr.replace(/^\s*(?:ERROR|WARNING):\s*/gim, '')) || 'The Azure CLI returned no token.';
  const number = aadstsIn(stderr);
  if (number !== undefined) {
    return failure(`AADSTS${number}`, withNumberOnce(text));
  }
  if (error?.timedOut === true) {
    return failure('AzureCliTimedOut', 'The Azure CLI returned no token within a minute.', true);
  }
  if (/\baz login\b|not logged in|azure\/login/i.test(stderr)) {
    return failure('AzureCliNotSignedIn', text);
  }
  return failure('AzureCliFailed', text);
}

/** A token with its end, which is an assumed one if the one told can't be. */
type SessionToken = AccessToken & { readonly isEndKnown: boolean };

function readToken(stdout: string, now: number): SessionToken | undefined {
  const body = asObject(parseJson(stdout.trim()));
  const token = asText(body?.['accessToken']);
  if (token === undefined) return undefined;
  // `expires_on` (epoch seconds) since CLI 2.54; before, only `expiresOn`, a local time without its zone.
  const seconds =
    asNumber(body?.['expires_on']) ?? Number(asTextOrNumber(body?.['expires_on']) ?? Number.NaN);
  const end = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(asText(body?.['expiresOn']) ?? '');
  const isEndKnown = Number.isFinite(end) && end - now > SHORTEST_LIFE_MS;
  return {
    token,
    expiresOnTimestamp: isEndKnown ? end : now + ASSUMED_LIFE_MS,
    tokenType: 'Bearer',
    isEndKnown,
  };
}

/** Tokens from the Azure CLI's session. */
export function tokensFromAzureCli(options: AzureCliOptions): TokenSource {
  const { tenantId, signal, now, platform } = options;
  let onFirstToken = options.onFirstToken;
  return async ({ scope, claims }) => {
    if (claims !== undefined) {
      throw failure(
        'AzureCliClaims',
        'Azure requires more than the Azure CLI session can prove (a claims challenge).',
      );
    }
    const resource = RESOURCES[scope] ?? scope.replace(/\/\.default$/, '');
    const tenant = tenantId === undefined ? [] : ['--tenant', tenantId];
    const args = ['account', 'get-access-token', '--resource', resource, ...tenant, '--output', 'json'];
    const ended = await (options.launch ?? launch)(commandFor(args, platform), signal, TIMEOUT_MS);
    if (signal.aborted) throw interruption(signal);
    const token = ended.error === undefined ? readToken(ended.stdout, now()) : undefined;
    if (token === undefined) throw errorOf(ended);
    if (token.isEndKnown) onFirstToken?.(token.expiresOnTimestamp);
    onFirstToken = undefined;
    return token;
  };
}
