/** What somebody copies from the page of a summary is the command that works, character by character. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyPageLibrary, renderPage } from '../../scripts/demo/page.ts';
import { nextAdvice } from '../../src/report/advice/next-step.ts';
import { readyStep } from '../../src/report/advice/ready-step.ts';
import { renderSummary } from '../../src/report/summary/index.ts';
import { OLD, sampleOutcome, samplePoolOutcome, sampleStatus } from '../unit/report/samples.ts';
import { isSkipped, openBrowser, type Browser } from './browser.ts';

const describePages = isSkipped ? describe.skip : describe;

/** Selects each block of code as a reader would, and returns what the selection holds. */
const SELECT = `[...document.querySelectorAll('main pre code')].map((block) => {
  const selection = getSelection();
  selection.selectAllChildren(block);
  return selection.toString().replace(/\\n$/, '');
})`;

const CREDENTIAL = sampleOutcome({
  result: 'error',
  error: {
    code: 'AADSTS700213',
    message: 'No matching federated identity record found.',
    isFromAzure: true,
    facts: {
      sent: {
        clientId: '33333333-4444-5555-6666-777777777777',
        issuer: 'https://token.actions.githubusercontent.com',
        subject: 'repo:contoso@123/shop@456:environment:production',
        audience: 'api://AzureADTokenExchange',
      },
    },
  },
});

const ABORTED = sampleStatus({
  mode: 'abort',
  result: 'aborted',
  pools: [samplePoolOutcome({ offer: { available: true, to: OLD } })],
});

describePages('copied from the page', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'copying-'));
    await copyPageLibrary(folder);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  test.each([
    ['the credential that is missing', CREDENTIAL],
    ['the ways after an abort', ABORTED],
  ])('%s', async (_, outcome) => {
    const file = path.join(folder, 'summary.html');
    await writeFile(file, renderPage('Summary', renderSummary(outcome, {})));
    await browser.page.goto(pathToFileURL(file).href);
    const copied = await browser.page.evaluate<readonly string[]>(SELECT);
    const { remedies, ...whole } = nextAdvice(outcome);
    const wanted = [whole, ...remedies].flatMap(({ step, commands = [] }) => [
      ...(step === undefined ? [] : [readyStep(outcome, {}, step).join('\n')]),
      ...commands,
    ]);
    expect(wanted.length).toBeGreaterThan(1);
    expect(copied.slice(0, wanted.length)).toEqual(wanted);
  });
});
