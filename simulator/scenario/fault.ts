import type { Answer, Face, Incoming } from '../http/exchange.ts';
import type { RouteName } from '../http/route-names.ts';
import type { Json } from '../state/json.ts';
import type { AzureError } from '../state/model.ts';
import type { Action } from './action.ts';

/** When a fault strikes. Without a route and a face: at any request to Azure Resource Manager. */
export interface FaultTrigger {
  route?: RouteName | readonly RouteName[];
  face?: Face;
  /** How often; default once, or without limit if a probability is given. */
  times?: number;
  /** Requests that fit and are spared first. */
  skip?: number;
  /** Chance at each request that fits, drawn from the seeded sequence; default 1. */
  probability?: number;
}

/** Whether a request has taken effect by the time it is struck. */
export type Phase = 'before' | 'after';

/** Something that goes wrong with a request or its answer. */
export type RequestFault = FaultTrigger &
  (
    | {
        kind: 'status';
        status: number;
        phase?: Phase;
        /** Default `json`. */
        body?: 'json' | 'flat' | 'html' | 'empty';
        code?: string;
        message?: string;
        details?: { code: string; message: string }[];
        /** Seconds or an HTTP date. */
        retryAfter?: number | string;
      }
    /** The connection is dropped. */
    | { kind: 'reset'; phase?: Phase }
    /** No answer ever comes. */
    | { kind: 'hang'; phase?: Phase }
    /** The request is handled so many virtual seconds later, with all checks of then; this is its answer now. */
    | { kind: 'late-effect'; seconds: number; answer: 'reset' | 'accepted' | 'gateway-timeout' }
    /** The answer comes late, by real seconds. */
    | { kind: 'delay'; seconds: number }
    /** The second half of the body comes late, by real seconds. */
    | { kind: 'slow-body'; seconds: number }
    | { kind: 'truncated-json' }
    /** 200 with `{}`, whatever the answer was. */
    | { kind: 'empty-object' }
    /** The answer's status with an empty body. */
    | { kind: 'empty-body' }
    /** 200 with a page of HTML. */
    | { kind: 'html' }
    /** Other contents in the body: wrong types, nulls, missing fields. */
    | { kind: 'body'; body: Json }
    /** Changes one value inside the body, by its path such as `properties.provisioningState`; undefined removes it. */
    | { kind: 'field'; path: string; value?: Json }
    /** Whatever a function makes of the answer. */
    | { kind: 'rewrite'; rewrite: (answer: Answer, request: Incoming) => Answer }
    /** Takes headers away, for example both addresses of a 202. */
    | { kind: 'drop-headers'; headers: readonly string[] }
    /** 307 to another host. */
    | { kind: 'redirect'; to: 'foreign' }
    /** The status addresses name another host. */
    | { kind: 'foreign-operation-url' }
    /** A list goes on at another host, or at itself for ever. */
    | { kind: 'next-link'; to: 'foreign' | 'loop' }
    /** The status URL shows this text. `InProgress` without limit: stuck though the resource has settled. */
    | { kind: 'operation-status'; text: string }
    /** A plain 401, as for a token that was just revoked. */
    | { kind: 'unauthorized' }
    /** From now on a token is accepted only if it was requested with the claims that the 401 names. */
    | { kind: 'claims-challenge' }
    /** The Date header is off by so many seconds. */
    | { kind: 'date-skew'; seconds: number }
    /** Another actor is faster, or comes right after. */
    | { kind: 'act'; action: Action; phase?: Phase }
  );

/** Named errors of operations, with Azure's codes. */
export type FailureReason = 'drain-blocked' | 'quota' | 'subnet-full' | 'allocation' | 'internal';

/** Something that goes wrong with the next operation on a pool (any pool, if none is named). */
export type OperationFault = { pool?: string } & (
  | { kind: 'operation-fails'; reason: FailureReason; afterNodes?: number }
  /** It ends with an error of any words. */
  | { kind: 'operation-error'; error: AzureError; afterNodes?: number }
  | { kind: 'operation-stuck'; afterNodes?: number }
  /** It ends Succeeded, and the version fields show something else. */
  | { kind: 'wrong-versions'; kubernetesVersion: string; nodeImageVersion: string }
  /** Automatic upgrade starts right after it, so that the state flaps back to in flight. */
  | { kind: 'followed-by-upgrade'; after?: 'Succeeded' | 'Canceled' | 'Failed'; seconds?: number }
);

export type Fault = RequestFault | OperationFault;

export const OPERATION_FAULTS = [
  'operation-fails',
  'operation-error',
  'operation-stuck',
  'wrong-versions',
  'followed-by-upgrade',
] as const;
