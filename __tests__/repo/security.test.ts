import { globSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cancelable, onAzure, type RunOptions } from '../support/bundle.ts';
import { scan, scanBundle, type Kind } from './bundle-scan.ts';
import { readText } from './files.ts';

const FINDINGS = scanBundle();

/** Where something of this kind stands in the bundle. */
function originsOf(kind: Kind): readonly string[] {
  return [...new Set(FINDINGS.filter((found) => found.kind === kind).map(({ origin }) => origin))].sort();
}

describe('the bundle', () => {
  test('evaluates no text as code: neither we nor what is bundled', () => {
    expect(originsOf('evaluates text')).toEqual([]);
  });

  test('loads its own parts and modules of Node by their written names only', () => {
    expect(originsOf('loads by a computed name')).toEqual([]);
  });

  test('launches one process, the Azure CLI; what is bundled launches none', () => {
    const launches = FINDINGS.filter(({ kind }) => kind === 'launches a process');
    expect(launches.map(({ origin }) => origin)).toEqual(['src/adapters/sign-in/launch.ts']);
    expect(globSync('src/**/*.ts').filter((file) => readText(file).includes('/launch.ts'))).toEqual([
      'src/adapters/sign-in/cli-token.ts',
    ]);
    expect(readText('src/adapters/sign-in/cli-token.ts')).toContain("'account', 'get-access-token'");
  });

  test('writes the job summary itself, and leaves the other files of the runner to its library', () => {
    expect(originsOf('writes a file')).toEqual(['@actions/core', 'src/adapters/github/runner.ts']);
  });
});

describe('the scan of the bundle finds', () => {
  test.each<[code: string, kind: Kind]>([
    ['eval(x)', 'evaluates text'],
    ["new Function('return 1')", 'evaluates text'],
    ['vm.runInThisContext(x)', 'evaluates text'],
    ['require(name)', 'loads by a computed name'],
    ['import(name)', 'loads by a computed name'],
    ['createRequire(import.meta.url)(name)', 'loads by a computed name'],
    ['__require(name)', 'loads by a computed name'],
    ['process.getBuiltinModule(name)', 'loads by a computed name'],
    ["child_process.exec('az')", 'launches a process'],
    ["(0, child_process.spawn)('az')", 'launches a process'],
    ["spawn$1('az')", 'launches a process'],
    ['fs$1.writeFileSync(a, b)', 'writes a file'],
    ['fs$2.rm(a)', 'writes a file'],
    ['appendFile(a, b)', 'writes a file'],
  ])('%s', (code, kind) => {
    for (const heading of ['/***/ 12: // src/x.ts', ';// CONCATENATED MODULE: ./src/x.ts']) {
      expect(scan(`${heading}\n${code};`)).toEqual([{ kind, origin: 'src/x.ts', code }]);
    }
  });

  test.each(["require('fs')", "/a/.exec('a')", 'createRequire(import.meta.url)("fs")', 'response.write(a)'])(
    'nothing in %s',
    (code) => {
      expect(scan(code)).toEqual([]);
    },
  );
});

/** Node itself refuses to launch, to write elsewhere, and to make code of text. */
const CONFINED: RunOptions = {
  env: {
    NODE_OPTIONS: [
      '--permission',
      '--allow-fs-read=*',
      `--allow-fs-write=${path.join(tmpdir(), 'aks-recover-run-*')}`,
      '--disallow-code-generation-from-strings',
    ].join(' '),
    // Not the runner's folder: a token cache would go there.
    HOME: path.join(tmpdir(), 'aks-recover-nobody'),
  },
};

describe('a run that may launch nothing, write no file but the runner’s and evaluate no text', () => {
  test.each(['federation', 'secret'] as const)('does everything all the same (%s)', (signIn) =>
    onAzure(
      {
        scenario: {
          clusters: [
            {
              name: 'prod',
              resourceGroup: 'rg',
              upgradeChannel: 'stable',
              pools: [
                { name: 'system', mode: 'System' },
                {
                  name: 'user',
                  kubernetesVersion: '1.34.8',
                  running: { kind: 'Upgrade', kubernetesVersion: '1.35.5', stuck: true },
                },
              ],
            },
          ],
        },
      },
      async ({ run }) => {
        const options = { ...CONFINED, signIn };
        expect((await run({ mode: 'status' }, options)).result).toBe('in-progress');
        const { result, log } = await run(
          { mode: 'rollback', nodepool: 'user', 'if-busy': 'abort' },
          options,
        );
        expect({ result, log }).toEqual({ result: 'rolled-back', log });
      },
    )(),
  );

  test(
    'is refused a launch by Node, so that the tests above prove something',
    onAzure({}, async ({ azure, run }) => {
      // The session of the Azure CLI is the only sign-in that launches something.
      const session = await mkdtemp(path.join(tmpdir(), 'aks-recover-session-'));
      try {
        const profile = { subscriptions: [{ id: azure.subscriptionId, isDefault: true }] };
        await writeFile(path.join(session, 'azureProfile.json'), JSON.stringify(profile));
        const env = { ...CONFINED.env, AZURE_CONFIG_DIR: session };
        const { options, cancel } = cancelable();
        // It would try again for a while.
        const onLog = (text: string): void => {
          if (text.includes('ERR_ACCESS_DENIED')) cancel();
        };
        const { log } = await run({ mode: 'status' }, { ...options, signIn: 'none', env, onLog });
        expect(log).toContain('Use --allow-child-process');
      } finally {
        await rm(session, { recursive: true, force: true });
      }
    }),
  );
});
