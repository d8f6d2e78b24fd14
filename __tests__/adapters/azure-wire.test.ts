/** What goes over the wire, and what is made of what comes back. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { toRawAnswer } from '../../src/adapters/http/answer.ts';
import { captureAnswer, readAnswer, sendRaw } from '../../src/adapters/http/arm.ts';
import { asNumber, asText, asTextOrNumber, parseJson } from '../../src/adapters/http/json.ts';
import { readList } from '../../src/adapters/http/paging.ts';
import { createVersionedGet } from '../../src/adapters/http/versioned.ts';
import { versionsIn } from '../../src/adapters/http/api-versions.ts';
import * as core from '../../src/adapters/sdk/core.ts';
import type { AzureError } from '../../src/domain/aks/errors.ts';
import type { JsonValue } from '../../src/domain/aks/cluster.ts';
import { azureError } from '../support/builders.ts';
import { certificateOf } from '../support/certificate.ts';
import { failureOf } from './support.ts';

const IDLE = new AbortController().signal;

const json = (body: JsonValue, status = 200): ReturnType<typeof toRawAnswer> =>
  toRawAnswer({ status, headers: { get: () => undefined }, bodyAsText: JSON.stringify(body) });

describe('a request of our own', () => {
  let server: Server;
  let origin: string;
  const seen: IncomingMessage[] = [];
  beforeEach(async () => {
    const { cert, key } = await certificateOf('localhost');
    setDefaultCACertificates([cert]);
    server = createServer({ cert, key }, (request: IncomingMessage, response: ServerResponse) => {
      seen.push(request);
      request.resume();
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    seen.splice(0);
    server.closeAllConnections();
    server.close();
  });

  test('goes out byte for byte: a signature covers the spelling of its URL', async () => {
    const path = "/a%2fb/~x?t=1&c=MII%2B+x&s=%7e|'(é)&empty=&s=2";
    const url = `${origin}${encodeURI(path).replaceAll('%25', '%')}`;
    await sendRaw(core, core.createPipelineFromOptions({}), { method: 'GET', url }, IDLE);
    expect(seen[0]?.url).toBe(url.slice(origin.length));
    expect(seen[0]?.headers).toMatchObject({ accept: 'application/json' });
    expect(seen[0]?.headers).not.toHaveProperty('content-type');
  });

  test('carries its body as JSON, and the headers that it is given', async () => {
    const request = {
      method: 'PUT',
      url: `${origin}/a`,
      body: { a: 1 },
      headers: { 'if-match': '"1"' },
    } as const;
    await sendRaw(core, core.createPipelineFromOptions({}), request, IDLE);
    expect(seen[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'if-match': '"1"' });
  });
});

describe('an answer', () => {
  test.each([
    [201, 'network', 'UnusableAnswer'],
    [204, 'network', 'UnusableAnswer'],
    [302, 'network', 'UnusableAnswer'],
    [400, 'http', 'Http400'],
  ])('of %d is no read', async (status, kind, code) => {
    const failure = await failureOf(readAnswer(Promise.resolve(json({}, status)), 'read', IDLE));
    expect(failure).toMatchObject({ kind, code, attempt: 'read' });
  });

  test('is taken as it came, whatever the typed call makes of it', async () => {
    const response = { status: 202, headers: { get: () => undefined }, bodyAsText: '{"a":1}' };
    const answer = await captureAnswer(({ onResponse }) => {
      onResponse(response);
      return Promise.reject(new TypeError('not a model'));
    }, IDLE);
    expect([answer.status, answer.body]).toEqual([202, { a: 1 }]);
    await expect(captureAnswer(() => Promise.reject(new Error('reset')), IDLE)).rejects.toThrow('reset');
    await expect(captureAnswer(() => Promise.resolve(), IDLE)).rejects.toThrow('without a response');
  });

  test('without a body has none', () => {
    const headers = { get: () => undefined };
    expect(toRawAnswer({ status: 204, headers }).body).toBeUndefined();
    expect(toRawAnswer({ status: 204, headers, bodyAsText: null }).body).toBeUndefined();
  });
});

describe('a list', () => {
  const ORIGIN = 'https://arm.test';
  const LIMITS = { mostEntries: 5, mostPages: 3 };

  /** Reads a list whose pages are numbered; the link of each is given. */
  const list = async (links: readonly (string | undefined)[], entriesOfEach = 1) => {
    const asked: string[] = [];
    const page = (index: number) =>
      json({ value: Array.from({ length: entriesOfEach }, () => index), nextLink: links[index] ?? '' });
    const get = (url: string) => {
      asked.push(url);
      return Promise.resolve(page(asked.length));
    };
    return { ...(await readList(get, page(0), ORIGIN, 'list', LIMITS)), asked };
  };

  test('of one page is complete', async () => {
    await expect(list([])).resolves.toEqual({ entries: [0], isComplete: true, asked: [] });
  });

  test('is followed from page to page', async () => {
    const result = await list([`${ORIGIN}/1`, `${ORIGIN}/2`]);
    expect(result).toEqual({
      entries: [0, 1, 2],
      isComplete: true,
      asked: [`${ORIGIN}/1`, `${ORIGIN}/2`],
    });
  });

  test.each([
    ['leads to another host', ['https://evil.test/1']],
    ['is none', ['nonsense']],
    ['leads back', [`${ORIGIN}/1`, `${ORIGIN}/1`]],
    ['leads on and on', [`${ORIGIN}/1`, `${ORIGIN}/2`, `${ORIGIN}/3`]],
  ])('whose link %s ends there', async (_, links) => {
    const { isComplete, asked } = await list(links);
    expect(isComplete).toBe(false);
    expect(asked.length).toBeLessThan(3);
    expect(asked.join('')).not.toContain('evil');
  });

  test('is cut at its limit', async () => {
    const { entries, isComplete } = await list([`${ORIGIN}/1`, `${ORIGIN}/2`], 3);
    expect(entries).toEqual([0, 0, 0, 1, 1]);
    expect(isComplete).toBe(false);
  });

  test('that is none is an unusable answer', async () => {
    const get = () => Promise.reject(new Error('none is asked for'));
    const failure = await failureOf(readList(get, json({ value: {} }), ORIGIN, 'list', LIMITS));
    expect(failure).toMatchObject({ code: 'UnusableAnswer', attempt: 'list' });
  });
});

describe('the version of an API that a cloud does not know', () => {
  const OFFERS = "The supported api-versions are '2024-01-01, 2025-03-02-preview, 2025-01-01'.";
  const refusal = (code = 'NoRegisteredProviderFound', message = OFFERS): AzureError =>
    azureError({ status: 400, code, message });

  const reader = (kind: 'stable' | 'preview', fails: (url: string) => AzureError | undefined) => {
    const asked: string[] = [];
    const get = createVersionedGet(
      (url) => {
        asked.push(url.replace(/^.*api-version=/, ''));
        const error = fails(url);
        return error === undefined ? Promise.resolve(json({ url })) : Promise.reject(error);
      },
      '2026-01-01',
      kind,
    );
    return { get, asked };
  };
  const isPreferred = (url: string): boolean => url.includes('2026-01-01');

  test.each([
    ['stable', '2025-01-01'],
    ['preview', '2025-03-02-preview'],
  ] as const)('gives way to the newest %s one on offer, for all reads that follow', async (kind, version) => {
    const { get, asked } = reader(kind, (url) => (isPreferred(url) ? refusal() : undefined));
    await get('https://arm.test/a', 'read');
    await get('https://arm.test/b?x=1', 'read');
    expect(asked).toEqual(['2026-01-01', version, version]);
  });

  test.each([
    ['another refusal', azureError({ status: 403, code: 'AuthorizationFailed', message: OFFERS })],
    ['none on offer', refusal('InvalidApiVersionParameter', 'No.')],
    ['the same on offer', refusal('InvalidResourceType', "The supported versions are '2026-01-01'.")],
  ])('stays with %s', async (_, error) => {
    const { get, asked } = reader('stable', () => error);
    await expect(get('https://arm.test/a', 'read')).rejects.toBe(error);
    expect(asked).toHaveLength(1);
  });

  test('is not added to a link that names one', async () => {
    const urls: string[] = [];
    const get = createVersionedGet(
      (url) => {
        urls.push(url);
        return Promise.resolve(json({}));
      },
      '2026-01-01',
      'stable',
    );
    await get('https://arm.test/a?Api-Version=1', 'read');
    await get('https://arm.test/a', 'read');
    await get('https://arm.test/a?x=1', 'read');
    expect(urls).toEqual([
      'https://arm.test/a?Api-Version=1',
      'https://arm.test/a?api-version=2026-01-01',
      'https://arm.test/a?x=1&api-version=2026-01-01',
    ]);
  });

  test('is found in a text, newest first', () => {
    expect(versionsIn('2024-01-01, 2025-01-01-preview; 2024-01-01')).toEqual([
      '2025-01-01-preview',
      '2024-01-01',
    ]);
    expect(versionsIn('none')).toEqual([]);
  });
});

describe('JSON', () => {
  const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

  test('is read up to a hundred levels deep, with or without a byte-order mark', () => {
    expect(parseJson('\uFEFF{"a":1}')).toEqual({ a: 1 });
    expect(parseJson(nested(100))).toBeDefined();
    expect(parseJson(nested(102))).toBeUndefined();
    expect(parseJson('{')).toBeUndefined();
  });

  test.each<[JsonValue, string | undefined, string | undefined, number | undefined]>([
    ['a', 'a', 'a', undefined],
    [' ', undefined, undefined, undefined],
    [1, undefined, '1', 1],
    [null, undefined, undefined, undefined],
    [true, undefined, undefined, undefined],
  ])('%j is a text %j, a text or number %j, a number %j', (value, text, either, number) => {
    expect([asText(value), asTextOrNumber(value), asNumber(value)]).toEqual([text, either, number]);
  });
});
