/** What Entra ID says when it gives no token, and what the step says to do about it. */

import { describe, expect, test } from '@jest/globals';
import type { Simulator } from '../../simulator/simulator.ts';
import { onAzure, requestsTo } from '../support/bundle.ts';
import { cluster, untouched, upgraded } from '../support/scenarios.ts';

const scenario = cluster([untouched(), upgraded()]);
const STATUS = { mode: 'status' };
const SUBJECT = 'repo:octo-org/octo-repo:ref:refs/heads/main';

/** The next requests for a token are refused so. */
function refuseTokens(azure: Simulator, status: number, description: string, times = 1_000): void {
  const body = {
    error: status >= 500 ? 'temporarily_unavailable' : 'invalid_client',
    error_description: `${description} Trace ID: 00000000-aaaa-bbbb-cccc-000000000000 Correlation ID: 11111111-aaaa-bbbb-cccc-000000000000 Timestamp: 2026-11-28 10:00:00Z`,
  };
  azure.inject({
    kind: 'rewrite',
    route: 'entra.token',
    times,
    rewrite: () => ({ status, headers: { 'content-type': 'application/json' }, body }),
  });
}

const MISMATCHES = [
  [
    70021,
    'No matching federated identity record found for presented assertion. Assertion Issuer: https://x/.',
  ],
  [70025, "The client 'aks-recover' has no configured federated identity credentials."],
  [700211, "No matching federated identity record found for presented assertion issuer 'https://x'."],
  [700212, "No matching federated identity record found for presented assertion audience 'api://x'."],
  [700213, `No matching federated identity record found for presented assertion subject '${SUBJECT}'.`],
  [7002138, `No matching federated identity record found for presented assertion subject '${SUBJECT}'.`],
  [7002999, 'No matching federated identity record found, by a number that nobody knows yet.'],
] as const;

describe('no federated credential fits', () => {
  test.concurrent.each(MISMATCHES)('AADSTS%d: what was sent, and the command', (number, text) =>
    onAzure({ scenario }, async ({ azure, run }) => {
      // Its library repeats the number in some versions.
      refuseTokens(azure, 401, `AADSTS${String(number)}: AADSTS${String(number)}: ${text}`);
      const { result, outputs, errors, summary, requests } = await run(STATUS);
      expect([result, outputs['error-code']]).toEqual(['error', `AADSTS${String(number)}`]);
      expect(requestsTo(requests, 'entra.token')).toHaveLength(1);
      for (const told of [errors[0], outputs['next-step']]) {
        expect(told).toContain(`subject '${SUBJECT}'`);
        expect(told).toMatch(/issuer 'https:/);
        expect(told).toContain("audience 'api://AzureADTokenExchange'");
      }
      expect(summary).toMatch(
        new RegExp(`\\n *az ad app federated-credential create --id ${azure.clientId} --parameters '`),
      );
      const [error = ''] = errors;
      expect(error.split(`AADSTS${String(number)}: `)).toHaveLength(2);
    })(),
  );
});

/** Number, status, text, and what is said to do. */
const REFUSALS = [
  [
    700016,
    400,
    "Application with identifier 'x' was not found in the directory 'Contoso'.",
    /no application/,
  ],
  [7000229, 401, 'The client application x is missing service principal in the tenant.', /no service princ/],
  [90002, 400, "Tenant 'x' not found.", /doesn't know this tenant/],
  [900023, 400, "Specified tenant identifier 'x' is neither a valid DNS name.", /doesn't know this tenant/],
  [500011, 400, 'The resource principal named x was not found in the tenant.', /doesn't know this tenant/],
  [7000215, 401, 'Invalid client secret provided.', /secret's \*?'?value/],
  [7000222, 401, 'The provided client secret keys for app x are expired.', /secret has expired/],
  [7000112, 401, "Application 'x'(aks-recover) is disabled.", /is disabled in Entra ID/],
  [500014, 401, "The service principal for resource 'x' is disabled.", /is disabled in Entra ID/],
  [53003, 400, 'Access has been blocked by Conditional Access policies.', /Conditional Access policy blocks/],
  [530035, 400, 'Access has been blocked by security defaults.', /Conditional Access policy blocks/],
  [53011, 400, 'User blocked due to risk on home tenant.', /Conditional Access policy blocks/],
  [700024, 401, 'Client assertion is not within its valid time range.', /clock of a self-hosted runner/],
  [99999, 400, 'Something new.', /look up its number at https:.*code=99999/],
] as const;

describe('a refusal that trying again does not cure', () => {
  test.concurrent.each(REFUSALS)('AADSTS%d', (number, status, text, advice) =>
    onAzure({ scenario }, async ({ azure, run }) => {
      refuseTokens(azure, status, `AADSTS${String(number)}: ${text}`);
      const failed = await run(STATUS, {
        signIn: number < 7000230 && number > 7000200 ? 'secret' : 'federation',
      });
      expect([failed.result, failed.outputs['error-code']]).toEqual(['error', `AADSTS${String(number)}`]);
      expect(failed.outputs['next-step']).toMatch(advice);
      expect(failed.errors[0]).toMatch(advice);
      expect(failed.outputs['correlation-id']).toBe('11111111-aaaa-bbbb-cccc-000000000000');
      expect(requestsTo(failed.requests, 'entra.token')).toHaveLength(1);
    })(),
  );
});

const PASSING = [
  [
    50166,
    400,
    'Request to External OIDC endpoint failed.',
    /could not read the keys of the ID token's issuer/,
  ],
  [50000, 400, "There's an issue with our sign-in service.", /temporary problem/],
  [50033, 400, 'RetryableError.', /temporary problem/],
  [90006, 400, 'The service is temporarily unavailable.', /temporary problem/],
  [90012, 400, 'Request timed out.', /temporary problem/],
  [90024, 400, 'A transient error has occurred.', /temporary problem/],
  [90033, 503, 'A transient error has occurred. Please try again.', /temporary problem/],
] as const;

describe('passing trouble', () => {
  test.concurrent.each(PASSING)('AADSTS%d passes', (number, status, text, _advice) =>
    onAzure({ scenario }, async ({ azure, run }) => {
      refuseTokens(azure, status, `AADSTS${String(number)}: ${text}`, 1);
      expect((await run(STATUS)).result).toBe('succeeded');
    })(),
  );

  test.concurrent.each([PASSING[0]] as const)(
    'AADSTS%d that lasts is told',
    (number, status, text, advice) =>
      onAzure({ scenario }, async ({ azure, run }) => {
        refuseTokens(azure, status, `AADSTS${String(number)}: ${text}`);
        const failed = await run(STATUS);
        expect(failed.result).toBe('error');
        expect(failed.outputs['next-step']).toMatch(advice);
        expect(requestsTo(failed.requests, 'entra.token').length).toBeGreaterThan(1);
      })(),
    120_000,
  );
});

describe('an answer that is none', () => {
  test.concurrent.each([
    ['empty', { status: 200, rawBody: '' }],
    ['an empty object', { status: 200, body: {} }],
    ['a page', { status: 200, rawBody: '<html>Sign in to the WiFi</html>' }],
    ['an empty refusal', { status: 400, rawBody: '' }],
  ])('%s, and it lasts: an error with a name and advice', (_name, answer) =>
    onAzure({ scenario }, async ({ azure, run }) => {
      azure.inject({ kind: 'rewrite', route: 'entra.token', times: 1_000, rewrite: () => answer });
      const failed = await run(STATUS);
      expect(failed.result).toBe('error');
      expect(failed.errors[0]).toMatch(/UnusableAnswer|SignInFailed|Http400/);
      expect(failed.outputs['next-step']).toMatch(/is not from Azure|run this again|client-id/);
      expect(failed.durationMs).toBeLessThan(60_000);
    })(),
  );
});
