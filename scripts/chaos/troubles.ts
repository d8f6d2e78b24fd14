/** Random faults, rivals and events. */

import { MUTATION_ROUTES, READ_ROUTES } from '../../__tests__/support/methods.ts';
import type { Rival } from '../../__tests__/support/rehearsal.ts';
import { NEW, OLD } from '../../__tests__/support/scenarios.ts';
import type { Event } from '../../__tests__/support/virtual-time.ts';
import type { Action, Fault, RouteName } from '../../simulator/simulator.ts';
import type { Random } from './random.ts';

/** What a run can't do without is hit more often. */
const READS: readonly RouteName[] = ['cluster.get', 'pool.get', 'pool.upgradeProfile', ...READ_ROUTES];
const MUTATIONS: readonly RouteName[] = ['pool.put', ...MUTATION_ROUTES];
const SIGN_IN: readonly RouteName[] = ['entra.token', 'entra.discovery', 'oidc.token'];

const TRANSIENT: readonly number[] = [408, 500, 502, 503, 504];
const DEFINITE: readonly number[] = [400, 401, 403, 404, 409, 412, 429];

type Shape = Readonly<Record<string, unknown>>;

/** What may go wrong before a request took effect, or with the answer to a read. */
const BEFORE: readonly ((random: Random) => Shape)[] = [
  (random) => ({
    kind: 'status',
    status: random.pick(TRANSIENT),
    body: random.pick(['json', 'html', 'empty']),
  }),
  (random) => ({ kind: 'status', status: random.pick(TRANSIENT), retryAfter: random.pick([1, 20, 400]) }),
  (random) => ({ kind: 'status', status: 429, ...(random.chance(0.7) ? { retryAfter: 30 } : {}) }),
  (random) => ({ kind: 'status', status: random.pick(DEFINITE) }),
  () => ({ kind: 'reset' }),
  () => ({ kind: 'unauthorized' }),
];

/** Answers to a read that can't be used. */
const UNUSABLE: readonly Shape[] = [
  { kind: 'truncated-json' },
  { kind: 'empty-object' },
  { kind: 'empty-body' },
  { kind: 'html' },
  { kind: 'redirect', to: 'foreign' },
  { kind: 'next-link', to: 'foreign' },
  { kind: 'next-link', to: 'loop' },
  { kind: 'operation-status', text: 'InProgress' },
  { kind: 'operation-status', text: 'NodeFailover: 9/3 nodes completed; 0 failed' },
  { kind: 'claims-challenge' },
  { kind: 'hang' },
  { kind: 'date-skew', seconds: 86_400 },
];

/** What may happen to the answer of a mutation that took effect. */
const AFTER: readonly ((random: Random) => Shape)[] = [
  (random) => ({ kind: 'status', status: random.pick(TRANSIENT), phase: 'after' }),
  () => ({ kind: 'reset', phase: 'after' }),
  () => ({ kind: 'truncated-json' }),
  () => ({ kind: 'empty-body' }),
  () => ({ kind: 'drop-headers', headers: ['azure-asyncoperation', 'location'] }),
  () => ({ kind: 'foreign-operation-url' }),
  () => ({ kind: 'hang', phase: 'after' }),
];

const OPERATIONS: readonly Fault[] = [
  { kind: 'operation-fails', reason: 'drain-blocked' },
  { kind: 'operation-fails', reason: 'quota' },
  { kind: 'operation-stuck', afterNodes: 1 },
  { kind: 'wrong-versions', ...NEW },
  { kind: 'followed-by-upgrade', after: 'Succeeded', seconds: 30 },
  { kind: 'followed-by-upgrade', after: 'Canceled', seconds: 0 },
];

/** Some faults of requests and operations. */
export function drawFaults(random: Random): Fault[] {
  const faults = random.many(0, 4, () => drawFault(random));
  return random.chance(0.2) ? [...faults, random.pick(OPERATIONS)] : faults;
}

/** A hung request costs seconds of real time, so that more of them would look like a run that hangs. */
const MOST_HANGS = 10;

function drawFault(random: Random): Fault {
  const fault = drawAnyFault(random);
  return fault.kind === 'hang' ? { ...fault, times: Math.min(fault.times ?? 1, MOST_HANGS) } : fault;
}

function drawAnyFault(random: Random): Fault {
  const when = {
    ...(random.chance(0.2) ? { probability: 0.3, times: 20 } : { times: random.pick([1, 1, 2, 5, 60]) }),
    skip: random.pick([0, 0, 0, 1, 2, 5]),
  };
  const draw = random.next();
  if (draw < 0.5) {
    const shape = random.chance(0.5) ? random.pick(BEFORE)(random) : random.pick(UNUSABLE);
    return { ...shape, ...when, route: random.pick(READS) } as Fault;
  }
  if (draw < 0.9) {
    const shape = random.chance(0.4) ? random.pick(BEFORE)(random) : random.pick(AFTER)(random);
    return { ...shape, ...when, route: random.pick(MUTATIONS) } as Fault;
  }
  return { ...random.pick(BEFORE)(random), ...when, route: random.pick(SIGN_IN) } as Fault;
}

/** What other actors do to one pool or the cluster. */
const ACTIONS: readonly ((pool: string) => Action)[] = [
  (pool) => ({ kind: 'upgrade', pool, ...NEW }),
  (pool) => ({ kind: 'upgrade', pool, ...NEW, stuck: true }),
  (pool) => ({ kind: 'rollback', pool, ...OLD }),
  (pool) => ({ kind: 'scale', pool, count: 2 }),
  (pool) => ({ kind: 'abort', pool }),
  (pool) => ({ kind: 'finish', pool }),
  (pool) => ({ kind: 'finish', pool, as: 'Failed', error: { code: 'UpgradeFailed', message: 'No.' } }),
  (pool) => ({ kind: 'preempt', pool, state: 'Updating' }),
  (pool) => ({ kind: 'unstick', pool }),
  (pool) => ({ kind: 'renew-etag', pool }),
  (pool) => ({ kind: 'operation', pool, state: 'Reconciling', seconds: 200, hidden: true }),
  (pool) => ({ kind: 'operation', pool, state: 'RotatingCertificates', seconds: 120 }),
  (pool) => ({ kind: 'delete-pool', pool }),
  (pool) => ({ kind: 'delete-pool', pool, gradually: true }),
  (pool) => ({ kind: 'set-property', pool, name: 'nodeLabels', value: { changed: 'yes' } }),
  () => ({ kind: 'operation', state: 'Updating', seconds: 90 }),
  () => ({ kind: 'operation', state: 'Upgrading', seconds: 400 }),
  () => ({ kind: 'abort' }),
  () => ({ kind: 'renew-etag' }),
  () => ({ kind: 'set-channels', upgradeChannel: 'rapid' }),
  () => ({ kind: 'set-channels', upgradeChannel: 'none', nodeOSUpgradeChannel: 'None' }),
  () => ({ kind: 'revoke-tokens' }),
  () => ({ kind: 'delete-cluster' }),
];

function drawAction(random: Random, pools: readonly string[]): Action {
  return random.pick(ACTIONS)(random.pick(pools));
}

/** Others who are faster than a request, or come right after it. */
export function drawRivals(random: Random, pools: readonly string[]): Rival[] {
  if (random.chance(0.6)) return [];
  return random.many(1, 2, () => ({
    route: random.pick([...MUTATIONS, 'cluster.get', 'pool.get', 'pool.upgradeProfile'] as const),
    phase: random.pick(['before', 'after'] as const),
    skip: random.pick([0, 0, 1, 3]),
    action: drawAction(random, pools),
  }));
}

/** What happens while the run waits; a cancellation of the workflow run among it. */
export function drawEvents(random: Random, pools: readonly string[]): Event[] {
  const others = random.chance(0.7)
    ? []
    : random.many(1, 3, () => ({ at: random.between(1, 900), what: drawAction(random, pools) }));
  return random.chance(0.1)
    ? [...others, { at: random.between(1, 600), what: 'cancel-run' as const }]
    : others;
}
