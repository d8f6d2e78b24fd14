import type { Simulator } from '../engine/handle.ts';

/** What the program prints at its start. The credentials are good for nothing but this simulation. */
export function welcome(simulator: Simulator, speed: number): string {
  const pace = speed === 1 ? 'in real time' : `${speed} times as fast as real time`;
  const environment: [string, string][] = [
    ['NODE_EXTRA_CA_CERTS', simulator.caFile],
    ['AZURE_TENANT_ID', simulator.tenantId],
    ['AZURE_CLIENT_ID', simulator.clientId],
    ['AZURE_CLIENT_SECRET', simulator.clientSecret],
    ['AZURE_SUBSCRIPTION_ID', simulator.subscriptionId],
    ['AZURE_AUTHORITY_HOST', simulator.authorityHost],
    ['ACTIONS_ID_TOKEN_REQUEST_URL', simulator.oidc.requestUrl],
    ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', simulator.oidc.requestToken],
    ['INPUT_RESOURCE-MANAGER-ENDPOINT', simulator.resourceManagerEndpoint],
    ['INPUT_AUTHORITY-HOST', simulator.authorityHost],
  ];
  return [
    'THIS IS A SIMULATION. Nothing here is Azure, and nothing here reaches Azure.',
    `An AKS control plane on the loopback interface, ${pace}.`,
    '',
    `Azure Resource Manager  ${simulator.resourceManagerEndpoint}`,
    `Entra ID                ${simulator.authorityHost}`,
    `GitHub OIDC             ${simulator.oidc.requestUrl}`,
    `CA certificate          ${simulator.caFile}`,
    '',
    'Environment for a client (pass it to `env`, not to the shell: some names have hyphens):',
    ...environment.map(([name, value]) => `  ${name}=${value}`),
    '',
    'Requests (Ctrl-C ends the simulation):',
    '',
  ].join('\n');
}
