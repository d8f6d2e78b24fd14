import { beginAutomaticUpgrade } from '../operations/begin.ts';
import type { RunMember, UpdateRun, World } from '../state/model.ts';
import { clusterId, isTerminal, sameName } from '../state/names.ts';
import { latestImage } from '../state/versions.ts';
import type { Of, Stage } from './stage.ts';

/** What Fleet Managers do, and what people do with them. */
export const fleetActions = {
  'fleet-run': ({ world, now, cluster }: Stage, action: Of<'fleet-run'>): void => {
    const run = requireRun(world, action.run);
    const members = membersOf(run).filter((member) => sameName(member.clusterResourceId, clusterId(cluster)));
    run.state = 'Running';
    const kubernetes = action.kubernetesVersion ?? run.kubernetesVersion ?? cluster.currentKubernetesVersion;
    for (const pool of cluster.pools.filter((candidate) => isTerminal(candidate.provisioningState))) {
      const image = action.nodeImageVersion ?? latestImage(world, pool);
      const operation = beginAutomaticUpgrade(world, now, cluster, pool, { kubernetes, image });
      for (const member of members) Object.assign(member, { state: 'Running', operationId: operation.id });
    }
  },
  'set-run': ({ world }: Stage, action: Of<'set-run'>): void => {
    const run = requireRun(world, action.run);
    if (action.member === undefined) run.state = action.state;
    for (const member of membersOf(run)) {
      if (action.member === undefined || member.name === action.member) member.state = action.state;
    }
  },
};

function requireRun(world: World, name: string): UpdateRun {
  const run = world.fleets
    .flatMap(({ updateRuns }) => updateRuns)
    .find((candidate) => candidate.name === name);
  if (run === undefined) throw new Error(`There is no update run '${name}'.`);
  return run;
}

function membersOf(run: UpdateRun): RunMember[] {
  return run.stages.flatMap(({ groups }) => groups.flatMap(({ members }) => members));
}
