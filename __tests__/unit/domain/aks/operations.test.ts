import { describe, expect, test } from '@jest/globals';
import type { Observation, Target } from '../../../../src/domain/aks/cluster.ts';
import { activeOn, isOf, poolOf, recentOf } from '../../../../src/domain/aks/operations.ts';
import {
  cluster,
  lackingOf,
  MINUTE,
  observation,
  operation,
  poolTarget,
  read,
  START,
  unreadable,
} from '../../../support/builders.ts';

const USER = poolTarget('user');
const CLUSTER: Target = { kind: 'cluster' };
const POOL = `${cluster().id}/agentPools/user`;

const idsOn = (target: Target, changes: Partial<Observation>): readonly string[] =>
  activeOn(observation(changes), target).map(({ id }) => id);

describe('what is in progress on a target', () => {
  const upgrade = operation({ id: 'op-upgrade', resourceId: POOL, startedAt: START - 9 * MINUTE });
  const scale = operation({ id: 'op-scale', resourceId: POOL.toUpperCase(), startedAt: START - MINUTE });
  const ended = operation({ id: 'op-ended', resourceId: POOL, status: 'Succeeded' });
  const own = operation({ id: 'op-own', resourceId: cluster().id });

  test('is what the list of active operations names', () => {
    const activeOperations = new Map([['pool/user', read([scale])]]);
    expect(idsOn(USER, { activeOperations, recentOperations: read([upgrade]) })).toEqual(['op-scale']);
  });

  test('without that list is what the latest and the recent ones tell, each once, the newest first', () => {
    const recentOperations = read([own, upgrade, ended, scale, lackingOf(scale, 'resourceId')]);
    const operations = new Map([['pool/user', read({ ...scale, id: 'OP-SCALE' })]]);
    const known = { operations, recentOperations, activeOperations: new Map([['pool/user', unreadable()]]) };
    expect(idsOn(USER, known).map((id) => id.toLowerCase())).toEqual(['op-scale', 'op-upgrade']);
    expect(idsOn(CLUSTER, known)).toEqual(['op-own']);
    const startless = [lackingOf(upgrade, 'startedAt'), { ...lackingOf(scale, 'startedAt') }];
    expect(idsOn(USER, { recentOperations: read([...startless, ended]) })).toHaveLength(2);
  });

  test('is nothing where nothing can be read', () => {
    const operations = new Map([['pool/user', read(undefined)]]);
    expect(idsOn(USER, { operations, recentOperations: unreadable() })).toEqual([]);
    expect(recentOf(observation({ recentOperations: unreadable() }), CLUSTER)).toEqual([]);
  });
});

describe('whose an operation is', () => {
  const of = (resourceId: string): { readonly resourceId: string } => ({ resourceId });

  test('its resource tells, in any case', () => {
    expect(poolOf(of(POOL))).toBe('user');
    expect(isOf(USER, of(POOL.toUpperCase()))).toBe(true);
    expect(isOf(poolTarget('blue'), of(POOL))).toBe(false);
    expect(isOf(CLUSTER, of(cluster().id.toUpperCase()))).toBe(true);
    expect(isOf(CLUSTER, of(POOL))).toBe(false);
  });

  test('is neither a pool nor the cluster where it is of something below them, or tells nothing', () => {
    for (const operation of [
      of(`${POOL}/machines/1`),
      of(`${cluster().id}/maintenanceConfigurations/a`),
      {},
    ]) {
      expect([poolOf(operation), isOf(USER, operation), isOf(CLUSTER, operation)]).toEqual([
        undefined,
        false,
        false,
      ]);
    }
  });
});
