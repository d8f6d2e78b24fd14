import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MOVE_KINDS, type Move } from '../../../../src/domain/moves/move.ts';
import type { Outcome, TimelineEntry } from '../../../../src/domain/outcome/outcome.ts';
import { mermaidLabel, renderTimeline } from '../../../../src/report/summary/timeline.ts';
import { anyText, azureError, MINUTE, rollbackRecord, START, sampleOutcome } from '../samples.ts';

/** The line of the first section: above it are colors, formats and the axis. */
const FIRST_SECTION = 6;

function state(minute: number, text: string, target = 'pool/user'): TimelineEntry {
  return { at: START + minute * MINUTE, target, kind: 'state', text };
}

function move(minute: number, text: Move['kind'], target = 'pool/user'): TimelineEntry {
  return { at: START + minute * MINUTE, target, kind: 'move', text };
}

function draw(
  timeline: readonly TimelineEntry[],
  changes: Partial<Outcome> = {},
): ReturnType<typeof renderTimeline> {
  return renderTimeline(sampleOutcome({ timeline, ...changes }));
}

describe('the picture of the timeline', () => {
  test('shows states over time with the moves as marks, the cluster first', () => {
    const drawn = draw([
      state(0, 'Upgrading'),
      state(0, 'Succeeded', 'cluster'),
      move(1, 'abort'),
      state(1, 'Canceling'),
      state(2, 'Canceled'),
      move(2, 'disable-auto-upgrade', 'cluster'),
      state(2, 'Updating', 'cluster'),
      state(3, 'Succeeded', 'cluster'),
      move(4, 'roll-back'),
      state(4, 'Upgrading'),
      state(4, 'Upgrading'),
      state(9, 'Failed'),
      state(0, 'Succeeded', 'pool/idle'),
    ]);
    expect(drawn?.mermaid.replace(/^%%\{init: \{"themeVariables":\{.*\}\}\}%%\n/, '')).toBe(
      [
        'gantt',
        '  dateFormat YYYY-MM-DDTHH:mm:ss',
        '  axisFormat %H:%M',
        '  tickInterval 2minute',
        '  todayMarker off',
        '  section cluster',
        '  Succeeded :done, t0b0, 2026-06-09T17:00:00, 2026-06-09T17:02:00',
        '  Auto-upgrade off :milestone, t0b1, 2026-06-09T17:02:00, 0s',
        '  Updating :t0b2, 2026-06-09T17:02:00, 2026-06-09T17:03:00',
        '  Succeeded :done, t0b3, 2026-06-09T17:03:00, 2026-06-09T17:10:00',
        '  section pool user',
        '  Upgrading :t1b0, 2026-06-09T17:00:00, 2026-06-09T17:01:00',
        '  Abort :milestone, t1b1, 2026-06-09T17:01:00, 0s',
        '  Canceling :t1b2, 2026-06-09T17:01:00, 2026-06-09T17:02:00',
        '  Canceled :done, t1b3, 2026-06-09T17:02:00, 2026-06-09T17:04:00',
        '  Roll back :milestone, t1b4, 2026-06-09T17:04:00, 0s',
        '  Upgrading :t1b5, 2026-06-09T17:04:00, 2026-06-09T17:09:00',
        '  Failed :crit, t1b6, 2026-06-09T17:09:00, 2026-06-09T17:10:00',
      ].join('\n'),
    );
  });

  test('has the times of day that fit under it on a phone', () => {
    const axis = (minutes: number): readonly string[] =>
      draw([state(0, 'Upgrading'), state(1, 'Succeeded')], {
        endedAt: START + minutes * MINUTE,
      })?.mermaid.match(/(?<=axisFormat |tickInterval ).*/g) ?? [];
    expect(axis(2)).toEqual(['%H:%M', '1minute']);
    expect(axis(5)).toEqual(['%H:%M', '1minute']);
    expect(axis(6)).toEqual(['%H:%M', '2minute']);
    expect(axis(90)).toEqual(['%H:%M', '30minute']);
    expect(axis(60 * 24)).toEqual(['%H:%M', '6hour']);
    expect(axis(60 * 24 * 3)).toEqual(['%m-%d', '1day']);
    expect(axis(60 * 24 * 35)).toEqual(['%m-%d', '7day']);
    expect(axis(60 * 24 * 100)).toEqual(['%m-%d', '1month']);
  });

  test('is not drawn of a run of seconds, nor where no request was taken', () => {
    const timeline = [state(0, 'Succeeded'), move(0, 'roll-back'), state(0.5, 'Upgrading')];
    expect(draw(timeline, { startedAt: START - MINUTE, endedAt: START + MINUTE - 1 })).toBeUndefined();
    expect(draw(timeline, { endedAt: START + MINUTE - 1 })).toBeUndefined();
    expect(draw(timeline, { endedAt: START + MINUTE })).toBeDefined();
    const refused = rollbackRecord({ answer: { kind: 'refused', error: azureError() } });
    const withheld = rollbackRecord({ answer: { kind: 'withheld', reason: 'changed' } });
    expect(draw(timeline, { moves: [refused, withheld] })).toBeUndefined();
    expect(draw(timeline, { moves: [refused, rollbackRecord()] })).toBeDefined();
    expect(draw(timeline, { moves: [] })).toBeDefined();
  });

  test('is not drawn when nothing happened', () => {
    expect(draw([])).toBeUndefined();
    expect(draw([state(0, 'Succeeded'), state(0, 'Succeeded', 'cluster')])).toBeUndefined();
  });

  test('gives every state a width, and leaves impossible times out', () => {
    const drawn = draw([state(0, 'Upgrading'), state(0, 'Succeeded'), state(Number.NaN, 'Failed')], {
      endedAt: START + MINUTE,
    });
    expect(drawn?.mermaid.split('\n').slice(FIRST_SECTION + 1)).toEqual([
      '  Upgrading :t0b0, 2026-06-09T17:00:00, 2026-06-09T17:00:01',
      '  Succeeded :done, t0b1, 2026-06-09T17:00:00, 2026-06-09T17:01:00',
    ]);
  });

  test('names every kind of move in words', () => {
    const drawn = draw([state(0, 'Upgrading'), ...MOVE_KINDS.map((kind, index) => move(index + 1, kind))]);
    expect(drawn?.mermaid.match(/.+(?= :milestone)/g)).toEqual([
      '  Abort',
      '  Wait',
      '  Auto-upgrade off',
      '  Roll back',
      '  Join the rollback',
      '  Auto-upgrade restored',
    ]);
  });

  test('stays small: the first and the last of many, and a note', () => {
    const many = Array.from({ length: 60 }, (_, index) => state(index / 10, `State ${String(index)}`));
    const drawn = draw(many);
    expect(drawn?.mermaid.split('\n').slice(FIRST_SECTION + 1)).toHaveLength(40);
    expect(drawn?.mermaid).toContain('State 0 ');
    expect(drawn?.mermaid).toContain('State 59 ');
    expect(drawn?.note).toBe('Not shown: 20 states or moves in between.');
    const pools = Array.from({ length: 14 }, (_, index) => `pool/p${String(index)}`);
    const crowd = draw(
      pools.flatMap((target) => [state(0, 'Upgrading', target), state(1, 'Succeeded', target)]),
    );
    expect(crowd?.note).toBe('Not shown: 2 more pools.');
  });
});

describe('a label', () => {
  test.each([
    ['Upgrading', 'Upgrading'],
    ['a:b;c#d\n"e"<f>', 'a b c d e f'],
    ['', 'unknown'],
    ['\u{1f600}', 'unknown'],
    ['click here', '- click here'],
    ['Section', '- Section'],
    ['x'.repeat(60), 'x'.repeat(40)],
  ])('of %j is %j', (text, label) => {
    expect(mermaidLabel(text)).toBe(label);
  });

  test('never breaks the picture: every line keeps to the grammar', () => {
    const place = {
      at: fc.integer({ min: START, max: START + 10 * MINUTE }),
      target: fc.oneof(fc.constantFrom('cluster', 'pool/a'), anyText()),
    };
    const entry = fc.oneof(
      fc.record({
        ...place,
        kind: fc.constant('state' as const),
        text: fc.oneof(fc.constantFrom('Failed', 'Canceled', 'click', 'title x', ':', '%%'), anyText()),
      }),
      fc.record({ ...place, kind: fc.constant('move' as const), text: fc.constantFrom(...MOVE_KINDS) }),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (timeline) => {
        const lines = draw(timeline)?.mermaid.split('\n').slice(FIRST_SECTION) ?? [];
        for (const line of lines) {
          expect(line).toMatch(
            /^ {2}(?:section [\w ./()+-]+|[\w ./()+-]+ :(?:(?:done|crit|milestone), )?t\d+b\d+, [\dT:-]{19}, (?:0s|[\dT:-]{19}))$/,
          );
        }
      }),
    );
  });
});
