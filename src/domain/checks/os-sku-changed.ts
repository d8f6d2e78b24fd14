import type { PoolState } from '../aks/cluster.ts';
import { imageFamily, imageRelease, isSameImage, osSkuRelease } from '../aks/versions.ts';
import type { CheckResult } from './check.ts';
import type { Check, RollbackContext } from './context.ts';

const NOT_REVERTED = 'A rollback does not revert a change of the OS SKU; AKS rejects the image.';
const CHANGE_BACK = 'Change the OS SKU back first, or create a new pool with the old OS SKU and version.';

/**
 * Blocks when the recorded image is of another family than the one that runs, or of another release than the one that
 * the OS SKU names. An OS SKU without a version may change its release together with Kubernetes.
 */
export const osSkuChanged: Check<RollbackContext> = ({ toRollBack }) =>
  toRollBack.map(({ pool, to }) => ({
    id: 'os-sku-changed',
    pool: pool.name,
    ...(familyProblem(pool, to.nodeImageVersion) ??
      releaseProblem(pool, to.nodeImageVersion) ?? {
        verdict: 'passed',
        seen: `The recorded image is from the family that the pool runs (${imageFamily(to.nodeImageVersion)}).`,
      }),
  }));

/** Returns whether AKS would reject the image, because the pool's OS was changed after it had run it. */
export function isForOtherOs(pool: PoolState, image: string): boolean {
  return (familyProblem(pool, image) ?? releaseProblem(pool, image))?.verdict === 'blocked';
}

type Finding = Omit<CheckResult, 'id' | 'pool'>;

function familyProblem({ nodeImageVersion: running }: PoolState, image: string): Finding | undefined {
  if (running === undefined) {
    return {
      verdict: 'warned',
      seen: 'The pool shows no node image, so whether its OS was changed is unknown.',
      why: "AKS rejects an image for a different OS than the pool's OS SKU.",
      remedy: `Check that ${image} fits the pool's OS SKU.`,
    };
  }
  if (isSameImage(imageFamily(image), imageFamily(running))) return undefined;
  return {
    verdict: 'blocked',
    seen: `The recorded image ${image} is from family ${imageFamily(image)}, but the pool runs ${imageFamily(running)} now (${running}).`,
    why: NOT_REVERTED,
    remedy: CHANGE_BACK,
  };
}

function releaseProblem({ osSku = '' }: PoolState, image: string): Finding | undefined {
  const held = osSkuRelease(osSku);
  if (held === undefined) return undefined;
  const release = imageRelease(image);
  if (release === held) return undefined;
  if (release === undefined) {
    return {
      verdict: 'warned',
      seen: `The name of image ${image} shows no OS release, and the pool's OS SKU ${osSku} requires one.`,
      why: 'AKS rejects an image of a different release than the OS SKU names.',
      remedy: `Check that ${image} fits the pool's OS SKU ${osSku}.`,
    };
  }
  return {
    verdict: 'blocked',
    seen: `The recorded image ${image} is of release ${release}, but the pool's OS SKU ${osSku} requires ${held}.`,
    why: NOT_REVERTED,
    remedy: CHANGE_BACK,
  };
}
