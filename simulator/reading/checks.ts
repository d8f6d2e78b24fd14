/** Looks at a value of a scenario file and adds what is wrong with it to the problems. */
export type Check = (value: unknown, path: string, problems: string[]) => void;

/** A check of one kind of value; `accepted` completes the sentence "… is not …". */
function kind(accepted: string, fits: (value: unknown) => boolean): Check {
  return (value, path, problems) => {
    if (!fits(value)) problems.push(`${path}: ${show(value)} is not ${accepted}`);
  };
}

export const isText = kind('text', (value) => typeof value === 'string' && value !== '');
export const isBoolean = kind('true or false', (value) => typeof value === 'boolean');
export const isNumber = kind('a number of zero or more', (value) => typeof value === 'number' && value >= 0);
export const isAnyNumber = kind('a number', (value) => typeof value === 'number' && Number.isFinite(value));
export const isCount = kind(
  'a whole number of zero or more',
  (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0,
);
export const isPlainObject = kind('an object', (value) => isRecord(value));
export const isTextMap = kind(
  'an object of texts',
  (value) => isRecord(value) && Object.values(value).every((inner) => typeof inner === 'string'),
);

/** A date in ISO 8601. */
export const isDate = kind(
  'an ISO 8601 date such as 2026-06-09T17:25:36Z',
  (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
);

/** A text that fits a pattern. */
export function matches(pattern: RegExp, accepted: string): Check {
  return kind(accepted, (value) => typeof value === 'string' && pattern.test(value));
}

/** One of a few words. */
export function oneOf(words: readonly string[]): Check {
  return kind(`one of ${words.join(', ')}`, (value) => typeof value === 'string' && words.includes(value));
}

/** Null, or what the other check accepts. */
export function orNull(check: Check): Check {
  return (value, path, problems) => {
    if (value !== null) check(value, path, problems);
  };
}

export function listOf(check: Check): Check {
  return (value, path, problems) => {
    if (Array.isArray(value)) {
      for (const [index, entry] of value.entries()) check(entry, `${path}[${index}]`, problems);
    } else {
      problems.push(`${path}: ${show(value)} is not a list`);
    }
  };
}

/** An object whose values are all of a kind. */
export function mapOf(check: Check): Check {
  return (value, path, problems) => {
    if (!isRecord(value)) problems.push(`${path}: ${show(value)} is not an object`);
    else for (const [key, inner] of Object.entries(value)) check(inner, `${path}.${key}`, problems);
  };
}

/** An object with these members and no others; the required ones have to be there. */
export function objectOf(members: Record<string, Check>, required: readonly string[] = []): Check {
  return (value, path, problems) => {
    if (!isRecord(value)) {
      problems.push(`${path === '' ? 'the scenario' : path}: ${show(value)} is not an object`);
      return;
    }
    const prefix = path === '' ? '' : `${path}.`;
    for (const [key, inner] of Object.entries(value)) {
      const check = members[key];
      if (check === undefined) {
        problems.push(`${prefix}${key}: unknown; accepted keys: ${Object.keys(members).join(', ')}`);
      } else {
        check(inner, `${prefix}${key}`, problems);
      }
    }
    for (const key of required) {
      if (value[key] === undefined) problems.push(`${prefix}${key}: is missing`);
    }
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
