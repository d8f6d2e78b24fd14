import { expect, test } from '@jest/globals';
import {
  isAskedFor,
  isMutation,
  isRollback,
  MOVE_KINDS,
  poolsOf,
  targetsOf,
  type Move,
} from '../../../../src/domain/moves/move.ts';

const TO = { kubernetesVersion: '1.34.8', nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0' };
const CLUSTER = { kind: 'cluster' } as const;
const USER = { kind: 'pool', name: 'user' } as const;

/** A move, whether it changes something, whether it takes a pool back, whether it is what was asked for, its targets. */
const ROWS: readonly (readonly [
  Move,
  { changes: boolean; rollsBack: boolean; asked: boolean; targets: readonly object[] },
])[] = [
  [
    { kind: 'abort', target: USER, why: 'busy' },
    { changes: true, rollsBack: false, asked: true, targets: [USER] },
  ],
  [
    { kind: 'wait', targets: [CLUSTER, USER], why: 'busy' },
    { changes: false, rollsBack: false, asked: false, targets: [CLUSTER, USER] },
  ],
  [
    { kind: 'wait', targets: [CLUSTER], why: 'hidden' },
    { changes: false, rollsBack: false, asked: false, targets: [CLUSTER] },
  ],
  [
    { kind: 'wait', targets: [USER], why: 'asked' },
    { changes: false, rollsBack: false, asked: true, targets: [USER] },
  ],
  [
    { kind: 'wait', targets: [USER], why: 'canceling' },
    { changes: false, rollsBack: false, asked: true, targets: [USER] },
  ],
  [
    { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none' } },
    { changes: true, rollsBack: false, asked: true, targets: [CLUSTER] },
  ],
  [
    { kind: 'roll-back', pool: 'user', to: TO, isResend: false },
    { changes: true, rollsBack: true, asked: true, targets: [USER] },
  ],
  [
    { kind: 'join', pool: 'user', to: TO },
    { changes: false, rollsBack: true, asked: true, targets: [USER] },
  ],
  [
    { kind: 'restore-auto-upgrade', channels: { upgradeChannel: 'patch' } },
    { changes: true, rollsBack: false, asked: true, targets: [CLUSTER] },
  ],
];

test('every kind of move is told of here', () => {
  expect([...new Set(ROWS.map(([{ kind }]) => kind))].sort()).toEqual([...MOVE_KINDS].sort());
});

test.each(ROWS)('what is known of the move %j', (move, { changes, rollsBack, asked, targets }) => {
  expect(isMutation(move)).toBe(changes);
  expect(isRollback(move)).toBe(rollsBack);
  expect(isAskedFor(move)).toBe(asked);
  expect(targetsOf(move)).toEqual(targets);
  expect(poolsOf(move)).toEqual(targets.includes(USER) ? ['user'] : []);
});
