/** What users are told to do about an error that an adapter translated. */

import type { AzureErrorDetails } from '../../src/domain/aks/errors.ts';
import { adviceFor } from '../../src/report/advice/table.ts';
import { ADDRESS } from '../unit/report/samples.ts';

/** Returns the advice with its commands, as text; empty when there is none. */
export function adviceOn(details: AzureErrorDetails): string {
  const advice = adviceFor(details, { mode: 'rollback', address: ADDRESS });
  return advice === undefined ? '' : [advice.text, ...(advice.commands ?? [])].join('\n');
}
