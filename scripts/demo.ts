/**
 * The main job on real input: a stuck upgrade in a simulated AKS, and the built action run as the runner would,
 * status → abort → rollback → status. Prints the log, and writes the job summaries and an index page that shows log and
 * summaries side by side to demo-output/.
 */

import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { copyPageLibrary, renderIndex, renderPage, type PlayedStep } from './demo/page.ts';
import { startSimulatedAzure } from './demo/simulated-azure.ts';
import { runAction } from './runner/local-runner.ts';
import { renderLog } from './runner/render-log.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAIN = join(ROOT, 'dist', 'index.js');
const OUTPUT = join(ROOT, 'demo-output');
const SCENARIO = join(ROOT, 'simulator', 'scenarios', 'stuck-upgrade.yml');

const SPEED = 200;

const STORY = [
  'An upgrade of pool user hangs: one of its three nodes is done, the next one can’t be drained, and auto-upgrade is on.',
  `Azure is simulated. Its clock runs ${String(SPEED)} times as fast as real time, and so does the action’s while it waits: what reads as five minutes took a second and a half.`,
];

interface Step {
  readonly title: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly result: string;
}

const STEPS: readonly Step[] = [
  { title: 'What is going on?', inputs: { mode: 'status' }, result: 'in-progress' },
  {
    title: 'Abort the stuck upgrade',
    inputs: { mode: 'abort', nodepool: 'user', reason: 'Upgrade hangs, checkout is slow' },
    result: 'aborted',
  },
  {
    title: 'Roll the pool back',
    inputs: { mode: 'rollback', nodepool: 'user', reason: 'Upgrade hangs, checkout is slow' },
    result: 'rolled-back',
  },
  { title: 'Is it healthy?', inputs: { mode: 'status', nodepool: 'user' }, result: 'succeeded' },
];

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  if (!existsSync(MAIN)) {
    console.error('dist/index.js is missing. It is part of the repository; `npm run build` rebuilds it.');
    return 1;
  }
  await rm(OUTPUT, { recursive: true, force: true });
  await mkdir(OUTPUT, { recursive: true });
  await copyPageLibrary(OUTPUT);
  console.log(STORY.join('\n'));
  const azure = await startSimulatedAzure(SCENARIO, SPEED, Number(values.port));
  try {
    const played: PlayedStep[] = [];
    let failures = 0;
    for (const step of STEPS) {
      const { result, ...one } = await play(step, azure.environment);
      const name = `${String(played.length + 1)}-${step.inputs['mode'] ?? ''}`;
      await writeFile(join(OUTPUT, `${name}.md`), one.summary);
      await writeFile(join(OUTPUT, `${name}.html`), renderPage(step.title, one.summary));
      played.push(one);
      if (result !== step.result) {
        console.error(`Expected ${step.result}, but the result is ${result}.`);
        failures++;
      }
    }
    const index = join(OUTPUT, 'index.html');
    await writeFile(index, renderIndex('AKS Recover: a stuck upgrade', STORY, played));
    console.log(`\nLog and job summaries, side by side, to open in a browser: ${index}`);
    return failures === 0 ? 0 : 1;
  } finally {
    await azure.stop();
  }
}

async function play(
  { title, inputs }: Step,
  env: Readonly<Record<string, string>>,
): Promise<PlayedStep & { readonly result: string }> {
  console.log(`\n━━━ ${title} ━━━`);
  for (const [name, value] of Object.entries(inputs)) console.log(`    ${name}: ${value}`);
  const { log, summary, outputs, exitCode, durationMs } = await runAction({
    main: MAIN,
    inputs: { cluster: 'prod', 'resource-group': 'rg', ...inputs },
    env,
  });
  const rendered = renderLog(log);
  console.log(rendered);
  console.log(`Exit code ${String(exitCode)}, ${(durationMs / 1000).toFixed(1)} s of real time`);
  return { title, inputs, log: rendered, summary, result: outputs['result'] ?? '(none)' };
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
