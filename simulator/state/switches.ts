/**
 * Behaviour of AKS that public sources leave open. Each field is one question that only a live cluster can
 * answer; the default is the answer that the sources make most likely. Tests try the others.
 */
export interface Switches {
  /** Answer to an abort when nothing is running. 409 is documented for an operation that ended first. */
  abortWhenIdle: '409' | '400' | '204';
  /** Answer to an abort that is accepted. Both are documented. */
  abortAnswer: '202' | '204';
  /**
   * Who wins between an accepted abort and the operation: the abort, the operation (which then ends
   * `Succeeded` or `Failed`), or the operation already at the POST, which is answered 409.
   */
  abortRace: 'abort-wins' | 'operation-succeeds' | 'operation-fails' | 'conflict';
  /** How the aborted operation itself ends; the other possibility is Failed with AKSOperationPreempted. */
  abortedOperationEnds: 'Canceled' | 'Preempted';
  /** Whether the abort shows up as an operation of its own in the operations list. */
  abortListedAsOperation: boolean;
  /** Abort of the cluster while only a pool moves. */
  clusterAbortWhilePoolMoves: 'refused' | 'aborts-pool';
  /** A rollback while the Kubernetes upgrade channel is on. Documented only as "will not succeed". */
  upgradeChannelRollback: 'reject' | 'accept-then-fail' | 'accept-and-re-upgrade';
  /** The image after a rollback while the node OS channel is on. Documented: it may not be restored. */
  imageWithNodeOsChannel: 'newest' | 'restored';
  /** Whether an image that was rolled back while the node OS channel is on is replaced at the next window. */
  imageReplacedAtNextWindow: boolean;
  /** Whether a rollback restores the node image at all when no channel is on. */
  imageRestored: boolean;
  /** `recentlyUsedVersions` after a rollback: empty, or the version that was just left. */
  recordsAfterRollback: 'empty' | 'version-left';
  /** Whether records past the documented seven days are still listed (the PUT is refused all the same). */
  listExpiredRecords: boolean;
  /** Whether a failed upgrade leaves the new version in the version fields (as in Azure/AKS#3558). */
  failedUpgradeKeepsVersion: boolean;
  /** Any later PUT resumes a stopped upgrade (documented for the drain-timeout stop); here the cluster PUT. */
  clusterPutResumesUpgrades: boolean;
  /** When a cluster PUT resumes stopped upgrades: while the cluster is still updating, or after it. */
  resumeMoment: 'during' | 'after';
  /** Whether the Kubernetes channel can be switched off only with the current versions in the same PUT. */
  switchOffNeedsCurrentVersions: boolean;
  /** Whether a PUT of the cluster that names the minor version it has moves the control plane to its newest patch. */
  aliasPutMovesControlPlane: boolean;
  /** Whether the list of machines shows what each runs (previews only). */
  machinesShowVersions: boolean;
  /** Whether newer previews name the kind of an operation. */
  operationTypesShown: boolean;
  /** Whether the Activity Log of a cluster has the events of its pools. */
  activityLogCoversPools: boolean;
  /** Whether different pools of a cluster may have operations at the same time. */
  parallelPoolOperations: boolean;
  /** Whether a PUT at a stable api-version keeps the preview-only properties that it can't name. */
  stablePutKeepsPreviewFields: boolean;
  /** Whether the pool PUT needs the right to join the pool's subnet. */
  checkLinkedAccess: boolean;
  /** Form of the AKS error bodies, by family: `{code,message,…}` or `{error:{code,message}}`. */
  conflictForm: 'flat' | 'nested';
  badRequestForm: 'flat' | 'nested';
  notFoundForm: 'flat' | 'nested';
  preconditionForm: 'flat' | 'nested';
  throttledForm: 'flat' | 'nested';
  /** `Retry-After`, in seconds, on answers that accept an operation; null: no header (as recorded). */
  retryAfterOnAccept: number | null;
  /** `Retry-After`, in seconds, on answers of the status URLs; null: no header (as recorded). */
  retryAfterOnPoll: number | null;
  /** Length of the signed status URLs, in characters (recorded: about 3200). */
  signedUrlLength: number;
  /** Whether `name` in an operation's status is the URL's GUID with its bytes swapped (recorded in 2023). */
  operationNameSwapped: boolean;
  /** Whether an operation of the operations API names its resource, in `resourceId` and in its own id. */
  operationResourceShown: boolean;
  /** Entries on a page of a list; null: one page. */
  pageSize: number | null;
  /** api-versions of the operations API. Documented: previews only. */
  operationsApiVersions: readonly string[];
  /** Stable api-versions of Fleet; with the newest known one, those that are newer still are answered, too. */
  fleetApiVersions: readonly string[];
  /** The stable api-version from which on bodies carry an eTag. */
  eTagSince: string;
  /** How an api-version that does not exist is refused. */
  unsupportedVersionError: 'InvalidApiVersionParameter' | 'NoRegisteredProviderFound' | 'InvalidResourceType';
  /** Whether the Date header tells the simulator's time plus this many seconds. */
  dateSkewSeconds: number;
}

export const DEFAULT_SWITCHES: Switches = {
  abortWhenIdle: '409',
  abortAnswer: '202',
  abortRace: 'abort-wins',
  abortedOperationEnds: 'Canceled',
  abortListedAsOperation: false,
  clusterAbortWhilePoolMoves: 'refused',
  upgradeChannelRollback: 'reject',
  imageWithNodeOsChannel: 'restored',
  imageReplacedAtNextWindow: false,
  imageRestored: true,
  recordsAfterRollback: 'empty',
  listExpiredRecords: false,
  failedUpgradeKeepsVersion: true,
  clusterPutResumesUpgrades: true,
  resumeMoment: 'during',
  switchOffNeedsCurrentVersions: true,
  aliasPutMovesControlPlane: true,
  machinesShowVersions: true,
  operationTypesShown: true,
  activityLogCoversPools: true,
  parallelPoolOperations: true,
  stablePutKeepsPreviewFields: true,
  checkLinkedAccess: false,
  conflictForm: 'flat',
  badRequestForm: 'flat',
  notFoundForm: 'nested',
  preconditionForm: 'flat',
  throttledForm: 'flat',
  retryAfterOnAccept: null,
  retryAfterOnPoll: null,
  signedUrlLength: 3200,
  operationNameSwapped: false,
  operationResourceShown: true,
  pageSize: null,
  fleetApiVersions: ['2023-10-15', '2024-04-01', '2025-03-01', '2026-06-01'],
  operationsApiVersions: [
    '2025-08-02-preview',
    '2025-10-02-preview',
    '2026-01-02-preview',
    '2026-02-02-preview',
    '2026-04-02-preview',
    '2026-05-02-preview',
    '2026-06-02-preview',
    '2026-07-02-preview',
    '2026-08-02-preview',
  ],
  eTagSince: '2025-05-01',
  unsupportedVersionError: 'InvalidApiVersionParameter',
  dateSkewSeconds: 0,
};
