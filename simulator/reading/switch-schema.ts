import { DEFAULT_SWITCHES } from '../state/switches.ts';
import * as check from './checks.ts';
import type { Check } from './checks.ts';

/** Accepted words of the switches that have a fixed set of them. */
const SWITCH_WORDS: Record<string, readonly string[]> = {
  abortWhenIdle: ['409', '400', '204'],
  abortAnswer: ['202', '204'],
  abortRace: ['abort-wins', 'operation-succeeds', 'operation-fails', 'conflict'],
  abortedOperationEnds: ['Canceled', 'Preempted'],
  clusterAbortWhilePoolMoves: ['refused', 'aborts-pool'],
  upgradeChannelRollback: ['reject', 'accept-then-fail', 'accept-and-re-upgrade'],
  imageWithNodeOsChannel: ['newest', 'restored'],
  recordsAfterRollback: ['empty', 'version-left'],
  resumeMoment: ['during', 'after'],
  conflictForm: ['flat', 'nested'],
  badRequestForm: ['flat', 'nested'],
  notFoundForm: ['flat', 'nested'],
  preconditionForm: ['flat', 'nested'],
  throttledForm: ['flat', 'nested'],
  unsupportedVersionError: ['InvalidApiVersionParameter', 'NoRegisteredProviderFound', 'InvalidResourceType'],
};

function switchCheck(name: string, standard: unknown): Check {
  const words = SWITCH_WORDS[name];
  if (words !== undefined) return check.oneOf(words);
  if (name === 'eTagSince') return check.isDate;
  if (typeof standard === 'boolean') return check.isBoolean;
  if (Array.isArray(standard)) return check.listOf(check.isText);
  return standard === null ? check.orNull(check.isCount) : check.isAnyNumber;
}

/** The part `switches` of a scenario file. */
export const switches = check.objectOf(
  Object.fromEntries(
    Object.entries(DEFAULT_SWITCHES).map(([name, standard]) => [name, switchCheck(name, standard)]),
  ),
);
