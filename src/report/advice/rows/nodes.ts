/** Advice for operations that stopped because of nodes: drains, quota, addresses, capacity, images. */

import type { AdviceRow } from '../row.ts';

const WITHOUT_SURGE =
  'let the pool upgrade without extra nodes (max surge 0 with max unavailable 1; changing that also resumes what stopped partway)';

/** The more particular ones first. */
export const NODE_ROWS: readonly AdviceRow[] = [
  {
    codes: ['UnsatisfiablePDB'],
    sign: /UnsatisfiablePDB/i,
    // Its words are those of a drain.
    when: ({ code }) => code === 'UnsatisfiablePDB',
    advice: () =>
      'AKS refused before anything was drained, because a PodDisruptionBudget allows no disruption: find it with `kubectl get pdb --all-namespaces`, change it to allow one, and run this again.',
    guide: {
      example:
        "1 error occurred: PDB shop/checkout has minAvailable == replicas, can't proceed with operation",
      find: '`kubectl get pdb --all-namespaces` lists the budgets; those with `ALLOWED DISRUPTIONS` 0 block the drain. The message names the first one.',
      cases: [
        'The workload has one replica: give it a second, or delete the budget for the duration of the rollback.',
        '`minAvailable` equals the number of replicas: lower it by one, or set `maxUnavailable: 1` instead.',
        "In an emergency, the cluster's force-upgrade override makes drains ignore budgets until a time that you set.",
      ],
    },
  },
  {
    codes: ['EvictionDeniedByWebhook'],
    sign: /admission webhook .{0,200}(?:denied|evict)|evict.{0,200}admission webhook/is,
    advice: () =>
      'An admission webhook denied the eviction of a pod, so its node could not be drained: let the webhook allow evictions (or set its `failurePolicy` to `Ignore` for now), and run this again.',
    guide: {
      example: 'error when evicting pods/"web-0": admission webhook "guard.example.com" denied the request',
      find: 'The message names the webhook; `kubectl get validatingwebhookconfigurations` shows its rules; look for `pods/eviction`.',
      cases: [
        'The webhook enforces your own policy (Gatekeeper, Kyverno): exempt `pods/eviction`, or the namespace.',
        "The webhook's own pods are down: restore them first, or delete the webhook configuration.",
        "A database operator protects its pods: move the primary with the operator's own tools, then run this again.",
      ],
    },
  },
  {
    codes: ['PodDrainFailure', 'DrainFailure'],
    sign: /PodDrainFailure|PodDisruptionBudgets?|\bPDBs?\b|too many requests.*evict|drain(?:ing)? (?:of )?(?:the )?node/i,
    advice: () =>
      'A node could not be drained, usually because of a PodDisruptionBudget that allows no disruption: ' +
      'find it with `kubectl get pdb --all-namespaces`, allow one disruption or move the pod, and run this again. ' +
      'A rollback drains nodes under the same budgets.',
    guide: {
      example:
        "Drain of aks-user-12345-vmss000001 did not complete: Too Many Requests: Cannot evict pod as it would violate the pod's disruption budget",
      find: '`kubectl get pdb --all-namespaces`: a budget with `ALLOWED DISRUPTIONS` 0 blocks every drain. `kubectl get events --all-namespaces --field-selector reason=Drain` shows the node and the pod.',
      cases: [
        'One replica, or `minAvailable` equal to the replicas: scale up by one, or relax the budget for the duration of the rollback.',
        'Pods that are not ready count as disrupted: fix or delete them.',
        "A pod takes a long time to terminate: wait, or raise the pool's drain timeout; running the operation again resumes it.",
        'You want to roll back: aborting and rolling back drains nodes under the same budgets, so relax the budget first.',
      ],
    },
  },
  {
    codes: ['QuotaExceeded', 'InsufficientVCPUQuota', 'ErrCode_InsufficientVCPUQuota'],
    sign: /QuotaExceeded|InsufficientVCPUQuota|exceeding approved .* quota/i,
    advice: () =>
      'The subscription has no vCPU quota left for the extra nodes of an upgrade: request more in this region, ' +
      `or ${WITHOUT_SURGE}, and run this again.`,
    guide: {
      example:
        'Operation could not be completed as it results in exceeding approved Total Regional Cores quota. Current Limit: 100, Current Usage: 98, Additional Required: 4',
      find: 'The message shows the limit, the usage, and how much was needed. In the portal: Subscription, Usage + quotas.',
      cases: [
        'Only the surge nodes exceed the quota: lower max surge, or set it to 0 with max unavailable 1; the rollback then removes nodes before it adds new ones.',
        'The quota of one VM family is used up: request more for that family, not just for the regional total.',
      ],
    },
  },
  {
    codes: ['PublicIPCountLimitReached'],
    sign: /PublicIPCountLimitReached/i,
    advice: () =>
      `The subscription has no public IP address left for an extra node: release unused ones, request a higher limit, or ${WITHOUT_SURGE}, and run this again.`,
    guide: {
      example: 'Cannot create more than 100 public IP addresses for this subscription in this region.',
      find: 'Subscription, Usage + quotas, Public IP Addresses. This affects pools with a public IP per node, and clusters whose load balancer grows.',
      cases: [
        'Unused addresses: delete them.',
        'The pool has one address per node: without surge nodes, it needs no more.',
      ],
    },
  },
  {
    codes: ['SubnetIsFull', 'InsufficientSubnetSize', 'SubnetFull'],
    sign: /SubnetIsFull|InsufficientSubnetSize/i,
    advice: () =>
      "The subnet has no free addresses for the extra nodes of an upgrade: free some, lower the pool's max surge, " +
      `or ${WITHOUT_SURGE}, and run this again.`,
    guide: {
      example:
        'Subnet nodes with address prefix 10.240.0.0/24 does not have enough capacity for 34 IP addresses.',
      find: 'The message names the subnet. With Azure CNI, each node reserves one address for itself and one for each possible pod (`maxPods`) right away.',
      cases: [
        'Other pools in the subnet can shrink: scale them down for now.',
        'Only the surge nodes need more than there is: set max surge to 0 and max unavailable to 1.',
        'It happens every time: the pool needs a larger subnet, which means a new pool.',
      ],
    },
  },
  {
    codes: ['AKSCapacityHeavyUsage', 'AKSCapacityError'],
    sign: /AKSCapacity(?:HeavyUsage|Error)/i,
    advice: () =>
      'AKS itself is short of capacity in this region and accepts no new operations right now; nothing is wrong with the cluster: run this again in an hour or so.',
    guide: {
      example:
        'AKS is experiencing heavy usage in region westeurope and cannot accept the operation. Please try again later.',
      find: 'Azure Service Health shows whether the region has an incident. Neither your quota nor the VM size is the cause.',
      cases: [
        'An upgrade is stuck because of this: abort it; an abort needs no capacity.',
        'It lasts for hours: open a support request with the correlation ID.',
      ],
    },
  },
  {
    codes: [
      'AllocationFailed',
      'ZonalAllocationFailed',
      'OverconstrainedAllocationRequest',
      'OverconstrainedZonalAllocationRequest',
      'SkuNotAvailable',
    ],
    sign: /(?:Zonal)?AllocationFailed|Overconstrained(?:Zonal)?AllocationRequest|SkuNotAvailable/i,
    advice: () =>
      'Azure has no capacity for this VM size in the region or zone at the moment: try again later, ' +
      `or ${WITHOUT_SURGE}.`,
    guide: {
      example:
        'Allocation failed. We do not have sufficient capacity for the requested VM size in this zone.',
      find: "`SkuNotAvailable` with a restriction means that the subscription can't use this size there; the other errors are temporary.",
      cases: [
        'A zone is full: this may last for hours. Without surge nodes, the rollback needs no additional VM.',
        'A Spot pool: Spot capacity comes and goes.',
        "It can't wait: create a new pool with another VM size and the old version, and move the workload there.",
      ],
    },
  },
  {
    codes: ['AgentBakerImageRejected'],
    sign: /agent ?baker|nodebootstrapping|node bootstrap.{0,80}(?:version|image)|(?:image|VHD) version .{0,80}(?:too old|not supported)/i,
    advice: () =>
      'AKS can no longer set up nodes with this old node image, so a rollback to it is no longer possible: upgrade to the newest image of the same Kubernetes version.',
    guide: {
      example: 'Failed to get node bootstrapping data: AgentBaker does not support image version 202401.09.0',
      find: 'The message names the image. AKS supports an image for a limited time after its release.',
      cases: [
        "Only the Kubernetes version matters: upgrade the pool's node image, and leave Kubernetes as it is.",
        'You need the old image: a pool from a snapshot of it runs into the same limit. Fix the workload instead.',
      ],
    },
  },
  {
    codes: [
      'VMExtensionProvisioningError',
      'VMExtensionProvisioningTimeout',
      'VMExtensionHandlerNonTransientError',
    ],
    sign: /VMExtension(?:Provisioning|HandlerNonTransient|Error)/i,
    advice: () =>
      'New nodes could not be set up: check that they can reach what AKS requires (DNS, firewall, route to the registry and API server), and run this again.',
    guide: {
      example:
        'VM has reported a failure when processing extension vmssCSE. Error message: Enable failed: exit status 50',
      find: "The exit status shows which step failed: 50 no outbound connection, 51 and 52 the API server can't be reached or resolved, 99 package installation, 124 a timeout.",
      cases: [
        'A firewall or proxy changed: allow the outbound addresses that AKS requires.',
        'A custom DNS server: it must resolve the API server and mcr.microsoft.com.',
        'It only happens sometimes: run this again; the operation resumes with the remaining nodes.',
      ],
    },
  },
  {
    codes: ['NodesNotReady', 'NodeNotReady', 'VMSSNodesNotReady'],
    sign: /NodesNotReady/i,
    advice: () =>
      'Nodes did not become ready: check them with `kubectl get nodes` and `kubectl describe node`, fix or replace those that are stuck, and run this again.',
    guide: {
      example: 'Nodes are not ready: aks-user-12345-vmss000002',
      find: '`kubectl describe node NAME` shows the conditions (memory, disk, network, kubelet) and the last events.',
      cases: [
        'The network plugin is not ready: check the `kube-system` pods on that node.',
        'Disk or memory pressure: free up space, or delete the VM; AKS replaces it.',
      ],
    },
  },
  {
    codes: ['KubernetesAPICallFailed', 'K8SAPIServerConnFail', 'K8SAPIServerDNSLookupFail'],
    sign: /KubernetesAPICallFailed|K8SAPIServer(?:ConnFail|DNSLookupFail)/i,
    advice: () =>
      "AKS could not reach the cluster's API server, or it refused the call: check that it responds (`kubectl get --raw /readyz`), that no webhook blocks `kube-system`, and run this again.",
    guide: {
      example:
        'KubernetesAPICallFailed: Get "https://prod-dns.hcp.westeurope.azmk8s.io:443/api/v1/nodes": context deadline exceeded',
      find: '`kubectl get --raw /readyz?verbose` shows which part is unhealthy; the message shows the call that failed.',
      cases: [
        'The API server is overloaded: stop the client that sends too many expensive requests, and run this again.',
        'A webhook that matches everything is down: restore it, or delete its configuration.',
        'A private cluster: its private DNS zone must be linked to the virtual network.',
      ],
    },
  },
  {
    codes: ['UpgradeFailed'],
    advice: () =>
      'The upgrade stopped partway and its nodes may be cordoned: the message names the cause; fix it, then roll back with `mode: rollback`, or run the upgrade again.',
    guide: {
      example: 'Upgrade agent pool user failed. Inner cause: SubnetIsFull',
      find: 'The cause is in the message after the last code; the Activity Log has it too. `kubectl get nodes` shows cordoned nodes (`SchedulingDisabled`).',
      cases: [
        'The cause is in this list: follow its entry.',
        'Nodes are still cordoned when everything is done: `kubectl uncordon NAME`.',
      ],
    },
  },
];
