import type { AzureOptions } from '../azure/azure.ts';
import type { RecordedRequest } from '../http/exchange.ts';
import type { RouteName } from '../http/route-names.ts';
import type { Action } from '../scenario/action.ts';
import type { Fault } from '../scenario/fault.ts';
import type { StateChange } from '../state/journal.ts';
import type { Switches } from '../state/switches.ts';
import type { ClusterSnapshot } from './snapshot.ts';

export interface SimulatorOptions extends AzureOptions {
  /** Port of the Azure Resource Manager face; default 0, any free one. */
  port?: number;
  /** Gets one line a request, without tokens, queries and signatures. */
  log?: (line: string) => void;
  /** Seed of the random sequence that faults with a probability draw from; default 1. */
  seed?: number;
}

/** Runs around the handling of a request; it may call `act`, change switches or inject faults. */
export type Hook = (request: RecordedRequest, simulator: Simulator) => void | Promise<void>;

export interface Simulator {
  /** Address of Azure Resource Manager, `https://localhost:PORT`. */
  readonly resourceManagerEndpoint: string;
  /** Address of Entra ID, a listener of its own. */
  readonly authorityHost: string;
  /** What a job finds in ACTIONS_ID_TOKEN_REQUEST_URL (`&audience=` can be appended) and _TOKEN. */
  readonly oidc: { readonly requestUrl: string; readonly requestToken: string };
  /** A host that is not Azure: whatever reaches it is recorded with the face `foreign`. */
  readonly foreignHost: string;
  /** File with the certificate to trust, for NODE_EXTRA_CA_CERTS; removed by `stop`. */
  readonly caFile: string;
  /** The same as text. */
  readonly caCertificate: string;
  readonly subscriptionId: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Virtual time. */
  now(): Date;
  /** Every request so far, oldest first; grows as requests come in. */
  readonly requests: readonly RecordedRequest[];
  /** What clusters and pools have shown since the start, oldest first; grows as things happen. */
  readonly history: readonly StateChange[];
  /** The state of a cluster as it is now; default the first one. Throws if there is none of that name. */
  cluster(name?: string): ClusterSnapshot;
  /** Plans a fault. */
  inject(fault: Fault): void;
  /** Forgets all faults that wait. */
  clearFaults(): void;
  /** Lets another actor do something now. */
  act(action: Action): void;
  /** Runs a hook right before requests of this route are handled; default each time. */
  before(route: RouteName, hook: Hook, times?: number): void;
  /** Runs a hook after such a request took effect, before it is answered. */
  after(route: RouteName, hook: Hook, times?: number): void;
  /** Changes switches from now on. */
  setSwitches(switches: Partial<Switches>): void;
  /** Every secret, token, assertion and URL signature issued so far: none of them may turn up in a log. */
  secrets(): string[];
  /** Stops all listeners and closes their connections. */
  stop(): Promise<void>;
}
