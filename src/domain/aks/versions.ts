/** Comparing Kubernetes versions and node images. */

import coerce from 'semver/functions/coerce.js';
import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';
import type { Versions } from './cluster.ts';

/** How one pair of versions stands to another. `unknown`: neither order can be told from the names. */
export type Comparison = 'older' | 'equal' | 'newer' | 'unknown';

/**
 * The numbers at the end of an image's name: its build date, such as `202605.14.0` or `20348.5020.260610`; behind it
 * the date of the security patches that were laid over that build, such as `2026.06.01`, if there are any.
 */
const IMAGE_DATES = /-(\d+(?:\.\d+)+)(?:-(\d+(?:\.\d+)+))?$/;

/** What an image of Azure Linux was called before. */
const FORMER_FAMILIES: Readonly<Record<string, string>> = { AKSCBLMariner: 'AKSAzureLinux' };

/**
 * Returns the family of a node image by its name alone, so that one never seen before has one, too: the text before the
 * first `-`, with `OSGuard` where the next part begins with it. Spelled as in the name.
 */
export function imageFamily(nodeImageVersion: string): string {
  const [name = '', next = ''] = nodeImageVersion.split('-');
  const former = Object.entries(FORMER_FAMILIES).find(([one]) => isSameImage(one, name));
  const family = former?.[1] ?? name;
  return next.toLowerCase().startsWith('osguard') ? `${family}-OSGuard` : family;
}

/** Returns the version that an OS SKU names and thereby holds to (2404 of `Ubuntu2404`, 3 of `AzureLinux3`). */
export function osSkuRelease(osSku: string): string | undefined {
  return /\d+$/.exec(osSku)?.[0];
}

/** Returns the release of the operating system that an image's name tells: 2204, 2022, or 3 of `V3gen2`. */
export function imageRelease(nodeImageVersion: string): string | undefined {
  const parts = nodeImageVersion.replace(IMAGE_DATES, '').split('-').slice(1);
  return parts
    .map((part) => /^(?:osguard)?v?(\d+)/i.exec(part)?.[1])
    .find((release) => release !== undefined);
}

/** True when both name the same version; `1.35.5` and `v1.35.5` do, whatever the case. */
export function isSameKubernetesVersion(one: string, other: string): boolean {
  return compareKubernetesVersions(one, other) === 'equal';
}

/** True when both name the same image, ignoring case. */
export function isSameImage(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** True when both versions are the same. */
export function isSameVersions(one: Partial<Versions>, other: Versions): boolean {
  return (
    one.kubernetesVersion !== undefined &&
    one.nodeImageVersion !== undefined &&
    isSameKubernetesVersion(one.kubernetesVersion, other.kubernetesVersion) &&
    isSameImage(one.nodeImageVersion, other.nodeImageVersion)
  );
}

/** Returns both versions that a pool shows, or `undefined` when it does not show both. */
export function versionsShown({
  kubernetesVersion,
  nodeImageVersion,
}: Partial<Versions>): Versions | undefined {
  if (kubernetesVersion === undefined || nodeImageVersion === undefined) return undefined;
  return { kubernetesVersion, nodeImageVersion };
}

/** Tells whether `one` is older than `other`, by semantic versioning. */
export function compareKubernetesVersions(one: string, other: string): Comparison {
  const left = parse(one, { loose: true });
  const right = parse(other, { loose: true });
  if (left === null || right === null) return one === other ? 'equal' : 'unknown';
  const order = compare(left, right);
  return order === 0 ? 'equal' : order < 0 ? 'older' : 'newer';
}

/** Returns the minor number (35 of `1.35.5`), or `undefined` for what is not a version. */
export function minorOf(version: string): number | undefined {
  return coerce(version)?.minor;
}

/** Returns `1.35` of `1.35.5`, or `undefined` for what is not a version. */
export function majorMinorOf(version: string): string | undefined {
  const parsed = coerce(version);
  return parsed === null ? undefined : `${String(parsed.major)}.${String(parsed.minor)}`;
}

/**
 * Tells whether image `one` is older than `other`, by the dates in their names: that of the build, then that of the
 * security patches; of one and the same build, the image without patches is the older one.
 */
export function compareImages(one: string, other: string): Comparison {
  if (isSameImage(one, other)) return 'equal';
  const left = imageDates(one);
  const right = imageDates(other);
  if (left === undefined || right === undefined) return 'unknown';
  const difference = compareNumbers(left.build, right.build) || compareNumbers(left.patches, right.patches);
  // Another image of the same day (another generation, say): not the same, and no way to tell the order.
  return difference === 0 ? 'unknown' : difference < 0 ? 'older' : 'newer';
}

/** Tells whether `one` is older than `other`: by Kubernetes version, then by the image's dates. */
export function compareVersions(one: Versions, other: Partial<Versions>): Comparison {
  if (other.kubernetesVersion === undefined) return 'unknown';
  const byKubernetes = compareKubernetesVersions(one.kubernetesVersion, other.kubernetesVersion);
  if (byKubernetes !== 'equal') return byKubernetes;
  return other.nodeImageVersion === undefined
    ? 'unknown'
    : compareImages(one.nodeImageVersion, other.nodeImageVersion);
}

interface ImageDates {
  readonly build: readonly number[];
  /** Empty for an image as it was built. */
  readonly patches: readonly number[];
}

function imageDates(nodeImageVersion: string): ImageDates | undefined {
  const [, build, patches] = IMAGE_DATES.exec(nodeImageVersion) ?? [];
  return build === undefined
    ? undefined
    : { build: numbersOf(build), patches: patches === undefined ? [] : numbersOf(patches) };
}

function numbersOf(date: string): readonly number[] {
  return date.split('.').map(Number);
}

function compareNumbers(one: readonly number[], other: readonly number[]): number {
  const length = Math.max(one.length, other.length);
  for (let index = 0; index < length; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
