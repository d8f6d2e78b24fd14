/** Whether what was asked for is true, from what the resource shows after its operation ended. */

import { ofOperation, type Verdict } from '../decision.ts';
import { optional } from '../optional.ts';
import { terminalState } from '../aks/states.ts';
import type { Sighting } from '../moves/sighting.ts';
import type { OperationError, Versions } from '../aks/cluster.ts';
import { isSameImage, isSameKubernetesVersion, isSameVersions } from '../aks/versions.ts';

/** What is known of the rollback's own operation. */
export interface OwnEnd {
  readonly status?: string;
  readonly error?: OperationError;
  /** State of another operation that was the last to move. */
  readonly displacedBy?: string;
}

/**
 * Returns how a rollback (sent or joined) ended: both versions must read back equal the target, together with
 * Succeeded seen after the operation began, and no other operation may have brought that Succeeded about.
 */
export function verifyRollback(
  to: Versions,
  seen: Sighting,
  { status = '', error, displacedBy }: OwnEnd,
): Verdict {
  const own = terminalState(status);
  const terminal = terminalState(seen.provisioningState);
  if (terminal === 'failed') return { result: 'failed', ...optional('error', ofOperation(error)) };
  if (terminal === 'canceled') {
    return {
      result: 'canceled',
      detail:
        "The rollback ended Canceled, but this step didn't abort it: another caller, or AKS itself, canceled it.",
      ...optional('error', ofOperation(error)),
    };
  }
  if (wasPreempted(error)) {
    return {
      result: 'failed',
      detail: `Another operation replaced the rollback before it ended: ${leftBehind(to, seen)}.`,
      ...optional('error', ofOperation(error)),
    };
  }
  if (displacedBy !== undefined && own !== 'succeeded') {
    return {
      result: 'failed',
      detail: `The operation last seen on the pool was ${displacedBy}, which is not a rollback, and nothing shows that the rollback had succeeded before it: ${leftBehind(to, seen)}.`,
    };
  }
  const isVersionBack =
    seen.kubernetesVersion !== undefined &&
    isSameKubernetesVersion(seen.kubernetesVersion, to.kubernetesVersion);
  const isImageBack =
    seen.nodeImageVersion !== undefined && isSameImage(seen.nodeImageVersion, to.nodeImageVersion);
  if (isVersionBack && isImageBack) {
    return own === 'failed' || own === 'canceled' ? overtaken(own, seen, error) : { result: 'rolled-back' };
  }
  if (isVersionBack) {
    return {
      result: 'partially-rolled-back',
      detail: `Azure reports success, but the node image is ${seen.nodeImageVersion ?? 'unknown'} instead of ${to.nodeImageVersion}.`,
    };
  }
  return {
    result: 'failed',
    detail: `Azure reports success, but ${shownInstead(to, seen)}: another operation changed it, or the rollback did not happen.`,
  };
}

const TARGET_IS_ONLY_SHOWN =
  'the pool shows the target versions, which change at the start, but its nodes may not all run them';

/** What an operation that took the rollback's place has left. */
function leftBehind(to: Versions, seen: Sighting): string {
  return isSameVersions(seen, to) ? TARGET_IS_ONLY_SHOWN : shownInstead(to, seen);
}

function shownInstead(to: Versions, { kubernetesVersion, nodeImageVersion }: Sighting): string {
  const shown = `Kubernetes ${kubernetesVersion ?? 'unknown'}, node image ${nodeImageVersion ?? 'unknown'}`;
  return `the pool shows ${shown} instead of Kubernetes ${to.kubernetesVersion}, node image ${to.nodeImageVersion}`;
}

/** The versions are there, and the operation that was to bring every node to them ended before it had. */
function overtaken(own: 'failed' | 'canceled', seen: Sighting, error: OperationError | undefined): Verdict {
  const outcome = own === 'failed' ? 'Failed' : 'Canceled';
  return {
    result: own,
    detail: `The pool shows ${seen.provisioningState}, but the rollback itself ended ${outcome}, and another operation came after it: ${TARGET_IS_ONLY_SHOWN}.`,
    ...optional('error', ofOperation(error)),
  };
}

/** AKS's codes for an operation whose place another one took, a deletion included. */
export function wasPreempted(error: OperationError | undefined): boolean {
  return error !== undefined && /^AKSOperationPreempted/i.test(error.code);
}
