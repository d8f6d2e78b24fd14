import type { Face } from '../http/exchange.ts';
import type { RouteName } from '../http/route-names.ts';
import type { PlannedTrouble } from '../state/model.ts';
import { OPERATION_FAULTS, type Fault, type OperationFault, type RequestFault } from '../scenario/fault.ts';
import { failure } from '../scenario/failures.ts';

/** The request faults that wait for their moment. */
export interface FaultPlan {
  add(fault: RequestFault): void;
  clear(): void;
  /** The faults that strike this request; their counts are used up by it. */
  take(face: Face, route: RouteName): RequestFault[];
}

export function createFaultPlan(seed: number): FaultPlan {
  const random = seededRandom(seed);
  let waiting: { fault: RequestFault; left: number; skip: number }[] = [];
  return {
    add: (fault) => {
      const left = fault.times ?? (fault.probability === undefined ? 1 : Infinity);
      waiting.push({ fault, left, skip: fault.skip ?? 0 });
    },
    clear: () => {
      waiting = [];
    },
    take: (face, route) => {
      const struck = waiting.filter((entry) => {
        if (entry.left <= 0 || !fits(entry.fault, face, route)) return false;
        if (entry.skip > 0) {
          entry.skip -= 1;
          return false;
        }
        if (random() >= (entry.fault.probability ?? 1)) return false;
        entry.left -= 1;
        return true;
      });
      return struck.map((entry) => entry.fault);
    },
  };
}

function fits(fault: RequestFault, face: Face, route: RouteName): boolean {
  if (fault.route !== undefined) {
    const routes = typeof fault.route === 'string' ? [fault.route] : fault.route;
    return routes.includes(route);
  }
  return face === (fault.face ?? 'arm');
}

/** A small generator of pseudo-random numbers (mulberry32): the same seed gives the same sequence. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function isOperationFault(fault: Fault): fault is OperationFault {
  return OPERATION_FAULTS.some((kind) => kind === fault.kind);
}

/** The trouble that an operation fault plans for the state machine. */
export function plannedTrouble(fault: OperationFault): PlannedTrouble {
  const { pool } = fault;
  switch (fault.kind) {
    case 'operation-fails': {
      const { error, afterNodes } = failure(fault.reason);
      return { pool, trouble: { kind: 'fails', error, afterNodes: fault.afterNodes ?? afterNodes } };
    }
    case 'operation-error':
      return {
        pool,
        trouble: { kind: 'fails', error: fault.error, afterNodes: fault.afterNodes ?? 0 },
      };
    case 'operation-stuck':
      return { pool, trouble: { kind: 'stuck', afterNodes: fault.afterNodes ?? 0 } };
    case 'wrong-versions': {
      const versions = { kubernetes: fault.kubernetesVersion, image: fault.nodeImageVersion };
      return { pool, trouble: { kind: 'wrong-versions', versions } };
    }
    case 'followed-by-upgrade': {
      const after = fault.after ?? 'Succeeded';
      return { pool, trouble: { kind: 'followed-by-upgrade', after, seconds: fault.seconds ?? 0 } };
    }
  }
}
