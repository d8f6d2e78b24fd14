import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../src/domain/outcome/outcome.ts';
import {
  duplicateWarning,
  followUpFailure,
  followUpLine,
  followUps,
  isFollowUpPublic,
  NO_TOKEN,
  type FollowUp,
} from '../../../src/report/follow-up.ts';
import type { RunContext } from '../../../src/report/run-context.ts';
import {
  ADDRESS,
  NEW,
  OLD,
  SUBSCRIPTION,
  SWITCHED_OFF,
  sampleOperation,
  sampleOutcome,
  sampleCheck,
  samplePoolOutcome,
  sampleStatus,
} from './samples.ts';

const PRIVATE: RunContext = {
  serverUrl: 'https://github.com',
  repository: 'octo/shop',
  runId: '77',
  actor: 'mona',
  isPublicRepository: false,
};

const PUBLIC: RunContext = { ...PRIVATE, isPublicRepository: true };

function first(changes: Partial<Outcome> = {}, context: RunContext = PRIVATE): FollowUp {
  const [followUp] = followUps(sampleOutcome(changes), context);
  if (followUp === undefined) throw new Error('There is no follow-up.');
  return followUp;
}

describe('follow-up issues', () => {
  test('are one a pool that went back', () => {
    const pools = [
      samplePoolOutcome({ name: 'a' }),
      samplePoolOutcome({ name: 'b', result: 'partially-rolled-back' }),
      samplePoolOutcome({ name: 'c', result: 'rollback-started' }),
      samplePoolOutcome({ name: 'd', result: 'failed' }),
      samplePoolOutcome({ name: 'e', result: 'already-rolled-back' }),
    ];
    expect(followUps(sampleOutcome({ pools }), PRIVATE).map(({ pool }) => pool)).toEqual(['a', 'b', 'c']);
  });

  test('are not there when nothing went back', () => {
    expect(followUps(sampleStatus(), PRIVATE)).toEqual([]);
    expect(
      followUps(
        sampleOutcome({ result: 'failed', pools: [samplePoolOutcome({ result: 'failed' })] }),
        PRIVATE,
      ),
    ).toEqual([]);
  });
});

describe('the text of a follow-up issue', () => {
  test('has a title with the date, and begins with the marker', () => {
    const { title, body, marker } = first();
    expect(title).toBe('Upgrade node pool user in cluster prod again by 2026-07-09');
    expect(marker).toMatch(/^<!-- aks-recover follow-up [0-9a-f]{16} -->$/);
    expect(body.startsWith(`${marker}\n\n`)).toBe(true);
  });

  test('has the facts with links', () => {
    const { body } = first({
      reason: 'smoke <test>',
      pools: [samplePoolOutcome({ operation: sampleOperation() })],
    });
    expect(body).toContain(`- **From:** Kubernetes \`1.36.0\`, node image \`${NEW.nodeImageVersion}\``);
    expect(body).toContain(`- **To:** Kubernetes \`1.35.5\`, node image \`${OLD.nodeImageVersion}\``);
    expect(body).toContain('- **Result:** `rolled-back`');
    expect(body).toContain('- **Step ended (UTC):** 2026-06-09T17:10:00Z');
    expect(body).toContain('- **Reason:** smoke &#60;test&#62;');
    expect(body).toContain(
      '- **Workflow run:** [run 77](https://github.com/octo/shop/actions/runs/77/attempts/1)',
    );
    expect(body).toContain('- **Requested by:** mona');
    expect(body).toContain(`- **Cluster:** \`/subscriptions/${SUBSCRIPTION}/`);
    expect(body).toContain('[Portal](https://portal.azure.com/#resource/');
    expect(body).toContain('- **Operation ID:** `op-1`');
  });

  test('has a checklist that ends with turning auto-upgrade back on', () => {
    const { body } = first({ channels: SWITCHED_OFF });
    expect(body.match(/^- \[ \] /gm)).toHaveLength(6);
    expect(body).toContain('- [ ] Upgrade again by 2026-07-09.');
    expect(body).toMatch(/- \[ \] Turn auto-upgrade back on.*\n\n {2}```sh\n {2}az aks update .*\n {2}```$/);
    expect(first().body.match(/^- \[ \] /gm)).toHaveLength(5);
  });

  test('has the commands that take back what kept others from undoing it', () => {
    const undo = 'az fleet updaterun start --name june';
    const check = { id: 'fleet-update-run', seen: 'Run june is Stopped.', undo } as const;
    const checks = [
      sampleCheck({ ...check, verdict: 'warned' }),
      sampleCheck({ ...check, verdict: 'blocked' }),
    ];
    const { body } = first({ checks });
    expect(body.match(/^- \[ \] /gm)).toHaveLength(6);
    expect(body).toContain(
      `- [ ] Once it is upgraded again, undo what was done about this: Run june is Stopped.\n\n  \`\`\`sh\n  ${undo}\n  \`\`\``,
    );
    expect(first({ checks }, PUBLIC).body).not.toContain(undo);
  });

  test('leaves out what is not known', () => {
    const pools = [samplePoolOutcome({ before: {} })];
    const { body, comment } = first({ pools }, { isPublicRepository: false });
    expect(body).toContain('- **From:** Kubernetes `unknown`, node image `unknown`');
    expect(body).not.toMatch(/Reason|Workflow run|Requested by|Operation ID/);
    expect(comment).toMatch(/^Rolled back again: from/);
  });

  test('has a comment for an issue that was there before', () => {
    expect(first({ operation: sampleOperation() }).comment).toBe(
      'Rolled back again in [run 77](https://github.com/octo/shop/actions/runs/77/attempts/1): ' +
        `from Kubernetes \`1.36.0\`, node image \`${NEW.nodeImageVersion}\` to Kubernetes \`1.35.5\`, node image \`${OLD.nodeImageVersion}\`. ` +
        'The description is up to date; upgrade again by **2026-07-09**.',
    );
  });
});

describe('in a public repository', () => {
  test('no resource id shows, in title, body, comment or marker', () => {
    const { title, body, comment, marker } = first(
      { channels: SWITCHED_OFF, operation: sampleOperation() },
      PUBLIC,
    );
    const all = [title, body, comment, marker].join('\n');
    expect(all).not.toContain(SUBSCRIPTION);
    expect(all).not.toMatch(/resource-?group|shop\b(?!\/actions)|portal\.azure|op-1/i);
    expect(body).toContain('The command is in the output `restore-command` of the step.');
  });

  test('counts a repository of unknown visibility as public', () => {
    expect(isFollowUpPublic({})).toBe(true);
    expect(isFollowUpPublic(PUBLIC)).toBe(true);
    expect(isFollowUpPublic(PRIVATE)).toBe(false);
  });
});

describe('the marker', () => {
  test('is the same for every run about a cluster and pool, whatever the case of its id', () => {
    expect(first({ address: { ...ADDRESS, resourceGroup: 'SHOP' } }, PUBLIC).marker).toBe(first().marker);
  });

  test('differs for another pool, cluster or subscription', () => {
    const markers = [
      first().marker,
      first({ pools: [samplePoolOutcome({ name: 'a' })] }).marker,
      first({ address: { ...ADDRESS, name: 'stage' } }).marker,
      first({ address: { ...ADDRESS, subscriptionId: SUBSCRIPTION.replace('1', '2') } }).marker,
    ];
    expect(new Set(markers).size).toBe(4);
  });
});

describe('what the log says', () => {
  test('of an issue that was written', () => {
    expect(followUpLine('user', 'https://github.com/o/r/issues/1', true)).toBe(
      'Opened the follow-up issue for pool user: https://github.com/o/r/issues/1',
    );
    expect(followUpLine('user', 'u', false)).toBe('Updated the follow-up issue for pool user: u');
    expect(followUpLine('user', 'u', false, true)).toBe(
      'Left as it is: the follow-up issue for pool user: u',
    );
  });

  test('of issues that were not written', () => {
    expect(followUpFailure(['a', 'b'], NO_TOKEN)).toBe(
      'The follow-up issue for pools a and b was not written. There is no `github-token`, or the runner does not ' +
        'name the repository. The result of the rollback is not affected.',
    );
  });

  test('of one that another run made superfluous', () => {
    expect(duplicateWarning('https://x/2', 'https://x/1')).toBe(
      'Two runs opened a follow-up issue at the same time, and https://x/2 could not be closed: close it as a ' +
        'duplicate of https://x/1.',
    );
  });
});
