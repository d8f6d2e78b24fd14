/** What a workflow names when it can't see operations. */
export const PERMISSION = 'Microsoft.ContainerService/managedClusters/*/read';
