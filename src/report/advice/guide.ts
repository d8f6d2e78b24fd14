/** Addresses in the troubleshooting guide, of the version of this action that runs. */

import type { CheckId } from '../../domain/checks/check.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import type { OutcomeError, PoolResult } from '../../domain/results.ts';
import { rowFor } from './table.ts';
import type { RunContext } from '../run-context.ts';
import { checksWith, decidingError } from './situation.ts';

/** Returns the heading about a check. */
export function checkAnchor(id: CheckId): string {
  return id;
}

/** Returns the heading about a result. */
export function resultAnchor(result: PoolResult): string {
  return `result-${result}`;
}

/** Returns the heading about an error, or `undefined` when the guide has none. */
export function errorAnchor(error: OutcomeError): string | undefined {
  return rowFor(error)?.codes[0]?.toLowerCase();
}

/** Returns the address of a heading of the guide, or `undefined` when it is not known where the action comes from. */
export function guideUrl(context: RunContext, anchor: string): string | undefined {
  const { serverUrl, actionRepository, actionRef } = context;
  if (serverUrl === undefined || actionRepository === undefined || actionRef === undefined) return undefined;
  const path = [...actionRepository.split('/'), 'blob', ...actionRef.split('/')].map(encodeURIComponent);
  return `${serverUrl}/${path.join('/')}/docs/troubleshooting.md#${anchor}`;
}

/** Returns a word of ours, Markdown already, as a link to what the guide says about it. */
export function guideLink(label: string, context: RunContext, anchor: string | undefined): string {
  const url = anchor === undefined ? undefined : guideUrl(context, anchor);
  return url === undefined ? label : `[${label}](${url})`;
}

/** Returns the address of what the guide says about a step that failed: the first block, the error, the result. */
export function failureUrl(outcome: Outcome, context: RunContext): string | undefined {
  const [block] = checksWith(outcome, 'blocked');
  const error = decidingError(outcome);
  const anchor = block === undefined ? error && errorAnchor(error) : checkAnchor(block.id);
  return guideUrl(context, anchor ?? resultAnchor(outcome.result));
}
