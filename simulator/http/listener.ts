import { randomUUID } from 'node:crypto';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '../state/json.ts';
import type { Answer, Face, Incoming } from './exchange.ts';

/** What a listener proves itself with. */
export interface ServerKeys {
  certificate: string;
  privateKey: string;
}

export interface Listener {
  port: number;
  /** Stops listening and closes every connection at once. */
  close(): Promise<void>;
}

export type Handler = (incoming: Incoming) => Promise<Answer>;

/** Listens on the loopback interface only. */
export async function listen(face: Face, keys: ServerKeys, port: number, handle: Handler): Promise<Listener> {
  const sockets = new Set<Duplex>();
  const server = createServer({ key: keys.privateKey, cert: keys.certificate });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that goes away in mid-sentence is nobody's error here.
    socket.on('error', () => sockets.delete(socket));
  });
  server.on('request', (request, response) => {
    serve(face, request, response, handle).catch(() => request.socket.destroy());
  });
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} is in use by another program. Choose another port, or 0 for any free one.`,
      {
        cause: error,
      },
    );
  }
  return new Error(`Can't listen on port ${port}: ${error.message}`, { cause: error });
}

async function serve(
  face: Face,
  request: IncomingMessage,
  response: ServerResponse,
  handle: Handler,
): Promise<void> {
  const rawBody = await readBody(request);
  const url = request.url ?? '/';
  const cut = url.indexOf('?');
  const answer = await handle({
    face,
    method: request.method ?? 'GET',
    url,
    path: cut < 0 ? url : url.slice(0, cut),
    query: Object.fromEntries(new URLSearchParams(cut < 0 ? '' : url.slice(cut))),
    headers: request.headers,
    rawBody,
    body: parseBody(rawBody, request.headers['content-type']),
    correlationId: correlationIdOf(request),
  });
  if (answer.delay !== undefined) await pause(answer.delay * 1000);
  if (answer.lost === 'hang') return;
  if (answer.lost === 'reset') request.socket.destroy();
  else await send(response, answer);
}

function correlationIdOf(request: IncomingMessage): string {
  const given = request.headers['x-ms-correlation-request-id'];
  return typeof given === 'string' ? given : randomUUID();
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parseBody(raw: string, contentType: string | undefined): Json | undefined {
  if (raw === '') return undefined;
  if (contentType?.includes('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(raw));
  }
  try {
    return JSON.parse(raw) as Json;
  } catch {
    return undefined;
  }
}

async function send(response: ServerResponse, answer: Answer): Promise<void> {
  const text = answer.rawBody ?? bodyText(answer.body);
  response.writeHead(answer.status, {
    ...(answer.body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
    ...answer.headers,
  });
  if (answer.slowBody === undefined) {
    response.end(text);
    return;
  }
  const half = Math.ceil(text.length / 2);
  response.write(text.slice(0, half));
  await pause(answer.slowBody * 1000);
  response.end(text.slice(half));
}

/** The text that an answer's body is sent as. */
export function bodyText(body: Json | undefined): string {
  if (body === undefined) return '';
  return JSON.stringify(body);
}
