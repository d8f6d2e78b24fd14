/**
 * The physical limit of a step: only the requests that its job can't do without, each as soon as the answer that it
 * needs is there. It checks nothing, tells nothing and waits for nothing. The authority's metadata comes after the ID
 * token, as the identity library asks for it; a public cloud needs none.
 */

import https from 'node:https';
import process from 'node:process';
import { URLSearchParams } from 'node:url';

const { LIMIT_MODE: mode, LIMIT_ARM: arm, LIMIT_CLUSTER: cluster, LIMIT_AUTHORITY: authority } = process.env;
const { ACTIONS_ID_TOKEN_REQUEST_URL: idTokenUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = process.env;

const agent = new https.Agent({ keepAlive: true });

function ask(url, { method = 'GET', headers = {}, body = '' } = {}) {
  return new Promise((resolve, reject) => {
    const request = https.request(url, { method, agent, headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      if (response.statusCode >= 300) reject(new Error(`${method} ${url}: ${response.statusCode} ${text}`));
      else resolve(text === '' ? {} : JSON.parse(text));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const { value: idToken } = await ask(`${idTokenUrl}&audience=api%3A%2F%2FAzureADTokenExchange`, {
  headers: { authorization: `Bearer ${bearer}` },
});
const { token_endpoint: tokenUrl } = await ask(`${authority}/v2.0/.well-known/openid-configuration`);
const { access_token: token } = await ask(tokenUrl, {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({
    client_id: process.env.LIMIT_CLIENT,
    scope: 'https://management.azure.com/.default',
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: idToken,
  }).toString(),
});

const askAzure = (path, { headers = {}, ...rest } = {}) =>
  ask(`${arm}${cluster}${path}?api-version=2026-06-01`, {
    ...rest,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
  });
const profileOf = (pool) => askAzure(`/agentPools/${pool}/upgradeProfiles/default`);

const clusterRead = askAzure('');
switch (mode) {
  case 'status': {
    const { properties } = await clusterRead;
    await Promise.all(properties.agentPoolProfiles.map(({ name }) => profileOf(name)));
    break;
  }
  case 'abort':
    await clusterRead;
    await askAzure('/agentPools/user/abort', { method: 'POST' });
    break;
  default: {
    // The pool is read immediately before its PUT, when it is clear that there is something to send.
    const [profile] = await Promise.all([profileOf('user'), clusterRead]);
    const [{ orchestratorVersion, nodeImageVersion }] = profile.properties.recentlyUsedVersions;
    const { properties } = await askAzure('/agentPools/user');
    await askAzure('/agentPools/user', {
      method: 'PUT',
      headers: { 'if-match': properties.eTag },
      body: JSON.stringify({ properties: { ...properties, orchestratorVersion, nodeImageVersion } }),
    });
  }
}
process.exit();
