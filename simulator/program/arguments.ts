import { parseArgs } from 'node:util';
import { parseFault } from '../scenario/fault-text.ts';
import type { Fault } from '../scenario/fault.ts';

export interface ProgramArguments {
  help: boolean;
  scenario: string | undefined;
  speed: number;
  port: number;
  faults: Fault[];
}

/** A mistake in the command line; its message tells what is accepted. */
export class UsageError extends Error {}

export const HELP = `Usage: node simulator/main.ts [options]

Simulates an AKS control plane, Entra ID and GitHub's OIDC endpoint on this machine (loopback only, HTTPS).

  --scenario FILE   clusters, pools and running operations, in YAML (default: one healthy cluster, rg/prod)
  --speed N         virtual seconds per real second (default: 1)
  --port N          port of the Azure Resource Manager endpoint (default: 0, any free one)
  --fault SPEC      something that goes wrong; can be repeated:
                      ROUTE=STATUS[xTIMES][~PROBABILITY]   for example pool.get=503x3 or cluster.get=429~0.1
                      ROUTE=reset | hang | truncated-json | empty-object | html, with the same endings
                      +retry-after:SECONDS behind a status; +after behind a status, reset or hang:
                      the request takes effect first
                      operation-fails=drain-blocked | quota | subnet-full | allocation | internal
                      operation-stuck
  --help            this text

It prints its addresses, credentials and the environment to use, then one line per request. Ctrl-C ends it.
`;

export function parseArguments(args: readonly string[]): ProgramArguments {
  const values = readOptions(args);
  return {
    help: values.help ?? false,
    scenario: values.scenario,
    speed: readNumber('--speed', values.speed ?? '1', (value) => value > 0, 'a number above 0'),
    port: readNumber(
      '--port',
      values.port ?? '0',
      (value) => Number.isInteger(value) && value >= 0 && value <= 65535,
      'a whole number from 0 to 65535',
    ),
    faults: (values.fault ?? []).map((spec) => {
      const fault = parseFault(spec);
      if (typeof fault === 'string') throw new UsageError(`--fault ${spec}: ${fault}`);
      return fault;
    }),
  };
}

interface OptionValues {
  help?: boolean | undefined;
  scenario?: string | undefined;
  speed?: string | undefined;
  port?: string | undefined;
  fault?: string[] | undefined;
}

function readOptions(args: readonly string[]): OptionValues {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        scenario: { type: 'string' },
        speed: { type: 'string' },
        port: { type: 'string' },
        fault: { type: 'string', multiple: true },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readNumber(
  option: string,
  given: string,
  fits: (value: number) => boolean,
  accepted: string,
): number {
  const value = given.trim() === '' ? NaN : Number(given);
  if (Number.isFinite(value) && fits(value)) return value;
  throw new UsageError(`${option} ${given}: must be ${accepted}`);
}
