import type { Answer } from '../http/exchange.ts';
import type { JsonObject } from '../state/json.ts';
import type { Cluster, Operation } from '../state/model.ts';
import type { ArmContext } from './route.ts';
import type { StatusUrlKind } from './signed-urls.ts';

/** The answer to a request that started an operation. */
export interface Accepted {
  status: 200 | 201 | 202;
  cluster: Cluster;
  operation: Operation;
  body?: JsonObject;
  /** Whether the answer carries a Location header too. Recorded: POST and DELETE do, PUT does not. */
  location: boolean;
  takes?: number;
}

export function accepted(context: ArmContext, what: Accepted): Answer {
  const { retryAfterOnAccept } = context.world.switches;
  return {
    status: what.status,
    headers: {
      'azure-asyncoperation': statusUrl(context, 'operations', what.cluster, what.operation),
      ...(what.location && {
        location: statusUrl(context, 'operationresults', what.cluster, what.operation),
      }),
      ...(retryAfterOnAccept !== null && { 'retry-after': String(retryAfterOnAccept) }),
    },
    ...(what.body !== undefined && { body: what.body }),
    ...(what.takes !== undefined && { takes: what.takes }),
  };
}

export function statusUrl(
  context: ArmContext,
  kind: StatusUrlKind,
  cluster: Cluster,
  operation: Operation,
): string {
  const { signedUrlLength } = context.world.switches;
  return context.urls.issue(kind, cluster, operation, context.apiVersion, signedUrlLength);
}
