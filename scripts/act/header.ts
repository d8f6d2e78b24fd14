/** What a workflow's header says that it needs: the tests grant exactly that. */

/** A role file, and where it is to be assigned. */
export interface NamedRole {
  /** Without folder and `.json`. */
  readonly role: string;
  readonly scope: 'cluster' | 'subscription';
}

export interface Header {
  readonly roles: readonly NamedRole[];
  /** The ends of the subjects, such as `environment:production`. */
  readonly subjects: readonly string[];
  readonly variables: readonly string[];
  /** Such as `id-token: write`. */
  readonly permissions: readonly string[];
}

/** Returns what the comment at the workflow's beginning names. Throws if a line is missing. */
export function readHeader(yaml: string): Header {
  const comment = /^(?:#.*\n)+/.exec(yaml)?.[0] ?? '';
  const line = (name: string): string => {
    const [, text] = new RegExp(`^# ${name}: +(.+)$`, 'm').exec(comment) ?? [];
    if (text === undefined) throw new Error(`The header has no line "${name}:".`);
    return text;
  };
  return {
    roles: [
      ...line('Roles').matchAll(/docs\/roles\/([\w-]+)\.json on (?:the|each) (cluster|subscription)/g),
    ].map(([, role = '', scope]) => ({ role, scope: scope as NamedRole['scope'] })),
    subjects: line('Subjects').match(/\b(?:environment|ref):[\w/-]+/g) ?? [],
    variables: line('Variables').match(/\b[A-Z]\w+/g) ?? [],
    permissions: line('Permissions').match(/[\w-]+: (?:read|write)/g) ?? [],
  };
}
