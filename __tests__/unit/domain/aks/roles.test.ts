import { describe, expect, test } from '@jest/globals';
import { grantCommands, ROLES, whereToGrant } from '../../../../src/domain/aks/roles.ts';
import { isThere } from '../../../repo/files.ts';
import { roleFile, roleFiles } from '../../../repo/roles.ts';

const RIGHTS = [...new Set(roleFiles.flatMap((name) => roleFile(name).Actions))].filter(
  (right) => !right.includes('*'),
);

describe('whereToGrant', () => {
  test.each(RIGHTS)('names a role that holds %s', (right) => {
    const [, name = ''] = /^docs\/roles\/(.+)\.json$/.exec(whereToGrant(right)) ?? [];
    expect(roleFile(name).Actions).toContain(right);
    expect(whereToGrant(right.toUpperCase())).toBe(whereToGrant(right));
  });

  test.each(['managedClusters/operations/read', 'managedClusters/agentPools/operations/read'])(
    'knows the role for %s, which only a wildcard grants',
    (right) => {
      expect(whereToGrant(`Microsoft.ContainerService/${right}`)).toBe('docs/roles/optional-operations.json');
    },
  );

  test.each([undefined, 'Microsoft.Network/virtualNetworks/subnets/join/action'])(
    'points to the page for %s',
    (right) => {
      expect(whereToGrant(right)).toBe('docs/permissions.md');
      expect(isThere('docs/permissions.md')).toBe(true);
    },
  );
});

describe('docs/roles', () => {
  test.each(roleFiles)('%s.json is a role definition that az takes', (name) => {
    const role = roleFile(name);
    expect(role).toMatchObject({ IsCustom: true });
    expect(role.Name).toMatch(/^AKS Recover \w/);
    expect(role.Description).toMatch(/\.$/);
    expect(role.AssignableScopes).toEqual(['/subscriptions/00000000-0000-0000-0000-000000000000']);
    expect(role.Actions).toHaveLength(new Set(role.Actions).size);
  });

  test('are what the commands create that a step prints', () => {
    const address = { subscriptionId: 's-1', resourceGroup: 'shop', name: 'prod' };
    for (const [index, name] of ['operator', 'reader'].entries()) {
      const { AssignableScopes: _, ...role } = roleFile(name);
      expect(ROLES[index]).toEqual(role);
      const [create, assign] = grantCommands(role.Name, 'o-1', address);
      const [, json = ''] =
        /^az role definition create --role-definition '([^']+)' --subscription s-1$/.exec(create) ?? [];
      expect(JSON.parse(json)).toEqual({ ...role, AssignableScopes: ['/subscriptions/s-1'] });
      expect(assign).toContain(`--role '${role.Name}'`);
    }
  });

  test('have names of their own', () => {
    const names = roleFiles.map((name) => roleFile(name).Name);
    expect(new Set(names).size).toBe(names.length);
  });
});
