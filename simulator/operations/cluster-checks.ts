import { child, isObject, text, type JsonObject } from '../state/json.ts';
import type { Cluster, Pool, World } from '../state/model.ts';
import { findPool, sameName } from '../state/names.ts';
import { badRequest } from '../state/refused.ts';
import {
  askedVersion,
  compareDotted,
  isOn,
  minorNumber,
  minorOf,
  nodeOsChannel,
  resolveVersion,
  upgradeChannel,
  upgradesFrom,
} from '../state/versions.ts';

/** Told by the author of a change to the Azure CLI: with other versions than the current ones it is refused. */
export function refuseSwitchOff(world: World, cluster: Cluster, properties: JsonObject): void {
  if (!world.switches.switchOffNeedsCurrentVersions || !isOn(upgradeChannel(cluster))) return;
  if (isOn(text(child(properties, 'autoUpgradeProfile'), 'upgradeChannel'))) return;
  const asked = text(properties, 'kubernetesVersion') ?? cluster.kubernetesVersion;
  const others = profilesOf(properties).some((profile) => {
    const pool = findPool(cluster, text(profile, 'name') ?? '');
    return pool !== undefined && (text(profile, 'orchestratorVersion') ?? '') !== pool.versions.kubernetes;
  });
  if (asked === cluster.currentKubernetesVersion && !others) return;
  // Code documented; status and wording inferred.
  throw badRequest(
    'OperationNotAllowed',
    `Disabling the auto-upgrade channel is not allowed while the specified Kubernetes versions of the managed cluster '${cluster.name}' and its agent pools differ from the current ones (${cluster.currentKubernetesVersion}).`,
  );
}

function profilesOf(properties: JsonObject): JsonObject[] {
  const listed = properties['agentPoolProfiles'];
  return Array.isArray(listed) ? listed.filter(isObject) : [];
}

interface WrittenProfile {
  pool: Pool;
  profile: JsonObject;
  /** The body asks for the control plane's version, and the pool runs another. */
  upgrades: boolean;
}

/**
 * The pools that the body describes. Documented: through the cluster a pool's version can only stay, or become the
 * control plane's.
 */
export function readProfiles(
  world: World,
  cluster: Cluster,
  properties: JsonObject,
  controlPlane: string,
): WrittenProfile[] {
  return profilesOf(properties).flatMap((profile) => {
    const pool = findPool(cluster, text(profile, 'name') ?? '');
    if (pool === undefined) return [];
    const asked = text(profile, 'orchestratorVersion') ?? askedVersion(pool);
    const image = text(profile, 'nodeImageVersion') ?? pool.versions.image;
    const stays = [askedVersion(pool), pool.versions.kubernetes].includes(asked);
    const upgrades = !stays && resolveVersion(world, asked) === controlPlane;
    if ((!stays && !upgrades) || image !== pool.versions.image) {
      throw badRequest(
        'NotAllAgentPoolOrchestratorVersionSpecifiedAndUnchanged',
        "Using managed cluster api, all Agent pools' OrchestratorVersion must be all specified or all unspecified. If all specified, they must be stay unchanged or the same with control plane. For agent pool specific change, please use per agent pool operations: https://aka.ms/agent-pool-rest-api",
      );
    }
    return [{ pool, profile, upgrades }];
  });
}

/** The new Kubernetes version of the control plane, if the body asks for one. */
export function checkVersion(world: World, cluster: Cluster, asked: string | undefined): string | undefined {
  const wanted = asked === undefined ? cluster.currentKubernetesVersion : targetOf(world, cluster, asked);
  const order = compareDotted(wanted, cluster.currentKubernetesVersion);
  const skips = minorNumber(wanted) - minorNumber(cluster.currentKubernetesVersion) > 1;
  if (order < 0 || skips) {
    // Documented: the control plane can't be rolled back.
    const offered = upgradesFrom(world, cluster.currentKubernetesVersion);
    throw badRequest(
      'OperationNotAllowed',
      `${order < 0 ? 'Downgrading' : 'Upgrading'} Kubernetes version ${cluster.currentKubernetesVersion} to ${wanted} is not allowed. Available upgrades: [${offered.join(' ')}]. Please see https://aka.ms/aks-supported-k8s-ver for version details.`,
    );
  }
  return order === 0 ? undefined : wanted;
}

/** Whether a minor version that is the cluster's own stands for its newest patch is open. */
function targetOf(world: World, cluster: Cluster, asked: string): string {
  const same = asked === minorOf(cluster.currentKubernetesVersion);
  if (same && !world.switches.aliasPutMovesControlPlane) return cluster.currentKubernetesVersion;
  return resolveVersion(world, asked);
}

/** Documented: the channels of AKS Automatic are fixed. */
export function refuseAutomaticChannels(cluster: Cluster, properties: JsonObject): void {
  if (cluster.sku['name'] !== 'Automatic') return;
  const profile = child(properties, 'autoUpgradeProfile');
  const sameUpgrade = sameName(text(profile, 'upgradeChannel') ?? 'none', upgradeChannel(cluster));
  const sameOs = sameName(text(profile, 'nodeOSUpgradeChannel') ?? 'None', nodeOsChannel(cluster) ?? 'None');
  if (sameUpgrade && sameOs) return;
  throw badRequest(
    'BadRequest',
    "Managed cluster 'Automatic' SKU requires 'autoUpgradeProfile.upgradeChannel' to be 'stable' and 'autoUpgradeProfile.nodeOSUpgradeChannel' to be 'NodeImage'.",
  );
}
