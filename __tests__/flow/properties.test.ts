/** What holds for every run, whatever the cluster looks like, whatever others do, and however Azure answers. */

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSameChannel } from '../../src/domain/aks/channels.ts';
import { isMoving } from '../../src/domain/aks/states.ts';
import type { JsonObject, PoolState, RecordedVersion, Target } from '../../src/domain/aks/cluster.ts';
import { compareVersions } from '../../src/domain/aks/versions.ts';
import { azureError, cluster, DAY, MINUTE, pool, poolTarget, SECOND, START } from '../support/builders.ts';
import type { Call, FakeAks } from '../support/fake-aks.ts';
import type { Method } from '../support/methods.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { FakeRunner } from '../support/fake-runner.ts';
import { runAction, type Given, type Scene } from './running.ts';

const SEED = 20_260_609;
const TIMEOUT_MS = 40 * MINUTE;

const IMAGES = ['202604.01.0', '202605.14.0', '202606.01.0'].map(
  (date) => `AKSUbuntu-2404gen2containerd-${date}`,
);

const versions = fc.record({
  kubernetesVersion: fc.constantFrom('1.34.2', '1.35.5', '1.36.0', '1.36.0'),
  nodeImageVersion: fc.constantFrom(...IMAGES),
});

const settledState = fc.oneof(
  { weight: 8, arbitrary: fc.constant('Succeeded') },
  { weight: 1, arbitrary: fc.constantFrom('Failed', 'Canceled') },
);

const movingWord = fc.constantFrom(
  'Upgrading',
  'UpgradingNodeImageVersion',
  'Scaling',
  'Updating',
  'Reconciling',
);

interface PoolPlan {
  readonly state: Partial<PoolState>;
  readonly records: readonly RecordedVersion[];
}

const poolPlan = (name: string, mode: string): fc.Arbitrary<PoolPlan> =>
  fc.record({
    state: fc.tuple(versions, settledState, fc.boolean()).map(([shown, provisioningState, isAutoscaled]) => ({
      name,
      mode,
      ...shown,
      provisioningState,
      isAutoscaled,
    })),
    records: fc.array(
      fc.tuple(versions, fc.integer({ min: 0, max: 9 })).map(([recorded, days]) => ({
        ...recorded,
        recordedAt: START - days * DAY,
      })),
      { minLength: 1, maxLength: 2 },
    ),
  });

/** What others do at some time. */
const actor = fc.oneof(
  fc.record({
    kind: fc.constant('start' as const),
    pool: fc.constantFrom('user', 'user', 'other', 'system', 'cluster'),
    word: movingWord,
    minutes: fc.integer({ min: 1, max: 20 }),
    endsAs: fc.constantFrom('Succeeded', 'Succeeded', 'Failed', 'Canceled'),
    shown: fc.option(versions, { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('hide' as const), minutes: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    kind: fc.constant('start' as const),
    pool: fc.constant('user'),
    word: fc.constant('Upgrading'),
    minutes: fc.constant(30),
    endsAs: fc.constant('Failed'),
    shown: fc.constant(undefined),
  }),
  fc.record({ kind: fc.constant('delete' as const), pool: fc.constantFrom('user', 'other') }),
  fc.record({ kind: fc.constant('channel' as const), to: fc.constantFrom('none', 'patch', 'rapid') }),
);

const fault = fc.record({
  method: fc.constantFrom<Method>('readCluster', 'readPool', 'readRecords', 'abort', 'putPool', 'putCluster'),
  status: fc.constantFrom(0, 400, 403, 404, 409, 412, 429, 500, 503),
  arrives: fc.boolean(),
  skip: fc.integer({ min: 0, max: 5 }),
  times: fc.integer({ min: 1, max: 6 }),
});

const world = fc.record({
  system: poolPlan('system', 'System'),
  user: poolPlan('user', 'User'),
  other: poolPlan('other', 'User'),
  clusterState: settledState,
  powerState: fc.constantFrom(...Array<string>(15).fill('Running'), 'Stopped'),
  upgradeChannel: fc.constantFrom('none', 'patch', 'stable', 'node-image'),
  nodeOsUpgradeChannel: fc.constantFrom('None', 'Unmanaged', 'NodeImage', 'SecurityPatch'),
  sku: fc.constantFrom(...Array<string>(15).fill('Base'), 'Automatic'),
  actors: fc.array(fc.tuple(fc.integer({ min: 0, max: 15 * 60 }), actor), { maxLength: 4 }),
  faults: fc.array(fault, { maxLength: 3 }),
  lagSeconds: fc.constantFrom(0, 0, 0, 5, 12),
  resumes: fc.boolean(),
  rollbackMinutes: fc.constantFrom(2, 5, 60),
  rollbackEndsAs: fc.constantFrom('Succeeded', 'Succeeded', 'Failed', 'Canceled'),
  interruptedAt: fc.oneof(
    { weight: 4, arbitrary: fc.constant(Infinity) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) },
  ),
  random: fc.integer({ min: 1, max: 1_000_000 }),
});

type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const rollbackGiven: fc.Arbitrary<Given> = fc
  .record({
    nodepool: fc.constantFrom('user', 'user', 'user', 'user,other', 'system,user', '*'),
    'if-busy': fc.constantFrom('fail', 'wait', 'wait', 'abort'),
    'auto-upgrade': fc.constantFrom('disable', 'disable', 'fail'),
    'ignore-checks': fc.constantFrom('', '', 'auto-upgrade', 'version-skew,os-sku-changed'),
    pin: fc.constantFrom('', '', '', '', '1.34.2', '1.35.5', '1.36.0'),
    'dry-run': fc.constantFrom('false', 'false', 'false', 'true'),
  })
  .map(({ pin, ...rest }) => ({
    ...rest,
    mode: 'rollback',
    timeout: '40m',
    ...(pin === '' && rest.nodepool !== '*' ? {} : { 'kubernetes-version': pin === '' ? '1.35.5' : pin }),
  }));

const abortGiven: fc.Arbitrary<Given> = fc
  .record({
    nodepool: fc.constantFrom('', 'user', 'user,other', '*'),
    wait: fc.constantFrom('true', 'true', 'false'),
    'dry-run': fc.constantFrom('false', 'false', 'false', 'true'),
    'operation-id': fc.constantFrom('', '', '', 'op-2'),
  })
  .map((given) => ({
    ...given,
    mode: 'abort',
    timeout: '40m',
    // An operation's id fits one target only.
    ...(given.nodepool.includes(',') || given.nodepool === '*' ? { 'operation-id': '' } : {}),
  }));

const statusGiven: fc.Arbitrary<Given> = fc.record({
  mode: fc.constant('status'),
  nodepool: fc.constantFrom('', 'user', '*'),
  wait: fc.constantFrom('true', 'false'),
  timeout: fc.constant('40m'),
});

/** A small generator of its own, so that a run is the same each time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function targetOf(name: string): Target {
  return name === 'cluster' ? { kind: 'cluster' } : poolTarget(name);
}

function arrangeActors(aks: FakeAks, clock: FakeClock, { actors }: World): void {
  for (const [seconds, act] of actors) {
    const happen = (): void => {
      switch (act.kind) {
        case 'start': {
          const target = targetOf(act.pool);
          // Azure refuses a second operation to others as it does to us.
          if (isMoving(aks.stateOf(target)) || isMoving(aks.state.provisioningState)) return;
          const shown = target.kind === 'pool' && act.word.startsWith('Upgrading') ? (act.shown ?? {}) : {};
          aks.start(target, act.word, act.minutes * MINUTE, act.endsAs, shown);
          return;
        }
        case 'hide': {
          aks.hideOperation(act.minutes * MINUTE);
          return;
        }
        case 'delete': {
          aks.removePool(act.pool);
          return;
        }
        case 'channel': {
          aks.changeCluster({ upgradeChannel: act.to });
          return;
        }
      }
    };
    if (seconds < 120) happen();
    else clock.after((seconds - 120) * SECOND, happen);
  }
}

interface Played extends Scene {
  /** Each mutation, with what the log had said by then. */
  readonly loggedBefore: readonly { readonly call: Call; readonly linesBefore: readonly string[] }[];
}

async function play(plan: World, given: Given): Promise<Played> {
  const loggedBefore: { call: Call; linesBefore: readonly string[] }[] = [];
  const random = randomFrom(plan.random);
  const { system, user, other } = plan;
  const scene = await runAction(given, {
    random,
    aks: {
      cluster: cluster({
        provisioningState: plan.clusterState,
        powerState: plan.powerState,
        upgradeChannel: plan.upgradeChannel,
        nodeOsUpgradeChannel: plan.nodeOsUpgradeChannel,
        sku: plan.sku,
        pools: [system, user, other].map(({ state }) => pool(state)),
      }),
      records: { system: system.records, user: user.records, other: other.records },
      resumes: plan.resumes,
      rollbackMs: plan.rollbackMinutes * MINUTE,
      rollbackEndsAs: plan.rollbackEndsAs,
      lagMs: () => (random() < 0.3 ? plan.lagSeconds * SECOND : 0),
    },
    arrange: ({ aks, clock, runner }) => {
      aks.onMutation = (call) => loggedBefore.push({ call, linesBefore: [...runner.lines] });
      clock.interruptedAt = plan.interruptedAt;
      arrangeActors(aks, clock, plan);
      for (const { method, status, arrives, skip, times } of plan.faults) {
        const error = azureError(
          status === 0
            ? { kind: 'network', code: 'ECONNRESET' }
            : { status, code: `Status${String(status)}` },
        );
        const mayArrive = arrives && (status === 0 || status >= 500);
        aks.fail(method, { error, arrives: mayArrive }, { skip, times });
      }
    },
  });
  return { ...scene, loggedBefore };
}

/** What the log said last about the checks when a mutation was sent must not be that one blocks. */
function expectNothingSentWhenBlocked({ aks, runner, loggedBefore }: Played): void {
  if (runner.output('result') === 'blocked') {
    expect(aks.mutations.filter(({ tookEffect }) => tookEffect)).toEqual([]);
  }
  for (const { call, linesBefore } of loggedBefore) {
    const round = linesBefore.slice(linesBefore.findLastIndex((line) => line === '> Observe'));
    // Putting the channels back is what a block is answered with.
    const isPutBack =
      call.method === 'putCluster' &&
      aks.mutations.slice(0, aks.mutations.indexOf(call)).some(({ method }) => method === 'putCluster');
    if (!isPutBack) expect(round.filter((line) => line.startsWith('BLOCKED'))).toEqual([]);
  }
}

function expectNeverForward({ aks }: Scene, shownBefore: ReadonlyMap<string, readonly PoolState[]>): void {
  for (const call of aks.mutations.filter(({ method }) => method === 'putPool')) {
    const properties = call.body?.['properties'] as JsonObject;
    const wanted = {
      kubernetesVersion: properties['orchestratorVersion'] as string,
      nodeImageVersion: properties['nodeImageVersion'] as string,
    };
    // If-Match makes sure that it is this version of the pool that the PUT is for.
    const shown = shownBefore
      .get(call.target.slice('pool/'.length))
      ?.find(({ eTag }) => eTag === call.ifMatch);
    expect([call.target, compareVersions(wanted, shown ?? {})]).not.toContain('newer');
    expect(shown).toBeDefined();
  }
}

/** Every state in which each pool was ever shown. */
function recordShown(scene: { readonly aks: FakeAks }): ReadonlyMap<string, readonly PoolState[]> {
  const shown = new Map<string, PoolState[]>();
  for (const { pools } of scene.aks.everShown) {
    for (const one of pools) shown.set(one.name, [...(shown.get(one.name) ?? []), one]);
  }
  return shown;
}

function expectOnlyAskedAborts({ aks }: Scene, given: Given): void {
  const aborts = aks.mutations.filter(({ method }) => method === 'abort');
  const named = (given['nodepool'] ?? '').split(',').map((name) => `pool/${name}`);
  if (given['mode'] === 'status' || given['dry-run'] === 'true') expect(aks.mutations).toEqual([]);
  if (given['mode'] === 'abort') {
    expect(aks.mutations.every(({ method }) => method === 'abort')).toBe(true);
    for (const { target } of aborts) {
      expect(
        given['nodepool'] === '*' || (given['nodepool'] === '' ? ['cluster'] : named).includes(target),
      ).toBe(true);
    }
  }
  if (given['mode'] === 'rollback') {
    const isAny = given['nodepool'] === '*';
    for (const { target } of aborts) {
      expect(isAny || target === 'cluster' || named.includes(target)).toBe(true);
    }
    const switchedOff = aks.mutations.some(({ method, tookEffect }) => method === 'putCluster' && tookEffect);
    if (given['if-busy'] !== 'abort' && !switchedOff) expect(aborts).toEqual([]);
  }
}

/** Where a request took effect, the next one of this run on that resource finds its operation ended. */
function expectOneAtATime({ aks }: Scene): void {
  const effective = aks.mutations.filter(({ tookEffect }) => tookEffect);
  for (const [index, call] of effective.entries()) {
    const earlier = effective.slice(0, index).findLast(({ target }) => target === call.target);
    if (earlier === undefined || call.method === 'abort') continue;
    expect([call.method, isMoving(call.state)]).toEqual([call.method, false]);
  }
  // An abort never hits what this run has started itself.
  for (const [index, { method, target }] of effective.entries()) {
    if (method !== 'abort') continue;
    expect(
      effective.slice(0, index).some((call) => call.method === 'putPool' && call.target === target),
    ).toBe(false);
  }
}

function expectChannelsTold(
  { aks, runner }: Scene,
  { upgradeChannel, nodeOsUpgradeChannel, actors }: World,
): void {
  const changed = runner.output('auto-upgrade-changed') === 'true';
  expect(runner.output('restore-command') !== '').toBe(changed);
  const byOthers = actors.some(([, { kind }]) => kind === 'channel');
  if (byOthers) return;
  const { state } = aks;
  const isOff =
    !isSameChannel(upgradeChannel, state.upgradeChannel) ||
    !isSameChannel(nodeOsUpgradeChannel, state.nodeOsUpgradeChannel);
  if (isOff) expect(changed).toBe(true);
  if (nodeOsUpgradeChannel === 'Unmanaged') expect(state.nodeOsUpgradeChannel).toBe('Unmanaged');
}

function expectTold({ runner, tookMs }: Scene): void {
  expect(tookMs).toBeLessThan(TIMEOUT_MS + 10 * SECOND);
  const bugs = runner.annotations.filter(({ message, title }) =>
    /TypeError|Bug|bug/.test(`${title} ${message}`),
  );
  expect(bugs).toEqual([]);
  expect(runner.output('result')).not.toBe('');
  expect(runner.output('next-step')).not.toBe('');
  expect(runner.failed).toBeDefined();
  expect(runner).toBeInstanceOf(FakeRunner);
}

test.each([
  ['rollback', rollbackGiven, 250],
  ['abort', abortGiven, 120],
  ['status', statusGiven, 40],
])('%s: no run ever breaks a promise', async (_, givens, numRuns) => {
  await fc.assert(
    fc.asyncProperty(world, givens, async (plan, given) => {
      const scene = await play(plan, given);
      expectTold(scene);
      expectNothingSentWhenBlocked(scene);
      expectNeverForward(scene, recordShown(scene));
      expectOnlyAskedAborts(scene, given);
      expectOneAtATime(scene);
      expectChannelsTold(scene, plan);
    }),
    { seed: SEED, numRuns },
  );
});
