/** What to do after an operation that stopped partway, or that somebody wants undone: back first, then look, then go on. */

import { isMoving, isStopped, isUpgrading } from '../../domain/aks/states.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import { isoDate } from '../../domain/time.ts';
import { reconcileCommand } from '../../text/az-command.ts';
import { updateRunCommand } from '../../text/az-fleet-command.ts';
import { listInWords, oneLine } from '../../text/plain-text.ts';
import { poolsInWords } from '../text/words.ts';
import type { StepInputs, Remedy } from './advice.ts';
import { offersOf, type PoolOffer } from './situation.ts';

/** A way that a step of this action goes. */
type StepRemedy = Remedy & Required<Pick<Remedy, 'step'>>;

/** Returns all remedies, the safest first. */
export function remediesAfterStop(outcome: Outcome): readonly Remedy[] {
  return [...rollBackRemedies(outcome), lookRemedy(outcome), resumeRemedy(outcome)];
}

/** Returns the way back with the step that goes it, or nothing when no rollback is on offer. */
export function rollBackRemedies(outcome: Outcome): readonly Remedy[] {
  const offers = offersOf(outcome);
  return offers.length === 0
    ? []
    : [
        {
          text: `${runFirst(outcome)}${offerInWords(offers)}`,
          ...stopRun(outcome),
          step: rollbackStep(offers),
        },
      ];
}

/** A run that goes on blocks the rollback. */
function runFirst({ mayBeginAgain }: Outcome): string {
  return mayBeginAgain === undefined
    ? ''
    : `stop update run ${oneLine(mayBeginAgain.run)} (it updates no more members until it is started again), then `;
}

function stopRun({ mayBeginAgain }: Outcome): Pick<Remedy, 'commands'> {
  return mayBeginAgain === undefined ? {} : { commands: [updateRunCommand('stop', mayBeginAgain)] };
}

/** Returns what a rollback would restore and until when; `undefined` when none is on offer. */
export function offerText(outcome: Outcome): StepRemedy | undefined {
  const offers = offersOf(outcome);
  return offers.length === 0 ? undefined : { text: offerInWords(offers), step: rollbackStep(offers) };
}

function offerInWords(offers: readonly PoolOffer[]): string {
  const [first] = offers as readonly [PoolOffer];
  const what =
    offers.length === 1
      ? `roll back pool ${oneLine(first.pool)} to ${oneLine(first.to.kubernetesVersion)}`
      : `roll back ${poolsInWords(offers.map(({ pool }) => pool))}`;
  const ends = offers.map(({ expiresAt }) => expiresAt).filter((time) => time !== undefined);
  const until = ends.length === 0 ? '' : `, available until at least ${isoDate(Math.min(...ends))}`;
  return `${what} with \`mode: rollback\`${until}`;
}

/** With the versions pinned where one pool is meant: run twice, such a step does no harm. */
function rollbackStep(offers: readonly PoolOffer[]): StepInputs {
  const [first] = offers as readonly [PoolOffer];
  const pins =
    offers.length > 1
      ? []
      : [
          `kubernetes-version: ${oneLine(first.to.kubernetesVersion)}`,
          `node-image-version: ${oneLine(first.to.nodeImageVersion)}`,
        ];
  return ['mode: rollback', nodepoolInput(offers.map(({ pool }) => pool)), ...pins];
}

/** Returns the input that names these pools. */
export function nodepoolInput(pools: readonly string[]): string {
  return `nodepool: ${pools.map((pool) => oneLine(pool)).join(', ')}`;
}

function lookRemedy({ isSinglePool, pools }: Outcome): Remedy {
  return {
    text: 'check first: `mode: status` shows what the pools run and what they can be rolled back to',
    step: ['mode: status', ...(isSinglePool ? [nodepoolInput(pools.map(({ name }) => name))] : [])],
  };
}

/** Returns the way on: the last one, because nothing of it can be undone by running it again. */
export function resumeRemedy(outcome: Outcome): Remedy {
  return {
    text: `continue: update what was stopped; this starts ${stoppedInWords(outcome)}`,
    commands: stoppedTargets(outcome).map((pool) => reconcileCommand(outcome.address, pool)),
  };
}

/** The names of the pools that stopped partway; `undefined` stands for the cluster itself. */
export function stoppedTargets(outcome: Outcome): readonly (string | undefined)[] {
  const { cluster, clusterResult, isSinglePool, pools } = outcome;
  if (isSinglePool) return pools.map(({ name }) => name);
  const stopped = pools
    .filter(({ provisioningState }) => provisioningState !== undefined && isStopped(provisioningState))
    .map(({ name }) => name);
  const isClusters =
    clusterResult !== undefined && cluster !== undefined && isStopped(cluster.provisioningState);
  // An update of the cluster is one of all its pools.
  return isClusters || stopped.length === 0 ? [undefined] : stopped;
}

/** As a move tells; without one, what has nothing to go back to may as well have been a rollback. */
function stoppedInWords(outcome: Outcome): string {
  const abort = outcome.moves.findLast(({ move }) => move.kind === 'abort');
  const before = abort?.before?.provisioningState;
  if (before !== undefined && !isUpgrading(before)) return 'what was stopped again';
  return abort === undefined && outcome.mode === 'status' && offersOf(outcome).length === 0
    ? 'the upgrade again, or the rollback, if that is what was stopped'
    : 'the upgrade again';
}

/** A target that moves although the run was about others. */
export interface Elsewhere {
  /** Absent: the cluster itself. */
  readonly pool?: string;
  readonly provisioningState: string;
}

/** Returns what moves in the cluster beside the pool that the run was about, the cluster itself first. */
export function movingElsewhere({ cluster, pools, isSinglePool }: Outcome): readonly Elsewhere[] {
  if (cluster === undefined || !isSinglePool) return [];
  const own = new Set(pools.map(({ name }) => name));
  const { provisioningState } = cluster;
  return [
    ...(isMoving(provisioningState) ? [{ provisioningState }] : []),
    ...cluster.pools
      .filter((pool) => !own.has(pool.name) && isMoving(pool.provisioningState))
      .map((pool) => ({ pool: pool.name, provisioningState: pool.provisioningState })),
  ];
}

/** Returns the way to stop what moves: the abort of the cluster, or of these pools. */
export function abortRemedy(pools: readonly string[], operationId?: string): StepRemedy {
  const inputs: StepInputs = [
    'mode: abort',
    ...(pools.length === 0 ? [] : [nodepoolInput(pools)]),
    // One id is of one operation: it says nothing about several pools.
    ...(operationId === undefined || pools.length > 1 ? [] : [`operation-id: ${oneLine(operationId)}`]),
  ];
  return {
    text: `stop it with ${listInWords(inputs.map((input) => `\`${input.replaceAll('`', '')}\``))}`,
    step: inputs,
  };
}
