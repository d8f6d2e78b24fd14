/** Runs the action in this process, with the real adapters against a simulated Azure, in virtual time. */

import { setDefaultCACertificates } from 'node:tls';
import type { Scenario } from '../../simulator/scenario/scenario.ts';
import type {
  Action,
  ClusterSnapshot,
  RecordedRequest,
  RouteName,
  Simulator,
} from '../../simulator/simulator.ts';
import { createAks } from '../../src/adapters/aks/aks.ts';
import { createCredential } from '../../src/adapters/sign-in/credential.ts';
import { createFleets } from '../../src/adapters/aks/fleets.ts';
import { readJob } from '../../src/adapters/github/job.ts';
import { AzureError } from '../../src/domain/aks/errors.ts';
import type { Aks, Fleets } from '../../src/ports/aks.ts';
import { plain, withoutCommands } from '../../src/adapters/github/plain-output.ts';
import type { Runner } from '../../src/ports/runner.ts';
import { run } from '../../src/run.ts';
import { afterRealTime, hurryTimers, tryToAct, VirtualTime, type Event } from './virtual-time.ts';

/** Simulated seconds for each real one: next to none, so that only the run's own sleeping and asking take time. */
export const STANDING_STILL = 0.001;

/** A run that takes longer than this hangs, in real milliseconds. */
const HANGS_AFTER_MS = 120_000;

/** What a hung request costs in virtual milliseconds: the time that the adapters give it. */
const HUNG_MS = { mutation: 60_000, read: 30_000, optional: 8_000 };
const MUTATIONS: readonly string[] = ['abort', 'putPool', 'putCluster'];
const ASIDES: readonly string[] = ['readLatestOperation', 'readOperation', 'listOperations', 'readProgress'];

/** A mutation that took effect in the simulated Azure. */
export interface Effect {
  readonly route: RouteName;
  /** Undefined: of the cluster itself. */
  readonly pool: string | undefined;
  readonly request: RecordedRequest;
  /** The cluster right before. */
  readonly before: ClusterSnapshot;
}

/** Another actor who is faster than a request, or comes right after it. */
export interface Rival {
  readonly route: RouteName;
  readonly phase: 'before' | 'after';
  /** Requests that are spared first. */
  readonly skip?: number;
  readonly action: Action;
}

export interface RehearsalOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly events?: readonly Event[];
  readonly rivals?: readonly Rival[];
  readonly random?: () => number;
  readonly signIn?: 'secret' | 'federation';
}

/** What a run left behind. */
export interface Rehearsal {
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
  readonly debug: string;
  readonly summary: string;
  readonly annotations: readonly { readonly level: string; readonly text: string }[];
  readonly failed: boolean | undefined;
  readonly isCanceled: boolean;
  readonly requests: readonly RecordedRequest[];
  readonly effects: readonly Effect[];
  /** Virtual milliseconds. */
  readonly startedAt: number;
  readonly deadline: number;
  readonly endedAt: number;
  readonly before: ClusterSnapshot;
  /** Undefined: the cluster is gone. */
  readonly after: ClusterSnapshot | undefined;
  readonly secrets: readonly string[];
}

/** Answers to a PUT come at once: the simulator would take real time for them, and there is next to none. */
export function withoutDelays(scenario: Scenario): Scenario {
  return { ...scenario, timings: { ...scenario.timings, putAnswer: 0 } };
}

/** Plays one run against a simulator that was started with `STANDING_STILL`. Rejects when it hangs. */
export async function rehearse(azure: Simulator, options: RehearsalOptions): Promise<Rehearsal> {
  hurryTimers();
  setDefaultCACertificates([azure.caCertificate]);
  const time = new VirtualTime(azure, options.random ?? Math.random, options.events);
  const before = azure.cluster();
  const effects = watchEffects(azure, options.rivals ?? []);
  const from = azure.requests.length;
  const desk = createDesk(azure, options);
  let deadline = time.startedAt;
  const hanging = afterRealTime(HANGS_AFTER_MS, 'The run hangs.');
  const running = run({
    runner: desk.runner,
    clock: time,
    crashed: new Promise<never>(() => undefined),
    readEnvironment: () => ({}),
    readJob: () => readJob(desk.runner),
    connect: ({ connection, cluster }, until) => {
      deadline = until;
      time.deadline = until;
      const { signal } = time;
      const credential = createCredential({ connection, runner: desk.runner, version: '1.2.3', signal });
      const shared = { connection, credential, signal, version: '1.2.3' };
      return {
        aks: inVirtualTime<Aks>(createAks({ ...shared, cluster }), time),
        fleets: inVirtualTime<Fleets>(
          createFleets({ ...shared, subscriptionId: cluster.subscriptionId }),
          time,
        ),
      };
    },
    connectIssues: () => {
      throw new Error('No issue is asked for here.');
    },
  });
  try {
    await Promise.race([running, hanging.promise]);
  } finally {
    hanging.stop();
    time.end();
  }
  return {
    inputs: options.inputs,
    ...desk.left(),
    isCanceled: time.isCanceled,
    requests: azure.requests.slice(from),
    effects,
    startedAt: time.startedAt,
    deadline,
    endedAt: time.now(),
    before,
    after: clusterNow(azure),
    secrets: azure.secrets(),
  };
}

export function clusterNow(azure: Simulator): ClusterSnapshot | undefined {
  try {
    return azure.cluster();
  } catch {
    return undefined;
  }
}

/** Notes which mutations take effect: an operation more afterwards, of which rivals are no part. */
export function watchEffects(azure: Simulator, rivals: readonly Rival[]): readonly Effect[] {
  const effects: Effect[] = [];
  const seen = new Map<RecordedRequest, ClusterSnapshot>();
  const hook = (phase: Rival['phase']): void => {
    for (const rival of rivals.filter((one) => one.phase === phase)) {
      let left = rival.skip ?? 0;
      azure[phase](
        rival.route,
        () => {
          left -= 1;
          if (left === -1) tryToAct(azure, rival.action);
        },
        (rival.skip ?? 0) + 1,
      );
    }
  };
  hook('before');
  for (const route of ['cluster.put', 'pool.put', 'cluster.abort', 'pool.abort'] as const) {
    azure.before(route, (request) => {
      const now = clusterNow(azure);
      if (now !== undefined) seen.set(request, now);
    });
    azure.after(route, (request) => {
      const before = seen.get(request);
      if (before === undefined) return;
      if ((clusterNow(azure)?.operations.length ?? 0) <= before.operations.length) return;
      const pool = route.startsWith('pool') ? /\/agentPools\/([^/]+)/i.exec(request.path)?.[1] : undefined;
      effects.push({ route, pool, request, before });
    });
  }
  hook('after');
  return effects;
}

function inVirtualTime<Port extends object>(port: Port, time: VirtualTime): Port {
  return new Proxy(port, {
    get: (target, name, receiver) => {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      const call = member as (...args: unknown[]) => Promise<unknown>;
      const hungMs = MUTATIONS.includes(String(name))
        ? HUNG_MS.mutation
        : ASIDES.includes(String(name))
          ? HUNG_MS.optional
          : HUNG_MS.read;
      return (...args: unknown[]) => time.request(() => call(...args), hungMs, isHung);
    },
  });
}

/** True for the answer that did not come in the time that a request has. */
function isHung(result: unknown): boolean {
  const error = result instanceof Error ? result : (result as { error?: unknown } | undefined)?.error;
  return error instanceof AzureError && error.details.code === 'TimedOut';
}

interface Desk {
  readonly runner: Runner;
  readonly left: () => Pick<Rehearsal, 'outputs' | 'log' | 'debug' | 'summary' | 'annotations' | 'failed'>;
}

/** A runner that keeps everything, as it leaves the process. */
function createDesk(azure: Simulator, options: RehearsalOptions): Desk {
  const inputs: Readonly<Record<string, string>> = { ...connectionInputs(azure, options), ...options.inputs };
  const outputs: Record<string, string> = {};
  const lines: string[] = [];
  const debug: string[] = [];
  const annotations: { level: string; text: string }[] = [];
  let summary = '';
  let failed: boolean | undefined;
  const annotate =
    (level: string) =>
    (title: string, message: string): void => {
      annotations.push({ level, text: `${title}\n${message}` });
      lines.push(`::${level} title=${withoutCommands(title)}::${withoutCommands(message)}`);
    };
  const oidc: Readonly<Record<string, string>> =
    options.signIn === 'federation'
      ? {
          ACTIONS_ID_TOKEN_REQUEST_URL: azure.oidc.requestUrl,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: azure.oidc.requestToken,
        }
      : {};
  const runner: Runner = {
    input: (name) => inputs[name] ?? '',
    env: (name) => oidc[name],
    mask: () => undefined,
    info: (line) => void lines.push(plain(line)),
    debug: (line) => void debug.push(line),
    startGroup: (title) => void lines.push(`::group::${withoutCommands(title)}`),
    endGroup: () => void lines.push('::endgroup::'),
    notice: annotate('notice'),
    warning: annotate('warning'),
    error: annotate('error'),
    setOutput: (name, value) => {
      outputs[name] = value;
    },
    writeSummary: async (markdown) => {
      summary = markdown;
    },
    setFailed: (value) => {
      failed = value;
    },
  };
  return {
    runner,
    left: () => ({
      outputs,
      log: lines.join('\n'),
      debug: debug.join('\n'),
      summary,
      annotations,
      failed,
    }),
  };
}

function connectionInputs(azure: Simulator, { signIn = 'secret' }: RehearsalOptions): Record<string, string> {
  return {
    cluster: 'prod',
    'resource-group': 'rg',
    'subscription-id': azure.subscriptionId,
    'resource-manager-endpoint': azure.resourceManagerEndpoint,
    'authority-host': azure.authorityHost,
    'client-id': azure.clientId,
    'tenant-id': azure.tenantId,
    ...(signIn === 'secret' ? { 'client-secret': azure.clientSecret } : {}),
  };
}
