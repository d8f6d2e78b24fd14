import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { failureOf, startAzure, type Azure } from './support.ts';

/** A proxy that opens tunnels and notes where to; with a password if one is given. */
class TunnelProxy {
  readonly tunnels: string[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  constructor(password?: string) {
    this.#server = createServer();
    this.#server.on('connect', (request, client: Socket) => {
      this.#sockets.add(client);
      client.on('error', () => undefined);
      const expected = `Basic ${Buffer.from(`user:${password ?? ''}`).toString('base64')}`;
      if (password !== undefined && request.headers['proxy-authorization'] !== expected) {
        client.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      this.tunnels.push(request.url ?? '');
      const port = Number((request.url ?? '').split(':').at(-1));
      const target = connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        target.pipe(client).pipe(target);
      });
      target.on('error', () => client.destroy());
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

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
    await azure.fleets().readCoverage('/x');
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
    expect(failure.hint).toContain('HTTPS_PROXY');
  });

  test('where nobody listens is a network error', async () => {
    process.env['HTTPS_PROXY'] = 'http://user:word@127.0.0.1:9';
    const failure = await failureOf(azure.aks().readCluster());
    expect(failure).toMatchObject({ kind: 'network', code: 'ECONNREFUSED' });
    expect(JSON.stringify(failure)).not.toContain('word');
  });
});
