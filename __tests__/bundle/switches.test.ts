/** What public sources leave open about AKS: right whichever way Azure turns out to be. */
import { describe, expect, test } from '@jest/globals';
import type { Switches } from '../../simulator/simulator.ts';
import { onAzure } from '../support/bundle.ts';
import { cluster, OLD, stopped, untouched, upgraded, upgrading } from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const ABORT = { mode: 'abort', nodepool: 'user' };

describe('a rollback with the channels switched off ends rolled-back', () => {
  const ways: readonly Partial<Switches>[] = [
    { upgradeChannelRollback: 'accept-then-fail' },
    { upgradeChannelRollback: 'accept-and-re-upgrade', imageWithNodeOsChannel: 'restored' },
    { clusterPutResumesUpgrades: false },
    { resumeMoment: 'after' },
    { parallelPoolOperations: false, stablePutKeepsPreviewFields: false },
    { conflictForm: 'nested', badRequestForm: 'nested', preconditionForm: 'nested', notFoundForm: 'flat' },
    { retryAfterOnAccept: 1, retryAfterOnPoll: 1 },
    { operationNameSwapped: true, pageSize: 1, signedUrlLength: 5000 },
    { dateSkewSeconds: 7200, recordsAfterRollback: 'version-left', listExpiredRecords: true },
  ];
  for (const switches of ways) {
    test.concurrent(
      JSON.stringify(switches),
      onAzure(
        {
          scenario: cluster([untouched(), stopped()], {
            upgradeChannel: 'stable',
            nodeOSUpgradeChannel: 'NodeImage',
          }),
          switches,
        },
        async ({ azure, run }) => {
          const back = await run(ROLLBACK);
          expect({ result: back.result, log: back.log }).toEqual({ result: 'rolled-back', log: back.log });
          expect(back.changes.filter((route) => route === 'pool.put')).toHaveLength(1);
          expect(azure.cluster().pools['user']).toMatchObject({ ...OLD, provisioningState: 'Succeeded' });
        },
      ),
    );
  }
});

describe('auto-upgrade left on on purpose', () => {
  const LEFT_ON = { ...ROLLBACK, 'ignore-checks': 'auto-upgrade' };
  test.concurrent.each([
    ['reject', 'failed'],
    ['accept-then-fail', 'failed'],
  ] as const)('a rollback that Azure answers with "%s" is %s', (upgradeChannelRollback, result) =>
    onAzure(
      {
        scenario: cluster([upgraded()], { upgradeChannel: 'stable' }),
        switches: { upgradeChannelRollback },
      },
      async ({ azure, run }) => {
        const left = await run(LEFT_ON);
        expect(left.result).toBe(result);
        expect(left.changes).toEqual(['pool.put']);
        expect(azure.cluster().upgradeChannel).toBe('stable');
      },
    )(),
  );

  test.concurrent.each([
    ['newest', 'partially-rolled-back'],
    ['restored', 'rolled-back'],
  ] as const)(
    'with the node OS channel on, an image that ends as the %s one is %s',
    (imageWithNodeOsChannel, result) =>
      onAzure(
        {
          scenario: cluster([upgraded()], { nodeOSUpgradeChannel: 'NodeImage' }),
          switches: { imageWithNodeOsChannel },
        },
        async ({ run }) => {
          const left = await run(LEFT_ON);
          expect(left.result).toBe(result);
          expect(left.changes).toEqual(['pool.put']);
        },
      )(),
  );
});

describe('an upgrade that failed', () => {
  test.concurrent.each([true, false])(
    'is undone or found undone, whether the version fields keep the new version (%s) or not',
    (failedUpgradeKeepsVersion) =>
      onAzure(
        { scenario: cluster([upgrading()]), switches: { failedUpgradeKeepsVersion } },
        async ({ azure, run }) => {
          azure.act({ kind: 'finish', pool: 'user', as: 'Failed' });
          const back = await run(ROLLBACK);
          expect(back.result).toBe('rolled-back');
          expect(back.changes).toEqual(['pool.put']);
          const { nodes } = azure.cluster().pools['user'] ?? { nodes: [] };
          for (const node of nodes) expect(node.kubernetes).toBe(OLD.kubernetesVersion);
        },
      )(),
  );
});

describe('an abort of the cluster while only a pool moves', () => {
  test.concurrent.each(['refused', 'aborts-pool'] as const)(
    'is not sent (%s): operation-elsewhere names the pool',
    (clusterAbortWhilePoolMoves) =>
      onAzure(
        { scenario: cluster([upgrading()]), switches: { clusterAbortWhilePoolMoves } },
        async ({ azure, run }) => {
          const blocked = await run({ mode: 'abort' });
          expect(blocked.outputs['blocked-by']).toBe('operation-elsewhere');
          expect(blocked.changes).toEqual([]);
          expect(azure.cluster().pools['user']?.provisioningState).toBe('Upgrading');
          expect((await run({ mode: 'abort', nodepool: '*' })).changes).toEqual(['pool.abort']);
        },
      )(),
  );
});

describe('the operation guard', () => {
  test.concurrent.each([true, false])(
    'holds whether the abort is an operation of its own (%s) or not',
    (abortListedAsOperation) =>
      onAzure(
        { scenario: cluster([upgrading()]), switches: { abortListedAsOperation } },
        async ({ azure, run }) => {
          const id = azure.cluster().operations[0]?.id ?? '';
          const aborted = await run({ ...ABORT, 'operation-id': id });
          expect(aborted.result).toBe('aborted');
          expect(aborted.outputs['operation-id']).toBe(id);
          expect(aborted.warnings).toEqual([]);
        },
      )(),
  );
});
