/** Headless Chromium, as the operating system packages it. */

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';

/** True only where somebody said so: a test that skips itself proves nothing. */
export const isSkipped = process.env['SKIP_BROWSER_TESTS'] === '1';

export interface Browser {
  readonly page: Page;
  close(): Promise<void>;
}

/** Starts a browser without a network and without anything of an earlier one. */
export async function openBrowser(): Promise<Browser> {
  if (!existsSync(EXECUTABLE)) {
    throw new Error(
      `There is no ${EXECUTABLE}. Install it (Debian: apt-get install --no-install-recommends chromium), ` +
        'or set SKIP_BROWSER_TESTS=1 to go without these tests.',
    );
  }
  const profile = await mkdtemp(join(tmpdir(), 'report-pages-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: EXECUTABLE,
    headless: true,
    offline: true,
    viewport: { width: 1200, height: 900 },
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
