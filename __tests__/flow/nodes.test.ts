import { describe, expect, test } from '@jest/globals';
import { azureError, machine, MINUTE, NEW, SECOND } from '../support/builders.ts';
import { rollBack } from './running.ts';

describe('the nodes after a rollback', () => {
  test('are read once when all run the versions', async () => {
    const { aks, runner } = await rollBack(
      {},
      { arrange: ({ aks: fake }) => fake.machines.set('user', [machine()]) },
    );
    expect(runner.output('result')).toBe('rolled-back');
    expect(aks.count('readMachines')).toBe(1);
    expect(JSON.parse(runner.output('nodes'))).toMatchObject([{ count: 1, names: ['aks-user-0'] }]);
    expect(runner.annotations.filter(({ level }) => level === 'warning')).toEqual([]);
  });

  test('that disagree are waited for two minutes and named; the result stays', async () => {
    const mixed = [machine(), machine({ name: 'aks-user-1', ...NEW })];
    const { aks, runner, tookMs } = await rollBack(
      {},
      { arrange: ({ aks: fake }) => fake.machines.set('user', mixed) },
    );
    expect(runner.output('result')).toBe('rolled-back');
    expect(aks.count('readMachines')).toBeGreaterThan(5);
    expect(tookMs).toBeGreaterThan(7 * MINUTE);
    expect(runner.output('next-step')).toMatch(/^Not every node of pool user.* \(aks-user-1\): look again/);
    expect(JSON.parse(runner.output('nodes'))).toHaveLength(2);
    expect(JSON.stringify(runner.annotations)).toContain('aks-user-1');
  });

  test('that agree later end the wait', async () => {
    const { aks, runner, tookMs } = await rollBack(
      {},
      {
        arrange: ({ aks: fake }) => {
          fake.machines.set('user', [machine(NEW)]);
          fake.before('readMachines', 3, () => fake.machines.set('user', [machine()]));
        },
      },
    );
    expect([runner.output('result'), aks.count('readMachines')]).toEqual(['rolled-back', 3]);
    expect(tookMs).toBeLessThan(7 * MINUTE);
  });

  test.each([
    ['a right that is missing', azureError({ status: 403, code: 'AuthorizationFailed' })],
    ['a preview that knows no machines', azureError({ status: 404, code: 'NotFound' })],
  ])('%s costs one read and one line', async (_name, error) => {
    const { aks, runner } = await rollBack(
      {},
      { arrange: ({ aks: fake }) => fake.fail('readMachines', error) },
    );
    expect([runner.output('result'), aks.count('readMachines'), runner.output('nodes')]).toEqual([
      'rolled-back',
      1,
      '[]',
    ]);
    expect(runner.lines.join('\n')).toContain('not read node by node');
  });

  test('end with the timeout, when that is first', async () => {
    const { runner } = await rollBack(
      { timeout: '330s' },
      {
        aks: { rollbackMs: 300 * SECOND },
        arrange: ({ aks: fake }) => fake.machines.set('user', [machine(NEW)]),
      },
    );
    expect(runner.output('result')).toBe('rolled-back');
  });
});
