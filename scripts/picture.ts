/**
 * `npm run picture`: docs/images/summary.png, the picture in the README: the beginning of a real job summary, of a
 * rollback in a simulated AKS, as Chromium shows it.
 */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { copyPageLibrary, renderPage } from './demo/page.ts';
import { startSimulatedAzure } from './demo/simulated-azure.ts';
import { runAction } from './runner/local-runner.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const PICTURE = path.join(ROOT, 'docs/images/summary.png');

/** What is shown, in CSS pixels: GitHub's column, and as much as answers "what happened, and what now?". */
const SIZE = { width: 1000, height: 612 };

/** The page's margin above the summary. */
const MARGIN = 40;

/** Few machines have a font for the sign; this one every font knows. */
const CHECK_MARK = '<span style="color: #1a7f37">✔</span>';

async function summaryOfRollback(): Promise<string> {
  const scenario = path.join(ROOT, 'simulator/scenarios/auto-upgrade-on.yml');
  const azure = await startSimulatedAzure(scenario, 100);
  try {
    const { summary } = await runAction({
      main: path.join(ROOT, 'dist/index.js'),
      inputs: {
        ...{ mode: 'rollback', cluster: 'prod', 'resource-group': 'rg', nodepool: 'user' },
        reason: 'Checkout has been slow since the upgrade',
      },
      env: azure.environment,
    });
    return summary;
  } finally {
    await azure.stop();
  }
}

async function shoot(summary: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aks-recover-picture-'));
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
  try {
    const file = path.join(folder, 'summary.html');
    await copyPageLibrary(folder);
    await writeFile(file, renderPage('Summary', summary.replace('✅', CHECK_MARK)));
    const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
    await page.goto(pathToFileURL(file).href);
    await page.waitForFunction('document.body.dataset.problem !== undefined');
    await mkdir(path.dirname(PICTURE), { recursive: true });
    await page.screenshot({
      path: PICTURE,
      clip: { x: 0, y: MARGIN, width: SIZE.width, height: SIZE.height - MARGIN },
    });
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await shoot(await summaryOfRollback());
console.log(PICTURE);
