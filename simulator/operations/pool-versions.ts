import type { Cluster, Pool, VersionRecord, Versions, World } from '../state/model.ts';
import { text } from '../state/json.ts';
import { badRequest } from '../state/refused.ts';
import {
  askedVersion,
  compareDotted,
  effectiveChannel,
  isExpired,
  isOn,
  latestImage,
  listedRecords,
  minorNumber,
  minorOf,
  offeredMinors,
  osOfImage,
  releaseOfImage,
  resolveVersion,
  rolledBackImage,
  sameVersions,
  splitImage,
} from '../state/versions.ts';

/** The versions that a pool PUT leads to. */
export interface VersionChange {
  target: Versions;
  /** A move back to a recorded version, not an upgrade. */
  rollback: boolean;
  /** The image that the nodes get in the end. */
  settledImage: string;
  /** The rollback is accepted, and automatic upgrade gets in its way. */
  channel: 'harmless' | 'fails-it' | 'undoes-it';
}

/**
 * Checks the versions of a pool PUT in the order in which the service is assumed to do it: version supported,
 * skew, image, seven days, upgrade channel. Answers undefined when the versions stay what they are.
 */
export function checkVersions(
  world: World,
  now: number,
  cluster: Cluster,
  pool: Pool,
  wanted: { kubernetes: string | undefined; image: string | undefined; knowsRollback: boolean },
): VersionChange | undefined {
  const kubernetes = targetVersion(world, pool, wanted.kubernetes, wanted.image);
  const image = targetImage(world, pool, kubernetes, wanted.image);
  const target: Versions = { kubernetes, image };
  if (sameVersions(target, pool.versions)) return undefined;
  const rollback = isBackwards(target, pool.versions);
  refuseUnsupported(world, cluster, pool, kubernetes, rollback);
  refuseSkew(cluster, kubernetes);
  if (!rollback) {
    refuseImage(world, now, pool, target);
    return { target, rollback, settledImage: image, channel: 'harmless' };
  }
  refuseUnrecorded(wanted.knowsRollback ? (listedRecords(world, pool, now) ?? []) : [], world, pool, target);
  refuseExpired(now, pool, target);
  const channel = checkChannel(world, now, cluster);
  return { target, rollback, settledImage: rolledBackImage(world, cluster, pool, image), channel };
}

/** Documented: the minor version that the pool has already is no upgrade to its newest patch. */
function targetVersion(
  world: World,
  pool: Pool,
  wanted: string | undefined,
  image: string | undefined,
): string {
  const { kubernetes } = pool.versions;
  if (wanted === undefined || wanted === minorOf(kubernetes)) return kubernetes;
  const untouched = wanted === askedVersion(pool) && (image ?? pool.versions.image) === pool.versions.image;
  return untouched ? kubernetes : resolveVersion(world, wanted);
}

/** Documented: any upgrade of the Kubernetes version also moves the node image to the newest. */
function targetImage(world: World, pool: Pool, kubernetes: string, wanted: string | undefined): string {
  if (wanted?.toLowerCase() === 'latest') return latestImage(world, pool);
  const upgrades = compareDotted(kubernetes, pool.versions.kubernetes) > 0;
  if (wanted === undefined || wanted === pool.versions.image) {
    return upgrades ? latestImage(world, pool) : pool.versions.image;
  }
  return wanted;
}

function isBackwards(target: Versions, current: Versions): boolean {
  const kubernetes = compareDotted(target.kubernetes, current.kubernetes);
  if (kubernetes !== 0) return kubernetes < 0;
  return compareDotted(splitImage(target.image).date, splitImage(current.image).date) < 0;
}

/** Documented: versions out of support are refused; the support plan counts. */
function refuseUnsupported(
  world: World,
  cluster: Cluster,
  pool: Pool,
  kubernetes: string,
  rollback: boolean,
): void {
  if (kubernetes === pool.versions.kubernetes) return;
  const minor = offeredMinors(world, cluster).find((offered) => offered.version === minorOf(kubernetes));
  // A recorded patch version may have left the list while its minor version is still supported.
  if (minor !== undefined && (rollback || minor.patches.includes(kubernetes))) return;
  throw badRequest(
    'K8sVersionNotSupported',
    `Version ${kubernetes} is not supported in this region. Please use [az aks get-versions] command to get the supported version list in this region. For more information, please check https://aka.ms/supported-version-list`,
  );
}

/** Documented: a pool is never newer than the control plane, and at most three minor versions older. */
function refuseSkew(cluster: Cluster, kubernetes: string): void {
  const behind = minorNumber(cluster.currentKubernetesVersion) - minorNumber(kubernetes);
  const ahead = compareDotted(kubernetes, cluster.currentKubernetesVersion) > 0;
  if (behind <= 3 && !ahead) return;
  throw badRequest(
    'NodePoolMcVersionIncompatible',
    `Node pool version ${kubernetes} and control plane version ${cluster.currentKubernetesVersion} are incompatible. Minor version of node pool cannot be bigger than control plane, or more than three minor versions less than control plane. For more information, please check https://aka.ms/aks/UpgradeVersionRules`,
  );
}

function refuseImage(world: World, now: number, pool: Pool, target: Versions): void {
  const accepted = [pool.versions.image, latestImage(world, pool)];
  const recorded = (listedRecords(world, pool, now) ?? []).map((record) => record.image);
  if ([...accepted, ...recorded].includes(target.image) && sameOs(pool, target.image)) return;
  throw imageNotAccepted(pool, target.image);
}

/** Documented: an image can be the current one, `latest`, or one on record, and of the same OS family. */
function refuseUnrecorded(records: VersionRecord[], world: World, pool: Pool, target: Versions): void {
  const known = records.filter((record) => record.kubernetes === target.kubernetes);
  if (target.kubernetes !== pool.versions.kubernetes && known.length === 0) {
    // Wording inferred.
    throw badRequest(
      'InvalidParameter',
      `Kubernetes version '${target.kubernetes}' is not accepted. Downgrading node pool '${pool.name}' from version '${pool.versions.kubernetes}' is only allowed to a recently used version.`,
    );
  }
  const images = [pool.versions.image, latestImage(world, pool), ...known.map((record) => record.image)];
  if (!images.includes(target.image) || !sameOs(pool, target.image)) {
    throw imageNotAccepted(pool, target.image);
  }
}

function sameOs(pool: Pool, image: string): boolean {
  return osOfImage(image) === osOfImage(pool.versions.image) && fitsSku(pool, image);
}

/** Documented: an OS SKU with a version holds the pool to it. */
function fitsSku(pool: Pool, image: string): boolean {
  const pinned = /\d+$/.exec(text(pool.properties, 'osSKU') ?? '')?.[0];
  return pinned === undefined || pinned === releaseOfImage(image);
}

/** Documented wording. */
function imageNotAccepted(pool: Pool, image: string): Error {
  return badRequest(
    'InvalidParameter',
    `NodeImageVersion '${image}' is not accepted. NodeImageVersion can only be current version '${pool.versions.image}' or 'latest'`,
  );
}

/** Only reached when expired records are still listed. */
function refuseExpired(now: number, pool: Pool, target: Versions): void {
  const record = pool.records?.find((candidate: VersionRecord) => sameVersions(candidate, target));
  if (record === undefined || !isExpired(record, now)) return;
  // Documented as a rule; wording inferred.
  throw badRequest(
    'InvalidParameter',
    `Node pool '${pool.name}' cannot be rolled back to version '${target.kubernetes}': the rollback window of 7 days has passed.`,
  );
}

/** Documented: with the upgrade channel on, a rollback "will not succeed". */
export function checkChannel(world: World, now: number, cluster: Cluster): VersionChange['channel'] {
  const channel = effectiveChannel(cluster, now);
  if (!isOn(channel)) return 'harmless';
  switch (world.switches.upgradeChannelRollback) {
    case 'reject':
      throw badRequest(
        'BadRequest',
        `Rolling back the node pool version is not allowed while the auto-upgrade channel '${channel}' is enabled.`,
      );
    case 'accept-then-fail':
      return 'fails-it';
    case 'accept-and-re-upgrade':
      return 'undoes-it';
  }
}
