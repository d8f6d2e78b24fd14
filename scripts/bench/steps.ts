/** Whole steps, beside the same jobs with the Azure CLI and with no request too many (the physical limit). */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Simulator } from '../../simulator/simulator.ts';
import { prepareAz, type AzCli } from './az-jobs.ts';
import { asRatio, atLeast, atMost, inSeconds, type Bench, type Goal, type Section } from './section.ts';
import { clusterFor, MODES, runLimit, runMode, setLatency, startAzure, type Mode } from './stage.ts';
import { ratioOf, spreadOf } from './statistics.ts';

const ROUNDS = 5;
const LATENCIES_MS = [0, 100];
const GOAL = 10;

/** How many times as long as the limit the action may take, by the latency of each answer. */
const LIMIT_GOALS: Readonly<Record<number, number>> = { 0: 1.4, 100: 1.1 };

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
  readonly limit: Time[];
  /** Empty without the CLI. */
  readonly cli: Time[];
}

export const benchSteps: Bench = async ({ rounds = ROUNDS, tell }) => {
  const clusters = MODES.flatMap((mode) =>
    LATENCIES_MS.flatMap((latencyMs) =>
      Array.from({ length: rounds }, (_, round) =>
        ['action', 'limit', 'cli'].map((contender) =>
          clusterFor(mode, nameOf(contender, mode, latencyMs, round)),
        ),
      ).flat(),
    ),
  );
  const azure = await startAzure(clusters);
  const folder = await mkdtemp(path.join(tmpdir(), 'aks-recover-bench-'));
  try {
    const cli = await prepareAz(azure, folder);
    if (cli === undefined)
      tell(
        'steps: there is no Azure CLI here (npm run test:az installs the newest); the action and its limit run alone',
      );
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
  const result: Result = { mode, latencyMs, action: [], limit: [], cli: [] };
  setLatency(azure, latencyMs);
  for (let round = 0; round < rounds; round++) {
    const contenders = [
      async () => {
        const name = nameOf('action', mode, latencyMs, round);
        result.action.push(await timeOf(azure, () => runMode(azure, mode, name)));
      },
      async () => {
        const name = nameOf('limit', mode, latencyMs, round);
        result.limit.push(await timeOf(azure, () => runLimit(azure, mode, name)));
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
  const head = [`Step, latency of each response; ${rounds} rounds`, 'The action'];
  return {
    title: 'Whole steps',
    tables: [
      {
        head: [...head, 'The limit', 'Times as long as the limit'],
        rows: results.map((result) => limitRow(result)),
      },
      { head: [...head, 'Azure CLI', 'Times as fast'], rows: results.flatMap((result) => rowsOf(result)) },
    ],
    goals: [...results.map(limitGoal), ...results.flatMap(goalOf)],
    notes: [
      "The limit: a script that sends only what the job needs (ID token, the authority's metadata, token, cluster, upgrade profile, pool, change), each request as soon as the response before it has arrived (`scripts/bench/limit.js`). It checks and reports nothing.",
      cli === undefined ? 'The Azure CLI was not installed.' : describe(cli),
    ],
  };
}

/** What counts of a mode: the whole report, or the time until the change is on the wire. */
function decisive(mode: Mode, times: readonly Time[]): readonly number[] {
  return mode === 'status' ? wholes(times) : changes(times);
}

function limitRow({ mode, latencyMs, action, limit }: Result): readonly string[] {
  const [own, least] = [decisive(mode, action), decisive(mode, limit)];
  const what = mode === 'status' ? 'whole' : 'until the change is sent';
  const name = `\`${mode}\`, ${latencyMs} ms: ${what}`;
  return [name, inSeconds(spreadOf(own)), inSeconds(spreadOf(least)), asRatio(ratioOf(own, least))];
}

function limitGoal({ mode, latencyMs, action, limit }: Result): Goal {
  const most = LIMIT_GOALS[latencyMs] ?? Infinity;
  const ratio = ratioOf(decisive(mode, action), decisive(mode, limit));
  return atMost(`\`${mode}\` at ${latencyMs} ms: at most ${most} times the limit`, ratio, most, asRatio);
}

function describe({ version, commands }: AzCli): string {
  const jobs = MODES.map((mode) => `_${mode}_: ${commands[mode]}`);
  return `Azure CLI ${version}. Its jobs: ${jobs.join('; ')}. It signs in with a secret, and polls every second while it waits, as the action does.`;
}

function rowsOf({ mode, latencyMs, action, cli }: Result): readonly (readonly string[])[] {
  const name = `\`${mode}\`, ${latencyMs} ms`;
  return [
    row(`${name}: whole`, wholes(action), wholes(cli)),
    ...(mode === 'status' ? [] : [row(`${name}: until the change is sent`, changes(action), changes(cli))]),
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
