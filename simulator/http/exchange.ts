import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../state/json.ts';
import type { RouteName } from './route-names.ts';

/** The listeners of the simulator: Azure Resource Manager, Entra ID, GitHub's OIDC endpoint, and a stranger. */
export type Face = 'arm' | 'entra' | 'oidc' | 'foreign';

/** A request as it came in. */
export interface Incoming {
  face: Face;
  method: string;
  /** Path and query, byte for byte. */
  url: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  /** The body's text; empty if there was none. */
  rawBody: string;
  /** The body, if it is JSON or a form. */
  body: Json | undefined;
  /** What Azure's side files the request under: the client's own id, or a new one. */
  correlationId: string;
}

/** An answer, and how it is to be delivered. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** JSON, or text that is sent as it is. */
  body?: Json;
  /** In place of a JSON body. */
  rawBody?: string;
  /** Real bytes that go on and on, as they are or as gzip that unpacks to them, in place of a body. */
  endless?: 'plain' | 'gzip';
  /** Virtual seconds that the service takes before it answers. */
  takes?: number;
  /** Real seconds before the answer. */
  delay?: number;
  /** The connection is dropped in place of an answer, or never answered. */
  lost?: 'reset' | 'hang';
  /** Real seconds between the two halves of the body. */
  slowBody?: number;
  /** Seconds added to the Date header. */
  dateSkew?: number;
}

/** A request that reached the simulator, kept for assertions. */
export interface RecordedRequest {
  face: Face;
  /** Name of the endpoint; `unknown` if none has this path. */
  route: RouteName;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  /** Parsed JSON or form; undefined if there was none or it could not be read. */
  body: Json | undefined;
  /** Real time of arrival, in milliseconds since 1970. */
  at: number;
  /** Virtual time of arrival. */
  virtualAt: Date;
  /** Status of the answer; undefined while it is pending, or if the connection was dropped. */
  status: number | undefined;
  /** The answer's body and headers, as they were sent. */
  response: { headers: Record<string, string>; body: string } | undefined;
}
