import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyPageLibrary, renderContent, renderPage } from '../../scripts/demo/page.ts';
import { RESULTS_WORST_FIRST } from '../../src/domain/results.ts';
import { renderSummary } from '../../src/report/summary/index.ts';
import type { RunContext } from '../../src/report/run-context.ts';
import { isSkipped, openBrowser, type Browser } from './browser.ts';
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

/** Stories that are looked at in dark colours too. */
const IN_THE_DARK = new Set(['rolled-back', 'several-pools', 'blocked', 'aborted']);

/** What shows when Markdown or HTML was not understood as such: outside of code, which may hold anything. */
const RAW_MARKUP = /\*\*|~~|```|^#{1,6} |\]\(|<\/?\w+[ >]|&#?\w+;|^\s*\|.*\||^\s*- \[[ x]\]/m;

/** What a page shows, read in the browser. */
interface Sight {
  readonly problem: string;
  /** The text outside of code and diagrams. */
  readonly prose: string;
  readonly diagrams: number;
  readonly blocks: number;
  readonly links: readonly string[];
  /** Elements that a summary never has. */
  readonly strangers: readonly string[];
  readonly title: string;
  /** Wider than the window: something does not fit. */
  readonly isTooWide: boolean;
}

const LOOK = `(() => {
  const main = document.querySelector('main').cloneNode(true);
  const blocks = main.querySelectorAll('pre.mermaid').length;
  const diagrams = main.querySelectorAll('pre.mermaid svg').length;
  for (const element of main.querySelectorAll('pre, code')) element.remove();
  const known = 'a blockquote br del details em h2 h3 hr li ol p strong summary table tbody td th thead tr ul';
  return {
    prose: main.textContent,
    blocks,
    diagrams,
    links: [...main.querySelectorAll('a')].map(({ href }) => href),
    strangers: [...main.querySelectorAll('*')].map(({ localName }) => localName).filter((name) => !known.split(' ').includes(name)),
    title: document.title,
    isTooWide: document.documentElement.scrollWidth > innerWidth,
  };
})()`;

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
  async function show(summary: string, colorScheme: 'light' | 'dark'): Promise<Sight> {
    const { page } = browser;
    await page.emulateMedia({ colorScheme });
    const html = JSON.stringify(renderContent(summary));
    const problem = await page.evaluate<string>(
      `(() => { document.querySelector('main').innerHTML = ${html}; return drawDiagrams(); })()`,
    );
    return { problem, ...(await page.evaluate<Omit<Sight, 'problem'>>(LOOK)) };
  }

  test.each(stories())('$name', async ({ name, outcome, isHostile }) => {
    const summary = renderSummary(outcome, CONTEXT);
    const sight = await show(summary, 'light');
    expect(sight).toMatchObject({ problem: '', strangers: [], title: 'Summary', isTooWide: false });
    expect(sight.diagrams).toBe(sight.blocks);
    expect(sight.blocks).toBe(outcome.timeline.length > 0 ? 1 : 0);
    for (const link of sight.links) expect(link).toMatch(/^https:\/\/(?:portal\.azure\.com|github\.com)\//);
    if (isHostile !== true) expect(RAW_MARKUP.exec(sight.prose)?.[0]).toBeUndefined();

    // The picture of a page takes longer than the page: only those that people meet, in both colours some.
    if (isHostile === true) return;
    await browser.page.screenshot({ path: path.join(SCREENSHOTS, `${name}-light.png`), fullPage: true });
    if (!IN_THE_DARK.has(name)) return;
    expect((await show(summary, 'dark')).problem).toBe('');
    await browser.page.screenshot({ path: path.join(SCREENSHOTS, `${name}-dark.png`), fullPage: true });
  });

  test('raw markup and wrong diagrams would be found', async () => {
    const sight = await show(
      'Some <b>bold</b> \\*\\*stars\\*\\*\n\n```mermaid\ngantt\n  a wrong line\n```\n',
      'light',
    );
    expect(sight.problem).not.toBe('');
    expect(sight.prose).toMatch(RAW_MARKUP);
    expect(sight.strangers).toContain('b');
  });

  test('a page of the demo draws its diagram by itself', async () => {
    const [story] = stories().filter(({ name }) => name === 'rolled-back');
    const file = path.join(folder, 'page.html');
    await writeFile(file, renderPage('Rolled back', renderSummary(story!.outcome, CONTEXT)));
    await browser.page.goto(pathToFileURL(file).href);
    await browser.page.waitForSelector('body[data-problem=""] pre.mermaid svg');
  });
});

test('every result is looked at', () => {
  expect(stories().map(({ name }) => name)).toEqual(expect.arrayContaining([...RESULTS_WORST_FIRST]));
});
