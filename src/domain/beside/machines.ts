/** The nodes of a pool, one by one: what each runs, where a preview of the API tells. */

export interface Machine {
  /** The name of its node in Kubernetes, else of the machine. */
  readonly name: string;
  readonly kubernetesVersion?: string;
  readonly nodeImageVersion?: string;
  readonly provisioningState?: string;
  /** True for one whose virtual machine is gone. */
  readonly isGone: boolean;
  /** True for a node that could not be drained and was put aside. */
  readonly isQuarantined: boolean;
}

/** Nodes of a pool that run the same. */
export interface NodeGroup {
  readonly kubernetesVersion: string;
  readonly nodeImageVersion: string;
  readonly names: readonly string[];
}

/** What the nodes of a pool run. */
export interface Nodes {
  /** The largest group first. */
  readonly groups: readonly NodeGroup[];
  readonly quarantined: readonly string[];
}

/** A node that comes or goes is not part of what a pool runs. */
function counts({ provisioningState, isGone }: Machine): boolean {
  return !isGone && !/^(?:creating|deleting)$/i.test(provisioningState ?? '');
}

/**
 * Returns what the nodes of a pool run, or `undefined` when Azure does not tell of each of them: stable versions of the
 * API list machines without versions.
 */
export function nodesOf(machines: readonly Machine[]): Nodes | undefined {
  const living = machines.filter(counts);
  if (living.length === 0) return undefined;
  const groups = new Map<string, { readonly group: NodeGroup; readonly names: string[] }>();
  for (const { name, kubernetesVersion, nodeImageVersion } of living) {
    if (kubernetesVersion === undefined || nodeImageVersion === undefined) return undefined;
    const key = `${kubernetesVersion}\n${nodeImageVersion}`;
    const names = groups.get(key)?.names ?? [];
    names.push(name);
    groups.set(key, { group: { kubernetesVersion, nodeImageVersion, names }, names });
  }
  return {
    groups: [...groups.values()]
      .map(({ group }) => group)
      .toSorted((one, other) => other.names.length - one.names.length),
    quarantined: living.filter(({ isQuarantined }) => isQuarantined).map(({ name }) => name),
  };
}

/** Returns the names of the nodes that run anything but these versions. */
export function otherNodes(
  { groups }: Nodes,
  versions: Partial<Pick<NodeGroup, 'kubernetesVersion' | 'nodeImageVersion'>>,
): readonly string[] {
  return groups
    .filter(
      ({ kubernetesVersion, nodeImageVersion }) =>
        kubernetesVersion !== versions.kubernetesVersion || nodeImageVersion !== versions.nodeImageVersion,
    )
    .flatMap(({ names }) => names);
}

/** Returns how many nodes there are. */
export function countOf({ groups }: Nodes): number {
  return groups.reduce((sum, { names }) => sum + names.length, 0);
}
