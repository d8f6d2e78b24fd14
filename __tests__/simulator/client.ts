import { request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator.ts';

export const STABLE = '2026-06-01';
export const PREVIEW = '2025-08-02-preview';
export const CLUSTER = '/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/prod';
export const POOL = `${CLUSTER}/agentPools/user`;
export const OLD_IMAGE = 'AKSUbuntu-2404gen2containerd-202604.22.1';
export const NEW_IMAGE = 'AKSUbuntu-2404gen2containerd-202605.14.0';

/** What tests look into. It is not there in every answer; where it is missing, the assertion fails. */
export interface Body {
  id: string;
  name: string;
  status: string;
  code: string;
  message: string;
  eTag: string;
  nextLink: string;
  tags: unknown;
  access_token: string;
  error: { code: string; message: string };
  error_codes: number[];
  error_description: string;
  properties: Record<string, unknown> & {
    agentPoolProfiles: Record<string, unknown>[];
    agentPoolVersions: { kubernetesVersion: string }[];
    controlPlaneProfile: { upgrades: unknown };
    strategy: { stages: unknown };
  };
  value: Body[];
  values: unknown[];
  resourceId: string;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  body: Body;
}

export interface Call {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  form?: Record<string, string>;
}

/** One HTTPS request, as any client would send it. */
export function send(simulator: Simulator, url: string, call: Call = {}): Promise<Reply> {
  const payload = call.form
    ? new URLSearchParams(call.form).toString()
    : call.body === undefined
      ? undefined
      : JSON.stringify(call.body);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: call.method ?? 'GET',
        ca: simulator.caCertificate,
        agent: false,
        headers: {
          ...(payload !== undefined && {
            'content-type': call.form ? 'application/x-www-form-urlencoded' : 'application/json',
            'content-length': String(Buffer.byteLength(payload)),
          }),
          ...call.headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            body: parse(text) as Body,
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(payload);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A simulator with a signed-in client. */
export interface Session {
  simulator: Simulator;
  token: string;
  /** Calls Azure Resource Manager below the subscription; adds token and api-version. */
  arm: (method: string, path: string, call?: Call & { version?: string }) => Promise<Reply>;
  get: (path: string, version?: string) => Promise<Reply>;
  /** Reads the user pool, changes properties, and puts it back with If-Match. */
  putPool: (
    changes: Record<string, unknown>,
    options?: { ifMatch?: string | null; version?: string },
  ) => Promise<Reply>;
  rollBack: () => Promise<Reply>;
  pass: (seconds: number) => void;
}

export async function signIn(simulator: Simulator): Promise<string> {
  const reply = await requestToken(simulator, { client_secret: simulator.clientSecret });
  return reply.body.access_token;
}

export function requestToken(simulator: Simulator, fields: Record<string, string>): Promise<Reply> {
  return send(simulator, `${simulator.authorityHost}/${simulator.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    form: {
      client_id: simulator.clientId,
      grant_type: 'client_credentials',
      scope: 'https://management.azure.com/.default',
      ...fields,
    },
  });
}

const running: Simulator[] = [];

/** Starts a simulator whose time stands still unless `pass` is called (or a speed is given). */
export async function startSession(options: SimulatorOptions = {}): Promise<Session> {
  const simulator = await startSimulator({
    ...options,
    scenario: { ...options.scenario, timings: { putAnswer: 0, ...options.scenario?.timings } },
  });
  running.push(simulator);
  const token = await signIn(simulator);
  const arm: Session['arm'] = (method, path, call = {}) => {
    const { version = STABLE, ...rest } = call;
    const url = `${simulator.resourceManagerEndpoint}/subscriptions/${simulator.subscriptionId}${path}`;
    return send(simulator, `${url}?api-version=${version}`, {
      ...rest,
      method,
      headers: { authorization: `Bearer ${token}`, ...rest.headers },
    });
  };
  const session: Session = {
    simulator,
    token,
    arm,
    get: (path, version = STABLE) => arm('GET', path, { version }),
    putPool: async (changes, { ifMatch, version = STABLE } = {}) => {
      const { body } = await arm('GET', POOL, { version });
      const match = ifMatch === undefined ? String(body.properties['eTag']) : ifMatch;
      return arm('PUT', POOL, {
        version,
        body: { properties: { ...body.properties, ...changes } },
        headers: match === null ? {} : { 'if-match': match },
      });
    },
    rollBack: () => session.putPool({ orchestratorVersion: '1.34.8', nodeImageVersion: OLD_IMAGE }),
    pass: (seconds) => simulator.act({ kind: 'pass-time', seconds }),
  };
  return session;
}

/** The status of an operation whose address an answer named. */
export function poll(session: Session, url: string | string[] | undefined): Promise<Reply> {
  return send(session.simulator, String(url), { headers: { authorization: `Bearer ${session.token}` } });
}

/** The token in an answer of GitHub's OIDC endpoint, whose `value` is a text. */
export function idTokenOf(reply: Reply): string {
  const { value } = JSON.parse(reply.text) as { value: string };
  return value;
}

export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
}
