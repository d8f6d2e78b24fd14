/** Every ready workflow, for its good case and for its bad ones, and those of the documents. */

import type { Story } from '../play.ts';
import { DOCUMENTS } from './documents.ts';
import { EVENTS } from './event.ts';
import { MANY, RECOVER } from './recover.ts';
import { APPROVED, CANCELED, GATE } from './start-and-stop.ts';
import { UPGRADE } from './upgrade.ts';
import { REHEARSAL, WATCH } from './watch.ts';

export const STORIES: readonly Story[] = [
  ...RECOVER,
  ...UPGRADE,
  ...CANCELED,
  ...APPROVED,
  ...GATE,
  ...WATCH,
  ...EVENTS,
  ...MANY,
  REHEARSAL,
  ...DOCUMENTS,
];
