import { readFile } from 'node:fs/promises';
import { parseScenario, ScenarioError } from '../reading/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { startSimulator } from '../engine/engine.ts';
import type { Simulator, SimulatorOptions } from '../engine/handle.ts';
import { HELP, parseArguments, UsageError, type ProgramArguments } from './arguments.ts';
import { welcome } from './welcome.ts';

/** Exit codes: 0 ended by request, 1 it can't run, 2 the command line or the scenario is wrong. */
type ExitCode = 0 | 1 | 2;

/** Runs the program until it is told to stop. Answers its exit code. */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  try {
    const wanted = parseArguments(args);
    if (wanted.help) {
      process.stdout.write(HELP);
      return 0;
    }
    const scenario = wanted.scenario === undefined ? undefined : await readScenario(wanted.scenario);
    await serve(wanted, scenario);
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n`);
    const usage = error instanceof UsageError || error instanceof ScenarioError;
    if (error instanceof UsageError) process.stderr.write('Try --help.\n');
    return usage ? 2 : 1;
  }
}

async function readScenario(file: string): Promise<Scenario> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(`--scenario ${file}: can't be read (${reason})`);
  }
  return parseScenario(text, file);
}

async function serve(wanted: ProgramArguments, scenario: Scenario | undefined): Promise<void> {
  const options: SimulatorOptions = {
    speed: wanted.speed,
    port: wanted.port,
    log: (line) => process.stdout.write(`${line}\n`),
    ...(scenario !== undefined && { scenario }),
  };
  const simulator = await startSimulator(options);
  for (const fault of wanted.faults) simulator.inject(fault);
  // Before the welcome: whoever reads it may interrupt at once.
  const signaled = untilSignal();
  process.stdout.write(welcome(simulator, wanted.speed));
  await signaled;
  await end(simulator);
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

async function end(simulator: Simulator): Promise<void> {
  const { length } = simulator.requests;
  await simulator.stop();
  process.stdout.write(`\nThe simulation has ended after ${length} request${length === 1 ? '' : 's'}.\n`);
}
