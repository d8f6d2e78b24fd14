import { describe, expect, test } from '@jest/globals';
import { onAzure } from '../support/bundle.ts';
import { cluster, upgraded, upgrading } from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const CHANNELS_ON = { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'SecurityPatch' };

/** Refusals with status 409 that no waiting cures. */
const REFUSALS = [
  ['ScopeLocked', "The scope cannot perform write operation because it is locked: 'no-changes'."],
  ['MissingSubscriptionRegistration', 'The subscription is not registered to use the namespace.'],
  ['ReadOnlyDisabledSubscription', 'The subscription is disabled and therefore marked as read only.'],
  ['OperationNotAllowed', 'It results in exceeding approved Total Regional Cores quota.'],
  ['OperationNotAllowed', 'Operation is not allowed on this agent pool, please use machine API.'],
  ['OperationNotAllowed', 'Operation is not allowed while cluster is being upgraded or failed in upgrade.'],
] as const;

describe('a 409 that speaks of no operation in progress', () => {
  test.concurrent.each(REFUSALS)(
    '%s: %s: failed at once under if-busy: wait, and the channels are put back',
    async (code, message) => {
      await onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
        azure.inject({ kind: 'status', status: 409, route: 'pool.put', times: 99, code, message });
        const failed = await run({ ...ROLLBACK, 'if-busy': 'wait', timeout: '30s' });
        expect([failed.result, failed.changes]).toEqual([
          'failed',
          ['cluster.put', 'pool.put', 'cluster.put'],
        ]);
        expect(azure.cluster()).toMatchObject(CHANNELS_ON);
        expect(failed.outputs).toMatchObject({ 'error-code': code, 'blocked-by': '', 'restore-command': '' });
        expect(failed.outputs['correlation-id']).not.toBe('');
        expect(failed.errors.join()).toContain(code);
      })();
    },
  );

  test.concurrent(
    'to the switch-off: failed, nothing was changed',
    onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      const [code, message] = REFUSALS[0];
      azure.inject({ kind: 'status', status: 409, route: 'cluster.put', times: 99, code, message });
      const failed = await run({ ...ROLLBACK, 'if-busy': 'wait', timeout: '30s' });
      expect([failed.result, failed.changes]).toEqual(['failed', ['cluster.put']]);
      expect(failed.outputs).toMatchObject({ 'error-code': code, 'auto-upgrade-changed': 'false' });
    }),
  );

  test.concurrent(
    'to an abort: failed, sent once',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      const [code, message] = REFUSALS[0];
      azure.inject({ kind: 'status', status: 409, route: 'pool.abort', times: 99, code, message });
      const failed = await run({ mode: 'abort', nodepool: 'user', timeout: '30s' });
      expect([failed.result, failed.changes]).toEqual(['failed', ['pool.abort']]);
      expect(failed.outputs['error-code']).toBe(code);
    }),
  );
});

test.concurrent(
  'EtagMismatch is a lost race, whatever its words: decided anew, and sent again',
  onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
    azure.inject({ kind: 'status', status: 409, route: 'pool.put', code: 'EtagMismatch' });
    const back = await run(ROLLBACK);
    expect([back.result, back.changes]).toEqual(['rolled-back', ['pool.put', 'pool.put']]);
  }),
);

test.concurrent(
  'an operation that only the 409 tells of: blocked with the words of Azure, and no offer to abort it',
  onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
    azure.inject({ kind: 'status', status: 409, route: 'pool.put', times: 99 });
    const blocked = await run(ROLLBACK);
    expect(blocked.outputs).toMatchObject({
      result: 'blocked',
      'blocked-by': 'operation-in-progress',
      'error-code': 'OperationNotAllowed',
      'error-message': expect.stringContaining('Another operation is in progress'),
    });
    expect(blocked.outputs['correlation-id']).not.toBe('');
    const [annotation] = blocked.errors;
    expect(annotation).toContain('Another operation is in progress');
    expect(annotation).toContain(blocked.outputs['correlation-id']);
    const told = [blocked.log, blocked.summary, ...Object.values(blocked.outputs)].join('\n');
    expect(told).not.toContain('if-busy: abort');
    expect(told).toContain('if-busy: wait');
  }),
);
