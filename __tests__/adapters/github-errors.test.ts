import { describe, expect, test } from '@jest/globals';
import { isUnanswered, issueError } from '../../src/adapters/github/errors.ts';

const ANSWER = { headers: {} };

describe('what came of a request to GitHub', () => {
  test.each<[string, unknown, object]>([
    [
      'an answer',
      { status: 422, response: ANSWER, message: 'Bad' },
      { kind: 'answer', status: 422, said: 'Bad' },
    ],
    [
      'an answer without words',
      { status: 422, response: ANSWER, message: '' },
      { kind: 'answer', status: 422 },
    ],
    ['words of another type', { status: 422, response: ANSWER, message: 7 }, { kind: 'answer', status: 422 }],
    [
      'an answer with a link',
      { status: 403, response: ANSWER, message: 'No - https://docs.github.com/rest' },
      { kind: 'answer', status: 403, said: 'No' },
    ],
    [
      'a status that the library made up',
      { status: 500, message: 'fetch failed', cause: { message: 'ECONNRESET' } },
      { kind: 'network', said: 'ECONNRESET' },
    ],
    [
      'a cause of a cause',
      { message: 'outer', cause: { message: 'inner', cause: { message: 'innermost' } } },
      { kind: 'network', said: 'innermost' },
    ],
    [
      'a proxy that refuses',
      { message: 'fetch failed', cause: { message: 'Proxy response (407) !== 200 when HTTP Tunneling' } },
      { kind: 'proxy', status: 407 },
    ],
    [
      'a proxy that refuses, in time or not',
      { name: 'AbortError', message: 'Proxy response (403)' },
      { kind: 'proxy', status: 403 },
    ],
    ['no answer in time', { name: 'TimeoutError', message: 'late' }, { kind: 'time' }],
    ['no answer in time, wrapped', { message: 'x', cause: { name: 'AbortError' } }, { kind: 'time' }],
    ['a text', 'boom', { kind: 'network' }],
    ['nothing', null, { kind: 'network' }],
  ])('%s', (_what, thrown, facts) => {
    const error = issueError(thrown, 'open an issue');
    expect(error.trouble).toEqual({ attempt: 'open an issue', ...facts });
    expect(error.cause).toBe(thrown);
  });
});

describe('whether it may have taken effect all the same', () => {
  test.each<[string, unknown, boolean]>([
    ['no answer', { status: 500, message: 'fetch failed' }, true],
    ['nothing', undefined, true],
    ['a fault of GitHub', { status: 500, response: ANSWER }, true],
    ['a gateway', { status: 502, response: ANSWER }, true],
    ['a refusal', { status: 499, response: ANSWER }, false],
    ['an answer without a status', { response: ANSWER }, false],
    ['a status of another type', { status: '502', response: ANSWER }, false],
  ])('%s: %p', (_what, thrown, isPossible) => {
    expect(isUnanswered(thrown)).toBe(isPossible);
  });
});
