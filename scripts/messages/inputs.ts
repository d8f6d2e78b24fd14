/** Every problem with the inputs, as the error tells it. */

import {
  CLUSTER,
  CLUSTER_ID,
  read,
  readRaw,
  SIGNED_IN,
  type Given,
} from '../../__tests__/unit/inputs/reading.ts';

const OTHER_SUBSCRIPTION = '99999999-1111-2222-3333-444444444444';
const TWO_POOLS = { mode: 'rollback', nodepool: 'user, web' } as const;

/** Inputs that are wrong, each set in one go. */
const WRONG: readonly Given[] = [
  {},
  { mode: 'abrot', cluster: 'prod!', 'resource-group': 'shop.', 'subscription-id': 'production' },
  { mode: 'status', cluster: `${CLUSTER_ID}/agentPools/user`, nodepool: ',' },
  { mode: 'status', cluster: CLUSTER_ID, 'resource-group': 'other', 'subscription-id': OTHER_SUBSCRIPTION },
  { mode: 'status', nodepool: 'User, a_b, 1a, x.y, ä, B, C, D, E, F, G, H, I', 'operation-id': 'op 1' },
  {
    mode: 'status',
    nodepool: 'A, B, C, D, E, F, G, H, I, J, K',
    'kubernetes-version': '1.35.5',
    wait: 'yes',
  },
  { mode: 'rollback', 'kubernetes-version': '1.35', 'node-image-version': 'newest', reason: 'Too new.' },
  { mode: 'rollback', 'kubernetes-version': 'v1.35.5', nodepool: '*', 'if-idle': 'fail' },
  { mode: 'rollback', nodepool: '*' },
  { ...TWO_POOLS, wait: 'false', 'node-image-version': 'AKSUbuntu-2404gen2containerd-202605.14.0' },
  { mode: 'rollback', nodepool: 'user', 'ignore-checks': 'capcity, rollback-target', 'auto-upgrade': 'off' },
  { mode: 'rollback', nodepool: 'user', 'if-busy': 'wiat', 'api-version': '2025-10-01' },
  { mode: 'abort', nodepool: 'user, web', 'operation-id': '667f282c-8cad-4c4d-a8b4-17de68c55e9f' },
  { mode: 'abort', nodepool: '*', 'operation-id': '667f282c-8cad-4c4d-a8b4-17de68c55e9f' },
  { mode: 'abort', timeout: '30', 'poll-interval': '10m', 'api-version': 'newest' },
  { mode: 'abort', timeout: '2 hours', 'poll-interval': 'often', audience: 'a b' },
  { mode: 'abort', timeout: '200h', 'dry-run': 'ja', environment: 'azuregov' },
  { mode: 'abort', 'client-id': 'x'.repeat(40), 'tenant-id': 'contoso.example' },
  {
    mode: 'abort',
    'resource-manager-endpoint': 'https://management.azure.com/subscriptions',
    'authority-host': 'http://login.microsoftonline.com',
  },
];

const ID_TOKENS = { ACTIONS_ID_TOKEN_REQUEST_URL: 'x', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x' };

/** Returns each problem once, in the order of the inputs above. */
export function inputSamples(): readonly string[] {
  const withoutSignIn = { ...CLUSTER, mode: 'status' };
  const { 'client-secret': _, ...ids } = SIGNED_IN;
  const signIns = [
    readRaw(withoutSignIn),
    readRaw(withoutSignIn, { GITHUB_EVENT_NAME: 'pull_request' }, { noIdTokens: 'fork' }),
    readRaw({ ...withoutSignIn, ...ids }, {}, { noIdTokens: 'act' }),
    readRaw({ ...withoutSignIn, ...ids }, {}, { noIdTokens: 'gitea' }),
    readRaw({ ...withoutSignIn, ...ids }),
    readRaw({ ...withoutSignIn, 'client-secret': 'x' }, ID_TOKENS),
    read({ mode: 'status' }, { HTTPS_PROXY: 'socks5://proxy:1080' }),
  ];
  const readings = [...WRONG.map((given) => read(given)), readRaw({}), ...signIns];
  return [...new Set(readings.flatMap(({ problems }) => problems))];
}
