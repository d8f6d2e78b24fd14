/** What holds for every run that got past its inputs, whatever came of it. */

import { expect } from '@jest/globals';
import type { Simulator } from '../../simulator/simulator.ts';
import type { Inputs, Run } from './bundle.ts';
import { failsWith, OUTPUTS } from './contract.ts';

/** Expects what the contract promises of every run. */
export function expectKeptPromises(azure: Simulator, run: Run, inputs: Inputs): void {
  expectOutputs(run);
  expectExit(run, inputs);
  expectNoSecrets(azure, run);
  expectCareWithAzure(run);
  if (inputs['summary'] === 'false') expect(run.summary).toBe('');
  else expect(run.summary).toContain(run.result);
}

function expectOutputs({ outputs, report, log }: Run): void {
  expect({ outputs: Object.keys(outputs).toSorted(), log }).toEqual({
    outputs: [...OUTPUTS].toSorted(),
    log,
  });
  expect(outputs['next-step']).not.toBe('');
  expect(report).toHaveProperty('schema-version');
  expect(report['result']).toBe(outputs['result']);
  expect(['true', 'false', '']).toContain(outputs['auto-upgrade-changed']);
  // Without a change only for a switch-off that was sent and may still act, which is warned of.
  if (outputs['auto-upgrade-changed'] === 'true' || !log.includes('may still be switched off')) {
    expect(outputs['restore-command'] !== '').toBe(outputs['auto-upgrade-changed'] === 'true');
  }
  for (const time of ['started-at', 'ended-at', 'rollback-expires-at']) {
    expect(outputs[time]).toMatch(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)?$/);
  }
}

function expectExit({ result, exitCode, errors, warnings, log }: Run, inputs: Inputs): void {
  const fails = failsWith(result, inputs['mode'] ?? '', inputs['if-idle'] ?? 'succeed');
  if (fails === undefined) throw new Error(`'${result}' is no result of the contract.\n${log}`);
  expect({ result, exitCode, errors: errors.length, log }).toEqual({
    result,
    exitCode: fails ? 1 : 0,
    errors: fails ? 1 : 0,
    log,
  });
  const notices = log.split('\n').filter((line) => line.startsWith('::notice'));
  expect(errors.length + warnings.length + notices.length).toBeLessThanOrEqual(3);
}

/** Promise 6. */
function expectNoSecrets(azure: Simulator, { log, outputs, summary, requests }: Run): void {
  const shown = [
    ...log.split('\n').filter((line) => !line.startsWith('::add-mask::')),
    ...Object.values(outputs),
    summary,
  ].join('\n');
  for (const secret of azure.secrets()) {
    if (shown.includes(secret)) throw new Error(`A secret is shown: ${secret.slice(0, 12)}…`);
  }
  expect(requests.filter(({ face }) => face === 'foreign')).toEqual([]);
}

/** Promise 2, the user agent, and no version that Azure doesn't know. */
function expectCareWithAzure({ requests }: Run): void {
  for (const { face, method, headers, path, query } of requests) {
    if (face !== 'arm') continue;
    expect(headers['user-agent']).toMatch(/aks-recover\/\d/);
    expect({ path, version: query['api-version'] }).toEqual({ path, version: expect.any(String) });
    if (method === 'PUT') expect(headers['if-match']).toMatch(/\S/);
  }
}
