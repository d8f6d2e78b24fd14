import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { INPUTS, type InputName } from '../../../src/inputs/table.ts';
import { FOREIGN_TEXTS } from '../../../scripts/fuzz/foreign-texts.ts';
import { CLUSTER, CLUSTER_ID, readRaw, SECRET, SIGNED_IN, type Given } from './reading.ts';

const NAMES: readonly InputName[] = INPUTS.map((input) => input.name);

/** Texts that are nearly right, beside any text at all. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom(
    'abort',
    'rollback',
    'status',
    '*',
    'a,b',
    '1h30m',
    '15',
    'true',
    '1.35.5',
    '2026-04-01',
    CLUSTER_ID,
  ),
  // Huge, or more than text to a runner, a page, a shell or a terminal.
  fc.constantFrom(
    ...FOREIGN_TEXTS,
    'a'.repeat(20_000),
    'a,'.repeat(5_000),
    '1h'.repeat(2_000),
    '9'.repeat(5_000),
  ),
  fc.constantFrom('..', '.', 'a/b', 'a%2fb', 'a?b', 'a#b', '\\', '', '\n::error::x', 'https://x/..', SECRET),
);

const given = fc.dictionary(fc.constantFrom(...NAMES), text, {
  noNullPrototype: true,
}) as fc.Arbitrary<Given>;
const mode = fc.constantFrom('abort', 'rollback', 'status');

describe('whatever is given', () => {
  test('the inputs are accepted or refused with reasons; nothing else is thrown', () => {
    fc.assert(
      fc.property(given, mode, (texts, someMode) => {
        const reading = readRaw({ ...CLUSTER, ...SIGNED_IN, mode: someMode, ...texts });
        expect(reading.inputs === undefined).toBe(reading.problems.length > 0);
      }),
      { numRuns: 500 },
    );
  });

  test('no problem shows a secret or anything unprintable', () => {
    fc.assert(
      fc.property(given, (texts) => {
        const { problems } = readRaw({ ...texts, 'client-secret': SECRET });
        for (const line of problems) {
          expect(line).not.toContain(SECRET);
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('no accepted name leaves its path segment', () => {
  const candidate = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from('aZ09-_.()/\\%?#;@:é\u0301\u202e \t\n')) }),
    fc.string({ unit: 'binary' }),
  );
  const asGiven: readonly (readonly [string, (name: string) => Given])[] = [
    ['cluster', (name) => ({ cluster: name })],
    ['resource-group', (name) => ({ 'resource-group': name })],
    ['subscription-id', (name) => ({ 'subscription-id': name })],
    ['nodepool', (name) => ({ nodepool: name })],
    ['operation-id', (name) => ({ 'operation-id': name })],
    ['a cluster ID', (name) => ({ cluster: CLUSTER_ID.replace(/prod$/, () => name) })],
    ['the group in a cluster ID', (name) => ({ cluster: CLUSTER_ID.replace('prod-rg', () => name) })],
  ];

  test.each(asGiven)('%s', (_name, toGiven) => {
    fc.assert(
      fc.property(candidate, (name) => {
        const { inputs } = readRaw({ ...CLUSTER, ...SIGNED_IN, mode: 'abort', ...toGiven(name) });
        if (inputs === undefined) return;
        const { subscriptionId, resourceGroup, name: cluster } = inputs.cluster;
        const pools = inputs.pools.kind === 'named' ? inputs.pools.names : [];
        const operation = inputs.mode === 'abort' ? inputs.operationId : undefined;
        for (const segment of [subscriptionId, resourceGroup, cluster, ...pools, operation ?? 'x']) {
          const url = new URL(`https://host/before/${segment}/after?x`);
          expect(decodeURIComponent(url.pathname)).toBe(`/before/${segment}/after`);
          expect(encodeURIComponent(segment)).not.toMatch(/%(2f|5c|3f|23|25|0)/i);
        }
      }),
      { numRuns: 300 },
    );
  });
});
