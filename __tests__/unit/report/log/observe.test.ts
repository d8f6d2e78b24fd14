import { describe, expect, test } from '@jest/globals';
import type { AzureConnection, SignIn } from '../../../../src/domain/inputs.ts';
import type { Machine } from '../../../../src/domain/beside/machines.ts';
import { isoTime } from '../../../../src/domain/time.ts';
import type { Observation, Reading, RecordEntry } from '../../../../src/domain/aks/cluster.ts';
import {
  clusterLine,
  observationLines,
  operationLine,
  poolLine,
  poolResultLine,
  resultLines,
  sessionEndWarning,
  signInLine,
  verifyLine,
} from '../../../../src/report/messages.ts';
import {
  MINUTE,
  NEW,
  OLD,
  START,
  SWITCHED_OFF,
  azureError,
  sampleCluster,
  sampleOperation,
  sampleOutcome,
  samplePool,
  samplePoolOutcome,
} from '../samples.ts';
import { machine } from '../../../support/builders.ts';

const UNREADABLE = {
  kind: 'unreadable',
  error: azureError({ status: 403, code: 'AuthorizationFailed' }),
} as const;

function connection(signIn: SignIn, changes: Partial<AzureConnection> = {}): AzureConnection {
  return {
    cloud: 'azurecloud',
    resourceManagerEndpoint: 'https://management.azure.com',
    authorityHost: 'https://login.microsoftonline.com',
    scope: 'https://management.azure.com/.default',
    signIn,
    ...changes,
  };
}

describe('signing in', () => {
  test.each<[SignIn, string]>([
    [
      { kind: 'secret', tenantId: 't', clientId: 'c', clientSecret: 's3cret' },
      'Signing in to Azure with a client secret: client c, tenant t.',
    ],
    [
      { kind: 'federation', tenantId: 't', clientId: 'c', audience: 'api://a' },
      'Signing in to Azure with a GitHub ID token (workload identity federation): client c, tenant t, audience api://a.',
    ],
    [{ kind: 'azure-cli' }, 'Signing in to Azure with the Azure CLI session of this runner.'],
    [
      { kind: 'azure-cli', tenantId: 't' },
      'Signing in to Azure with the Azure CLI session of this runner: tenant t.',
    ],
    [
      { kind: 'workload-identity', tenantId: 't', clientId: 'c', tokenFile: '/f' },
      "Signing in to Azure with the runner's workload identity: client c, tenant t.",
    ],
    [
      { kind: 'managed-identity' },
      "Signing in to Azure with the runner's managed identity: system-assigned.",
    ],
    [
      { kind: 'managed-identity', clientId: 'c' },
      "Signing in to Azure with the runner's managed identity: client c.",
    ],
  ])('tells the way and no secret %#', (signIn, line) => {
    expect(signInLine(connection(signIn))).toBe(line);
  });

  test('warns of a session of the Azure CLI that may end first', () => {
    const warning = sessionEndWarning(START, START + 3_600_000);
    expect(warning).toContain(isoTime(START));
    expect(warning).toContain(isoTime(START + 3_600_000));
    expect(warning).toMatch(/client-id and tenant-id, with id-token: write/);
  });

  test('tells the cloud and an unusual endpoint', () => {
    const changes = {
      cloud: 'azureusgovernment',
      resourceManagerEndpoint: 'https://management.usgovcloudapi.net',
    } as const;
    expect(signInLine(connection({ kind: 'azure-cli' }, changes))).toBe(
      'Signing in to Azure US Government (https://management.usgovcloudapi.net) with the Azure CLI session of this runner.',
    );
  });
});

describe('what was found', () => {
  function observation(changes: Partial<Observation> = {}): Observation {
    return {
      at: START,
      cluster: sampleCluster(),
      records: new Map(),
      regionVersions: { kind: 'not-needed' },
      fleets: { kind: 'not-needed' },
      fleetRuns: { kind: 'not-needed' },
      operations: new Map(),
      activeOperations: new Map(),
      machines: new Map(),
      previewSettings: { kind: 'not-needed' },
      windows: { kind: 'not-needed' },
      events: { kind: 'not-needed' },
      recentOperations: { kind: 'not-needed' },
      ...changes,
    };
  }

  test('is the cluster, then its pools', () => {
    expect(observationLines(observation())).toEqual([
      'Cluster prod (westeurope): Succeeded, control plane 1.36.0, Kubernetes channel none, node OS channel NodeImage',
      'Pool user (User): Succeeded, 1.36.0 / AKSUbuntu-2404gen2containerd-202606.01.0, 3 nodes',
    ]);
  });

  test('is told again only where it changed', () => {
    const before = observation();
    expect(observationLines(observation(), before)).toEqual(['As before.']);
    const cluster = sampleCluster({ pools: [samplePool({ provisioningState: 'Canceled' })] });
    expect(observationLines(observation({ cluster }), before)).toEqual([
      'Pool user (User): Canceled, 1.36.0 / AKSUbuntu-2404gen2containerd-202606.01.0, 3 nodes',
    ]);
  });

  test('leaves nothing unsaid that is out of the ordinary', () => {
    const error = { code: 'UpgradeFailed', message: 'a\nb' };
    const {
      nodeOsUpgradeChannel: _1,
      kubernetesVersion: _2,
      ...bare
    } = sampleCluster({ upgradeChannel: 'patch', error });
    expect(clusterLine({ ...bare, powerState: 'Stopped' })).toBe(
      'Cluster prod (westeurope): Succeeded, Stopped, control plane unknown, Kubernetes channel patch, node OS channel not set, last error UpgradeFailed: a b',
    );
    const { count: _3, powerState: _4, ...pool } = samplePool({ provisioningState: 'Reticulating', error });
    expect(poolLine(pool)).toBe(
      "Pool user (User): Reticulating (a state this action doesn't recognize: treated as in progress), " +
        '1.36.0 / AKSUbuntu-2404gen2containerd-202606.01.0, last error UpgradeFailed: a b',
    );
  });

  test('has what is on record for a pool', () => {
    const records: Observation['records'] = new Map<string, Reading<readonly RecordEntry[]>>([
      ['a', { kind: 'read', value: [{ ...OLD, recordedAt: START }, { ...NEW }] }],
      ['b', { kind: 'read', value: [] }],
      [
        'e',
        { kind: 'read', value: [{ shows: '1.34 with no node image', unusable: 'it names no node image' }] },
      ],
      ['c', UNREADABLE],
      ['d', { kind: 'not-needed' }],
    ]);
    expect(observationLines(observation({ records })).slice(2)).toEqual([
      'On record for pool a: 1.35.5 / AKSUbuntu-2404gen2containerd-202605.14.0 (recorded 2026-06-09); 1.36.0 / AKSUbuntu-2404gen2containerd-202606.01.0',
      'On record for pool b: no version to roll back to',
      "On record for pool e: 1.34 with no node image (can't be used: it names no node image)",
      'On record for pool c: could not be read (403 AuthorizationFailed)',
    ]);
  });

  test('has the latest operations', () => {
    const operations: Observation['operations'] = new Map([
      ['cluster', { kind: 'read', value: undefined }],
      ['pool/user', { kind: 'read', value: sampleOperation({ percentComplete: 40, startedAt: START }) }],
    ]);
    expect(observationLines(observation({ operations })).slice(2)).toEqual([
      'Latest operation on pool user: Upgrading (40 %), started 2026-06-09T17:00:00Z, id op-1',
    ]);
    const ended = sampleOperation({ status: 'Failed', endedAt: START, error: { code: 'c', message: 'm' } });
    expect(operationLine('cluster', ended)).toBe(
      'Latest operation on the cluster: Failed, ended 2026-06-09T17:00:00Z, c: m, id op-1',
    );
  });

  test('has what is in progress by its kind, and what runs beside the latest', () => {
    const { id } = observation().cluster;
    const resourceId = `${id}/agentPools/user`;
    const upgrade = sampleOperation({ kind: 'Upgrade', resourceId });
    const scale = sampleOperation({ id: 'op-2', kind: 'Scale', status: 'InProgress', resourceId });
    const recentOperations = { kind: 'read', value: [scale, upgrade] } as const;
    expect(observationLines(observation({ recentOperations })).slice(2)).toEqual([
      'In progress on pool user: a scale operation, InProgress, id op-2',
      'In progress on pool user: an upgrade, Upgrading, id op-1',
    ]);
    const operations = new Map([['pool/user', { kind: 'read', value: scale } as const]]);
    expect(observationLines(observation({ recentOperations, operations })).slice(2)).toEqual([
      'Latest operation on pool user: a scale operation, InProgress, id op-2',
      'Also in progress on pool user: an upgrade, Upgrading, id op-1',
    ]);
  });

  test('has what each node runs, unless that was told before', () => {
    const machines: Observation['machines'] = new Map<string, Reading<readonly Machine[]>>([
      ['user', { kind: 'read', value: [machine()] }],
      ['spot', UNREADABLE],
    ]);
    const seen = observation({ machines });
    expect(observationLines(seen).slice(2)).toEqual([
      expect.stringContaining('Nodes of pool user: 1 of 1 node runs'),
      'Nodes of pool spot: not read node by node (Azure does not show what each runs).',
      'The nodes of pool spot could not be read (403 AuthorizationFailed): continuing without it',
    ]);
    expect(observationLines(seen, undefined, false)).toHaveLength(3);
  });

  test('names what could not be read, and the right that it takes', () => {
    const error = azureError({ kind: 'network', code: 'ECONNRESET' });
    const { status: _, ...details } = error.details;
    const missing = azureError({
      status: 403,
      code: 'AuthorizationFailed',
      facts: { missingRight: 'x/fleets/read' },
    });
    const lines = observationLines(
      observation({
        fleets: { kind: 'unreadable', error: missing },
        regionVersions: { kind: 'unreadable', error: Object.assign(error, { details }) },
        recentOperations: UNREADABLE,
        operations: new Map([['pool/user', UNREADABLE]]),
      }),
    );
    expect(lines.slice(2)).toEqual([
      'The latest operation on pool user could not be read (403 AuthorizationFailed): continuing without it',
      'The fleets of the subscription could not be read (403 AuthorizationFailed, missing permission x/fleets/read): continuing without it',
      "The region's Kubernetes versions could not be read (ECONNRESET): continuing without it",
      'The recent operations could not be read (403 AuthorizationFailed): continuing without it',
    ]);
  });
});

describe('what was read back', () => {
  test('is compared with what was wanted', () => {
    expect(verifyLine('user', OLD, { provisioningState: 'Succeeded', ...OLD })).toBe(
      `Read back pool user: Succeeded, Kubernetes 1.35.5 as requested, node image ${OLD.nodeImageVersion} as requested.`,
    );
    expect(
      verifyLine('user', OLD, { provisioningState: 'Failed', nodeImageVersion: NEW.nodeImageVersion }),
    ).toBe('Read back pool user: Failed; which versions its nodes run is unknown.');
    expect(
      verifyLine('user', OLD, { provisioningState: 'Succeeded', nodeImageVersion: NEW.nodeImageVersion }),
    ).toBe(
      `Read back pool user: Succeeded, Kubernetes unknown (expected 1.35.5), node image ${NEW.nodeImageVersion} (expected ${OLD.nodeImageVersion}).`,
    );
  });
});

describe('the last lines', () => {
  test('say the result, the time it took and what to do', () => {
    expect(resultLines(sampleOutcome())).toEqual([
      'Result: rolled-back. Rolled back pool user in cluster prod to 1.35.5. Took 10 min.',
      'Next step: Find the cause, test the upgrade elsewhere, and upgrade again by 2026-07-09.',
    ]);
  });

  test('have one for each of several pools, and the restore command', () => {
    const pools = [
      samplePoolOutcome({ name: 'a' }),
      {
        name: 'b',
        result: 'not-started',
        before: {},
        after: {},
        blockedBy: [],
        detail: 'pool a failed',
      } as const,
    ];
    const lines = resultLines(
      sampleOutcome({ pools, isSinglePool: false, channels: SWITCHED_OFF, endedAt: START + MINUTE }),
    );
    expect(lines.slice(1, 3)).toEqual([
      `Pool a: rolled-back, Succeeded, 1.35.5 / ${OLD.nodeImageVersion}`,
      'Pool b: not-started, unknown versions. Pool a failed.',
    ]);
    expect(lines.slice(-2)).toEqual([
      'Auto-upgrade stays off. To restore it once the cause is found:',
      expect.stringMatching(/^Restore command: az aks update /),
    ]);
    expect(poolResultLine(samplePoolOutcome())).toContain('Pool user: rolled-back');
  });
});
