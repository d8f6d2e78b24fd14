/** Several pools in one rollback, or in its way: what the step says of each, and that doing just that ends well. */

import { describe, expect, test } from '@jest/globals';
import { onAzure, type Run } from '../support/bundle.ts';
import { cluster, untouched, upgraded, upgrading } from '../support/scenarios.ts';

const BOTH = { mode: 'rollback', nodepool: 'a, b' };
const CHANNELS_ON = { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'NodeImage' };
const FOUND_OFF = 'Auto-upgrade was already off';

function nextStep({ outputs }: Run): string {
  return outputs['next-step'] ?? '';
}

/** The input `nodepool` of the first step that the summary shows, and its mode. */
function firstStep({ summary }: Run): Record<string, string> {
  const [, mode = '', nodepool = ''] = /mode: (\w+)\n.*\n *nodepool: (.*)/.exec(summary) ?? [];
  return { mode, nodepool };
}

describe('a rollback of several pools of which one failed', () => {
  test.concurrent(
    'names the one that is left, alone: the others have nothing on record anymore',
    onAzure({ scenario: cluster([untouched(), upgraded('a'), upgraded('b')]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'operation-fails', reason: 'drain-blocked', afterNodes: 1, pool: 'b' });
      const failed = await run(BOTH);
      expect([failed.result, failed.pools['a']?.result]).toEqual(['failed', 'rolled-back']);
      expect(nextStep(failed)).toContain("run this again with 'nodepool: b'");

      // Whoever runs just the same again is led there, too.
      const same = await run(BOTH);
      expect(same.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'rollback-target' });
      expect(nextStep(same)).toMatch(
        /^Pool a runs .* To roll back pool b, name nothing else: 'nodepool: b'\.$/,
      );
      expect(firstStep(same)).toEqual({ mode: 'rollback', nodepool: 'b' });
      expect((await run(firstStep(same))).result).toBe('rolled-back');

      const none = await run(BOTH);
      expect(nextStep(none)).toMatch(/^Pool a runs .* Pool b runs .*/);
      expect(firstStep(none)['nodepool']).toBe('');
    }),
  );
});

describe('two pools in the way of a third', () => {
  test.concurrent(
    'are both named, with the reason and the one step that stops them; after it, the way back comes first',
    onAzure(
      {
        scenario: cluster([upgraded(), upgrading('a'), upgrading('b')], CHANNELS_ON),
      },
      async ({ run }) => {
        const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
        const busy = await run(ROLLBACK);
        expect(busy.outputs['blocked-by']).toBe('operation-in-progress');
        expect(nextStep(busy)).toBe(
          'Run this step again when the operations on pools a and b have ended, or set if-busy: wait; ' +
            'if they hang, stop them first with mode: abort and nodepool: a, b.',
        );
        expect(busy.summary).toContain('Auto-upgrade has to be switched off first');
        expect((await run(firstStep(busy))).result).toBe('aborted');

        const stopped = await run(ROLLBACK);
        expect(stopped.outputs['blocked-by']).toBe('auto-upgrade');
        expect(firstStep(stopped)).toEqual({ mode: 'rollback', nodepool: 'user, a, b' });
        expect(stopped.summary.indexOf('- uses:')).toBeLessThan(
          stopped.summary.indexOf('az aks nodepool update'),
        );
        expect((await run(firstStep(stopped))).result).toBe('rolled-back');
      },
    ),
  );
});

describe('auto-upgrade that is found off', () => {
  test.concurrent(
    'is no subject while no pool is back, but in a later attempt of the same run',
    onAzure(
      { scenario: cluster([upgraded('user', { running: { kind: 'Scaling', stuck: true } })]) },
      async ({ run }) => {
        const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
        const first = await run(ROLLBACK);
        expect(first.result).toBe('blocked');
        expect(first.log + first.summary).not.toContain(FOUND_OFF);
        const env = { GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: '2' };
        const second = await run(ROLLBACK, { env });
        expect(second.result).toBe('blocked');
        expect(second.log).toContain(FOUND_OFF);
      },
    ),
  );
});
