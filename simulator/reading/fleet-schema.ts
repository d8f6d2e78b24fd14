import * as check from './checks.ts';

const UPDATE_STATES = [
  'NotStarted',
  'Pending',
  'Running',
  'Stopping',
  'Stopped',
  'Skipped',
  'Failed',
  'Completed',
] as const;

export const updateState = check.oneOf(UPDATE_STATES);

const names = check.listOf(check.isText);

const runStage = check.objectOf(
  {
    name: check.isText,
    groups: check.listOf(check.objectOf({ name: check.isText, members: names }, ['name', 'members'])),
  },
  ['name', 'groups'],
);

const updateRun = check.objectOf(
  {
    name: check.isText,
    state: updateState,
    updateStrategy: check.isText,
    autoUpgradeProfile: check.isText,
    kubernetesVersion: check.isText,
    stages: check.listOf(runStage),
    members: check.mapOf(updateState),
  },
  ['name'],
);

/** An entry of the part `fleets` of a scenario file. */
export const fleet = check.objectOf(
  {
    name: check.isText,
    resourceGroup: check.isText,
    location: check.isText,
    members: check.listOf(
      check.objectOf(
        { name: check.isText, cluster: check.isText, group: check.isText, labels: check.isTextMap },
        ['name', 'cluster'],
      ),
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
            check.objectOf({ name: check.isText, groups: names, memberSelector: check.isText }, ['name']),
          ),
        },
        ['name', 'stages'],
      ),
    ),
    updateRuns: check.listOf(updateRun),
  },
  ['name'],
);
