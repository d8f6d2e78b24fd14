import { randomBytes } from 'node:crypto';
import type { Action } from '../scenario/action.ts';
import { perform } from '../actors/perform.ts';
import { buildRbac, type Rbac } from '../wire/rbac.ts';
import { createThrottle, type Throttle } from '../wire/throttle.ts';
import type { Certificate } from '../identity/certificate.ts';
import { identitySettings, type IdentitySettings } from '../identity/settings.ts';
import { createTokenStore, type TokenStore } from '../identity/tokens.ts';
import { buildWorld } from '../building/build.ts';
import { DEFAULT_SCENARIO } from '../scenario/defaults.ts';
import type { Scenario, ThrottlingScenario } from '../scenario/scenario.ts';
import { advance } from '../operations/advance.ts';
import { createClock, type VirtualClock } from '../state/clock.ts';
import { createJournal, type Journal } from '../state/journal.ts';
import type { World } from '../state/model.ts';
import { guidFrom } from '../state/names.ts';
import type { Switches } from '../state/switches.ts';

export interface AzureOptions {
  /** What Azure holds at the start. Default: a healthy cluster `prod` in `rg` with the pools `system` and `user`. */
  scenario?: Scenario;
  /** Virtual seconds per real second; default 1. */
  speed?: number;
  /** Virtual time at the start, ISO 8601; default the scenario's, else the real time. */
  startTime?: string;
  /** Behaviour that public sources leave open; goes before the scenario's. */
  switches?: Partial<Switches>;
}

/** What the simulated Azure knows: its resources, its time, and who may do what. */
export interface Azure {
  world: World;
  clock: VirtualClock;
  settings: IdentitySettings;
  tokens: TokenStore;
  rbac: Rbac;
  journal: Journal;
  throttle: { buckets: Throttle; time: () => number } | undefined;
  /** Brings the resources up to date and answers the virtual time. */
  settle(): number;
  /** Planned actions that had become impossible. */
  missed: Action[];
  act(action: Action): void;
  /** Lets another actor do something at a virtual time, if it is possible then. */
  plan(at: number, action: Action): void;
  /** Does something else at a virtual time. */
  planWork(at: number, work: () => void): void;
}

export function createAzure(options: AzureOptions, keys: Certificate): Azure {
  const scenario = options.scenario ?? DEFAULT_SCENARIO;
  const clock = createClock(startOf(options), options.speed ?? 1);
  const world = buildWorld(scenario, guidFrom('subscription'), clock.now());
  Object.assign(world.switches, options.switches);
  const planned: PlannedWork[] = [];
  const azure: Azure = {
    world,
    clock,
    settings: identitySettings(scenario.identity ?? {}, {
      tenantId: guidFrom('tenant'),
      clientId: guidFrom('client'),
      objectId: guidFrom('object'),
      clientSecret: randomBytes(30).toString('base64url'),
    }),
    tokens: createTokenStore(keys),
    rbac: buildRbac(world, scenario.rbac),
    journal: createJournal(),
    missed: [],
    throttle: buildThrottle(scenario.throttling, clock),
    settle: () => {
      const now = clock.now();
      // What a request or another actor has just changed, and then what time brings.
      azure.journal.note(world, now);
      const note = (at: number): void => azure.journal.note(world, at);
      for (let next = takeDue(planned, now); next !== undefined; next = takeDue(planned, now)) {
        advance(world, next.at, note);
        next.work();
        note(next.at);
      }
      advance(world, now, note);
      return now;
    },
    act: (action) => {
      azure.settle();
      if (action.kind === 'pass-time') passTime(azure, planned, action.seconds);
      else performAction(azure, action, azure.clock.now());
      azure.settle();
    },
    plan: (at, action) => {
      azure.planWork(at, () => attempt(azure, at, action));
    },
    planWork: (at, work) => void planned.push({ at, work }),
  };
  return azure;
}

interface PlannedWork {
  at: number;
  work: () => void;
}

/** Takes the first work that is due. */
function takeDue(planned: PlannedWork[], now: number): PlannedWork | undefined {
  const [first] = planned.filter(({ at }) => at <= now).sort((left, right) => left.at - right.at);
  if (first !== undefined) planned.splice(planned.indexOf(first), 1);
  return first;
}

/** What the actor wanted may not be possible any more, as when an operation has ended; then it is left. */
function attempt(azure: Azure, at: number, action: Action): void {
  try {
    performAction(azure, action, at);
  } catch {
    azure.missed.push(action);
  }
}

/** Moves time on, and stops at each moment at which something is planned: what happens then happens at its time. */
function passTime(azure: Azure, planned: readonly PlannedWork[], seconds: number): void {
  const end = azure.clock.now() + seconds * 1000;
  const next = (): number => Math.min(...planned.map(({ at }) => at));
  while (next() <= end) {
    azure.clock.skip(Math.max(0, next() - azure.clock.now()) / 1000);
    azure.settle();
  }
  azure.clock.skip(Math.max(0, end - azure.clock.now()) / 1000);
}

function performAction(azure: Azure, action: Action, now: number): void {
  if (action.kind === 'pass-time') azure.clock.skip(action.seconds);
  else if (action.kind === 'later') azure.plan(now + action.seconds * 1000, action.action);
  else if (action.kind === 'revoke-tokens') azure.tokens.revokeAll();
  else if (action.kind === 'set-roles') azure.rbac = buildRbac(azure.world, action.roles);
  else if (action.kind === 'set-identity') Object.assign(azure.settings, action.identity);
  else perform(azure.world, now, action);
}

function buildThrottle(scenario: ThrottlingScenario | undefined, clock: VirtualClock): Azure['throttle'] {
  if (scenario?.enabled !== true) return undefined;
  const virtual = scenario.clock === 'virtual';
  return {
    buckets: createThrottle(virtual ? 1 / clock.speed : 1),
    time: virtual ? () => clock.now() : () => Date.now(),
  };
}

function startOf(options: AzureOptions): number {
  const named = options.startTime ?? options.scenario?.startTime;
  if (named === undefined) return Date.now();
  const start = Date.parse(named);
  if (Number.isNaN(start)) throw new Error(`The start time '${named}' is not an ISO 8601 date.`);
  return start;
}
