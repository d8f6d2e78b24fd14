/**
 * `npm run messages`: prints samples of every text that a user can meet; with `--write` into the file that is
 * committed, with `--commands` the commands in them alone, as a JSON array, for a client that tries them.
 */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { messagesText } from './messages/catalogue.ts';
import { printedCommands } from './messages/commands.ts';

const FILE = path.join(import.meta.dirname, 'messages/messages.txt');

const text = messagesText();
if (process.argv.includes('--commands')) console.log(JSON.stringify(printedCommands(), undefined, 2));
else if (process.argv.includes('--write')) writeFileSync(FILE, text);
else process.stdout.write(text);
