/** Proxies, by the runner's variables. */

import { describe, expect, test } from '@jest/globals';
import type { Simulator } from '../../simulator/simulator.ts';
import { onAzure } from '../support/bundle.ts';
import { cluster, untouched, upgraded } from '../support/scenarios.ts';
import { TunnelProxy } from '../support/tunnel-proxy.ts';

const SCENARIO = cluster([untouched(), upgraded()]);
const STATUS = { mode: 'status' };

/** Where nobody listens. */
const DEAD = 'http://127.0.0.1:9';

/** Runs beside a proxy. */
async function withProxy(play: (proxy: TunnelProxy, url: string) => Promise<void>): Promise<void> {
  const proxy = new TunnelProxy();
  try {
    await play(proxy, `http://127.0.0.1:${String(await proxy.listen())}`);
  } finally {
    proxy.close();
  }
}

function hosts({ oidc, authorityHost, resourceManagerEndpoint }: Simulator): Record<string, string> {
  const hostOf = (url: string): string => new URL(url).host;
  return {
    GitHub: hostOf(oidc.requestUrl),
    Entra: hostOf(authorityHost),
    ARM: hostOf(resourceManagerEndpoint),
  };
}

test.concurrent(
  'HTTPS_PROXY is used for GitHub, Entra ID and ARM; the one in small letters counts more',
  onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
    await withProxy(async (proxy, url) => {
      const back = await run(
        { mode: 'rollback', nodepool: 'user' },
        { env: { HTTPS_PROXY: DEAD, https_proxy: url, HTTP_PROXY: DEAD } },
      );
      expect(back.result).toBe('rolled-back');
      expect(new Set(proxy.tunnels)).toEqual(new Set(Object.values(hosts(azure))));
    });
  }),
);

describe('NO_PROXY', () => {
  test.concurrent.each<readonly [string, (of: Record<string, string>) => Record<string, string>]>([
    ['*', () => ({ NO_PROXY: '*' })],
    ['a name in another case', () => ({ NO_PROXY: 'example.com, LocalHost' })],
    ['names with their ports', (of) => ({ NO_PROXY: Object.values(of).join(',') })],
    ['the one in small letters', () => ({ NO_PROXY: 'example.com', no_proxy: '.localhost,localhost' })],
  ])('%s: no proxy is asked', (_name, variables) =>
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      const env = { HTTPS_PROXY: DEAD, ...variables(hosts(azure)) };
      expect((await run(STATUS, { env })).result).toBe('succeeded');
    })(),
  );

  test.concurrent.each(['localhost:1', 'host', 'xlocalhost', '*.localhost'])(
    '%s is about another address: the proxy is asked',
    (NO_PROXY) =>
      onAzure({ scenario: SCENARIO }, async ({ run }) => {
        await withProxy(async (proxy, HTTPS_PROXY) => {
          expect((await run(STATUS, { env: { HTTPS_PROXY, NO_PROXY } })).result).toBe('succeeded');
          expect(proxy.tunnels).not.toEqual([]);
        });
      })(),
  );
});

test.concurrent.each(['http://me:100%PASSWORD@127.0.0.1:9', 'http://m%e:PASSWORD@127.0.0.1:9'])(
  'a percent sign that encodes nothing makes no address: %s',
  (HTTPS_PROXY) =>
    onAzure({ scenario: SCENARIO }, async ({ run }) => {
      const failed = await run(STATUS, { env: { HTTPS_PROXY } });
      expect(failed.result).toBe('error');
      expect(failed.errors[0]).toMatch(/Check the format of the proxy address in HTTPS_PROXY/);
      expect(failed.errors[0]).toContain('%25');
      expect(failed.log).not.toContain('PASSWORD');
    })(),
);

describe('a proxy that answers 407 is named, not a permission', () => {
  test.concurrent.each([
    ['GitHub', []],
    ['Entra', ['GitHub']],
    ['ARM', ['GitHub', 'Entra']],
  ] as const)('on the way to %s', (_name, past) =>
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      await withProxy(async (proxy, HTTPS_PROXY) => {
        proxy.refusal = 407;
        const of = hosts(azure);
        const NO_PROXY = past.map((name) => of[name]).join(',');
        const failed = await run(STATUS, { env: { HTTPS_PROXY, NO_PROXY } });
        expect(failed.result).toBe('error');
        const [error = ''] = failed.errors;
        expect(error).toContain('407');
        expect(error).toContain('The proxy requires credentials: add them to the variable that names it');
        expect(error).not.toMatch(/permission|role/i);
      });
    })(),
  );

  test.concurrent(
    'on the way to an ID token over plain http, whose proxy is HTTP_PROXY',
    onAzure({ scenario: SCENARIO }, async ({ run }) => {
      await withProxy(async (proxy, HTTP_PROXY) => {
        proxy.refusal = 407;
        const failed = await run(STATUS, {
          env: {
            HTTP_PROXY,
            HTTPS_PROXY: DEAD,
            ACTIONS_ID_TOKEN_REQUEST_URL: 'http://runner.test/token?a=b',
          },
        });
        expect(failed.errors[0]).toContain('The proxy (HTTP_PROXY) did not let the request for an ID token');
        expect(failed.errors[0]).not.toContain('permission');
        // Several reads ask at the same time; what comes after the refusal asks again.
        expect([...new Set(proxy.asked)]).toEqual([
          'http://runner.test/token?a=b&audience=api%3A%2F%2FAzureADTokenExchange',
        ]);
        expect(proxy.tunnels).toEqual([]);
      });
    }),
  );

  test.concurrent(
    "on the way to GitHub's API: the rollback stands",
    onAzure({ scenario: SCENARIO }, async ({ run }) => {
      await withProxy(async (proxy, HTTP_PROXY) => {
        proxy.refusal = 407;
        const back = await run(
          { mode: 'rollback', nodepool: 'user', 'follow-up-issue': 'true', 'github-token': 'ghs_t0ken' },
          { env: { HTTP_PROXY, GITHUB_API_URL: 'http://api.github.test' } },
        );
        expect([back.result, back.exitCode]).toEqual(['rolled-back', 0]);
        expect(back.warnings.join()).toMatch(/The proxy .*returned 407.*requires credentials/);
        expect(back.warnings.join()).not.toContain('permissions');
      });
    }),
  );
});

test.concurrent.each(['ALL_PROXY', 'HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY'])(
  'a SOCKS proxy in %s is refused by name at once',
  (name) =>
    onAzure({ scenario: SCENARIO }, async ({ refuse }) => {
      const error = await refuse(STATUS, { env: { [name]: 'socks5://me:PASSWORD@127.0.0.1:1080' } });
      expect(error).toContain(`${name}: names a SOCKS proxy`);
      expect(error).not.toContain('PASSWORD');
    })(),
);
