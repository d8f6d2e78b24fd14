/** The GitHub Actions runner through its own library, which escapes whatever is printed. */

import { appendFile } from 'node:fs/promises';
import * as core from '@actions/core';
import type { Runner } from '../ports/runner.ts';

/** Empty and blank values count as absent, as in a workflow an unset expression gives an empty text. */
function readEnv(name: string): string | undefined {
  const value = process.env[name];
  return value === undefined || value.trim() === '' ? undefined : value;
}

async function appendToSummary(markdown: string): Promise<void> {
  const path = readEnv('GITHUB_STEP_SUMMARY');
  if (path === undefined)
    throw new Error('The runner offers no job summary (GITHUB_STEP_SUMMARY is not set).');
  await appendFile(path, markdown.endsWith('\n') ? markdown : `${markdown}\n`);
}

/** All but tab, line feed and carriage return. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n\r]/gu;

/**
 * Text without what a runner or a terminal would act upon: control characters, and `::` or `##[` at the start of
 * a line, which plain output would turn into a workflow command.
 */
function plain(text: string): string {
  return text
    .replace(CONTROL_CHARACTERS, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^(\s*)(::|##\[)/gm, '$1\u200b$2');
}

/** The runner that this process runs on. */
export function createGitHubRunner(): Runner {
  return {
    input: (name) => core.getInput(name),
    env: readEnv,
    mask: (secret) => {
      // Each line by itself too: the runner masks line by line.
      for (const part of new Set([secret, ...secret.split(/\r?\n/)])) {
        if (part.trim() !== '') core.setSecret(part);
      }
    },
    info: (line) => {
      core.info(plain(line));
    },
    debug: (line) => {
      core.debug(line);
    },
    startGroup: (title) => {
      core.startGroup(title);
    },
    endGroup: () => {
      core.endGroup();
    },
    notice: (title, message) => {
      core.notice(message, { title });
    },
    warning: (title, message) => {
      core.warning(message, { title });
    },
    error: (title, message) => {
      core.error(message, { title });
    },
    setOutput: (name, value) => {
      core.setOutput(name, value);
    },
    writeSummary: appendToSummary,
    setFailed: (failed) => {
      process.exitCode = failed ? 1 : 0;
    },
  };
}
