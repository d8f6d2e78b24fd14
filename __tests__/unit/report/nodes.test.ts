import { describe, expect, test } from '@jest/globals';
import type { Insight } from '../../../src/domain/outcome/insight.ts';
import { nextStep } from '../../../src/report/advice/next-step.ts';
import { nodesDisagreeLine, nodesInWords, nodesLines } from '../../../src/report/text/nodes.ts';
import { resultLines } from '../../../src/report/log/result.ts';
import { insightsSection, nodesSection } from '../../../src/report/summary/nodes.ts';
import { NEW, OLD, sampleOutcome, samplePoolOutcome, sampleStatus } from './samples.ts';

const MIXED = {
  groups: [
    { ...OLD, names: ['a', 'b'] },
    { ...NEW, names: ['c'] },
  ],
  quarantined: ['c'],
};

describe('what nodes run, in words', () => {
  test('counts, names versions, and tells of those put aside', () => {
    expect(nodesInWords(MIXED)).toBe(
      `2 of 3 nodes run ${OLD.kubernetesVersion} / ${OLD.nodeImageVersion}, 1 runs ${NEW.kubernetesVersion} / ${NEW.nodeImageVersion}, 1 is quarantined: c`,
    );
    expect(nodesInWords({ groups: [{ ...OLD, names: ['a'] }], quarantined: ['a', 'b'] })).toContain(
      '1 of 1 node runs',
    );
    expect(nodesInWords({ groups: [{ ...OLD, names: ['a'] }], quarantined: ['a', 'b'] })).toContain(
      '2 are quarantined: a, b',
    );
  });

  test('says when Azure does not tell', () => {
    expect(
      nodesLines([
        { pool: 'user', nodes: { ...MIXED, quarantined: [] } },
        { pool: 'spot', nodes: undefined },
        { pool: 'gpu', nodes: undefined },
      ]),
    ).toEqual([
      expect.stringMatching(/^Nodes of pool user: 2 of 3 nodes run .*\.$/),
      'Nodes of pools spot and gpu: not read node by node (Azure does not show what each runs).',
    ]);
  });

  test('names nodes that disagree, 20 at most', () => {
    const names = Array.from({ length: 25 }, (_, index) => `n${String(index)}`);
    expect(nodesDisagreeLine('user', names, 30, OLD, 120_000)).toMatch(
      /25 of its 30 nodes do not run .* 2 min after it ended: .*n19 and 5 more\.$/,
    );
    expect(nodesDisagreeLine('user', ['n'], 3, OLD, 5_000)).toMatch(
      /1 of its 3 nodes does not run .* 5 s after it ended: n\.$/,
    );
  });
});

describe('the next step', () => {
  test('after a rollback whose nodes disagree begins with them', () => {
    const pools = [samplePoolOutcome({ nodesRun: MIXED })];
    expect(nextStep(sampleOutcome({ pools }))).toMatch(
      /^Not every node of pool user runs the old versions yet \(c\): look again/,
    );
    const same = [samplePoolOutcome({ nodesRun: { groups: [{ ...OLD, names: ['a'] }], quarantined: [] } })];
    expect(nextStep(sampleOutcome({ pools: same }))).toMatch(/^Find the cause/);
  });

  test('after an abort says where it stopped', () => {
    const pools = [samplePoolOutcome({ nodesRun: MIXED })];
    expect(nextStep(sampleStatus({ mode: 'abort', result: 'aborted', pools, isSinglePool: true }))).toContain(
      '2 of 3 nodes run',
    );
  });
});

describe('the summary', () => {
  test('has a table of nodes, or says that Azure does not tell', () => {
    const section = nodesSection(
      sampleOutcome({
        pools: [
          samplePoolOutcome({ nodesRun: MIXED }),
          samplePoolOutcome({ name: 'b', areNodesUntold: true }),
        ],
      }),
    );
    expect(section).toContain('### Nodes');
    expect(section).toContain(`| **user** | 2 | ${OLD.kubernetesVersion} | ${OLD.nodeImageVersion} |`);
    expect(section).toContain(
      `<summary>Names of the nodes</summary>\n\n- Pool **user**, ${OLD.kubernetesVersion} / ${OLD.nodeImageVersion}: a, b\n`,
    );
    expect(section).toContain('not read node by node');
    expect(
      nodesSection(sampleOutcome({ pools: [samplePoolOutcome({ areNodesUntold: true })] })),
    ).not.toContain('|');
    const same = { groups: [{ ...OLD, names: ['a'] }], quarantined: [] };
    expect(nodesSection(sampleOutcome({ pools: [samplePoolOutcome({ nodesRun: same })] }))).toBe(
      `### Nodes\n\n- Nodes of pool user: 1 of 1 node runs ${OLD.kubernetesVersion} / ${OLD.nodeImageVersion}.`,
    );
    expect(nodesSection(sampleOutcome())).toBeUndefined();
  });

  test('names a person in a private repository alone', () => {
    const insights: readonly Insight[] = [
      { text: 'an upgrade was started by a person.', named: 'an upgrade was started by mona@example.com.' },
      { text: 'A window opens.' },
    ];
    const outcome = sampleOutcome({ insights });
    expect(insightsSection(outcome, { isPublicRepository: false })).toContain('mona');
    for (const context of [{}, { isPublicRepository: true }]) {
      expect(insightsSection(outcome, context)).toBe(
        '### What else is known\n\n- An upgrade was started by a person.\n- A window opens.',
      );
    }
    expect(insightsSection(sampleOutcome(), {})).toBeUndefined();
  });

  test('gives the commands that help, and the one that takes them back', () => {
    const insights = [{ text: 'A run goes on.', commands: ['az stop'], undo: 'az start' }];
    expect(insightsSection(sampleOutcome({ insights }), {})).toBe(
      '### What else is known\n\n- A run goes on.\n\n  ```sh\n  az stop\n  ```\n\n  ' +
        'To undo that once the pool is upgraded again:\n\n  ```sh\n  az start\n  ```',
    );
    expect(resultLines(sampleOutcome({ insights }))).toEqual(
      expect.arrayContaining(['A run goes on.', '   az stop', '   az start']),
    );
  });
});
