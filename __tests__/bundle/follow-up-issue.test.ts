import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { onAzure, type Inputs, type RunOptions } from '../support/bundle.ts';
import { GitHubApi } from '../support/github-api.ts';
import { cluster, NEW, OLD, recorded, untouched, upgraded } from '../support/scenarios.ts';

const github = new GitHubApi();
const ISSUES = '/repos/contoso/shop/issues';
const ROLLBACK: Inputs = {
  mode: 'rollback',
  nodepool: 'user',
  reason: 'Checkout is <b>slow</b>',
  'follow-up-issue': 'true',
  'issue-labels': 'aks, rollback',
  'github-token': 'ghs_follow_up_token',
};

beforeAll(async () => {
  await github.start();
});
afterAll(() => {
  github.stop();
});
beforeEach(() => {
  github.reset();
  github.prefix = '';
});

const here = (): RunOptions => ({ env: { GITHUB_API_URL: `${github.origin}${github.prefix}` } });

const rolledBack = { scenario: cluster([untouched(), upgraded()]) };

describe('after a rollback', () => {
  test(
    'an issue is opened, and the next run updates it and comments',
    onAzure(rolledBack, async ({ azure, run }) => {
      const first = await run(ROLLBACK, here());
      const url = 'https://github.com/contoso/shop/issues/1';
      expect(first.result).toBe('rolled-back');
      expect(first.outputs['issue-url']).toBe(url);
      expect(first.report['issue-url']).toBe(url);
      expect(first.warnings).toEqual([]);
      expect(first.log).toContain(`Opened the follow-up issue for pool user: ${url}`);
      expect(first.log.replace('::add-mask::ghs_follow_up_token', '')).not.toContain('ghs_follow_up_token');
      const [issue] = github.issues;
      expect(issue?.title).toContain(`by ${first.outputs['re-upgrade-by'] ?? ''}`);
      expect(issue?.labels).toEqual(['aks', 'rollback']);
      expect(issue?.body).toContain(OLD.kubernetesVersion);
      expect(issue?.body).toContain(azure.subscriptionId);
      expect(issue?.body).not.toContain('<b>');

      azure.act({ kind: 'set-versions', pool: 'user', ...NEW });
      azure.act({ kind: 'set-records', pool: 'user', records: [recorded(OLD, '1h')] });
      const second = await run({ ...ROLLBACK, 'issue-labels': '' }, here());
      expect(second.outputs['issue-url']).toBe(url);
      expect(github.issues).toHaveLength(1);
      expect(github.issues[0]?.comments).toHaveLength(1);
    }),
  );

  test(
    'a job that is run again and finds nothing to do leaves it alone',
    onAzure(rolledBack, async ({ run }) => {
      const pinned = { ...ROLLBACK, 'kubernetes-version': OLD.kubernetesVersion };
      await run(pinned, here());
      github.requests.length = 0;
      expect((await run(pinned, here())).result).toBe('already-rolled-back');
      expect(github.requests).toEqual([]);
    }),
  );

  test(
    'each pool has its own',
    onAzure({ scenario: cluster([untouched(), upgraded('a'), upgraded('b')]) }, async ({ run }) => {
      const both = await run({ ...ROLLBACK, nodepool: 'a,b' }, here());
      expect(both.outputs['issue-url']).toBe(
        'https://github.com/contoso/shop/issues/1,https://github.com/contoso/shop/issues/2',
      );
    }),
  );

  test.each([
    ['closed', undefined, []],
    [
      'open',
      { status: 502, message: 'Bad Gateway' },
      [expect.stringContaining('issues/2 could not be closed: close it as a duplicate of')],
    ],
  ])('where another run opens one at the same time, its own is %s and named', async (state, fault, told) => {
    await onAzure(rolledBack, async ({ run }) => {
      if (fault !== undefined) github.faults.set(`PATCH ${ISSUES}/2`, fault);
      github.opensFirst = true;
      const { outputs, warnings } = await run(ROLLBACK, here());
      expect(outputs['issue-url']).toBe('https://github.com/contoso/shop/issues/1');
      expect(github.issues.map((issue) => issue.state)).toEqual(['open', state]);
      expect(warnings).toEqual(told);
    })();
  });

  test(
    'one that was started only has one too',
    onAzure(rolledBack, async ({ run }) => {
      const started = await run({ ...ROLLBACK, wait: 'false' }, here());
      expect(started.result).toBe('rollback-started');
      expect(started.outputs['issue-url']).not.toBe('');
    }),
  );

  test(
    'on GitHub Enterprise Server its own API is asked',
    onAzure(rolledBack, async ({ run }) => {
      github.prefix = '/api/v3';
      expect((await run(ROLLBACK, here())).outputs['issue-url']).not.toBe('');
    }),
  );

  test(
    'a public repository gets no resource ids, and a warning says so',
    onAzure(rolledBack, async ({ azure, run }) => {
      github.isPrivate = false;
      const { warnings, outputs } = await run(ROLLBACK, here());
      expect(outputs['issue-url']).not.toBe('');
      expect(warnings.join('\n')).toContain('are left out of the follow-up issue');
      expect(JSON.stringify(github.issues)).not.toContain(azure.subscriptionId);
    }),
  );
});

describe('the result of the rollback stands', () => {
  test.each([
    [
      'without the right',
      `POST ${ISSUES}`,
      { status: 403, message: 'Resource not accessible by integration' },
      'permissions: issues: write',
    ],
    [
      'when GitHub is down',
      'GET /repos/contoso/shop',
      { status: 503, message: 'Service Unavailable' },
      '503',
    ],
  ] as const)('%s', async (_what, route, fault, message) => {
    await onAzure(rolledBack, async ({ run }) => {
      github.faults.set(route, fault);
      const { result, exitCode, outputs, warnings, summary } = await run(ROLLBACK, here());
      expect([result, exitCode, outputs['issue-url']]).toEqual(['rolled-back', 0, '']);
      expect(warnings.join('\n')).toContain(message);
      expect(warnings.join('\n')).toContain('The result of the rollback is not affected.');
      expect(summary).toContain('The follow-up issue for pool user was not written.');
    })();
  });

  test(
    'without a token',
    onAzure(rolledBack, async ({ run }) => {
      const { result, warnings } = await run({ ...ROLLBACK, 'github-token': '' }, here());
      expect([result, warnings.length]).toEqual(['rolled-back', 1]);
      expect(github.requests).toEqual([]);
    }),
  );

  test(
    'when the run is canceled: no issue is begun',
    onAzure({ ...rolledBack, speed: 1 }, async ({ run }) => {
      let kill: ((signal: NodeJS.Signals) => void) | undefined;
      const { result } = await run(ROLLBACK, {
        ...here(),
        onStart: (end) => (kill = end),
        onLog: (text) => {
          if (text.includes('Azure accepted')) kill?.('SIGINT');
        },
      });
      expect(result).toBe('interrupted');
      expect(github.requests).toEqual([]);
    }),
  );
});

describe('whatever GitHub answers', () => {
  test.each([301, 302, 307, 308])(
    'a %d to another host takes neither the issue nor the token there',
    async (status) => {
      const other = new GitHubApi();
      await other.start();
      try {
        await onAzure(rolledBack, async ({ run }) => {
          github.faults.set(`POST ${ISSUES}`, { status, redirect: `${other.origin}${ISSUES}` });
          const { result, exitCode, outputs, warnings } = await run(ROLLBACK, here());
          expect([result, exitCode, outputs['issue-url']]).toEqual(['rolled-back', 0, '']);
          expect(warnings.join()).toContain('it redirects to another address; nothing was sent there');
          expect(other.requests).toEqual([]);
        })();
      } finally {
        other.stop();
      }
    },
  );

  test.each([
    'https://evil.example/contoso/shop/issues/1',
    'javascript:alert(1)',
    'https://github.com/contoso/shop/issues/1)](https://evil.example',
    'https://github.com/other/repo/issues/1',
  ])('the address %s of an issue becomes no link', async (url) => {
    await onAzure(rolledBack, async ({ azure, run }) => {
      github.newIssueUrl = url;
      const expected = 'https://github.com/contoso/shop/issues/1';
      const opened = await run(ROLLBACK, here());
      azure.act({ kind: 'set-versions', pool: 'user', ...NEW });
      azure.act({ kind: 'set-records', pool: 'user', records: [recorded(OLD, '1h')] });
      const updated = await run(ROLLBACK, here());
      expect(github.issues.map(({ comments }) => comments.length)).toEqual([1]);
      for (const { outputs, log, summary } of [opened, updated]) {
        expect(outputs['issue-url']).toBe(expected);
        expect(`${log}${summary}${JSON.stringify(outputs)}`).not.toMatch(/evil|javascript|other\/repo/);
      }
    })();
  });

  test(
    'an issue that was opened without an answer is found again, not opened twice',
    onAzure(rolledBack, async ({ run }) => {
      github.faults.set(`POST ${ISSUES}`, 'break-after');
      const { result, outputs, warnings } = await run(ROLLBACK, here());
      expect([result, outputs['issue-url']]).toEqual([
        'rolled-back',
        'https://github.com/contoso/shop/issues/1',
      ]);
      expect(warnings).toEqual([]);
      expect(github.issues).toHaveLength(1);
    }),
  );

  test(
    'one that was not opened, without an answer, is told',
    onAzure(rolledBack, async ({ run }) => {
      github.faults.set(`POST ${ISSUES}`, 'break');
      const { result, outputs, warnings } = await run(ROLLBACK, here());
      expect([result, outputs['issue-url']]).toEqual(['rolled-back', '']);
      expect(warnings.join()).toContain('The follow-up issue');
    }),
  );
});

test(
  'nothing is opened unless it is asked for, nor in a dry run, nor when nothing was rolled back',
  onAzure(rolledBack, async ({ run }) => {
    await run({ ...ROLLBACK, 'dry-run': 'true' }, here());
    await run({ mode: 'status', 'follow-up-issue': 'true', 'github-token': 'x' }, here());
    await run({ ...ROLLBACK, 'kubernetes-version': '1.30.1' }, here());
    await run({ ...ROLLBACK, 'follow-up-issue': 'false' }, here());
    expect(github.requests).toEqual([]);
  }),
);
