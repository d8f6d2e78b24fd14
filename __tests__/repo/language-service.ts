/** GitHub's own language service for workflows: what an editor would underline. */

import { validate } from '@actions/languageservice';
import { parse } from 'yaml';
import { readText } from './files.ts';

type Config = NonNullable<Parameters<typeof validate>[1]>;
type Provider = NonNullable<Config['actionsMetadataProvider']>;
type Metadata = NonNullable<Awaited<ReturnType<Provider['fetchActionMetadata']>>>;

let asked = 0;

/** Returns what GitHub's language service has against a workflow, one line each. */
export async function checkWorkflow(yaml: string): Promise<readonly string[]> {
  asked += 1;
  // As much of a document as the service looks at; the name makes it keep nothing of an earlier one.
  const document = {
    uri: `file:///repository/.github/workflows/example-${String(asked)}.yml`,
    languageId: 'yaml',
    version: 1,
    getText: () => yaml,
  };
  const problems = await validate(document as unknown as Parameters<typeof validate>[0], {
    actionsMetadataProvider: {
      fetchActionMetadata: ({ name, path }) => Promise.resolve(metadataOf(name, path)),
    },
  });
  return problems.map(({ message, range }) => {
    const text = typeof message === 'string' ? message : message.value;
    return `${String(range.start.line + 1)}: ${text}`;
  });
}

/** Ours are the ones in this repository; what others accept is theirs to say. */
function metadataOf(name: string, folder: string | undefined): Metadata {
  if (name !== 'aks-recover') return { name, description: 'An action of somebody else' };
  return parse(readText(folder === undefined ? 'action.yml' : `${folder}/action.yml`)) as Metadata;
}
