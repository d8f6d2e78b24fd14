/** What an operation does, in the words of the operations API (`operationType`), which is an open set. */

interface Kind {
  readonly kind?: string;
}

const NOUNS: Readonly<Record<string, string>> = {
  upgrade: 'upgrade',
  upgradenodeimage: 'upgrade of the node image',
  upgradenodeimageversion: 'upgrade of the node image',
  nodeimageupgrade: 'upgrade of the node image',
  rollback: 'rollback',
  scale: 'scale operation',
  update: 'update',
  create: 'creation',
  delete: 'deletion',
  start: 'start',
  stop: 'stop',
};

/** Returns `upgrade`, `scale operation`, …; `operation` where Azure does not tell. */
export function kindNoun({ kind }: Kind): string {
  if (kind === undefined) return 'operation';
  const [main = ''] = kind.split('/');
  return NOUNS[main.replaceAll(/[^a-z]/gi, '').toLowerCase()] ?? `operation of kind ${kind}`;
}

/** Returns the same with its article: `an upgrade`, `a scale operation`, … */
export function kindInWords(operation: Kind): string {
  const noun = kindNoun(operation);
  return `${/^[aou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** True for an upgrade or a rollback, which is one; `undefined` where Azure does not tell. */
export function isUpgradeKind({ kind }: Kind): boolean | undefined {
  return kind === undefined ? undefined : /upgrad|roll-?back/i.test(kind);
}
