/** The action's outputs: their table, and their values for an outcome. */

import type { Outcome } from '../../domain/outcome/outcome.ts';
import { isoDate, isoTime } from '../../domain/time.ts';
import { nextStep } from '../advice/next-step.ts';
import { nodesObjects, runningFor } from './nodes.ts';
import { poolObjects } from './pools.ts';
import { renderReport } from './report.ts';
import { oneLine } from '../../text/plain-text.ts';
import { inert, inertJson } from '../text/inert.ts';
import { restoreCommand } from '../text/restore-command.ts';
import {
  blockedBy,
  decidingError,
  effectiveMutations,
  offerExpiry,
  operationOf,
  reUpgradeBy,
  singlePool,
} from '../advice/situation.ts';

/** Every output, in the order of action.yml. */
export const OUTPUTS = [
  'result',
  'provisioning-state',
  'power-state',
  'running-for',
  'nodes',
  'operation-id',
  'operation-status',
  'percent-complete',
  'started-at',
  'ended-at',
  'kubernetes-version',
  'node-image-version',
  'previous-kubernetes-version',
  'previous-node-image-version',
  'rollback-available',
  'rollback-kubernetes-version',
  'rollback-node-image-version',
  'rollback-expires-at',
  'auto-upgrade-changed',
  'previous-upgrade-channel',
  'previous-node-os-upgrade-channel',
  'restore-command',
  're-upgrade-by',
  'blocked-by',
  'error-code',
  'error-message',
  'correlation-id',
  'next-step',
  'issue-url',
  'nodepools',
  'report',
] as const;

/** The name of an output. */
export type OutputName = (typeof OUTPUTS)[number];

type PlainOutputs = Record<Exclude<OutputName, 'nodes' | 'nodepools' | 'report'>, string>;

/** Returns the value of every output; empty when it has none. */
export function renderOutputs(outcome: Outcome): Record<OutputName, string> {
  const plain: PlainOutputs = {
    result: outcome.result,
    ...operationOutputs(outcome),
    ...versionOutputs(outcome),
    ...offerOutputs(outcome),
    ...channelOutputs(outcome),
    're-upgrade-by': whenKnown(reUpgradeBy(outcome), isoDate),
    'blocked-by': blockedBy(outcome).join(','),
    ...errorOutputs(outcome),
    'next-step': nextStep(outcome),
    'issue-url': (outcome.issueUrls ?? []).join(','),
  };
  const texts = Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [name, safeText(name, value)]),
  ) as PlainOutputs;
  return {
    ...texts,
    nodes: inertJson(nodesObjects(singlePool(outcome))),
    nodepools: inertJson(poolObjects(outcome)),
    report: renderReport(outcome, texts),
  };
}

/** A command is for a shell, by way of an environment variable; every other text is for people and conditions. */
function safeText(name: string, value: string): string {
  return name === 'restore-command' ? oneLine(value, LONGEST) : inert(value, LONGEST);
}

function operationOutputs(
  outcome: Outcome,
): Pick<
  PlainOutputs,
  | 'provisioning-state'
  | 'power-state'
  | 'running-for'
  | 'operation-id'
  | 'operation-status'
  | 'percent-complete'
  | 'started-at'
  | 'ended-at'
> {
  const operation = operationOf(outcome);
  const reported = outcome.isSinglePool ? singlePool(outcome) : outcome.cluster;
  return {
    'provisioning-state': reported?.provisioningState ?? '',
    'power-state': reported?.powerState ?? '',
    'running-for': whenKnown(runningFor(operation, outcome.endedAt), String),
    'operation-id': operation?.id ?? '',
    'operation-status': operation?.status ?? '',
    'percent-complete': whenKnown(operation?.percentComplete, String),
    'started-at': whenKnown(operation?.startedAt, isoTime),
    'ended-at': whenKnown(operation?.endedAt, isoTime),
  };
}

function versionOutputs(
  outcome: Outcome,
): Pick<
  PlainOutputs,
  'kubernetes-version' | 'node-image-version' | 'previous-kubernetes-version' | 'previous-node-image-version'
> {
  const pool = singlePool(outcome);
  const after = outcome.isSinglePool
    ? pool?.after
    : { kubernetesVersion: outcome.cluster?.kubernetesVersion };
  const before = outcome.isSinglePool ? pool?.before : { kubernetesVersion: outcome.clusterVersionBefore };
  return {
    'kubernetes-version': after?.kubernetesVersion ?? '',
    'node-image-version': pool?.after.nodeImageVersion ?? '',
    'previous-kubernetes-version': before?.kubernetesVersion ?? '',
    'previous-node-image-version': pool?.before.nodeImageVersion ?? '',
  };
}

function offerOutputs(
  outcome: Outcome,
): Pick<
  PlainOutputs,
  'rollback-available' | 'rollback-kubernetes-version' | 'rollback-node-image-version' | 'rollback-expires-at'
> {
  const offer = singlePool(outcome)?.offer;
  // After a rollback the offer that it was made from says nothing about another one.
  const isAsked = outcome.mode !== 'rollback';
  return {
    'rollback-available': isAsked && offer !== undefined ? String(offer.available) : '',
    'rollback-kubernetes-version': offer?.to?.kubernetesVersion ?? '',
    'rollback-node-image-version': offer?.to?.nodeImageVersion ?? '',
    'rollback-expires-at':
      isOnOffer(outcome) && offer !== undefined ? whenKnown(offerExpiry(offer), isoTime) : '',
  };
}

/** Azure takes a record off the list when it is rolled back to. */
function isOnOffer(outcome: Outcome): boolean {
  const isUsed = effectiveMutations(outcome).some(({ move }) => move.kind === 'roll-back');
  return singlePool(outcome)?.offer?.available === true && !isUsed;
}

function channelOutputs(
  outcome: Outcome,
): Pick<
  PlainOutputs,
  'auto-upgrade-changed' | 'previous-upgrade-channel' | 'previous-node-os-upgrade-channel' | 'restore-command'
> {
  const { address, channels, cluster } = outcome;
  const found = channels?.found ?? cluster;
  return {
    'auto-upgrade-changed': String(channels?.changed ?? false),
    // Azure leaves the Kubernetes channel out when it is `none`; what an absent node OS channel stands for depends
    // on the cluster's age, so it stays empty.
    'previous-upgrade-channel': found === undefined ? '' : (found.upgradeChannel ?? 'none'),
    'previous-node-os-upgrade-channel': found?.nodeOsUpgradeChannel ?? '',
    'restore-command': restoreCommand(address, channels) ?? '',
  };
}

function errorOutputs(
  outcome: Outcome,
): Pick<PlainOutputs, 'error-code' | 'error-message' | 'correlation-id'> {
  const error = decidingError(outcome);
  const isFromAzure = error?.isFromAzure === true;
  return {
    'error-code': isFromAzure ? error.code : '',
    'error-message': isFromAzure ? error.message : '',
    'correlation-id': isFromAzure ? (error.correlationId ?? '') : '',
  };
}

/** Longer texts don't fit into environment variables, through which many steps pass outputs on. */
const LONGEST = 8_000;

function whenKnown(value: number | undefined, show: (value: number) => string): string {
  return value === undefined ? '' : show(value);
}

/** What must not be lost with the process; `report` and `nodepools` are large, and wait for the end. */
const EARLY: ReadonlySet<string> = new Set<OutputName>([
  ...(['result', 'operation-id', 'operation-status', 'started-at', 'next-step'] as const),
  ...(['previous-kubernetes-version', 'previous-node-image-version'] as const),
  ...(['auto-upgrade-changed', 'restore-command'] as const),
  ...(['previous-upgrade-channel', 'previous-node-os-upgrade-channel'] as const),
]);

/** Returns the names and values of the outputs that are written while a step goes on. */
export function earlyOutputs(outcome: Outcome): readonly (readonly [string, string])[] {
  return Object.entries(renderOutputs(outcome)).filter(([name]) => EARLY.has(name));
}
