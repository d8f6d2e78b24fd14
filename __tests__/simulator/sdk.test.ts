import { afterEach, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { ContainerServiceClient, type AgentPool } from '@azure/arm-containerservice';
import { ClientAssertionCredential, ClientSecretCredential, type TokenCredential } from '@azure/identity';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator.ts';
import type { PoolScenario } from '../../simulator/scenario/scenario.ts';
import { idTokenOf, NEW_IMAGE, OLD_IMAGE, send } from './client.ts';

const OLD_POOLS: PoolScenario[] = [
  { name: 'system', mode: 'System' },
  { name: 'user', count: 2, kubernetesVersion: '1.33.11', nodeImageVersion: OLD_IMAGE },
];

let simulator: Simulator;

afterEach(() => simulator.stop());

async function start(options: SimulatorOptions = {}): Promise<void> {
  simulator = await startSimulator({ speed: 600, ...options });
}

const credentialOptions = (): ConstructorParameters<typeof ClientSecretCredential>[3] => ({
  authorityHost: simulator.authorityHost,
  disableInstanceDiscovery: true,
  tlsOptions: { ca: simulator.caCertificate },
});

const withSecret = (): TokenCredential =>
  new ClientSecretCredential(
    simulator.tenantId,
    simulator.clientId,
    simulator.clientSecret,
    credentialOptions(),
  );

function client(credential: TokenCredential): ContainerServiceClient {
  return new ContainerServiceClient(credential, simulator.subscriptionId, {
    endpoint: simulator.resourceManagerEndpoint,
    tlsOptions: { ca: simulator.caCertificate },
  });
}

const quickly = { updateIntervalInMs: 50 };

describe('the Azure SDK for JavaScript', () => {
  test('rolls a pool back with its own poller', async () => {
    await start();
    const aks = client(withSecret());
    const profile = await aks.agentPools.getUpgradeProfile('rg', 'prod', 'user');
    const record = profile.recentlyUsedVersions?.[0];
    const pool = await aks.agentPools.get('rg', 'prod', 'user');
    const wanted: AgentPool = { ...pool };
    if (record?.orchestratorVersion !== undefined) wanted.orchestratorVersion = record.orchestratorVersion;
    if (record?.nodeImageVersion !== undefined) wanted.nodeImageVersion = record.nodeImageVersion;
    simulator.setSwitches({ imageWithNodeOsChannel: 'restored' });
    const options = { ...quickly, ...(pool.eTag !== undefined && { ifMatch: pool.eTag }) };
    const back = await aks.agentPools.createOrUpdate('rg', 'prod', 'user', wanted, options);
    expect(back).toMatchObject({
      provisioningState: 'Succeeded',
      currentOrchestratorVersion: '1.34.8',
      nodeImageVersion: OLD_IMAGE,
    });
  });

  test('aborts a stuck upgrade with its own poller', async () => {
    await start();
    simulator.act({ kind: 'upgrade', pool: 'user', stuck: true });
    await client(withSecret()).agentPools.abortLatestOperation('rg', 'prod', 'user', quickly);
    expect(simulator.cluster().pools['user']?.provisioningState).toBe('Canceled');
  });

  test('awaits an upgrade, its abort and the rollback after it', async () => {
    await start({
      scenario: { clusters: [{ name: 'prod', nodeOSUpgradeChannel: 'None', pools: OLD_POOLS }] },
    });
    const { agentPools } = client(withSecret());
    const put = async (changes: Partial<AgentPool>): Promise<AgentPool> => {
      const pool = await agentPools.get('rg', 'prod', 'user');
      return agentPools.createOrUpdate('rg', 'prod', 'user', { ...pool, ...changes }, quickly);
    };
    const upgraded = { provisioningState: 'Succeeded', currentOrchestratorVersion: '1.34.8' };
    expect(await put({ orchestratorVersion: '1.34.8' })).toMatchObject(upgraded);
    simulator.inject({ kind: 'operation-stuck', pool: 'user', afterNodes: 1 });
    const stuck = expect(put({ orchestratorVersion: '1.35.5' })).rejects.toThrow('canceled');
    while (simulator.cluster().pools['user']?.provisioningState !== 'Upgrading') await pause(20);
    await agentPools.abortLatestOperation('rg', 'prod', 'user', quickly);
    await stuck;
    expect(simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Canceled',
      unfinished: true,
    });
    const back = await put({ orchestratorVersion: '1.34.8', nodeImageVersion: NEW_IMAGE });
    expect(back).toMatchObject({ ...upgraded, nodeImageVersion: NEW_IMAGE });
    expect(simulator.cluster().pools['user']?.nodes).toEqual(
      Array(2).fill({ kubernetes: '1.34.8', image: NEW_IMAGE }),
    );
  });

  test('throws the error of a failed operation and of a refused request', async () => {
    await start();
    const aks = client(withSecret());
    simulator.inject({ kind: 'operation-fails', reason: 'drain-blocked' });
    const pool = await aks.agentPools.get('rg', 'prod', 'user');
    const scaled = aks.agentPools.createOrUpdate('rg', 'prod', 'user', { ...pool, count: 5 }, quickly);
    await expect(Promise.resolve(scaled)).rejects.toThrow(/UpgradeFailed/);
    await expect(Promise.resolve(aks.managedClusters.get('rg', 'nope'))).rejects.toMatchObject({
      statusCode: 404,
      code: 'ResourceNotFound',
    });
  });

  test('signs in with a GitHub ID token and answers a claims challenge', async () => {
    await start();
    const assertion = async (): Promise<string> => {
      const { requestUrl, requestToken } = simulator.oidc;
      const reply = await send(simulator, `${requestUrl}&audience=api%3A%2F%2FAzureADTokenExchange`, {
        headers: { authorization: `Bearer ${requestToken}` },
      });
      return idTokenOf(reply);
    };
    const aks = client(
      new ClientAssertionCredential(simulator.tenantId, simulator.clientId, assertion, credentialOptions()),
    );
    expect((await aks.managedClusters.get('rg', 'prod')).provisioningState).toBe('Succeeded');
    simulator.inject({ kind: 'claims-challenge', route: 'cluster.get' });
    expect((await aks.managedClusters.get('rg', 'prod')).provisioningState).toBe('Succeeded');
    const statuses = simulator.requests
      .filter(({ route }) => route === 'cluster.get')
      .map(({ status }) => status);
    expect(statuses).toEqual([200, 401, 200]);
  });

  test('follows pages', async () => {
    await start({ switches: { pageSize: 1 } });
    const names: (string | undefined)[] = [];
    for await (const pool of client(withSecret()).agentPools.list('rg', 'prod')) names.push(pool.name);
    expect(names).toEqual(['system', 'user']);
  });
});
