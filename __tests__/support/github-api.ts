/** As much of GitHub's API as the follow-up issue needs, on this machine. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';

export interface Issue {
  readonly number: number;
  readonly html_url: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: string[];
  readonly user: { readonly login: string; readonly id: number } | null;
  readonly pull_request?: object;
  readonly comments: string[];
  readonly created_at: string;
  state_reason?: string;
}

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly userAgent: string | undefined;
}

/**
 * An error status with GitHub's message, another address, a connection that breaks (before the request is worked on, or
 * after it), or no answer at all.
 */
export type ApiFault =
  | { readonly status: number; readonly message: string }
  | { readonly redirect: string; readonly status: number }
  | 'break'
  | 'break-after'
  | 'hang';

type Answer = readonly [status: number, body: unknown, headers?: Readonly<Record<string, string>>];

function faultAnswer(fault: ApiFault & object): Answer {
  return 'redirect' in fault
    ? [fault.status, {}, { location: fault.redirect }]
    : [fault.status, { message: fault.message }];
}

export const BOT = { login: 'github-actions[bot]', id: 41898282 };

/** The API of a GitHub with the one repository `contoso/shop`. */
export class GitHubApi {
  readonly requests: ApiRequest[] = [];
  readonly issues: Issue[] = [];
  /** By method and path, such as `POST /repos/contoso/shop/issues`. */
  readonly faults = new Map<string, ApiFault>();
  isPrivate = true;
  viewer: unknown = { login: BOT.login, databaseId: BOT.id };
  /** The largest page that a list has. */
  pageSize = 100;
  /** Where the next page is said to be, instead of here. */
  nextPage: string | undefined;
  /** The address that a new issue is said to have. */
  newIssueUrl: string | undefined;
  /** Another run opens the same issue right before the next one is opened here. */
  opensFirst = false;
  /** How many lists still lack the issues that were opened last. */
  lag = 0;
  /** Called with the method and path of each request before it is answered. */
  onRequest: (route: string) => void | Promise<void> = () => undefined;
  /** `/api/v3` on GitHub Enterprise Server. */
  prefix = '';
  readonly #server: Server;

  readonly #base: string;

  /** Plain on 127.0.0.1, or with the certificate of another host (whose name needs to lead here only in a proxy). */
  constructor(secure?: { readonly host: string; readonly certificate: Certificate }) {
    const serve = (request: IncomingMessage, response: ServerResponse): void => {
      void this.#serve(request, response);
    };
    this.#base = secure === undefined ? 'http://127.0.0.1' : `https://${secure.host}`;
    this.#server = secure === undefined ? createServer(serve) : createSecureServer(secure.certificate, serve);
  }

  /** The origin, such as `http://127.0.0.1:1234`. */
  get origin(): string {
    return `${this.#base}:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  reset(): void {
    this.requests.length = 0;
    this.issues.length = 0;
    this.faults.clear();
    this.isPrivate = true;
    this.viewer = { login: BOT.login, databaseId: BOT.id };
    this.pageSize = 100;
    this.nextPage = undefined;
    this.lag = 0;
    this.newIssueUrl = undefined;
    this.opensFirst = false;
    this.onRequest = () => undefined;
  }

  /** Adds an issue that was there before. */
  add(changes: Partial<Issue> = {}): Issue {
    const number = this.issues.length + 1;
    const issue: Issue = {
      number,
      html_url: `https://github.com/contoso/shop/issues/${String(number)}`,
      title: 'Some issue',
      body: '',
      state: 'open',
      labels: [],
      user: BOT,
      comments: [],
      created_at: new Date().toISOString(),
      ...changes,
    };
    this.issues.push(issue);
    return issue;
  }

  /** Methods and paths of the requests that change something, in order. */
  get changes(): readonly string[] {
    return this.requests
      .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/graphql'))
      .map(({ method, path }) => `${method} ${path}`);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.origin);
    const { method = '' } = request;
    this.requests.push({
      method,
      path: pathname,
      query: searchParams,
      authorization: request.headers.authorization,
      userAgent: request.headers['user-agent'],
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    await this.onRequest(`${method} ${pathname}`);
    const fault = this.faults.get(`${method} ${pathname}`);
    if (fault === 'hang') return;
    if (fault === 'break') {
      request.socket.destroy();
      return;
    }
    const [status, answer, headers]: Answer =
      typeof fault === 'object' ? faultAnswer(fault) : this.#answer(method, pathname, searchParams, body);
    if (fault === 'break-after') {
      request.socket.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(answer));
  }

  #answer(method: string, pathname: string, query: URLSearchParams, body: Record<string, unknown>): Answer {
    const graphql = this.prefix === '' ? '/graphql' : '/api/graphql';
    if (pathname === graphql) return [200, { data: { viewer: this.viewer } }];
    const [, number, part] =
      /^\/repos\/contoso\/shop\/issues\/(\d+)(\/\w+)?$/.exec(pathname.slice(this.prefix.length)) ?? [];
    const issue = this.issues.find((other) => String(other.number) === number);
    if (issue !== undefined) return this.#change(method, issue, part, body);
    switch (`${method} ${pathname.slice(this.prefix.length)}`) {
      case 'GET /repos/contoso/shop':
        return [200, { private: this.isPrivate }];
      case 'GET /repos/contoso/shop/issues':
        return this.#list(query);
      case 'POST /repos/contoso/shop/issues':
        if (this.opensFirst) this.add({ ...body, labels: [], comments: [] });
        this.opensFirst = false;
        return [
          201,
          this.add(this.newIssueUrl === undefined ? body : { ...body, html_url: this.newIssueUrl }),
        ];
      default:
        return [404, { message: 'Not Found' }];
    }
  }

  #list(query: URLSearchParams): Answer {
    const size = Math.min(Number(query.get('per_page') ?? 30), this.pageSize);
    const page = Number(query.get('page') ?? 1);
    const since = query.get('since') ?? '';
    const isLate = since !== '' && this.lag-- > 0;
    const listed = this.issues
      .filter(({ state }) => state === (query.get('state') ?? 'open'))
      .filter(({ created_at }) => (isLate ? false : created_at >= since))
      .toReversed();
    const hasMore = page * size < listed.length;
    const here = `${this.origin}${this.prefix}/repos/contoso/shop/issues?${query.toString()}`;
    const next = new URL(here);
    next.searchParams.set('page', String(page + 1));
    const link = `<${this.nextPage ?? next.href}>; rel="next"`;
    return [200, listed.slice((page - 1) * size, page * size), hasMore ? { link } : {}];
  }

  #change(method: string, issue: Issue, part: string | undefined, body: Record<string, unknown>): Answer {
    if (method === 'PATCH') Object.assign(issue, body);
    else if (part === '/comments') issue.comments.push(body['body'] as string);
    else if (part === '/labels') issue.labels.push(...(body['labels'] as string[]));
    else return [404, { message: 'Not Found' }];
    return [200, issue];
  }
}
