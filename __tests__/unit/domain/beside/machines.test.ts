import { describe, expect, test } from '@jest/globals';
import { countOf, nodesOf, otherNodes } from '../../../../src/domain/beside/machines.ts';
import { lackingOf, machine, NEW, OLD } from '../../../support/builders.ts';

describe('what the nodes of a pool run', () => {
  test('is told by pairs of versions, the largest first, with what was put aside', () => {
    const nodes = nodesOf([
      machine({ name: 'a', ...NEW }),
      machine({ name: 'b' }),
      machine({ name: 'c', isQuarantined: true }),
    ]);
    expect(nodes).toEqual({
      groups: [
        { ...OLD, names: ['b', 'c'] },
        { ...NEW, names: ['a'] },
      ],
      quarantined: ['c'],
    });
    expect(nodes && [countOf(nodes), otherNodes(nodes, OLD)]).toEqual([3, ['a']]);
  });

  test('leaves out nodes that come or go', () => {
    const nodes = nodesOf([
      machine(),
      machine({ name: 'b', ...NEW, provisioningState: 'Creating' }),
      machine({ name: 'c', ...NEW, provisioningState: 'deleting' }),
      machine({ name: 'd', ...NEW, isGone: true }),
      lackingOf(machine({ name: 'e' }), 'provisioningState'),
    ]);
    expect(nodes?.groups.map(({ names }) => names)).toEqual([['aks-user-0', 'e']]);
  });

  test('is not known where one node does not tell, or there is none', () => {
    expect(nodesOf([])).toBeUndefined();
    expect(nodesOf([machine(), lackingOf(machine(), 'kubernetesVersion')])).toBeUndefined();
    expect(nodesOf([lackingOf(machine(), 'nodeImageVersion')])).toBeUndefined();
  });

  test('differs when either version does', () => {
    const nodes = nodesOf([machine({ nodeImageVersion: 'other-1.1' })]);
    expect(nodes && otherNodes(nodes, OLD)).toEqual(['aks-user-0']);
  });
});
