/** After a rollback: one issue for each pool that is back, opened or brought up to date. Never undoes a result. */

import { IssueError } from '../domain/issue-trouble.ts';
import type { Outcome } from '../domain/outcome/outcome.ts';
import type { Issues, PublishedIssue } from '../ports/issues.ts';
import type { Runner } from '../ports/runner.ts';
import {
  duplicateWarning,
  followUpFailure,
  followUpLine,
  followUps,
  isFollowUpPublic,
  issueTroubleInWords,
  NO_TOKEN,
  PUBLIC_FOLLOW_UP_WARNING,
  type FollowUp,
  type RunContext,
} from '../report/messages.ts';

export interface FollowUpTask {
  readonly outcome: Outcome;
  readonly context: RunContext;
  readonly labels: readonly string[];
  /** Absent when there is no token, or no repository. */
  readonly issues: Issues | undefined;
  readonly runner: Runner;
}

/** Returns the outcome with the addresses of its issues, and with a warning for what could not be written. */
export async function writeFollowUps(task: FollowUpTask): Promise<Outcome> {
  const { outcome, context, issues, runner } = task;
  const pools = followUps(outcome, context).map(({ pool }) => pool);
  // A run that is being canceled has a few seconds left, for its report.
  if (pools.length === 0 || outcome.result === 'interrupted') return outcome;
  runner.startGroup('Follow-up issue');
  const { urls, warnings } =
    issues === undefined
      ? { urls: [], warnings: [followUpFailure(pools, NO_TOKEN)] }
      : await writeAll(task, issues, pools);
  runner.endGroup();
  return {
    ...outcome,
    ...(urls.length === 0 ? {} : { issueUrls: urls }),
    warnings: [...outcome.warnings, ...warnings],
  };
}

interface Written {
  readonly urls: readonly string[];
  readonly warnings: readonly string[];
}

/** One after the other; the first that fails ends it, because the others would fail likewise. */
async function writeAll(task: FollowUpTask, issues: Issues, pools: readonly string[]): Promise<Written> {
  const urls: string[] = [];
  const warnings: string[] = [];
  try {
    const isPublicRepository = await issues.isPublicRepository();
    const context: RunContext = { ...task.context, isPublicRepository };
    for (const followUp of followUps(task.outcome, context)) {
      const { url, openDuplicate } = await write(task, issues, followUp);
      urls.push(url);
      if (openDuplicate !== undefined) warnings.push(duplicateWarning(openDuplicate, url));
    }
    if (isFollowUpPublic(context)) warnings.push(PUBLIC_FOLLOW_UP_WARNING);
  } catch (error) {
    const why = error instanceof IssueError ? issueTroubleInWords(error.trouble) : String(error);
    warnings.push(followUpFailure(pools.slice(urls.length), why));
  }
  return { urls, warnings };
}

async function write(
  { labels, runner }: FollowUpTask,
  issues: Issues,
  followUp: FollowUp,
): Promise<PublishedIssue> {
  const { pool, title, body, marker, comment, isOnlyNew } = followUp;
  const published = await issues.publish({ title, body, marker, comment, labels, isOnlyNew });
  runner.info(followUpLine(pool, published.url, published.isNew, isOnlyNew));
  return published;
}
