import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { marked } from 'marked';
import type { Outcome, PoolOutcome } from '../../../../src/domain/outcome/outcome.ts';
import { RESULTS_WORST_FIRST } from '../../../../src/domain/results.ts';
import { byteLength, fitLines, leftOutNote } from '../../../../src/report/text/fitting.ts';
import type { RunContext } from '../../../../src/report/run-context.ts';
import { renderSummary } from '../../../../src/report/summary/index.ts';
import {
  anyText,
  MINUTE,
  NEW,
  OLD,
  START,
  SUBSCRIPTION,
  SWITCHED_OFF,
  azureError,
  rollbackRecord,
  sampleCheck,
  sampleCluster,
  sampleError,
  sampleOperation,
  sampleOutcome,
  samplePoolOutcome,
  sampleStatus,
} from '../samples.ts';

const CONTEXT: RunContext = {
  serverUrl: 'https://github.com',
  repository: 'octo/shop',
  runId: '77',
  runAttempt: '2',
  actor: 'mona',
  workflow: 'Upgrade',
  job: 'smoke-test',
};

function page(changes: Partial<Outcome> = {}, context: RunContext = CONTEXT): string {
  return renderSummary(sampleOutcome(changes), context);
}

/** The part under a heading. */
function section(markdown: string, title: string): string | undefined {
  return markdown.split(/^(?=#{2,3} )/m).find((part) => part.startsWith(`### ${title}`));
}

/** The part that is folded under a title. */
function foldedPart(markdown: string, title: string): string | undefined {
  return markdown
    .split(/^(?=<details>)/m)
    .find((part) => part.startsWith(`<details>\n<summary>${title}</summary>\n\n`))
    ?.replace(/\n\n<\/details>[^]*/, '');
}

describe('the first screen', () => {
  test('tells the result in words, where, how long, and has the links', () => {
    const [head] = page().split('### What to do now');
    expect(head).toBe(
      '## ✅ Rolled back pool user in cluster prod to 1.35.5\n\n' +
        'Result `rolled-back` · rollback in cluster `prod` in resource group `shop` · took 10 min · ' +
        `[Azure portal](https://portal.azure.com/#resource/subscriptions/${SUBSCRIPTION}/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters/prod/overview) · ` +
        `[Activity Log](https://portal.azure.com/#resource/subscriptions/${SUBSCRIPTION}/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters/prod/eventlogs) · ` +
        '[workflow run](https://github.com/octo/shop/actions/runs/77/attempts/2)\n\n',
    );
  });

  test.each([
    ['azureusgovernment', 'https://portal.azure.us/#resource'],
    ['azurechinacloud', 'https://portal.azure.cn/#resource'],
  ] as const)("links to the portal of the cluster's cloud: %s", (cloud, url) => {
    expect(page({}, { ...CONTEXT, cloud })).toContain(`(${url}/subscriptions/`);
  });

  test('has no link to a run that is not known', () => {
    for (const missing of ['serverUrl', 'repository', 'runId'] as const) {
      expect(page({}, { ...CONTEXT, [missing]: undefined })).not.toContain('workflow run');
    }
    expect(page({}, { ...CONTEXT, runAttempt: undefined })).toContain('/actions/runs/77/attempts/1)');
  });

  test.each([
    ['rolled-back', false, '✅'],
    ['nothing-to-abort', false, 'ℹ️'],
    ['rollback-started', false, '⏳'],
    ['blocked', true, '❌'],
  ] as const)('marks %s', (result, fails, icon) => {
    expect(page({ result, fails })).toMatch(new RegExp(`^## ${icon} `, 'u'));
  });

  test('says that it was a dry run', () => {
    expect(page({ dryRun: true, result: 'planned' })).toContain('· rollback (dry run) in cluster');
  });

  test('quotes the error with code, message and correlation id', () => {
    const error = sampleError({
      status: 409,
      attempt: 'roll back pool user',
      message: 'no <b>',
      correlationId: 'corr-9',
    });
    expect(page({ result: 'failed', fails: true, error })).toContain(
      '> **Could not roll back pool user:** `SomethingNew` (HTTP 409)\n>\n> no &#60;b&#62;\n>\n> Correlation ID `corr-9`\n\n',
    );
    expect(page({ result: 'failed', fails: true, error: sampleError() })).toContain(
      '> **Could not finish the rollback of pool user in cluster prod:** `SomethingNew`\n>\n> It did not work.\n\n',
    );
  });

  test('has what to do, with the restore command and what its absence costs', () => {
    const next = section(page({ channels: SWITCHED_OFF }), 'What to do now');
    expect(next).toContain('upgrade again by 2026-07-09');
    expect(next).toMatch(/```sh\naz aks update .* --node-os-upgrade-channel NodeImage\n```/);
    expect(next).toContain('no OS security patches on any pool');
  });

  test('lists the remedies when there are several', () => {
    const offer = { available: true, to: OLD };
    const pools = [samplePoolOutcome({ result: 'aborted', offer, nodes: { done: 1, total: 3 } })];
    const next = section(page({ mode: 'abort', result: 'aborted', pools }), 'What to do now');
    expect(next).toContain(
      'Nothing was undone (last seen with 1 of 3 nodes done):\n\n' +
        '1. Roll back pool user to 1.35.5 with `mode: rollback`.\n\n' +
        '   ```yaml\n   - uses: ',
    );
    expect(next).toMatch(
      /\n {7}kubernetes-version: 1\.35\.5\n {7}node-image-version: \S+\n {3}```\n\n2\. Check first/,
    );
    expect(next).toMatch(
      /\n3\. Continue: .* this starts the upgrade again\.\n\n {3}```sh\n {3}az aks nodepool update .*\n {3}```\n*$/,
    );
  });

  test('warns of missing OS patches only when they were on and are off', () => {
    const left = (nodeOsUpgradeChannel: string, found = 'NodeImage'): string =>
      page({
        channels: {
          ...SWITCHED_OFF,
          found: { upgradeChannel: 'patch', nodeOsUpgradeChannel: found },
          left: { nodeOsUpgradeChannel },
        },
      });
    expect(left('NodeImage')).not.toContain('OS security patches');
    expect(left('None', 'None')).not.toContain('OS security patches');
    expect(left('none')).toContain('OS security patches');
    expect(page({ channels: { ...SWITCHED_OFF, changed: false } })).not.toContain('OS security patches');
    expect(page({ channels: { ...SWITCHED_OFF, left: {} } })).not.toContain('OS security patches');
    expect(page({ channels: { ...SWITCHED_OFF, found: {} } })).toContain('OS security patches');
  });
});

describe('the table of pools', () => {
  test('shows before and after', () => {
    const pools = [samplePoolOutcome({ tookMs: 5 * MINUTE, nodes: { done: 3, total: 3 } })];
    expect(section(page({ pools }), 'Before → after')).toContain(
      '| Pool | Result | State | Kubernetes | Node image |\n' +
        '| --- | --- | --- | --- | --- |\n' +
        '| **control plane** | – | Succeeded | 1.36.0 | – |\n' +
        `| **user** | \`rolled-back\`<br>5 min | Succeeded | 1.36.0 → **1.35.5** | ${NEW.nodeImageVersion} →<br>**${OLD.nodeImageVersion}** |`,
    );
  });

  test('is followed by what can be rolled back to, except after a rollback', () => {
    const offer = { available: true, to: { ...OLD, recordedAt: START } };
    const pools = [
      samplePoolOutcome({ offer, detail: 'It was scaled.' }),
      samplePoolOutcome({ name: 'b', offer: { available: true, to: OLD } }),
      samplePoolOutcome({ name: 'c', offer: { available: false } }),
      samplePoolOutcome({ name: 'd' }),
      samplePoolOutcome({ name: 'e', offer: { available: true } }),
    ];
    const part = section(
      renderSummary(sampleStatus({ pools, clusterResult: 'in-progress' }), CONTEXT),
      'Before',
    );
    expect(part).toContain('\n| **control plane** | `in-progress` | Succeeded | 1.36.0 | – |\n');
    expect(part?.match(/^- Pool .*/gm)).toEqual([
      `- Pool **user** can be rolled back to 1.35.5 / ${OLD.nodeImageVersion}, until at least 2026-06-16.`,
      '- Pool **user**: It was scaled.',
      `- Pool **b** can be rolled back to 1.35.5 / ${OLD.nodeImageVersion}.`,
    ]);
    expect(page({ pools })).not.toContain('can be rolled back to');
  });

  test('shows what is known of a pool that changed or was never read', () => {
    const pools = [
      samplePoolOutcome({ name: 'a', before: {}, after: OLD }),
      { name: 'b', result: 'failed', before: NEW, after: {}, blockedBy: [], detail: 'gone <b>' } as const,
    ];
    const { cluster: _, ...outcome } = sampleOutcome({ pools });
    const part = section(renderSummary(outcome, CONTEXT), 'Control plane and pools');
    expect(part).not.toContain('control plane');
    expect(part).toContain(`| **a** | \`rolled-back\` | Succeeded | 1.35.5 | ${OLD.nodeImageVersion} |`);
    expect(part).toContain(
      `| **b** | \`failed\` | – | 1.36.0 → not known | ${NEW.nodeImageVersion} →<br>not known |`,
    );
    expect(part).toContain('- Pool **b**: gone &#60;b&#62;');
  });

  test('shows how far a pool came that did not get to its end', () => {
    const pools = [
      samplePoolOutcome({ result: 'aborted', provisioningState: 'Canceled', nodes: { done: 1, total: 3 } }),
    ];
    expect(page({ pools: [{ ...pools[0], provisioningState: 'Succeeded' } as PoolOutcome] })).not.toContain(
      '1 of 3',
    );
    expect(page({ pools })).toContain('| `aborted`<br>1 of 3 nodes done |');
  });

  test('speaks of before and after only when something changed', () => {
    const title = (changes: Partial<Outcome>): string =>
      /### (Before → after|Control plane and pools)/.exec(page(changes))?.[1] ?? '';
    const same = samplePoolOutcome({ after: NEW });
    expect(title({ pools: [same] })).toBe('Control plane and pools');
    expect(title({ pools: [{ ...same, after: { ...NEW, nodeImageVersion: 'x' } }] })).toBe('Before → after');
    expect(title({ pools: [same], clusterVersionBefore: '1.35.0' })).toBe('Before → after');
  });

  test('is not there when nothing could be read', () => {
    const { cluster: _, ...outcome } = sampleOutcome({ pools: [] });
    expect(renderSummary(outcome, CONTEXT)).not.toMatch(/### (?:Before|Control)/);
  });
});

describe('the checks', () => {
  test('are a paragraph each for what blocks, warns or notes, with passed ones folded', () => {
    const part = section(
      page({
        checks: [
          sampleCheck(),
          sampleCheck({ id: 'capacity', pool: 'user', verdict: 'passed', seen: 'enough' }),
          sampleCheck({ id: 'version-skew', verdict: 'warned', seen: 'far', ignored: true }),
          sampleCheck({
            id: 'rollback-target',
            pool: 'user',
            verdict: 'blocked',
            seen: 'none|',
            why: 'it needs one',
            remedy: 'run this',
            commands: ['az x'],
            undo: 'az y',
          }),
        ],
      }),
      'Checks',
    );
    expect(part).toContain(
      '**⛔ Blocked** · `rollback-target` · pool user\n\nNone&#124;. It needs one. Run this.\n\n```sh\naz x\n```\n\n' +
        'To undo that once the pool is upgraded again:\n\n```sh\naz y\n```\n\n' +
        '**⚠️ Warned (would have blocked; ignored)** · `version-skew`\n\nFar.\n\n',
    );
    expect(part).toContain('<summary>2 checks passed</summary>');
    expect(part).toContain('- `auto-upgrade`: No channel is on.\n- `capacity` (pool user): Enough.');
  });

  test('are folded when all passed, and nothing when none ran', () => {
    expect(section(page({ checks: [sampleCheck()] }), 'Checks')).toMatch(
      /^### Checks\n\n<details>\n<summary>1 check passed/,
    );
    expect(section(page(), 'Checks')).toBeUndefined();
    const blocked = page({ checks: [sampleCheck({ verdict: 'blocked' })] });
    expect(blocked).not.toContain('<summary>1 check passed');
  });
});

describe('what was done', () => {
  test('has a line a move, and says when auto-upgrade was put back', () => {
    const record = rollbackRecord({
      answer: { kind: 'refused', error: azureError() },
      settlement: { kind: 'vanished', at: START + 2 * MINUTE },
    });
    const part = section(
      page({
        moves: [record, rollbackRecord({ answer: { kind: 'none' } })],
        channels: { ...SWITCHED_OFF, changed: false, putBack: true },
        fails: true,
      }),
      'What was done',
    );
    expect(part).toContain(
      `\n- 17:01:00 **Roll back pool user to 1.35.5 / ${OLD.nodeImageVersion}.** Azure refused`,
    );
    expect(part).toContain(
      'Azure refused the request: 409 OperationNotAllowed: Another operation is in progress.',
    );
    expect(part).toContain('Deleted by someone else, noticed after 1 min.');
    expect(part).toContain(`${OLD.nodeImageVersion}.** Ended after 5 min: Succeeded`);
    expect(part).toContain(
      'switched off and restored: Kubernetes channel patch and node OS channel NodeImage.',
    );
    expect(page({ moves: [] })).not.toContain('What was done');
  });

  test('is a plan with requests for a dry run', () => {
    const plan = [
      { kind: 'abort', target: { kind: 'pool', name: 'user' }, why: 'busy' },
      { kind: 'wait', targets: [{ kind: 'cluster' }], why: 'busy' },
    ] as const;
    const part = section(page({ dryRun: true, plan, result: 'planned' }), 'Plan');
    expect(part).toContain(
      '1. Abort the operation on pool user, which blocks the rollback\n\n   ```http\n   POST /subscriptions/',
    );
    expect(part).toContain('2. Wait for the cluster: another operation is running');
    expect(page({ dryRun: true })).not.toContain('### Plan');
    expect(page({ plan })).not.toContain('### Plan');
  });

  test('is followed by warnings that no check gave', () => {
    expect(section(page({ warnings: ['labels changed'] }), 'Warnings')).toContain('- labels changed');
    expect(page()).not.toContain('### Warnings');
  });
});

describe('the timeline', () => {
  const timeline = [
    { at: START, target: 'pool/user', kind: 'state', text: 'Upgrading' },
    { at: START + MINUTE, target: 'pool/user', kind: 'state', text: 'Succeeded' },
  ] as const;

  test('is a Mermaid picture', () => {
    expect(section(page({ timeline }), 'Timeline')).toMatch(/```mermaid\n%%\{init: .*\}%%\ngantt\n/);
    expect(page()).not.toContain('mermaid');
  });

  test('says what it leaves out', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...timeline[index % 2 === 0 ? 0 : 1],
      at: START + index,
    }));
    expect(section(page({ timeline: many }), 'Timeline')).toContain('Not shown: 20 states');
  });
});

test('a command at the end of what became of a pool stands in a block of its own', () => {
  const detail = 'Azure refused it. To do it yourself: az aks update --name prod --yes';
  expect(page({ pools: [samplePoolOutcome({ result: 'failed', detail })] })).toContain(
    '- Pool **user**: Azure refused it. To do it yourself:\n\n  ```sh\n  az aks update --name prod --yes\n  ```',
  );
});

describe('after a rollback', () => {
  test('the page reminds of patches and names the versions to pin', () => {
    const pools = [
      samplePoolOutcome(),
      samplePoolOutcome({ name: 'b', result: 'not-started' }),
      samplePoolOutcome({ name: 'c', after: {} }),
      samplePoolOutcome({ name: 'd', result: 'failed' }),
    ];
    const part = section(page({ pools }), 'Until the next upgrade') ?? '';
    expect(part).toContain('**Upgrade again by 2026-07-09.**');
    expect(part).toContain(
      '\n  - Pool **user**: `orchestrator_version = "1.35.5"` (Terraform, azurerm), `orchestratorVersion: \'1.35.5\'` (Bicep)\n',
    );
    expect(part).not.toMatch(/\*\*[b-d]\*\*/);
    expect(page({ mode: 'status' })).not.toContain('Until the next upgrade');
    expect(page({ pools: [samplePoolOutcome({ after: {} })] })).toContain('**Pin the versions');
  });
});

describe('the record', () => {
  test('says who, where, why, when and under which ids', () => {
    const part = foldedPart(
      page({
        reason: 'smoke | test',
        operation: sampleOperation(),
        apiVersion: '2026-06-01',
        error: sampleError({ correlationId: 'corr-9' }),
        moves: [
          rollbackRecord(),
          rollbackRecord(),
          rollbackRecord({ answer: { kind: 'refused', error: azureError({ correlationId: 'corr-2' }) } }),
          rollbackRecord({ answer: { kind: 'unknown', error: azureError() } }),
          rollbackRecord({ answer: { kind: 'none' } }),
        ],
      }),
      'Record',
    );
    expect(part).toContain('- **Requested by:** mona');
    expect(part).toContain('- **Workflow:** octo/shop / Upgrade / smoke-test');
    expect(part).toContain(
      '- **Run:** [77, attempt 2](https://github.com/octo/shop/actions/runs/77/attempts/2)',
    );
    expect(part).toContain('- **Reason:** smoke &#124; test');
    expect(part).toContain('- **From, to (UTC):** 2026-06-09T17:00:00Z, 2026-06-09T17:10:00Z');
    expect(part).toContain('- **Operation ID:** `op-1`');
    expect(part).toContain('- **Correlation IDs:** `corr-1`, `corr-2`, `corr-9`');
    expect(part).toContain('- **AKS API version:** 2026-06-01');
  });

  test('leaves out what is not known', () => {
    const part = foldedPart(page({ moves: [], reason: '' }, {}), 'Record');
    expect(part).not.toMatch(/Requested|Workflow|Run:|Reason|Operation ID|Correlation|API version/);
    expect(foldedPart(page({}, { ...CONTEXT, runAttempt: undefined }), 'Record')).toContain(
      '[77, attempt 1]',
    );
  });

  test('folds the recent operations', () => {
    const recentOperations = [
      sampleOperation({
        percentComplete: 40,
        startedAt: START,
        endedAt: START + MINUTE,
        error: { code: 'c', message: '<m>' },
      }),
      sampleOperation({ id: 'op-2', kind: 'Upgrade', resourceId: '/x/agentPools/user' }),
    ];
    const markdown = page({ recentOperations });
    expect(markdown).toContain('<summary>2 recent operations</summary>');
    expect(markdown).toContain(
      '| operation | Upgrading (40 %) | 2026-06-09T17:00:00Z | 2026-06-09T17:01:00Z | `c` &#60;m&#62; | `op-1` |',
    );
    expect(markdown).toContain('| upgrade of pool user | Upgrading | – | – | – | `op-2` |');
  });
});

describe('the whole page', () => {
  const timeline = [
    { at: START, target: 'pool/user', kind: 'state', text: 'Upgrading' },
    { at: START + MINUTE, target: 'pool/user', kind: 'state', text: 'Succeeded' },
  ] as const;
  const FULL: Partial<Outcome> = {
    error: sampleError(),
    checks: [sampleCheck({ verdict: 'warned' }), sampleCheck()],
    timeline,
    recentOperations: [sampleOperation()],
  };
  const titlesOf = (markdown: string): readonly string[] =>
    [...markdown.matchAll(/^(?:#{2,3} |<summary>)([^<\n]*)/gm)].map(([, title = '']) => title);

  test('has what to act upon first and the picture last; what is for the record is folded when all went well', () => {
    const markdown = page(FULL);
    expect(titlesOf(markdown)).toEqual([
      '✅ Rolled back pool user in cluster prod to 1.35.5',
      'What to do now',
      'Before → after',
      'Checks',
      '1 check passed',
      'Until the next upgrade',
      'What was done',
      '1 recent operation',
      'Record',
      'Timeline (UTC)',
    ]);
    expect(foldedPart(markdown, 'What was done')).toContain('Roll back pool user');
    expect(foldedPart(markdown, 'Record')).toContain('**Requested by:** mona');
  });

  test.each([
    ['the step failed', { fails: true }],
    ['the result is bad', { mode: 'status', result: 'failed' }],
    ['something was warned of', { warnings: ['A label changed.'] }],
  ] as const)('shows the record open when %s', (_, changes) => {
    const markdown = page({ ...FULL, ...changes });
    expect(section(markdown, 'What was done')).toContain('Roll back pool user');
    expect(section(markdown, 'Record')).toContain('**Requested by:** mona');
    expect(titlesOf(markdown)).toContain('1 recent operation');
  });

  test('has no header row without words', () => {
    expect(page(FULL)).not.toMatch(/^\|[^\n]*\| *\|[^\n]*\n\| ---/m);
  });

  const allowed =
    /<(?!\/?(?:h2|h3|p|code|pre|br|strong|em|ul|ol|li|table|thead|tbody|tr|th|td|a|blockquote|details|summary)[ >])/;

  test('never lets foreign text become markup', () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        '<img src=x onerror=alert(1)>',
        '</details>',
        '```\n# x',
        '| a |\n| b |',
        '[x](javascript:y)',
        '-->',
        '`',
      ),
      anyText(),
    );
    fc.assert(
      fc.property(hostile, fc.constantFrom(...RESULTS_WORST_FIRST), (text, result) => {
        const operation = sampleOperation({ id: text, status: text, error: { code: text, message: text } });
        const html = marked.parse(
          page({
            result,
            reason: text,
            error: sampleError({ code: text, message: text, correlationId: text, attempt: text }),
            checks: (['blocked', 'passed'] as const).map((verdict) =>
              sampleCheck({ verdict, seen: text, why: text, remedy: text, pool: text }),
            ),
            pools: [
              samplePoolOutcome({ name: text, detail: text, after: { ...OLD, nodeImageVersion: text } }),
            ],
            warnings: [text],
            operation,
            recentOperations: [operation],
            cluster: sampleCluster({ provisioningState: text, nodeOsUpgradeChannel: text }),
            channels: { ...SWITCHED_OFF, found: { upgradeChannel: text } },
            timeline: [
              { at: START, target: text, kind: 'state', text },
              { at: START + MINUTE, target: text, kind: 'move', text: 'abort' },
            ],
          }),
          { async: false },
        );
        expect(html.replace(/ align="\w+"/g, '')).not.toMatch(allowed);
        expect(html).not.toMatch(/href="(?!https:\/\/(?:github\.com|portal\.azure\.com)\/)/);
        expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
      }),
      { numRuns: 60 },
    );
  });

  test('stays under one MiB whatever it holds', () => {
    const text = '|😀'.repeat(3_000);
    const operation = sampleOperation({ id: text, status: text, error: { code: text, message: text } });
    const verdicts = ['blocked', 'warned', 'passed'] as const;
    const times = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
    const markdown = page({
      reason: text,
      error: sampleError({ code: text, message: text, attempt: text, correlationId: text }),
      checks: times(150).map((index) =>
        sampleCheck({ verdict: verdicts[index % 3] ?? 'passed', seen: text, why: text, remedy: text }),
      ),
      pools: times(200).map(() =>
        samplePoolOutcome({ name: text, detail: text, before: { kubernetesVersion: text }, after: OLD }),
      ),
      warnings: times(200).map(() => text),
      recentOperations: times(50).map(() => operation),
      moves: times(200).map(() =>
        rollbackRecord({ move: { kind: 'roll-back', pool: text, to: OLD, isResend: false } }),
      ),
      plan: times(200).map(
        () => ({ kind: 'abort', target: { kind: 'pool', name: text }, why: 'asked' }) as const,
      ),
      dryRun: true,
      isSinglePool: false,
    });
    expect(byteLength(markdown)).toBeLessThan(1024 * 1024);
    expect(markdown).toContain('left out: the page would be too long');
    expect(markdown).toContain('### Record');
  });
});

describe('fitting', () => {
  test('keeps lines from the first on, and counts those left out', () => {
    expect(fitLines(['aaaa', 'bbbb', 'cccc'], 24)).toEqual({ kept: ['aaaa', 'bbbb'], leftOut: 1 });
    expect(fitLines(['aaaa'], 24)).toEqual({ kept: ['aaaa'], leftOut: 0 });
    expect(fitLines([['a', 'b'], ['c']], 8)).toEqual({ kept: [], leftOut: 2 });
    expect(leftOutNote(0, 'row')).toEqual([]);
    expect(leftOutNote(1, 'row').join('')).toContain('1 more row left out');
  });
});
