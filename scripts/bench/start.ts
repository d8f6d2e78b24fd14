/** How long it takes until the first request is on the wire. */

import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Simulator } from '../../simulator/simulator.ts';
import { runAction, type LocalRun } from '../runner/local-runner.ts';
import { asRatio, atMost, inMilliseconds, type Bench } from './section.ts';
import { clusterFor, environmentFor, jobFor, startAzure } from './stage.ts';
import { ratioOf, spreadOf } from './statistics.ts';

const ROUNDS = 21;
const NODE_GOAL = 3.5;
const FETCH_GOAL = 1.6;

const ONE_FETCH = path.join(import.meta.dirname, 'one-fetch.js');

export const benchStart: Bench = async ({ rounds = ROUNDS, tell }) => {
  const azure = await startAzure([clusterFor('status', 'prod')]);
  const node: number[] = [];
  const fetch: number[] = [];
  const action: number[] = [];
  const contenders = [
    async () => void node.push(await lifeOfNode()),
    async () =>
      void fetch.push(
        await untilFirstRequest(azure, { main: ONE_FETCH, inputs: {}, env: environmentFor(azure) }),
      ),
    async () => void action.push(await untilFirstRequest(azure, jobFor(azure, 'status', 'prod'))),
  ];
  try {
    for (let round = 0; round < rounds; round++) {
      tell(`start: round ${round + 1} of ${rounds}`);
      for (const contend of round % 2 === 0 ? contenders : contenders.toReversed()) await contend();
    }
  } finally {
    await azure.stop();
  }
  const toNode = ratioOf(action, node);
  const toFetch = ratioOf(action, fetch);
  return {
    title: 'Start',
    tables: [
      {
        head: [`${rounds} rounds`, 'Median (quartiles)', 'The action, relative to it'],
        rows: [
          ['`node -e 0`, from start to exit', inMilliseconds(spreadOf(node)), asRatio(toNode)],
          ['one `fetch`, until it arrives', inMilliseconds(spreadOf(fetch)), asRatio(toFetch)],
          ['the action, until its first request arrives', inMilliseconds(spreadOf(action)), ''],
        ],
      },
    ],
    goals: [
      atMost(`at most ${NODE_GOAL} times \`node -e 0\``, toNode, NODE_GOAL, asRatio),
      atMost(`at most ${FETCH_GOAL} times one \`fetch\``, toFetch, FETCH_GOAL, asRatio),
    ],
  };
};

/** Milliseconds from the start of a process that does nothing to its end. */
function lifeOfNode(): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, ['-e', '0'], { env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
    child.on('error', reject);
    child.on('close', () => {
      resolve(performance.now() - startedAt);
    });
  });
}

/** Milliseconds from the start of the process until its request for an ID token arrives; it is ended there. */
async function untilFirstRequest(azure: Simulator, run: LocalRun): Promise<number> {
  let arrivedAt: number | undefined;
  let end: () => void = () => undefined;
  azure.before(
    'oidc.token',
    () => {
      arrivedAt = performance.now();
      end();
    },
    1,
  );
  const { startedAt, log } = await runAction({
    ...run,
    onStart: (kill) => {
      end = () => {
        kill('SIGKILL');
      };
    },
  });
  if (arrivedAt === undefined) throw new Error(`No request has come:\n${log}`);
  return arrivedAt - startedAt;
}
