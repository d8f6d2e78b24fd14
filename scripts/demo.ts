/**
 * The main job on real input: a stuck upgrade in a simulated AKS, and the built action run as the runner would,
 * status → abort → rollback → status. Prints the log and writes the job summaries to demo-output/.
 */

import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { copyPageLibrary, renderPage } from './demo/page.ts';
import { startSimulatorProcess } from './demo/simulator-process.ts';
import { runAction, type LocalResult } from './runner/local-runner.ts';
import { renderLog } from './runner/render-log.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAIN = join(ROOT, 'dist', 'index.js');
const OUTPUT = join(ROOT, 'demo-output');
const SCENARIO = join(ROOT, 'simulator', 'scenarios', 'stuck-upgrade.yml');

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
    console.error('dist/index.js is missing. It is part of the repository; `npm run build` makes it anew.');
    return 1;
  }
  await rm(OUTPUT, { recursive: true, force: true });
  await mkdir(OUTPUT, { recursive: true });
  await copyPageLibrary(OUTPUT);
  const simulator = await startSimulatorProcess([
    '--scenario',
    SCENARIO,
    '--speed',
    '200',
    '--port',
    values.port,
  ]);
  try {
    let failures = 0;
    for (const [index, step] of STEPS.entries()) {
      const result = await play(step, simulator.environment);
      await keep(`${String(index + 1)}-${step.inputs['mode'] ?? ''}`, step, result);
      if (result.outputs['result'] !== step.result) {
        console.error(`Expected ${step.result}, but the result is ${result.outputs['result'] ?? '(none)'}.`);
        failures++;
      }
    }
    console.log(`\nThe job summaries are in ${OUTPUT}: Markdown, and HTML to open in a browser.`);
    return failures === 0 ? 0 : 1;
  } finally {
    await simulator.stop();
  }
}

async function play({ title, inputs }: Step, env: Readonly<Record<string, string>>): Promise<LocalResult> {
  console.log(`\n━━━ ${title} ━━━`);
  for (const [name, value] of Object.entries(inputs)) console.log(`    ${name}: ${value}`);
  const result = await runAction({
    main: MAIN,
    inputs: { cluster: 'prod', 'resource-group': 'rg', 'poll-interval': '1s', ...inputs },
    // The job mints ID tokens, so no secret is needed.
    env: { ...env, AZURE_CLIENT_SECRET: '' },
  });
  console.log(renderLog(result.log));
  console.log(`Exit code ${String(result.exitCode)}, ${(result.durationMs / 1000).toFixed(1)} s`);
  return result;
}

async function keep(name: string, { title }: Step, { summary }: LocalResult): Promise<void> {
  await writeFile(join(OUTPUT, `${name}.md`), summary);
  await writeFile(join(OUTPUT, `${name}.html`), renderPage(title, summary));
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
