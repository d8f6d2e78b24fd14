/** Outcomes as people meet them at three in the morning, with names as long as Azure allows. */

import type { CheckResult } from '../../src/domain/checks/check.ts';
import type { Outcome } from '../../src/domain/outcome/outcome.ts';
import {
  ADDRESS,
  azureError,
  DAY,
  MINUTE,
  NEW,
  OLD,
  rollbackRecord,
  sampleCheck,
  sampleCluster,
  sampleError,
  sampleOperation,
  sampleOutcome,
  samplePoolOutcome,
  sampleStatus,
  START,
} from '../unit/report/samples.ts';
import { entry, type Story } from './story.ts';

const ID = '667f282c-8cad-4c4d-a8b4-17de68c55e9f';

const names = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, index) => `aks-user-04899676-vmss00000${String(from + index)}`);

const MIXED = {
  groups: [
    { ...OLD, names: names(6) },
    { ...NEW, names: names(4, 6) },
  ],
  quarantined: names(1, 9),
};

const LONG: Outcome['address'] = {
  subscriptionId: ADDRESS.subscriptionId,
  resourceGroup: 'rg-contoso-commerce-production-westeurope-kubernetes-platform-shared-services-blue-0000001',
  name: 'aks-contoso-commerce-production-westeurope-platform-blue-000001',
};

const blocked = (check: Partial<CheckResult>): CheckResult =>
  sampleCheck({ verdict: 'blocked', pool: 'user', ...check });

const FLEET_RUN = blocked({
  id: 'fleet-update-run',
  seen: 'Update run july of Fleet Manager contoso-fleet runs and will still reach the cluster.',
  why: 'It would upgrade the pool again after the rollback.',
  remedy: 'Stop the run, or skip this member.',
  commands: [
    `az fleet updaterun stop --resource-group rg-fleet --fleet-name contoso-fleet --name july --subscription ${ADDRESS.subscriptionId}`,
  ],
  undo: `az fleet updaterun start --resource-group rg-fleet --fleet-name contoso-fleet --name july --subscription ${ADDRESS.subscriptionId}`,
});

const STATUS_OF_MOVING: Partial<Outcome> = {
  result: 'in-progress',
  address: LONG,
  pools: [
    samplePoolOutcome({
      result: 'in-progress',
      after: NEW,
      provisioningState: 'UpgradingNodeImageVersion',
      offer: { available: true, to: { ...OLD, recordedAt: START }, expiresAt: START + 7 * DAY },
      nodes: { done: 6, total: 10 },
      nodesRun: MIXED,
    }),
    samplePoolOutcome({ name: 'userpool0001', result: 'succeeded', after: NEW, areNodesUntold: true }),
  ],
  operation: sampleOperation({ id: ID, status: 'Upgrading', startedAt: START - 47 * MINUTE }),
  insights: [
    {
      text: 'An upgrade of pool user was begun by a person 47 min ago.',
      named:
        'An upgrade of pool user was begun by somebody.with.a.long.name@commerce.contoso.example 47 min ago.',
    },
    {
      text: 'The node OS channel replaces node images in the window that opens on Saturday 2026-06-13 22:00 UTC.',
    },
  ],
};

/** The request to roll back was refused: nothing began. */
const REFUSED: Partial<Outcome> = {
  result: 'failed',
  fails: true,
  pools: [samplePoolOutcome({ result: 'failed', after: NEW })],
  error: sampleError({
    code: 'ScopeLocked',
    message: 'The scope cannot perform write operation because following scope(s) are locked.',
    status: 409,
    attempt: 'roll back pool user in cluster prod',
    correlationId: ID,
  }),
  moves: [rollbackRecord({ answer: { kind: 'refused', error: azureError({ code: 'ScopeLocked' }) } })],
  timeline: [entry(0, 'pool/user', 'state', 'Succeeded'), entry(1, 'pool/user', 'move', 'roll-back')],
};

const SIGN_IN: Partial<Outcome> = {
  result: 'error',
  fails: true,
  pools: [],
  isSinglePool: false,
  moves: [],
  error: sampleError({
    code: 'AADSTS700213',
    message: 'AADSTS700213: No matching federated identity record found for presented assertion subject.',
    attempt: 'sign in to Azure',
    facts: {
      sent: {
        clientId: '33333333-4444-5555-6666-777777777777',
        issuer: 'https://token.actions.githubusercontent.com',
        subject: 'repo:contoso-commerce@12345678/shop-infrastructure@456789012:environment:production',
        audience: 'api://AzureADTokenExchange',
      },
    },
  }),
};

const NO_RIGHTS: Partial<Outcome> = {
  ...SIGN_IN,
  address: LONG,
  error: sampleError({
    code: 'AuthorizationFailed',
    message: 'The client does not have authorization to perform action over scope.',
    attempt: 'read the cluster',
    status: 403,
    facts: {
      missingRight: 'Microsoft.ContainerService/managedClusters/agentPools/upgradeNodeImageVersion/action',
      scope: `/subscriptions/${ADDRESS.subscriptionId}/resourceGroups/${LONG.resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${LONG.name}`,
      objectId: ID,
    },
  }),
};

const OUT_OF_TIME: Partial<Outcome> = {
  result: 'timed-out',
  fails: true,
  address: LONG,
  pools: [
    samplePoolOutcome({
      result: 'timed-out',
      after: {},
      provisioningState: 'Upgrading',
      nodes: { done: 1, total: 3 },
      lastSight: { at: START + 9 * MINUTE, provisioningState: 'Upgrading', ...OLD },
    }),
  ],
};

const WARNED: Outcome['checks'] = [
  sampleCheck({
    id: 'upgrade-override',
    verdict: 'warned',
    seen: 'Force upgrade is on until 2026-06-10.',
    why: 'Drains ignore PodDisruptionBudgets.',
  }),
  sampleCheck({
    id: 'upgrade-gate',
    verdict: 'warned',
    seen: 'Health gates are on.',
    why: 'AKS may abort the rollback.',
  }),
  sampleCheck({
    id: 'blue-green',
    pool: 'user',
    verdict: 'notice',
    seen: 'Pool user is upgraded blue-green, with a final soak of 24 h.',
  }),
];

const withoutCluster = (changes: Partial<Outcome>): Outcome => {
  const { cluster: _, clusterVersionBefore: __, ...outcome } = sampleOutcome(changes);
  return outcome;
};

/** Returns the stories. */
export function situations(): readonly Story[] {
  return [
    { name: 'stuck-upgrade', outcome: sampleStatus(STATUS_OF_MOVING) },
    { name: 'refused', outcome: sampleOutcome(REFUSED) },
    { name: 'sign-in', outcome: withoutCluster(SIGN_IN) },
    { name: 'no-rights', outcome: withoutCluster(NO_RIGHTS) },
    { name: 'out-of-time', outcome: sampleOutcome(OUT_OF_TIME) },
    {
      name: 'blocked-by-several',
      outcome: sampleOutcome({
        result: 'blocked',
        fails: true,
        moves: [],
        pools: [samplePoolOutcome({ result: 'blocked', after: NEW, blockedBy: ['fleet-update-run'] })],
        checks: [
          FLEET_RUN,
          blocked({
            id: 'operation-in-progress',
            seen: 'A scale is in progress on pool user (Scaling).',
            remedy: 'Wait for it with `if-busy: wait`.',
          }),
          ...WARNED,
          sampleCheck(),
        ],
      }),
    },
    {
      name: 'nodes-disagree',
      outcome: sampleOutcome({
        address: LONG,
        pools: [samplePoolOutcome({ nodesRun: MIXED, tookMs: 9 * MINUTE })],
        warnings: ['Pool user is back, but 4 of its 10 nodes do not run 1.35.5.'],
      }),
    },
    {
      name: 'image-not-restored',
      outcome: sampleOutcome({
        result: 'partially-rolled-back',
        fails: true,
        pools: [
          samplePoolOutcome({
            result: 'partially-rolled-back',
            after: { ...OLD, nodeImageVersion: NEW.nodeImageVersion },
            detail: `Azure reports success, yet the node image is ${NEW.nodeImageVersion} instead of ${OLD.nodeImageVersion}.`,
          }),
        ],
      }),
    },
    {
      name: 'of-seconds',
      outcome: sampleOutcome({
        endedAt: START + 40_000,
        cluster: sampleCluster(),
        timeline: [
          entry(0, 'pool/user', 'state', 'Upgrading'),
          entry(0.1, 'pool/user', 'move', 'abort'),
          entry(0.5, 'pool/user', 'state', 'Canceled'),
        ],
      }),
    },
  ];
}
