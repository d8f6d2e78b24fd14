/** `npm run messages`: prints samples of every text that a user can meet; with `--write` into the file that is committed. */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { messagesText } from './messages/catalogue.ts';

const FILE = path.join(import.meta.dirname, 'messages/messages.txt');

const text = messagesText();
if (process.argv.includes('--write')) writeFileSync(FILE, text);
else process.stdout.write(text);
