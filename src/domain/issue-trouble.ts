/** Why GitHub did not do what was asked about an issue, as facts. */

export interface IssueTrouble {
  /** What was attempted, such as `open an issue`. */
  readonly attempt: string;
  /** Who or what stood in the way: GitHub by its answer, a proxy by its own, the time, or the network. */
  readonly kind: 'answer' | 'proxy' | 'time' | 'network';
  /** Of the answer: GitHub's, or the proxy's. */
  readonly status?: number;
  /** In GitHub's words, or in the system's. */
  readonly said?: string;
}

/** A request about an issue that did not succeed, translated once, at the edge. */
export class IssueError extends Error {
  readonly trouble: IssueTrouble;

  constructor(trouble: IssueTrouble, options?: { cause?: unknown }) {
    super(`${trouble.attempt}: ${trouble.said ?? trouble.kind}`, options);
    this.name = 'IssueError';
    this.trouble = trouble;
  }
}
