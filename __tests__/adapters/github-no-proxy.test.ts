import { setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createIssues } from '../../src/adapters/github/issues.ts';
import { certificateOf } from '../support/certificate.ts';
import { GitHubApi } from '../support/github-api.ts';

// A file of its own: the library reads the variables once, when it is loaded. This address leads to this machine, and
// the library has no rule of its own for it.
const HOST = '0.0.0.0';
const MARKER = '<!-- aks-recover follow-up 0123456789abcdef -->';
let github: GitHubApi;

beforeAll(async () => {
  const certificate = await certificateOf(HOST);
  setDefaultCACertificates([certificate.cert]);
  github = new GitHubApi({ host: HOST, certificate });
  await github.start();
  process.env['GITHUB_API_URL'] = github.origin;
  process.env['HTTPS_PROXY'] = 'http://127.0.0.1:9';
  process.env['NO_PROXY'] = `example.com,${HOST}`;
});
afterAll(() => {
  for (const name of ['GITHUB_API_URL', 'HTTPS_PROXY', 'NO_PROXY']) Reflect.deleteProperty(process.env, name);
  github.stop();
});

test('NO_PROXY is honoured for GitHub', async () => {
  const issues = createIssues({
    token: 'a-token',
    repository: 'contoso/shop',
    version: '1.2.3',
    signal: new AbortController().signal,
  });
  const issue = { title: 'Upgrade again', body: MARKER, marker: MARKER, comment: 'Again', labels: [] };
  await expect(issues.publish(issue)).resolves.toMatchObject({ isNew: true });
});
