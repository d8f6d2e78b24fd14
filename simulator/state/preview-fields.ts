import { isObject, without, type JsonObject } from './json.ts';

/** Pool properties that only preview api-versions show (public API specification, preview versions). */
const PREVIEW_ONLY = ['upgradeStrategy', 'upgradeSettingsBlueGreen', 'nodeInitializationTaints'];

/** The same inside `upgradeSettings`. */
const PREVIEW_ONLY_SETTINGS = ['maxBlockedNodes', 'upgradeGateSettings'];

/** Cluster properties of the same kind. */
const PREVIEW_ONLY_CLUSTER = ['nodeDisruptionProfile'];

export function isPreview(apiVersion: string): boolean {
  return apiVersion.endsWith('-preview');
}

/** The properties as a stable api-version shows them. */
export function withoutPreviewFields(properties: JsonObject): JsonObject {
  const stable = without(properties, PREVIEW_ONLY);
  const settings = stable['upgradeSettings'];
  if (isObject(settings)) stable['upgradeSettings'] = without(settings, PREVIEW_ONLY_SETTINGS);
  return stable;
}

/** A cluster's properties as a stable api-version shows them. */
export function withoutPreviewClusterFields(properties: JsonObject): JsonObject {
  const stable = without(properties, PREVIEW_ONLY_CLUSTER);
  const settings = stable['upgradeSettings'];
  if (isObject(settings)) stable['upgradeSettings'] = without(settings, PREVIEW_ONLY_SETTINGS);
  return stable;
}

/** The part of a cluster's properties that a stable api-version can't name. */
export function previewClusterFieldsOf(properties: JsonObject): JsonObject {
  const fields = pick(properties, PREVIEW_ONLY_CLUSTER);
  const settings = properties['upgradeSettings'];
  const hidden = isObject(settings) ? pick(settings, PREVIEW_ONLY_SETTINGS) : {};
  return Object.keys(hidden).length === 0 ? fields : { ...fields, upgradeSettings: hidden };
}

/** The part of the properties that a stable api-version can't name. */
export function previewFieldsOf(properties: JsonObject): JsonObject {
  const fields = pick(properties, PREVIEW_ONLY);
  const settings = properties['upgradeSettings'];
  const hidden = isObject(settings) ? pick(settings, PREVIEW_ONLY_SETTINGS) : {};
  return Object.keys(hidden).length === 0 ? fields : { ...fields, upgradeSettings: hidden };
}

function pick(value: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}
