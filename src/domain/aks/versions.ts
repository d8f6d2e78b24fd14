/** Comparing Kubernetes versions and node images. */

import coerce from 'semver/functions/coerce.js';
import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';
import type { Versions } from './cluster.ts';

/** How one pair of versions stands to another. `unknown`: neither order can be told from the names. */
export type Comparison = 'older' | 'equal' | 'newer' | 'unknown';

/** The numbers at the end of an image's name: its build date, such as `202605.14.0` or `20348.5020.260610`. */
const IMAGE_DATE = /-(\d+(?:\.\d+)+)$/;

/** Families of node images, by the name's beginning. Azure Linux was called CBL-Mariner before. */
const IMAGE_FAMILIES = [
  { prefix: 'aksubuntu-', family: 'Ubuntu' },
  { prefix: 'aksazurelinux-', family: 'AzureLinux' },
  { prefix: 'akscblmariner-', family: 'AzureLinux' },
  { prefix: 'akswindows-', family: 'Windows' },
  { prefix: 'aksflatcar-', family: 'Flatcar' },
] as const;

export type OsFamily = (typeof IMAGE_FAMILIES)[number]['family'];

/** Returns the OS family of a node image, or `undefined` for a name never seen before. */
export function imageFamily(nodeImageVersion: string): OsFamily | undefined {
  const name = nodeImageVersion.toLowerCase();
  return IMAGE_FAMILIES.find(({ prefix }) => name.startsWith(prefix))?.family;
}

/** Returns the OS family of a pool's `osSKU`, or `undefined` for a word never seen before. */
export function osSkuFamily(osSku: string): OsFamily | undefined {
  const word = osSku.toLowerCase();
  if (word.startsWith('ubuntu')) return 'Ubuntu';
  if (word.startsWith('azurelinux') || word.includes('mariner')) return 'AzureLinux';
  if (word.startsWith('windows')) return 'Windows';
  if (word.startsWith('flatcar')) return 'Flatcar';
  return undefined;
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

/** Tells whether image `one` is older than `other`, by the date part of their names. */
export function compareImages(one: string, other: string): Comparison {
  if (isSameImage(one, other)) return 'equal';
  const left = imageDate(one);
  const right = imageDate(other);
  if (left === undefined || right === undefined) return 'unknown';
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference < 0 ? 'older' : 'newer';
  }
  // Another image of the same day (another generation, say): not the same, and no way to tell the order.
  return 'unknown';
}

/** Tells whether `one` is older than `other`: by Kubernetes version, then by the image's date part. */
export function compareVersions(one: Versions, other: Partial<Versions>): Comparison {
  if (other.kubernetesVersion === undefined) return 'unknown';
  const byKubernetes = compareKubernetesVersions(one.kubernetesVersion, other.kubernetesVersion);
  if (byKubernetes !== 'equal') return byKubernetes;
  return other.nodeImageVersion === undefined
    ? 'unknown'
    : compareImages(one.nodeImageVersion, other.nodeImageVersion);
}

function imageDate(nodeImageVersion: string): readonly number[] | undefined {
  return IMAGE_DATE.exec(nodeImageVersion)?.[1]?.split('.').map(Number);
}
