import { describe, expect, test } from '@jest/globals';
import {
  channelsToDisable,
  hasChannels,
  isImageChannelOn,
  isKubernetesChannelOn,
  type Channels,
} from '../../../../src/domain/aks/channels.ts';
import { activityOfOthers } from '../../../../src/domain/rollback/switch-off-problem.ts';
import { settleLate } from '../../../../src/domain/moves/late.ts';
import type { MoveRecord, Settlement } from '../../../../src/domain/moves/record.ts';
import type { ClusterState, PoolState } from '../../../../src/domain/aks/cluster.ts';
import {
  ACCEPTED,
  cluster,
  CLUSTER_TARGET,
  endedAs,
  history,
  LOST,
  moved,
  named,
  NEW,
  notBegun,
  observation,
  OLD,
  pool,
  poolTarget,
  read,
  recorded,
  refusedWith,
  rollbackInputs,
  sighting,
  START,
} from '../../../support/builders.ts';
import { endingOf, nextOf } from '../deciding.ts';

const imageOnly = [recorded({ ...NEW, nodeImageVersion: OLD.nodeImageVersion })];
const sameImage = [recorded({ ...OLD, nodeImageVersion: NEW.nodeImageVersion })];

describe('which channels are switched off', () => {
  const decideFor = (changes: Partial<ClusterState>, records = [recorded()]): string =>
    nextOf(
      rollbackInputs(),
      observation({
        cluster: cluster({ nodeOsUpgradeChannel: 'None', ...changes }),
        records: new Map([['user', read(records)]]),
      }),
    );

  test.each(['patch', 'stable', 'rapid', 'node-image', 'PATCH'])(
    'the Kubernetes channel %s',
    (upgradeChannel) => {
      expect(decideFor({ upgradeChannel })).toBe('disable-auto-upgrade none -');
      expect(decideFor({ upgradeChannel }, imageOnly)).toBe('disable-auto-upgrade none -');
    },
  );

  test.each(['NodeImage', 'SecurityPatch', 'nodeimage'])(
    'the node OS channel %s, only when the image differs',
    (nodeOsUpgradeChannel) => {
      expect(decideFor({ nodeOsUpgradeChannel })).toBe('disable-auto-upgrade - None');
      expect(decideFor({ nodeOsUpgradeChannel }, imageOnly)).toBe('disable-auto-upgrade - None');
      expect(decideFor({ nodeOsUpgradeChannel }, sameImage)).toBe('roll-back user to 1.35.5');
      expect(decideFor({ upgradeChannel: 'patch', nodeOsUpgradeChannel }, sameImage)).toBe(
        'disable-auto-upgrade none -',
      );
    },
  );

  test('both in one request', () => {
    expect(decideFor({ upgradeChannel: 'stable', nodeOsUpgradeChannel: 'NodeImage' })).toBe(
      'disable-auto-upgrade none None',
    );
  });

  test.each(['Unmanaged', 'unmanaged', 'None', 'none', 'SomethingNew', ''])(
    'the node OS channel %p is never touched',
    (nodeOsUpgradeChannel) => {
      expect(decideFor({ nodeOsUpgradeChannel })).toBe('roll-back user to 1.35.5');
      expect(decideFor({ upgradeChannel: 'patch', nodeOsUpgradeChannel })).toBe(
        'disable-auto-upgrade none -',
      );
    },
  );

  test('a rollback sent again counts as changing the image', () => {
    const pools = [pool({ provisioningState: 'Failed', ...OLD })];
    expect(decideFor({ pools, nodeOsUpgradeChannel: 'NodeImage' })).toBe('disable-auto-upgrade - None');
  });

  test('absent, empty and none in any case mean none', () => {
    expect([{}, { upgradeChannel: '' }, { upgradeChannel: 'None' }].some(isKubernetesChannelOn)).toBe(false);
    expect(isImageChannelOn({})).toBe(false);
    expect(channelsToDisable({}, true)).toBeUndefined();
    expect(hasChannels({}, { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' })).toBe(true);
    expect(hasChannels({ upgradeChannel: 'patch' }, { upgradeChannel: 'none' })).toBe(false);
    expect(hasChannels({ nodeOsUpgradeChannel: 'NodeImage' }, { nodeOsUpgradeChannel: 'None' })).toBe(false);
  });

  test('none for pools that are back, joined, or with auto-upgrade: fail', () => {
    expect(decideFor({ upgradeChannel: 'patch', pools: [pool(OLD)] })).toBe('end already-rolled-back');
    expect(
      decideFor({ upgradeChannel: 'patch', pools: [pool({ ...OLD, provisioningState: 'Upgrading' })] }),
    ).toBe('join user to 1.35.5');
    expect(
      nextOf(
        rollbackInputs({ autoUpgrade: 'fail' }),
        observation({ cluster: cluster({ upgradeChannel: 'patch' }) }),
      ),
    ).toBe('end blocked: auto-upgrade');
  });
});

const ON = cluster({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage', pools: [pool()] });
const OFF = { ...ON, upgradeChannel: 'none', nodeOsUpgradeChannel: 'None', eTag: 'cluster-2' };
const FIRST = observation({ cluster: ON });

function switchedOff(changes: Partial<MoveRecord> = {}, poolsBefore = ON.pools): MoveRecord {
  return {
    move: {
      kind: 'disable-auto-upgrade',
      channels: { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' },
    },
    startedAt: START,
    poolsBefore,
    answer: ACCEPTED,
    settlement: endedAs('Succeeded', { seen: sighting({ eTag: 'cluster-2' }) }),
    ...changes,
  };
}

function after(
  records: readonly MoveRecord[],
  state: ClusterState = OFF,
  inputs: Parameters<typeof rollbackInputs>[0] = {},
): string {
  return nextOf(rollbackInputs(inputs), observation({ cluster: state }), history(records, FIRST));
}

describe('after the switch-off', () => {
  test('the rollback follows', () => {
    expect(after([switchedOff()])).toBe('roll-back user to 1.35.5');
  });

  test.each([
    ['Failed', 'end failed'],
    ['Canceled', 'end canceled'],
  ])('%s: the pool is not touched', (state, expected) => {
    const error = { code: 'Odd', message: 'No.' };
    const settlement = endedAs(state, { error });
    expect(after([switchedOff({ settlement })])).toBe(expected);
    expect(
      endingOf(
        rollbackInputs(),
        observation({ cluster: OFF }),
        history([switchedOff({ settlement })], FIRST),
      ),
    ).toMatchObject({ error, pools: [{ detail: expect.stringContaining('no pool was touched') }] });
    expect(after([switchedOff({ settlement: endedAs(state) })])).toBe(expected);
  });

  test('what went wrong is told at the pool whose turn it was', () => {
    const pools = [pool(), pool({ name: 'other' })];
    const ending = endingOf(
      rollbackInputs({ pools: named('user', 'other') }),
      observation({ cluster: { ...OFF, pools } }),
      history(
        [switchedOff({ settlement: endedAs('Failed') }, pools)],
        observation({ cluster: { ...ON, pools } }),
      ),
    );
    expect(ending.pools.map(({ result }) => result)).toEqual(['failed', 'not-started']);
  });

  test('a channel that still reads as on stops the step', () => {
    expect(after([switchedOff()], ON)).toBe('end failed');
  });

  test('refused: failed with the error of Azure', () => {
    expect(after([switchedOff({ answer: refusedWith(403) })], ON)).toBe('end failed');
  });

  test('its own update that comes late is waited for under every policy, and its end is judged', () => {
    const late = switchedOff({ answer: LOST, settlement: notBegun() });
    const updating = { ...OFF, provisioningState: 'Updating' };
    expect(after([late], updating)).toBe('wait for cluster (busy)');
    expect(after([late], updating, { ifBusy: 'abort' })).toBe('wait for cluster (busy)');
    expect(after([switchedOff({ settlement: notBegun() })], updating)).toBe('wait for cluster (busy)');
    expect(after([late], { ...ON, provisioningState: 'Updating' })).toBe(
      'end blocked: operation-in-progress',
    );
    const wait: MoveRecord = {
      move: { kind: 'wait', targets: [CLUSTER_TARGET], why: 'busy' },
      startedAt: START,
      answer: { kind: 'none' },
    };
    const seen = observation({ cluster: OFF });
    expect(settleLate(late, observation({ cluster: updating }))).toBe(late);
    const settled = settleLate(late, seen);
    expect(settled.settlement).toMatchObject({ kind: 'ended', at: seen.at });
    expect(settleLate(settled, seen)).toBe(settled);
    expect(after([settled, wait])).toBe('roll-back user to 1.35.5');
    const changed = { ...OFF, pools: [pool({ properties: { nodeLabels: {} } })] };
    expect(after([settled, wait], changed)).toBe('end failed');
    expect(after([settled, switchedOff({ answer: refusedWith(412) })], changed)).toBe('end failed');
  });

  test('412: decided anew three times at most', () => {
    const stale = switchedOff({ answer: refusedWith(412) });
    expect(after([stale, stale, stale], ON)).toBe('disable-auto-upgrade none None');
    expect(after([stale, stale, stale, stale], ON)).toBe('end failed');
  });

  test('429: sent again; 409: busy, though nothing can be seen', () => {
    expect(after([switchedOff({ answer: refusedWith(429) })], ON)).toBe('disable-auto-upgrade none None');
    const busy = [switchedOff({ answer: refusedWith(409) })];
    expect(after(busy, ON)).toBe('end blocked: operation-in-progress');
    expect(after(busy, ON, { ifBusy: 'abort' })).toBe('end blocked: operation-in-progress');
    expect(after(busy, ON, { ifBusy: 'wait' })).toBe('wait for cluster (hidden)');
  });

  test('withheld: tried again, ten times at most', () => {
    const withheld = switchedOff({ answer: { kind: 'withheld', reason: 'it moves' } });
    expect(after(Array(9).fill(withheld), ON)).toBe('disable-auto-upgrade none None');
    expect(after(Array(10).fill(withheld), ON)).toBe('end failed');
  });

  test('lost and not arrived: sent again, five times at most', () => {
    const lost = switchedOff({ answer: LOST, settlement: notBegun() });
    expect(after([lost], ON)).toBe('disable-auto-upgrade none None');
    expect(after([lost, lost, lost, lost, lost], ON)).toBe('end error');
    const abort = moved({ move: { kind: 'abort', target: poolTarget('user'), why: 'busy' } });
    expect(after([abort, lost, lost, lost, lost, lost], ON)).toBe('end failed');
  });

  test('accepted and never begun, or the cluster deleted: failed', () => {
    expect(after([switchedOff({ settlement: notBegun() })], ON)).toBe('end failed');
    expect(after([switchedOff({ settlement: { kind: 'vanished', at: START } })], ON)).toBe('end failed');
  });

  test.each<Settlement | undefined>([
    undefined,
    { kind: 'not-awaited' },
    { kind: 'replaced', at: START, seen: sighting() },
  ])('not known to be over: looked at anew', (settlement) => {
    const { settlement: _, ...record } = switchedOff();
    expect(after([settlement === undefined ? record : { ...record, settlement }])).toBe(
      'roll-back user to 1.35.5',
    );
  });
});

describe('a difference in a pool through the switch-off', () => {
  const afterWith = (
    before: Partial<PoolState>,
    now: Partial<PoolState> | undefined,
    inputs: Parameters<typeof rollbackInputs>[0] = {},
    name = 'user',
  ): string => {
    const other = pool({ name: name === 'user' ? 'system' : 'user' });
    const poolsBefore = [pool({ name, ...before }), other];
    const pools = now === undefined ? [other] : [pool({ name, ...before, ...now }), other];
    return after([switchedOff({}, poolsBefore)], { ...OFF, pools }, inputs);
  };

  test.each([
    ['labels', { properties: { ...pool().properties, nodeLabels: {} } }],
    ['taints', { properties: { ...pool().properties, nodeTaints: ['a=b:NoSchedule'] } }],
    ['the Kubernetes version', { kubernetesVersion: '1.36.1' }],
    ['the image', { nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202607.01.0' }],
  ])('%s: stops the step', (_, now) => {
    expect(afterWith({}, now)).toBe('end failed');
    expect(afterWith({}, now, {}, 'other')).toBe('end failed');
  });

  test('the pool itself that another run rolls back meanwhile is joined, or is back already', () => {
    const rolling = { ...OLD, provisioningState: 'Upgrading' };
    expect(afterWith({}, rolling)).toBe('join user to 1.35.5');
    expect(afterWith({}, OLD)).toBe('end already-rolled-back');
    expect(afterWith({}, { ...rolling, properties: { nodeLabels: { a: 'b' } } })).toBe('end failed');
  });

  test('another pool that goes back by another hand does not stop the step', () => {
    const rolling = { ...OLD, provisioningState: 'Upgrading' };
    expect(afterWith({}, rolling, {}, 'other')).toBe('roll-back user to 1.35.5');
    expect(afterWith({}, OLD, {}, 'other')).toBe('roll-back user to 1.35.5');
    expect(afterWith({}, { ...rolling, properties: { nodeLabels: { a: 'b' } } }, {}, 'other')).toBe(
      'end failed',
    );
  });

  test('nor does what lives: node counts, however they scale, and states', () => {
    const now = { properties: { ...pool().properties, count: 4 } };
    expect(afterWith({}, now)).toBe('roll-back user to 1.35.5');
    expect(afterWith({}, { ...now, provisioningState: 'Scaling' }, {}, 'other')).toBe(
      'roll-back user to 1.35.5',
    );
  });

  test('what others do to their pools is told', () => {
    const pools = [pool({ name: 'a' }), pool({ name: 'b' }), pool({ name: 'c' }), pool()];
    const now = cluster({
      pools: [
        pool({ name: 'a', ...OLD, provisioningState: 'Upgrading' }),
        pool({ name: 'b', provisioningState: 'Scaling' }),
        pool({ ...OLD, provisioningState: 'Upgrading' }),
      ],
    });
    const back = cluster({ pools: [pool({ name: 'a', ...OLD })] });
    expect(activityOfOthers(pools, back, ['user'])).toEqual([
      'Pool a was rolled back to 1.35.5 (Succeeded), but not by this step: it is left to whoever started it.',
    ]);
    expect(activityOfOthers(pools, now, ['user'])).toEqual([
      'Pool a is being rolled back to 1.35.5 (Upgrading), but not by this step: it is left to whoever started it.',
      'Pool b has an operation in progress (Scaling), but not by this step: it is left to whoever started it.',
    ]);
    expect(activityOfOthers(pools, cluster({ pools }), [])).toEqual([]);
    expect(activityOfOthers(pools, undefined, [])).toEqual([]);
  });

  test('the control plane that moved stops the step', () => {
    const seen = sighting({ kubernetesVersion: '1.35.4' });
    const moved = { ...OFF, kubernetesVersion: '1.35.5' };
    expect(after([switchedOff({ before: seen })], moved)).toBe('end failed');
    expect(after([switchedOff({ before: seen })], { ...OFF, kubernetesVersion: '1.35.4' })).toBe(
      'roll-back user to 1.35.5',
    );
    const { kubernetesVersion: _, ...unseen } = OFF;
    expect(after([switchedOff({ before: seen })], unseen)).toBe('roll-back user to 1.35.5');
  });

  test('a pool that is gone', () => {
    expect(afterWith({}, undefined, {}, 'other')).toBe('end failed');
  });

  test('another pool that moves', () => {
    expect(afterWith({}, { provisioningState: 'Scaling' }, {}, 'other')).toBe('roll-back user to 1.35.5');
    expect(afterWith({ provisioningState: 'Failed' }, { provisioningState: 'Upgrading' }, {}, 'other')).toBe(
      'roll-back user to 1.35.5',
    );
    expect(afterWith({ provisioningState: 'Scaling' }, { provisioningState: 'Upgrading' }, {}, 'other')).toBe(
      'roll-back user to 1.35.5',
    );
  });

  test('the pool itself that moves is busy, by if-busy', () => {
    expect(afterWith({}, { provisioningState: 'Scaling' })).toBe('end failed: operation-in-progress');
    expect(afterWith({}, { provisioningState: 'Scaling' }, { ifBusy: 'wait' })).toBe(
      'wait for pool/user (busy)',
    );
    expect(afterWith({ provisioningState: 'Failed' }, { provisioningState: 'Scaling' })).toBe(
      'end failed: operation-in-progress',
    );
  });

  test('versions that were not shown are compared as such', () => {
    const { kubernetesVersion: _k, nodeImageVersion: _n, ...bare } = pool();
    expect(after([switchedOff({}, [bare])], { ...OFF, pools: [pool()] })).toBe('end failed');
    expect(after([switchedOff({}, [pool()])], { ...OFF, pools: [bare] })).toBe('end failed');
    const { poolsBefore: _p, ...record } = switchedOff();
    expect(after([record])).toBe('roll-back user to 1.35.5');
  });
});

describe('a stopped upgrade that the switch-off resumed', () => {
  const stopped = pool({ provisioningState: 'Canceled' });
  const resumed = { ...OFF, pools: [pool({ provisioningState: 'Upgrading' })] };
  const record = switchedOff({}, [stopped]);
  const abort: MoveRecord = {
    move: { kind: 'abort', target: poolTarget('user'), why: 'resumed' },
    startedAt: START,
    answer: { kind: 'accepted', status: 202 },
    settlement: endedAs('Canceled'),
  };

  test.each(['fail', 'wait', 'abort'] as const)('is aborted once more under if-busy: %s', (ifBusy) => {
    expect(after([record], resumed, { ifBusy })).toBe('abort pool/user (resumed)');
  });

  test('is left alone after that, unless the abort is not known to have arrived', () => {
    expect(after([record, abort], resumed)).toBe('end failed: operation-in-progress');
    const lost: MoveRecord = { ...abort, answer: LOST, settlement: notBegun() };
    expect(after([record, lost], resumed)).toBe('abort pool/user (resumed)');
    expect(after([record, lost, lost], resumed)).toBe('end failed: operation-in-progress');
    const throttled: MoveRecord = { ...abort, answer: refusedWith(429) };
    expect(after([record, throttled, throttled, throttled], resumed)).toBe('abort pool/user (resumed)');
  });

  test('is rolled back once it is Canceled again', () => {
    expect(after([record, abort], { ...OFF, pools: [stopped] })).toBe('roll-back user to 1.35.5');
  });

  test('a rollback that was resumed is joined instead', () => {
    const half = pool({ provisioningState: 'Failed', ...OLD });
    const pools = [pool({ provisioningState: 'Upgrading', ...OLD })];
    expect(after([switchedOff({}, [half])], { ...OFF, pools })).toBe('join user to 1.35.5');
  });

  test('only what had stopped before counts as resumed, and only pools of the run', () => {
    expect(after([switchedOff({}, [pool()])], resumed)).toBe('end failed: operation-in-progress');
    expect(after([switchedOff({}, [])], resumed)).toBe('end failed: operation-in-progress');
    expect(after([moved({ answer: refusedWith(429) })], resumed)).toBe('end blocked: operation-in-progress');
    const busyOther = { ...ON, pools: [pool(), pool({ name: 'other', provisioningState: 'Upgrading' })] };
    expect(after([moved({ answer: refusedWith(429) })], busyOther)).toBe(
      'end blocked: operation-in-progress',
    );
  });
});

describe('putting the channels back (promise 1)', () => {
  const restore = 'restore-auto-upgrade patch NodeImage';
  const refused = (status: number): MoveRecord => moved({ answer: refusedWith(status) });
  const restored: MoveRecord = {
    move: { kind: 'restore-auto-upgrade', channels: { upgradeChannel: 'patch' } },
    startedAt: START,
    answer: ACCEPTED,
    settlement: endedAs('Succeeded'),
  };

  test.each([400, 403, 404, 422])('after Azure definitely refused the rollback with %i', (status) => {
    expect(after([switchedOff(), refused(status)])).toBe(restore);
  });

  test('not when the refusal is no definite answer', () => {
    const stale = refused(412);
    expect(after([switchedOff(), stale, stale, stale, stale])).toBe('end failed');
    expect(after([switchedOff(), refused(409)])).toBe(restore);
    const unauthorized = refused(401);
    expect(after([switchedOff(), unauthorized])).toBe('end failed');
  });

  test('as the read showed them from which they were switched off', () => {
    const before = sighting({ channels: { upgradeChannel: 'rapid', nodeOsUpgradeChannel: 'SecurityPatch' } });
    expect(after([switchedOff({ before }), refused(400)])).toBe('restore-auto-upgrade rapid SecurityPatch');
  });

  test('after a check blocked', () => {
    const state = { ...OFF, powerState: 'Stopped' };
    expect(after([switchedOff()], state)).toBe(restore);
    expect(after([switchedOff(), restored], state)).toBe('end failed: cluster-running');
  });

  test('and then the run is over, even if the check would pass now', () => {
    expect(after([switchedOff(), restored])).toBe('end failed');
    expect(after([switchedOff(), refused(400), restored])).toBe('end failed');
  });

  test('only those that were switched off', () => {
    const one = switchedOff({ move: { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none' } } });
    expect(after([one, refused(400)])).toBe('restore-auto-upgrade patch -');
    const other = switchedOff({
      move: { kind: 'disable-auto-upgrade', channels: { nodeOsUpgradeChannel: 'None' } },
    });
    expect(after([other, refused(400)])).toBe('restore-auto-upgrade - NodeImage');
  });

  test.each([
    ['the cluster is not Succeeded', { ...OFF, provisioningState: 'Failed' }],
    [
      'a pool is not Succeeded',
      { ...OFF, pools: [pool(), pool({ name: 'x', provisioningState: 'Scaling' })] },
    ],
    ['somebody changed the channel', { ...OFF, upgradeChannel: 'rapid' }],
  ])('not when %s', (_, state) => {
    expect(after([switchedOff(), refused(400)], state)).toBe('end failed');
  });

  test('not when this run switched nothing off, or it is not known to be over', () => {
    expect(after([refused(400)], ON)).toBe('end failed');
    const { settlement: _, ...open } = switchedOff();
    expect(after([open, refused(400)])).toBe('end failed');
  });

  test.each([
    ['failed', endedAs('Failed')],
    ['was canceled', endedAs('Canceled')],
    ['never began', notBegun()],
  ])('not when the rollback was accepted and %s', (_, settlement) => {
    expect(after([switchedOff(), moved({ settlement })])).not.toContain('restore');
  });

  test('not when another pool was rolled back, which they would undo', () => {
    const pools = [pool({ ...OLD }), pool({ name: 'other' })];
    const second = moved({
      move: { kind: 'roll-back', pool: 'other', to: OLD, isResend: false },
      answer: refusedWith(400),
    });
    expect(
      after(
        [switchedOff(), moved({ settlement: endedAs('Succeeded') }), second],
        { ...OFF, pools },
        {
          pools: named('user', 'other'),
        },
      ),
    ).toBe('end failed');
  });

  test('also when an earlier rollback of the run did not arrive', () => {
    const lost = moved({ answer: LOST, settlement: notBegun() });
    expect(after([switchedOff(), lost, refused(400)])).toBe(restore);
  });
});

describe('what went wrong with the switch-off, in a sentence', () => {
  const detailAfter = (records: readonly MoveRecord[], state: ClusterState = OFF): string | undefined =>
    endingOf(rollbackInputs(), observation({ cluster: state }), history(records, FIRST)).pools[0]?.detail;
  const withPool = (now: Partial<PoolState>, before: Partial<PoolState> = {}): string | undefined =>
    detailAfter([switchedOff({}, [pool(before)])], { ...OFF, pools: [pool({ ...before, ...now })] });
  const properties = (changes: object) => ({ ...pool().properties, ...changes });
  const CHANGED = 'Pools changed while auto-upgrade was switched off';

  test('no effect, no cluster, no change, no end', () => {
    expect(detailAfter([switchedOff({ settlement: notBegun() })], ON)).toBe(
      'Azure accepted switching auto-upgrade off, but the cluster never began to change.',
    );
    expect(detailAfter([switchedOff({ settlement: { kind: 'vanished', at: START } })], ON)).toBe(
      'The cluster is gone, or the identity has lost its permission to read it.',
    );
    expect(detailAfter([switchedOff()], ON)).toBe(
      'Azure reports that auto-upgrade was switched off, but a channel still shows as on.',
    );
    const withheld = switchedOff({ answer: { kind: 'withheld', reason: 'it moves' } });
    expect(detailAfter(Array(10).fill(withheld), ON)).toBe(
      'The cluster kept changing before auto-upgrade could be switched off: it moves.',
    );
  });

  test('every difference of a pool by its name', () => {
    expect(withPool({ properties: properties({ nodeLabels: {}, count: 4 }) })).toBe(
      `${CHANGED}: nodeLabels of pool user.`,
    );
    expect(withPool({ kubernetesVersion: '1.36.1' })).toBe(
      `${CHANGED}: Kubernetes version of pool user (1.36.0 to 1.36.1).`,
    );
    expect(withPool({ nodeImageVersion: 'x' })).toBe(
      `${CHANGED}: node image of pool user (${NEW.nodeImageVersion} to x).`,
    );
    expect(detailAfter([switchedOff({}, [pool(), pool({ name: 'b' })])], { ...OFF, pools: [pool()] })).toBe(
      `${CHANGED}: pool b is gone.`,
    );
  });

  test('the control plane that moved, through the switch-off or through putting the channels back', () => {
    const before = sighting({ kubernetesVersion: '1.35.4' });
    const moved = { ...OFF, kubernetesVersion: '1.35.5' };
    const MOVED = 'The control plane moved from 1.35.4 to 1.35.5 while the channels were being changed.';
    expect(detailAfter([switchedOff({ before })], moved)).toBe(`${MOVED} No pool was touched.`);
    const restored: MoveRecord = {
      move: { kind: 'restore-auto-upgrade', channels: { upgradeChannel: 'patch' } },
      startedAt: START,
      before,
      answer: ACCEPTED,
      settlement: endedAs('Succeeded'),
    };
    const { warnings } = endingOf(
      rollbackInputs(),
      observation({ cluster: { ...moved, upgradeChannel: 'patch' } }),
      history([switchedOff(), restored], FIRST),
    );
    expect(warnings).toEqual([MOVED]);
  });

  test('a refusal: that it was the switch-off, that nothing was changed, and how to do it by hand', () => {
    const BY_HAND =
      'To do it yourself: az aks update --resource-group shop --name prod --subscription 11111111-2222-3333-4444-555555555555 ';
    const refused = switchedOff({ answer: refusedWith(403) });
    expect(detailAfter([refused], ON)).toBe(
      `Azure refused to switch auto-upgrade off, which a rollback requires; nothing was changed. ${BY_HAND}--auto-upgrade-channel none --node-os-upgrade-channel None --yes`,
    );
    const one = (channels: Channels): MoveRecord => ({
      ...refused,
      move: { kind: 'disable-auto-upgrade', channels },
    });
    expect(detailAfter([one({ upgradeChannel: 'none' })], ON)).toContain(
      `${BY_HAND}--auto-upgrade-channel none --yes`,
    );
    const abort = moved({ move: { kind: 'abort', target: poolTarget('user'), why: 'busy' } });
    const detail = detailAfter([abort, one({ nodeOsUpgradeChannel: 'None' })], ON);
    expect(detail).toContain('no pool was rolled back');
    expect(detail?.endsWith(`${BY_HAND}--node-os-upgrade-channel None`)).toBe(true);
  });

  test('versions that are not shown', () => {
    const { kubernetesVersion: _k, nodeImageVersion: _n, ...bare } = pool();
    expect(detailAfter([switchedOff({}, [bare])], { ...OFF, pools: [pool()] })).toBe(
      `${CHANGED}: Kubernetes version of pool user ( to 1.36.0); node image of pool user ( to ${NEW.nodeImageVersion}).`,
    );
    expect(detailAfter([switchedOff({}, [pool()])], { ...OFF, pools: [bare] })).toBe(
      `${CHANGED}: Kubernetes version of pool user (1.36.0 to ); node image of pool user (${NEW.nodeImageVersion} to ).`,
    );
  });

  test('the reason that Azure gives counts as an error of Azure', () => {
    const error = { code: 'Odd', message: 'No.' };
    const records = [switchedOff({ settlement: endedAs('Failed', { error }) })];
    const { pools } = endingOf(rollbackInputs(), observation({ cluster: OFF }), history(records, FIRST));
    expect(pools[0]?.error).toEqual({ ...error, isFromAzure: true });
    const answer = { kind: 'accepted', status: 200, correlationId: 'corr-7' } as const;
    const own = [switchedOff({ answer, settlement: endedAs('Failed', { error }) })];
    expect(
      endingOf(rollbackInputs(), observation({ cluster: OFF }), history(own, FIRST)).pools[0]?.error
        ?.correlationId,
    ).toBe('corr-7');
    const silent = [switchedOff({ settlement: endedAs('Failed') })];
    const ending = endingOf(rollbackInputs(), observation({ cluster: OFF }), history(silent, FIRST));
    expect(ending.pools[0]).not.toHaveProperty('error');
  });

  test('the run that put the channels back ends with the reason', () => {
    const restored: MoveRecord = {
      move: {
        kind: 'restore-auto-upgrade',
        channels: { upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' },
      },
      startedAt: START,
      answer: ACCEPTED,
      settlement: endedAs('Succeeded'),
    };
    expect(detailAfter([switchedOff(), restored], ON)).toBe(
      'A check blocked the rollback, and auto-upgrade was restored.',
    );
  });
});

describe('the switch-off of a run with several pools', () => {
  const pools = named('user', 'other');
  const two = (user: Partial<PoolState> = {}, other: Partial<PoolState> = {}) => [
    pool(user),
    pool({ name: 'other', ...other }),
  ];
  const decideTwo = (
    state: ClusterState,
    records: readonly MoveRecord[],
    first: ClusterState = state,
  ): string =>
    nextOf(
      rollbackInputs({ pools }),
      observation({ cluster: state }),
      history(records, observation({ cluster: first })),
    );

  test('includes the node OS channel when the image of one of them changes', () => {
    const state = cluster({ nodeOsUpgradeChannel: 'NodeImage', pools: two() });
    const records = new Map([
      ['user', read(sameImage)],
      ['other', read([recorded()])],
    ]);
    expect(nextOf(rollbackInputs({ pools }), observation({ cluster: state, records }))).toBe(
      'disable-auto-upgrade - None',
    );
  });

  test('is not undone when a second pool is refused after the first is back', () => {
    const second = moved({
      move: { kind: 'roll-back', pool: 'other', to: OLD, isResend: false },
      answer: refusedWith(400),
    });
    const records = [switchedOff({}, two()), moved({ settlement: endedAs('Succeeded') }), second];
    expect(decideTwo({ ...OFF, pools: two(OLD) }, records, { ...ON, pools: two() })).not.toContain('restore');
  });

  test('makes the one upgrade be aborted that it resumed', () => {
    const records = [switchedOff({}, two({}, { provisioningState: 'Canceled' }))];
    const resumed = { ...OFF, pools: two({}, { provisioningState: 'Upgrading' }) };
    expect(decideTwo(resumed, records, { ...ON, pools: two() })).toBe('abort pool/other (resumed)');
  });

  test('an abort before it does not count as the one after it', () => {
    const abort = moved({
      move: { kind: 'abort', target: poolTarget('user'), why: 'busy' },
      settlement: endedAs('Canceled'),
    });
    const records = [abort, switchedOff({}, [pool({ provisioningState: 'Canceled' })])];
    expect(after(records, { ...OFF, pools: [pool({ provisioningState: 'Upgrading' })] })).toBe(
      'abort pool/user (resumed)',
    );
  });

  test('a switch-off that was refused is no hidden operation once the channels are off', () => {
    expect(after([switchedOff({ answer: refusedWith(409) })], OFF)).toBe('roll-back user to 1.35.5');
  });

  test('what was lost before it was another request', () => {
    const lost = switchedOff({ answer: LOST, settlement: notBegun() });
    const abort = moved({
      move: { kind: 'abort', target: poolTarget('user'), why: 'busy' },
      answer: LOST,
      settlement: notBegun(),
    });
    expect(after([abort, lost, lost, lost, lost], ON)).toBe('disable-auto-upgrade none None');
  });
});
