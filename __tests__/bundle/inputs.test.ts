import { describe, expect, test } from '@jest/globals';
import { onAzure, requestsTo } from '../support/bundle.ts';
import { cluster, OLD, untouched, upgraded, upgrading } from '../support/scenarios.ts';

const SCENARIO = cluster([untouched(), upgraded()]);

/** The preview that optional reads are made with. */
const PREVIEW = '2026-08-02-preview';

describe('bad input', () => {
  test.concurrent(
    'of each mode: all problems in one error, each with input, value and what is accepted; nothing is sent',
    onAzure({ scenario: SCENARIO }, async ({ refuse }) => {
      const [status, abort, rollback, nothing] = await Promise.all([
        refuse({
          mode: 'status',
          cluster: 'prod/../other',
          nodepool: 'User Pool',
          timeout: '90',
          'poll-interval': '10ms',
          wait: 'yes',
          'reason-typo': 'ignored',
        }),
        refuse({
          mode: 'abort',
          nodepool: 'user',
          'kubernetes-version': '1.34.8',
          'if-idle': 'ignore',
          'ignore-checks': 'operation-mismatch, no-such-check',
          'operation-id': 'not an id',
        }),
        refuse({
          mode: 'rollback',
          nodepool: 'a,b',
          wait: 'false',
          'node-image-version': OLD.nodeImageVersion,
          'auto-upgrade': 'off',
          'if-busy': 'kill',
          'api-version': '2025-10-01',
          'resource-manager-endpoint': 'http://localhost:1',
          'subscription-id': 'my-subscription',
        }),
        refuse({ mode: 'restart', cluster: '' }),
      ]);
      expectEach(status, [
        'cluster',
        'prod/../other',
        'nodepool',
        'timeout',
        '90',
        'poll-interval',
        '10ms',
        'wait',
      ]);
      expect(status).toMatch(/90s|90m|unit/);
      expectEach(abort, [
        'kubernetes-version',
        'if-idle',
        'ignore',
        'succeed',
        'fail',
        'ignore-checks',
        'operation-mismatch',
        'no-such-check',
        'operation-id',
      ]);
      expectEach(rollback, [
        'wait',
        'node-image-version',
        'auto-upgrade',
        'off',
        'disable',
        'if-busy',
        'kill',
        'api-version',
        '2026-04-01',
        'resource-manager-endpoint',
        'https',
        'subscription-id',
      ]);
      expectEach(nothing, ['mode', 'restart', 'abort', 'rollback', 'status', 'cluster']);
    }),
  );

  test.concurrent(
    'a rollback of * needs the pin, and a rollback a pool',
    onAzure({ scenario: SCENARIO }, async ({ refuse }) => {
      expectEach(await refuse({ mode: 'rollback', nodepool: '*' }), ['kubernetes-version']);
      expectEach(await refuse({ mode: 'rollback' }), ['nodepool']);
    }),
  );

  test.concurrent(
    'checks that guard what nobody may override can not be ignored',
    onAzure({ scenario: SCENARIO }, async ({ refuse }) => {
      const guards = [
        'cluster-running',
        'operation-in-progress',
        'rollback-target',
        'rollback-direction',
        'operation-mismatch',
      ];
      const error = await refuse({
        mode: 'rollback',
        nodepool: 'user',
        'ignore-checks': guards.join(','),
      });
      expectEach(error, guards);
    }),
  );

  test.concurrent(
    'a resource ID that disagrees with the other inputs is an error; no value changes a path',
    onAzure({ scenario: SCENARIO }, async ({ azure, refuse }) => {
      const id = azure.cluster().id;
      const error = await refuse({
        mode: 'status',
        cluster: id,
        'resource-group': 'other',
        'subscription-id': '00000000-1111-4222-8333-444444444444',
      });
      expectEach(error, ['resource-group', 'other', 'subscription-id']);
      expectEach(await refuse({ mode: 'status', nodepool: 'user/../system', 'resource-group': 'a/b' }), [
        'nodepool',
        'resource-group',
      ]);
    }),
  );
});

function expectEach(text: string, words: readonly string[]): void {
  for (const word of words) expect(text).toContain(word);
}

describe('accepted input', () => {
  test.concurrent(
    "the cluster's resource ID stands for group and subscription; words in any case, blanks around",
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      const status = await run({
        mode: ' Status ',
        cluster: azure.cluster().id,
        'resource-group': '',
        'subscription-id': '',
        wait: 'False',
      }).catch((error: unknown) => error);
      expect(status).toMatchObject({ result: 'succeeded' });
    }),
  );

  test.concurrent(
    'api-version goes with every request for the cluster and its pools',
    onAzure({ scenario: SCENARIO }, async ({ run }) => {
      const back = await run({ mode: 'rollback', nodepool: 'user', 'api-version': '2026-04-01' });
      expect(back.result).toBe('rolled-back');
      for (const route of ['cluster.get', 'pool.get', 'pool.put', 'pool.upgradeProfile']) {
        const versions = requestsTo(back.requests, route).map(({ query }) => query['api-version']);
        // One more look at the cluster asks for what only previews show.
        const asked = versions.filter((version) => route !== 'cluster.get' || version !== PREVIEW);
        expect(new Set(asked)).toEqual(new Set(['2026-04-01']));
        expect(versions.length - asked.length).toBeLessThanOrEqual(1);
      }
    }),
  );

  test.concurrent(
    'a preview api-version is right for a rollback, an old one for an abort',
    onAzure({ scenario: cluster([upgraded(), upgrading('busy')]) }, async ({ run }) => {
      const inputs = { mode: 'rollback', nodepool: 'user', 'api-version': '2025-08-02-preview' };
      expect((await run(inputs)).result).toBe('rolled-back');
      const abort = { mode: 'abort', nodepool: 'busy', 'api-version': '2025-10-01' };
      expect((await run(abort)).result).toBe('aborted');
    }),
  );

  test.concurrent(
    'summary: false writes none',
    onAzure({ scenario: SCENARIO }, async ({ run }) => {
      expect((await run({ mode: 'status', summary: 'false' })).summary).toBe('');
    }),
  );

  test.concurrent(
    'reason and Azure texts are escaped wherever they are shown',
    onAzure(
      {
        scenario: cluster([upgraded()], { tags: { a: '<img>' } }),
      },
      async ({ azure, run }) => {
        azure.inject({
          kind: 'status',
          status: 400,
          route: 'pool.put',
          code: 'Bad<script>',
          message: '<img src=x onerror=alert(1)> | a | b\n::error::injected\n::set-output name=x::y',
        });
        const back = await run({
          mode: 'rollback',
          nodepool: 'user',
          reason: '<b>bold</b> [link](https://evil.example) @team',
        });
        expect(back.result).toBe('failed');
        expect(back.summary).not.toMatch(/<img|<script|<b>/);
        expect(back.summary).not.toContain('](https://evil.example)');
        expect(back.log.split('\n').filter((line) => line.startsWith('::error::injected'))).toEqual([]);
        expect(back.log.split('\n').filter((line) => line.startsWith('::set-output'))).toEqual([]);
      },
    ),
  );
});
