import { randomUUID } from 'node:crypto';
import { createServer } from 'node:https';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
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

export interface Handler {
  answer(incoming: Incoming): Promise<Answer>;
  /** Bytes of a body that are read of a request with these headers; 0: it is not read at all. */
  bodyLimit(headers: IncomingHttpHeaders): number;
}

/** Listens on the loopback interface only. */
export async function listen(
  face: Face,
  keys: ServerKeys,
  port: number,
  handler: Handler,
): Promise<Listener> {
  const sockets = new Set<Duplex>();
  const server = createServer({ key: keys.privateKey, cert: keys.certificate });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that goes away in mid-sentence is nobody's error here.
    socket.on('error', () => sockets.delete(socket));
  });
  server.on('request', (request, response) => {
    serve(face, request, response, handler).catch(() => request.socket.destroy());
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
  handler: Handler,
): Promise<void> {
  const limit = handler.bodyLimit(request.headers);
  const rawBody = limit > 0 ? await readBody(request, limit) : '';
  if (rawBody === undefined) {
    refuseUnread(request, response);
    return;
  }
  const url = request.url ?? '/';
  const cut = url.indexOf('?');
  const answer = await handler.answer({
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
  if (answer.delay !== undefined) await holdBack(answer.delay);
  if (answer.lost === 'hang') return;
  if (answer.lost === 'reset') request.socket.destroy();
  else await send(response, limit > 0 ? answer : closing(answer));
}

/** A pause in an answer: it keeps no process alive whose listeners are closed. */
async function holdBack(seconds: number): Promise<void> {
  await pause(seconds * 1000, undefined, { ref: false });
}

/** What was not read must not be taken for the next request. */
function closing(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, connection: 'close' } };
}

function refuseUnread(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(413, { connection: 'close' });
  response.end(() => request.socket.destroy());
}

function correlationIdOf(request: IncomingMessage): string {
  const given = request.headers['x-ms-correlation-request-id'];
  return typeof given === 'string' ? given : randomUUID();
}

/** The whole body, or undefined if it is too long; the rest of it is not taken. */
function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else {
        request.pause();
        resolve(undefined);
      }
    });
    request.on('error', reject);
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
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
    ...(answer.endless === 'gzip' && { 'content-encoding': 'gzip' }),
  });
  if (answer.endless !== undefined) {
    pourWithoutEnd(response, answer.endless);
    return;
  }
  if (answer.slowBody === undefined) {
    response.end(text);
    return;
  }
  const half = Math.ceil(text.length / 2);
  response.write(text.slice(0, half));
  await holdBack(answer.slowBody);
  response.end(text.slice(half));
}

const CHUNK = Buffer.alloc(256 * 1024, ' ');

/** Writes until the client goes away. */
function pourWithoutEnd(response: ServerResponse, how: 'plain' | 'gzip'): void {
  const into = how === 'gzip' ? createGzip() : response;
  if (into !== response) into.pipe(response);
  const pour = (): void => {
    while (!response.destroyed && into.write(CHUNK)) continue;
  };
  into.on('drain', pour);
  response.on('close', () => into.destroy());
  pour();
}

/** The text that an answer's body is sent as. */
export function bodyText(body: Json | undefined): string {
  if (body === undefined) return '';
  return JSON.stringify(body);
}
