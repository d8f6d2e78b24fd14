/** What a Fleet Manager has in mind for one of its members. */

/** A fleet as its ARM id names it. */
export interface FleetAddress {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly fleet: string;
}

/** The cluster as a member of a fleet. */
export interface FleetMember extends FleetAddress {
  readonly member: string;
  /** Absent: the member is in no update group. */
  readonly memberGroup?: string;
}

/** An auto-upgrade profile, with all that a command has to name to write it again. */
export interface AutoUpgradeProfile {
  readonly profile: string;
  readonly channel: string;
  readonly isDisabled: boolean;
  /** ARM id; absent: the profile updates every member. */
  readonly strategyId?: string;
  readonly nodeImageSelection?: string;
  readonly targetKubernetesVersion?: string;
  readonly isLongTermSupport: boolean;
}

/** Names the permission, because lacking it is the usual reason. */
const UNREAD_STRATEGY =
  'its update strategy could not be read, which needs the permission Microsoft.ContainerService/fleets/updateStrategies/read (docs/roles/optional-fleets.json)';

/** Where an update strategy goes, one stage after the other. */
export interface UpdateStage {
  /** True when the stage, or a group of it, picks its members by label: names of groups then say nothing. */
  readonly picksByLabel: boolean;
  readonly groups: readonly string[];
}

/** Whether an auto-upgrade profile upgrades the cluster, and how that is known. */
export type Extent =
  | { readonly kind: 'every-member' }
  | { readonly kind: 'update-group' }
  /** Not as long as the member is out of its own update group, which is `from`. */
  | { readonly kind: 'aside'; readonly from: string }
  /** `why` is a clause, such as `its update strategy could not be read`. */
  | { readonly kind: 'unknown'; readonly why: string };

/** An auto-upgrade profile that upgrades the cluster, would if it were enabled, or may. */
export interface FleetCoverage extends FleetMember, AutoUpgradeProfile {
  readonly extent: Extent;
}

/** A run that updates members of a fleet; it goes by a copy of its strategy. */
export interface FleetRun extends FleetMember {
  readonly run: string;
  /** `Running`, `Pending`, `NotStarted`, `Stopped`, …: an open set of words. */
  readonly state: string;
  /** Of this member in the run; absent when the run does not list it. */
  readonly memberState?: string;
  /** True when the run lists members at all; without a list nobody knows whom it reaches. */
  readonly listsMembers: boolean;
  /** ARM id or GUID of the operation that the run began on this member. */
  readonly operationId?: string;
}

const ASIDE = 'rolled-back-';

/** Azure's limit for the name of an update group (Fleet API 2025-03-01). */
const LONGEST_GROUP = 50;

/** Returns an update group that no strategy names, for a member of `group`; it tells where the member came from. */
export function asideGroup(group: string): string {
  return `${ASIDE}${group}`.slice(0, LONGEST_GROUP).replace(/-$/, '');
}

/**
 * Returns how far a profile reaches, or `undefined` when it certainly does not reach the member.
 *
 * @param stages of the profile's strategy; `undefined` when there is none to be read.
 */
export function extentOf(
  { strategyId }: Pick<AutoUpgradeProfile, 'strategyId'>,
  memberGroup: string | undefined,
  stages: readonly UpdateStage[] | undefined,
): Extent | undefined {
  // Without a strategy a profile updates every member (Fleet API 2025-03-01).
  if (strategyId === undefined) return { kind: 'every-member' };
  if (stages === undefined || stages.length === 0) {
    return { kind: 'unknown', why: UNREAD_STRATEGY };
  }
  const named = stages.filter(({ picksByLabel }) => !picksByLabel).flatMap(({ groups }) => groups);
  if (memberGroup !== undefined && named.includes(memberGroup)) return { kind: 'update-group' };
  if (stages.some(({ picksByLabel }) => picksByLabel)) {
    return { kind: 'unknown', why: 'a stage of its update strategy selects members by label' };
  }
  // An older version of the API shows a stage that picks by label as one without groups.
  if (stages.some(({ groups }) => groups.length === 0)) {
    return { kind: 'unknown', why: 'a stage of its update strategy names no groups' };
  }
  const from = named.find((group) => asideGroup(group) === memberGroup);
  return from === undefined ? undefined : { kind: 'aside', from };
}

/** Words of an update run, and of a member in it, that are the end of it. `Stopped` may be started again. */
const OVER: ReadonlySet<string> = new Set(['completed', 'skipped', 'failed']);

/** Words of a run that nobody has started, or that somebody has stopped. */
const AT_REST: ReadonlySet<string> = new Set(['notstarted', 'stopping', 'stopped']);

/** What an update run still means for the member. */
export type RunReach =
  /** It runs, or waits to, and will reach the member, or is updating it. */
  | 'coming'
  /** It would, once somebody starts it. */
  | 'at-rest'
  /** It runs, but does not say whom it reaches. */
  | 'unknown'
  /** It has been here, has ended, or does not come here. */
  | 'none';

/** Returns what a run still means for the member. Words that are not known count as running. */
export function reachOf({ state, memberState, listsMembers }: FleetRun): RunReach {
  const isOver = (word: string): boolean => OVER.has(word.toLowerCase());
  if (isOver(state) || (memberState !== undefined && isOver(memberState))) return 'none';
  if (memberState === undefined && listsMembers) return 'none';
  if (AT_REST.has(state.toLowerCase())) return 'at-rest';
  return memberState === undefined ? 'unknown' : 'coming';
}

/** True while the run is updating this member right now. */
export function isUpdatingMember({ memberState }: FleetRun): boolean {
  return memberState?.toLowerCase() === 'running';
}

/** True while the run goes on, and may begin something on this member, even what was stopped. */
export function mayBeginAgain({ state, memberState = '' }: FleetRun): boolean {
  const word = state.toLowerCase();
  return !OVER.has(word) && !AT_REST.has(word) && memberState.toLowerCase() !== 'skipped';
}
