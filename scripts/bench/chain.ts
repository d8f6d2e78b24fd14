/** Which requests wait for each other. */

/** When a request reached the server and when it was answered, in milliseconds. */
export interface Exchange {
  readonly arrivedAt: number;
  readonly answeredAt: number;
}

/**
 * Returns for each request its place in the longest chain that leads to it; the first is 1. A request waits for another
 * if it came after that one's answer. With a latency that is long against the client's own work, only real waiting
 * looks like that; a client that is slow once in a while looks as if it waited more, never less.
 */
export function placesInChain(exchanges: readonly Exchange[]): readonly number[] {
  const inOrder = exchanges
    .map((exchange, index) => ({ exchange, index }))
    .toSorted((one, other) => one.exchange.arrivedAt - other.exchange.arrivedAt);
  const places = new Array<number>(exchanges.length).fill(0);
  for (const { exchange, index } of inOrder) {
    const before = inOrder.filter(({ exchange: other }) => other.answeredAt <= exchange.arrivedAt);
    places[index] = 1 + Math.max(0, ...before.map((one) => places[one.index] ?? 0));
  }
  return places;
}
