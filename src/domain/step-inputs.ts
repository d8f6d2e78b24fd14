/** The inputs of a step of this action that people are told to run. */

import { oneLine } from '../text/plain-text.ts';
import type { Mode } from './inputs.ts';

/** Each as `name: value`, but for the cluster's. */
export type StepInputs = readonly [mode: `mode: ${Mode}`, ...others: string[]];

/** Returns the input that names this operation; nothing for an id that can't stand in a workflow as it is. */
export function operationInput(id: string | undefined): readonly string[] {
  return id !== undefined && /^[\w-]+$/.test(id) ? [`operation-id: ${id}`] : [];
}

/** Returns the input that names these pools. */
export function nodepoolInput(pools: readonly string[]): string {
  return `nodepool: ${pools.map((pool) => oneLine(pool)).join(', ')}`;
}

/** Returns the step that aborts what runs on these pools; without any, the cluster's own operation. */
export function abortStep(pools: readonly string[], operationId?: string): StepInputs {
  // One id is of one operation: it says nothing about several pools.
  return [
    'mode: abort',
    ...(pools.length === 0 ? [] : [nodepoolInput(pools)]),
    ...operationInput(pools.length < 2 ? operationId : undefined),
  ];
}
