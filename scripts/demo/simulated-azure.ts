/** A simulated Azure whose time flies, and the environment in which the action's time flies along. */

import { readFile } from 'node:fs/promises';
import { parseScenario } from '../../simulator/reading/parse.ts';
import { startSimulator } from '../../simulator/simulator.ts';

export interface SimulatedAzure {
  /** For a run of the action against it; the job mints ID tokens, so there is no secret in it. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts it from the file of a scenario; `speed` is how many times as fast as real time it runs, and the action too. */
export async function startSimulatedAzure(file: string, speed: number, port = 0): Promise<SimulatedAzure> {
  const scenario = parseScenario(await readFile(file, 'utf8'), file);
  const simulator = await startSimulator({ scenario, speed, port });
  return {
    environment: {
      NODE_OPTIONS: `--import=${new URL('fast-clock.js', import.meta.url).href}`,
      FAST_CLOCK: [speed, Date.now(), simulator.now().getTime()].join(' '),
      NODE_EXTRA_CA_CERTS: simulator.caFile,
      AZURE_TENANT_ID: simulator.tenantId,
      AZURE_CLIENT_ID: simulator.clientId,
      AZURE_SUBSCRIPTION_ID: simulator.subscriptionId,
      ACTIONS_ID_TOKEN_REQUEST_URL: simulator.oidc.requestUrl,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: simulator.oidc.requestToken,
      'INPUT_RESOURCE-MANAGER-ENDPOINT': simulator.resourceManagerEndpoint,
      'INPUT_AUTHORITY-HOST': simulator.authorityHost,
    },
    stop: () => simulator.stop(),
  };
}
