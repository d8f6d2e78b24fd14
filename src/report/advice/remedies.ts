/** What to do after an operation that stopped partway, or that somebody wants undone: back first, then look, then go on. */

import { isCanceling, isDeleting, isMoving, isStopped, isUpgrading } from '../../domain/aks/states.ts';
import type { Target } from '../../domain/aks/cluster.ts';
import { kindNoun } from '../../domain/beside/operation-kinds.ts';
import { recentOf } from '../../domain/aks/operations.ts';
import { optional } from '../../domain/optional.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import { isoDate } from '../../domain/time.ts';
import { reconcileCommand } from '../../text/az-command.ts';
import { updateRunCommand } from '../../text/az-fleet-command.ts';
import { listInWords, oneLine } from '../../text/plain-text.ts';
import { poolsInWords } from '../text/words.ts';
import { abortStep, nodepoolInput, type StepInputs } from '../../domain/step-inputs.ts';
import { advise, choose, type Advice, type Remedy } from './advice.ts';
import { isSwitchedOff, whileStopped } from './powered-off.ts';
import { offersOf, operationOf, type PoolOffer } from './situation.ts';

/** A way that a step of this action goes. */
type StepRemedy = Remedy & Required<Pick<Remedy, 'step'>>;

/** Returns all remedies, the safest first. A report has just looked: it offers no second look. */
export function remediesAfterStop(outcome: Outcome): readonly Remedy[] {
  const look = outcome.mode === 'status' ? [] : [lookRemedy(outcome)];
  return [...rollBackRemedies(outcome), ...look, resumeRemedy(outcome)];
}

/** Returns the remedies as advice. What is stopped has to be started first; a way on without a way back is no choice. */
export function adviceAfterStop(intro: string, outcome: Outcome): Advice {
  if (isSwitchedOff(outcome)) return whileStopped(outcome, `${intro}; `);
  const remedies = remediesAfterStop(outcome);
  if (remedies.length > 1) return choose(intro, remedies);
  const { text, ...rest } = resumeRemedy(outcome);
  return advise(`${intro}; there is nothing to roll back to. To ${text.replace(':', ',')}`, rest);
}

/** Returns the way back with the step that goes it, or nothing when no rollback is on offer. */
export function rollBackRemedies(outcome: Outcome): readonly Remedy[] {
  const offers = offersOf(outcome);
  if (offers.length > 0) {
    const text = `${runFirst(outcome)}${offerInWords(offers)}`;
    return [{ text, ...stopRun(outcome), step: rollbackStep(offers) }];
  }
  const unread = stoppedWithUnreadRecords(outcome);
  if (unread.length === 0) return [];
  const where = outcome.mode === 'status' ? 'what is on record could not be read' : '`mode: status` shows it';
  const text = `${runFirst(outcome)}roll back ${poolsInWords(unread)} with \`mode: rollback\`, if an earlier version is still on record (${where})`;
  return [{ text, ...stopRun(outcome), step: ['mode: rollback', nodepoolInput(unread)] }];
}

/** An abort reads what is on record of the pools that it has aborted, and of no others. */
function stoppedWithUnreadRecords(outcome: Outcome): readonly string[] {
  return stoppedPools(outcome)
    .filter(({ name }) => outcome.pools.find((pool) => pool.name === name)?.offer === undefined)
    .map(({ name }) => name);
}

/** A run that goes on blocks the rollback. */
function runFirst({ mayBeginAgain }: Outcome): string {
  return mayBeginAgain === undefined
    ? ''
    : `stop update run ${oneLine(mayBeginAgain.run)} (a stopped run updates no more members), then `;
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
function stoppedTargets(outcome: Outcome): readonly (string | undefined)[] {
  const { cluster, clusterResult, isSinglePool, pools } = outcome;
  if (isSinglePool) return pools.map(({ name }) => name);
  const stopped = stoppedPools(outcome).map(({ name }) => name);
  const isClusters =
    clusterResult !== undefined && cluster !== undefined && isStopped(cluster.provisioningState);
  // An update of the cluster is one of all its pools.
  return isClusters || stopped.length === 0 ? [undefined] : stopped;
}

/** Of the pools that the run was about; of all where it was about the cluster alone. */
export function stoppedPools({
  cluster,
  pools,
}: Outcome): readonly { readonly name: string; readonly provisioningState?: string }[] {
  const all = pools.length === 0 ? (cluster?.pools ?? []) : pools;
  return all.filter(
    ({ provisioningState }) => provisioningState !== undefined && isStopped(provisioningState),
  );
}

/** As a move tells; without one, what has nothing to go back to may as well have been a rollback. */
function stoppedInWords(outcome: Outcome): string {
  const abort = outcome.moves.findLast(({ move }) => move.kind === 'abort');
  // A rollback shows as Upgrading, too.
  if (kindNoun(abort?.operation ?? operationOf(outcome) ?? {}) === 'rollback') return 'the rollback again';
  const before = abort?.before?.provisioningState;
  if (before !== undefined && !isUpgrading(before)) return 'it again';
  return abort === undefined && outcome.result !== 'aborted' && offersOf(outcome).length === 0
    ? 'the upgrade again, or the rollback, if that is what was stopped'
    : 'the upgrade again';
}

/** A target that moves although the run was about others. */
export interface Elsewhere {
  /** Absent: the cluster itself. */
  readonly pool?: string;
  readonly provisioningState: string;
  /** Of its latest operation, where Azure tells. */
  readonly operationId?: string;
}

/** Returns what moves in the cluster beside the pool that the run was about, the cluster itself first. */
export function movingElsewhere(outcome: Outcome): readonly Elsewhere[] {
  const { pools, isSinglePool } = outcome;
  if (!isSinglePool) return [];
  const own = new Set(pools.map(({ name }) => name));
  return moving(outcome).filter(({ pool }) => pool === undefined || !own.has(pool));
}

/** Returns the way to stop what a run waited for in vain; `undefined` when nothing of it is for stopping. */
export function stopInTheWay(outcome: Outcome): StepRemedy | undefined {
  const last = outcome.moves.at(-1);
  if (last?.move.kind !== 'wait' || last.move.why !== 'busy') return undefined;
  const waitedFor = new Set(
    last.move.targets.map((target) => (target.kind === 'pool' ? target.name : undefined)),
  );
  const one = moving(outcome).find(
    ({ pool, provisioningState: state }) => waitedFor.has(pool) && !isDeleting(state) && !isCanceling(state),
  );
  return one && abortRemedy(one.pool === undefined ? [] : [one.pool], one.operationId);
}

/** Everything in the cluster that moves, its own operation first. */
function moving({ cluster, recentOperations }: Outcome): readonly Elsewhere[] {
  if (cluster === undefined) return [];
  const recent = { recentOperations: { kind: 'read', value: recentOperations } } as const;
  const latest = (target: Target): Pick<Elsewhere, 'operationId'> =>
    optional('operationId', recentOf(recent, target).find(({ status }) => isMoving(status))?.id);
  const { provisioningState } = cluster;
  return [
    ...(isMoving(provisioningState) ? [{ provisioningState, ...latest({ kind: 'cluster' }) }] : []),
    ...cluster.pools
      .filter((pool) => isMoving(pool.provisioningState))
      .map(({ name, provisioningState: state }) => ({
        pool: name,
        provisioningState: state,
        ...latest({ kind: 'pool', name }),
      })),
  ];
}

/** Returns such as `mode: abort` and `nodepool: user`, each as code. */
export function inputsInWords(inputs: readonly string[]): string {
  return listInWords(inputs.map((input) => `\`${input.replaceAll('`', '')}\``));
}

/** Returns the way to stop what moves: the abort of the cluster, or of these pools. */
export function abortRemedy(pools: readonly string[], operationId?: string): StepRemedy {
  const step = abortStep(pools, operationId);
  return { text: `stop it with ${inputsInWords(step)}`, step };
}
