import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { CHECK_IDS } from '../../../src/domain/checks/check.ts';
import { RESULTS_WORST_FIRST } from '../../../src/domain/results.ts';
import { messagesCatalogue, messagesText } from '../../../scripts/messages/catalogue.ts';
import { readText } from '../../repo/files.ts';
import { situationsOf } from '../../support/check-situations.ts';
import { printedCommands } from '../../../scripts/messages/commands.ts';

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

test('what users read is what was reviewed: `npm run messages -- --write` writes a change of a text down', () => {
  const committed = readText('scripts/messages/messages.txt').split('\n');
  expect(messagesText().split('\n')).toEqual(committed);
});

test('every check says something in a situation of the catalogue', () => {
  const titles = [...situationsOf('rollback'), ...situationsOf('abort')].map(([title]) => title);
  expect(new Set(titles.map((title) => title.split(':')[0]))).toEqual(new Set(CHECK_IDS));
});

/**
 * Groups and verbs with the options that they take. Sources: the command modules `acs` and `role` of azure-cli 2.91.0
 * (PyPI), and https://learn.microsoft.com/cli/azure/fleet for the extension.
 */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  'aks update': [
    'resource-group',
    'name',
    'auto-upgrade-channel',
    'node-os-upgrade-channel',
    'tier',
    'k8s-support-plan',
    'disable-force-upgrade',
    'yes',
  ],
  'aks start': ['resource-group', 'name'],
  'aks get-versions': ['location'],
  'aks nodepool update': ['resource-group', 'cluster-name', 'name'],
  'aks nodepool start': ['resource-group', 'cluster-name', 'name'],
  'aks nodepool upgrade': ['resource-group', 'cluster-name', 'name', 'kubernetes-version', 'yes'],
  'fleet member delete': ['resource-group', 'fleet-name', 'name', 'yes'],
  'fleet member update': ['resource-group', 'fleet-name', 'name', 'update-group'],
  'fleet autoupgradeprofile create': ['resource-group', 'fleet-name', 'name', 'channel', 'disabled'],
  'fleet updaterun skip': ['resource-group', 'fleet-name', 'name', 'targets'],
  'fleet updaterun stop': ['resource-group', 'fleet-name', 'name'],
  'ad app federated-credential create': ['id', 'parameters'],
  'role assignment create': ['assignee-object-id', 'assignee-principal-type', 'role', 'scope'],
};

test.each(printedCommands())('can be pasted: %s', (command) => {
  expect(spawnSync('bash', ['-n', '-c', command]).status).toBe(0);
  const [, verb = ''] = /^az ((?:[a-z-]+ )+?)--/.exec(command) ?? [];
  const known = OPTIONS[verb.trim()] ?? [];
  const given = [...command.replaceAll(/'[^']*'/g, '').matchAll(/ --([a-z0-9-]+)/g)].map(([, name]) =>
    String(name),
  );
  expect(given.filter((name) => !known.includes(name) && name !== 'subscription')).toEqual([]);
  // Entra ID belongs to a tenant, not to a subscription.
  expect(given.includes('subscription')).toBe(!verb.startsWith('ad '));
});

test('there are commands to paste', () => {
  expect(printedCommands().length).toBeGreaterThan(3);
});
