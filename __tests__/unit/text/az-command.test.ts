import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import type { ChannelOutcome } from '../../../src/domain/outcome/outcome.ts';
import { azCommand, reconcileCommand } from '../../../src/text/az-command.ts';
import { restoreCommand } from '../../../src/report/text/restore-command.ts';
import { ADDRESS, SUBSCRIPTION, SWITCHED_OFF } from '../report/samples.ts';

const CLUSTER = `--resource-group shop --name prod --subscription ${SUBSCRIPTION}`;

function channels(changes: Partial<ChannelOutcome>): ChannelOutcome {
  return { ...SWITCHED_OFF, ...changes };
}

describe('a command of the Azure CLI', () => {
  test('takes a shell through any value unharmed', () => {
    const values = ['plain', 'rg(1)', "o'hara", '$(id)', 'a b', '`id`', 'x;y', '"', '', '*'];
    const command = azCommand(
      'aks update',
      values.map((value, index) => [`o${String(index)}`, value] as const),
    );
    const words = execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' }).split('\n');
    expect(words.filter((_, index) => index > 2 && index % 2 === 0).slice(0, values.length)).toEqual(values);
  });

  test('does not let a value pass for an option', () => {
    expect(azCommand('aks update', [['resource-group', '-rg']])).toBe('az aks update --resource-group=-rg');
  });

  test('is one line', () => {
    expect(azCommand('x', [['a', 'b\nc']])).toBe("az x --a 'b c'");
  });

  test('reconciles a cluster or a pool', () => {
    expect(reconcileCommand(ADDRESS)).toBe(`az aks update ${CLUSTER} --yes`);
    expect(reconcileCommand(ADDRESS, 'user')).toBe(
      `az aks nodepool update --resource-group shop --cluster-name prod --name user --subscription ${SUBSCRIPTION}`,
    );
  });
});

describe('the restore command', () => {
  test('puts back both channels when both changed', () => {
    expect(restoreCommand(ADDRESS, SWITCHED_OFF)).toBe(
      `az aks update ${CLUSTER} --auto-upgrade-channel patch --node-os-upgrade-channel NodeImage`,
    );
  });

  test('names only the channel that changed', () => {
    const kubernetes = channels({ left: { upgradeChannel: 'none', nodeOsUpgradeChannel: 'nodeimage' } });
    expect(restoreCommand(ADDRESS, kubernetes)).toBe(`az aks update ${CLUSTER} --auto-upgrade-channel patch`);
    const nodeOs = channels({ left: { upgradeChannel: 'Patch', nodeOsUpgradeChannel: 'None' } });
    expect(restoreCommand(ADDRESS, nodeOs)).toBe(
      `az aks update ${CLUSTER} --node-os-upgrade-channel NodeImage`,
    );
  });

  test.each([
    ['PATCH', 'nodeIMAGE', 'patch', 'NodeImage'],
    ['node-image', 'securitypatch', 'node-image', 'SecurityPatch'],
    ['weekly', 'LiveKernel', 'weekly', 'LiveKernel'],
  ])('spells %s and %s as the CLI does', (upgradeChannel, nodeOsUpgradeChannel, kubernetes, nodeOs) => {
    expect(restoreCommand(ADDRESS, channels({ found: { upgradeChannel, nodeOsUpgradeChannel } }))).toBe(
      `az aks update ${CLUSTER} --auto-upgrade-channel ${kubernetes} --node-os-upgrade-channel ${nodeOs}`,
    );
  });

  test('turns a channel off that was absent, and leaves out a node OS channel that has no word', () => {
    expect(restoreCommand(ADDRESS, channels({ found: {}, left: { upgradeChannel: 'patch' } }))).toBe(
      `az aks update ${CLUSTER} --auto-upgrade-channel none --yes`,
    );
    expect(
      restoreCommand(ADDRESS, channels({ found: {}, left: { nodeOsUpgradeChannel: 'NodeImage' } })),
    ).toBeUndefined();
  });

  test('is absent when no channel was left changed', () => {
    expect(restoreCommand(ADDRESS, undefined)).toBeUndefined();
    expect(restoreCommand(ADDRESS, channels({ changed: false }))).toBeUndefined();
  });
});
