import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Action } from './actors/action.ts';
import { perform } from './actors/perform.ts';
import { createArmFace } from './arm/arm-face.ts';
import type { ArmFace } from './arm/arm-face.ts';
import { buildRbac } from './arm/rbac.ts';
import { createSignedUrls } from './arm/signed-urls.ts';
import { createThrottle } from './arm/throttle.ts';
import { createFaultPlan, isOperationFault, plannedTrouble } from './faults/plan.ts';
import type { Face } from './http/exchange.ts';
import { createHooks } from './http/hooks.ts';
import type { Moment } from './http/hooks.ts';
import { listen } from './http/listener.ts';
import type { Listener } from './http/listener.ts';
import { handleRequest } from './http/pipeline.ts';
import type { Pipeline } from './http/pipeline.ts';
import type { RouteName } from './http/route-names.ts';
import { localCertificate } from './identity/certificate.ts';
import type { Certificate } from './identity/certificate.ts';
import { answerEntra, entraRoute } from './identity/entra.ts';
import { answerOidc, OIDC_PATH, oidcRoute } from './identity/oidc.ts';
import { identitySettings } from './identity/settings.ts';
import { createTokenStore } from './identity/tokens.ts';
import { buildWorld } from './scenario/build.ts';
import { DEFAULT_SCENARIO } from './scenario/defaults.ts';
import type { Hook, Simulator, SimulatorOptions } from './simulator.ts';
import { snapshotCluster } from './snapshot.ts';
import { advance } from './state/advance.ts';
import { createClock } from './state/clock.ts';
import { guidFrom } from './state/names.ts';

/** Puts state, faces and faults together and starts the listeners. */
export async function createEngine(options: SimulatorOptions): Promise<Simulator> {
  const scenario = options.scenario ?? DEFAULT_SCENARIO;
  const keys = await localCertificate();
  const clock = createClock(startOf(options), options.speed ?? 1);
  const world = buildWorld(scenario, guidFrom('subscription'), clock.now());
  Object.assign(world.switches, options.switches);
  const settings = identitySettings(scenario.identity ?? {}, {
    tenantId: guidFrom('tenant'),
    clientId: guidFrom('client'),
    objectId: guidFrom('object'),
    clientSecret: randomBytes(30).toString('base64url'),
  });
  const requestToken = randomBytes(30).toString('base64url');
  const tokens = createTokenStore(keys);
  const idTokens: string[] = [];
  const ports: Record<Face, number> = { arm: options.port ?? 0, entra: 0, oidc: 0, foreign: 0 };
  const address = (face: Face): string => `https://localhost:${ports[face]}`;
  const urls = createSignedUrls(world.subscriptionId, () => address('arm'));
  const throttling = scenario.throttling;
  const virtual = throttling?.clock === 'virtual';
  const settle = (): number => {
    const now = clock.now();
    advance(world, now);
    return now;
  };
  const armParts: ArmFace = {
    world,
    settings,
    tokens,
    urls,
    rbac: buildRbac(world, scenario.rbac),
    throttle:
      throttling?.enabled === true
        ? {
            buckets: createThrottle(virtual ? 1 / clock.speed : 1),
            time: virtual ? () => clock.now() : () => Date.now(),
          }
        : undefined,
    now: settle,
    endpoint: () => address('arm'),
  };
  const arm = createArmFace(armParts);
  const entra = { settings, tokens, keys, authorityHost: () => address('entra') };
  const oidc = { settings, keys, requestToken, onIssued: (token: string) => void idTokens.push(token) };
  const act = (action: Action): void => {
    settle();
    switch (action.kind) {
      case 'pass-time':
        clock.skip(action.seconds);
        break;
      case 'revoke-tokens':
        tokens.revokeAll();
        break;
      case 'set-roles':
        armParts.rbac = buildRbac(world, action.roles);
        break;
      case 'set-identity':
        Object.assign(settings, action.identity);
        break;
      default:
        perform(world, clock.now(), action);
    }
    settle();
  };
  const faults = createFaultPlan(options.seed ?? 1);
  const pipeline: Pipeline = {
    faces: {
      arm: {
        route: (incoming) => arm.match(incoming)?.route.name ?? 'unknown',
        answer: (incoming) => arm.answer(incoming, arm.match(incoming)),
      },
      entra: { route: entraRoute, answer: (incoming, route) => answerEntra(entra, route, incoming) },
      oidc: { route: oidcRoute, answer: (incoming, route) => answerOidc(oidc, route, incoming) },
      foreign: { route: () => 'foreign', answer: () => ({ status: 200, body: {} }) },
    },
    requests: [],
    faults,
    hooks: createHooks(),
    speed: clock.speed,
    settle,
    act,
    challenge: () => tokens.challenge(),
    foreignHost: () => address('foreign'),
    dateSkew: () => world.switches.dateSkewSeconds,
    log: options.log ?? (() => undefined),
  };
  const stop = await startListeners(keys, ports, pipeline);
  const trusted = await writeCertificate(keys);
  const addHook = (moment: Moment, route: RouteName, hook: Hook, times = Infinity): void =>
    pipeline.hooks.add(moment, route, (request) => hook(request, simulator), times);
  const simulator: Simulator = {
    resourceManagerEndpoint: address('arm'),
    authorityHost: address('entra'),
    oidc: { requestUrl: `${address('oidc')}${OIDC_PATH}?api-version=2.0`, requestToken },
    foreignHost: address('foreign'),
    caFile: trusted.file,
    caCertificate: keys.certificate,
    subscriptionId: world.subscriptionId,
    tenantId: settings.tenantId,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    now: () => new Date(clock.now()),
    requests: pipeline.requests,
    cluster: (name) => {
      const now = settle();
      const cluster = world.clusters.find((candidate) => name === undefined || candidate.name === name);
      if (cluster === undefined) throw new Error(`There is no cluster '${name ?? ''}'.`);
      return snapshotCluster(world, cluster, now);
    },
    inject: (fault) => {
      if (isOperationFault(fault)) world.troubles.push(plannedTrouble(fault));
      else faults.add(fault);
    },
    clearFaults: () => {
      faults.clear();
      world.troubles = [];
    },
    act,
    before: (route, hook, times) => addHook('before', route, hook, times),
    after: (route, hook, times) => addHook('after', route, hook, times),
    setSwitches: (switches) => void Object.assign(world.switches, switches),
    secrets: () => [settings.clientSecret, requestToken, ...tokens.all(), ...idTokens, ...urls.signatures()],
    stop: async () => {
      await stop();
      await trusted.remove();
    },
  };
  return simulator;
}

function startOf(options: SimulatorOptions): number {
  const named = options.startTime ?? options.scenario?.startTime;
  if (named === undefined) return Date.now();
  const start = Date.parse(named);
  if (Number.isNaN(start)) throw new Error(`The start time '${named}' is not an ISO 8601 date.`);
  return start;
}

/** Starts all faces, or none: `ports` gets the ports that they listen on. */
async function startListeners(
  keys: Certificate,
  ports: Record<Face, number>,
  pipeline: Pipeline,
): Promise<() => Promise<void>> {
  const listeners: Listener[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(listeners.splice(0).map((listener) => listener.close()));
  };
  try {
    for (const face of ['arm', 'entra', 'oidc', 'foreign'] as const) {
      const listener = await listen(face, keys, ports[face], (incoming) => handleRequest(pipeline, incoming));
      ports[face] = listener.port;
      listeners.push(listener);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function writeCertificate(keys: Certificate): Promise<{ file: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aks-simulator-'));
  const file = path.join(folder, 'ca.pem');
  await writeFile(file, keys.certificate);
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
