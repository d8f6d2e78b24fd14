/** What a recipe is: advice for errors of Azure, chosen by their code. */

/** As much of an error as a recipe looks at. */
export interface KnownError {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
}

/** Advice for the errors with certain codes: one or two plain sentences. */
export interface Recipe {
  /** Azure's codes, in its own spelling; compared ignoring case. */
  readonly codes: readonly string[];
  /**
   * Found in the message of a more general error, it counts as the code: AKS wraps the cause of a failed upgrade so.
   * Only words are chosen by it, never what is done.
   */
  readonly sign?: RegExp;
  readonly advice: (error: KnownError) => string;
}
