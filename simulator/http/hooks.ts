import type { RecordedRequest } from './exchange.ts';
import type { RouteName } from './route-names.ts';

/** Functions of a test that run around the handling of requests. */
export interface Hooks {
  add(moment: Moment, route: RouteName, run: RunHook, times: number): void;
  run(moment: Moment, request: RecordedRequest): Promise<void>;
}

export type Moment = 'before' | 'after';

export type RunHook = (request: RecordedRequest) => void | Promise<void>;

export function createHooks(): Hooks {
  const hooks: { moment: Moment; route: RouteName; run: RunHook; left: number }[] = [];
  return {
    add: (moment, route, run, times) => {
      hooks.push({ moment, route, run, left: times });
    },
    run: async (moment, request) => {
      for (const hook of hooks) {
        if (hook.moment !== moment || hook.route !== request.route || hook.left <= 0) continue;
        hook.left -= 1;
        await hook.run(request);
      }
    },
  };
}
