/**
 * Fifty runs of the built bundle against fifty clusters of one throttled subscription: `npm run load -- --runs 50`.
 * Runs are started two seconds apart, as the machine allows: so many Node processes at once would only measure it.
 *
 * It fails unless all end right, none comes back before the `Retry-After` that it was told, and those that were
 * throttled don't come back as a herd.
 */

import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { ClusterScenario } from '../simulator/scenario/scenario.ts';
import { startSimulator, type RecordedRequest, type Simulator } from '../simulator/simulator.ts';
import { upgraded } from '../__tests__/support/scenarios.ts';
import { runAction, type LocalResult } from './runner/local-runner.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '50' },
    stagger: { type: 'string', default: '2' },
    speed: { type: 'string', default: '10' },
  },
});
const runs = Number(values.runs);
const staggerMs = Number(values.stagger) * 1000;

const names = Array.from({ length: runs }, (_, index) => `shop-${String(index + 1)}`);

/** Runs the rollback of one cluster, after the ones before it have started. */
async function runOne(azure: Simulator, cluster: string, index: number): Promise<LocalResult> {
  await pause(index * staggerMs);
  return runAction({
    main: join(import.meta.dirname, '../dist/index.js'),
    inputs: {
      mode: 'rollback',
      nodepool: 'user',
      cluster,
      'resource-group': 'rg',
      'subscription-id': azure.subscriptionId,
      'resource-manager-endpoint': azure.resourceManagerEndpoint,
      'authority-host': azure.authorityHost,
      'client-id': azure.clientId,
      'tenant-id': azure.tenantId,
      'client-secret': azure.clientSecret,
    },
    env: { NODE_EXTRA_CA_CERTS: azure.caFile },
  });
}

/**
 * With one token a second, runs that come back the moment they are told to come back all together, each second anew:
 * as many as wait, which are most of the runs. Spread by chance, and the more the longer it lasts, it is a fraction.
 */
const HERD = Math.max(10, Math.ceil(runs / 2));

/** `Retry-After` counts from when the answer was sent, which is a little after the request's arrival. */
const EARLY_BY_MS = 50;

/** A request that repeats one that was throttled. */
interface Return {
  readonly run: string;
  readonly at: number;
  /** Milliseconds after the end of the pause that the 429 asked for. */
  readonly lateMs: number;
}

/** Each run's first return in answer to a 429, request by request. (A run is told by its token.) */
function returnsOf(all: readonly RecordedRequest[]): readonly Return[] {
  const open = new Map<string, RecordedRequest>();
  const returns: Return[] = [];
  for (const request of all.toSorted((one, other) => one.at - other.at)) {
    const run = request.headers.authorization ?? '';
    const key = `${run} ${request.method} ${request.path}`;
    const refused = open.get(key);
    if (refused !== undefined) {
      const pauseMs = Number(refused.response?.headers['retry-after'] ?? 0) * 1000;
      returns.push({ run, at: request.at, lateMs: request.at - refused.at - pauseMs });
    }
    if (request.status === 429) open.set(key, request);
    else open.delete(key);
  }
  return returns;
}

/** The most in one second: of requests, or of runs that come back. */
function busiestSecond(all: readonly { readonly at: number; readonly run?: string }[]): number {
  const seconds = Object.values(Object.groupBy(all, ({ at }) => String(Math.floor(at / 1000))));
  const sizes = seconds.map((second = []) =>
    second[0]?.run === undefined ? second.length : new Set(second.map(({ run }) => run)).size,
  );
  return Math.max(0, ...sizes);
}

function quantile(returns: readonly Return[], part: number): number {
  const sorted = returns.map(({ lateMs }) => lateMs).toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * part)] ?? 0;
}

function inSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function isArm({ face }: RecordedRequest): boolean {
  return face === 'arm';
}

const azure = await startSimulator({
  speed: Number(values.speed),
  scenario: {
    clusters: names.map((name): ClusterScenario => ({
      name,
      nodeOSUpgradeChannel: 'None',
      pools: [upgraded('user')],
    })),
    throttling: { enabled: true, clock: 'real' },
  },
});
const begunAt = performance.now();
console.log(`${runs} runs, one every ${staggerMs / 1000} s; the budgets of ARM fill in real time.`);
const left = await Promise.all(names.map((name, index) => runOne(azure, name, index)));
const seconds = Math.round((performance.now() - begunAt) / 1000);

const wrong = names.filter(
  (name, index) =>
    left[index]?.outputs['result'] !== 'rolled-back' ||
    azure.cluster(name).pools['user']?.provisioningState !== 'Succeeded' ||
    azure.cluster(name).operations.length !== 1,
);
const requests = azure.requests.filter(isArm);
const throttled = requests.filter(({ status }) => status === 429);
const returns = returnsOf(requests);
const tooEarly = returns.filter(({ lateMs }) => lateMs < -EARLY_BY_MS).length;
const together = busiestSecond(returns);
console.log(`Requests to ARM: ${requests.length}, ${(requests.length / runs).toFixed(1)} a run`);
console.log(
  `Busiest second: ${busiestSecond(requests)} requests; 429s: ${throttled.length}; total time: ${seconds} s`,
);
console.log(
  `Runs that came back after a 429 in the same second: ${together} at most (a herd: more than ${HERD}); ` +
    `too early: ${tooEarly}; late by ${inSeconds(quantile(returns, 0.1))} to ${inSeconds(quantile(returns, 0.9))} (10 % to 90 %)`,
);
console.log(
  wrong.length === 0 ? 'All runs ended right.' : `${wrong.length} ended wrong: ${wrong.join(', ')}`,
);
for (const name of wrong) {
  const run = left[names.indexOf(name)];
  const cause = run?.log.split('\n').find((line) => line.startsWith('::error')) ?? 'no error was shown';
  console.log(`${name}: ${run?.outputs['result'] ?? 'no result'}: ${cause.slice(0, 500)}`);
}
if (together > HERD) console.log('Throttled runs came back as a herd.');
if (tooEarly > 0) console.log('Retry-After was not honoured.');
await azure.stop();
process.exit(wrong.length === 0 && together <= HERD && tooEarly === 0 ? 0 : 1);
