import { failureReasons, isFailureReason } from '../faults/failures.ts';
import type { Fault, FaultTrigger } from '../faults/fault.ts';
import { ROUTE_NAMES } from '../http/route-names.ts';
import type { RouteName } from '../http/route-names.ts';

const PLAIN_KINDS = ['reset', 'hang', 'truncated-json', 'empty-object', 'html'] as const;

/** The fault that an argument of `--fault` describes, or what is wrong with it. */
export function parseFault(spec: string): Fault | string {
  const [head = '', tail] = spec.split('=', 2);
  if (head === 'operation-stuck' && tail === undefined) return { kind: 'operation-stuck' };
  if (head === 'operation-fails') {
    if (isFailureReason(tail)) return { kind: 'operation-fails', reason: tail };
    return `accepted reasons: ${failureReasons.join(', ')}`;
  }
  const route = ROUTE_NAMES.find((name) => name === head);
  if (route === undefined) return `unknown route; accepted: ${ROUTE_NAMES.join(', ')}`;
  const found = /^([a-z-]+|\d{3})(?:x(\d+))?(?:~(0?\.\d+|1))?$/.exec(tail ?? '');
  if (found === null) return 'accepted is ROUTE=KIND, with xTIMES and ~PROBABILITY after it';
  const trigger = triggerOf(route, found[2], found[3]);
  const word = found[1] ?? '';
  if (/^\d{3}$/.test(word)) return { ...trigger, kind: 'status', status: Number(word) };
  const kind = PLAIN_KINDS.find((name) => name === word);
  if (kind === undefined) return `accepted kinds: a status of three digits, ${PLAIN_KINDS.join(', ')}`;
  return { ...trigger, kind };
}

function triggerOf(
  route: RouteName,
  times: string | undefined,
  probability: string | undefined,
): FaultTrigger {
  return {
    route,
    ...(times !== undefined && { times: Number(times) }),
    ...(probability !== undefined && { probability: Number(probability) }),
  };
}
