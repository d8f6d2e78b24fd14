/**
 * `npm test`: everything that a change has to pass. What can tell of a mistake soon comes first; what does not depend on
 * each other runs at the same time, because the tests mostly wait for processes of their own. What runs is shown while
 * it runs; what a script prints comes as a whole when it ends, except from the tests: their lines come at once.
 */

import { spawn } from 'node:child_process';

interface Script {
  readonly name: string;
  /** Shows its lines as they come. */
  readonly isLive?: true;
}

/** npm scripts, in stages: one stage begins when all of the one before have passed. */
const STAGES: readonly (readonly Script[])[] = [
  [{ name: 'types' }, { name: 'unused' }, { name: 'lint' }],
  [{ name: 'coverage', isLive: true }, { name: 'check-dist' }, { name: 'format:check' }],
];

/** Milliseconds after which what still runs is named again. */
const SILENCE_MS = 15_000;

const begun = performance.now();
const running = new Map<string, number>();
let toldAt = begun;

function tell(text: string): void {
  console.log(text);
  toldAt = performance.now();
}

function secondsSince(time: number): string {
  return `${((performance.now() - time) / 1000).toFixed(0)} s`;
}

/** Returns whether it passed. */
function run({ name, isLive }: Script): Promise<boolean> {
  const startedAt = performance.now();
  running.set(name, startedAt);
  return new Promise((resolve) => {
    // npm is a script of its own on Windows, which only a shell can start.
    const child = spawn('npm', ['run', '--silent', name], { shell: process.platform === 'win32' });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      if (isLive !== true) return;
      const end = output.lastIndexOf('\n');
      if (end === -1) return;
      tell(output.slice(0, end));
      output = output.slice(end + 1);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const end = (hasPassed: boolean): void => {
      running.delete(name);
      if (output.trim() !== '') tell(output.trim());
      tell(`${hasPassed ? 'ok  ' : 'FAIL'} ${name} (${secondsSince(startedAt)})`);
      resolve(hasPassed);
    };
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => {
      end(code === 0);
    });
  });
}

const reminder = setInterval(() => {
  if (performance.now() - toldAt < SILENCE_MS) return;
  tell(`... ${[...running].map(([name, since]) => `${name} (${secondsSince(since)})`).join(', ')}`);
}, 1000);

for (const [index, stage] of STAGES.entries()) {
  tell(`Stage ${index + 1} of ${STAGES.length}: ${stage.map(({ name }) => name).join(', ')}`);
  const passed = await Promise.all(stage.map(run));
  if (passed.includes(false)) {
    process.exitCode = 1;
    break;
  }
}
clearInterval(reminder);
