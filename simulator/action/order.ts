import type { Scenario } from '../scenario/scenario.ts';

/** What the server is to do. */
export interface Order {
  /** The name or the file that the workflow asked for. */
  scenarioName: string;
  scenario: Scenario;
  speed: number;
  /** In the words of the program's option `--fault`. */
  faults: string[];
  lifetimeMs: number;
  /** The runner's process for this job: without it there is nobody to serve. Undefined: it can't be seen. */
  workerPid: number | undefined;
  /** Certificates that the job trusted before. */
  trustedBefore: string;
}

/** What the server answers once it serves. */
export interface Addresses {
  resourceManagerEndpoint: string;
  authorityHost: string;
  caFile: string;
  subscriptionId: string;
  tenantId: string;
  clientId: string;
  clientSecret: string;
  cluster: string;
  resourceGroup: string;
}
