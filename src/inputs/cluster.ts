/** Which cluster the run is about. */

import type { ClusterAddress } from '../domain/inputs.ts';
import { parseClusterName, parseResourceGroup, parseSubscriptionId } from './names.ts';
import { accept, refuse, type Parser } from './parsed.ts';
import type { InputSource } from './source.ts';

const CLUSTER_ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ContainerService\/managedClusters\/([^/]+)\/?$/i;

const parseClusterId: Parser<ClusterAddress> = (text) => {
  const [, subscription = '', group = '', cluster = ''] = CLUSTER_ID.exec(text) ?? [];
  const [subscriptionId, resourceGroup, name] = [
    parseSubscriptionId(subscription),
    parseResourceGroup(group),
    parseClusterName(cluster),
  ];
  if (subscriptionId.ok && resourceGroup.ok && name.ok) {
    return accept({
      subscriptionId: subscriptionId.value,
      resourceGroup: resourceGroup.value,
      name: name.value,
    });
  }
  const hint = /\/agentPools\//i.test(text) ? "; a node pool's name goes into nodepool" : '';
  return refuse(
    `is not the ARM resource ID of a cluster: /subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/…${hint}`,
  );
};

/** What is known of the subscription apart from the inputs. */
export interface SubscriptionFallback {
  /** Of the Azure CLI session, if that is the sign-in. */
  readonly cliSubscriptionId?: string;
}

/** Returns the cluster's address; `undefined` if a problem with it has been noted. */
export function readCluster(source: InputSource, fallback: SubscriptionFallback): ClusterAddress | undefined {
  const text = source.text('cluster');
  if (text?.startsWith('/') === true) return readFromId(source);
  if (text === undefined) {
    source.lack('cluster');
    source.note('cluster', 'is required: the name of the cluster, or its full ARM resource ID');
  }
  const name = source.parse('cluster', parseClusterName);
  const resourceGroup = source.parse('resource-group', parseResourceGroup);
  if (source.text('resource-group') === undefined) {
    source.note('resource-group', 'is required with the name of a cluster');
  }
  const subscriptionId = readSubscription(source, fallback);
  if (name === undefined || resourceGroup === undefined || subscriptionId === undefined) return undefined;
  return { subscriptionId, resourceGroup, name };
}

function readFromId(source: InputSource): ClusterAddress | undefined {
  const address = source.parse('cluster', parseClusterId);
  const given = {
    'resource-group': source.parse('resource-group', parseResourceGroup),
    'subscription-id': source.parse('subscription-id', parseSubscriptionId),
  };
  if (address === undefined) return undefined;
  const expected = { 'resource-group': address.resourceGroup, 'subscription-id': address.subscriptionId };
  for (const name of ['resource-group', 'subscription-id'] as const) {
    const value = given[name];
    if (value === undefined || value.toLowerCase() === expected[name].toLowerCase()) continue;
    source.note(
      name,
      `${source.show(value)} disagrees with cluster, whose ID names "${expected[name]}"; omit it`,
    );
  }
  return address;
}

function readSubscription(
  source: InputSource,
  { cliSubscriptionId }: SubscriptionFallback,
): string | undefined {
  const found = source.parseOrVariable('subscription-id', 'AZURE_SUBSCRIPTION_ID', parseSubscriptionId);
  if (found.from !== 'nowhere') return found.value;
  if (cliSubscriptionId !== undefined) {
    const parsed = parseSubscriptionId(cliSubscriptionId);
    if (parsed.ok) return parsed.value;
  }
  source.lack('subscription-id');
  source.note(
    'subscription-id',
    "is required: set it, or AZURE_SUBSCRIPTION_ID, or give the cluster's full ARM resource ID",
  );
  return undefined;
}
