/** The GitHub Actions runner through its own library, which escapes whatever is printed. */

import { appendFile } from 'node:fs/promises';
import { EOL } from 'node:os';
// The library's main entry also loads an HTTP client of one megabyte, which delays the first request by a quarter and
// is never used here: these are the two files of it that speak the runner's protocol.
import { issueCommand } from '../../../node_modules/@actions/core/lib/command.js';
import {
  issueFileCommand,
  prepareKeyValueMessage,
} from '../../../node_modules/@actions/core/lib/file-command.js';
import type { Runner } from '../../ports/runner.ts';

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

/** Every runner that has Node 24 names the file; outside of a runner nobody reads an output. */
function setOutput(name: string, value: string): void {
  if (readEnv('GITHUB_OUTPUT') === undefined) return;
  issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
}

/** The runner that this process runs on. */
export function createGitHubRunner(): Runner {
  return {
    input: (name) => (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim(),
    env: readEnv,
    mask: (secret) => {
      // Each line by itself too: the runner masks line by line.
      for (const part of new Set([secret, ...secret.split(/\r?\n/)])) {
        if (part.trim() !== '') issueCommand('add-mask', {}, part);
      }
    },
    info: (line) => {
      process.stdout.write(`${plain(line)}${EOL}`);
    },
    debug: (line) => {
      issueCommand('debug', {}, line);
    },
    startGroup: (title) => {
      issueCommand('group', {}, title);
    },
    endGroup: () => {
      issueCommand('endgroup', {}, '');
    },
    notice: (title, message) => {
      issueCommand('notice', { title }, message);
    },
    warning: (title, message) => {
      issueCommand('warning', { title }, message);
    },
    error: (title, message) => {
      issueCommand('error', { title }, message);
    },
    setOutput: (name, value) => {
      setOutput(name, value);
    },
    writeSummary: appendToSummary,
    setFailed: (failed) => {
      process.exitCode = failed ? 1 : 0;
    },
  };
}
