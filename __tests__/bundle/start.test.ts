/** What a run makes Node load: a third of the time to the first request was a library that nothing uses. */

import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../repo/files.ts';
import { onAzure } from '../support/bundle.ts';
import { cluster, untouched, upgraded } from '../support/scenarios.ts';

/** Notes in a file which of its own modules Node has loaded by the end. */
function notingModules(file: string): string {
  const script = `import{writeFileSync as w}from'fs';process.on('exit',()=>w(${JSON.stringify(file)},process.moduleLoadList.join('\\n')))`;
  return `--import=data:text/javascript,${encodeURIComponent(script)}`;
}

describe("Node's own fetch library", () => {
  test.concurrent(
    'is not loaded by a rollback',
    onAzure({ scenario: cluster([untouched(), upgraded()]), speed: 100 }, async ({ run }) => {
      const folder = await mkdtemp(join(tmpdir(), 'aks-recover-modules-'));
      try {
        const file = join(folder, 'modules');
        const left = await run(
          { mode: 'rollback', nodepool: 'user' },
          { env: { NODE_OPTIONS: notingModules(file) } },
        );
        expect(left.result).toBe('rolled-back');
        const modules = (await readFile(file, 'utf8')).split('\n');
        expect(modules).toContain('NativeModule https');
        expect(modules.filter((name) => name.includes('undici'))).toEqual([]);
      } finally {
        await rm(folder, { recursive: true });
      }
    }),
  );
});

test('an older Node than the action needs is told in one line', () => {
  const older = `Object.defineProperty(process,'version',{value:'v20.19.0'})`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`--import=data:text/javascript,${encodeURIComponent(older)}`, join(ROOT, 'dist/index.js')],
    { encoding: 'utf8', env: {} },
  );
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(
    /^::error title=AKS Recover needs Node 24::The runner started the action with Node 20\.19\.0\. .*\n$/,
  );
});
