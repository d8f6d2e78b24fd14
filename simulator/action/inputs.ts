import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseFault } from '../scenario/fault-text.ts';
import { parseScenario, ScenarioError } from '../reading/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { spanToMilliseconds } from '../scenario/spans.ts';

export interface RehearsalInputs {
  scenarioName: string;
  scenario: Scenario;
  speed: number;
  faults: string[];
  lifetimeMs: number;
}

/** Where scenarios are looked for. */
export interface Places {
  /** The folder of the named scenarios. */
  named: string;
  workspace: string;
}

/** Inputs that can't be used, with everything that is wrong with them. */
export class InputError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** Reads all inputs. Throws an InputError that names every bad one. */
export async function readInputs(read: (name: string) => string, places: Places): Promise<RehearsalInputs> {
  const problems: string[] = [];
  const scenarioName = read('scenario');
  const scenario = await readScenario(scenarioName, places, problems);
  const speed = readSpeed(read('speed'), problems);
  const faults = readFaults(read('faults'), problems);
  const lifetimeMs = readLifetime(read('lifetime'), problems);
  if (scenario === undefined || problems.length > 0) throw new InputError(problems);
  return { scenarioName, scenario, speed, faults, lifetimeMs };
}

async function readScenario(
  given: string,
  { named, workspace }: Places,
  problems: string[],
): Promise<Scenario | undefined> {
  const names = (await readdir(named)).flatMap((file) => /^(.+)\.yml$/.exec(file)?.[1] ?? []).sort();
  const isFile = /\.ya?ml$/i.test(given);
  if (!isFile && !names.includes(given)) {
    problems.push(
      `scenario: "${given}" is neither the path of a YAML file (.yml, .yaml) nor one of ${names.join(', ')}`,
    );
    return undefined;
  }
  const file = isFile ? path.resolve(workspace, given) : path.join(named, `${given}.yml`);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    problems.push(
      `scenario: "${given}" can't be read in ${workspace} (${code}); was the repository checked out?`,
    );
    return undefined;
  }
  try {
    return parseScenario(text, `scenario: "${given}"`);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    problems.push(error.message);
    return undefined;
  }
}

function readSpeed(given: string, problems: string[]): number {
  const speed = given === '' ? NaN : Number(given);
  if (Number.isFinite(speed) && speed > 0) return speed;
  problems.push(`speed: "${given}" is not a number above 0`);
  return 1;
}

function readFaults(given: string, problems: string[]): string[] {
  const specs = given
    .split(/[,\n]/)
    .map((spec) => spec.trim())
    .filter((spec) => spec !== '');
  for (const spec of specs) {
    const fault = parseFault(spec);
    if (typeof fault === 'string') problems.push(`faults: "${spec}": ${fault}`);
  }
  return specs;
}

function readLifetime(given: string, problems: string[]): number {
  // A bare number would be a span too, but nobody would know of what.
  const lifetime = /^\d+$/.test(given) ? undefined : spanToMilliseconds(given);
  if (lifetime !== undefined && lifetime > 0) return lifetime;
  problems.push(`lifetime: "${given}" is not a time such as 90s, 30m or 6h`);
  return 0;
}
