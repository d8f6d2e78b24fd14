/** The workflows that README and docs show, in their good case: with the two roles and the credential of the Quick start. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ends } from '../expectations.ts';
import type { Story } from '../play.ts';
import { UPGRADED, world } from '../worlds.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

const QUICK_START = `# Roles: docs/roles/operator.json on each cluster, docs/roles/reader.json on the subscription
# Subjects: environment:production
# Variables: those of the Quick start
# Permissions: its own
`;

function workflowsIn(file: string): readonly Story[] {
  const blocks = [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/^```yaml\n([^]*?)^```/gm)];
  return blocks
    .map(([, yaml = '']) => yaml)
    .filter((yaml) => /^jobs:/m.test(yaml))
    .map((yaml) => ({
      name: `${file}: ${/^name: (.*)$/m.exec(yaml)?.[1] ?? 'a workflow'}`,
      workflows: [],
      yaml: QUICK_START + yaml,
      scenario: {
        clusters: ['prod', 'prod-1', 'prod-2'].flatMap((name) => world(UPGRADED, { name }).clusters ?? []),
      },
      expect: ends({ run: 'success' }),
    }));
}

export const DOCUMENTS: readonly Story[] = [
  'README.md',
  ...readdirSync(path.join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].flatMap(workflowsIn);
