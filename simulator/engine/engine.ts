import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSignedUrls } from '../wire/signed-urls.ts';
import { createAzure, type Azure } from '../azure/azure.ts';
import { createFaces } from './faces.ts';
import type { Fault } from '../scenario/fault.ts';
import type { Action } from '../scenario/action.ts';
import { actionOf } from '../scenario/actors.ts';
import type { ActorScenario } from '../scenario/scenario.ts';
import { spanToMilliseconds } from '../scenario/spans.ts';
import { describedFault, parseFault } from '../scenario/fault-text.ts';
import { createFaultPlan, isOperationFault, plannedTrouble } from '../faults/plan.ts';
import type { Face } from '../http/exchange.ts';
import { createHooks } from '../http/hooks.ts';
import { listen, type Listener } from '../http/listener.ts';
import { handleRequest, type Pipeline } from './pipeline.ts';
import { localCertificate, type Certificate } from '../identity/certificate.ts';
import { OIDC_PATH } from '../identity/oidc.ts';
import type { Simulator, SimulatorOptions } from './handle.ts';
import { snapshotCluster, type ClusterSnapshot } from './snapshot.ts';

type Ports = Record<Face, number>;

/** Starts a simulated AKS control plane with Entra ID and GitHub's OIDC endpoint on the loopback interface. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const keys = await localCertificate();
  const azure = createAzure(options, keys);
  const ports: Ports = { arm: options.port ?? 0, entra: 0, oidc: 0, foreign: 0 };
  const address = (face: Face): string => `https://localhost:${ports[face]}`;
  const urls = createSignedUrls(azure.world.subscriptionId, () => address('arm'));
  const requestToken = randomBytes(30).toString('base64url');
  const idTokens: string[] = [];
  const pipeline: Pipeline = {
    faces: createFaces({ azure, keys, urls, address, requestToken, idTokens }),
    requests: [],
    strangersBytes: 0,
    faults: createFaultPlan(options.seed ?? 1),
    hooks: createHooks(),
    azure,
    foreignHost: () => address('foreign'),
    log: options.log ?? (() => undefined),
  };
  planTroubles(pipeline, options);
  azure.settle();
  const stopListeners = await startListeners(keys, ports, pipeline);
  const trusted = await writeCertificate(keys);
  const simulator: Simulator = {
    ...handles(pipeline),
    resourceManagerEndpoint: address('arm'),
    authorityHost: address('entra'),
    oidc: { requestUrl: `${address('oidc')}${OIDC_PATH}?api-version=2.0`, requestToken },
    foreignHost: address('foreign'),
    caFile: trusted.file,
    caCertificate: keys.certificate,
    before: (route, hook, times = Infinity) => {
      pipeline.hooks.add('before', route, (request) => hook(request, simulator), times);
    },
    after: (route, hook, times = Infinity) => {
      pipeline.hooks.add('after', route, (request) => hook(request, simulator), times);
    },
    secrets: () => [
      azure.settings.clientSecret,
      requestToken,
      ...azure.tokens.all(),
      ...idTokens,
      ...urls.signatures(),
    ],
    stop: async () => {
      await stopListeners();
      await trusted.remove();
    },
  };
  return simulator;
}

/** The part of the public object that needs no addresses. */
function handles(
  pipeline: Pipeline,
): Pick<
  Simulator,
  | 'subscriptionId'
  | 'tenantId'
  | 'clientId'
  | 'clientSecret'
  | 'now'
  | 'requests'
  | 'history'
  | 'cluster'
  | 'inject'
  | 'clearFaults'
  | 'act'
  | 'setSwitches'
> {
  const { azure } = pipeline;
  const { world, settings } = azure;
  return {
    subscriptionId: world.subscriptionId,
    tenantId: settings.tenantId,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    now: () => new Date(azure.clock.now()),
    requests: pipeline.requests,
    history: azure.journal.changes,
    cluster: (name) => findSnapshot(azure, name),
    inject: (fault) => inject(pipeline, fault),
    clearFaults: () => {
      pipeline.faults.clear();
      world.troubles = [];
    },
    act: (action) => azure.act(action),
    setSwitches: (switches) => void Object.assign(world.switches, switches),
  };
}

function findSnapshot(azure: Azure, name: string | undefined): ClusterSnapshot {
  const now = azure.settle();
  const cluster = azure.world.clusters.find((candidate) => name === undefined || candidate.name === name);
  if (cluster === undefined) throw new Error(`There is no cluster '${name ?? ''}'.`);
  return snapshotCluster(azure.world, cluster, now);
}

/** The faults of the scenario, which its schema has looked at unless it was written in code. */
function plannedFaults({ scenario }: SimulatorOptions): Fault[] {
  return (scenario?.faults ?? []).map((spec) => {
    if (typeof spec !== 'string') return describedFault(spec);
    const fault = parseFault(spec);
    if (typeof fault === 'string') throw new Error(`The fault '${spec}': ${fault}`);
    return fault;
  });
}

/** Plans the faults and the actors that are asked for. */
function planTroubles(pipeline: Pipeline, options: SimulatorOptions): void {
  for (const fault of plannedFaults(options)) inject(pipeline, fault);
  for (const actor of options.scenario?.actors ?? []) planActor(pipeline, actor);
}

function planActor(pipeline: Pipeline, actor: ActorScenario): void {
  const { at, nth = 1 } = actor;
  const action = actionOf(actor);
  const start = pipeline.azure.clock.now();
  if (at !== undefined) pipeline.azure.plan(start + (spanToMilliseconds(at) ?? 0), action);
  const seconds = (spanToMilliseconds(actor.wait ?? 0) ?? 0) / 1000;
  for (const phase of ['before', 'after'] as const) {
    const route = actor[phase];
    if (route === undefined) continue;
    const later: Action = { kind: 'later', seconds, action };
    pipeline.faults.add({ route, kind: 'act', phase, skip: nth - 1, action: later });
  }
}

function inject(pipeline: Pipeline, fault: Fault): void {
  if (isOperationFault(fault)) pipeline.azure.world.troubles.push(plannedTrouble(fault));
  else pipeline.faults.add(fault);
}

/** Bytes: more than any client has to say. */
const ARM_BODY_LIMIT = 4 * 1024 * 1024;
/** Of those who have proven nothing yet. */
const SIGN_IN_BODY_LIMIT = 64 * 1024;

/** Starts all faces, or none: `ports` gets the ports that they listen on. */
async function startListeners(
  keys: Certificate,
  ports: Ports,
  pipeline: Pipeline,
): Promise<() => Promise<void>> {
  const listeners: Listener[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(listeners.splice(0).map((listener) => listener.close()));
  };
  try {
    for (const face of ['arm', 'entra', 'oidc', 'foreign'] as const) {
      const listener = await listen(face, keys, ports[face], {
        answer: (incoming) => handleRequest(pipeline, incoming),
        bodyLimit: ({ authorization }) => {
          if (face !== 'arm') return SIGN_IN_BODY_LIMIT;
          return pipeline.azure.tokens.knows(authorization) ? ARM_BODY_LIMIT : 0;
        },
      });
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
