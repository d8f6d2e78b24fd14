import type { Cluster, OfferedMinor, Pool, VersionRecord, Versions, World } from './model.ts';
import { child, text } from './json.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Documented: a version can be rolled back to for seven days, counted from the end of the upgrade. */
export const ROLLBACK_WINDOW = 7 * DAY;

export function sameVersions(left: Versions, right: Versions): boolean {
  return left.kubernetes === right.kubernetes && left.image === right.image;
}

/** Orders dotted numbers such as Kubernetes versions and the dates of node images. */
export function compareDotted(left: string, right: string): number {
  const a = left.split('.').map(Number);
  const b = right.split('.').map(Number);
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `1.35.5` → `1.35`. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

export function minorNumber(version: string): number {
  return Number(version.split('.')[1] ?? 0);
}

/** `AKSUbuntu-2404gen2containerd-202605.14.0` → family `AKSUbuntu-2404gen2containerd` and date `202605.14.0`; a security patch's date counts after that. */
export function splitImage(image: string): { family: string; date: string } {
  const [, family = image, date = '', patch] =
    /^(.*?)-(\d+(?:\.\d+)+)(?:-(\d{4}\.\d\d\.\d\d))?$/.exec(image) ?? [];
  return { family, date: patch === undefined ? date : `${date}.${patch}` };
}

/** The release that an image's name tells after its operating system: `2404`, `2022`, `3`. */
export function releaseOfImage(image: string): string | undefined {
  return /^[^-]+-V?(\d+)/.exec(image)?.[1];
}

/** The operating system of an image: the part of its name before the first hyphen, without the release. */
export function osOfImage(image: string): string {
  const prefix = image.split('-')[0]?.toLowerCase() ?? '';
  // AzureLinux is the later name of CBL-Mariner; AKS treats them as one.
  return prefix === 'akscblmariner' ? 'aksazurelinux' : prefix;
}

/** The newest image for the pool: what "any upgrade also moves the node image" brings. */
export function latestImage(world: World, pool: Pool): string {
  const current = splitImage(pool.versions.image);
  const offered = world.latestImages[current.family];
  if (offered === undefined) return pool.versions.image;
  return compareDotted(splitImage(offered).date, current.date) > 0 ? offered : pool.versions.image;
}

/** The minor versions offered under the cluster's support plan. */
export function offeredMinors(world: World, cluster: Cluster): OfferedMinor[] {
  const plan = text(cluster.properties, 'supportPlan') ?? 'KubernetesOfficial';
  return world.offered.filter((minor) => minor.supportPlans.includes(plan));
}

/** The full version for `1.35` or `1.35.5`: a minor version stands for its newest patch. */
export function resolveVersion(world: World, version: string): string {
  if (version.split('.').length !== 2) return version;
  const patches = world.offered.find((minor) => minor.version === version)?.patches ?? [];
  return [...patches].sort(compareDotted).at(-1) ?? version;
}

/** The Kubernetes version of a pool as it was asked for, which is the one that it runs unless that is known. */
export function askedVersion(pool: Pool): string {
  return pool.askedVersion ?? pool.versions.kubernetes;
}

/** Newer versions: those of the same minor version, then those of the next one, newest first (recorded). */
export function upgradesFrom(world: World, version: string): string[] {
  const own = minorNumber(version);
  return [own, own + 1].flatMap((number) =>
    world.offered
      .flatMap((minor) => minor.patches)
      .filter((candidate) => minorNumber(candidate) === number && compareDotted(candidate, version) > 0)
      .sort((left, right) => compareDotted(right, left)),
  );
}

/** The records that the service shows at this time. */
export function listedRecords(world: World, pool: Pool, now: number): VersionRecord[] | undefined {
  if (world.switches.listExpiredRecords) return pool.records;
  return pool.records?.filter((record) => !isExpired(record, now));
}

export function isExpired(record: VersionRecord, now: number): boolean {
  const ended = record.completedAt ?? Date.parse(record.timestamp ?? '');
  return Number.isFinite(ended) && now - ended > ROLLBACK_WINDOW;
}

/** Timestamps of records were recorded with nine fraction digits. */
export function recordTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '786553Z');
}

/** The Kubernetes upgrade channel as the cluster shows it; omitted means none. */
export function upgradeChannel(cluster: Cluster): string {
  return text(child(cluster.properties, 'autoUpgradeProfile'), 'upgradeChannel') ?? 'none';
}

/** The node OS channel as the cluster shows it. */
export function nodeOsChannel(cluster: Cluster): string | undefined {
  return text(child(cluster.properties, 'autoUpgradeProfile'), 'nodeOSUpgradeChannel');
}

/** The Kubernetes upgrade channel in effect, which follows a change with a delay. */
export function effectiveChannel(cluster: Cluster, now: number): string {
  const pending = cluster.channelInEffect;
  if (pending === undefined) return upgradeChannel(cluster);
  return now >= pending.changesAt ? pending.next : pending.value;
}

export function isOn(channel: string | undefined): boolean {
  return channel !== undefined && channel.toLowerCase() !== 'none';
}

/** Whether the node OS channel brings images by itself. */
export function managesImages(cluster: Cluster): boolean {
  return ['nodeimage', 'securitypatch'].includes((nodeOsChannel(cluster) ?? '').toLowerCase());
}

/**
 * The image that the nodes get from a rollback to `image`. Documented: with the node OS channel on, the
 * Kubernetes version goes back and the image may not.
 */
export function rolledBackImage(world: World, cluster: Cluster, pool: Pool, image: string): string {
  const other = pool.nodes.find((node) => node.image !== image);
  if (other === undefined) return image;
  if (!world.switches.imageRestored) return other.image;
  return managesImages(cluster) && world.switches.imageWithNodeOsChannel === 'newest'
    ? latestImage(world, pool)
    : image;
}
