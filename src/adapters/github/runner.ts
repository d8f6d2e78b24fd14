/** The GitHub Actions runner through its own library, which escapes whatever is printed. */

import { open } from 'node:fs/promises';
import { EOL } from 'node:os';
// The library's main entry also loads an HTTP client of one megabyte, which delays the first request by a quarter and
// is never used here: these are the two files of it that speak the runner's protocol.
import { issueCommand } from '../../../node_modules/@actions/core/lib/command.js';
import {
  issueFileCommand,
  prepareKeyValueMessage,
} from '../../../node_modules/@actions/core/lib/file-command.js';
import type { Runner } from '../../ports/runner.ts';
import { plain, withoutCommands } from './plain-output.ts';
import { SecretFilter } from './secret-filter.ts';

/** Empty and blank values count as absent, as in a workflow an unset expression gives an empty text. */
function readEnv(name: string): string | undefined {
  const value = process.env[name];
  return value === undefined || value.trim() === '' ? undefined : value;
}

/** Returns what writes the summary after whatever the file held before, in place of what it wrote itself. */
function createSummaryWriter(): (markdown: string) => Promise<void> {
  let begin: number | undefined;
  return async (markdown) => {
    const path = readEnv('GITHUB_STEP_SUMMARY');
    if (path === undefined)
      throw new Error("The runner doesn't support job summaries (GITHUB_STEP_SUMMARY is not set).");
    const file = await open(path, 'a');
    try {
      begin ??= (await file.stat()).size;
      await file.truncate(begin);
      await file.appendFile(markdown.endsWith('\n') ? markdown : `${markdown}\n`);
    } finally {
      await file.close();
    }
  };
}

/** Every runner that has Node 24 names the file; outside of a runner nobody reads an output. */
function setOutput(name: string, value: string): void {
  if (readEnv('GITHUB_OUTPUT') === undefined) return;
  issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
}

/** The runner that this process runs on. Whatever leaves through it is without secrets and without commands. */
export function createGitHubRunner(): Runner {
  const secrets = new SecretFilter();
  const writeSummary = createSummaryWriter();
  const command = (name: string, title: string | undefined, text: string): void => {
    const show = (shown: string): string => withoutCommands(secrets.clean(shown));
    issueCommand(name, title === undefined ? {} : { title: show(title) }, show(text));
  };
  return {
    input: (name) => (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim(),
    env: readEnv,
    mask: (secret) => {
      secrets.add(secret);
      // Each line by itself too: the runner masks line by line.
      for (const part of new Set([secret, ...secret.split(/\r?\n/)])) {
        if (part.trim() !== '') issueCommand('add-mask', {}, part);
      }
    },
    info: (line) => {
      process.stdout.write(`${plain(secrets.clean(line))}${EOL}`);
    },
    debug: (line) => {
      command('debug', undefined, line);
    },
    startGroup: (title) => {
      command('group', undefined, title);
    },
    endGroup: () => {
      issueCommand('endgroup', {}, '');
    },
    notice: (title, message) => {
      command('notice', title, message);
    },
    warning: (title, message) => {
      command('warning', title, message);
    },
    error: (title, message) => {
      command('error', title, message);
    },
    setOutput: (name, value) => {
      setOutput(name, secrets.clean(value.toWellFormed()));
    },
    writeSummary: (markdown) => writeSummary(secrets.clean(markdown.toWellFormed())),
    setFailed: (failed) => {
      process.exitCode = failed ? 1 : 0;
    },
  };
}
