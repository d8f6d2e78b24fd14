/** `npm run build`: builds `dist/`. */

import path from 'node:path';
import { bundleInto } from './bundle/bundle.ts';

await bundleInto(path.resolve(import.meta.dirname, '../dist'));
