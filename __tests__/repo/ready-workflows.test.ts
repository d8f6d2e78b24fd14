import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readHeader } from '../../scripts/act/header.ts';
import { workflowFiles } from './examples.ts';
import { isThere, readText } from './files.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly 'timeout-minutes'?: number;
}

interface Job {
  readonly uses?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: Concurrency;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
}

interface Concurrency {
  readonly group: string;
  readonly queue?: string;
  readonly 'cancel-in-progress'?: unknown;
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: Concurrency;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Permissions that the examples have a use for. */
const PERMISSIONS = ['id-token: write', 'contents: read', 'issues: write'];

const sorted = (values: Iterable<string>): readonly string[] => [...new Set(values)].sort();

describe.each(workflowFiles())('%s', (file) => {
  const text = readText(file);
  const workflow = parse(text) as Workflow;
  const header = readHeader(text);
  const jobs = Object.values(workflow.jobs);
  const signingIn = jobs.filter(
    ({ permissions, uses }) => permissions?.['id-token'] === 'write' && uses === undefined,
  );

  test('says what it is for', () => {
    expect(text).toMatch(/^# .{20,}/);
    expect(text).toMatch(/^# Runner: {6}2\.327\.1 or newer/m);
  });

  test('names roles that there are', () => {
    for (const { role } of header.roles) expect(isThere(`docs/roles/${role}.json`)).toBe(true);
    expect(header.roles.length > 0).toBe(
      jobs.some(({ permissions }) => permissions?.['id-token'] === 'write'),
    );
  });

  test('names the subject of every job that signs in', () => {
    if (jobs.some(({ uses }) => uses !== undefined)) return;
    const subjects = signingIn.map(({ environment }) =>
      environment === undefined ? 'ref:refs/heads/main' : `environment:${environment}`,
    );
    expect(sorted(header.subjects)).toEqual(sorted(subjects));
  });

  test('names the variables that it reads', () => {
    const read = [...text.matchAll(/\bvars\.(\w+)/g)].map(([, name = '']) => name);
    if (read.length > 0) expect(sorted(header.variables)).toEqual(sorted(read));
  });

  test('gives each job the permissions that it has a use for, and the workflow none', () => {
    expect(workflow.permissions).toEqual({});
    const given = jobs.flatMap(({ permissions = {} }) =>
      Object.entries(permissions).map(([name, level]) => `${name}: ${level}`),
    );
    expect(sorted(header.permissions)).toEqual(sorted(given));
    expect(given.filter((permission) => !PERMISSIONS.includes(permission))).toEqual([]);
    expect(given.includes('issues: write')).toBe(text.includes('follow-up-issue: true'));
    expect(given.includes('contents: read')).toBe(text.includes('actions/checkout@'));
  });

  test('gives each step a limit, and each job a longer one than its steps together', () => {
    for (const job of jobs.filter(({ uses }) => uses === undefined)) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(360);
      const steps = (job.steps ?? []).reduce(
        (sum, step) => sum + (step['timeout-minutes'] ?? minutesOf(step)),
        0,
      );
      expect(job['timeout-minutes']).toBeGreaterThan(steps);
    }
  });

  test('lets nothing that changes versions run beside another, and lets status and aborts start at once', () => {
    for (const job of jobs) {
      const changes = changesVersions(job);
      const group = job.concurrency ?? workflow.concurrency;
      if (job.uses === undefined) expect(group !== undefined).toBe(changes);
      if (group === undefined) continue;
      expect(group.group).toMatch(/^aks-prod$|aks-\{0\}|^aks-\$\{\{ needs\.accept\.outputs\.name \}\}$/);
      expect(group['cancel-in-progress']).toBeUndefined();
      if (group.queue !== undefined) expect(text).toMatch(/Remove it where it isn.t supported/);
    }
  });
});

/** The rehearsal meets no Azure, so no run of it may disturb another. */
function changesVersions({ steps = [] }: Job): boolean {
  if (steps.some(({ uses }) => uses?.includes('/simulator@'))) return false;
  return steps.some(
    ({ run, with: inputs }) =>
      run?.includes('az aks nodepool upgrade') === true ||
      ['rollback', '${{ inputs.mode }}'].includes(String(inputs?.['mode'])),
  );
}

/** Those of our action's `timeout`; what has no limit of its own takes a minute or less. */
function minutesOf({ with: inputs }: Step): number {
  const timeout = typeof inputs?.['timeout'] === 'string' ? inputs['timeout'] : '';
  const [, count = '1', unit = 'm'] = /^(\d+)([hm])$/.exec(timeout) ?? [];
  return Number(count) * (unit === 'h' ? 60 : 1);
}
