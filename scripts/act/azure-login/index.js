/** Signs the Azure CLI in to the simulator, as azure/login does to Azure: with an ID token of the job. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const input = (name) => process.env[`INPUT_${name.toUpperCase()}`] ?? '';
const az = (...args) => execFileSync('az', [...args, '--output', 'none'], { stdio: 'inherit' });

const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = process.env;
if (url === undefined) {
  console.log('::error::The job may not mint ID tokens: permissions: id-token: write is missing.');
  process.exit(1);
}
const reply = await globalThis.fetch(`${url}&audience=api%3A%2F%2FAzureADTokenExchange`, {
  headers: { authorization: `Bearer ${bearer}` },
});
const { value } = await reply.json();

const arm = input('resource-manager-endpoint');
const cloud = {
  resource_manager: arm,
  management: arm,
  active_directory_graph_resource_id: arm,
  active_directory_resource_id: 'https://management.azure.com/',
  // The path keeps the CLI from asking a public host about this authority.
  active_directory: `${input('authority-host')}/adfs`,
};
const folder = process.env['AZURE_CONFIG_DIR'];
mkdirSync(folder, { recursive: true });
writeFileSync(
  path.join(folder, 'clouds.config'),
  ['[Simulation]', ...Object.entries(cloud).map(([name, url]) => `endpoint_${name} = ${url}`), ''].join('\n'),
);
writeFileSync(path.join(folder, 'config'), '[cloud]\nname = Simulation\n');
az(
  ...['login', '--service-principal', '--username', input('client-id'), '--tenant', input('tenant-id')],
  ...['--federated-token', value],
);
az('account', 'set', '--subscription', input('subscription-id'));
