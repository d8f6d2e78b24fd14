import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { satisfies, subset } from 'semver';
import { isThere, readText, ROOT } from './files.ts';

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly engines?: { readonly node?: string };
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readText('package.json')) as Manifest;
const lock = JSON.parse(readText('package-lock.json')) as {
  readonly version: string;
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

function filesUnder(folder: string): readonly string[] {
  if (!isThere(folder)) return [];
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

describe('package.json', () => {
  test('names exact versions, the same as the lock file', () => {
    expect(lock.version).toBe(manifest.version);
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect([name, version]).toEqual([name, lock.packages[`node_modules/${name}`]?.version]);
    }
  });

  test('tells npm of every install script whether it may run; the one that brings Node may', () => {
    const withScript = Object.entries(lock.packages).filter(([, locked]) => locked.hasInstallScript === true);
    const names = withScript.map(([place]) => place.replace(/^.*node_modules\//, ''));
    expect(Object.keys(manifest.allowScripts).sort()).toEqual([...new Set(names)].sort());
    expect(manifest.allowScripts['node']).toBe(true);
  });

  test('comes with a lock file that names the optional packages of every machine, or npm 11 refuses `npm ci`', () => {
    const missing = Object.entries(lock.packages).flatMap(([place, locked]) =>
      Object.keys(locked.optionalDependencies ?? {}).filter(
        (name) =>
          !(`node_modules/${name}` in lock.packages) && !(`${place}/node_modules/${name}` in lock.packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  test('comes with a lock file that has the hash of every package', () => {
    const without = Object.entries(lock.packages).filter(
      ([place, { integrity = '' }]) => place !== '' && !integrity.startsWith('sha512-'),
    );
    // To mend it: take these entries out of the lock file and run `npm install --package-lock-only`.
    expect(without.map(([place]) => place)).toEqual([]);
  });

  test('can be installed by npm on every Node from 20 on without a warning of the engine', () => {
    const narrow = Object.entries(lock.packages).filter(
      ([place, { engines }]) => place !== '' && engines?.node !== undefined && !subset('>=20', engines.node),
    );
    expect(manifest.engines.node).toBe('>=20');
    // To mend it: `npm run dependencies`.
    expect(narrow.map(([place]) => place)).toEqual([]);
  });

  test('has packages that all run on the Node that it brings', () => {
    const places = Object.keys(lock.packages).filter(
      (place) => place !== '' && isThere(`${place}/package.json`),
    );
    expect(places.length).toBeGreaterThan(400);
    const refusing = places.filter((place) => {
      const { engines } = JSON.parse(readText(`${place}/package.json`)) as LockedPackage;
      return engines?.node !== undefined && !satisfies(manifest.devDependencies['node'] ?? '', engines.node);
    });
    expect(refusing).toEqual([]);
  });

  test('develops on the Node that the action runs on', () => {
    const major = manifest.devDependencies['node']?.split('.')[0];
    expect(readText('action.yml')).toContain(`using: node${major}`);
    expect(readText('.node-version').trim()).toBe(manifest.devDependencies['node']);
  });
});

describe('dist/ and simulator/dist/', () => {
  test.each(['dist', 'simulator/dist'])('%s: holds the bundle, its parts and the licenses only', (folder) => {
    const names = filesUnder(folder).map((file) => path.basename(file));
    expect(names).toEqual(expect.arrayContaining(['index.js', 'licenses.txt', 'package.json']));
    const others = names.filter((name) => !['index.js', 'licenses.txt', 'package.json'].includes(name));
    expect(others.filter((name) => !/^[a-z]+(?:-[a-z]+)*\d?\.js$/.test(name))).toEqual([]);
  });

  test('carries the version and no path of the machine it was built on', () => {
    const bundle = readText('dist/index.js');
    expect(bundle).toContain(`"${manifest.version}"`);
    expect(bundle).not.toContain(ROOT);
    expect(readText('simulator/dist/index.js')).not.toContain(ROOT);
  });

  test('names the licenses of what is bundled, at any depth', () => {
    const labels = [...readText('dist/licenses.txt').matchAll(/^-{80}\n(\S+) (\d\S*) \(/gm)];
    const names = labels.flatMap(([, name]) => name ?? []);
    expect(names).toEqual(
      expect.arrayContaining(['@actions/core', '@azure/identity', 'jws', 'semver', 'undici']),
    );
    expect(labels).toHaveLength(new Set(labels.map(([label]) => label)).size);
  });
});

test('.ci/run can be executed', () => {
  expect(statSync(path.join(ROOT, '.ci/run')).mode & 0o111).toBe(0o111);
});

test('nothing is left for later without saying so in an issue', () => {
  const marks = new RegExp(['TO', 'DO|FIX', 'ME|X', 'XX'].join(''));
  const files = ['src', 'simulator', 'scripts', '__tests__', 'docs', '.github', '.ci']
    .flatMap(filesUnder)
    .filter((file) => !file.startsWith('simulator/dist/'));
  const topLevel = ['README.md', 'action.yml', 'package.json', 'eslint.config.mjs'].filter(isThere);
  expect([...files, ...topLevel].filter((file) => marks.test(readText(file)))).toEqual([]);
});
