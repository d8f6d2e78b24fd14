/** Connections that are opened before anything is sent on them. */

import { once } from 'node:events';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { setDefaultCACertificates, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Connections, connections, hasLeft, HEAD_START_MS } from '../../src/adapters/http/connections.ts';
import { openAhead } from '../../src/adapters/http/proxy.ts';
import { certificateOf } from '../support/certificate.ts';

/** What a server has seen. */
interface Seen {
  readonly url: string;
  readonly server: https.Server;
  readonly sockets: TLSSocket[];
}

let seen: Seen;

async function serve(): Promise<Seen> {
  const { cert, key } = await certificateOf('localhost');
  const server = https.createServer({ cert, key }, (request, response) => {
    response.end(request.url);
  });
  const sockets: TLSSocket[] = [];
  server.on('secureConnection', (socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  setDefaultCACertificates([cert]);
  return { url: `https://localhost:${String((server.address() as AddressInfo).port)}/`, server, sockets };
}

beforeEach(async () => {
  seen = await serve();
});
afterEach(() => {
  connections.destroy();
  seen.server.closeAllConnections();
  seen.server.close();
});

function ask(path: string, agent: Connections = connections): Promise<string> {
  return new Promise((resolve, reject) => {
    https
      .get(new URL(path, seen.url), { agent }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          resolve(text);
        });
      })
      .on('error', reject);
  });
}

/** Waits until the server has seen so many connections, and a little longer, for one too many. */
async function connected(count: number): Promise<readonly TLSSocket[]> {
  for (let looks = 0; looks < 200 && seen.sockets.length < count; looks++) await delay(10);
  await delay(50);
  expect(seen.sockets).toHaveLength(count);
  return seen.sockets;
}

test('requests take the connections that were opened ahead, and open one more only when none is left', async () => {
  openAhead(seen.url, 3);
  await connected(3);
  await expect(Promise.all(['/1', '/2', '/3'].map((path) => ask(path)))).resolves.toEqual(['/1', '/2', '/3']);
  await connected(3);
  await Promise.all(['/1', '/2', '/3', '/4'].map((path) => ask(path)));
  await connected(4);
});

test('the first shakes hands in full, the others by its session, and so do those that are opened later', async () => {
  openAhead(seen.url, 2);
  await connected(2);
  await Promise.all(['/1', '/2', '/3'].map((path) => ask(path)));
  const sockets = await connected(3);
  expect(sockets.map((socket) => socket.isSessionReused())).toEqual([false, true, true]);
});

test('a request that comes before the connection stands waits for it', async () => {
  openAhead(seen.url);
  await expect(ask('/early')).resolves.toBe('/early');
  await connected(1);
});

test('a connection that the other side has closed is not used', async () => {
  openAhead(seen.url);
  const [idle] = await connected(1);
  idle?.end();
  await delay(50);
  await expect(ask('/fresh')).resolves.toBe('/fresh');
  await connected(2);
});

test('a connection on which nothing was sent for long is given up, whether it was opened ahead or used', async () => {
  const brief = new Connections(150);
  brief.open(new URL(seen.url), 2);
  const sockets = await connected(2);
  await ask('/', brief);
  await delay(400);
  expect(sockets.map((socket) => socket.destroyed)).toEqual([true, true]);
  await expect(ask('/fresh', brief)).resolves.toBe('/fresh');
  await connected(3);
});

test('a certificate that is not trusted fails the request, as without it', async () => {
  setDefaultCACertificates([]);
  openAhead(seen.url, 2);
  await delay(50);
  await expect(ask('/')).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
});

test('nothing is opened where a proxy leads, nor without TLS, nor to what is no address', async () => {
  openAhead(seen.url, 1, { HTTPS_PROXY: 'http://127.0.0.1:9' });
  openAhead(seen.url, 1, { HTTPS_PROXY: 'http://%' });
  openAhead(seen.url.replace('https:', 'http:'), 1, {});
  openAhead('https://', 1, {});
  await connected(0);
});

test('a request has left once its connection stands, or after the pause where none is seen', async () => {
  const startedAt = performance.now();
  await hasLeft('https://localhost:1/');
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(HEAD_START_MS - 1);
  const told: string[] = [];
  seen.server.once('connection', () => told.push('connects'));
  const left = hasLeft(seen.url).then(() => told.push('left'));
  await Promise.all([ask('/'), left]);
  expect(told).toEqual(['connects', 'left']);
});
