/** Each fact that Azure may or may not show beside a cluster, played both ways. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { RouteName } from '../../simulator/http/route-names.ts';
import type { SimulatorOptions } from '../../simulator/simulator.ts';
import type {
  ClusterScenario,
  FleetScenario,
  PoolScenario,
  RunningScenario,
  Scenario,
} from '../../simulator/scenario/scenario.ts';
import {
  FAST,
  onAzure,
  requestsTo,
  type Inputs,
  type Run,
  type RunOptions,
  type Stage,
} from '../support/bundle.ts';
import { cluster, NEW, OLD, stopped, untouched, upgraded, upgrading } from '../support/scenarios.ts';

const DRY = { mode: 'rollback', nodepool: 'user', 'dry-run': 'true' };
const STATUS = { mode: 'status', nodepool: 'user' };
const ABORT = { mode: 'abort', nodepool: 'user' };

/** Slow enough that an operation is as far at the end of a run as at its start. */
const REAL = 1;

const RUNNING: RunningScenario = { kind: 'Upgrade', ...NEW, startedAgo: '47m', nodesDone: 6, stuck: true };

interface Check {
  readonly id: string;
  readonly verdict: string;
  readonly seen: string;
  readonly commands: readonly string[];
  readonly undo: string;
}

function checksOf(run: Run, id: string): readonly Check[] {
  return (run.report['checks'] as readonly Check[]).filter((check) => check.id === id);
}

function verdictOf(run: Run, id: string): string {
  return checksOf(run, id)
    .map(({ verdict }) => verdict)
    .join(',');
}

/** Plays one run, and looks at what it left. */
function once(
  setup: SimulatorOptions,
  inputs: Inputs,
  look: (run: Run, stage: Stage) => void,
  options?: RunOptions,
): () => Promise<void> {
  return onAzure(setup, async (stage) => {
    look(await stage.run(inputs, options), stage);
  });
}

/** The part of a scenario in which a request is refused for want of a right. */
const refused = (request: RouteName): Pick<Scenario, 'faults'> => ({
  faults: [{ request, status: 403, code: 'AuthorizationFailed', message: 'not allowed', times: 99 }],
});

const user = (other: Partial<PoolScenario> = {}, more: Partial<ClusterScenario> = {}): Scenario =>
  cluster([upgraded('user', other)], more);

describe('an auto-upgrade profile of a fleet', () => {
  type Stages = NonNullable<FleetScenario['updateStrategies']>[0]['stages'];
  const fleet = (stages: Stages): FleetScenario => ({
    name: 'apps',
    members: [{ name: 'prod', cluster: 'prod', group: 'wave-1', labels: { env: 'prod' } }],
    autoUpgradeProfiles: [{ name: 'weekly', channel: 'Stable', updateStrategy: 'ring' }],
    updateStrategies: [{ name: 'ring', stages }],
  });
  const OLDER = ['2023-10-15', '2024-04-01', '2025-03-01'];

  test.concurrent.each<[string, Stages, SimulatorOptions, string, RegExp]>([
    ['names the group', [{ name: 'a', groups: ['wave-1'] }], {}, 'blocked', /weekly.*covers member prod/],
    ['names other groups', [{ name: 'a', groups: ['wave-2'] }], {}, 'passed', /No auto-upgrade profile/],
    ['has a stage without groups', [{ name: 'a' }], {}, 'warned', /weekly.*of fleet apps.*names no groups/],
    [
      'selects members by label',
      [{ name: 'a', memberSelector: 'env=prod' }],
      {},
      'warned',
      /weekly.*of fleet apps.*selects members by label/,
    ],
    [
      'picks by label, which an older version of the API does not show',
      [{ name: 'a', memberSelector: 'env=prod' }],
      { switches: { fleetApiVersions: OLDER } },
      'warned',
      /weekly.*of fleet apps.*names no groups/,
    ],
    [
      'names the group, told by an older version of the API',
      [{ name: 'a', groups: ['wave-1'] }],
      { switches: { fleetApiVersions: OLDER } },
      'blocked',
      /weekly.*covers member prod/,
    ],
    [
      'has a strategy that can not be read',
      [{ name: 'a', groups: ['wave-2'] }],
      { scenario: refused('fleet.updateStrategies') },
      'warned',
      /weekly.*of fleet apps.*could not be read/,
    ],
  ])('that %s', (_name, stages, more, verdict, seen) =>
    once({ ...more, scenario: { ...user(), fleets: [fleet(stages)], ...more.scenario } }, DRY, (run) => {
      expect([verdictOf(run, 'fleet-auto-upgrade'), run.log]).toEqual([verdict, run.log]);
      const [check] = checksOf(run, 'fleet-auto-upgrade');
      expect(check?.seen).toMatch(seen);
      const commands =
        verdict === 'passed' ? [] : [expect.stringMatching(/^az fleet \w+ \w+ .*--subscription /)];
      expect(check?.commands).toEqual(commands);
      expect(check?.undo === '').toBe(verdict === 'passed');
    })(),
  );
});

describe('an update run of a fleet', () => {
  const fleets = (state: string, member = state): FleetScenario[] => [
    {
      name: 'apps',
      members: [{ name: 'prod', cluster: 'prod' }],
      updateRuns: [
        {
          name: 'july',
          state: state as 'Running',
          kubernetesVersion: '1.35.5',
          members: { prod: member as 'Running' },
        },
      ],
    },
  ];

  test.concurrent.each<[string, string, string, string]>([
    ['Running', 'NotStarted', 'blocked', 'az fleet updaterun skip'],
    ['Running', 'Running', 'blocked', 'az fleet updaterun stop'],
    ['Pending', 'Pending', 'blocked', 'az fleet updaterun skip'],
    ['NotStarted', 'NotStarted', 'warned', ''],
    ['Stopped', 'Stopped', 'warned', ''],
    ['Running', 'Completed', 'passed', ''],
    ['Running', 'Skipped', 'passed', ''],
    ['Failed', 'Failed', 'passed', ''],
    ['Completed', 'Completed', 'passed', ''],
  ])('that is %s, with the member %s', (state, member, verdict, command) =>
    once({ scenario: { ...user(), fleets: fleets(state, member) } }, DRY, (run) => {
      expect([verdictOf(run, 'fleet-update-run'), run.log]).toEqual([verdict, run.log]);
      const [check] = checksOf(run, 'fleet-update-run');
      expect(check?.commands.join('\n')).toMatch(new RegExp(`^${command}`));
      expect(run.log.includes('fleet member update')).toBe(false);
      if (verdict === 'blocked') expect(run.outputs['blocked-by']).toBe('fleet-update-run');
    })(),
  );

  test.concurrent(
    'is not known where it may not be read, which one warning says',
    once(
      {
        scenario: { ...user(), fleets: fleets('Running'), ...refused('fleet.updateRuns') },
      },
      DRY,
      (run) => {
        expect(verdictOf(run, 'fleet-update-run')).not.toBe('blocked');
        expect(run.warnings.join('\n')).toMatch(/updateRuns\/read|update run/);
      },
    ),
  );

  test.concurrent(
    'that began an operation may begin it again: said in status, and after the abort, with the command that stops it',
    onAzure(
      { speed: 20, scenario: { ...user(), fleets: fleets('Running', 'NotStarted') } },
      async ({ azure, run }) => {
        azure.act({ kind: 'fleet-run', run: 'july' });
        azure.act({ kind: 'stick', pool: 'user' });
        const seen = await run(STATUS);
        const aborted = await run(ABORT);
        expect([seen.result, aborted.result]).toEqual(['in-progress', 'aborted']);
        for (const one of [seen, aborted]) {
          for (const text of [one.log, one.summary]) {
            expect(text).toContain('started by update run july of fleet apps');
            expect(text).toMatch(/az fleet updaterun stop .*july/);
            expect(text).toMatch(/az fleet updaterun start .*july/);
          }
        }
        expect(aborted.log).toContain('which ended Canceled');
        expect(aborted.outputs['next-step']).toContain(
          'update run july of fleet apps, which started it, may start it again',
        );
        const after = await run(STATUS);
        expect([after.result, after.log]).toEqual(['canceled', expect.stringContaining('may start again')]);
        azure.act({ kind: 'set-run', run: 'july', state: 'Stopped' });
        const still = await run(STATUS);
        expect(still.log).toContain('if the run is started again');
        expect(still.outputs['next-step']).not.toContain('may start it again');
      },
    ),
  );
});

describe('forceUpgrade', () => {
  test.concurrent('that is active warns, with the time of its end', () =>
    once({ scenario: user({}, { forceUpgradeFor: '20h' }) }, DRY, (run) => {
      expect(verdictOf(run, 'upgrade-override')).toBe('warned');
      expect(run.log).toMatch(/forceUpgrade is active until \d{4}-\d\d-\d\dT/);
    })(),
  );

  test.concurrent(
    'that has expired says nothing',
    once(
      {
        scenario: user(
          {},
          {
            properties: {
              upgradeSettings: { overrideSettings: { forceUpgrade: true, until: '2020-01-01T00:00:00Z' } },
            },
          },
        ),
      },
      DRY,
      (run) => {
        expect([run.result, verdictOf(run, 'upgrade-override')]).toEqual(['planned', '']);
      },
    ),
  );
});

describe('settings that previews show', () => {
  const GATED: Partial<PoolScenario> = { upgradeSettings: { upgradeGateSettings: { enabled: true } } };
  const BLUE_GREEN: Partial<PoolScenario> = {
    properties: {
      upgradeStrategy: 'BlueGreen',
      upgradeSettingsBlueGreen: { finalSoakDurationInMinutes: 600 },
    },
  };
  const policy = (nodeDisruptionPolicy: string): Partial<ClusterScenario> => ({
    properties: { nodeDisruptionProfile: { nodeDisruptionPolicy } },
  });

  test.concurrent.each<[string, string, Scenario, string]>([
    ['upgrade-gate', 'a pool with health gates', user(GATED), 'warned'],
    ['upgrade-gate', 'a policy that blocks', user({}, policy('Block')), 'warned'],
    ['upgrade-gate', 'a policy that allows', user({}, policy('Allow')), ''],
    ['blue-green', 'a pool that is upgraded blue-green', user(BLUE_GREEN), 'warned'],
    ['blue-green', 'a pool that rolls', user(), ''],
  ])('%s: %s; a preview that is refused says not a word', async (id, _name, scenario, verdict) => {
    await once({ scenario }, DRY, (run) => {
      expect(verdictOf(run, id)).toBe(verdict);
    })();
    await once({ scenario, switches: { operationsApiVersions: [] } }, DRY, (run) => {
      expect([run.result, verdictOf(run, id), run.warnings.join('\n')]).toEqual(['planned', '', '']);
    })();
  });

  test.concurrent(
    'of a pool in its soak: if-busy: wait would wait for days',
    once(
      { speed: REAL, scenario: cluster([upgrading('user', BLUE_GREEN)]) },
      { ...DRY, 'if-busy': 'wait' },
      (run) => {
        expect(run.log).toContain('may take days');
        expect(verdictOf(run, 'blue-green')).toBe('warned');
      },
    ),
  );

  test.concurrent(
    'a Canceled that nobody asked for may be a health gate',
    once({ scenario: cluster([stopped('user', 'Canceled', GATED)]) }, STATUS, (run) => {
      expect([run.result, run.outputs['next-step']]).toEqual([
        'canceled',
        expect.stringContaining('health gate'),
      ]);
    }),
  );
});

describe('the next maintenance window', () => {
  const windows = (more: Partial<ClusterScenario>): Partial<ClusterScenario> => ({
    maintenanceConfigurations: [
      {
        name: 'aksManagedNodeOSUpgradeSchedule',
        maintenanceWindow: {
          schedule: { weekly: { intervalWeeks: 1, dayOfWeek: 'Saturday' } },
          durationHours: 4,
          utcOffset: '+00:00',
          startTime: '22:00',
        },
      },
    ],
    ...more,
  });
  const WINDOW =
    /node OS channel replaces node images with newer ones in the window that (?:opens on|is open until) /;

  test.concurrent.each<[string, SimulatorOptions, boolean]>([
    ['of a channel that is on', { scenario: user({}, windows({ nodeOSUpgradeChannel: 'NodeImage' })) }, true],
    ['of a channel that is off', { scenario: user({}, windows({})) }, false],
    [
      'that may not be read',
      {
        scenario: {
          ...user({}, windows({ nodeOSUpgradeChannel: 'NodeImage' })),
          ...refused('maintenance.list'),
        },
      },
      false,
    ],
  ])('%s', (_name, setup, isTold) =>
    once(setup, STATUS, (run) => {
      expect(WINDOW.test(run.log)).toBe(isTold);
      expect(WINDOW.test(run.summary)).toBe(isTold);
    })(),
  );
});

describe('what each node runs', () => {
  type Machines = NonNullable<PoolScenario['machines']>;
  const nodesOf = (run: Run): unknown =>
    (JSON.parse(run.outputs['nodes'] ?? '') as readonly Record<string, unknown>[]).map((group) => [
      group['kubernetes-version'],
      group['count'],
    ]);
  const OTHER = { ...OLD, node: 1 };

  test.concurrent.each<[string, Machines, unknown, RegExp]>([
    ['all the same', [], [[NEW.kubernetesVersion, 3]], /3 of 3 nodes run 1\.35\.5/],
    [
      'two versions',
      [OTHER],
      [
        [NEW.kubernetesVersion, 2],
        [OLD.kubernetesVersion, 1],
      ],
      /2 of 3 nodes run 1\.35\.5 \/ \S+, 1 runs 1\.34\.8/,
    ],
    [
      'one that is being created',
      [{ ...OTHER, provisioningState: 'Creating' }],
      [[NEW.kubernetesVersion, 2]],
      /2 of 2 nodes/,
    ],
    [
      'one that is being deleted',
      [{ ...OTHER, provisioningState: 'Deleting' }],
      [[NEW.kubernetesVersion, 2]],
      /2 of 2 nodes/,
    ],
    [
      'one that is quarantined',
      [{ node: 2, labels: { 'kubernetes.azure.com/upgrade-status': 'Quarantined' } }],
      [[NEW.kubernetesVersion, 3]],
      /1 is quarantined: aks-user-\S+2\b/,
    ],
  ])('%s', (_name, machines, nodes, words) =>
    once({ scenario: user({ machines }) }, STATUS, (run) => {
      expect(nodesOf(run)).toEqual(nodes);
      for (const text of [run.log, run.summary]) expect(text).toMatch(words);
    })(),
  );

  test.concurrent.each<[string, SimulatorOptions]>([
    ['shows no versions', { switches: { machinesShowVersions: false } }],
    ['is refused', { scenario: refused('pool.machines') }],
    ['is not known', { switches: { operationsApiVersions: ['2026-02-02-preview'] } }],
  ])('is not told where the list %s: one line for all pools', (_name, more) =>
    once(
      { ...more, scenario: { ...cluster([untouched(), upgraded()]), ...more.scenario } },
      { mode: 'status' },
      (run) => {
        expect(run.result).toBe('succeeded');
        for (const text of [run.log, run.summary])
          expect(text.match(/not read node by node/g)).toHaveLength(1);
      },
    )(),
  );

  test.concurrent(
    'after an abort: in log, summary and next step',
    once({ speed: 20, scenario: cluster([upgrading()]) }, ABORT, (run) => {
      expect(run.result).toBe('aborted');
      const words = /\d of \d nodes run \S+ \/ \S+, \d runs? /;
      for (const text of [run.log, run.summary, run.outputs['next-step']]) expect(text).toMatch(words);
    }),
  );

  test.concurrent(
    'after a rollback that a new node joined meanwhile: none disagrees',
    onAzure({ scenario: user() }, async ({ azure, run }) => {
      azure.after('pool.put', () => {
        azure.act({ kind: 'later', seconds: 700, action: { kind: 'grow', pool: 'user', count: 4 } });
      });
      const back = await run({ mode: 'rollback', nodepool: 'user' });
      expect([back.result, back.warnings]).toEqual(['rolled-back', []]);
      expect(nodesOf(back)).toEqual([[OLD.kubernetesVersion, expect.any(Number)]]);
      expect(back.log).toMatch(/Nodes of pool user: \d of \d nodes run 1\.34\.8/);
    }),
  );

  test.concurrent(
    'after a rollback with nodes that disagree: the result stays, a warning names them',
    once(
      { speed: FAST, scenario: user({ machines: [{ node: 0, ...NEW }] }) },
      { mode: 'rollback', nodepool: 'user', timeout: '6s' },
      (run) => {
        expect(run.result).toBe('rolled-back');
        expect(run.warnings.join('\n')).toMatch(/1 of its 3 nodes does not run 1\.34\.8.*aks-user-/);
        expect(run.warnings.join('\n')).not.toContain('2 min after');
        expect(run.outputs['next-step']).toMatch(
          /^Not every node of pool user.* \(aks-user-[^ ,]+\): look again/,
        );
      },
    ),
  );
});

describe('an operation in progress', () => {
  const TEN = upgrading('user', { count: 10, running: RUNNING });
  const scenario = cluster([untouched(), TEN]);

  test.concurrent.each([{ mode: 'status' }, STATUS])(
    'is told with its kind, its time, its nodes, what is usual and what drains allow: %j',
    (inputs) =>
      once({ speed: REAL, scenario }, inputs, (run, { azure }) => {
        const id = azure.cluster().operations[0]?.id ?? '';
        const words =
          /An upgrade is in progress on pool user in cluster prod: running for 4[78] min.*, 6 of 10 nodes done; usual for 10 nodes is about 22 min 50 s, and its drain settings allow 5 h 22 min at most/;
        for (const text of [run.log, run.summary]) {
          expect(text).toMatch(words);
          expect(text).toMatch(new RegExp(`mode: abort\\n.*\\n +nodepool: user\\n +operation-id: ${id}`));
        }
        expect(run.outputs['next-step']).toMatch(
          new RegExp(
            `^The upgrade has been running for much longer than usual: stop it with .*operation-id: ${id}'; or wait`,
          ),
        );
        const [pool] = (JSON.parse(run.outputs['nodepools'] ?? '') as Record<string, unknown>[]).slice(-1);
        for (const seconds of [Number(run.outputs['running-for']), Number(pool?.['running-for'])]) {
          expect(Math.abs(seconds - 47 * 60)).toBeLessThan(60);
        }
        expect(run.summary).toContain('| upgrade of pool user |');
      })(),
  );

  test.concurrent(
    'has no kind where Azure does not tell, and no time where no operation is shown',
    onAzure({ speed: REAL, scenario, switches: { operationTypesShown: false } }, async ({ azure, run }) => {
      expect((await run(STATUS)).log).toContain(
        'An operation is in progress on pool user in cluster prod: running for 4',
      );
      azure.setSwitches({ operationsApiVersions: [] });
      const blind = await run(STATUS);
      expect([blind.result, blind.outputs['running-for'], blind.outputs['operation-id']]).toEqual([
        'in-progress',
        '',
        '',
      ]);
      expect(blind.summary).toContain('usual for 10 nodes is about');
    }),
  );

  test.concurrent(
    'has a kind in the check operation-in-progress, too',
    once({ speed: REAL, scenario }, DRY, (run) => {
      expect(checksOf(run, 'operation-in-progress')[0]?.seen).toBe(
        'An upgrade is in progress on pool user (Upgrading).',
      );
    }),
  );

  test.concurrent(
    'that has ended has no time',
    once({ scenario: user() }, STATUS, (run) => {
      expect([run.result, run.outputs['running-for']]).toEqual(['succeeded', '']);
    }),
  );
});

describe('several operations on a pool', () => {
  const beside = (...kinds: [string, string]): SimulatorOptions => ({
    speed: REAL,
    scenario: cluster([
      upgrading('user', {
        running: { ...RUNNING, kind: kinds[0], nodesDone: 1 },
        alsoRunning: [{ kind: kinds[1], stuck: true, startedAgo: '3m' }],
      }),
    ]),
  });

  test.concurrent.each([ABORT, { mode: 'abort', nodepool: '*' }])(
    'a scale that began after an upgrade blocks an abort that names no operation: %j',
    (inputs) =>
      once(beside('Upgrade', 'Scaling'), inputs, (run) => {
        expect([run.result, run.outputs['blocked-by'], run.changes]).toEqual([
          'blocked',
          'operation-mismatch',
          [],
        ]);
        expect(run.log).toMatch(
          /The latest operation is a scale operation \(\S+\), while an upgrade \(\S+\) is running at the same time/,
        );
      })(),
  );

  test.concurrent(
    'under if-busy: abort as well, for pools that are named and for all',
    onAzure(beside('Upgrade', 'Scaling'), async ({ azure, run }) => {
      // Named by its state, which is that of the upgrade.
      azure.act({ kind: 'set-state', pool: 'user', provisioningState: 'Upgrading' });
      for (const more of [
        { nodepool: 'user' },
        { nodepool: '*', 'kubernetes-version': OLD.kubernetesVersion },
      ]) {
        const blocked = await run({ mode: 'rollback', 'if-busy': 'abort', ...more });
        expect([blocked.result, blocked.outputs['blocked-by']]).toEqual(['blocked', 'operation-mismatch']);
      }
    }),
  );

  test.concurrent(
    'operation-id aborts that one or nothing',
    onAzure(beside('Upgrade', 'Scaling'), async ({ azure, run }) => {
      const [upgrade, scale] = azure.cluster().operations;
      const wrong = await run({ ...ABORT, 'operation-id': upgrade?.id ?? '' });
      expect([wrong.result, wrong.changes]).toEqual(['blocked', []]);
      const right = await run({ ...ABORT, 'operation-id': scale?.id ?? '' });
      expect([right.result, right.outputs['operation-id']]).toEqual(['aborted', scale?.id]);
      expect(right.log).toContain('You are about to stop a scale operation on pool user');
      expect(right.summary).toMatch(/An upgrade \(\S+\), which ran alongside the aborted one, continues/);
      expect(right.outputs['next-step']).toContain('another operation is in progress on pool user');
    }),
  );

  test.concurrent(
    'without kinds warns of what is hit',
    once(
      { ...beside('Upgrade', 'Scaling'), switches: { operationTypesShown: false } },
      { ...ABORT, 'dry-run': 'true' },
      (run) => {
        expect([run.result, verdictOf(run, 'operation-mismatch')]).toEqual(['planned', 'warned']);
        expect(run.log).toContain('2 operations are in progress; the latest, which an abort hits, is');
      },
    ),
  );
});

describe('who began an operation', () => {
  const by = (caller: string | undefined): SimulatorOptions => ({
    speed: REAL,
    scenario: cluster([
      upgrading('user', {
        running: { ...RUNNING, nodesDone: 1, ...(caller === undefined ? {} : { by: caller }) },
      }),
    ]),
  });
  const PERSON = 'kim@contoso.com';
  const APP = '6f2a1c0e-1111-4222-8333-444444444444';

  test.concurrent.each<[string, unknown, boolean]>([
    ['a private repository', { repository: { private: true } }, true],
    ['a public repository', { repository: { private: false } }, false],
    ['a repository of which it is not known', {}, false],
  ])('a person is named in the summary of %s: nowhere else', async (_name, event, isNamed) => {
    const folder = await mkdtemp(join(tmpdir(), 'aks-recover-event-'));
    const path = join(folder, 'event.json');
    await writeFile(path, JSON.stringify(event));
    try {
      const options = { env: { GITHUB_EVENT_PATH: path } };
      for (const inputs of [STATUS, { ...ABORT, 'dry-run': 'true' }]) {
        await once(
          by(PERSON),
          inputs,
          (run) => {
            expect(run.summary.replaceAll(/&#64;(?:&#8203;)?/g, '@').includes(PERSON)).toBe(isNamed);
            expect(run.log + JSON.stringify(run.outputs)).not.toContain('kim');
            expect(run.log).toMatch(/a person \(the Activity Log has the name\)/);
          },
          options,
        )();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test.concurrent.each([
    ['a service principal', APP],
    ['auto-upgrade', 'Azure Kubernetes Service Auto Upgrade'],
  ])('%s is named in log and summary, in status and before an abort', (_name, caller) =>
    onAzure(by(caller), async ({ run }) => {
      const seen = await run(STATUS);
      for (const text of [seen.log, seen.summary]) {
        expect(text).toMatch(new RegExp(`An upgrade \\(\\S+\\) was started 47 min.* ago by ${caller}`));
      }
      const planned = await run({ ...ABORT, 'dry-run': 'true' });
      expect(planned.log).toMatch(
        new RegExp(`You are about to stop an upgrade on pool user that ${caller} began 47 min`),
      );
    })(),
  );

  const BEGAN = new RegExp(`You are about to stop an upgrade on pool user that ${APP} began 47 min`);

  test.concurrent(
    'is told before a rollback aborts it, and in its summary',
    onAzure({ ...by(APP), speed: 20 }, async ({ run }) => {
      const back = await run({ mode: 'rollback', nodepool: 'user', 'if-busy': 'abort' });
      expect(back.changes).toEqual(['pool.abort', 'pool.put']);
      expect(requestsTo(back.requests, 'activity.list')).toHaveLength(1);
      expect(back.log).toMatch(BEGAN);
      expect(back.summary).toMatch(
        new RegExp(`An upgrade \\(\\S+\\), which ended Canceled, was started .* ago by ${APP}`),
      );
    }),
  );

  test.concurrent(
    'is not asked where a rollback aborts nothing',
    onAzure(by(APP), async ({ run }) => {
      const blocked = await run(DRY);
      expect([blocked.result, requestsTo(blocked.requests, 'activity.list').length]).toEqual(['blocked', 0]);
      const planned = await run({ ...DRY, 'if-busy': 'abort' });
      expect([planned.result, requestsTo(planned.requests, 'activity.list').length]).toEqual(['planned', 1]);
      expect(planned.log).toMatch(BEGAN);
    }),
  );

  test.concurrent.each<[string, RunningScenario, boolean]>([
    ['started together with it and is of its kind', { kind: 'Upgrade', startedAgo: '47m' }, true],
    ['is of another kind', { kind: 'Updating', startedAgo: '47m' }, false],
    ['started at another time', { kind: 'Upgrade', startedAgo: '55m' }, false],
  ])('is known of the operation of the cluster that %s: %j', (_name, whole, isTold) =>
    onAzure(
      {
        speed: REAL,
        scenario: cluster([upgrading('user', { running: { ...RUNNING, nodesDone: 1 } })], {
          running: { ...whole, kubernetesVersion: NEW.kubernetesVersion, stuck: true, by: APP },
        }),
      },
      async ({ run }) => {
        const planned = await run({ ...ABORT, 'dry-run': 'true' });
        const began = `that ${APP} began 47 min`;
        expect(planned.log.includes(`on pool user ${began}`)).toBe(isTold);
        if (isTold) expect(planned.log).toContain(', as part of an upgrade of the cluster (');
      },
    )(),
  );

  test.concurrent.each([true, false])(
    'is told where operations do not name their resource (kinds shown: %j)',
    (operationTypesShown) =>
      once(
        { ...by(APP), switches: { operationResourceShown: false, operationTypesShown } },
        STATUS,
        (run) => {
          expect(run.summary).toMatch(new RegExp(`was started 47 min.* ago by ${APP}`));
        },
      )(),
  );

  test.concurrent.each([true, false])(
    'who began what failed last is told in status (operations name their resource: %j)',
    (operationResourceShown) =>
      once(
        {
          switches: { operationResourceShown },
          scenario: cluster([
            stopped('user', 'Failed', {
              history: [{ kind: 'Upgrading', status: 'Failed', startedAgo: '2h', took: '30m', by: APP }],
            }),
          ]),
        },
        STATUS,
        (run) => {
          expect(run.log).toMatch(
            new RegExp(`\\(\\S+\\), which ended Failed, was started 2 h.* ago by ${APP}`),
          );
        },
      )(),
  );

  test.concurrent.each<[string, SimulatorOptions]>([
    ['is absent', by(undefined)],
    ['is refused', { ...by(APP), scenario: { ...by(APP).scenario, ...refused('activity.list') } }],
    ['has nothing of pools', { ...by(APP), switches: { activityLogCoversPools: false } }],
  ])('is not told where the Activity Log %s', (_name, setup) =>
    onAzure(setup, async ({ run }) => {
      const seen = await run(STATUS);
      expect([seen.result, requestsTo(seen.requests, 'activity.list').length]).toEqual(['in-progress', 1]);
      expect(seen.log + seen.summary).not.toMatch(/was started|the Activity Log has the name/);
      const planned = await run({ ...ABORT, 'dry-run': 'true' });
      expect(planned.log).toMatch(/You are about to stop an upgrade on pool user that began 47 min/);
    })(),
  );
});
