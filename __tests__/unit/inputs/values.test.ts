import { describe, expect, test } from '@jest/globals';
import { CHECK_IDS, NEVER_IGNORED } from '../../../src/domain/checks/check.ts';
import type { InputName } from '../../../src/inputs/table.ts';
import { accepted, read, SUBSCRIPTION, type Given } from './reading.ts';

/** A rollback of one pool, in which nearly every input applies. */
const ROLLBACK: Given = { mode: 'rollback', nodepool: 'user1' };
const ABORT: Given = { mode: 'abort' };

describe('one line names the input, the value and what is accepted', () => {
  test.each<[name: string, given: Given, line: string]>([
    ['an unknown mode', { mode: 'stop' }, 'mode: "stop" is not one of abort, rollback, status'],
    [
      'a slip in a mode',
      { mode: 'roll-back' },
      'mode: "roll-back" is not one of abort, rollback, status; did you mean "rollback"?',
    ],
    ['no mode', { mode: '' }, 'mode: is required: abort, rollback, status'],
    ['a boolean of YAML 1.1', { ...ABORT, wait: 'yes' }, 'wait: "yes" is not one of true, false'],
    ['a boolean in mixed case', { ...ABORT, summary: 'tRUE' }, 'summary: "tRUE" is not one of true, false'],
    ['a boolean as a number', { ...ABORT, 'dry-run': '1' }, 'dry-run: "1" is not one of true, false'],
    [
      'an unknown policy',
      { ...ROLLBACK, 'if-busy': 'abrt' },
      'if-busy: "abrt" is not one of fail, wait, abort; did you mean "abort"?',
    ],
    [
      'another unknown policy',
      { ...ROLLBACK, 'auto-upgrade': 'off' },
      'auto-upgrade: "off" is not one of disable, fail',
    ],
    ['one more unknown policy', { ...ABORT, 'if-idle': 'ok' }, 'if-idle: "ok" is not one of succeed, fail'],
    [
      'an unknown cloud',
      { ...ABORT, environment: 'azuregermancloud' },
      'environment: "azuregermancloud" is not one of azurecloud, azureusgovernment, azurechinacloud',
    ],
    [
      'a duration without unit',
      { ...ABORT, timeout: '15' },
      'timeout: "15" has no unit; add s for seconds, m for minutes or h for hours (as in 15m)',
    ],
    [
      'a duration in words',
      { ...ABORT, timeout: '2 hours' },
      'timeout: "2 hours" is not a duration; write a duration such as 90s, 15m, 2h or 1h30m; did you mean "2h"?',
    ],
    [
      'a broken hour',
      { ...ABORT, timeout: '1.5h' },
      'timeout: "1.5h" is not a duration; write a duration such as 90s, 15m, 2h or 1h30m; did you mean "1h30m"?',
    ],
    [
      'units in another order',
      { ...ABORT, timeout: '30m1h' },
      'timeout: "30m1h" is not a duration; write a duration such as 90s, 15m, 2h or 1h30m; did you mean "1h30m"?',
    ],
    [
      'a negative duration',
      { ...ABORT, timeout: '-15m' },
      'timeout: "-15m" is not a duration; write a duration such as 90s, 15m, 2h or 1h30m',
    ],
    [
      'no time at all',
      { ...ABORT, timeout: '0h0m0s' },
      'timeout: "0h0m0s" is not between 1s and 120h (a job ends after 6h on hosted runners, 5 days on self-hosted ones)',
    ],
    [
      'more time than a job has',
      { ...ABORT, timeout: '121h' },
      'timeout: "121h" is not between 1s and 120h (a job ends after 6h on hosted runners, 5 days on self-hosted ones)',
    ],
    [
      'a pause that is too long',
      { ...ABORT, 'poll-interval': '5m1s' },
      'poll-interval: "5m1s" is not between 1s and 5m',
    ],
    ['no pause', { ...ABORT, 'poll-interval': '0s' }, 'poll-interval: "0s" is not between 1s and 5m'],
    [
      'a subscription by name',
      { ...ABORT, 'subscription-id': 'production' },
      'subscription-id: "production" is not a subscription ID, such as 11111111-2222-3333-4444-555555555555',
    ],
    [
      'a resource group ending in a full stop',
      { ...ABORT, 'resource-group': 'rg.' },
      'resource-group: "rg." is not the name of a resource group: 1 to 90 letters, digits and -_.(), not ending in a period',
    ],
    [
      'a pool in capitals',
      { ...ABORT, nodepool: 'User1' },
      'nodepool: "User1" is not the name of a node pool: 1 to 12 lowercase letters and digits, a letter first; or * alone; did you mean "user1"?',
    ],
    [
      'a pool with a hyphen',
      { ...ABORT, nodepool: 'user-1' },
      'nodepool: "user-1" is not the name of a node pool: 1 to 12 lowercase letters and digits, a letter first; or * alone',
    ],
    [
      'every pool beside a name',
      { ...ABORT, nodepool: 'user1, *' },
      'nodepool: "*" is not the name of a node pool: 1 to 12 lowercase letters and digits, a letter first; or * alone',
    ],
    ['a list of nothing', { ...ABORT, nodepool: ' , ' }, 'nodepool: is a list without any names'],
    [
      'a minor version',
      { ...ROLLBACK, 'kubernetes-version': '1.35' },
      'kubernetes-version: "1.35" has no patch version; write all three parts, such as 1.35.5',
    ],
    [
      'a version with a v',
      { ...ROLLBACK, 'kubernetes-version': 'v1.35.5' },
      'kubernetes-version: "v1.35.5" is not a full Kubernetes version, such as 1.35.5; did you mean "1.35.5"?',
    ],
    [
      'a leading zero',
      { ...ROLLBACK, 'kubernetes-version': '1.035.5' },
      'kubernetes-version: "1.035.5" is not a full Kubernetes version, such as 1.35.5',
    ],
    [
      'the date of a node image',
      { ...ROLLBACK, 'node-image-version': '202605.14.0' },
      'node-image-version: "202605.14.0" is not the full name of a node image, such as AKSUbuntu-2404gen2containerd-202605.14.0',
    ],
    [
      'the word latest as an operation',
      { ...ABORT, 'operation-id': 'Latest' },
      'operation-id: "Latest" is not the ID of an operation, as in the output operation-id',
    ],
    [
      'a path as an operation',
      { ...ABORT, 'operation-id': '../x' },
      'operation-id: "../x" is not the ID of an operation, as in the output operation-id',
    ],
    [
      'something like an API version',
      { ...ABORT, 'api-version': '2026-13-01' },
      'api-version: "2026-13-01" is not an API version, such as 2026-04-01 or 2025-08-02-preview',
    ],
    [
      'an API version before rollback',
      { ...ROLLBACK, 'api-version': '2026-03-31' },
      'api-version: "2026-03-31" is too old for mode rollback, which needs at least 2026-04-01 or 2025-08-02-preview',
    ],
    [
      'a preview before rollback',
      { ...ROLLBACK, 'api-version': '2025-08-01-preview' },
      'api-version: "2025-08-01-preview" is too old for mode rollback, which needs at least 2026-04-01 or 2025-08-02-preview',
    ],
    [
      'an audience with a blank',
      { ...ABORT, audience: 'a b' },
      'audience: "a b" is not an audience, such as api://AzureADTokenExchange',
    ],
  ])('%s', (_name, given, line) => {
    expect(read(given).problems).toEqual([line]);
  });
});

describe('accepted forms', () => {
  test.each([
    ['ABORT', 'abort'],
    ['Rollback', 'rollback'],
    ['status', 'status'],
  ])('mode %s', (mode, expected) => {
    expect(accepted(read({ mode, nodepool: 'user1' })).mode).toBe(expected);
  });

  test.each([
    ['1s', 1_000],
    ['90s', 90_000],
    ['15m', 900_000],
    ['2h', 7_200_000],
    ['1h30m', 5_400_000],
    ['1h1m1s', 3_661_000],
    ['120h', 432_000_000],
  ])('timeout %s', (timeout, expected) => {
    expect(accepted(read({ ...ABORT, timeout })).waiting.timeoutMs).toBe(expected);
  });

  test.each([
    ['1s', 1_000],
    ['5m', 300_000],
  ])('poll-interval %s', (pollInterval, expected) => {
    expect(accepted(read({ ...ABORT, 'poll-interval': pollInterval })).waiting.pollIntervalMs).toBe(expected);
  });

  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ])('the boolean %s', (text, expected) => {
    expect(accepted(read({ ...ABORT, wait: text })).waiting.wait).toBe(expected);
  });

  test.each(['2026-04-01', '2026-06-01', '2025-08-02-preview', '2026-07-02-PREVIEW'])(
    'api-version %s for rollback',
    (text) => {
      expect(accepted(read({ ...ROLLBACK, 'api-version': text })).connection.apiVersion).toBe(
        text.toLowerCase(),
      );
    },
  );

  test('an older API version for abort and status', () => {
    for (const mode of ['abort', 'status']) {
      expect(accepted(read({ mode, 'api-version': '2024-01-01' })).connection.apiVersion).toBe('2024-01-01');
    }
  });

  test.each<[name: InputName, text: string]>([
    ['cluster', 'a'],
    ['cluster', `A-_${'b'.repeat(59)}9`],
    ['resource-group', 'r'],
    ['resource-group', '.Größe_(1)-пример'],
    ['resource-group', 'x'.repeat(90)],
    ['subscription-id', SUBSCRIPTION.toUpperCase()],
    ['nodepool', 'a'],
    ['nodepool', 'abcdefghij12'],
  ])('%s %s', (name, text) => {
    expect(read({ ...ABORT, [name]: text }).problems).toEqual([]);
  });

  test.each<[name: InputName, text: string]>([
    ['cluster', `a${'b'.repeat(63)}`],
    ['cluster', '-a'],
    ['cluster', 'a_'],
    ['cluster', 'a/b'],
    ['resource-group', 'x'.repeat(91)],
    ['resource-group', '..'],
    ['resource-group', 'a%2fb'],
    ['nodepool', 'abcdefghij123'],
    ['nodepool', '1a'],
  ])('not %s %s', (name, text) => {
    expect(read({ ...ABORT, [name]: text }).problems).toHaveLength(1);
  });
});

describe('lists', () => {
  test('take commas and lines, trim items, drop empty ones and repeats, and keep the order', () => {
    const inputs = accepted(read({ ...ABORT, nodepool: ' b, a\r\n\nc ,b,\na' }));
    expect(inputs.pools).toEqual({ kind: 'named', names: ['b', 'a', 'c'] });
  });

  test('tell five bad items and count the rest', () => {
    const { problems } = read({ ...ABORT, nodepool: 'A-1,A-2,A-3,A-4,A-5,A-6,A-7' });
    expect(problems).toHaveLength(6);
    expect(problems.at(-1)).toBe('nodepool: 2 more items are invalid');
    const one = read({ ...ABORT, nodepool: 'A-1,A-2,A-3,A-4,A-5,A-6' }).problems.at(-1);
    expect(one).toBe('nodepool: 1 more item is invalid');
  });

  test('* alone means every pool', () => {
    expect(accepted(read({ ...ABORT, nodepool: '*' })).pools).toEqual({ kind: 'all' });
  });

  test('no pool at all', () => {
    expect(accepted(read(ABORT)).pools).toEqual({ kind: 'none' });
  });
});

describe('ignore-checks', () => {
  const ignorable = CHECK_IDS.filter((id) => !NEVER_IGNORED.has(id));

  test('takes every check that may be ignored, in any case', () => {
    const inputs = accepted(read({ ...ROLLBACK, 'ignore-checks': ignorable.join('\n').toUpperCase() }));
    expect(inputs).toMatchObject({ ignoreChecks: new Set(ignorable) });
  });

  test.each([...NEVER_IGNORED])('never %s', (id) => {
    expect(read({ ...ROLLBACK, 'ignore-checks': id }).problems).toEqual([
      `ignore-checks: "${id}" can't be ignored; accepted: ${ignorable.join(', ')}`,
    ]);
  });

  test('knows a near miss', () => {
    expect(read({ ...ROLLBACK, 'ignore-checks': 'capacty' }).problems).toEqual([
      `ignore-checks: "capacty" is not one of ${ignorable.join(', ')}; did you mean "capacity"?`,
    ]);
  });
});

test('every problem is told at once', () => {
  const { problems } = read({
    mode: 'rollback',
    cluster: 'a b',
    nodepool: 'X!',
    timeout: '5',
    'poll-interval': '1d',
    environment: 'mars',
    'resource-manager-endpoint': 'http://localhost',
    summary: 'no',
  });
  expect(problems.map((line) => line.split(':')[0])).toEqual([
    'environment',
    'resource-manager-endpoint',
    'cluster',
    'nodepool',
    'timeout',
    'poll-interval',
    'summary',
  ]);
});

describe('values are shown so that they do no harm', () => {
  test('control characters, direction marks and lone surrogates are escaped', () => {
    const { problems } = read({ ...ABORT, cluster: 'a\n::error::x\u202e\ud800\u0085' });
    expect(problems[0]).toContain(String.raw`"a\u{a}::error::x\u{202e}\u{d800}\u{85}"`);
  });

  test('long values are cut', () => {
    const { problems } = read({ ...ABORT, cluster: '🙂'.repeat(300) });
    expect(problems[0]).toContain(`"${'🙂'.repeat(200)}…" (300 characters)`);
  });
});
