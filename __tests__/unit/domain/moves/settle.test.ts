import { describe, expect, test } from '@jest/globals';
import type { Move } from '../../../../src/domain/moves/move.ts';
import { sightCluster, type Sighting } from '../../../../src/domain/moves/sighting.ts';
import {
  completeSettlement,
  judge,
  NOTHING_SEEN,
  rememberFirstSight,
  type Watch,
} from '../../../../src/domain/moves/settle.ts';
import { cluster, JOIN, NEW, OLD, poolTarget, ROLL_BACK, sighting } from '../../../support/builders.ts';

/** Before, and while nothing happens. */
const IDLE = sighting();
const UPGRADING = sighting({ ...OLD, provisioningState: 'Upgrading', eTag: 'pool-2' });
const DONE = sighting({ ...OLD, eTag: 'pool-3' });
const ABORT: Move = { kind: 'abort', target: poolTarget('user'), why: 'asked' };
const WAIT: Move = { kind: 'wait', targets: [poolTarget('user')], why: 'busy' };
const SWITCH_OFF: Move = { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none' } };

/** Looks at the sights one after the other; returns the settlement's kind and how many looks it took. */
function watch(watched: Partial<Watch>, sights: readonly Sighting[]): string {
  let memory = NOTHING_SEEN;
  for (const [index, seen] of sights.entries()) {
    const judgement = judge(
      { move: ROLL_BACK, before: IDLE, answer: 'accepted', ...watched },
      memory,
      seen,
      index,
    );
    const { settlement } = judgement;
    if (settlement !== undefined) {
      const state = 'seen' in settlement ? settlement.seen.provisioningState : '';
      const canceling =
        settlement.kind === 'ended' && settlement.wasSeenCanceling ? ' (Canceling was seen)' : '';
      return `${settlement.kind} ${state} after ${String(index + 1)}${canceling}`;
    }
    memory = judgement.memory;
  }
  return 'goes on';
}

/** The state that is told to have taken the rollback's place, after these sights and a success. */
function displacedBy(watched: Partial<Watch>, sights: readonly Sighting[]): string | undefined {
  const whole: Watch = { move: ROLL_BACK, before: IDLE, answer: 'accepted', ...watched };
  let memory = NOTHING_SEEN;
  for (const [index, seen] of sights.entries()) memory = judge(whole, memory, seen, index).memory;
  const { settlement } = judge(whole, memory, DONE, sights.length);
  return settlement?.kind === 'ended' ? settlement.displacedBy : 'not ended';
}

const times = (count: number, seen: Sighting): readonly Sighting[] =>
  Array.from({ length: count }, () => seen);

describe('a rollback that was accepted', () => {
  test('ends when it has settled after it moved', () => {
    expect(watch({}, [UPGRADING, UPGRADING, DONE])).toBe('ended Succeeded after 3');
    expect(watch({}, [UPGRADING, { ...DONE, provisioningState: 'Failed' }])).toBe('ended Failed after 2');
  });

  test('goes on whatever it shows while it moves', () => {
    expect(watch({}, [sighting({ provisioningState: 'Scaling' }), UPGRADING])).toBe('goes on');
  });

  test('is not over at a Succeeded that was there before', () => {
    expect(watch({}, times(11, IDLE))).toBe('goes on');
    expect(watch({}, [IDLE, IDLE, UPGRADING, DONE])).toBe('ended Succeeded after 4');
  });

  test('is without effect when nothing ever changes', () => {
    expect(watch({}, times(20, IDLE))).toBe('not-begun Succeeded after 12');
  });

  test('may be over before it was seen moving: the eTag or the versions tell', () => {
    expect(watch({}, [DONE])).toBe('ended Succeeded after 1');
    const { eTag: _, ...withoutETag } = DONE;
    expect(watch({}, [withoutETag])).toBe('ended Succeeded after 1');
    expect(watch({ before: { ...withoutETag, ...NEW } }, [DONE])).toBe('ended Succeeded after 1');
  });

  test('looks twice at a success that does not show the target', () => {
    const odd = sighting({ eTag: 'pool-3' });
    expect(watch({}, [UPGRADING, odd, odd])).toBe('ended Succeeded after 3');
    expect(watch({}, [UPGRADING, odd, UPGRADING, odd, UPGRADING, DONE])).toBe('ended Succeeded after 6');
  });

  test('takes a stale read in between for what it is', () => {
    expect(watch({}, [UPGRADING, IDLE, UPGRADING, DONE])).toBe('ended Succeeded after 4');
  });

  test('sent again is told by moving or by the eTag, because the versions were there before', () => {
    const before = sighting({ ...OLD, provisioningState: 'Failed' });
    expect(watch({ before }, times(3, before))).toBe('goes on');
    expect(watch({ before }, [before, UPGRADING, DONE])).toBe('ended Succeeded after 3');
    expect(watch({ before }, [{ ...DONE, provisioningState: 'Failed' }])).toBe('ended Failed after 1');
  });
});

describe('a rollback whose answer was lost', () => {
  test('has arrived once its versions were seen, whatever others do next', () => {
    const scaling = sighting({ provisioningState: 'Scaling' });
    expect(watch({ answer: 'unknown' }, [DONE, scaling])).toBe('ended Succeeded after 1');
    const first = judge({ move: ROLL_BACK, before: IDLE, answer: 'unknown' }, NOTHING_SEEN, DONE, 0).memory;
    const next = judge({ move: ROLL_BACK, before: IDLE, answer: 'unknown' }, first, scaling, 1);
    expect([next.settlement, next.memory.displacedBy]).toEqual([undefined, 'Scaling']);
  });

  test('arrived: it moves with the versions of the target', () => {
    expect(watch({ answer: 'unknown' }, [IDLE, UPGRADING, DONE])).toBe('ended Succeeded after 3');
  });

  test('did not arrive: nothing changes at three looks', () => {
    expect(watch({ answer: 'unknown' }, times(2, IDLE))).toBe('goes on');
    expect(watch({ answer: 'unknown' }, times(3, IDLE))).toBe('not-begun Succeeded after 3');
  });

  test('arrived, and was followed by something else before the next look: it is not sent again', () => {
    const upgrade = sighting({ provisioningState: 'Upgrading', eTag: 'pool-9' });
    expect(watch({ answer: 'unknown' }, [UPGRADING, upgrade, upgrade])).toBe('goes on');
  });

  test("did not arrive: somebody else's request won", () => {
    const scaling = sighting({ provisioningState: 'Scaling', eTag: 'pool-9' });
    expect(watch({ answer: 'unknown' }, [scaling])).toBe('not-begun Scaling after 1');
  });
});

describe('a switch-off', () => {
  const before = sightCluster(cluster({ upgradeChannel: 'patch' }));
  const off = { ...before, channels: { upgradeChannel: 'None' }, eTag: 'cluster-2' };
  const watched = { move: SWITCH_OFF, before };

  test('ends when the cluster has settled', () => {
    expect(watch(watched, [{ ...off, provisioningState: 'Updating' }, off])).toBe('ended Succeeded after 2');
    expect(watch({ ...watched, move: { ...SWITCH_OFF, kind: 'restore-auto-upgrade' } }, [off])).toBe(
      'ended Succeeded after 1',
    );
  });

  test('is told by the channels when Azure shows no eTag', () => {
    const { eTag: _, ...bare } = before;
    expect(
      watch({ ...watched, before: bare }, [bare, { ...bare, channels: { upgradeChannel: 'none' } }]),
    ).toBe('ended Succeeded after 2');
  });

  test('lost: an update that shows the channels as before is not ours', () => {
    const other = { ...before, provisioningState: 'Updating' };
    expect(watch({ ...watched, answer: 'unknown' }, [other])).toBe('not-begun Updating after 1');
    const bare: Sighting = { provisioningState: 'Updating' };
    expect(
      watch(
        {
          ...watched,
          answer: 'unknown',
          move: { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'x' } },
        },
        [bare],
      ),
    ).toBe('not-begun Updating after 1');
  });
});

describe('an abort', () => {
  const moving = sighting({ provisioningState: 'Upgrading' });
  const canceling = sighting({ provisioningState: 'Canceling' });
  const canceled = sighting({ provisioningState: 'Canceled' });
  const watched = { move: ABORT, before: moving };

  test('goes on while the old state is shown, and ends Canceled', () => {
    expect(watch(watched, [...times(30, moving), canceling, canceled])).toBe(
      'ended Canceled after 32 (Canceling was seen)',
    );
    expect(watch(watched, [canceled])).toBe('ended Canceled after 1');
  });

  test('looks twice when the operation seems to have won', () => {
    expect(watch(watched, [IDLE, IDLE])).toBe('ended Succeeded after 2');
    expect(watch(watched, [IDLE, canceling, canceled])).toBe('ended Canceled after 3 (Canceling was seen)');
    expect(watch(watched, [moving, sighting({ provisioningState: 'Failed' })])).toBe('ended Failed after 2');
  });

  test('is replaced when something else moves after Canceling, at two looks in a row', () => {
    expect(watch(watched, [canceling, moving, moving])).toBe('replaced Upgrading after 3');
    expect(watch(watched, [canceling, moving, canceling, moving, canceling, canceled])).toBe(
      'ended Canceled after 6 (Canceling was seen)',
    );
  });

  test('lost: did not arrive when the operation continues at three looks', () => {
    expect(watch({ ...watched, answer: 'unknown' }, times(3, moving))).toBe('not-begun Upgrading after 3');
    expect(watch({ ...watched, answer: 'unknown' }, [moving, canceling, canceled])).toBe(
      'ended Canceled after 3 (Canceling was seen)',
    );
  });

  test('refused: the resource tells, for a while', () => {
    expect(watch({ ...watched, answer: 'refused' }, times(6, moving))).toBe('not-begun Upgrading after 6');
    expect(watch({ ...watched, answer: 'refused' }, [moving, canceling, canceled])).toBe(
      'ended Canceled after 3 (Canceling was seen)',
    );
  });
});

describe('waiting for others', () => {
  test('ends when they have settled', () => {
    expect(watch({ move: WAIT, answer: 'none' }, [UPGRADING, IDLE])).toBe('ended Succeeded after 2');
  });

  test('for a joined rollback looks twice at a success without the target', () => {
    expect(watch({ move: JOIN, answer: 'none' }, [UPGRADING, IDLE, IDLE])).toBe('ended Succeeded after 3');
    expect(watch({ move: JOIN, answer: 'none' }, [UPGRADING, DONE])).toBe('ended Succeeded after 2');
  });
});

describe('where Azure shows no eTag', () => {
  const bare = ({ eTag: _, ...rest }: Sighting): Sighting => rest;

  test('one that turns up, or is missing for once, tells nothing', () => {
    expect(watch({ before: bare(IDLE), answer: 'unknown' }, times(3, IDLE))).toBe(
      'not-begun Succeeded after 3',
    );
    expect(watch({ answer: 'unknown' }, times(3, bare(IDLE)))).toBe('not-begun Succeeded after 3');
  });

  test('having moved is the evidence, also of a rollback that was sent again', () => {
    const before = bare(sighting({ ...OLD, provisioningState: 'Failed' }));
    expect(watch({ before }, [bare(UPGRADING), bare(DONE)])).toBe('ended Succeeded after 2');
    expect(watch({}, [bare(UPGRADING), ...times(2, bare(IDLE))])).toBe('ended Succeeded after 3');
  });
});

describe('another look is wanted soon', () => {
  /** For each look whether it asks for that. */
  const doubts = (watched: Partial<Watch>, ...sights: readonly Sighting[]): readonly boolean[] => {
    let memory = NOTHING_SEEN;
    return sights.map((seen) => {
      const judgement = judge(
        { move: ROLL_BACK, before: IDLE, answer: 'accepted', ...watched },
        memory,
        seen,
        0,
      );
      memory = judgement.memory;
      return judgement.isDoubtful;
    });
  };
  const moving = sighting({ provisioningState: 'Upgrading' });
  const canceling = sighting({ provisioningState: 'Canceling' });

  test('at the first sight of a success without the target, and not at the second', () => {
    const odd = sighting({ eTag: 'pool-3' });
    expect(doubts({}, UPGRADING, odd, odd)).toEqual([false, true, false]);
  });

  test('at the first sight of something else that moves after Canceling', () => {
    expect(doubts({ move: ABORT, before: moving }, moving, canceling, moving, moving)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  test('and never while nothing has begun', () => {
    expect(doubts({ answer: 'unknown' }, ...times(3, IDLE))).toEqual([false, false, false]);
    expect(doubts({ answer: 'unknown' }, sighting({ provisioningState: 'Scaling' }))).toEqual([false]);
  });
});

describe('the success of another operation', () => {
  const scaling = { ...UPGRADING, provisioningState: 'Scaling' };
  const updating = { ...UPGRADING, provisioningState: 'Updating' };
  const canceling = { ...UPGRADING, provisioningState: 'Canceling' };

  test('is told when something else than an upgrade was the last to move', () => {
    expect(displacedBy({}, [UPGRADING, scaling])).toBe('Scaling');
    expect(displacedBy({}, [scaling, canceling])).toBe('Scaling');
    expect(displacedBy({ answer: 'unknown' }, [scaling])).toBe('Scaling');
    expect(displacedBy({ move: JOIN, answer: 'none' }, [UPGRADING, updating])).toBe('Updating');
  });

  test('is not suspected after an upgrade, a cancellation, or the word that the PUT was answered with', () => {
    expect(displacedBy({}, [])).toBeUndefined();
    expect(displacedBy({}, [UPGRADING, canceling])).toBeUndefined();
    expect(displacedBy({}, [scaling, UPGRADING])).toBeUndefined();
    expect(
      displacedBy({}, [{ ...UPGRADING, provisioningState: 'UpgradingNodeImageVersion' }]),
    ).toBeUndefined();
    expect(displacedBy({ ownState: 'updating' }, [updating])).toBeUndefined();
    expect(displacedBy({ ownState: 'Upgrading' }, [updating])).toBe('Updating');
  });

  test('is no matter for other moves', () => {
    expect(displacedBy({ move: WAIT, answer: 'none' }, [scaling])).toBeUndefined();
  });

  test('is cleared only by what the operation itself tells, and its error is kept', () => {
    const ended = { kind: 'ended', at: 1, seen: DONE, wasSeenCanceling: false } as const;
    const error = { code: 'AKSOperationPreempted', message: 'x' };
    const displaced = { ...ended, displacedBy: 'Scaling' };
    expect(completeSettlement(displaced, undefined, true)).toEqual(ended);
    expect(completeSettlement(displaced, error, false)).toEqual({ ...displaced, error });
    const replaced = { kind: 'replaced', at: 1, seen: UPGRADING } as const;
    expect(completeSettlement(replaced, error, false)).toEqual({ ...replaced, error });
    const vanished = { kind: 'vanished', at: 1 } as const;
    expect(completeSettlement(vanished, error, false)).toBe(vanished);
  });
});

test('a look right after the request tells what came of it, and does not count against it', () => {
  const whole: Watch = { move: ROLL_BACK, before: IDLE, answer: 'unknown' };
  expect(rememberFirstSight(whole, IDLE, 0)).toEqual(NOTHING_SEEN);
  expect(rememberFirstSight(whole, UPGRADING, 0)).toEqual({
    ...NOTHING_SEEN,
    hasMoved: true,
    hasArrived: true,
  });
});
