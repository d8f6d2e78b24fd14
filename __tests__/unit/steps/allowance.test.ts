/** What reads that a run can do without may cost a change, all together. */

import { describe, expect, test } from '@jest/globals';
import { allowance, KEPT_FOR_LOOK_MS } from '../../../src/steps/patience/allowance.ts';
import { LATE_CODE } from '../../../src/domain/aks/errors.ts';
import { ROLL_BACK, SECOND, START } from '../../support/builders.ts';
import { stage, type Stage } from '../../flow/stage.ts';

const READY = Promise.resolve();

/** Reads what answers after so many milliseconds; returns what came of it and how long that took. */
async function read(scene: Stage, ms: number, keptBackMs = 0): Promise<readonly [string, number]> {
  const { clock, context } = scene;
  const from = clock.now();
  const readOne = allowance(context, READY, keptBackMs);
  const { promise, resolve } = Promise.withResolvers<string>();
  clock.after(ms, () => {
    resolve('answer');
  });
  const reading = readOne(() => promise);
  // As the answers of others come in: in small steps, so that whatever ends in between is noticed when it does.
  for (let passed = 0; passed < ms; passed += SECOND / 10) {
    await new Promise((resume) => setImmediate(resume));
    if ((await Promise.race([reading, PENDING])) !== 'pending') break;
    clock.advance(SECOND / 10);
  }
  const result = await reading;
  return [result.kind === 'read' ? result.value : result.error.details.code, clock.now() - from];
}

const PENDING = Promise.resolve('pending' as const);

describe('reads that a change can do without', () => {
  test('have five seconds, in whatever round before it', async () => {
    const scene = stage();
    expect(await read(scene, 3 * SECOND)).toEqual(['answer', 3 * SECOND]);
    expect(await read(scene, 3 * SECOND)).toEqual([LATE_CODE, 2 * SECOND]);
    expect(scene.journal.heldUpMs).toBe(5 * SECOND);
  });

  test('leave the look before an abort its part', async () => {
    const scene = stage();
    expect(await read(scene, 9 * SECOND, KEPT_FOR_LOOK_MS)).toEqual([LATE_CODE, 4.5 * SECOND]);
    expect(await read(scene, 9 * SECOND)).toEqual([LATE_CODE, 0.5 * SECOND]);
  });

  test('may still come in together with what is required when the five seconds are used up', async () => {
    const scene = stage();
    await read(scene, 9 * SECOND);
    expect(await read(scene, 0.4 * SECOND)).toEqual(['answer', 0.4 * SECOND]);
  });

  test('have them anew once a move was made, and not when it was withheld', async () => {
    const scene = stage();
    const { journal } = scene;
    await read(scene, 9 * SECOND);
    journal.begin({ move: ROLL_BACK, startedAt: START, answer: { kind: 'withheld', reason: 'changed' } });
    expect(await read(scene, 3 * SECOND)).toEqual([LATE_CODE, 0.5 * SECOND]);
    journal.begin({ move: ROLL_BACK, startedAt: START, answer: { kind: 'sent' } });
    expect(await read(scene, 3 * SECOND)).toEqual(['answer', 3 * SECOND]);
  });
});
