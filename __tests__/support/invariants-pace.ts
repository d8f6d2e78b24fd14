/** What surprises make of a run, and how fast it asks: single 404s, refusals, slow reads, aborts from old reads. */

import type { RecordedRequest } from '../../simulator/simulator.ts';
import type { Effect, Rehearsal } from './rehearsal.ts';
import { commandsOf } from './runner-commands.ts';
import { isMutating, parsed } from './shown.ts';

/** What is known of a run beyond what it left behind. */
export interface Troubles {
  /** Nothing went wrong but that reads were late which it can do without. */
  readonly isOnlySlow?: boolean;
}

/** What no run may break, in words. */
export function brokenAboutPace(run: Rehearsal, troubles: Troubles): readonly string[] {
  return [
    ...fewAbsencesAreNoDeletion(run),
    ...refusalIsTheEnd(run),
    ...abortsWhatWasRead(run),
    ...(troubles.isOnlySlow === true ? isNotHeldUp(run) : []),
    ...asksSlowly(run),
    ...holdsNoCommands(run),
  ];
}

const ABSENCES_THAT_PROVE_NOTHING = 3;
const LOOKED_AT: readonly string[] = ['cluster.get', 'pool.get'];

/** Up to three 404s in a row, once something was sent, are no deletion. */
function fewAbsencesAreNoDeletion(run: Rehearsal): readonly string[] {
  const { requests, outputs, log, after, inputs } = run;
  const first = requests.findIndex(isMutating);
  const named = (inputs['nodepool'] ?? '').split(',').filter((name) => name !== '' && name !== '*');
  const isThere = after !== undefined && named.every((name) => after.pools[name] !== undefined);
  const missing = requests.filter(({ face, status }) => face === 'arm' && status === 404);
  if (first === -1 || !isThere || missing.length === 0) return [];
  const isOnlyLooks = missing.every(
    (request) => LOOKED_AT.includes(request.route) && requests.indexOf(request) > first,
  );
  if (
    !isOnlyLooks ||
    LOOKED_AT.some((route) => longestAbsence(requests, route) > ABSENCES_THAT_PROVE_NOTHING)
  )
    return [];
  return [
    ...(/NotFound/.test(outputs['error-code'] ?? '') ? ['ends for a 404 though everything is there'] : []),
    ...(/deleted by somebody|was deleted|is gone\b/i.test(`${log} ${outputs['next-step'] ?? ''}`)
      ? ['speaks of a deletion after a few 404s']
      : []),
  ];
}

function longestAbsence(requests: readonly RecordedRequest[], route: string): number {
  let longest = 0;
  let row = 0;
  for (const { status } of requests.filter((request) => request.route === route)) {
    row = status === 404 ? row + 1 : 0;
    longest = Math.max(longest, row);
  }
  return longest;
}

/** Codes of a 409 that no waiting cures. */
const REFUSING: readonly string[] = [
  'ScopeLocked',
  'MissingSubscriptionRegistration',
  'ReadOnlyDisabledSubscription',
  'QuotaExceeded',
  'RequestDisallowedByPolicy',
];

function codeIn({ response }: RecordedRequest): string {
  const body = parsed(response?.body) as { code?: string; error?: { code?: string } };
  return body.error?.code ?? body.code ?? '';
}

/** After such a refusal nothing is sent but what puts channels back, once. */
function refusalIsTheEnd({ requests }: Rehearsal): readonly string[] {
  const mutations = requests.filter(isMutating);
  const refused = mutations.findIndex(
    (request) => request.method === 'PUT' && request.status === 409 && REFUSING.includes(codeIn(request)),
  );
  if (refused === -1) return [];
  const later = mutations.slice(refused + 1);
  const isPutBack = later.length === 1 && later[0]?.route === 'cluster.put';
  return later.length === 0 || isPutBack
    ? []
    : [
        `after ${codeIn(mutations[refused] as RecordedRequest)} it sends ${later.map(({ route }) => route).join(', ')}`,
      ];
}

/** Milliseconds that the read which decides about an abort may be old. */
const FRESH_MS = 2_500;

/** Of what began in the moment between the last read and the abort nobody can know; of everything else one does. */
function abortsWhatWasRead(run: Rehearsal): readonly string[] {
  return run.effects
    .filter(({ route }) => route.endsWith('.abort'))
    .flatMap((effect) => {
      const hit = hitBy(effect);
      if (hit === undefined) return [];
      const at = effect.request.virtualAt.getTime();
      const began = Date.parse(hit.startTime);
      const { inputs } = run;
      const guard = inputs['operation-id'];
      const isMeant =
        inputs['mode'] === 'rollback'
          ? hit.state.startsWith('Upgrading')
          : guard === undefined || guard.toLowerCase() === hit.id.toLowerCase();
      return isMeant || at - began <= FRESH_MS
        ? []
        : [`aborts ${hit.state} (${hit.id}), which had begun ${String((at - began) / 1000)} s before`];
    });
}

function hitBy({ before, pool }: Effect): Effect['before']['operations'][number] | undefined {
  return before.operations.findLast(
    (one) => one.pool === pool && one.status === 'InProgress' && !one.isAbort && !one.hidden,
  );
}

/** All that a change may wait for reads which it can do without, in milliseconds, and what one call costs. */
const HELD_UP_MS = 5_000;
const CALL_MS = 250;

function isNotHeldUp({ moments, calls }: Rehearsal): readonly string[] {
  return moments.flatMap(({ at, roundBegunAt, request }) => {
    const inRound = calls.filter((call) => call.at >= roundBegunAt && call.at <= at);
    const asked = inRound.length;
    const tookMs = at - roundBegunAt;
    const isRight = tookMs <= HELD_UP_MS + asked * CALL_MS || inRound.some(({ isHung }) => isHung);
    return isRight
      ? []
      : [
          `${request.route} is sent ${String(tookMs / 1000)} s after its round began, with ${String(asked)} reads`,
        ];
  });
}

/** So many calls about the same thing take so long at least. */
const IN_A_ROW = 20;
const IN_A_ROW_MS = 15_000;

function asksSlowly({ calls }: Rehearsal): readonly string[] {
  const groups = Object.values(Object.groupBy(calls, ({ name, of }) => `${name} ${of}`));
  return groups.flatMap((group = []) => {
    const fast = group.find((call, index) => {
      const last = group[index + IN_A_ROW - 1];
      return last !== undefined && last.at - call.at < IN_A_ROW_MS;
    });
    return fast === undefined
      ? []
      : [`calls ${fast.name} ${String(IN_A_ROW)} times within ${String(IN_A_ROW_MS / 1000)} s`];
  });
}

/** Commands of ours, as they are written at the start of a line. */
const OWN_COMMAND = /^::(?:group|endgroup|(?:error|warning|notice) title=)/;

/** Neither the log nor an output, wherever it is printed later, holds what the runner takes for a command. */
function holdsNoCommands({ log, outputs }: Rehearsal): readonly string[] {
  const foreign = log
    .split('\n')
    .filter((line) => (OWN_COMMAND.test(line) ? line.includes('##[') : commandsOf(line).length > 0));
  const inOutputs = Object.entries(outputs).filter(([, value]) => commandsOf(value).length > 0);
  return [
    ...foreign.map((line) => `a line of the log is a command: ${line.slice(0, 200)}`),
    ...inOutputs.map(
      ([name, value]) => `output ${name} is a command once it is printed: ${value.slice(0, 200)}`,
    ),
  ];
}
