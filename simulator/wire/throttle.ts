import type { RouteName } from '../http/route-names.ts';
import { Refused } from '../state/refused.ts';

/** A token bucket: so many requests at once, and so many more a second. */
interface Rate {
  burst: number;
  perSecond: number;
}

/** Documented in the public page on quotas of AKS: limits of resource provider requests, per region. */
const RATES = {
  'pool.put': { burst: 20, perSecond: 1 / 60 },
  'cluster.put': { burst: 20, perSecond: 1 / 60 },
  'cluster.get': { burst: 60, perSecond: 1 },
  'operation.status': { burst: 200, perSecond: 2 },
  other: { burst: 60, perSecond: 1 },
} as const satisfies Record<string, Rate>;

export interface Throttle {
  /** Takes a token for this request, or throws the 429. Time in milliseconds. */
  take(route: RouteName, path: string, time: number): void;
}

/** `secondsPerTick`: how many real seconds a second of the bucket's clock lasts, for Retry-After. */
export function createThrottle(secondsPerTick: number): Throttle {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take: (route, path, time) => {
      const { key, rate } = bucketFor(route, path);
      const bucket = buckets.get(key) ?? { left: rate.burst, at: time };
      const refilled = bucket.left + ((time - bucket.at) / 1000) * rate.perSecond;
      const left = Math.min(rate.burst, refilled);
      if (left < 1) {
        buckets.set(key, { left, at: time });
        throw throttled(((1 - left) / rate.perSecond) * secondsPerTick);
      }
      buckets.set(key, { left: left - 1, at: time });
    },
  };
}

/** Single resources have buckets of their own; everything else shares the subscription's. */
function bucketFor(route: RouteName, path: string): { key: string; rate: Rate } {
  if (route === 'pool.put' || route === 'cluster.put' || route === 'cluster.get') {
    return { key: `${route} ${path.toLowerCase()}`, rate: RATES[route] };
  }
  if (route === 'operation.status' || route === 'operation.result') {
    return { key: 'operation.status', rate: RATES['operation.status'] };
  }
  return { key: 'other', rate: RATES.other };
}

/** Documented: status 429, code Throttled, with Retry-After. */
function throttled(seconds: number): Refused {
  return new Refused(
    429,
    'Throttled',
    'The request is throttled. Please retry after the time that the Retry-After header names.',
    'throttled',
    { 'retry-after': String(Math.max(1, Math.ceil(seconds))) },
  );
}
