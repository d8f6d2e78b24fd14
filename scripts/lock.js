/**
 * After every `npm install`: takes out of the lock file which Node a package asks for, where that is not every Node from
 * 20 on. npm would compare it with the Node that npm runs on, and warn; packages run on the one that `npm ci` brings.
 * `__tests__/repo/repository.test.ts` compares them with that one. Plain JavaScript: any Node may run it.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { URL } from 'node:url';
import semver from 'semver';

const FILE = new URL('../package-lock.json', import.meta.url);
const before = readFileSync(FILE, 'utf8');
const lock = JSON.parse(before);
const least = lock.packages[''].engines.node;

for (const [place, { engines }] of Object.entries(lock.packages)) {
  if (place === '' || engines?.node === undefined || semver.subset(least, engines.node)) continue;
  delete engines.node;
  if (Object.keys(engines).length === 0) delete lock.packages[place].engines;
}

const after = `${JSON.stringify(lock, null, 2)}\n`;
if (after !== before) writeFileSync(FILE, after);
