import type { RecordedRequest } from './exchange.ts';
import type { RouteName } from './route-names.ts';

/** Functions of a test that run around the handling of requests. */
export interface Hooks {
  add(moment: Moment, route: RouteName, run: RunHook, times: number): void;
  run(moment: Moment, request: RecordedRequest): Promise<void>;
  /** The same without waiting for hooks that take their time. */
  runAtOnce(moment: Moment, request: RecordedRequest): void;
}

export type Moment = 'before' | 'after';

export type RunHook = (request: RecordedRequest) => void | Promise<void>;

export function createHooks(): Hooks {
  const hooks: { moment: Moment; route: RouteName; run: RunHook; left: number }[] = [];
  const due = (moment: Moment, { route }: RecordedRequest): RunHook[] =>
    hooks
      .filter((hook) => hook.moment === moment && hook.route === route && hook.left > 0)
      .map((hook) => {
        hook.left -= 1;
        return hook.run;
      });
  return {
    add: (moment, route, run, times) => {
      hooks.push({ moment, route, run, left: times });
    },
    run: async (moment, request) => {
      for (const run of due(moment, request)) await run(request);
    },
    runAtOnce: (moment, request) => {
      for (const run of due(moment, request)) void run(request);
    },
  };
}
