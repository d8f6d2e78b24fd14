import { describe, expect, test } from '@jest/globals';
import { annotations } from '../../../../src/report/annotations.ts';
import { failureUrl, guideUrl } from '../../../../src/report/advice/guide.ts';
import type { RunContext } from '../../../../src/report/run-context.ts';
import { renderSummary } from '../../../../src/report/summary/index.ts';
import { sampleCheck, sampleError, sampleOutcome } from '../samples.ts';

const CONTEXT: RunContext = {
  serverUrl: 'https://github.com',
  actionRepository: 'contoso/aks-recover',
  actionRef: 'release/v1 (x)',
};
const GUIDE = 'https://github.com/contoso/aks-recover/blob/release/v1%20(x)/docs/troubleshooting.md';

describe('the guide', () => {
  test('is that of the version that runs', () => {
    expect(guideUrl(CONTEXT, 'capacity')).toBe(`${GUIDE}#capacity`);
  });

  test.each(['serverUrl', 'actionRepository', 'actionRef'] as const)('has no address without %s', (name) => {
    expect(guideUrl({ ...CONTEXT, [name]: undefined }, 'capacity')).toBeUndefined();
  });

  test('about a failure: the first block, else the error, else the result', () => {
    const failed = { result: 'failed', fails: true } as const;
    const error = sampleError({ code: 'PodDrainFailure' });
    expect(
      failureUrl(sampleOutcome({ ...failed, error, checks: [sampleCheck({ verdict: 'blocked' })] }), CONTEXT),
    ).toBe(`${GUIDE}#auto-upgrade`);
    expect(failureUrl(sampleOutcome({ ...failed, error }), CONTEXT)).toBe(`${GUIDE}#poddrainfailure`);
    expect(failureUrl(sampleOutcome({ ...failed, error: sampleError() }), CONTEXT)).toBe(
      `${GUIDE}#result-failed`,
    );
    expect(failureUrl(sampleOutcome(failed), CONTEXT)).toBe(`${GUIDE}#result-failed`);
  });
});

describe('what links to it', () => {
  const outcome = sampleOutcome({
    result: 'failed',
    fails: true,
    error: sampleError({ code: 'QuotaExceeded' }),
    checks: [sampleCheck({ id: 'version-skew', verdict: 'warned' })],
  });

  test('the summary: result, error and checks that did not pass', () => {
    const summary = renderSummary(outcome, CONTEXT);
    for (const [label, anchor] of [
      ['failed', 'result-failed'],
      ['QuotaExceeded', 'quotaexceeded'],
      ['version-skew', 'version-skew'],
    ] as const) {
      expect(summary).toContain(`[\`${label}\`](${GUIDE}#${anchor})`);
    }
  });

  test('the log: the error alone', () => {
    const [error, ...others] = annotations(outcome, CONTEXT);
    expect(error?.message).toMatch(/ More: https:\S+#quotaexceeded$/);
    expect(others.map(({ message }) => message).join('')).not.toContain('More:');
    expect(annotations(outcome)[0]?.message).not.toContain('More:');
  });
});

test('the summary names the follow-up issues', () => {
  const issueUrls = [
    'https://github.com/contoso/shop/issues/12',
    'https://github.com/contoso/shop/issues/13',
  ];
  expect(renderSummary(sampleOutcome({ issueUrls }), CONTEXT)).toContain(
    'The checklist is in the follow-up issue [&#35;12](https://github.com/contoso/shop/issues/12), [&#35;13]',
  );
  expect(renderSummary(sampleOutcome(), CONTEXT)).not.toContain('follow-up issue');
});
