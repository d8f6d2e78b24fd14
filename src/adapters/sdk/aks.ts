/** What the action uses of the SDK for AKS, loaded by `import()` while the sign-in is on its way. */

export { createContainerService } from '@azure/arm-containerservice/api';
export {
  abortLatestOperation as abortPool,
  get as getPool,
  getUpgradeProfile,
} from '@azure/arm-containerservice/api/agentPools';
export {
  abortLatestOperation as abortCluster,
  get as getCluster,
  listKubernetesVersions,
} from '@azure/arm-containerservice/api/managedClusters';
