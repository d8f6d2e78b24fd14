/**
 * `npm run bench`: measures the built action side by side with what it competes with, and prints Markdown tables for
 * `docs/performance.md`. Never fails because of a time: a machine that is busy is no mistake.
 */

import { cpus, totalmem, type } from 'node:os';
import { parseArgs } from 'node:util';
import { benchDetection } from './bench/detection.ts';
import { benchMemory } from './bench/memory.ts';
import { benchRoundTrips } from './bench/round-trips.ts';
import { benchStart } from './bench/start.ts';
import { benchSteps } from './bench/steps.ts';
import { benchWeight } from './bench/weight.ts';
import { renderSection, type Bench } from './bench/section.ts';

const BENCHES: Readonly<Record<string, Bench>> = {
  start: benchStart,
  steps: benchSteps,
  'round-trips': benchRoundTrips,
  detection: benchDetection,
  memory: benchMemory,
  weight: benchWeight,
};

const HELP = `npm run bench -- [--only ${Object.keys(BENCHES).join(',')}] [--rounds N]`;

function chosen(only: string | undefined): readonly Bench[] {
  const names = only === undefined ? Object.keys(BENCHES) : only.split(',').map((name) => name.trim());
  return names.map((name) => {
    const bench = BENCHES[name];
    if (bench === undefined) throw new Error(`There is no part '${name}'.\n${HELP}`);
    return bench;
  });
}

function roundsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`--rounds takes a number above 0, not '${text}'.`);
}

function machine(): string {
  const all = cpus();
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  return `${type()}, ${all.length} cores (${all[0]?.model ?? 'unknown'}), ${gibibytes} GiB, Node ${process.versions.node}`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      rounds: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const benches = chosen(values.only);
  const rounds = roundsOf(values.rounds);
  console.log(`${machine()}, ${new Date().toISOString().slice(0, 10)}`);
  for (const bench of benches) {
    const section = await bench({ rounds, tell: (line) => void process.stderr.write(`${line}\n`) });
    console.log(`\n${renderSection(section)}`);
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
