/** Reads and validates all inputs in one pass. */

import { CHECK_IDS, NEVER_IGNORED, type CheckId } from '../domain/checks/check.ts';
import { InputError } from '../domain/aks/errors.ts';
import type { Inputs, Mode, PoolSelection, ReportInputs, WaitInputs } from '../domain/inputs.ts';
import { optional } from '../domain/optional.ts';
import type { Runner } from '../ports/runner.ts';
import { readCluster } from './cluster.ts';
import { checkCombination } from './combinations.ts';
import { readConnection } from './connection.ts';
import { parsePollInterval, parseTimeout } from './durations.ts';
import { parseOperationId, parsePoolName } from './names.ts';
import { accept, refuse, type Parser } from './parsed.ts';
import { noteEmptyInputs } from './missing.ts';
import type { SignInEnvironment } from './sign-in.ts';
import { InputSource } from './source.ts';
import { parseKubernetesVersion, parseNodeImageVersion } from './versions.ts';
import { oneOf, parseBoolean, splitList } from './words.ts';

/** What the machine offers apart from inputs and environment variables. */
export type InputEnvironment = SignInEnvironment;

const MODES = ['abort', 'rollback', 'status'] as const satisfies readonly Mode[];

const IGNORABLE: readonly CheckId[] = CHECK_IDS.filter((id) => !NEVER_IGNORED.has(id));

const parseIgnorableCheck: Parser<string> = (text) => {
  const isNeverIgnored = [...NEVER_IGNORED].some((id) => id === text.toLowerCase());
  return isNeverIgnored
    ? refuse(`can't be ignored; accepted: ${IGNORABLE.join(', ')}`)
    : oneOf(IGNORABLE)(text);
};

/** Returns the inputs. Throws InputError, with every problem found, if any is not in order. */
export function readInputs(runner: Runner, environment: InputEnvironment): Inputs {
  const source = new InputSource(runner);
  // Before anything is refused, so that no message can show them.
  source.hide(source.text('client-secret'));
  source.hide(source.variable('AZURE_CLIENT_SECRET'));
  source.hide(source.text('github-token'));
  const mode = source.parse('mode', oneOf(MODES));
  if (source.text('mode') === undefined) source.note('mode', `is required: ${MODES.join(', ')}`);
  if (mode !== undefined) source.limitTo(mode);

  const inputs = readAll(source, mode, environment);
  if (inputs === undefined || source.problems.length > 0) throw new InputError(source.problems);
  return inputs;
}

/** Reads everything, whatever was wrong before; returns `undefined` if something needed was refused. */
function readAll(
  source: InputSource,
  mode: Mode | undefined,
  environment: InputEnvironment,
): Inputs | undefined {
  const { cliProfile } = environment;
  const connection = readConnection(source, mode, environment);
  const isCliSession =
    connection?.signIn.kind === 'azure-cli' && cliProfile?.defaultSubscriptionId !== undefined;
  const cluster = readCluster(
    source,
    isCliSession ? { cliSubscriptionId: cliProfile.defaultSubscriptionId } : {},
  );
  noteEmptyInputs(source, environment.noIdTokens);
  const pools = readPools(source);
  const waiting = readWaiting(source, mode);
  const reporting = readReporting(source);
  const specifics = readSpecifics(source);
  if (mode !== undefined) {
    checkCombination(source, { mode, pools, wait: waiting.wait, ...specifics.pins, ...specifics.operation });
  }
  if (mode === undefined || cluster === undefined || connection === undefined) return undefined;

  const common = { cluster, pools, waiting, connection, reporting };
  const { pins, operation, reason, dryRun, autoUpgrade, ifBusy, ifIdle, ignoreChecks } = specifics;
  switch (mode) {
    case 'status':
      return { mode, ...common, ...operation };
    case 'abort':
      return { mode, ...common, ...operation, ...reason, dryRun, ifIdle, ignoreChecks };
    case 'rollback':
      return { mode, ...common, pins, ...reason, dryRun, autoUpgrade, ifBusy, ignoreChecks };
  }
}

function readPools(source: InputSource): PoolSelection {
  if (source.text('nodepool') === '*') return { kind: 'all' };
  const names = source.list('nodepool', parsePoolName);
  // A list without items would mean the whole cluster, which nobody who wrote a list meant.
  if (isEmptyList(source.text('nodepool'))) source.note('nodepool', 'is a list without any names');
  return names.length === 0 ? { kind: 'none' } : { kind: 'named', names };
}

function isEmptyList(text: string | undefined): boolean {
  return text !== undefined && splitList(text).length === 0;
}

function readWaiting(source: InputSource, mode: Mode | undefined): WaitInputs {
  return {
    wait: source.parse('wait', parseBoolean) ?? mode !== 'status',
    // The fallbacks stand for values that were refused: they are never used.
    timeoutMs: source.parse('timeout', parseTimeout) ?? 0,
    pollIntervalMs: source.parse('poll-interval', parsePollInterval) ?? 0,
  };
}

function readReporting(source: InputSource): ReportInputs {
  const gitHubToken = source.text('github-token');
  return {
    summary: source.parse('summary', parseBoolean) ?? true,
    followUpIssue: source.parse('follow-up-issue', parseBoolean) ?? false,
    issueLabels: source.list('issue-labels', accept),
    ...optional('gitHubToken', gitHubToken),
  };
}

/** What only some modes have. An input of another mode counts as absent here. */
function readSpecifics(source: InputSource) {
  const kubernetesVersion = source.parse('kubernetes-version', parseKubernetesVersion);
  const nodeImageVersion = source.parse('node-image-version', parseNodeImageVersion);
  const operationId = source.parse('operation-id', parseOperationId);
  const reason = source.text('reason');
  return {
    pins: {
      ...optional('kubernetesVersion', kubernetesVersion),
      ...optional('nodeImageVersion', nodeImageVersion),
    },
    operation: optional('operationId', operationId),
    reason: optional('reason', reason),
    dryRun: source.parse('dry-run', parseBoolean) ?? false,
    autoUpgrade: source.parse('auto-upgrade', oneOf(['disable', 'fail'])) ?? 'disable',
    ifBusy: source.parse('if-busy', oneOf(['fail', 'wait', 'abort'])) ?? 'fail',
    ifIdle: source.parse('if-idle', oneOf(['succeed', 'fail'])) ?? 'succeed',
    ignoreChecks: new Set(source.list('ignore-checks', parseIgnorableCheck)),
  };
}
