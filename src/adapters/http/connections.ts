/**
 * The connections of a run, kept alive and shared by all that send. Some are opened ahead, while another answer is awaited:
 * before anything can be sent on a new one, packets go back and forth two or three times.
 */

import https from 'node:https';
import { isIP } from 'node:net';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';

/**
 * Milliseconds that a request gets to leave before large libraries are loaded, where it doesn't show when it has left.
 * Loading keeps the only thread busy: before the connection stands it would hold the request back, afterwards it costs
 * nothing, because the answer is on its way.
 */
export const HEAD_START_MS = 50;

/**
 * Milliseconds that a connection is kept while nothing is sent on it. What lies between forgets idle ones after minutes (four
 * in Azure's network) without a word, and a request on such a one would get no answer.
 */
const LONGEST_IDLE_MS = 60_000;

const HTTPS_PORT = 443;

interface Host {
  /** Taken out by the first requests to the host. */
  readonly ahead: TLSSocket[];
  /** Fulfilled when one connection to it stands. */
  readonly standing: PromiseWithResolvers<undefined>;
  /** What makes further connections to it cheap; only of one whose certificate was accepted. */
  session?: Buffer;
}

/** Opens the connections of all requests, some ahead. On those nothing is sent before a request has taken them. */
export class Connections extends https.Agent {
  readonly #hosts = new Map<string, Host>();

  constructor(longestIdleMs = LONGEST_IDLE_MS) {
    super({ keepAlive: true, timeout: longestIdleMs });
  }

  /** Opens connections to a host: one, and once it stands, the others. One that fails is missed by nobody. */
  open(url: URL, count: number): void {
    const { hostname: host } = url;
    const servername = isIP(host) === 0 ? host : '';
    const options = { ...this.options, host, port: portOf(url), servername };
    const { ahead } = this.#at(options);
    const socket = this.#connect(options);
    ahead.push(socket);
    socket.on('error', ignore);
    socket.once('close', () => {
      remove(ahead, socket);
    });
    // The base class does the same for those that a request has used.
    socket.on('timeout', () => {
      if (ahead.includes(socket)) socket.destroy();
    });
    if (count === 1) return;
    socket.once('session', () => {
      for (let opened = 1; opened < count; opened++) this.open(url, 1);
    });
  }

  /** Fulfilled when a connection to the host stands. */
  standing(url: URL): Promise<unknown> {
    return this.#at({ host: url.hostname, port: portOf(url) }).standing.promise;
  }

  override createConnection(options: https.RequestOptions): TLSSocket {
    const { ahead } = this.#at(options);
    const ready = ahead.find(({ connecting }) => !connecting) ?? ahead[0];
    if (ready === undefined) return this.#connect(options);
    remove(ahead, ready);
    return ready;
  }

  #connect(options: https.RequestOptions): TLSSocket {
    const at = this.#at(options);
    const withSession = { ...options, session: at.session };
    const socket = super.createConnection(withSession) as TLSSocket;
    socket.once('secureConnect', () => {
      at.standing.resolve(undefined);
    });
    socket.on('session', (session) => {
      if (socket.authorized) at.session = session;
    });
    return socket;
  }

  #at({ host, port }: https.RequestOptions): Host {
    const key = `${String(host)}:${String(port)}`;
    const known = this.#hosts.get(key) ?? { ahead: [], standing: Promise.withResolvers<undefined>() };
    this.#hosts.set(key, known);
    return known;
  }
}

/** Those of this process. */
export const connections = new Connections();

/** Fulfilled when a request that was handed over a moment ago has left for its host. */
export async function hasLeft(url: string): Promise<void> {
  const stands = new AbortController();
  await Promise.race([
    connections.standing(new URL(url)),
    delay(HEAD_START_MS, undefined, { signal: stands.signal }),
  ]);
  stands.abort();
  // What was handed over is sent as soon as what runs now has ended.
  await turn();
}

function portOf({ port }: URL): number {
  return port === '' ? HTTPS_PORT : Number(port);
}

function remove<T>(list: T[], one: T): void {
  const index = list.indexOf(one);
  if (index !== -1) list.splice(index, 1);
}

const ignore = (): void => undefined;
