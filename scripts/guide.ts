/** `npm run guide`: writes the part of docs/troubleshooting.md that lists errors, from the table of advice. */

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withErrorCodes } from './guide/error-codes.ts';

const FILE = path.resolve(import.meta.dirname, '../docs/troubleshooting.md');

writeFileSync(FILE, withErrorCodes(readFileSync(FILE, 'utf8')));
