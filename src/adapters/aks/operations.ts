/** The operations API of AKS: progress in percent, by resource. Only in previews of the AKS API. */

import type { JsonObject, JsonValue, Operation } from '../../domain/aks/cluster.ts';
import { isSettled } from '../../domain/aks/states.ts';
import { unusableAnswer } from '../http/errors.ts';
import { asNumber, asObject, asText, asTime, compact } from '../http/json.ts';
import { toOperationError } from './mapping.ts';
import { readList, type Get } from '../http/paging.ts';

/** Azure lists up to 50 operations; more, or pages without end, are not worth following. */
const LIMITS = { mostEntries: 50, mostPages: 10 };

function toOperationOrNone(value: JsonValue | undefined): Operation | undefined {
  const operation = asObject(value);
  const status = asText(operation?.['status']);
  // `name` is the operation's id; `id` is its ARM resource id, which ends in it.
  const armId = asText(operation?.['id']);
  const id = asText(operation?.['name']) ?? armId?.split('/').at(-1);
  if (operation === undefined || status === undefined || id === undefined || id === '') return undefined;
  const percent = asNumber(operation['percentComplete']);
  return compact<Operation>({
    id,
    status,
    kind: kindOf(operation),
    percentComplete: percent === undefined ? undefined : Math.min(100, Math.max(0, percent)),
    startedAt: asTime(operation['startTime']),
    endedAt: asTime(operation['endTime']),
    error: toOperationError(operation['error']),
    resourceId: asText(operation['resourceId']) ?? poolOf(armId),
  });
}

/**
 * The pool in the ARM id of one of its operations, for answers without `resourceId`, which is optional. An id below the
 * cluster says nothing: the operations of pools are listed there, too.
 */
function poolOf(armId: string | undefined): string | undefined {
  return /^(.+\/agentPools\/[^/]+)\/operations\/[^/]+$/i.exec(armId ?? '')?.[1];
}

/** Told by newer previews alone. */
function kindOf(operation: JsonObject): string | undefined {
  const kinds = [asText(operation['operationType']), asText(operation['subOperationType'])];
  const named = kinds.filter((kind) => kind !== undefined);
  return named.length === 0 ? undefined : named.join('/');
}

/** One operation. Throws AzureError `UnusableAnswer` without id or status. */
export function toOperation(body: JsonValue | undefined, attempt: string): Operation {
  const operation = toOperationOrNone(body);
  if (operation === undefined) throw unusableAnswer(attempt, 'it is not an operation');
  return operation;
}

/** The operations in the order newest first, by their start; those without one come last. */
export function newestFirst(operations: readonly Operation[]): readonly Operation[] {
  return [...operations].sort((a, b) => (b.startedAt ?? -Infinity) - (a.startedAt ?? -Infinity) || 0);
}

export interface OperationsApi {
  /**
   * One operation by its id (`latest` too). Throws AzureError, with status 404 when there is none.
   *
   * @param resource URL of the cluster or pool, without api-version.
   */
  read(resource: string, id: string, attempt: string): Promise<Operation>;
  /**
   * The latest operations of the cluster, newest first, 50 at most. Throws AzureError when the first page can't be
   * read.
   */
  list(resource: string, attempt: string): Promise<readonly Operation[]>;
  /**
   * The operations of a pool that are in progress, newest first. Throws AzureError when they can't be read; older
   * previews know no such list.
   */
  listActive(resource: string, attempt: string): Promise<readonly Operation[]>;
}

/**
 * Builds the reader of operations.
 *
 * @param get asks with a preview of the API.
 */
export function createOperationsApi(get: Get, origin: string): OperationsApi {
  const list = async (url: string, attempt: string): Promise<readonly Operation[]> => {
    const { entries } = await readList(get, await get(url, attempt), origin, attempt, LIMITS);
    return newestFirst(entries.flatMap((entry) => toOperationOrNone(entry) ?? []));
  };
  return {
    read: async (resource, id, attempt) => {
      const answer = await get(`${resource}/operations/${encodeURIComponent(id.toWellFormed())}`, attempt);
      return toOperation(answer.body, attempt);
    },
    list: (resource, attempt) => list(`${resource}/operations`, attempt),
    listActive: async (resource, attempt) => {
      const operations = await list(`${resource}/operations?activeOnly=true`, attempt);
      return operations.filter(({ status }) => !isSettled(status));
    },
  };
}
