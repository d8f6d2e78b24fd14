/** Which proxy a request goes through: by the runner's variables, read as GitHub's own actions and its runner do. */

import type { PipelinePolicy, ProxySettings } from '@azure/core-rest-pipeline';
import { connections } from './connections.ts';

type Env = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** Returns the first of some variables that is set: the one in small letters counts more. */
function firstSet(env: Env, ...names: readonly string[]): string | undefined {
  return names
    .flatMap((name) => [env[name.toLowerCase()], env[name]])
    .map((value) => value?.trim())
    .find((value) => value !== undefined && value !== '');
}

/**
 * True when `NO_PROXY` takes a host out: by `*`, its name in any case, `name:port`, or a domain above it, with or without
 * a dot before it.
 */
function isPastProxy({ hostname, port, protocol }: URL, env: Env): boolean {
  const host = hostname.toUpperCase();
  const spellings = [host, `${host}:${port === '' ? (DEFAULT_PORTS[protocol] ?? '') : port}`];
  const items = (firstSet(env, 'NO_PROXY') ?? '').split(',').map((item) => item.trim().toUpperCase());
  return items.some((item) => {
    if (item === '' || item === '*') return item === '*';
    const domain = item.startsWith('.') ? item : `.${item}`;
    return spellings.some((spelling) => spelling === item || spelling.endsWith(domain));
  });
}

/**
 * Returns the proxy for an address, `undefined` for none. Throws TypeError (code ERR_INVALID_URL) when the variable
 * holds no address.
 */
export function proxyFor(url: string, env: Env): URL | undefined {
  const target = new URL(url);
  const proxy = firstSet(env, target.protocol === 'http:' ? 'HTTP_PROXY' : 'HTTPS_PROXY', 'ALL_PROXY');
  if (proxy === undefined || isPastProxy(target, env)) return undefined;
  const address = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`);
  if (!isDecodable(address.username) || !isDecodable(address.password)) {
    throw Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL' });
  }
  return address;
}

/** A password with a percent sign that encodes nothing would end the process where the tunnel is opened. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function settingsOf({ protocol, hostname, port, username, password }: URL): ProxySettings {
  return {
    host: `${protocol}//${hostname}`,
    port: Number(port === '' ? DEFAULT_PORTS[protocol] : port),
    username,
    password,
  };
}

/** Opens connections to an https address ahead, unless a proxy leads there. */
export function openAhead(url: string, count = 1, env: Env = process.env): void {
  try {
    if (url.startsWith('https:') && proxyFor(url, env) === undefined) connections.open(new URL(url), count);
  } catch {
    // An address that is none shows where something is sent to it.
  }
}

/**
 * Sends each request through the proxy that it has, all others on the connections of the run. It goes after the SDK's own policy, whose choice it replaces: that one
 * knows neither `*` nor ports, and takes one proxy for http and https alike.
 */
export function throughProxy(env: Env = process.env): PipelinePolicy {
  const known = new Map<string, PipelinePolicy>();
  return {
    name: 'throughProxy',
    sendRequest: async (request, next) => {
      delete request.agent;
      const proxy = proxyFor(request.url, env);
      if (proxy === undefined) {
        if (request.url.startsWith('https:')) request.agent = connections;
        return next(request);
      }
      const { proxyPolicy } = await import('../sdk/core.ts');
      const policy = known.get(proxy.href) ?? proxyPolicy(settingsOf(proxy), { customNoProxyList: [] });
      known.set(proxy.href, policy);
      return policy.sendRequest(request, next);
    },
  };
}
