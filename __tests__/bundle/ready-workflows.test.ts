import { describe, expect, test } from '@jest/globals';
import { readText } from '../repo/files.ts';
import { onAzure, type Run, type Stage } from '../support/bundle.ts';
import { playJob, type PlayedJob, type PlayedStep, type StepEnd } from '../support/play-job.ts';
import { cluster, NEW, OLD, recorded, untouched, upgraded, upgrading } from '../support/scenarios.ts';

/** What stands in for a script, by the step's name. */
type Scripts = Readonly<Record<string, () => boolean>>;

interface Played extends PlayedJob {
  /** The runs of our action, by the step's name. */
  readonly runs: Readonly<Record<string, Run>>;
}

/** Plays a job of an example: our action's steps are the bundle, other people's do nothing. */
async function play(
  { azure, run }: Stage,
  file: string,
  job: string,
  given: Readonly<Record<string, string>>,
  scripts: Scripts = {},
): Promise<Played> {
  const runs: Record<string, Run> = {};
  const runStep = async ({ name, action, inputs, env }: PlayedStep): Promise<StepEnd> => {
    if (action === undefined) return { succeeded: scripts[name]!() };
    if (!action.endsWith('/aks-recover')) return { succeeded: true };
    // The runner's own variables, and the ids from the job's environment as the example has them.
    const ended = await run(
      { 'subscription-id': '', 'follow-up-issue': '', ...withoutIssue(inputs) },
      {
        signIn: 'none',
        env: {
          ...env,
          ACTIONS_ID_TOKEN_REQUEST_URL: azure.oidc.requestUrl,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: azure.oidc.requestToken,
        },
      },
    );
    runs[name] = ended;
    return { succeeded: ended.exitCode === 0, outputs: ended.outputs };
  };
  const vars = {
    AZURE_CLIENT_ID: azure.clientId,
    AZURE_TENANT_ID: azure.tenantId,
    AZURE_SUBSCRIPTION_ID: azure.subscriptionId,
  };
  const yaml = readText(`examples/${file}`);
  return { ...(await playJob({ yaml, job, inputs: given, vars, runStep })), runs };
}

/** There is no GitHub here to open an issue in. */
function withoutIssue(inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...inputs, ...('follow-up-issue' in inputs ? { 'follow-up-issue': 'false' } : {}) };
}

describe('upgrade, smoke test, roll back on failure', () => {
  const FILE = 'upgrade-smoke-test-rollback.yml';
  const GIVEN = { nodepool: 'user', 'kubernetes-version': NEW.kubernetesVersion };
  /** Runs the old versions; an unrelated upgrade of days ago is on record. */
  const before = {
    scenario: cluster([
      untouched(),
      upgraded('user', {
        ...OLD,
        recentlyUsed: [
          recorded(
            { kubernetesVersion: '1.34.5', nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202603.12.1' },
            '3d',
          ),
        ],
      }),
    ]),
  };
  const upgrade = ({ azure }: Stage): boolean => {
    azure.act({ kind: 'upgrade', pool: 'user', ...NEW });
    azure.act({ kind: 'pass-time', seconds: 3_600 });
    return true;
  };

  test(
    'a failing smoke test rolls back to what ran before',
    onAzure(before, async (stage) => {
      const { outcomes, succeeded, runs } = await play(stage, FILE, 'upgrade', GIVEN, {
        Upgrade: () => upgrade(stage),
        'Smoke test': () => false,
      });
      expect(outcomes).toMatchObject({ Upgrade: 'success', 'Smoke test': 'failure', 'Roll back': 'success' });
      expect(succeeded).toBe(false);
      expect(runs['Roll back']?.result).toBe('rolled-back');
      expect(runs['Roll back']?.pools['user']).toMatchObject({
        'kubernetes-version': OLD.kubernetesVersion,
        'node-image-version': OLD.nodeImageVersion,
      });
      expect(runs['Roll back']?.summary).toContain('Upgrade to 1.35.5 failed in run 4711');
    }),
  );

  test(
    'an upgrade step that fails while the upgrade still runs: aborted and rolled back',
    onAzure(before, async (stage) => {
      const { runs, outcomes } = await play(stage, FILE, 'upgrade', GIVEN, {
        Upgrade: () => {
          stage.azure.act({ kind: 'upgrade', pool: 'user', ...NEW, stuck: true });
          stage.azure.act({ kind: 'pass-time', seconds: 300 });
          return false;
        },
      });
      expect(outcomes['Smoke test']).toBe('skipped');
      expect(runs['Roll back']?.result).toBe('rolled-back');
      expect(runs['Roll back']?.changes).toEqual(['pool.abort', 'pool.put']);
    }),
  );

  test(
    'an upgrade step that fails before it changed anything undoes nothing, least of all an earlier upgrade',
    onAzure(before, async (stage) => {
      const { runs } = await play(stage, FILE, 'upgrade', GIVEN, { Upgrade: () => false });
      expect(runs['Roll back']?.result).toBe('already-rolled-back');
      expect(runs['Roll back']?.changes).toEqual([]);
    }),
  );

  test(
    'when all goes well nothing is rolled back',
    onAzure(before, async (stage) => {
      const { outcomes, succeeded } = await play(stage, FILE, 'upgrade', GIVEN, {
        Upgrade: () => upgrade(stage),
        'Smoke test': () => true,
      });
      expect(outcomes['Roll back']).toBe('skipped');
      expect(succeeded).toBe(true);
    }),
  );

  test(
    'a status step that fails leaves nothing to roll back to, and nothing is tried',
    onAzure(before, async (stage) => {
      const { outcomes } = await play(stage, FILE, 'upgrade', { ...GIVEN, nodepool: 'nosuch' });
      expect(outcomes).toMatchObject({ Upgrade: 'skipped', 'Roll back': 'skipped' });
    }),
  );
});

describe('abort on demand', () => {
  const FILE = 'abort-on-demand.yml';
  const stuck = {
    scenario: {
      clusters: [{ ...cluster([untouched(), upgrading()]).clusters![0]!, resourceGroup: 'rg-prod' }],
    },
  };
  const GIVEN = { cluster: 'prod', nodepool: '', reason: 'Upgrade hangs', 'dry-run': 'false' };
  const scripts = { 'Say what is next': () => true, "Ask for the pool's name": () => false };

  test(
    'whatever is in progress',
    onAzure(stuck, async (stage) => {
      const given = { ...GIVEN, target: 'whatever is in progress' };
      const { runs, outcomes } = await play(stage, FILE, 'abort', given, scripts);
      expect(runs['Abort']?.result).toBe('aborted');
      expect(outcomes['Say what is next']).toBe('success');
    }),
  );

  test(
    'a pool by its name; a dry run first',
    onAzure(stuck, async (stage) => {
      const given = { ...GIVEN, target: 'the node pool named below', nodepool: 'user' };
      const dry = await play(stage, FILE, 'abort', { ...given, 'dry-run': 'true' }, scripts);
      expect(dry.runs['Abort']?.result).toBe('planned');
      expect((await play(stage, FILE, 'abort', given, scripts)).runs['Abort']?.result).toBe('aborted');
    }),
  );

  test(
    "the cluster's own operation, when it is a pool's: says where it is",
    onAzure(stuck, async (stage) => {
      const given = { ...GIVEN, target: "the cluster's own operation" };
      const { runs, outcomes } = await play(stage, FILE, 'abort', given, scripts);
      expect(runs['Abort']?.outputs['blocked-by']).toBe('operation-elsewhere');
      expect(outcomes['Say what is next']).toBe('success');
    }),
  );

  test(
    'a pool without its name: asked for, and nothing is aborted',
    onAzure(stuck, async (stage) => {
      const given = { ...GIVEN, target: 'the node pool named below' };
      const { runs, outcomes } = await play(stage, FILE, 'abort', given, scripts);
      expect(runs).toEqual({});
      expect(outcomes).toMatchObject({
        "Ask for the pool's name": 'failure',
        Abort: 'skipped',
        'Say what is next': 'skipped',
      });
    }),
  );
});
