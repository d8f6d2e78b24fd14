import { ROUTE_NAMES } from '../http/route-names.ts';
import type { RouteName } from '../http/route-names.ts';
import { failureReasons, isFailureReason } from './failures.ts';
import type { Fault, FaultTrigger } from './fault.ts';

const PLAIN_KINDS = ['reset', 'hang', 'truncated-json', 'empty-object', 'html'] as const;

/** Kinds that can strike after the request took effect. */
const TWO_PHASES = ['reset', 'hang'] as const;

const ENDINGS = /^([a-z-]+|\d{3})(?:x(\d+))?(?:~(0?\.\d+|1))?(?:\+(after|retry-after:(\d+)))?$/;

/** The fault that a text describes (an argument of `--fault`, an entry in a scenario), or what is wrong with it. */
export function parseFault(spec: string): Fault | string {
  const [head = '', tail] = spec.split('=', 2);
  if (head === 'operation-stuck' && tail === undefined) return { kind: 'operation-stuck' };
  if (head === 'operation-fails') {
    if (isFailureReason(tail)) return { kind: 'operation-fails', reason: tail };
    return `accepted reasons: ${failureReasons.join(', ')}`;
  }
  const route = ROUTE_NAMES.find((name) => name === head);
  if (route === undefined) return `unknown route; accepted: ${ROUTE_NAMES.join(', ')}`;
  const found = ENDINGS.exec(tail ?? '');
  if (found === null) {
    return 'accepted is ROUTE=KIND, with xTIMES, ~PROBABILITY and +after or +retry-after:SECONDS after it';
  }
  const [, word = '', times, probability, ending, seconds] = found;
  const trigger = triggerOf(route, times, probability);
  const after = ending === 'after' ? ({ phase: 'after' } as const) : {};
  if (/^\d{3}$/.test(word)) {
    const retryAfter = seconds === undefined ? {} : { retryAfter: Number(seconds) };
    return { ...trigger, kind: 'status', status: Number(word), ...after, ...retryAfter };
  }
  const kind = PLAIN_KINDS.find((name) => name === word);
  if (kind === undefined) return `accepted kinds: a status of three digits, ${PLAIN_KINDS.join(', ')}`;
  if (ending === undefined) return { ...trigger, kind };
  const struckTwice = TWO_PHASES.find((name) => name === kind);
  if (struckTwice === undefined || ending !== 'after') return `${kind} can't have the ending +${ending}`;
  return { ...trigger, kind: struckTwice, ...after };
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
