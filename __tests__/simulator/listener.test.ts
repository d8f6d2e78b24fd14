import { afterEach, describe, expect, test } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { CLUSTER, startSession, STABLE, stopAll, type Session } from './client.ts';

afterEach(stopAll);

/** Sends the beginning of a body of a length, and returns the status that comes back without waiting for the rest. */
function begin(session: Session, token: string, declared: number, sent: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { simulator } = session;
    const url = `${simulator.resourceManagerEndpoint}/subscriptions/${simulator.subscriptionId}${CLUSTER}?api-version=${STABLE}`;
    const headers = { authorization: `Bearer ${token}`, 'content-length': declared };
    const outgoing = request(url, { method: 'PUT', headers, ca: simulator.caCertificate }, (answer) => {
      resolve(answer.statusCode);
      outgoing.destroy();
    });
    outgoing.on('error', (error) => reject(error));
    outgoing.write(Buffer.alloc(sent, 'x'));
  });
}

describe('a request without a token of its own', () => {
  test('is refused before its body is there', async () => {
    const session = await startSession();
    expect(await begin(session, 'stranger', 1_000_000_000, 10)).toBe(401);
  });
});

/** Asks for a token with a body of so many bytes. */
function signIn({ simulator }: Session, agent: Agent, length: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const url = `${simulator.authorityHost}/${simulator.tenantId}/oauth2/v2.0/token`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    request(url, { method: 'POST', headers, ca: simulator.caCertificate, agent }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    })
      .on('error', reject)
      .end(`a=${'x'.repeat(length)}`);
  });
}

describe('somebody who has proven nothing', () => {
  const KIB = 1024;

  test('can say little to Entra ID', async () => {
    const session = await startSession();
    const agent = new Agent();
    expect(await signIn(session, agent, 60 * KIB)).toBe(400);
    expect(await signIn(session, agent, 65 * KIB)).toBe(413);
  });

  test('can not fill the memory with what is kept of requests, and takes no room of others', async () => {
    const session = await startSession();
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    await Promise.all(Array.from({ length: 700 }, () => signIn(session, agent, 60 * KIB)));
    agent.destroy();
    const { requests } = session.simulator;
    expect(requests.length).toBeLessThan(600);
    expect(JSON.stringify(requests).length).toBeLessThan(40 * KIB * KIB);
    const before = requests.length;
    await session.get(CLUSTER, STABLE);
    expect(requests.length).toBe(before + 1);
  });
});

describe('a body', () => {
  test('is read up to four MiB', async () => {
    const session = await startSession();
    expect(await begin(session, session.token, 1_000_000_000, 5 * 1024 * 1024)).toBe(413);
  });
});

describe('the certificate', () => {
  test('is no authority for others, and its file can be put together with more', async () => {
    const { simulator } = await startSession();
    const certificate = new X509Certificate(simulator.caCertificate);
    expect(certificate.ca).toBe(false);
    expect(certificate.subject).toMatch(/^CN=AKS simulator [0-9a-f]{16}$/);
    expect(readFileSync(simulator.caFile, 'utf8')).toMatch(/-----END CERTIFICATE-----\n$/);
  });
});
