/** Issues of the repository that the workflow runs in, as the steps see them. */

/** What an issue is to say, and how it is found again. */
export interface IssueText {
  readonly title: string;
  readonly body: string;
  /** Hidden in the body, and in no other issue's. */
  readonly marker: string;
  /** Added when the issue was there before. */
  readonly comment: string;
  readonly labels: readonly string[];
  /** True when an issue that is there already is to be left as it is. */
  readonly isOnlyNew?: boolean;
}

export interface PublishedIssue {
  /** Of its page. */
  readonly url: string;
  /** False for one that was there before and was updated. */
  readonly isNew: boolean;
  /** The page of one that we opened while another run opened its own, and that could not be closed again. */
  readonly openDuplicate?: string;
}

/** Every method rejects with an IssueError. */
export interface Issues {
  /** Whether everybody can read the repository; `undefined` when GitHub does not tell. */
  isPublicRepository(): Promise<boolean | undefined>;
  /**
   * Updates the open issue that has the marker and was opened with this same identity; else opens one. Of two runs
   * that do so at the same time the later one gives way.
   */
  publish(issue: IssueText): Promise<PublishedIssue>;
}
