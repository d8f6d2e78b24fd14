import { expect, test } from '@jest/globals';
import { RESULTS_WORST_FIRST } from '../../../src/domain/results.ts';
import { messagesCatalogue } from '../../../scripts/messages/catalogue.ts';

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
  expect(texts('rollback: failed')).toContain('error: The rollback of pool user of cluster prod failed');
  expect(texts('status: failed')).toContain(
    'warning: The last operation on pool user of cluster prod failed',
  );
  expect(texts('abort: aborted')).not.toContain('error:');
});
