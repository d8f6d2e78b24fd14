/** The arithmetic of the bench. */

export interface Spread {
  readonly median: number;
  /** First and third quartile: half of all values lie between them. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** Returns median and quartiles. Throws when there is no value. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error('There is no value to take a median of.');
  const sorted = values.toSorted((one, other) => one - other);
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
    count: sorted.length,
  };
}

/** Between two values it goes straight from one to the other. */
function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position % 1);
}

/**
 * Returns the spread of how many times as much the first is as the second, round by round: what slows the machine down
 * for a while slows both contenders of a round.
 */
export function ratioOf(ones: readonly number[], others: readonly number[]): Spread {
  return spreadOf(ones.map((one, round) => one / (others[round] ?? NaN)));
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Returns by how much y grows for each x: the straight line with the least squares. */
export function slopeOf(points: readonly Point[]): number {
  const middle = { x: meanOf(points.map(({ x }) => x)), y: meanOf(points.map(({ y }) => y)) };
  const products = points.map(({ x, y }) => (x - middle.x) * (y - middle.y));
  const squares = points.map(({ x }) => (x - middle.x) ** 2);
  return meanOf(products) / meanOf(squares);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
