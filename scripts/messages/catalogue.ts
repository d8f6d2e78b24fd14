/** Samples of every text that a user can meet, to be read in one sitting. */

import type { Mode, SignIn } from '../../src/domain/inputs.ts';
import { factsOf, RESULTS_WORST_FIRST, type Result } from '../../src/domain/results.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts';
import { annotations, reportingAnnotation } from '../../src/report/annotations.ts';
import { bugAnnotation, inputAnnotation } from '../../src/report/early-annotations.ts';
import {
  followUpFailure,
  followUpLine,
  NO_TOKEN,
  PUBLIC_FOLLOW_UP_WARNING,
} from '../../src/report/follow-up.ts';
import { nextStep } from '../../src/report/advice/next-step.ts';
import { checkLines } from '../../src/report/log/checks.ts';
import {
  abortNotAwaitedLine,
  otherAbortedLine,
  perhapsOtherAbortedLine,
  unguardedAbortLine,
} from '../../src/report/log/aborts.ts';
import { answerLine, planLines, settlementLine } from '../../src/report/log/moves.ts';
import {
  faultBeginLine,
  faultEndLine,
  heartbeatLine,
  lastLookLine,
  openOutageLine,
  throttledLine,
  cutPauseLine,
  waitLine,
} from '../../src/report/log/wait.ts';
import { resultLines, settingsChangedLine, verifyLine } from '../../src/report/log/result.ts';
import { sessionEndWarning, signInLine } from '../../src/report/log/sign-in.ts';
import { abortEndingSamples, rollbackEndingSamples, statusSamples } from './endings.ts';
import { insightSamples, observationSamples } from './found.ts';
import { inputSamples } from './inputs.ts';
import { AFTER_ABORT } from './next-after-abort.ts';
import { AFTER_ROLLBACK } from './next-after-rollback.ts';
import { AFTER_STATUS } from './next-after-status.ts';
import { annotationSamples, issueSamples, pageSamples } from './pages.ts';
import { restSamples } from './rest.ts';
import { ADDRESS, KNOWN_ERRORS, MOVES, NEW, OLD, START, sampleError, sampleOutcome } from './samples.ts';
import { LATE } from '../../src/steps/patience/allowance.ts';
import { ADVICE_ROWS, adviceFor } from '../../src/report/advice/table.ts';
import { situationsOf, type Situation } from '../../__tests__/support/check-situations.ts';

/** Texts of one kind. */
export interface CatalogueSection {
  readonly title: string;
  readonly texts: readonly string[];
}

/** Returns the catalogue as one text, as it is committed. */
export function messagesText(): string {
  return messagesCatalogue()
    .map(({ title, texts }) => `━━━ ${title} ━━━\n${texts.join('\n')}\n`)
    .join('\n');
}

/** The situation, and below it what the check says, one line for each sentence. */
function checkSample([title, says]: Situation): string {
  const lines = says().flatMap(([verdict = '', ...sentences]) => [
    `  ${verdict}`,
    ...sentences.map((sentence) => `    ${sentence}`),
  ]);
  return [title, ...(lines.length > 0 ? lines : ['  (nothing)'])].join('\n');
}

/** Returns samples of every kind of text, in the order in which a run says them. */
export function messagesCatalogue(): readonly CatalogueSection[] {
  return [
    { title: 'Signing in', texts: signInSamples() },
    { title: 'Problems with the inputs', texts: inputSamples() },
    { title: 'What was found', texts: observationSamples() },
    { title: 'Who started it, how long it takes, what comes next', texts: insightSamples() },
    { title: 'Moves, with their requests', texts: planLines(MOVES, ADDRESS) },
    { title: 'Answers', texts: answerSamples() },
    { title: 'What an abort has hit', texts: abortSamples() },
    { title: 'How a move ended', texts: settlementSamples() },
    { title: 'Waiting', texts: waitSamples() },
    {
      title: 'Reading back',
      texts: [
        verifyLine('user', OLD, { provisioningState: 'Succeeded', ...OLD }),
        verifyLine('user', OLD, { provisioningState: 'Succeeded', ...NEW }),
      ],
    },
    { title: 'How a rollback ended, in a sentence', texts: rollbackEndingSamples() },
    { title: 'How an abort ended, in a sentence', texts: abortEndingSamples() },
    { title: 'Of a status, or of a wrong name', texts: statusSamples() },
    ...resultSections(),
    {
      title: 'Follow-up issue',
      texts: [
        followUpLine('user', 'https://github.com/contoso/shop/issues/12', true),
        followUpLine('user', 'https://github.com/contoso/shop/issues/12', false),
        followUpFailure(['user'], NO_TOKEN),
        PUBLIC_FOLLOW_UP_WARNING,
      ],
    },
    { title: 'Follow-up issues, whole', texts: issueSamples() },
    { title: 'Annotations outside a result', texts: otherAnnotations() },
    { title: 'Annotations about channels, warnings and limits', texts: annotationSamples() },
    {
      title: 'Advice',
      texts: adviceSamples(),
    },
    { title: 'Checks of a rollback', texts: situationsOf('rollback').map(checkSample) },
    { title: 'Checks of an abort', texts: situationsOf('abort').map(checkSample) },
    { title: 'Said seldom', texts: restSamples() },
    ...pageSamples().map(([name, page]) => ({ title: `Summary: ${name}`, texts: [page] })),
  ];
}

/** Every result in every mode, then what to do now in each situation. */
function resultSections(): readonly CatalogueSection[] {
  return [
    ...(['abort', 'rollback', 'status'] as const).flatMap((mode) =>
      RESULTS_WORST_FIRST.filter((result) => factsOf(result).modes.includes(mode)).map((result) => ({
        title: `${mode}: ${result}`,
        texts: resultSamples(mode, result),
      })),
    ),
    ...[...AFTER_ABORT, ...AFTER_ROLLBACK, ...AFTER_STATUS].map(([title, outcome, context = {}]) => ({
      title: `What to do now: ${title}`,
      texts: [
        ...checkLines(outcome.checks).slice(0, -1),
        ...resultLines(outcome, context),
        ...(outcome.channels === undefined ? [] : [`Output next-step: ${nextStep(outcome)}`]),
      ],
    })),
  ];
}

/** What is told about each code, where nothing more is known, and where the facts are. */
function adviceSamples(): readonly string[] {
  const codes = ADVICE_ROWS.flatMap((row) => row.codes.map((code) => ({ code, message: '' })));
  return [...codes, ...KNOWN_ERRORS].flatMap((error) => {
    const advice = adviceFor(error, { mode: 'rollback', address: ADDRESS });
    return [`${error.code}: ${String(advice?.text)}.`, ...(advice?.commands ?? [])];
  });
}

function signInSamples(): readonly string[] {
  const ids = {
    tenantId: '22222222-3333-4444-5555-666666666666',
    clientId: '33333333-4444-5555-6666-777777777777',
  };
  const signIns: readonly SignIn[] = [
    { kind: 'secret', ...ids, clientSecret: '' },
    { kind: 'federation', ...ids, audience: 'api://AzureADTokenExchange' },
    { kind: 'azure-cli' },
    { kind: 'workload-identity', ...ids, tokenFile: '' },
    { kind: 'managed-identity' },
  ];
  const lines = signIns.map((signIn) =>
    signInLine({
      cloud: 'azurecloud',
      resourceManagerEndpoint: 'https://management.azure.com',
      authorityHost: 'https://login.microsoftonline.com',
      scope: 'https://management.azure.com/.default',
      signIn,
    }),
  );
  return [...lines, sessionEndWarning(START, START + HOUR_MS)];
}

function answerSamples(): readonly string[] {
  const error = sampleError();
  return [
    answerLine({ kind: 'accepted', status: 202, correlationId: '0f1e2d3c' }),
    answerLine({ kind: 'refused', error }),
    answerLine({ kind: 'unknown', error }),
    answerLine({ kind: 'withheld', reason: 'pool user changed in the meantime' }),
  ].filter((line) => line !== undefined);
}

function abortSamples(): readonly string[] {
  const target = { kind: 'pool', name: 'user' } as const;
  const meant = { id: '667f282c-8cad-4c4d-a8b4-17de68c55e9f', status: 'Succeeded' };
  const other = { id: '0a4d1f6c-52f3-4f6e-9d3a-6f1a3d9d7b10', status: 'Canceled' };
  return [
    unguardedAbortLine(target, meant, LATE.error.details),
    abortNotAwaitedLine(target, meant, undefined),
    abortNotAwaitedLine(target, undefined, other),
    abortNotAwaitedLine({ kind: 'cluster' }, undefined, undefined),
    perhapsOtherAbortedLine(meant.id, other),
    otherAbortedLine(meant, other),
    otherAbortedLine(meant, undefined),
  ];
}

function settlementSamples(): readonly string[] {
  const seen = { provisioningState: 'Succeeded', ...OLD };
  const at = START + 5 * MINUTE_MS;
  return (
    [
      { kind: 'ended', at, seen, wasSeenCanceling: false },
      { kind: 'replaced', at, seen: { provisioningState: 'Scaling' } },
      { kind: 'not-begun', at, seen },
      { kind: 'vanished', at },
      { kind: 'not-awaited' },
    ] as const
  ).map((settlement) => {
    const move = { kind: 'roll-back', pool: 'user', to: OLD, isResend: false } as const;
    return settlementLine({ move, startedAt: START, answer: { kind: 'accepted', status: 200 }, settlement });
  });
}

function waitSamples(): readonly string[] {
  const sight = {
    target: { kind: 'pool', name: 'user' },
    provisioningState: 'Upgrading',
    elapsedMs: 4 * MINUTE_MS,
    expectedMs: 9 * MINUTE_MS,
  } as const;
  return [
    waitLine({ ...sight, phase: 'creating surge nodes' }),
    waitLine({ ...sight, phase: 'upgrading nodes', percentComplete: 50, nodes: { done: 1, total: 3 } }),
    heartbeatLine(sight),
    faultBeginLine(sampleError().details),
    faultEndLine({ attempt: 'read cluster prod', failures: 3, durationMs: MINUTE_MS }),
    openOutageLine(sampleError().details, { failures: 3, durationMs: MINUTE_MS }),
    lastLookLine(sampleError().details),
    lastLookLine(undefined),
    throttledLine(30_000),
    cutPauseLine(HOUR_MS, 5 * MINUTE_MS),
    ...planLines([], ADDRESS),
    settingsChangedLine('user', ['nodeLabels', 'nodeTaints']),
  ];
}

function resultSamples(mode: Mode, result: Result): readonly string[] {
  const outcome = sampleOutcome(mode, result);
  return [
    ...checkLines(outcome.checks),
    ...resultLines(outcome),
    ...annotations(outcome).map(({ level, title, message }) => `${level}: ${title}\n${message}`),
  ];
}

function otherAnnotations(): readonly string[] {
  return [
    inputAnnotation(['mode: "abrot" is not abort, rollback or status']),
    bugAnnotation({ name: 'TypeError', message: 'x is undefined' }),
    reportingAnnotation('job summary', { message: 'ENOSPC: no space left on device' }),
  ].map(({ level, title, message }) => `${level}: ${title}\n${message}`);
}
