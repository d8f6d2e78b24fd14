/** Reads that a run can do without. */

import { AzureError, isTransient } from '../../domain/aks/errors.ts';
import type { Reading } from '../../domain/aks/cluster.ts';

/** A read that was tried. */
export type Attempted<T> = Exclude<Reading<T>, { readonly kind: 'not-needed' }>;

export const NOT_NEEDED = { kind: 'not-needed' } as const;

/** Returns the value, or why it is missing. */
export async function asReading<T>(
  read: () => Promise<T>,
  transient: 'accept' | 'rethrow-transient' = 'accept',
): Promise<Attempted<T>> {
  try {
    return { kind: 'read', value: await read() };
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    if (transient === 'rethrow-transient' && (isTransient(error) || error.details.kind === 'sign-in'))
      throw error;
    return { kind: 'unreadable', error };
  }
}
