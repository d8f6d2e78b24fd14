/** What a run tells and leaves while it goes on, for whoever reads its log or finds it killed. */

import { describe, expect, test } from '@jest/globals';
import {
  azureError,
  cluster,
  CLUSTER_TARGET,
  MINUTE,
  NEW,
  OLD,
  poolTarget,
  SECOND,
  TOO_LATE,
} from '../support/builders.ts';
import { abort, rollBack, runAction, sent, type Scene, type Setting } from './running.ts';

const BOTH_ON = cluster({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' });
const RESET = azureError({ kind: 'network', code: 'ECONNRESET', message: 'The connection was cut.' });
const ABORTED_TOO_LATE = azureError({ status: 409, code: 'OperationNotAllowed', message: TOO_LATE });

type Arrange = NonNullable<Setting['arrange']>;

const groups = ({ runner }: Pick<Scene, 'runner'>): readonly string[] =>
  runner.lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2).split(' ', 2).join(' '));

const userUpgrades: Arrange = ({ aks }) => {
  aks.start(poolTarget('user'), 'Upgrading', 60 * MINUTE);
};

const warningsOf = ({ runner }: Scene): string =>
  runner.annotations
    .filter(({ level }) => level === 'warning')
    .map(({ message }) => message)
    .join('\n');

describe('the groups of the log', () => {
  test('of a rollback', async () => {
    const scene = await rollBack({}, { aks: { cluster: BOTH_ON } });
    expect(groups(scene)).toEqual([
      ...['Sign in', 'Observe', 'Check', 'Switch off', 'Observe', 'Check', 'Roll back', 'Verify', 'Observe'],
    ]);
    expect(scene.runner.openGroups).toBe(0);
  });

  test('of a report that checks nothing', async () => {
    const scene = await runAction({ mode: 'status' });
    expect(groups(scene)).toEqual(['Sign in', 'Observe']);
    expect(scene.runner.openGroups).toBe(0);
  });

  test('of an abort of a pool', async () => {
    expect(groups(await abort({}, { arrange: userUpgrades }))).toEqual([
      ...['Sign in', 'Observe', 'Check', 'Abort the', 'Observe'],
    ]);
  });

  test('of a rehearsal: what would be done stands at its end', async () => {
    const { runner } = await rollBack({ 'dry-run': 'true' });
    expect(runner.linesWith('1. Roll back pool user to 1.35.5')).toHaveLength(1);
    expect((await rollBack()).runner.linesWith('1. Roll back')).toEqual([]);
    const report = await runAction({ mode: 'status', 'dry-run': 'true' });
    expect(report.runner.linesWith('Plan:')).toEqual([]);
  });

  test('tell a check once, and again when it sees something else', async () => {
    const arrange: Arrange = ({ aks }) => {
      aks.fail('putPool', azureError({ status: 412, code: 'PreconditionFailed' }));
    };
    const again = await rollBack({}, { arrange });
    expect(groups(again).filter((group) => group === 'Check')).toHaveLength(1);
    const waited = await rollBack(
      { 'if-busy': 'wait' },
      { arrange: ({ aks }) => aks.start(poolTarget('user'), 'Scaling', MINUTE) },
    );
    expect(groups(waited).filter((group) => group === 'Check')).toHaveLength(2);
    const [, second = ''] = waited.runner.lines.join('\n').split('> Check').slice(1);
    expect(second.split('>')[0]?.split('\n').filter(Boolean)).toEqual([
      expect.stringContaining('operation-in-progress'),
      expect.stringContaining('1 check'),
    ]);
  });
});

describe('what a rollback sees when it has ended', () => {
  test('is told, with its versions', async () => {
    const { runner } = await rollBack();
    const verified = runner.lines.slice(runner.lines.indexOf('> Verify') + 1);
    expect(verified[0]).toContain(OLD.kubernetesVersion);
    expect(verified[0]).toContain('Succeeded');
  });

  /** Right before the pool is read back: its first read is the one for the PUT. */
  const beforeReadBack = (happen: Arrange): Arrange => {
    return (scene) => {
      scene.aks.before('readPool', 2, () => {
        happen(scene);
      });
    };
  };

  test('stays what it was when the pool moves again already', async () => {
    const arrange = beforeReadBack(({ aks }) => {
      aks.start(poolTarget('user'), 'Scaling', 2 * MINUTE);
    });
    const { runner } = await rollBack({}, { arrange });
    expect([runner.output('result'), runner.failed]).toEqual(['rolled-back', false]);
    const verified = runner.lines.slice(runner.lines.indexOf('> Verify') + 1);
    expect(verified[0]).toContain('Succeeded');
    expect(verified[0]).not.toContain('Scaling');
  });

  test('is what the pool shows, not what the wait saw', async () => {
    const arrange = beforeReadBack(({ aks }) => {
      aks.changePool('user', NEW);
    });
    const { runner } = await rollBack({}, { arrange });
    expect([runner.output('result'), runner.failed]).toEqual(['failed', true]);
  });

  test('of a pool that has vanished is a failed rollback', async () => {
    const arrange = beforeReadBack(({ aks }) => {
      aks.removePool('user');
    });
    const { runner } = await rollBack({}, { arrange });
    expect([runner.output('result'), runner.failed]).toEqual(['failed', true]);
  });

  test('is nothing when the right to read it was taken meanwhile', async () => {
    const denied = azureError({ status: 403, code: 'AuthorizationFailed' });
    const arrange: Arrange = ({ aks }) => {
      aks.fail('readPool', denied, { skip: 1, times: 99 });
    };
    const { runner } = await rollBack({}, { arrange });
    expect([runner.output('result'), runner.output('error-code')]).toEqual(['error', 'AuthorizationFailed']);
  });

  test('of one that ran already, too: it is read back', async () => {
    const { aks, runner } = await rollBack(
      {},
      { arrange: (scene) => scene.aks.start(poolTarget('user'), 'Upgrading', MINUTE, 'Succeeded', OLD) },
    );
    expect(aks.count('readPool')).toBe(1);
    expect(aks.count('readMachines')).toBe(1);
    expect(runner.output('operation-id')).toMatch(/^op-/);
    expect(groups({ runner })).toContain('Verify');
  });

  test('reads the nodes of a pool that is not back once, for what its own versions do not tell', async () => {
    const { aks } = await rollBack({}, { aks: { rollbackEndsAs: 'Failed' } });
    expect(aks.count('readMachines')).toBe(1);
  });
});

describe('whoever finds the step killed', () => {
  /** What the outputs and the summary say at a moment. */
  const at = async (
    moment: (scene: Omit<Scene, 'tookMs'>, look: () => void) => void,
    setting: Setting = {},
  ): Promise<ReadonlyMap<string, string>> => {
    let seen: ReadonlyMap<string, string> = new Map();
    const arrange: Arrange = (scene) => {
      setting.arrange?.(scene);
      moment(scene, () => {
        seen = new Map([...scene.runner.outputs, ['summary', scene.runner.summaries.join('')]]);
      });
    };
    await rollBack({}, { ...setting, arrange });
    return seen;
  };

  test('while auto-upgrade is being turned off, finds how to put it back', async () => {
    const seen = await at(
      ({ aks }, look) => {
        aks.onMutation = ({ method }) => {
          if (method === 'putCluster') look();
        };
      },
      { aks: { cluster: BOTH_ON } },
    );
    expect(seen.get('restore-command')).toContain('--auto-upgrade-channel patch');
  });

  test('while the rollback runs, finds its operation', async () => {
    const seen = await at(({ aks }, look) => {
      aks.before('readProgress', 1, look);
    });
    expect(seen.get('operation-id')).toMatch(/^op-/);
    expect(seen.get('result')).toBe('interrupted');
  });

  test('right after its answer, finds how to follow it', async () => {
    const seen = await at(({ aks }, look) => {
      aks.before('readLatestOperation', 1, look);
    });
    expect(seen.get('summary')).toContain('mode: status');
  });

  test('after its end, finds that it has ended', async () => {
    const seen = await at(({ aks }, look) => {
      aks.before('readPool', 2, look);
    });
    expect(seen.get('summary')).toContain('`rolled-back`');
  });
});

describe('an operation that hides behind a 409', () => {
  test('is tried again after pauses that grow to two minutes', async () => {
    const scene = await rollBack(
      { 'if-busy': 'wait' },
      { arrange: ({ aks }) => aks.hideOperation(20 * MINUTE), random: () => 0 },
    );
    const times = scene.aks.mutations.map((call) => call.at);
    const pauses = times.slice(1).map((time, index) => Math.round((time - (times[index] ?? 0)) / SECOND));
    expect(scene.runner.output('result')).toBe('rolled-back');
    const [first = 0, second = 0, third = 0] = pauses;
    expect(second).toBeGreaterThan(first);
    expect(third).toBeGreaterThan(1.5 * second);
    expect(Math.max(...pauses)).toBeGreaterThanOrEqual(120);
    expect(Math.max(...pauses)).toBeLessThan(140);
    // At most 20 PUTs at once, and one a minute: none of them more than AKS allows.
    expect(times.length).toBeLessThan(20);
  });

  test('is looked for a few times, because reads lag', async () => {
    const { aks } = await rollBack({}, { arrange: (scene) => scene.aks.hideOperation(MINUTE) });
    const at = aks.calls.findIndex(({ method }) => method === 'putPool');
    const next = aks.calls.slice(at + 1, at + 4).map(({ method }) => method);
    expect(next).toEqual(['readCluster', 'readCluster', 'readCluster']);
  });
});

describe('an abort', () => {
  test('that only reports names the operation that it was about, and how that ended', async () => {
    const { runner } = await abort({}, { arrange: userUpgrades });
    expect(runner.output('operation-id')).toMatch(/^op-/);
    const report = JSON.parse(runner.output('report')) as { moves: Record<string, unknown>[] };
    expect(JSON.stringify(report)).toContain('"abort"');
  });

  test('of an operation that has ended names none', async () => {
    const arrange: Arrange = ({ aks }) => {
      aks.start(poolTarget('user'), 'Scaling', 1);
    };
    const { runner } = await abort({ 'if-idle': 'succeed' }, { arrange });
    expect(runner.output('result')).toBe('nothing-to-abort');
  });

  const GUARDED = { 'operation-id': 'op-2' };

  test('of another operation than the one that is named is not sent', async () => {
    const scene = await abort(GUARDED, {
      arrange: (given) => {
        userUpgrades(given);
        given.aks.before('readLatestOperation', 2, () => {
          given.aks.start(poolTarget('user'), 'Scaling', 60 * MINUTE);
        });
      },
    });
    expect(sent(scene)).toEqual([]);
    expect(scene.runner.linesWith('the latest operation is').length).toBeGreaterThan(0);
  });

  test('that may have hit another operation warns', async () => {
    const arrange: Arrange = (given) => {
      userUpgrades(given);
      given.aks.onMutation = () => {
        // The one meant ends by itself, and another one begins, before the abort arrives.
        given.aks.changePool('user', { provisioningState: 'Succeeded' });
        given.aks.start(poolTarget('user'), 'Scaling', 60 * MINUTE);
        given.aks.readOperation = async (_, meant) => ({ id: meant, status: 'Succeeded' });
      };
    };
    const first = await runAction({ mode: 'status', nodepool: 'user' }, { arrange: userUpgrades });
    const id = first.runner.output('operation-id');
    const scene = await abort({ 'operation-id': id }, { arrange });
    expect(sent(scene)).toEqual(['abort pool/user']);
    expect(warningsOf(scene)).toContain('another operation may have been hit');
    expect(scene.runner.linesWith('another operation may have been hit')).toHaveLength(1);
  });

  test('that hit the one that was named does not', async () => {
    const first = await runAction({ mode: 'status', nodepool: 'user' }, { arrange: userUpgrades });
    const scene = await abort(
      { 'operation-id': first.runner.output('operation-id').toUpperCase() },
      { arrange: userUpgrades },
    );
    expect(sent(scene)).toEqual(['abort pool/user']);
    expect(warningsOf(scene)).not.toContain('another operation');
  });

  test('of the cluster is about the cluster', async () => {
    const scene = await runAction(
      { mode: 'abort' },
      { arrange: ({ aks }) => aks.start(CLUSTER_TARGET, 'Updating', 60 * MINUTE) },
    );
    expect(sent(scene)).toEqual(['abort cluster']);
    expect(scene.runner.output('provisioning-state')).toBe('Canceled');
    expect(scene.runner.output('operation-id')).toMatch(/^op-/);
  });

  test('that comes too late is over when its operation is', async () => {
    const scene = await abort(
      {},
      {
        arrange: (given) => {
          userUpgrades(given);
          given.aks.fail('abort', ABORTED_TOO_LATE);
          given.clock.after(5 * SECOND, () => {
            given.aks.changePool('user', { provisioningState: 'Succeeded' });
          });
        },
      },
    );
    expect(scene.runner.output('result')).toBe('completed-before-abort');
  });
});

describe('turning auto-upgrade off', () => {
  test('is not begun when the pool cannot be read, which the rollback would need', async () => {
    const denied = azureError({ status: 403, code: 'AuthorizationFailed' });
    const scene = await rollBack(
      {},
      { aks: { cluster: BOTH_ON }, arrange: ({ aks }) => aks.fail('readPool', denied, { times: 9 }) },
    );
    expect(sent(scene)).toEqual([]);
    expect(scene.runner.output('error-code')).toBe('AuthorizationFailed');
  });

  test('tells beforehand how to turn it on again', async () => {
    const { runner } = await rollBack({}, { aks: { cluster: BOTH_ON } });
    const before = runner.lines.slice(
      0,
      runner.lines.findIndex((line) => line.startsWith('> Roll back')),
    );
    expect(before.filter((line) => line.includes('--auto-upgrade-channel patch')).length).toBeGreaterThan(0);
  });

  test('that Azure refuses is not waited for', async () => {
    const scene = await rollBack(
      {},
      {
        aks: { cluster: BOTH_ON },
        arrange: ({ aks }) => aks.fail('putCluster', azureError({ status: 400, code: 'InvalidParameter' })),
      },
    );
    expect(sent(scene)).toEqual(['putCluster cluster']);
    expect(scene.tookMs).toBeLessThan(10 * SECOND);
    expect(scene.runner.output('error-code')).toBe('InvalidParameter');
  });

  test('warns of what others began on other pools meanwhile', async () => {
    const arrange: Arrange = ({ aks, clock }) => {
      clock.after(30 * SECOND, () => {
        aks.start(poolTarget('system'), 'Scaling', 10 * MINUTE);
      });
    };
    const scene = await rollBack({}, { aks: { cluster: BOTH_ON }, arrange });
    expect(warningsOf(scene)).toContain('Pool system has an operation in progress (Scaling)');
    expect(
      scene.runner.linesWith('Pool system has an operation in progress (Scaling), but not by this step'),
    ).not.toEqual([]);
    expect(warningsOf(await rollBack({}, { aks: { cluster: BOTH_ON } }))).not.toContain(
      'but not by this step',
    );
  });
});

describe('pauses', () => {
  test('grow with every 429 in a row', async () => {
    const throttled = azureError({ status: 429, code: 'Throttled' });
    const { aks } = await rollBack(
      {},
      { arrange: (scene) => scene.aks.fail('putPool', throttled, { times: 3 }), random: () => 0.5 },
    );
    const times = aks.mutations.map((call) => call.at);
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(pauses).toHaveLength(3);
    expect(pauses[1]).toBeGreaterThan(1.5 * (pauses[0] ?? 0));
    expect(pauses[2]).toBeGreaterThan(1.5 * (pauses[1] ?? 0));
  });

  test('keep a pool that flaps from being asked in a tight loop', async () => {
    const { aks } = await rollBack(
      { wait: 'false' },
      {
        arrange: (scene) => {
          scene.aks.before('readPool', 1, () => {
            scene.aks.changePool('user', { kubernetesVersion: '1.36.1' });
          });
        },
      },
    );
    const [first = 0, second = 0] = aks.calls
      .filter(({ method }) => method === 'readPool')
      .map(({ at }) => at);
    expect(second - first).toBeGreaterThanOrEqual(2 * SECOND);
  });
});

test('a rollback whose answer was lost has the operation that it turns out to have started', async () => {
  const { runner } = await rollBack(
    {},
    { arrange: ({ aks }) => aks.fail('putPool', { error: RESET, arrives: true }) },
  );
  expect(runner.output('result')).toBe('rolled-back');
  expect(runner.output('operation-id')).toMatch(/^op-/);
});

test('a rollback whose answer was lost does not claim what somebody else began', async () => {
  const arrange: Arrange = ({ aks }) => {
    aks.fail('putPool', RESET);
    aks.before('readCluster', 2, () => {
      aks.start(poolTarget('user'), 'Upgrading', 2 * MINUTE, 'Succeeded', { kubernetesVersion: '1.37.0' });
    });
  };
  const { runner } = await rollBack({}, { arrange });
  expect(runner.output('operation-id')).toBe('');
});
