import { describe, expect, test } from '@jest/globals';
import { azureError, cluster } from '../support/builders.ts';
import { rollBack, type Scene, type Setting } from './running.ts';

const UNREADABLE = azureError({ status: 403, code: 'AuthorizationFailed', message: 'No right to read it.' });
const LIMIT = 'The timeout of 6 h may be longer than the job lasts';
const FAILED = 'The rollback of pool user in cluster prod failed';
const LEFT_OFF = 'Auto-upgrade on cluster prod was changed and not restored';
const WARNED = '1 warning for pool user in cluster prod';
const NO_SUMMARY = 'The job summary could not be written';

interface Trouble {
  /** The job can't last as long as `timeout`. */
  readonly limit?: boolean;
  /** The rollback fails, so auto-upgrade stays off. */
  readonly failure?: boolean;
  readonly warning?: boolean;
  readonly noSummary?: boolean;
}

function play({
  limit = false,
  failure = false,
  warning = false,
  noSummary = false,
}: Trouble): Promise<Scene> {
  const setting: Setting = {
    job: { isGitHubHosted: limit },
    aks: { cluster: cluster({ upgradeChannel: 'patch' }), ...(failure ? { rollbackEndsAs: 'Failed' } : {}) },
    arrange: ({ aks, runner }) => {
      if (warning) aks.fail('readMemberships', UNREADABLE, { times: 99 });
      if (noSummary) runner.summaryError = new Error('disk full');
    },
  };
  return rollBack({ timeout: limit ? '6h' : '2h' }, setting);
}

const titles = ({ runner }: Scene): readonly string[] => runner.annotations.map(({ title }) => title);

describe('a run has three annotations at most, and says the others in its log', () => {
  test.each<[string, Trouble, readonly string[], readonly string[]]>([
    [
      'the warning of the start counts: an error and what stays changed come before other warnings',
      { limit: true, failure: true, warning: true },
      [LIMIT, FAILED, LEFT_OFF],
      [WARNED],
    ],
    [
      'a summary that could not be written comes last',
      { failure: true, warning: true, noSummary: true },
      [FAILED, LEFT_OFF, WARNED],
      [NO_SUMMARY],
    ],
    [
      'all at once',
      { limit: true, failure: true, warning: true, noSummary: true },
      [LIMIT, FAILED, LEFT_OFF],
      [WARNED, NO_SUMMARY],
    ],
    ['what fits is annotated', { limit: true, noSummary: true }, [LIMIT, LEFT_OFF, NO_SUMMARY], []],
  ])('%s', async (_, trouble, annotated, logged) => {
    const scene = await play(trouble);
    expect(titles(scene)).toEqual(annotated);
    expect(scene.runner.lines.filter((line) => /^(Warning|Error): /.test(line))).toEqual(
      logged.map((title) => `Warning: ${title}`),
    );
  });

  test('what does not fit keeps its message', async () => {
    const { runner } = await play({ limit: true, failure: true, warning: true, noSummary: true });
    const after = runner.lines.slice(runner.lines.indexOf(`Warning: ${WARNED}`));
    expect(after[1]).toMatch(/^ {2}permission: .*fleets/i);
    expect(after.at(-1)).toBe('  Disk full. The result of the step is not affected.');
  });
});
