/** Every mode × every kind of fault × every request of its flow, in this process and in virtual time. */

import { describe, expect, test } from '@jest/globals';
import { startSimulator, type Fault, type RouteName } from '../../simulator/simulator.ts';
import { DECIDING, faultAt, FLOWS, PASSING, type Flow, type Shape } from '../support/fault-matrix.ts';
import { brokenPromises } from '../support/invariants.ts';
import { MUTATION_ROUTES } from '../support/methods.ts';
import { rehearse, STANDING_STILL, withoutDelays, type Rehearsal } from '../support/rehearsal.ts';

/** Runs under way at the same time: most of their time they wait for requests that hang. */
const AT_ONCE = 12;

/** Only ARM speaks of these; elsewhere they are no faults, or ones that nobody may sit out. */
const ARM_ONLY: ReadonlySet<string> = new Set(['401', 'a claims challenge', 'no headers']);

async function play({ scenario, inputs, signIn }: Flow, fault?: Fault): Promise<Rehearsal> {
  const azure = await startSimulator({ scenario: withoutDelays(scenario), speed: STANDING_STILL });
  try {
    if (fault !== undefined) azure.inject(fault);
    return await rehearse(azure, {
      inputs: { 'poll-interval': '2m', ...inputs },
      ...(signIn === undefined ? {} : { signIn }),
    });
  } finally {
    await azure.stop();
  }
}

interface Point {
  readonly route: RouteName;
  readonly skip: number;
}

/** What only informs: a run does without, so that a few kinds of faults show all that can happen. */
const OPTIONAL_READS: ReadonlySet<RouteName> = new Set<RouteName>([
  'region.versions',
  'fleet.list',
  'cluster.operations',
  'cluster.operation',
  'pool.operation',
  'operation.status',
]);
const FAULTS_OF_OPTIONAL_READS: ReadonlySet<string> = new Set([
  ...['429 with Retry-After', '502 with HTML', 'a reset before', 'a hang before', 'JSON cut off'],
  ...['403', '404', 'an empty object', 'a foreign next link', 'a next link to itself', 'a redirect'],
  ...['an operation stuck in progress', 'an operation text with fail', 'a 503 that stays'],
]);

/** `npm run faults` plays the whole matrix; `npm test` leaves out what takes minutes of real waiting. */
const IS_WHOLE = process.env['FAULTS'] === 'all';

const HANGS: ReadonlySet<string> = new Set(['a hang before', 'a hang after']);
const FAULTS_OF_READS: ReadonlySet<string> = new Set([
  ...['429 with Retry-After', '502 with HTML', 'a reset before', 'JSON cut off', '401', '403', '404'],
]);

const MUTATIONS: ReadonlySet<RouteName> = new Set(MUTATION_ROUTES);

/** The first request of each mutation, and of each other route that no earlier flow has played; once a late look. */
function pointsOf({ requests }: Rehearsal, played: Set<RouteName>): readonly Point[] {
  const counts = new Map<RouteName, number>();
  for (const { route } of requests) counts.set(route, (counts.get(route) ?? 0) + 1);
  const points = [...counts.keys()]
    .filter((route) => MUTATIONS.has(route) || !played.has(route))
    .map((route) => ({ route, skip: 0 }));
  const late = { route: 'cluster.get', skip: (counts.get('cluster.get') ?? 1) - 1 } as const;
  const lateOnce = played.size === 0 ? [late] : [];
  for (const route of counts.keys()) played.add(route);
  return [...points, ...lateOnce];
}

async function inTurn(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...tasks];
  const work = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

const ALL: Readonly<Record<string, Shape>> = { ...PASSING, ...DECIDING };

const played = new Set<RouteName>();

const COVERED = IS_WHOLE
  ? `each of ${String(Object.keys(ALL).length)} faults at each of its mutations and at the routes new in it (optional reads: ${String(FAULTS_OF_OPTIONAL_READS.size)} faults), and at one late look`
  : `each fault but hangs at each of its mutations, and ${String(FAULTS_OF_READS.size)} faults at the routes new in it and at one late look (npm run faults plays all)`;

describe.each(FLOWS)('$name', (flow) => {
  test(`keeps every promise with ${COVERED}`, async () => {
    const calm = await play(flow);
    expect(brokenPromises(calm)).toEqual([]);
    expect(calm.outputs['result']).toBe(flow.result);
    const problems: string[] = [];
    const tasks = pointsOf(calm, played).flatMap((point) =>
      Object.keys(ALL)
        .filter((name) => isOf(name, point.route))
        .map((name) => async (): Promise<void> => {
          problems.push(...(await problemsWith(flow, name, point)));
        }),
    );
    await inTurn(tasks);
    expect(problems).toEqual([]);
  }, 300_000);
});

function isOf(name: string, route: RouteName): boolean {
  if (!IS_WHOLE && !(MUTATIONS.has(route) ? !HANGS.has(name) : FAULTS_OF_READS.has(name))) return false;
  if (OPTIONAL_READS.has(route)) return FAULTS_OF_OPTIONAL_READS.has(name);
  const isArm = !route.startsWith('entra') && !route.startsWith('oidc');
  return isArm || (!ARM_ONLY.has(name) && ALL[name]?.['kind'] !== 'redirect');
}

async function problemsWith(flow: Flow, name: string, { route, skip }: Point): Promise<readonly string[]> {
  const shape = ALL[name] ?? {};
  const left = await play(flow, faultAt(shape, route, skip));
  const lies = ['empty-object', 'html'].includes(String(shape['kind']));
  const ended = left.outputs['result'] ?? 'none';
  const isAsExpected = !(name in PASSING) || ended === flow.result;
  return [...brokenPromises(left, { lies }), ...(isAsExpected ? [] : [`ends ${ended}`])].map(
    (problem) => `${name} at ${route} ${String(skip)}: ${problem}`,
  );
}
