/** Reads inputs from plain objects, for tests. */

import { InputError } from '../../../src/domain/aks/errors.ts';
import type { Inputs } from '../../../src/domain/inputs.ts';
import { readInputs, type InputEnvironment } from '../../../src/inputs/read-inputs.ts';
import type { InputName } from '../../../src/inputs/table.ts';
import type { Runner } from '../../../src/ports/runner.ts';

export type Given = Partial<Record<InputName, string>>;
export type Variables = Readonly<Record<string, string>>;

export const SUBSCRIPTION = '00000000-1111-2222-3333-444444444444';

export const CLIENT = 'aaaaaaaa-1111-2222-3333-444444444444';
export const TENANT = 'bbbbbbbb-1111-2222-3333-444444444444';
export const SECRET = 'Q~8secret-value-that-nobody-may-see';

/** What is left to give after this: whatever the test is about. */
export const SIGNED_IN: Given = { 'client-id': CLIENT, 'tenant-id': TENANT, 'client-secret': SECRET };
export const CLUSTER: Given = {
  cluster: 'prod',
  'resource-group': 'prod-rg',
  'subscription-id': SUBSCRIPTION,
};
export const CLUSTER_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/prod-rg/providers/Microsoft.ContainerService/managedClusters/prod`;
export const ID_TOKENS: Variables = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example/?x=1',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
};

export interface Reading {
  readonly inputs?: Inputs;
  readonly problems: readonly string[];
  readonly message: string;
  readonly masked: readonly string[];
}

/** Reads inputs and tells what came of it. Any error that is not about inputs is thrown on. */
export function readRaw(
  given: Given,
  variables: Variables = {},
  environment: InputEnvironment = {},
): Reading {
  const masked: string[] = [];
  const runner: Pick<Runner, 'input' | 'env' | 'mask'> = {
    input: (name) => given[name as InputName] ?? '',
    env: (name) => variables[name],
    mask: (secret) => masked.push(secret),
  };
  try {
    return { inputs: readInputs(runner as Runner, environment), problems: [], message: '', masked };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { problems: error.problems, message: error.message, masked };
  }
}

/** Reads inputs on top of a cluster and a sign-in that are in order. */
export function read(given: Given, variables: Variables = {}): Reading {
  return readRaw({ ...CLUSTER, ...SIGNED_IN, ...given }, variables);
}

/** Reads inputs that must be accepted. */
export function accepted(reading: Reading): Inputs {
  if (reading.inputs === undefined) throw new Error(`refused: ${reading.message}`);
  return reading.inputs;
}
