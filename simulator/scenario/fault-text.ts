import { ROUTE_NAMES, type RouteName } from '../http/route-names.ts';
import { failureReasons, isFailureReason, REFUSALS } from './failures.ts';
import type { AzureError } from '../state/model.ts';
import type { Fault, FaultTrigger } from './fault.ts';
import type { FaultScenario } from './scenario.ts';

const PLAIN_KINDS = ['reset', 'hang', 'truncated-json', 'empty-object', 'html'] as const;

/** Kinds that can strike after the request took effect. */
const TWO_PHASES = ['reset', 'hang'] as const;

const ENDINGS =
  /^([a-z-]+|\d{3}|[A-Z][A-Za-z]+?)(?:x(\d+))?(?:~(0?\.\d+|1))?(?:\+(after|retry-after:(\d+)))?$/;

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
    return 'must be ROUTE=KIND, with xTIMES, ~PROBABILITY and +after or +retry-after:SECONDS after it';
  }
  const [, word = '', times, probability, ending, seconds] = found;
  const trigger = triggerOf(route, times, probability);
  const after = ending === 'after' ? ({ phase: 'after' } as const) : {};
  if (/^\d{3}$/.test(word)) {
    const retryAfter = seconds === undefined ? {} : { retryAfter: Number(seconds) };
    return { ...trigger, kind: 'status', status: Number(word), ...after, ...retryAfter };
  }
  const refusal = REFUSALS[word];
  if (refusal !== undefined) {
    return { ...trigger, kind: 'status', code: word, body: 'flat', ...refusal, ...after };
  }
  const kind = PLAIN_KINDS.find((name) => name === word);
  if (kind === undefined)
    return `accepted kinds: a status of three digits, ${[...PLAIN_KINDS, ...Object.keys(REFUSALS)].join(', ')}`;
  if (ending === undefined) return { ...trigger, kind };
  const struckTwice = TWO_PHASES.find((name) => name === kind);
  if (struckTwice === undefined || ending !== 'after') return `${kind} can't have the ending +${ending}`;
  return { ...trigger, kind: struckTwice, ...after };
}

/** The fault that a scenario describes with all its parts. */
export function describedFault(spec: FaultScenario): Fault {
  const { request, status = 409, code, message, details, form, times, skip, takesEffect } = spec;
  if (request === undefined) {
    const inner = details?.reduceRight<AzureError[] | undefined>(
      (below, detail) => [{ ...detail, ...(below !== undefined && { details: below }) }],
      undefined,
    );
    return {
      kind: 'operation-error',
      error: { code, message, ...(inner !== undefined && { details: inner }) },
      ...(spec.pool !== undefined && { pool: spec.pool }),
      ...(spec.afterNodes !== undefined && { afterNodes: spec.afterNodes }),
    };
  }
  return {
    route: request,
    kind: 'status',
    status,
    code,
    message,
    body: (form ?? (status === 409 ? 'flat' : 'nested')) === 'flat' ? 'flat' : 'json',
    ...(details !== undefined && { details }),
    ...(times !== undefined && { times }),
    ...(skip !== undefined && { skip }),
    ...(takesEffect === true && { phase: 'after' as const }),
  };
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
