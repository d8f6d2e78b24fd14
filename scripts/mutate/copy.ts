/** A copy of the repository in which a source may be changed while others work in the real one. */

import { spawn } from 'node:child_process';
import { cp, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Milliseconds for all tests without a mutant. */
const LONGEST_OF_ALL_MS = 900_000;

/** Makes the copy and returns its folder. */
export async function copyOfRepository(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aks-recover-mutate-'));
  const isLeftOut = /(?:^|\/)(?:node_modules|dist|coverage|demo-output|\.git)(?:\/|$)/;
  await cp(ROOT, folder, {
    recursive: true,
    filter: (source) => !isLeftOut.test(path.relative(ROOT, source)),
  });
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

/**
 * Returns whether the tests of some folders pass in the copy: all of them, or those that a file matters to. Tests that
 * take longer than a limit hang, and have noticed something.
 */
export function doTestsPass(
  folder: string,
  tests: readonly string[],
  related = '',
  longestMs = LONGEST_OF_ALL_MS,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
    const options = ['--bail=1', '--silent', '--reporters=summary', '--maxWorkers=1'];
    const which = [
      `--testPathPatterns=${tests.join('|')}`,
      ...(related === '' ? [] : ['--findRelatedTests', related]),
    ];
    const child = spawn(process.execPath, [...jest, ...options, ...which], {
      cwd: folder,
      stdio: 'ignore',
      timeout: longestMs,
      killSignal: 'SIGKILL',
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code === 0);
    });
  });
}
