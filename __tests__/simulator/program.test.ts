import { afterEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArguments, UsageError } from '../../simulator/program/arguments.ts';
import { parseScenario } from '../../simulator/reading/parse.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the program, and interrupts it once it has printed `until`. */
async function run(args: string[], until?: (out: string) => Promise<void> | void): Promise<Run> {
  const child = spawn(process.execPath, ['simulator/main.ts', ...args], { cwd: root });
  let out = '';
  let err = '';
  let interrupted = false;
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (until === undefined || interrupted || !out.includes('Requests (')) return;
    interrupted = true;
    void Promise.resolve(until(out)).finally(() => child.kill('SIGINT'));
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

async function scenarioFile(text: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'scenario-'));
  folders.push(folder);
  const file = path.join(folder, 'scenario.yml');
  await writeFile(file, text);
  return file;
}

describe('the program', () => {
  test('prints that it is a simulation, its addresses, and ends cleanly on Ctrl-C', async () => {
    const { code, out, err } = await run(['--speed', '60'], () => undefined);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^THIS IS A SIMULATION/);
    expect(out).toMatch(/Azure Resource Manager +https:\/\/localhost:\d+\n/);
    for (const name of ['NODE_EXTRA_CA_CERTS', 'AZURE_CLIENT_SECRET', 'ACTIONS_ID_TOKEN_REQUEST_URL']) {
      expect(out).toContain(`  ${name}=`);
    }
    expect(out).toMatch(/The simulation has ended after 0 requests\.\n$/);
  });

  test('logs a request in one line without what must not be seen', async () => {
    const { out } = await run([], async (printed) => {
      const url = /Azure Resource Manager +(\S+)/.exec(printed)?.[1] ?? '';
      const ca = /CA certificate +(\S+)/.exec(printed)?.[1] ?? '';
      const script = `await fetch(${JSON.stringify(`${url}/subscriptions?s=signature`)}, { headers: { authorization: 'Bearer token' } })`;
      const client = spawn(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, NODE_EXTRA_CA_CERTS: ca },
      });
      await once(client, 'close');
    });
    const log = out.slice(out.indexOf('Requests ('));
    expect(log).toMatch(/^\S+Z arm GET \/subscriptions 401$/m);
    expect(log).not.toMatch(/signature|token/);
  });

  test('tells how it is used', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('--scenario FILE');
  });

  test('refuses a wrong command line with exit code 2, saying what is accepted', async () => {
    expect(await run(['--port', '70000'])).toEqual({
      code: 2,
      out: '',
      err: '--port 70000: must be a whole number from 0 to 65535\nTry --help.\n',
    });
  });

  test.each([
    [['--speed', '0'], '--speed 0: must be a number above 0'],
    [['--nonsense'], '--nonsense'],
    [['extra'], 'extra'],
    [['--fault', 'pool.got=500'], 'unknown route'],
    [['--fault', 'pool.get=oops'], 'accepted kinds'],
    [['--fault', 'pool.get'], 'must be ROUTE=KIND'],
    [['--fault', 'pool.get=html+after'], "html can't have the ending +after"],
    [['--fault', 'pool.get=429+soon'], 'must be ROUTE=KIND'],
    [['--fault', 'operation-fails=bad-luck'], 'accepted reasons: drain-blocked'],
  ])('refuses %j', (args, message) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
    expect(() => parseArguments(args)).toThrow(message);
  });

  test('understands faults', () => {
    const { faults } = parseArguments([
      '--fault=pool.get=503x3',
      '--fault=cluster.get=429~0.1',
      '--fault=cluster.get=429x2+retry-after:5',
      '--fault=pool.put=reset',
      '--fault=pool.put=hangx1+after',
      '--fault=pool.put=500+after',
      '--fault=operation-fails=quota',
      '--fault=operation-stuck',
    ]);
    expect(faults).toEqual([
      { route: 'pool.get', kind: 'status', status: 503, times: 3 },
      { route: 'cluster.get', kind: 'status', status: 429, probability: 0.1 },
      { route: 'cluster.get', kind: 'status', status: 429, times: 2, retryAfter: 5 },
      { route: 'pool.put', kind: 'reset' },
      { route: 'pool.put', kind: 'hang', times: 1, phase: 'after' },
      { route: 'pool.put', kind: 'status', status: 500, phase: 'after' },
      { kind: 'operation-fails', reason: 'quota' },
      { kind: 'operation-stuck' },
    ]);
  });

  test('says that a scenario file is not there', async () => {
    const { code, err } = await run(['--scenario', '/does/not/exist.yml']);
    expect(code).toBe(2);
    expect(err).toContain("/does/not/exist.yml: can't be read (ENOENT)");
    expect(err).not.toMatch(/^ +at /m);
  });

  test('names everything that is wrong with a scenario', async () => {
    const file = await scenarioFile(
      'clusters:\n  - name: prod\n    upgradeChannel: fast\n    pools:\n      - name: UPPER\n        sise: 3\nswitches:\n  abortWhenIdle: 409\n',
    );
    const { code, err } = await run(['--scenario', file]);
    expect(code).toBe(2);
    expect(err.split('\n')).toEqual([
      `${file} is not a scenario:`,
      '  clusters[0].upgradeChannel: "fast" is not one of none, patch, stable, rapid, node-image',
      '  clusters[0].pools[0].name: "UPPER" is not a pool name (lower case letters and digits, at most 12)',
      expect.stringMatching(/^ {2}clusters\[0\]\.pools\[0\]\.sise: unknown; accepted keys: name, mode, /),
      '  switches.abortWhenIdle: 409 is not one of 409, 400, 204',
      '',
    ]);
  });

  test('says that a port is in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    const { code, err } = await run(['--port', String(port)]);
    blocker.close();
    expect([code, err]).toEqual([
      1,
      `Port ${port} is in use by another program. Choose another port, or 0 for any free one.\n`,
    ]);
  });
});

describe('a scenario file', () => {
  test('can say all that a scenario can', () => {
    const scenario = parseScenario(
      `
clusters:
  - name: prod
    resourceGroup: team
    upgradeChannel: rapid
    sku: Base
    pools:
      - { name: system, mode: System }
      - name: user
        count: 3
        recentlyUsed:
          - { orchestratorVersion: 1.34.8, nodeImageVersion: AKSUbuntu-2404gen2containerd-202604.22.1, ago: 2d }
        running: { kind: Upgrade, kubernetesVersion: 1.35.5, startedAgo: 90m, nodesDone: 1, stuck: true }
fleets:
  - name: all
    members: [{ name: m, cluster: prod }]
rbac:
  - { scope: "cluster:prod", actions: ["*"] }
throttling: { enabled: true }
timings: { perNode: 10 }
switches: { pageSize: 2, retryAfterOnPoll: null, operationsApiVersions: [2027-01-01-preview] }
startTime: 2026-06-09T17:25:36Z
`,
      'test',
    );
    expect(scenario.clusters?.[0]?.pools?.[1]?.running?.startedAgo).toBe('90m');
  });

  test.each([
    ['clusters: [{ name: a }, { name: A }]', 'clusters: two are called rg/A'],
    ['clusters: [{ name: a, pools: [{ name: p }, { name: p }] }]', 'clusters[0].pools: two are called p'],
    [
      'clusters: [{ name: a, pools: [{ name: p, running: { kind: Upgrade, nodesDone: 4 } }] }]',
      'clusters[0].pools[0]: 4 nodes done, but the pool has 1',
    ],
    ['fleets: [{ name: f, members: [{ name: m, cluster: b }] }]', 'fleets[0].members[0].cluster: "b"'],
    ['kubernetesVersions: [{ version: 1.35, patches: [] }]', 'kubernetesVersions[0].version: 1.35 is not'],
    ['clusters: [{ pools: 3 }]', 'clusters[0].name: is missing'],
    ['clusters: {', 'test is not a scenario'],
    ['- 1', 'the scenario: [1] is not an object'],
    ['timings: { surge: -1 }', 'timings.surge: -1 is not a number of zero or more'],
    ['clusters: [{ name: a, running: { kind: X, startedAgo: soon } }]', 'is not a duration'],
  ])('%s', (yaml, message) => {
    expect(() => parseScenario(yaml, 'test')).toThrow(message);
  });
});

test('the scenarios that come with the simulator are scenarios', async () => {
  const folder = path.join(root, 'simulator/scenarios');
  const files = await readdir(folder);
  expect(files).toContain('stuck-upgrade.yml');
  for (const file of files) {
    const scenario = parseScenario(await readFile(path.join(folder, file), 'utf8'), file);
    expect(scenario.clusters?.[0]?.name).toBe('prod');
  }
});
