import { describe, expect, test } from '@jest/globals';
import type { Channels } from '../../../../src/domain/aks/channels.ts';
import type { MoveRecord } from '../../../../src/domain/moves/record.ts';
import type { Outcome } from '../../../../src/domain/outcome/outcome.ts';
import { earlierAttempt, type RunContext } from '../../../../src/report/run-context.ts';
import { foundOff } from '../../../../src/report/text/found-off.ts';
import { annotations, resultLines } from '../../../../src/report/messages.ts';
import { followUps } from '../../../../src/report/follow-up.ts';
import { renderSummary } from '../../../../src/report/summary/index.ts';
import { sampleOutcome, samplePoolOutcome, sampleStatus } from '../samples.ts';

const SECOND: RunContext = {
  serverUrl: 'https://github.com',
  repository: 'octo/shop',
  runId: '77',
  runAttempt: '2',
  isPublicRepository: false,
};
const FIRST_LOG = 'https://github.com/octo/shop/actions/runs/77/attempts/1';
const OFF: Channels = { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' };

const SENT: MoveRecord = {
  move: { kind: 'disable-auto-upgrade', channels: OFF },
  startedAt: 0,
  answer: { kind: 'accepted', status: 200 },
};

function left(found: Channels, changes: Partial<Outcome> = {}): Outcome {
  const channels = { found, left: found, changed: false, putBack: false, pending: {} };
  return sampleOutcome({ channels, moves: [], ...changes });
}

describe('auto-upgrade that was found off', () => {
  test.each<[string, Outcome, string | undefined]>([
    ['both', left(OFF), '--auto-upgrade-channel patch --node-os-upgrade-channel NodeImage'],
    ['a channel that is not shown', left({}), '--auto-upgrade-channel patch'],
    ['the node OS alone', left({ ...OFF, upgradeChannel: 'patch' }), '--node-os-upgrade-channel NodeImage'],
    ['none', left({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' }), undefined],
    ['not in status mode', sampleStatus(), undefined],
    ['not without an observation', left(OFF, { result: 'error' }), undefined],
    ['not where this step switched them off', left(OFF, { moves: [SENT] }), undefined],
  ])('%s', (_, outcome, options) => {
    const command = foundOff(outcome, {})?.command;
    if (options === undefined) expect(command).toBeUndefined();
    else expect(command).toMatch(new RegExp(`^az aks update .* ${options}$`));
  });

  test('the node OS channel does not count where the image stayed', () => {
    const before = { kubernetesVersion: '1.35.5', nodeImageVersion: 'image' };
    const pools = [samplePoolOutcome({ result: 'rolled-back', before, after: before })];
    expect(foundOff(left(OFF, { pools }), {})?.command).not.toContain('node-os');
  });

  test('links the log of the attempt before this one', () => {
    expect(earlierAttempt({})).toBeUndefined();
    expect(earlierAttempt({ ...SECOND, runAttempt: 'odd' })).toBeUndefined();
    expect(earlierAttempt({ runAttempt: '2' })).toBeUndefined();
    expect(earlierAttempt(SECOND)).toBe(FIRST_LOG);
    const pools = [samplePoolOutcome({ result: 'already-rolled-back' })];
    const outcome = left(OFF, { result: 'already-rolled-back', pools });
    const [issue] = followUps(outcome, SECOND);
    const texts = [
      resultLines(outcome, SECOND).join('\n'),
      renderSummary(outcome, SECOND),
      annotations(outcome, SECOND)
        .map(({ message }) => message)
        .join('\n'),
      issue?.body ?? '',
    ];
    for (const text of texts) expect(text).toContain(FIRST_LOG);
    expect(issue?.isOnlyNew).toBe(true);
  });

  test('says so without a link where the runner does not tell enough, and not as a warning in a first attempt', () => {
    const pools = [samplePoolOutcome({ result: 'already-rolled-back' })];
    const outcome = left(OFF, { result: 'already-rolled-back', pools });
    const unknown: RunContext = { runAttempt: '2' };
    expect(annotations(outcome, {})).toEqual([]);
    expect(annotations(outcome, unknown)).toHaveLength(1);
    expect(resultLines(outcome, unknown).join('\n')).toContain(
      'patch and NodeImage are usual; if you had others, use those',
    );
    expect(renderSummary(outcome, unknown)).toContain('NodeImage');
    expect(followUps(outcome, {})).toEqual([]);
    const [issue] = followUps(outcome, unknown);
    expect(issue?.body).toContain('unknown to this attempt');
    expect(issue?.body).not.toContain('az aks update');
  });
});
