import type { JsonObject } from '../state/json.ts';

/** The order in which recorded answers show the properties of a pool. What they don't show comes after its kind. */
export const POOL_ORDER: readonly string[] = [
  'name',
  'count',
  'vmSize',
  'osDiskSizeGB',
  'osDiskType',
  'kubeletDiskType',
  'workloadRuntime',
  'vnetSubnetID',
  'maxPods',
  'type',
  'maxCount',
  'minCount',
  'enableAutoScaling',
  'scaleDownMode',
  'provisioningState',
  'powerState',
  'orchestratorVersion',
  'currentOrchestratorVersion',
  'enableNodePublicIP',
  'enableCustomCATrust',
  'nodeLabels',
  'nodeTaints',
  'mode',
  'enableEncryptionAtHost',
  'enableUltraSSD',
  'osType',
  'osSKU',
  'nodeImageVersion',
  'upgradeStrategy',
  'upgradeSettings',
  'upgradeSettingsBlueGreen',
  'enableFIPS',
  'networkProfile',
  'creationData',
  'securityProfile',
  'virtualMachinesProfile',
  'virtualMachineNodesStatus',
];

/** The same for a cluster. */
export const CLUSTER_ORDER: readonly string[] = [
  'provisioningState',
  'powerState',
  'kubernetesVersion',
  'currentKubernetesVersion',
  'dnsPrefix',
  'fqdn',
  'azurePortalFQDN',
  'agentPoolProfiles',
  'linuxProfile',
  'servicePrincipalProfile',
  'addonProfiles',
  'nodeResourceGroup',
  'enableRBAC',
  'enablePodSecurityPolicy',
  'supportPlan',
  'networkProfile',
  'maxAgentPools',
  'identityProfile',
  'upgradeSettings',
  'autoUpgradeProfile',
  'disableLocalAccounts',
  'securityProfile',
  'storageProfile',
  'oidcIssuerProfile',
  'workloadAutoScalerProfile',
  'resourceUID',
  'metricsProfile',
  'nodeProvisioningProfile',
  'bootstrapProfile',
  'hostedSystemProfile',
];

/** A copy with the keys in this order; those that it does not name follow in their own. */
export function inOrder(value: JsonObject, order: readonly string[]): JsonObject {
  const named = order.filter((key) => value[key] !== undefined);
  const others = Object.keys(value).filter((key) => !order.includes(key));
  return Object.fromEntries([...named, ...others].map((key) => [key, value[key] ?? null]));
}
