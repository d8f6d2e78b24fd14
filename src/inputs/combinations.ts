/** Rules about inputs that are in order by themselves, but not together. */

import type { Mode, PoolSelection } from '../domain/inputs.ts';
import type { InputSource } from './source.ts';

/** The values that the rules are about. */
export interface Combination {
  readonly mode: Mode;
  readonly pools: PoolSelection;
  readonly wait: boolean;
  readonly kubernetesVersion?: string;
  readonly nodeImageVersion?: string;
  readonly operationId?: string;
}

/** Notes every combination that can't be meant. */
export function checkCombination(source: InputSource, combination: Combination): void {
  checkOperationId(source, combination);
  if (combination.mode === 'rollback') checkRollback(source, combination);
}

function checkOperationId(source: InputSource, { mode, pools, operationId }: Combination): void {
  if (operationId === undefined) return;
  if (pools.kind === 'named' && pools.names.length > 1) {
    source.note('operation-id', 'is about one operation, but nodepool names several pools; name one');
  } else if (pools.kind === 'all' && mode === 'abort') {
    source.note('operation-id', 'is about one operation, but nodepool is *; name the pool, or omit nodepool');
  }
}

function checkRollback(source: InputSource, combination: Combination): void {
  const { pools, wait, kubernetesVersion, nodeImageVersion } = combination;
  if (pools.kind === 'none') {
    // If there is a text, what is wrong with it has been told.
    if (source.text('nodepool') === undefined) {
      source.note(
        'nodepool',
        'is required with mode rollback: one name, several, or * with kubernetes-version',
      );
    }
    return;
  }
  const areSeveral = pools.kind === 'all' || pools.names.length > 1;
  if (
    pools.kind === 'all' &&
    kubernetesVersion === undefined &&
    source.text('kubernetes-version') === undefined
  ) {
    source.note('kubernetes-version', 'is required with mode rollback and nodepool *');
  }
  if (areSeveral && nodeImageVersion !== undefined) {
    source.note(
      'node-image-version',
      'is the image of one pool, but nodepool names several; pin kubernetes-version',
    );
  }
  if (areSeveral && !wait) {
    source.note('wait', '"false" is not allowed with several pools, which are rolled back one at a time');
  }
}
