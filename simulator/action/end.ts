import * as core from '@actions/core';
import { readFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from './report.ts';
import { BANNER, FOLDER, PID, TRUSTED_BEFORE } from './start.ts';
import { renderSummary, verdictOf } from './summary.ts';
import { isAlive, isServerOf, leave, logFile, take } from './workplace.ts';

/** So long the server may take to its end, in milliseconds. */
const PATIENCE_MS = 15_000;

/** The step's end, after all other steps: stops the server, tells what it saw, and judges it. */
export async function endRehearsal(): Promise<void> {
  const folder = core.getState(FOLDER);
  if (folder === '') {
    core.info('The simulation was not started.');
    return;
  }
  try {
    await conclude(folder);
  } catch (error) {
    core.setFailed(error instanceof Error ? error : String(error));
  } finally {
    // Whatever runs after this would look for a file that is gone.
    core.exportVariable('NODE_EXTRA_CA_CERTS', core.getState(TRUSTED_BEFORE));
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function conclude(folder: string): Promise<void> {
  core.info(BANNER);
  await leave(folder, 'stop', true);
  const report = await untilReport(folder, Number(core.getState(PID)));
  const log = await readFile(logFile(folder), 'utf8').catch(() => '');
  core.startGroup('Requests');
  core.info(log.trim());
  core.endGroup();
  if (report === undefined) {
    core.setFailed('The simulation ended too early; its log is above.');
    return;
  }
  await core.summary.addRaw(renderSummary(report)).write();
  judge(report);
}

/** Waits for the server's report. A server that does not give one is ended, and no process but that. */
async function untilReport(folder: string, pid: number): Promise<Report | undefined> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const wasAlive = isAlive(pid);
    const report = await take(folder, 'report');
    if (report !== undefined) return report;
    if (!wasAlive) return undefined;
    await pause(50);
  }
  if (await isServerOf(folder, pid)) process.kill(pid);
  return undefined;
}

function judge(report: Report): void {
  if (report.ending === 'lifetime') {
    core.setFailed(
      `The simulation ended by itself after ${report.lifetimeMs / 1000} seconds (its lifetime), before the job did.`,
    );
  } else if (report.differences.length > 0) {
    core.setFailed([verdictOf(report), ...report.differences].join('\n'));
  } else {
    core.info(verdictOf(report));
  }
}
