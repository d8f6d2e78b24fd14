import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { errorBody } from '../http/error-body.ts';
import type { Azure } from '../azure/azure.ts';
import { answerInstead, spoil } from '../faults/apply.ts';
import type { RequestFault } from '../scenario/fault.ts';
import type { FaultPlan } from '../faults/plan.ts';
import type { Answer, Face, Incoming, RecordedRequest } from '../http/exchange.ts';
import type { Hooks } from '../http/hooks.ts';
import { bodyText } from '../http/listener.ts';
import type { RouteName } from '../http/route-names.ts';

/** One listener's own part: which endpoint a request means, and its answer. */
export interface FaceHandler {
  route(incoming: Incoming): RouteName;
  answer(incoming: Incoming, route: RouteName): Answer;
}

export interface Pipeline {
  faces: Record<Face, FaceHandler>;
  requests: RecordedRequest[];
  /** Bytes that are kept of requests without a token that was issued here. */
  strangersBytes: number;
  faults: FaultPlan;
  hooks: Hooks;
  azure: Azure;
  foreignHost: () => string;
  log: (line: string) => void;
}

/** What every request goes through: record, hooks and faults before, the face itself, faults and hooks after. */
export async function handleRequest(pipeline: Pipeline, incoming: Incoming): Promise<Answer> {
  const face = pipeline.faces[incoming.face];
  const route = face.route(incoming);
  const record = recordRequest(pipeline, incoming, route);
  let answer: Answer;
  try {
    answer = await produceAnswer(pipeline, incoming, record, face);
  } catch (error) {
    // A failing hook or action of a test must be seen; clients don't repeat a request after a 501.
    const message = error instanceof Error ? error.message : String(error);
    pipeline.log(`simulator: ${message}`);
    answer = { status: 501, body: errorBody('SimulatorError', message, 'nested') };
  }
  const delivered = withCommonHeaders(pipeline, incoming, answer);
  if (delivered.lost === undefined) {
    record.status = delivered.status;
    record.response = {
      headers: { ...delivered.headers },
      body: delivered.rawBody ?? bodyText(delivered.body),
    };
  }
  const result = delivered.lost ?? String(delivered.status);
  pipeline.log(
    `${record.virtualAt.toISOString()} ${incoming.face} ${incoming.method} ${incoming.path} ${result}`,
  );
  return delivered;
}

async function produceAnswer(
  pipeline: Pipeline,
  incoming: Incoming,
  record: RecordedRequest,
  face: FaceHandler,
): Promise<Answer> {
  pipeline.azure.settle();
  await pipeline.hooks.run('before', record);
  const faults = pipeline.faults.take(incoming.face, record.route);
  for (const fault of faults) strikeBefore(pipeline, fault);
  const late = faults.find((fault) => fault.kind === 'late-effect');
  if (late !== undefined) handleLater(pipeline, incoming, record, late.seconds);
  const instead = faults.map(answerInstead).find((answer) => answer !== undefined);
  if (instead !== undefined) return instead;
  let answer = face.answer(incoming, record.route);
  for (const fault of faults) {
    if (fault.kind === 'act' && fault.phase === 'after') pipeline.azure.act(fault.action);
    answer = spoil(fault, answer, incoming, pipeline.foreignHost());
  }
  await pipeline.hooks.run('after', record);
  if (answer.takes !== undefined) {
    await pause((answer.takes / pipeline.azure.clock.speed) * 1000, undefined, { ref: false });
  }
  return answer;
}

/** Handles the request after so many virtual seconds; whatever is answered then, nobody hears it. */
function handleLater(
  { azure, faces, hooks }: Pipeline,
  incoming: Incoming,
  record: RecordedRequest,
  seconds: number,
): void {
  azure.planWork(azure.clock.now() + seconds * 1000, () => {
    hooks.runAtOnce('before', record);
    faces[incoming.face].answer(incoming, record.route);
    hooks.runAtOnce('after', record);
  });
}

function strikeBefore(pipeline: Pipeline, fault: RequestFault): void {
  if (fault.kind === 'act' && fault.phase !== 'after') pipeline.azure.act(fault.action);
  if (fault.kind === 'claims-challenge') pipeline.azure.tokens.challenge();
}

function recordRequest(pipeline: Pipeline, incoming: Incoming, route: RouteName): RecordedRequest {
  const { face, method, path, query, headers, body } = incoming;
  const record: RecordedRequest = {
    face,
    route,
    method,
    path,
    query,
    headers,
    body,
    at: Date.now(),
    virtualAt: new Date(pipeline.azure.settle()),
    status: undefined,
    response: undefined,
  };
  if (mayKeep(pipeline, incoming)) pipeline.requests.push(record);
  return record;
}

/** Bytes, and how many a request costs beside its own. */
const MOST_OF_STRANGERS = 32 * 1024 * 1024;
const COST_OF_RECORD = 4 * 1024;

/** Whoever is on this machine can send requests: of those who have proven nothing, no more is kept than fits. */
function mayKeep(pipeline: Pipeline, { face, headers, url, rawBody }: Incoming): boolean {
  if (face === 'arm' && pipeline.azure.tokens.knows(headers.authorization)) return true;
  const bytes = COST_OF_RECORD + JSON.stringify(headers).length + url.length + rawBody.length;
  if (pipeline.strangersBytes + bytes > MOST_OF_STRANGERS) return false;
  pipeline.strangersBytes += bytes;
  return true;
}

/** Azure Resource Manager names each answer, so that support can find it, and shows the service's own time. */
function withCommonHeaders(pipeline: Pipeline, incoming: Incoming, answer: Answer): Answer {
  if (incoming.face !== 'arm') return answer;
  const skew = (pipeline.azure.world.switches.dateSkewSeconds + (answer.dateSkew ?? 0)) * 1000;
  return {
    ...answer,
    headers: {
      'cache-control': 'no-cache',
      date: new Date(pipeline.azure.settle() + skew).toUTCString(),
      'x-ms-correlation-request-id': incoming.correlationId,
      'x-ms-request-id': randomUUID(),
      'x-ms-routing-request-id': `WESTEUROPE:${randomUUID()}`,
      ...answer.headers,
    },
  };
}
