import { describe, expect, test } from '@jest/globals';
import { parseNodeCount, phaseInWords } from '../../../../src/domain/aks/progress.ts';

describe("an operation's text", () => {
  test.each([
    ['RollingUpgradeUpgradingNodes: 1/3 nodes completed; 0 errors', { done: 1, total: 3 }],
    ['RollingUpgradeUpgradingNodes: 0/1 nodes completed; 0 errors', { done: 0, total: 1 }],
    ['RollingUpgradeUpgradingNodes: 1/1 node completed', { done: 1, total: 1 }],
    ['2 / 5 nodes completed', { done: 2, total: 5 }],
    ['12  /  345  nodes  completed', { done: 12, total: 345 }],
  ])('names node counts: %s', (text, count) => {
    expect(parseNodeCount(text)).toEqual(count);
  });

  test.each([
    '',
    'InProgress',
    ': 0/0 nodes completed',
    ': 4/3 nodes completed',
    ': 1/3 errors',
    'x1/3 nodes completed',
  ])('names none that make sense: %p', (text) => {
    expect(parseNodeCount(text)).toBeUndefined();
  });

  test.each([
    ['RollingUpgradeCreatingSurgeNodes', 'creating surge nodes'],
    ['RollingUpgradeUpgradingNodes: 1/3 nodes completed; 0 errors', 'upgrading nodes'],
    ['BlueGreenUpgradeDrainingBlueNodes', 'draining blue nodes'],
    [' ReconcilingNetwork ', 'reconciling network'],
  ])('names a phase: %s', (text, words) => {
    expect(phaseInWords(text)).toBe(words);
  });

  test.each([
    'InProgress',
    'Succeeded',
    'failed',
    'Failed',
    'Canceled',
    'Cancelled',
    'waiting: Upgrading: x',
    '',
    'two words',
    '<script>',
  ])('names no phase: %p', (text) => {
    expect(phaseInWords(text)).toBeUndefined();
  });
});
