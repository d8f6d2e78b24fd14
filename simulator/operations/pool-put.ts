import { refuseBusyPool, refuseStopped } from './busy.ts';
import { isObject, sameJson, text, without, type JsonObject } from '../state/json.ts';
import type { Cluster, Operation, Pool, World } from '../state/model.ts';
import { beginPlain, beginRolling, pushRecord, resumeUpgrade, type RollingOperation } from './begin.ts';
import { checkChannel, checkVersions, type VersionChange } from './pool-versions.ts';
import { previewFieldsOf } from '../state/preview-fields.ts';
import { badRequest, conflict } from '../state/refused.ts';
import { askedVersion, latestImage, managesImages, minorOf } from '../state/versions.ts';

/** Fields of a pool that a PUT can't write; the service ignores them. */
export const READ_ONLY = ['provisioningState', 'currentOrchestratorVersion', 'eTag', 'status'];

/** Fields kept apart from the other properties of a pool. */
export const OWN_FIELDS = ['orchestratorVersion', 'nodeImageVersion', 'powerState'];

/** Properties that can't be changed once the pool exists (documented as such in the API's model). */
const IMMUTABLE = ['vmSize', 'osType', 'osDiskSizeGB', 'osDiskType', 'type', 'maxPods', 'vnetSubnetID'];

export interface PoolPut {
  properties: JsonObject;
  /** Whether the request came with a preview api-version, which knows all properties. */
  preview: boolean;
  /** Whether the api-version knows rollback; before, `nodeImageVersion` is read-only like any other. */
  knowsRollback: boolean;
}

/** Handles a PUT of a pool that exists. All refusals come before the first change. */
export function putPool(world: World, now: number, cluster: Cluster, pool: Pool, put: PoolPut): Operation {
  const power = text(isObject(put.properties['powerState']) ? put.properties['powerState'] : {}, 'code');
  const starts = pool.powerState === 'Stopped' && power === 'Running';
  refuseMachinesMode(pool);
  refuseBusyPool(world, cluster, pool, actionOf(pool, put));
  if (!starts) refuseStopped(pool, actionOf(pool, put));
  refuseImmutable(pool, put.properties);
  const versions = checkVersions(world, now, cluster, pool, {
    kubernetes: text(put.properties, 'orchestratorVersion'),
    image: put.knowsRollback ? text(put.properties, 'nodeImageVersion') : undefined,
    knowsRollback: put.knowsRollback,
  });
  const asked = text(put.properties, 'orchestratorVersion') ?? pool.askedVersion;
  const before = pool.nodes.length;
  // A rollback that is sent again meets the upgrade channel as it did the first time.
  const resent = versions === undefined && pool.unfinished === 'rollback';
  const channel = resent ? checkChannel(world, now, cluster) : 'harmless';
  const properties = writtenProperties(world, pool, put);
  const count = countOf(pool, properties);
  pool.properties = { ...properties, count };
  pool.askedVersion = asked;
  if (power !== undefined && power !== pool.powerState) return changePower(world, now, cluster, pool, power);
  if (versions !== undefined) return changeVersions(world, now, cluster, pool, versions, asked);
  // Documented: any later PUT takes a stopped upgrade up again.
  if (pool.unfinished !== undefined) {
    return resumeUpgrade(world, now, cluster, pool, channelConsequence(world, cluster, pool, channel));
  }
  if (count !== before) {
    return beginPlain(world, now, cluster, pool, {
      state: 'Scaling',
      seconds: world.timings.scale,
      outcome: { nodeCount: count },
    });
  }
  return beginPlain(world, now, cluster, pool, { state: 'Updating', seconds: world.timings.poolUpdate });
}

/** Documented: the nodes of node auto-provisioning are changed one by one. */
function refuseMachinesMode(pool: Pool): void {
  if (pool.properties['mode'] !== 'Machines') return;
  throw conflict(
    `Operation is not allowed on agent pool '${pool.name}' in Machines mode, please use machine API instead.`,
  );
}

/** The word for the change in a refusal. */
function actionOf(pool: Pool, put: PoolPut): string {
  const version = text(put.properties, 'orchestratorVersion') ?? askedVersion(pool);
  const image = text(put.properties, 'nodeImageVersion') ?? pool.versions.image;
  const stays = [askedVersion(pool), pool.versions.kubernetes].includes(version);
  if (!stays || image !== pool.versions.image) return 'Upgrading';
  return put.properties['count'] === pool.nodes.length ? 'Updating' : 'Scaling';
}

function refuseImmutable(pool: Pool, properties: JsonObject): void {
  for (const name of IMMUTABLE) {
    const wanted = properties[name];
    if (wanted === undefined || sameJson(wanted, pool.properties[name])) continue;
    throw badRequest(
      'PropertyChangeNotAllowed',
      `Provisioning of resource(s) for Agent Pool ${pool.name} failed. Error: Changing property 'properties.${name}' is not allowed.`,
    );
  }
}

/** A PUT is the whole object: what it leaves out is gone, apart from what can't change or can't be named. */
export function writtenProperties(world: World, pool: Pool, put: PoolPut): JsonObject {
  const kept: JsonObject = {};
  for (const name of IMMUTABLE) {
    const value = pool.properties[name];
    if (value !== undefined) kept[name] = value;
  }
  const unnamed =
    !put.preview && world.switches.stablePutKeepsPreviewFields ? previewFieldsOf(pool.properties) : {};
  const written = without(put.properties, [...READ_ONLY, ...OWN_FIELDS]);
  const settings = { ...asObject(written['upgradeSettings']), ...asObject(unnamed['upgradeSettings']) };
  const merged: JsonObject = { ...kept, ...unnamed, ...written };
  if (Object.keys(settings).length > 0) merged['upgradeSettings'] = settings;
  return merged;
}

function asObject(value: JsonObject[string] | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function countOf(pool: Pool, properties: JsonObject): number {
  const count = properties['count'];
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : pool.nodes.length;
}

/** What the upgrade channel does to a rollback that was accepted. */
function channelConsequence(
  world: World,
  cluster: Cluster,
  pool: Pool,
  channel: VersionChange['channel'],
): Pick<RollingOperation, 'outcome' | 'error'> {
  switch (channel) {
    case 'harmless':
      return {};
    case 'fails-it':
      return { error: CHANNEL_ERROR };
    case 'undoes-it': {
      const image = latestImage(world, pool);
      const versions = { kubernetes: cluster.currentKubernetesVersion, image };
      return { outcome: { reUpgradeTo: { versions, after: world.timings.reUpgradeAfter } } };
    }
  }
}

function changePower(world: World, now: number, cluster: Cluster, pool: Pool, power: string): Operation {
  const powerState = power === 'Running' ? 'Running' : 'Stopped';
  return beginPlain(world, now, cluster, pool, {
    state: powerState === 'Running' ? 'Starting' : 'Stopping',
    seconds: world.timings.power,
    outcome: { powerState },
  });
}

function changeVersions(
  world: World,
  now: number,
  cluster: Cluster,
  pool: Pool,
  change: VersionChange,
  asked: string | undefined,
): Operation {
  const keepsRecords = change.rollback && world.switches.recordsAfterRollback === 'empty';
  if (!keepsRecords) pushRecord(pool, now);
  return beginRolling(world, now, cluster, pool, {
    state: 'Upgrading',
    target: change.target,
    // A minor version stays what was asked for.
    askedVersion: asked === minorOf(change.target.kubernetes) ? asked : undefined,
    rollback: change.rollback,
    settledImage: change.settledImage,
    ...consequenceOf(world, cluster, pool, change),
  });
}

function consequenceOf(
  world: World,
  cluster: Cluster,
  pool: Pool,
  change: VersionChange,
): Pick<RollingOperation, 'outcome' | 'error'> {
  const { target, rollback, channel } = change;
  const replaced = rollback && managesImages(cluster) && world.switches.imageReplacedAtNextWindow;
  if (channel !== 'harmless' || !replaced) return channelConsequence(world, cluster, pool, channel);
  const versions = { kubernetes: target.kubernetes, image: latestImage(world, pool) };
  return { outcome: { reUpgradeTo: { versions, after: world.timings.nextWindow } } };
}

/** Documented is only that the rollback will not succeed; code and wording inferred. */
const CHANNEL_ERROR = {
  code: 'OperationNotAllowed',
  message: 'The node pool version rollback did not succeed because the auto-upgrade channel is enabled.',
};
