/** `npm run build`: builds `dist/` and `simulator/dist/`. */

import path from 'node:path';
import { BUNDLES, bundleInto } from './bundle/bundle.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

await Promise.all(BUNDLES.map(({ entry, folder }) => bundleInto(entry, path.join(ROOT, folder))));
