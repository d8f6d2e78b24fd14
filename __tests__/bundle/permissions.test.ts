import { describe, expect, test } from '@jest/globals';
import type { Scenario } from '../../simulator/scenario/scenario.ts';
import type { SimulatorOptions } from '../../simulator/simulator.ts';
import { roleFile, roleFiles, type Role } from '../repo/roles.ts';
import { onAzure, type Inputs, type Run } from '../support/bundle.ts';
import { cluster, stopped, untouched, upgraded, upgrading } from '../support/scenarios.ts';

const CLUSTERS = 'Microsoft.ContainerService/managedClusters';
const SUBNET =
  '/subscriptions/other/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/s';

/** What a mode is run with. */
interface Mode {
  /** Its role file. */
  readonly role: string;
  readonly scenario: Scenario;
  readonly inputs: Inputs;
  readonly result: string;
  readonly changes: readonly string[];
  /** What becomes of the run without one of the role's rights; the others end well, with a warning. */
  readonly without: Readonly<Record<string, string>>;
}

/** Virtual seconds for a node: no upgrade ends by itself in the time of a test. */
const SLOW = 1_000_000;

/** A fleet whose strategy has to be read to see that it leaves the cluster alone. */
const FLEET: Pick<Scenario, 'fleets'> = {
  fleets: [
    {
      name: 'all',
      members: [{ name: 'prod', cluster: 'prod', group: 'late' }],
      autoUpgradeProfiles: [{ name: 'stable', channel: 'Stable', updateStrategy: 'waves' }],
      updateStrategies: [{ name: 'waves', stages: [{ name: 'first', groups: ['early'] }] }],
    },
  ],
};

const ROLLBACK: Mode = {
  role: 'rollback',
  scenario: cluster([untouched(), upgraded()]),
  inputs: { mode: 'rollback', nodepool: 'user' },
  result: 'rolled-back',
  changes: ['pool.put'],
  without: {
    [`${CLUSTERS}/read`]: 'error',
    [`${CLUSTERS}/agentPools/read`]: 'error',
    [`${CLUSTERS}/agentPools/upgradeProfiles/read`]: 'blocked',
    [`${CLUSTERS}/agentPools/write`]: 'failed',
  },
};

const MODES: readonly Mode[] = [
  {
    role: 'status',
    scenario: cluster([untouched(), upgraded()]),
    inputs: { mode: 'status' },
    result: 'succeeded',
    changes: [],
    without: { [`${CLUSTERS}/read`]: 'error' },
  },
  {
    role: 'abort',
    scenario: cluster([untouched(), upgrading()]),
    inputs: { mode: 'abort', nodepool: 'user' },
    result: 'aborted',
    changes: ['pool.abort'],
    without: { [`${CLUSTERS}/read`]: 'error', [`${CLUSTERS}/agentPools/abort/action`]: 'failed' },
  },
  {
    role: 'abort-cluster',
    scenario: cluster([untouched()], {
      running: { kind: 'Upgrade', kubernetesVersion: '1.36.0', stuck: true },
    }),
    inputs: { mode: 'abort' },
    result: 'aborted',
    changes: ['cluster.abort'],
    without: { [`${CLUSTERS}/read`]: 'error', [`${CLUSTERS}/abort/action`]: 'failed' },
  },
  ROLLBACK,
  {
    role: 'rollback-auto-upgrade',
    // The update of the channels makes the stopped upgrade start again, and it is aborted once more.
    scenario: {
      ...cluster([untouched(), stopped()], { upgradeChannel: 'stable' }),
      timings: { perNode: SLOW },
    },
    inputs: { mode: 'rollback', nodepool: 'user' },
    result: 'rolled-back',
    changes: ['cluster.put', 'pool.abort', 'pool.put'],
    without: {
      ...ROLLBACK.without,
      [`${CLUSTERS}/write`]: 'failed',
      [`${CLUSTERS}/agentPools/abort/action`]: 'failed',
    },
  },
];

/** Assigns the roles of modes to the cluster alone, the optional ones to the subscription. */
function assigned(mode: Mode, roles: readonly string[], without?: string): SimulatorOptions {
  const rbac = roles.map((name) => {
    const { Actions, NotActions = [] } = roleFile(name);
    return {
      scope: name.startsWith('optional-') ? 'subscription' : 'cluster:prod',
      actions: Actions.filter((action) => action !== without),
      notActions: [...NotActions],
    };
  });
  return { scenario: { ...mode.scenario, ...FLEET, rbac } };
}

const OPTIONAL = roleFiles.filter((name) => name.startsWith('optional-'));

/** Runs a mode; a rollback that was accepted ends soon. */
function play(mode: Mode, setup: SimulatorOptions, look: (run: Run) => void): () => Promise<void> {
  return onAzure(setup, async ({ azure, run }) => {
    azure.after('pool.put', () => azure.act({ kind: 'pass-time', seconds: 5 * SLOW }));
    look(await run(mode.inputs));
  });
}

function expectAsWithAllRights({ result, changes, exitCode }: Run, mode: Mode): void {
  expect({ result, changes, exitCode }).toEqual({ result: mode.result, changes: mode.changes, exitCode: 0 });
}

/** Returns the actions of the role that a text offers for a permission, by its name or by its file. */
function roleNamedFor(right: string, told: string): readonly string[] {
  const offer = told.slice(told.indexOf(right));
  const [, file, name] = /docs\/roles\/([\w-]+)\.json|the role '([^']+)'/.exec(offer) ?? [];
  const found = file ?? roleFiles.find((one) => roleFile(one).Name === name);
  if (found === undefined) throw new Error(`No role is offered: ${offer}`);
  return roleFile(found).Actions;
}

describe.each(MODES)('$role.json', (mode) => {
  const role: Role = roleFile(mode.role);

  test.concurrent(
    'is enough, assigned on the cluster alone; the optional rights that it lacks are warned of',
    play(mode, assigned(mode, [mode.role]), (enough) => {
      expectAsWithAllRights(enough, mode);
      expect(enough.warnings.join('\n')).toContain('docs/roles/optional-operations.json');
    }),
  );

  test.concurrent(
    'with all optional roles nothing is warned of',
    play(mode, assigned(mode, [mode.role, ...OPTIONAL]), (all) => {
      expectAsWithAllRights(all, mode);
      expect(all.warnings.join('\n')).not.toMatch(/right/i);
    }),
  );

  test.concurrent.each(role.Actions)('needs %s, and says so', (right) =>
    play(mode, assigned(mode, [mode.role], right), (lacking) => {
      const expected = mode.without[right];
      if (expected === undefined) expectAsWithAllRights(lacking, mode);
      else expect([right, lacking.result]).toEqual([right, expected]);
      const told = (expected === undefined ? lacking.warnings : lacking.errors).join('\n');
      expect(told).toContain(right);
      expect(roleNamedFor(right, told)).toContain(right);
    })(),
  );
});

describe.each(['optional-fleets', 'optional-region'])('%s.json', (name) => {
  const told = roleFile(name).Actions.filter((right) => !right.endsWith('/locations/operations/read'));

  test.concurrent.each(told)('a rollback without %s warns, and goes on', (right) =>
    play(ROLLBACK, assigned(ROLLBACK, ['rollback', ...OPTIONAL], right), (lacking) => {
      expectAsWithAllRights(lacking, ROLLBACK);
      expect(lacking.warnings.join('\n')).toContain(right);
      expect(lacking.warnings.join('\n')).toContain(`docs/roles/${name}.json`);
    })(),
  );
});

test.concurrent(
  'the right to join the subnet is named, if Azure asks for it',
  onAzure(
    {
      scenario: {
        ...cluster([untouched(), upgraded('user', { vnetSubnetID: SUBNET })]),
        rbac: [{ scope: 'cluster:prod', actions: [...roleFile('rollback').Actions] }],
      },
      switches: { checkLinkedAccess: true },
    },
    async ({ run }) => {
      const lacking = await run(ROLLBACK.inputs);
      expect(lacking.result).toBe('failed');
      expect(lacking.outputs['next-step']).toContain('Microsoft.Network/virtualNetworks/subnets/join/action');
      expect(lacking.outputs['next-step']).toContain(SUBNET);
    },
  ),
);
