/** What to do about an error of Azure, by its code. */

import { recipeByCode, recipeBySign, type KnownError, type Recipe } from './recipe.ts';
import { ACCESS_RECIPES } from './recipes-access.ts';
import { NODE_RECIPES } from './recipes-nodes.ts';
import { REQUEST_RECIPES } from './recipes-requests.ts';

const RECIPES: readonly Recipe[] = [...NODE_RECIPES, ...ACCESS_RECIPES, ...REQUEST_RECIPES];

/** For codes never seen before, the HTTP status stands for the most common one with it. */
const STATUS_CODES: ReadonlyMap<number, string> = new Map([
  [401, 'InvalidAuthenticationToken'],
  [403, 'Forbidden'],
  [404, 'ResourceNotFound'],
  [409, 'Conflict'],
  [412, 'PreconditionFailed'],
  [429, 'TooManyRequests'],
  [500, 'InternalServerError'],
  [502, 'BadGateway'],
  [503, 'ServiceUnavailable'],
  [504, 'GatewayTimeout'],
]);

/** Every code that has a recipe, in Azure's spelling. */
export const RECIPE_CODES: readonly string[] = RECIPES.flatMap(({ codes }) => codes);

/** The name of each recipe: the first of its codes, which is its heading in the guide. */
export const RECIPE_NAMES: readonly string[] = RECIPES.flatMap(({ codes }) => codes.slice(0, 1));

/** Returns the name of the recipe for an error. */
export function recipeNameFor(error: KnownError): string | undefined {
  return (recipeBySign(RECIPES, error.message) ?? recipeByCode(RECIPES, error.code))?.codes[0];
}

/** Returns what to do about an error with this code, or wrapping one; `undefined` when its code tells nothing. */
export function recipeFor(error: KnownError): string | undefined {
  return (recipeBySign(RECIPES, error.message) ?? recipeByCode(RECIPES, error.code))?.advice(error);
}

/** Returns what errors with this HTTP status mostly need. */
export function statusAdvice(error: KnownError): string | undefined {
  const code = STATUS_CODES.get(error.status ?? 0);
  return code === undefined ? undefined : recipeByCode(RECIPES, code)?.advice(error);
}
