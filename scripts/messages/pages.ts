/** Whole pages of Markdown: summaries and follow-up issues, and the annotations that only some runs have. */

import type { Outcome } from '../../src/domain/outcome/outcome.ts';
import { annotations } from '../../src/report/annotations.ts';
import { jobLimitAnnotation } from '../../src/report/early-annotations.ts';
import { duplicateWarning, followUpLine, followUps } from '../../src/report/follow-up.ts';
import type { RunContext } from '../../src/report/run-context.ts';
import { renderSummary } from '../../src/report/summary/index.ts';
import { issueTroubleInWords } from '../../src/report/text/issue-trouble.ts';
import { rollbackInputs, statusInputs } from '../../__tests__/support/builders.ts';
import { stories } from '../../__tests__/report-pages/stories.ts';
import {
  MINUTE,
  NEW,
  OLD,
  rollbackRecord,
  sampleCheck,
  sampleOutcome,
  samplePoolOutcome,
  START,
  SWITCHED_OFF,
} from '../../__tests__/unit/report/samples.ts';

const CONTEXT: RunContext = {
  serverUrl: 'https://github.com',
  repository: 'contoso/shop',
  runId: '77',
  actor: 'octocat',
  workflow: 'Recover',
  job: 'rollback',
  isPublicRepository: false,
  actionRepository: 'contoso/aks-recover',
  actionRef: 'v1',
};
const SECOND_ATTEMPT: RunContext = { ...CONTEXT, runAttempt: '2' };

/** The stories whose pages, together, have every section. */
const SHOWN = ['rolled-back', 'planned', 'several-pools', 'stuck-upgrade', 'out-of-time', 'nodes-disagree'];

/** A rollback with everything to take back later. */
const BACK = sampleOutcome({
  channels: SWITCHED_OFF,
  reason: 'Checkout answers slowly since the upgrade',
  checks: [
    sampleCheck({
      id: 'fleet-update-run',
      verdict: 'warned',
      ignored: true,
      seen: 'Update run june of fleet all-shops would upgrade member prod.',
      undo: 'az fleet updaterun start --resource-group fleets --fleet-name all-shops --name june --subscription 11111111-2222-3333-4444-555555555555',
    }),
    sampleCheck({ id: 'capacity', verdict: 'notice', seen: 'Rolling back needs 1 surge node.' }),
  ],
  timeline: [],
});

/** Returns pages, each with its name. */
export function pageSamples(): readonly (readonly [name: string, page: string])[] {
  return [
    ...stories()
      .filter(({ name }) => SHOWN.includes(name))
      .map(({ name, outcome }) => [name, renderSummary(outcome, CONTEXT)] as const),
    ['with auto-upgrade put back', renderSummary(PUT_BACK, CONTEXT)],
    ['that knows an earlier attempt', renderSummary(FOUND_OFF, SECOND_ATTEMPT)],
    ['of a switch-off that may still act', renderSummary(PENDING, CONTEXT)],
  ];
}

const PUT_BACK: Outcome = sampleOutcome({
  result: 'failed',
  fails: true,
  pools: [samplePoolOutcome({ result: 'failed', after: NEW })],
  channels: { ...SWITCHED_OFF, left: SWITCHED_OFF.found, changed: false, putBack: true },
  checks: BACK.checks,
});

const FOUND_OFF: Outcome = sampleOutcome({
  result: 'already-rolled-back',
  pools: [samplePoolOutcome({ result: 'already-rolled-back', before: OLD })],
  channels: { ...SWITCHED_OFF, found: SWITCHED_OFF.left, changed: false },
  moves: [],
});

const PENDING: Outcome = sampleOutcome({
  result: 'interrupted',
  fails: true,
  pools: [samplePoolOutcome({ result: 'interrupted', after: NEW })],
  channels: {
    found: SWITCHED_OFF.found,
    left: SWITCHED_OFF.found,
    changed: false,
    putBack: false,
    pending: SWITCHED_OFF.left,
  },
  moves: [],
});

/** Returns the issues of a rollback in a private and in a public repository, and of its second attempt. */
export function issueSamples(): readonly string[] {
  const issues = [
    ...followUps(BACK, CONTEXT),
    ...followUps(BACK, {}),
    ...followUps(FOUND_OFF, SECOND_ATTEMPT),
  ];
  return [
    ...issues.flatMap(({ title, body, comment }) => [`# ${title}`, body, `Comment: ${comment}`]),
    followUpLine('user', 'https://github.com/contoso/shop/issues/12', false, true),
    duplicateWarning(
      'https://github.com/contoso/shop/issues/13',
      'https://github.com/contoso/shop/issues/12',
    ),
    ...[401, 403, 410, 429, 502].map((status) =>
      issueTroubleInWords({ attempt: 'open an issue', kind: 'answer', status }),
    ),
    issueTroubleInWords({ attempt: 'open an issue', kind: 'proxy', status: 407 }),
    issueTroubleInWords({ attempt: 'open an issue', kind: 'proxy', status: 403 }),
    issueTroubleInWords({ attempt: 'read the open issues', kind: 'time' }),
    issueTroubleInWords({ attempt: 'read the open issues', kind: 'network', said: 'ECONNREFUSED' }),
  ];
}

/** Returns the annotations about channels and about the limits of a job. */
export function annotationSamples(): readonly string[] {
  const long = { wait: true, timeoutMs: 360 * MINUTE, pollIntervalMs: 10_000 };
  const hosted = { isGitHubHosted: true };
  const federation = {
    ...rollbackInputs().connection,
    signIn: { kind: 'federation', tenantId: '', clientId: '', audience: '' },
  } as const;
  const limits = [
    jobLimitAnnotation(rollbackInputs({ waiting: long }), hosted, START),
    jobLimitAnnotation(statusInputs({ waiting: long }), hosted, START),
    jobLimitAnnotation(
      rollbackInputs({ waiting: long, connection: federation }),
      { isGitHubHosted: false, idTokensUntil: START + 60 * MINUTE },
      START,
    ),
  ].filter((one) => one !== undefined);
  const all = [
    ...annotations(BACK, CONTEXT),
    ...annotations(FOUND_OFF, SECOND_ATTEMPT),
    ...annotations(PENDING, CONTEXT),
    ...annotations(sampleOutcome({ moves: [rollbackRecord()], warnings: ['The runner is slow.'] }), CONTEXT),
    ...limits,
  ];
  return all.map(({ level, title, message }) => `${level}: ${title}\n${message}`);
}
