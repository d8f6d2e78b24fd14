/** The action against the simulator, as the bench runs it: signed in by federation, clusters of two pools. */

import path from 'node:path';
import type { ClusterScenario, PoolScenario } from '../../simulator/scenario/scenario.ts';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import type { Timings } from '../../simulator/state/timings.ts';
import { NEW, recorded, OLD, untouched, upgraded, upgrading } from '../../__tests__/support/scenarios.ts';
import { runAction, type LocalResult, type LocalRun } from '../runner/local-runner.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const MAIN = path.join(ROOT, 'dist/index.js');

export type Mode = 'status' | 'abort' | 'rollback';
export const MODES: readonly Mode[] = ['status', 'abort', 'rollback'];

/** What each mode is given, and what has to come of it. */
const JOBS: Readonly<
  Record<
    Mode,
    {
      readonly inputs: Readonly<Record<string, string>>;
      readonly result: string;
      readonly user: PoolScenario;
    }
  >
> = {
  status: { inputs: {}, result: 'succeeded', user: upgraded('user') },
  abort: { inputs: { nodepool: 'user' }, result: 'aborted', user: upgrading('user') },
  rollback: { inputs: { nodepool: 'user' }, result: 'rolled-back', user: upgraded('user') },
};

/** Operations that end as they begin, so that what is left is the client's own time. */
const INSTANT: Partial<Timings> = {
  putAnswer: 0,
  surge: 0,
  perNode: 0.001,
  removeSurge: 0,
  cancelingAfter: 0,
  canceling: 0,
};

/** A cluster that the mode has something to do for. */
export function clusterFor(mode: Mode, name: string, pools = 2): ClusterScenario {
  const others = Array.from({ length: pools - 2 }, (_, index) =>
    upgraded(`extra${String(index)}`, { count: 1, ...NEW, recentlyUsed: [recorded(OLD)] }),
  );
  const { user } = JOBS[mode];
  return { name, nodeOSUpgradeChannel: 'None', pools: [untouched(), user, ...others] };
}

/** The simulator shows Canceling for two of its own seconds at least. */
const SPEED = 20;

/** Starts an Azure whose operations end as soon as they begin. */
export function startAzure(clusters: ClusterScenario[]): Promise<Simulator> {
  return startSimulator({ scenario: { clusters, timings: INSTANT }, speed: SPEED });
}

/** From now on every answer comes that late. */
export function setLatency(azure: Simulator, ms: number): void {
  azure.clearFaults();
  if (ms === 0) return;
  for (const face of ['oidc', 'entra', 'arm'] as const) {
    azure.inject({ kind: 'delay', seconds: ms / 1000, face, times: Infinity });
  }
}

/** How to run the action on a cluster. */
export function jobFor(azure: Simulator, mode: Mode, cluster: string): LocalRun {
  return {
    main: MAIN,
    inputs: {
      mode,
      cluster,
      ...JOBS[mode].inputs,
      'resource-group': 'rg',
      'subscription-id': azure.subscriptionId,
      'resource-manager-endpoint': azure.resourceManagerEndpoint,
      'authority-host': azure.authorityHost,
      'client-id': azure.clientId,
      'tenant-id': azure.tenantId,
      'poll-interval': '1s',
    },
    env: environmentFor(azure),
  };
}

const LIMIT = path.join(import.meta.dirname, 'limit.js');

/** How to run what does a mode's job with no request too many, on a cluster. */
function limitFor(azure: Simulator, mode: Mode, cluster: string): LocalRun {
  return {
    main: LIMIT,
    inputs: {},
    env: {
      ...environmentFor(azure),
      LIMIT_MODE: mode,
      LIMIT_ARM: azure.resourceManagerEndpoint,
      LIMIT_CLUSTER: azure.cluster(cluster).id,
      LIMIT_AUTHORITY: `${azure.authorityHost}/${azure.tenantId}`,
      LIMIT_CLIENT: azure.clientId,
    },
  };
}

/** Does a mode's job with no request too many. Throws when that failed. */
export async function runLimit(azure: Simulator, mode: Mode, cluster: string): Promise<void> {
  const { exitCode, log } = await runAction(limitFor(azure, mode, cluster));
  if (exitCode !== 0) throw new Error(`The limit of ${mode} failed:\n${log}`);
}

/** What the runner of a job with `id-token: write` gives to a step. */
export function environmentFor(azure: Simulator): Record<string, string> {
  return {
    NODE_EXTRA_CA_CERTS: azure.caFile,
    ACTIONS_ID_TOKEN_REQUEST_URL: azure.oidc.requestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: azure.oidc.requestToken,
  };
}

/** Of the log of a run that went wrong. */
const LINES_TOLD = 10;

/** Runs the action. Throws when it did not end as it has to: a figure of a failed run is worth nothing. */
export async function runMode(
  azure: Simulator,
  mode: Mode,
  cluster: string,
  more: Partial<Pick<LocalRun, 'inputs' | 'env'>> = {},
): Promise<LocalResult> {
  const job = jobFor(azure, mode, cluster);
  const left = await runAction({
    ...job,
    inputs: { ...job.inputs, ...more.inputs },
    env: { ...job.env, ...more.env },
  });
  if (left.outputs['result'] === JOBS[mode].result) return left;
  const end = left.log.trim().split('\n').slice(-LINES_TOLD).join('\n');
  throw new Error(`The action ended ${left.outputs['result'] ?? 'without a result'}:\n${end}`);
}
