/** Troubles that only bite together, drawn as themes: each has the cluster, the inputs and the others that it needs. */

import { LATE_READS } from '../../__tests__/support/methods.ts';
import type { Rival, Slowness } from '../../__tests__/support/rehearsal.ts';
import { NEW, OLD, upgrading } from '../../__tests__/support/scenarios.ts';
import type { Event } from '../../__tests__/support/virtual-time.ts';
import type { ClusterScenario } from '../../simulator/scenario/scenario.ts';
import type { Action, Fault, RouteName } from '../../simulator/simulator.ts';
import { COMMANDS, hostileFault } from './hostile.ts';
import { mixedReads } from './mixed-reads.ts';
import { extremePause } from './pauses.ts';
import type { Random } from './random.ts';
import { drawCluster, drawInputs } from './rollbacks.ts';

/** As `operation-id`: the operation that runs on the pool at the start, whose id nobody knows beforehand. */
export const RUNNING = 'the running one';

/** What a theme adds to a run. */
export interface Theme {
  readonly cluster?: ClusterScenario;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly faults?: readonly Fault[];
  readonly rivals?: readonly Rival[];
  readonly events?: readonly Event[];
  readonly slow?: readonly Slowness[];
}

/** Draws none (the run is random altogether), one or two themes that are played together. */
export function drawThemes(random: Random): readonly (Theme & { readonly name: string })[] {
  if (random.chance(0.25)) return [];
  return random.many(1, 2, () => {
    const [name, draw] = random.pick(THEMES);
    return { name, ...draw(random) };
  });
}

const THEMES: readonly (readonly [name: string, draw: (random: Random) => Theme])[] = [
  ['channels that others change', channels],
  ['channels that others change', channels],
  ['late effects', late],
  ['a few 404s', absences],
  ['refusing 409s', refusals],
  ['slow reads', slowReads],
  ['slow reads before an abort', staleReads],
  ['pools that live', livingPools],
  ['mixed reads', mixedReads],
  ['Retry-After', pauses],
  ['texts that are commands', commands],
];

const CHANNEL_VALUES = ['none', 'patch', 'stable', 'rapid', 'node-image'] as const;
const OS_CHANNEL_VALUES = ['None', 'NodeImage', 'SecurityPatch', 'Unmanaged'] as const;

function setChannels(random: Random): Action {
  return {
    kind: 'set-channels',
    ...(random.chance(0.8) ? { upgradeChannel: random.pick(CHANNEL_VALUES) } : {}),
    ...(random.chance(0.4) ? { nodeOSUpgradeChannel: random.pick(OS_CHANNEL_VALUES) } : {}),
  };
}

/** Somebody else changes channels: while the run waits, between its look and its PUT, before its second try. */
function channels(random: Random): Theme {
  const around: readonly RouteName[] = ['cluster.get', 'cluster.put', 'pool.get', 'pool.put'];
  return {
    cluster: drawCluster(random),
    inputs: drawInputs(random),
    rivals: random.many(1, 3, () => ({
      route: random.pick(around),
      phase: random.pick(['before', 'after'] as const),
      skip: random.between(0, 3),
      action: setChannels(random),
    })),
    events: random.many(0, 2, () => ({ at: random.between(1, 300), what: setChannels(random) })),
    faults: random.chance(0.3) ? [refusal(random, 'pool.put')] : [],
  };
}

/** A PUT acts seconds after its answer, which was lost or said no more than that it came. */
function late(random: Random): Theme {
  return {
    cluster: drawCluster(random),
    inputs: drawInputs(random),
    faults: random.many(1, 3, () => ({
      kind: 'late-effect',
      route: random.pick(['cluster.put', 'cluster.put', 'pool.put'] as const),
      seconds: random.between(1, 20),
      answer: random.pick(['reset', 'accepted', 'gateway-timeout'] as const),
      skip: random.pick([0, 0, 1]),
    })),
  };
}

/** One to three looks in a row find nothing, once something was sent. */
function absences(random: Random): Theme {
  return {
    cluster: drawCluster(random),
    inputs: drawInputs(random),
    rivals: random.many(1, 3, () => ({
      route: random.pick(['cluster.put', 'pool.put', 'pool.abort'] as const),
      phase: 'after' as const,
      action: {
        kind: 'trouble',
        fault: {
          kind: 'status',
          status: 404,
          route: random.pick(['cluster.get', 'cluster.get', 'pool.get'] as const),
          times: random.between(1, 3),
          skip: random.between(0, 4),
          body: random.pick(['json', 'flat', 'html', 'empty'] as const),
        },
      },
    })),
  };
}

const REFUSALS: readonly (readonly [code: string, message: string])[] = [
  ['ScopeLocked', 'The scope cannot perform write operation because following scope(s) are locked.'],
  ['MissingSubscriptionRegistration', 'The subscription is not registered to use namespace.'],
  ['ReadOnlyDisabledSubscription', 'The subscription is disabled and therefore marked as read only.'],
  ['QuotaExceeded', 'Operation results in exceeding approved Total Regional Cores quota.'],
  [
    'RequestDisallowedByPolicy',
    "Resource 'user' was disallowed by policy, while an operation is in progress.",
  ],
];

function refusal(random: Random, route: RouteName): Fault {
  const [code, message] = random.pick(REFUSALS);
  const body = random.pick(['json', 'flat'] as const);
  const skip = random.pick([0, 0, 1]);
  return { kind: 'status', status: 409, code, message, route, body, skip, times: random.pick([1, 60]) };
}

/** A 409 that no waiting cures. */
function refusals(random: Random): Theme {
  return {
    cluster: drawCluster(random),
    inputs: drawInputs(random),
    faults: random.many(1, 2, () => refusal(random, random.pick(['pool.put', 'cluster.put']))),
  };
}

/** Reads that a run can do without take their time, some of them each time. */
function slowReads(random: Random): Theme {
  return {
    cluster: drawCluster(random),
    inputs: random.chance(0.4)
      ? { mode: 'abort', nodepool: random.pick(['user', '*']), 'poll-interval': '10s' }
      : drawInputs(random),
    slow: random.many(1, 4, () => ({
      read: random.pick(LATE_READS),
      seconds: random.between(1, 30),
      skip: random.pick([0, 0, 1, 2]),
      times: random.pick([1, 2, 1_000]),
    })),
  };
}

/** While reads take their time the operation that was to be aborted ends, and somebody scales the pool. */
function staleReads(random: Random): Theme {
  const at = random.between(1, 12);
  const isRollback = random.chance(0.6);
  const guard = random.chance(0.5) ? { 'operation-id': RUNNING } : {};
  return {
    cluster: drawCluster(random, [upgrading('user')]),
    inputs: isRollback
      ? { ...drawInputs(random), 'if-busy': 'abort' }
      : { mode: 'abort', nodepool: 'user', 'poll-interval': '10s', ...guard },
    slow: random.many(1, 4, () => ({
      read: random.pick(LATE_READS),
      seconds: random.between(1, 30),
      skip: 0,
      times: random.pick([1, 1_000]),
    })),
    events: [
      { at, what: { kind: 'finish', pool: 'user' } },
      { at: at + random.between(0, 2), what: { kind: 'scale', pool: 'user', count: 5 } },
    ],
  };
}

/** Pools scale, grow and are rolled back by others, and AKS takes up what had stopped. */
function livingPools(random: Random): Theme {
  const life = (): Action =>
    random.pick<Action>([
      { kind: 'grow', pool: random.pick(['user', 'blue', 'system']), count: random.between(1, 5) },
      { kind: 'scale', pool: random.pick(['user', 'blue']), count: random.between(1, 5) },
      { kind: 'rollback', pool: 'blue', ...OLD },
      { kind: 'resume', pool: random.pick(['user', 'blue']) },
      { kind: 'upgrade', pool: random.pick(['user', 'blue']), ...NEW, stuck: random.chance(0.3) },
      { kind: 'finish', pool: 'user' },
    ]);
  const around: readonly RouteName[] = ['cluster.get', 'cluster.put', 'pool.get', 'pool.put', 'pool.abort'];
  return {
    cluster: drawCluster(random),
    inputs: drawInputs(random),
    rivals: random.many(1, 3, () => ({
      route: random.pick(around),
      phase: random.pick(['before', 'after'] as const),
      skip: random.between(0, 4),
      action: life(),
    })),
    events: random.many(0, 3, () => ({ at: random.between(1, 400), what: life() })),
  };
}

/** Pauses that Azure asks for: none, and days. */
function pauses(random: Random): Theme {
  return {
    cluster: drawCluster(random),
    inputs: drawInputs(random),
    faults: random.many(1, 4, () => extremePause(random)),
    events: [{ at: 1, what: { kind: 'stick', pool: 'user' } }],
  };
}

/** Whatever Azure says wants to be a command of the runner. */
function commands(random: Random): Theme {
  return {
    cluster: { ...drawCluster(random), tags: { name: random.pick(COMMANDS) } },
    inputs: { ...drawInputs(random), reason: random.pick(COMMANDS) },
    faults: random.many(1, 3, () => hostileFault(random)),
  };
}
