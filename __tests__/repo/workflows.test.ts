import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { isThere, readText, ROOT } from './files.ts';
import { lintWorkflow } from './workflow-linter.ts';

const FOLDER = '.github/workflows';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly environment?: string;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly concurrency?: { readonly 'cancel-in-progress': unknown };
  readonly jobs: Readonly<Record<string, Job>>;
}

const NAMES = readdirSync(path.join(ROOT, FOLDER));

function workflow(name: string): Workflow {
  return parse(readText(`${FOLDER}/${name}`)) as Workflow;
}

/** Every job as `[workflow/job, job]`. */
const JOBS = NAMES.flatMap((name) =>
  Object.entries(workflow(name).jobs).map(([id, job]) => [`${name}/${id}`, job] as const),
);

/** Actions of this repository that only its workflows use. */
const LOCAL_ACTIONS = readdirSync(path.join(ROOT, '.github/actions')).map(
  (name) => `.github/actions/${name}/action.yml`,
);

type Script = readonly [place: string, run: string];

function scriptsIn(place: string, steps: readonly Step[]): readonly Script[] {
  return steps.flatMap(({ run }): readonly Script[] => (run === undefined ? [] : [[place, run]]));
}

/** Every `run`, those of local actions included. */
const SCRIPTS = [
  ...JOBS.flatMap(([label, job]) => scriptsIn(label, job.steps)),
  ...LOCAL_ACTIONS.flatMap((file) => {
    const { runs } = parse(readText(file)) as { readonly runs: { readonly steps: readonly Step[] } };
    return scriptsIn(file, runs.steps);
  }),
];

test.each(NAMES)('%s passes the linter', async (name) => {
  expect(await lintWorkflow(readText(`${FOLDER}/${name}`))).toEqual([]);
});

describe('no workflow has more rights than its jobs name', () => {
  test.each(NAMES)('%s has none by default', (name) => {
    expect(workflow(name).permissions).toEqual({});
  });

  test.each(JOBS)('%s names its own, and ends', (_label, job) => {
    expect(job.permissions).toBeDefined();
    expect(job['timeout-minutes']).toBeLessThanOrEqual(240);
  });

  test.each(JOBS)('%s runs no code of the project or its dependencies if it can write', (_label, job) => {
    const writes = Object.entries(job.permissions ?? {}).filter(
      ([scope, right]) => right === 'write' && !['id-token', 'security-events'].includes(scope),
    );
    const runsOurs = job.steps.some(
      ({ uses = '', run = '' }) => uses.startsWith('./') || /\b(?:npm|npx|node)\b/.test(run),
    );
    expect([writes, runsOurs]).not.toEqual([expect.arrayContaining([expect.anything()]), true]);
  });
});

describe('everything that runs is pinned', () => {
  const files = [...NAMES.map((name) => `${FOLDER}/${name}`), ...LOCAL_ACTIONS];
  const uses = files.flatMap((file) =>
    [...readText(file).matchAll(/^ *(?:- )?uses: (.*)$/gm)].map(([, value = '']) => [file, value] as const),
  );

  test.each(uses)('%s: %s', (_file, value) => {
    if (value.startsWith('./')) {
      expect(isThere(path.join(value, 'action.yml'))).toBe(true);
      return;
    }
    expect(value).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('one version of each action', () => {
    const versions = new Map<string, Set<string>>();
    for (const [, value] of uses) {
      const [, repository, version] = /^([\w-]+\/[\w-]+)\S*@(.*)$/.exec(value) ?? [];
      if (repository === undefined || version === undefined) continue;
      versions.set(repository, (versions.get(repository) ?? new Set()).add(version));
    }
    expect([...versions].filter(([, found]) => found.size > 1)).toEqual([]);
  });

  test('the Node that the install script fetches is compared with a hash before anything runs on it', () => {
    const { runs } = parse(readText('.github/actions/install/action.yml')) as {
      readonly runs: { readonly steps: readonly Step[] };
    };
    expect(runs.steps.at(-1)?.run).toBe('sha256sum --check --strict .github/actions/install/node.sha256');
    const [hash, file = ''] = readText('.github/actions/install/node.sha256').trim().split('  ');
    if (process.platform !== 'linux' || process.arch !== 'x64') return;
    // After a new version of `node` in package.json: `sha256sum node_modules/node/bin/node` makes the file.
    expect(
      createHash('sha256')
        .update(readFileSync(path.join(ROOT, file)))
        .digest('hex'),
    ).toBe(hash);
  });

  test('packages come from the lock file, without install scripts except the one that brings Node', () => {
    const installs = SCRIPTS.flatMap(([, run]) =>
      [...run.matchAll(/\bnp[mx] (?:ci|i|install|add|exec|rebuild|update)\b.*|\bnpx\b.*/g)].map(
        ([text]) => text,
      ),
    );
    expect([...new Set(installs)].sort()).toEqual(['npm ci --ignore-scripts', 'npm rebuild node']);
  });
});

describe('nothing leaks into a script or out of a checkout', () => {
  test('no checkout leaves its token behind', () => {
    const checkouts = JOBS.flatMap(([, job]) => job.steps).filter(({ uses }) =>
      uses?.startsWith('actions/checkout@'),
    );
    expect(checkouts.length).toBeGreaterThan(0);
    for (const checkout of checkouts) expect(checkout.with?.['persist-credentials']).toBe(false);
  });

  test('no expression stands in a script; values come through the environment', () => {
    const scripts = SCRIPTS.filter(([, run]) => run !== '${{ matrix.command }}');
    expect(scripts.filter(([, run]) => run.includes('${{'))).toEqual([]);
  });

  test('no workflow reads a secret', () => {
    expect(NAMES.filter((name) => /\bsecrets\b/.test(readText(`${FOLDER}/${name}`)))).toEqual([]);
  });

  test('only the second half of a rebuild of dist/ runs with rights on behalf of others', () => {
    const triggers = NAMES.filter((name) =>
      /pull_request_target|workflow_run:/.test(readText(`${FOLDER}/${name}`)),
    );
    expect(triggers).toEqual(['commit-dist.yml']);
    const condition = workflow('commit-dist.yml').jobs['commit-dist']?.if;
    for (const part of [
      "actor.login == 'dependabot[bot]'",
      'head_repository.full_name == github.repository',
      "head_branch, 'dependabot/npm_and_yarn/'",
    ]) {
      expect(condition).toContain(part);
    }
  });
});

describe('ci.yml', () => {
  const { jobs } = workflow('ci.yml');

  test('has one gate that waits for every other job', () => {
    expect(jobs['gate']?.if).toBe('always()');
    expect([jobs['gate']?.needs ?? []].flat().toSorted()).toEqual(
      Object.keys(jobs)
        .filter((id) => id !== 'gate')
        .toSorted(),
    );
  });

  test('alone asks for known vulnerabilities, of what is bundled: the registry does not answer that everywhere', () => {
    expect(SCRIPTS.filter(([, run]) => run.includes('npm audit'))).toEqual([
      ['ci.yml/audit', 'npm audit --omit=dev'],
    ]);
    expect(readText('package.json')).not.toContain('npm audit');
  });
});

test('live.yml never runs in a fork, asks first, runs once at a time and cleans up', () => {
  const { jobs, concurrency } = workflow('live.yml');
  for (const job of Object.values(jobs)) {
    expect(job.if).toContain("github.repository == 'contoso/aks-recover'");
    expect(job.environment).toBe('live');
  }
  expect(concurrency?.['cancel-in-progress']).toBe(false);
  expect([jobs['cleanup']?.needs, jobs['cleanup']?.if]).toEqual([
    'live',
    expect.stringMatching(/^always\(\) && /),
  ]);
});

test('release.yml publishes behind an environment', () => {
  expect(workflow('release.yml').jobs['publish']?.environment).toBe('release');
});

test('the scripts and files that workflows name are there', () => {
  const { scripts } = JSON.parse(readText('package.json')) as { readonly scripts: Record<string, string> };
  for (const [, run] of SCRIPTS) {
    for (const [, name = ''] of run.matchAll(/\bnpm run ([\w:-]+)/g))
      expect(Object.keys(scripts)).toContain(name);
    for (const [file] of run.matchAll(/\b(?:simulator|scripts)\/[\w/.-]+|\.github\/live\/[\w.-]+/g)) {
      expect([file, isThere(file)]).toEqual([file, true]);
    }
  }
  for (const name of readdirSync(path.join(ROOT, '.github/live'))) {
    expect(statSync(path.join(ROOT, '.github/live', name)).mode & 0o111).toBe(0o111);
  }
});
