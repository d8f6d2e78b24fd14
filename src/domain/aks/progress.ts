/** The progress text of an operation's status URL. It is for people; nothing is decided from it. */

/** How many nodes an operation has done. */
export interface NodeCount {
  readonly done: number;
  readonly total: number;
}

/** Such as `RollingUpgradeUpgradingNodes: 1/3 nodes completed; 0 errors`. */
const NODE_COUNT = /(?:^|[\s:;])(\d{1,6})\s*\/\s*(\d{1,6})\s+nodes?\s+completed/i;

/** A phase is one word in PascalCase, before the colon. */
const PHASE = /^(?:RollingUpgrade|BlueGreenUpgrade)?([A-Z][A-Za-z]{1,60})(?=$|:)/;

/** Words that say nothing more than that the operation continues or has ended. */
const NOT_A_PHASE: ReadonlySet<string> = new Set([
  'inprogress',
  'succeeded',
  'failed',
  'canceled',
  'cancelled',
]);

/** Returns the node counts in an operation's text, or `undefined` when it names none that make sense. */
export function parseNodeCount(text: string): NodeCount | undefined {
  const match = NODE_COUNT.exec(text);
  if (match === null) return undefined;
  const done = Number(match[1]);
  const total = Number(match[2]);
  return total > 0 && done <= total ? { done, total } : undefined;
}

/** Returns what an operation is doing in words (`creating surge nodes`), or `undefined` when its text does not say. */
export function phaseInWords(text: string): string | undefined {
  const phase = PHASE.exec(text.trim())?.[1];
  if (phase === undefined || NOT_A_PHASE.has(phase.toLowerCase())) return undefined;
  return phase.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
