import { expect, test } from '@jest/globals';
import { annotations } from '../../../src/report/annotations.ts';
import { nextStep } from '../../../src/report/advice/next-step.ts';
import { earlyOutputs, renderOutputs } from '../../../src/report/outputs/index.ts';
import { resultLines } from '../../../src/report/log/result.ts';
import { renderSummary } from '../../../src/report/summary/index.ts';
import { restoreAheadLine } from '../../../src/report/text/restore-command.ts';
import { ADDRESS, sampleOutcome, SWITCHED_OFF } from './samples.ts';

const { found } = SWITCHED_OFF;
const COMMAND = /az aks update .*--auto-upgrade-channel patch$/;

/** A switch-off was sent, and the cluster still shows the channel as on. */
const outcome = sampleOutcome({
  result: 'failed',
  channels: { found, left: found, changed: false, putBack: false, pending: { upgradeChannel: 'none' } },
});

test('a switch-off that may still act is told everywhere, with the command', () => {
  expect(renderOutputs(outcome)).toMatchObject({
    'auto-upgrade-changed': 'false',
    'restore-command': expect.stringMatching(COMMAND),
  });
  const warning = annotations(outcome).find(({ title }) => title.includes('may still be switched off'));
  expect(warning?.level).toBe('warning');
  expect(warning?.message).toMatch(COMMAND);
  expect(nextStep(outcome)).toContain('auto-upgrade may still be switched off');
  expect(renderSummary(outcome, {})).toContain('A request to switch auto-upgrade off may still take effect.');
});

test('log and summary say when to run the command', () => {
  const said = (channels: typeof SWITCHED_OFF): string[] => {
    const run = sampleOutcome({ channels });
    return [resultLines(run).join('\n'), renderSummary(run, {})];
  };
  const pending = outcome.channels as typeof SWITCHED_OFF;
  const elsewhere = { ...SWITCHED_OFF, left: { upgradeChannel: 'rapid', nodeOsUpgradeChannel: 'None' } };
  for (const [channels, lead] of [
    [SWITCHED_OFF, 'Auto-upgrade stays off. To restore it once the cause is found:'],
    [elsewhere, 'Someone else has changed auto-upgrade since this step turned it off. To undo that, too:'],
    [pending, 'A request to switch auto-upgrade off may still take effect. If it does, this restores it:'],
  ] as const) {
    for (const text of said(channels)) expect(text).toContain(lead);
  }
});

test('before it is sent, the log has the command that puts back what it will set', () => {
  expect(restoreAheadLine(ADDRESS, found, { upgradeChannel: 'none' })).toMatch(
    /^If this step is cut off, this restores auto-upgrade: az aks update .*--auto-upgrade-channel patch$/,
  );
  // A channel that was absent has no word that puts it back.
  expect(restoreAheadLine(ADDRESS, {}, {})).toMatch(/: $/);
});

test('what is written on the way are small outputs, with their final names', () => {
  const early = Object.fromEntries(earlyOutputs(sampleOutcome({ channels: SWITCHED_OFF })));
  const all = renderOutputs(sampleOutcome({ channels: SWITCHED_OFF }));
  expect(all).toMatchObject(early);
  expect(Object.keys(early)).toEqual(
    expect.arrayContaining(['result', 'operation-id', 'restore-command', 'auto-upgrade-changed']),
  );
  expect(Object.keys(early)).not.toContain('report');
});
