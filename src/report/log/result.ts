/** The log's last lines: what was read back, the result, and what to do now. */

import { foundOff, type FoundOff } from '../text/found-off.ts';
import type { Outcome, PoolOutcome } from '../../domain/outcome/outcome.ts';
import type { Sighting } from '../../domain/moves/sighting.ts';
import type { Versions } from '../../domain/aks/cluster.ts';
import { isSucceeded } from '../../domain/aks/states.ts';
import { isSameImage, isSameKubernetesVersion } from '../../domain/aks/versions.ts';
import { formatDuration } from '../../domain/time.ts';
import { FOLLOW_ON_LEAD, followOnStep } from '../advice/follow-on.ts';
import { whyCutShort } from '../advice/job-limits.ts';
import { nextAdvice } from '../advice/next-step.ts';
import type { Remedy } from '../advice/advice.ts';
import { readyStep } from '../advice/ready-step.ts';
import { capitalized, oneLine, sentence } from '../../text/plain-text.ts';
import { restoreCommand, restoreLead } from '../text/restore-command.ts';
import type { RunContext } from '../run-context.ts';
import { UNDO_LEAD } from './checks.ts';
import { lastSightInWords } from '../text/last-sight.ts';
import { headlineOf, versionsInWords } from '../text/words.ts';

/** Returns what a pool reads after a rollback, against what it was to be. */
export function verifyLine(pool: string, target: Versions, seen: Sighting): string {
  if (!isSucceeded(seen.provisioningState)) {
    // The fields flip when the request is accepted: they tell nothing about the nodes.
    return `Read back pool ${oneLine(pool)}: ${oneLine(seen.provisioningState)}; which versions its nodes run is unknown.`;
  }
  const kubernetes = compared(seen.kubernetesVersion, target.kubernetesVersion, isSameKubernetesVersion);
  const image = compared(seen.nodeImageVersion, target.nodeImageVersion, isSameImage);
  return `Read back pool ${oneLine(pool)}: ${oneLine(seen.provisioningState)}, Kubernetes ${kubernetes}, node image ${image}.`;
}

/** Returns the warning about settings that became others while the pool was being rolled back. */
export function settingsChangedLine(pool: string, settings: readonly string[]): string {
  return `Settings of pool ${oneLine(pool)} differ from before the rollback: ${oneLine(settings.join(', '))}. A rollback changes only the versions; find out who changed them.`;
}

/** Returns the lines that close the log: the result, one line a pool, what to do now, how to go on, the restore command. */
export function resultLines(outcome: Outcome, context: RunContext = {}): readonly string[] {
  const restore = restoreCommand(outcome.address, outcome.channels);
  const why = whyCutShort(outcome, context);
  const step = followOnStep(outcome, context);
  const followOn = step.length === 0 ? [] : [`${FOLLOW_ON_LEAD}:`, ...step];
  return [
    `Result: ${outcome.result}. ${sentence(headlineOf(outcome))} Took ${formatDuration(outcome.endedAt - outcome.startedAt)}.`,
    ...(outcome.pools.length > 1 ? outcome.pools.map(poolResultLine) : []),
    ...outcome.pools.flatMap(lastSightLine),
    ...(why === undefined ? [] : [why]),
    ...insightLines(outcome),
    ...(nextAdvice(outcome).remedies.length > 0
      ? [...followOn, ...nextStepLines(outcome, context)]
      : [...nextStepLines(outcome, context), ...followOn]),
    ...(restore === undefined ? [] : [restoreLead(outcome.channels), `Restore command: ${restore}`]),
    ...foundOffLines(foundOff(outcome, context)),
  ];
}

function lastSightLine(pool: PoolOutcome): readonly string[] {
  const words = lastSightInWords(pool);
  return words === undefined ? [] : [`Pool ${oneLine(pool.name)}: ${sentence(words)}`];
}

function foundOffLines(found: FoundOff | undefined): readonly string[] {
  if (found === undefined) return [];
  const { text, earlierLog, usual, command } = found;
  return [
    `${text}${earlierLog === undefined ? '.' : `: ${oneLine(earlierLog)}`}`,
    `To turn it back on yourself once the cause is found (${usual}):`,
    `   ${command}`,
  ];
}

/** Without the names of people: in a public repository anybody may read the log, and a log is kept. */
function insightLines({ insights = [] }: Outcome): readonly string[] {
  return insights.flatMap(({ text, commands = [], undo }) => [
    oneLine(text),
    ...commands.map((command) => `   ${command}`),
    ...(undo === undefined ? [] : [UNDO_LEAD, `   ${undo}`]),
  ]);
}

/** One thing to do in one line, several in a list; what is to be copied stands in lines of its own below. */
function nextStepLines(outcome: Outcome, context: RunContext): readonly string[] {
  const { remedies, ...whole } = nextAdvice(outcome);
  if (remedies.length === 0)
    return [`Next step: ${sentence(whole.text)}`, ...linesToCopy(whole, outcome, context)];
  return [
    `Next step: ${capitalized(whole.text)}:`,
    ...remedies.flatMap((remedy, index) => [
      `${String(index + 1)}. ${sentence(remedy.text)}`,
      ...linesToCopy(remedy, outcome, context),
    ]),
  ];
}

function linesToCopy(
  { step, commands = [] }: Remedy,
  outcome: Outcome,
  context: RunContext,
): readonly string[] {
  const lines = [...commands, ...(step === undefined ? [] : readyStep(outcome, context, step))];
  return lines.map((line) => `   ${line}`);
}

/** Returns what became of one pool, in one line. */
export function poolResultLine({ name, result, after, provisioningState, detail }: PoolOutcome): string {
  const state = provisioningState === undefined ? '' : `, ${oneLine(provisioningState)}`;
  const more = detail === undefined ? '' : `. ${sentence(oneLine(detail))}`;
  return `Pool ${oneLine(name)}: ${result}${state}, ${versionsInWords(after)}${more}`;
}

function compared(
  seen: string | undefined,
  wanted: string,
  isSame: (one: string, other: string) => boolean,
): string {
  if (seen === undefined) return `unknown (expected ${oneLine(wanted)})`;
  return isSame(seen, wanted)
    ? `${oneLine(seen)} as requested`
    : `${oneLine(seen)} (expected ${oneLine(wanted)})`;
}
