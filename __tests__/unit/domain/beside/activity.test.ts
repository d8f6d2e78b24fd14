import { describe, expect, test } from '@jest/globals';
import { callerOf, isPerson, runBehind, type ActivityEvent } from '../../../../src/domain/beside/activity.ts';
import { isUpgradeKind, kindInWords } from '../../../../src/domain/beside/operation-kinds.ts';
import { fleetRun, MINUTE, operation, SECOND, START } from '../../../support/builders.ts';

const POOL = '/subscriptions/s/…/managedClusters/prod/agentPools/user';

const event = (changes: Partial<ActivityEvent> = {}): ActivityEvent => ({
  at: START,
  caller: 'mona@example.com',
  action: 'Microsoft.ContainerService/managedClusters/agentPools/write',
  resourceId: POOL.toUpperCase(),
  ...changes,
});

describe('who began an operation', () => {
  const upgrade = operation({ startedAt: START });

  test.each<[string, readonly ActivityEvent[], string | undefined]>([
    [
      'the caller of the event that is closest',
      [event({ at: START - 60 * SECOND, caller: 'x' }), event()],
      'mona@example.com',
    ],
    ['the caller, a minute before', [event({ at: START - MINUTE })], 'mona@example.com'],
    ['the caller, two minutes before', [event({ at: START - 2 * MINUTE })], 'mona@example.com'],
    ['nobody, when none is close', [event({ at: START - 3 * MINUTE })], undefined],
    ['nobody, when it is about another resource', [event({ resourceId: '/other' })], undefined],
    ['nobody, when it was an abort', [event({ action: 'x/agentPools/abort/action' })], undefined],
  ])('%s', (_name, events, caller) => {
    expect(callerOf(upgrade, POOL, events)).toBe(caller);
  });

  test.each<[string, string, boolean]>([
    ['Upgrade', 'agentPools/write', true],
    ['Upgrade', 'agentPools/delete', false],
    ['UpgradeNodeImage', 'agentPools/upgradeNodeImageVersion/action', true],
    ['UpgradeNodeImage', 'agentPools/write', true],
    ['Delete', 'agentPools/delete', true],
    ['Delete', 'agentPools/write', false],
    ['Start', 'managedClusters/start/action', true],
    ['Stop', 'managedClusters/start/action', false],
    ['Upgrade', 'agentPools/abort/action', false],
  ])('%s by the request %s: %j', (kind, action, isBegun) => {
    const caller = callerOf({ ...upgrade, kind }, POOL, [event({ action: `x/${action}` })]);
    expect(caller !== undefined).toBe(isBegun);
  });

  test('is not known of an operation without a start', () => {
    expect(callerOf({}, POOL, [event()])).toBeUndefined();
  });

  test('may be a person', () => {
    expect([isPerson('mona@example.com'), isPerson('aaaa-bbbb')]).toEqual([true, false]);
  });

  test('may be a run of a fleet, which names the operation', () => {
    const run = fleetRun({ operationId: 'OP-1' });
    expect(runBehind(upgrade, [fleetRun(), run])).toBe(run);
    expect(runBehind(upgrade, [fleetRun()])).toBeUndefined();
  });
});

describe('the kind of an operation', () => {
  test.each([
    ['Upgrade', 'an upgrade', true],
    ['Upgrade/Rollback', 'an upgrade', true],
    ['RollBack', 'a rollback', true],
    ['UpgradeNodeImage', 'an upgrade of the node image', true],
    ['Scale', 'a scale operation', false],
    ['Frobnicate', 'an operation of kind Frobnicate', false],
    [undefined, 'an operation', undefined],
  ])('%s: %s', (kind, words, isUpgrade) => {
    const one = kind === undefined ? {} : { kind };
    expect([kindInWords(one), isUpgradeKind(one)]).toEqual([words, isUpgrade]);
  });
});
