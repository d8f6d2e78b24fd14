import { describe, expect, test } from '@jest/globals';
import { asideGroup, extentOf, reachOf, type UpdateStage } from '../../../../src/domain/beside/fleet.ts';
import { fleetRun } from '../../../support/builders.ts';

const staged = { strategyId: '/strategies/s' };
const stage = (...groups: string[]): UpdateStage => ({ picksByLabel: false, groups });
const byLabel = (...groups: string[]): UpdateStage => ({ picksByLabel: true, groups });

describe('whom an auto-upgrade profile reaches', () => {
  test.each<[string, string | undefined, readonly UpdateStage[] | undefined, string | undefined]>([
    ['the group of a later stage', 'blue', [stage('green'), stage('red', 'blue')], 'update-group'],
    ['another group', 'blue', [stage('green')], undefined],
    ['no group at all', undefined, [stage('green')], undefined],
    ['a strategy that is not there', 'blue', undefined, 'unknown'],
    ['a strategy without stages', 'blue', [], 'unknown'],
    ['a stage without groups', 'blue', [stage('green'), stage()], 'unknown'],
    ['members picked by label, whatever the groups are called', 'blue', [byLabel('blue')], 'unknown'],
    ['a named group beside a stage that picks by label', 'blue', [byLabel(), stage('blue')], 'update-group'],
  ])('with a strategy, %s', (_name, group, stages, kind) => {
    expect(extentOf(staged, group, stages)?.kind).toBe(kind);
  });

  test('a member that was taken out of its group is known by the group it went to', () => {
    const group = asideGroup('blue');
    expect(extentOf(staged, group, [stage('green', 'blue')])).toEqual({ kind: 'aside', from: 'blue' });
    expect(extentOf(staged, group, [stage('green')])).toBeUndefined();
    expect(asideGroup('a'.repeat(60))).toMatch(/^[a-z0-9]([-a-z0-9]{0,48}[a-z0-9])$/);
    expect(asideGroup(`${'a'.repeat(37)}-b`)).toMatch(/a$/);
  });

  test('without a strategy, every member', () => {
    expect(extentOf({}, undefined, undefined)).toEqual({ kind: 'every-member' });
  });
});

describe('what an update run still means for a member', () => {
  test.each([
    ['Running', 'NotStarted', 'coming'],
    ['Running', 'Running', 'coming'],
    ['Running', 'Pending', 'coming'],
    ['Pending', 'NotStarted', 'coming'],
    ['Reconsidering', 'NotStarted', 'coming'],
    ['Running', 'Completed', 'none'],
    ['running', 'skipped', 'none'],
    ['Running', 'Failed', 'none'],
    ['Completed', 'Completed', 'none'],
    ['Failed', 'NotStarted', 'none'],
    ['Skipped', 'Skipped', 'none'],
    ['NotStarted', 'NotStarted', 'at-rest'],
    ['Stopping', 'Running', 'at-rest'],
    ['Stopped', 'Stopped', 'at-rest'],
    ['Stopped', 'Completed', 'none'],
  ])('%s, with the member %s: %s', (state, memberState, reach) => {
    expect(reachOf(fleetRun({ state, memberState }))).toBe(reach);
  });

  test.each([
    ['Running', true, 'none'],
    ['NotStarted', true, 'none'],
    ['Running', false, 'unknown'],
    ['NotStarted', false, 'at-rest'],
  ])('%s, with the member not in the list (there is one: %p): %s', (state, listsMembers, reach) => {
    const { memberState: _, ...run } = fleetRun({ state, listsMembers });
    expect(reachOf(run)).toBe(reach);
  });
});
