/** Runs the action in this process, with the real adapters against a simulated Azure, in virtual time. */

import { setDefaultCACertificates } from 'node:tls';
import type { Scenario } from '../../simulator/scenario/scenario.ts';
import type {
  Action,
  ClusterSnapshot,
  Fault,
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
import { METHODS, MUTATION_ROUTES, type Method } from './methods.ts';
import { afterRealTime, hurryTimers, tryToAct, VirtualTime, type Event } from './virtual-time.ts';

/** Simulated seconds for each real one: next to none, so that only the run's own sleeping and asking take time. */
export const STANDING_STILL = 0.001;

/** A run that takes longer than this hangs, in real milliseconds. */
const HANGS_AFTER_MS = 120_000;

/** What late effects that are still on their way get to arrive once the run is over, in virtual seconds. */
const AFTERWARDS_S = 60;

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
  readonly action: Action | { readonly kind: 'trouble'; readonly fault: Fault };
}

/** A read that the run could do without and that answers late, by virtual seconds. */
export interface Slowness {
  readonly read: Method;
  readonly seconds: number;
  /** Calls that are spared first. */
  readonly skip: number;
  readonly times: number;
}

/** One call of Azure by the run: the pauses between calls are its pace. */
export interface Call {
  readonly name: string;
  /** What it was about. */
  readonly of: string;
  /** Virtual milliseconds. */
  readonly at: number;
  /** No answer came in the time that it had, on a busy machine for example. */
  isHung: boolean;
}

/** What the run had said and written when a change of its was about to be sent. */
export interface Moment {
  readonly request: RecordedRequest;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Virtual milliseconds, and when the round began in which the change was decided. */
  readonly at: number;
  readonly roundBegunAt: number;
}

export interface RehearsalOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly events?: readonly Event[];
  readonly rivals?: readonly Rival[];
  readonly slow?: readonly Slowness[];
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
  readonly moments: readonly Moment[];
  readonly calls: readonly Call[];
  /** Virtual milliseconds. */
  readonly startedAt: number;
  readonly deadline: number;
  readonly endedAt: number;
  readonly before: ClusterSnapshot;
  /** Undefined: the cluster is gone. */
  readonly after: ClusterSnapshot | undefined;
  /** A minute later, when whatever was still on its way has arrived. */
  readonly afterwards: ClusterSnapshot | undefined;
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
  const desk = createDesk(azure, options, () => time.now());
  const moments = watchMoments(azure, desk);
  const calls: Call[] = [];
  const slow = slowing(options.slow ?? []);
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
        onItsWay: Promise.resolve(),
        aks: inVirtualTime<Aks>(createAks({ ...shared, cluster }), { time, calls, slow }),
        fleets: inVirtualTime<Fleets>(createFleets({ ...shared, subscriptionId: cluster.subscriptionId }), {
          time,
          calls,
          slow,
        }),
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
  const left = {
    inputs: options.inputs,
    ...desk.left(),
    isCanceled: time.isCanceled,
    requests: azure.requests.slice(from),
    effects: [...effects],
    moments,
    calls,
    startedAt: time.startedAt,
    deadline,
    endedAt: time.now(),
    before,
    after: clusterNow(azure),
    secrets: azure.secrets(),
  };
  azure.act({ kind: 'pass-time', seconds: AFTERWARDS_S });
  return { ...left, afterwards: clusterNow(azure) };
}

/** Keeps what stands in log and outputs right before each change is handled. */
function watchMoments(azure: Simulator, desk: Desk): readonly Moment[] {
  const moments: Moment[] = [];
  for (const route of MUTATION_ROUTES) {
    azure.before(route, (request) => {
      if (moments.some((moment) => moment.request === request)) return;
      const { log, outputs } = desk.left();
      const at = request.virtualAt.getTime();
      moments.push({ request, log, outputs: { ...outputs }, at, roundBegunAt: desk.roundBegunAt() });
    });
  }
  return moments;
}

/** Returns by how many milliseconds the next answer to a call is late. */
function slowing(all: readonly Slowness[]): (name: Method) => number {
  const left = all.map((one) => ({ ...one }));
  return (name) => {
    const struck = left.find(({ read, skip, times }) => {
      return read === name && (skip > 0 || times > 0);
    });
    if (struck === undefined) return 0;
    if (struck.skip > 0) {
      struck.skip--;
      return 0;
    }
    struck.times--;
    return struck.seconds * 1000;
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
          if (left !== -1) return;
          if (rival.action.kind === 'trouble') azure.inject(rival.action.fault);
          else tryToAct(azure, rival.action);
        },
        (rival.skip ?? 0) + 1,
      );
    }
  };
  hook('before');
  for (const route of MUTATION_ROUTES) {
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

interface Passage {
  readonly time: VirtualTime;
  readonly calls: Call[];
  readonly slow: (name: Method) => number;
}

function inVirtualTime<Port extends object>(port: Port, { time, calls, slow }: Passage): Port {
  return new Proxy(port, {
    get: (target, key, receiver) => {
      const member: unknown = Reflect.get(target, key, receiver);
      if (typeof member !== 'function') return member;
      const call = member as (...args: unknown[]) => Promise<unknown>;
      // Neither port has another function.
      const name = key as Method;
      const { hungMs } = METHODS[name];
      return async (...args: unknown[]) => {
        const made = { name, of: JSON.stringify(args), at: time.now(), isHung: false };
        calls.push(made);
        const slowMs = slow(name);
        const noting = (result: unknown): boolean => (made.isHung = isHung(result));
        const answer = await time.request(() => call(...args), hungMs, noting);
        // Meanwhile everything else goes on.
        if (slowMs > 0) await time.sleep(Math.min(slowMs, hungMs));
        if (slowMs >= hungMs) throw new AzureError(TIMED_OUT);
        return answer;
      };
    },
  });
}

const TIMED_OUT = {
  kind: 'network',
  attempt: 'read what never answers',
  code: 'TimedOut',
  message: 'No answer came.',
} as const;

/** True for the answer that did not come in the time that a request has. */
function isHung(result: unknown): boolean {
  const error = result instanceof Error ? result : (result as { error?: unknown } | undefined)?.error;
  return error instanceof AzureError && error.details.code === 'TimedOut';
}

interface Desk {
  readonly runner: Runner;
  /** When the last round of observing began. */
  readonly roundBegunAt: () => number;
  readonly left: () => Pick<Rehearsal, 'outputs' | 'log' | 'debug' | 'summary' | 'annotations' | 'failed'>;
}

/** A runner that keeps everything, as it leaves the process. */
function createDesk(azure: Simulator, options: RehearsalOptions, now: () => number): Desk {
  const inputs: Readonly<Record<string, string>> = { ...connectionInputs(azure, options), ...options.inputs };
  const outputs: Record<string, string> = {};
  const lines: string[] = [];
  const debug: string[] = [];
  const annotations: { level: string; text: string }[] = [];
  let summary = '';
  let failed: boolean | undefined;
  let roundBegunAt = now();
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
    startGroup: (title) => {
      if (title === 'Observe') roundBegunAt = now();
      lines.push(`::group::${withoutCommands(title)}`);
    },
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
    roundBegunAt: () => roundBegunAt,
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

/** The inputs that lead to this simulated Azure. */
export function connectionInputs(
  azure: Simulator,
  { signIn = 'secret' }: Pick<RehearsalOptions, 'signIn'>,
): Record<string, string> {
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
