/** The `report` output: everything about a run as one JSON object. */

import type { CheckResult } from '../../domain/checks/check.ts';
import { targetsOf, type Move } from '../../domain/moves/move.ts';
import type { MoveRecord } from '../../domain/moves/record.ts';
import type { Outcome, TimelineEntry } from '../../domain/outcome/outcome.ts';
import { isoTime } from '../../domain/time.ts';
import { targetKey, type JsonObject, type JsonValue, type Operation } from '../../domain/aks/cluster.ts';
import { singlePool } from '../advice/situation.ts';
import { nodesObjects } from './nodes.ts';
import { poolObjects } from './pools.ts';
import { inertJson } from '../text/inert.ts';
import { cut } from '../../text/plain-text.ts';

/** The outputs that are plain text; three of them become JSON's own booleans and numbers. */
type PlainOutputs = Readonly<Record<string, string>> &
  Readonly<
    Record<'percent-complete' | 'running-for' | 'rollback-available' | 'auto-upgrade-changed', string>
  >;

/** Raised when a property changes its meaning or goes away; new properties don't raise it. */
const REPORT_SCHEMA_VERSION = 1;

/** GitHub allows one MiB of outputs a job, counted in UTF-16: half as many characters, and room for the others. */
const LARGEST_REPORT = 400_000;

/** AKS lists no more. */
const RECENT_OPERATIONS = 50;

/** How much is kept of each text and of each list; the first that fits is taken. */
const SIZES = [
  { text: 4_000, list: 500 },
  { text: 1_000, list: 300 },
  { text: 200, list: 100 },
  { text: 100, list: 20 },
] as const;

/**
 * Returns the report as JSON. When it would be too large for a job's outputs, texts and lists are cut and
 * `truncated` is true.
 */
export function renderReport(outcome: Outcome, outputs: PlainOutputs): string {
  const whole = reportObject(outcome, outputs);
  // The whole is never written as it is: a hostile one would be longer than a text can be.
  const candidates = SIZES.map((size) => () => {
    const { value, isCut } = shrink(whole, size);
    return inertJson({ ...(value as JsonObject), truncated: isCut });
  });
  return firstThatFits(candidates);
}

function firstThatFits(candidates: readonly (() => string)[]): string {
  let json = '';
  for (const candidate of candidates) {
    json = candidate();
    if (json.length <= LARGEST_REPORT) break;
  }
  return json;
}

function reportObject(outcome: Outcome, outputs: PlainOutputs): JsonObject {
  const { address, cluster } = outcome;
  return {
    'schema-version': REPORT_SCHEMA_VERSION,
    ...outputs,
    ...typedOutputs(outputs),
    nodes: nodesObjects(singlePool(outcome)).map((one) => ({ ...one })),
    nodepools: poolObjects(outcome).map((pool) => ({
      ...pool,
      nodes: pool.nodes.map((one) => ({ ...one })),
    })),
    mode: outcome.mode,
    fails: outcome.fails,
    'dry-run': outcome.dryRun,
    reason: outcome.reason ?? '',
    'api-version': outcome.apiVersion ?? '',
    cluster: {
      'subscription-id': address.subscriptionId,
      'resource-group': address.resourceGroup,
      name: address.name,
      location: cluster?.location ?? '',
      'provisioning-state': cluster?.provisioningState ?? '',
      'power-state': cluster?.powerState ?? '',
      'kubernetes-version': cluster?.kubernetesVersion ?? '',
    },
    'step-started-at': isoTime(outcome.startedAt),
    'step-ended-at': isoTime(outcome.endedAt),
    checks: outcome.checks.map(checkObject),
    warnings: outcome.warnings,
    timeline: outcome.timeline.map(timelineObject),
    moves: outcome.moves.map(moveObject),
    plan: outcome.plan.map(planObject),
    'recent-operations': outcome.recentOperations.slice(0, RECENT_OPERATIONS).map(operationObject),
  };
}

/** In JSON, booleans and numbers are JSON's own; null when they have no value. */
function typedOutputs(outputs: PlainOutputs): JsonObject {
  const percent = outputs['percent-complete'];
  const available = outputs['rollback-available'];
  return {
    'percent-complete': percent === '' ? null : Number(percent),
    'running-for': outputs['running-for'] === '' ? null : Number(outputs['running-for']),
    'rollback-available': available === '' ? null : available === 'true',
    'auto-upgrade-changed': outputs['auto-upgrade-changed'] === 'true',
  };
}

function checkObject(check: CheckResult): JsonObject {
  return {
    id: check.id,
    nodepool: check.pool ?? '',
    verdict: check.verdict,
    ignored: check.ignored === true,
    seen: check.seen,
    why: check.why ?? '',
    remedy: check.remedy ?? '',
    commands: check.commands ?? [],
    undo: check.undo ?? '',
  };
}

function timelineObject({ at, target, kind, text }: TimelineEntry): JsonObject {
  return { at: isoTime(at), target, kind, text };
}

function operationObject(operation: Operation): JsonObject {
  return {
    'operation-id': operation.id,
    'operation-type': operation.kind ?? '',
    'operation-status': operation.status,
    'percent-complete': operation.percentComplete ?? null,
    'started-at': operation.startedAt === undefined ? '' : isoTime(operation.startedAt),
    'ended-at': operation.endedAt === undefined ? '' : isoTime(operation.endedAt),
    'error-code': operation.error?.code ?? '',
    'error-message': operation.error?.message ?? '',
    'resource-id': operation.resourceId ?? '',
  };
}

function moveObject({ move, startedAt, answer, settlement, operation, nodes }: MoveRecord): JsonObject {
  const answered = answer.kind === 'accepted' ? answer : undefined;
  const refused = answer.kind === 'refused' || answer.kind === 'unknown' ? answer.error.details : undefined;
  return {
    ...planObject(move),
    'started-at': isoTime(startedAt),
    answer: answer.kind,
    'http-status': answered?.status ?? refused?.status ?? null,
    'correlation-id': answered?.correlationId ?? refused?.correlationId ?? '',
    'error-code': refused?.code ?? '',
    'operation-id': operation?.id ?? '',
    'nodes-done': nodes?.done ?? null,
    'nodes-total': nodes?.total ?? null,
    settlement: settlement?.kind ?? '',
    'settled-at': settlement !== undefined && 'at' in settlement ? isoTime(settlement.at) : '',
    'settled-state':
      settlement !== undefined && 'seen' in settlement ? settlement.seen.provisioningState : '',
  };
}

function planObject(move: Move): JsonObject {
  return {
    move: move.kind,
    target: targetsOf(move).map(targetKey).join(','),
    ...('why' in move ? { why: move.why } : {}),
    ...('to' in move
      ? { 'kubernetes-version': move.to.kubernetesVersion, 'node-image-version': move.to.nodeImageVersion }
      : {}),
    ...('channels' in move
      ? {
          'upgrade-channel': move.channels.upgradeChannel ?? '',
          'node-os-upgrade-channel': move.channels.nodeOsUpgradeChannel ?? '',
        }
      : {}),
  };
}

interface Shrunk {
  readonly value: JsonValue;
  readonly isCut: boolean;
}

function shrink(value: JsonValue, size: (typeof SIZES)[number]): Shrunk {
  if (typeof value === 'string') return { value: cut(value, size.text), isCut: value.length > size.text };
  if (typeof value !== 'object' || value === null) return { value, isCut: false };
  if (isList(value)) {
    const entries = value.slice(0, size.list).map((entry) => shrink(entry, size));
    return {
      value: entries.map((entry) => entry.value),
      isCut: value.length > size.list || entries.some(({ isCut }) => isCut),
    };
  }
  const entries = Object.entries(value).map(([name, entry]) => [name, shrink(entry, size)] as const);
  return {
    value: Object.fromEntries(entries.map(([name, entry]) => [name, entry.value])),
    isCut: entries.some(([, { isCut }]) => isCut),
  };
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
