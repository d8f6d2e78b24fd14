/** Traffic that was recorded from Azure, beside what the bundle sends in the same situation. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PoolScenario, Scenario } from '../../simulator/scenario/scenario.ts';
import type { JsonObject } from '../../simulator/state/json.ts';
import { onAzure, type Run } from '../support/bundle.ts';

const read = (name: string): { putRequest: JsonObject } =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../recordings', `${name}.json`), 'utf8')) as {
    putRequest: JsonObject;
  };

const IMAGE = 'AKSUbuntu-2404gen2containerd-202605.14.0';

function world(pool: Partial<PoolScenario>): Scenario {
  return {
    clusters: [
      {
        name: 'prod',
        kubernetesVersion: '1.36.0',
        nodeOSUpgradeChannel: 'None',
        pools: [
          { name: 'system', mode: 'System' },
          {
            name: 'user',
            recentlyUsed: [{ orchestratorVersion: '1.35.5', nodeImageVersion: IMAGE, ago: '5m' }],
            ...pool,
          },
        ],
      },
    ],
  };
}

const putOf = ({ requests }: Run): unknown => requests.find(({ route }) => route === 'pool.put')?.body;

describe('a rollback', () => {
  test(
    'sends the recorded JSON, keys in their order',
    onAzure({ scenario: world({}) }, async ({ run }) => {
      const back = await run({ mode: 'rollback', nodepool: 'user' });
      expect(back.result).toBe('rolled-back');
      expect(JSON.stringify(putOf(back))).toBe(JSON.stringify(read('cli-nodepool-rollback').putRequest));
    }),
  );

  test(
    'of a pool of virtual machines sends the recorded keys in their order',
    onAzure(
      {
        scenario: world({
          type: 'VirtualMachines',
          specifiedVersion: '1.36',
          minCount: 1,
          maxCount: 3,
          properties: {
            securityProfile: { sshAccess: 'LocalUser', enableVTPM: false, enableSecureBoot: false },
          },
        }),
      },
      async ({ run, azure }) => {
        const back = await run({ mode: 'rollback', nodepool: 'user' });
        expect(back.result).toBe('rolled-back');
        const sent = putOf(back) as { properties: JsonObject };
        const recorded = read('pool-vms').putRequest as { properties: JsonObject };
        expect(Object.keys(sent.properties)).toEqual(Object.keys(recorded.properties));
        expect(sent.properties).toMatchObject({ count: null, vmSize: '', orchestratorVersion: '1.35.5' });
        expect(azure.cluster().pools['user']?.nodes).toHaveLength(1);
      },
    ),
  );
});

describe('an abort of a creation', () => {
  test(
    'takes the recorded way: 202, the old state, then Canceled with its pools',
    onAzure(
      {
        scenario: {
          clusters: [
            {
              name: 'prod',
              running: { kind: 'Creating', stuck: true },
              pools: [{ name: 'system', mode: 'System' }],
            },
          ],
        },
      },
      async ({ run, azure }) => {
        const stopped = await run({ mode: 'abort' });
        expect([stopped.result, stopped.changes]).toEqual(['aborted', ['cluster.abort']]);
        expect(azure.cluster().provisioningState).toBe('Canceled');
      },
    ),
  );
});
