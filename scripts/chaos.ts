/** Many random runs against a simulated Azure: `npm run chaos -- --seed 1 --runs 1000`. Every violation names its seed. */

import { parseArgs } from 'node:util';
import { play, type Played } from './chaos/play.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '100' },
    jobs: { type: 'string', default: '4' },
  },
});
const first = Number(values.seed);
const runs = Number(values.runs);
const last = first + runs - 1;

let next = first;
let broken = 0;
const results = new Map<string, number>();
const themes = new Map<string, number>();

function tell(seed: number, { draw, broken: promises, left }: Played): void {
  const result = left?.outputs['result'] ?? 'none';
  results.set(result, (results.get(result) ?? 0) + 1);
  for (const theme of draw.themes) themes.set(theme, (themes.get(theme) ?? 0) + 1);
  if (promises.length > 0) {
    broken += 1;
    console.log(`Seed ${seed}: ${promises.join('; ')}`);
    console.log(`  once more: npm run chaos -- --seed ${seed} --runs 1`);
  }
  if (runs !== 1) return;
  console.log(JSON.stringify(draw, undefined, 2));
  console.log(left?.log ?? '');
  for (const { method, path, status } of left?.requests ?? [])
    console.log(`${method} ${path} ${status ?? 'lost'}`);
}

async function work(): Promise<void> {
  while (next <= last) {
    const seed = next;
    next += 1;
    tell(seed, await play(seed));
    const done = seed - first + 1;
    if (done % 500 === 0) console.log(`${done} of ${runs} runs, ${broken} with broken promises`);
  }
}

await Promise.all(Array.from({ length: Number(values.jobs) }, work));
for (const counted of [results, themes]) {
  const counts = [...counted].toSorted(([, one], [, other]) => other - one);
  console.log(counts.map(([name, count]) => `${name} ${count}`).join(', '));
}
console.log(`${runs} runs from seed ${first}: ${broken} with broken promises.`);
// Connections that hang must not hold the end back.
process.exit(broken > 0 ? 1 : 0);
