/** Issues through GitHub's API: of github.com, or of the GitHub Enterprise Server that the runner names. */

import type { getOctokit } from '@actions/github';
import type { Issues, IssueText, PublishedIssue } from '../ports/issues.ts';
import { gitHubError } from './github-errors.ts';

type Octokit = ReturnType<typeof getOctokit>;

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

/** The open issue that an earlier run left. */
interface Found {
  readonly number: number;
  readonly url: string;
}

/** Who the token stands for. An app's name can be a user's too, so the number counts where GitHub gives it. */
interface Identity {
  readonly login: string;
  readonly databaseId?: number | null;
}

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
      throw new Error('it named an address outside of its own API');
    }
    const one = AbortSignal.timeout(options.requestMs ?? REQUEST_MS);
    request.request = { ...request.request, signal: AbortSignal.any([all, one]) };
  });
  return octokit;
}

async function attempting<T>(attempt: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw gitHubError(error, attempt);
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
    throw gitHubError(error, 'read the repository');
  }
}

/** A GraphQL query, because the REST API does not tell a job's token who it is. */
async function readIdentity(octokit: Octokit): Promise<Identity> {
  const { viewer } = await octokit.graphql<{ readonly viewer: Identity }>('{ viewer { login databaseId } }');
  return viewer;
}

/** No interface: the library's types take only a type. */
type Place = Readonly<Record<'owner' | 'repo', string>>;

/** Goes through the open issues, newest first: the search API would know a new one only minutes later. */
async function find(octokit: Octokit, place: Place, marker: string): Promise<Found | undefined> {
  const identity = await readIdentity(octokit);
  const pages = octokit.paginate.iterator(octokit.rest.issues.listForRepo, {
    ...place,
    state: 'open',
    sort: 'created',
    direction: 'desc',
    per_page: 100,
  });
  for await (const { data } of pages) {
    const found = data.find(
      (issue) =>
        issue.pull_request === undefined &&
        issue.body?.includes(marker) === true &&
        isBy(identity, issue.user),
    );
    if (found !== undefined) return { number: found.number, url: found.html_url };
  }
  return undefined;
}

function isBy(
  { login, databaseId }: Identity,
  author: { readonly login: string; readonly id: number } | null | undefined,
): boolean {
  if (author === null || author === undefined) return false;
  return typeof databaseId === 'number' ? author.id === databaseId : author.login === login;
}

async function open(octokit: Octokit, place: Place, issue: IssueText): Promise<PublishedIssue> {
  const { title, body, labels } = issue;
  const { data } = await octokit.rest.issues.create({ ...place, title, body, labels: [...labels] });
  return { url: data.html_url, isNew: true };
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

/** The issues of a repository. */
export function createIssues(options: IssuesOptions): Issues {
  const [owner = '', repo = ''] = options.repository.split('/');
  const place = { owner, repo };
  let connected: Promise<Octokit> | undefined;
  const octokit = (): Promise<Octokit> => (connected ??= connect(options));
  return {
    isPublicRepository: async () => readVisibility(await octokit(), place),
    publish: async (issue) => {
      const found = await attempting('read the open issues', find(await octokit(), place, issue.marker));
      return found === undefined
        ? attempting('open an issue', open(await octokit(), place, issue))
        : attempting(`update ${found.url}`, update(await octokit(), place, found, issue));
    },
  };
}
