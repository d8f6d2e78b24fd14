import { IDENTITY_FAILURES } from '../scenario/identity.ts';
import { DEFAULT_TIMINGS } from '../state/timings.ts';
import { actor, describedFault } from './actor-schema.ts';
import * as check from './checks.ts';
import { expectation } from './expectation-schema.ts';
import { fleet } from './fleet-schema.ts';
import { clusterName, image, isFault, isSpan, minor, poolName, power, version } from './formats.ts';
import { switches } from './switch-schema.ts';

const plainError = check.objectOf({ code: check.isText, message: check.isText }, ['code', 'message']);

const error = check.objectOf(
  { code: check.isText, message: check.isText, details: check.listOf(plainError) },
  ['code', 'message'],
);

const running = check.objectOf(
  {
    kind: check.isText,
    kubernetesVersion: version,
    nodeImageVersion: image,
    startedAgo: isSpan,
    nodesDone: check.isCount,
    stuck: check.isBoolean,
    fails: error,
    hidden: check.isBoolean,
    remaining: isSpan,
    by: check.isText,
    type: check.isText,
    subType: check.isText,
  },
  ['kind'],
);

const history = check.listOf(
  check.objectOf(
    {
      kind: check.isText,
      status: check.oneOf(['Succeeded', 'Failed', 'Canceled']),
      startedAgo: isSpan,
      took: isSpan,
      error,
      by: check.isText,
      type: check.isText,
      subType: check.isText,
    },
    ['kind', 'status', 'startedAgo'],
  ),
);

const record = check.objectOf(
  {
    orchestratorVersion: version,
    nodeImageVersion: image,
    timestamp: check.orNull(check.isText),
    ago: isSpan,
    completedAgo: isSpan,
  },
  ['orchestratorVersion', 'nodeImageVersion'],
);

const machine = check.objectOf(
  {
    node: check.isCount,
    kubernetesVersion: version,
    nodeImageVersion: image,
    provisioningState: check.isText,
    error: plainError,
    vmState: check.isText,
    driftAction: check.isText,
    driftReason: check.isText,
    labels: check.isTextMap,
  },
  ['node'],
);

const pool = check.objectOf(
  {
    name: poolName,
    mode: check.oneOf(['System', 'User', 'ManagedSystem', 'Machines', 'Gateway']),
    type: check.oneOf(['VirtualMachineScaleSets', 'VirtualMachines']),
    count: check.isCount,
    kubernetesVersion: version,
    specifiedVersion: version,
    nodeImageVersion: image,
    osType: check.oneOf(['Linux', 'Windows']),
    osSKU: check.isText,
    vmSize: check.isText,
    provisioningState: check.isText,
    powerState: power,
    recentlyUsed: check.orNull(check.listOf(record)),
    labels: check.isTextMap,
    taints: check.listOf(check.isText),
    enableAutoScaling: check.isBoolean,
    minCount: check.isCount,
    maxCount: check.isCount,
    upgradeSettings: check.isPlainObject,
    creationData: check.isPlainObject,
    vnetSubnetID: check.isText,
    properties: check.isPlainObject,
    running,
    alsoRunning: check.listOf(running),
    machines: check.listOf(machine),
    stoppedUpgrade: check.objectOf(
      { kubernetesVersion: version, nodeImageVersion: image, nodesDone: check.isCount },
      ['kubernetesVersion', 'nodeImageVersion', 'nodesDone'],
    ),
    history,
  },
  ['name'],
);

const cluster = check.objectOf(
  {
    name: clusterName,
    resourceGroup: check.isText,
    location: check.isText,
    kubernetesVersion: version,
    specifiedVersion: version,
    forceUpgradeFor: isSpan,
    upgradeChannel: check.oneOf(['none', 'patch', 'stable', 'rapid', 'node-image']),
    nodeOSUpgradeChannel: check.orNull(check.oneOf(['None', 'Unmanaged', 'NodeImage', 'SecurityPatch'])),
    sku: check.oneOf(['Base', 'Automatic']),
    supportPlan: check.oneOf(['KubernetesOfficial', 'AKSLongTermSupport']),
    provisioningState: check.isText,
    powerState: power,
    tags: check.isTextMap,
    properties: check.isPlainObject,
    pools: check.listOf(pool),
    running,
    history,
    maintenanceConfigurations: check.listOf(check.isPlainObject),
  },
  ['name'],
);

const timings = check.objectOf(
  Object.fromEntries(Object.keys(DEFAULT_TIMINGS).map((name) => [name, check.isNumber])),
);

/** The whole scenario file. */
export const scenarioSchema = check.objectOf({
  description: check.isText,
  clusters: check.listOf(cluster),
  fleets: check.listOf(fleet),
  resourceGroups: check.listOf(check.isText),
  kubernetesVersions: check.listOf(
    check.objectOf(
      {
        version: minor,
        patches: check.listOf(version),
        isDefault: check.isBoolean,
        isPreview: check.isBoolean,
        supportPlans: check.listOf(check.oneOf(['KubernetesOfficial', 'AKSLongTermSupport'])),
      },
      ['version', 'patches'],
    ),
  ),
  latestNodeImages: check.listOf(image),
  identity: check.objectOf({
    subject: check.isText,
    federatedSubjects: check.listOf(check.isText),
    federatedSubject: check.isText,
    federatedIssuer: check.isText,
    federatedAudience: check.isText,
    tokenLifetime: check.isCount,
    idTokenLifetime: check.isCount,
    fails: check.oneOf(Object.keys(IDENTITY_FAILURES)),
  }),
  rbac: check.listOf(
    check.objectOf(
      {
        scope: check.isText,
        actions: check.listOf(check.isText),
        notActions: check.listOf(check.isText),
      },
      ['actions'],
    ),
  ),
  throttling: check.objectOf({ enabled: check.isBoolean, clock: check.oneOf(['real', 'virtual']) }, [
    'enabled',
  ]),
  timings,
  switches,
  startTime: check.isDate,
  faults: check.listOf((value, path, problems) =>
    (check.isRecord(value) ? describedFault : isFault)(value, path, problems),
  ),
  actors: check.listOf(actor),
  expect: expectation,
});
