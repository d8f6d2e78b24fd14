import * as core from '@actions/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { InputError, readInputs, type RehearsalInputs } from './inputs.ts';
import { leave, logFile, take } from './workplace.ts';
import type { Addresses } from './order.ts';

/** The argument that makes the bundle a server. */
export const SERVE = 'serve';

/** Names of what the step leaves for its end. */
export const IS_POST = 'is-post';
export const FOLDER = 'folder';
export const PID = 'pid';
export const TRUSTED_BEFORE = 'trusted-before';

export const BANNER = 'THIS IS A SIMULATION. Nothing here is Azure, and nothing here reaches Azure.';

/** So long the server may take to its start, in milliseconds. */
const PATIENCE_MS = 30_000;

/** What a server needs of the environment; above all nothing that is secret. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'RUNNER_TRACKING_ID'];

/** The step: starts the server, which outlives it, and tells the next steps where it is. `entry`: the bundle. */
export async function startRehearsal(entry: string): Promise<void> {
  core.saveState(IS_POST, 'true');
  try {
    const inputs = await readInputs(core.getInput, {
      named: path.resolve(path.dirname(entry), '../scenarios'),
      workspace: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
    });
    announce(inputs, await startServer(entry, inputs));
  } catch (error) {
    if (error instanceof InputError) core.setFailed(error.message);
    else core.setFailed(error instanceof Error ? error : String(error));
  }
}

async function startServer(entry: string, inputs: RehearsalInputs): Promise<Addresses> {
  const folder = await mkdtemp(path.join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'aks-rehearsal-'));
  core.saveState(FOLDER, folder);
  const trustedBefore = process.env['NODE_EXTRA_CA_CERTS'] ?? '';
  core.saveState(TRUSTED_BEFORE, trustedBefore);
  await leave(folder, 'order', { ...inputs, workerPid: workerPid(), trustedBefore });
  const log = await open(logFile(folder), 'a', 0o600);
  const child = spawn(process.execPath, [entry, SERVE, folder], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]])),
    windowsHide: true,
  });
  core.saveState(PID, String(child.pid ?? ''));
  try {
    return await untilReady(child, folder);
  } finally {
    child.unref();
    await log.close();
  }
}

/** The runner's process for this job. In a container the runner can't be seen: there the parent has no number. */
function workerPid(): number | undefined {
  return process.ppid > 1 ? process.ppid : undefined;
}

async function untilReady(child: ChildProcess, folder: string): Promise<Addresses> {
  let failure: string | undefined;
  child.on('error', (error) => (failure = error.message));
  child.on('exit', (code) => (failure = `it ended with exit code ${String(code)}`));
  const until = Date.now() + PATIENCE_MS;
  while (failure === undefined && Date.now() < until) {
    const addresses = await take(folder, 'addresses');
    if (addresses !== undefined) return addresses;
    await pause(50);
  }
  const said = await readFile(logFile(folder), 'utf8');
  throw new Error(`The simulation did not start: ${failure ?? 'it took too long'}.\n${said}`.trim());
}

function announce(inputs: RehearsalInputs, addresses: Addresses): void {
  core.setSecret(addresses.clientSecret);
  const outputs: Readonly<Record<string, string>> = {
    'resource-manager-endpoint': addresses.resourceManagerEndpoint,
    'authority-host': addresses.authorityHost,
    'ca-file': addresses.caFile,
    'subscription-id': addresses.subscriptionId,
    'tenant-id': addresses.tenantId,
    'client-id': addresses.clientId,
    'client-secret': addresses.clientSecret,
    cluster: addresses.cluster,
    'resource-group': addresses.resourceGroup,
  };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  for (const [name, value] of Object.entries(environmentFor(addresses))) core.exportVariable(name, value);
  core.info(BANNER);
  core.info(`Scenario ${inputs.scenarioName}, ${inputs.speed} times as fast as real time.`);
  if (inputs.scenario.description !== undefined) core.info(inputs.scenario.description);
  core.info(`Azure Resource Manager  ${addresses.resourceManagerEndpoint}`);
  core.info(`Sign-in authority       ${addresses.authorityHost}`);
  core.info(`Cluster                 ${addresses.resourceGroup}/${addresses.cluster}`);
}

/** What later steps find in their environment, from the start of their processes. */
function environmentFor(addresses: Addresses): Readonly<Record<string, string>> {
  const { env } = process;
  const around = [env['NO_PROXY'] ?? env['no_proxy'] ?? '', 'localhost', '127.0.0.1']
    .filter(Boolean)
    .join(',');
  const hasProxy = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'].some((name) =>
    Boolean(env[name]),
  );
  return {
    NODE_EXTRA_CA_CERTS: addresses.caFile,
    AZURE_SUBSCRIPTION_ID: addresses.subscriptionId,
    AZURE_TENANT_ID: addresses.tenantId,
    AZURE_CLIENT_ID: addresses.clientId,
    AZURE_CLIENT_SECRET: addresses.clientSecret,
    ...(hasProxy && { NO_PROXY: around, no_proxy: around }),
  };
}
