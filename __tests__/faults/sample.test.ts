/** A sample of the fault matrix, played by the built bundle in a process of its own: the same rows, the same promises. */

import { describe, expect, test } from '@jest/globals';
import { startSimulator, type RouteName } from '../../simulator/simulator.ts';
import { FAST, start } from '../support/bundle.ts';
import { DECIDING, faultAt, FLOWS, PASSING, type Flow } from '../support/fault-matrix.ts';
import { brokenPromises } from '../support/invariants.ts';
import { clusterNow, watchEffects, withoutDelays, type Rehearsal } from '../support/rehearsal.ts';

const TIMEOUT_S = 100;

const INPUTS = { timeout: `${String(TIMEOUT_S)}s`, 'poll-interval': '1s' };

/** Each flow with the mutation that matters most in it, and a few of the faults that a process may meet otherwise. */
const SAMPLE: readonly (readonly [flow: string, route: RouteName, faults: readonly string[]])[] = [
  [
    'rollback that switches auto-upgrade off',
    'cluster.put',
    ['a reset after', 'a 500 after', '412', 'a foreign operation URL'],
  ],
  [
    'rollback that switches auto-upgrade off',
    'pool.put',
    ['a reset before', 'a reset after', 'JSON cut off', '403', 'a redirect'],
  ],
  ['rollback that aborts first', 'pool.abort', ['a reset after', '503 without a body', '409']],
  ['rollback of a stopped upgrade that the switch-off resumes', 'pool.put', ['a 500 after', '401']],
  ['abort of a pool', 'pool.abort', ['a reset after', 'no headers', '400', 'HTML with 200']],
  ['abort of the cluster', 'cluster.abort', ['a reset before', 'a claims challenge']],
  ['status that waits', 'cluster.get', ['502 with HTML', '404', 'an empty body']],
];

const SHAPES = { ...PASSING, ...DECIDING };

async function play({ scenario, inputs, signIn }: Flow, route: RouteName, name: string): Promise<Rehearsal> {
  const azure = await startSimulator({ scenario: withoutDelays(scenario), speed: FAST });
  try {
    const effects = watchEffects(azure, []);
    azure.inject(faultAt(SHAPES[name] ?? {}, route));
    const before = azure.cluster();
    const startedAt = azure.now().getTime();
    const given = { ...INPUTS, ...inputs };
    const left = await start(azure, given, { signIn: signIn ?? 'secret' });
    // The log that people see: the runner takes the values to be masked out of it.
    const log = left.log.replaceAll(/^::add-mask::.*$/gm, '');
    return {
      inputs: given,
      outputs: left.outputs,
      log,
      debug: '',
      summary: left.summary,
      annotations: annotationsIn(log),
      failed: left.exitCode !== 0,
      isCanceled: false,
      requests: azure.requests,
      effects,
      moments: [],
      calls: [],
      startedAt,
      deadline: startedAt + TIMEOUT_S * 1000,
      endedAt: startedAt + left.durationMs,
      before,
      after: clusterNow(azure),
      afterwards: clusterNow(azure),
      secrets: azure.secrets(),
    };
  } finally {
    await azure.stop();
  }
}

function annotationsIn(log: string): Rehearsal['annotations'] {
  return [...log.matchAll(/^::(error|warning|notice) (.*)$/gm)].map(([, level = '', text = '']) => ({
    level,
    text: text.replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%25', '%'),
  }));
}

describe.each(SAMPLE)('%s, at %s', (title, route, faults) => {
  test.each(faults)('keeps every promise with %s', async (name) => {
    const flow = FLOWS.find((one) => one.name === title);
    if (flow === undefined || !(name in SHAPES)) throw new Error(`The matrix has no ${title} or no ${name}.`);
    const left = await play(flow, route, name);
    const lies = DECIDING[name]?.['kind'] === 'html' || DECIDING[name]?.['kind'] === 'empty-object';
    expect(brokenPromises(left, { lies })).toEqual([]);
    if (name in PASSING) expect(left.outputs['result']).toBe(flow.result);
    expect(left.requests.filter((request) => request.route === route)).not.toEqual([]);
  });
});
