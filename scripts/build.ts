/** `npm run build`: builds `dist/` and `simulator/dist/`. */

import path from 'node:path';
import process from 'node:process';
import { BUNDLES, bundleInto } from './bundle/bundle.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

try {
  for (const { entry, folder } of BUNDLES) await bundleInto(entry, path.join(ROOT, folder));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
