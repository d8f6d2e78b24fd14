/** Pools whose state does not say whose operation it is. */

import { describe, expect, test } from '@jest/globals';
import type { PoolScenario } from '../../simulator/scenario/scenario.ts';
import { onAzure } from '../support/bundle.ts';
import { cluster, NEW, OLD, recorded } from '../support/scenarios.ts';

const POOL: PoolScenario = { name: 'user', mode: 'User', count: 3, ...OLD, recentlyUsed: [recorded(OLD)] };
const ROLLBACK = { mode: 'rollback', nodepool: 'user' };

describe('a pool at the versions on record that is Updating', () => {
  test.concurrent(
    'with the kind Update may be this very rollback, sent again: joined',
    onAzure(
      { scenario: cluster([{ ...POOL, running: { kind: 'Updating', type: 'Update', remaining: '3h' } }]) },
      async ({ run }) => {
        const back = await run(ROLLBACK);
        expect([back.result, back.changes]).toEqual(['rolled-back', []]);
      },
    ),
  );

  test.concurrent.each([true, false])(
    'with a kind that says more is busy with something else (operations name their resource: %j)',
    (operationResourceShown) =>
      onAzure(
        {
          switches: { operationResourceShown },
          scenario: cluster([
            { ...POOL, running: { kind: 'Updating', type: 'Update', subType: 'Labels', stuck: true } },
          ]),
        },
        async ({ run }) => {
          const blocked = await run(ROLLBACK);
          expect(blocked.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'operation-in-progress' });
        },
      )(),
  );
});

test.concurrent(
  "status of one pool of a cluster that is being created: the cluster's abort",
  onAzure(
    {
      scenario: cluster([{ name: 'user', mode: 'User', count: 3, ...NEW, provisioningState: 'Creating' }], {
        running: { kind: 'Creating', stuck: true },
      }),
    },
    async ({ run }) => {
      const status = await run({ mode: 'status', nodepool: 'user' });
      const next = status.outputs['next-step'] ?? '';
      expect(next).toContain("'mode: abort'");
      expect(next).not.toContain('nodepool');
      const [, id = 'none'] = /'operation-id: ([^']+)'/.exec(next) ?? [];
      const aborted = await run({ mode: 'abort', 'operation-id': id });
      expect(aborted.outputs).toMatchObject({ result: 'aborted', 'operation-id': id });
    },
  ),
);
