import { describe, expect, test } from '@jest/globals';
import { READS, type Read } from '../../src/domain/aks/reads.ts';
import { whereToGrant } from '../../src/domain/aks/roles.ts';
import { MUTATION_ROUTES } from '../support/methods.ts';
import { ARM_ROUTES } from './arm-routes.ts';
import { readText } from './files.ts';
import { roleFile, type Role } from './roles.ts';

const ROWS: readonly (readonly [string, Read])[] = Object.entries(READS);

/** The role for each mode; a rollback that switches channels off has one that holds more. */
const ROLE_OF_MODE = { status: 'status', abort: 'abort', rollback: 'rollback' } as const;

/** Azure's rule: a right is held when an action covers it and no exception does. `*` stands for anything. */
function holds({ Actions, NotActions = [] }: Role, right: string): boolean {
  const covers = (pattern: string): boolean =>
    new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'i').test(right);
  return Actions.some(covers) && !NotActions.some(covers);
}

describe.each(ROWS)('the read %s', (_, { rights, modes, role, scope }) => {
  test.each(rights)('has a role that holds %s', (right) => {
    expect(holds(roleFile(role), right)).toBe(true);
  });

  test.each(rights)('is covered by the two roles that are enough for everything: %s', (right) => {
    const roles = scope === 'subscription' ? ['reader'] : ['reader', 'operator'];
    expect(roles.some((name) => holds(roleFile(name), right))).toBe(true);
  });

  test('is in the role of each mode that needs it', () => {
    for (const [mode, need] of Object.entries(modes)) {
      const missing = rights.filter(
        (right) => !holds(roleFile(ROLE_OF_MODE[mode as keyof typeof ROLE_OF_MODE]), right),
      );
      expect([mode, need === 'required' ? missing : []]).toEqual([mode, []]);
    }
  });
});

describe.each(MUTATION_ROUTES)('the change %s', (name) => {
  const right = ARM_ROUTES.find((route) => route.name === name)?.action ?? 'no right at all';

  test('has the smallest role that holds its permission in src/domain/aks/roles.ts', () => {
    const role = /^docs\/roles\/(.+)\.json$/.exec(whereToGrant(right))?.[1];
    expect(role).toBeDefined();
    expect(holds(roleFile(role ?? ''), right)).toBe(true);
  });

  test('is covered by the role that is enough for everything that changes', () => {
    expect(holds(roleFile('operator'), right)).toBe(true);
  });

  test('has its permission in the table of roles in docs/permissions.md', () => {
    const section = /^## A role for each mode$(.*?)^## /ms.exec(readText('docs/permissions.md'))?.[1] ?? '';
    expect(section).toContain(`\`${right.replace('Microsoft.ContainerService/managedClusters/', '')}\``);
  });
});

test('docs/permissions.md tells of every optional role what is read with it and what nobody can tell without', () => {
  const optional = ROWS.map(([, row]) => row).filter(({ role }) => role.startsWith('optional-'));
  const section = /^## Optional permissions$(.*?)^## /ms.exec(readText('docs/permissions.md'))?.[1] ?? '';
  const told = section
    .split('\n')
    .filter((line) => /^\| *\[/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(told.map(([, role, rights, scope, without]) => ({ role, rights, scope, without }))).toEqual(
    [...new Set(optional.map(({ role }) => role))].map((role) => {
      const rows = optional.filter((row) => row.role === role);
      return {
        role: `[${role}.json](roles/${role}.json)`,
        rights: [...new Set(rows.flatMap(({ rights }) => rights))].map((right) => `\`${right}\``).join(', '),
        scope: rows[0]?.scope === 'cluster' ? 'the cluster' : 'the subscription',
        without: rows.map(({ without }) => without).join('; '),
      };
    }),
  );
});
