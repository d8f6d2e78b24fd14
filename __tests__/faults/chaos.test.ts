import { expect, test } from '@jest/globals';
import { play } from '../../scripts/chaos/play.ts';

/** Run by `npm run test:long` each time; `npm run chaos` takes any others, and more of them. */
const FIRST_SEED = 1;
const RUNS = 60;
const AT_ONCE = 6;

const seeds = Array.from({ length: RUNS }, (_, index) => FIRST_SEED + index);

test(`the random runs of seeds ${String(FIRST_SEED)} to ${String(FIRST_SEED + RUNS - 1)} keep every promise`, async () => {
  const broken: string[] = [];
  const waiting = [...seeds];
  const work = async (): Promise<void> => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const played = await play(seed);
      if (played.broken.length > 0) {
        broken.push(`npm run chaos -- --seed ${String(seed)} --runs 1: ${played.broken.join('; ')}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(broken).toEqual([]);
});
