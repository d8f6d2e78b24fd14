/** The validated inputs: a union by mode. Absent is `undefined`, never an empty string. */

import type { ClusterAddress } from '../text/az-command.ts';

export type Mode = 'abort' | 'rollback' | 'status';

export type { ClusterAddress };

/** Returns the ARM resource ID of the cluster. */
export function clusterResourceId({ subscriptionId, resourceGroup, name }: ClusterAddress): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${name}`;
}

/** Which pools the run is about. `none`: no `nodepool` was given. */
export type PoolSelection =
  | { readonly kind: 'none' }
  | { readonly kind: 'named'; readonly names: readonly string[] }
  | { readonly kind: 'all' };

export interface WaitInputs {
  readonly wait: boolean;
  /** Milliseconds from the step's start. */
  readonly timeoutMs: number;
  readonly pollIntervalMs: number;
}

export type Cloud = 'azurecloud' | 'azureusgovernment' | 'azurechinacloud';

/** The first way of signing in that is configured. */
export type SignIn =
  | {
      readonly kind: 'secret';
      readonly tenantId: string;
      readonly clientId: string;
      readonly clientSecret: string;
    }
  | {
      readonly kind: 'federation';
      readonly tenantId: string;
      readonly clientId: string;
      readonly audience: string;
    }
  | {
      readonly kind: 'azure-cli';
      /** Of the session, unless the workflow names another. */
      readonly tenantId?: string;
      /** True when the workflow names another tenant than the session's own. */
      readonly isOtherTenant?: true;
      /** True when the session may hold one ID token alone, with which it gets no new tokens after some minutes. */
      readonly mayEnd?: true;
    }
  | {
      readonly kind: 'workload-identity';
      readonly tenantId: string;
      readonly clientId: string;
      readonly tokenFile: string;
    }
  | { readonly kind: 'managed-identity'; readonly clientId?: string };

/** Where Azure is and how to sign in to it. */
export interface AzureConnection {
  readonly cloud: Cloud;
  /** `https://…` without a trailing slash. */
  readonly resourceManagerEndpoint: string;
  /** `https://…` without a trailing slash. */
  readonly authorityHost: string;
  /** OAuth scope of the tokens, such as `https://management.azure.com/.default`; follows the cloud. */
  readonly scope: string;
  readonly signIn: SignIn;
  /** Of the AKS API; absent means the SDK's own. */
  readonly apiVersion?: string;
}

export interface ReportInputs {
  readonly summary: boolean;
  readonly followUpIssue: boolean;
  readonly issueLabels: readonly string[];
  readonly gitHubToken?: string;
}

interface CommonInputs {
  readonly cluster: ClusterAddress;
  readonly pools: PoolSelection;
  readonly waiting: WaitInputs;
  readonly connection: AzureConnection;
  readonly reporting: ReportInputs;
}

export interface StatusInputs extends CommonInputs {
  readonly mode: 'status';
  readonly operationId?: string;
}

export interface AbortInputs extends CommonInputs {
  readonly mode: 'abort';
  readonly operationId?: string;
  readonly reason?: string;
  readonly dryRun: boolean;
  readonly ifIdle: 'succeed' | 'fail';
  readonly ignoreChecks: ReadonlySet<string>;
}

export interface RollbackInputs extends CommonInputs {
  readonly mode: 'rollback';
  readonly pins: { readonly kubernetesVersion?: string; readonly nodeImageVersion?: string };
  readonly reason?: string;
  readonly dryRun: boolean;
  readonly autoUpgrade: 'disable' | 'fail';
  readonly ifBusy: 'fail' | 'wait' | 'abort';
  readonly ignoreChecks: ReadonlySet<string>;
}

export type Inputs = StatusInputs | AbortInputs | RollbackInputs;
