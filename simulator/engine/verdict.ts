import type { RecordedRequest } from '../http/exchange.ts';
import type { ClusterSnapshot, PoolSnapshot } from './snapshot.ts';
import type { Expectation, ExpectedCluster, ExpectedPool } from '../scenario/scenario.ts';

/** What a rehearsal has come to. */
export interface FinalState {
  clusters: readonly ClusterSnapshot[];
  requests: readonly RecordedRequest[];
}

/** Everything in which the final state is not the one that the scenario expects; nothing: it is. */
export function differences(expected: Expectation, { clusters, requests }: FinalState): string[] {
  const asked = requests.some(({ face }) => face === 'arm');
  const changes = requests.filter(changesSomething).map(({ method, path }) => `${method} ${path}`);
  return [
    ...(asked ? [] : ['no request has reached the simulated Azure Resource Manager']),
    ...(expected.unchanged === true
      ? changes.map((change) => `nothing was to be changed, but: ${change}`)
      : []),
    ...(expected.clusters ?? []).flatMap((cluster) =>
      clusterDifferences(
        cluster,
        clusters.find(({ name }) => name === cluster.name),
      ),
    ),
  ];
}

/** A request whose answer was lost may have taken effect. */
function changesSomething({ face, method, status }: RecordedRequest): boolean {
  return face === 'arm' && method !== 'GET' && (status ?? 0) < 400;
}

function clusterDifferences(expected: ExpectedCluster, found: ClusterSnapshot | undefined): string[] {
  const { name } = expected;
  if (found === undefined) return [`${name}: the cluster is gone`];
  return [
    ...compare(name, 'provisioningState', expected.provisioningState, found.provisioningState),
    ...compare(name, 'kubernetesVersion', expected.kubernetesVersion, found.kubernetesVersion),
    ...compare(name, 'upgradeChannel', expected.upgradeChannel, found.upgradeChannel),
    ...compare(name, 'nodeOSUpgradeChannel', expected.nodeOSUpgradeChannel, found.nodeOSUpgradeChannel),
    ...(expected.pools ?? []).flatMap((pool) => poolDifferences(name, pool, found.pools[pool.name])),
  ];
}

function poolDifferences(cluster: string, expected: ExpectedPool, found: PoolSnapshot | undefined): string[] {
  const name = `${cluster}/${expected.name}`;
  if (found === undefined) return [`${name}: the pool is gone`];
  return [
    ...compare(name, 'provisioningState', expected.provisioningState, found.provisioningState),
    ...compare(name, 'kubernetesVersion', expected.kubernetesVersion, found.kubernetesVersion),
    ...compare(name, 'nodeImageVersion', expected.nodeImageVersion, found.nodeImageVersion),
  ];
}

function compare(
  name: string,
  property: string,
  expected: string | undefined,
  found: string | undefined,
): string[] {
  if (expected === undefined || expected.toLowerCase() === found?.toLowerCase()) return [];
  return [`${name}: ${property} is ${found ?? 'absent'}, expected ${expected}`];
}
