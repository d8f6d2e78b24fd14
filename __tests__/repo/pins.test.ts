import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { isThere, readText, ROOT } from './files.ts';

const OWN = 'contoso/aks-recover';

const filesUnder = (folder: string, ending: string): readonly string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name));

const FILES = [
  ...filesUnder('.github', '.yml'),
  ...filesUnder('examples', '.yml'),
  'README.md',
  ...filesUnder('docs', '.md'),
];

const USES = FILES.flatMap((file) =>
  [...readText(file).matchAll(/^[ -]*uses: ([\w-]+\/[\w.-]+)([\w/.-]*)@(.*)$/gm)].map(
    ([, action = '', folder = '', pin = '']) => ({ file, action, folder, pin }),
  ),
);

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-C', ROOT, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

/** A checkout of one commit, as CI makes it, does not hold the commits that the examples name. */
function hasHistory(): boolean {
  try {
    return git('rev-parse', '--is-shallow-repository') === 'false';
  } catch {
    return false;
  }
}

describe('every action that workflows, examples, README and docs use', () => {
  test('is pinned to a full commit, with its version', () => {
    expect(USES.length).toBeGreaterThan(50);
    expect(USES.filter(({ pin }) => !/^[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(pin))).toEqual([]);
  });

  test('is pinned to one commit; `npm run pins` makes README and docs follow the workflows', () => {
    const pins = new Map<string, Set<string>>();
    for (const { action, pin } of USES) pins.set(action, (pins.get(action) ?? new Set()).add(pin));
    expect([...pins].filter(([, found]) => found.size > 1)).toEqual([]);
  });
});

(hasHistory() ? test : test.skip)('our own commit is one of this repository, with both bundles', () => {
  const commit = USES.find(({ action }) => action === OWN)?.pin.slice(0, 40) ?? '';
  for (const file of ['action.yml', 'dist/index.js', 'simulator/action.yml', 'simulator/dist/index.js'])
    expect(git('cat-file', '-t', `${commit}:${file}`)).toBe('blob');
});

(hasHistory() ? test : test.skip)(
  'our own commit has every output that examples, README and docs use',
  () => {
    const outputsAt = (commit: string): readonly string[] =>
      Object.keys((parse(git('show', `${commit}:action.yml`)) as { readonly outputs: object }).outputs);
    const pinned = outputsAt(USES.find(({ action }) => action === OWN)?.pin.slice(0, 40) ?? '');
    const used = FILES.flatMap((file) =>
      [...readText(file).matchAll(/\.outputs\.([\w-]+)/g)].map(([, name = '']) => name),
    );
    expect(outputsAt('HEAD').filter((name) => used.includes(name) && !pinned.includes(name))).toEqual([]);
  },
);

test('Dependabot moves the pins of the examples together with those of the workflows', () => {
  const config = readText('.github/dependabot.yml');
  expect(config).toMatch(/package-ecosystem: github-actions\n +directories: \[\/, [^\]]*\/examples\]/);
  expect(isThere('scripts/pins.ts')).toBe(true);
});
