import type { UpdateState } from '../state/model.ts';

export interface FleetScenario {
  name: string;
  resourceGroup?: string;
  location?: string;
  members?: { name: string; cluster: string; group?: string; labels?: Record<string, string> }[];
  autoUpgradeProfiles?: { name: string; channel: string; updateStrategy?: string; disabled?: boolean }[];
  updateStrategies?: { name: string; stages: StageScenario[] }[];
  updateRuns?: UpdateRunScenario[];
}

/** A stage: groups of members, or a selector of members by label, or both. */
export interface StageScenario {
  name: string;
  /** Without any: all members that the selector selects. */
  groups?: string[];
  /** Such as `env=prod`; known to Fleet's api-version from 2026-06-01 on. */
  memberSelector?: string;
}

export interface UpdateRunScenario {
  name: string;
  /** Default `Running`. */
  state?: UpdateState;
  updateStrategy?: string;
  autoUpgradeProfile?: string;
  kubernetesVersion?: string;
  /** Its stages with their groups and members; default one stage with one group of all members. */
  stages?: { name: string; groups: { name: string; members: string[] }[] }[];
  /** State of a member, if it is not the run's own. */
  members?: Record<string, UpdateState>;
}
