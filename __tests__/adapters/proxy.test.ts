import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { TunnelProxy } from '../support/tunnel-proxy.ts';
import { failureOf, startAzure, type Azure } from './support.ts';
import { adviceOn } from '../support/advice.ts';

let azure: Azure;
const proxies: TunnelProxy[] = [];

function startProxy(password?: string): TunnelProxy {
  const proxy = new TunnelProxy(password);
  proxies.push(proxy);
  return proxy;
}

beforeEach(async () => {
  azure = await startAzure();
});
afterEach(async () => {
  delete process.env['HTTPS_PROXY'];
  for (const proxy of proxies.splice(0)) proxy.close();
  await azure.simulator.stop();
});

/** The hosts of GitHub, Entra ID and ARM in the simulator. */
function hosts(): readonly string[] {
  const { oidc, authorityHost, resourceManagerEndpoint } = azure.simulator;
  return [oidc.requestUrl, authorityHost, resourceManagerEndpoint].map((url) => new URL(url).host);
}

describe('HTTPS_PROXY', () => {
  test('is used for GitHub, Entra ID and ARM alike', async () => {
    const proxy = startProxy();
    process.env['HTTPS_PROXY'] = `http://127.0.0.1:${await proxy.listen()}`;
    const aks = azure.aks({ credential: azure.credential(azure.federation()) });
    await aks.readCluster();
    await azure.fleets().readMemberships('/x');
    azure.simulator.act({ kind: 'operation', pool: 'user', state: 'Upgrading', stuck: true });
    await expect(aks.abort({ kind: 'pool', name: 'user' })).resolves.toMatchObject({ kind: 'accepted' });
    expect(new Set(proxy.tunnels)).toEqual(new Set(hosts()));
  });

  test('with credentials works, and a refusal of the proxy is explained without them', async () => {
    const proxy = startProxy('right');
    const port = await proxy.listen();
    process.env['HTTPS_PROXY'] = `http://user:right@127.0.0.1:${port}`;
    await azure.aks().readCluster();
    process.env['HTTPS_PROXY'] = `http://user:wrong@127.0.0.1:${port}`;
    const failure = await failureOf(azure.aks().readCluster());
    expect(JSON.stringify(failure)).not.toContain('wrong');
    expect(adviceOn(failure)).toContain('HTTPS_PROXY');
  });

  test('where nobody listens is a network error', async () => {
    process.env['HTTPS_PROXY'] = 'http://user:word@127.0.0.1:9';
    const failure = await failureOf(azure.aks().readCluster());
    expect(failure).toMatchObject({ kind: 'network', code: 'ECONNREFUSED' });
    expect(JSON.stringify(failure)).not.toContain('word');
  });
});
