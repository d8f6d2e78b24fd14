import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyPageLibrary, renderContent, renderIndex, renderPage } from '../../scripts/demo/page.ts';
import { RESULTS_WORST_FIRST } from '../../src/domain/results.ts';
import { toneOf } from '../../src/report/text/words.ts';
import { renderSummary } from '../../src/report/summary/index.ts';
import type { RunContext } from '../../src/report/run-context.ts';
import { isSkipped, openBrowser, type Browser } from './browser.ts';
import { LOOK, type Sight } from './sight.ts';
import { stories } from './stories.ts';

const SCREENSHOTS = path.resolve(import.meta.dirname, '../../reports/screenshots');

const CONTEXT: RunContext = {
  serverUrl: 'https://github.com',
  repository: 'contoso/shop',
  runId: '4711',
  actor: 'octocat',
  workflow: 'Upgrade',
  job: 'upgrade',
  actionRepository: 'contoso/aks-recover',
  actionRef: 'v1',
};

/** A phone, and GitHub's page: 936 pixels beside the margins. */
const WIDTHS = [390, 1000] as const;

/** What shows when Markdown or HTML was not understood as such: outside of code, which may hold anything. */
const RAW_MARKUP = /\*\*|~~|```|^#{1,6} |\]\(|<\/?\w+[ >]|&#?\w+;|^\s*\|.*\||^\s*- \[[ x]\]/m;

/** The order of the parts of a page, from what matters most to what is for the record; the picture comes last. */
const ORDER = [
  /^What to do now$/,
  /^(?:Before → after|Control plane and pools)$/,
  /^Nodes$/,
  /^Names of the nodes$/,
  /^What else is known$/,
  /^Plan$/,
  /^Warnings$/,
  /^Checks$/,
  /^\d+ checks? passed$/,
  /^Until the next upgrade$/,
  /^What was done$/,
  /^\d+ recent operations?$/,
  /^Record$/,
  /^Timeline \(UTC\)$/,
];

if (isSkipped) console.warn('SKIP_BROWSER_TESTS=1: nobody looks at the pages in a browser.');
const describePages = isSkipped ? describe.skip : describe;

describePages('in a browser', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'report-pages-'));
    await copyPageLibrary(folder);
    await writeFile(path.join(folder, 'first.html'), renderPage('Summary', '# Nothing\n'));
    await mkdir(SCREENSHOTS, { recursive: true });
    browser = await openBrowser();
    await browser.page.goto(pathToFileURL(path.join(folder, 'first.html')).href);
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  /** Puts a summary into the page that is open: loading the library anew for each would take most of the time. */
  async function show(
    summary: string,
    colorScheme: 'light' | 'dark',
    width: number,
  ): Promise<Sight & { readonly problem: string }> {
    const { page } = browser;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const html = JSON.stringify(renderContent(summary));
    const problem = await page.evaluate<string>(
      `(() => { document.querySelector('main').innerHTML = ${html}; return drawDiagrams(); })()`,
    );
    return { problem, ...(await page.evaluate<Sight>(LOOK)) };
  }

  const allStories = stories();
  const plain = allStories.filter(({ isHostile }) => isHostile !== true);

  test.each(allStories)('$name', async ({ outcome, isHostile }) => {
    const sight = await show(renderSummary(outcome, CONTEXT), 'light', 1000);
    expect(sight).toMatchObject({ problem: '', strangers: [], title: 'Summary', isTooWide: false });
    expect(sight.diagrams).toBe(sight.blocks);
    for (const link of sight.links) expect(link).toMatch(/^https:\/\/(?:portal\.azure\.com|github\.com)\//);
    if (isHostile !== true) expect(RAW_MARKUP.exec(sight.prose)?.[0]).toBeUndefined();
  });

  test.each(plain)('$name fits a phone and a desk, in light and dark', async ({ name, outcome }) => {
    const summary = renderSummary(outcome, CONTEXT);
    for (const width of WIDTHS) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const sight = await show(summary, colorScheme, width);
        expect(sight).toMatchObject({ problem: '', isTooWide: false, faint: [] });
        if (width === 1000) expect(sight.scrolling).toEqual([]);
        else if (outcome.pools.length > 0) {
          expect(sight.inView.slice(0, 3)).toEqual(['Pool', 'Result', 'State']);
        }
        const file = path.join(SCREENSHOTS, `${name}-${String(width)}-${colorScheme}.png`);
        await browser.page.screenshot({ path: file, fullPage: true });
      }
    }
  });

  test.each(plain)('$name has what matters most first, and folds what is for the record', async (story) => {
    const { outcome } = story;
    const { titles, folded } = await show(renderSummary(outcome, CONTEXT), 'light', 390);
    const places = titles.slice(1).map((title) => ORDER.findIndex((pattern) => pattern.test(title)));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    const isGood = toneOf(outcome) !== 'bad' && outcome.warnings.length === 0;
    for (const title of ['What was done', 'Record'].filter((one) => titles.includes(one))) {
      expect(folded.includes(title)).toBe(isGood);
    }
  });

  test('there is a picture of a run that took its time and did something, and of no other', async () => {
    const drawn: string[] = [];
    for (const { name, outcome } of plain) {
      const { diagrams } = await show(renderSummary(outcome, CONTEXT), 'light', 390);
      if (diagrams > 0) drawn.push(name);
    }
    expect(drawn).toEqual(expect.arrayContaining(['aborted', 'rolled-back', 'failed', 'several-pools']));
    for (const name of ['refused', 'of-seconds', 'blocked', 'planned', 'stuck-upgrade', 'sign-in']) {
      expect(drawn).not.toContain(name);
    }
  });

  test('the commands and values of a page can be copied as they stand', async () => {
    const { outcome } = plain.find(({ name }) => name === 'sign-in')!;
    await show(renderSummary(outcome, CONTEXT), 'light', 390);
    const copied = await browser.page.evaluate<string>(
      `[...document.querySelectorAll('main code')].map(({ innerText }) => innerText).join('\\n')`,
    );
    expect(copied).toContain(
      'repo:contoso-commerce@12345678/shop-infrastructure@456789012:environment:production',
    );
  });

  test('raw markup and wrong diagrams would be found', async () => {
    const sight = await show(
      'Some <b>bold</b> \\*\\*stars\\*\\*\n\n```mermaid\ngantt\n  a wrong line\n```\n',
      'light',
      1000,
    );
    expect(sight.problem).not.toBe('');
    expect(sight.prose).toMatch(RAW_MARKUP);
    expect(sight.strangers).toContain('b');
  });

  test('labels that can not be read and tables that scroll would be found', async () => {
    const words = 'unbreakable'.repeat(12);
    const diagram =
      'gantt\n  dateFormat HH:mm\n  section pool\n  Upgrading :active, 17:00, 17:01\n  Updating :17:00, 23:00';
    const sight = await show(
      `| One | Two |\n| --- | --- |\n| ${words} | x |\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n`,
      'dark',
      1000,
    );
    expect(sight.scrolling).toEqual(['One']);
    expect(sight.faint.join()).toContain('Upgrading');
  });

  test('a page of the demo draws its diagram by itself', async () => {
    const [story] = stories().filter(({ name }) => name === 'rolled-back');
    const file = path.join(folder, 'page.html');
    await writeFile(file, renderPage('Rolled back', renderSummary(story!.outcome, CONTEXT)));
    await browser.page.goto(pathToFileURL(file).href);
    await browser.page.waitForSelector('body[data-problem=""] pre.mermaid svg');
  });

  test('the index page of the demo has log and summary side by side, on a phone below each other', async () => {
    const { outcome } = plain.find(({ name }) => name === 'rolled-back')!;
    const summary = renderSummary(outcome, CONTEXT);
    const log = `▾ Sign in\n    ${'a-long-word'.repeat(30)}\nResult: rolled-back`;
    const step = { title: 'Roll back <b>', inputs: { mode: 'rollback' }, log, summary };
    const file = path.join(folder, 'index.html');
    await writeFile(file, renderIndex('A stuck upgrade', ['It hangs.'], [step, step]));
    for (const width of WIDTHS) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await browser.page.setViewportSize({ width, height: 900 });
        await browser.page.emulateMedia({ colorScheme });
        await browser.page.goto(pathToFileURL(file).href);
        await browser.page.waitForSelector('body[data-problem=""] pre.mermaid svg');
        expect(await browser.page.evaluate<Sight>(LOOK)).toMatchObject({ isTooWide: false, faint: [] });
        const logBox = await browser.page.locator('.log').first().boundingBox();
        const summaryBox = await browser.page.locator('.summary').first().boundingBox();
        if (width === 390) expect(summaryBox!.y).toBeGreaterThan(logBox!.y + logBox!.height);
        else expect(summaryBox!.x).toBeGreaterThan(logBox!.x + logBox!.width);
        const shot = path.join(SCREENSHOTS, `index-${String(width)}-${colorScheme}.png`);
        await browser.page.screenshot({ path: shot, fullPage: true });
      }
    }
  });
});

test('every result is looked at', () => {
  expect(stories().map(({ name }) => name)).toEqual(expect.arrayContaining([...RESULTS_WORST_FIRST]));
});
