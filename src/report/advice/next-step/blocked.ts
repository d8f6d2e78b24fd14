/** What to do now when a check blocked. */

import type { CheckResult } from '../../../domain/checks/check.ts';
import { optional } from '../../../domain/optional.ts';
import type { Outcome } from '../../../domain/outcome/outcome.ts';
import { nodepoolInput } from '../../../domain/step-inputs.ts';
import { listInWords, sentence, uncapitalized } from '../../../text/plain-text.ts';
import { poolsInWords } from '../../text/words.ts';
import { advise, choose, type Advice, type Remedy } from '../advice.ts';
import { inputsInWords } from '../remedies.ts';
import { blockedBy, checksWith } from '../situation.ts';

/** Returns the remedy of the check, for each pool that it blocked; of several checks, the first one's. */
export function afterBlock(outcome: Outcome): Advice {
  const ids = blockedBy(outcome);
  const blocked = checksWith(outcome, 'blocked');
  const ruledOut = ofRuledOutPools(blocked);
  if (ruledOut.length > 0) return afterFinalBlock(outcome, ruledOut);
  if (ids.length > 1) {
    const [how] = blocked.map(({ remedy }) => remedy);
    const firstOf = how === undefined ? '' : `; first: ${uncapitalized(withoutStop(how))}`;
    return withWays(
      `resolve the checks ${listInWords(ids)} and run this again${firstOf}`,
      blocked.slice(0, 1),
    );
  }
  if (blocked.some(({ isFinal }) => isFinal === true)) return afterFinalBlock(outcome, blocked);
  const remedy = inSentences(blocked.flatMap(({ remedy: one }) => (one === undefined ? [] : [one])));
  // What says itself when to run the step again needs no second word about it.
  if (/\brun (?:this step|it) again\b/i.test(remedy)) return withWays(remedy, blocked);
  const how = remedy === '' ? '' : `: ${uncapitalized(remedy)}`;
  return withWays(`resolve the check ${ids[0] ?? 'that blocked'} and run this again${how}`, blocked);
}

/** What rules pools out for good, where nothing else blocks but what is about the same pools: it is no use to resolve that. */
function ofRuledOutPools(blocked: readonly CheckResult[]): readonly CheckResult[] {
  const finals = blocked.filter(({ isFinal, pool }) => isFinal === true && pool !== undefined);
  return blocked.every(({ pool }) => finals.some((one) => one.pool === pool)) ? finals : [];
}

/** No second run with the same pools can pass; with those alone that were not blocked it can. */
function afterFinalBlock(outcome: Outcome, blocked: readonly CheckResult[]): Advice {
  const said = inSentences(blocked.map(({ seen, remedy = '' }) => `${sentence(seen)} ${remedy}`));
  const others = outcome.pools.filter(({ result }) => result === 'not-started').map(({ name }) => name);
  if (others.length === 0) return withWays(said, blocked);
  const only = nodepoolInput(others);
  return advise(`${sentence(said)} To roll back ${poolsInWords(others)}, name nothing else: \`${only}\``, {
    ...commandsOf(blocked),
    step: ['mode: rollback', only],
  });
}

/** The way that a step goes comes before the command, which may take up again what was stopped. */
function withWays(text: string, checks: readonly CheckResult[]): Advice {
  const step = checks.find((check) => check.step !== undefined)?.step;
  const commands = commandsOf(checks);
  if (step === undefined || commands.commands === undefined) {
    return advise(text, { ...optional('step', step), ...commands });
  }
  return choose(text, [
    { text: `for the first, run ${inputsInWords(step)}`, step },
    { text: 'for the last, use the command', ...commands },
  ]);
}

function commandsOf(checks: readonly CheckResult[]): Pick<Remedy, 'commands'> {
  const commands = [...new Set(checks.flatMap((check) => check.commands ?? []))];
  return commands.length === 0 ? {} : { commands };
}

/** Each once, as several sentences without the last full stop. */
function inSentences(texts: readonly string[]): string {
  return withoutStop([...new Set(texts.map(sentence))].join(' '));
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}
