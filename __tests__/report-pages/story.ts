/** What the stories are made of. */

import type { Move } from '../../src/domain/moves/move.ts';
import type { Outcome, TimelineEntry } from '../../src/domain/outcome/outcome.ts';
import { MINUTE, START } from '../unit/report/samples.ts';

export interface Story {
  readonly name: string;
  readonly outcome: Outcome;
  /** True when the page shows texts that look like markup, because they were given so. */
  readonly isHostile?: boolean;
}

/** Returns what the timeline has at a minute of the run. */
export const entry = (
  minute: number,
  target: string,
  ...what: ['state', string] | ['move', Move['kind']]
): TimelineEntry => {
  const at = START + minute * MINUTE;
  return what[0] === 'state'
    ? { at, target, kind: what[0], text: what[1] }
    : { at, target, kind: what[0], text: what[1] };
};
