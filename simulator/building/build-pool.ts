import type { JsonObject } from '../state/json.ts';
import type { Cluster, Pool, VersionRecord, Versions, World } from '../state/model.ts';
import { newGuid } from '../state/names.ts';
import { compareDotted, recordTime } from '../state/versions.ts';
import * as defaults from '../scenario/defaults.ts';
import type { PoolScenario, RecordScenario } from '../scenario/scenario.ts';
import { spanToMilliseconds } from '../scenario/spans.ts';

/** Builds a pool as it stands at the time `now`, without what runs on it. */
export function buildPool(world: World, cluster: Cluster, described: PoolScenario, now: number): Pool {
  const count = described.count ?? 1;
  const versions: Versions = {
    kubernetes: described.kubernetesVersion ?? cluster.currentKubernetesVersion,
    image: described.nodeImageVersion ?? defaults.DEFAULT_IMAGE,
  };
  const stopped = described.stoppedUpgrade;
  const behind =
    stopped === undefined
      ? versions
      : { kubernetes: stopped.kubernetesVersion, image: stopped.nodeImageVersion };
  const done = stopped?.nodesDone ?? count;
  return {
    name: described.name,
    properties: poolProperties(described, count),
    versions,
    nodes: Array.from({ length: count }, (_, index) => ({ ...(index < done ? versions : behind) })),
    powerState: described.powerState ?? 'Running',
    provisioningState: described.provisioningState ?? 'Succeeded',
    // The operation that failed last is why.
    error: described.provisioningState === 'Failed' ? described.history?.at(-1)?.error : undefined,
    eTag: newGuid(world),
    records:
      described.recentlyUsed === null
        ? undefined
        : (described.recentlyUsed ?? []).map((record) => buildRecord(record, now)),
    unfinished: unfinishedKind(described),
    askedVersion: described.specifiedVersion,
    machines: machineNotes(described, versions),
  };
}

function machineNotes(described: PoolScenario, versions: Versions): Pool['machines'] {
  return Object.fromEntries(
    (described.machines ?? []).map((machine) => {
      const { node, kubernetesVersion, nodeImageVersion, ...rest } = machine;
      const differs = kubernetesVersion !== undefined || nodeImageVersion !== undefined;
      const own = {
        kubernetes: kubernetesVersion ?? versions.kubernetes,
        image: nodeImageVersion ?? versions.image,
      };
      return [node, { ...rest, ...(differs && { versions: own }) }];
    }),
  );
}

/** Nodes that still run something newer are those of a rollback. */
function unfinishedKind(described: PoolScenario): Pool['unfinished'] {
  const { stoppedUpgrade, kubernetesVersion } = described;
  if (stoppedUpgrade === undefined) return undefined;
  if (kubernetesVersion === undefined) return 'upgrade';
  return compareDotted(stoppedUpgrade.kubernetesVersion, kubernetesVersion) > 0 ? 'rollback' : 'upgrade';
}

function poolProperties(described: PoolScenario, count: number): JsonObject {
  const machines = described.type === 'VirtualMachines' || described.mode === 'Machines';
  const optional: [string, JsonObject[string] | undefined][] = [
    ['nodeLabels', described.labels],
    ['nodeTaints', described.taints],
    ['minCount', machines ? undefined : described.minCount],
    ['maxCount', machines ? undefined : described.maxCount],
    ['creationData', described.creationData],
    ['vnetSubnetID', described.vnetSubnetID],
  ];
  const given = optional.filter((entry): entry is [string, JsonObject[string]] => entry[1] !== undefined);
  return {
    count,
    vmSize: described.vmSize ?? 'Standard_D4d_v5',
    osDiskSizeGB: 150,
    osDiskType: 'Ephemeral',
    kubeletDiskType: 'OS',
    maxPods: 250,
    type: machines ? 'VirtualMachines' : 'VirtualMachineScaleSets',
    enableAutoScaling: described.enableAutoScaling ?? false,
    scaleDownMode: 'Delete',
    enableNodePublicIP: false,
    mode: described.mode ?? 'User',
    enableEncryptionAtHost: false,
    enableUltraSSD: false,
    osType: described.osType ?? 'Linux',
    osSKU: described.osSKU ?? 'Ubuntu',
    upgradeSettings: described.upgradeSettings ?? {
      maxSurge: '10%',
      undrainableNodeBehavior: 'Schedule',
      maxUnavailable: '0',
    },
    enableFIPS: false,
    securityProfile: { enableVTPM: false, enableSecureBoot: false },
    ...Object.fromEntries(given),
    ...(machines && machineProperties(described, count)),
    ...described.properties,
  };
}

/** Recorded: the size of such a pool is nowhere but in its profile, and its count only among what lives. */
function machineProperties(described: PoolScenario, count: number): JsonObject {
  const size = described.vmSize ?? 'Standard_D4d_v5';
  const { minCount, maxCount } = described;
  const autoscale = minCount !== undefined && maxCount !== undefined;
  const scale: JsonObject = autoscale
    ? { autoscale: [{ size, minCount, maxCount }] }
    : { manual: [{ size, count }] };
  return { vmSize: '', enableAutoScaling: false, virtualMachinesProfile: { scale } };
}

/** Builds a record of versions that a pool has left. */
export function buildRecord(described: RecordScenario, now: number): VersionRecord {
  const ago = spanToMilliseconds(described.ago ?? 0) ?? 0;
  const completedAgo =
    described.completedAgo === undefined ? undefined : spanToMilliseconds(described.completedAgo);
  const timestamp = described.timestamp === null ? undefined : (described.timestamp ?? recordTime(now - ago));
  return {
    kubernetes: described.orchestratorVersion,
    image: described.nodeImageVersion,
    timestamp,
    completedAt: completedAgo === undefined ? undefined : now - completedAgo,
  };
}
