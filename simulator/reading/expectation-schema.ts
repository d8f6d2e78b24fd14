import * as check from './checks.ts';
import { clusterName, image, poolName, version } from './formats.ts';

const pool = check.objectOf(
  { name: poolName, provisioningState: check.isText, kubernetesVersion: version, nodeImageVersion: image },
  ['name'],
);

const cluster = check.objectOf(
  {
    name: clusterName,
    provisioningState: check.isText,
    kubernetesVersion: version,
    upgradeChannel: check.isText,
    nodeOSUpgradeChannel: check.isText,
    pools: check.listOf(pool),
  },
  ['name'],
);

/** The part `expect` of a scenario file. */
export const expectation = check.objectOf({ unchanged: check.isBoolean, clusters: check.listOf(cluster) });
