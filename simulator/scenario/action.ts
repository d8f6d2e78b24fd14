import type { IdentityScenario, RecordScenario, RoleAssignment } from './scenario.ts';
import type { Json } from '../state/json.ts';

/** Which cluster; default the only or first one. */
interface OnCluster {
  cluster?: string;
}

interface OnPool extends OnCluster {
  pool: string;
}

interface OnEither extends OnCluster {
  /** Without a pool: the cluster itself. */
  pool?: string;
}

/** What another actor does: a colleague, automatic upgrade, the autoscaler, AKS itself, the passing of time. */
export type Action =
  /** Starts an upgrade of a pool, past all checks. Default: to the cluster's version and the newest image. */
  | (OnPool & { kind: 'upgrade'; kubernetesVersion?: string; nodeImageVersion?: string; stuck?: boolean })
  /** Rolls a pool back to a version, past all checks. */
  | (OnPool & { kind: 'rollback'; kubernetesVersion: string; nodeImageVersion: string })
  | (OnPool & { kind: 'scale'; count: number })
  /** Starts any operation, shown as this provisioning state; hidden: the resource goes on to read as settled. */
  | (OnEither & { kind: 'operation'; state: string; seconds?: number; stuck?: boolean; hidden?: boolean })
  | (OnEither & { kind: 'abort' })
  /** Ends the running operation at once. */
  | (OnEither & { kind: 'finish'; as?: 'Succeeded' | 'Failed'; error?: { code: string; message: string } })
  /** Another operation takes the place of the running one, which ends Failed with AKSOperationPreempted. */
  | (OnEither & { kind: 'preempt'; state?: string })
  /** The running operation never ends by itself. */
  | (OnEither & { kind: 'stick' })
  /** A stuck operation goes on, from the node it is at. */
  | (OnEither & { kind: 'unstick' })
  /** The running operation's status URL shows this text. */
  | (OnEither & { kind: 'status-text'; text: string })
  /** Changes a property without an operation, for example `nodeLabels`; undefined removes it. */
  | (OnEither & { kind: 'set-property'; name: string; value?: Json })
  | (OnCluster & { kind: 'set-channels'; upgradeChannel?: string; nodeOSUpgradeChannel?: string | null })
  /** Replaces the pool's records; null: the service leaves the list out. */
  | (OnPool & { kind: 'set-records'; records: RecordScenario[] | null })
  /** Changes the versions that the pool shows. */
  | (OnPool & { kind: 'set-versions'; kubernetesVersion: string; nodeImageVersion: string })
  /** Shows this state without an operation behind it, until something else happens. */
  | (OnEither & { kind: 'set-state'; provisioningState: string })
  | (OnEither & { kind: 'renew-etag' })
  /** Removes the pool at once, or by an operation. */
  | (OnPool & { kind: 'delete-pool'; gradually?: boolean })
  | (OnCluster & { kind: 'delete-cluster' })
  | (OnEither & { kind: 'stop' })
  | (OnEither & { kind: 'start' })
  /** Virtual time passes. */
  | { kind: 'pass-time'; seconds: number }
  /** All Azure tokens issued so far are refused from now on. */
  | { kind: 'revoke-tokens' }
  | { kind: 'set-roles'; roles: RoleAssignment[] }
  | { kind: 'set-identity'; identity: IdentityScenario };
