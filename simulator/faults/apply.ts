import { errorBody } from '../http/error-body.ts';
import type { Answer, Incoming } from '../http/exchange.ts';
import { bodyText } from '../http/listener.ts';
import { isObject, without, type Json, type JsonObject } from '../state/json.ts';
import type { RequestFault } from '../scenario/fault.ts';

const HTML = '<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>';

/** The answer that a fault gives in place of handling the request, or undefined if it lets the request pass. */
export function answerInstead(fault: RequestFault): Answer | undefined {
  if (fault.kind === 'status') return fault.phase === 'after' ? undefined : statusAnswer(fault);
  if (fault.kind === 'reset' || fault.kind === 'hang') {
    return fault.phase === 'after' ? undefined : { status: 0, lost: fault.kind };
  }
  if (fault.kind === 'unauthorized') return UNAUTHORIZED;
  return fault.kind === 'late-effect' ? answerAhead(fault.answer) : undefined;
}

/** What is said of a request that has not been handled yet: nothing, or no more than that it came. */
function answerAhead(answer: (RequestFault & { kind: 'late-effect' })['answer']): Answer {
  if (answer === 'reset') return { status: 0, lost: 'reset' };
  if (answer === 'accepted') return { status: 202 };
  return {
    status: 504,
    body: errorBody('GatewayTimeout', 'The gateway did not receive a response.', 'nested'),
  };
}

const UNAUTHORIZED: Answer = {
  status: 401,
  headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  body: errorBody('InvalidAuthenticationToken', 'The access token is invalid.', 'nested'),
};

/** What a fault makes of an answer. */
export function spoil(fault: RequestFault, answer: Answer, request: Incoming, foreignHost: string): Answer {
  switch (fault.kind) {
    case 'status':
      return fault.phase === 'after' ? statusAnswer(fault) : answer;
    case 'reset':
    case 'hang':
      return fault.phase === 'after' ? { ...answer, lost: fault.kind } : answer;
    case 'delay':
      return { ...answer, delay: fault.seconds };
    case 'slow-body':
      return { ...answer, slowBody: fault.seconds };
    case 'truncated-json': {
      const text = bodyText(answer.body);
      return { ...answer, rawBody: text.slice(0, Math.floor(text.length / 2)) };
    }
    case 'empty-object':
      return { ...answer, status: 200, body: {} };
    case 'empty-body':
      return { ...answer, rawBody: '' };
    case 'html':
      return { status: 200, headers: { 'content-type': 'text/html' }, rawBody: HTML };
    case 'body':
      return { ...answer, body: fault.body };
    case 'field':
      return isObject(answer.body)
        ? { ...answer, body: withField(answer.body, fault.path.split('.'), fault.value) }
        : answer;
    case 'rewrite':
      return fault.rewrite(answer, request);
    case 'drop-headers':
      return { ...answer, headers: withoutHeaders(answer.headers ?? {}, fault.headers) };
    case 'redirect':
      return { status: 307, headers: { location: `${foreignHost}${request.url}` } };
    case 'foreign-operation-url':
      return { ...answer, headers: withForeignUrls(answer.headers ?? {}, foreignHost) };
    case 'next-link':
      return withNextLink(answer, request, fault.to === 'foreign' ? foreignHost : undefined);
    case 'operation-status':
      return isObject(answer.body) ? { ...answer, body: { ...answer.body, status: fault.text } } : answer;
    case 'date-skew':
      return { ...answer, dateSkew: fault.seconds };
    case 'unauthorized':
    case 'claims-challenge':
    case 'late-effect':
    case 'act':
      return answer;
  }
}

function statusAnswer(fault: RequestFault & { kind: 'status' }): Answer {
  const headers: Record<string, string> =
    fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
  const code = fault.code ?? codeFor(fault.status);
  const message =
    fault.message ?? MESSAGES[fault.status] ?? 'The request could not be processed. Please try again.';
  switch (fault.body ?? 'json') {
    case 'json':
      return { status: fault.status, headers, body: errorBody(code, message, 'nested', fault.details) };
    case 'flat':
      return { status: fault.status, headers, body: errorBody(code, message, 'flat', fault.details) };
    case 'html':
      return { status: fault.status, headers: { ...headers, 'content-type': 'text/html' }, rawBody: HTML };
    case 'empty':
      return { status: fault.status, headers };
  }
}

const CODES: Record<number, string> = {
  403: 'RequestDisallowedByPolicy',
  404: 'ResourceNotFound',
  409: 'OperationNotAllowed',
  412: 'PreconditionFailed',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

const MESSAGES: Record<number, string> = {
  409: 'Operation is not allowed: Another operation is in progress, please wait for it to finish before starting a new operation. See https://aka.ms/aks-pending-operation for more details',
};

function codeFor(status: number): string {
  return CODES[status] ?? 'Error';
}

function withField(body: JsonObject, path: readonly string[], value: Json | undefined): JsonObject {
  const [head, ...rest] = path;
  if (head === undefined) return body;
  if (rest.length > 0) {
    const inner = body[head];
    return { ...body, [head]: withField(isObject(inner) ? inner : {}, rest, value) };
  }
  return value === undefined ? without(body, [head]) : { ...body, [head]: value };
}

function withoutHeaders(headers: Record<string, string>, names: readonly string[]): Record<string, string> {
  const dropped = names.map((name) => name.toLowerCase());
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name)));
}

function withForeignUrls(headers: Record<string, string>, foreignHost: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      ['azure-asyncoperation', 'location'].includes(name)
        ? value.replace(/^https:\/\/[^/]+/, foreignHost)
        : value,
    ]),
  );
}

function withNextLink(answer: Answer, request: Incoming, foreignHost: string | undefined): Answer {
  if (!isObject(answer.body)) return answer;
  const host = foreignHost ?? `https://${request.headers.host ?? ''}`;
  return { ...answer, body: { ...answer.body, nextLink: `${host}${request.url}` } };
}
