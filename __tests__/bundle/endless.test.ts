/** Bodies that never end, or grow without end when they are unpacked: an error with a name, soon and in little memory. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../support/certificate.ts';
import { onAzure, type Inputs, type Run, type Stage } from '../support/bundle.ts';
import { cluster, untouched, upgraded } from '../support/scenarios.ts';

const CHUNK = Buffer.alloc(256 * 1024, ' ');

/** Writes for as long as somebody reads. */
function pour(into: NodeJS.WritableStream, response: ServerResponse): void {
  const write = (): void => {
    while (!response.destroyed && into.write(CHUNK)) continue;
  };
  into.on('drain', write);
  write();
}

const ENDLESS: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  pour(response, response);
};

const BOMB: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  const gzip = createGzip();
  gzip.pipe(response);
  pour(gzip, response);
};

const BODIES = [
  ['an endless body', ENDLESS],
  ['a gzip bomb', BOMB],
] as const;

/** Bytes of memory that a run may take at most: one without anything of this kind takes half. */
const MOST_MEMORY = 300 * 1024 * 1024;

/** Notes how much memory the process took at most. */
function measuring(file: string): Inputs {
  const script = `import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(file)},String(process.resourceUsage().maxRSS*1024)))`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}

interface Hostile {
  /** Of the server, https but for GitHub's own. */
  readonly secure: string;
  readonly plain: string;
  readonly folder: string;
  readonly env: Inputs;
}

/** Plays beside servers that answer so to everything. */
async function against(
  answer: RequestListener,
  azure: Stage['azure'],
  play: (hostile: Hostile) => Promise<Run>,
): Promise<Run> {
  const certificate = await certificateOf('localhost');
  const servers: readonly Server[] = [createSecureServer(certificate, answer), createServer(answer)];
  const folder = await mkdtemp(join(tmpdir(), 'aks-recover-endless-'));
  try {
    await Promise.all(
      servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))),
    );
    const [secure, plain] = servers.map((server) => String((server.address() as AddressInfo).port));
    await writeFile(join(folder, 'ca.pem'), `${azure.caCertificate}\n${certificate.cert}\n`);
    const run = await play({
      secure: `https://localhost:${secure ?? ''}`,
      plain: `http://127.0.0.1:${plain ?? ''}`,
      folder,
      env: { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'), ...measuring(join(folder, 'memory')) },
    });
    expect(Number(await readFile(join(folder, 'memory'), 'utf8'))).toBeLessThan(MOST_MEMORY);
    expect(run.durationMs).toBeLessThan(30_000);
    return run;
  } finally {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    await rm(folder, { recursive: true, force: true });
  }
}

describe.each(BODIES)('%s', (_name, answer) => {
  const scenario = cluster([untouched(), upgraded()]);

  test.concurrent.each<
    readonly [string, (hostile: Hostile) => { readonly inputs?: Inputs; readonly env?: Inputs }]
  >([
    ['Azure Resource Manager', ({ secure }) => ({ inputs: { 'resource-manager-endpoint': secure } })],
    ['Entra ID', ({ secure }) => ({ inputs: { 'authority-host': secure } })],
    ['the ID token', ({ plain }) => ({ env: { ACTIONS_ID_TOKEN_REQUEST_URL: `${plain}/token?a=b` } })],
    [
      'a managed identity',
      ({ plain }) => ({
        inputs: { 'client-id': '', 'tenant-id': '' },
        env: { IDENTITY_ENDPOINT: `${plain}/msi`, IDENTITY_HEADER: 'x', AZURE_CONFIG_DIR: '/nowhere' },
      }),
    ],
  ])('in place of %s', (_what, place) =>
    onAzure({ scenario }, async ({ azure, run }) => {
      const failed = await against(answer, azure, (hostile) => {
        const { inputs, env } = place(hostile);
        return run({ mode: 'status', ...inputs }, { env: { ...hostile.env, ...env } });
      });
      expect(failed.result).toBe('error');
      expect(failed.log).toContain('AnswerTooLarge');
      expect(failed.errors[0]).toContain('larger than 8 MiB');
    })(),
  );

  test.concurrent(
    "in place of GitHub's API: the rollback stands",
    onAzure({ scenario }, async ({ azure, run }) => {
      const inputs = {
        mode: 'rollback',
        nodepool: 'user',
        'follow-up-issue': 'true',
        'github-token': 't0ken',
      };
      const back = await against(answer, azure, ({ plain, env }) =>
        run(inputs, { env: { ...env, GITHUB_API_URL: plain } }),
      );
      expect([back.result, back.exitCode]).toEqual(['rolled-back', 0]);
      expect(back.warnings.join()).toContain('larger than 8 MiB');
    }),
  );
});
