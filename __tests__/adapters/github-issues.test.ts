import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createIssues, type IssuesOptions } from '../../src/adapters/github/issues.ts';
import { IssueError } from '../../src/domain/issue-trouble.ts';
import { issueTroubleInWords } from '../../src/report/text/issue-trouble.ts';
import type { IssueText } from '../../src/ports/issues.ts';
import { BOT, GitHubApi } from '../support/github-api.ts';

const github = new GitHubApi();
const MARKER = '<!-- aks-recover follow-up 0123456789abcdef -->';
const ISSUE: IssueText = {
  title: 'Upgrade node pool user again',
  body: `${MARKER}\n\nFacts`,
  marker: MARKER,
  comment: 'Rolled back again',
  labels: ['aks', 'on call'],
};

const create = (changes: Partial<IssuesOptions> = {}): ReturnType<typeof createIssues> =>
  createIssues({
    token: 'a-token',
    repository: 'contoso/shop',
    version: '1.2.3',
    signal: new AbortController().signal,
    ...changes,
  });

// The library reads the variables once, when it is loaded.
beforeAll(async () => {
  await github.start();
  process.env['GITHUB_API_URL'] = github.origin;
});
afterAll(() => {
  github.stop();
  delete process.env['GITHUB_API_URL'];
});
beforeEach(() => {
  github.reset();
});

describe('the first run', () => {
  test('opens an issue with its labels', async () => {
    expect(await create().publish(ISSUE)).toEqual({
      url: 'https://github.com/contoso/shop/issues/1',
      isNew: true,
    });
    expect(github.issues).toMatchObject([
      { title: ISSUE.title, body: ISSUE.body, labels: ISSUE.labels, comments: [] },
    ]);
  });

  test('sends its token and its name with every request', async () => {
    await create().publish(ISSUE);
    expect(github.requests.length).toBeGreaterThan(2);
    for (const { authorization, userAgent } of github.requests) {
      expect(authorization).toMatch(/^(token|bearer) a-token$/i);
      expect(userAgent).toContain('aks-recover/1.2.3');
    }
  });

  test('asks for no search, whose index lags behind', async () => {
    await create().publish(ISSUE);
    expect(github.requests.filter(({ path }) => path.includes('search'))).toEqual([]);
  });
});

describe('a later run', () => {
  test('updates the issue, adds its labels to those that are there, and comments', async () => {
    await create().publish({ ...ISSUE, labels: ['first'] });
    const again = { ...ISSUE, body: `${MARKER}\n\nNew facts`, labels: ['second'] };
    expect(await create().publish(again)).toEqual({
      url: 'https://github.com/contoso/shop/issues/1',
      isNew: false,
    });
    expect(github.issues).toMatchObject([
      { body: again.body, labels: ['first', 'second'], comments: ['Rolled back again'] },
    ]);
  });

  test('without labels leaves them alone', async () => {
    github.add({ body: MARKER });
    await create().publish({ ...ISSUE, labels: [] });
    expect(github.changes).toEqual([
      'PATCH /repos/contoso/shop/issues/1',
      'POST /repos/contoso/shop/issues/1/comments',
    ]);
  });

  test('finds an issue on a later page', async () => {
    github.add({ body: `${MARKER}\r\n\r\nFacts` });
    for (let count = 0; count < 7; count++) github.add();
    github.pageSize = 3;
    expect(await create().publish(ISSUE)).toMatchObject({ isNew: false });
    expect(github.issues).toHaveLength(8);
  });

  test('goes by the name where GitHub gives no number', async () => {
    github.viewer = { login: BOT.login };
    github.add({ body: MARKER });
    expect(await create().publish(ISSUE)).toMatchObject({ isNew: false });
  });

  test.each([
    ['a bot is an own one', { login: 'other[bot]', id: 7 }, false],
    ['somebody else is not', { login: 'mallory', id: 666 }, true],
    ['nobody is not', null, true],
  ] as const)('on a server without GraphQL, an issue of %s', async (_who, user, isNew) => {
    github.faults.set('POST /graphql', { status: 404, message: 'Not Found' });
    github.add({ body: MARKER, user });
    expect(await create().publish(ISSUE)).toMatchObject({ isNew });
  });

  test.each([
    ['a closed issue', { state: 'closed' }],
    ['a pull request', { pull_request: {} }],
    ['an issue of somebody else', { user: { login: 'mallory', id: 666 } }],
    ['an issue of a user with the name of the app', { user: { login: BOT.login, id: 666 } }],
    ['an issue of nobody', { user: null }],
    ['an issue about another pool', { body: MARKER.replace('0123', '9999') }],
  ] as const)('leaves %s alone and opens its own', async (_what, changes) => {
    const other = { ...github.add({ body: MARKER, ...changes }) };
    expect(await create().publish(ISSUE)).toMatchObject({ isNew: true });
    expect(github.issues[0]).toEqual(other);
    expect(github.issues).toHaveLength(2);
  });
});

describe('two runs that open an issue at the same time', () => {
  const LIST = 'GET /repos/contoso/shop/issues';
  const CREATE = 'POST /repos/contoso/shop/issues';
  const openOnes = (): readonly number[] =>
    github.issues.filter(({ state }) => state === 'open').map(({ number }) => number);

  test('the later one gives way: closes its own with a link, and updates the other', async () => {
    github.opensFirst = true;
    expect(await create().publish(ISSUE)).toEqual({
      url: 'https://github.com/contoso/shop/issues/1',
      isNew: false,
    });
    expect(github.issues).toMatchObject([
      {
        state: 'open',
        body: ISSUE.body,
        labels: ['aks', 'on call'],
        comments: ['Rolled back again'],
      },
      { state: 'closed', state_reason: 'not_planned', comments: ['Duplicate of #1'] },
    ]);
  });

  test('both together leave one, and both name it', async () => {
    let arrived = 0;
    const both = Promise.withResolvers<undefined>();
    github.onRequest = (route) => {
      if (route !== CREATE) return undefined;
      if (++arrived === 2) both.resolve(undefined);
      return both.promise;
    };
    const published = await Promise.all([create().publish(ISSUE), create().publish(ISSUE)]);
    expect(github.issues).toHaveLength(2);
    expect(openOnes()).toEqual([1]);
    expect(new Set(published.map(({ url }) => url)).size).toBe(1);
    expect(published.map(({ isNew }) => isNew).toSorted()).toEqual([false, true]);
  });

  test('looks back five minutes, and once where its own issue is listed', async () => {
    const before = Date.now();
    await create().publish(ISSUE);
    const [, ...again] = github.requests.filter(
      ({ method, path }) => method === 'GET' && path.endsWith('/issues'),
    );
    expect(again).toHaveLength(1);
    const since = Date.parse(again[0]?.query.get('since') ?? '');
    expect(since).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000 - 5 * 60_000);
    expect(since).toBeLessThanOrEqual(Date.now() - 5 * 60_000);
  });

  test('a list that does not know the new issue yet is read again', async () => {
    github.opensFirst = true;
    github.lag = 1;
    expect(await create().publish(ISSUE)).toMatchObject({ isNew: false });
    expect(openOnes()).toEqual([1]);
  });

  test.each([
    ['the issue of another pool', { body: MARKER.replace('0123', '9999') }],
    ['the issue of somebody else', { user: { login: 'mallory', id: 666 } }],
    ['an issue that is closed', { state: 'closed' }],
  ] as const)('%s is no duplicate', async (_what, changes) => {
    github.onRequest = (route) => {
      if (route === CREATE && github.issues.length === 0) github.add({ body: MARKER, ...changes });
    };
    expect(await create().publish(ISSUE)).toMatchObject({ isNew: true });
    expect(github.issues[1]?.state).toBe('open');
  });

  test('what can not be looked at again leaves the issue that was opened', async () => {
    github.onRequest = (route) => {
      if (route === CREATE) github.faults.set(LIST, { status: 502, message: 'Bad Gateway' });
    };
    expect(await create().publish(ISSUE)).toEqual({
      url: 'https://github.com/contoso/shop/issues/1',
      isNew: true,
    });
  });

  test('one that can not be closed is named', async () => {
    github.opensFirst = true;
    github.faults.set('PATCH /repos/contoso/shop/issues/2', { status: 502, message: 'Bad Gateway' });
    expect(await create().publish(ISSUE)).toEqual({
      url: 'https://github.com/contoso/shop/issues/1',
      isNew: false,
      openDuplicate: 'https://github.com/contoso/shop/issues/2',
    });
  });

  test('where both are still open, a later run updates the older one', async () => {
    github.add({ body: MARKER });
    github.add({ body: MARKER });
    expect(await create().publish(ISSUE)).toMatchObject({ url: github.issues[0]?.html_url, isNew: false });
  });
});

describe('a creation that is not answered', () => {
  const CREATE = 'POST /repos/contoso/shop/issues';

  test('left an issue: it is found, and no second one is opened', async () => {
    github.faults.set(CREATE, 'break-after');
    expect(await create().publish(ISSUE)).toEqual({
      url: 'https://github.com/contoso/shop/issues/1',
      isNew: true,
    });
    expect(github.issues).toHaveLength(1);
    expect(github.changes).toEqual([CREATE]);
  });

  test('left one that the list learns of late', async () => {
    github.faults.set(CREATE, 'break-after');
    github.onRequest = (route) => {
      if (route === CREATE) github.lag = 1;
    };
    expect(await create().publish(ISSUE)).toMatchObject({ isNew: true });
    expect(github.issues).toHaveLength(1);
  });

  test.each([
    ['a broken connection', 'break', /GitHub could not be reached/],
    ['a fault of GitHub', { status: 500, message: 'Server Error' }, /GitHub returned 500/],
  ] as const)('left none: %s is what is reported, after two looks', async (_what, fault, message) => {
    github.faults.set(CREATE, fault);
    expect(await told(create().publish(ISSUE))).toMatch(message);
    const looks = github.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/issues'));
    expect(looks).toHaveLength(3);
  });

  test('a refusal is an answer: nothing is looked for', async () => {
    github.faults.set(CREATE, { status: 499, message: 'No' });
    expect(await told(create().publish(ISSUE))).toContain('GitHub returned 499');
    expect(
      github.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/issues')),
    ).toHaveLength(1);
  });
});

test('an issue that is wanted only where there is none yet leaves the one that is there alone', async () => {
  github.add({ body: MARKER });
  expect(await create().publish({ ...ISSUE, isOnlyNew: true })).toEqual({
    url: 'https://github.com/contoso/shop/issues/1',
    isNew: false,
  });
  expect(github.changes).toEqual([]);
});

describe('the address of an issue', () => {
  test.each([
    ['elsewhere', 'https://evil.example/contoso/shop/issues/1'],
    ['of another repository', 'https://github.com/mallory/shop/issues/1'],
    ['of another issue', 'https://github.com/contoso/shop/issues/2'],
  ])('%s is not believed', async (_what, given) => {
    github.newIssueUrl = given;
    expect(await create().publish(ISSUE)).toMatchObject({ url: 'https://github.com/contoso/shop/issues/1' });
  });

  test('is kept as GitHub writes it', async () => {
    github.newIssueUrl = 'https://github.com/Contoso/Shop/issues/1';
    expect(await create().publish(ISSUE)).toMatchObject({ url: 'https://github.com/Contoso/Shop/issues/1' });
  });

  test('is on the server that the runner names', async () => {
    process.env['GITHUB_SERVER_URL'] = 'https://git.contoso.example';
    try {
      expect(await create().publish(ISSUE)).toMatchObject({
        url: 'https://git.contoso.example/contoso/shop/issues/1',
      });
    } finally {
      delete process.env['GITHUB_SERVER_URL'];
    }
  });
});

describe('visibility', () => {
  test.each([
    [true, false],
    [false, true],
  ])('private: %s', async (isPrivate, isPublic) => {
    github.isPrivate = isPrivate;
    expect(await create().isPublicRepository()).toBe(isPublic);
  });

  test.each([403, 404])('is unknown when GitHub answers %d', async (status) => {
    github.faults.set('GET /repos/contoso/shop', { status, message: 'Not Found' });
    expect(await create().isPublicRepository()).toBeUndefined();
  });

  test('fails when GitHub is down', async () => {
    github.faults.set('GET /repos/contoso/shop', { status: 502, message: 'Bad Gateway' });
    expect(await told(create().isPublicRepository())).toContain(
      'Could not read the repository: GitHub returned 502 (Bad Gateway).',
    );
  });
});

/** What is said of the IssueError that a promise rejects with. */
async function told(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof IssueError) return issueTroubleInWords(error.trouble);
    throw error;
  }
  throw new Error('It did not fail.');
}

describe('a refusal says what was attempted, what GitHub returned and what to do', () => {
  const LIST = 'GET /repos/contoso/shop/issues';
  const CREATE = 'POST /repos/contoso/shop/issues';
  const COMMENT = 'POST /repos/contoso/shop/issues/1/comments';

  test.each([
    [
      'a missing right',
      CREATE,
      { status: 403, message: 'Resource not accessible by integration - https://docs.github.com/rest' },
      /^Could not open an issue: GitHub returned 403 \(Resource not accessible by integration\)\. Add `permissions: issues: write`/,
    ],
    [
      'too many requests',
      CREATE,
      { status: 403, message: 'You have exceeded a secondary rate limit' },
      /^Could not open an issue: GitHub returned 403 \(.*\)\. Too many requests were made/,
    ],
    [
      'no issues',
      CREATE,
      { status: 410, message: 'Issues has been disabled in this repository.' },
      /Issues are turned off/,
    ],
    [
      'a bad token',
      'POST /graphql',
      { status: 401, message: 'Bad credentials' },
      /read the open issues: .*401.*github-token/,
    ],
    [
      'a fault',
      LIST,
      { status: 500, message: 'Server Error' },
      /read the open issues: GitHub returned 500 \(Server Error\)\.$/,
    ],
    [
      'a refused comment',
      COMMENT,
      { status: 403, message: 'Locked' },
      /update https:\S+\/1: GitHub returned 403/,
    ],
    ['a lost connection', CREATE, 'break', /^Could not open an issue: GitHub could not be reached/],
  ] as const)('%s', async (_what, route, fault, message) => {
    if (route === COMMENT) github.add({ body: MARKER });
    github.faults.set(route, fault);
    expect(await told(create().publish(ISSUE))).toMatch(message);
  });

  test('silence ends after a while', async () => {
    github.faults.set(LIST, 'hang');
    expect(await told(create({ requestMs: 50 }).publish(ISSUE))).toContain(
      'Could not read the open issues: GitHub did not respond in time.',
    );
  });

  test('all requests together have a time too', async () => {
    github.faults.set(LIST, 'hang');
    expect(await told(create({ totalMs: 50 }).publish(ISSUE))).toContain('GitHub did not respond in time.');
  });

  test('a canceled run ends it at once', async () => {
    github.faults.set(CREATE, 'hang');
    // Only once the request is there: one that arrived later would open an issue in the next test.
    const canceled = new AbortController();
    github.onRequest = (route) => {
      if (route === CREATE) canceled.abort();
    };
    expect(await told(create({ signal: canceled.signal }).publish(ISSUE))).toContain(
      'Could not open an issue: GitHub did not respond in time.',
    );
    expect(github.changes).toEqual([CREATE]);
  });

  test('the token goes nowhere but to the API', async () => {
    const elsewhere = new GitHubApi();
    await elsewhere.start();
    try {
      github.add();
      github.add();
      github.pageSize = 1;
      github.nextPage = `${elsewhere.origin}/repos/contoso/shop/issues?page=2`;
      expect(await told(create().publish(ISSUE))).toContain('it named an address outside its own API');
      expect(elsewhere.requests).toEqual([]);
    } finally {
      elsewhere.stop();
    }
  });
});
