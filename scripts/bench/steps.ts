/** Whole steps, beside the same jobs with the Azure CLI. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Simulator } from '../../simulator/simulator.ts';
import { prepareAz, type AzCli } from './az-jobs.ts';
import { asRatio, atLeast, inSeconds, type Bench, type Goal, type Section } from './section.ts';
import { clusterFor, MODES, runMode, setLatency, startAzure, type Mode } from './stage.ts';
import { ratioOf, spreadOf } from './statistics.ts';

const ROUNDS = 5;
const LATENCIES_MS = [0, 100];
const GOAL = 10;

/** One run of one contender, in milliseconds. */
interface Time {
  readonly wholeMs: number;
  /** Until the request that changes something arrived; `undefined`: there is none. */
  readonly untilChangeMs: number | undefined;
}

interface Result {
  readonly mode: Mode;
  readonly latencyMs: number;
  readonly action: Time[];
  /** Empty without the CLI. */
  readonly cli: Time[];
}

export const benchSteps: Bench = async ({ rounds = ROUNDS, tell }) => {
  const clusters = MODES.flatMap((mode) =>
    LATENCIES_MS.flatMap((latencyMs) =>
      Array.from({ length: rounds }, (_, round) =>
        ['action', 'cli'].map((contender) => clusterFor(mode, nameOf(contender, mode, latencyMs, round))),
      ).flat(),
    ),
  );
  const azure = await startAzure(clusters);
  const folder = await mkdtemp(path.join(tmpdir(), 'aks-recover-bench-'));
  try {
    const cli = await prepareAz(azure, folder);
    if (cli === undefined)
      tell('steps: there is no Azure CLI here (Debian: apt-get install azure-cli); the action runs alone');
    const results: Result[] = [];
    for (const mode of MODES) {
      for (const latencyMs of LATENCIES_MS) {
        tell(`steps: ${mode}, ${latencyMs} ms`);
        results.push(await compete(azure, cli, mode, latencyMs, rounds));
      }
    }
    return sectionOf(results, cli, rounds);
  } finally {
    await azure.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

function nameOf(contender: string, mode: Mode, latencyMs: number, round: number): string {
  return `${contender}-${mode}-${String(latencyMs)}-${String(round)}`;
}

async function compete(
  azure: Simulator,
  cli: AzCli | undefined,
  mode: Mode,
  latencyMs: number,
  rounds: number,
): Promise<Result> {
  const result: Result = { mode, latencyMs, action: [], cli: [] };
  setLatency(azure, latencyMs);
  for (let round = 0; round < rounds; round++) {
    const contenders = [
      async () => {
        const name = nameOf('action', mode, latencyMs, round);
        result.action.push(await timeOf(azure, () => runMode(azure, mode, name)));
      },
      ...(cli === undefined
        ? []
        : [
            async () => {
              const name = nameOf('cli', mode, latencyMs, round);
              result.cli.push(await timeOf(azure, () => cli.jobs[mode](name)));
            },
          ]),
    ];
    for (const contend of round % 2 === 0 ? contenders : contenders.toReversed()) await contend();
  }
  return result;
}

async function timeOf(azure: Simulator, work: () => Promise<unknown>): Promise<Time> {
  const from = azure.requests.length;
  const startedAt = Date.now();
  await work();
  const wholeMs = Date.now() - startedAt;
  const change = azure.requests.slice(from).find(({ face, method }) => face === 'arm' && method !== 'GET');
  return { wholeMs, untilChangeMs: change === undefined ? undefined : change.at - startedAt };
}

function sectionOf(results: readonly Result[], cli: AzCli | undefined, rounds: number): Section {
  return {
    title: 'Whole steps',
    tables: [
      {
        head: [`Step, latency of each answer; ${rounds} rounds`, 'The action', 'Azure CLI', 'Times as fast'],
        rows: results.flatMap((result) => rowsOf(result)),
      },
    ],
    goals: results.flatMap(goalOf),
    notes: [cli === undefined ? 'The Azure CLI was not there.' : describe(cli)],
  };
}

function describe({ version, commands }: AzCli): string {
  const jobs = MODES.map((mode) => `_${mode}_: ${commands[mode]}`);
  return `Azure CLI ${version}. Its jobs: ${jobs.join('; ')}. It signs in with a secret, and looks every second while it waits, as the action does.`;
}

function rowsOf({ mode, latencyMs, action, cli }: Result): readonly (readonly string[])[] {
  const name = `\`${mode}\`, ${latencyMs} ms`;
  return [
    row(`${name}: whole`, wholes(action), wholes(cli)),
    ...(mode === 'status'
      ? []
      : [row(`${name}: until the change is on the wire`, changes(action), changes(cli))]),
  ];
}

function row(name: string, action: readonly number[], cli: readonly number[]): readonly string[] {
  if (cli.length === 0) return [name, inSeconds(spreadOf(action)), '', ''];
  return [name, inSeconds(spreadOf(action)), inSeconds(spreadOf(cli)), asRatio(ratioOf(cli, action))];
}

function goalOf({ mode, latencyMs, action, cli }: Result): readonly Goal[] {
  if (cli.length === 0 || mode === 'rollback') return [];
  const [what, ratio] =
    mode === 'status'
      ? ['`status` as fast', ratioOf(wholes(cli), wholes(action))]
      : ["abort's POST as soon", ratioOf(changes(cli), changes(action))];
  return [atLeast(`${what} at ${latencyMs} ms: at least ${GOAL} times`, ratio, GOAL, asRatio)];
}

function wholes(times: readonly Time[]): readonly number[] {
  return times.map(({ wholeMs }) => wholeMs);
}

function changes(times: readonly Time[]): readonly number[] {
  return times.flatMap(({ untilChangeMs }) => untilChangeMs ?? []);
}
