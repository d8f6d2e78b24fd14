/** How things are called in every text: one name for one thing. */

import type { Mode } from '../../domain/inputs.ts';
import type { Outcome, PoolOutcome } from '../../domain/outcome/outcome.ts';
import { factsOf, type OutcomeError, type Result, type Tone } from '../../domain/results.ts';
import type { Channels } from '../../domain/aks/channels.ts';
import type { Versions } from '../../domain/aks/cluster.ts';
import { isRollback } from '../../domain/moves/move.ts';
import { kindInWords } from '../../domain/beside/operation-kinds.ts';
import { capitalized, listInWords, oneLine, plural } from '../../text/plain-text.ts';
import { progressInWords } from './under-way.ts';

/** More pools than this are counted rather than named. */
const NAMED_POOLS = 5;

/** Returns `pool user`, `pools a and b` or `12 pools`. */
export function poolsInWords(names: readonly string[]): string {
  if (names.length > NAMED_POOLS) return plural(names.length, 'pool');
  return `${names.length === 1 ? 'pool' : 'pools'} ${listInWords(names.map((name) => oneLine(name)))}`;
}

/** Returns what the run is about, such as `pool user in cluster prod`. */
export function subjectOf(outcome: Outcome): string {
  const { mode, isSinglePool, pools, address, clusterResult } = outcome;
  const cluster = `cluster ${oneLine(address.name)}`;
  const names = (chosen: readonly PoolOutcome[]): string => poolsInWords(chosen.map(({ name }) => name));
  const isOfSome = HEADLINES[outcome.result].pools === 'some';
  const guilty = pools.filter(({ result }) => result === outcome.result);
  if (mode === 'status' && !isSinglePool) {
    // Of a cluster whose own operation ended otherwise, the pools are what it is about.
    const isOfPools = isOfSome && clusterResult !== outcome.result && guilty.length > 0;
    return isOfPools ? `${names(guilty)} in ${cluster}` : cluster;
  }
  if (pools.length === 0) return cluster;
  if (mode === 'rollback' && isOfSome && guilty.length > 0) {
    return `${names(guilty)} in ${cluster}`;
  }
  if (mode !== 'abort' || isSinglePool) return `${names(pools)} in ${cluster}`;
  const busy = pools.filter(({ result }) => factsOf(result).isIdle !== true);
  const isClusterBusy = clusterResult !== undefined && factsOf(clusterResult).isIdle !== true;
  if (busy.length === 0) return clusterResult === undefined ? `${names(pools)} in ${cluster}` : cluster;
  return isClusterBusy ? `${cluster} and its ${names(busy)}` : `${names(busy)} in ${cluster}`;
}

/** Returns `1.35.5 / AKSUbuntu-…`; what is not known is left out. */
export function versionsInWords(versions: Partial<Versions>): string {
  const words = [versions.kubernetesVersion, versions.nodeImageVersion].filter((word) => word !== undefined);
  return words.length === 0 ? 'unknown versions' : words.map((word) => oneLine(word)).join(' / ');
}

/** Returns `Kubernetes channel patch and node OS channel NodeImage`, for the channels that are given. */
export function channelsInWords(channels: Channels): string {
  const { upgradeChannel, nodeOsUpgradeChannel } = channels;
  return listInWords([
    ...(upgradeChannel === undefined ? [] : [`Kubernetes channel ${oneLine(upgradeChannel)}`]),
    ...(nodeOsUpgradeChannel === undefined ? [] : [`node OS channel ${oneLine(nodeOsUpgradeChannel)}`]),
  ]);
}

/** Returns `rollback of pool user in cluster prod`; what is not known to be about a pool is no rollback of the cluster. */
function doing(mode: Mode, subject: string): string {
  return `${mode} ${mode === 'rollback' && subject.startsWith('cluster ') ? 'in' : 'of'} ${subject}`;
}

/** What a run is waiting for when it is cut short. */
function undertaking(mode: Mode, subject: string): string {
  return mode === 'status' ? `the report on ${subject}` : `the ${doing(mode, subject)}`;
}

type Words = (subject: string, outcome: Outcome) => string;

interface Headline {
  /** Of several pools its subject is those that have the result, or all of them. */
  readonly pools: 'some' | 'all';
  readonly words: Words;
}

const ofAll = (words: Words): Headline => ({ pools: 'all', words });
const ofSome = (words: Words): Headline => ({ pools: 'some', words });

const HEADLINES: Readonly<Record<Result, Headline>> = {
  aborted: ofAll((subject) => `Aborted the operation on ${subject}`),
  'abort-requested': ofAll((subject) => `Requested the abort of the operation on ${subject}`),
  'nothing-to-abort': ofAll((subject) => `Nothing to abort on ${subject}`),
  'completed-before-abort': ofAll(
    (subject) => `The operation on ${subject} ended before it could be aborted`,
  ),
  'rolled-back': ofAll((subject, outcome) => `Rolled back ${subject}${toVersions(outcome)}`),
  'rollback-started': ofAll((subject, outcome) => `Started the rollback of ${subject}${toVersions(outcome)}`),
  'already-rolled-back': ofAll((subject) => `Already rolled back: nothing to do for ${subject}`),
  'partially-rolled-back': ofAll((subject) => `Only partially rolled back: ${subject}`),
  planned: ofAll(
    (subject, { mode }) => `Dry run: the ${doing(mode, subject)} can go ahead; nothing was changed`,
  ),
  blocked: ofAll(
    (subject, { mode }) => `Blocked: the ${doing(mode, subject)} did not start; nothing was changed`,
  ),
  failed: ofSome((subject, { mode }) =>
    mode === 'status' ? `The last operation on ${subject} failed` : `The ${doing(mode, subject)} failed`,
  ),
  canceled: ofSome((subject, { mode }) =>
    mode === 'status'
      ? `The last operation on ${subject} was canceled`
      : `The ${doing(mode, subject)} was canceled, but not by this step`,
  ),
  'timed-out': ofAll((subject, { mode }) => `Timed out: ${undertaking(mode, subject)} is not finished`),
  interrupted: ofAll((subject, { mode }) => `Interrupted: ${undertaking(mode, subject)} is not finished`),
  error: ofAll((subject, { mode }) =>
    mode === 'status'
      ? `Could not get the status of ${subject}`
      : `The ${doing(mode, subject)} ended with an error`,
  ),
  'in-progress': ofSome(inProgress),
  canceling: ofSome((subject) => `An operation is being canceled on ${subject}`),
  succeeded: ofAll((subject) => `No operation is in progress on ${subject}; the last one succeeded`),
};

/** Of a single operation it tells all that answers whether it is stuck. */
function inProgress(subject: string, { underWay = [] }: Outcome): string {
  const [one, ...others] = underWay;
  if (one === undefined || others.length > 0) return `An operation is in progress on ${subject}`;
  const progress = progressInWords(one);
  const what = capitalized(oneLine(kindInWords(one.operation ?? {})));
  return `${what} is in progress on ${subject}${progress === '' ? '' : `: ${progress}`}`;
}

/** Returns the result as one line, such as `Rolled back pool user in cluster prod to 1.35.5`. */
export function headlineOf(outcome: Outcome): string {
  return HEADLINES[outcome.result].words(subjectOf(outcome), outcome);
}

/** Returns what an error was about: `Could not roll back pool user`, or whose error it is. */
export function errorLead(outcome: Outcome, error: Pick<OutcomeError, 'attempt'>): string {
  if (error.attempt !== undefined) return `Could not ${oneLine(error.attempt)}`;
  if (outcome.mode === 'status') return 'The last operation reports';
  const pool = outcome.pools.find((one) => one.error === error);
  const whose =
    pool === undefined
      ? subjectOf(outcome)
      : `${poolsInWords([pool.name])} in cluster ${oneLine(outcome.address.name)}`;
  return `Could not finish the ${doing(outcome.mode, whose)}`;
}

/** Returns how serious the outcome is; a failing step is bad whatever its result. */
export function toneOf({ result, fails }: Pick<Outcome, 'result' | 'fails'>): Tone {
  return fails ? 'bad' : factsOf(result).tone;
}

/** True when nobody has to find out what happened: the result is not bad, and nothing was warned of. */
export function wentWell(outcome: Pick<Outcome, 'result' | 'fails' | 'warnings'>): boolean {
  return toneOf(outcome) !== 'bad' && outcome.warnings.length === 0;
}

function toVersions({ isSinglePool, pools, moves }: Outcome): string {
  const pool: PoolOutcome | undefined = pools[0];
  // What was asked for: the pool may show it only later.
  const asked = moves.map(({ move }) => move).findLast(isRollback)?.to.kubernetesVersion;
  const version = asked ?? pool?.after.kubernetesVersion;
  return isSinglePool && version !== undefined ? ` to ${oneLine(version)}` : '';
}
