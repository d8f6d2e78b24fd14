/** The rollback move: read the pool, PUT it with both versions, wait, read it back. */

import { rollbackBody } from '../../domain/aks/put-bodies.ts';
import { AzureError, isNotFound } from '../../domain/aks/errors.ts';
import { estimateRollback } from '../../domain/aks/estimate.ts';
import {
  findPool,
  type Observation,
  type Operation,
  type PoolState,
  type Target,
} from '../../domain/aks/cluster.ts';
import { activeOn } from '../../domain/aks/operations.ts';
import { isUpgradeKind } from '../../domain/beside/operation-kinds.ts';
import { knownOperationIds } from '../../domain/moves/history.ts';
import type { Move } from '../../domain/moves/move.ts';
import { sightPool, type Sighting } from '../../domain/moves/sighting.ts';
import { optional } from '../../domain/optional.ts';
import { isForeignToRollback } from '../../domain/moves/settle.ts';
import { isMoving, isSettled, isSucceeded, isUpgrading } from '../../domain/aks/states.ts';
import { changedSettings, poolDisagreements } from '../../domain/aks/differences.ts';
import { isSameVersions, versionsShown } from '../../domain/aks/versions.ts';
import { settingsChangedLine, verifyLine } from '../../report/messages.ts';
import type { StepContext } from '../context.ts';
import { bestEffort, patiently } from '../patience/patience.ts';
import { readNodes, readNodesOnce } from './read-nodes.ts';
import { disagreement, readPoolToSend } from './read-to-send.ts';
import type { Amend } from '../journal.ts';
import { latestOperation, operationNow, send, settle, withhold, type Sending } from './send.ts';
import { type WatchResult, watchUntilSettled } from './wait.ts';

type RollBackMove = Extract<Move, { kind: 'roll-back' }>;
type JoinMove = Extract<Move, { kind: 'join' }>;

/** Sends the rollback of one pool and waits until it has ended. */
export async function rollBack(
  context: StepContext,
  move: RollBackMove,
  observation: Observation,
): Promise<void> {
  const { aks, inputs } = context;
  const target: Target = { kind: 'pool', name: move.pool };
  const pool = await readPoolToSend(context, move.pool);
  const decidedUpon = findPool(observation.cluster, move.pool);
  const reason = hasChanged(decidedUpon, pool) ?? isInDoubt(context, decidedUpon, pool);
  if (reason !== undefined) {
    await withhold(context, move, reason);
    return;
  }
  const sending: Sending = {
    move,
    target,
    before: sightPool(pool),
    send: () => aks.putPool(move.pool, rollbackBody(pool, move.to), pool.eTag),
  };
  const sent = await send(context, sending);
  if (sent.answer.kind === 'refused') return;
  const isAccepted = sent.answer.kind === 'accepted';
  const earlier = knownOperationIds(observation, context.journal.records);
  const seen = await ownOperation(context, move.pool, isAccepted, sent.ownState, earlier);
  // A lost answer leaves it open whose operation is the latest one, until the pool shows the rollback.
  const { operation, ...first } =
    !isAccepted && showsRollback(seen.firstSight, move)
      ? await ownOperation(context, move.pool, true, undefined, earlier)
      : seen;
  sent.amend(optional('operation', operation));
  if (operation !== undefined) await context.saveSoFar();
  if (!inputs.waiting.wait && isAccepted) {
    sent.amend({ settlement: { kind: 'not-awaited' } });
    return;
  }
  let since: Omit<OwnOperation, 'operation'> = first;
  for (;;) {
    const result = await settle(context, sending, sent, {
      operationId: operation?.id,
      expectedMs: estimateRollback(pool)?.expectedMs,
      ...since,
    });
    const movesAgain = await readBack(context, { move, ownState: sent.ownState }, sent.amend, result, pool);
    if (movesAgain === undefined) break;
    since = { firstSight: movesAgain };
  }
  const ended = await operationNow(context, target, operation);
  if (ended !== undefined) sent.amend({ operation: ended });
}

/** Waits for a rollback that is already running, sent by another run or by this one before its answer was lost. */
export async function join(context: StepContext, move: JoinMove, observation: Observation): Promise<void> {
  const { clock, journal, inputs } = context;
  const target: Target = { kind: 'pool', name: move.pool };
  const pool = findPool(observation.cluster, move.pool);
  if (pool === undefined) return;
  const before = sightPool(pool);
  // A rollback to the versions that the pool shows is Updating.
  const ownState = pool.provisioningState;
  const { operation: latest, ...first } = await ownOperation(context, move.pool, true, ownState);
  // Another operation may have taken its place meanwhile: joined is what was decided upon.
  const active = activeOn(observation, target);
  const operation = active.find((one) => isUpgradeKind(one) !== false) ?? active[0] ?? latest;
  const amend = journal.begin({
    move,
    startedAt: clock.now(),
    before,
    answer: { kind: 'none' },
    ...optional('operation', operation),
  });
  if (!inputs.waiting.wait) {
    amend({ settlement: { kind: 'not-awaited' } });
    return;
  }
  for (;;) {
    const result = await watchUntilSettled(context, {
      move,
      target,
      before,
      answer: 'none',
      ownState,
      ...optional('operationId', operation?.id),
      ...first,
    });
    amend({ settlement: result.settlement, ...optional('nodes', result.nodes) });
    if ((await readBack(context, { move, ownState }, amend, result, undefined)) === undefined) break;
  }
  const ended = await operationNow(context, target, operation);
  if (ended !== undefined) amend({ operation: ended });
}

function showsRollback(seen: Sighting | undefined, { to }: RollBackMove): boolean {
  return seen !== undefined && isUpgrading(seen.provisioningState) && isSameVersions(seen, to);
}

interface OwnOperation {
  readonly operation?: Operation;
  /** What the pool showed right after it was asked for. */
  readonly firstSight?: Sighting;
  /** Milliseconds that the service asked to wait before the next look. */
  readonly retryAfterMs?: number;
}

/**
 * Returns the pool's latest operation as that of the rollback which was just sent or joined. Somebody else may have been
 * quick to put another one in its place: the pool, read after it, tells whose it is.
 */
async function ownOperation(
  context: StepContext,
  name: string,
  isUnderWay: boolean,
  ownState: string | undefined,
  earlier: ReadonlySet<string> = new Set(),
): Promise<OwnOperation> {
  const { aks, clock, journal } = context;
  const latest = isUnderWay ? await latestOperation(context, { kind: 'pool', name }) : undefined;
  const operation = latest !== undefined && earlier.has(latest.id) ? undefined : latest;
  const look = await bestEffort(context, () => aks.readCluster());
  if (look === undefined) return optional('operation', operation);
  journal.sawCluster(look.value, clock.now());
  const pool = findPool(look.value, name);
  const isOthers = pool !== undefined && isForeignToRollback(pool.provisioningState, ownState);
  return {
    ...optional('operation', isOthers ? undefined : operation),
    ...optional('firstSight', pool === undefined ? undefined : sightPool(pool)),
    ...optional('retryAfterMs', look.retryAfterMs),
  };
}

/** Why the PUT must not be sent: the pool is no longer what the decision was made from. */
function hasChanged(decidedUpon: PoolState | undefined, pool: PoolState): string | undefined {
  if (!isSettled(pool.provisioningState)) return `pool ${pool.name} is ${pool.provisioningState} now`;
  const before = decidedUpon === undefined ? undefined : versionsShown(decidedUpon);
  if (before !== undefined && !isSameVersions(pool, before))
    return `the versions of pool ${pool.name} have changed`;
  if (decidedUpon !== undefined && decidedUpon.provisioningState !== pool.provisioningState) {
    return `pool ${pool.name} is ${pool.provisioningState} now, not ${decidedUpon.provisioningState}`;
  }
  return undefined;
}

function isInDoubt(
  context: StepContext,
  decidedUpon: PoolState | undefined,
  pool: PoolState,
): string | undefined {
  const names = decidedUpon === undefined ? [] : poolDisagreements(decidedUpon, pool);
  return disagreement(context, 'roll-back', `pool ${pool.name}`, names);
}

/** A rollback that is waited for, and the word for it. */
interface Awaited {
  readonly move: RollBackMove | JoinMove;
  readonly ownState: string | undefined;
}

/**
 * Reads the pool itself: what it shows decides, not what an operation says. Returns what it shows when the rollback goes
 * on after all.
 */
async function readBack(
  context: StepContext,
  { move, ownState }: Awaited,
  amend: Amend,
  { settlement, hasOperationEnded }: WatchResult,
  before: PoolState | undefined,
): Promise<Sighting | undefined> {
  if (settlement.kind !== 'ended') return undefined;
  // Groups don't nest: the move's ends here, and whoever opened it ends this one.
  context.runner.endGroup();
  context.runner.startGroup('Verify');
  const pool = await readPoolOrNothing(context, move.pool);
  if (pool === undefined) {
    amend({ settlement: { kind: 'vanished', at: context.clock.now() } });
    return undefined;
  }
  const isOurs = hasOperationEnded !== true && !isForeignToRollback(pool.provisioningState, ownState);
  // After a failure, others begin again what had stopped: only an operation that reads as running goes on.
  const mayGoOn = isSucceeded(settlement.seen.provisioningState) || hasOperationEnded === false;
  if (mayGoOn && isMoving(pool.provisioningState) && isOurs) {
    context.runner.info(verifyLine(move.pool, move.to, sightPool(pool)));
    amend({ settlement: undefined });
    return sightPool(pool);
  }
  // A pool that moves again already is somebody else's: what was seen when ours ended stays.
  const seen = isSettled(pool.provisioningState) ? sightPool(pool) : settlement.seen;
  const error = pool.error ?? settlement.error;
  amend({ settlement: { ...settlement, seen, ...optional('error', error) } });
  context.runner.info(verifyLine(move.pool, move.to, seen));
  if (isSucceeded(seen.provisioningState) && isSameVersions(seen, move.to)) {
    await readNodes(context, move.pool, move.to);
  } else {
    await readNodesOnce(context, move.pool);
  }
  const changed = before === undefined ? [] : changedSettings(before, pool);
  if (changed.length > 0) {
    const message = settingsChangedLine(move.pool, changed);
    context.journal.warn(message);
    context.runner.info(message);
  }
  return undefined;
}

async function readPoolOrNothing(context: StepContext, pool: string): Promise<PoolState | undefined> {
  try {
    return await patiently(context, () => context.aks.readPool(pool));
  } catch (error) {
    if (error instanceof AzureError && isNotFound(error)) return undefined;
    throw error;
  }
}
