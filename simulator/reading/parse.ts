import { parseDocument } from 'yaml';
import { DEFAULT_RESOURCE_GROUP, DEFAULT_SCENARIO } from '../scenario/defaults.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { scenarioSchema } from './schema.ts';

/** A scenario that can't be used, with everything that is wrong with it. */
export class ScenarioError extends Error {
  readonly problems: readonly string[];

  constructor(source: string, problems: readonly string[]) {
    super([`${source} is not a scenario:`, ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

/** Reads a scenario from YAML (or JSON, which is YAML too). `source` names it in errors. */
export function parseScenario(yaml: string, source: string): Scenario {
  const document = parseDocument(yaml);
  if (document.errors.length > 0) {
    throw new ScenarioError(
      source,
      document.errors.map((error) => error.message.split('\n')[0] ?? error.message),
    );
  }
  const value: unknown = document.toJS() ?? {};
  const problems: string[] = [];
  scenarioSchema(value, '', problems);
  if (problems.length > 0) throw new ScenarioError(source, problems);
  // The schema has looked at every member.
  const scenario = value as Scenario;
  const conflicts = contradictions(scenario);
  if (conflicts.length > 0) throw new ScenarioError(source, conflicts);
  return scenario;
}

/** Problems between parts that are each well-formed. */
function contradictions(scenario: Scenario): string[] {
  const problems: string[] = [];
  const clusters = scenario.clusters ?? [];
  const ids = clusters.map(({ name, resourceGroup }) => `${resourceGroup ?? DEFAULT_RESOURCE_GROUP}/${name}`);
  problems.push(...duplicates(ids).map((id) => `clusters: two are called ${id}`));
  for (const [index, { pools }] of clusters.entries()) {
    const path = `clusters[${index}].pools`;
    const names = (pools ?? []).map(({ name }) => name);
    problems.push(...duplicates(names).map((name) => `${path}: two are called ${name}`));
    for (const [position, pool] of (pools ?? []).entries()) {
      const done = pool.running?.nodesDone ?? pool.stoppedUpgrade?.nodesDone ?? 0;
      if (done > (pool.count ?? 1)) {
        problems.push(`${path}[${position}]: ${done} nodes done, but the pool has ${pool.count ?? 1}`);
      }
    }
  }
  problems.push(...strangersAmong(scenario));
  const known = new Set((scenario.clusters ?? DEFAULT_SCENARIO.clusters ?? []).map(({ name }) => name));
  for (const [index, fleet] of (scenario.fleets ?? []).entries()) {
    for (const [position, member] of (fleet.members ?? []).entries()) {
      if (known.has(member.cluster) || member.cluster.startsWith('/')) continue;
      const path = `fleets[${index}].members[${position}].cluster`;
      problems.push(`${path}: "${member.cluster}" is neither a cluster in the scenario nor an ARM ID`);
    }
  }
  return [...problems, ...unknownExpected(scenario)];
}

/** Actors that name a cluster or pool which is not there. */
function strangersAmong({ actors = [], clusters = DEFAULT_SCENARIO.clusters ?? [] }: Scenario): string[] {
  return actors.flatMap(({ cluster: name, pool }, index) => {
    const found = clusters.find((cluster) => name === undefined || cluster.name === name);
    if (found === undefined)
      return [`actors[${index}].cluster: "${String(name)}" is not a cluster in the scenario`];
    if (pool === undefined || found.pools?.some((candidate) => candidate.name === pool) !== false) return [];
    return [`actors[${index}].pool: ${JSON.stringify(pool)} is not a pool of the cluster ${found.name}`];
  });
}

/** What is expected of clusters and pools that are not there. */
function unknownExpected(scenario: Scenario): string[] {
  const clusters = scenario.clusters ?? DEFAULT_SCENARIO.clusters ?? [];
  return (scenario.expect?.clusters ?? []).flatMap((expected, index) => {
    const path = `expect.clusters[${index}]`;
    const cluster = clusters.find(({ name }) => name === expected.name);
    if (cluster === undefined) return [`${path}.name: "${expected.name}" is not a cluster in the scenario`];
    return (expected.pools ?? []).flatMap(({ name }, position) =>
      cluster.pools?.some((pool) => pool.name === name) === true
        ? []
        : [`${path}.pools[${position}].name: "${name}" is not a pool of the cluster ${expected.name}`],
    );
  });
}

function duplicates(names: readonly string[]): string[] {
  const lower = names.map((name) => name.toLowerCase());
  return names.filter((name, index) => lower.indexOf(name.toLowerCase()) !== index);
}
