import { ROUTE_NAMES } from '../http/route-names.ts';
import { ACTOR_NEEDS } from '../scenario/actors.ts';
import * as check from './checks.ts';
import type { Check } from './checks.ts';
import { image, isSpan, poolName, version } from './formats.ts';

const error = check.objectOf({ code: check.isText, message: check.isText }, ['code', 'message']);
const route = check.oneOf(ROUTE_NAMES);

/** Actions that a scenario file may name: those whose members are plain. */
const KINDS = Object.keys(ACTOR_NEEDS).filter(
  (kind) => !['later', 'pass-time', 'set-roles', 'set-identity'].includes(kind),
);

const members = check.objectOf(
  {
    at: isSpan,
    before: route,
    after: route,
    nth: check.isCount,
    wait: isSpan,
    by: check.isText,
    do: check.oneOf(KINDS),
    cluster: check.isText,
    pool: poolName,
    count: check.isCount,
    kubernetesVersion: version,
    nodeImageVersion: image,
    stuck: check.isBoolean,
    state: check.isText,
    seconds: check.isNumber,
    hidden: check.isBoolean,
    beside: check.isBoolean,
    type: check.isText,
    subType: check.isText,
    as: check.oneOf(['Succeeded', 'Failed']),
    error,
    text: check.isText,
    name: check.isText,
    value: () => undefined,
    upgradeChannel: check.isText,
    nodeOSUpgradeChannel: check.orNull(check.isText),
    records: check.orNull(check.listOf(check.isPlainObject)),
    provisioningState: check.isText,
    gradually: check.isBoolean,
    run: check.isText,
    member: check.isText,
  },
  ['do'],
);

/** An entry of the part `actors` of a scenario file. */
export const actor: Check = (value, path, problems) => {
  members(value, path, problems);
  if (!check.isRecord(value)) return;
  const times = ['at', 'before', 'after'].filter((key) => value[key] !== undefined);
  if (times.length !== 1) problems.push(`${path}: needs one of at, before and after`);
  const needs = ACTOR_NEEDS[value['do'] as keyof typeof ACTOR_NEEDS] as readonly string[] | undefined;
  for (const key of needs ?? []) {
    if (value[key] === undefined) problems.push(`${path}.${key}: is missing`);
  }
};

/** A fault with all its parts. */
export const describedFault = check.objectOf(
  {
    request: route,
    status: check.isCount,
    code: check.isText,
    message: check.isText,
    details: check.listOf(error),
    form: check.oneOf(['flat', 'nested']),
    times: check.isCount,
    skip: check.isCount,
    takesEffect: check.isBoolean,
    pool: poolName,
    afterNodes: check.isAnyNumber,
  },
  ['code', 'message'],
);
