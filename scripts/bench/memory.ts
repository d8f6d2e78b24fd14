/** How much memory a step takes at most, and whether a long wait takes more and more. */

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startSimulator } from '../../simulator/simulator.ts';
import type { Bench, Goal, Table } from './section.ts';
import { atMost } from './section.ts';
import { clusterFor, MODES, runMode, startAzure } from './stage.ts';
import type { Spread } from './statistics.ts';
import { slopeOf, spreadOf } from './statistics.ts';

const ROUNDS = 5;
const MEBIBYTE = 2 ** 20;
const HOUR_MS = 3_600_000;

const PEAK_GOAL = 60 * MEBIBYTE;

/** What a heap may grow by within the whole wait and still be called flat. */
const GROWTH_GOAL = MEBIBYTE;

const WAIT_HOURS = 6;
const WAIT_POLLS = 2_000;

/** Virtual hours until caches are filled and code is compiled. */
const WARM_AFTER_HOURS = 1;

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
        `The wait: a rollback of ${WAIT_HOURS} hours, with the action's clock ${HURRY} times as fast, ${wait.polls} looks at the cluster and ${wait.signIns} sign-ins. Heap: in use after a garbage collection.`,
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
  const warm = warmOf(samples);
  const moments = [
    { name: 'warmed up', sample: warm[0] },
    { name: 'half way', sample: warm[Math.floor(warm.length / 2)] },
    { name: 'end', sample: warm.at(-1) },
  ];
  return {
    head: ['A long wait', 'Time', 'Heap', 'Resident'],
    rows: moments.map(({ name, sample = { atMs: NaN, heapUsed: NaN, rss: NaN } }) => [
      name,
      `${(sample.atMs / HOUR_MS).toFixed(1)} h`,
      `${(sample.heapUsed / MEBIBYTE).toFixed(1)} MiB`,
      `${(sample.rss / MEBIBYTE).toFixed(1)} MiB`,
    ]),
  };
}

function growthGoal({ samples }: Wait): Goal {
  const points = warmOf(samples).map(({ atMs, heapUsed }) => ({ x: atMs / HOUR_MS, y: heapUsed }));
  const growth = slopeOf(points) * WAIT_HOURS;
  return {
    text: `the heap grows by at most 1 MiB in ${WAIT_HOURS} hours (slope of all samples after the first hour)`,
    measured: `${(growth / MEBIBYTE).toFixed(2)} MiB`,
    isMet: growth <= GROWTH_GOAL,
  };
}

function warmOf(samples: readonly Sample[]): readonly Sample[] {
  return samples.filter(({ atMs }) => atMs >= WARM_AFTER_HOURS * HOUR_MS);
}

function inMebibytes({ median, low, high }: Spread): string {
  const show = (bytes: number): string => (bytes / MEBIBYTE).toFixed(1);
  return `${show(median)} (${show(low)} to ${show(high)}) MiB`;
}

/** The option that makes Node load a file of this folder first. */
function preloaded(file: string): string {
  return `--import=${pathToFileURL(path.join(import.meta.dirname, file)).href}`;
}
