/** The text of `dist/licenses.txt`: the license of every bundled package, in full. */

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BundledPackage } from './packages.ts';

/** Licenses that ask for nothing but to be named (SPDX identifiers). */
const PERMISSIVE: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
]);

/** `NOTICE` and `CopyrightNotice.txt` are part of what Apache-2.0 and some others want passed on. */
const LICENSE_FILE = /^(licen[cs]e|copying|notice|copyright)/i;

const RULE = '-'.repeat(80);

/** Returns the text. Rejects when a package's license is not permissive or its text is missing. */
export async function renderLicenses(packages: readonly BundledPackage[]): Promise<string> {
  const sections = await Promise.all(packages.map(renderPackage));
  return ['The bundled code of AKS Recover contains the packages below.', ...sections].join(`\n${RULE}\n`);
}

async function renderPackage(bundled: BundledPackage): Promise<string> {
  const label = `${bundled.name} ${bundled.version}`;
  if (!isPermissive(bundled.license)) {
    throw new Error(
      `${label} is licensed under "${bundled.license}", which is not on the list of permissive licenses.`,
    );
  }
  const names = (await readdir(bundled.folder)).filter((name) => LICENSE_FILE.test(name)).sort();
  if (names.length === 0) throw new Error(`${label} comes without the text of its license.`);
  const texts = await Promise.all(names.map((name) => readFile(path.join(bundled.folder, name), 'utf8')));
  const body = texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n');
  return `${label} (${bundled.license})\n\n${body}\n`;
}

/** Understands one identifier and a choice such as `(MIT OR Apache-2.0)`; anything else is refused. */
function isPermissive(license: string): boolean {
  return license
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => PERMISSIVE.has(choice));
}
