/** What holds for every run, whatever goes wrong and whoever else acts: promises of the contract, not scripts. */

import { isDeepStrictEqual } from 'node:util';
import type { RecordedRequest } from '../../simulator/simulator.ts';
import { failsWith, OUTPUTS, type ContractResult } from './contract.ts';
import { brokenAboutChannels } from './invariants-channels.ts';
import { brokenAboutPace, type Troubles } from './invariants-pace.ts';
import type { Effect, Rehearsal } from './rehearsal.ts';
import { isMutating, parsed } from './shown.ts';

/** What is known of a run beyond what it left behind. */
export interface Circumstances extends Troubles {
  /** Azure's answers were changed on the way: what they say need not be true. */
  readonly lies?: boolean;
  /** Others change channels or versions without an operation, so that states can't be told from operations. */
  readonly meddlers?: boolean;
}

/** Milliseconds that a run may go on past its deadline. */
const GRACE_MS = 10_000;

type Rule = (run: Rehearsal, circumstances: Circumstances) => readonly string[];

/** Returns every promise that the run broke, in words. */
export function brokenPromises(run: Rehearsal, circumstances: Circumstances = {}): string[] {
  return RULES.flatMap((rule) => rule(run, circumstances));
}

const RULES: readonly Rule[] = [
  everyOutputIsSet,
  resultAndFailureAgree,
  noSecretIsShown,
  textsAreWellFormed,
  endsInTime,
  sendsOnlyWhatItShould,
  putsOnlyWhatWasRead,
  mutatesOncePerIntent,
  abortsOnlyWhatWasAskedFor,
  tellsWhatItChanged,
  channelsAreTold,
  (run, { lies = false }) => (lies ? [] : brokenAboutChannels(run)),
  brokenAboutPace,
  greenIsTrue,
];

function unless(isKept: boolean, problem: string): readonly string[] {
  return isKept ? [] : [problem];
}

function everyOutputIsSet({ outputs }: Rehearsal): readonly string[] {
  const missing = OUTPUTS.filter((name) => outputs[name] === undefined);
  return unless(missing.length === 0, `outputs are not set: ${missing.join(', ')}`);
}

function resultAndFailureAgree(run: Rehearsal): readonly string[] {
  const { outputs, failed, inputs, annotations, isCanceled } = run;
  const result = outputs['result'] ?? '';
  const fails = failsWith(result, inputs['mode'] ?? '', inputs['if-idle'] ?? 'succeed');
  return [
    ...unless(fails !== undefined, `'${result}' is no result`),
    ...unless(fails === failed, `the step ${failed === true ? 'fails' : 'does not fail'} with ${result}`),
    ...unless(result !== 'interrupted' || isCanceled, 'interrupted, although nobody canceled the run'),
    ...unless(annotations.length <= 3, `there are ${annotations.length} annotations`),
    ...unless(
      annotations.filter(({ level }) => level === 'error').length === (failed === true ? 1 : 0),
      'a step that fails has one error, and no other',
    ),
    ...unless((outputs['next-step'] ?? '') !== '', 'there is no next step'),
  ];
}

function noSecretIsShown(run: Rehearsal): readonly string[] {
  const { log, debug, summary, outputs, secrets } = run;
  const shown = [log, debug, summary, ...Object.values(outputs)].join('\n');
  return [
    ...secrets.filter((secret) => shown.includes(secret)).map((secret) => `shows ${secret.slice(0, 8)}…`),
    ...unless(!/operation(s|results)\/[\w-]+\?/.test(shown), 'shows a status URL'),
    ...unless(!/Bearer ey/.test(shown), 'shows a token'),
  ];
}

/** Nothing that only a programmer could make sense of. */
const RAW = /\[object \w+\]|\bundefined\b|\bNaN\b|Invalid Date|\n\s+at .+:\d+:\d+/;

function textsAreWellFormed({ log, summary, outputs }: Rehearsal): readonly string[] {
  const texts = Object.entries({ log, summary, ...outputs });
  const raw = texts.flatMap(([name, text]) => {
    const found = RAW.exec(text);
    return found === null
      ? []
      : [`${name} holds «${text.slice(Math.max(0, found.index - 60)).slice(0, 120)}»`];
  });
  return [
    ...raw,
    ...unless(outputs['error-code'] !== 'Bug', `it is a bug: ${outputs['error-message'] ?? ''}`),
    ...unless(isJson(outputs['nodepools']) && isJson(outputs['report']), 'nodepools or report is no JSON'),
    ...unless(summary.includes(outputs['result'] ?? '?'), 'the summary does not name the result'),
  ];
}

function isJson(text: string | undefined): boolean {
  try {
    JSON.parse(text ?? '');
    return true;
  } catch {
    return false;
  }
}

function endsInTime({ endedAt, deadline }: Rehearsal): readonly string[] {
  const late = endedAt - deadline;
  return unless(late <= GRACE_MS, `ends ${Math.round(late / 1000)} s after its deadline`);
}

function sendsOnlyWhatItShould({ requests, inputs }: Rehearsal): readonly string[] {
  const mutations = requests.filter(isMutating);
  const isReadOnly = inputs['mode'] === 'status' || inputs['dry-run'] === 'true';
  const foreign = requests.filter(({ face }) => face === 'foreign');
  const unguarded = mutations.filter(({ method, headers }) => method === 'PUT' && !headers['if-match']);
  const unknown = requests.filter(({ route }) => route === 'unknown');
  return [
    ...unless(foreign.length === 0, 'asks a foreign host'),
    ...unless(unguarded.length === 0, 'sends a PUT without If-Match'),
    ...unless(unknown.length === 0, `asks for ${unknown[0]?.path ?? ''}, which does not exist`),
    ...unless(!isReadOnly || mutations.length === 0, 'changes something in a mode that must not'),
  ];
}

/** Properties that a PUT leaves out of what was read, or that it is there to change. */
const NOT_SENT = [
  ...['id', 'name', 'type', 'systemData', 'eTag', 'provisioningState', 'powerState', 'status', 'fqdn'],
  ...['currentOrchestratorVersion', 'currentKubernetesVersion', 'maxAgentPools', 'privateFQDN'],
  ...['azurePortalFQDN', 'resourceUID'],
];
const CHANGED: Readonly<Record<string, readonly string[]>> = {
  'pool.put': ['orchestratorVersion', 'nodeImageVersion'],
  // A switch-off carries the current versions, which are looked at by themselves.
  'cluster.put': ['autoUpgradeProfile', 'kubernetesVersion', 'orchestratorVersion'],
};

/** Each PUT is what was read immediately before, but for what it is there to change. */
function putsOnlyWhatWasRead({ requests }: Rehearsal): readonly string[] {
  return requests.flatMap((put, index) => {
    if (put.method !== 'PUT') return [];
    const read = requests
      .slice(0, index)
      .findLast(({ method, path, status }) => method === 'GET' && path === put.path && status === 200);
    const changed = [...NOT_SENT, ...(CHANGED[put.route] ?? [])];
    const wanted = stripped(parsed(read?.response?.body), changed);
    // Pools are sent with their properties alone.
    const base =
      put.route === 'pool.put' ? { properties: (wanted as { properties?: unknown }).properties } : wanted;
    return unless(
      isDeepStrictEqual(stripped(put.body, changed), base),
      `the PUT of ${put.path} differs from what was read before it`,
    );
  });
}

function stripped(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value))
    return value.map((item) =>
      stripped(
        item,
        names.filter((name) => name !== 'name'),
      ),
    );
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !names.includes(name))
      .map(([name, item]) => [name, KEPT_WHOLE.includes(name) ? item : stripped(item, names)]),
  );
}

/** Maps of the user's own words, where a key such as `name` means nothing. */
const KEPT_WHOLE: readonly string[] = ['tags', 'nodeLabels', 'sku', 'identity'];

function mutatesOncePerIntent(run: Rehearsal): readonly string[] {
  const { effects } = run;
  const seen = effects.filter((effect) => !wasHidden(run, effect));
  const rollbacks = Object.entries(Object.groupBy(seen, ({ route, pool }) => `${route} ${pool ?? ''}`));
  const twice = rollbacks.filter(([key, of = []]) => key.startsWith('pool.put') && of.length > 1);
  const clusterPuts = effects.filter(({ route }) => route === 'cluster.put');
  // Twice is right when somebody switched a channel on between the two.
  const idle = clusterPuts.filter(({ request, before }) => setsWhatIs(channelsIn(request.body), before));
  return [
    ...twice.map(([key, of = []]) => `${key} takes effect ${of.length} times`),
    ...unless(idle.length === 0, 'channels are set that were so already'),
    // Others who switch channels on again and again make more of them right, and the last may put them back.
    ...unless(clusterPuts.length <= MOST_CLUSTER_PUTS, `the cluster is updated ${clusterPuts.length} times`),
    ...unless(
      new Set(effects.map(hitBy).filter(Boolean)).size === effects.map(hitBy).filter(Boolean).length,
      'the same operation is aborted twice',
    ),
  ];
}

const MOST_CLUSTER_PUTS = 5;

interface ChannelsSent {
  readonly upgradeChannel?: string;
  readonly nodeOSUpgradeChannel?: string;
}

function channelsIn(body: unknown): ChannelsSent {
  const sent = body as { properties?: { autoUpgradeProfile?: ChannelsSent } } | undefined;
  return sent?.properties?.autoUpgradeProfile ?? {};
}

function setsWhatIs(sent: ChannelsSent, before: Effect['before']): boolean {
  const { upgradeChannel, nodeOSUpgradeChannel } = before;
  return (
    (sent.upgradeChannel ?? 'none') === upgradeChannel &&
    (sent.nodeOSUpgradeChannel ?? nodeOSUpgradeChannel) === nodeOSUpgradeChannel
  );
}

/** The operation that an abort hit. */
function hitBy({ route, pool, before }: Effect): string | undefined {
  return route.endsWith('.abort') ? runningOn(before, pool)?.id : undefined;
}

function runningOn(
  cluster: Effect['before'],
  pool: string | undefined,
): Effect['before']['operations'][number] | undefined {
  return cluster.operations.findLast(
    (one) => one.pool === pool && one.status === 'InProgress' && !one.isAbort && !one.hidden,
  );
}

function abortsOnlyWhatWasAskedFor(run: Rehearsal): readonly string[] {
  const { effects, inputs } = run;
  return effects
    .filter(({ route }) => route.endsWith('.abort'))
    .flatMap((effect) => {
      const { pool } = effect;
      const named = (inputs['nodepool'] ?? '').split(/[,\n]/).filter((name) => name !== '');
      const isNamed = pool === undefined || named.includes('*') || named.includes(pool);
      if (inputs['mode'] === 'abort') {
        const isClusterMeant = named.length === 0 || named.includes('*');
        return [
          ...unless(isNamed, `aborts pool ${pool ?? ''}, which was not named`),
          ...unless(pool !== undefined || isClusterMeant, 'aborts the cluster, though pools were named'),
          ...unless(pool === undefined || named.length > 0, 'aborts a pool, though the cluster was meant'),
        ];
      }
      const shown = shownBefore(run, effect);
      const switchOff = effects.find(({ route }) => route === 'cluster.put');
      const stateThen = switchOff?.before.pools[pool ?? '']?.provisioningState ?? '';
      // A stopped upgrade that the switch-off made start again.
      const wasResumed = ['Canceled', 'Failed'].includes(stateThen);
      const mayAbort = inputs['if-busy'] === 'abort' || wasResumed;
      return [
        ...unless(isNamed, `aborts pool ${pool ?? ''}, which is not rolled back`),
        ...unless(mayAbort, 'aborts though if-busy does not say so'),
        ...unless(['Upgrading', 'UpgradingNodeImageVersion'].includes(shown), `aborts ${shown}`),
      ];
    });
}

/**
 * The state that the last read before an abort showed of its target. The abort itself names no operation and carries no
 * If-Match: whoever is faster than it between the two can't be told apart.
 */
function shownBefore({ requests }: Rehearsal, { request, pool }: Effect): string {
  const read = requests
    .slice(0, requests.indexOf(request))
    .findLast(({ route, status }) => route === 'cluster.get' && status === 200);
  const { properties } = parsed(read?.response?.body) as { properties?: ClusterShown };
  const own = properties?.agentPoolProfiles?.find(({ name }) => name === pool);
  return (pool === undefined ? properties : own)?.provisioningState ?? 'nothing that was read';
}

interface ClusterShown {
  readonly provisioningState?: string;
  readonly agentPoolProfiles?: readonly { readonly name: string; readonly provisioningState?: string }[];
}

/** An abort without an answer, whose operation ended well all the same: no trace is left of it. */
function wasInVain({ after, effects }: Rehearsal, effect: Effect): boolean {
  const { status = 0 } = effect.request;
  const operations = (after ?? effects.at(-1)?.before)?.operations ?? [];
  const hit = operations.find(({ id }) => id === hitBy(effect));
  return (status < 200 || status >= 300) && hit?.status === 'Succeeded';
}

function tellsWhatItChanged(run: Rehearsal): readonly string[] {
  const { outputs } = run;
  const result = outputs['result'] ?? '';
  const effects = run.effects.filter((effect) => !wasPushedAside(run, effect) && !wasInVain(run, effect));
  const sent = effects.map(({ route }) => route).join(', ');
  // The switch-off of the channels may make a stopped rollback go on, and an abort may leave the pool at its target.
  const mayHaveChanged =
    result === 'already-rolled-back' && effects.every(({ route }) => route !== 'pool.put');
  return [
    ...unless(
      effects.length === 0 || mayHaveChanged || PROMISES[result]?.nothingSent !== true,
      `${result}, although ${sent} took effect`,
    ),
    ...unless(
      effects.length === 0 || !/nothing was changed/i.test(outputs['next-step'] ?? ''),
      `says that nothing was changed, although ${sent} took effect`,
    ),
  ];
}

/**
 * Its answer was lost, and others took its place before it could be seen: whatever is read says that it did not arrive.
 * What is sent next was decided anew, from what the others left.
 */
function wasHidden(run: Rehearsal, effect: Effect): boolean {
  const { status = 0 } = effect.request;
  return (status < 200 || status >= 300) && wasPushedAside(run, effect);
}

/** True when moreover Azure showed neither operations nor nodes afterwards, so that the pool's versions had to do. */
function leftNoTrace(run: Rehearsal, effect: Effect): boolean {
  const later = run.requests.slice(run.requests.indexOf(effect.request) + 1);
  return (
    wasHidden(run, effect) &&
    !later.some(({ route, status }) => status === 200 && /\.operations?$|\.status$|\.machines$/.test(route))
  );
}

/** True when others took the place of what was sent before it could be seen. */
function wasPushedAside({ after, effects }: Rehearsal, { before, pool }: Effect): boolean {
  const known = new Set(before.operations.map(({ id }) => id));
  const last = after ?? effects.at(-1)?.before;
  const ours = last?.operations.find((one) => one.pool === pool && !known.has(one.id));
  return ours?.error?.code.startsWith('AKSOperationPreempted') === true && ours.percentComplete < 100;
}

function channelsAreTold(run: Rehearsal, { meddlers = false }: Circumstances): readonly string[] {
  const { before, after, outputs, log, summary, annotations } = run;
  if (after === undefined || meddlers) return [];
  const isSame =
    before.upgradeChannel === after.upgradeChannel &&
    before.nodeOSUpgradeChannel === after.nodeOSUpgradeChannel;
  const command = outputs['restore-command'] ?? '';
  const isTold = outputs['auto-upgrade-changed'] === 'true';
  return [
    ...unless(
      // A switch-off that acts late may do so after the step's last look.
      isSame || isTold || (command !== '' && log.includes('may still be switched off')),
      'a channel is off, and auto-upgrade-changed is not true',
    ),
    ...unless(
      isTold === (command !== '') || log.includes('may still be switched off'),
      'auto-upgrade-changed and restore-command disagree',
    ),
    ...unless(
      command === '' || (log.includes(command) && summary.includes(command)),
      'the restore command is not shown',
    ),
    ...unless(
      command === '' || annotations.some(({ text }) => text.includes(command)),
      'no annotation shows the restore command',
    ),
  ];
}

interface PoolOutput {
  readonly name: string;
  readonly result: string;
}

function greenIsTrue(run: Rehearsal, { lies = false, meddlers = false }: Circumstances): readonly string[] {
  if (lies) return [];
  const pools = JSON.parse(run.outputs['nodepools'] ?? '[]') as readonly PoolOutput[];
  return [
    ...pools.flatMap(({ name, result }) => PROMISES[result]?.ofPool?.(run, name, meddlers) ?? []),
    ...(run.outputs['result'] === 'aborted' && pools.length === 0 ? wasAborted(run, undefined) : []),
  ];
}

/** What a result promises beyond its name. */
interface Promised {
  /** No change of ours took effect. */
  readonly nothingSent: boolean;
  /** What must hold of a pool that has it; `undefined` where nothing can be checked. */
  readonly ofPool: ((run: Rehearsal, pool: string, meddlers: boolean) => readonly string[]) | undefined;
}

const NOTHING_SENT: Promised = { nothingSent: true, ofPool: undefined };
const NOTHING_TO_CHECK: Promised = { nothingSent: false, ofPool: undefined };

/** A result without a row does not compile. */
const PROMISES_OF_RESULTS: Readonly<Record<ContractResult, Promised>> = {
  aborted: {
    nothingSent: false,
    ofPool: (run, pool) => (run.inputs['mode'] === 'abort' ? wasAborted(run, pool) : []),
  },
  'abort-requested': NOTHING_TO_CHECK,
  'nothing-to-abort': NOTHING_SENT,
  'completed-before-abort': NOTHING_TO_CHECK,
  'rolled-back': { nothingSent: false, ofPool: wasRolledBack },
  'rollback-started': { nothingSent: false, ofPool: wasStarted },
  'already-rolled-back': { nothingSent: true, ofPool: wasBackAlready },
  'partially-rolled-back': NOTHING_TO_CHECK,
  planned: NOTHING_SENT,
  blocked: NOTHING_SENT,
  failed: { nothingSent: false, ofPool: endedBadly('failed') },
  canceled: { nothingSent: false, ofPool: endedBadly('canceled') },
  'timed-out': NOTHING_TO_CHECK,
  interrupted: NOTHING_TO_CHECK,
  error: NOTHING_TO_CHECK,
  'in-progress': NOTHING_SENT,
  canceling: NOTHING_SENT,
  succeeded: NOTHING_SENT,
};

/** The same, for words that a run has written: `not-started` of a pool, and what is no result at all. */
const PROMISES: Readonly<Partial<Record<string, Promised>>> = PROMISES_OF_RESULTS;

function wasStarted(run: Rehearsal, pool: string): readonly string[] {
  return unless(
    run.requests.some((request) => isAcceptedRollback(request, pool)) || wasJoinable(run, pool),
    `rollback-started, but no rollback of ${pool} was accepted or running`,
  );
}

function wasBackAlready(run: Rehearsal, pool: string, meddlers: boolean): readonly string[] {
  return unless(
    meddlers || isWhole(run.after?.pools[pool]) || run.effects.every((effect) => effect.pool !== pool),
    `already-rolled-back, but ${pool} is not`,
  );
}

function endedBadly(result: ContractResult): NonNullable<Promised['ofPool']> {
  return (run, pool) => (run.inputs['mode'] === 'rollback' ? hasEnded(run, pool, result) : []);
}

/** Its effect may come later. */
function isAcceptedRollback({ route, path, status = 0 }: RecordedRequest, pool: string): boolean {
  return (
    route === 'pool.put' &&
    path.toLowerCase().endsWith(`/${pool.toLowerCase()}`) &&
    status >= 200 &&
    status < 300
  );
}

/** Succeeded, with all nodes at what the pool shows. */
function isWhole(pool: Effect['before']['pools'][string] | undefined): boolean {
  return (
    pool?.provisioningState === 'Succeeded' &&
    pool.nodes.every(
      ({ kubernetes, image }) => kubernetes === pool.kubernetesVersion && image === pool.nodeImageVersion,
    )
  );
}

/** A rollback that was accepted and ended badly has ended: what one look showed while it goes on is no end. */
function hasEnded({ after, effects, log }: Rehearsal, name: string, result: string): readonly string[] {
  const effect = effects.find(({ route, pool }) => route === 'pool.put' && pool === name);
  // One that acts only after it was given up may still do so, as the step says.
  const mayStillAct = log.includes('has not begun to change. It may still do so');
  if (after === undefined || effect === undefined || mayStillAct) return [];
  const known = new Set(effect.before.operations.map(({ id }) => id));
  const ours = after.operations.find((one) => one.pool === name && !one.isAbort && !known.has(one.id));
  return unless(
    // What was deleted goes on no more, whatever the operation reads as.
    ours?.status !== 'InProgress' || [undefined, 'Deleting'].includes(after.pools[name]?.provisioningState),
    `${result}, although the rollback of ${name} goes on`,
  );
}

/** The rollback that was sent (or joined) ended Succeeded, and the pool is at its target unless others went on. */
function wasRolledBack(run: Rehearsal, name: string, meddlers: boolean): readonly string[] {
  const { before, after, effects, outputs, startedAt } = run;
  // Deleted by somebody else since: nothing can be told of it any more.
  if (after === undefined) return [];
  const effect = effects.find(({ route, pool }) => route === 'pool.put' && pool === name);
  const known = new Set((effect?.before ?? before).operations.map(({ id }) => id));
  const ofPool = after.operations.filter((one) => one.pool === name && !one.isAbort && !one.hidden);
  const ours =
    effect === undefined
      ? ofPool.findLast((one) => isUpgrade(one.state) && endedSince(one.endTime, startedAt))
      : ofPool.find(({ id }) => !known.has(id));
  const pool = after.pools[name];
  // The versions of a pool flip when its rollback is accepted: what is joined has its target in them.
  const shown = { kubernetes: pool?.kubernetesVersion, image: pool?.nodeImageVersion };
  const target = effect === undefined ? shown : versionsIn(effect.request.body);
  const isThere =
    pool?.provisioningState === 'Succeeded' &&
    pool.nodes.every((node) => isDeepStrictEqual({ ...node }, target));
  // What took its place while the run looked for the first time can't be told from it: Azure named no kind.
  const hasJoinedAnother =
    effect === undefined &&
    ofPool.some(
      ({ id, status, startTime }) =>
        id === outputs['operation-id'] &&
        status === 'Succeeded' &&
        Date.parse(startTime) <= startedAt + 1_000,
    );
  const isUntraceable = effect !== undefined && leftNoTrace(run, effect);
  // Another rollback to the same versions may have taken the place of ours.
  if (ours?.status !== 'Succeeded' && !isThere && !hasJoinedAnother && !isUntraceable) {
    return [`rolled-back, but its operation is ${ours?.status ?? 'nowhere'}`];
  }
  const isLast = ofPool.at(-1)?.id === ours?.id;
  return unless(
    !isLast || meddlers || effect === undefined || pool === undefined || isThere,
    `rolled-back, but ${name} is ${pool?.provisioningState ?? 'gone'}, or not all of its nodes are`,
  );
}

function versionsIn(body: unknown): { readonly kubernetes: unknown; readonly image: unknown } {
  const { properties } = body as { properties: Readonly<Record<string, unknown>> };
  return { kubernetes: properties['orchestratorVersion'], image: properties['nodeImageVersion'] };
}

/** A rollback that somebody else had sent was running at some time of the run: it is joined, not sent again. */
function wasJoinable({ after, startedAt }: Rehearsal, name: string): boolean {
  // Deleted by somebody else since: nothing can be told of it any more.
  if (after === undefined) return true;
  return after.operations.some(
    ({ pool, state, endTime }) =>
      pool === name && isUpgrade(state) && (endTime === undefined || endedSince(endTime, startedAt)),
  );
}

/** An operation that was joined ended while the run waited for it. */
function endedSince(endTime: string | undefined, startedAt: number): boolean {
  return endTime !== undefined && Date.parse(endTime) >= startedAt;
}

function isUpgrade(state: string): boolean {
  return state.startsWith('Upgrading');
}

function wasAborted({ before, after, summary }: Rehearsal, pool: string | undefined): readonly string[] {
  if (after === undefined) return [];
  // The next operation hid how it ended, and the step says that it could not be read.
  if (summary.includes('how the aborted one ended could not be read')) return [];
  const running = new Set(
    before.operations.filter(({ status }) => status === 'InProgress').map(({ id }) => id),
  );
  const isStopped = after.operations.some(
    (one) =>
      one.pool === pool &&
      !one.isAbort &&
      (one.status === 'Canceled' || one.error?.code.startsWith('AKSOperationPreempted') === true) &&
      (running.has(one.id) || !before.operations.some(({ id }) => id === one.id)),
  );
  return unless(isStopped, `aborted, but no operation of ${pool ?? 'the cluster'} was`);
}
