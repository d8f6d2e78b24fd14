/**
 * What the action does not do yet. Everything that says so is here: with the follow-up issue this file and
 * its one call go.
 */

import type { ReportInputs } from '../domain/inputs.ts';
import type { InputSource } from './source.ts';

/** Refuses inputs that would be silently ignored. */
export function refuseUnsupported(source: InputSource, reporting: ReportInputs): void {
  if (reporting.followUpIssue) source.note('follow-up-issue', '"true" is not supported yet; leave it out');
  if (reporting.issueLabels.length > 0) source.note('issue-labels', 'are not supported yet; leave them out');
}
