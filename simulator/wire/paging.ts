import type { Answer } from '../http/exchange.ts';
import type { JsonObject } from '../state/json.ts';
import type { ArmContext } from './route.ts';

/** A list, in pages if the switch asks for them. */
export function listAnswer(context: ArmContext, values: JsonObject[]): Answer {
  const { pageSize } = context.world.switches;
  if (pageSize === null || values.length <= pageSize) return { status: 200, body: { value: values } };
  const start = Math.max(0, Number(context.request.query['$skiptoken'] ?? 0) || 0);
  const next = start + pageSize;
  const page: JsonObject = { value: values.slice(start, next) };
  if (next < values.length) {
    const query = new URLSearchParams({ 'api-version': context.apiVersion, $skiptoken: String(next) });
    page['nextLink'] = `${context.endpoint}${context.request.path}?${query.toString()}`;
  }
  return { status: 200, body: page };
}
