/** Bodies without end and redirects to other hosts. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { carefulFetch } from '../../src/adapters/github/careful-fetch.ts';
import { AnswerTooLargeError, limitBody } from '../../src/adapters/http/body.ts';
import * as core from '../../src/adapters/sdk/core.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: Answer): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

const MEGABYTE = Buffer.alloc(1024 * 1024, ' ');

/** Never ends by itself. */
function pour(response: ServerResponse, into: NodeJS.WritableStream = response): void {
  const write = (): void => {
    while (!response.destroyed && into.write(MEGABYTE)) continue;
  };
  into.on('drain', write);
  write();
}

const ENDLESS: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  pour(response);
};

const BOMB: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  const gzip = createGzip();
  gzip.pipe(response);
  pour(response, gzip);
};

async function get(url: string, broken: 'fail' | 'keep-status'): Promise<CoreResponse> {
  const pipeline = core.createPipelineFromOptions({ retryOptions: { maxRetries: 0 } });
  pipeline.addPolicy(limitBody(broken));
  const request = core.createPipelineRequest({ url, allowInsecureConnection: true });
  return pipeline.sendRequest(core.createDefaultHttpClient(), request);
}

type CoreResponse = { readonly status: number; readonly bodyAsText?: string | null };

describe('a body', () => {
  test.each([
    ['without end', ENDLESS],
    ['that grows when it is unpacked', BOMB],
  ])('%s is refused by name; of a change the status is kept', async (_, answer) => {
    const url = await serve(answer);
    await expect(get(url, 'fail')).rejects.toMatchObject({ code: 'AnswerTooLarge' });
    await expect(get(url, 'keep-status')).resolves.toMatchObject({ status: 200, bodyAsText: '' });
    await expect(carefulFetch(fetch)(url)).rejects.toThrow(AnswerTooLargeError);
  });

  test('that breaks off is unusable, by the code of the SDK', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{');
      setTimeout(() => response.destroy(), 50);
    });
    await expect(get(url, 'fail')).rejects.toMatchObject({ code: 'PARSE_ERROR' });
  });
});

describe('a redirect', () => {
  test('is followed within the host that was asked, and nowhere else', async () => {
    const seen: string[] = [];
    const other = await serve((request, response) => {
      seen.push(request.url ?? '');
      response.end('{}');
    });
    const url = await serve((request, response) => {
      const to = { '/other': other, '/here': '/end', '/round': '/round' }[request.url ?? ''];
      response.writeHead(to === undefined ? 200 : 307, to === undefined ? {} : { location: to });
      response.end('{"a":1}');
    });
    const get = carefulFetch(fetch);
    const followed = await get(`${url}/here`, { method: 'POST', body: 'x' });
    expect([followed.status, followed.url, await followed.json()]).toEqual([200, `${url}/end`, { a: 1 }]);
    await expect(get(`${url}/other`, { method: 'POST', body: 'x' })).rejects.toThrow('another address');
    await expect(get(`${url}/round`)).rejects.toThrow('another address');
    expect(seen).toEqual([]);
  });

  /** Redirects to itself, with a status, until it has been asked often enough. */
  async function circling(status: number, times: number): Promise<{ url: string; asked: () => number }> {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      if (asked <= times) response.writeHead(status, { location: '/again' });
      response.end('{}');
    });
    return { url, asked: () => asked };
  }

  test.each([
    ['GET', 301, true],
    ['HEAD', 303, true],
    ['POST', 301, false],
    ['POST', 303, false],
    ['PATCH', 307, true],
    ['POST', 308, true],
  ])(
    'of a %s with %d: followed is %p, because it has to stay what it is',
    async (method, status, isFollowed) => {
      const { url, asked } = await circling(status, 1);
      const followed = carefulFetch(fetch)(new Request(url), { method });
      if (isFollowed) await expect(followed).resolves.toMatchObject({ status: 200, url: `${url}/again` });
      else await expect(followed).rejects.toThrow('another address');
      expect(asked()).toBe(isFollowed ? 2 : 1);
    },
  );

  test('is followed three times in a row', async () => {
    const three = await circling(302, 3);
    await expect(carefulFetch(fetch)(three.url)).resolves.toMatchObject({ status: 200 });
    const four = await circling(302, 4);
    await expect(carefulFetch(fetch)(four.url)).rejects.toThrow('another address');
  });

  test.each([
    [302, {}],
    [200, { location: '/elsewhere' }],
    [304, { location: '/elsewhere' }],
    [204, {}],
  ])('is none with %d and %j', async (status, headers) => {
    const url = await serve((_, response) => {
      response.writeHead(status, headers);
      response.end();
    });
    await expect(carefulFetch(fetch)(url)).resolves.toMatchObject({ status, url: `${url}/` });
  });
});
