/**
 * `npm run pins`: README and docs name the same commit of each action as the workflows. Dependabot moves the pins of
 * the workflows in .github and examples; this makes the documents follow. `npm run pins -- COMMIT` moves our own.
 */

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const OWN = 'contoso/aks-recover';

/** `uses:` of an action in a repository: its name, the folder in it, and what it is pinned to. */
const USES = /(\buses: )([\w-]+\/[\w.-]+)((?:\/[\w.-]+)*)@(\S+(?: # v[\d.]+)?)/g;

const PINNED = /^[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

function filesUnder(folder: string, ending: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name));
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** Returns what the workflows pin each action to. Throws if they disagree, or one is not pinned. */
function pinsOf(files: readonly string[]): Map<string, string> {
  const pins = new Map<string, string>();
  for (const [file, , , action, , pin] of files.flatMap((name) =>
    [...read(name).matchAll(USES)].map((match) => [name, ...match] as const),
  )) {
    if (action === undefined || pin === undefined) continue;
    if (!PINNED.test(pin)) throw new Error(`${file}: ${action}@${pin} is no full commit with its version.`);
    const known = pins.get(action) ?? pin;
    if (known !== pin) throw new Error(`${file}: ${action} is pinned to ${pin}, elsewhere to ${known}.`);
    pins.set(action, known);
  }
  return pins;
}

function rewrite(file: string, pins: ReadonlyMap<string, string>): void {
  const before = read(file);
  const after = before.replaceAll(USES, (whole, uses: string, action: string, folder: string) => {
    const pin = pins.get(action);
    return pin === undefined ? whole : `${uses}${action}${folder}@${pin}`;
  });
  if (after === before) return;
  writeFileSync(path.join(ROOT, file), after);
  console.log(file);
}

const workflows = [...filesUnder('.github', '.yml'), ...filesUnder('examples', '.yml')];
const pins = pinsOf(workflows);
const [commit] = process.argv.slice(2);
if (commit !== undefined) {
  const full = execFileSync('git', ['-C', ROOT, 'rev-parse', '--verify', `${commit}^{commit}`], {
    encoding: 'utf8',
  });
  const { version } = JSON.parse(read('package.json')) as { readonly version: string };
  pins.set(OWN, `${full.trim()} # v${version}`);
}
for (const file of [...filesUnder('examples', '.yml'), 'README.md', ...filesUnder('docs', '.md')])
  rewrite(file, pins);
