import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startAzure, type Azure } from './support.ts';

// A file of its own: the HTTP library reads NO_PROXY once, when it is loaded.
let azure: Azure;
beforeAll(async () => {
  process.env['HTTPS_PROXY'] = 'http://127.0.0.1:9';
  process.env['NO_PROXY'] = 'example.com,localhost';
  azure = await startAzure();
});
afterAll(async () => {
  delete process.env['HTTPS_PROXY'];
  delete process.env['NO_PROXY'];
  await azure.simulator.stop();
});

test('NO_PROXY is honoured for GitHub, Entra ID and ARM alike', async () => {
  const aks = azure.aks({ credential: azure.credential(azure.federation()) });
  await expect(aks.readCluster()).resolves.toMatchObject({ value: { name: 'prod' } });
});
