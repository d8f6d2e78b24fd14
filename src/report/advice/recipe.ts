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

/** Returns the recipe for a code. */
export function recipeByCode(recipes: readonly Recipe[], code: string): Recipe | undefined {
  const wanted = code.toLowerCase();
  return recipes.find(({ codes }) => codes.some((known) => known.toLowerCase() === wanted));
}

/** Returns the recipe whose sign is in a message. */
export function recipeBySign(recipes: readonly Recipe[], message: string): Recipe | undefined {
  return recipes.find(({ sign }) => sign?.test(message) === true);
}
