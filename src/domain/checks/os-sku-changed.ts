import type { PoolState } from '../aks/cluster.ts';
import { imageFamily, osSkuFamily } from '../aks/versions.ts';
import type { CheckResult } from './check.ts';
import type { Check, RollbackContext } from './context.ts';

/** Blocks when the recorded image belongs to another OS family than the pool's OS SKU; an unknown family warns. */
export const osSkuChanged: Check<RollbackContext> = ({ toRollBack }) =>
  toRollBack.map(({ pool, to }) => sameFamily(pool, to.nodeImageVersion));

function sameFamily(pool: PoolState, image: string): CheckResult {
  const base = { id: 'os-sku-changed', pool: pool.name } as const;
  const target = imageFamily(image);
  const now = familyOfPool(pool);
  if (target === undefined || now === undefined) {
    const sku = pool.osSku === undefined ? 'operating system' : `OS SKU ${pool.osSku}`;
    const unknown = target === undefined ? `image ${image}` : `the pool's ${sku}`;
    return {
      ...base,
      verdict: 'warned',
      seen: `The OS family of ${unknown} is not known to this action.`,
      why: "AKS refuses an image of another OS family than the pool's OS SKU.",
      remedy: `Check that ${image} fits the pool's ${sku}.`,
    };
  }
  if (target !== now) {
    return {
      ...base,
      verdict: 'blocked',
      seen: `The recorded image ${image} is ${target}, but the pool's OS SKU is ${pool.osSku ?? now} now.`,
      why: 'A rollback does not revert a change of the OS SKU; AKS answers that the image is not accepted.',
      remedy: 'Change the OS SKU back first, or make a new pool with the old OS SKU and version.',
    };
  }
  return { ...base, verdict: 'passed', seen: `The recorded image is of the pool's OS family (${now}).` };
}

/** The OS SKU tells; where it is not shown, the image that runs does. */
function familyOfPool(pool: PoolState): string | undefined {
  if (pool.osSku !== undefined) return osSkuFamily(pool.osSku);
  return pool.nodeImageVersion === undefined ? undefined : imageFamily(pool.nodeImageVersion);
}
