import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readText, ROOT } from './files.ts';

interface Step {
  readonly id?: string;
  readonly run?: string;
}

const { jobs } = parse(readText('.github/workflows/commit-dist.yml')) as {
  readonly jobs: { readonly 'commit-dist': { readonly steps: readonly Step[] } };
};
const SCRIPT = jobs['commit-dist'].steps.find(({ id }) => id === 'accept')?.run ?? '';

describe('the job that commits what another one built', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'aks-recover-rebuilt-'));
    for (const part of ['dist', 'simulator/dist']) {
      await cp(path.join(ROOT, part), path.join(folder, part), { recursive: true });
    }
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Runs the step as the runner does; returns what it says of files it refuses. */
  function refused(): string {
    try {
      execFileSync('bash', ['-e', '-c', SCRIPT], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
      return '';
    } catch (error) {
      return (error as { readonly stdout: string }).stdout;
    }
  }

  test('accepts what a build makes', () => {
    expect(SCRIPT).not.toBe('');
    expect(refused()).toBe('');
  });

  test.each([
    'dist/more.js',
    'dist/.hidden',
    'dist/run.sh',
    'dist/folder/index.js',
    'simulator/main.ts',
    'simulator/dist/more.js',
    '.github/workflows/ci.yml',
    'action.yml',
  ])('refuses %s beside it', async (file) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), '');
    expect(refused()).toContain(`> f ./${file}\n`);
    expect(refused()).toContain('::error::');
  });

  test('refuses a link in place of a file', async () => {
    await rm(path.join(folder, 'dist/licenses.txt'));
    await symlink('/etc/passwd', path.join(folder, 'dist/licenses.txt'));
    expect(refused()).toContain('> l ./dist/licenses.txt\n');
  });

  test.each(['dist/index.js', 'dist/licenses.txt', 'dist/sdk-core.js', 'simulator/dist/index.js'])(
    'refuses a build without %s',
    async (file) => {
      await rm(path.join(folder, file));
      expect(refused()).toContain(`< f ./${file}\n`);
    },
  );
});
