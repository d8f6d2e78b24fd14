/** Plays a story: a simulated Azure, and the built bundle run against it as GitHub's runner does. */

import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { runAction, type LocalResult } from '../../scripts/runner/local-runner.ts';
import {
  startSimulator,
  type RecordedRequest,
  type Simulator,
  type SimulatorOptions,
} from '../../simulator/simulator.ts';
import { expectKeptPromises } from './promises.ts';

const DIST = join(import.meta.dirname, '../../dist');

/** One pool in the output `nodepools`. */
export interface PoolOutput {
  readonly name: string;
  readonly result: string;
  readonly 'provisioning-state': string;
  readonly 'power-state': string;
  readonly 'kubernetes-version': string;
  readonly 'node-image-version': string;
  readonly 'previous-kubernetes-version': string;
  readonly 'previous-node-image-version': string;
  readonly 'operation-id': string;
  readonly 'rollback-available'?: boolean;
  readonly 'rollback-kubernetes-version': string;
  readonly 'rollback-node-image-version': string;
  readonly 'blocked-by': string;
}

/** What a run of the bundle left behind, and what Azure saw of it. */
export interface Run extends LocalResult {
  /** The texts of its annotations. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly result: string;
  /** The output `nodepools`, by the pools' names. */
  readonly pools: Readonly<Record<string, PoolOutput>>;
  readonly report: Readonly<Record<string, unknown>>;
  /** What was sent while it ran. */
  readonly requests: readonly RecordedRequest[];
  /** Routes of the requests that change something, in order, such as `pool.put`. */
  readonly changes: readonly string[];
}

export interface RunOptions {
  /** Default: GitHub federation. */
  readonly signIn?: 'federation' | 'secret' | 'none';
  readonly env?: Readonly<Record<string, string>>;
  readonly onLog?: (text: string) => void;
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
  /** Where it shows in the log, the log is closed. */
  readonly closesLogAt?: string;
  /** True for other endpoints than the simulator's, so that nothing of it is seen there. */
  readonly isElsewhere?: boolean;
}

export type Inputs = Readonly<Record<string, string>>;

export interface Stage {
  readonly azure: Simulator;
  /** Runs the bundle against the cluster `prod`, and expects all that holds for every run. */
  readonly run: (inputs: Inputs, options?: RunOptions) => Promise<Run>;
  /** Runs the bundle with inputs that it must refuse, before anything is sent. Returns the one error. */
  readonly refuse: (inputs: Inputs, options?: RunOptions) => Promise<string>;
}

/** Virtual seconds per real second: an upgrade of three nodes (530 s) ends between two polls. */
export const FAST = 1000;

/** A test's body: starts Azure, plays the story, stops Azure. */
export function onAzure(setup: SimulatorOptions, play: (stage: Stage) => Promise<void>): () => Promise<void> {
  return async () => {
    const azure = await startSimulator({ speed: FAST, ...setup });
    try {
      await play({
        azure,
        run: (inputs, options) => run(azure, inputs, options),
        refuse: (inputs, options) => refuse(azure, inputs, options),
      });
    } finally {
      await azure.stop();
    }
  };
}

async function run(azure: Simulator, inputs: Inputs, options: RunOptions = {}): Promise<Run> {
  const from = azure.requests.length;
  const left = await start(azure, inputs, options);
  const requests = azure.requests.slice(from);
  const finished: Run = {
    ...left,
    ...annotationsOf(left.log),
    result: left.outputs['result'] ?? '',
    pools: poolsOf(left.outputs['nodepools'] ?? '[]'),
    report: JSON.parse(left.outputs['report'] ?? '{}') as Record<string, unknown>,
    requests,
    changes: changesOf(requests),
  };
  expectKeptPromises(azure, finished, inputs);
  return finished;
}

async function refuse(azure: Simulator, inputs: Inputs, options: RunOptions = {}): Promise<string> {
  const from = azure.requests.length;
  const left = await start(azure, inputs, options);
  const { errors } = annotationsOf(left.log);
  expect(left.exitCode).toBe(1);
  expect(left.outputs).toEqual({});
  expect(azure.requests.slice(from)).toEqual([]);
  expect(errors).toHaveLength(1);
  return errors[0] ?? '';
}

/** Copies the bundle alone into an empty folder and runs it there. */
export async function start(azure: Simulator, inputs: Inputs, options: RunOptions): Promise<LocalResult> {
  const folder = await mkdtemp(join(tmpdir(), 'aks-recover-bundle-'));
  try {
    await cp(DIST, folder, { recursive: true });
    const { env, onLog, onStart, closesLogAt } = options;
    return await runAction({
      main: join(folder, 'index.js'),
      inputs: given({ ...defaults(azure), ...signInInputs(azure, options), ...inputs }),
      env: { NODE_EXTRA_CA_CERTS: azure.caFile, ...signInVariables(azure, options), ...env },
      ...(onLog === undefined ? {} : { onLog }),
      ...(onStart === undefined ? {} : { onStart }),
      ...(closesLogAt === undefined ? {} : { closesLogAt }),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function defaults(azure: Simulator): Inputs {
  return {
    cluster: 'prod',
    'resource-group': 'rg',
    'subscription-id': azure.subscriptionId,
    'resource-manager-endpoint': azure.resourceManagerEndpoint,
    'authority-host': azure.authorityHost,
    'poll-interval': '1s',
  };
}

/** An empty text takes a default away. */
function given(inputs: Inputs): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== ''));
}

function signInInputs(azure: Simulator, { signIn = 'federation' }: RunOptions): Inputs {
  const ids = { 'client-id': azure.clientId, 'tenant-id': azure.tenantId };
  switch (signIn) {
    case 'federation':
      return ids;
    case 'secret':
      return { ...ids, 'client-secret': azure.clientSecret };
    case 'none':
      return {};
  }
}

function signInVariables(azure: Simulator, { signIn = 'federation' }: RunOptions): Inputs {
  return signIn === 'federation'
    ? {
        ACTIONS_ID_TOKEN_REQUEST_URL: azure.oidc.requestUrl,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: azure.oidc.requestToken,
      }
    : {};
}

function annotationsOf(log: string): Pick<Run, 'errors' | 'warnings'> {
  const lines = log.split('\n');
  const of = (level: string): readonly string[] =>
    lines
      .filter((line) => line.startsWith(`::${level} `) || line.startsWith(`::${level}::`))
      .map((line) => line.replaceAll('%0A', '\n').replaceAll('%0D', '').replaceAll('%25', '%'));
  return { errors: of('error'), warnings: of('warning') };
}

function poolsOf(output: string): Readonly<Record<string, PoolOutput>> {
  const pools = JSON.parse(output) as readonly PoolOutput[];
  return Object.fromEntries(pools.map((pool) => [pool.name, pool]));
}

function changesOf(requests: readonly RecordedRequest[]): readonly string[] {
  return requests.filter(({ face, method }) => face === 'arm' && method !== 'GET').map(({ route }) => route);
}

/** The requests of one route, oldest first. */
export function requestsTo(requests: readonly RecordedRequest[], route: string): readonly RecordedRequest[] {
  return requests.filter((request) => request.route === route);
}

/** Does something right after the cluster was read so many times. */
export function afterReads(azure: Simulator, reads: number, act: () => void): void {
  let left = reads;
  azure.after(
    'cluster.get',
    () => {
      left -= 1;
      if (left === 0) act();
    },
    reads,
  );
}

/** The versions in the body of a PUT of a pool. */
export function versionsIn(request: RecordedRequest | undefined): unknown {
  const { properties } = (request?.body ?? {}) as { properties?: Record<string, unknown> };
  return {
    kubernetesVersion: properties?.['orchestratorVersion'],
    nodeImageVersion: properties?.['nodeImageVersion'],
  };
}

/** A run that can be canceled while it is under way. */
export function cancelable(): Cancelable {
  let send: (signal: NodeJS.Signals) => void = () => undefined;
  let canceledAt = 0;
  return {
    options: { onStart: (kill) => (send = kill) },
    cancel: (signal = 'SIGINT') => {
      canceledAt = Date.now();
      send(signal);
    },
    sinceCancelMs: () => Date.now() - canceledAt,
  };
}

export interface Cancelable {
  readonly options: RunOptions;
  readonly cancel: (signal?: NodeJS.Signals) => void;
  readonly sinceCancelMs: () => number;
}
