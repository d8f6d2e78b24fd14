/** All checks, in the order in which they are told. To add one: write its function, put it into a list, name its id. */

import { abortPermission, permission, statusPermission } from './permission.ts';
import { autoUpgrade } from './auto-upgrade.ts';
import { blueGreen } from './blue-green.ts';
import { capacity } from './capacity.ts';
import { NEVER_IGNORED, type CheckResult } from './check.ts';
import { clusterRunning } from './cluster-running.ts';
import type { AbortContext, Check, RollbackContext } from './context.ts';
import { drainSettings } from './drain-settings.ts';
import { fleetAutoUpgrade } from './fleet-auto-upgrade.ts';
import { fleetUpdateRun } from './fleet-update-run.ts';
import { notAbortable } from './not-abortable.ts';
import { operationElsewhere } from './operation-elsewhere.ts';
import { operationInProgress } from './operation-in-progress.ts';
import { busyMismatch, operationMismatch } from './operation-mismatch.ts';
import { osSkuChanged } from './os-sku-changed.ts';
import { poolMode } from './pool-mode.ts';
import { poolSnapshot } from './pool-snapshot.ts';
import type { Observation } from '../aks/cluster.ts';
import { rollbackDirection } from './rollback-direction.ts';
import { rollbackTarget } from './rollback-target.ts';
import { rollbackWindow } from './rollback-window.ts';
import { upgradeGate } from './upgrade-gate.ts';
import { upgradeOverride } from './upgrade-override.ts';
import { versionSkew } from './version-skew.ts';
import { versionSupported } from './version-supported.ts';

const ROLLBACK_CHECKS: readonly Check<RollbackContext>[] = [
  clusterRunning,
  operationInProgress,
  busyMismatch,
  rollbackTarget,
  rollbackDirection,
  rollbackWindow,
  versionSupported,
  versionSkew,
  osSkuChanged,
  poolMode,
  autoUpgrade,
  fleetAutoUpgrade,
  fleetUpdateRun,
  upgradeOverride,
  upgradeGate,
  blueGreen,
  permission,
  poolSnapshot,
  drainSettings,
  capacity,
];

const ABORT_CHECKS: readonly Check<AbortContext>[] = [
  notAbortable,
  operationMismatch,
  operationElsewhere,
  abortPermission,
];

/** Returns what every check of a rollback says, with the blocks that `ignore-checks` names turned into warnings. */
export function checkRollback(context: RollbackContext): readonly CheckResult[] {
  return run(ROLLBACK_CHECKS, context, context.inputs.ignoreChecks);
}

/** Returns what every check of an abort says, with the blocks that `ignore-checks` names turned into warnings. */
export function checkAbort(context: AbortContext): readonly CheckResult[] {
  return run(ABORT_CHECKS, context, context.inputs.ignoreChecks);
}

/** Returns what status mode could not read for want of a right. */
export function checkStatus(observation: Observation): readonly CheckResult[] {
  return statusPermission(observation);
}

export function isBlocking(result: CheckResult): boolean {
  return result.verdict === 'blocked';
}

function run<Context>(
  checks: readonly Check<Context>[],
  context: Context,
  ignored: ReadonlySet<string>,
): readonly CheckResult[] {
  return checks
    .flatMap((check) => check(context))
    .map((result) =>
      isBlocking(result) && ignored.has(result.id) && !NEVER_IGNORED.has(result.id)
        ? { ...result, verdict: 'warned', ignored: true }
        : result,
    );
}
