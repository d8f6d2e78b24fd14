/**
 * Which lines of a log GitHub's runner takes for commands, by the rules of its parser (actions/runner, ActionCommand):
 * first `::name …::` at the start of a line, whatever white space stands before it, then `##[name …]` anywhere in it.
 */

/** Names that the runner knows, whether or not it still obeys them. */
const REGISTERED: ReadonlySet<string> = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'internal-set-repo-path',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

/** The command that a line is; `undefined` for plain text. */
export function commandOf(line: string): { readonly name: string; readonly form: '::' | '##[' } | undefined {
  const trimmed = line.replace(/^[\s\u0085]+/u, '');
  const info = /^::(.*?)::/su.exec(trimmed)?.[1];
  const name = info?.split(' ')[0]?.toLowerCase();
  if (name !== undefined && REGISTERED.has(name)) return { name, form: '::' };
  const older = /##\[([^\]]*)\]/u.exec(line)?.[1]?.split(' ')[0]?.toLowerCase();
  return older !== undefined && REGISTERED.has(older) ? { name: older, form: '##[' } : undefined;
}

/** The commands of a log, in order. The runner ends lines at CR, LF and both. */
export function commandsOf(log: string): readonly { readonly name: string; readonly form: '::' | '##[' }[] {
  return log.split(/\r\n|[\r\n]/).flatMap((line) => commandOf(line) ?? []);
}
