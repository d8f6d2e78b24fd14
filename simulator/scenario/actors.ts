import type { Action } from './action.ts';
import type { ActorScenario } from './scenario.ts';

/** Members that every action of a kind has to have in a scenario file. */
export const ACTOR_NEEDS: Readonly<Record<Action['kind'], readonly string[]>> = {
  upgrade: ['pool'],
  rollback: ['pool', 'kubernetesVersion', 'nodeImageVersion'],
  scale: ['pool', 'count'],
  grow: ['pool', 'count'],
  resume: ['pool'],
  'fleet-run': ['run'],
  'set-run': ['run', 'state'],
  operation: ['state'],
  abort: [],
  finish: [],
  preempt: [],
  stick: [],
  unstick: [],
  'status-text': ['text'],
  'set-property': ['name'],
  'set-channels': [],
  'set-records': ['pool', 'records'],
  'set-versions': ['pool', 'kubernetesVersion', 'nodeImageVersion'],
  'set-state': ['provisioningState'],
  'renew-etag': [],
  'delete-pool': ['pool'],
  'delete-cluster': [],
  stop: [],
  start: [],
  'pass-time': ['seconds'],
  later: ['seconds', 'action'],
  'revoke-tokens': [],
  'set-roles': ['roles'],
  'set-identity': ['identity'],
};

/** Members that say when, and not what. */
const WHEN: readonly string[] = ['do', 'at', 'before', 'after', 'nth', 'wait'];

/** The action that an entry of a scenario describes, which its schema has looked at. */
export function actionOf(actor: ActorScenario): Action {
  const members = Object.entries(actor).filter(([key]) => !WHEN.includes(key));
  return { ...Object.fromEntries(members), kind: actor.do } as Action;
}
