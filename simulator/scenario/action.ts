import type { IdentityScenario, RoleAssignment } from './identity.ts';
import type { RecordScenario } from './pool.ts';
import type { Json } from '../state/json.ts';
import type { UpdateState } from '../state/model.ts';

/** Which cluster; default the only or first one. */
interface OnCluster {
  cluster?: string;
  /** Who does it, for the Activity Log; default nobody that it names. */
  by?: string;
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
  /** Nodes come and go without an operation, as node auto-provisioning and an autoscaler have it. */
  | (OnPool & { kind: 'grow'; count: number })
  /** AKS takes a stopped upgrade up again. */
  | (OnPool & { kind: 'resume' })
  /** A Fleet update run reaches the cluster, and upgrades its pools. */
  | (OnCluster & { kind: 'fleet-run'; run: string; kubernetesVersion?: string; nodeImageVersion?: string })
  /** Somebody starts, stops or skips an update run; with a member, only for that one. */
  | (OnCluster & { kind: 'set-run'; run: string; state: UpdateState; member?: string })
  /** Starts any operation, shown as this provisioning state; hidden: the resource goes on to read as settled. */
  | (OnEither & {
      kind: 'operation';
      state: string;
      seconds?: number;
      stuck?: boolean;
      hidden?: boolean;
      /** It takes no place of what is running. */
      beside?: boolean;
      type?: string;
      subType?: string;
    })
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
  /** Another action follows after some virtual time, if it is possible then. */
  | { kind: 'later'; seconds: number; action: Action }
  /** All Azure tokens issued so far are refused from now on. */
  | { kind: 'revoke-tokens' }
  | { kind: 'set-roles'; roles: RoleAssignment[] }
  | { kind: 'set-identity'; identity: IdentityScenario };
