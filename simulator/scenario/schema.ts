import { DEFAULT_SWITCHES } from '../state/switches.ts';
import { DEFAULT_TIMINGS } from '../state/timings.ts';
import * as check from './checks.ts';
import type { Check } from './checks.ts';
import { expectation } from './expectation-schema.ts';
import { clusterName, image, isFault, isSpan, minor, poolName, power, version } from './formats.ts';

const error = check.objectOf({ code: check.isText, message: check.isText }, ['code', 'message']);

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

const pool = check.objectOf(
  {
    name: poolName,
    mode: check.oneOf(['System', 'User']),
    count: check.isCount,
    kubernetesVersion: version,
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

const fleet = check.objectOf(
  {
    name: check.isText,
    resourceGroup: check.isText,
    location: check.isText,
    members: check.listOf(
      check.objectOf({ name: check.isText, cluster: check.isText, group: check.isText }, ['name', 'cluster']),
    ),
    autoUpgradeProfiles: check.listOf(
      check.objectOf(
        {
          name: check.isText,
          channel: check.oneOf(['Stable', 'Rapid', 'NodeImage', 'TargetKubernetesVersion', 'SecurityPatch']),
          updateStrategy: check.isText,
          disabled: check.isBoolean,
        },
        ['name', 'channel'],
      ),
    ),
    updateStrategies: check.listOf(
      check.objectOf(
        {
          name: check.isText,
          stages: check.listOf(
            check.objectOf({ name: check.isText, groups: check.listOf(check.isText) }, ['name', 'groups']),
          ),
        },
        ['name', 'stages'],
      ),
    ),
  },
  ['name'],
);

/** Accepted words of the switches that have a fixed set of them. */
const SWITCH_WORDS: Record<string, readonly string[]> = {
  abortWhenIdle: ['409', '400', '204'],
  abortAnswer: ['202', '204'],
  abortRace: ['abort-wins', 'operation-succeeds', 'operation-fails', 'conflict'],
  abortedOperationEnds: ['Canceled', 'Preempted'],
  clusterAbortWhilePoolMoves: ['refused', 'aborts-pool'],
  upgradeChannelRollback: ['reject', 'accept-then-fail', 'accept-and-re-upgrade'],
  imageWithNodeOsChannel: ['newest', 'restored'],
  recordsAfterRollback: ['empty', 'version-left'],
  resumeMoment: ['during', 'after'],
  conflictForm: ['flat', 'nested'],
  badRequestForm: ['flat', 'nested'],
  notFoundForm: ['flat', 'nested'],
  preconditionForm: ['flat', 'nested'],
  throttledForm: ['flat', 'nested'],
  unsupportedVersionError: ['InvalidApiVersionParameter', 'NoRegisteredProviderFound', 'InvalidResourceType'],
};

function switchCheck(name: string, standard: unknown): Check {
  const words = SWITCH_WORDS[name];
  if (words !== undefined) return check.oneOf(words);
  if (typeof standard === 'boolean') return check.isBoolean;
  if (Array.isArray(standard)) return check.listOf(check.isText);
  return standard === null ? check.orNull(check.isCount) : check.isAnyNumber;
}

const switches = check.objectOf(
  Object.fromEntries(
    Object.entries(DEFAULT_SWITCHES).map(([name, standard]) => [name, switchCheck(name, standard)]),
  ),
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
    fails: check.oneOf(['mfa-required', 'secret-expired', 'app-missing']),
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
  faults: check.listOf(isFault),
  expect: expectation,
});
