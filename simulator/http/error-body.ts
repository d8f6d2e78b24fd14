import type { Answer } from './exchange.ts';
import type { JsonObject } from '../state/json.ts';
import type { ErrorFamily, Refused } from '../state/refused.ts';
import type { Switches } from '../state/switches.ts';

/** The answer to a refused request, in the body form of the component that refuses it. */
export function errorAnswer(refused: Refused, switches: Switches): Answer {
  return {
    status: refused.status,
    headers: refused.headers,
    body: errorBody(refused.code, refused.message, formOf(refused.family, switches)),
  };
}

/** Both forms are documented: Azure Resource Manager nests the error, the AKS resource provider does not. */
export function errorBody(
  code: string,
  message: string,
  form: 'flat' | 'nested',
  details?: readonly { code: string; message: string }[],
): JsonObject {
  const inner = details?.map((detail) => ({ ...detail }));
  return form === 'flat'
    ? { code, details: inner ?? null, message, subcode: '' }
    : { error: { code, message, ...(inner !== undefined && { details: inner }) } };
}

function formOf(family: ErrorFamily, switches: Switches): 'flat' | 'nested' {
  switch (family) {
    case 'arm':
      return 'nested';
    case 'conflict':
      return switches.conflictForm;
    case 'badRequest':
      return switches.badRequestForm;
    case 'notFound':
      return switches.notFoundForm;
    case 'precondition':
      return switches.preconditionForm;
    case 'throttled':
      return switches.throttledForm;
  }
}
