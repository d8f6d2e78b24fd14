/**
 * `npm run test:act`: every ready workflow, run by nektos/act against the simulator, under exactly the roles and with
 * exactly the credentials that its header names. Without act or the Azure CLI it is skipped; with `--require` that is a
 * failure. `--only TEXT` plays the stories whose name holds it, `--log` prints the log of those that fail.
 */

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ACT_VERSION, actVersion } from './act/act.ts';
import { play, type Story, type Tools } from './act/play.ts';
import { STORIES } from './act/stories/index.ts';
import { findProgram } from './act/programs.ts';

const LOGS = path.resolve(import.meta.dirname, '../reports/act');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      require: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
    },
  });
  const act = await findProgram('act', 'ACT');
  const az = await findProgram('az', 'AZ');
  if (act === undefined || az === undefined) {
    const missing =
      act === undefined
        ? `act (go install github.com/nektos/act@v${ACT_VERSION})`
        : 'the Azure CLI (pip install azure-cli)';
    console.log(`Skipped: ${missing} is missing.`);
    return values.require ? 1 : 0;
  }
  const stories = STORIES.filter(({ name }) => name.includes(values.only));
  if (stories.length === 0) throw new Error(`The name of no story contains '${values.only}'.`);
  console.log(
    `act ${(await actVersion(act)) ?? ''} (made with ${ACT_VERSION}), ${String(stories.length)} stories; logs of failures in ${LOGS}`,
  );
  await mkdir(LOGS, { recursive: true });
  return playAll(stories, { act, azFolder: path.dirname(az) });
}

async function playAll(stories: readonly Story[], tools: Tools): Promise<number> {
  const startedAt = performance.now();
  let failures = 0;
  for (const story of stories) {
    const storyStartedAt = performance.now();
    const { problems, log } = await play(story, tools);
    const seconds = ((performance.now() - storyStartedAt) / 1000).toFixed(0);
    console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${seconds.padStart(3)} s  ${story.name}`);
    if (problems.length === 0) continue;
    failures += 1;
    console.log(problems.map((problem) => `       ${problem}`).join('\n'));
    await writeFile(path.join(LOGS, `${story.name.replaceAll(/\W+/g, '-')}.log`), log);
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(
    `${String(stories.length - failures)} of ${String(stories.length)} stories ended as expected, in ${seconds} s.`,
  );
  return failures === 0 ? 0 : 1;
}

process.exitCode = await main();
