/**
 * `npm test`: everything that a change has to pass. What can tell of a mistake soon comes first; what does not depend on
 * each other runs at the same time, because the tests mostly wait for processes of their own.
 */

import { spawn } from 'node:child_process';

/** npm scripts, in stages: one stage begins when all of the one before have passed. */
const STAGES: readonly (readonly string[])[] = [
  ['types', 'unused', 'lint'],
  ['coverage', 'check-dist', 'format:check'],
];

interface Result {
  readonly script: string;
  readonly hasPassed: boolean;
  readonly output: string;
}

function run(script: string): Promise<Result> {
  return new Promise((resolve) => {
    // npm is a script of its own on Windows, which only a shell can start.
    const child = spawn('npm', ['run', '--silent', script], { shell: process.platform === 'win32' });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      resolve({ script, hasPassed: false, output: error.message });
    });
    child.on('close', (code) => {
      resolve({ script, hasPassed: code === 0, output });
    });
  });
}

function tell({ script, hasPassed, output }: Result, seconds: number): void {
  const text = output.trim();
  if (text !== '') console.log(text);
  console.log(`${hasPassed ? 'ok  ' : 'FAIL'} ${script} (${seconds.toFixed(0)} s)`);
}

for (const stage of STAGES) {
  const startedAt = performance.now();
  const results = await Promise.all(
    stage.map(async (script) => {
      const result = await run(script);
      tell(result, (performance.now() - startedAt) / 1000);
      return result;
    }),
  );
  if (results.some(({ hasPassed }) => !hasPassed)) {
    process.exitCode = 1;
    break;
  }
}
