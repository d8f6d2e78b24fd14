import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { renderLicenses } from '../../scripts/bundle/licenses.ts';
import { packagesOf } from '../../scripts/bundle/packages.ts';
import { readText, ROOT } from './files.ts';

/** `name version (license)`, as dist/licenses.txt heads the text of each license. */
const BUNDLED = [...readText('dist/licenses.txt').matchAll(/^-{80}\n(\S+) (\d\S*) \((.+)\)\n\n(\S)/gm)].map(
  ([, name = '', version = '', license = '']) => ({ name, version, license }),
);

interface LockedPackage {
  readonly version?: string;
  readonly hasInstallScript?: boolean;
}

const LOCKED = Object.entries(
  (JSON.parse(readText('package-lock.json')) as { readonly packages: Record<string, LockedPackage> })
    .packages,
);

/** Every package with a module in a bundle, by the headings in it. */
function packagesIn(folder: string): readonly string[] {
  const scripts = readdirSync(path.join(ROOT, folder)).filter((name) => name.endsWith('.js'));
  const headings = scripts.flatMap((name) => [
    ...readText(`${folder}/${name}`).matchAll(
      /^(?:\/\*{3}\/ \d+: \/\/ |;\/\/ CONCATENATED MODULE: \.\/)(.+)$/gm,
    ),
  ]);
  const names = headings.map(([, file = '']) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? '');
  return [...new Set(names)].filter((name) => name !== '').sort();
}

describe('what is bundled', () => {
  test.each(['dist', 'simulator/dist'])('in %s is named with its license, every package', (folder) => {
    const named = [...readText(`${folder}/licenses.txt`).matchAll(/^-{80}\n(\S+) \d/gm)].map(
      ([, name]) => name,
    );
    expect(packagesIn(folder).length).toBeGreaterThan(20);
    expect([...new Set(named)].sort()).toEqual(packagesIn(folder));
  });

  test('comes from the lock file, and none of it with an install script', () => {
    expect(BUNDLED.length).toBeGreaterThan(20);
    for (const { name, version } of BUNDLED) {
      const found = LOCKED.filter(
        ([place, locked]) => place.endsWith(`node_modules/${name}`) && locked.version === version,
      );
      expect([name, version, found.length > 0]).toEqual([name, version, true]);
      expect(found.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
    }
  });

  test('is under licenses that ask for nothing but to be named', () => {
    const licenses = new Set(BUNDLED.map(({ license }) => license));
    expect(
      [...licenses].filter((license) => !/^(?:MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause)$/.test(license)),
    ).toEqual([]);
  });
});

describe('the build', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'aks-recover-license-'));
    await writeFile(path.join(folder, 'LICENSE.md'), 'Do as you like.\r\n');
    await writeFile(path.join(folder, 'NOTICE'), 'By somebody.');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const bundled = (license: string, at: string): Parameters<typeof renderLicenses>[0] => [
    { name: 'some', version: '1.0.0', license, folder: at },
  ];

  test.each(['MIT', '(GPL-3.0 OR MIT)', 'GPL-3.0 OR Apache-2.0'])(
    'accepts %s, and passes all texts on',
    async (license) => {
      const text = await renderLicenses(bundled(license, folder));
      expect(text).toContain(`some 1.0.0 (${license})\n\nDo as you like.\n\nBy somebody.\n`);
    },
  );

  test.each(['GPL-3.0', 'MIT AND GPL-3.0', 'SEE LICENSE IN LICENSE', 'UNLICENSED', ''])(
    'refuses "%s"',
    async (license) => {
      await expect(renderLicenses(bundled(license, folder))).rejects.toThrow(
        `some 1.0.0 is licensed under "${license}", which is not on the list of permissive licenses.`,
      );
    },
  );

  test('refuses a package without the text of its license', async () => {
    await expect(renderLicenses(bundled('MIT', path.join(ROOT, '.ci')))).rejects.toThrow(
      'some 1.0.0 comes without the text of its license.',
    );
  });

  test('finds the package of every file, and none for our own', async () => {
    const files = [
      'src/index.ts',
      'node_modules/semver/index.js',
      'node_modules/@actions/core/lib/core.js',
      'node_modules/semver/functions/parse.js',
    ];
    const packages = await packagesOf(files.map((file) => path.join(ROOT, file)));
    expect(packages.map(({ name }) => name)).toEqual(['@actions/core', 'semver']);
  });
});
