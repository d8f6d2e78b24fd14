import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RESULTS_WORST_FIRST } from '../../../../src/domain/results.ts';
import { renderOutputs } from '../../../../src/report/outputs/index.ts';
import { inert, inertJson, isInert } from '../../../../src/report/text/inert.ts';
import { commandOf } from '../../../support/runner-commands.ts';
import { anyText, sampleCheck, sampleError, sampleOutcome, samplePoolOutcome } from '../samples.ts';

const HOSTILE = 'run `id` and $(id) or ${HOME} "now" \\ $USER $$ $5\nend';

/** What a shell makes of the text inside double quotes, as in `run: echo "${{ steps.x.outputs.y }}"`. */
function inDoubleQuotes(text: string): string {
  return execFileSync('bash', ['-c', `printf %s "${text}"`], { encoding: 'utf8' });
}

describe('an inert text', () => {
  test('is one line without anything that a shell acts upon inside double quotes', () => {
    expect(inert(HOSTILE)).toBe("run 'id' and (id) or {HOME} 'now' / USER $ 5 end");
  });

  test('comes through a shell as it is, whatever it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('`', '$', '(', '{', '"', '\\', 'a', '!', "'", '\n', ' ', '1'), {
          maxLength: 12,
        }),
        (characters) => {
          const text = inert(characters.join(''));
          expect(inDoubleQuotes(text)).toBe(text);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    ['##[add-mask]1', '## [add-mask]1'],
    ['No. ###[set-env name=X]y', 'No. ### [set-env name=X]y'],
    ['#$_#[group]a', '#_#[group]a'],
    ['#$a#[group]b ##$#[group]c', '#a#[group]b ### [group]c'],
    [' ::stop-commands::x', ': :stop-commands::x'],
    ['$x::error::no', 'x::error::no'],
    ['a::b ::c', 'a::b ::c'],
  ])('%s is no command of the runner when a later step prints it', (text, expected) => {
    expect(inert(text)).toBe(expected);
    expect(commandOf(inert(text))).toBeUndefined();
  });

  test('keeps a price and a pattern', () => {
    expect(inert('ends with $')).toBe('ends with $');
    expect(isInert("az aks start --name 'shop(prod)'")).toBe(true);
    expect(isInert('az x --parameters \'{"a":1}\'')).toBe(false);
  });
});

describe('inert JSON', () => {
  test('means the same and holds no command', () => {
    const json = inertJson({ [HOSTILE]: HOSTILE });
    expect(JSON.parse(json)).toEqual({ [HOSTILE]: HOSTILE });
    expect(json).not.toMatch(/[`$\n]/);
    expect(json).toContain(String.raw`\u0060id\u0060 and \u0024(id)`);
  });

  test('means the same and is no command of the runner', () => {
    const value = { message: 'No. ##[add-mask]1', code: '::error::x' };
    expect(JSON.parse(inertJson(value))).toEqual(value);
    expect(commandOf(inertJson(value))).toBeUndefined();
  });
});

test('every output of every result is inert, but for the command, which is for a shell', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RESULTS_WORST_FIRST),
      fc.oneof(anyText(), fc.constant(HOSTILE)),
      (result, text) => {
        const outputs = renderOutputs(
          sampleOutcome({
            result,
            reason: text,
            error: sampleError({ code: text, message: text, correlationId: text }),
            checks: [sampleCheck({ verdict: 'blocked', seen: text, remedy: text, commands: [text] })],
            pools: [samplePoolOutcome({ name: text, provisioningState: text })],
            issueUrls: [text],
          }),
        );
        for (const [name, value] of Object.entries(outputs)) {
          if (name === 'restore-command') continue;
          const isJson = name === 'report' || name === 'nodepools';
          expect(value).not.toMatch(isJson ? /[`\n]|\$[({]/ : /[`"\\\n]|\$[({]/);
        }
      },
    ),
  );
});
