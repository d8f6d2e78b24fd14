import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createGitHubRunner } from '../../src/adapters/github/runner.ts';

const runner = createGitHubRunner();
const NAMES = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'INPUT_RESOURCE-GROUP', 'SOME_NAME'];

let folder: string;
let printed: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runner-'));
  printed = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const name of NAMES) Reflect.deleteProperty(process.env, name);
  process.exitCode = 0;
  await rm(folder, { recursive: true });
});

describe('the GitHub runner', () => {
  test('inputs are trimmed, blank variables count as absent', () => {
    process.env['INPUT_RESOURCE-GROUP'] = '  rg \n';
    expect(runner.input('resource-group')).toBe('rg');
    expect(runner.input('cluster')).toBe('');
    process.env['SOME_NAME'] = ' ';
    expect(runner.env('SOME_NAME')).toBeUndefined();
  });

  test('annotations are one command each, whatever their text', () => {
    runner.error('a:b,c', 'first\n::set-output name=x::y\r\n100%');
    runner.warning('t', 'w');
    runner.notice('t', 'n');
    expect(printed).toEqual([
      '::error title=a%3Ab%2Cc::first%0A::set-output name=x::y%0D%0A100%25\n',
      '::warning title=t::w\n',
      '::notice title=t::n\n',
    ]);
  });

  test('groups and lines for debugging are commands, and their text is no other one', () => {
    runner.startGroup('Observe\n::x::');
    runner.endGroup();
    runner.debug('a\nb');
    expect(printed).toEqual(['::group::Observe%0A::x::\n', '::endgroup::\n', '::debug::a%0Ab\n']);
  });

  test('outside of a runner nobody reads an output, and there is no summary', async () => {
    runner.setOutput('result', 'succeeded');
    expect(printed).toEqual([]);
    await expect(runner.writeSummary('x')).rejects.toThrow('GITHUB_STEP_SUMMARY is not set');
  });

  test('a log line can not become a workflow command', () => {
    runner.info('ok\n::add-mask::x\r\n  ##[error]y\u001b[31m');
    for (const line of printed.join('').split(/\r?\n/)) expect(line).not.toMatch(/^\s*(::|##\[)/);
    expect(printed.join('')).not.toContain('\u001b');
  });

  test('what is masked is taken out of everything, outputs too, however it is spelled', async () => {
    const file = join(folder, 'output');
    await writeFile(file, '');
    process.env['GITHUB_OUTPUT'] = file;
    const own = createGitHubRunner();
    own.mask('se"cret/+1');
    printed = [];
    own.info('a se"cret/+1 b se%22cret%2F%2B1');
    own.error('se"cret/+1', 'x ##[error]y');
    own.setOutput('report', JSON.stringify({ a: 'se"cret/+1', b: '?api-version=1&t=1&s=SIGN"' }));
    expect(printed).toEqual(['a *** b ***\n', '::error title=***::x ##\u200b[error]y\n']);
    const [, json = ''] = (await readFile(file, 'utf8')).split('\n');
    expect(JSON.parse(json)).toEqual({ a: '***', b: '?<hidden>"' });
  });

  test('an output that can not be written is an error', () => {
    process.env['GITHUB_OUTPUT'] = '/dev/full';
    expect(() => {
      runner.setOutput('result', 'x');
    }).toThrow('ENOSPC');
  });

  test('each line of a secret is masked', () => {
    runner.mask('one\ntwo');
    expect(printed).toEqual(['::add-mask::one%0Atwo\n', '::add-mask::one\n', '::add-mask::two\n']);
  });

  test('a secret too short to be one is not looked for in texts, and blank lines are not masked', () => {
    const own = createGitHubRunner();
    own.mask('abc');
    own.mask('wxyz\n\n');
    own.info('abc wxyz');
    expect(printed).toEqual([
      '::add-mask::abc\n',
      '::add-mask::wxyz%0A%0A\n',
      '::add-mask::wxyz\n',
      'abc ***\n',
    ]);
  });

  test('outputs of several lines go to the file', async () => {
    const file = join(folder, 'output');
    await writeFile(file, '');
    process.env['GITHUB_OUTPUT'] = file;
    runner.setOutput('report', '{\n}');
    await expect(readFile(file, 'utf8')).resolves.toMatch(/^report<<(ghadelimiter_\S+)\n\{\n\}\n\1\n$/);
    expect(printed).toEqual([]);
  });

  test('the summary goes behind what is there, in place of an earlier one; without a file it fails', async () => {
    await expect(runner.writeSummary('# a')).rejects.toThrow('GITHUB_STEP_SUMMARY');
    const file = join(folder, 'summary');
    await writeFile(file, 'before\n');
    process.env['GITHUB_STEP_SUMMARY'] = file;
    await runner.writeSummary('# a');
    await expect(readFile(file, 'utf8')).resolves.toBe('before\n# a\n');
    await runner.writeSummary('# b\n');
    await expect(readFile(file, 'utf8')).resolves.toBe('before\n# b\n');
  });

  test('failure is an exit code', () => {
    runner.setFailed(true);
    expect(process.exitCode).toBe(1);
    runner.setFailed(false);
    expect(process.exitCode).toBe(0);
  });
});
