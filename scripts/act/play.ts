/** Plays a story: a simulated Azure, and a workflow run by act against it. */

import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  startSimulator,
  type Scenario,
  type ClusterSnapshot,
  type Simulator,
} from '../../simulator/simulator.ts';
import { runAct, type ActResult, type ActRun } from './act.ts';
import { adaptWorkflow, REPOSITORY } from './adapt.ts';
import { readHeader, type Header, type NamedRole } from './header.ts';
import { copyActions, localRepositories, makeRepository, type Files } from './repository.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Simulated seconds in a real one: an upgrade of three nodes takes about three seconds. */
const SPEED = 200;

/** What documents call the subscription. */
const DOCUMENTED_SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';

export interface Story {
  readonly name: string;
  /** File names in examples/; the first one is run. */
  readonly workflows: readonly string[];
  /** In place of a file: the workflow itself, with a header. */
  readonly yaml?: string;
  readonly scenario?: Scenario;
  /** Words of the simulator's option `--fault`. */
  readonly faults?: readonly string[];
  readonly event?: string;
  readonly inputs?: Files;
  readonly payload?: unknown;
  readonly variables?: (azure: Simulator) => Files;
  readonly files?: (azure: Simulator) => Files;
  /** The Azure CLI loses its sign-in before its request is sent, or when it has arrived. */
  readonly azLosesSignIn?: 'before' | 'after';
  /** Azure shows nothing yet of the upgrade that the CLI started. */
  readonly upgradeUnseen?: boolean;
  /** A role that the header names and the identity has not. */
  readonly withoutRole?: string;
  /** A subject that the header names and for which there is no credential. */
  readonly withoutSubject?: string;
  readonly cancel?: ActRun['cancel'];
  /** The workflow starts a simulator of its own, and trusts that one. */
  readonly bringsAzure?: boolean;
  /** Returns what is wrong. */
  readonly expect: (end: End) => readonly string[];
}

/** What a story is played with. */
export type Given = Omit<Story, 'name' | 'workflows' | 'expect'>;

/** How a story ended. */
export interface End extends ActResult {
  readonly cluster: ClusterSnapshot;
  /** Routes of the requests that changed something, by the action or the CLI, such as `pool.put`. */
  readonly changes: readonly string[];
}

export interface Tools {
  readonly act: string;
  /** Folder of the Azure CLI. */
  readonly azFolder: string;
}

/** Returns what is wrong with the story, and the log that shows it. */
export async function play(
  story: Story,
  tools: Tools,
): Promise<{ readonly problems: readonly string[]; readonly log: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aks-recover-act-'));
  const texts = await workflowsOf(story);
  const header = readHeader(Object.values(texts)[0] ?? '');
  const azure = await startSimulator({ speed: SPEED, scenario: await worldFor(story, header) });
  try {
    const end = await run(story, texts, azure, folder, tools);
    return { problems: story.expect(end), log: end.log };
  } finally {
    await azure.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function workflowsOf({ workflows, yaml, name }: Story): Promise<Files> {
  if (yaml !== undefined) return { [`${name.replaceAll(/\W+/g, '-')}.yml`]: yaml };
  const entries = workflows.map(async (file) => [
    file,
    await readFile(path.join(ROOT, 'examples', file), 'utf8'),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Files;
}

/** The scenario, with the rights and credentials that the header names and no others. */
async function worldFor(story: Story, { roles, subjects }: Header): Promise<Scenario> {
  const granted = roles.filter(({ role }) => role !== story.withoutRole);
  const clusters = story.scenario?.clusters?.map(({ name }) => name) ?? ['prod'];
  const rbac = await Promise.all(granted.map((role) => assignments(role, clusters)));
  return {
    ...story.scenario,
    rbac: rbac.flat(),
    faults: [...(story.faults ?? [])],
    identity: {
      federatedSubjects: subjects
        .filter((subject) => subject !== story.withoutSubject)
        .map((subject) => `repo:${REPOSITORY}:${subject}`),
    },
  };
}

async function assignments(
  { role, scope }: NamedRole,
  clusters: readonly string[],
): Promise<NonNullable<Scenario['rbac']>> {
  const file = path.join(ROOT, 'docs/roles', `${role}.json`);
  const { Actions: actions, NotActions: notActions = [] } = JSON.parse(await readFile(file, 'utf8')) as {
    readonly Actions: string[];
    readonly NotActions?: string[];
  };
  const scopes = scope === 'subscription' ? ['subscription'] : clusters.map((name) => `cluster:${name}`);
  return scopes.map((place) => ({ scope: place, actions, notActions }));
}

async function run(story: Story, texts: Files, azure: Simulator, folder: string, tools: Tools): Promise<End> {
  const repository = path.join(folder, 'repository');
  const adapted = Object.entries(texts).map(([name, yaml]) => [
    `.github/workflows/${name}`,
    adaptWorkflow(yaml.replaceAll(DOCUMENTED_SUBSCRIPTION, azure.subscriptionId), azure.oidc),
  ]);
  await makeRepository(repository, { ...(Object.fromEntries(adapted) as Files), ...story.files?.(azure) });
  const actions = await copyActions(folder, {
    'resource-manager-endpoint': azure.resourceManagerEndpoint,
    'authority-host': azure.authorityHost,
  });
  await writeFile(
    path.join(folder, 'event.json'),
    JSON.stringify({ client_payload: story.payload, inputs: story.inputs }),
  );
  const result = await runAct({
    act: tools.act,
    folder: repository,
    args: [
      story.event ?? 'workflow_dispatch',
      ...['--workflows', `.github/workflows/${Object.keys(texts)[0] ?? ''}`],
      ...[
        '--platform',
        'ubuntu-latest=-self-hosted',
        '--no-cache-server',
        '--eventpath',
        path.join(folder, 'event.json'),
      ],
      ...localRepositories(Object.values(texts), actions),
      ...Object.entries(variablesFor(story, azure)).map(([name, value]) => `--var=${name}=${value}`),
      ...Object.entries(story.inputs ?? {}).map(([name, value]) => `--input=${name}=${value}`),
    ],
    env: await environmentFor(story, azure, folder, tools),
    ...(story.cancel === undefined ? {} : { cancel: story.cancel }),
  });
  const changes = azure.requests.filter(({ face, method }) => face === 'arm' && method !== 'GET');
  return { ...result, cluster: azure.cluster(), changes: changes.map(({ route }) => route) };
}

function variablesFor(story: Story, azure: Simulator): Files {
  return {
    AZURE_CLIENT_ID: azure.clientId,
    AZURE_TENANT_ID: azure.tenantId,
    AZURE_SUBSCRIPTION_ID: azure.subscriptionId,
    ...story.variables?.(azure),
  };
}

/** What act and the jobs find: nothing of this machine's but its programs, and no way to the outside. */
async function environmentFor(story: Story, azure: Simulator, folder: string, tools: Tools): Promise<Files> {
  const bin = path.join(folder, 'bin');
  await mkdir(bin);
  await symlink(process.execPath, path.join(bin, 'node'));
  await writeAz(path.join(bin, 'az'), path.join(tools.azFolder, 'az'), story);
  const nowhere = 'http://127.0.0.1:9';
  return {
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    XDG_CACHE_HOME: path.join(folder, 'cache'),
    AZURE_CONFIG_DIR: path.join(folder, 'azure'),
    AZURE_CORE_COLLECT_TELEMETRY: 'no',
    AZURE_CORE_NO_COLOR: 'true',
    ...(story.bringsAzure === true ? {} : { NODE_EXTRA_CA_CERTS: azure.caFile }),
    REQUESTS_CA_BUNDLE: azure.caFile,
    HTTPS_PROXY: nowhere,
    HTTP_PROXY: nowhere,
    NO_PROXY: 'localhost,127.0.0.1',
  };
}

async function writeAz(
  file: string,
  az: string,
  { azLosesSignIn: loses, upgradeUnseen = false }: Story,
): Promise<void> {
  const upgrade = '[ "$1 $2 $3" = "aks nodepool upgrade" ]';
  const unseen = upgradeUnseen ? `${upgrade} && exit 0` : ':';
  const before = loses === 'before' ? `${upgrade} && '${az}' account clear` : ':';
  const after =
    loses === 'after'
      ? `${upgrade} && { echo "ERROR: AADSTS700024: Client assertion is not within its valid time range."; exit 1; }`
      : ':';
  await writeFile(file, `#!/bin/sh\n${unseen}\n${before}\n'${az}' "$@"\nstatus=$?\n${after}\nexit $status\n`);
  await chmod(file, 0o755);
}
