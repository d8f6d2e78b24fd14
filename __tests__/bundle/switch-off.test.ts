import { describe, expect, test } from '@jest/globals';
import { onAzure, requestsTo } from '../support/bundle.ts';
import { cluster, NEW, OLD, untouched, upgraded } from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const CHANNELS_ON = { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'SecurityPatch' };

interface ClusterBody {
  readonly properties: {
    readonly kubernetesVersion: string;
    readonly agentPoolProfiles: readonly { readonly name: string; readonly orchestratorVersion: string }[];
  };
}

describe('the PUT that switches the Kubernetes channel off', () => {
  test.concurrent(
    'carries the current version of the control plane, not the alias that the cluster shows',
    onAzure({ scenario: cluster([untouched(), upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      azure.inject({
        kind: 'field',
        route: 'cluster.get',
        path: 'properties.kubernetesVersion',
        value: '1.35',
        times: 99,
      });
      const back = await run(ROLLBACK);
      expect(back.result).toBe('rolled-back');
      const [put] = requestsTo(back.requests, 'cluster.put');
      const { properties } = put?.body as unknown as ClusterBody;
      expect(properties.kubernetesVersion).toBe(NEW.kubernetesVersion);
      expect(properties.agentPoolProfiles.map(({ orchestratorVersion }) => orchestratorVersion)).toEqual([
        NEW.kubernetesVersion,
        NEW.kubernetesVersion,
      ]);
    }),
  );

  test.concurrent(
    'that Azure refuses: failed, says that it was the switch-off, and how to do it by hand',
    onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      const code = 'OperationNotAllowed';
      azure.inject({ kind: 'status', status: 400, route: 'cluster.put', code, message: 'Not so.' });
      const failed = await run(ROLLBACK);
      expect([failed.result, failed.changes]).toEqual(['failed', ['cluster.put']]);
      expect(failed.outputs).toMatchObject({ 'error-code': code, 'auto-upgrade-changed': 'false' });
      const [annotation] = failed.errors;
      expect(annotation).toMatch(/refused to switch auto-upgrade off.*nothing was changed/);
      expect(annotation).toMatch(
        /az aks update .*--subscription \S+ --auto-upgrade-channel none --node-os-upgrade-channel None --yes/,
      );
    }),
  );

  test.concurrent(
    'after which the control plane shows another version: failed, and told',
    onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      azure.after(
        'cluster.put',
        () =>
          azure.inject({
            kind: 'field',
            route: 'cluster.get',
            path: 'properties.currentKubernetesVersion',
            value: '1.35.6',
            times: 99,
          }),
        1,
      );
      const failed = await run(ROLLBACK);
      expect([failed.result, failed.changes]).toEqual(['failed', ['cluster.put']]);
      expect(failed.errors.join()).toContain('The control plane moved from 1.35.5 to 1.35.6');
      expect(failed.outputs['restore-command']).not.toBe('');
    }),
  );
});

describe('what lives while auto-upgrade is switched off stops nothing', () => {
  test.concurrent(
    'another pool that scales without an autoscaler',
    onAzure({ scenario: cluster([untouched(), upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      azure.after(
        'cluster.put',
        () => azure.act({ kind: 'set-property', pool: 'system', name: 'count', value: 5 }),
        1,
      );
      expect((await run(ROLLBACK)).result).toBe('rolled-back');
    }),
  );

  test.concurrent(
    'another pool that another job rolls back: told',
    onAzure({ scenario: cluster([upgraded('other'), upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      azure.after(
        'cluster.put',
        () => azure.after('cluster.get', () => azure.act({ kind: 'rollback', pool: 'other', ...OLD }), 1),
        1,
      );
      const back = await run(ROLLBACK);
      expect(back.result).toBe('rolled-back');
      expect(azure.cluster().pools['other']).toMatchObject(OLD);
    }),
  );
});

test.concurrent(
  'two jobs, two pools, one cluster with channels on, if-busy: wait: both end well',
  onAzure({ scenario: cluster([upgraded('a'), upgraded('b')], CHANNELS_ON) }, async ({ azure, run }) => {
    const job = (nodepool: string) => run({ mode: 'rollback', nodepool, 'if-busy': 'wait' });
    const runs = await Promise.all([job('a'), job('b')]);
    expect(runs.map(({ result }) => result)).toEqual(['rolled-back', 'rolled-back']);
    expect(runs.filter(({ outputs }) => outputs['auto-upgrade-changed'] === 'true')).toHaveLength(1);
    expect(azure.cluster().pools).toMatchObject({ a: OLD, b: OLD });
  }),
);
