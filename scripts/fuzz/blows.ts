/** What may happen to answers on their way, as data, and how it is done to them. */

import fc from 'fast-check';
import type { Answer, Fault, Incoming, RouteName } from '../../simulator/simulator.ts';
import { distortAll, distortion, toText, type Distortion } from './distort.ts';
import { FOREIGN_TEXTS, MARK } from './foreign-texts.ts';

/** Where the other pages of a list are said to be. */
type NextPage = 'itself' | 'each-other' | 'endless' | 'foreign' | 'nonsense';

type Spoiling =
  | { readonly kind: 'distort'; readonly distortions: readonly Distortion[] }
  /** 200 with this body. */
  | { readonly kind: 'body'; readonly text: string }
  /** A body without end. */
  | { readonly kind: 'endless'; readonly how: 'plain' | 'gzip' }
  | { readonly kind: 'next-page'; readonly to: NextPage }
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  /** A refusal that speaks; it takes no effect. */
  | { readonly kind: 'refuse'; readonly status: number; readonly text: string };

export interface Blow {
  /** Counts the kinds of requests of the flow, again and again. */
  readonly at: number;
  readonly skip: number;
  readonly times: number;
  readonly spoiling: Spoiling;
}

const BODIES: readonly string[] = [
  ...[
    '',
    ' ',
    '[]',
    '{}',
    'null',
    'true',
    '0',
    '"text"',
    '{',
    '[[[[',
    '\ufeff',
    '\u0000',
    'NaN',
    '{"a":1}{"b":2}',
  ],
  '<!doctype html><html><body><h1>Maintenance</h1><script>FUZZ</script></body></html>',
  '{"error":null}',
  '{"error":{"code":{},"message":[]}}',
  '{"error":"x","error_description":1}',
  '{"value":null}',
  '{"value":{}}',
  '{"__proto__":{"value":[]},"constructor":null}',
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  'x'.repeat(3_000_000),
  `{"name":"${'x'.repeat(9_000_000)}"}`,
];

const HEADERS: readonly (readonly [string, string])[] = [
  ...[
    '0',
    '0.001',
    '86400',
    '-1',
    'NaN',
    'Infinity',
    '1e300',
    '0x10',
    '99999999999',
    'tomorrow',
    '9999-12-31T23:59:59Z',
  ].map((value) => ['retry-after', value] as const),
  ...['0', '-5', '1e300', 'x'].map((value) => ['retry-after-ms', value] as const),
  ...[
    '',
    'x',
    '//',
    'https://',
    'https://[',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'x'.repeat(9_000),
  ].flatMap((value) => [['azure-asyncoperation', value] as const, ['location', value] as const]),
  ['date', 'yesterday'],
  ['content-type', 'text/html'],
  ['content-type', 'application/xml; charset=x'],
  ['content-encoding', 'gzip'],
  ['etag', '"x"'],
  ['x-ms-correlation-request-id', `<b>${MARK}</b>`],
  ['x-ms-request-id', `](https://evil.example/${MARK})`],
  ['x-ms-error-code', `::error::${MARK}`],
  ['x-ms-correlation-request-id', `##[set-env name=${MARK}]${MARK}`],
  ['x-ms-request-id', `a ##[add-mask]${MARK}`],
  ['www-authenticate', 'Bearer claims="%%%", x=y'],
];

const spoiling: fc.Arbitrary<Spoiling> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .array(distortion, { minLength: 1, maxLength: 3 })
      .map((distortions): Spoiling => ({ kind: 'distort', distortions })),
  },
  { weight: 2, arbitrary: fc.constantFrom(...BODIES).map((text): Spoiling => ({ kind: 'body', text })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('plain' as const, 'gzip' as const)
      .map((how): Spoiling => ({ kind: 'endless', how })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<NextPage>('itself', 'each-other', 'endless', 'foreign', 'nonsense')
      .map((to): Spoiling => ({ kind: 'next-page', to })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...HEADERS)
      .map(([name, value]): Spoiling => ({ kind: 'header', name, value })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        status: fc.constantFrom(400, 403, 404, 409, 412, 429, 500),
        text: fc.constantFrom(...FOREIGN_TEXTS, 'x'.repeat(1_000_000)),
      })
      .map((said): Spoiling => ({ kind: 'refuse', ...said })),
  },
);

/** Any blow at any request of the flows. */
export const blow: fc.Arbitrary<Blow> = fc.record({
  at: fc.nat({ max: 9_999 }),
  skip: fc.constantFrom(0, 0, 0, 1, 2, 4),
  times: fc.constantFrom(1, 1, 2, 5, 100_000),
  spoiling,
});

/** The fault of the simulator that strikes the blow, in a flow that asks for these. */
export function toFault(
  { at, skip, times, spoiling: how }: Blow,
  routes: readonly RouteName[],
  foreignHost: string,
): Fault {
  const route = routes[at % Math.max(1, routes.length)] ?? 'cluster.get';
  const when = { route, skip, times };
  if (how.kind === 'refuse') {
    return { ...when, kind: 'status', status: how.status, code: how.text, message: how.text };
  }
  return { ...when, kind: 'rewrite', rewrite: (answer, request) => spoil(answer, request, how, foreignHost) };
}

function spoil(
  answer: Answer,
  request: Incoming,
  how: Exclude<Spoiling, { kind: 'refuse' }>,
  foreignHost: string,
): Answer {
  switch (how.kind) {
    case 'body':
      return { ...withType(answer), status: 200, rawBody: how.text };
    case 'endless':
      return { ...answer, endless: how.how };
    case 'header':
      return { ...answer, headers: { ...answer.headers, [how.name]: how.value } };
    case 'next-page':
      return withBody(
        answer,
        { ...(answer.body as object), nextLink: nextLink(how.to, request, foreignHost) },
        foreignHost,
      );
    case 'distort': {
      const body = answer.body === undefined ? undefined : distortAll(answer.body, how.distortions);
      return withBody(answer, body, foreignHost);
    }
  }
}

/** As the simulator sends JSON: the type is not taken from a text. */
function withType(answer: Answer): Answer {
  return { ...answer, headers: { 'content-type': 'application/json; charset=utf-8', ...answer.headers } };
}

function withBody(answer: Answer, body: Answer['body'], foreignHost: string): Answer {
  return answer.body === undefined ? answer : { ...withType(answer), rawBody: toText(body, foreignHost) };
}

function nextLink(to: NextPage, { headers, url, query }: Incoming, foreignHost: string): string {
  const here = `https://${headers.host ?? ''}`;
  switch (to) {
    case 'itself':
      return `${here}${url}`;
    case 'each-other':
      return `${here}${url.replace(/&page=.*/, '')}&page=${url.endsWith('&page=2') ? '1' : '2'}`;
    case 'foreign':
      return `${foreignHost}${url}`;
    case 'endless':
      return `${here}${url.replace(/&page=.*/, '')}&page=${String(Number(query['page'] ?? 1) + 1)}`;
    case 'nonsense':
      return 'javascript:alert(1)';
  }
}
