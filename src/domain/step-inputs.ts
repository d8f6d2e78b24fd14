/** The inputs of a step of this action that people are told to run. */

import { oneLine } from '../text/plain-text.ts';
import type { Mode } from './inputs.ts';

/** Each as `name: value`, but for the cluster's. */
export type StepInputs = readonly [mode: `mode: ${Mode}`, ...others: string[]];

/** An id that stands in a workflow as it is. */
const PLAIN_ID = /^[\w-]+$/;

/** Returns the input that names these pools. */
export function nodepoolInput(pools: readonly string[]): string {
  return `nodepool: ${pools.map((pool) => oneLine(pool)).join(', ')}`;
}

/** Returns the step that aborts what runs on these pools; without any, the cluster's own operation. */
export function abortStep(pools: readonly string[], operationId?: string): StepInputs {
  // One id is of one operation: it says nothing about several pools.
  const isOfOne = operationId !== undefined && pools.length < 2 && PLAIN_ID.test(operationId);
  return [
    'mode: abort',
    ...(pools.length === 0 ? [] : [nodepoolInput(pools)]),
    ...(isOfOne ? [`operation-id: ${operationId}`] : []),
  ];
}
