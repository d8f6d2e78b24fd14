import { request } from 'node:https';
import { createGunzip } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../simulator/simulator.ts';
import { CLUSTER, NEW_IMAGE, OLD_IMAGE, poll, POOL, send, STABLE, startSession, stopAll } from './client.ts';

afterEach(stopAll);

describe('faults of a request', () => {
  test('strike as often as they say, on their routes, and can spare the first ones', async () => {
    const { simulator, get } = await startSession();
    simulator.inject({ kind: 'status', status: 503, route: ['pool.get', 'pool.list'], times: 2, skip: 1 });
    const statuses = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await get(POOL)).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
    expect((await get(CLUSTER)).status).toBe(200);
  });

  test('strike by chance in a sequence that the seed repeats', async () => {
    const draw = async (seed: number): Promise<number[]> => {
      const { simulator, get } = await startSession({ seed });
      simulator.inject({ kind: 'status', status: 500, probability: 0.5 });
      const statuses: number[] = [];
      for (let call = 0; call < 12; call += 1) statuses.push((await get(POOL)).status);
      return statuses;
    };
    const first = await draw(7);
    expect(await draw(7)).toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await draw(8)).not.toEqual(first);
  });

  test.each<[Fault, number, string | RegExp]>([
    [{ kind: 'status', status: 429, retryAfter: 3 }, 429, /"TooManyRequests"/],
    [{ kind: 'status', status: 502, body: 'html' }, 502, /<html>/],
    [{ kind: 'status', status: 504, body: 'empty' }, 504, /^$/],
    [
      { kind: 'status', status: 403, body: 'flat', code: 'RequestDisallowedByPolicy' },
      403,
      /^{"code":"RequestDis/,
    ],
    [{ kind: 'empty-object' }, 200, '{}'],
    [{ kind: 'empty-body' }, 200, ''],
    [{ kind: 'html' }, 200, /<html>/],
    [{ kind: 'truncated-json' }, 200, /^{"id":"[^}]*$/],
    [{ kind: 'body', body: { properties: null } }, 200, '{"properties":null}'],
    [{ kind: 'field', path: 'properties.provisioningState', value: 'Reconciling' }, 200, /"Reconciling"/],
    [{ kind: 'unauthorized' }, 401, /InvalidAuthenticationToken/],
  ])('%j', async (fault, status, text) => {
    const { simulator, get } = await startSession();
    simulator.inject(fault);
    const reply = await get(POOL);
    expect(reply.status).toBe(status);
    if (typeof text === 'string') expect(reply.text).toBe(text);
    else expect(reply.text).toMatch(text);
    if (fault.kind === 'status' && fault.retryAfter) expect(reply.headers['retry-after']).toBe('3');
    expect((await get(POOL)).status).toBe(200);
  });

  test('a connection is lost before or after the request took effect', async () => {
    for (const [phase, expected] of [
      ['before', 'Succeeded'],
      ['after', 'Upgrading'],
    ] as const) {
      const session = await startSession();
      session.simulator.inject({ kind: 'reset', route: 'pool.put', phase });
      await expect(session.rollBack()).rejects.toThrow(/socket hang up|ECONNRESET/);
      expect(session.simulator.cluster().pools['user']?.provisioningState).toBe(expected);
      const put = session.simulator.requests.find(({ route }) => route === 'pool.put');
      expect(put?.status).toBeUndefined();
    }
  });

  test.each(['accepted', 'gateway-timeout', 'reset'] as const)(
    'a request that is handled seconds after its answer (%s), with the checks of then',
    async (answer) => {
      const session = await startSession();
      const { simulator } = session;
      const state = (): string | undefined => simulator.cluster().pools['user']?.provisioningState;
      const order = async (ifMatch?: string): Promise<number | string> =>
        session
          .putPool(
            { orchestratorVersion: '1.34.8', nodeImageVersion: OLD_IMAGE },
            ifMatch === undefined ? {} : { ifMatch },
          )
          .then(
            ({ status }) => status,
            () => 'lost',
          );
      simulator.inject({ kind: 'late-effect', route: 'pool.put', seconds: 15, answer, times: 2 });
      const said = { accepted: 202, 'gateway-timeout': 504, reset: 'lost' }[answer];
      expect(await order('"outdated"')).toBe(said);
      expect(await order()).toBe(said);
      simulator.act({ kind: 'pass-time', seconds: 14 });
      expect(state()).toBe('Succeeded');
      simulator.act({ kind: 'pass-time', seconds: 60 });
      expect(state()).toBe('Upgrading');
      const [operation, ...others] = simulator.cluster().operations;
      expect(others).toEqual([]);
      // At its own time, however far time has gone on.
      const put = simulator.requests.findLast(({ route }) => route === 'pool.put');
      const after = Date.parse(operation?.startTime ?? '') - (put?.virtualAt.getTime() ?? 0);
      expect(after / 1000).toBeCloseTo(15, 0);
    },
  );

  test('a 500 after the request took effect', async () => {
    const session = await startSession();
    session.simulator.inject({ kind: 'status', status: 500, route: 'pool.put', phase: 'after' });
    expect((await session.rollBack()).status).toBe(500);
    expect(session.simulator.cluster().pools['user']?.provisioningState).toBe('Upgrading');
    expect((await session.rollBack()).status).toBe(409);
  });

  test('an answer that never comes ends with the simulator', async () => {
    const { simulator, get } = await startSession();
    simulator.inject({ kind: 'hang' });
    const hanging = get(POOL).catch((error: unknown) => String(error));
    const first = await Promise.race([
      hanging,
      new Promise((resolve) => setTimeout(resolve, 150, 'waiting')),
    ]);
    expect(first).toBe('waiting');
    await stopAll();
    expect(await hanging).toMatch(/hang up|ECONNRESET/);
  });

  test.each(['plain', 'gzip'] as const)('a body that never ends (%s)', async (endless) => {
    const { simulator, token } = await startSession();
    simulator.inject({ kind: 'rewrite', rewrite: (answer) => ({ ...answer, endless }) });
    const url = `${simulator.resourceManagerEndpoint}/subscriptions/${simulator.subscriptionId}${POOL}?api-version=${STABLE}`;
    const taken = await new Promise<number>((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}` };
      const outgoing = request(url, { headers, ca: simulator.caCertificate }, (answer) => {
        let bytes = 0;
        const body = endless === 'gzip' ? answer.pipe(createGunzip()) : answer;
        body.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes < 8_000_000) return;
          answer.destroy();
          resolve(bytes);
        });
      });
      outgoing.on('error', reject);
      outgoing.end();
    });
    expect(taken).toBeGreaterThanOrEqual(8_000_000);
  });

  test('late answers and slow bodies', async () => {
    const { simulator, get } = await startSession();
    simulator.inject({ kind: 'delay', seconds: 0.2 });
    simulator.inject({ kind: 'slow-body', seconds: 0.2 });
    const start = Date.now();
    expect((await get(POOL)).body.name).toBe('user');
    expect(Date.now() - start).toBeGreaterThanOrEqual(390);
  });

  test('a 202 without addresses, and addresses on another host', async () => {
    const session = await startSession();
    session.simulator.act({ kind: 'upgrade', pool: 'user', stuck: true });
    session.simulator.inject({
      kind: 'drop-headers',
      headers: ['Azure-AsyncOperation', 'Location'],
      route: 'pool.abort',
    });
    const bare = await session.arm('POST', `${POOL}/abort`);
    expect([bare.status, bare.headers['azure-asyncoperation'], bare.headers.location]).toEqual([
      202,
      undefined,
      undefined,
    ]);
    session.pass(10);
    session.simulator.inject({ kind: 'foreign-operation-url', route: 'pool.put' });
    const url = String((await session.putPool({})).headers['azure-asyncoperation']);
    expect(url.startsWith(`${session.simulator.foreignHost}/`)).toBe(true);
    await poll(session, url);
    const stray = session.simulator.requests.find(({ face }) => face === 'foreign');
    expect(stray?.headers.authorization).toBe(`Bearer ${session.token}`);
  });

  test('a list that goes on elsewhere, a list that goes on for ever, a redirect', async () => {
    const session = await startSession();
    session.simulator.inject({ kind: 'next-link', to: 'foreign' });
    const elsewhere = await session.get(`${CLUSTER}/agentPools`);
    expect(elsewhere.body.nextLink.startsWith(session.simulator.foreignHost)).toBe(true);
    session.simulator.inject({ kind: 'next-link', to: 'loop', times: 2 });
    const loop = await session.get(`${CLUSTER}/agentPools`);
    expect((await poll(session, loop.body.nextLink)).body.nextLink).toBe(loop.body.nextLink);
    session.simulator.inject({ kind: 'redirect', to: 'foreign' });
    expect((await session.get(CLUSTER)).status).toBe(307);
  });

  test('a status URL that is stuck, or tells a text with "fail" in it, whatever the pool does', async () => {
    const session = await startSession();
    const url = (await session.rollBack()).headers['azure-asyncoperation'];
    session.pass(600);
    session.simulator.inject({ kind: 'operation-status', text: 'InProgress', route: 'operation.status' });
    expect((await poll(session, url)).body.status).toBe('InProgress');
    session.simulator.inject({ kind: 'operation-status', text: 'NodeFailover', route: 'operation.status' });
    expect((await poll(session, url)).body.status).toBe('NodeFailover');
    session.simulator.inject({ kind: 'status', status: 204, body: 'empty', route: 'operation.status' });
    expect((await poll(session, url)).status).toBe(204);
    expect(session.simulator.cluster().pools['user']?.provisioningState).toBe('Succeeded');
  });

  test('reach the other faces by face or route', async () => {
    const { simulator } = await startSession();
    simulator.inject({ kind: 'status', status: 503, route: 'oidc.token' });
    simulator.inject({ kind: 'status', status: 429, retryAfter: 1, face: 'entra' });
    expect((await send(simulator, simulator.oidc.requestUrl)).status).toBe(503);
    expect((await send(simulator, `${simulator.authorityHost}/x/oauth2/v2.0/token`)).status).toBe(429);
  });

  test('are forgotten on demand', async () => {
    const { simulator, get } = await startSession();
    simulator.inject({ kind: 'status', status: 500, times: Infinity });
    expect((await get(POOL)).status).toBe(500);
    simulator.clearFaults();
    expect((await get(POOL)).status).toBe(200);
  });
});

describe('faults of an operation', () => {
  test.each([
    ['drain-blocked', 'UpgradeFailed', 1],
    ['quota', 'QuotaExceeded', 0],
    ['subnet-full', 'SubnetIsFull', 0],
    ['allocation', 'AllocationFailed', 0],
  ] as const)('%s ends it Failed with %s', async (reason, code, nodesDone) => {
    const session = await startSession();
    session.simulator.inject({ kind: 'operation-fails', reason, pool: 'user' });
    const url = (await session.rollBack()).headers['azure-asyncoperation'];
    session.pass(600);
    const body = await poll(session, url);
    expect(body.body).toMatchObject({ status: 'Failed', error: { code } });
    const pool = await session.get(POOL);
    expect(pool.body.properties).toMatchObject({
      provisioningState: 'Failed',
      orchestratorVersion: '1.34.8',
      status: { provisioningError: { code } },
    });
    const { nodes } = session.simulator.cluster().pools['user'] ?? {};
    expect(nodes?.filter((node) => node.kubernetes === '1.34.8')).toHaveLength(nodesDone);
    // Sent again, it goes on from there, and the error is gone.
    await session.putPool({});
    expect((await session.get(POOL)).body.properties).not.toHaveProperty('status');
  });

  test('a failed upgrade may put the version fields back', async () => {
    const session = await startSession({ switches: { failedUpgradeKeepsVersion: false } });
    session.simulator.inject({ kind: 'operation-fails', reason: 'internal' });
    await session.rollBack();
    session.pass(600);
    expect(session.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Failed',
      kubernetesVersion: '1.35.5',
    });
  });

  test('it stays where it is for ever', async () => {
    const session = await startSession();
    session.simulator.inject({ kind: 'operation-stuck', afterNodes: 2 });
    const url = (await session.rollBack()).headers['azure-asyncoperation'];
    session.pass(10 * 86400);
    expect((await poll(session, url)).body.status).toBe(
      'RollingUpgradeUpgradingNodes: 2/3 nodes completed; 1 errors',
    );
  });

  test('it ends Succeeded with other versions, or is followed by an automatic upgrade', async () => {
    const session = await startSession();
    session.simulator.inject({
      kind: 'wrong-versions',
      kubernetesVersion: '1.35.5',
      nodeImageVersion: OLD_IMAGE,
    });
    session.simulator.inject({ kind: 'followed-by-upgrade', pool: 'user', seconds: 5 });
    await session.rollBack();
    session.pass(150 + 360 + 21);
    expect(session.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Succeeded',
      kubernetesVersion: '1.35.5',
      nodeImageVersion: OLD_IMAGE,
    });
    session.pass(5);
    expect(session.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Upgrading',
      nodeImageVersion: NEW_IMAGE,
    });
  });
});

describe('other actors in the middle of a request', () => {
  test('an eTag that changes between GET and PUT', async () => {
    const session = await startSession();
    session.simulator.inject({
      kind: 'act',
      route: 'pool.put',
      action: { kind: 'renew-etag', pool: 'user' },
    });
    expect((await session.rollBack()).status).toBe(412);
  });

  test('an operation that finishes right before the abort, and one that starts right after', async () => {
    const session = await startSession();
    const { simulator } = session;
    simulator.act({ kind: 'upgrade', pool: 'user', stuck: true });
    simulator.inject({ kind: 'act', route: 'pool.abort', action: { kind: 'finish', pool: 'user' } });
    expect((await session.arm('POST', `${POOL}/abort`)).status).toBe(409);
    simulator.inject({ kind: 'followed-by-upgrade', after: 'Canceled' });
    simulator.act({ kind: 'upgrade', pool: 'user', stuck: true });
    await session.arm('POST', `${POOL}/abort`);
    session.pass(10);
    expect(simulator.cluster().pools['user']?.provisioningState).toBe('Upgrading');
    expect(simulator.cluster().operations.at(-1)?.status).toBe('InProgress');
  });

  test('hooks run before and after, as often as they say', async () => {
    const session = await startSession();
    const seen: string[] = [];
    session.simulator.before('pool.put', (request, simulator) => {
      seen.push(`${request.method} ${simulator.cluster().pools['user']?.provisioningState ?? ''}`);
    });
    session.simulator.after(
      'pool.put',
      async (_request, simulator) => {
        await Promise.resolve();
        seen.push(simulator.cluster().pools['user']?.provisioningState ?? '');
        simulator.act({ kind: 'delete-pool', pool: 'user' });
      },
      1,
    );
    expect((await session.rollBack()).status).toBe(200);
    expect(seen).toEqual(['PUT Succeeded', 'Upgrading']);
    expect((await session.get(POOL)).status).toBe(404);
  });

  test('a hook that fails is answered 501 with its message', async () => {
    const session = await startSession();
    session.simulator.before('pool.get', () => {
      throw new Error('broken hook');
    });
    const reply = await session.get(POOL);
    expect([reply.status, reply.body.error.message]).toEqual([501, 'broken hook']);
  });
});
