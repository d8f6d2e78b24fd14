/** `npm run messages`: prints samples of every text that a user can meet. */

import { messagesCatalogue } from './messages/catalogue.ts';

for (const { title, texts } of messagesCatalogue()) {
  console.log(`\n━━━ ${title} ━━━`);
  for (const text of texts) console.log(text);
}
