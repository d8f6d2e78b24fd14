/** The same runs with the built bundle, in a process of its own and in real time. */

import { resolve } from 'node:path';
import {
  clusterNow,
  connectionInputs,
  watchEffects,
  type Rehearsal,
} from '../../__tests__/support/rehearsal.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { runAction } from '../runner/local-runner.ts';

const MAIN = resolve(import.meta.dirname, '../../dist/index.js');

/** Virtual seconds for each real one: an upgrade ends between two polls. */
export const FAST = 1_000;

/** What a run gets, in real seconds; what nobody answers must not take much longer. */
const TIMEOUT_S = 15;

export interface BundleOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly signIn?: 'secret' | 'federation';
}

/** Runs the bundle against a simulated Azure, and returns what it left behind. */
export async function rehearseBundle(azure: Simulator, options: BundleOptions): Promise<Rehearsal> {
  const effects = watchEffects(azure, []);
  const before = azure.cluster();
  const given = { ...options.inputs, 'poll-interval': '1s', timeout: `${String(TIMEOUT_S)}s` };
  // On a busy machine a process takes its time to begin; the step's budget counts from then on.
  let startedAt = Infinity;
  const left = await runAction({
    main: MAIN,
    inputs: { ...connectionInputs(azure, options), ...given },
    onLog: () => {
      startedAt = Math.min(startedAt, Date.now());
    },
    env: { NODE_EXTRA_CA_CERTS: azure.caFile, ...(options.signIn === 'federation' ? oidc(azure) : {}) },
  });
  // The log that people see: the runner takes the values to be masked out of it, and what is for debugging.
  const log = left.log.replaceAll(/^::(?:add-mask|debug)::[^\n]*$/gm, '').trimEnd();
  const after = clusterNow(azure);
  return {
    inputs: given,
    outputs: left.outputs,
    log,
    debug: left.log.match(/^::debug::[^\n]*$/gm)?.join('\n') ?? '',
    summary: left.summary,
    annotations: annotationsIn(log),
    failed: left.exitCode !== 0,
    isCanceled: false,
    requests: [...azure.requests],
    effects,
    moments: [],
    calls: [],
    startedAt,
    deadline: startedAt + TIMEOUT_S * 1000,
    endedAt: Date.now(),
    before,
    after,
    afterwards: after,
    secrets: azure.secrets(),
  };
}

function oidc({ oidc: { requestUrl, requestToken } }: Simulator): Record<string, string> {
  return { ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken };
}

/** Returns the annotations of a log, as GitHub shows them. */
function annotationsIn(log: string): Rehearsal['annotations'] {
  return [...log.matchAll(/^::(error|warning|notice) (.*)$/gm)].map(([, level = '', text = '']) => ({
    level,
    text: text.replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%25', '%'),
  }));
}
