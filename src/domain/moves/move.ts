/** The moves a run can make, and what the loop must know of each kind. A kind without a row does not compile. */

import type { Channels } from '../aks/channels.ts';
import type { Target, Versions } from '../aks/cluster.ts';

export type Move =
  /** Abort the operation in progress on the target. `resumed`: the switch-off made it start again. */
  | { readonly kind: 'abort'; readonly target: Target; readonly why: 'asked' | 'busy' | 'resumed' }
  /** Wait until the targets have settled, changing nothing. `hidden`: AKS is busy though the target reads as settled. */
  | {
      readonly kind: 'wait';
      readonly targets: readonly Target[];
      readonly why: 'busy' | 'canceling' | 'hidden' | 'asked';
    }
  /** One PUT of the cluster that sets the channels given (absent: left alone). */
  | { readonly kind: 'disable-auto-upgrade'; readonly channels: Channels }
  /** One PUT of the pool with both versions. `isResend`: the rollback had stopped partway. */
  | { readonly kind: 'roll-back'; readonly pool: string; readonly to: Versions; readonly isResend: boolean }
  /** Wait for a rollback that is already running. */
  | { readonly kind: 'join'; readonly pool: string; readonly to: Versions }
  /** One PUT of the cluster that puts back the channels given. */
  | { readonly kind: 'restore-auto-upgrade'; readonly channels: Channels };

type Kind = Move['kind'];

type MoveOf<K extends Kind> = Extract<Move, { kind: K }>;

/** What is to be known of a kind of move. */
interface Facts<K extends Kind> {
  /** It sends a request that changes something in Azure. */
  readonly changes: boolean;
  /** It takes a pool back: by a request of its own, or by waiting for one that is under way. */
  readonly rollsBack: boolean;
  /** How its end is known: by what an abort shows, by what a PUT shows, or by the target standing still. */
  readonly settlesAs: 'abort' | 'put' | 'standstill';
  /** Returns what it is about. */
  readonly targets: (move: MoveOf<K>) => readonly Target[];
  /** Returns whether its end is what the user asked for, so that a later step may wait for it. */
  readonly isAskedFor: (move: MoveOf<K>) => boolean;
}

const CLUSTER: readonly Target[] = [{ kind: 'cluster' }];

const always = (): boolean => true;

const MOVES = {
  abort: {
    changes: true,
    rollsBack: false,
    settlesAs: 'abort',
    targets: ({ target }) => [target],
    isAskedFor: always,
  },
  wait: {
    changes: false,
    rollsBack: false,
    settlesAs: 'standstill',
    targets: ({ targets }) => targets,
    // Waiting for what was in the way is no part of what was asked for.
    isAskedFor: ({ why }) => why === 'asked' || why === 'canceling',
  },
  'disable-auto-upgrade': {
    changes: true,
    rollsBack: false,
    settlesAs: 'put',
    targets: () => CLUSTER,
    isAskedFor: always,
  },
  'roll-back': {
    changes: true,
    rollsBack: true,
    settlesAs: 'put',
    targets: ({ pool }) => [{ kind: 'pool', name: pool }],
    isAskedFor: always,
  },
  join: {
    changes: false,
    rollsBack: true,
    settlesAs: 'standstill',
    targets: ({ pool }) => [{ kind: 'pool', name: pool }],
    isAskedFor: always,
  },
  'restore-auto-upgrade': {
    changes: true,
    rollsBack: false,
    settlesAs: 'put',
    targets: () => CLUSTER,
    isAskedFor: always,
  },
} as const satisfies { readonly [K in Kind]: Facts<K> };

/** Every kind of move. */
export const MOVE_KINDS = Object.keys(MOVES) as readonly Kind[];

type KindWith<Fact extends 'changes' | 'rollsBack'> = {
  [K in Kind]: (typeof MOVES)[K][Fact] extends true ? K : never;
}[Kind];

/** A move that changes something in Azure. */
export type Mutation = MoveOf<KindWith<'changes'>>;

/** A move that takes a pool back, or waits for that. */
export type RollbackMove = MoveOf<KindWith<'rollsBack'>>;

export function isMutation(move: Move): move is Mutation {
  return MOVES[move.kind].changes;
}

export function isRollback(move: Move): move is RollbackMove {
  return MOVES[move.kind].rollsBack;
}

/** Returns how the end of a move is known. */
export function settlesAs({ kind }: Move): Facts<Kind>['settlesAs'] {
  return MOVES[kind].settlesAs;
}

/** Returns what a move is about. */
export function targetsOf(move: Move): readonly Target[] {
  return rowOf(move).targets(move);
}

/** Returns the names of the pools that a move is about. */
export function poolsOf(move: Move): readonly string[] {
  return targetsOf(move).flatMap((target) => (target.kind === 'pool' ? [target.name] : []));
}

/** Returns whether the end of a move is what the user asked for. */
export function isAskedFor(move: Move): boolean {
  return rowOf(move).isAskedFor(move);
}

/** The row of a move takes that move: the compiler can't see it, since it doesn't tie a union's members to their kinds. */
function rowOf({ kind }: Move): Facts<Kind> {
  return MOVES[kind] as unknown as Facts<Kind>;
}
