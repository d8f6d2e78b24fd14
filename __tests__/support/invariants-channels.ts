/** No channel is off untold, and none is put back wrongly: what the run showed and said, against what it read. */

import type { RecordedRequest } from '../../simulator/simulator.ts';
import type { Rehearsal } from './rehearsal.ts';
import {
  clusterShown,
  lastShown,
  sentProperties,
  wasRefused,
  type ChannelsShown,
  type ClusterShown,
} from './shown.ts';

const CHANNELS = ['upgradeChannel', 'nodeOSUpgradeChannel'] as const;
type Channel = (typeof CHANNELS)[number];

const OPTIONS: Readonly<Record<Channel, string>> = {
  upgradeChannel: '--auto-upgrade-channel',
  nodeOSUpgradeChannel: '--node-os-upgrade-channel',
};

/** One PUT of the cluster that switches a channel off. */
interface SwitchOff {
  readonly request: RecordedRequest;
  /** What the read before it showed. */
  readonly read: ClusterShown;
  readonly off: readonly Channel[];
}

/** What no run may break, in words. */
export function brokenAboutChannels(run: Rehearsal): readonly string[] {
  return [
    ...foundIsTold(run),
    ...lateEffectIsTold(run),
    ...commandComesFirst(run),
    ...currentVersionsAreSent(run),
  ];
}

function isOff(channel: string | undefined): boolean {
  return (channel ?? 'none').toLowerCase() === 'none';
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return (one ?? 'none').toLowerCase() === (other ?? 'none').toLowerCase();
}

function switchOffs(run: Rehearsal): readonly SwitchOff[] {
  return run.requests.flatMap((request) => {
    const read = request.route === 'cluster.put' ? lastShown(run, request) : undefined;
    if (read === undefined) return [];
    const sent = sentProperties(request).autoUpgradeProfile ?? {};
    const off = CHANNELS.filter((name) => isOff(sent[name]) && !isOff(read.autoUpgradeProfile?.[name]));
    return off.length === 0 ? [] : [{ request, read, off }];
  });
}

/** The channels as found: as the last switch-off's read showed them, and one that only an earlier one named as its did. */
function found(all: readonly SwitchOff[]): ChannelsShown {
  const last = all.at(-1)?.read.autoUpgradeProfile ?? {};
  const entries = CHANNELS.map((name) => {
    const own = all.findLast(({ off }) => off.includes(name))?.read.autoUpgradeProfile ?? last;
    return [name, own[name]];
  });
  return Object.fromEntries(entries) as ChannelsShown;
}

function notRefused(run: Rehearsal): readonly SwitchOff[] {
  return switchOffs(run).filter(({ request }) => !wasRefused(request));
}

/** A PUT of the cluster that puts a channel back. */
function putBack(run: Rehearsal): RecordedRequest | undefined {
  const off = new Set(switchOffs(run).map(({ request }) => request));
  return run.requests.find((request) => request.route === 'cluster.put' && !off.has(request));
}

function hasValue(command: string, name: Channel, value: string | undefined): boolean {
  const said = new RegExp(`${OPTIONS[name]} (\\S+)`).exec(command)?.[1];
  return said !== undefined && isSame(said.replaceAll("'", ''), value);
}

/** What the run last read of the channels, against what its switch-off had found. */
function foundIsTold(run: Rehearsal): readonly string[] {
  const all = notRefused(run);
  const last = all.at(-1);
  const isChanged = run.outputs['auto-upgrade-changed'] === 'true';
  const command = run.outputs['restore-command'] ?? '';
  const isPending = run.log.includes('may still be switched off');
  const problems = [
    ...(isChanged || command === '' || isPending
      ? []
      : ['there is a restore command though nothing is told to be changed']),
    ...(isChanged && command === '' && !isUnspeakable(all)
      ? ['changed, but there is no restore command']
      : []),
  ];
  if (last === undefined) {
    return [...problems, ...(isChanged ? ['auto-upgrade-changed, though no switch-off got through'] : [])];
  }
  const reads = run.requests.slice(run.requests.lastIndexOf(last.request) + 1);
  const end = reads.map(clusterShown).findLast((shown) => shown !== undefined)?.autoUpgradeProfile;
  const before = found(all);
  // Whoever can't read it any more has to take it for off.
  const shown = end ?? { ...before, ...Object.fromEntries(last.off.map((name) => [name, 'none'])) };
  // What only others changed is neither this step's change nor to be put back.
  const named = new Set(all.flatMap(({ off }) => off));
  const different = CHANNELS.filter((name) => named.has(name) && !isSame(before[name], shown[name]));
  if (different.length === 0) return problems;
  return [
    ...problems,
    ...(isChanged || isPending ? [] : [`${different.join(' and ')} is different at the end, and untold`]),
    ...different
      .filter((name) => !hasValue(command, name, before[name]))
      .map((name) => `the restore command «${command}» does not set ${name} to ${before[name] ?? 'none'}`),
  ];
}

/** Azure's command line has no word for a node OS channel that was never set. */
function isUnspeakable(all: readonly SwitchOff[]): boolean {
  return found(all).nodeOSUpgradeChannel === undefined;
}

/** What acts only when the run is over was told of, too. */
function lateEffectIsTold(run: Rehearsal): readonly string[] {
  const { after, afterwards, outputs } = run;
  const all = notRefused(run);
  if (after === undefined || afterwards === undefined || all.length === 0) return [];
  const before = found(all);
  const named = new Set(all.flatMap(({ off }) => off));
  return [...named]
    .filter((name) => isOff(afterwards[name]) && !isOff(after[name]))
    .filter((name) => !hasValue(outputs['restore-command'] ?? '', name, before[name]))
    .map((name) => `${name} goes off after the end, and nobody was told how it was found`);
}

/** Whatever becomes of this process: the command stands in the log before the PUT, and in the outputs from then on. */
function commandComesFirst(run: Rehearsal): readonly string[] {
  const back = putBack(run);
  return switchOffs(run).flatMap(({ request, read, off }) => {
    const index = run.moments.findIndex((moment) => moment.request === request);
    const moment = run.moments[index];
    if (moment === undefined) return [];
    const commands = moment.log.split('\n').filter((line) => line.includes('az aks update'));
    const isTold = off.every((name) =>
      commands.some((line) => hasValue(line, name, read.autoUpgradeProfile?.[name])),
    );
    const next = run.moments.slice(index + (wasRefused(request) ? run.moments.length : 1));
    const untilBack = next.slice(0, next.findIndex((one) => one.request === back) >>> 0);
    return [
      ...(isTold ? [] : ['a switch-off is sent before the log has the command that undoes it']),
      ...(moment.outputs['restore-command'] === '' || moment.outputs['restore-command'] === undefined
        ? ['a switch-off is sent before the outputs have the command that undoes it']
        : []),
      ...untilBack
        .filter(({ outputs }) => (outputs['restore-command'] ?? '') === '')
        .map((one) => `at ${one.request.route} the outputs have lost the restore command`),
    ];
  });
}

/** Azure refuses a Kubernetes channel `none` beside an alias or an older version; every other PUT has them as read. */
function currentVersionsAreSent(run: Rehearsal): readonly string[] {
  const off = new Map(switchOffs(run).map((one) => [one.request, one.off]));
  return run.requests.flatMap((request) => {
    const read = request.route === 'cluster.put' ? lastShown(run, request) : undefined;
    if (read === undefined) return [];
    const needsCurrent = off.get(request)?.includes('upgradeChannel') === true;
    const sent = sentProperties(request);
    const wanted = (asked: string | undefined, current: string | undefined): string | undefined =>
      needsCurrent ? (current ?? asked) : asked;
    const pools = (read.agentPoolProfiles ?? []).filter((pool) => {
      const own = sent.agentPoolProfiles?.find(({ name }) => name === pool.name);
      return own?.orchestratorVersion !== wanted(pool.orchestratorVersion, pool.currentOrchestratorVersion);
    });
    const isRight = sent.kubernetesVersion === wanted(read.kubernetesVersion, read.currentKubernetesVersion);
    const which = needsCurrent ? 'current version' : 'version as read';
    return [
      ...(isRight ? [] : [`a PUT of the cluster does not carry its ${which}`]),
      ...pools.map(({ name }) => `a PUT of the cluster does not carry the ${which} of ${name ?? '?'}`),
    ];
  });
}
