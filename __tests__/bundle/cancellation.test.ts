/** A workflow run that is canceled: SIGINT, SIGTERM 7.5 s later, and never a kill, at each step of the flow. */

import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { RouteName, SimulatorOptions } from '../../simulator/simulator.ts';
import { FAST, onAzure, type Inputs, type Run, type RunOptions, type Stage } from '../support/bundle.ts';
import { cluster, NEW, OLD, stopped, untouched, upgraded, upgrading } from '../support/scenarios.ts';

/** The runner sends the next signal after 7.5 s. */
const LEAVES_WITHIN_MS = 5_000;

/** A request that is held this long is still unanswered when the signal is handled. */
const HELD_MS = 400;

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const ABORT = { mode: 'abort', nodepool: 'user' };

const CHANNELS_ON: SimulatorOptions = {
  scenario: cluster([untouched(), upgraded()], {
    upgradeChannel: 'stable',
    nodeOSUpgradeChannel: 'NodeImage',
  }),
};
const CHANNELS_OFF: SimulatorOptions = { scenario: cluster([untouched(), upgraded()]) };
const STUCK: SimulatorOptions = { scenario: cluster([untouched(), upgrading()]) };

/** When the signals come: around the request of a route, after it was seen `skip` times. */
interface Moment {
  readonly route: RouteName;
  readonly phase?: 'before' | 'after';
  readonly skip?: number;
  /** Only after a request of this route. */
  readonly since?: RouteName;
  /** The request is never answered. */
  readonly hangs?: boolean;
}

interface Cancel extends Moment {
  readonly inputs: Inputs;
  readonly options?: RunOptions;
  readonly signals?: readonly NodeJS.Signals[];
}

/** Runs the bundle, cancels it at the moment named, and expects what holds for every canceled run. */
async function cancel({ azure, run }: Stage, how: Cancel): Promise<Run> {
  const { route, phase = 'before', skip = 0, since, hangs = false, signals = ['SIGINT'] } = how;
  let kill: ((signal: NodeJS.Signals) => void) | undefined;
  let signaledAt: number | undefined;
  let known = 0;
  let left = skip;
  let isOpen = since === undefined;
  if (since !== undefined) {
    azure.before(since, () => {
      isOpen = true;
    });
  }
  azure[phase](route, async () => {
    if (!isOpen || signaledAt !== undefined) return;
    if (left > 0) {
      left -= 1;
      return;
    }
    if (hangs) azure.inject({ kind: 'hang', route, phase: 'after' });
    signaledAt = performance.now();
    known = azure.requests.length;
    for (const signal of signals) {
      kill?.(signal);
      await pause(20);
    }
    await pause(HELD_MS);
  });
  const from = azure.requests.length;
  const canceled = await run(how.inputs, { ...how.options, onStart: (killer) => (kill = killer) });
  expect({ result: canceled.result, exitCode: canceled.exitCode, log: canceled.log }).toEqual({
    result: 'interrupted',
    exitCode: 1,
    log: canceled.log,
  });
  expect(performance.now() - (signaledAt ?? 0)).toBeLessThan(LEAVES_WITHIN_MS);
  // Azure goes on with the request that was held, although nobody hears the answer any more.
  await pause(2 * HELD_MS);
  const later = canceled.requests.slice(known - from);
  expect(later.filter(({ face, method }) => face === 'arm' && method !== 'GET')).toEqual([]);
  expect(canceled.errors.join('\n')).toContain('Next step: ');
  expect(canceled.log).not.toMatch(/^\s+at .*\.js:\d+/m);
  return canceled;
}

function expectNothingSent(canceled: Run): void {
  expect(canceled.changes).toEqual([]);
  expect(canceled.outputs['auto-upgrade-changed']).not.toBe('true');
  expect(canceled.outputs['next-step']).toMatch(/nothing was changed/i);
  expect(canceled.summary).toMatch(/nothing was changed/i);
}

/** The channel is, or may be, off: outputs, summary and a warning give the command that puts it back. */
function expectRestoreShown(canceled: Run): void {
  const command = canceled.outputs['restore-command'] ?? '';
  expect(canceled.outputs['auto-upgrade-changed']).toBe('true');
  expect(command).toContain('--auto-upgrade-channel stable');
  expect(command).toContain('--node-os-upgrade-channel NodeImage');
  expect(canceled.summary).toContain(command);
  expect(canceled.log).toContain(`Restore command: ${command}`);
  expect(canceled.warnings.join('\n')).toContain('--auto-upgrade-channel stable');
}

function expectGoesOn(canceled: Run): void {
  expect(canceled.outputs['next-step']).toContain('continues in Azure');
  expect(canceled.summary).toContain('continues in Azure');
}

describe('before anything was sent', () => {
  const moments: readonly (readonly [string, Moment])[] = [
    ['while GitHub makes the ID token', { route: 'oidc.token' }],
    ['while GitHub does not answer', { route: 'oidc.token', hangs: true }],
    ['while Entra ID is looked up', { route: 'entra.discovery' }],
    ['while Entra ID does not answer', { route: 'entra.token', hangs: true }],
    ['at the first read', { route: 'cluster.get' }],
    ['at a first read that is never answered', { route: 'cluster.get', hangs: true }],
    ['while checking', { route: 'pool.upgradeProfile' }],
    ['at the read right before the switch-off', { route: 'cluster.get', skip: 1 }],
  ];
  test.concurrent.each(moments)('stops %s', async (_name, moment) => {
    await onAzure(CHANNELS_ON, async (stage) => {
      const before = stage.azure.cluster();
      const canceled = await cancel(stage, { inputs: ROLLBACK, ...moment });
      expectNothingSent(canceled);
      expect(stage.azure.cluster().eTag).toBe(before.eTag);
    })();
  });

  test.concurrent(
    'stops while the Azure CLI is looking for a token',
    onAzure(STUCK, async (stage) => {
      const folder = await mkdtemp(join(tmpdir(), 'aks-recover-az-'));
      try {
        await writeFile(
          join(folder, 'azureProfile.json'),
          JSON.stringify({ subscriptions: [{ id: stage.azure.subscriptionId, isDefault: true }] }),
        );
        await writeFile(join(folder, 'az'), '#!/bin/sh\nexec sleep 30\n');
        await chmod(join(folder, 'az'), 0o755);
        let kill: ((signal: NodeJS.Signals) => void) | undefined;
        let signaledAt = 0;
        const canceled = await stage.run(ABORT, {
          signIn: 'none',
          env: { AZURE_CONFIG_DIR: folder, PATH: `${folder}:${process.env['PATH'] ?? ''}` },
          onStart: (killer) => (kill = killer),
          onLog: (text) => {
            if (signaledAt > 0 || !text.includes('Observe')) return;
            signaledAt = performance.now() + HELD_MS;
            setTimeout(() => kill?.('SIGINT'), HELD_MS);
          },
        });
        expect(canceled.result).toBe('interrupted');
        expect(performance.now() - signaledAt).toBeLessThan(LEAVES_WITHIN_MS);
        expectNothingSent(canceled);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
  );

  test.concurrent(
    'stops while it waits for the operation of another',
    onAzure(STUCK, async (stage) => {
      const inputs = { ...ROLLBACK, 'if-busy': 'wait' };
      const canceled = await cancel(stage, { inputs, route: 'cluster.get', skip: 3 });
      expectNothingSent(canceled);
      expect(stage.azure.cluster().pools['user']?.provisioningState).toBe('Upgrading');
    }),
  );

  test.concurrent(
    'stops a status that waits',
    onAzure(STUCK, async (stage) => {
      const inputs = { mode: 'status', nodepool: 'user', wait: 'true' };
      const canceled = await cancel(stage, { inputs, route: 'cluster.get', skip: 2 });
      expect(canceled.changes).toEqual([]);
      expect(canceled.outputs['next-step']).toContain('mode: status');
      expect(canceled.outputs['provisioning-state']).toBe('Upgrading');
    }),
  );
});

describe('while auto-upgrade is switched off', () => {
  test.concurrent.each([
    ['that PUT is under way', { phase: 'before' }],
    ['its answer is', { phase: 'after' }],
    ['it is never answered', { hangs: true }],
  ] as const)('leaves it off, and says how to put it back, when %s', async (_name, moment) => {
    await onAzure(CHANNELS_ON, async (stage) => {
      const canceled = await cancel(stage, { inputs: ROLLBACK, route: 'cluster.put', ...moment });
      expect(canceled.changes).toEqual(['cluster.put']);
      expectRestoreShown(canceled);
      expectGoesOn(canceled);
      expect(stage.azure.cluster()).toMatchObject({ upgradeChannel: 'none', nodeOSUpgradeChannel: 'None' });
      expect(stage.azure.cluster().pools['user']).toMatchObject(NEW);
    })();
  });

  test.concurrent(
    'takes the safe side when that PUT never arrived: it may be off',
    onAzure(CHANNELS_ON, async (stage) => {
      stage.azure.inject({ kind: 'hang', route: 'cluster.put', phase: 'before' });
      const canceled = await cancel(stage, { inputs: ROLLBACK, route: 'cluster.put' });
      expectRestoreShown(canceled);
      expect(stage.azure.cluster().upgradeChannel).toBe('stable');
    }),
  );

  test.concurrent.each([
    ['while the cluster updates', { route: 'cluster.get', since: 'cluster.put', skip: 1 }, 60],
    ['at the read right before the rollback', { route: 'pool.get', since: 'cluster.put' }, FAST],
  ] as const)('starts no rollback when canceled %s', async (_name, moment, speed) => {
    await onAzure({ ...CHANNELS_ON, speed }, async (stage) => {
      const canceled = await cancel(stage, { inputs: ROLLBACK, ...moment });
      expect(canceled.changes).toEqual(['cluster.put']);
      expectRestoreShown(canceled);
      expect(stage.azure.cluster().pools['user']).toMatchObject(NEW);
    })();
  });

  test.concurrent(
    'says that it may still be off when canceled while it is put back',
    onAzure(CHANNELS_ON, async (stage) => {
      stage.azure.inject({ kind: 'status', status: 400, code: 'InvalidParameter', route: 'pool.put' });
      const canceled = await cancel(stage, { inputs: ROLLBACK, route: 'cluster.put', skip: 1 });
      expect(canceled.changes).toEqual(['cluster.put', 'pool.put', 'cluster.put']);
      expectRestoreShown(canceled);
    }),
  );

  test.concurrent(
    'does not put it back when canceled right before',
    onAzure(CHANNELS_ON, async (stage) => {
      stage.azure.inject({ kind: 'status', status: 400, code: 'InvalidParameter', route: 'pool.put' });
      const canceled = await cancel(stage, { inputs: ROLLBACK, route: 'cluster.get', since: 'pool.put' });
      expect(canceled.changes).toEqual(['cluster.put', 'pool.put']);
      expectRestoreShown(canceled);
      expect(stage.azure.cluster().upgradeChannel).toBe('none');
    }),
  );
});

describe('while rolling back', () => {
  test.concurrent.each([
    ['its PUT is under way', { route: 'pool.put' }, false],
    ['its PUT is never answered', { route: 'pool.put', hangs: true }, false],
    ['its PUT is being answered', { route: 'pool.put', phase: 'after' }, false],
    ['it runs', { route: 'cluster.get', since: 'pool.put', skip: 1 }, true],
    ['reads hang', { route: 'cluster.get', since: 'pool.put', skip: 1, hangs: true }, true],
  ] as const)('tells that it goes on when canceled while %s', async (_name, moment, isKnown) => {
    await onAzure({ ...CHANNELS_OFF, speed: 20 }, async (stage) => {
      const canceled = await cancel(stage, { inputs: ROLLBACK, ...moment });
      expect(canceled.changes).toEqual(['pool.put']);
      expectGoesOn(canceled);
      expect(canceled.outputs['next-step']).toContain('mode: abort');
      const { operations, pools } = stage.azure.cluster();
      expect(pools['user']).toMatchObject({ ...OLD, provisioningState: 'Upgrading' });
      const id = operations.findLast(({ pool }) => pool === 'user')?.id ?? '?';
      expect(canceled.outputs['operation-id']).toBe(isKnown ? id : '');
      if (isKnown) expect(canceled.summary).toContain(id);
    })();
  });

  test.concurrent(
    'shows the restore command as well when auto-upgrade is off',
    onAzure({ ...CHANNELS_ON, speed: 200 }, async (stage) => {
      const inputs = { ...ROLLBACK, 'poll-interval': '1s' };
      const canceled = await cancel(stage, { inputs, route: 'cluster.get', since: 'pool.put' });
      expect(canceled.changes).toEqual(['cluster.put', 'pool.put']);
      expectGoesOn(canceled);
      expectRestoreShown(canceled);
    }),
  );

  test.concurrent(
    'takes no further pool',
    onAzure({ scenario: cluster([upgraded('blue'), upgraded('green')]), speed: 20 }, async (stage) => {
      const inputs = { ...ROLLBACK, nodepool: 'blue,green' };
      const canceled = await cancel(stage, { inputs, route: 'cluster.get', since: 'pool.put' });
      expect(canceled.changes).toEqual(['pool.put']);
      expect(canceled.pools['blue']?.result).toBe('interrupted');
      expect(canceled.pools['green']?.result).toBe('not-started');
      expect(stage.azure.cluster().pools['green']).toMatchObject(NEW);
    }),
  );
});

describe('while aborting', () => {
  test.concurrent.each([
    ['the abort is under way', { route: 'pool.abort' }],
    ['the abort is never answered', { route: 'pool.abort', hangs: true }],
    ['it waits for the end', { route: 'cluster.get', since: 'pool.abort' }],
  ] as const)('tells that it goes on when canceled while %s', async (_name, moment) => {
    await onAzure({ ...STUCK, speed: 1 }, async (stage) => {
      const canceled = await cancel(stage, { inputs: ABORT, ...moment });
      expect(canceled.changes).toEqual(['pool.abort']);
      expectGoesOn(canceled);
      const { operations } = stage.azure.cluster();
      expect(operations.map(({ id }) => id)).toContain(canceled.outputs['operation-id']);
    })();
  });

  test.concurrent.each([
    ['the abort is under way', { route: 'cluster.abort' }],
    ['it waits for the end', { route: 'cluster.get', since: 'cluster.abort' }],
  ] as const)(
    "tells that the abort of the cluster's own operation goes on when canceled while %s",
    async (_name, moment) => {
      const running = { kind: 'Upgrade', kubernetesVersion: '1.37.0', stuck: true } as const;
      const scenario = cluster([untouched()], { running });
      await onAzure({ scenario, speed: 1 }, async (stage) => {
        const canceled = await cancel(stage, { inputs: { mode: 'abort' }, ...moment });
        expect(canceled.changes).toEqual(['cluster.abort']);
        expectGoesOn(canceled);
      })();
    },
  );

  test.concurrent(
    'rolls nothing back when canceled between the abort and the rollback',
    onAzure({ scenario: cluster([stopped(), upgrading('blue')]) }, async (stage) => {
      const inputs = { ...ROLLBACK, nodepool: 'blue', 'if-busy': 'abort' };
      const canceled = await cancel(stage, { inputs, route: 'pool.get', since: 'pool.abort' });
      expect(canceled.changes).toEqual(['pool.abort']);
      expect(canceled.outputs['next-step']).toContain('nothing after it was started');
      expect(stage.azure.cluster().pools['blue']?.provisioningState).toBe('Canceled');
    }),
  );
});

describe('signals', () => {
  test.concurrent.each([[['SIGTERM']], [['SIGINT', 'SIGTERM']], [['SIGINT', 'SIGINT', 'SIGTERM']]] as const)(
    'reports in full after %j',
    async (signals) => {
      await onAzure({ ...CHANNELS_OFF, speed: 20 }, async (stage) => {
        const moment = { route: 'cluster.get', since: 'pool.put' } as const;
        const canceled = await cancel(stage, { inputs: ROLLBACK, ...moment, signals });
        expectGoesOn(canceled);
      })();
    },
  );
});
