import { buildRecord } from '../building/build-pool.ts';
import type { Pool } from '../state/model.ts';
import {
  beginAutomaticUpgrade,
  beginPlain,
  beginRolling,
  renewETags,
  resumeUpgrade,
} from '../operations/begin.ts';
import { latestImage } from '../state/versions.ts';
import { stick, type Of, type Stage } from './stage.ts';

/** What others do to a node pool. */
export const poolActions = {
  upgrade: (stage: Stage, action: Of<'upgrade'>): void => {
    const { world, now, cluster } = stage;
    const pool = requirePool(stage);
    const operation = beginAutomaticUpgrade(world, now, cluster, pool, {
      kubernetes: action.kubernetesVersion ?? cluster.currentKubernetesVersion,
      image: action.nodeImageVersion ?? latestImage(world, pool),
    });
    if (action.stuck === true) stick(world, operation, now);
  },
  rollback: (stage: Stage, action: Of<'rollback'>): void => {
    beginRolling(stage.world, stage.now, stage.cluster, requirePool(stage), {
      state: 'Upgrading',
      target: { kubernetes: action.kubernetesVersion, image: action.nodeImageVersion },
      rollback: true,
    });
  },
  scale: (stage: Stage, action: Of<'scale'>): void => {
    const pool = requirePool(stage);
    pool.properties = { ...pool.properties, count: action.count };
    beginPlain(stage.world, stage.now, stage.cluster, pool, {
      state: 'Scaling',
      seconds: stage.world.timings.scale,
      outcome: { nodeCount: action.count },
    });
  },
  grow: (stage: Stage, action: Of<'grow'>): void => {
    const pool = requirePool(stage);
    const fresh = Array.from({ length: action.count }, () => ({ ...pool.versions }));
    pool.nodes = [...pool.nodes, ...fresh].slice(0, action.count);
    if (pool.properties['type'] !== 'VirtualMachines') {
      pool.properties = { ...pool.properties, count: action.count };
    }
    renewETags(stage.world, stage.cluster, pool);
  },
  resume: (stage: Stage): void => {
    const pool = requirePool(stage);
    if (pool.unfinished === undefined) throw new Error(`Nothing has stopped on '${pool.name}'.`);
    resumeUpgrade(stage.world, stage.now, stage.cluster, pool);
  },
  'set-records': (stage: Stage, action: Of<'set-records'>): void => {
    requirePool(stage).records = action.records?.map((record) => buildRecord(record, stage.now));
  },
  'set-versions': (stage: Stage, action: Of<'set-versions'>): void => {
    const pool = requirePool(stage);
    pool.versions = { kubernetes: action.kubernetesVersion, image: action.nodeImageVersion };
    pool.askedVersion = undefined;
    renewETags(stage.world, stage.cluster, pool);
  },
  'delete-pool': (stage: Stage, action: Of<'delete-pool'>): void => {
    const { world, now, cluster } = stage;
    const pool = requirePool(stage);
    if (action.gradually === true) {
      const outcome = { deletesPool: true };
      beginPlain(world, now, cluster, pool, { state: 'Deleting', seconds: world.timings.delete, outcome });
    } else {
      cluster.pools = cluster.pools.filter((other) => other !== pool);
    }
  },
};

function requirePool(stage: Stage): Pool {
  if (stage.pool === undefined) throw new Error('This action needs a pool.');
  return stage.pool;
}
