import { describe, expect, test } from '@jest/globals';
import { channelOutcome } from '../../../../src/domain/outcome/channels.ts';
import { cluster, endedAs, history, moved, observation, sighting } from '../../../support/builders.ts';

const STABLE = { upgradeChannel: 'stable', nodeOsUpgradeChannel: 'None' };
const OFF = { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' };

/** What a run tells that found `stable`, switched it off, and last saw these channels. */
function tells(last: { upgradeChannel: string; nodeOsUpgradeChannel: string }): unknown {
  const record = moved({
    move: { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none' } },
    before: sighting({ channels: STABLE }),
    settlement: endedAs('Succeeded', { seen: sighting({ channels: OFF }) }),
  });
  const { changed, found } = channelOutcome({
    history: history([record], observation({ cluster: cluster(STABLE) })),
    latest: observation({ cluster: cluster(last) }),
  });
  return [changed, found];
}

describe('a channel counts as changed by the step', () => {
  test('when its switch-off named it and it is off', () => {
    expect(tells(OFF)).toEqual([true, STABLE]);
  });

  test('not when only somebody else changed it', () => {
    expect(tells({ ...STABLE, nodeOsUpgradeChannel: 'NodeImage' })).toEqual([false, STABLE]);
  });
});
