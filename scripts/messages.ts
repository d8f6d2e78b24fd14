/** Prints samples of every text that a user can meet (`npm run messages`). */

import { messagesCatalogue } from '../src/report/messages-catalogue.ts';

for (const { title, texts } of messagesCatalogue()) {
  console.log(`\n━━━ ${title} ━━━`);
  for (const text of texts) console.log(text);
}
