/** What an operation does, in the words of the operations API (`operationType`), which is an open set. */

interface Kind {
  readonly kind?: string;
}

const WORDS: Readonly<Record<string, string>> = {
  upgrade: 'an upgrade',
  upgradenodeimage: 'an upgrade of the node image',
  upgradenodeimageversion: 'an upgrade of the node image',
  nodeimageupgrade: 'an upgrade of the node image',
  rollback: 'a rollback',
  scale: 'a scale',
  update: 'an update',
  create: 'a creation',
  delete: 'a deletion',
  start: 'a start',
  stop: 'a stop',
};

/** Returns `an upgrade`, `a scale`, …; `undefined` where Azure does not tell. */
export function kindInWords({ kind }: Kind): string | undefined {
  if (kind === undefined) return undefined;
  const [main = ''] = kind.split('/');
  return WORDS[main.replaceAll(/[^a-z]/gi, '').toLowerCase()] ?? `an operation of kind ${kind}`;
}

/** True for an upgrade or a rollback, which is one; `undefined` where Azure does not tell. */
export function isUpgradeKind({ kind }: Kind): boolean | undefined {
  return kind === undefined ? undefined : /upgrad|roll-?back/i.test(kind);
}
