/** Endpoints that give tokens of a managed identity, on this machine: App Service's and IMDS. */

import { createServer, type IncomingMessage, type Server } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Simulator } from '../../simulator/simulator.ts';

export interface IdentityRequest {
  readonly method: string;
  readonly path: string;
  /** Of the query or of the form. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
}

interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The value of IDENTITY_HEADER. */
export const IDENTITY_HEADER = '853b9a84-5bfa-4b22-a3f3-0b9a43d9ad8a';

/** An identity endpoint whose tokens a simulated Azure accepts. */
export class IdentityEndpoint {
  readonly requests: IdentityRequest[] = [];
  /** Answers in place of a token, one a request. */
  readonly faults: Answer[] = [];
  /** Seconds that a token is said to live. */
  lifetime = 86_399;
  readonly #azure: Simulator;
  readonly #server: Server;

  constructor(azure: Simulator) {
    this.#azure = azure;
    this.#server = createServer((incoming, response) => {
      void this.#answer(incoming).then(({ status, body, headers }) => {
        response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
        response.end(JSON.stringify(body));
      });
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** What App Service and Azure Container Apps tell a process. */
  get appService(): Record<string, string> {
    return { IDENTITY_ENDPOINT: `${this.origin}/msi/token`, IDENTITY_HEADER };
  }

  /** A virtual machine tells nothing: IMDS has a fixed address, which this variable replaces. */
  get virtualMachine(): Record<string, string> {
    return { AZURE_POD_IDENTITY_AUTHORITY_HOST: this.origin };
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(incoming: IncomingMessage): Promise<Answer> {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', this.origin);
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
    const parameters = Object.fromEntries([...searchParams, ...form]);
    const { method = '', headers } = incoming;
    this.requests.push({ method, path: pathname, parameters, headers });
    const fault = this.faults.shift();
    if (fault !== undefined) return fault;
    // Each endpoint wants a header that a forged request of a browser could not have.
    const isAppService = pathname === '/msi/token';
    const isAllowed = isAppService
      ? headers['x-identity-header'] === IDENTITY_HEADER
      : headers['metadata'] === 'true';
    if (!isAllowed) return { status: 400, body: { error: 'invalid_request' } };
    return { status: 200, body: await this.#token(parameters['resource'] ?? '') };
  }

  async #token(resource: string): Promise<object> {
    return {
      access_token: await requestToken(this.#azure, resource),
      client_id: this.#azure.clientId,
      expires_in: String(this.lifetime),
      expires_on: String(Math.floor(Date.now() / 1000) + this.lifetime),
      resource,
      token_type: 'Bearer',
    };
  }
}

/** A token that the simulated Azure accepts, of its Entra ID. */
export async function requestToken(
  azure: Simulator,
  resource = 'https://management.core.windows.net/',
): Promise<string> {
  const form = new URLSearchParams({
    client_id: azure.clientId,
    client_secret: azure.clientSecret,
    scope: `${resource}/.default`,
    grant_type: 'client_credentials',
  });
  const body = await send(azure, `${azure.authorityHost}/${azure.tenantId}/oauth2/v2.0/token`, form);
  return (JSON.parse(body) as { access_token: string }).access_token;
}

/** The ID token that the simulated GitHub gives to a job. */
export async function requestIdToken(azure: Simulator): Promise<string> {
  const body = await send(azure, `${azure.oidc.requestUrl}&audience=api://AzureADTokenExchange`);
  return (JSON.parse(body) as { value: string }).value;
}

function send(azure: Simulator, url: string, form?: URLSearchParams): Promise<string> {
  const headers =
    form === undefined
      ? { authorization: `Bearer ${azure.oidc.requestToken}` }
      : { 'content-type': 'application/x-www-form-urlencoded' };
  return new Promise((resolve, reject) => {
    const method = form === undefined ? 'GET' : 'POST';
    // Its own connection each time, past any proxy that a test sets up.
    request(url, { method, headers, ca: azure.caCertificate, agent: false }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
      answer.on('end', () => {
        resolve(body);
      });
    })
      .on('error', reject)
      .end(form?.toString());
  });
}

/** Plays something beside an endpoint of a managed identity. Returns what it came to. */
export async function withIdentity<Result>(
  azure: Simulator,
  play: (endpoint: IdentityEndpoint) => Promise<Result>,
): Promise<Result> {
  const endpoint = new IdentityEndpoint(azure);
  await endpoint.start();
  try {
    return await play(endpoint);
  } finally {
    endpoint.stop();
  }
}
