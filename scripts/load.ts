/**
 * Fifty runs of the built bundle against fifty clusters of one throttled subscription: `npm run load -- --runs 50`.
 * Runs are started two seconds apart, as the machine allows: so many Node processes at once would only measure it.
 */

import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { ClusterScenario } from '../simulator/scenario/scenario.ts';
import type { RecordedRequest, Simulator } from '../simulator/simulator.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { upgraded } from '../__tests__/support/scenarios.ts';
import type { LocalResult } from './runner/local-runner.ts';
import { runAction } from './runner/local-runner.ts';

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
const perSecond = Object.values(Object.groupBy(requests, ({ at }) => String(Math.floor(at / 1000))));
const busiest = Math.max(...perSecond.map((second) => second?.length ?? 0));
console.log(`Requests to ARM: ${requests.length}, ${(requests.length / runs).toFixed(1)} a run`);
console.log(`Busiest second: ${busiest} requests; 429s: ${throttled.length}; total time: ${seconds} s`);
console.log(
  wrong.length === 0 ? 'All runs ended right.' : `${wrong.length} ended wrong: ${wrong.join(', ')}`,
);
await azure.stop();
process.exit(wrong.length === 0 ? 0 : 1);
