/** Issues through GitHub's API: of github.com, or of the GitHub Enterprise Server that the runner names. */

import { setTimeout as delay } from 'node:timers/promises';
import type { Issues, IssueText, PublishedIssue } from '../../ports/issues.ts';
import { carefulFetch, type Fetch } from './careful-fetch.ts';
import { issueError, isUnanswered } from './errors.ts';
import {
  find,
  issueUrl,
  findOlderIssue,
  readIdentity,
  type Found,
  type Mark,
  type Octokit,
  type Opened,
  type Place,
} from './issue-search.ts';

export interface IssuesOptions {
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly version: string;
  /** Ends every request. */
  readonly signal: AbortSignal;
  /** Milliseconds for one request, and for all of them together. */
  readonly requestMs?: number;
  readonly totalMs?: number;
}

const REQUEST_MS = 10_000;
const TOTAL_MS = 60_000;

/** Loads the library and connects; the library is loaded only when an issue is to be written. */
async function connect(options: IssuesOptions): Promise<Octokit> {
  const { getOctokit } = await import('@actions/github');
  const silent = (): void => undefined;
  const octokit = getOctokit(options.token, {
    userAgent: `aks-recover/${options.version}`,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  const { baseUrl } = octokit.request.endpoint.DEFAULTS;
  const all = AbortSignal.any([options.signal, AbortSignal.timeout(options.totalMs ?? TOTAL_MS)]);
  octokit.hook.before('request', (request) => {
    // Pages name their successors by full address: the token goes to GitHub's API alone.
    if (new URL(request.url, baseUrl).origin !== new URL(baseUrl).origin) {
      throw new Error('it named an address outside its own API');
    }
    const one = AbortSignal.timeout(options.requestMs ?? REQUEST_MS);
    const inner = (request.request.fetch as Fetch | undefined) ?? globalThis.fetch;
    request.request = { ...request.request, fetch: carefulFetch(inner), signal: AbortSignal.any([all, one]) };
  });
  return octokit;
}

async function attempting<T>(attempt: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw issueError(error, attempt);
  }
}

/** Statuses with which GitHub says that this token may not know. */
const NOT_TOLD: ReadonlySet<unknown> = new Set([401, 403, 404]);

async function readVisibility(octokit: Octokit, place: Place): Promise<boolean | undefined> {
  try {
    const { data } = await octokit.rest.repos.get(place);
    return !data.private;
  } catch (error) {
    if (NOT_TOLD.has((error as { status?: unknown }).status)) return undefined;
    throw issueError(error, 'read the repository');
  }
}

async function open(octokit: Octokit, place: Place, issue: IssueText): Promise<Opened> {
  const { title, body, labels } = issue;
  const { data } = await octokit.rest.issues.create({ ...place, title, body, labels: [...labels] });
  return { number: data.number, url: issueUrl(place, data), createdAt: data.created_at };
}

/**
 * Opens an issue. When the answer is lost, the issue may be there all the same: it is looked for, once the list has had
 * time to learn of it, and only if it is not there the failure stands.
 */
async function openOrFind(
  octokit: Octokit,
  place: Place,
  issue: IssueText,
  mark: Mark,
  signal: AbortSignal,
): Promise<Opened> {
  const sentAt = new Date().toISOString();
  try {
    return await open(octokit, place, issue);
  } catch (error) {
    if (signal.aborted || !isUnanswered(error)) throw error;
    for (let look = 0; look < 2; look++) {
      await delay(LOOK_AGAIN_MS, undefined, { signal });
      const found = await find(octokit, place, mark).catch(() => undefined);
      if (found !== undefined) return { ...found, createdAt: sentAt };
    }
    throw error;
  }
}

/** Milliseconds before an issue whose creation was not answered is looked for. */
const LOOK_AGAIN_MS = 1_500;

/** `not_planned`, because servers that do not know `duplicate` yet refuse it; the comment says what it is. */
async function closeAsDuplicate(octokit: Octokit, place: Place, own: Found, older: Found): Promise<void> {
  const target = { ...place, issue_number: own.number };
  await octokit.rest.issues.createComment({ ...target, body: `Duplicate of #${String(older.number)}` });
  await octokit.rest.issues.update({ ...target, state: 'closed', state_reason: 'not_planned' });
}

/** Adds labels to those that people gave the issue meanwhile. */
async function update(
  octokit: Octokit,
  place: Place,
  { number, url }: Found,
  issue: IssueText,
): Promise<PublishedIssue> {
  const target = { ...place, issue_number: number };
  await octokit.rest.issues.update({ ...target, title: issue.title, body: issue.body });
  if (issue.labels.length > 0) await octokit.rest.issues.addLabels({ ...target, labels: [...issue.labels] });
  await octokit.rest.issues.createComment({ ...target, body: issue.comment });
  return { url, isNew: false };
}

/** Opens an issue; if another run did so at the same time and was first, ours is closed again and theirs updated. */
async function openOnce(
  octokit: Octokit,
  place: Place,
  issue: IssueText,
  mark: Mark,
  signal: AbortSignal,
): Promise<PublishedIssue> {
  const own = await attempting('open an issue', openOrFind(octokit, place, issue, mark, signal));
  // The issue is there: a list that can't be read takes nothing from that.
  const older = await findOlderIssue(octokit, place, mark, own, signal).catch(() => undefined);
  if (older === undefined) return { url: own.url, isNew: true };
  const updated = await attempting(`update ${older.url}`, update(octokit, place, older, issue));
  const isClosed = await closeAsDuplicate(octokit, place, own, older).then(
    () => true,
    () => false,
  );
  return isClosed ? updated : { ...updated, openDuplicate: own.url };
}

/** The issues of a repository. */
export function createIssues(options: IssuesOptions): Issues {
  const [owner = '', repo = ''] = options.repository.split('/');
  const place = { owner, repo };
  let connected: Promise<Octokit> | undefined;
  const connection = (): Promise<Octokit> => (connected ??= connect(options));
  const look = async (octokit: Octokit, marker: string): Promise<readonly [Mark, Found | undefined]> => {
    const mark = { marker, identity: await readIdentity(octokit) };
    return [mark, await find(octokit, place, mark)];
  };
  return {
    isPublicRepository: async () => readVisibility(await connection(), place),
    publish: async (issue) => {
      const octokit = await connection();
      const [mark, found] = await attempting('read the open issues', look(octokit, issue.marker));
      if (found === undefined) return openOnce(octokit, place, issue, mark, options.signal);
      return issue.isOnlyNew === true
        ? { url: found.url, isNew: false }
        : attempting(`update ${found.url}`, update(octokit, place, found, issue));
    },
  };
}
