import { afterEach, describe, expect, test } from '@jest/globals';
import type { Switches } from '../../simulator/simulator.ts';
import { CLUSTER, poll, POOL, startSession, stopAll, type Session } from './client.ts';

afterEach(stopAll);

async function upgrading(switches: Partial<Switches> = {}): Promise<Session> {
  const session = await startSession({ switches });
  session.simulator.act({ kind: 'upgrade', pool: 'user', stuck: true });
  return session;
}

const state = (session: Session): string | undefined =>
  session.simulator.cluster().pools['user']?.provisioningState;

describe('abort of a pool', () => {
  test('answers with the old state, shows Canceling for a while, and ends Canceled', async () => {
    const session = await upgrading();
    const before = session.simulator.cluster();
    const reply = await session.arm('POST', `${POOL}/abort`);
    expect(reply.status).toBe(202);
    expect(reply.body.properties.provisioningState).toBe('Upgrading');
    const status = reply.headers['azure-asyncoperation'];
    const { location } = reply.headers;
    expect((await poll(session, status)).body.status).toBe('InProgress');
    expect((await poll(session, location)).status).toBe(202);
    session.pass(1);
    expect(state(session)).toBe('Canceling');
    session.pass(2);
    expect(state(session)).toBe('Canceling');
    session.pass(5);
    expect(state(session)).toBe('Canceled');
    expect((await poll(session, status)).body).toMatchObject({ status: 'Succeeded' });
    const result = await poll(session, location);
    expect([result.status, result.text, result.headers.location]).toEqual([204, '', location]);
    const after = session.simulator.cluster();
    expect(after.operations.map(({ isAbort, status: ended }) => [isAbort, ended])).toEqual([
      [false, 'Canceled'],
      [true, 'Succeeded'],
    ]);
    expect(after.provisioningState).toBe('Succeeded');
    expect(after.eTag).toBe(before.eTag);
    expect(after.pools['user']?.eTag).not.toBe(before.pools['user']?.eTag);
  });

  test('is refused while the abort is under way', async () => {
    const session = await upgrading();
    await session.arm('POST', `${POOL}/abort`);
    session.pass(2);
    const again = await session.arm('POST', `${POOL}/abort`);
    expect([again.status, again.body.code]).toEqual([409, 'OperationNotAllowed']);
    expect(again.body.message).toContain('(Canceling)');
  });

  test('is refused from its acceptance on, before Canceling can be seen: one abort, one operation', async () => {
    const session = await upgrading();
    const replies = await Promise.all([1, 2, 3].map(() => session.arm('POST', `${POOL}/abort`)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([202, 409, 409]);
    session.pass(20);
    expect(session.simulator.cluster().operations.map(({ status }) => status)).toEqual([
      'Canceled',
      'Succeeded',
    ]);
  });

  test.each([
    ['409', 409],
    ['400', 400],
    ['204', 204],
  ] as const)('with nothing running is answered %s', async (abortWhenIdle, status) => {
    const session = await startSession({ switches: { abortWhenIdle } });
    const before = session.simulator.cluster();
    expect((await session.arm('POST', `${POOL}/abort`)).status).toBe(status);
    expect(session.simulator.cluster()).toEqual(before);
  });

  test('may be answered 204 and take effect all the same', async () => {
    const session = await upgrading({ abortAnswer: '204' });
    const reply = await session.arm('POST', `${POOL}/abort`);
    expect([reply.status, reply.headers['azure-asyncoperation']]).toEqual([204, undefined]);
    session.pass(10);
    expect(state(session)).toBe('Canceled');
  });

  test.each([
    ['operation-succeeds', 'Succeeded'],
    ['operation-fails', 'Failed'],
  ] as const)('may lose the race: %s', async (abortRace, ended) => {
    const session = await upgrading({ abortRace });
    const reply = await session.arm('POST', `${POOL}/abort`);
    expect(reply.status).toBe(202);
    session.pass(10);
    expect(state(session)).toBe(ended);
    expect((await poll(session, reply.headers['azure-asyncoperation'])).body.status).toBe('Failed');
  });

  test('may come too late already at the request', async () => {
    const session = await upgrading({ abortRace: 'conflict' });
    const reply = await session.arm('POST', `${POOL}/abort`);
    expect(reply.status).toBe(409);
    expect(state(session)).toBe('Succeeded');
  });

  test('may end the aborted operation as preempted', async () => {
    const session = await upgrading({ abortedOperationEnds: 'Preempted' });
    await session.arm('POST', `${POOL}/abort`);
    session.pass(10);
    const [aborted, abort] = session.simulator.cluster().operations;
    expect(aborted).toMatchObject({ status: 'Failed', error: { code: 'AKSOperationPreempted' } });
    expect(aborted?.error?.message).toContain(abort?.id);
    expect(state(session)).toBe('Canceled');
  });

  test('is refused for a pool that is being deleted, and for one that does not exist', async () => {
    const session = await startSession();
    const removed = await session.arm('DELETE', POOL);
    expect([removed.status, typeof removed.headers.location]).toEqual([202, 'string']);
    const reply = await session.arm('POST', `${POOL}/abort`);
    expect([reply.status, reply.body.message]).toEqual([409, expect.stringContaining('deletion was issued')]);
    session.pass(200);
    expect((await session.arm('POST', `${POOL}/abort`)).status).toBe(404);
    expect((await poll(session, removed.headers['azure-asyncoperation'])).body.status).toBe('Succeeded');
  });
});

describe('abort of a cluster', () => {
  test('cancels the operation of the cluster itself', async () => {
    const session = await startSession();
    session.simulator.act({ kind: 'operation', state: 'Updating', stuck: true });
    const before = session.simulator.cluster();
    const reply = await session.arm('POST', `${CLUSTER}/abort`);
    expect([reply.status, reply.body.properties.provisioningState]).toEqual([202, 'Updating']);
    session.pass(10);
    const after = session.simulator.cluster();
    expect(after.provisioningState).toBe('Canceled');
    expect(after.eTag).not.toBe(before.eTag);
    expect(after.pools['system']?.eTag).not.toBe(before.pools['system']?.eTag);
  });

  test.each([
    ['refused', 409, 'Upgrading'],
    ['aborts-pool', 202, 'Canceled'],
  ] as const)('while only a pool moves: %s', async (clusterAbortWhilePoolMoves, status, ended) => {
    const session = await upgrading({ clusterAbortWhilePoolMoves });
    expect((await session.arm('POST', `${CLUSTER}/abort`)).status).toBe(status);
    session.pass(10);
    expect(state(session)).toBe(ended);
  });

  test('during its creation cancels its pools too', async () => {
    const session = await startSession({
      scenario: {
        clusters: [
          {
            name: 'prod',
            provisioningState: 'Creating',
            pools: [{ name: 'system', mode: 'System', provisioningState: 'Creating' }],
          },
        ],
      },
    });
    expect((await session.arm('POST', `${CLUSTER}/abort`)).status).toBe(202);
    session.pass(10);
    expect(session.simulator.cluster()).toMatchObject({
      provisioningState: 'Canceled',
      pools: { system: { provisioningState: 'Canceled' } },
    });
  });

  test('of a pool that is stopping leaves it Canceled and Running', async () => {
    const session = await startSession();
    session.simulator.act({ kind: 'stop', pool: 'user' });
    await session.arm('POST', `${POOL}/abort`);
    session.pass(10);
    expect(session.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Canceled',
      powerState: 'Running',
    });
  });
});
