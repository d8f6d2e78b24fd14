/** A simulated Azure, and the adapters connected to it as the action connects them. */

import { setDefaultCACertificates } from 'node:tls';
import {
  startSimulator,
  type RouteName,
  type Simulator,
  type SimulatorOptions,
} from '../../simulator/simulator.ts';
import { createAks } from '../../src/adapters/aks/aks.ts';
import { createCredential } from '../../src/adapters/sign-in/credential.ts';
import { createFleets } from '../../src/adapters/aks/fleets.ts';
import type { ArmCredential } from '../../src/adapters/http/pipeline.ts';
import { AzureError, type AzureErrorDetails } from '../../src/domain/aks/errors.ts';
import type { AzureConnection, SignIn } from '../../src/domain/inputs.ts';
import type { Aks, Fleets, MutationAnswer } from '../../src/ports/aks.ts';

export type { Fault, SimulatorOptions } from '../../simulator/simulator.ts';
export type IdentityScenarioOption = NonNullable<NonNullable<SimulatorOptions['scenario']>['identity']>;

export interface Azure {
  readonly simulator: Simulator;
  readonly masked: string[];
  readonly env: Map<string, string>;
  connection(signIn?: SignIn, changes?: Partial<AzureConnection>): AzureConnection;
  credential(signIn?: SignIn, signal?: AbortSignal, changes?: Partial<AzureConnection>): ArmCredential;
  aks(options?: { signal?: AbortSignal; credential?: ArmCredential; apiVersion?: string }): Aks;
  fleets(): Fleets;
  secret(): SignIn;
  federation(audience?: string): SignIn;
  /** How often a route was asked for. */
  count(route: RouteName): number;
}

const IDLE = new AbortController().signal;

/** Starts a simulator that this process trusts, and connects to it. */
export async function startAzure(options: SimulatorOptions = {}): Promise<Azure> {
  const simulator = await startSimulator(options);
  // Only this one: the certificates of two simulators have the same name, and the first would be taken.
  setDefaultCACertificates([simulator.caCertificate]);
  const masked: string[] = [];
  const env = new Map([
    ['ACTIONS_ID_TOKEN_REQUEST_URL', simulator.oidc.requestUrl],
    ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', simulator.oidc.requestToken],
  ]);
  const { tenantId, clientId, clientSecret } = simulator;
  const secret = (): SignIn => ({ kind: 'secret', tenantId, clientId, clientSecret });
  const azure: Azure = {
    simulator,
    masked,
    env,
    secret,
    federation: (audience = 'api://AzureADTokenExchange') => ({
      kind: 'federation',
      tenantId,
      clientId,
      audience,
    }),
    connection: (signIn = secret(), changes = {}) => ({
      cloud: 'azurecloud',
      resourceManagerEndpoint: simulator.resourceManagerEndpoint,
      authorityHost: simulator.authorityHost,
      scope: 'https://management.azure.com/.default',
      signIn,
      ...changes,
    }),
    credential: (signIn = secret(), signal = IDLE, changes = {}) =>
      createCredential({
        connection: azure.connection(signIn, changes),
        runner: { env: (name) => env.get(name), mask: (text) => masked.push(text) },
        version: '1.2.3',
        signal,
      }),
    aks: ({ signal = IDLE, credential = azure.credential(secret(), signal), apiVersion } = {}) =>
      createAks({
        connection: azure.connection(secret(), apiVersion === undefined ? {} : { apiVersion }),
        credential,
        signal,
        version: '1.2.3',
        cluster: { subscriptionId: simulator.subscriptionId, resourceGroup: 'rg', name: 'prod' },
      }),
    fleets: () =>
      createFleets({
        connection: azure.connection(),
        credential: azure.credential(),
        signal: IDLE,
        version: '1.2.3',
        subscriptionId: simulator.subscriptionId,
      }),
    count: (route) => simulator.requests.filter((request) => request.route === route).length,
  };
  return azure;
}

/** The details of the AzureError that a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<AzureErrorDetails> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof AzureError) return error.details;
    throw error;
  }
  throw new Error('It did not fail.');
}

/** The error details of an answer that is not `accepted`. */
export function errorIn(answer: MutationAnswer): AzureErrorDetails {
  if (answer.kind === 'accepted') throw new Error('It was accepted.');
  return answer.error.details;
}
