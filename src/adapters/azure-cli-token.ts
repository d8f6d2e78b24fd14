/** Tokens of the session that `azure/login` or `az login` left: one launch of the Azure CLI for each. */

import { execFile } from 'node:child_process';
import type { AccessToken } from '@azure/identity';
import { AzureError } from '../domain/errors.ts';
import { aadstsHint, aadstsIn } from './aadsts.ts';
import { interruption } from './azure-errors.ts';
import { asNumber, asObject, asText, asTextOrNumber, parseJson } from './azure-json.ts';
import { redact } from './azure-redact.ts';
import type { TokenSource } from './azure-token-cache.ts';

const ATTEMPT = 'get a token from the Azure CLI';
/** The CLI is slow to start, and may itself wait for Entra ID. */
const TIMEOUT_MS = 60_000;

/** The CLI hands out tokens that live on for minutes; one that looks ended tells that this clock is wrong. */
const SHORTEST_LIFE_MS = 60_000;
const ASSUMED_LIFE_MS = 240_000;

export interface AzureCliOptions {
  readonly tenantId: string | undefined;
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** `process.platform`; on Windows the CLI is a batch file. */
  readonly platform: NodeJS.Platform;
}

interface Ended {
  readonly error: (Error & { readonly code?: unknown; readonly killed?: boolean }) | null;
  readonly stdout: string;
  readonly stderr: string;
}

function launch(args: readonly string[], { signal, platform }: AzureCliOptions): Promise<Ended> {
  // Node starts batch files only through cmd.exe; every argument here is a fixed word, a URL or a checked id.
  const [file, all] =
    platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', 'az.cmd', ...args]] : ['az', [...args]];
  return new Promise((resolve) => {
    execFile(
      file,
      all,
      { signal, env: process.env, timeout: TIMEOUT_MS, windowsHide: true, maxBuffer: 4 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve({ error, stdout, stderr });
      },
    );
  });
}

function failure(code: string, message: string, hint: string, isPassing = false): AzureError {
  const details = { attempt: ATTEMPT, code, message, hint };
  return new AzureError(isPassing ? { kind: 'network', ...details } : { kind: 'sign-in', ...details });
}

function errorOf({ error, stderr }: Ended): AzureError {
  const isMissing = error?.code === 'ENOENT' || error?.code === 9009 || /is not recognized/i.test(stderr);
  if (isMissing) {
    return failure(
      'AzureCliMissing',
      'The Azure CLI (az) is not installed on this runner.',
      'Install it, or sign in without it: set `client-id` and `tenant-id` and add `permissions: id-token: write`.',
    );
  }
  const text =
    redact(stderr.replace(/^\s*(?:ERROR|WARNING):\s*/gim, '')) || 'The Azure CLI ended without a token.';
  const number = aadstsIn(stderr);
  if (number !== undefined) {
    return failure(
      `AADSTS${number}`,
      text,
      aadstsHint(number) ?? 'Sign in again with `azure/login` in this job.',
    );
  }
  if (error?.killed === true) {
    return failure(
      'AzureCliTimedOut',
      'The Azure CLI gave no token within a minute.',
      'Run the job again.',
      true,
    );
  }
  if (/\baz login\b|not logged in|azure\/login/i.test(stderr)) {
    return failure('AzureCliNotSignedIn', text, 'Sign in with `azure/login` in an earlier step of this job.');
  }
  return failure(
    'AzureCliFailed',
    text,
    'Run `az account get-access-token` in a step before this one to see why.',
  );
}

function readToken(stdout: string, now: number): AccessToken | undefined {
  const body = asObject(parseJson(stdout.trim()));
  const token = asText(body?.['accessToken']);
  if (token === undefined) return undefined;
  // `expires_on` (epoch seconds) since CLI 2.54; before, only `expiresOn`, a local time without its zone.
  const seconds =
    asNumber(body?.['expires_on']) ?? Number(asTextOrNumber(body?.['expires_on']) ?? Number.NaN);
  const end = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(asText(body?.['expiresOn']) ?? '');
  const isPlausible = Number.isFinite(end) && end - now > SHORTEST_LIFE_MS;
  return { token, expiresOnTimestamp: isPlausible ? end : now + ASSUMED_LIFE_MS, tokenType: 'Bearer' };
}

/** Tokens from the Azure CLI's session. */
export function tokensFromAzureCli(options: AzureCliOptions): TokenSource {
  const { tenantId, signal, now } = options;
  return async ({ scope, claims }) => {
    if (claims !== undefined) {
      throw failure(
        'AzureCliClaims',
        'Azure asks for more than the session of the Azure CLI can prove (a claims challenge).',
        'Sign in without the Azure CLI: set `client-id` and `tenant-id` and add `permissions: id-token: write`.',
      );
    }
    const resource = scope.replace(/\/\.default$/, '');
    const tenant = tenantId === undefined ? [] : ['--tenant', tenantId];
    const args = ['account', 'get-access-token', '--resource', resource, ...tenant, '--output', 'json'];
    const ended = await launch(args, options);
    if (signal.aborted) throw interruption(signal);
    const token = ended.error === null ? readToken(ended.stdout, now()) : undefined;
    if (token === undefined) throw errorOf(ended);
    return token;
  };
}
