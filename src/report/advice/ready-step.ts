/** A step of this action as lines of a workflow, ready to be pasted into a job that signs in as this one did. */

import { clusterResourceId } from '../../domain/inputs.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import type { StepInputs } from '../../domain/step-inputs.ts';
import { oneLine } from '../../text/plain-text.ts';
import type { RunContext } from '../run-context.ts';

/** Returns the step with these inputs. */
export function readyStep(
  outcome: Outcome,
  context: RunContext,
  [mode, ...inputs]: StepInputs,
): readonly string[] {
  const { actionRepository, actionRef, cloud } = context;
  const uses =
    actionRepository === undefined || actionRef === undefined
      ? './ # as in this step'
      : `${oneLine(actionRepository)}@${oneLine(actionRef)}`;
  return [
    `- uses: ${uses}`,
    '  with:',
    ...[
      mode,
      `cluster: ${oneLine(clusterResourceId(outcome.address))}`,
      ...inputs,
      ...(cloud === undefined || cloud === 'azurecloud' ? [] : [`environment: ${cloud}`]),
    ].map((line) => `    ${line}`),
  ];
}
