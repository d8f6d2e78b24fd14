/** After a conflict (409): look a few times whether somebody else's operation becomes visible, because reads may lag. */

import type { Target } from '../../domain/aks/cluster.ts';
import { sightCluster, sightOf, type Sighting } from '../../domain/moves/sighting.ts';
import { isMoving } from '../../domain/aks/states.ts';
import type { StepContext } from '../context.ts';
import { patiently, pause } from '../patience/patience.ts';

const LOOKS = 3;
const PAUSE_MS = 2_000;

/** Returns when the target shows a change, or after a few looks without one. The next round decides what it means. */
export async function probe(context: StepContext, target: Target, before: Sighting): Promise<void> {
  const pauseMs = Math.min(PAUSE_MS, context.inputs.waiting.pollIntervalMs);
  for (let look = 0; look < LOOKS; look++) {
    await pause(context, pauseMs);
    const { value: cluster } = await patiently(context, () => context.aks.readCluster());
    context.journal.sawCluster(cluster, context.clock.now());
    const seen = sightOf(cluster, target) ?? sightCluster(cluster);
    if (isMoving(seen.provisioningState) || seen.eTag !== before.eTag) return;
  }
}
