import { describe, expect, test } from '@jest/globals';
import { retryAfterOf, toRawAnswer, type RawAnswer } from '../../src/adapters/http/answer.ts';
import { errorFromAnswer, errorFromThrown } from '../../src/adapters/http/errors.ts';
import { redact } from '../../src/adapters/http/redact.ts';
import {
  AzureError,
  DeadlineError,
  InterruptedError,
  type AzureErrorDetails,
} from '../../src/domain/aks/errors.ts';
import type { JsonValue } from '../../src/domain/aks/cluster.ts';
import { toOperationError } from '../../src/adapters/aks/mapping.ts';
import { adviceOn } from '../support/advice.ts';

const RUNNING = new AbortController().signal;

function translated(thrown: unknown): AzureErrorDetails {
  const error = errorFromThrown(thrown, 'read', RUNNING);
  if (error instanceof AzureError) return error.details;
  throw error;
}

function answer(status: number, body: JsonValue | string, headers: Record<string, string> = {}): RawAnswer {
  return toRawAnswer({
    status,
    headers: { get: (name) => headers[name] },
    bodyAsText: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('an answer of 400 or more', () => {
  test('in the nested form, with details', () => {
    const error = {
      code: 'BadRequest',
      message: 'No.',
      details: [{ code: 'QuotaExceeded', message: 'Too many cores.' }],
    };
    const { details } = errorFromAnswer(
      answer(400, { error }, { 'x-ms-request-id': 'r', 'x-ms-correlation-request-id': 'c' }),
      'update',
    );
    expect(details).toEqual({
      kind: 'http',
      attempt: 'update',
      status: 400,
      code: 'BadRequest',
      message: 'No. (QuotaExceeded: Too many cores.)',
      correlationId: 'c',
    });
  });

  test('in the flat form', () => {
    const body = { code: 'OperationNotAllowed', details: null, message: 'Busy.', subcode: '' };
    expect(errorFromAnswer(answer(409, body, { 'x-ms-request-id': 'r' }), 'x').details).toMatchObject({
      code: 'OperationNotAllowed',
      message: 'Busy.',
      correlationId: 'r',
    });
  });

  test.each(['<html>Bad gateway</html>', '', '{"error":', '[]', '{"error":"text"}'])(
    'with the body %j',
    (body) => {
      expect(errorFromAnswer(answer(502, body), 'x').details).toMatchObject({ code: 'Http502', status: 502 });
    },
  );

  test('names the right that is missing', () => {
    const message =
      "The client 'a' with object id 'b' does not have authorization to perform action 'Microsoft.ContainerService/fleets/read' over scope '/subscriptions/s' or the scope is invalid.";
    const { details } = errorFromAnswer(
      answer(403, { error: { code: 'AuthorizationFailed', message } }),
      'x',
    );
    expect(details.facts?.missingRight).toBe('Microsoft.ContainerService/fleets/read');
    expect(adviceOn(details)).toContain('Microsoft.ContainerService/fleets/read');
  });

  test('names the last right of a linked refusal, which begins with one that the identity has', () => {
    const message =
      "The client 'a' with object id '12345678-1234-1234-1234-123456789abc' has permission to perform action 'Microsoft.ContainerService/managedClusters/agentPools/write' on scope '/subscriptions/s/resourceGroups/rg'; however, it does not have permission to perform action(s) 'Microsoft.Network/virtualNetworks/subnets/join/action' on the linked scope(s) '/subscriptions/s/subnets/x' (respectively) or the linked scope(s) are invalid.";
    const { details } = errorFromAnswer(
      answer(403, { error: { code: 'LinkedAuthorizationFailed', message } }),
      'x',
    );
    expect(details.facts).toEqual({
      missingRight: 'Microsoft.Network/virtualNetworks/subnets/join/action',
      scope: '/subscriptions/s/subnets/x',
      objectId: '12345678-1234-1234-1234-123456789abc',
    });
  });

  test('names no right but in a 403', () => {
    const message = "does not have authorization to perform action 'a/read' over scope '/s'";
    const { details } = errorFromAnswer(answer(400, { error: { code: 'X', message } }), 'x');
    expect(details).not.toHaveProperty('facts');
  });

  test.each([
    [404, '<html>no such page</html>', {}, 'UnusableAnswer', 'network'],
    [404, '', { 'x-ms-error-code': 'ResourceNotFound' }, 'ResourceNotFound', 'http'],
    [404, { code: 'NotFound' }, {}, 'NotFound', 'http'],
    [400, '', { 'x-ms-error-code': 'InvalidThing' }, 'InvalidThing', 'http'],
  ])('%d with %j and %j is %s', (status, body, headers, code, kind) => {
    expect(errorFromAnswer(answer(status, body, headers), 'x').details).toMatchObject({ code, kind });
  });

  test('that says nothing is told as such', () => {
    const { details } = errorFromAnswer(answer(500, ''), 'x');
    expect(details.message).toBe('Azure returned 500 without a reason.');
    expect(
      errorFromAnswer(answer(400, { error: { details: [{ message: 'Inner.' }] } }), 'x').details.message,
    ).toBe('(Inner.)');
  });

  test.each([
    [
      'NoRegisteredProviderFound',
      "No registered resource provider found for location 'x' and API version '2026-06-01' for type 'managedClusters'. The supported api-versions are '2025-01-01, 2025-05-01, 2025-08-02-preview'. The supported locations are 'y'.",
    ],
    [
      'InvalidApiVersionParameter',
      "The api-version '2026-06-01' is invalid. The supported versions are '2025-08-02-preview,2025-05-01,2025-01-01'.",
    ],
  ])('%s names the input and what is on offer', (code, message) => {
    const { details } = errorFromAnswer(answer(400, { error: { code, message } }), 'x');
    expect(adviceOn(details)).toContain(
      '`api-version` to one that it supports (2025-08-02-preview, 2025-05-01, 2025-01-01)',
    );
  });
});

describe('causes', () => {
  const messageWith = (details: JsonValue): string =>
    errorFromAnswer(answer(400, { error: { code: 'A', message: 'Outer.', details } }), 'x').details.message;

  test.each<[string, JsonValue, string]>([
    ['without a code', [{ message: 'Inner.' }], 'Outer. (Inner.)'],
    ['without a message', [{ code: 'B' }], 'Outer.'],
    ['that repeat what was said', [{ code: 'B', message: 'Outer.' }], 'Outer.'],
    ['that are no objects', ['B', null, 1], 'Outer.'],
    ['that are no list', { code: 'B', message: 'Inner.' }, 'Outer.'],
    [
      'of which there are many: five',
      Array.from({ length: 9 }, (_, index) => ({ message: `${index}` })),
      'Outer. (0; 1; 2; 3; 4)',
    ],
    [
      'of which each has many: five in all',
      [1, 2].map((one) => ({
        details: Array.from({ length: 4 }, (_, index) => ({ message: `${one}${index}` })),
      })),
      'Outer. (10; 11; 12; 13; 20)',
    ],
  ])('%s', (_, details, message) => {
    expect(messageWith(details)).toBe(message);
  });

  test('are looked for eight levels deep', () => {
    const nested = (levels: number): JsonValue =>
      levels === 0 ? [{ message: 'deep' }] : [{ message: `level ${levels}`, details: nested(levels - 1) }];
    expect(messageWith(nested(7))).toBe('Outer. (deep)');
    expect(messageWith(nested(8))).toBe('Outer. (level 1)');
  });
});

test('the innermost details tell the cause', () => {
  const body = {
    code: 'UpgradeFailed',
    message: 'Upgrade failed.',
    details: [
      { code: 'Outer', message: 'x', details: [{ code: 'SubnetIsFull', message: 'Subnet nodes is full.' }] },
    ],
  };
  const told = 'Upgrade failed. (SubnetIsFull: Subnet nodes is full.)';
  expect(errorFromAnswer(answer(400, { error: body }), 'x').details.message).toBe(told);
  expect(toOperationError(body)).toEqual({ code: 'UpgradeFailed', message: told });
});

describe('the pause that was asked for', () => {
  test.each<[Record<string, string>, number | undefined]>([
    [{ 'retry-after': '17' }, 17_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after-ms': '250', 'retry-after': '17' }, 250],
    [{ 'x-ms-retry-after-ms': '250' }, 250],
    [{ 'retry-after': 'Tue, 09 Jun 2026 17:00:30 GMT', date: 'Tue, 09 Jun 2026 17:00:00 GMT' }, 30_000],
    [{ 'retry-after': 'Tue, 09 Jun 2026 17:00:30 GMT' }, 10_000],
    [{ 'retry-after': 'Tue, 09 Jun 2020 17:00:30 GMT' }, 0],
    [{ 'retry-after': '-3' }, 0],
    [{ 'retry-after-ms': '-3' }, 0],
    [{ 'retry-after-ms': '', 'x-ms-retry-after-ms': ' ', 'retry-after': '17' }, 17_000],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('%j is %p ms', (headers, ms) => {
    expect(retryAfterOf(answer(429, '', headers), Date.parse('2026-06-09T17:00:20Z'))).toBe(ms);
  });
});

describe('whatever a request threw', () => {
  test.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'NODE_EXTRA_CA_CERTS'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'NODE_EXTRA_CA_CERTS'],
    ['ENOTFOUND', 'DNS'],
    ['ECONNREFUSED', 'HTTPS_PROXY'],
  ])('%s has advice', (code, hint) => {
    const details = translated(Object.assign(new Error('x'), { code }));
    expect(details).toMatchObject({ kind: 'network', code, attempt: 'read' });
    expect(adviceOn(details)).toContain(hint);
  });

  test('the code may be of a cause', () => {
    const cause = Object.assign(new Error('inner'), { code: 'ECONNRESET' });
    expect(translated(new Error('outer', { cause })).code).toBe('ECONNRESET');
  });

  test.each([
    [
      'connect ECONNREFUSED 10.0.0.4:443',
      'The connection to arm.test failed: connect ECONNREFUSED 10.0.0.4:443',
    ],
    ['getaddrinfo ENOTFOUND arm.test', 'getaddrinfo ENOTFOUND arm.test'],
    ['', 'The connection to arm.test failed (ECONNREFUSED).'],
  ])('%j names the host that was asked, and nothing else of its address', (text, message) => {
    const request = { url: 'https://arm.test/a?sig=secret' };
    const error = Object.assign(new Error(text), { code: 'ECONNREFUSED', request });
    expect(translated(error).message).toBe(message);
    expect(translated(new Error(text, { cause: error })).message).toBe(message);
  });

  test.each([{ url: 'nonsense' }, { url: 1 }, undefined])(
    'what has no address (%j) keeps its text',
    (request) => {
      const error = Object.assign(new Error('cut'), { code: 'ECONNRESET', request });
      expect(translated(error).message).toBe('cut');
    },
  );

  test.each([new TypeError('x of undefined'), 'text', undefined, null])(
    '%p is an unusable answer',
    (thrown) => {
      expect(translated(thrown)).toMatchObject({ kind: 'network', code: 'UnusableAnswer' });
    },
  );

  test('what names its attempt keeps it; what has none gets it', () => {
    const known = { kind: 'http', code: 'A', message: 'a' } as const;
    expect(translated(new AzureError({ ...known, attempt: 'write' })).attempt).toBe('write');
    expect(translated(new AzureError({ ...known, attempt: '' })).attempt).toBe('read');
  });

  test.each([new InterruptedError(), new DeadlineError()])('%p stays what it is', (error) => {
    expect(errorFromThrown(error, 'read', RUNNING)).toBe(error);
  });

  test.each(['PARSE_ERROR', 'ERR_UNESCAPED_CHARACTERS'])('%s is an unusable answer', (code) => {
    expect(translated(Object.assign(new Error('x'), { code }))).toMatchObject({ code: 'UnusableAnswer' });
  });

  test('causes are followed five deep, and a code that is none is passed over', () => {
    const nested = (levels: number): Error =>
      levels === 0
        ? Object.assign(new Error('in'), { code: 'ECONNRESET', request: { url: 'https://arm.test/a' } })
        : Object.assign(new Error('out', { cause: nested(levels - 1) }), { code: levels % 2 === 0 ? '' : 5 });
    expect(translated(nested(4))).toMatchObject({ code: 'ECONNRESET' });
    expect(translated(nested(4)).message).toContain('arm.test');
    expect(translated(nested(5))).toMatchObject({ code: 'UnusableAnswer' });
  });

  test('a failure without a word and a host is told by its code', () => {
    expect(translated(Object.assign(new Error(''), { code: 'EPIPE' })).message).toBe(
      'The connection failed (EPIPE).',
    );
  });

  test('a canceled run has the reason of its end, if it has one', () => {
    const plain = new AbortController();
    plain.abort();
    expect(errorFromThrown(new Error('x'), 'read', plain.signal)).toBeInstanceOf(InterruptedError);
    const late = new AbortController();
    late.abort(new DeadlineError());
    expect(errorFromThrown(new Error('x'), 'read', late.signal)).toBeInstanceOf(DeadlineError);
    const odd = new AbortController();
    odd.abort('text');
    expect(errorFromThrown(new Error('x'), 'read', odd.signal)).toBeInstanceOf(InterruptedError);
  });

  test('a canceled run wins over everything', () => {
    const controller = new AbortController();
    controller.abort(new InterruptedError());
    expect(errorFromThrown(new Error('x'), 'read', controller.signal)).toBeInstanceOf(InterruptedError);
  });
});

describe('secrets in texts', () => {
  const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';
  test.each([
    [
      'poll https://management.azure.com/a/b?api-version=1&t=1&c=MII&s=abc&h=x now',
      'poll https://management.azure.com/a/b?<hidden> now',
    ],
    [`token ${JWT}.`, 'token <hidden token>'],
    ['Authorization: Bearer abcdefghijkl', 'Authorization: Bearer <hidden>'],
    ['http://user:pass@proxy:8080 refused', 'http://<hidden>@proxy:8080 refused'],
    ['client_secret=abc~def&x=1', 'client_secret=<hidden>&x=1'],
    ['"access_token": "abc"', '"access_token": "<hidden>"'],
    ['  two\r\nlines  ', 'two lines'],
  ])('%s', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });

  test('a body of megabytes is cut', () => {
    expect(redact('x'.repeat(5_000_000)).length).toBeLessThanOrEqual(2001);
  });
});
