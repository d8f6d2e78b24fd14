/** Samples of what is said seldom: other clouds, ignored checks, pages that are too long, ends that nobody expects. */

import type { RawAnswer } from '../../src/adapters/http/answer.ts';
import {
  AnswerTimeoutError,
  errorFromAnswer,
  errorFromThrown,
  unusableAnswer,
} from '../../src/adapters/http/errors.ts';
import { errorFromSignIn } from '../../src/adapters/sign-in/entra-errors.ts';
import type { JsonObject } from '../../src/domain/aks/cluster.ts';
import { AzureError } from '../../src/domain/aks/errors.ts';
import { errorInWords } from '../../src/report/log/moves.ts';
import { withFullStop } from '../../src/text/plain-text.ts';
import { whyUnfit } from '../../src/domain/aks/sendable.ts';
import { READS } from '../../src/domain/aks/reads.ts';
import { annotations } from '../../src/report/annotations.ts';
import { checkLines } from '../../src/report/log/checks.ts';
import { signInLine } from '../../src/report/log/sign-in.ts';
import { renderTimeline } from '../../src/report/summary/timeline.ts';
import { leftOutNote } from '../../src/report/text/fitting.ts';
import {
  ACCEPTED,
  cluster,
  endedAs,
  history,
  moved,
  named,
  observation,
  OLD,
  pool,
  refusedWith,
  rollbackInputs,
  START,
} from '../../__tests__/support/builders.ts';
import {
  rollbackRecord,
  sampleCheck,
  sampleError,
  sampleOutcome,
  samplePoolOutcome,
  sampleStatus,
} from '../../__tests__/unit/report/samples.ts';
import { endingOf } from '../../__tests__/unit/domain/deciding.ts';

const OFF = { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none' } } as const;
const ON_AGAIN = { kind: 'restore-auto-upgrade', channels: { upgradeChannel: 'patch' } } as const;

/** Returns them, whatever they are about. */
export function restSamples(): readonly string[] {
  const { connection } = rollbackInputs();
  const failed = sampleStatus({ result: 'failed', error: sampleError({ code: 'PodDrainFailure' }) });
  return [
    signInLine({ ...connection, cloud: 'azureusgovernment' }),
    signInLine({ ...connection, cloud: 'azurechinacloud' }),
    ...checkLines([sampleCheck({ verdict: 'warned', ignored: true, seen: 'Auto-upgrade is on.' })]),
    ...leftOutNote(1, 'pool'),
    ...leftOutNote(3, 'check'),
    ...annotations(failed).map(({ message }) => message),
    ...timelineSamples(),
    ...adapterSamples(),
    ...endSamples(),
    `Reading failed: ${String(whyUnfit({ eTag: '' } as never))}`,
    READS.records.name('pool user'),
    READS.poolToSend.name('pool user'),
  ];
}

/** Errors as the adapters word them where Azure, Entra ID or the network said little. */
function adapterSamples(): readonly string[] {
  const { signal } = new AbortController();
  const answer = (status: number, body?: JsonObject): RawAnswer => ({
    status,
    body,
    header: () => undefined,
  });
  const at = { request: { url: 'https://management.azure.com/subscriptions' } };
  const thrown = (code: string, message: string): Error => Object.assign(new Error(message), { code, ...at });
  return [
    errorFromAnswer(answer(404), 'read cluster prod'),
    errorFromAnswer(answer(503), 'read cluster prod'),
    errorFromAnswer(
      answer(400, {
        code: 'UpgradeFailed',
        message: 'It failed.',
        details: [{ code: 'SubnetIsFull', message: 'Full.' }],
      }),
      'update node pool user in cluster prod',
    ),
    unusableAnswer('read cluster prod', 'it is empty', 200),
    errorFromThrown(thrown('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443'), 'read cluster prod', signal),
    errorFromThrown(thrown('ECONNRESET', ''), 'read cluster prod', signal),
    errorFromThrown(new AnswerTimeoutError(30_000), 'read cluster prod', signal),
    errorFromThrown(new Error('What is this?'), 'read cluster prod', signal),
    errorFromSignIn(new Error(''), undefined, signal),
    errorFromSignIn(new Error(''), { kind: 'answer', answer: answer(500) }, signal),
  ].map((error) => (error instanceof AzureError ? withFullStop(errorInWords(error.details)) : error.message));
}

/** A picture of many pools, with each kind of move in it. */
function timelineSamples(): readonly string[] {
  const kinds = ['join', 'restore-auto-upgrade'] as const;
  const pools = Array.from({ length: 60 }, (_, index) => `pool/p${String(index)}`);
  const timeline = pools.flatMap((target, index) =>
    Array.from({ length: index === 0 ? 80 : 1 }, (_, at) => ({
      at: START + at * 60_000,
      target,
      ...(at < 2 && index === 0
        ? { kind: 'move' as const, text: kinds[at] ?? 'join' }
        : { kind: 'state' as const, text: at % 2 === 0 ? 'Upgrading' : 'Succeeded' }),
    })),
  );
  const drawn = renderTimeline(sampleOutcome({ timeline, endedAt: START + 80 * 60_000 }));
  const marks = drawn?.mermaid.split('\n').filter((line) => line.includes('milestone')) ?? [];
  return [
    ...marks.map((line) => line.trim().replace(/ :.*/, '')),
    ...(drawn?.note === undefined ? [] : [drawn.note]),
  ];
}

/** How a rollback ends that was given up after something had been changed. */
function endSamples(): readonly string[] {
  const off = moved({ move: OFF, answer: ACCEPTED, settlement: endedAs('Succeeded') });
  const back = moved({ move: ON_AGAIN, answer: ACCEPTED, settlement: endedAs('Succeeded') });
  const inputs = rollbackInputs({ pools: named('user', 'web') });
  const both = observation({ cluster: cluster({ pools: [pool(), pool({ name: 'web' })] }) });
  const first = rollbackRecord({ move: { kind: 'roll-back', pool: 'user', to: OLD, isResend: false } });
  const gone = observation({ cluster: cluster({ pools: [pool({ ...OLD })] }) });
  const on = observation({
    cluster: cluster({ upgradeChannel: 'patch', pools: [pool({ ...OLD }), pool({ name: 'web' })] }),
  });
  const refused = moved({ move: OFF, answer: refusedWith(403, { code: 'Odd', message: 'No.' }) });
  return [
    ...endingOf(inputs, both, history([off, back], both)).pools,
    ...endingOf(inputs, gone, history([first], both)).pools,
    ...endingOf(inputs, on, history([first, refused], on)).pools,
    samplePoolOutcome(),
  ].flatMap(({ detail }) => (detail === undefined ? [] : [detail]));
}
