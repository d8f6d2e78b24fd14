import { setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createIssues } from '../../src/adapters/github/issues.ts';
import { IssueError } from '../../src/domain/issue-trouble.ts';
import { issueTroubleInWords } from '../../src/report/text/issue-trouble.ts';
import { certificateOf } from '../support/certificate.ts';
import { GitHubApi } from '../support/github-api.ts';
import { TunnelProxy } from '../support/tunnel-proxy.ts';

// A name that only the proxy can lead somewhere. (The library never uses a proxy for this machine's own names.)
const HOST = 'api.github.test';
const MARKER = '<!-- aks-recover follow-up 0123456789abcdef -->';
const ISSUE = { title: 'Upgrade again', body: MARKER, marker: MARKER, comment: 'Again', labels: ['aks'] };

const proxy = new TunnelProxy('wörd %');
let github: GitHubApi;

const publish = (): Promise<unknown> =>
  createIssues({
    token: 'a-token',
    repository: 'contoso/shop',
    version: '1.2.3',
    signal: new AbortController().signal,
    requestMs: 5_000,
  }).publish(ISSUE);

// The library reads the variables once, when it is loaded.
beforeAll(async () => {
  const certificate = await certificateOf(HOST);
  setDefaultCACertificates([certificate.cert]);
  github = new GitHubApi({ host: HOST, certificate });
  await github.start();
  process.env['GITHUB_API_URL'] = github.origin;
  process.env['HTTPS_PROXY'] =
    `http://user:${encodeURIComponent('wörd %')}@127.0.0.1:${await proxy.listen()}`;
});
afterAll(() => {
  delete process.env['GITHUB_API_URL'];
  delete process.env['HTTPS_PROXY'];
  proxy.close();
  github.stop();
});
beforeEach(() => {
  github.reset();
  proxy.tunnels.length = 0;
});

test('HTTPS_PROXY, with its credentials, is used for every request to GitHub', async () => {
  await expect(publish()).resolves.toMatchObject({ isNew: true });
  await expect(publish()).resolves.toMatchObject({ isNew: false });
  expect(github.requests.length).toBeGreaterThan(5);
  expect(new Set(proxy.tunnels)).toEqual(new Set([new URL(github.origin).host]));
});

async function failure(): Promise<string> {
  try {
    await publish();
  } catch (error) {
    if (error instanceof IssueError) return issueTroubleInWords(error.trouble);
    throw error;
  }
  throw new Error('It did not fail.');
}

test.each([
  [407, /it returned 407\. The proxy requires credentials: add them to HTTPS_PROXY/],
  [403, /it returned 403\. Check the runner's network, firewall, and HTTPS_PROXY/],
])('a proxy that answers %d is told, without what opens anything', async (status, message) => {
  proxy.cut();
  proxy.refusal = status;
  const told = await failure();
  expect(told).toMatch(/^Could not read the open issues: The proxy did not let the request through/);
  expect(told).toMatch(message);
  expect(told).not.toMatch(/w(ö|%C3%B6)rd|a-token/i);
  expect(github.requests).toEqual([]);
});

test('no proxy where HTTPS_PROXY says there is one: GitHub is not reached another way', async () => {
  proxy.close();
  expect(await failure()).toMatch(/GitHub could not be reached \(.*ECONNREFUSED.*\)\. Check .*HTTPS_PROXY/);
  expect(github.requests).toEqual([]);
});
