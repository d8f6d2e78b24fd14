/** What is mutated, by folder: with the fast tests that should notice, and the share of mutants that they have to. */

export interface Folder {
  readonly name: string;
  readonly source: string;
  /** With the folders below it. */
  readonly isDeep: boolean;
  readonly tests: readonly string[];
  /** Files of tests that are left out. */
  readonly except?: RegExp;
  readonly goal: number;
}

const PURE = ['__tests__/unit', '__tests__/flow'];

function shelf(name: string, isDeep: boolean): Folder {
  return { name, source: `src/${name}`, isDeep, tests: PURE, goal: 0.95 };
}

/** Tests of a proxy change the environment of their process; those of GitHub keep the address of its API. */
function adapters(name: string, except: RegExp): Folder {
  const source = `src/adapters/${name}`;
  return {
    name: `adapters/${name}`,
    source,
    isDeep: true,
    tests: ['__tests__/adapters'],
    except,
    goal: 0.85,
  };
}

export const FOLDERS: readonly Folder[] = [
  shelf('domain', false),
  ...['aks', 'beside', 'moves', 'checks', 'abort', 'rollback', 'status', 'outcome'].map((name) =>
    shelf(`domain/${name}`, true),
  ),
  shelf('text', true),
  shelf('inputs', true),
  shelf('report', true),
  { name: 'steps', source: 'src/steps', isDeep: true, tests: PURE, goal: 0.85 },
  ...['aks', 'http', 'sign-in', 'system'].map((name) => adapters(name, /\/github-|proxy\.test/)),
  adapters('github', /\/(?!github-|limits)[^/]*$|proxy\.test/),
];
