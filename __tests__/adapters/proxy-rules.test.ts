/** Which proxy an address has, against what GitHub's own toolkit makes of the same variables. */

import { afterEach, describe, expect, test } from '@jest/globals';
import { getProxyUrl } from '../../node_modules/@actions/http-client/lib/proxy.js';
import { proxyFor } from '../../src/adapters/http/proxy.ts';

const PROXY = { HTTPS_PROXY: 'http://secure:1', HTTP_PROXY: 'http://plain:2' };
const ARM = 'https://management.azure.com/x';

afterEach(() => {
  for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY']) {
    for (const variable of [name, name.toLowerCase()]) Reflect.deleteProperty(process.env, variable);
  }
});

describe.each([
  [ARM, PROXY, 'secure:1'],
  ['http://github.test/', PROXY, 'plain:2'],
  ['http://github.test/', { HTTPS_PROXY: 'http://secure:1' }, undefined],
  [ARM, { HTTP_PROXY: 'http://plain:2' }, undefined],
  [ARM, { HTTPS_PROXY: 'http://large:1', https_proxy: 'http://small:1' }, 'small:1'],
  [ARM, { ...PROXY, NO_PROXY: '*' }, undefined],
  [ARM, { ...PROXY, NO_PROXY: 'a.example, MANAGEMENT.Azure.com' }, undefined],
  ['https://MANAGEMENT.azure.com/x', { ...PROXY, NO_PROXY: 'management.azure.com' }, undefined],
  [ARM, { ...PROXY, NO_PROXY: 'management.azure.com:443' }, undefined],
  [ARM, { ...PROXY, NO_PROXY: 'management.azure.com:8443' }, 'secure:1'],
  ['https://management.azure.com:8443/x', { ...PROXY, NO_PROXY: 'management.azure.com:8443' }, undefined],
  ['http://github.test/', { ...PROXY, NO_PROXY: 'github.test:80' }, undefined],
  [ARM, { ...PROXY, NO_PROXY: 'azure.com' }, undefined],
  [ARM, { ...PROXY, NO_PROXY: '.azure.com' }, undefined],
  [ARM, { ...PROXY, NO_PROXY: '.management.azure.com' }, 'secure:1'],
  [ARM, { ...PROXY, NO_PROXY: 'zure.com' }, 'secure:1'],
  [ARM, { ...PROXY, NO_PROXY: '*.azure.com' }, 'secure:1'],
  [ARM, { ...PROXY, NO_PROXY: ' , ,' }, 'secure:1'],
  [ARM, { ...PROXY, NO_PROXY: '*', no_proxy: 'other.example' }, 'secure:1'],
  [ARM, { ...PROXY, NO_PROXY: 'other.example', no_proxy: '*' }, undefined],
  [ARM, { ...PROXY, NO_PROXY: '*', no_proxy: '' }, undefined],
  [ARM, { HTTPS_PROXY: '' }, undefined],
] as const)('%s with %j', (url, env, expected) => {
  test('has the proxy that it should', () => {
    expect(proxyFor(url, env)?.host).toBe(expected);
  });

  test("has the toolkit's", () => {
    Object.assign(process.env, env);
    expect(getProxyUrl(new URL(url))?.host).toBe(expected);
  });
});

test('a proxy without http:// is taken as one; ALL_PROXY counts where none is named', () => {
  expect(proxyFor(ARM, { HTTPS_PROXY: 'proxy.example:3128' })?.href).toBe('http://proxy.example:3128/');
  expect(proxyFor(ARM, { ALL_PROXY: 'http://all:3' })?.host).toBe('all:3');
  expect(proxyFor('http://github.test/', { ALL_PROXY: 'http://all:3', ...PROXY })?.host).toBe('plain:2');
});

test.each(['http://a%:b@proxy', 'http://a:b%zz@proxy', 'http://a:%E2%82@proxy'])(
  '%s is no address',
  (HTTPS_PROXY) => {
    expect(() => proxyFor(ARM, { HTTPS_PROXY })).toThrow(
      expect.objectContaining({ code: 'ERR_INVALID_URL' }),
    );
  },
);
