import type { JsonObject } from '../state/json.ts';
import type { Cluster, MachineNote, Operation, Pool, Versions, World } from '../state/model.ts';
import { guidFrom, operationsOf, poolId } from '../state/names.ts';
import { isNewerPreview } from './api-versions.ts';
import { errorJson } from './render.ts';

interface Machine extends MachineNote {
  position: number;
  runs: Versions;
}

/**
 * The pool's machines. Newer previews show what each runs (inferred for scale sets), other versions only what it is
 * called. While an upgrade rolls, its surge node is one more machine.
 */
export function renderMachines(
  world: World,
  cluster: Cluster,
  pool: Pool,
  now: number,
  apiVersion: string,
): JsonObject[] {
  const nodes = pool.nodes.map((runs, position): Machine => ({ position, runs, ...pool.machines[position] }));
  const surge = surgeNode(world, cluster, pool, now);
  const tells = isNewerPreview(apiVersion) && world.switches.machinesShowVersions;
  return [...nodes, ...(surge === undefined ? [] : [surge])].map((machine) =>
    renderMachine(cluster, pool, machine, tells),
  );
}

function surgeNode(world: World, cluster: Cluster, pool: Pool, now: number): Machine | undefined {
  const rolling = operationsOf(world, cluster, pool).find(
    (operation): operation is Operation & { rolling: NonNullable<Operation['rolling']> } =>
      operation.status === 'InProgress' && operation.rolling !== undefined,
  );
  if (rolling === undefined || rolling.rolling.failsAfter === -1) return undefined;
  const { target, settledImage, nodesFrom, total, doneAtStart } = rolling.rolling;
  const removedFrom = nodesFrom + (total - doneAtStart) * world.timings.perNode * 1000;
  const state = now < nodesFrom ? 'Creating' : now >= removedFrom ? 'Deleting' : 'Succeeded';
  return {
    position: pool.nodes.length,
    runs: { kubernetes: target.kubernetes, image: settledImage },
    provisioningState: rolling.rolling.stuckAfter === undefined || state === 'Creating' ? state : 'Succeeded',
  };
}

function renderMachine(cluster: Cluster, pool: Pool, machine: Machine, tells: boolean): JsonObject {
  const scaleSet = `aks-${pool.name}-${guidFrom(pool.name).replaceAll(/\D/g, '').slice(0, 8).padEnd(8, '0')}-vmss`;
  const name = `${scaleSet}${String(machine.position).padStart(6, '0')}`;
  const nodeGroup = `/subscriptions/${cluster.subscriptionId}/resourceGroups/MC_${cluster.resourceGroup}_${cluster.name}_${cluster.location}`;
  const runs = machine.versions ?? machine.runs;
  return {
    id: `${poolId(cluster, pool)}/machines/${name}`,
    name,
    type: 'Microsoft.ContainerService/managedClusters/agentPools/machines',
    properties: {
      network: {
        ipAddresses: [{ family: 'IPv4', ip: `10.224.0.${4 + machine.position}` }],
      },
      resourceId: `${nodeGroup}/providers/Microsoft.Compute/virtualMachineScaleSets/${scaleSet}/virtualMachines/${machine.position}`,
      ...(tells && {
        kubernetes: {
          orchestratorVersion: runs.kubernetes,
          currentOrchestratorVersion: runs.kubernetes,
          nodeName: name,
          ...(machine.labels !== undefined && { nodeLabels: machine.labels }),
        },
        mode: pool.properties['mode'] ?? 'User',
        nodeImageVersion: runs.image,
        provisioningState: machine.provisioningState ?? 'Succeeded',
        status: machineStatus(machine),
      }),
    },
  };
}

function machineStatus(machine: Machine): JsonObject {
  const { error, driftAction = 'Synced', driftReason, vmState = 'Running' } = machine;
  return {
    ...(error !== undefined && { provisioningError: errorJson(error) }),
    driftAction,
    ...(driftReason !== undefined && { driftReason }),
    vmState,
  };
}
