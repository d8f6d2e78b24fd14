/** Reads that a run can do without. */

import { AzureError, isTransient } from '../../domain/aks/errors.ts';
import type { Reading } from '../../domain/aks/cluster.ts';

export const NOT_NEEDED = { kind: 'not-needed' } as const;

/** Returns the value, or why it is missing. */
export async function asReading<T>(
  read: () => Promise<T>,
  transient: 'accept' | 'rethrow-transient' = 'accept',
): Promise<Reading<T>> {
  try {
    return { kind: 'read', value: await read() };
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    if (transient === 'rethrow-transient' && (isTransient(error) || error.details.kind === 'sign-in'))
      throw error;
    return { kind: 'unreadable', error };
  }
}
