import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startSimulator, type Simulator } from '../simulator.ts';
import { reportOf, type Ending } from './report.ts';
import { isAlive, isThere, leave, take } from './workplace.ts';
import type { Addresses, Order } from './order.ts';

/** Pause between two looks at whether it is time to end, in milliseconds. */
const LOOK_MS = 100;

/** The server: serves until its end is asked for, or nobody is left to ask. */
export async function serve(folder: string): Promise<void> {
  const order = await take(folder, 'order');
  if (order === undefined) throw new Error(`There are no instructions in ${folder}.`);
  // Before the addresses are known: whoever reads them may interrupt at once.
  const signaled = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => signaled.abort());
  const simulator = await startSimulator({
    scenario: { ...order.scenario, faults: [...(order.scenario.faults ?? []), ...order.faults] },
    speed: order.speed,
    log: (line) => process.stdout.write(`${line}\n`),
  });
  await leave(folder, 'addresses', await addressesOf(simulator, order, folder));
  const ending = await untilEnd(folder, order, signaled.signal);
  const report = reportOf(simulator, order, ending);
  await simulator.stop();
  // Without a runner there is no end of the step that would read the report and tidy up.
  if (ending === 'runner-gone') await rm(folder, { recursive: true, force: true });
  else await leave(folder, 'report', report);
}

async function addressesOf(simulator: Simulator, order: Order, folder: string): Promise<Addresses> {
  const caFile = path.join(folder, 'ca.pem');
  const trustedBefore =
    order.trustedBefore === '' ? '' : await readFile(order.trustedBefore, 'utf8').catch(() => '');
  const certificates = [trustedBefore.trim(), simulator.caCertificate.trim()].filter(Boolean);
  await writeFile(caFile, `${certificates.join('\n')}\n`);
  const { name, resourceGroup } = simulator.cluster();
  return {
    resourceManagerEndpoint: simulator.resourceManagerEndpoint,
    authorityHost: simulator.authorityHost,
    caFile,
    subscriptionId: simulator.subscriptionId,
    tenantId: simulator.tenantId,
    clientId: simulator.clientId,
    clientSecret: simulator.clientSecret,
    cluster: name,
    resourceGroup,
  };
}

async function untilEnd(
  folder: string,
  { lifetimeMs, workerPid }: Order,
  signaled: AbortSignal,
): Promise<Ending> {
  const until = performance.now() + lifetimeMs;
  for (;;) {
    if ((await take(folder, 'stop')) !== undefined) return 'asked';
    if (signaled.aborted) return 'signal';
    if (workerPid !== undefined && !isAlive(workerPid)) return 'runner-gone';
    if (performance.now() >= until) return 'lifetime';
    if (!(await isThere(folder))) return 'runner-gone';
    await pause(LOOK_MS);
  }
}
