/** How much memory a step takes at most, and whether a long wait takes more and more. */

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startSimulator } from '../../simulator/simulator.ts';
import { atMost, type Bench, type Goal, type Table } from './section.ts';
import { clusterFor, MODES, runMode, startAzure } from './stage.ts';
import { slopeOf, spreadOf, type Spread } from './statistics.ts';

const ROUNDS = 5;
const MEBIBYTE = 2 ** 20;
const HOUR_MS = 3_600_000;

const PEAK_GOAL = 60 * MEBIBYTE;

/** What a heap may grow by in an hour and still be called flat: a mebibyte in the longest job that GitHub allows. */
const GROWTH_GOAL = MEBIBYTE / 6;

const WAIT_HOURS = 6;
const WAIT_POLLS = 2_000;

/** From here on growth counts. Before, caches fill, and Node goes on to compile what is run often. */
const WARM_AFTER_HOURS = WAIT_HOURS / 2;

/** How many times as fast as real time the wait goes by. */
const HURRY = 200;

/** After two minutes threefold, and a little less by chance: a look every 9.5 s or so, requests included. */
const WAIT_INTERVAL = '3s';

const REPORT_MEMORY = preloaded('report-memory.js');
const HURRY_UP = preloaded('hurry.js');

export const benchMemory: Bench = async ({ rounds = ROUNDS, tell }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'aks-recover-bench-'));
  try {
    const peaks = await measurePeaks(folder, rounds, tell);
    tell(
      `memory: a wait of ${WAIT_HOURS} hours, about ${Math.ceil((WAIT_HOURS * HOUR_MS) / HURRY / 60_000)} min`,
    );
    const wait = await waitLong(folder);
    return {
      title: 'Memory',
      tables: [peaks.table, waitTable(wait)],
      goals: [...peaks.goals, growthGoal(wait)],
      notes: [
        `The wait: a rollback of ${WAIT_HOURS} hours, with the action's clock ${HURRY} times as fast, ${wait.polls} polls of the cluster and ${wait.signIns} sign-ins. Heap: in use after a garbage collection.`,
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function measurePeaks(
  folder: string,
  rounds: number,
  tell: (line: string) => void,
): Promise<{ table: Table; goals: readonly Goal[] }> {
  const file = path.join(folder, 'peak');
  const env = { NODE_OPTIONS: REPORT_MEMORY, BENCH_MEMORY: file };
  const read = async (): Promise<number> => Number(await readFile(file, 'utf8'));
  const bare: number[] = [];
  const modes = MODES.map((mode) => ({ mode, peaks: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    tell(`memory: round ${round + 1} of ${rounds}`);
    await runNode(env);
    bare.push(await read());
    for (const { mode, peaks } of modes) {
      const azure = await startAzure([clusterFor(mode, 'prod')]);
      try {
        await runMode(azure, mode, 'prod', { env });
        peaks.push(await read());
      } finally {
        await azure.stop();
      }
    }
  }
  const more = modes.map(({ mode, peaks }) => ({
    mode,
    peak: spreadOf(peaks),
    more: spreadOf(peaks.map((peak, round) => peak - (bare[round] ?? NaN))),
  }));
  return {
    table: {
      head: [`Peak resident size, ${rounds} rounds`, 'Median (quartiles)', 'More than bare Node'],
      rows: [
        ['`node -e 0`', inMebibytes(spreadOf(bare)), ''],
        ...more.map((one) => [`\`${one.mode}\``, inMebibytes(one.peak), inMebibytes(one.more)]),
      ],
    },
    goals: more.map((one) =>
      atMost(`\`${one.mode}\`: at most 60 MiB more than bare Node`, one.more, PEAK_GOAL, inMebibytes),
    ),
  };
}

function runNode(env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', '0'], { env, stdio: 'ignore' });
    child.on('error', reject);
    child.on('close', () => {
      resolve();
    });
  });
}

interface Sample {
  readonly atMs: number;
  readonly heapUsed: number;
  readonly rss: number;
}

interface Wait {
  readonly samples: readonly Sample[];
  readonly polls: number;
  readonly signIns: number;
}

/** A rollback that ends after so many hours and looks, whichever comes later. */
async function waitLong(folder: string): Promise<Wait> {
  const file = path.join(folder, 'samples');
  const azure = await startSimulator({
    scenario: { clusters: [clusterFor('rollback', 'prod')], timings: { surge: 48 * 3600, putAnswer: 0 } },
    speed: HURRY,
  });
  const begunAt = azure.now().getTime();
  let polls = 0;
  azure.before('cluster.get', () => {
    polls += 1;
    const isOver = polls >= WAIT_POLLS && azure.now().getTime() - begunAt >= WAIT_HOURS * HOUR_MS;
    if (isOver && azure.cluster().pools['user']?.provisioningState === 'Upgrading')
      azure.act({ kind: 'finish', pool: 'user' });
  });
  try {
    await runMode(azure, 'rollback', 'prod', {
      inputs: { timeout: '24h', 'poll-interval': WAIT_INTERVAL },
      env: { NODE_OPTIONS: HURRY_UP, BENCH_HURRY: String(HURRY), BENCH_SAMPLES: file },
    });
    const signIns = azure.requests.filter(({ route }) => route === 'entra.token').length;
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    return { samples: lines.map((line) => JSON.parse(line) as Sample), polls, signIns };
  } finally {
    await azure.stop();
  }
}

function waitTable({ samples }: Wait): Table {
  return {
    head: ['A long wait', 'Heap', 'Resident'],
    rows: [samples[0], sampleAt(samples, 1), sampleAt(samples, WARM_AFTER_HOURS), samples.at(-1)].flatMap(
      (sample) => (sample === undefined ? [] : [rowOf(sample)]),
    ),
  };
}

/** The first sample after so many hours. */
function sampleAt(samples: readonly Sample[], hours: number): Sample | undefined {
  return samples.find(({ atMs }) => atMs >= hours * HOUR_MS);
}

function rowOf({ atMs, heapUsed, rss }: Sample): readonly string[] {
  const show = (bytes: number): string => `${(bytes / MEBIBYTE).toFixed(1)} MiB`;
  return [`after ${(atMs / HOUR_MS).toFixed(1)} h`, show(heapUsed), show(rss)];
}

function growthGoal({ samples }: Wait): Goal {
  const points = samples
    .filter(({ atMs }) => atMs >= WARM_AFTER_HOURS * HOUR_MS)
    .map(({ atMs, heapUsed }) => ({ x: atMs / HOUR_MS, y: heapUsed }));
  const growth = slopeOf(points);
  return {
    text: `flat: in the second half of the wait, the heap grows by less than ${Math.round(GROWTH_GOAL / 1024)} KiB an hour`,
    measured: `${(growth / 1024).toFixed(0)} KiB an hour`,
    isMet: growth < GROWTH_GOAL,
  };
}

function inMebibytes({ median, low, high }: Spread): string {
  const show = (bytes: number): string => (bytes / MEBIBYTE).toFixed(1);
  return `${show(median)} (${show(low)} to ${show(high)}) MiB`;
}

/** The option that makes Node load a file of this folder first. */
function preloaded(file: string): string {
  return `--import=${pathToFileURL(path.join(import.meta.dirname, file)).href}`;
}
