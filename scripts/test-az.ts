/**
 * `npm run test:az`: a session of the newest Azure CLI, a client that nobody here wrote, against the simulator.
 * Without the CLI it is skipped; with `--require` that is a failure. `--install` gets it from PyPI.
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { parseScenario } from '../simulator/reading/parse.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { azFor, azVersion, installAz, LEAST_VERSION, type Az, type AzResult } from './az/client.ts';
import { comparisons } from './az/comparisons.ts';
import { pasteChecks } from './az/pasted.ts';
import { sessionFor } from './az/session.ts';
import { stateOf, type AzStep, type State } from './az/steps.ts';

const SCENARIO = path.resolve(import.meta.dirname, '../simulator/scenarios/stuck-upgrade.yml');

/** An abort goes on after its answer: so long it may take until the state is there, in milliseconds. */
const PATIENCE_MS = 10_000;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { require: { type: 'boolean', default: false }, install: { type: 'boolean', default: false } },
  });
  if (values.install) await installAz();
  const folder = await mkdtemp(path.join(tmpdir(), 'aks-recover-az-'));
  try {
    const version = await azVersion(folder);
    if (version === undefined || isOlder(version, LEAST_VERSION)) {
      console.log(
        `Skipped: there is no Azure CLI ${LEAST_VERSION} or newer here (${version ?? 'none'}); npm run test:az -- --install gets it.`,
      );
      return values.require ? 1 : 0;
    }
    const failed = await play(version, folder);
    return failed === 0 ? await compare(folder) : failed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function play(version: string, folder: string): Promise<number> {
  const simulator = await startSimulator({
    scenario: parseScenario(await readFile(SCENARIO, 'utf8'), SCENARIO),
    speed: 100,
    // The client waits half a minute between two polls unless it is told a time.
    switches: { retryAfterOnAccept: 1, retryAfterOnPoll: 1 },
  });
  try {
    const steps = sessionFor(simulator);
    const az = azFor(simulator, folder);
    console.log(`Azure CLI ${version} against the simulator`);
    for (const step of steps) {
      const problems = await playStep(step, az, simulator);
      if (problems.length === 0) continue;
      console.error(problems.join('\n'));
      return 1;
    }
    console.log(`${steps.length} commands, ${simulator.requests.length} requests.`);
    return 0;
  } finally {
    await simulator.stop();
  }
}

function isOlder(version: string, least: string): boolean {
  return version.localeCompare(least, 'en', { numeric: true }) < 0;
}

/** Returns what is wrong. */
async function playStep(step: AzStep, az: Az, simulator: Simulator): Promise<readonly string[]> {
  const before = stateOf(simulator);
  const startedAt = performance.now();
  const result = await az([...step.args, '--output', 'json']);
  if (step.then !== undefined) simulator.act(step.then);
  const wanted = step.changesNothing === true ? before : step.leaves;
  const found = wanted === undefined ? undefined : await waitFor(wanted, simulator);
  const problems = [
    ...outputProblems(step, result),
    ...(isDeepStrictEqual(found, wanted)
      ? []
      : [`afterwards: ${show(found)}`, `expected:   ${show(wanted)}`]),
  ];
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${seconds.padStart(5)} s  az ${commandOf(step)}`);
  return problems;
}

function outputProblems(
  { prints, fails }: AzStep,
  { exitCode, stdout, stderr }: AzResult,
): readonly string[] {
  if (fails !== undefined) {
    return exitCode !== 0 && fails.test(stderr) ? [] : [`exit code ${exitCode}, expected ${fails}`, stderr];
  }
  if (exitCode !== 0) return [`exit code ${exitCode}`, stdout, stderr];
  if (prints === undefined) return [];
  const printed: unknown = stdout.trim() === '' ? undefined : JSON.parse(stdout);
  return isDeepStrictEqual(printed, prints)
    ? []
    : [`printed:  ${show(printed)}`, `expected: ${show(prints)}`];
}

/** What can't be told from one session: two clients side by side, and the recipe of the documentation. */
async function compare(folder: string): Promise<number> {
  for (const [name, find] of [...comparisons, ...pasteChecks]) {
    const startedAt = performance.now();
    const problems = await find(await mkdtemp(path.join(folder, 'compare-')));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${seconds.padStart(5)} s  ${name}`);
    if (problems.length === 0) continue;
    console.error(problems.join('\n'));
    return 1;
  }
  return 0;
}

/** Returns the state once it is the wanted one, or as it is in the end. */
async function waitFor(wanted: State, simulator: Simulator): Promise<State> {
  const until = Date.now() + PATIENCE_MS;
  let found = stateOf(simulator);
  while (!isDeepStrictEqual(found, wanted) && Date.now() < until) {
    await pause(50);
    found = stateOf(simulator);
  }
  return found;
}

/** The command without its long part, which holds the secret too. */
function commandOf({ args }: AzStep): string {
  const words = args.slice(
    0,
    args.findIndex((word) => word.startsWith('-')),
  );
  return [
    ...words,
    ...args
      .filter((word) => word.startsWith('/'))
      .map((url) => url.replace(/^.*\/(?=\w+\/\w+\?)|\?.*$/g, '')),
  ].join(' ');
}

function show(value: unknown): string {
  return JSON.stringify(value);
}

process.exitCode = await main();
