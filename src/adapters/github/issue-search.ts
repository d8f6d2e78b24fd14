/** Finds the issues that runs of the action opened, in the list of a repository's open ones. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';
import { optional } from '../../domain/optional.ts';

export type Octokit = ReturnType<typeof getOctokit>;

/** How often, and how many milliseconds apart, a list is read that does not know our own new issue yet. */
const LOOKS = 2;
const LOOK_PAUSE_MS = 1_000;

/** A run that opened its issue while we opened ours looked for one no longer ago than this. */
const TWIN_MS = 5 * 60_000;

/** No interface: the library's types take only a type. */
export type Place = Readonly<Record<'owner' | 'repo', string>>;

/** An open issue about a pool. */
export interface Found {
  readonly number: number;
  readonly url: string;
}

/** An issue that this run has just opened. */
export interface Opened extends Found {
  /** By GitHub's clock. */
  readonly createdAt: string;
}

/** Who the token stands for. An app's name can be a user's too, so the number counts where GitHub gives it. */
interface Identity {
  readonly login: string;
  readonly databaseId?: number | null;
}

/**
 * A GraphQL query, because the REST API does not tell a job's token who it is. Returns `undefined` on a server that has
 * no GraphQL, such as Gitea's.
 */
export async function readIdentity(octokit: Octokit): Promise<Identity | undefined> {
  try {
    const { viewer } = await octokit.graphql<{ readonly viewer: Identity }>(
      '{ viewer { login databaseId } }',
    );
    return viewer;
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) return undefined;
    throw error;
  }
}

/**
 * Returns the address of an issue as GitHub gave it, if it is one of this repository on the runner's GitHub, else the
 * address that such an issue has: it becomes a link, and must lead nowhere else.
 */
export function issueUrl(
  { owner, repo }: Place,
  { number, html_url: given }: { readonly number: number; readonly html_url: string },
): string {
  const server = URL.parse(process.env['GITHUB_SERVER_URL'] ?? '')?.origin ?? 'https://github.com';
  const expected = `${server}/${owner}/${repo}/issues/${String(number)}`;
  return given.toLowerCase() === expected.toLowerCase() ? given : expected;
}

/** What marks the issues about a pool. */
export interface Mark {
  readonly marker: string;
  /** Absent where the server does not tell. */
  readonly identity: Identity | undefined;
}

/** Goes through the open issues, newest first: the search API would know a new one only minutes later. */
async function* pagesOf(
  octokit: Octokit,
  place: Place,
  { marker, identity }: Mark,
  since?: string,
): AsyncGenerator<readonly Found[]> {
  const pages = octokit.paginate.iterator(octokit.rest.issues.listForRepo, {
    ...place,
    state: 'open',
    sort: 'created',
    direction: 'desc',
    per_page: 100,
    ...optional('since', since),
  });
  for await (const { data } of pages) {
    yield data
      .filter(
        (issue) =>
          issue.pull_request === undefined &&
          issue.body?.includes(marker) === true &&
          isBy(identity, issue.user),
      )
      .map((issue) => ({ number: issue.number, url: issueUrl(place, issue) }));
  }
}

/** Returns the issue that an earlier run left; the oldest of a page, because that is the one that stays. */
export async function find(octokit: Octokit, place: Place, mark: Mark): Promise<Found | undefined> {
  for await (const found of pagesOf(octokit, place, mark)) {
    if (found.length > 0) return found.at(-1);
  }
  return undefined;
}

/**
 * Returns the oldest issue that another run opened while we opened ours, if it is older than ours: of two runs only
 * the later one gives way. A list may lag behind, but once it has our own issue it has every older one.
 */
export async function findOlderIssue(
  octokit: Octokit,
  place: Place,
  mark: Mark,
  own: Opened,
  signal: AbortSignal,
): Promise<Found | undefined> {
  const since = new Date(Date.parse(own.createdAt) - TWIN_MS).toISOString();
  for (let look = 1; look <= LOOKS; look++) {
    const all: Found[] = [];
    for await (const found of pagesOf(octokit, place, mark, since)) all.push(...found);
    const [oldest] = all.toSorted((a, b) => a.number - b.number);
    if (oldest !== undefined && oldest.number < own.number) return oldest;
    if (all.some(({ number }) => number === own.number)) return undefined;
    if (look < LOOKS) await sleep(LOOK_PAUSE_MS, undefined, { signal });
  }
  return undefined;
}

/** Where the server does not say who the token stands for, it is a bot: that much can't be claimed by any user. */
function isBy(
  identity: Identity | undefined,
  author: { readonly login: string; readonly id: number; readonly type?: string } | null | undefined,
): boolean {
  if (author === null || author === undefined) return false;
  if (identity === undefined) return author.type === 'Bot' || author.login.endsWith('[bot]');
  const { login, databaseId } = identity;
  return typeof databaseId === 'number' ? author.id === databaseId : author.login === login;
}
