/** Whoever pastes a command of the log, the summary or the documents gets what it says, without a question to answer. */

import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { documentBlocks, documentCommands, printedCommands } from '../../scripts/messages/commands.ts';
import { knownOptions, optionsOf, problemsOf } from '../../scripts/az/options.ts';

test.each(printedCommands())('printed: %s', (command) => {
  expect(spawnSync('bash', ['-n', '-c', command]).status).toBe(0);
  expect(problemsOf(command)).toEqual([]);
});

test.each(documentBlocks())('a block of $file is a script of the shell: $command', ({ command }) => {
  expect(spawnSync('bash', ['-n', '-c', command]).status).toBe(0);
});

test.each(documentCommands())('of $file: $command', ({ command }) => {
  expect(problemsOf(command)).toEqual([]);
});

/** What is shown anywhere, each command with the options that it has there. */
const shown = [...printedCommands(), ...documentCommands().map(({ command }) => command)].map(optionsOf);

test('every kind of command is there', () => {
  const verbs = shown.map(({ verb }) => verb);
  for (const verb of [
    'aks update',
    'aks nodepool update',
    'aks nodepool rollback',
    'fleet member update',
    'role assignment create',
  ]) {
    expect(verbs).toContain(verb);
  }
  expect(documentBlocks().length).toBeGreaterThan(8);
});

test('the table has no command that nothing shows', () => {
  const verbs = new Set(shown.map(({ verb }) => verb));
  expect(knownOptions().flatMap(([verb]) => (verbs.has(verb) ? [] : [verb]))).toEqual([]);
});

test.each([
  ['az aks update --name prod --subscription s', ['asks a question: --yes']],
  ['az aks update --name prod --auto-upgrade-channel none --subscription s', ['asks a question: --yes']],
  ['az aks update --name prod --subscription s --yes', []],
  ['az aks start --name prod', ['no --subscription']],
  ['az aks start --names prod --subscription s', ['unknown option --names']],
  ['az aks restart --name prod --subscription s', ['unknown command aks restart']],
])('what is wrong with %s', (command, problems) => {
  expect(problemsOf(command)).toEqual(problems);
});
