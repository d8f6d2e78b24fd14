import { afterEach, describe, expect, test } from '@jest/globals';
import { CLUSTER, poll, POOL, PREVIEW, send, STABLE, startSession, stopAll } from './client.ts';

afterEach(stopAll);

describe('api-versions', () => {
  test('are required and must exist', async () => {
    const { simulator, token, get } = await startSession();
    const url = `${simulator.resourceManagerEndpoint}/subscriptions/${simulator.subscriptionId}${CLUSTER}`;
    const missing = await send(simulator, url, { headers: { authorization: `Bearer ${token}` } });
    expect([missing.status, missing.body.error.code]).toEqual([400, 'MissingApiVersionParameter']);
    const unknown = await get(CLUSTER, '2019-13-01');
    expect([unknown.status, unknown.body.error.code]).toEqual([400, 'InvalidApiVersionParameter']);
    expect(unknown.body.error.message).toMatch(
      /^The api-version '2019-13-01' is invalid\. The supported versions are '/,
    );
  });

  test('of the operations API are previews only, and the refusal lists them', async () => {
    const session = await startSession();
    session.simulator.act({ kind: 'scale', pool: 'user', count: 4 });
    const stable = await session.get(`${POOL}/operations/latest`, STABLE);
    expect(stable.status).toBe(400);
    expect(stable.body.error.message).toContain(`The supported versions are '2026-08-02-preview,`);
    expect((await session.get(`${POOL}/operations/latest`, PREVIEW)).status).toBe(200);
    session.simulator.setSwitches({
      operationsApiVersions: ['2027-01-02-preview'],
      unsupportedVersionError: 'NoRegisteredProviderFound',
    });
    const gone = await session.get(`${POOL}/operations/latest`, PREVIEW);
    expect(gone.body.error.message).toContain("The supported api-versions are '2027-01-02-preview'");
    session.simulator.setSwitches({ unsupportedVersionError: 'InvalidResourceType' });
    expect((await session.get(`${CLUSTER}/operations`, PREVIEW)).body.error.code).toBe('InvalidResourceType');
  });
});

describe('names', () => {
  test.each([
    [`${CLUSTER}x`, 'ResourceNotFound'],
    [`${CLUSTER}/agentPools/nope`, 'ResourceNotFound'],
    [CLUSTER.replace('/rg/', '/other/'), 'ResourceGroupNotFound'],
  ])('%s is not found', async (path, code) => {
    const { get } = await startSession();
    const reply = await get(path);
    expect([reply.status, reply.body.error.code]).toEqual([404, code]);
  });

  test('of another subscription are not found', async () => {
    const { simulator, token } = await startSession();
    const url = `${simulator.resourceManagerEndpoint}/subscriptions/00000000-0000-0000-0000-000000000000${CLUSTER}?api-version=${STABLE}`;
    const reply = await send(simulator, url, { headers: { authorization: `Bearer ${token}` } });
    expect([reply.status, reply.body.error.code]).toEqual([404, 'SubscriptionNotFound']);
  });

  test('and paths are compared without regard to case', async () => {
    const { get } = await startSession();
    expect((await get(CLUSTER.toLowerCase())).body.name).toBe('prod');
    expect((await get(POOL.toUpperCase())).body.name).toBe('user');
  });
});

describe('bodies and changes', () => {
  test('a body that is no JSON object, a new pool with a bad name, and fixed properties are refused', async () => {
    const { arm, putPool } = await startSession();
    expect((await arm('PUT', POOL, { body: [1] })).body.code).toBe('InvalidRequestContent');
    expect((await arm('PUT', `${CLUSTER}/agentPools/Bad-Name`, { body: {} })).status).toBe(400);
    expect((await putPool({ vmSize: 'Standard_D2s_v5' })).body.code).toBe('PropertyChangeNotAllowed');
  });

  test('a new pool is created, a count is scaled, the last system pool stays', async () => {
    const session = await startSession();
    const created = await session.arm('PUT', `${CLUSTER}/agentPools/fresh`, {
      body: { properties: { count: 2 } },
    });
    expect([created.status, created.body.properties.provisioningState]).toEqual([201, 'Creating']);
    session.pass(200);
    expect(session.simulator.cluster().pools['fresh']?.provisioningState).toBe('Succeeded');
    const scaled = await session.putPool({ count: 5 });
    expect(scaled.body.properties.provisioningState).toBe('Scaling');
    session.pass(100);
    expect(session.simulator.cluster().pools['user']).toMatchObject({
      count: 5,
      provisioningState: 'Succeeded',
    });
    expect((await session.arm('DELETE', `${CLUSTER}/agentPools/system`)).status).toBe(400);
  });

  test('a version newer than the control plane, or one that is not offered, is refused', async () => {
    const { putPool } = await startSession();
    expect((await putPool({ orchestratorVersion: '1.36.0' })).body.code).toBe(
      'NodePoolMcVersionIncompatible',
    );
    expect((await putPool({ orchestratorVersion: '1.35.99' })).body.code).toBe('K8sVersionNotSupported');
  });

  test('a stopped cluster refuses changes', async () => {
    const session = await startSession();
    session.simulator.act({ kind: 'stop' });
    session.pass(200);
    const reply = await session.rollBack();
    expect([reply.status, reply.body.message]).toEqual([
      409,
      expect.stringContaining('Power State(Stopped)'),
    ]);
  });

  test('If-None-Match * refuses a pool that exists', async () => {
    const { arm } = await startSession();
    const reply = await arm('PUT', POOL, { body: { properties: {} }, headers: { 'if-none-match': '*' } });
    expect(reply.status).toBe(412);
  });

  test('a hidden operation: the pool reads Succeeded, and the PUT is answered 409', async () => {
    const session = await startSession();
    session.simulator.act({ kind: 'operation', pool: 'user', state: 'Updating', seconds: 30, hidden: true });
    expect((await session.get(POOL)).body.properties.provisioningState).toBe('Succeeded');
    const { eTag } = session.simulator.cluster().pools['user'] ?? {};
    expect((await session.rollBack()).status).toBe(409);
    session.pass(31);
    expect(session.simulator.cluster().pools['user']?.eTag).toBe(eTag);
    expect((await session.rollBack()).status).toBe(200);
  });
});

describe('error bodies', () => {
  test('have the form that the switch of their family names', async () => {
    const session = await startSession();
    const before = await session.arm('POST', `${POOL}/abort`);
    expect(before.body).toEqual({
      code: 'OperationNotAllowed',
      details: null,
      message: expect.any(String),
      subcode: '',
    });
    session.simulator.setSwitches({ conflictForm: 'nested' });
    expect((await session.arm('POST', `${POOL}/abort`)).body).toEqual({
      error: { code: 'OperationNotAllowed', message: before.body.message },
    });
  });
});

describe('status URLs', () => {
  test('are long, signed, and good only to the byte', async () => {
    const session = await startSession();
    const reply = await session.rollBack();
    const url = String(reply.headers['azure-asyncoperation']);
    expect(url.length).toBeGreaterThan(3100);
    expect(url.length).toBeLessThan(3300);
    expect([...new URL(url).searchParams.keys()]).toEqual(['api-version', 't', 'c', 's', 'h']);
    expect((await poll(session, url)).status).toBe(200);
    const middle = url.length - 20;
    const changed = `${url.slice(0, middle)}${url[middle] === 'A' ? 'B' : 'A'}${url.slice(middle + 1)}`;
    expect((await poll(session, changed)).status).toBe(403);
    expect((await poll(session, url.split('&')[0])).status).toBe(403);
    expect((await send(session.simulator, url)).status).toBe(401);
  });

  test('can be as long and carry the Retry-After that the switches name', async () => {
    const session = await startSession({
      switches: { signedUrlLength: 5000, retryAfterOnAccept: 7, retryAfterOnPoll: 3 },
    });
    const reply = await session.rollBack();
    expect(reply.headers['retry-after']).toBe('7');
    const url = String(reply.headers['azure-asyncoperation']);
    expect(url).toHaveLength(5000);
    expect((await poll(session, url)).headers['retry-after']).toBe('3');
  });
});

test('every answer is named, and shows the time of the service', async () => {
  const session = await startSession({
    startTime: '2026-06-09T17:25:36Z',
    switches: { dateSkewSeconds: 3600 },
  });
  const reply = await session.arm('GET', CLUSTER, { headers: { 'x-ms-correlation-request-id': 'mine' } });
  expect(reply.headers['x-ms-correlation-request-id']).toBe('mine');
  expect(reply.headers['x-ms-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(reply.headers.date).toMatch(/^Tue, 09 Jun 2026 18:25:/);
});

test('lists go on by nextLink when the switch asks for pages', async () => {
  const session = await startSession({ switches: { pageSize: 1 } });
  const first = await session.get(`${CLUSTER}/agentPools`);
  expect(first.body.value).toHaveLength(1);
  const second = await poll(session, first.body.nextLink);
  expect(second.body.value[0]?.name).toBe('user');
  expect(second.body.nextLink).toBeUndefined();
});
