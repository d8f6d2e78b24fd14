/** Entry point: builds the adapters, runs, and ends the process. */

import './adapters/system/node-version.ts';
import './adapters/system/quiet.ts';
import './adapters/system/no-forms.ts';
import packageJson from '../package.json' with { type: 'json' };
import { createAks } from './adapters/aks/aks.ts';
import { readAzureCliProfile } from './adapters/sign-in/cli-profile.ts';
import { createCredential } from './adapters/sign-in/credential.ts';
import { createFleets } from './adapters/aks/fleets.ts';
import { createIssues } from './adapters/github/issues.ts';
import { readJob, readNoIdTokens } from './adapters/github/job.ts';
import { createGitHubRunner } from './adapters/github/runner.ts';
import { openAhead } from './adapters/http/proxy.ts';
import { listenForInterruption, withDeadline } from './adapters/system/interruption.ts';
import { createSystemClock } from './adapters/system/clock.ts';
import type { Mode } from './domain/inputs.ts';
import { optional } from './domain/optional.ts';
import { run } from './run.ts';

/** How many reads a run begins with at the same time. */
const READS_AT_FIRST: Readonly<Record<Mode, number>> = { status: 7, abort: 4, rollback: 6 };

const { version } = packageJson;
const runner = createGitHubRunner();
const interruption = listenForInterruption();
const clock = createSystemClock(interruption.signal);

await run({
  runner,
  crashed: interruption.crashed,
  clock,
  readEnvironment: () => ({
    ...optional('cliProfile', readAzureCliProfile(runner.env('AZURE_CONFIG_DIR'))),
    ...optional('noIdTokens', readNoIdTokens(runner)),
  }),
  readJob: () => readJob(runner),
  connect: (inputs, deadline, onSessionEnd) => {
    const { connection, cluster } = inputs;
    const signal = withDeadline(interruption.signal, deadline);
    const { promise: asked, resolve } = Promise.withResolvers<undefined>();
    const onAsking = (): void => {
      resolve(undefined);
    };
    const credential = createCredential({ connection, runner, version, signal, onAsking, onSessionEnd });
    const options = { connection, credential, signal, version };
    void asked.then(() => {
      openAhead(connection.resourceManagerEndpoint, READS_AT_FIRST[inputs.mode]);
    });
    return {
      onItsWay: asked,
      aks: createAks({ ...options, cluster, asked }),
      fleets: createFleets({ ...options, subscriptionId: cluster.subscriptionId }),
    };
  },
  connectIssues: (token, repository) =>
    createIssues({ token, repository, version, signal: interruption.signal }),
});

// Connections kept alive must not hold the step back.
process.exit();
