/** What a check is, and what it says. */

import type { StepInputs } from '../step-inputs.ts';

export const CHECK_IDS = [
  'cluster-running',
  'operation-in-progress',
  'rollback-target',
  'rollback-direction',
  'rollback-window',
  'version-supported',
  'version-skew',
  'os-sku-changed',
  'pool-mode',
  'auto-upgrade',
  'fleet-auto-upgrade',
  'fleet-update-run',
  'upgrade-override',
  'upgrade-gate',
  'blue-green',
  'capacity',
  'permission',
  'operation-mismatch',
  'operation-elsewhere',
  'not-abortable',
  'pool-snapshot',
  'drain-settings',
] as const;

export type CheckId = (typeof CHECK_IDS)[number];

/** Checks whose block can't be turned into a warning by `ignore-checks`. */
export const NEVER_IGNORED: ReadonlySet<CheckId> = new Set<CheckId>([
  'cluster-running',
  'operation-in-progress',
  'rollback-target',
  'rollback-direction',
  'operation-mismatch',
]);

/** `notice` is told in log and summary, without an annotation. */
export type CheckVerdict = 'passed' | 'notice' | 'warned' | 'blocked';

export interface CheckResult {
  readonly id: CheckId;
  /** The pool it is about; absent: the cluster. */
  readonly pool?: string;
  readonly verdict: CheckVerdict;
  /** What was seen: one sentence. */
  readonly seen: string;
  /** Why it matters: one sentence; absent when passed. */
  readonly why?: string;
  /** How to satisfy it: one sentence, without a command; absent when passed. */
  readonly remedy?: string;
  /** What the remedy asks to be run, made with `azCommand`: each can be pasted as it stands. */
  readonly commands?: readonly string[];
  /** The inputs of a step of this action that does what the remedy says. */
  readonly step?: StepInputs;
  /** The command that takes back what the remedy did, for whoever comes to upgrade again. */
  readonly undo?: string;
  /** True when no second run of the step can pass: the remedy is what is left to do in its place. */
  readonly isFinal?: true;
  /** True when `ignore-checks` turned the block into this warning. */
  readonly ignored?: boolean;
}
