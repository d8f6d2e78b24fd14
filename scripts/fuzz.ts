/**
 * Runs with distorted answers: `npm run fuzz -- --seed 1 --runs 1000`, of the sources in virtual time, or with `--bundle`
 * of the built bundle. Every violation names its seed.
 */

import { parseArgs } from 'node:util';
import { drawStory, play, shrink, type Played } from './fuzz/play.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '100' },
    jobs: { type: 'string', default: '6' },
    bundle: { type: 'boolean', default: false },
  },
});
const stage = values.bundle ? 'bundle' : 'sources';
const first = Number(values.seed);
const runs = Number(values.runs);
const last = first + runs - 1;

let next = first;
let broken = 0;
const results = new Map<string, number>();

function tell(seed: number, { story, broken: promises, left }: Played): void {
  const result = left?.outputs['result'] ?? 'none';
  results.set(result, (results.get(result) ?? 0) + 1);
  if (promises.length > 0) {
    broken += 1;
    console.log(`Seed ${seed} (${story.flow}): ${promises.join('; ').slice(0, 3_000)}`);
    console.log(
      `  once more, made small: npm run fuzz -- ${values.bundle ? '--bundle ' : ''}--seed ${seed} --runs 1`,
    );
  }
}

async function tellAll(seed: number, played: Played): Promise<void> {
  const small = played.broken.length === 0 ? undefined : await shrink(seed, stage);
  const { story, broken: promises, left } = small === undefined ? played : await play(small, stage);
  console.log(JSON.stringify(story, undefined, 2).slice(0, 10_000));
  console.log((left?.log ?? '').slice(0, 20_000));
  for (const { method, path, status } of left?.requests ?? [])
    console.log(`${method} ${path} ${status ?? 'lost'}`);
  console.log(promises.join('\n').slice(0, 10_000));
}

async function work(): Promise<void> {
  while (next <= last) {
    const seed = next;
    next += 1;
    const played = await play(drawStory(seed), stage);
    tell(seed, played);
    if (runs === 1) await tellAll(seed, played);
    const done = seed - first + 1;
    if (done % 500 === 0) console.log(`${done} of ${runs} runs, ${broken} with broken promises`);
  }
}

await Promise.all(Array.from({ length: Number(values.jobs) }, work));
const counts = [...results].toSorted(([, one], [, other]) => other - one);
console.log(counts.map(([result, count]) => `${result} ${count}`).join(', '));
console.log(`${runs} runs from seed ${first}: ${broken} with broken promises.`);
// Connections that hang must not hold the end back.
process.exit(broken > 0 ? 1 : 0);
