/** How long after its end an operation is noticed: real waits of the action, in virtual time, over many lengths. */

import { abort, rollBack, type Scene } from '../../__tests__/flow/running.ts';
import { FakeAks, type Call } from '../../__tests__/support/fake-aks.ts';
import type { Method } from '../../__tests__/support/methods.ts';
import { FakeClock } from '../../__tests__/support/fake-clock.ts';
import { isMoving } from '../../src/domain/aks/states.ts';
import { Random } from '../chaos/random.ts';
import { atMost, inSeconds, type Bench } from './section.ts';
import { spreadOf, type Spread } from './statistics.ts';

const ROUNDS = 300;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A round trip to Azure: generous against the 20 ms of the AKS in memory, of which a look has up to three. */
const ROUND_TRIP_MS = 100;

/** What the Azure CLI pauses between two looks when Azure names no time, which AKS does not. */
const CLI_PAUSE_MS = 30 * SECOND;

interface Case {
  readonly name: string;
  readonly shortestMs: number;
  readonly longestMs: number;
  /** The pause between two looks while it ends; `undefined`: nothing is promised, it is over at the first look. */
  readonly pauseMs: number | undefined;
  readonly play: (lengthMs: number, random: () => number) => Promise<Scene>;
  /** The first request that the action makes once it knows. */
  readonly next: Method;
}

const CASES: readonly Case[] = [
  {
    name: 'abort that takes 5 to 10 s',
    shortestMs: 5 * SECOND,
    longestMs: 10 * SECOND,
    pauseMs: undefined,
    play: playAbort,
    next: 'listOperations',
  },
  {
    name: 'rollback, first two minutes (a poll every 10 s at most)',
    shortestMs: 12 * SECOND,
    longestMs: 108 * SECOND,
    pauseMs: 10 * SECOND,
    play: playRollback,
    next: 'readPool',
  },
  {
    name: 'rollback of 3 to 40 min (a poll every 30 s at most)',
    shortestMs: 3 * MINUTE,
    longestMs: 40 * MINUTE,
    pauseMs: 30 * SECOND,
    play: playRollback,
    next: 'readPool',
  },
];

export const benchDetection: Bench = async ({ rounds = ROUNDS, tell }) => {
  const results: { one: Case; action: Spread; cli: Spread }[] = [];
  for (const one of CASES) {
    tell(`detection: ${one.name}`);
    // The same lengths in every run of the bench.
    const random = new Random(1);
    const action: number[] = [];
    const cli: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const lengthMs = one.shortestMs + random.next() * (one.longestMs - one.shortestMs);
      action.push(await noticedByAction(one, lengthMs, () => random.next()));
      cli.push(await noticedByCli(lengthMs));
    }
    results.push({ one, action: spreadOf(action), cli: spreadOf(cli) });
  }
  return {
    title: 'Detection',
    tables: [
      {
        head: [`${rounds} lengths each`, 'The action', 'Polling every 30 s, as the Azure CLI does'],
        rows: results.map(({ one, action, cli }) => [one.name, inSeconds(action), inSeconds(cli)]),
      },
    ],
    goals: results.flatMap(({ one: { name, pauseMs }, action }) =>
      pauseMs === undefined
        ? []
        : [
            atMost(
              `${name}: at most ${pauseMs / 2 / SECOND} s and a round trip`,
              action,
              pauseMs / 2 + ROUND_TRIP_MS,
              inSeconds,
            ),
          ],
    ),
    notes: ['From the end of the operation to the first request sent after noticing it.'],
  };
};

function playRollback(rollbackMs: number, random: () => number): Promise<Scene> {
  return rollBack({}, { aks: { rollbackMs }, random });
}

function playAbort(cancelMs: number, random: () => number): Promise<Scene> {
  return abort(
    {},
    {
      aks: { cancelMs },
      random,
      arrange: ({ aks }) => {
        aks.start({ kind: 'pool', name: 'user' }, 'Upgrading', 24 * 60 * MINUTE);
      },
    },
  );
}

async function noticedByAction(one: Case, lengthMs: number, random: () => number): Promise<number> {
  const { aks } = await one.play(lengthMs, random);
  const endedAt = timeOf(aks.mutations[0]) + lengthMs;
  return timeOf(aks.calls.find(({ method, at }) => method === one.next && at > endedAt)) - endedAt;
}

function timeOf(call: Call | undefined): number {
  if (call === undefined) throw new Error('The run did not send what is measured.');
  return call.at;
}

/** A client that looks, pauses, and looks again. */
async function noticedByCli(lengthMs: number): Promise<number> {
  const clock = new FakeClock(0);
  const aks = new FakeAks(clock);
  aks.start({ kind: 'pool', name: 'user' }, 'Upgrading', lengthMs);
  do await clock.sleep(CLI_PAUSE_MS);
  while (isMoving((await aks.readPool('user')).provisioningState));
  return clock.now() - lengthMs;
}
