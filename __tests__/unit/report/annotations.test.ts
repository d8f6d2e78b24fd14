import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Outcome } from '../../../src/domain/outcome/outcome.ts';
import { RESULTS_WORST_FIRST } from '../../../src/domain/results.ts';
import {
  annotations,
  bugAnnotation,
  fitAnnotations,
  inputAnnotation,
  reportingAnnotation,
} from '../../../src/report/messages.ts';
import {
  anyText,
  SWITCHED_OFF,
  sampleCheck,
  sampleError,
  sampleOutcome,
  samplePoolOutcome,
  sampleStatus,
} from './samples.ts';

const failed: Partial<Outcome> = {
  result: 'failed',
  fails: true,
  error: sampleError({
    status: 409,
    correlationId: 'corr-1',
    attempt: 'roll back pool user in cluster prod',
  }),
};

describe('the annotation of the result', () => {
  test('of a failure says what was attempted, what came back and what to do', () => {
    expect(annotations(sampleOutcome(failed))).toEqual([
      {
        level: 'error',
        title: 'The rollback of pool user in cluster prod failed',
        message:
          'Could not roll back pool user in cluster prod: 409 SomethingNew: It did not work. (correlation ID corr-1). ' +
          "Next step: The current state of the cluster or pool doesn't allow this, usually because another operation is running: wait for it (`if-busy: wait`, or `mode: status` with `wait: true`), and run this again.",
      },
    ]);
  });

  test('of a block lists every check that blocked', () => {
    const checks = [
      sampleCheck({ id: 'version-skew', pool: 'user', verdict: 'blocked', seen: 'Too far', remedy: 'Do x.' }),
      sampleCheck({ id: 'rollback-target', verdict: 'blocked', seen: 'None.' }),
    ];
    expect(
      annotations(sampleOutcome({ result: 'blocked', fails: true, checks, pools: [], moves: [] })),
    ).toEqual([
      {
        level: 'error',
        title: 'Blocked: the rollback in cluster prod did not start; nothing was changed',
        message:
          'Blocked by version-skew and rollback-target. ' +
          'version-skew (pool user): Too far. Do x. ' +
          'rollback-target: None. ' +
          'Next step: Resolve the checks version-skew and rollback-target and run this again; first: do x.',
      },
    ]);
  });

  test('has the commands of a check, unless one of them would not come through', () => {
    const of = (...commands: readonly string[]): string | undefined => {
      const checks = [sampleCheck({ id: 'permission', verdict: 'blocked', remedy: 'Do both.', commands })];
      return annotations(sampleOutcome({ result: 'blocked', fails: true, checks }))[0]?.message;
    };
    expect(of('az one', 'az two')).toContain('Do both. az one · az two · Next step: ');
    expect(of('az one \'{"a":1}\'', 'az two')).not.toContain('az ');
  });

  test('tells what the result of a pool does not say', () => {
    const pools = [samplePoolOutcome({ result: 'failed', detail: 'the pool never began to change' })];
    expect(annotations(sampleOutcome({ result: 'failed', fails: true, pools }))[0]?.message).toMatch(
      /^Pool user: The pool never began to change\. Next step: /,
    );
  });

  test.each(['nothing-to-abort', 'completed-before-abort'] as const)(
    'of %s is a warning, or an error by if-idle',
    (result) => {
      const abort = { mode: 'abort', result } as const;
      expect(annotations(sampleStatus(abort)).map(({ level }) => level)).toEqual(['warning']);
      expect(annotations(sampleStatus({ ...abort, fails: true })).map(({ level }) => level)).toEqual([
        'error',
      ]);
    },
  );

  test('of a status that found a failed operation is a warning', () => {
    expect(annotations(sampleStatus({ result: 'failed' })).map(({ level }) => level)).toEqual(['warning']);
  });

  test('is not there when all is well', () => {
    expect(annotations(sampleOutcome())).toEqual([]);
    expect(annotations(sampleStatus({ result: 'in-progress' }))).toEqual([]);
  });
});

describe('further annotations', () => {
  test('warn when auto-upgrade was left changed, with the command', () => {
    const [warning, ...rest] = annotations(sampleOutcome({ channels: SWITCHED_OFF }));
    expect(rest).toEqual([]);
    expect(warning).toMatchObject({
      level: 'warning',
      title: 'Auto-upgrade on cluster prod was changed and not restored',
    });
    expect(warning?.message).toMatch(
      /^Restore it once you have found the cause: az aks update .* NodeImage$/,
    );
  });

  test('gather all other warnings, and leave notes out', () => {
    const checks = [
      sampleCheck({ id: 'permission', verdict: 'warned', seen: 'Fleets could not be read.' }),
      sampleCheck({ id: 'os-sku-changed', pool: 'user', verdict: 'warned', seen: 'Unknown family.' }),
      sampleCheck({ id: 'capacity', verdict: 'notice' }),
    ];
    expect(annotations(sampleOutcome({ checks, warnings: ['labels changed'] }))).toEqual([
      {
        level: 'warning',
        title: '3 warnings for pool user in cluster prod',
        message:
          'permission: Fleets could not be read. os-sku-changed (pool user): Unknown family. Labels changed.',
      },
    ]);
  });
});

test('there are never more than three, an error comes first, and titles are one short line', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RESULTS_WORST_FIRST),
      fc.boolean(),
      fc.array(anyText(), { maxLength: 5 }),
      fc.boolean(),
      (result, fails, texts, isChanged) => {
        const outcome = sampleOutcome({
          result,
          fails,
          warnings: texts,
          checks: texts.map((seen) => sampleCheck({ verdict: 'warned', seen })),
          pools: texts.map((name) => samplePoolOutcome({ name, detail: name })),
          error: sampleError({ message: texts.join('\n') }),
          ...(isChanged ? { channels: SWITCHED_OFF } : {}),
        });
        const all = annotations(outcome);
        expect(all.length).toBeLessThanOrEqual(3);
        expect(all.slice(1).every(({ level }) => level === 'warning')).toBe(true);
        expect(all.some(({ level }) => level === 'error')).toBe(fails);
        for (const { title, message } of all) {
          expect(title + message).not.toMatch(/\p{Cc}/u);
          expect(title.length).toBeLessThanOrEqual(200);
          expect(message.length).toBeLessThanOrEqual(4_000);
        }
      },
    ),
  );
});

describe('where there is no room for all', () => {
  const warning = reportingAnnotation('job summary', new Error('disk full'));
  const error = bugAnnotation(new TypeError('x is undefined'));

  test('errors come first, and the log says the rest', () => {
    expect(fitAnnotations([warning, warning, error], 1)).toEqual({
      shown: [error],
      lines: [
        'Warning: The job summary could not be written',
        '  Disk full. The result of the step is not affected.',
        'Warning: The job summary could not be written',
        '  Disk full. The result of the step is not affected.',
      ],
    });
  });

  test('an error is said in the log as one, line by line', () => {
    expect(fitAnnotations([error], 0).lines).toEqual([
      `Error: ${error.title}`,
      ...error.message.split('\n').map((line) => `  ${line}`),
    ]);
  });

  test('all fit where there is room', () => {
    expect(fitAnnotations([warning, error], 3)).toEqual({ shown: [error, warning], lines: [] });
  });
});

describe('annotations outside a result', () => {
  test('list every problem with the inputs', () => {
    expect(inputAnnotation(['mode: "x" is no mode', 'timeout: "5" has\nno unit'])).toEqual({
      level: 'error',
      title: '2 problems with the inputs',
      message: 'mode: "x" is no mode\ntimeout: "5" has no unit',
    });
  });

  test('admit a bug', () => {
    expect(bugAnnotation(new TypeError('x is undefined'))).toEqual({
      level: 'error',
      title: 'A bug in AKS Recover',
      message:
        'TypeError: x is undefined. Run the job again with debug logging and report what it shows. An operation that was started continues in Azure.',
    });
  });

  test('tell that a part of the report is missing while the result stands', () => {
    expect(reportingAnnotation('job summary', new Error('disk full'))).toEqual({
      level: 'warning',
      title: 'The job summary could not be written',
      message: 'Disk full. The result of the step is not affected.',
    });
  });
});
