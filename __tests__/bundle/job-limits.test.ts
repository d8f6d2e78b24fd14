import { Buffer } from 'node:buffer';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { onAzure, type Inputs } from '../support/bundle.ts';
import { cluster, OLD, upgraded, upgrading } from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const ACTION = { GITHUB_ACTION_REPOSITORY: 'contoso/aks-recover', GITHUB_ACTION_REF: 'v1' };

/** The inputs of the step that the summary offers for a later job. */
function followOnInputs(summary: string): Inputs {
  const [, yaml = ''] = /```yaml\n([^]*?)\n```/.exec(summary) ?? [];
  const [step] = parse(yaml) as [{ uses: string; with: Record<string, unknown> }];
  expect(step.uses).toBe('contoso/aks-recover@v1');
  return Object.fromEntries(Object.entries(step.with).map(([name, value]) => [name, String(value)]));
}

test.concurrent(
  'what timed out is brought to its end by the step that the summary offers',
  onAzure({ scenario: cluster([upgraded()]), speed: 40 }, async ({ run }) => {
    const late = await run({ ...ROLLBACK, timeout: '5s' }, { env: ACTION });
    expect(late.result).toBe('timed-out');
    expect(late.log).toContain('- uses: contoso/aks-recover@v1');
    const inputs = followOnInputs(late.summary);
    expect(inputs).toMatchObject({ nodepool: 'user', 'operation-id': late.outputs['operation-id'] });
    // The cluster comes with its whole resource id.
    const later = await run({ ...inputs, 'resource-group': '', 'subscription-id': '' });
    expect(later.result).toBe('succeeded');
    expect(later.outputs).toMatchObject({
      'operation-id': late.outputs['operation-id'],
      'operation-status': 'Succeeded',
      'kubernetes-version': OLD.kubernetesVersion,
    });
    expect(later.changes).toEqual([]);
  }),
);

test.concurrent(
  'GitHub gives no ID token any more in a wait: the step says so, and how to go on',
  onAzure(
    { scenario: { ...cluster([upgraded()]), identity: { tokenLifetime: 4, idTokenLifetime: 4 } }, speed: 1 },
    async ({ azure, run }) => {
      azure.after(
        'pool.put',
        () => azure.inject({ kind: 'status', status: 401, route: 'oidc.token', times: 99 }),
        1,
      );
      const cut = await run(ROLLBACK, { env: ACTION });
      expect(cut.result).toBe('error');
      expect(azure.cluster().pools['user']?.provisioningState).toBe('Upgrading');
      const id = cut.outputs['operation-id'] ?? '';
      expect(id).not.toBe('');
      expect(cut.errors[0]).toContain('GitHub returned 401 to the request for another ID token');
      expect(cut.errors[0]).not.toContain('permissions: id-token');
      expect(cut.outputs['next-step']).toContain(`'operation-id: ${id}'`);
    },
  ),
);

test.concurrent(
  'a timeout beyond the job is warned of once, at the start',
  onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
    const soon = Math.floor(Date.now() / 1000) + 3_600;
    const payload = Buffer.from(JSON.stringify({ exp: soon })).toString('base64url');
    const hosted = { RUNNER_ENVIRONMENT: 'github-hosted' };
    const abort = { mode: 'abort', nodepool: 'user', timeout: '6h' };
    const secret = await run(abort, { signIn: 'secret', env: hosted });
    expect(secret.log.match(/^::warning title=The timeout of 6 h/gm)).toHaveLength(1);
    expect(secret.log.indexOf('::warning')).toBeLessThan(secret.log.indexOf('Signing in'));
    const status = { mode: 'status', wait: 'true' };
    const asked = { ...status, timeout: '2h' };
    // With a secret it does not matter how long ID tokens can be had.
    const env = { ACTIONS_ID_TOKEN_REQUEST_TOKEN: `e30.${payload}.c2ln` };
    expect((await run(asked, { signIn: 'secret', env })).warnings).toEqual([]);
    expect((await run({ ...status, timeout: '5h' }, { env: hosted })).warnings).toEqual([]);
    expect(azure.cluster().pools['user']?.provisioningState).toBe('Canceled');
  }),
);
