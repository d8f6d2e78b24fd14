import { parseFault } from '../scenario/fault-text.ts';
import * as check from './checks.ts';
import type { Check } from './checks.ts';
import type { Span } from '../scenario/scenario.ts';
import { spanToMilliseconds } from '../scenario/spans.ts';

/** A length of time. */
export const isSpan: Check = (value, path, problems) => {
  const known = typeof value === 'number' || typeof value === 'string';
  if (known && spanToMilliseconds(value satisfies Span) !== undefined) return;
  problems.push(
    `${path}: ${JSON.stringify(value)} is not a duration: seconds, or text such as 90s, 30m, 2h, 6d`,
  );
};

export const clusterName = check.matches(
  /^[a-zA-Z0-9]$|^[a-zA-Z0-9][-_a-zA-Z0-9]{0,61}[a-zA-Z0-9]$/,
  'a cluster name (letters, digits, - and _, at most 63)',
);
export const poolName = check.matches(
  /^[a-z][a-z0-9]{0,11}$/,
  'a pool name (lower case letters and digits, at most 12)',
);
export const version = check.matches(/^\d+\.\d+(\.\d+)?$/, 'a Kubernetes version such as 1.35.5 (quote it)');
export const minor = check.matches(/^\d+\.\d+$/, 'a minor version such as "1.35" (quote it)');
export const image = check.matches(
  /^[^-\s]+-.+$/,
  'a node image such as AKSUbuntu-2404gen2containerd-202605.14.0',
);
export const power = check.oneOf(['Running', 'Stopped']);

/** A fault in the words of the program's option `--fault`. */
export const isFault: Check = (value, path, problems) => {
  const fault = typeof value === 'string' ? parseFault(value) : 'is not a text';
  if (typeof fault === 'string') problems.push(`${path}: ${JSON.stringify(value)}: ${fault}`);
};
