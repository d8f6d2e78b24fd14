import { expect, test } from '@jest/globals';
import { CHECK_IDS } from '../../../src/domain/checks/check.ts';
import { RESULTS_WORST_FIRST } from '../../../src/domain/results.ts';
import { messagesCatalogue, messagesText } from '../../../scripts/messages/catalogue.ts';
import { readText } from '../../repo/files.ts';
import { situationsOf } from '../../support/check-situations.ts';
import { printedCommands } from '../../../scripts/messages/commands.ts';

test('the catalogue has a sample of every result, and no sample is empty', () => {
  const sections = messagesCatalogue();
  const titles = sections.map(({ title }) => title);
  for (const result of RESULTS_WORST_FIRST) {
    expect(titles.some((title) => title.endsWith(`: ${result}`))).toBe(true);
  }
  expect(new Set(titles).size).toBe(titles.length);
  for (const { texts } of sections) {
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toMatch(/\S{2}/);
  }
});

test('a failing result is an error in the catalogue, a finding of a status is not', () => {
  const texts = (title: string): string =>
    messagesCatalogue()
      .find((section) => section.title === title)
      ?.texts.join('\n') ?? '';
  expect(texts('rollback: failed')).toContain('error: The rollback of pool user in cluster prod failed');
  expect(texts('status: failed')).toContain(
    'warning: The last operation on pool user in cluster prod failed',
  );
  expect(texts('abort: aborted')).not.toContain('error:');
});

test('what users read is what was reviewed: `npm run messages -- --write` writes a change of a text down', () => {
  const committed = readText('scripts/messages/messages.txt').split('\n');
  expect(messagesText().split('\n')).toEqual(committed);
});

test('every check says something in a situation of the catalogue', () => {
  const titles = [...situationsOf('rollback'), ...situationsOf('abort')].map(([title]) => title);
  expect(new Set(titles.map((title) => title.split(':')[0]))).toEqual(new Set(CHECK_IDS));
});

test('there are commands to paste', () => {
  expect(printedCommands().length).toBeGreaterThan(3);
});
