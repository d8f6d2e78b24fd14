/** Whole runs whose answers are distorted on their way: `npm run fuzz` takes any other seeds, and more of them. */

import { expect, test } from '@jest/globals';
import { drawStory, play } from '../../scripts/fuzz/play.ts';

const FIRST_SEED = 1;
const RUNS = process.env['TESTS'] === 'long' ? 400 : 30;
const AT_ONCE = 6;

const LAST_SEED = FIRST_SEED + RUNS - 1;
const seeds = Array.from({ length: RUNS }, (_, index) => FIRST_SEED + index);

test(`whatever Azure, Entra ID and GitHub answer, the runs of seeds ${String(FIRST_SEED)} to ${String(LAST_SEED)} keep every promise`, async () => {
  const broken: string[] = [];
  const waiting = [...seeds];
  const work = async (): Promise<void> => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const played = await play(drawStory(seed));
      if (played.broken.length > 0) {
        broken.push(`npm run fuzz -- --seed ${String(seed)} --runs 1: ${played.broken.join('; ')}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(broken).toEqual([]);
}, 300_000);
