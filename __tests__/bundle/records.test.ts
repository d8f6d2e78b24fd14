/** What pools have on record: images with two dates, and entries that no rollback can be made of. */

import { describe, expect, test } from '@jest/globals';
import { onAzure, versionsIn, requestsTo } from '../support/bundle.ts';
import { cluster, NEW, OLD, recorded, upgraded } from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };

const PLAIN = 'AKSUbuntu-2404gen2containerd-202605.14.0';
const PATCHED = `${PLAIN}-2026.06.01`;
const OLDER = 'AKSUbuntu-2404gen2containerd-202604.22.1';

const image = (nodeImageVersion: string) => ({ ...NEW, nodeImageVersion });

describe('an image with security patches', () => {
  test.concurrent.each([
    ['to the image that was patched', PATCHED, PLAIN],
    ['to an older image', PATCHED, OLDER],
    ['to an older image that was patched later', PLAIN, `${OLDER}-2026.06.01`],
  ])('is gone back from %s', (_, runs, record) =>
    onAzure(
      { scenario: cluster([upgraded('user', { ...image(runs), recentlyUsed: [recorded(image(record))] })]) },
      async ({ run }) => {
        const back = await run(ROLLBACK);
        expect(back.result).toBe('rolled-back');
        expect(versionsIn(requestsTo(back.requests, 'pool.put')[0])).toEqual(image(record));
      },
    )(),
  );

  test.concurrent(
    'is not gone forward to',
    onAzure(
      {
        scenario: cluster([upgraded('user', { ...image(PLAIN), recentlyUsed: [recorded(image(PATCHED))] })]),
      },
      async ({ run }) => {
        const same = await run(ROLLBACK);
        expect([same.result, same.changes]).toEqual(['already-rolled-back', []]);
      },
    ),
  );
});

describe('a record that can not be used', () => {
  const ALIAS = { orchestratorVersion: '1.34', nodeImageVersion: OLDER, ago: '1d' };

  test.concurrent(
    'is named in log and message when nothing else is there',
    onAzure({ scenario: cluster([upgraded('user', { recentlyUsed: [ALIAS] })]) }, async ({ run }) => {
      const blocked = await run(ROLLBACK);
      expect([blocked.result, blocked.outputs['blocked-by']]).toEqual(['blocked', 'rollback-target']);
      expect(blocked.errors.join('\n')).toContain(`1.34 with ${OLDER}`);
      expect(blocked.log).toMatch(/On record for pool user: 1\.34 with .*can't be used.*has no patch/);
    }),
  );

  test.concurrent(
    'is passed over and told',
    onAzure(
      { scenario: cluster([upgraded('user', { recentlyUsed: [recorded(OLD, '2d'), ALIAS] })]) },
      async ({ run }) => {
        const back = await run(ROLLBACK);
        expect(back.result).toBe('rolled-back');
        expect(back.warnings.join('\n')).toContain(`1.34 with ${OLDER}`);
      },
    ),
  );
});
