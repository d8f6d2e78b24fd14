import { describe, expect, test } from '@jest/globals';
import type { Move } from '../../../../src/domain/moves/move.ts';
import type { Settlement } from '../../../../src/domain/moves/record.ts';
import type { Sighting } from '../../../../src/domain/moves/sighting.ts';
import { needsSecondLook } from '../../../../src/domain/moves/second-look.ts';
import { JOIN, NEW, OLD, poolTarget, ROLL_BACK, sighting } from '../../../support/builders.ts';

const DONE = sighting(OLD);
const OFF: Move = { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none' } };
const ABORT: Move = { kind: 'abort', target: poolTarget('user'), why: 'asked' };
const WAIT: Move = { kind: 'wait', targets: [poolTarget('user')], why: 'busy' };

function ended(seen: Sighting): Settlement {
  return { kind: 'ended', at: 1, seen, wasSeenCanceling: false };
}

describe('an end that one look showed needs a second one', () => {
  test.each<[string, Move, Settlement, boolean]>([
    ['a rollback that reads as wanted', ROLL_BACK, ended(DONE), true],
    ['one that was joined', JOIN, ended(DONE), true],
    ['channels as wanted', OFF, ended(sighting({ channels: { upgradeChannel: 'none' } })), true],
    ['other versions', ROLL_BACK, ended(sighting(NEW)), false],
    ['a failure', ROLL_BACK, ended(sighting({ ...OLD, provisioningState: 'Failed' })), true],
    ['a cancellation', JOIN, ended(sighting({ ...NEW, provisioningState: 'Canceled' })), true],
    ['no end', ROLL_BACK, { kind: 'not-begun', at: 1, seen: DONE }, false],
    ['an abort', ABORT, ended(sighting({ provisioningState: 'Canceled' })), true],
    ['an abort that came too late', ABORT, ended(DONE), true],
    ['a wait for others', WAIT, ended(DONE), false],
    ['a wait that was asked for', { ...WAIT, why: 'asked' }, ended(DONE), true],
  ])('%s', (_, move, settlement, expected) => {
    expect(needsSecondLook(move, settlement)).toBe(expected);
  });
});
