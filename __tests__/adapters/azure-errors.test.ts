import { describe, expect, test } from '@jest/globals';
import { retryAfterOf, toRawAnswer, type RawAnswer } from '../../src/adapters/http/answer.ts';
import { errorFromAnswer, errorFromThrown } from '../../src/adapters/http/errors.ts';
import { redact } from '../../src/adapters/http/redact.ts';
import { AzureError, InterruptedError, type AzureErrorDetails } from '../../src/domain/aks/errors.ts';
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
    expect(details.missingRight).toBe('Microsoft.ContainerService/fleets/read');
    expect(adviceOn(details)).toContain('Microsoft.ContainerService/fleets/read');
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
    [{ 'retry-after': '-3' }, undefined],
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
