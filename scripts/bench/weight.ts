/** What a runner downloads and loads. */

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from './section.ts';
import { ROOT } from './stage.ts';

const MEBIBYTE = 2 ** 20;
const DIST_GOAL = 4 * MEBIBYTE;
const ARCHIVE_GOAL = 1.5 * MEBIBYTE;

const DIST = path.join(ROOT, 'dist');
const LICENSED_PACKAGE = /^-{80}\n(\S+) \d\S* \(/gm;

export const benchWeight: Bench = () => {
  const bytes = readdirSync(DIST).reduce((sum, file) => sum + statSync(path.join(DIST, file)).size, 0);
  const packages = readFileSync(path.join(DIST, 'licenses.txt'), 'utf8').matchAll(LICENSED_PACKAGE);
  const archive = archiveBytes();
  return Promise.resolve({
    title: 'Weight',
    tables: [
      {
        head: ['What', 'How much'],
        rows: [
          ['`dist/`', inMebibytes(bytes)],
          ['packages in it', String(new Set([...packages].map(([, name]) => name)).size)],
          ['what a runner downloads: `git archive --format=tar.gz HEAD`', inMebibytes(archive)],
        ],
      },
    ],
    goals: [
      { text: 'dist: at most 4 MiB', measured: inMebibytes(bytes), isMet: bytes <= DIST_GOAL },
      { text: 'download: at most 1.5 MiB', measured: inMebibytes(archive), isMet: archive <= ARCHIVE_GOAL },
    ],
  });
};

/** The archive of the last commit, without what `.gitattributes` takes out. */
function archiveBytes(): number {
  const { status, stdout, stderr } = spawnSync('git', ['archive', '--format=tar.gz', 'HEAD'], {
    cwd: ROOT,
    maxBuffer: 64 * MEBIBYTE,
  });
  if (status !== 0) throw new Error(`git archive failed: ${stderr.toString('utf8')}`);
  return stdout.length;
}

function inMebibytes(bytes: number): string {
  return `${(bytes / MEBIBYTE).toFixed(2)} MiB (${bytes.toLocaleString('en')} bytes)`;
}
