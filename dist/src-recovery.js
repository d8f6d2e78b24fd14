export const id = 808;
export const ids = [808];
export const modules = {

/***/ 5385: // node_modules/semver/functions/coerce.js
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)
const parse = __webpack_require__(6353)
const { safeRe: re, t } = __webpack_require__(5471)

const coerce = (version, options) => {
  if (version instanceof SemVer) {
    return version
  }

  if (typeof version === 'number') {
    version = String(version)
  }

  if (typeof version !== 'string') {
    return null
  }

  options = options || {}

  let match = null
  if (!options.rtl) {
    match = version.match(options.includePrerelease ? re[t.COERCEFULL] : re[t.COERCE])
  } else {
    // Find the right-most coercible string that does not share
    // a terminus with a more left-ward coercible string.
    // Eg, '1.2.3.4' wants to coerce '2.3.4', not '3.4' or '4'
    // With includePrerelease option set, '1.2.3.4-rc' wants to coerce '2.3.4-rc', not '2.3.4'
    //
    // Walk through the string checking with a /g regexp
    // Manually set the index so as to pick up overlapping matches.
    // Stop when we get a match that ends at the string end, since no
    // coercible string can be more right-ward without the same terminus.
    const coerceRtlRegex = options.includePrerelease ? re[t.COERCERTLFULL] : re[t.COERCERTL]
    let next
    while ((next = coerceRtlRegex.exec(version)) &&
        (!match || match.index + match[0].length !== version.length)
    ) {
      if (!match ||
            next.index + next[0].length !== match.index + match[0].length) {
        match = next
      }
      coerceRtlRegex.lastIndex = next.index + next[1].length + next[2].length
    }
    // leave it in a clean state
    coerceRtlRegex.lastIndex = -1
  }

  if (match === null) {
    return null
  }

  const major = match[2]
  const minor = match[3] || '0'
  const patch = match[4] || '0'
  const prerelease = options.includePrerelease && match[5] ? `-${match[5]}` : ''
  const build = options.includePrerelease && match[6] ? `+${match[6]}` : ''

  return parse(`${major}.${minor}.${patch}${prerelease}${build}`, options)
}
module.exports = coerce


/***/ }),

/***/ 8469: // node_modules/semver/functions/compare.js
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 7808: // src/recovery.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recover: () => (/* binding */ recover)
});

// EXTERNAL MODULE: ./src/annotate.ts
var annotate = __webpack_require__(3927);
// EXTERNAL MODULE: ./src/domain/optional.ts
var optional = __webpack_require__(3506);
;// CONCATENATED MODULE: ./src/domain/aks/channels.ts
/** The two auto-upgrade channels of a cluster, and what has to be done about them before a rollback. */

/** Node OS channels that move a pool's image on. `Unmanaged` leaves the image alone and is never entered or left. */
const IMAGE_MOVING = new Set(['nodeimage', 'securitypatch']);
/** Words under which Azure knows a channel that is off (exact case, as the API writes them). */
const OFF = { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' };
/** Returns the cluster's channels as found; absent means none. */
function channelsOf(cluster) {
    return pickChannels(cluster);
}
/** True when the Kubernetes channel is on: set, and not `none` in any case. */
function isKubernetesChannelOn(channels) {
    const word = channels.upgradeChannel?.toLowerCase();
    return word !== undefined && word !== '' && word !== 'none';
}
/** True of a channel that reads as off; one that is absent may never have been set. */
function isKnownOff(channel) {
    return channel?.toLowerCase() === 'none';
}
/** True when the node OS channel would move a pool's node image on. */
function isImageChannelOn(channels) {
    return IMAGE_MOVING.has(channels.nodeOsUpgradeChannel?.toLowerCase() ?? '');
}
/**
 * Returns the channels to switch off before a rollback, with the value to set; `undefined` when none would undo it.
 * The Kubernetes channel always would; the node OS channel only when the rollback changes the node image.
 */
function channelsToDisable(channels, changesImage) {
    const kubernetes = isKubernetesChannelOn(channels);
    const nodeOs = changesImage && isImageChannelOn(channels);
    if (!kubernetes && !nodeOs)
        return undefined;
    return {
        ...(kubernetes ? { upgradeChannel: OFF.upgradeChannel } : {}),
        ...(nodeOs ? { nodeOsUpgradeChannel: OFF.nodeOsUpgradeChannel } : {}),
    };
}
/** Returns what puts back those of the `found` channels that `switchedOff` names. */
function channelsToRestore(found, switchedOff) {
    return pickChannels({
        upgradeChannel: switchedOff.upgradeChannel === undefined ? undefined : found.upgradeChannel,
        nodeOsUpgradeChannel: switchedOff.nodeOsUpgradeChannel === undefined ? undefined : found.nodeOsUpgradeChannel,
    });
}
/** Returns the options of `az aks update` that set the channels given. */
function channelOptions({ upgradeChannel, nodeOsUpgradeChannel }) {
    return [
        ...(upgradeChannel === undefined ? [] : [['auto-upgrade-channel', upgradeChannel]]),
        ...(nodeOsUpgradeChannel === undefined
            ? []
            : [['node-os-upgrade-channel', nodeOsUpgradeChannel]]),
    ];
}
/** True when the cluster's channels read as given, for those that are given. */
function hasChannels(cluster, wanted) {
    return ((wanted.upgradeChannel === undefined || isSameChannel(cluster.upgradeChannel, wanted.upgradeChannel)) &&
        (wanted.nodeOsUpgradeChannel === undefined ||
            isSameChannel(cluster.nodeOsUpgradeChannel, wanted.nodeOsUpgradeChannel)));
}
/** True when both name the same channel, ignoring case; absent and empty mean none. */
function isSameChannel(one, other) {
    return normalize(one) === normalize(other);
}
function normalize(channel) {
    const word = channel?.toLowerCase() ?? '';
    return word === '' ? 'none' : word;
}
function pickChannels(source) {
    return {
        ...(0,optional/* optional */.l)('upgradeChannel', source.upgradeChannel),
        ...(0,optional/* optional */.l)('nodeOsUpgradeChannel', source.nodeOsUpgradeChannel),
    };
}

// EXTERNAL MODULE: ./src/domain/aks/answers.ts
var answers = __webpack_require__(9233);
;// CONCATENATED MODULE: ./src/domain/moves/move.ts
/** The moves a run can make, and what the loop must know of each kind. A kind without a row does not compile. */
const CLUSTER = [{ kind: 'cluster' }];
const always = () => true;
const MOVES = {
    abort: {
        changes: true,
        rollsBack: false,
        settlesAs: 'abort',
        targets: ({ target }) => [target],
        isAskedFor: always,
    },
    wait: {
        changes: false,
        rollsBack: false,
        settlesAs: 'standstill',
        targets: ({ targets }) => targets,
        // Waiting for what was in the way is no part of what was asked for.
        isAskedFor: ({ why }) => why === 'asked' || why === 'canceling',
    },
    'disable-auto-upgrade': {
        changes: true,
        rollsBack: false,
        settlesAs: 'put',
        targets: () => CLUSTER,
        isAskedFor: always,
    },
    'roll-back': {
        changes: true,
        rollsBack: true,
        settlesAs: 'put',
        targets: ({ pool }) => [{ kind: 'pool', name: pool }],
        isAskedFor: always,
    },
    join: {
        changes: false,
        rollsBack: true,
        settlesAs: 'standstill',
        targets: ({ pool }) => [{ kind: 'pool', name: pool }],
        isAskedFor: always,
    },
    'restore-auto-upgrade': {
        changes: true,
        rollsBack: false,
        settlesAs: 'put',
        targets: () => CLUSTER,
        isAskedFor: always,
    },
};
/** Every kind of move. */
const MOVE_KINDS = Object.keys(MOVES);
function isMutation(move) {
    return MOVES[move.kind].changes;
}
function isRollback(move) {
    return MOVES[move.kind].rollsBack;
}
/** Returns how the end of a move is known. */
function settlesAs({ kind }) {
    return MOVES[kind].settlesAs;
}
/** Returns what a move is about. */
function targetsOf(move) {
    return rowOf(move).targets(move);
}
/** Returns the names of the pools that a move is about. */
function poolsOf(move) {
    return targetsOf(move).flatMap((target) => (target.kind === 'pool' ? [target.name] : []));
}
/** Returns whether the end of a move is what the user asked for. */
function isAskedFor(move) {
    return rowOf(move).isAskedFor(move);
}
/** The row of a move takes that move: the compiler can't see it, since it doesn't tie a union's members to their kinds. */
function rowOf({ kind }) {
    return MOVES[kind];
}

// EXTERNAL MODULE: ./src/text/plain-text.ts
var plain_text = __webpack_require__(4651);
;// CONCATENATED MODULE: ./src/domain/aks/cluster.ts
/** What the action knows about AKS, in its own words. Read-only values without behaviour. */

/** `cluster`, or `pool/NAME`: how a target is named in maps, the timeline and the log. */
function targetKey(target) {
    return target.kind === 'cluster' ? 'cluster' : `pool/${target.name}`;
}
/** Returns `the cluster` or `pool user`. */
function targetInWords(target) {
    return target.kind === 'cluster' ? 'the cluster' : `pool ${(0,plain_text/* oneLine */.TN)(target.name)}`;
}
/** Returns the same for the `targetKey` of a target, or for a pool by its name alone. */
function keyInWords(key) {
    return key === 'cluster' ? 'the cluster' : `pool ${(0,plain_text/* oneLine */.TN)(key.replace(/^pool\//, ''))}`;
}
/** Returns the pool of that name in the cluster, comparing as AKS does (its pool names are lower case). */
function findPool(cluster, name) {
    return cluster.pools.find((pool) => pool.name.toLowerCase() === name.toLowerCase());
}
/** True for a pool of individual machines, which has no version upgrade and so no rollback. */
function isMadeOfMachines({ mode }) {
    return mode.toLowerCase() === 'machines';
}
/** True when the target is there and its state is as asked for. */
function isInState(observation, target, isAsAsked) {
    const state = stateOf(observation, target);
    return state !== undefined && isAsAsked(state);
}
/** Returns the state of a target in an observation; a pool that is gone reads as undefined. */
function stateOf(observation, target) {
    return target.kind === 'cluster'
        ? observation.cluster.provisioningState
        : findPool(observation.cluster, target.name)?.provisioningState;
}

;// CONCATENATED MODULE: ./src/domain/moves/sighting.ts
/** What a target shows at one look, as far as a watch needs it. */



/** Returns what the cluster's answer shows of a target; `undefined` when it is a pool that is not in it. */
function sightOf(cluster, target) {
    if (target.kind === 'cluster')
        return sightCluster(cluster);
    const pool = findPool(cluster, target.name);
    return pool && sightPool(pool);
}
/** Returns what a pool shows. */
function sightPool(pool) {
    const { provisioningState, eTag, kubernetesVersion, nodeImageVersion } = pool;
    return {
        provisioningState,
        ...(0,optional/* optional */.l)('eTag', eTag),
        ...(0,optional/* optional */.l)('kubernetesVersion', kubernetesVersion),
        ...(0,optional/* optional */.l)('nodeImageVersion', nodeImageVersion),
    };
}
/** Returns what the cluster itself shows. */
function sightCluster(cluster) {
    const { provisioningState, eTag, kubernetesVersion, upgradeChannel, nodeOsUpgradeChannel } = cluster;
    return {
        provisioningState,
        ...(0,optional/* optional */.l)('eTag', eTag),
        ...(0,optional/* optional */.l)('kubernetesVersion', kubernetesVersion),
        channels: {
            ...(0,optional/* optional */.l)('upgradeChannel', upgradeChannel),
            ...(0,optional/* optional */.l)('nodeOsUpgradeChannel', nodeOsUpgradeChannel),
        },
    };
}
/** True when two looks showed the same, apart from the eTag. */
function isSameSight(one, other) {
    return (one !== undefined && one.provisioningState === other.provisioningState && hasSameSettings(one, other));
}
/** True when what a PUT of ours changes, versions and channels, read the same at both looks, whatever the states. */
function hasSameSettings(one, other) {
    return (one.kubernetesVersion === other.kubernetesVersion &&
        one.nodeImageVersion === other.nodeImageVersion &&
        hasChannels(one.channels ?? {}, other.channels ?? {}));
}

;// CONCATENATED MODULE: ./src/domain/moves/history.ts
/** Questions to the memory of a run. */





/** True when a mutation took effect, or may have: accepted, on its way, or its answer lost without the resource telling. */
function tookEffect(record) {
    if (!isMutation(record.move))
        return false;
    if (record.answer.kind === 'accepted' || record.answer.kind === 'sent')
        return true;
    return record.answer.kind === 'unknown' && record.settlement?.kind !== 'not-begun';
}
/** True when this run changed something, or may have. */
function hasChangedSomething(history) {
    return history.records.some((record) => tookEffect(record) || mayHaveBeenOvertaken(record));
}
/**
 * True for a request whose answer was lost, where the next look showed what somebody else has made since: whether it took
 * effect in between, nothing tells.
 */
function mayHaveBeenOvertaken({ move, answer, before, settlement }) {
    if (settlesAs(move) !== 'put' || answer.kind !== 'unknown' || settlement?.kind !== 'not-begun')
        return false;
    return before !== undefined && !hasSameSettings(settlement.seen, before);
}
/** The records of rolling this pool back or joining its rollback, in order. */
function rollbacksOf(history, pool) {
    return history.records
        .filter((record) => isRollback(record.move))
        .filter(({ move }) => move.pool === pool);
}
/** The records of aborting this target, in order. */
function abortsOf(history, target) {
    return history.records.filter(({ move }) => move.kind === 'abort' && targetKey(move.target) === targetKey(target));
}
function isSwitchOff(record) {
    return record.move.kind === 'disable-auto-upgrade';
}
/** The record of the switch-off that took effect, if there was one. */
function switchOffOf(history) {
    return history.records.filter(isSwitchOff).findLast(tookEffect);
}
/** The switch-offs that were sent and not refused: each took effect, or may have, or still may. */
function sentSwitchOffs({ records }) {
    return records
        .filter(isSwitchOff)
        .filter(({ answer }) => answer.kind !== 'refused' && answer.kind !== 'withheld');
}
/** The channels as found: as each switch-off's own read showed those that it named, else as first seen. */
function channelsFound(history) {
    return sentSwitchOffs(history).reduce((found, { before, move }) => ({ ...found, ...channelsToRestore(before?.channels ?? {}, move.channels) }), channelsOf(history.first.cluster));
}
/** The error of a refusal; `undefined` for every other answer. */
function refusalOf(record) {
    return record?.answer.kind === 'refused' ? record.answer.error : undefined;
}
/** What Azure's refusal of the request means; `undefined` for every other answer. */
function refusalMeaning(record) {
    const refusal = refusalOf(record);
    return refusal && (0,answers/* meaningOf */.P)(refusal, record?.move.kind === 'abort' ? 'abort' : 'put');
}
/**
 * Returns the ids of the operations that an observation shows, and of those that this run has aborted. One of them that
 * still is the latest after a rollback was sent is not the rollback's own.
 */
function knownOperationIds({ operations, recentOperations }, records) {
    const latest = [...operations.values()].map((reading) => reading.kind === 'read' ? reading.value?.id : undefined);
    const recent = recentOperations.kind === 'read' ? recentOperations.value.map(({ id }) => id) : [];
    const aborted = records.map(({ move, operation }) => (move.kind === 'abort' ? operation?.id : undefined));
    return new Set([...latest, ...recent, ...aborted].filter((id) => id !== undefined));
}

;// CONCATENATED MODULE: ./src/domain/outcome/channels.ts
/** What became of the auto-upgrade channels. */



const CHANNELS = ['upgradeChannel', 'nodeOsUpgradeChannel'];
/**
 * Returns how the channels were found and left. A switch-off that was sent and not refused is never forgotten: while its
 * end is open the safe answer is off, and where the cluster still shows a channel as on it may yet go off.
 */
function channelOutcome({ history, latest }) {
    const found = channelsFound(history);
    const sent = sentSwitchOffs(history);
    const last = sent.at(-1);
    if (last === undefined)
        return { found, left: found, changed: false, putBack: false, pending: {} };
    const restore = history.records.findLast((record) => record.move.kind === 'restore-auto-upgrade' && tookEffect(record));
    const isOver = last.settlement !== undefined && (restore === undefined || restore.settlement !== undefined);
    const off = sent.reduce((all, { move }) => ({ ...all, ...move.channels }), {});
    const left = isOver ? channelsOf(latest.cluster) : { ...found, ...off };
    // What no switch-off named is left as somebody else left it.
    const changed = CHANNELS.some((name) => off[name] !== undefined && !isSameChannel(found[name], left[name]));
    return {
        found,
        left,
        changed,
        putBack: restore !== undefined && !changed,
        pending: pendingChannels(history, left),
    };
}
/** The channels that read as on, though a request to switch them off has no sure end and no such request after it has. */
function pendingChannels({ records }, left) {
    const lastEnd = records.findLastIndex((record) => 'channels' in record.move && record.settlement?.kind === 'ended');
    const open = sentSwitchOffs({ records: records.slice(lastEnd + 1) });
    const { upgradeChannel, nodeOsUpgradeChannel } = open.reduce((all, { move }) => ({ ...all, ...move.channels }), {});
    const stillOn = (asked, shown) => asked === undefined || isSameChannel(asked, shown) ? undefined : asked;
    return {
        ...(0,optional/* optional */.l)('upgradeChannel', stillOn(upgradeChannel, left.upgradeChannel)),
        ...(0,optional/* optional */.l)('nodeOsUpgradeChannel', stillOn(nodeOsUpgradeChannel, left.nodeOsUpgradeChannel)),
    };
}

;// CONCATENATED MODULE: ./src/domain/decision.ts
/** What a decision is, and the pieces that the endings of every mode are made from. */

/** Returns the decision to stop here. */
function end(checks, ending) {
    return { checks, plan: [], next: { kind: 'end', ending: { warnings: [], ...ending } } };
}
/** Returns the ending of a pool that no check blocked. */
function poolEnding(pool, verdict) {
    return { pool, blockedBy: [], ...verdict };
}
/** Returns an Azure error as the one that decided a result. */
function outcomeError(error) {
    const { code, message, correlationId, attempt, status, facts, kind } = error.details;
    return {
        code,
        message,
        attempt,
        isFromAzure: kind !== 'network',
        ...(0,optional/* optional */.l)('correlationId', correlationId),
        ...(0,optional/* optional */.l)('status', status),
        ...(0,optional/* optional */.l)('facts', facts),
    };
}
/** Returns the error of an operation as the one that decided a result. */
function ofOperation(error) {
    return error && { ...error, isFromAzure: true };
}
/** An operation's error carries no correlation id: that of our own request, which began it, leads to it in Azure's logs. */
function ofOwnRequest(error, answer) {
    if (error.correlationId !== undefined || answer?.kind !== 'accepted')
        return error;
    return { ...error, ...(0,optional/* optional */.l)('correlationId', answer.correlationId) };
}
/** Returns the error for pools that the cluster does not have; it lists those that exist. */
function noSuchPool(cluster, missing) {
    const exist = cluster.pools.map((pool) => pool.name).join(', ');
    return {
        code: 'PoolNotFound',
        message: `Cluster ${cluster.name} has no pool ${missing.join(', ')}. Its pools are: ${exist === '' ? '(none)' : exist}.`,
        attempt: `read cluster ${cluster.name}`,
        isFromAzure: false,
    };
}
/**
 * Ids of the checks that blocked a pool, each once. A check of the cluster, or of a pool that the run is not about
 * (one that moves while the whole cluster is to be updated, say), counts for every pool.
 */
function blockedBy(checks, pool, poolsOfRun) {
    return [
        ...new Set(checks
            .filter(({ verdict }) => verdict === 'blocked')
            .filter((check) => check.pool === undefined || check.pool === pool || !poolsOfRun.includes(check.pool))
            .map(({ id }) => id)),
    ];
}

// EXTERNAL MODULE: ./src/domain/aks/states.ts
var states = __webpack_require__(3882);
;// CONCATENATED MODULE: ./src/domain/aks/operations.ts
/** Which operations of the operations API are a target's own. */


/** Returns the pool that an operation was on; `undefined` for one of the cluster itself, and where it does not tell. */
function poolOf({ resourceId }) {
    return /\/agentPools\/([^/]+)$/i.exec(resourceId ?? '')?.[1];
}
/** True when the operation says that it is one of the target. */
function isOf(target, operation) {
    return target.kind === 'cluster'
        ? /\/managedClusters\/[^/]+$/i.test(operation.resourceId ?? '')
        : poolOf(operation)?.toLowerCase() === target.name.toLowerCase();
}
/** Returns the recent operations of the cluster itself, or of one of its pools, newest first. */
function recentOf({ recentOperations }, target) {
    if (recentOperations.kind !== 'read')
        return [];
    return recentOperations.value.filter((operation) => isOf(target, operation));
}
/** Returns the latest operation of a target, where it was read. */
function latestOn({ operations }, target) {
    const reading = operations.get(targetKey(target));
    return reading?.kind === 'read' ? reading.value : undefined;
}
/**
 * Returns what is in progress on a target, newest first: from the list of a pool's active operations where that was
 * read, else from the latest and the recent ones.
 */
function activeOn(observation, target) {
    const listed = observation.activeOperations.get(targetKey(target));
    if (listed?.kind === 'read')
        return listed.value;
    const latest = latestOn(observation, target);
    const all = [...(latest === undefined ? [] : [latest]), ...recentOf(observation, target)].filter(({ status }) => !(0,states/* isSettled */.Is)(status));
    const once = new Map(all.map((operation) => [operation.id.toLowerCase(), operation]));
    return [...once.values()].toSorted((one, other) => (other.startedAt ?? -Infinity) - (one.startedAt ?? -Infinity) || 0);
}

;// CONCATENATED MODULE: ./src/domain/beside/operation-kinds.ts
/** What an operation does, in the words of the operations API (`operationType`), which is an open set. */
const NOUNS = {
    upgrade: 'upgrade',
    upgradenodeimage: 'upgrade of the node image',
    upgradenodeimageversion: 'upgrade of the node image',
    nodeimageupgrade: 'upgrade of the node image',
    rollback: 'rollback',
    scale: 'scale operation',
    update: 'update',
    create: 'creation',
    delete: 'deletion',
    start: 'start',
    stop: 'stop',
};
/** Returns `upgrade`, `scale operation`, …; `operation` where Azure does not tell. */
function kindNoun({ kind }) {
    if (kind === undefined)
        return 'operation';
    const [main = ''] = kind.split('/');
    return NOUNS[main.replaceAll(/[^a-z]/gi, '').toLowerCase()] ?? `operation of kind ${kind}`;
}
/** Returns the same with its article: `an upgrade`, `a scale operation`, … */
function kindInWords(operation) {
    const noun = kindNoun(operation);
    return `${/^[aou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
/** True for an upgrade or a rollback, which is one; `undefined` where Azure does not tell. */
function isUpgradeKind({ kind }) {
    return kind === undefined ? undefined : /upgrad|roll-?back/i.test(kind);
}

;// CONCATENATED MODULE: ./src/domain/moves/send-again.ts
/** May a request that did not take effect be sent again? The bounds that keep the loop from going round for ever. */


/** After a lost race everything is observed, checked and decided anew, three times at most. */
const MAX_STALE = 3;
/** A PUT whose answer was lost and that did not take effect is sent again with the same eTag. */
const MAX_LOST = 5;
/** The resource changed between the decision and the read right before the PUT. */
const MAX_WITHHELD = 10;
/** An abort has no If-Match: after a lost answer it is sent again once, while the same operation still moves. */
const MAX_LOST_ABORTS = 2;
/** Returns whether a PUT that took no effect may be sent again; `records` are all attempts, `last` is the last's answer. */
function mayPutAgain(last, records) {
    switch (last.kind) {
        case 'refused':
            return mayGoRoundAfter(last.error, records);
        case 'withheld':
            return countOf(records, 'withheld') < MAX_WITHHELD;
        case 'unknown':
            return countOf(records, 'unknown') < MAX_LOST;
    }
}
/** Returns whether an abort whose answer was lost may be sent again; `records` are all attempts so far. */
function mayAbortAgain(records) {
    return countOf(records, 'unknown') < MAX_LOST_ABORTS;
}
/** What is busy is decided by `if-busy`, and throttling is waited out. */
function mayGoRoundAfter(error, records) {
    const meaning = (0,answers/* meaningOf */.P)(error, 'put');
    if (meaning === 'busy' || meaning === 'throttled')
        return true;
    const stale = records.filter((record) => refusalMeaning(record) === 'lost-race');
    return meaning === 'lost-race' && stale.length <= MAX_STALE;
}
function countOf(records, kind) {
    return records.filter(({ answer }) => answer.kind === kind).length;
}

;// CONCATENATED MODULE: ./src/domain/abort/endings.ts
/** How an abort ended for one target, from what was sent and what the resource showed afterwards. */










/** Returns how it ended, or `undefined` while there is something to do for this target. */
function abortEnding(observation, history, target) {
    const records = recordsFor(history, target);
    const last = records.at(-1);
    const sent = last === undefined ? undefined : endingOfRecord(last, records, target, observation);
    if (sent !== undefined)
        return sent;
    const state = stateOf(observation, target);
    if (state === undefined)
        return { result: 'failed', detail: `${(0,plain_text/* capitalized */.l2)(targetInWords(target))} was deleted in the meantime.` };
    if ((0,states/* isMoving */.rU)(state)) {
        return last !== undefined && isAnotherOperation(last, observation, target, state)
            ? {
                result: 'completed-before-abort',
                detail: `The operation of ${targetInWords(target)} ended, and another one started (${state}).`,
            }
            : undefined;
    }
    if (!isInState(history.first, target, states/* isMoving */.rU))
        return { result: 'nothing-to-abort' };
    // It moved when the run began and ended before its turn came: through the cluster's abort, or by itself.
    const wasAborted = (0,states/* terminalState */.AQ)(state) === 'canceled' && abortsOf(history, { kind: 'cluster' }).length > 0;
    return wasAborted
        ? { result: 'aborted' }
        : { result: 'completed-before-abort', detail: endedFirst(target, state) };
}
/**
 * True when what moves now is not what the abort was for: it must not be hit by sending the abort again. The operations
 * API tells; where it does not, another state does.
 */
function isAnotherOperation({ before, operation }, observation, target, state) {
    // Then the latest operation may be an abort itself.
    if ((0,states/* isCanceling */.F8)(state))
        return false;
    const latest = latestOn(observation, target);
    if (operation !== undefined && latest !== undefined)
        return operation.id !== latest.id;
    return before !== undefined && before.provisioningState !== state;
}
/** Aborts of the target, and waits for one that somebody else had sent. */
function recordsFor(history, target) {
    const key = targetKey(target);
    return history.records.filter(({ move }) => (move.kind === 'abort' || move.kind === 'wait') &&
        targetsOf(move).some((one) => targetKey(one) === key));
}
function endingOfRecord(record, records, target, observation) {
    const { settlement } = record;
    switch (settlement?.kind) {
        // Under way; or withheld or throttled, and to be sent again.
        case undefined:
            return undefined;
        case 'not-awaited':
            return { result: 'abort-requested' };
        case 'vanished':
            return {
                result: 'failed',
                detail: `${(0,plain_text/* capitalized */.l2)(targetInWords(target))} was deleted in the meantime.`,
            };
        case 'replaced':
            return replaced(record, settlement, target, observation);
        case 'not-begun':
            return notBegun(record, records);
        case 'ended':
            return ended(record, settlement, target);
    }
}
/** Canceled itself was not seen: the abort's own end and the operation's tell whether it was reached. */
function replaced({ operation, startedAt }, { seen, error }, target, observation) {
    const beside = activeOn(observation, target).find((one) => (one.startedAt ?? Infinity) < startedAt);
    if (beside !== undefined && !hasEndedByItself(operation) && error === undefined) {
        return {
            result: 'aborted',
            detail: `${(0,plain_text/* capitalized */.l2)(kindInWords(beside))} (${beside.id}), which ran alongside the aborted one, continues.`,
        };
    }
    return error !== undefined || hasEndedByItself(operation)
        ? {
            result: 'completed-before-abort',
            detail: `The operation of ${targetInWords(target)} ended before it could be aborted, and another one started (${seen.provisioningState}).`,
        }
        : { result: 'aborted', detail: nextOne(operation, seen.provisioningState) };
}
/** The next operation hides the state in which the aborted one left the resource; only its own end tells then. */
function nextOne(operation, state) {
    return (0,states/* terminalState */.AQ)(operation?.status ?? '') === undefined
        ? `Another operation (${state}) started before Canceled was seen, and how the aborted one ended could not be read.`
        : 'Another operation started right after the aborted one ended.';
}
/** True for an operation that reached its own end, good or bad, in spite of an abort. */
function hasEndedByItself(operation) {
    const end = (0,states/* terminalState */.AQ)(operation?.status ?? '');
    return (end === 'succeeded' || (end === 'failed' && !/^AKSOperationPreempted/i.test(operation?.error?.code ?? '')));
}
function notBegun({ answer }, records) {
    if (answer.kind === 'refused')
        return { result: 'failed', error: outcomeError(answer.error) };
    if (answer.kind !== 'unknown' || mayAbortAgain(records))
        return undefined;
    return { result: 'error', error: outcomeError(answer.error) };
}
function ended({ answer, operation }, { seen, wasSeenCanceling, error }, target) {
    const terminal = (0,states/* terminalState */.AQ)(seen.provisioningState);
    const wasCanceled = terminal === 'canceled' || (0,states/* terminalState */.AQ)(operation?.status ?? '') === 'canceled';
    // After a refusal a state that was terminal at once had been reached before our request.
    const isOurs = answer.kind !== 'refused' || wasSeenCanceling;
    if (wasCanceled && isOurs)
        return { result: 'aborted' };
    if (terminal === 'failed' && answer.kind !== 'refused') {
        return {
            result: 'failed',
            detail: 'The operation ended Failed while it was being aborted.',
            ...(0,optional/* optional */.l)('error', ofOperation(error)),
        };
    }
    return { result: 'completed-before-abort', detail: endedFirst(target, seen.provisioningState) };
}
function endedFirst(target, state) {
    return `The operation of ${targetInWords(target)} ended (${state}) before it could be aborted.`;
}

// EXTERNAL MODULE: ./node_modules/semver/functions/coerce.js
var coerce = __webpack_require__(5385);
var coerce_default = /*#__PURE__*/__webpack_require__.n(coerce);
// EXTERNAL MODULE: ./node_modules/semver/functions/compare.js
var compare = __webpack_require__(8469);
var compare_default = /*#__PURE__*/__webpack_require__.n(compare);
// EXTERNAL MODULE: ./node_modules/semver/functions/parse.js
var parse = __webpack_require__(6353);
var parse_default = /*#__PURE__*/__webpack_require__.n(parse);
;// CONCATENATED MODULE: ./src/domain/aks/versions.ts
/** Comparing Kubernetes versions and node images. */



/**
 * The numbers at the end of an image's name: its build date, such as `202605.14.0` or `20348.5020.260610`; behind it
 * the date of the security patches that were laid over that build, such as `2026.06.01`, if there are any.
 */
const IMAGE_DATES = /-(\d+(?:\.\d+)+)(?:-(\d+(?:\.\d+)+))?$/;
/** What an image of Azure Linux was called before. */
const FORMER_FAMILIES = { AKSCBLMariner: 'AKSAzureLinux' };
/**
 * Returns the family of a node image by its name alone, so that one never seen before has one, too: the text before the
 * first `-`, with `OSGuard` where the next part begins with it. Spelled as in the name.
 */
function imageFamily(nodeImageVersion) {
    const [name = '', next = ''] = nodeImageVersion.split('-');
    const former = Object.entries(FORMER_FAMILIES).find(([one]) => isSameImage(one, name));
    const family = former?.[1] ?? name;
    return next.toLowerCase().startsWith('osguard') ? `${family}-OSGuard` : family;
}
/** Returns the version that an OS SKU names and thereby holds to (2404 of `Ubuntu2404`, 3 of `AzureLinux3`). */
function osSkuRelease(osSku) {
    return /\d+$/.exec(osSku)?.[0];
}
/** Returns the release of the operating system that an image's name tells: 2204, 2022, or 3 of `V3gen2`. */
function imageRelease(nodeImageVersion) {
    const parts = nodeImageVersion.replace(IMAGE_DATES, '').split('-').slice(1);
    return parts
        .map((part) => /^(?:osguard)?v?(\d+)/i.exec(part)?.[1])
        .find((release) => release !== undefined);
}
/** True when both name the same version; `1.35.5` and `v1.35.5` do, whatever the case. */
function isSameKubernetesVersion(one, other) {
    return compareKubernetesVersions(one, other) === 'equal';
}
/** True when both name the same image, ignoring case. */
function isSameImage(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
/** True when both versions are the same. */
function isSameVersions(one, other) {
    return (one.kubernetesVersion !== undefined &&
        one.nodeImageVersion !== undefined &&
        isSameKubernetesVersion(one.kubernetesVersion, other.kubernetesVersion) &&
        isSameImage(one.nodeImageVersion, other.nodeImageVersion));
}
/** Returns both versions that a pool shows, or `undefined` when it does not show both. */
function versionsShown({ kubernetesVersion, nodeImageVersion, }) {
    if (kubernetesVersion === undefined || nodeImageVersion === undefined)
        return undefined;
    return { kubernetesVersion, nodeImageVersion };
}
/** Tells whether `one` is older than `other`, by semantic versioning. */
function compareKubernetesVersions(one, other) {
    const left = parse_default()(one, { loose: true });
    const right = parse_default()(other, { loose: true });
    if (left === null || right === null)
        return one === other ? 'equal' : 'unknown';
    const order = compare_default()(left, right);
    return order === 0 ? 'equal' : order < 0 ? 'older' : 'newer';
}
/** Returns the minor number (35 of `1.35.5`), or `undefined` for what is not a version. */
function minorOf(version) {
    return coerce_default()(version)?.minor;
}
/** Returns `1.35` of `1.35.5`, or `undefined` for what is not a version. */
function majorMinorOf(version) {
    const parsed = coerce_default()(version);
    return parsed === null ? undefined : `${String(parsed.major)}.${String(parsed.minor)}`;
}
/**
 * Tells whether image `one` is older than `other`, by the dates in their names: that of the build, then that of the
 * security patches; of one and the same build, the image without patches is the older one.
 */
function compareImages(one, other) {
    if (isSameImage(one, other))
        return 'equal';
    const left = imageDates(one);
    const right = imageDates(other);
    if (left === undefined || right === undefined)
        return 'unknown';
    const difference = compareNumbers(left.build, right.build) || compareNumbers(left.patches, right.patches);
    // Another image of the same day (another generation, say): not the same, and no way to tell the order.
    return difference === 0 ? 'unknown' : difference < 0 ? 'older' : 'newer';
}
/** Tells whether `one` is older than `other`: by Kubernetes version, then by the image's dates. */
function compareVersions(one, other) {
    if (other.kubernetesVersion === undefined)
        return 'unknown';
    const byKubernetes = compareKubernetesVersions(one.kubernetesVersion, other.kubernetesVersion);
    if (byKubernetes !== 'equal')
        return byKubernetes;
    return other.nodeImageVersion === undefined
        ? 'unknown'
        : compareImages(one.nodeImageVersion, other.nodeImageVersion);
}
function imageDates(nodeImageVersion) {
    const [, build, patches] = IMAGE_DATES.exec(nodeImageVersion) ?? [];
    return build === undefined
        ? undefined
        : { build: numbersOf(build), patches: patches === undefined ? [] : numbersOf(patches) };
}
function numbersOf(date) {
    return date.split('.').map(Number);
}
function compareNumbers(one, other) {
    const length = Math.max(one.length, other.length);
    for (let index = 0; index < length; index++) {
        const difference = (one[index] ?? 0) - (other[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}

;// CONCATENATED MODULE: ./src/domain/aks/records.ts
/** What a pool's upgrade profile has on record: entries that a rollback can be made of, and others. */
/** Returns the entries that a rollback can be made of, in the order given. */
function usableRecords(entries) {
    return entries.flatMap((entry) => ('unusable' in entry ? [] : [entry]));
}
/** Returns the entries that no rollback can be made of. */
function unusableRecords(entries) {
    return entries.flatMap((entry) => ('unusable' in entry ? [entry] : []));
}
/** Returns the records from newest to oldest; those without a time come last. Equal times keep Azure's order. */
function newestFirst(records) {
    return records.toSorted((one, other) => (other.recordedAt ?? -Infinity) - (one.recordedAt ?? -Infinity) || 0);
}
/** Returns such as `1.34 with no node image (can't be used: it names no node image)`. */
function unusableInWords({ shows, unusable }) {
    return `${shows} (can't be used: ${unusable})`;
}

;// CONCATENATED MODULE: ./src/domain/rollback/situation/assess.ts
/** Where one pool stands before a rollback: the table "What a rollback decides" of docs/behavior.md, row by row. */






/** Returns the newest usable record that matches every pin. */
function pickRecord(records, pins) {
    return newestFirst(usableRecords(records)).find((record) => matchesPins(record, pins));
}
/**
 * Returns the kind of the operation that runs on the pool, where the operations API names one. Of several it is the
 * upgrade's or the rollback's: what runs beside it, such as a scale, does not make it another operation.
 */
function runningKind(observation, pool) {
    const active = activeOn(observation, { kind: 'pool', name: pool });
    return (active.find((operation) => isUpgradeKind(operation) === true) ?? active[0])?.kind;
}
/**
 * Returns the names of the pools of the run: those named, in their order. With `*` the pools that have the pinned
 * version on record when the run begins, or, if no pool has, those that run exactly what is pinned; user pools go first:
 * they run the workload that is in trouble, and a rollback that goes wrong there leaves the system pool, and with it
 * cluster DNS and the metrics, alone.
 */
function selectPools({ pools, pins }, first) {
    if (pools.kind === 'named')
        return pools.names;
    const userFirst = first.cluster.pools.toSorted((one, other) => Number(isSystem(one)) - Number(isSystem(other)));
    const recorded = userFirst.filter(({ name }) => hasTarget(first, name, pins));
    const chosen = recorded.length > 0 ? recorded : userFirst.filter((pool) => runsPinned(pool, pins));
    return chosen.map(({ name }) => name);
}
/** AKS Automatic calls its own system pool `ManagedSystem`. */
function isSystem({ mode }) {
    return ['system', 'managedsystem'].includes(mode.toLowerCase());
}
function runsPinned(pool, pins) {
    const shown = versionsShown(pool);
    return shown !== undefined && isPinned(pins) && matchesPins(shown, pins);
}
/** True when the pool has a record that matches every pin. */
function hasTarget({ records }, pool, pins) {
    const reading = records.get(pool);
    return reading?.kind === 'read' && pickRecord(reading.value, pins) !== undefined;
}
function isPinned(pins) {
    return pins.kubernetesVersion !== undefined || pins.nodeImageVersion !== undefined;
}
/**
 * Returns where the pool stands.
 *
 * @param kind the kind of the operation that runs on the pool, where the operations API names one.
 */
function assessPool(pool, records, pins, kind) {
    const shown = versionsShown(pool);
    const record = records?.kind === 'read' ? pickRecord(records.value, pins) : undefined;
    const shownIsTarget = shown !== undefined && isPinned(pins) && matchesPins(shown, pins);
    const candidate = record ?? (shownIsTarget ? shown : undefined);
    if (candidate === undefined) {
        const rollbackCase = records?.kind === 'unreadable' ? 'unread' : 'no-target';
        return { pool, rollbackCase, changesImage: false };
    }
    const comparison = compareVersions(candidate, pool);
    // Where the pool does not show both versions, nothing tells of a rollback that stopped or runs: never go forward.
    const rollbackCase = rollbackCaseOf(pool, comparison, isPinned(pins) || shown === undefined, kind);
    // A rollback that stopped or is running shows its target already: the versions flip when it is accepted.
    const isShown = shown !== undefined &&
        (rollbackCase === 'resend' || rollbackCase === 'join' || rollbackCase === 'already');
    const to = isShown ? shown : candidate;
    return {
        pool,
        rollbackCase,
        to: { kubernetesVersion: to.kubernetesVersion, nodeImageVersion: to.nodeImageVersion },
        ...(0,optional/* optional */.l)('record', record),
        comparison,
        changesImage: rollbackCase === 'resend' ||
            pool.nodeImageVersion === undefined ||
            !isSameImage(to.nodeImageVersion, pool.nodeImageVersion),
    };
}
function rollbackCaseOf({ provisioningState: state }, comparison, pinned, kind) {
    if (comparison === 'newer' && pinned)
        return 'too-new';
    const isBack = comparison === 'equal' || comparison === 'newer';
    if ((0,states/* isMoving */.rU)(state))
        return isBack && mayBeRollback(state, kind) ? 'join' : 'busy';
    if ((0,states/* isSucceeded */.Ak)(state))
        return isBack ? 'already' : 'roll-back';
    return isBack ? 'resend' : 'roll-back';
}
/** `Update` with a sub-kind, such as of labels, is another kind. */
const ROLLBACK_KIND = /upgrade|rollback|^update(?:agentpool)?$/i;
/**
 * A rollback to the versions that the pool shows already is `Updating`, and to AKS it may be no more than an update: a
 * kind that says just that is no other one. Joining sends nothing, so somebody else's update is only waited for.
 */
function mayBeRollback(state, kind) {
    return (0,states/* isUpgrading */.Cg)(state) || ((0,states/* isUpdating */.DS)(state) && (kind === undefined || ROLLBACK_KIND.test(kind)));
}
function matchesPins(versions, pins) {
    return ((pins.kubernetesVersion === undefined ||
        isSameKubernetesVersion(versions.kubernetesVersion, pins.kubernetesVersion)) &&
        (pins.nodeImageVersion === undefined || isSameImage(versions.nodeImageVersion, pins.nodeImageVersion)));
}

;// CONCATENATED MODULE: ./src/domain/results.ts
/** The results of a run: which make the step fail, and which is the worst of several. */

const ALL = ['status', 'abort', 'rollback'];
const CHANGING = ['abort', 'rollback'];
const ABORT = ['abort'];
const ROLLBACK = ['rollback'];
const STATUS = ['status'];
/** Every result, from worst to best: with several pools the worst is the result of the run. */
const RESULTS = {
    error: { modes: ALL, fails: 'always', tone: 'bad', mayGoOn: true },
    failed: { modes: ALL, fails: 'unless-status', tone: 'bad', warns: true },
    'timed-out': { modes: ALL, fails: 'always', tone: 'bad', mayGoOn: true },
    interrupted: { modes: ALL, fails: 'always', tone: 'bad', mayGoOn: true },
    canceled: { modes: ['rollback', 'status'], fails: 'unless-status', tone: 'notable' },
    blocked: { modes: CHANGING, fails: 'always', tone: 'bad' },
    'partially-rolled-back': { modes: ROLLBACK, fails: 'always', tone: 'bad', isRollback: true },
    canceling: { modes: STATUS, fails: 'never', tone: 'moving' },
    'in-progress': { modes: STATUS, fails: 'never', tone: 'moving' },
    'completed-before-abort': { modes: ABORT, fails: 'if-idle', tone: 'notable', warns: true },
    'nothing-to-abort': { modes: ABORT, fails: 'if-idle', tone: 'notable', warns: true, isIdle: true },
    planned: { modes: CHANGING, fails: 'never', tone: 'notable' },
    'rollback-started': {
        modes: ROLLBACK,
        fails: 'never',
        tone: 'moving',
        isRollback: true,
        isBack: true,
        mayGoOn: true,
    },
    'abort-requested': { modes: ABORT, fails: 'never', tone: 'moving', mayGoOn: true },
    'rolled-back': { modes: ROLLBACK, fails: 'never', tone: 'good', isRollback: true, isBack: true },
    aborted: { modes: ABORT, fails: 'never', tone: 'good' },
    'already-rolled-back': { modes: ROLLBACK, fails: 'never', tone: 'good', isBack: true },
    succeeded: { modes: STATUS, fails: 'never', tone: 'good' },
};
const RESULTS_WORST_FIRST = Object.keys(RESULTS);
const NOT_STARTED = { modes: ALL, fails: 'never', tone: 'good', isIdle: true };
/** Returns what a result means. */
function factsOf(result) {
    return result === 'not-started' ? NOT_STARTED : RESULTS[result];
}
/** Returns whether the step fails with this result; `ifIdle` decides where there was nothing (left) to abort. */
function isFailing(result, mode, ifIdle) {
    switch (RESULTS[result].fails) {
        case 'always':
            return true;
        case 'unless-status':
            return mode !== 'status';
        case 'if-idle':
            return ifIdle === 'fail';
        case 'never':
            return false;
    }
}
/** Returns the worst of the results. Throws when there are none. */
function worstResult(results) {
    const worst = RESULTS_WORST_FIRST.find((result) => results.includes(result));
    if (worst === undefined)
        throw new Error('There is no worst of no results.');
    return worst;
}
/** Returns the result of an abort of several targets: an idle one beside an aborted one does not count. */
function abortResult(results) {
    const known = started(results);
    const busy = known.filter((result) => result !== 'nothing-to-abort');
    return worstResult(busy.length > 0 ? busy : known);
}
/**
 * Returns the result of a rollback of several pools.
 *
 * `hasChanged` tells whether this step changed anything: a block is `blocked` only if it did not; after that it is
 * `partially-rolled-back` when a pool is back, and `failed` when none is.
 */
function rollbackResult(results, hasChanged) {
    const known = started(results);
    const worst = worstResult(known);
    if (worst !== 'blocked' || !hasChanged)
        return worst;
    return known.some((result) => factsOf(result).isBack) ? 'partially-rolled-back' : 'failed';
}
function started(results) {
    return results.filter((result) => result !== 'not-started');
}
/** Returns a provisioning state or operation status as a result of status mode. */
function statusResult(state) {
    return (0,states/* terminalState */.AQ)(state) ?? ((0,states/* isCanceling */.F8)(state) ? 'canceling' : 'in-progress');
}

;// CONCATENATED MODULE: ./src/domain/rollback/verify.ts
/** Whether what was asked for is true, from what the resource shows after its operation ended. */




/**
 * Returns how a rollback (sent or joined) ended: both versions must read back equal the target, together with
 * Succeeded seen after the operation began, and no other operation may have brought that Succeeded about.
 */
function verifyRollback(to, seen, { status = '', error, displacedBy }) {
    const own = (0,states/* terminalState */.AQ)(status);
    const terminal = (0,states/* terminalState */.AQ)(seen.provisioningState);
    if (terminal === 'failed')
        return { result: 'failed', ...(0,optional/* optional */.l)('error', ofOperation(error)) };
    if (terminal === 'canceled') {
        return {
            result: 'canceled',
            detail: "The rollback ended Canceled, but this step didn't abort it: another caller, or AKS itself, canceled it.",
            ...(0,optional/* optional */.l)('error', ofOperation(error)),
        };
    }
    if (wasPreempted(error)) {
        return {
            result: 'failed',
            detail: `Another operation replaced the rollback before it ended: ${leftBehind(to, seen)}.`,
            ...(0,optional/* optional */.l)('error', ofOperation(error)),
        };
    }
    if (displacedBy !== undefined && own !== 'succeeded') {
        return {
            result: 'failed',
            detail: `The operation last seen on the pool was ${displacedBy}, which is not a rollback, and nothing shows that the rollback had succeeded before it: ${leftBehind(to, seen)}.`,
        };
    }
    const isVersionBack = seen.kubernetesVersion !== undefined &&
        isSameKubernetesVersion(seen.kubernetesVersion, to.kubernetesVersion);
    const isImageBack = seen.nodeImageVersion !== undefined && isSameImage(seen.nodeImageVersion, to.nodeImageVersion);
    if (isVersionBack && isImageBack) {
        return own === 'failed' || own === 'canceled' ? overtaken(own, seen, error) : { result: 'rolled-back' };
    }
    if (isVersionBack) {
        return {
            result: 'partially-rolled-back',
            detail: `Azure reports success, but the node image is ${seen.nodeImageVersion ?? 'unknown'} instead of ${to.nodeImageVersion}.`,
        };
    }
    return {
        result: 'failed',
        detail: `Azure reports success, but ${shownInstead(to, seen)}: another operation changed it, or the rollback did not happen.`,
    };
}
const TARGET_IS_ONLY_SHOWN = 'the pool shows the target versions, which change at the start, but its nodes may not all run them';
/** What an operation that took the rollback's place has left. */
function leftBehind(to, seen) {
    return isSameVersions(seen, to) ? TARGET_IS_ONLY_SHOWN : shownInstead(to, seen);
}
function shownInstead(to, { kubernetesVersion, nodeImageVersion }) {
    const shown = `Kubernetes ${kubernetesVersion ?? 'unknown'}, node image ${nodeImageVersion ?? 'unknown'}`;
    return `the pool shows ${shown} instead of Kubernetes ${to.kubernetesVersion}, node image ${to.nodeImageVersion}`;
}
/** The versions are there, and the operation that was to bring every node to them ended before it had. */
function overtaken(own, seen, error) {
    const outcome = own === 'failed' ? 'Failed' : 'Canceled';
    return {
        result: own,
        detail: `The pool shows ${seen.provisioningState}, but the rollback itself ended ${outcome}, and another operation came after it: ${TARGET_IS_ONLY_SHOWN}.`,
        ...(0,optional/* optional */.l)('error', ofOperation(error)),
    };
}
/** AKS's codes for an operation whose place another one took, a deletion included. */
function wasPreempted(error) {
    return error !== undefined && /^AKSOperationPreempted/i.test(error.code);
}

;// CONCATENATED MODULE: ./src/domain/rollback/endings.ts
/** How a rollback ended for one pool, from what was sent and what the pool showed afterwards. */





/** Returns how the rollback of this pool ended, or `undefined` while there is something to do for it. */
function rollbackEnding({ recentOperations }, history, pool) {
    const records = rollbacksOf(history, pool);
    const last = records.at(-1);
    if (last === undefined)
        return undefined;
    const { answer, settlement, move } = last;
    if (answer.kind === 'refused') {
        return mayPutAgain(answer, records)
            ? undefined
            : poolEnding(pool, { result: 'failed', error: outcomeError(answer.error) });
    }
    if (answer.kind === 'withheld') {
        return mayPutAgain(answer, records)
            ? undefined
            : poolEnding(pool, { result: 'failed', detail: `The pool kept changing: ${answer.reason}` });
    }
    switch (settlement?.kind) {
        case undefined:
            return undefined;
        case 'not-awaited':
            return poolEnding(pool, { result: 'rollback-started' });
        case 'vanished':
            return poolEnding(pool, {
                result: 'failed',
                detail: 'The pool was deleted while it was being rolled back.',
            });
        case 'not-begun':
            return endings_notBegun(history, last, records, pool);
        case 'replaced':
            return poolEnding(pool, verifyRollback(move.to, settlement.seen, last.operation ?? {}));
        case 'ended':
            return poolEnding(pool, endings_ended(move, settlement, newest(last.operation, recentOperations)));
    }
}
/** The operation as the list shows it, which is read after everything else. */
function newest(operation, recent) {
    const listed = recent.kind === 'read' ? recent.value.find(({ id }) => id === operation?.id) : undefined;
    return listed ?? operation;
}
function endings_ended({ to }, { seen, error, displacedBy }, operation) {
    const known = error ?? operation?.error;
    return verifyRollback(to, seen, {
        ...(0,optional/* optional */.l)('status', operation?.status),
        ...(0,optional/* optional */.l)('error', known),
        ...(0,optional/* optional */.l)('displacedBy', displacedBy),
    });
}
function endings_notBegun(history, last, records, pool) {
    if (last.answer.kind === 'accepted') {
        return poolEnding(pool, {
            result: 'failed',
            detail: 'Azure accepted the rollback, but the pool has not begun to change. It may still do so: check it with mode: status before you run this again.',
        });
    }
    if (last.answer.kind !== 'unknown')
        return undefined;
    if (mayPutAgain(last.answer, records))
        return undefined;
    return poolEnding(pool, {
        // Nothing could be sent; after something else took effect, that is no longer the whole truth.
        result: hasChangedSomething(history) ? 'failed' : 'error',
        error: outcomeError(last.answer.error),
    });
}

;// CONCATENATED MODULE: ./src/domain/outcome/cut-short.ts
/** How a run ended that did not come to its own end: each pool as far as it came. */








/** Returns the ending of a run that was cut short. */
function endingOfCutShort({ inputs, seen }, { result, error }) {
    return {
        result,
        pools: seen === undefined ? [] : poolEndings(inputs, seen, result),
        ...(inputs.pools.kind === 'none' && inputs.mode === 'abort' ? { clusterResult: result } : {}),
        ...(0,optional/* optional */.l)('error', error),
        warnings: [],
    };
}
function poolEndings(inputs, seen, result) {
    const names = concernedPools(inputs, seen.history);
    const last = seen.history.records.at(-1);
    return names.map((name) => {
        const isItsTurn = names.length === 1 || (last !== undefined && poolsOf(last.move).includes(name));
        return (endedBefore(inputs, seen, name) ?? poolEnding(name, { result: isItsTurn ? result : 'not-started' }));
    });
}
function endedBefore(inputs, { history, latest }, name) {
    const target = { kind: 'pool', name };
    switch (inputs.mode) {
        case 'rollback':
            return rollbackEnding(latest, history, name);
        case 'abort': {
            const verdict = abortEnding(latest, history, target);
            return verdict === undefined ? undefined : poolEnding(name, verdict);
        }
        case 'status': {
            const state = stateOf(latest, target);
            return poolEnding(name, { result: state === undefined ? 'error' : statusResult(state) });
        }
    }
}
/** Returns the names of the pools that the run was about. */
function concernedPools(inputs, { first, records }) {
    const all = first.cluster.pools.map(({ name }) => name);
    if (inputs.pools.kind === 'named') {
        return inputs.pools.names.filter((name) => findPool(first.cluster, name) !== undefined);
    }
    switch (inputs.mode) {
        case 'status':
            return all;
        case 'rollback':
            return selectPools(inputs, first);
        case 'abort':
            return all.filter((name) => records.some(({ move }) => poolsOf(move).includes(name)));
    }
}

// EXTERNAL MODULE: ./src/domain/time.ts
var time = __webpack_require__(1099);
;// CONCATENATED MODULE: ./src/domain/aks/estimate.ts
/** What rolling a pool back needs and how long it takes, as far as its settings tell. */

/** AKS's default since API 2023-09-01 for new pools; older ones surge by one node, which is the same up to ten. */
const DEFAULT_MAX_SURGE = '10%';
/** Documented default of `drainTimeoutInMinutes`. */
const DEFAULT_DRAIN_TIMEOUT_MINUTES = 30;
/** As recorded from real upgrades and rollbacks of one node: 4 min 47 s and 5 min 27 s in all. */
const SURGE_MS = 150_000;
const NODE_MS = 120_000;
const CLEAN_UP_MS = 20_000;
/** Returns the estimate for one pool, or `undefined` when its node count is not known. */
function estimateRollback(pool) {
    const { count, upgradeSettings } = pool;
    if (count === undefined)
        return undefined;
    const isSpot = pool.isSpot === true;
    const surgeNodes = isSpot ? 0 : nodesOf(upgradeSettings.maxSurge ?? DEFAULT_MAX_SURGE, count);
    const unavailable = nodesOf(upgradeSettings.maxUnavailable ?? '0', count);
    const atOnce = Math.max(surgeNodes, unavailable, 1);
    const batches = Math.ceil(count / atOnce);
    const soakMs = (upgradeSettings.nodeSoakMinutes ?? 0) * time/* MINUTE_MS */.kg;
    const drainMinutes = isSpot ? 0 : (upgradeSettings.drainTimeoutMinutes ?? DEFAULT_DRAIN_TIMEOUT_MINUTES);
    const drainMs = drainMinutes * time/* MINUTE_MS */.kg;
    const fixedMs = isSpot ? CLEAN_UP_MS : SURGE_MS + CLEAN_UP_MS;
    return {
        nodes: count,
        surgeNodes,
        expectedMs: fixedMs + batches * (NODE_MS + soakMs),
        longestMs: fixedMs + batches * (NODE_MS + soakMs + drainMs),
    };
}
/** Returns how many of `count` nodes a setting such as `10%` or `2` means; percentages are rounded up. */
function nodesOf(setting, count) {
    const value = Number.parseFloat(setting);
    if (!Number.isFinite(value) || value < 0)
        return 0;
    return setting.trim().endsWith('%') ? Math.ceil((count * value) / 100) : Math.round(value);
}

;// CONCATENATED MODULE: ./src/domain/beside/maintenance.ts
/** Planned maintenance: when the windows of a cluster open. Pure; all times are computed in UTC. */

const WEEK_DAYS = 7;
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const WEEKS = ['first', 'second', 'third', 'fourth', 'last'];
/** The window of the node OS channel. */
const NODE_OS_WINDOW = 'aksManagedNodeOSUpgradeSchedule';
/** The window of the Kubernetes channel. */
const AUTO_UPGRADE_WINDOW = 'aksManagedAutoUpgradeSchedule';
/** No schedule of Azure has longer intervals than six months; a year and a bit more finds the next opening. */
const LONGEST_LOOK_AHEAD_DAYS = 400;
function isEvery(interval, passed) {
    return passed % Math.max(1, interval) === 0;
}
function monthsBetween(from, to) {
    return (to.year - from.year) * 12 + to.month - from.month;
}
/** True on the days that a schedule names, counted from the first day that the window was in force. */
function isDue(schedule, day, first) {
    switch (schedule.kind) {
        case 'daily':
            return isEvery(schedule.every, day.number - first.number);
        case 'weekly':
            return (DAYS[day.weekday] === schedule.day.toLowerCase() &&
                isEvery(schedule.every, Math.floor((day.number - first.number) / WEEK_DAYS)));
        case 'absolute-monthly':
            return day.dayOfMonth === schedule.dayOfMonth && isEvery(schedule.every, monthsBetween(first, day));
        case 'relative-monthly':
            return (DAYS[day.weekday] === schedule.day.toLowerCase() &&
                isInWeek(schedule.week, day) &&
                isEvery(schedule.every, monthsBetween(first, day)));
    }
}
function isInWeek(week, day) {
    const index = WEEKS.findIndex((name) => name === week.toLowerCase());
    return index === WEEKS.length - 1
        ? day.dayOfMonth > day.daysInMonth - WEEK_DAYS
        : Math.ceil(day.dayOfMonth / WEEK_DAYS) === index + 1;
}
/** Returns the opening that is going on, or the next one; `undefined` when there is none within a year. */
function nextOpening(window, now) {
    const { schedule, durationHours, utcOffsetMinutes, startDate, startTime } = window;
    const offsetMs = utcOffsetMinutes * time/* MINUTE_MS */.kg;
    const [hours = 0, minutes = 0] = startTime.split(':').map(Number);
    const today = Math.floor((now + offsetMs) / time/* DAY_MS */.sO);
    const first = (0,time/* calendarDay */.ss)(startDate === undefined ? today : (0,time/* dayNumber */.U$)(startDate));
    const isEarliest = startDate === undefined && schedule.every > 1;
    const due = isEarliest ? { ...schedule, every: 1 } : schedule;
    // A window that opened yesterday may still be open.
    const from = startDate === undefined ? today - 1 : Math.max(today - 1, first.number);
    for (let number = from; number <= today + LONGEST_LOOK_AHEAD_DAYS; number++) {
        const opensAt = number * time/* DAY_MS */.sO + hours * time/* HOUR_MS */.iQ + minutes * time/* MINUTE_MS */.kg - offsetMs;
        const closesAt = opensAt + durationHours * time/* HOUR_MS */.iQ;
        if (closesAt > now && isDue(due, (0,time/* calendarDay */.ss)(number), first) && !isShut(window, number)) {
            return { opensAt, closesAt, isEarliest };
        }
    }
    return undefined;
}
function isShut({ notAllowed }, number) {
    return notAllowed.some(({ start, end }) => number >= (0,time/* dayNumber */.U$)(start) && number <= (0,time/* dayNumber */.U$)(end));
}

;// CONCATENATED MODULE: ./src/domain/beside/activity.ts
/** The Activity Log: who began an operation. It comes minutes late, so that nothing is said by what it does not hold. */

/** An operation starts within this of the event that tells of its request. */
const CLOSE_MS = 2 * time/* MINUTE_MS */.kg;
/** True when two times are as close as those of a request and of what it began. */
function isClose(one, other) {
    return Math.abs(one - other) <= CLOSE_MS;
}
/** True for a person, whose name is nobody's business in a public place. */
function isPerson(caller) {
    return caller.includes('@');
}
/** How a kind of operation is asked for; all others are writes. */
const REQUESTS = [
    [/delet/i, /\/delete$/i],
    [/start/i, /\/(?:start\/action|write)$/i],
    [/stop/i, /\/(?:stop\/action|write)$/i],
    [/node-?image/i, /\/(?:upgradeNodeImageVersion\/action|write)$/i],
];
/** True unless the request is known to begin something else; nothing is begun by an abort. */
function canBegin(action, kind) {
    if (/\/abort\/action$/i.test(action))
        return false;
    if (kind === undefined)
        return true;
    const request = REQUESTS.find(([one]) => one.test(kind))?.[1] ?? /write$/i;
    return request.test(action);
}
/**
 * Returns the caller who started the operation, or `undefined` where no event fits: same resource, a request that starts
 * its kind, and a start that is close. Operations carry no correlation id, so there is nothing better to go by.
 */
function callerOf(operation, resourceId, events) {
    const { startedAt, kind } = operation;
    if (startedAt === undefined)
        return undefined;
    const distance = ({ at }) => Math.abs(at - startedAt);
    return events
        .filter((event) => event.resourceId.toLowerCase() === resourceId.toLowerCase())
        .filter((event) => canBegin(event.action, kind) && isClose(event.at, startedAt))
        .toSorted((one, other) => distance(one) - distance(other))[0]?.caller;
}
/** Returns the fleet's run that began the operation, if one says so. */
function runBehind(operation, runs) {
    return runs.find(({ operationId }) => operationId?.toLowerCase() === operation.id.toLowerCase());
}

// EXTERNAL MODULE: ./src/domain/beside/fleet.ts
var fleet = __webpack_require__(1879);
;// CONCATENATED MODULE: ./src/text/az-command.ts
/** Commands of the Azure CLI that people are told to run, quoted so that they can be pasted into a shell. */

/** As long as any value is that is not a mistake: a federated credential as JSON is the longest. */
const LONGEST_VALUE = 4_000;
/** What every POSIX shell takes as one plain word. */
const PLAIN_WORD = /^[A-Za-z0-9_./:@%+=,-]+$/;
/** Returns `az`, the words of the command and its options, each value quoted where needed. */
function azCommand(words, options) {
    return ['az', words, ...options.map(([name, value]) => azOption(name, value))].join(' ');
}
/** Returns the command that makes AKS bring the cluster, or one of its pools, to what is recorded for it. */
function reconcileCommand(address, pool) {
    return pool === undefined
        ? updateCommand(address, [])
        : azCommand('aks nodepool update', poolOptions(address, pool));
}
/** Returns the command that updates the cluster. */
function updateCommand(address, options) {
    // The CLI asks before it does these two, and fails where nobody can answer.
    const asks = options.length === 0 ||
        options.some(([name, value]) => name === 'auto-upgrade-channel' && value === 'none');
    return azCommand('aks update', [
        ...clusterOptions(address),
        ...options,
        ...(asks ? [['yes']] : []),
    ]);
}
/** Returns the command that starts a stopped cluster, or one of its pools. */
function startCommand(address, pool) {
    return pool === undefined
        ? azCommand('aks start', clusterOptions(address))
        : azCommand('aks nodepool start', poolOptions(address, pool));
}
/** Returns the options that name a cluster. */
function clusterOptions(address) {
    return [
        ['resource-group', address.resourceGroup],
        ['name', address.name],
        ['subscription', address.subscriptionId],
    ];
}
/** Returns the options that name a pool of a cluster. */
function poolOptions(address, pool) {
    return [
        ['resource-group', address.resourceGroup],
        ['cluster-name', address.name],
        ['name', pool],
        ['subscription', address.subscriptionId],
    ];
}
function azOption(name, value) {
    if (value === undefined)
        return `--${name}`;
    const shown = (0,plain_text/* oneLine */.TN)(value, LONGEST_VALUE);
    // `--name -x` would read as two options; `--name=-x` is one with its value.
    return `--${name}${shown.startsWith('-') ? '=' : ' '}${shellQuoted(shown)}`;
}
/** Returns the value as one word of a POSIX shell. */
function shellQuoted(value) {
    return PLAIN_WORD.test(value) ? value : `'${value.replaceAll("'", String.raw `'\''`)}'`;
}

;// CONCATENATED MODULE: ./src/text/az-fleet-command.ts
/** Commands of the Azure CLI (extension `fleet`) that keep a Fleet Manager off a member, and those that undo them. */

function fleetOptions({ resourceGroup, fleet, subscriptionId }, name) {
    return [
        ['resource-group', resourceGroup],
        ['fleet-name', fleet],
        ['name', name],
        ['subscription', subscriptionId],
    ];
}
/** Returns the command that puts a member into another update group. */
function moveMemberCommand(address, group) {
    return azCommand('fleet member update', [
        ...fleetOptions(address, address.member),
        ['update-group', group],
    ]);
}
/** Returns the command that writes the profile as it is, but switched on or off; `create` updates, too. */
function switchProfileCommand(profile, isDisabled) {
    const { strategyId, nodeImageSelection, targetKubernetesVersion, isLongTermSupport } = profile;
    const given = (name, value) => value === undefined ? [] : [[name, value]];
    return azCommand('fleet autoupgradeprofile create', [
        ...fleetOptions(profile, profile.profile),
        ['channel', profile.channel],
        ...given('update-strategy-id', strategyId),
        ...given('node-image-selection', nodeImageSelection),
        ...given('target-kubernetes-version', targetKubernetesVersion),
        ...(isLongTermSupport ? [['long-term-support']] : []),
        ...(isDisabled ? [['disabled']] : []),
    ]);
}
/** Returns the command that makes an update run leave one member out. */
function skipMemberCommand(address) {
    return azCommand('fleet updaterun skip', [
        ...fleetOptions(address, address.run),
        ['targets', `Member:${address.member}`],
    ]);
}
/** Returns the command that stops or starts an update run. */
function updateRunCommand(verb, address) {
    return azCommand(`fleet updaterun ${verb}`, fleetOptions(address, address.run));
}

;// CONCATENATED MODULE: ./src/domain/outcome/who-began.ts
/** Who began an operation: what the Activity Log and the runs of fleets tell of it. */









/** How a person is called where anybody may read it. */
const SOMEBODY = 'a person (the Activity Log has the name)';
/** Returns who began these operations, as far as that is known. */
function whoBegan(observation, operations, now) {
    return operations.flatMap((operation) => [
        ...ofCaller(observation, operation, now),
        ...ofRun(observation, operation),
    ]);
}
/**
 * Returns the operations whose begin matters: what is in progress, what this run aborted, and in a report what ended last
 * on a target that stopped partway.
 */
function operationsThatMatter(observation, { records }, targets) {
    const aborted = records.flatMap(({ move, operation }) => move.kind === 'abort' && operation !== undefined ? [operation] : []);
    const everywhere = [
        { kind: 'cluster' },
        ...observation.cluster.pools.map(({ name }) => ({ kind: 'pool', name })),
    ];
    const all = [
        ...everywhere.flatMap((target) => activeOn(observation, target)),
        ...targets.flatMap((target) => lastStopped(observation, target)),
        ...aborted,
    ];
    return [...new Map(all.map((operation) => [operation.id.toLowerCase(), operation])).values()];
}
function lastStopped(observation, target) {
    const last = latestOn(observation, target) ?? recentOf(observation, target)[0];
    return last !== undefined && (0,states/* isStopped */.id)(last.status) ? [last] : [];
}
function ofCaller(observation, operation, now) {
    const caller = callerIn(observation, operation);
    if (caller === undefined)
        return [];
    const { id, startedAt = now } = operation;
    const said = (who) => `${(0,plain_text/* capitalized */.l2)(kindInWords(operation))} (${id})${endOf(operation)} was started ${(0,time/* formatDuration */.a3)(now - startedAt)} ago by ${who}${caller.how}.`;
    const { name } = caller;
    return [isPerson(name) ? { text: said(SOMEBODY), named: said(name) } : { text: said(name) }];
}
function endOf({ status }) {
    return (0,states/* isSettled */.Is)(status) ? `, which ended ${status},` : '';
}
function callerIn(observation, operation) {
    const { events, cluster } = observation;
    if (events.kind !== 'read')
        return undefined;
    const own = callerOf(operation, operation.resourceId ?? cluster.id, events.value);
    if (own !== undefined)
        return { name: own, how: '' };
    const whole = operationOfCluster(observation, operation);
    if (whole === undefined)
        return undefined;
    const name = callerOf(whole, cluster.id, events.value);
    return name === undefined ? undefined : { name, how: `, as part of ${kindInWords(whole)} of the cluster` };
}
/** The cluster's own operation that a pool's belongs to: of the same kind, and started together with it. */
function operationOfCluster(observation, { resourceId, kind, startedAt }) {
    if (resourceId === undefined || kind === undefined || startedAt === undefined)
        return undefined;
    if (resourceId.toLowerCase() === observation.cluster.id.toLowerCase())
        return undefined;
    const target = { kind: 'cluster' };
    const latest = latestOn(observation, target);
    return [...(latest === undefined ? [] : [latest]), ...recentOf(observation, target)].find((one) => one.kind !== undefined &&
        kindNoun(one) === kindNoun({ kind }) &&
        one.startedAt !== undefined &&
        isClose(one.startedAt, startedAt));
}
function ofRun({ fleetRuns }, operation) {
    const run = fleetRuns.kind === 'read' ? runBehind(operation, fleetRuns.value) : undefined;
    if (run === undefined)
        return [];
    const said = `${(0,plain_text/* capitalized */.l2)(kindInWords(operation))} (${operation.id})${endOf(operation)} was started by update run ${run.run} of fleet ${run.fleet} (${run.state})`;
    return [
        (0,fleet/* mayBeginAgain */.Xl)(run)
            ? {
                text: `${said}: if aborted, it may start again. Stop the run to prevent that: a stopped run updates no more members. If it can't be started again later, create a new one.`,
                commands: [updateRunCommand('stop', run)],
                undo: updateRunCommand('start', run),
            }
            : { text: `${said}: if the run is started again, it may start the operation again.` },
    ];
}
/** Returns the run that began one of the operations and goes on, if there is one. */
function runThatMayBeginAgain({ fleetRuns }, operations) {
    if (fleetRuns.kind !== 'read')
        return undefined;
    return operations
        .map((operation) => runBehind(operation, fleetRuns.value))
        .find((run) => run !== undefined && (0,fleet/* mayBeginAgain */.Xl)(run));
}
/** Returns what is about to be stopped, in a sentence that anybody may read. */
function aboutToStop(observation, target, now) {
    const [operation] = activeOn(observation, target);
    const what = targetInWords(target);
    if (operation === undefined)
        return `You are about to stop an operation on ${what}.`;
    const caller = callerIn(observation, operation);
    const who = caller === undefined ? 'began' : `${isPerson(caller.name) ? SOMEBODY : caller.name} began`;
    const when = operation.startedAt === undefined ? '' : ` ${(0,time/* formatDuration */.a3)(now - operation.startedAt)} ago`;
    const clause = caller === undefined && when === '' ? '' : ` that ${who}${when}${caller?.how ?? ''}`;
    return `You are about to stop ${kindInWords(operation)} on ${what}${clause} (${operation.id}).`;
}

;// CONCATENATED MODULE: ./src/domain/outcome/insights.ts
/** What was found beside the cluster that answers: who began this, is it stuck, and who will undo it? */






/**
 * Returns what is worth a sentence.
 *
 * @param underWay what is in progress, where no other text tells how far it is.
 * @param now epoch milliseconds.
 */
function insightsOf(observation, operations, underWay, now) {
    return [
        ...whoBegan(observation, operations, now),
        ...underWay.flatMap(howLong),
        ...windowsAhead(observation),
    ];
}
/** How long it has run, what is usual for that many nodes, and what the drain settings allow at most. */
function howLong({ target, operation, runningMs, estimate }) {
    if (runningMs === undefined || estimate === undefined)
        return [];
    const { nodes, expectedMs, longestMs } = estimate;
    return [
        {
            text: `The ${kindNoun(operation ?? {})} on ${targetInWords(target)} has been running for ${(0,time/* formatDuration */.a3)(runningMs)}; ` +
                `usual for ${String(nodes)} ${nodes === 1 ? 'node' : 'nodes'} is about ${(0,time/* formatDuration */.a3)(expectedMs)}, ` +
                `and its drain settings allow ${(0,time/* formatDuration */.a3)(longestMs)} at most.`,
        },
    ];
}
/** Where a channel stays on, planned maintenance moves pools forward again. */
function windowsAhead({ windows, cluster, at }) {
    if (windows.kind !== 'read')
        return [];
    return windows.value.flatMap((window) => {
        const what = replacedBy(window, cluster);
        if (what === undefined)
            return [];
        const opening = nextOpening(window, at);
        if (opening === undefined)
            return [];
        const when = opening.opensAt <= at
            ? `that is open until ${(0,time/* dayAndTime */.X_)(opening.closesAt)}`
            : `that opens ${opening.isEarliest ? 'at the earliest ' : ''}on ${(0,time/* dayAndTime */.X_)(opening.opensAt)}`;
        return [{ text: `${what} in the window ${when}.` }];
    });
}
function replacedBy(window, cluster) {
    const channels = channelsOf(cluster);
    if (window.name === NODE_OS_WINDOW && isImageChannelOn(channels)) {
        return 'The node OS channel replaces node images with newer ones';
    }
    return window.name === AUTO_UPGRADE_WINDOW && isKubernetesChannelOn(channels)
        ? 'The Kubernetes channel upgrades the cluster'
        : undefined;
}

;// CONCATENATED MODULE: ./src/domain/beside/machines.ts
/** The nodes of a pool, one by one: what each runs, where a preview of the API tells. */
/** A node that comes or goes is not part of what a pool runs. */
function counts({ provisioningState, isGone }) {
    return !isGone && !/^(?:creating|deleting)$/i.test(provisioningState ?? '');
}
/**
 * Returns what the nodes of a pool run, or `undefined` when Azure does not tell of each of them: stable versions of the
 * API list machines without versions.
 */
function machines_nodesOf(machines) {
    const living = machines.filter(counts);
    if (living.length === 0)
        return undefined;
    const groups = new Map();
    for (const { name, kubernetesVersion, nodeImageVersion } of living) {
        if (kubernetesVersion === undefined || nodeImageVersion === undefined)
            return undefined;
        const key = `${kubernetesVersion}\n${nodeImageVersion}`;
        const names = groups.get(key)?.names ?? [];
        names.push(name);
        groups.set(key, { group: { kubernetesVersion, nodeImageVersion, names }, names });
    }
    return {
        groups: [...groups.values()]
            .map(({ group }) => group)
            .toSorted((one, other) => other.names.length - one.names.length),
        quarantined: living.filter(({ isQuarantined }) => isQuarantined).map(({ name }) => name),
    };
}
/** Returns the names of the nodes that run anything but these versions. */
function otherNodes({ groups }, versions) {
    return groups
        .filter(({ kubernetesVersion, nodeImageVersion }) => kubernetesVersion !== versions.kubernetesVersion || nodeImageVersion !== versions.nodeImageVersion)
        .flatMap(({ names }) => names);
}
/** Returns how many nodes there are. */
function machines_countOf({ groups }) {
    return groups.reduce((sum, { names }) => sum + names.length, 0);
}

;// CONCATENATED MODULE: ./src/domain/checks/os-sku-changed.ts

const NOT_REVERTED = 'A rollback does not revert a change of the OS SKU; AKS rejects the image.';
const CHANGE_BACK = 'Change the OS SKU back first, or create a new pool with the old OS SKU and version.';
/**
 * Blocks when the recorded image is of another family than the one that runs, or of another release than the one that
 * the OS SKU names. An OS SKU without a version may change its release together with Kubernetes.
 */
const osSkuChanged = ({ toRollBack }) => toRollBack.map(({ pool, to }) => ({
    id: 'os-sku-changed',
    pool: pool.name,
    ...(familyProblem(pool, to.nodeImageVersion) ??
        releaseProblem(pool, to.nodeImageVersion) ?? {
        verdict: 'passed',
        seen: `The recorded image is from the family that the pool runs (${imageFamily(to.nodeImageVersion)}).`,
    }),
}));
/** Returns whether AKS would reject the image, because the pool's OS was changed after it had run it. */
function isForOtherOs(pool, image) {
    return (familyProblem(pool, image) ?? releaseProblem(pool, image))?.verdict === 'blocked';
}
function familyProblem({ nodeImageVersion: running }, image) {
    if (running === undefined) {
        return {
            verdict: 'warned',
            seen: 'The pool shows no node image, so whether its OS was changed is unknown.',
            why: "AKS rejects an image for a different OS than the pool's OS SKU.",
            remedy: `Check that ${image} fits the pool's OS SKU.`,
        };
    }
    if (isSameImage(imageFamily(image), imageFamily(running)))
        return undefined;
    return {
        verdict: 'blocked',
        seen: `The recorded image ${image} is from family ${imageFamily(image)}, but the pool runs ${imageFamily(running)} now (${running}).`,
        why: NOT_REVERTED,
        remedy: CHANGE_BACK,
    };
}
function releaseProblem({ osSku = '' }, image) {
    const held = osSkuRelease(osSku);
    if (held === undefined)
        return undefined;
    const release = imageRelease(image);
    if (release === held)
        return undefined;
    if (release === undefined) {
        return {
            verdict: 'warned',
            seen: `The name of image ${image} shows no OS release, and the pool's OS SKU ${osSku} requires one.`,
            why: 'AKS rejects an image of a different release than the OS SKU names.',
            remedy: `Check that ${image} fits the pool's OS SKU ${osSku}.`,
        };
    }
    return {
        verdict: 'blocked',
        seen: `The recorded image ${image} is of release ${release}, but the pool's OS SKU ${osSku} requires ${held}.`,
        why: NOT_REVERTED,
        remedy: CHANGE_BACK,
    };
}

;// CONCATENATED MODULE: ./src/domain/outcome/pool.ts
/** What became of one pool. */














/** Returns the outcome for one pool: as found, as last seen, and what was done to it. */
function poolOutcome({ inputs, seen }, ending) {
    const { pool: name, result, blockedBy } = ending;
    return {
        name,
        result,
        before: {},
        after: {},
        ...(seen === undefined ? {} : seenOf(inputs, seen, name, result)),
        blockedBy,
        ...(0,optional/* optional */.l)('error', withOwnRequest(ending.error, seen?.history, name)),
        ...(0,optional/* optional */.l)('detail', ending.detail),
    };
}
function withOwnRequest(error, history, pool) {
    if (error === undefined || history === undefined)
        return error;
    return ofOwnRequest(error, rollbacksOf(history, pool).at(-1)?.answer);
}
function seenOf(inputs, seen, name, result) {
    const { history, latest } = seen;
    const last = findPool(latest.cluster, name);
    const record = recordOf(history, name);
    const rollbacks = rollbacksOf(history, name);
    // A rollback that ran already had changed the versions shown before this step came.
    const wasJoined = rollbacks[0]?.move.kind === 'join';
    const after = isKnown(rollbacks.at(-1), result) ? shown(last) : runByAllNodes(latest, name);
    return {
        before: wasJoined ? {} : shown(findPool(history.first.cluster, name)),
        after: after ?? {},
        ...(0,optional/* optional */.l)('lastSight', after === undefined && last !== undefined ? lastSight(seen, last) : undefined),
        ...(0,optional/* optional */.l)('provisioningState', last?.provisioningState),
        ...(0,optional/* optional */.l)('powerState', last?.powerState),
        ...(0,optional/* optional */.l)('operation', record?.operation ?? operationOf(inputs, latest, name)),
        ...(0,optional/* optional */.l)('offer', last === undefined || wasJoined ? undefined : offerOf(inputs, seen, last)),
        ...(0,optional/* optional */.l)('isStillOnRecord', last === undefined ? undefined : isStillOnRecord(rollbacks, seen, last)),
        ...(0,optional/* optional */.l)('tookMs', durationOf(record)),
        ...(0,optional/* optional */.l)('nodes', record?.nodes),
        ...nodesRun(latest, name),
    };
}
/** In a report of all pools, each pool's is found among the recent ones of the cluster. */
function operationOf(inputs, latest, name) {
    const target = { kind: 'pool', name };
    return latestOn(latest, target) ?? (inputs.mode === 'status' ? recentOf(latest, target)[0] : undefined);
}
function lastSight({ latest, lookedAt = latest.at }, pool) {
    return { at: lookedAt, provisioningState: pool.provisioningState, ...shown(pool) };
}
/** What all nodes of the pool run, where Azure told it of each and they agree. */
function runByAllNodes({ machines }, name) {
    const reading = machines.get(name);
    const nodes = reading?.kind === 'read' ? machines_nodesOf(reading.value) : undefined;
    const [group, ...others] = nodes?.groups ?? [];
    if (group === undefined || others.length > 0)
        return undefined;
    return { kubernetesVersion: group.kubernetesVersion, nodeImageVersion: group.nodeImageVersion };
}
function nodesRun({ machines }, name) {
    const reading = machines.get(name);
    if (reading === undefined)
        return {};
    const nodes = reading.kind === 'read' ? machines_nodesOf(reading.value) : undefined;
    return nodes === undefined ? { areNodesUntold: true } : { nodesRun: nodes };
}
/** The versions flip when Azure accepts the request: of a rollback that did not come to a good end they tell nothing. */
function isKnown(rollback, result) {
    if (rollback === undefined || factsOf(result).fails === 'never' || result === 'partially-rolled-back') {
        return true;
    }
    const { move, settlement } = rollback;
    if (move.kind === 'roll-back' && !tookEffect(rollback))
        return true;
    return (settlement?.kind === 'ended' &&
        (0,states/* isSucceeded */.Ak)(settlement.seen.provisioningState) &&
        settlement.displacedBy === undefined &&
        !wasPreempted(settlement.error));
}
/** After a rollback: whether it could be run again. */
function isStillOnRecord(rollbacks, { latest }, pool) {
    const reading = latest.records.get(pool.name);
    if (rollbacks.length === 0 || reading?.kind !== 'read')
        return undefined;
    return usableRecords(reading.value).some((record) => compareVersions(record, pool) === 'older');
}
function shown(pool) {
    return {
        ...(0,optional/* optional */.l)('kubernetesVersion', pool?.kubernetesVersion),
        ...(0,optional/* optional */.l)('nodeImageVersion', pool?.nodeImageVersion),
    };
}
/** What the pool can be rolled back to: in a rollback its target, in other modes the newest record. */
function offerOf(inputs, { history, latest }, pool) {
    const { cluster, records } = inputs.mode === 'rollback' ? history.first : latest;
    const reading = records.get(pool.name);
    if (reading?.kind !== 'read')
        return undefined;
    if (inputs.mode === 'rollback') {
        const { record, to, rollbackCase } = assessPool(findPool(cluster, pool.name) ?? pool, reading, inputs.pins);
        return {
            available: rollbackCase === 'roll-back',
            ...(0,optional/* optional */.l)('to', record ?? to),
            ...expiry(record?.recordedAt),
        };
    }
    const [newest] = newestFirst(usableRecords(reading.value));
    if (newest === undefined)
        return { available: false };
    const order = compareVersions(newest, pool);
    const available = (order === 'older' || order === 'unknown') &&
        isThere(cluster) &&
        isThere(pool) &&
        !isMadeOfMachines(pool) &&
        !isForOtherOs(pool, newest.nodeImageVersion);
    return available ? { available, to: newest, ...expiry(newest.recordedAt) } : { available };
}
/** False while it is stopped or being deleted: AKS accepts no rollback then. */
function isThere({ provisioningState, powerState, }) {
    return !(0,states/* isDeleting */.p8)(provisioningState) && !(0,states/* isPoweredOff */.i_)(powerState);
}
function expiry(recordedAt) {
    return (0,optional/* optional */.l)('expiresAt', recordedAt === undefined ? undefined : (0,time/* offerEnd */.ab)(recordedAt));
}
/** The record that tells most about a pool: its last rollback, else its last abort. */
function recordOf(history, pool) {
    return rollbacksOf(history, pool).at(-1) ?? abortsOf(history, { kind: 'pool', name: pool }).at(-1);
}
function durationOf(record) {
    const settlement = record?.settlement;
    return record === undefined || settlement === undefined || settlement.kind === 'not-awaited'
        ? undefined
        : settlement.at - record.startedAt;
}

;// CONCATENATED MODULE: ./src/domain/outcome/operation.ts
/** Which operation of the operations API a run is about. */



/** Returns the operation acted upon: of the last rollback, else of the last abort; where nothing was done, the latest. */
function reportedOperation({ inputs, seen }) {
    if (seen === undefined)
        return undefined;
    const withOperation = seen.history.records.filter(({ operation }) => operation !== undefined);
    const ofRollback = withOperation.findLast(({ move }) => isRollback(move));
    const ofAbort = withOperation.findLast(({ move }) => move.kind === 'abort');
    const acted = (ofRollback ?? ofAbort)?.operation;
    if (acted !== undefined)
        return acted;
    const pool = inputs.pools.kind === 'named' ? inputs.pools.names[0] : undefined;
    const target = pool === undefined ? { kind: 'cluster' } : { kind: 'pool', name: pool };
    const known = latestOn(seen.latest, target);
    return known ?? (inputs.mode === 'status' && pool === undefined ? newestOnRecord(seen.latest) : undefined);
}
/** For a report of the whole cluster: what goes on somewhere in it, else what ended last. */
function newestOnRecord({ recentOperations: recent }) {
    if (recent.kind !== 'read')
        return undefined;
    return recent.value.find(({ status }) => !(0,states/* isSettled */.Is)(status)) ?? recent.value[0];
}

;// CONCATENATED MODULE: ./src/domain/aks/progress.ts
/** The progress text of an operation's status URL. It is for people; nothing is decided from it. */
/** Such as `RollingUpgradeUpgradingNodes: 1/3 nodes completed; 0 errors`. */
const NODE_COUNT = /(?:^|[\s:;])(\d{1,6})\s*\/\s*(\d{1,6})\s+nodes?\s+completed/i;
/** A phase is one word in PascalCase, before the colon. */
const PHASE = /^(?:RollingUpgrade|BlueGreenUpgrade)?([A-Z][A-Za-z]{1,60})(?=$|:)/;
/** Words that say nothing more than that the operation continues or has ended. */
const NOT_A_PHASE = new Set([
    'inprogress',
    'succeeded',
    'failed',
    'canceled',
    'cancelled',
]);
/** Returns the node counts in an operation's text, or `undefined` when it names none that make sense. */
function parseNodeCount(text) {
    const match = NODE_COUNT.exec(text);
    if (match === null)
        return undefined;
    const done = Number(match[1]);
    const total = Number(match[2]);
    return total > 0 && done <= total ? { done, total } : undefined;
}
/** Returns what an operation is doing in words (`creating surge nodes`), or `undefined` when its text does not say. */
function phaseInWords(text) {
    const phase = PHASE.exec(text.trim())?.[1];
    if (phase === undefined || NOT_A_PHASE.has(phase.toLowerCase()))
        return undefined;
    return phase.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

;// CONCATENATED MODULE: ./src/domain/outcome/under-way.ts
/** Is it stuck? How far an operation in progress is, and how long it should take. */








/** More than this many times the usual is long. */
const LONG = 2;
/**
 * Returns what is in progress on these targets, as far as Azure tells; what is being canceled or deleted is not for
 * stopping, and left out.
 *
 * @param now epoch milliseconds.
 */
function underWay(observation, targets, now) {
    return targets.flatMap((target) => {
        const state = stateOf(observation, target);
        if (state === undefined)
            return [];
        return (0,states/* isMoving */.rU)(state) && !(0,states/* isCanceling */.F8)(state) && !(0,states/* isDeleting */.p8)(state)
            ? [underWayOn(observation, target, state, now)]
            : [];
    });
}
function underWayOn(observation, target, state, now) {
    const active = activeOn(observation, target);
    const operation = active.find((one) => isUpgradeKind(one) === true) ?? active[0];
    const isUpgrade = (operation === undefined ? undefined : isUpgradeKind(operation)) ?? (0,states/* isUpgrading */.Cg)(state);
    const pool = target.kind === 'pool' && isUpgrade ? findPool(observation.cluster, target.name) : undefined;
    const nodes = pool === undefined ? undefined : nodesDone(observation, pool, operation);
    const estimate = pool === undefined ? undefined : estimateRollback(pool);
    const startedAt = operation?.startedAt;
    return {
        target,
        later: operation === undefined ? [] : active.slice(0, active.indexOf(operation)),
        ...(0,optional/* optional */.l)('operation', operation),
        ...(0,optional/* optional */.l)('runningMs', startedAt === undefined ? undefined : Math.max(0, now - startedAt)),
        ...(0,optional/* optional */.l)('nodes', nodes),
        ...(0,optional/* optional */.l)('estimate', estimate),
    };
}
/** By the operation's own words, else by the nodes that run what the pool shows: an upgrade's target from its start on. */
function nodesDone({ machines }, { name, count, kubernetesVersion, nodeImageVersion }, operation) {
    const told = parseNodeCount(operation?.status ?? '');
    if (told !== undefined)
        return told;
    const reading = machines.get(name);
    const nodes = reading?.kind === 'read' ? machines_nodesOf(reading.value) : undefined;
    if (nodes === undefined || count === undefined)
        return undefined;
    if (kubernetesVersion === undefined || nodeImageVersion === undefined)
        return undefined;
    const others = otherNodes(nodes, { kubernetesVersion, nodeImageVersion }).length;
    // Surge nodes come on top of the pool's own.
    return { done: Math.max(0, count - others), total: count };
}
/** True for an upgrade that takes much longer than usual. */
function isLong({ runningMs, estimate }) {
    return runningMs !== undefined && estimate !== undefined && runningMs > LONG * estimate.expectedMs;
}
/** True for one that takes longer than its drain settings allow: it will not end by itself. */
function isStuck({ runningMs, estimate }) {
    return runningMs !== undefined && estimate !== undefined && runningMs > estimate.longestMs;
}

;// CONCATENATED MODULE: ./src/domain/outcome/conclude.ts
/** The outcome of a run, from what was decided, seen and done. Pure: also for runs that were cut short. */










/** Returns the outcome that outputs, summary and log are made from. */
function conclude(facts, end) {
    const { inputs, seen } = facts;
    const ending = 'pools' in end ? end : endingOfCutShort(facts, end);
    const pools = ending.pools.map((pool) => poolOutcome(facts, pool));
    // What decided a pool's result may decide the run's: then it is told with all that is known of it there.
    const decider = ending.pools.findIndex(({ error }) => error !== undefined && error === ending.error);
    return {
        mode: inputs.mode,
        result: ending.result,
        fails: isFailing(ending.result, inputs.mode, inputs.mode === 'abort' ? inputs.ifIdle : 'succeed'),
        address: inputs.cluster,
        startedAt: facts.startedAt,
        endedAt: facts.endedAt,
        ...(inputs.mode === 'status' ? { dryRun: false } : intentOf(inputs)),
        ...(0,optional/* optional */.l)('clusterResult', ending.clusterResult),
        pools,
        isSinglePool: inputs.pools.kind === 'named' && inputs.pools.names.length === 1,
        checks: facts.checks,
        ...(0,optional/* optional */.l)('operation', reportedOperation(facts)),
        ...(0,optional/* optional */.l)('error', pools[decider]?.error ?? ending.error),
        timeline: facts.timeline,
        recentOperations: [],
        moves: [],
        ...(seen === undefined ? {} : conclude_seenOf(inputs, seen, facts.endedAt)),
        plan: facts.plan,
        warnings: [...new Set([...facts.warnings, ...ending.warnings])],
        ...(0,optional/* optional */.l)('apiVersion', facts.apiVersion),
    };
}
function intentOf({ dryRun, reason, }) {
    return { dryRun, ...(0,optional/* optional */.l)('reason', reason) };
}
function conclude_seenOf(inputs, seen, endedAt) {
    const { history, latest } = seen;
    return {
        cluster: latest.cluster,
        ...(0,optional/* optional */.l)('clusterVersionBefore', history.first.cluster.kubernetesVersion),
        channels: channelOutcome(seen),
        ...besideIt(inputs, seen, endedAt),
        recentOperations: latest.recentOperations.kind === 'read' ? latest.recentOperations.value : [],
        moves: history.records,
        ...(0,optional/* optional */.l)('expectedMs', inputs.mode === 'rollback' ? expectedDuration(inputs, seen) : undefined),
    };
}
/** What is in progress, who began it, and who will undo it. */
function besideIt(inputs, { history, latest }, now) {
    const isReport = inputs.mode === 'status';
    const pools = concernedPools(inputs, history).map((name) => ({ kind: 'pool', name }));
    const targets = inputs.pools.kind === 'named' ? pools : [{ kind: 'cluster' }, ...pools];
    const going = underWay(latest, targets, now);
    const operations = operationsThatMatter(latest, history, isReport ? targets : []);
    // Of a single one the headline of a report tells.
    const untold = isReport && going.length === 1 ? [] : going;
    return {
        insights: insightsOf(latest, operations, untold, now),
        ...(isReport ? { underWay: going } : {}),
        ...(0,optional/* optional */.l)('mayBeginAgain', runThatMayBeginAgain(latest, operations)),
    };
}
function expectedDuration(inputs, { history }) {
    const concerned = new Set(concernedPools(inputs, history));
    const known = history.first.cluster.pools
        .filter(({ name }) => concerned.has(name))
        .map((pool) => estimateRollback(pool)?.expectedMs)
        .filter((ms) => ms !== undefined);
    return known.length === 0 ? undefined : known.reduce((sum, ms) => sum + ms, 0);
}

// EXTERNAL MODULE: ./src/domain/aks/errors.ts
var errors = __webpack_require__(5499);
// EXTERNAL MODULE: ./src/report/log/sign-in.ts
var sign_in = __webpack_require__(9016);
;// CONCATENATED MODULE: ./src/domain/aks/reads.ts
/**
 * The table of reads: what is read of Azure, the right it takes, and what nobody can tell without it. The check
 * `permission`, the log's lines about what could not be read, and the roles in docs/roles follow from it or are
 * compared with it. What an observation carries without a row here does not compile.
 */
const CLUSTERS = 'Microsoft.ContainerService/managedClusters';
const FLEETS = 'Microsoft.ContainerService/fleets';
const LOCATIONS = 'Microsoft.ContainerService/locations';
/** Every read, with those that stop the step or are not told of when they fail: no reading of them is kept. */
const READS = {
    clusterItself: {
        name: () => 'The cluster',
        rights: [`${CLUSTERS}/read`],
        modes: { status: 'required', abort: 'required', rollback: 'required' },
        role: 'status',
        scope: 'cluster',
        without: 'anything at all',
    },
    poolToSend: {
        name: (of) => `${of} right before its rollback`,
        rights: [`${CLUSTERS}/agentPools/read`],
        modes: { rollback: 'required' },
        role: 'rollback',
        scope: 'cluster',
        without: 'what to send back to the pool',
    },
    records: {
        name: (of) => `The recorded versions of ${of}`,
        rights: [`${CLUSTERS}/agentPools/upgradeProfiles/read`],
        modes: { status: 'optional', abort: 'optional', rollback: 'required' },
        role: 'status',
        scope: 'cluster',
        without: 'what a pool can be rolled back to',
    },
    operations: {
        name: (of) => `The latest operation on ${of}`,
        rights: [`${CLUSTERS}/operations/read`, `${CLUSTERS}/agentPools/operations/read`],
        modes: { status: 'optional', abort: 'optional' },
        role: 'optional-operations',
        scope: 'cluster',
        without: 'the ID and the progress of the operation',
    },
    activeOperations: {
        name: (of) => `The operations in progress on ${of}`,
        rights: [`${CLUSTERS}/agentPools/operations/read`],
        modes: { status: 'optional', abort: 'optional', rollback: 'optional' },
        role: 'optional-operations',
        scope: 'cluster',
        without: 'what runs beside the latest operation',
    },
    machines: {
        name: (of) => `The nodes of ${of}`,
        rights: [`${CLUSTERS}/agentPools/machines/read`],
        modes: { status: 'optional', abort: 'optional', rollback: 'optional' },
        role: 'optional-operations',
        scope: 'cluster',
        without: 'what each node runs',
    },
    windows: {
        name: () => 'The maintenance windows',
        rights: [`${CLUSTERS}/maintenanceConfigurations/read`],
        modes: { status: 'optional', rollback: 'optional' },
        role: 'optional-operations',
        scope: 'cluster',
        without: 'when planned maintenance upgrades the pools again',
    },
    previewSettings: {
        name: () => 'The settings that only previews show',
        rights: [`${CLUSTERS}/read`],
        modes: { status: 'optional', rollback: 'optional' },
        role: 'status',
        scope: 'cluster',
        without: 'health gates, the node disruption policy and blue-green upgrades',
    },
    events: {
        name: () => 'The Activity Log',
        rights: ['Microsoft.Insights/eventtypes/values/read'],
        modes: { status: 'optional', abort: 'optional', rollback: 'optional' },
        role: 'optional-activity',
        scope: 'subscription',
        without: 'who started the operation',
    },
    fleets: {
        name: () => 'The fleets of the subscription',
        rights: [
            `${FLEETS}/read`,
            `${FLEETS}/members/read`,
            `${FLEETS}/autoUpgradeProfiles/read`,
            `${FLEETS}/updateStrategies/read`,
        ],
        modes: { rollback: 'optional' },
        role: 'optional-fleets',
        scope: 'subscription',
        without: 'whether a fleet will upgrade the cluster again',
    },
    fleetRuns: {
        name: () => 'The update runs of the fleets',
        rights: [`${FLEETS}/updateRuns/read`],
        modes: { status: 'optional', abort: 'optional', rollback: 'optional' },
        role: 'optional-fleets',
        scope: 'subscription',
        without: 'whether an update run of a fleet will still reach the cluster',
    },
    regionVersions: {
        name: () => "The region's Kubernetes versions",
        rights: [`${LOCATIONS}/kubernetesVersions/read`],
        modes: { rollback: 'optional' },
        role: 'optional-region',
        scope: 'subscription',
        without: 'whether AKS still supports the version to roll back to',
    },
    recentOperations: {
        name: () => 'The recent operations',
        rights: [`${CLUSTERS}/operations/read`],
        modes: { status: 'optional', abort: 'optional', rollback: 'optional' },
        role: 'optional-operations',
        scope: 'cluster',
        without: 'which operations ran before',
    },
    progress: {
        name: () => 'The progress text of the operation',
        rights: [`${LOCATIONS}/operations/read`],
        modes: { status: 'optional', abort: 'optional', rollback: 'optional' },
        role: 'optional-region',
        scope: 'subscription',
        without: 'how many nodes are done (no warning: only the progress text is missing)',
    },
};
const NAMES = Object.keys(READS);
/** Returns what could not be read, in the order of the table. */
function unreadOf(observation) {
    return NAMES.filter((name) => name in observation).flatMap((name) => {
        const observed = name;
        const readings = observation[observed];
        const all = 'kind' in readings ? [['', readings]] : readings;
        return [...all].flatMap(([of, reading]) => reading.kind === 'unreadable' ? [{ name: observed, of, error: reading.error }] : []);
    });
}

;// CONCATENATED MODULE: ./src/report/text/under-way.ts
/** What is in progress, in words: what it is, how long it has run, how far it is, how long it should take. */




/** Returns `the upgrade`, `the scale operation` or `the operation`. */
function subjectUnderWay({ operation }) {
    return `the ${(0,plain_text/* oneLine */.TN)(kindNoun(operation ?? {}))}`;
}
/** Returns `running for 47 min, 6 of 10 nodes done; usual for 10 nodes is about …`; empty when nothing of it is known. */
function progressInWords(one) {
    const { runningMs, nodes } = one;
    const sofar = [
        ...(runningMs === undefined ? [] : [`running for ${(0,time/* formatDuration */.a3)(runningMs)}`]),
        ...(nodes === undefined ? [] : [`${String(nodes.done)} of ${(0,plain_text/* plural */.LS)(nodes.total, 'node')} done`]),
    ].join(', ');
    return [sofar, ...expectationOf(one), ...under_way_besideIt(one)].filter((part) => part !== '').join('; ');
}
function expectationOf(one) {
    const { estimate } = one;
    if (estimate === undefined)
        return [];
    const longest = (0,time/* formatDuration */.a3)(estimate.longestMs);
    return [
        `usual for ${(0,plain_text/* plural */.LS)(estimate.nodes, 'node')} is about ${(0,time/* formatDuration */.a3)(estimate.expectedMs)}, ` +
            (isStuck(one)
                ? `and its drain settings allow no more than ${longest}`
                : `and its drain settings allow ${longest} at most`),
    ];
}
function under_way_besideIt({ later }) {
    if (later.length === 0)
        return [];
    return [`${(0,plain_text/* listInWords */.Dq)(later.map((operation) => (0,plain_text/* oneLine */.TN)(kindInWords(operation))))} began after it`];
}

;// CONCATENATED MODULE: ./src/report/text/words.ts
/** How things are called in every text: one name for one thing. */





/** More pools than this are counted rather than named. */
const NAMED_POOLS = 5;
/** Returns `pool user`, `pools a and b` or `12 pools`. */
function poolsInWords(names) {
    if (names.length > NAMED_POOLS)
        return (0,plain_text/* plural */.LS)(names.length, 'pool');
    return `${names.length === 1 ? 'pool' : 'pools'} ${(0,plain_text/* listInWords */.Dq)(names.map((name) => (0,plain_text/* oneLine */.TN)(name)))}`;
}
/** Returns what the run is about, such as `pool user in cluster prod`. */
function subjectOf(outcome) {
    const { mode, isSinglePool, pools, address, clusterResult } = outcome;
    const cluster = `cluster ${(0,plain_text/* oneLine */.TN)(address.name)}`;
    const names = (chosen) => poolsInWords(chosen.map(({ name }) => name));
    const isOfSome = HEADLINES[outcome.result].pools === 'some';
    const guilty = pools.filter(({ result }) => result === outcome.result);
    if (mode === 'status' && !isSinglePool) {
        // Of a cluster whose own operation ended otherwise, the pools are what it is about.
        const isOfPools = isOfSome && clusterResult !== outcome.result && guilty.length > 0;
        return isOfPools ? `${names(guilty)} in ${cluster}` : cluster;
    }
    if (pools.length === 0)
        return cluster;
    if (mode === 'rollback' && isOfSome && guilty.length > 0) {
        return `${names(guilty)} in ${cluster}`;
    }
    if (mode !== 'abort' || isSinglePool)
        return `${names(pools)} in ${cluster}`;
    const busy = pools.filter(({ result }) => factsOf(result).isIdle !== true);
    const isClusterBusy = clusterResult !== undefined && factsOf(clusterResult).isIdle !== true;
    if (busy.length === 0)
        return clusterResult === undefined ? `${names(pools)} in ${cluster}` : cluster;
    return isClusterBusy ? `${cluster} and its ${names(busy)}` : `${names(busy)} in ${cluster}`;
}
/** Returns `1.35.5 / AKSUbuntu-…`; what is not known is left out. */
function versionsInWords(versions) {
    const words = [versions.kubernetesVersion, versions.nodeImageVersion].filter((word) => word !== undefined);
    return words.length === 0 ? 'unknown versions' : words.map((word) => (0,plain_text/* oneLine */.TN)(word)).join(' / ');
}
/** Returns `Kubernetes channel patch and node OS channel NodeImage`, for the channels that are given. */
function channelsInWords(channels) {
    const { upgradeChannel, nodeOsUpgradeChannel } = channels;
    return (0,plain_text/* listInWords */.Dq)([
        ...(upgradeChannel === undefined ? [] : [`Kubernetes channel ${(0,plain_text/* oneLine */.TN)(upgradeChannel)}`]),
        ...(nodeOsUpgradeChannel === undefined ? [] : [`node OS channel ${(0,plain_text/* oneLine */.TN)(nodeOsUpgradeChannel)}`]),
    ]);
}
/** Returns `rollback of pool user in cluster prod`; what is not known to be about a pool is no rollback of the cluster. */
function doing(mode, subject) {
    return `${mode} ${mode === 'rollback' && subject.startsWith('cluster ') ? 'in' : 'of'} ${subject}`;
}
/** What a run is waiting for when it is cut short. */
function undertaking(mode, subject) {
    return mode === 'status' ? `the report on ${subject}` : `the ${doing(mode, subject)}`;
}
const ofAll = (words) => ({ pools: 'all', words });
const ofSome = (words) => ({ pools: 'some', words });
const HEADLINES = {
    aborted: ofAll((subject) => `Aborted the operation on ${subject}`),
    'abort-requested': ofAll((subject) => `Requested the abort of the operation on ${subject}`),
    'nothing-to-abort': ofAll((subject) => `Nothing to abort on ${subject}`),
    'completed-before-abort': ofAll((subject) => `The operation on ${subject} ended before it could be aborted`),
    'rolled-back': ofAll((subject, outcome) => `Rolled back ${subject}${toVersions(outcome)}`),
    'rollback-started': ofAll((subject, outcome) => `Started the rollback of ${subject}${toVersions(outcome)}`),
    'already-rolled-back': ofAll((subject) => `Already rolled back: nothing to do for ${subject}`),
    'partially-rolled-back': ofAll((subject) => `Only partially rolled back: ${subject}`),
    planned: ofAll((subject, { mode }) => `Dry run: the ${doing(mode, subject)} can go ahead; nothing was changed`),
    blocked: ofAll((subject, { mode }) => `Blocked: the ${doing(mode, subject)} did not start; nothing was changed`),
    failed: ofSome((subject, { mode }) => mode === 'status' ? `The last operation on ${subject} failed` : `The ${doing(mode, subject)} failed`),
    canceled: ofSome((subject, { mode }) => mode === 'status'
        ? `The last operation on ${subject} was canceled`
        : `The ${doing(mode, subject)} was canceled, but not by this step`),
    'timed-out': ofAll((subject, { mode }) => `Timed out: ${undertaking(mode, subject)} is not finished`),
    interrupted: ofAll((subject, { mode }) => `Interrupted: ${undertaking(mode, subject)} is not finished`),
    error: ofAll((subject, { mode }) => mode === 'status'
        ? `Could not get the status of ${subject}`
        : `The ${doing(mode, subject)} ended with an error`),
    'in-progress': ofSome(inProgress),
    canceling: ofSome((subject) => `An operation is being canceled on ${subject}`),
    succeeded: ofAll((subject) => `No operation is in progress on ${subject}; the last one succeeded`),
};
/** Of a single operation it tells all that answers whether it is stuck. */
function inProgress(subject, { underWay = [] }) {
    const [one, ...others] = underWay;
    if (one === undefined || others.length > 0)
        return `An operation is in progress on ${subject}`;
    const progress = progressInWords(one);
    const what = (0,plain_text/* capitalized */.l2)((0,plain_text/* oneLine */.TN)(kindInWords(one.operation ?? {})));
    return `${what} is in progress on ${subject}${progress === '' ? '' : `: ${progress}`}`;
}
/** Returns the result as one line, such as `Rolled back pool user in cluster prod to 1.35.5`. */
function headlineOf(outcome) {
    return HEADLINES[outcome.result].words(subjectOf(outcome), outcome);
}
/** Returns what an error was about: `Could not roll back pool user`, or whose error it is. */
function errorLead(outcome, error) {
    if (error.attempt !== undefined)
        return `Could not ${(0,plain_text/* oneLine */.TN)(error.attempt)}`;
    if (outcome.mode === 'status')
        return 'The last operation reports';
    const pool = outcome.pools.find((one) => one.error === error);
    const whose = pool === undefined
        ? subjectOf(outcome)
        : `${poolsInWords([pool.name])} in cluster ${(0,plain_text/* oneLine */.TN)(outcome.address.name)}`;
    return `Could not finish the ${doing(outcome.mode, whose)}`;
}
/** Returns how serious the outcome is; a failing step is bad whatever its result. */
function toneOf({ result, fails }) {
    return fails ? 'bad' : factsOf(result).tone;
}
/** True when nobody has to find out what happened: the result is not bad, and nothing was warned of. */
function wentWell(outcome) {
    return toneOf(outcome) !== 'bad' && outcome.warnings.length === 0;
}
function toVersions({ isSinglePool, pools, moves }) {
    const pool = pools[0];
    // What was asked for: the pool may show it only later.
    const asked = moves.map(({ move }) => move).findLast(isRollback)?.to.kubernetesVersion;
    const version = asked ?? pool?.after.kubernetesVersion;
    return isSinglePool && version !== undefined ? ` to ${(0,plain_text/* oneLine */.TN)(version)}` : '';
}

;// CONCATENATED MODULE: ./src/report/text/nodes.ts
/** The log's lines about what the nodes of a pool run. */




/** More names than this are counted rather than listed. */
const NAMED = 20;
/** Returns what the nodes of each pool run, a line a pool, and one for all of which Azure does not tell. */
function nodesLines(pools) {
    const untold = pools.filter(({ nodes }) => nodes === undefined).map(({ pool }) => pool);
    return [
        ...pools.flatMap(({ pool, nodes }) => nodes === undefined ? [] : [`Nodes of pool ${(0,plain_text/* oneLine */.TN)(pool)}: ${nodesInWords(nodes)}.`]),
        ...(untold.length === 0
            ? []
            : [`Nodes of ${poolsInWords(untold)}: not read node by node (Azure does not show what each runs).`]),
    ];
}
/** Returns `6 of 10 nodes run 1.34.8 / …, 4 run 1.35.5 / …, 1 is quarantined: aks-user-…`. */
function nodesInWords(nodes) {
    const total = machines_countOf(nodes);
    const groups = nodes.groups.map((group, index) => {
        const { length } = group.names;
        const count = index === 0 ? `${String(length)} of ${(0,plain_text/* plural */.LS)(total, 'node')}` : String(length);
        return `${count} run${length === 1 ? 's' : ''} ${versionsInWords(group)}`;
    });
    const { quarantined } = nodes;
    const quarantine = quarantined.length === 0
        ? []
        : [
            `${String(quarantined.length)} ${quarantined.length === 1 ? 'is' : 'are'} quarantined: ${namesInWords(quarantined)}`,
        ];
    return [...groups, ...quarantine].join(', ');
}
/** Returns the warning for nodes that still run something else so long after a rollback. */
function nodesDisagreeLine(pool, others, total, to, sinceMs) {
    return (`Pool ${(0,plain_text/* oneLine */.TN)(pool)} reads as rolled back, but ${String(others.length)} of its ${(0,plain_text/* plural */.LS)(total, 'node')} ` +
        `${others.length === 1 ? 'does' : 'do'} not run ${versionsInWords(to)} ${(0,time/* formatDuration */.a3)(sinceMs)} after it ended: ${namesInWords(others)}.`);
}
/** Returns the names, 20 at most, and how many more there are. */
function namesInWords(names) {
    const shown = names.slice(0, NAMED).map((name) => (0,plain_text/* oneLine */.TN)(name, 100));
    const more = names.length - shown.length;
    return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${String(more)} more`;
}

;// CONCATENATED MODULE: ./src/report/log/observe.ts
/** The log's lines about what was found: the cluster, its pools, what they can go back to, operations. */











/**
 * Returns one line for the cluster, one a pool, and one each for records, operations and what could not be read; with
 * an observation made before, only the lines that have changed.
 *
 * @param hasNodes false where what nodes run is told as soon as it is read.
 */
function observationLines(observation, before, hasNodes = true) {
    const lines = linesOf(observation, hasNodes);
    if (before === undefined)
        return lines;
    const logged = new Set(linesOf(before, hasNodes));
    const news = lines.filter((line) => !logged.has(line));
    return news.length === 0 ? ['As before.'] : news;
}
function linesOf(observation, hasNodes) {
    const { cluster, records, operations, machines } = observation;
    return [
        clusterLine(cluster),
        ...cluster.pools.map(poolLine),
        ...[...records].map(([pool, reading]) => recordLine(pool, reading)),
        ...[...operations].flatMap(([target, reading]) => operationLines(target, reading)),
        ...besideTheLatest(observation),
        ...(hasNodes ? machineLines(machines) : []),
        ...unreadOf(observation)
            .filter(({ name }) => name !== 'records')
            .map(unreadLine),
    ].filter((line) => line !== undefined);
}
/** Returns the cluster's state, versions and channels in one line. */
function clusterLine(cluster) {
    return [
        `Cluster ${(0,plain_text/* oneLine */.TN)(cluster.name)} (${(0,plain_text/* oneLine */.TN)(cluster.location)}): ${stateInWords(cluster)}`,
        `control plane ${(0,plain_text/* oneLine */.TN)(cluster.kubernetesVersion ?? 'unknown')}`,
        `Kubernetes channel ${(0,plain_text/* oneLine */.TN)(cluster.upgradeChannel ?? 'none')}`,
        `node OS channel ${(0,plain_text/* oneLine */.TN)(cluster.nodeOsUpgradeChannel ?? 'not set')}`,
        ...errorWords(cluster),
    ].join(', ');
}
/** Returns a pool's state, versions and size in one line. */
function poolLine(pool) {
    return [
        `Pool ${(0,plain_text/* oneLine */.TN)(pool.name)} (${(0,plain_text/* oneLine */.TN)(pool.mode)}): ${stateInWords(pool)}`,
        versionsInWords(pool),
        ...(pool.count === undefined ? [] : [(0,plain_text/* plural */.LS)(pool.count, 'node')]),
        ...errorWords(pool),
    ].join(', ');
}
/** Returns an operation in one line. */
function operationLine(target, operation, lead = 'Latest operation') {
    const { id, kind, status, percentComplete, startedAt, endedAt, error } = operation;
    return [
        `${lead} on ${keyInWords(target)}: ${kind === undefined ? '' : `${(0,plain_text/* oneLine */.TN)(kindInWords({ kind }))}, `}${(0,plain_text/* oneLine */.TN)(status)}${percentComplete === undefined ? '' : ` (${String(percentComplete)} %)`}`,
        ...(startedAt === undefined ? [] : [`started ${(0,time/* isoTime */.Ly)(startedAt)}`]),
        ...(endedAt === undefined ? [] : [`ended ${(0,time/* isoTime */.Ly)(endedAt)}`]),
        ...(error === undefined ? [] : [`${(0,plain_text/* oneLine */.TN)(error.code)}: ${(0,plain_text/* oneLine */.TN)(error.message, 300)}`]),
        `id ${(0,plain_text/* oneLine */.TN)(id)}`,
    ].join(', ');
}
function recordLine(pool, reading) {
    const what = `On record for pool ${(0,plain_text/* oneLine */.TN)(pool)}`;
    if (reading.kind === 'not-needed')
        return undefined;
    if (reading.kind === 'unreadable')
        return `${what}: could not be read (${reasonOf(reading.error)})`;
    if (reading.value.length === 0)
        return `${what}: no version to roll back to`;
    const versions = reading.value.map((record) => {
        if ('unusable' in record)
            return (0,plain_text/* oneLine */.TN)(unusableInWords(record));
        const since = record.recordedAt === undefined ? '' : ` (recorded ${(0,time/* isoDate */._$)(record.recordedAt)})`;
        return `${versionsInWords(record)}${since}`;
    });
    return `${what}: ${versions.join('; ')}`;
}
/** What is in progress, unless it was named as the latest. */
function besideTheLatest(observation) {
    const targets = [
        { kind: 'cluster' },
        ...observation.cluster.pools.map(({ name }) => ({ kind: 'pool', name })),
    ];
    return targets.flatMap((target) => {
        const key = targetKey(target);
        const named = latestOn(observation, target)?.id.toLowerCase();
        return activeOn(observation, target)
            .filter(({ id }) => id.toLowerCase() !== named)
            .map((operation) => operationLine(key, operation, named === undefined ? 'In progress' : 'Also in progress'));
    });
}
function machineLines(machines) {
    return nodesLines([...machines].map(([pool, reading]) => ({
        pool,
        nodes: reading.kind === 'read' ? machines_nodesOf(reading.value) : undefined,
    })));
}
function operationLines(target, reading) {
    const isThere = reading.kind === 'read' && reading.value !== undefined;
    return isThere ? [operationLine(target, reading.value)] : [];
}
function unreadLine({ name, of, error }) {
    return `${READS[name].name(keyInWords(of))} could not be read (${reasonOf(error)}): continuing without it`;
}
function reasonOf({ details }) {
    const right = details.facts?.missingRight === undefined
        ? ''
        : `, missing permission ${(0,plain_text/* oneLine */.TN)(details.facts.missingRight)}`;
    return `${statusWords(details.status)}${(0,plain_text/* oneLine */.TN)(details.code)}${right}`;
}
function statusWords(status) {
    return status === undefined ? '' : `${String(status)} `;
}
function stateInWords(resource) {
    const { provisioningState, powerState } = resource;
    const unknown = (0,states/* isUnknownState */.eV)(provisioningState)
        ? " (a state this action doesn't recognize: treated as in progress)"
        : '';
    const power = powerState === undefined || powerState.toLowerCase() === 'running' ? '' : `, ${(0,plain_text/* oneLine */.TN)(powerState)}`;
    return `${(0,plain_text/* oneLine */.TN)(provisioningState)}${unknown}${power}`;
}
function errorWords({ error }) {
    return error === undefined ? [] : [`last error ${(0,plain_text/* oneLine */.TN)(error.code)}: ${(0,plain_text/* oneLine */.TN)(error.message, 300)}`];
}

;// CONCATENATED MODULE: ./src/report/log/checks.ts
/** The log's lines about checks. */

const LABELS = {
    blocked: 'BLOCKED',
    warned: 'warned',
    notice: 'noted',
    passed: 'passed',
};
/** What stands before the command that takes a remedy back. */
const UNDO_LEAD = 'To undo that once the pool is upgraded again:';
/** Commands stand in lines of their own, under the sentences. */
const COMMAND_INDENT = ' '.repeat(8);
/** From what stops the step to what needs no attention. */
const VERDICTS_WORST_FIRST = ['blocked', 'warned', 'notice', 'passed'];
/** Returns the checks in the order in which people should read them: blocking ones first. */
function sortChecks(checks) {
    return VERDICTS_WORST_FIRST.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
}
/** Returns one line a check, blocking ones first, and a last line that counts them. */
function checkLines(checks) {
    return [
        ...sortChecks(checks).flatMap((check) => [
            checkLine(check),
            ...linesToCopy(check).map((line) => `${COMMAND_INDENT}${line}`),
        ]),
        checkCountLine(checks),
    ];
}
/** A check that passed has nothing to take back yet: the follow-up issue tells. */
function linesToCopy({ verdict, commands = [], undo }) {
    return [...commands, ...(undo === undefined || verdict === 'passed' ? [] : [UNDO_LEAD, undo])];
}
/** Returns one check in one line: verdict, id, pool, what was seen, why it matters and how to satisfy it. */
function checkLine(check) {
    const pool = check.pool === undefined ? '' : ` (pool ${(0,plain_text/* oneLine */.TN)(check.pool)})`;
    const ignored = check.ignored === true ? ', ignored by `ignore-checks`' : '';
    return `${LABELS[check.verdict].padEnd(7)}  ${check.id}${pool}${ignored}: ${checkInWords(check)}`;
}
/** Returns what a check says, as sentences in one line. */
function checkInWords({ seen, why, remedy }) {
    return [seen, why, remedy]
        .filter((part) => part !== undefined && part !== '')
        .map((part) => (0,plain_text/* sentence */.em)((0,plain_text/* oneLine */.TN)(part)))
        .join(' ');
}
function checkCountLine(checks) {
    const counts = VERDICTS_WORST_FIRST.map((verdict) => {
        const count = checks.filter((check) => check.verdict === verdict).length;
        return `${String(count)} ${LABELS[verdict].toLowerCase()}`;
    });
    return `${(0,plain_text/* plural */.LS)(checks.length, 'check')}: ${counts.join(', ')}.`;
}

// EXTERNAL MODULE: ./src/domain/inputs.ts
var domain_inputs = __webpack_require__(3543);
;// CONCATENATED MODULE: ./src/report/text/moves.ts
/** The texts of moves, a row a kind: one without a row does not compile. */




const WAIT_REASONS = {
    busy: 'another operation is running',
    canceling: 'its operation is being canceled',
    hidden: 'AKS reports an operation in progress, although the state shows none',
    asked: 'its operation is in progress',
};
const ABORT_REASONS = {
    asked: '',
    busy: ', which blocks the rollback',
    resumed: ', which resumed when the channels were changed',
};
const TEXTS = {
    abort: {
        title: ({ target, why }) => `Abort the operation on ${targetInWords(target)}${ABORT_REASONS[why]}`,
        mark: 'Abort',
        request: ({ target }, cluster) => [`POST ${cluster}${poolPath(target)}/abort`],
    },
    wait: {
        title: ({ targets, why }) => `Wait for ${(0,plain_text/* listInWords */.Dq)(targets.map(targetInWords))}: ${WAIT_REASONS[why]}`,
        mark: 'Wait',
        request: () => [],
    },
    'disable-auto-upgrade': {
        title: ({ channels }) => `Switch off auto-upgrade: ${channelsInWords(channels)}`,
        mark: 'Auto-upgrade off',
        request: ({ channels }, cluster) => [`PUT ${cluster}`, ...channelProperties(channels)],
    },
    'roll-back': {
        title: ({ pool, to, isResend }) => `Roll back pool ${(0,plain_text/* oneLine */.TN)(pool)} to ${versionsInWords(to)}${isResend ? ' (sent again: it had stopped partway)' : ''}`,
        mark: 'Roll back',
        request: ({ pool, to }, cluster) => [
            `PUT ${cluster}/agentPools/${(0,plain_text/* oneLine */.TN)(pool)}`,
            `properties.orchestratorVersion: ${(0,plain_text/* oneLine */.TN)(to.kubernetesVersion)}`,
            `properties.nodeImageVersion: ${(0,plain_text/* oneLine */.TN)(to.nodeImageVersion)}`,
        ],
    },
    join: {
        title: ({ pool, to }) => `Wait for the rollback of pool ${(0,plain_text/* oneLine */.TN)(pool)} to ${versionsInWords(to)}, which is already running`,
        mark: 'Join the rollback',
        request: () => [],
    },
    'restore-auto-upgrade': {
        title: ({ channels }) => `Restore auto-upgrade: ${channelsInWords(channels)}`,
        mark: 'Auto-upgrade restored',
        request: ({ channels }, cluster) => [`PUT ${cluster}`, ...channelProperties(channels)],
    },
};
/** Returns what a move does, in words. */
function moveInWords(move) {
    return textsOf(move).title(move);
}
/** Returns what stands for a move of this kind in the timeline. */
function markOfMove(kind) {
    return TEXTS[kind].mark;
}
/** Returns the request of a move as method, path and what it sets; empty when the move sends nothing. */
function requestLines(move, address) {
    return textsOf(move).request(move, (0,plain_text/* oneLine */.TN)((0,domain_inputs/* clusterResourceId */.U)(address)));
}
/** The row of a move takes that move: the compiler can't see it, since it doesn't tie a union's members to their kinds. */
function textsOf({ kind }) {
    return TEXTS[kind];
}
function poolPath(target) {
    return target.kind === 'cluster' ? '' : `/agentPools/${(0,plain_text/* oneLine */.TN)(target.name)}`;
}
function channelProperties({ upgradeChannel, nodeOsUpgradeChannel }) {
    const property = (name, value) => value === undefined ? [] : [`properties.autoUpgradeProfile.${name}: ${(0,plain_text/* oneLine */.TN)(value)}`];
    return [
        ...property('upgradeChannel', upgradeChannel),
        ...property('nodeOSUpgradeChannel', nodeOsUpgradeChannel),
    ];
}

;// CONCATENATED MODULE: ./src/report/log/moves.ts
/** The log's lines about moves: the requests of a plan, what Azure answered and how each ended. */





/** Room for what Azure said and, when a sign-in was refused, for the command that mends it. */
const LONGEST_MESSAGE = 3_000;
/** Returns the plan of a dry run: each move in words, with the request that it would send, and what would come of it. */
function planLines(plan, address) {
    if (plan.length === 0)
        return ['Plan: nothing to change.'];
    return [
        ...plan.flatMap((move, index) => [
            `${String(index + 1)}. ${moveInWords(move)}`,
            ...requestLines(move, address).map((line) => `   ${line}`),
        ]),
        `Expected result without \`dry-run\`: ${plan.some(isRollback) ? 'rolled-back' : 'aborted'}.`,
    ];
}
/** Returns what Azure answered to a move's request; `undefined` when there is nothing to tell. */
function answerLine(answer) {
    switch (answer.kind) {
        case 'none':
        case 'sent':
            return undefined;
        case 'accepted':
            return `Azure accepted the request (${String(answer.status)}${correlation(answer.correlationId)}).`;
        case 'refused':
            return `Azure refused the request: ${(0,plain_text/* withFullStop */.uo)(errorInWords(answer.error.details))}`;
        case 'unknown':
            return `It is not known whether the request arrived: ${(0,plain_text/* withFullStop */.uo)(errorInWords(answer.error.details))} Reading the resource to find out.`;
        case 'withheld':
            return `The request was not sent: ${(0,plain_text/* withFullStop */.uo)((0,plain_text/* oneLine */.TN)(answer.reason))} Checking again.`;
    }
}
/** Returns how a move ended. */
function settlementLine({ answer, startedAt, settlement }) {
    if (settlement === undefined) {
        return answer.kind === 'refused' || answer.kind === 'withheld' ? 'Not started.' : 'Not finished.';
    }
    return settlementInWords(settlement, startedAt);
}
function settlementInWords(settlement, startedAt) {
    switch (settlement.kind) {
        case 'ended': {
            const error = settlement.error === undefined
                ? ''
                : `. ${(0,plain_text/* oneLine */.TN)(settlement.error.code)}: ${(0,plain_text/* oneLine */.TN)(settlement.error.message)}`;
            return `Ended ${after(settlement.at, startedAt)}: ${sightingInWords(settlement.seen)}${error}`;
        }
        case 'replaced':
            return `Ended ${after(settlement.at, startedAt)}; another operation has started: ${sightingInWords(settlement.seen)}`;
        case 'not-begun':
            return `The request did not take effect: ${sightingInWords(settlement.seen)}`;
        case 'vanished':
            return `Deleted by someone else, noticed ${after(settlement.at, startedAt)}.`;
        case 'not-awaited':
            return 'Not waiting: `wait` is false.';
    }
}
/** Returns status, code, message and correlation id of an error in one line. */
function errorInWords(error) {
    const status = error.status === undefined ? '' : `${String(error.status)} `;
    const id = error.correlationId === undefined ? '' : ` (correlation ID ${(0,plain_text/* oneLine */.TN)(error.correlationId)})`;
    const message = (0,plain_text/* oneLine */.TN)(error.message, LONGEST_MESSAGE);
    // Entra ID begins its message with the number itself.
    const code = message.startsWith(`${error.code}:`) ? '' : `${(0,plain_text/* oneLine */.TN)(error.code)}: `;
    return `${status}${code}${message}${id}`;
}
function correlation(id) {
    return id === undefined ? '' : `, correlation ID ${(0,plain_text/* oneLine */.TN)(id)}`;
}
function after(at, startedAt) {
    return `after ${(0,time/* formatDuration */.a3)(at - startedAt)}`;
}
function sightingInWords(seen) {
    const hasVersions = seen.kubernetesVersion !== undefined || seen.nodeImageVersion !== undefined;
    return `${(0,plain_text/* oneLine */.TN)(seen.provisioningState)}${hasVersions ? `, ${versionsInWords(seen)}` : ''}`;
}

;// CONCATENATED MODULE: ./src/report/log/aborts.ts
/** The log's lines about what an abort has hit: it names no operation, so it may have been another one. */



/** Returns what is said when an abort goes by the state of its target alone. */
function unguardedAbortLine(target, { id }, error) {
    return `Operation ${(0,plain_text/* oneLine */.TN)(id)} could not be read again right before the abort, so only the state of ${targetInWords(target)} shows that it was still running: ${(0,plain_text/* withFullStop */.uo)(errorInWords(error))} Check which operation was aborted before you continue.`;
}
/**
 * Returns what is known of an abort that was accepted and is not waited for.
 *
 * @param meant what was in progress by the last look before it.
 * @param after the latest one right after it, when that look told nothing.
 */
function abortNotAwaitedLine(target, meant, after) {
    const unconfirmed = 'Not waiting: `wait` is false, so it is not confirmed what was aborted.';
    const subject = targetInWords(target);
    if (meant !== undefined) {
        return `${unconfirmed} Right before the abort, operation ${(0,plain_text/* oneLine */.TN)(meant.id)} was in progress on ${subject}.`;
    }
    const latest = after === undefined ? '' : `; right after it, the latest one is ${(0,plain_text/* oneLine */.TN)(after.id)}`;
    return `${unconfirmed} Which operation was in progress on ${subject} right before the abort is unknown${latest}.`;
}
/** Returns what is said when another operation is the latest one right after an abort. */
function perhapsOtherAbortedLine(meantId, latest) {
    return `Operation ${(0,plain_text/* oneLine */.TN)(meantId)} was to be aborted, but ${(0,plain_text/* oneLine */.TN)(latest.id)} is the latest one right after the abort: another operation may have been hit. Check it before you continue.`;
}
/** Returns what is said when the operation meant had ended by itself, and still the target was canceled. */
function otherAbortedLine(meant, hit) {
    const what = hit === undefined ? 'another operation' : `operation ${(0,plain_text/* oneLine */.TN)(hit.id)}`;
    return `Operation ${(0,plain_text/* oneLine */.TN)(meant.id)} was to be aborted, but it had already ended (${(0,plain_text/* oneLine */.TN)(meant.status)}): ${what} was aborted instead. Check what it was before you continue.`;
}

;// CONCATENATED MODULE: ./src/report/log/wait.ts
/** The log's lines while waiting: changes of state, progress, a sign of life, and spells of failing reads. */




const BAR_LENGTH = 10;
/** Returns the line for a round: target, state, phase, bar, nodes, time. */
function waitLine(sight) {
    const { target, provisioningState, phase, nodes } = sight;
    const percent = percentOf(sight);
    const progress = [
        ...(percent === undefined ? [] : [progressBar(percent)]),
        ...(nodes === undefined ? [] : [`${String(nodes.done)} of ${(0,plain_text/* plural */.LS)(nodes.total, 'node')} done`]),
        timeInWords(sight),
    ];
    const doing = phase === undefined ? '' : ` (${(0,plain_text/* oneLine */.TN)(phase)})`;
    return `${(0,plain_text/* capitalized */.l2)(targetInWords(target))}: ${(0,plain_text/* oneLine */.TN)(provisioningState)}${doing}  ${progress.join('  ')}`;
}
/** Returns the sign of life for a round without news. */
function heartbeatLine(sight) {
    return `Still waiting. ${waitLine(sight)}`;
}
/** True when a round shows something that the one before did not: state, phase, nodes, or another tenth of the bar. */
function hasNews(before, now) {
    return before === undefined || newsOf(before) !== newsOf(now);
}
/** Returns `[#####-----]  50 %`. */
function progressBar(percent) {
    const whole = Math.round(Math.min(100, Math.max(0, percent)));
    const filled = Math.floor((whole * BAR_LENGTH) / 100);
    return `[${'#'.repeat(filled)}${'-'.repeat(BAR_LENGTH - filled)}] ${String(whole)} %`;
}
/** Returns the line that opens an outage of reads. */
function faultBeginLine(error) {
    return `Could not ${(0,plain_text/* oneLine */.TN)(error.attempt)}: ${(0,plain_text/* withFullStop */.uo)(errorInWords(error))} Retrying; operations in Azure continue in the meantime.`;
}
/** Returns the line that closes an outage of reads. */
function faultEndLine(outage) {
    return `Able to ${(0,plain_text/* oneLine */.TN)(outage.attempt)} again, after ${(0,plain_text/* plural */.LS)(outage.failures, 'failure')} in ${(0,time/* formatDuration */.a3)(outage.durationMs)}.`;
}
/** Returns the warning for an outage of reads that had not ended when the step's time was up. */
function openOutageLine(error, outage) {
    return `Unable to ${(0,plain_text/* oneLine */.TN)(error.attempt)} for the last ${(0,time/* formatDuration */.a3)(outage.durationMs)} (${(0,plain_text/* plural */.LS)(outage.failures, 'failure')}): ${errorInWords(error)}`;
}
/** Returns the warning for a look that failed after everything was done; without an error, the step's time was up. */
function lastLookLine(error) {
    const what = error === undefined
        ? 'The `timeout` of this step passed before everything was read once more.'
        : `Could not ${(0,plain_text/* oneLine */.TN)(error.attempt)}: ${(0,plain_text/* withFullStop */.uo)(errorInWords(error))}`;
    return `${what} The result is what was read before that.`;
}
/** Returns the line said when the service asks for a pause that is worth telling. */
function throttledLine(pauseMs) {
    return `Azure asks for a pause of ${(0,time/* formatDuration */.a3)(pauseMs)}.`;
}
/** Says that a pause that the service asked for is longer than the step goes without looking. */
function cutPauseLine(pauseMs, longestMs) {
    return `Azure asks for a pause of ${(0,time/* formatDuration */.a3)(pauseMs)} although nothing was rejected; the next poll is in ${(0,time/* formatDuration */.a3)(longestMs)}.`;
}
function percentOf({ percentComplete, nodes }) {
    const percent = percentComplete ?? (nodes === undefined ? undefined : (nodes.done * 100) / nodes.total);
    return Number.isFinite(percent) ? percent : undefined;
}
function timeInWords({ elapsedMs, expectedMs }) {
    const expected = expectedMs === undefined ? '' : ` of about ${(0,time/* formatDuration */.a3)(expectedMs)}`;
    return `${(0,time/* formatDuration */.a3)(elapsedMs)}${expected}`;
}
function newsOf(sight) {
    const { provisioningState, phase, nodes } = sight;
    const tenth = Math.floor((percentOf(sight) ?? -1) / BAR_LENGTH);
    return [provisioningState, phase, nodes?.done, nodes?.total, tenth].join('|');
}

;// CONCATENATED MODULE: ./src/report/text/links.ts
/** Addresses of pages about the cluster and the run. */

const PORTALS = {
    azurecloud: 'https://portal.azure.com',
    azureusgovernment: 'https://portal.azure.us',
    azurechinacloud: 'https://portal.azure.cn',
};
/** Returns the cluster's page in the Azure portal of its cloud. */
function portalUrl(address, cloud) {
    return `${portalOf(address, cloud)}/overview`;
}
/** Returns the cluster's Activity Log in the Azure portal of its cloud. */
function activityLogUrl(address, cloud) {
    return `${portalOf(address, cloud)}/eventlogs`;
}
function portalOf(address, cloud) {
    const path = (0,domain_inputs/* clusterResourceId */.U)(address).toWellFormed().split('/').map(encodeURIComponent).join('/');
    return `${PORTALS[cloud ?? 'azurecloud']}/#resource${path}`;
}

;// CONCATENATED MODULE: ./src/report/text/markdown.ts
/** Building blocks of GitHub-flavoured Markdown that keep foreign text from being read as markup. */

/** Characters that mean something in Markdown or HTML somewhere; as entities they are nothing but themselves. */
const MARKUP = /[&<>`*_{}[\]#|~$\\^]/g;
/** Text that can stand between two backticks as it is, in a table too. */
const PLAIN_CODE = /^[\w./:;,@%+=~(){}#?!*'"$ -]+$/;
/** A pair of backticks around something: how commands and settings are written in sentences. */
const CODE_IN_PROSE = /`([^`]+)`/;
/** The longest a foreign text may be in one place of a page. */
const DEFAULT_LENGTH = 2_000;
/** Returns the text as it reads, in one line: safe in paragraphs, lists, headings and table cells. */
function markdown_text(value, maxLength = DEFAULT_LENGTH) {
    return escapeMarkup((0,plain_text/* oneLine */.TN)(value, maxLength));
}
/** Where a word made of several may break; shorter ones stay whole. */
const LONG_WORD = /[A-Za-z]{17,}/g;
/** As `text`, except that a long word such as `UpgradingNodeImageVersion` may break: a table is as wide as its words. */
function breakable(value, maxLength = DEFAULT_LENGTH) {
    return markdown_text(value, maxLength).replace(LONG_WORD, (word) => word.replace(/(?<=[a-z])(?=[A-Z][a-z])/g, '<wbr>'));
}
/** As `text`, except that what stands between backticks becomes code. */
function prose(value, maxLength = DEFAULT_LENGTH) {
    return (0,plain_text/* oneLine */.TN)(value, maxLength)
        .split(CODE_IN_PROSE)
        .map((part, index) => (index % 2 === 1 ? code(part) : escapeMarkup(part)))
        .join('');
}
/** Returns the text as inline code: safe wherever `text` is. */
function code(value, maxLength = DEFAULT_LENGTH) {
    const line = (0,plain_text/* oneLine */.TN)(value, maxLength);
    if (line === '')
        return '';
    if (PLAIN_CODE.test(line))
        return `\`${line}\``;
    return `<code>${escapeCode(line)}</code>`;
}
/** Returns the text as a block of code, with a fence longer than any in the text. */
function codeBlock(value, language, maxLength = 20_000) {
    const lines = (0,plain_text/* printableLines */.fk)((0,plain_text/* cut */.Jj)(value, maxLength));
    const longest = Math.max(2, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return [`${fence}${language}`, ...lines, fence].join('\n');
}
/** Returns a link; `label` is foreign text, `url` was built by us. */
function markdown_link(label, url) {
    return `[${markdown_text(label)}](${url.replace(/[()\s<>\\]/g, (character) => encodeCharacter(character))})`;
}
/** Returns a table; cells and headings are Markdown already. */
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row))].join('\n');
}
/** Returns a part of the page: under a heading, or folded where nobody needs it; `body` is Markdown already. */
function section(title, body, isFolded) {
    return isFolded ? folded(title, body) : `### ${title}\n\n${body}`;
}
/** Returns a part that is folded until somebody opens it; `body` is Markdown already. */
function folded(title, body) {
    // Markdown inside HTML is only read as Markdown after an empty line.
    return `<details>\n<summary>${markdown_text(title)}</summary>\n\n${body}\n\n</details>`;
}
/** Inside code there are neither links nor mentions; whoever copies it gets the very characters. */
function escapeCode(value) {
    return unlinked(value.replace(MARKUP, entity)).replaceAll('@', entity('@'));
}
/** Addresses become no links: GitHub looks for those after Markdown is done, in code made of HTML too. */
function unlinked(value) {
    return value.replace(/:\/\//g, '&#58;//').replace(/www\./gi, (start) => `${start.slice(0, -1)}&#46;`);
}
function entity(character) {
    return `&#${String(character.charCodeAt(0))};`;
}
function escapeMarkup(value) {
    const escaped = value
        .replace(MARKUP, entity)
        // A line that begins so would be a list, a rule or the underline of a heading.
        .replace(/^(?:[-+=:]|\d+(?=[.)](?:\s|$)))/, (start) => `${entity(start)}${start.slice(1)}`);
    // No mention of anybody either; whoever is to copy something finds it in code.
    return unlinked(escaped).replace(/@/g, '&#64;&#8203;');
}
function encodeCharacter(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

;// CONCATENATED MODULE: ./src/report/text/restore-command.ts
/** The command that puts back the auto-upgrade channels that a step left different from how it found them. */


/** Channel names as the Azure CLI spells them; Azure may show them in another case. */
const CLI_WORDS = [
    ['none', 'patch', 'stable', 'rapid', 'node-image'],
    ['None', 'Unmanaged', 'NodeImage', 'SecurityPatch'],
];
/** Returns the exact `az aks update …` with only the channels that changed, or still may; else `undefined`. */
function restoreCommand(address, channels) {
    if (channels === undefined || !(channels.changed || mayStillGoOff(channels)))
        return undefined;
    const { found } = channels;
    const left = { ...channels.left, ...channels.pending };
    const options = [];
    if (!isSameChannel(found.upgradeChannel, left.upgradeChannel)) {
        options.push(['auto-upgrade-channel', cliWord(found.upgradeChannel ?? 'none', CLI_WORDS[0])]);
    }
    // A node OS channel that was absent can't be put back: the command line has no word for it.
    if (found.nodeOsUpgradeChannel !== undefined &&
        !isSameChannel(found.nodeOsUpgradeChannel, left.nodeOsUpgradeChannel)) {
        options.push(['node-os-upgrade-channel', cliWord(found.nodeOsUpgradeChannel, CLI_WORDS[1])]);
    }
    return options.length === 0 ? undefined : updateCommand(address, options);
}
/** Returns what the log says before channels are switched off, for whoever finds them so when the step was cut off. */
function restoreAheadLine(address, found, off) {
    const channels = { found, left: { ...found, ...off }, changed: true, putBack: false, pending: {} };
    return `If this step is cut off, this restores auto-upgrade: ${restoreCommand(address, channels) ?? ''}`;
}
/** Returns what stands before the command: what it puts back, and when to run it. */
function restoreLead(channels) {
    if (channels?.changed !== true) {
        return 'A request to switch auto-upgrade off may still take effect. If it does, this restores it:';
    }
    return isOnOtherwise(channels)
        ? 'Someone else has changed auto-upgrade since this step turned it off. To undo that, too:'
        : 'Auto-upgrade stays off. To restore it once the cause is found:';
}
/** True while a request to switch a channel off may still act, though the cluster shows the channel as on. */
function mayStillGoOff({ pending }) {
    return Object.keys(pending).length > 0;
}
/** True when a channel is on at the end, but not as it was found: somebody else has turned it on since. */
function isOnOtherwise({ found, left }) {
    return ((isKubernetesChannelOn(left) && !isSameChannel(found.upgradeChannel, left.upgradeChannel)) ||
        (isImageChannelOn(left) && !isSameChannel(found.nodeOsUpgradeChannel, left.nodeOsUpgradeChannel)));
}
function cliWord(channel, words) {
    return words.find((word) => word.toLowerCase() === channel.toLowerCase()) ?? channel;
}

;// CONCATENATED MODULE: ./src/report/run-context.ts
/** What a report knows of the workflow run besides the outcome. */
/** Returns the page of the attempt before this one, or `undefined` when this is the first, or not known. */
function earlierAttempt(context) {
    const attempt = Number(context.runAttempt ?? '1');
    return isLaterAttempt(context) ? runOf({ ...context, runAttempt: String(attempt - 1) })?.url : undefined;
}
/** True when the workflow run was run again. */
function isLaterAttempt({ runAttempt }) {
    const attempt = Number(runAttempt ?? '1');
    return Number.isInteger(attempt) && attempt > 1;
}
/** Returns the workflow run, or `undefined` when the runner does not tell enough to link to it. */
function runOf({ serverUrl, repository, runId, runAttempt }) {
    if (serverUrl === undefined || repository === undefined || runId === undefined)
        return undefined;
    const attempt = runAttempt ?? '1';
    return { id: runId, attempt, url: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${attempt}` };
}

;// CONCATENATED MODULE: ./src/report/text/found-off.ts
/** What a rollback says of auto-upgrade that it found off and did not switch off: an earlier attempt may have done it. */







/** What is usual, as nobody knows what was on. */
const USUAL = {
    upgradeChannel: ['auto-upgrade-channel', 'patch'],
    nodeOsUpgradeChannel: ['node-os-upgrade-channel', 'NodeImage'],
};
/**
 * Returns what to say, or `undefined` when none of the channels that the rollback would switch off was found off, or when
 * no pool is back: turned on now, a channel would be in the way of the next attempt, or upgrade the pools again.
 */
function foundOff(outcome, context) {
    const { mode, result, channels, moves, address } = outcome;
    if (mode !== 'rollback' || result === 'error' || channels === undefined)
        return undefined;
    const earlierLog = earlierAttempt(context);
    // What an earlier attempt left off has to be known in any case.
    if (earlierLog === undefined && !outcome.dryRun && !isBack(outcome))
        return undefined;
    if (sentSwitchOffs({ records: moves }).length > 0)
        return undefined;
    const off = offChannels(channels.found, changesImage(outcome));
    if (off.length === 0)
        return undefined;
    const names = off.map((name) => WORDS[name]((0,plain_text/* oneLine */.TN)(channels.found[name] ?? 'none')));
    return {
        text: `Auto-upgrade was already off when this step started (${(0,plain_text/* listInWords */.Dq)(names)}): ` +
            (earlierLog === undefined
                ? 'an earlier rollback may have turned it off, and its log has the command that turns it back on'
                : 'an earlier attempt of this run may have turned it off, and the log of that attempt has the command that turns it back on'),
        usual: `${(0,plain_text/* listInWords */.Dq)(off.map((name) => USUAL[name][1]))} ${off.length === 1 ? 'is' : 'are'} usual; if you had others, use those`,
        command: updateCommand(address, off.map((name) => USUAL[name])),
        ...(0,optional/* optional */.l)('earlierLog', earlierLog),
    };
}
const WORDS = {
    upgradeChannel: (value) => `Kubernetes channel ${value}`,
    nodeOsUpgradeChannel: (value) => `node OS channel ${value}`,
};
function isBack({ result, pools }) {
    return factsOf(result).isBack === true || pools.some((pool) => factsOf(pool.result).isBack === true);
}
/** A Kubernetes channel that is off and one that was never set both read as absent. */
function offChannels(found, isImageChanged) {
    const isNodeOsOff = isKnownOff(found.nodeOsUpgradeChannel);
    const isKubernetesOff = isKnownOff(found.upgradeChannel ?? 'none');
    return [
        ...(isKubernetesOff ? ['upgradeChannel'] : []),
        ...(isNodeOsOff && isImageChanged ? ['nodeOsUpgradeChannel'] : []),
    ];
}
/** False only when every pool is known to have kept its image: else the node OS channel is switched off, too. */
function changesImage({ pools }) {
    return !pools.every(({ result, before, after }) => result === 'rolled-back' &&
        before.nodeImageVersion !== undefined &&
        before.nodeImageVersion === after.nodeImageVersion);
}

;// CONCATENATED MODULE: ./src/report/advice/situation.ts
/** Questions to an outcome that several texts ask. */






/** Returns the one pool that the outcome speaks of, if it speaks of one. */
function singlePool({ isSinglePool, pools }) {
    return isSinglePool ? pools[0] : undefined;
}
/** Returns the operation acted upon or reported. */
function situation_operationOf(outcome) {
    return outcome.operation ?? singlePool(outcome)?.operation;
}
/** Returns the error that decided the result: the run's own, else that of the first pool that ended like the run. */
function decidingError(outcome) {
    if (outcome.error !== undefined)
        return outcome.error;
    const failing = outcome.pools.filter(({ error }) => error !== undefined);
    return (failing.find(({ result }) => result === outcome.result) ?? failing[0])?.error;
}
/** Returns the records of requests that took effect, or may have. */
function effectiveMutations({ moves }) {
    return moves.filter(tookEffect);
}
/** Returns the node counts last seen: of the single pool, else of the last move that had any. */
function nodesLastSeen(outcome) {
    return singlePool(outcome)?.nodes ?? outcome.moves.findLast(({ nodes }) => nodes !== undefined)?.nodes;
}
/** Returns the rollbacks on offer, pool by pool. */
function offersOf({ pools }) {
    return pools.flatMap(({ name, offer }) => {
        if (offer?.available !== true || offer.to === undefined)
            return [];
        const expiresAt = offerExpiry(offer);
        return [{ pool: name, to: offer.to, ...(0,optional/* optional */.l)('expiresAt', expiresAt) }];
    });
}
/** Returns when an offer expires, at the earliest: seven days after the record's time. */
function offerExpiry(offer) {
    if (offer.expiresAt !== undefined)
        return offer.expiresAt;
    const recordedAt = offer.to?.recordedAt;
    return recordedAt === undefined ? undefined : (0,time/* offerEnd */.ab)(recordedAt);
}
/**
 * Returns until when to upgrade again: 30 days after the first rollback that this step saw end, or started.
 *
 * Absent for `already-rolled-back`: when that happened, if it did, is not on record.
 */
function reUpgradeBy(outcome) {
    if (outcome.mode !== 'rollback')
        return undefined;
    const back = outcome.pools.filter(({ result }) => factsOf(result).isRollback).map(({ name }) => name);
    if (back.length === 0 && factsOf(outcome.result).isRollback !== true)
        return undefined;
    const times = back.map((pool) => rollbackEnd(outcome, pool));
    return Math.min(outcome.endedAt, ...times) + time/* RE_UPGRADE_DAYS */.$6 * time/* DAY_MS */.sO;
}
/** Returns the checks with a verdict, in their order. */
function checksWith(outcome, ...verdicts) {
    return outcome.checks.filter(({ verdict }) => verdicts.includes(verdict));
}
/** Returns the ids of the checks that blocked, each once, in the order of the checks. */
function situation_blockedBy(outcome) {
    const ids = [
        ...checksWith(outcome, 'blocked').map(({ id }) => id),
        ...outcome.pools.flatMap((pool) => pool.blockedBy),
    ];
    return [...new Set(ids)];
}
/** True when a channel was left off that was on: nodes get no security patches from AKS until it is put back. */
function isPatchingOff({ channels }) {
    return (channels?.changed === true &&
        isKnownOff(channels.left.nodeOsUpgradeChannel) &&
        !isKnownOff(channels.found.nodeOsUpgradeChannel));
}
function rollbackEnd({ moves, endedAt }, pool) {
    const record = moves.findLast(({ move }) => isRollback(move) && move.pool === pool);
    return record?.settlement?.kind === 'ended' ? record.settlement.at : endedAt;
}

;// CONCATENATED MODULE: ./src/report/follow-up.ts
/** Text of the follow-up issue: one issue for each cluster and pool that was rolled back. */











/** What to warn of when an issue leaves facts out. */
const PUBLIC_FOLLOW_UP_WARNING = 'The repository is public (or its visibility is unknown): resource IDs, portal links, and the restore command ' +
    'are left out of the follow-up issue.';
/** Why there is no issue when nobody can write one. */
const NO_TOKEN = 'There is no `github-token`, or the runner does not name the repository.';
/** Returns what the log says about an issue that was written. */
function followUpLine(pool, url, isNew, isOnlyNew = false) {
    const what = isNew ? 'Opened' : isOnlyNew ? 'Left as it is:' : 'Updated';
    return `${what} the follow-up issue for pool ${(0,plain_text/* oneLine */.TN)(pool)}: ${(0,plain_text/* oneLine */.TN)(url)}`;
}
/** Returns the warning for an issue that should not be there, because another run opened one at the same time. */
function duplicateWarning(duplicate, url) {
    return (`Two runs opened a follow-up issue at the same time, and ${(0,plain_text/* oneLine */.TN)(duplicate)} could not be closed: ` +
        `close it as a duplicate of ${(0,plain_text/* oneLine */.TN)(url)}.`);
}
/** Returns the warning for issues that could not be written. */
function followUpFailure(pools, reason) {
    return (`The follow-up issue for ${poolsInWords(pools)} was not written. ${(0,plain_text/* sentence */.em)((0,plain_text/* oneLine */.TN)(reason))} ` +
        'The result of the rollback is not affected.');
}
const ROLLBACK_DOCS = 'https://learn.microsoft.com/azure/aks/roll-back-node-pool-version';
/** True when resource ids must not be written into an issue. */
function isFollowUpPublic(context) {
    return context.isPublicRepository !== false;
}
/**
 * Returns the follow-up issues of an outcome: none unless it rolled something back, or an earlier attempt of this run did
 * and may have been cut off before it could write one.
 */
function followUps(outcome, context) {
    const backBefore = isLaterAttempt(context) && outcome.mode === 'rollback' && !outcome.dryRun;
    const until = reUpgradeBy(outcome) ?? outcome.endedAt + time/* RE_UPGRADE_DAYS */.$6 * time/* DAY_MS */.sO;
    return outcome.pools
        .filter(({ result }) => factsOf(result).isRollback || (backBefore && result === 'already-rolled-back'))
        .map((pool) => {
        const marker = followUpMarker(outcome, pool.name);
        return {
            pool: pool.name,
            title: (0,plain_text/* oneLine */.TN)(`Upgrade node pool ${pool.name} in cluster ${outcome.address.name} again by ${(0,time/* isoDate */._$)(until)}`, 200),
            body: bodyOf({ outcome, pool, context, until, marker }),
            marker,
            comment: commentOf(pool, context, until),
            isOnlyNew: pool.result === 'already-rolled-back',
        };
    });
}
function bodyOf({ outcome, pool, context, until, marker }) {
    return [
        marker,
        `Node pool **${markdown_text(pool.name)}** in cluster **${markdown_text(outcome.address.name)}** went through a ${markdown_link('node pool version rollback', ROLLBACK_DOCS)}. ` +
            `It now runs older versions without the latest security fixes: upgrade again by **${(0,time/* isoDate */._$)(until)}**.`,
        '### Facts',
        factRows(outcome, pool, context)
            .map(([name = '', value = '']) => `- **${name}:** ${value}`)
            .join('\n'),
        '### Checklist',
        checklist(outcome, context, until),
    ].join('\n\n');
}
function factRows(outcome, pool, context) {
    const { address, endedAt, reason } = outcome;
    const run = runOf(context);
    const operation = pool.operation?.id ?? situation_operationOf(outcome)?.id;
    const privateRows = [
        ['Cluster', code((0,domain_inputs/* clusterResourceId */.U)(address))],
        [
            'Azure',
            `${markdown_link('Portal', portalUrl(address, context.cloud))}, ${markdown_link('Activity Log', activityLogUrl(address, context.cloud))}`,
        ],
        ...(operation === undefined ? [] : [['Operation ID', code(operation)]]),
    ];
    return [
        ['From', pool.result === 'already-rolled-back' ? earlierCell(context) : versionCell(pool.before)],
        ['To', versionCell(pool.after)],
        ['Result', code(pool.result)],
        ['Step ended (UTC)', (0,time/* isoTime */.Ly)(endedAt)],
        ...(reason === undefined ? [] : [['Reason', markdown_text(reason)]]),
        ...(run === undefined ? [] : [['Workflow run', markdown_link(`run ${run.id}`, run.url)]]),
        ...(context.actor === undefined ? [] : [['Requested by', markdown_text(context.actor)]]),
        ...(isFollowUpPublic(context) ? [] : privateRows),
    ];
}
/** An earlier attempt went back from there. */
function earlierCell(context) {
    const log = earlierAttempt(context);
    return `unknown to this attempt${log === undefined ? '' : `: see ${markdown_link('the log of the previous attempt', log)}`}`;
}
function versionCell({ kubernetesVersion, nodeImageVersion }) {
    return `Kubernetes ${code(kubernetesVersion ?? 'unknown')}, node image ${code(nodeImageVersion ?? 'unknown')}`;
}
function checklist(outcome, context, until) {
    const restore = restoreCommand(outcome.address, outcome.channels);
    return [
        '- [ ] Find the root cause: what failed after the upgrade, and in which component.',
        '- [ ] Test the upgrade outside production with the fix.',
        '- [ ] Plan the next upgrade: within days if security fixes are waiting, within weeks for compatibility problems, within 30 days at the latest.',
        '- [ ] Until then, pin the versions in Terraform or Bicep, so that the next run does not upgrade the pool.',
        `- [ ] Upgrade again by ${(0,time/* isoDate */._$)(until)}.`,
        ...(restore === undefined
            ? []
            : [
                '- [ ] Turn auto-upgrade back on; until then, AKS may install no OS security patches on any pool of the cluster.',
                ...restoreLines(restore, context),
            ]),
        ...foundOffLines(foundOff(outcome, context), context),
        ...undoLines(outcome, context),
    ].join('\n');
}
/** What was done so that nobody undoes the rollback has to be taken back in the end. */
function undoLines({ checks }, context) {
    const undos = checks.flatMap(({ verdict, seen, undo }) => undo === undefined || verdict === 'blocked' ? [] : [{ seen, undo }]);
    return undos.flatMap(({ seen, undo }) => [
        `- [ ] Once it is upgraded again, undo what was done about this: ${markdown_text((0,plain_text/* sentence */.em)(seen))}`,
        ...(isFollowUpPublic(context) ? [] : ['', codeBlock(undo, 'sh').replace(/^/gm, '  ')]),
    ]);
}
/** Left off by an earlier attempt, or by somebody else: which channel it was is not known here. */
function foundOffLines(found, context) {
    if (found === undefined)
        return [];
    const { earlierLog, usual, command } = found;
    const log = earlierLog === undefined ? '' : ` (${markdown_link('that log', earlierLog)})`;
    return [
        `- [ ] ${markdown_text(found.text)}${log}. Turn it back on when the pools are upgraded (${markdown_text(usual)}).`,
        ...(isFollowUpPublic(context) ? [] : ['', codeBlock(command, 'sh').replace(/^/gm, '  ')]),
    ];
}
function restoreLines(restore, context) {
    if (isFollowUpPublic(context))
        return ['', '  The command is in the output `restore-command` of the step.'];
    return ['', codeBlock(restore, 'sh').replace(/^/gm, '  ')];
}
function commentOf(pool, context, until) {
    const run = runOf(context);
    const where = run === undefined ? '' : ` in ${markdown_link(`run ${run.id}`, run.url)}`;
    return (`Rolled back again${where}: from ${versionCell(pool.before)} to ${versionCell(pool.after)}. ` +
        `The description is up to date; upgrade again by **${(0,time/* isoDate */._$)(until)}**.`);
}
/** Returns the marker of the issue about a cluster's pool; it tells nothing about the cluster's id. */
function followUpMarker({ address }, pool) {
    return `<!-- aks-recover follow-up ${fingerprint(`${(0,domain_inputs/* clusterResourceId */.U)(address)}/agentPools/${pool}`.toLowerCase())} -->`;
}
/** FNV-1a of 64 bits. A subscription id has far too many values for it to be guessed from this. */
function fingerprint(value) {
    let hash = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(value)) {
        hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    }
    return hash.toString(16).padStart(16, '0');
}

;// CONCATENATED MODULE: ./src/report/text/issue-trouble.ts
/** What is said when a follow-up issue could not be written: GitHub's answer, and what to do about it. */
const ISSUES_RIGHT = 'Add `permissions: issues: write` to the job, and to the job that calls it if it is a reusable workflow.';
const TOO_MANY = 'Too many requests were made with this token; try again later.';
/** What to do, by the status of GitHub's answer. */
const BY_STATUS = new Map([
    [401, 'Check `github-token`: it has expired or is for another GitHub server.'],
    [403, ISSUES_RIGHT],
    [404, ISSUES_RIGHT],
    [410, "Issues are turned off in the repository's settings."],
    [429, TOO_MANY],
]);
const RATE_LIMIT = /rate limit/i;
const PROXY_CREDENTIALS = 'The proxy requires credentials: add them to HTTPS_PROXY (`http://user:password@host:port`).';
const CHECK_NETWORK = "Check the runner's network, firewall, and HTTPS_PROXY / NO_PROXY.";
/** Returns sentences that name the attempt, what came of it, and what to do. */
function issueTroubleInWords(trouble) {
    return `Could not ${trouble.attempt}: ${issue_trouble_reasonOf(trouble)}`;
}
function issue_trouble_reasonOf({ kind, status, said = 'no reason given' }) {
    switch (kind) {
        case 'proxy':
            return `The proxy did not let the request through to GitHub: it returned ${String(status)}. ${status === 407 ? PROXY_CREDENTIALS : CHECK_NETWORK}`;
        case 'time':
            return 'GitHub did not respond in time.';
        case 'network':
            return `GitHub could not be reached (${said}). ${CHECK_NETWORK}`;
        case 'answer': {
            const advice = RATE_LIMIT.test(said) ? TOO_MANY : BY_STATUS.get(status);
            return [`GitHub returned ${String(status)} (${said}).`, ...(advice === undefined ? [] : [advice])].join(' ');
        }
    }
}

;// CONCATENATED MODULE: ./src/domain/step-inputs.ts
/** The inputs of a step of this action that people are told to run. */

/** Returns the input that names this operation; nothing for an id that can't stand in a workflow as it is. */
function operationInput(id) {
    return id !== undefined && /^[\w-]+$/.test(id) ? [`operation-id: ${id}`] : [];
}
/** Returns the input that names these pools. */
function nodepoolInput(pools) {
    return `nodepool: ${pools.map((pool) => (0,plain_text/* oneLine */.TN)(pool)).join(', ')}`;
}
/** Returns the step that aborts what runs on these pools; without any, the cluster's own operation. */
function abortStep(pools, operationId) {
    // One id is of one operation: it says nothing about several pools.
    return [
        'mode: abort',
        ...(pools.length === 0 ? [] : [nodepoolInput(pools)]),
        ...operationInput(pools.length < 2 ? operationId : undefined),
    ];
}

;// CONCATENATED MODULE: ./src/report/advice/ready-step.ts
/** A step of this action as lines of a workflow, ready to be pasted into a job that signs in as this one did. */


/** Returns the step with these inputs. */
function readyStep(outcome, context, [mode, ...inputs]) {
    const { actionRepository, actionRef, cloud } = context;
    const uses = actionRepository === undefined || actionRef === undefined
        ? './ # as in this step'
        : `${(0,plain_text/* oneLine */.TN)(actionRepository)}@${(0,plain_text/* oneLine */.TN)(actionRef)}`;
    return [
        `- uses: ${uses}`,
        '  with:',
        ...[
            mode,
            `cluster: ${(0,plain_text/* oneLine */.TN)((0,domain_inputs/* clusterResourceId */.U)(outcome.address))}`,
            ...inputs,
            ...(cloud === undefined || cloud === 'azurecloud' ? [] : [`environment: ${cloud}`]),
        ].map((line) => `    ${line}`),
    ];
}

;// CONCATENATED MODULE: ./src/report/advice/follow-on.ts
/** How to go on after a step that ended before its operation did: what to watch, and the step that watches it. */







/** The next step waits as long as a job of six hours allows. */
const FOLLOW_ON_TIMEOUT = '5h';
/** What stands before the step. */
const FOLLOW_ON_LEAD = 'The step that follows the operation in a later job, signing in as this one did';
/** Returns what a later step can watch, or `undefined` when nothing was left under way. */
function watchedLater(outcome) {
    if (factsOf(outcome.result).mayGoOn !== true)
        return undefined;
    const record = outcome.moves.findLast(isUnderWay);
    if (record === undefined)
        return undefined;
    if (outcome.mode === 'status')
        return watchedByStatus(outcome);
    return { pools: poolsOf(record.move), ...idOf(record.operation) };
}
/** Returns the inputs that lead a later `mode: status` there, each as `name: value`. */
function watchInputs({ pools, operationId }) {
    return [...(pools.length === 0 ? [] : [nodepoolInput(pools)]), ...operationInput(operationId)];
}
/** Returns that step as lines of a workflow, or nothing when nothing was left under way. */
function followOnStep(outcome, context) {
    const watched = watchedLater(outcome);
    if (watched === undefined)
        return [];
    return readyStep(outcome, context, [
        'mode: status',
        ...watchInputs(watched),
        'wait: true',
        `timeout: ${FOLLOW_ON_TIMEOUT}`,
    ]);
}
function watchedByStatus(outcome) {
    if (outcome.isSinglePool) {
        return { pools: outcome.pools.map(({ name }) => name), ...idOf(situation_operationOf(outcome)) };
    }
    const [one, ...others] = outcome.underWay ?? [];
    // One id is of one operation: it says nothing about the others.
    if (others.length > 0)
        return { pools: [] };
    return {
        pools: one?.target.kind === 'pool' ? [one.target.name] : [],
        ...idOf(one?.operation ?? situation_operationOf(outcome)),
    };
}
/** True for a move that took effect, or may have, or that waits for what it found, and whose end was not seen. */
function isUnderWay(record) {
    const { move, settlement } = record;
    if (settlement !== undefined && settlement.kind !== 'not-awaited')
        return false;
    return isAskedFor(move) && (!isMutation(move) || tookEffect(record));
}
/** One that has ended already leads nowhere. */
function idOf(operation) {
    return operation === undefined || (0,states/* isSettled */.Is)(operation.status) ? {} : { operationId: operation.id };
}

// EXTERNAL MODULE: ./src/report/advice/job-limits.ts
var job_limits = __webpack_require__(3841);
;// CONCATENATED MODULE: ./src/report/advice/advice.ts
/** What a piece of advice is made of: sentences, and what to copy for each. */

/** As much of one part as anybody reads. */
const LONGEST_PART = 3_000;
/** Returns advice that is one thing to do. */
function advise(text, more = {}) {
    return { ...more, text, remedies: [] };
}
/** Returns an introduction with two remedies or more to choose from. */
function choose(intro, remedies) {
    return { text: intro, remedies };
}
/** Returns the advice as one sentence in one line, which says where its commands are. */
function adviceInWords({ remedies, ...whole }) {
    const last = remedies.length - 1;
    const choice = remedies
        .map((remedy, index) => `${index === last ? 'or ' : ''}${(0,plain_text/* uncapitalized */.ot)(wordsOf(remedy))}`)
        .join('; ');
    return (0,plain_text/* sentence */.em)(remedies.length === 0 ? wordsOf(whole) : `${(0,plain_text/* oneLine */.TN)(whole.text, LONGEST_PART)}: ${choice}`);
}
/** Returns the parts in one line each. */
function tidy({ remedies, ...whole }) {
    return { ...tidyRemedy(whole), remedies: remedies.map(tidyRemedy) };
}
function tidyRemedy(remedy) {
    return { ...remedy, text: (0,plain_text/* oneLine */.TN)(remedy.text, LONGEST_PART) };
}
function wordsOf({ text, commands = [] }) {
    const words = (0,plain_text/* oneLine */.TN)(text, LONGEST_PART);
    if (commands.length === 0)
        return words;
    return `${words.replace(/\.$/, '')} (${commands.length === 1 ? 'the command is' : 'the commands are'} in the log and the summary)`;
}

;// CONCATENATED MODULE: ./src/report/advice/powered-off.ts
/** What to do now where the cluster or the pool has no running nodes: nothing else works until it is started. */





/** True where the cluster is stopped, or the one pool that the run was about. */
function isSwitchedOff(outcome) {
    return (0,states/* isPoweredOff */.i_)(outcome.cluster?.powerState) || (0,states/* isPoweredOff */.i_)(singlePool(outcome)?.powerState);
}
/** Returns that it has to be started first; `lead` comes before it. */
function whileStopped(outcome, lead = '') {
    const { address, cluster } = outcome;
    const pool = (0,states/* isPoweredOff */.i_)(cluster?.powerState) ? undefined : singlePool(outcome)?.name;
    const what = pool === undefined
        ? 'the cluster is stopped: nothing runs on it, and nothing can be rolled back'
        : `pool ${(0,plain_text/* oneLine */.TN)(pool)} is stopped: nothing runs on it, and it can't be rolled back`;
    return advise(`${lead}${what} until it is started`, { commands: [startCommand(address, pool)] });
}

;// CONCATENATED MODULE: ./src/report/advice/remedies.ts
/** What to do after an operation that stopped partway, or that somebody wants undone: back first, then look, then go on. */













/** Returns all remedies, the safest first. A report has just looked: it offers no second look. */
function remediesAfterStop(outcome) {
    const look = outcome.mode === 'status' ? [] : [lookRemedy(outcome)];
    return [...rollBackRemedies(outcome), ...look, resumeRemedy(outcome)];
}
/** Returns the remedies as advice. What is stopped has to be started first; a way on without a way back is no choice. */
function adviceAfterStop(intro, outcome) {
    if (isSwitchedOff(outcome))
        return whileStopped(outcome, `${intro}; `);
    const remedies = remediesAfterStop(outcome);
    if (remedies.length > 1)
        return choose(intro, remedies);
    const { text, ...rest } = resumeRemedy(outcome);
    return advise(`${intro}; there is nothing to roll back to. To ${text.replace(':', ',')}`, rest);
}
/** Returns the way back with the step that goes it, or nothing when no rollback is on offer. */
function rollBackRemedies(outcome) {
    const offers = offersOf(outcome);
    if (offers.length > 0) {
        const text = `${runFirst(outcome)}${offerInWords(offers)}`;
        return [{ text, ...stopRun(outcome), step: rollbackStep(offers) }];
    }
    const unread = stoppedWithUnreadRecords(outcome);
    if (unread.length === 0)
        return [];
    const where = outcome.mode === 'status' ? 'what is on record could not be read' : '`mode: status` shows it';
    const text = `${runFirst(outcome)}roll back ${poolsInWords(unread)} with \`mode: rollback\`, if an earlier version is still on record (${where})`;
    return [{ text, ...stopRun(outcome), step: ['mode: rollback', nodepoolInput(unread)] }];
}
/** An abort reads what is on record of the pools that it has aborted, and of no others. */
function stoppedWithUnreadRecords(outcome) {
    return stoppedPools(outcome)
        .filter(({ name }) => outcome.pools.find((pool) => pool.name === name)?.offer === undefined)
        .map(({ name }) => name);
}
/** A run that goes on blocks the rollback. */
function runFirst({ mayBeginAgain }) {
    return mayBeginAgain === undefined
        ? ''
        : `stop update run ${(0,plain_text/* oneLine */.TN)(mayBeginAgain.run)} (a stopped run updates no more members), then `;
}
function stopRun({ mayBeginAgain }) {
    return mayBeginAgain === undefined ? {} : { commands: [updateRunCommand('stop', mayBeginAgain)] };
}
/** Returns what a rollback would restore and until when; `undefined` when none is on offer. */
function offerText(outcome) {
    const offers = offersOf(outcome);
    return offers.length === 0 ? undefined : { text: offerInWords(offers), step: rollbackStep(offers) };
}
function offerInWords(offers) {
    const [first] = offers;
    const what = offers.length === 1
        ? `roll back pool ${(0,plain_text/* oneLine */.TN)(first.pool)} to ${(0,plain_text/* oneLine */.TN)(first.to.kubernetesVersion)}`
        : `roll back ${poolsInWords(offers.map(({ pool }) => pool))}`;
    const ends = offers.map(({ expiresAt }) => expiresAt).filter((time) => time !== undefined);
    const until = ends.length === 0 ? '' : `, available until at least ${(0,time/* isoDate */._$)(Math.min(...ends))}`;
    return `${what} with \`mode: rollback\`${until}`;
}
/** With the versions pinned where one pool is meant: run twice, such a step does no harm. */
function rollbackStep(offers) {
    const [first] = offers;
    const pins = offers.length > 1
        ? []
        : [
            `kubernetes-version: ${(0,plain_text/* oneLine */.TN)(first.to.kubernetesVersion)}`,
            `node-image-version: ${(0,plain_text/* oneLine */.TN)(first.to.nodeImageVersion)}`,
        ];
    return ['mode: rollback', nodepoolInput(offers.map(({ pool }) => pool)), ...pins];
}
function lookRemedy({ isSinglePool, pools }) {
    return {
        text: 'check first: `mode: status` shows what the pools run and what they can be rolled back to',
        step: ['mode: status', ...(isSinglePool ? [nodepoolInput(pools.map(({ name }) => name))] : [])],
    };
}
/** Returns the way on: the last one, because nothing of it can be undone by running it again. */
function resumeRemedy(outcome) {
    return {
        text: `continue: update what was stopped; this starts ${stoppedInWords(outcome)}`,
        commands: stoppedTargets(outcome).map((pool) => reconcileCommand(outcome.address, pool)),
    };
}
/** The names of the pools that stopped partway; `undefined` stands for the cluster itself. */
function stoppedTargets(outcome) {
    const { cluster, clusterResult, isSinglePool, pools } = outcome;
    if (isSinglePool)
        return pools.map(({ name }) => name);
    const stopped = stoppedPools(outcome).map(({ name }) => name);
    const isClusters = clusterResult !== undefined && cluster !== undefined && (0,states/* isStopped */.id)(cluster.provisioningState);
    // An update of the cluster is one of all its pools.
    return isClusters || stopped.length === 0 ? [undefined] : stopped;
}
/** Of the pools that the run was about; of all where it was about the cluster alone. */
function stoppedPools({ cluster, pools, }) {
    const all = pools.length === 0 ? (cluster?.pools ?? []) : pools;
    return all.filter(({ provisioningState }) => provisioningState !== undefined && (0,states/* isStopped */.id)(provisioningState));
}
/** As a move tells; without one, what has nothing to go back to may as well have been a rollback. */
function stoppedInWords(outcome) {
    const abort = outcome.moves.findLast(({ move }) => move.kind === 'abort');
    // A rollback shows as Upgrading, too.
    if (kindNoun(abort?.operation ?? situation_operationOf(outcome) ?? {}) === 'rollback')
        return 'the rollback again';
    const before = abort?.before?.provisioningState;
    if (before !== undefined && !(0,states/* isUpgrading */.Cg)(before))
        return 'it again';
    return abort === undefined && outcome.result !== 'aborted' && offersOf(outcome).length === 0
        ? 'the upgrade again, or the rollback, if that is what was stopped'
        : 'the upgrade again';
}
/** Returns what moves in the cluster beside the pool that the run was about, the cluster itself first. */
function movingElsewhere(outcome) {
    const { pools, isSinglePool } = outcome;
    if (!isSinglePool)
        return [];
    const own = new Set(pools.map(({ name }) => name));
    return moving(outcome).filter(({ pool }) => pool === undefined || !own.has(pool));
}
/** Returns the way to stop what a run waited for in vain; `undefined` when nothing of it is for stopping. */
function stopInTheWay(outcome) {
    const last = outcome.moves.at(-1);
    if (last?.move.kind !== 'wait' || last.move.why !== 'busy')
        return undefined;
    const waitedFor = new Set(last.move.targets.map((target) => (target.kind === 'pool' ? target.name : undefined)));
    const one = moving(outcome).find(({ pool, provisioningState: state }) => waitedFor.has(pool) && !(0,states/* isDeleting */.p8)(state) && !(0,states/* isCanceling */.F8)(state));
    return one && abortRemedy(one.pool === undefined ? [] : [one.pool], one.operationId);
}
/** Everything in the cluster that moves, its own operation first. */
function moving({ cluster, recentOperations }) {
    if (cluster === undefined)
        return [];
    const recent = { recentOperations: { kind: 'read', value: recentOperations } };
    const latest = (target) => (0,optional/* optional */.l)('operationId', recentOf(recent, target).find(({ status }) => (0,states/* isMoving */.rU)(status))?.id);
    const { provisioningState } = cluster;
    return [
        ...((0,states/* isMoving */.rU)(provisioningState) ? [{ provisioningState, ...latest({ kind: 'cluster' }) }] : []),
        ...cluster.pools
            .filter((pool) => (0,states/* isMoving */.rU)(pool.provisioningState))
            .map(({ name, provisioningState: state }) => ({
            pool: name,
            provisioningState: state,
            ...latest({ kind: 'pool', name }),
        })),
    ];
}
/** Returns such as `mode: abort` and `nodepool: user`, each as code. */
function inputsInWords(inputs) {
    return (0,plain_text/* listInWords */.Dq)(inputs.map((input) => `\`${input.replaceAll('`', '')}\``));
}
/** Returns the way to stop what moves: the abort of the cluster, or of these pools. */
function abortRemedy(pools, operationId) {
    const step = abortStep(pools, operationId);
    return { text: `stop it with ${inputsInWords(step)}`, step };
}

;// CONCATENATED MODULE: ./src/report/advice/next-step/blocked.ts
/** What to do now when a check blocked. */







/** Returns the remedy of the check, for each pool that it blocked; of several checks, the first one's. */
function afterBlock(outcome) {
    const ids = situation_blockedBy(outcome);
    const blocked = checksWith(outcome, 'blocked');
    const ruledOut = ofRuledOutPools(blocked);
    if (ruledOut.length > 0)
        return afterFinalBlock(outcome, ruledOut);
    if (ids.length > 1) {
        const [how] = blocked.map(({ remedy }) => remedy);
        const firstOf = how === undefined ? '' : `; first: ${(0,plain_text/* uncapitalized */.ot)(withoutStop(how))}`;
        return withWays(`resolve the checks ${(0,plain_text/* listInWords */.Dq)(ids)} and run this again${firstOf}`, blocked.slice(0, 1));
    }
    if (blocked.some(({ isFinal }) => isFinal === true))
        return afterFinalBlock(outcome, blocked);
    const remedy = inSentences(blocked.flatMap(({ remedy: one }) => (one === undefined ? [] : [one])));
    // What says itself when to run the step again needs no second word about it.
    if (/\brun (?:this step|it) again\b/i.test(remedy))
        return withWays(remedy, blocked);
    const how = remedy === '' ? '' : `: ${(0,plain_text/* uncapitalized */.ot)(remedy)}`;
    return withWays(`resolve the check ${ids[0] ?? 'that blocked'} and run this again${how}`, blocked);
}
/** What rules pools out for good, where nothing else blocks but what is about the same pools: it is no use to resolve that. */
function ofRuledOutPools(blocked) {
    const finals = blocked.filter(({ isFinal, pool }) => isFinal === true && pool !== undefined);
    return blocked.every(({ pool }) => finals.some((one) => one.pool === pool)) ? finals : [];
}
/** No second run with the same pools can pass; with those alone that were not blocked it can. */
function afterFinalBlock(outcome, blocked) {
    const said = inSentences(blocked.map(({ seen, remedy = '' }) => `${(0,plain_text/* sentence */.em)(seen)} ${remedy}`));
    const others = outcome.pools.filter(({ result }) => result === 'not-started').map(({ name }) => name);
    if (others.length === 0)
        return withWays(said, blocked);
    const only = nodepoolInput(others);
    return advise(`${(0,plain_text/* sentence */.em)(said)} To roll back ${poolsInWords(others)}, name nothing else: \`${only}\``, {
        ...commandsOf(blocked),
        step: ['mode: rollback', only],
    });
}
/** The way that a step goes comes before the command, which may take up again what was stopped. */
function withWays(text, checks) {
    const step = checks.find((check) => check.step !== undefined)?.step;
    const commands = commandsOf(checks);
    if (step === undefined || commands.commands === undefined) {
        return advise(text, { ...(0,optional/* optional */.l)('step', step), ...commands });
    }
    return choose(text, [
        { text: `for the first, run ${inputsInWords(step)}`, step },
        { text: 'for the last, use the command', ...commands },
    ]);
}
function commandsOf(checks) {
    const commands = [...new Set(checks.flatMap((check) => check.commands ?? []))];
    return commands.length === 0 ? {} : { commands };
}
/** Each once, as several sentences without the last full stop. */
function inSentences(texts) {
    return withoutStop([...new Set(texts.map(plain_text/* sentence */.em))].join(' '));
}
function withoutStop(text) {
    return text.replace(/\.$/, '');
}

;// CONCATENATED MODULE: ./src/report/advice/channels-off.ts
/** What is said of a cluster whose auto-upgrade channels are both off: an earlier rollback may have left them so. */


/** Returns what both channels off mean and how to put one back; `undefined` unless both are off. */
function channelsOffRemedy({ address, cluster }) {
    if (!isKnownOff(cluster?.upgradeChannel ?? 'none') || !isKnownOff(cluster?.nodeOsUpgradeChannel))
        return undefined;
    return {
        text: 'to get patches again, turn a channel back on: auto-upgrade is off, and it is not known since when; AKS installs neither ' +
            'Kubernetes patches nor OS security patches on any pool. The usual channels are patch and NodeImage. A channel may upgrade a pool that was rolled back: first fix the problem that the rollback was for',
        commands: [
            updateCommand(address, [['auto-upgrade-channel', 'patch']]),
            updateCommand(address, [['node-os-upgrade-channel', 'NodeImage']]),
        ],
    };
}

;// CONCATENATED MODULE: ./src/report/advice/next-step/idle.ts
/** What to do now where nothing is in progress on what the run was about. */









/** Returns what to do after `nothing-to-abort` and `completed-before-abort`. */
function afterIdle(outcome) {
    const red = outcome.fails ? 'the step failed because of `if-idle: fail`; ' : '';
    if (isSwitchedOff(outcome))
        return whileStopped(outcome, red);
    const [elsewhere] = movingElsewhere(outcome);
    const state = idle_stateOf(outcome);
    const hasStopped = state !== undefined && (0,states/* isStopped */.id)(state);
    // What moves on another pool keeps nobody from going back with this one.
    const others = elsewhere === undefined ? [] : [whileElsewhere(elsewhere)];
    if (hasStopped && (elsewhere === undefined || elsewhere.pool !== undefined)) {
        const ended = (0,states/* terminalState */.AQ)(state) === 'failed' ? 'failed' : 'was canceled';
        return choose(`${red}the last operation ${ended}`, [...remediesAfterStop(outcome), ...others]);
    }
    const [other] = others;
    if (other !== undefined)
        return advise(`${red}${other.text}`, other);
    if (!outcome.isSinglePool && stoppedPools(outcome).length > 0) {
        const names = poolsInWords(stoppedPools(outcome).map(({ name }) => name));
        return adviceAfterStop(`${red}nothing is in progress, and ${names} stopped partway`, outcome);
    }
    if (state !== undefined && (0,states/* isSucceeded */.Ak)(state)) {
        return offering(outcome, `${red}nothing to do if the last operation did what you want`, '; if not, ');
    }
    return advise(`${red}run \`mode: status\` to see what the cluster and its pools are doing`);
}
function whileElsewhere({ pool, provisioningState, operationId }) {
    const what = targetInWords(pool === undefined ? { kind: 'cluster' } : { kind: 'pool', name: pool });
    const lead = `an operation is in progress on ${what} (${(0,plain_text/* oneLine */.TN)(provisioningState)})`;
    if ((0,states/* isDeleting */.p8)(provisioningState))
        return { text: `${lead}, and a deletion can't be stopped: let it finish` };
    if ((0,states/* isCanceling */.F8)(provisioningState))
        return { text: `${lead}: it is being aborted already; let that finish` };
    const stop = abortRemedy(pool === undefined ? [] : [pool], operationId);
    return { text: `${lead}: if that is what hangs, ${stop.text}`, step: stop.step };
}
/** Returns what to do after `succeeded`. */
function afterGoodStatus(outcome) {
    if (isSwitchedOff(outcome))
        return whileStopped(outcome);
    if (movingElsewhere(outcome).length > 0)
        return afterIdle(outcome);
    const off = channelsOffRemedy(outcome);
    if (off === undefined) {
        return offering(outcome, 'nothing to do', '; if the last upgrade is not what you want, ');
    }
    const offer = offerText(outcome);
    return offer === undefined
        ? advise(`nothing needs to be done now; ${off.text}`, off)
        : choose('nothing needs to be done now', [
            { ...offer, text: `if the last upgrade is not what you want, ${offer.text}` },
            off,
        ]);
}
function offering(outcome, lead, offerLead) {
    const offer = offerText(outcome);
    return offer === undefined
        ? advise(lead)
        : { ...advise(`${lead}${offerLead}${offer.text}`), step: offer.step };
}
function idle_stateOf(outcome) {
    const state = singlePool(outcome)?.provisioningState ?? outcome.cluster?.provisioningState;
    return state !== undefined && (0,states/* isSettled */.Is)(state) ? state : undefined;
}

;// CONCATENATED MODULE: ./src/report/advice/next-step/in-progress.ts
/** What to do now while an operation is in progress: wait for it, or stop it; for a long one the other way round. */








const WAIT = { text: 'wait for it with `mode: status` and `wait: true`' };
/** Returns what to do after `in-progress`. */
function whileInProgress(outcome) {
    const deleted = statesOf(outcome).some((state) => state.toLowerCase() === 'deleting');
    if (deleted)
        return advise(`${WAIT.text}: a deletion can't be stopped`);
    // A pool of a cluster that is being created has no operation of its own, whatever it shows.
    if ((0,states/* isCreating */.wc)(outcome.cluster?.provisioningState ?? '') && outcome.clusterResult !== 'in-progress') {
        return choose('the cluster is still being created', [WAIT, abortRemedy([])]);
    }
    const busy = outcome.pools.filter(({ result }) => result === 'in-progress').map(({ name }) => name);
    // The cluster's own operation takes its pools with it.
    const pools = outcome.clusterResult === 'in-progress' ? [] : busy;
    const [one, ...others] = outcome.underWay ?? [];
    if (one === undefined || others.length > 0) {
        return choose('the operation continues', [WAIT, abortRemedy(pools, situation_operationOf(outcome)?.id)]);
    }
    const stop = onceLaterOnesHaveEnded(one, abortRemedy(pools, one.operation?.id));
    const what = subjectUnderWay(one);
    return isLong(one)
        ? choose(`${what} has been running for ${isStuck(one) ? 'longer than its drain settings allow' : 'much longer than usual'}`, [stop, WAIT])
        : choose(`${what} continues`, [WAIT, stop]);
}
/** Returns the way to stop what a report found in progress; `undefined` when nothing of it is for stopping. */
function stopUnderWay({ underWay = [] }) {
    const [first] = underWay;
    if (first === undefined)
        return undefined;
    // The cluster's own operation takes its pools with it.
    const pools = underWay
        .map(({ target }) => target)
        .flatMap((target) => (target.kind === 'pool' && first.target.kind === 'pool' ? [target.name] : []));
    const stop = abortRemedy(pools, first.operation?.id);
    return pools.length > 1 ? stop : onceLaterOnesHaveEnded(first, stop);
}
/** An abort hits what began last. */
function onceLaterOnesHaveEnded({ later }, stop) {
    if (later.length === 0)
        return stop;
    const others = (0,plain_text/* listInWords */.Dq)(later.map((operation) => `the ${(0,plain_text/* oneLine */.TN)(kindNoun(operation))}`));
    const have = later.length === 1 ? 'has' : 'have';
    return { ...stop, text: `once ${others} that began after it ${have} ended, ${stop.text}` };
}
/** The states of what is in progress: of the cluster where that is, else of the pools. */
function statesOf({ cluster, clusterResult, pools }) {
    if (clusterResult === 'in-progress' && cluster !== undefined)
        return [cluster.provisioningState];
    return pools.filter(({ result }) => result === 'in-progress').map((pool) => String(pool.provisioningState));
}

;// CONCATENATED MODULE: ./src/domain/moves/settle.ts
/**
 * When a move is over, from what its target shows at each look. Pure: the wait loop reads, this file judges.
 *
 * The versions of a pool flip when a PUT is accepted, reads may lag behind, and a `Succeeded` may have been there
 * before: so a terminal state counts only with evidence that the move had begun.
 */





/** Looks without any change after which a request whose answer was lost counts as not arrived. */
const LOOKS_AFTER_LOST_ANSWER = 3;
/** Looks without any change after which an accepted request counts as without effect. */
const LOOKS_AFTER_ACCEPTANCE = 12;
/** Looks at an operation that goes on as before, after which a refused abort counts as refused for good. */
const LOOKS_AFTER_REFUSED_ABORT = 6;
/** A surprising sight is looked at twice before it counts: it may be a stale answer. */
const LOOKS_TO_CONFIRM = 2;
const NOTHING_SEEN = {
    hasMoved: false,
    hasArrived: false,
    hasCanceled: false,
    idleLooks: 0,
    oddLooks: 0,
};
/** Returns the memory of a look right after the request, which is too early to count against it. */
function rememberFirstSight(watch, seen, at) {
    return { ...judge(watch, NOTHING_SEEN, seen, at).memory, idleLooks: 0, oddLooks: 0 };
}
/** Returns whether the move is over, given one more look at its target. */
function judge(watch, memory, seen, at) {
    const next = {
        ...rememberDisplacement(watch, memory, seen.provisioningState),
        hasMoved: memory.hasMoved || (0,states/* isMoving */.rU)(seen.provisioningState),
        hasArrived: memory.hasArrived || showsArrival(watch, seen),
        hasCanceled: memory.hasCanceled || (0,states/* isCanceling */.F8)(seen.provisioningState),
    };
    switch (settlesAs(watch.move)) {
        case 'abort':
            return judgeAbort(watch, next, seen, at);
        case 'put':
            return judgePut(watch, next, seen, at);
        case 'standstill':
            return (0,states/* isMoving */.rU)(seen.provisioningState) ? goOn(next) : confirmOrEnd(watch, next, seen, at);
    }
}
/**
 * A rollback shows as an upgrade. When something else was the last to move, the `Succeeded` that follows is its own: it
 * may have taken the rollback's place half way, with versions that read as wanted since they flipped at acceptance.
 */
function rememberDisplacement({ move, ownState }, memory, state) {
    if (!('to' in move) || !(0,states/* isMoving */.rU)(state) || (0,states/* isCanceling */.F8)(state))
        return memory;
    if (isForeignToRollback(state, ownState))
        return { ...memory, displacedBy: state };
    const { displacedBy: _, ...rest } = memory;
    return rest;
}
/** True for the state of an operation in progress that is no rollback, nor the cancellation of one. */
function isForeignToRollback(state, ownState) {
    if (!(0,states/* isMoving */.rU)(state) || (0,states/* isCanceling */.F8)(state) || (0,states/* isUpgrading */.Cg)(state))
        return false;
    return state.toLowerCase() !== ownState?.toLowerCase();
}
/**
 * Returns the settlement with what the operation itself tells: its error, and whether it had succeeded. That never makes
 * a success; it only shows that what moved afterwards was another operation.
 */
function completeSettlement(settlement, error, hasOwnSucceeded) {
    if (settlement.kind === 'replaced')
        return { ...settlement, ...(0,optional/* optional */.l)('error', error) };
    if (settlement.kind !== 'ended')
        return settlement;
    const { displacedBy, ...ended } = settlement;
    return {
        ...ended,
        ...(0,optional/* optional */.l)('error', error),
        ...(0,optional/* optional */.l)('displacedBy', hasOwnSucceeded ? undefined : displacedBy),
    };
}
function judgeAbort(watch, memory, seen, at) {
    if (!(0,states/* isMoving */.rU)(seen.provisioningState))
        return confirmOrEnd(watch, memory, seen, at);
    if ((0,states/* isCanceling */.F8)(seen.provisioningState))
        return goOn(memory);
    if (memory.hasCanceled) {
        // Canceling was seen and something else moves now: the aborted operation ended, and another one began.
        const odd = memory.oddLooks + 1;
        return odd < LOOKS_TO_CONFIRM
            ? { memory: { ...memory, oddLooks: odd }, isDoubtful: true }
            : { memory, settlement: { kind: 'replaced', at, seen }, isDoubtful: false };
    }
    if (watch.answer === 'accepted')
        return goOn(memory);
    const limit = watch.answer === 'unknown' ? LOOKS_AFTER_LOST_ANSWER : LOOKS_AFTER_REFUSED_ABORT;
    return notBegunAfter(limit, memory, seen, at);
}
function judgePut(watch, memory, seen, at) {
    if ((0,states/* isMoving */.rU)(seen.provisioningState)) {
        // Versions and channels flip at acceptance: after a lost answer, other ones tell that somebody else's request won.
        const isForeign = watch.answer === 'unknown' && !memory.hasArrived;
        return isForeign
            ? { memory, settlement: { kind: 'not-begun', at, seen }, isDoubtful: false }
            : goOn(memory);
    }
    if (hasBegun(watch, memory, seen))
        return confirmOrEnd(watch, memory, seen, at);
    return notBegunAfter(watch.answer === 'accepted' ? LOOKS_AFTER_ACCEPTANCE : LOOKS_AFTER_LOST_ANSWER, memory, seen, at);
}
/** Evidence that a terminal state is not the one that was there before the request. */
function hasBegun({ before, move }, memory, seen) {
    if (memory.hasMoved)
        return true;
    if (before.eTag !== undefined && seen.eTag !== undefined && before.eTag !== seen.eTag)
        return true;
    return showsGoal(move, seen) && !showsGoal(move, before);
}
function showsArrival({ before, move }, seen) {
    return showsGoal(move, seen) && ((0,states/* isMoving */.rU)(seen.provisioningState) || !showsGoal(move, before));
}
/** True when the versions or channels read as the move wants them. */
function showsGoal(move, seen) {
    if ('to' in move)
        return isSameVersions(seen, move.to);
    if ('channels' in move)
        return hasChannels(seen.channels ?? {}, move.channels);
    return true;
}
/** The terminal state counts; one that surprises only when a second look shows it, too. */
function confirmOrEnd(watch, memory, seen, at) {
    if (isSurprising(watch, memory, seen) && memory.oddLooks + 1 < LOOKS_TO_CONFIRM) {
        return { memory: { ...memory, oddLooks: memory.oddLooks + 1 }, isDoubtful: true };
    }
    return {
        memory,
        settlement: {
            kind: 'ended',
            at,
            seen,
            wasSeenCanceling: memory.hasCanceled,
            ...(0,optional/* optional */.l)('displacedBy', memory.displacedBy),
        },
        isDoubtful: false,
    };
}
/** Success without the goal reached, or an operation that ended by itself right when it was aborted. */
function isSurprising(watch, memory, seen) {
    if (!(0,states/* isSucceeded */.Ak)(seen.provisioningState))
        return false;
    return watch.move.kind === 'abort' ? !memory.hasCanceled : !showsGoal(watch.move, seen);
}
function notBegunAfter(limit, memory, seen, at) {
    const idleLooks = memory.idleLooks + 1;
    const next = { ...memory, idleLooks };
    return idleLooks < limit
        ? { memory: next, isDoubtful: false }
        : { memory: next, settlement: { kind: 'not-begun', at, seen }, isDoubtful: false };
}
function goOn(memory) {
    return { memory: { ...memory, oddLooks: 0 }, isDoubtful: false };
}

;// CONCATENATED MODULE: ./src/domain/aks/roles.ts
/** Where the custom role stands that holds a right: docs/roles has one for each mode and option. */


const roles_CLUSTERS = 'Microsoft.ContainerService/managedClusters';
/** The smallest role with each right that no read has a row for: those to change something, and what only reports use. */
const OTHERS = [
    [`${roles_CLUSTERS}/abort/action`, 'abort-cluster'],
    [`${roles_CLUSTERS}/write`, 'rollback-auto-upgrade'],
    [`${roles_CLUSTERS}/agentPools/abort/action`, 'abort'],
    [`${roles_CLUSTERS}/agentPools/write`, 'rollback'],
    [`${roles_CLUSTERS}/agentPools/upgradeNodeImageVersion/action`, 'operator'],
];
const BY_RIGHT = new Map([
    ...Object.values(READS).flatMap(({ rights, role }) => rights.map((right) => [right, role])),
    ...OTHERS,
].map(([right, role]) => [right.toLowerCase(), `docs/roles/${role}.json`]));
const OPERATOR = 'AKS Recover operator';
const READER = 'AKS Recover reader';
/** The two roles that are enough for everything: one changes the cluster, one reads the subscription. */
const ROLES = [
    {
        Name: OPERATOR,
        IsCustom: true,
        Description: 'Upgrade, abort, and roll back the node pools of an AKS cluster, and turn off its auto-upgrade channels.',
        Actions: [
            `${roles_CLUSTERS}/read`,
            `${roles_CLUSTERS}/write`,
            `${roles_CLUSTERS}/abort/action`,
            `${roles_CLUSTERS}/agentPools/read`,
            `${roles_CLUSTERS}/agentPools/write`,
            `${roles_CLUSTERS}/agentPools/abort/action`,
            `${roles_CLUSTERS}/agentPools/upgradeNodeImageVersion/action`,
            `${roles_CLUSTERS}/agentPools/upgradeProfiles/read`,
        ],
    },
    {
        Name: READER,
        IsCustom: true,
        Description: 'Read what AKS Recover reports about AKS clusters: operations, nodes, fleets, versions, and who started an operation.',
        Actions: [
            `${roles_CLUSTERS}/read`,
            `${roles_CLUSTERS}/*/read`,
            'Microsoft.ContainerService/locations/kubernetesVersions/read',
            'Microsoft.ContainerService/locations/operations/read',
            'Microsoft.ContainerService/fleets/read',
            'Microsoft.ContainerService/fleets/members/read',
            'Microsoft.ContainerService/fleets/autoUpgradeProfiles/read',
            'Microsoft.ContainerService/fleets/updateStrategies/read',
            'Microsoft.ContainerService/fleets/updateRuns/read',
            'Microsoft.Insights/eventtypes/values/read',
        ],
        NotActions: [`${roles_CLUSTERS}/accessProfiles/read`, `${roles_CLUSTERS}/commandResults/read`],
    },
];
/** True for a permission that is wanted on the subscription, where it reads more than the cluster. */
function isReaderRight(right) {
    if (right === undefined)
        return false;
    const isOfCluster = right.toLowerCase().startsWith(`${roles_CLUSTERS.toLowerCase()}/`);
    return !isOfCluster || /\/(?:operations|machines)\/read$/i.test(right);
}
/** Returns the name of the role that a mode needs, or that holds a permission of the subscription. */
function roleFor(right, mode) {
    return mode === 'status' || isReaderRight(right) ? READER : OPERATOR;
}
/** True for the role that belongs on the subscription rather than on the cluster. */
function isForSubscription(role) {
    return role === READER;
}
/** Returns the file of one of the two roles in this action's repository. */
function roleFile(role) {
    return `docs/roles/${isForSubscription(role) ? 'reader' : 'operator'}.json`;
}
/** Returns the commands that create one of the two roles, and that assign it where it belongs. */
function grantCommands(role, objectId, address) {
    return [createCommand(role, address), assignCommand(role, objectId, address)];
}
function createCommand(role, { subscriptionId }) {
    const [operator, reader] = ROLES;
    const definition = {
        ...(isForSubscription(role) ? reader : operator),
        AssignableScopes: [`/subscriptions/${subscriptionId}`],
    };
    return azCommand('role definition create', [
        ['role-definition', JSON.stringify(definition)],
        ['subscription', subscriptionId],
    ]);
}
function assignCommand(role, objectId, address) {
    const subscription = `/subscriptions/${address.subscriptionId}`;
    const cluster = `${subscription}/resourceGroups/${address.resourceGroup}/providers/${roles_CLUSTERS}/${address.name}`;
    return azCommand('role assignment create', [
        ['assignee-object-id', objectId],
        ['assignee-principal-type', 'ServicePrincipal'],
        ['role', role],
        ['scope', isForSubscription(role) ? subscription : cluster],
        ['subscription', address.subscriptionId],
    ]);
}
/** Returns where this action's repository tells how to grant a right: the role's file, else the page about rights. */
function whereToGrant(right) {
    return BY_RIGHT.get(right?.toLowerCase() ?? '') ?? 'docs/permissions.md';
}

;// CONCATENATED MODULE: ./src/report/advice/rows/access.ts
/** Advice for missing permissions and for tokens that Azure did not take. */


/** The more particular ones first. */
const ACCESS_ROWS = [
    {
        codes: ['LinkedAuthorizationFailed'],
        advice: (error) => `The identity also needs ${permissionIn(error)}, ${error.facts?.scope === undefined ? 'on ' : ''}a resource that the cluster uses (often its subnet, ` +
            'managed identity, or disk encryption set): assign a role with that permission there (docs/permissions.md).',
        guide: {
            example: "The client has permission to perform action 'Microsoft.ContainerService/managedClusters/write' on scope '…/prod'; however, it does not have permission to perform action(s) 'Microsoft.Network/virtualNetworks/subnets/join/action' on the linked scope(s) '…/subnets/nodes'.",
            find: 'The last action and the last scope in the message are what is missing.',
            cases: [
                'A subnet: Network Contributor on that subnet, or a custom role with `subnets/join/action`.',
                'A managed identity: Managed Identity Operator on it.',
            ],
        },
    },
    {
        codes: ['AuthorizationFailed', 'Forbidden', 'AuthorizationPermissionMismatch'],
        statuses: [403],
        advice: grantAdvice,
        guide: {
            example: "The client '…' with object id '…' does not have authorization to perform action 'Microsoft.ContainerService/managedClusters/agentPools/write' over scope '…/prod' or the scope is invalid.",
            find: 'The message contains the object ID, the action, and the scope. `az role assignment list --assignee OBJECT_ID --all --subscription ID` shows what the identity has.',
            cases: [
                'No role yet: `AKS Recover operator` on the cluster for abort and rollback, `AKS Recover reader` on the subscription for status and for the optional reads (docs/permissions.md shows how to create both).',
                'The role was just assigned: it takes a few minutes to take effect, and a token issued before keeps its old permissions for a while.',
                "A deny assignment or a condition blocks it: the message says so, and the role alone doesn't help.",
            ],
        },
    },
    {
        codes: [
            'ExpiredAuthenticationToken',
            'InvalidAuthenticationToken',
            'InvalidAuthenticationTokenTenant',
            'AuthenticationFailed',
            'Unauthorized',
        ],
        statuses: [401],
        advice: () => "Azure did not accept the token: check that the identity belongs to the subscription's tenant and that `environment` names its cloud, and run this again.",
        guide: {
            example: 'The access token is from the wrong issuer. It must match the tenant associated with this subscription.',
            find: '`az account show --subscription ID --query tenantId` shows the tenant of the subscription; the log shows the one that signed in.',
            cases: [
                'The subscription moved to another tenant: register the identity there.',
                'A private cloud: `resource-manager-endpoint` and `authority-host` must belong together.',
            ],
        },
    },
];
/** Azure's text names who lacks what and where: with these three the assignment can be pasted. */
function grantAdvice(error, situation) {
    const { missingRight, objectId } = error.facts ?? {};
    const role = roleFor(missingRight, situation?.mode ?? 'rollback');
    const where = isForSubscription(role) ? 'the subscription' : 'the cluster';
    const lead = `The identity needs ${permissionIn(error)}: assign it the role \`${role}\` on ${where} (${roleFile(role)} in this action's repository; `;
    const end = 'and allow a few minutes for it to take effect';
    if (situation === undefined || objectId === undefined) {
        return { text: `${lead}create it once, as docs/permissions.md shows), ${end}` };
    }
    return {
        text: `${lead}the first command creates it, if your tenant doesn't have it yet, and the second assigns it), ${end}`,
        commands: grantCommands(role, objectId, situation.address),
    };
}
function permissionIn({ facts }) {
    const { missingRight, scope } = facts ?? {};
    const on = scope === undefined ? '' : ` on \`${withoutTicks(scope)}\``;
    return missingRight === undefined
        ? 'a permission that the message names'
        : `the permission \`${withoutTicks(missingRight)}\`${on}`;
}
function withoutTicks(text) {
    return (0,plain_text/* oneLine */.TN)(text, 500).replaceAll('`', '');
}

;// CONCATENATED MODULE: ./src/report/advice/rows/federation.ts
/** Advice for a federation that Entra ID refused: what the job sent, and the federated credential to create. */


/** Codes that say that none fits, one that there is none at all. */
const FEDERATION_ROWS = [
    {
        codes: [
            'AADSTS700213',
            'AADSTS7002138',
            'AADSTS70021',
            'AADSTS70025',
            'AADSTS700211',
            'AADSTS700212',
            'AADSTS700223',
        ],
        when: ({ facts }) => facts?.sent !== undefined,
        advice: federationAdvice,
        guide: {
            example: "No matching federated identity record found for presented assertion subject 'repo:contoso/shop:environment:production'.",
            find: 'The step shows the issuer, audience, and subject that the job sent, and the command that creates the credential for them. `az ad app federated-credential list --id CLIENT_ID` shows those that exist. All three must match exactly, including case.',
            cases: [
                'The subject differs by `environment:`, `ref:` or `pull_request`: it depends on the job; a job with `environment:` sends that, whatever the branch.',
                "The subject contains IDs (`repo:owner@1/repo@2:…`) and the credential doesn't, or the other way around: repositories created or renamed since 2026-07-15 send IDs.",
                'A user-assigned managed identity: `az identity federated-credential create --identity-name NAME --resource-group GROUP --subscription ID --name github --issuer ISSUER --subject SUBJECT --audiences AUDIENCE`.',
                'It was just created: wait a minute.',
                'AADSTS70025: the application has no federated credential at all.',
            ],
        },
    },
];
function federationAdvice(error, situation) {
    const sent = error.facts?.sent;
    const text = `No federated credential of the application matches this job (issuer, subject, and audience must match the job's ID token exactly, including case): create it, or wait a minute if it was just created`;
    if (sent === undefined)
        return { text };
    const { issuer, subject, audience } = sent;
    const shown = (value) => `\`${(0,plain_text/* oneLine */.TN)(value).replaceAll('`', '')}\``;
    return {
        text: `${text}. This job sent issuer ${shown(issuer)}, audience ${shown(audience)}, subject ${shown(subject)}.${formOf(subject)}${LETTER_CASE.get(error.code) ?? ''} Then run the job again. The first command is for an app registration; if it says that there is none, the identity is a user-assigned managed identity, and the second command is for that`,
        commands: [
            federation_createCommand(sent),
            ...(situation === undefined ? [] : [managedIdentityCommand(sent, situation)]),
        ],
    };
}
const LETTER_CASE = new Map([
    [
        'AADSTS7002138',
        ' A credential has this subject with different capitalization: create it again with exactly this subject.',
    ],
]);
/** About the two forms that a subject can have: Entra ID's portal may well have made a credential of the other one. */
function formOf(subject) {
    // For repositories created or renamed since 2026-07-15, and those that switched it on.
    if (/^repo:[^/:@]+@\d+\/[^:@]+@\d+(?::|$)/.test(subject)) {
        return (' That subject contains the IDs of the owner and repository (`repo:owner@id/repo@id:…`), the form of repositories' +
            ' created or renamed since 2026-07-15; a credential with `repo:owner/repo:…` does not match it.');
    }
    if (/^repo:[^/:@]+\/[^:@]+(?::|$)/.test(subject)) {
        return (' That subject contains only the names of the owner and repository; a credential with their IDs' +
            ' (`repo:owner@id/repo@id:…`) does not match it.');
    }
    return '';
}
/** A name that Entra ID takes (3 to 120 letters, digits, `-`, `_`), made from the subject. */
function credentialName(subject) {
    const slug = subject.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
    return `github-${slug}`.slice(0, 120);
}
function federation_createCommand({ clientId, issuer, subject, audience }) {
    const credential = { name: credentialName(subject), issuer, subject, audiences: [audience] };
    return azCommand('ad app federated-credential create', [
        ['id', clientId],
        ['parameters', JSON.stringify(credential)],
    ]);
}
/** The job knows the identity by its client id alone: the command looks up the name and the group that it needs. */
function managedIdentityCommand({ clientId, issuer, subject, audience }, { address: { subscriptionId } }) {
    const lookUp = (property) => azCommand('identity list', [
        ['subscription', subscriptionId],
        ['query', `[?clientId=='${clientId}'].${property}`],
        ['output', 'tsv'],
    ]);
    const create = azCommand('identity federated-credential create', [
        ['name', credentialName(subject)],
        ['issuer', issuer],
        ['subject', subject],
        ['audiences', audience],
        ['subscription', subscriptionId],
    ]);
    return `${create} --identity-name "$(${lookUp('name')})" --resource-group "$(${lookUp('resourceGroup')})"`;
}

;// CONCATENATED MODULE: ./src/report/advice/rows/network.ts
/** Advice for connections that failed, by the code of the network. */
/** The more particular ones first. */
const NETWORK_ROWS = [
    {
        codes: [
            'SELF_SIGNED_CERT_IN_CHAIN',
            'DEPTH_ZERO_SELF_SIGNED_CERT',
            'UNABLE_TO_GET_ISSUER_CERT',
            'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
            'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
            'CERT_UNTRUSTED',
        ],
        advice: () => "This runner doesn't trust the certificate of the server (or of a proxy in between): put its CA certificate in a file, and set the environment variable NODE_EXTRA_CA_CERTS to the path of that file.",
        guide: {
            example: 'self-signed certificate in certificate chain',
            find: '`openssl s_client -connect management.azure.com:443` on the runner shows who signed it.',
            cases: [
                'A proxy that inspects TLS: use its CA certificate.',
                'The simulator: its action sets the variable for later steps.',
            ],
        },
    },
    {
        codes: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
        advice: () => "The server's certificate has expired or is not yet valid: check the runner's clock.",
        guide: {
            example: 'certificate has expired',
            find: 'Compare `date` on the runner with the actual time.',
            cases: ['The clock is right: the owner of the server or proxy has to renew its certificate.'],
        },
    },
    {
        codes: ['ERR_TLS_CERT_ALTNAME_INVALID'],
        advice: () => 'The certificate belongs to another host name: check `resource-manager-endpoint`, `authority-host`, and the proxy.',
        guide: {
            example: "Hostname/IP does not match certificate's altnames",
            find: 'The message shows the names in the certificate.',
            cases: ['An IP address was given instead of the name: use the name.'],
        },
    },
    {
        codes: ['EPROTO'],
        advice: () => "The server doesn't speak TLS as expected: check the port and the scheme in HTTPS_PROXY.",
        guide: {
            example: 'write EPROTO … wrong version number',
            find: 'Usually a proxy that speaks plain HTTP, given as `https://`.',
            cases: ['Write `http://host:port` in HTTPS_PROXY.'],
        },
    },
    {
        codes: ['ENOTFOUND', 'EAI_AGAIN'],
        advice: () => "The host name can't be resolved on this runner: check DNS, the proxy settings, and `resource-manager-endpoint` and `authority-host` if they are set.",
        guide: {
            example: 'getaddrinfo ENOTFOUND management.azure.com',
            find: '`nslookup management.azure.com` on the runner.',
            cases: [
                'A runner without its own DNS: HTTPS_PROXY must be set.',
                'EAI_AGAIN: a temporary DNS problem.',
            ],
        },
    },
    {
        codes: ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'TimedOut'],
        advice: () => "Nothing responds at that address: check the runner's network, firewall, and HTTPS_PROXY / NO_PROXY.",
        guide: {
            example: 'connect ETIMEDOUT 20.190.159.0:443',
            find: 'The message names the host. `curl -v https://management.azure.com` on the runner shows how far it gets.',
            cases: ['A firewall: allow the hosts that docs/setup.md lists.'],
        },
    },
    {
        codes: ['ERR_INVALID_URL'],
        advice: () => 'Check the format of the proxy address in HTTPS_PROXY: `http://host:port`; in a password, write `%` as `%25`.',
        guide: {
            example: 'Invalid URL',
            find: 'Look at HTTPS_PROXY where it is set; printing it would show its password.',
            cases: [
                'The port is no number up to 65535.',
                'The password contains a character that has to be percent-encoded, such as `%` (`%25`), `/` (`%2F`) or `#` (`%23`).',
            ],
        },
    },
    {
        codes: ['ProxyAuthenticationRequired', 'Http407'],
        statuses: [407],
        advice: () => 'The proxy requires credentials: add them to the variable that names it, such as HTTPS_PROXY (`http://user:password@host:port`).',
        guide: {
            example: '407 Proxy Authentication Required',
            find: 'Only a proxy responds like this, never Azure.',
            cases: ['Special characters in the password must be percent-encoded.'],
        },
    },
    {
        codes: ['NoETag'],
        advice: () => 'Omit `api-version`, or set one that returns an eTag, such as `api-version: 2026-06-01`: without an eTag, a change that someone else made in the meantime could be overwritten.',
        guide: {
            example: "Azure's response can't be sent back: it has no eTag, as API version 2024-02-01 may not.",
            find: 'Some API versions of 2024 and 2025 return no eTag; the message names the one in use.',
            cases: [
                'The input `api-version` is set: remove it.',
                'It is not set: set one that is newer than the one in the message.',
            ],
        },
    },
    {
        codes: ['UnusableAnswer', 'SignInFailed', 'ForeignHost', 'PARSE_ERROR'],
        advice: () => "The response is not from Azure (empty, cut off, or a page from a proxy or firewall): check the runner's proxy and firewall; if there are none, run this again later.",
        guide: {
            example: "Azure's response (200) can't be used: it is not JSON.",
            find: 'With debug logging, the log shows the status and host of each request.',
            cases: [
                'A captive portal or filter responds instead of Azure: allow these hosts.',
                'Empty responses that persist: an incident; Azure Service Health shows it.',
            ],
        },
    },
    {
        codes: ['ECONNRESET', 'EPIPE', 'REQUEST_SEND_ERROR'],
        advice: () => 'Azure could not be reached from this runner: check its network, DNS, and proxy (`HTTPS_PROXY`, `NO_PROXY`), and run this again.',
        guide: {
            example: 'read ECONNRESET',
            find: 'The connection was cut while in use: by a firewall, a proxy, or a temporary problem.',
            cases: [
                'It happens at the same point in every wait: something cuts idle connections; a shorter `poll-interval` helps.',
            ],
        },
    },
];

;// CONCATENATED MODULE: ./src/report/advice/rows/nodes.ts
/** Advice for operations that stopped because of nodes: drains, quota, addresses, capacity, images. */
const WITHOUT_SURGE = 'let the pool upgrade without extra nodes (max surge 0 with max unavailable 1; changing that also resumes what stopped partway)';
/** The more particular ones first. */
const NODE_ROWS = [
    {
        codes: ['UnsatisfiablePDB'],
        sign: /UnsatisfiablePDB/i,
        // Its words are those of a drain.
        when: ({ code }) => code === 'UnsatisfiablePDB',
        advice: () => 'AKS refused before anything was drained, because a PodDisruptionBudget allows no disruption: find it with `kubectl get pdb --all-namespaces`, change it to allow one, and run this again.',
        guide: {
            example: "1 error occurred: PDB shop/checkout has minAvailable == replicas, can't proceed with operation",
            find: '`kubectl get pdb --all-namespaces` lists the budgets; those with `ALLOWED DISRUPTIONS` 0 block the drain. The message names the first one.',
            cases: [
                'The workload has one replica: give it a second, or delete the budget for the duration of the rollback.',
                '`minAvailable` equals the number of replicas: lower it by one, or set `maxUnavailable: 1` instead.',
                "In an emergency, the cluster's force-upgrade override makes drains ignore budgets until a time that you set.",
            ],
        },
    },
    {
        codes: ['EvictionDeniedByWebhook'],
        sign: /admission webhook .{0,200}(?:denied|evict)|evict.{0,200}admission webhook/is,
        advice: () => 'An admission webhook denied the eviction of a pod, so its node could not be drained: let the webhook allow evictions (or set its `failurePolicy` to `Ignore` for now), and run this again.',
        guide: {
            example: 'error when evicting pods/"web-0": admission webhook "guard.example.com" denied the request',
            find: 'The message names the webhook; `kubectl get validatingwebhookconfigurations` shows its rules; look for `pods/eviction`.',
            cases: [
                'The webhook enforces your own policy (Gatekeeper, Kyverno): exempt `pods/eviction`, or the namespace.',
                "The webhook's own pods are down: restore them first, or delete the webhook configuration.",
                "A database operator protects its pods: move the primary with the operator's own tools, then run this again.",
            ],
        },
    },
    {
        codes: ['PodDrainFailure', 'DrainFailure'],
        sign: /PodDrainFailure|PodDisruptionBudgets?|\bPDBs?\b|too many requests.*evict|drain(?:ing)? (?:of )?(?:the )?node/i,
        advice: () => 'A node could not be drained, usually because of a PodDisruptionBudget that allows no disruption: ' +
            'find it with `kubectl get pdb --all-namespaces`, allow one disruption or move the pod, and run this again. ' +
            'A rollback drains nodes under the same budgets.',
        guide: {
            example: "Drain of aks-user-12345-vmss000001 did not complete: Too Many Requests: Cannot evict pod as it would violate the pod's disruption budget",
            find: '`kubectl get pdb --all-namespaces`: a budget with `ALLOWED DISRUPTIONS` 0 blocks every drain. `kubectl get events --all-namespaces --field-selector reason=Drain` shows the node and the pod.',
            cases: [
                'One replica, or `minAvailable` equal to the replicas: scale up by one, or relax the budget for the duration of the rollback.',
                'Pods that are not ready count as disrupted: fix or delete them.',
                "A pod takes a long time to terminate: wait, or raise the pool's drain timeout; running the operation again resumes it.",
                'You want to roll back: aborting and rolling back drains nodes under the same budgets, so relax the budget first.',
            ],
        },
    },
    {
        codes: ['QuotaExceeded', 'InsufficientVCPUQuota', 'ErrCode_InsufficientVCPUQuota'],
        sign: /QuotaExceeded|InsufficientVCPUQuota|exceeding approved .* quota/i,
        advice: () => 'The subscription has no vCPU quota left for the extra nodes of an upgrade: request more in this region, ' +
            `or ${WITHOUT_SURGE}, and run this again.`,
        guide: {
            example: 'Operation could not be completed as it results in exceeding approved Total Regional Cores quota. Current Limit: 100, Current Usage: 98, Additional Required: 4',
            find: 'The message shows the limit, the usage, and how much was needed. In the portal: Subscription, Usage + quotas.',
            cases: [
                'Only the surge nodes exceed the quota: lower max surge, or set it to 0 with max unavailable 1; the rollback then removes nodes before it adds new ones.',
                'The quota of one VM family is used up: request more for that family, not just for the regional total.',
            ],
        },
    },
    {
        codes: ['PublicIPCountLimitReached'],
        sign: /PublicIPCountLimitReached/i,
        advice: () => `The subscription has no public IP address left for an extra node: release unused ones, request a higher limit, or ${WITHOUT_SURGE}, and run this again.`,
        guide: {
            example: 'Cannot create more than 100 public IP addresses for this subscription in this region.',
            find: 'Subscription, Usage + quotas, Public IP Addresses. This affects pools with a public IP per node, and clusters whose load balancer grows.',
            cases: [
                'Unused addresses: delete them.',
                'The pool has one address per node: without surge nodes, it needs no more.',
            ],
        },
    },
    {
        codes: ['SubnetIsFull', 'InsufficientSubnetSize', 'SubnetFull'],
        sign: /SubnetIsFull|InsufficientSubnetSize/i,
        advice: () => "The subnet has no free addresses for the extra nodes of an upgrade: free some, lower the pool's max surge, " +
            `or ${WITHOUT_SURGE}, and run this again.`,
        guide: {
            example: 'Subnet nodes with address prefix 10.240.0.0/24 does not have enough capacity for 34 IP addresses.',
            find: 'The message names the subnet. With Azure CNI, each node reserves one address for itself and one for each possible pod (`maxPods`) right away.',
            cases: [
                'Other pools in the subnet can shrink: scale them down for now.',
                'Only the surge nodes need more than there is: set max surge to 0 and max unavailable to 1.',
                'It happens every time: the pool needs a larger subnet, which means a new pool.',
            ],
        },
    },
    {
        codes: ['AKSCapacityHeavyUsage', 'AKSCapacityError'],
        sign: /AKSCapacity(?:HeavyUsage|Error)/i,
        advice: () => 'AKS itself is short of capacity in this region and accepts no new operations right now; nothing is wrong with the cluster: run this again in an hour or so.',
        guide: {
            example: 'AKS is experiencing heavy usage in region westeurope and cannot accept the operation. Please try again later.',
            find: 'Azure Service Health shows whether the region has an incident. Neither your quota nor the VM size is the cause.',
            cases: [
                'An upgrade is stuck because of this: abort it; an abort needs no capacity.',
                'It lasts for hours: open a support request with the correlation ID.',
            ],
        },
    },
    {
        codes: [
            'AllocationFailed',
            'ZonalAllocationFailed',
            'OverconstrainedAllocationRequest',
            'OverconstrainedZonalAllocationRequest',
            'SkuNotAvailable',
        ],
        sign: /(?:Zonal)?AllocationFailed|Overconstrained(?:Zonal)?AllocationRequest|SkuNotAvailable/i,
        advice: () => 'Azure has no capacity for this VM size in the region or zone at the moment: try again later, ' +
            `or ${WITHOUT_SURGE}.`,
        guide: {
            example: 'Allocation failed. We do not have sufficient capacity for the requested VM size in this zone.',
            find: "`SkuNotAvailable` with a restriction means that the subscription can't use this size there; the other errors are temporary.",
            cases: [
                'A zone is full: this may last for hours. Without surge nodes, the rollback needs no additional VM.',
                'A Spot pool: Spot capacity comes and goes.',
                "It can't wait: create a new pool with another VM size and the old version, and move the workload there.",
            ],
        },
    },
    {
        codes: ['AgentBakerImageRejected'],
        sign: /agent ?baker|nodebootstrapping|node bootstrap.{0,80}(?:version|image)|(?:image|VHD) version .{0,80}(?:too old|not supported)/i,
        advice: () => 'AKS can no longer set up nodes with this old node image, so a rollback to it is no longer possible: upgrade to the newest image of the same Kubernetes version.',
        guide: {
            example: 'Failed to get node bootstrapping data: AgentBaker does not support image version 202401.09.0',
            find: 'The message names the image. AKS supports an image for a limited time after its release.',
            cases: [
                "Only the Kubernetes version matters: upgrade the pool's node image, and leave Kubernetes as it is.",
                'You need the old image: a pool from a snapshot of it runs into the same limit. Fix the workload instead.',
            ],
        },
    },
    {
        codes: [
            'VMExtensionProvisioningError',
            'VMExtensionProvisioningTimeout',
            'VMExtensionHandlerNonTransientError',
        ],
        sign: /VMExtension(?:Provisioning|HandlerNonTransient|Error)/i,
        advice: () => 'New nodes could not be set up: check that they can reach what AKS requires (DNS, firewall, route to the registry and API server), and run this again.',
        guide: {
            example: 'VM has reported a failure when processing extension vmssCSE. Error message: Enable failed: exit status 50',
            find: "The exit status shows which step failed: 50 no outbound connection, 51 and 52 the API server can't be reached or resolved, 99 package installation, 124 a timeout.",
            cases: [
                'A firewall or proxy changed: allow the outbound addresses that AKS requires.',
                'A custom DNS server: it must resolve the API server and mcr.microsoft.com.',
                'It only happens sometimes: run this again; the operation resumes with the remaining nodes.',
            ],
        },
    },
    {
        codes: ['NodesNotReady', 'NodeNotReady', 'VMSSNodesNotReady'],
        sign: /NodesNotReady/i,
        advice: () => 'Nodes did not become ready: check them with `kubectl get nodes` and `kubectl describe node`, fix or replace those that are stuck, and run this again.',
        guide: {
            example: 'Nodes are not ready: aks-user-12345-vmss000002',
            find: '`kubectl describe node NAME` shows the conditions (memory, disk, network, kubelet) and the last events.',
            cases: [
                'The network plugin is not ready: check the `kube-system` pods on that node.',
                'Disk or memory pressure: free up space, or delete the VM; AKS replaces it.',
            ],
        },
    },
    {
        codes: ['KubernetesAPICallFailed', 'K8SAPIServerConnFail', 'K8SAPIServerDNSLookupFail'],
        sign: /KubernetesAPICallFailed|K8SAPIServer(?:ConnFail|DNSLookupFail)/i,
        advice: () => "AKS could not reach the cluster's API server, or it refused the call: check that it responds (`kubectl get --raw /readyz`), that no webhook blocks `kube-system`, and run this again.",
        guide: {
            example: 'KubernetesAPICallFailed: Get "https://prod-dns.hcp.westeurope.azmk8s.io:443/api/v1/nodes": context deadline exceeded',
            find: '`kubectl get --raw /readyz?verbose` shows which part is unhealthy; the message shows the call that failed.',
            cases: [
                'The API server is overloaded: stop the client that sends too many expensive requests, and run this again.',
                'A webhook that matches everything is down: restore it, or delete its configuration.',
                'A private cluster: its private DNS zone must be linked to the virtual network.',
            ],
        },
    },
    {
        codes: ['UpgradeFailed'],
        advice: () => 'The upgrade stopped partway and its nodes may be cordoned: the message names the cause; fix it, then roll back with `mode: rollback`, or run the upgrade again.',
        guide: {
            example: 'Upgrade agent pool user failed. Inner cause: SubnetIsFull',
            find: 'The cause is in the message after the last code; the Activity Log has it too. `kubectl get nodes` shows cordoned nodes (`SchedulingDisabled`).',
            cases: [
                'The cause is in this list: follow its entry.',
                'Nodes are still cordoned when everything is done: `kubectl uncordon NAME`.',
            ],
        },
    },
];

;// CONCATENATED MODULE: ./src/report/advice/rows/refusals.ts
/** Advice for changes that Azure refuses for a reason of its own: policies, locks, versions, images, what is gone. */

const OTHER_OPERATION = /operation with id:?\s*['"]?([0-9a-f][0-9a-f-]{7,})/i;
/** The more particular ones first. */
const REFUSAL_ROWS = [
    {
        codes: ['AKSOperationPreempted', 'AKSOperationPreemptedByDelete'],
        advice: preemptedAdvice,
        guide: {
            example: 'This operation has been preempted by another operation with id 667f282c-8cad-4c4d-a8b4-17de68c55e9f',
            find: 'The Activity Log shows who sent the other operation and when; `mode: status` with that `operation-id` shows how it ended.',
            cases: [
                'A deletion: nothing is left to recover.',
                'An upgrade or scale operation by someone else: wait for it to end, then run this again; the step decides anew from what it finds.',
            ],
        },
    },
    {
        codes: ['RequestDisallowedByPolicy'],
        sign: /RequestDisallowedByPolicy|disallowed by policy/i,
        advice: () => 'An Azure Policy denies the request; the message names the policy: ask its owner for an exemption for this cluster, then run this again.',
        guide: {
            example: 'Resource \'prod\' was disallowed by policy. Policy identifiers: \'[{"policyAssignment":{"name":"allowed-versions"}}]\'.',
            find: 'The message names the policy assignment. In the portal: Policy, Assignments.',
            cases: [
                'The policy denies old versions on purpose: an exemption for this cluster, with an end date, lets the rollback through.',
                'The policy denies missing tags or zones that the cluster never had: change the pool first so that it complies.',
            ],
        },
    },
    {
        codes: ['ScopeLocked'],
        sign: /ScopeLocked|following scope\(s\) are locked|\bresource lock/i,
        advice: () => 'A resource lock blocks the change; the message names it: remove the lock, and run this again.',
        guide: {
            example: "The scope '…/managedClusters/prod' cannot perform write operation because following scope(s) are locked: '/subscriptions/…/resourceGroups/shop'. Please remove the lock and try again.",
            find: 'The message ends with the scope that is locked: the cluster, its resource group, or the subscription.',
            cases: [
                'A ReadOnly lock blocks both aborts and rollbacks; a CanNotDelete lock blocks neither.',
                'A lock on the node resource group (`MC_…`) makes upgrades and rollbacks fail partway: remove it there too.',
            ],
        },
    },
    {
        codes: ['NodeImageVersionNotAccepted'],
        sign: /NodeImageVersion .*is not accepted/i,
        advice: () => 'AKS accepts only a node image that it has on record for the pool and that fits its OS SKU: ' +
            'run `mode: status` to see what is on record; if the OS SKU has changed since then, change it back first.',
        guide: {
            example: "NodeImageVersion 'AKSUbuntu-2204gen2containerd-202605.14.0' is not accepted. NodeImageVersion can only be current version 'b' or 'latest'",
            find: '`mode: status` shows what is on record; compare the first part of both image names.',
            cases: [
                'They differ: the OS SKU was changed after the record was made.',
                'They match: the record expired between the read and the request; run this again to see what is left.',
            ],
        },
    },
    {
        codes: ['NodeDisruptionNotAllowed'],
        sign: /node ?disruption ?(?:profile|policy)|outside (?:of )?(?:the |its )?maintenance window/i,
        advice: () => "The cluster's node disruption policy allows node changes only in the maintenance window: run this again inside the window, or relax the policy first.",
        guide: {
            example: 'The operation is not allowed by the node disruption policy outside the maintenance window.',
            find: "Check the cluster's node disruption profile and its maintenance configurations.",
            cases: [
                'It can wait: schedule the step for the window.',
                "It can't wait: ask the owner of the policy to relax it for the duration of the rollback.",
            ],
        },
    },
    {
        codes: ['KubernetesUpgradeNotAllowed'],
        sign: /(?:up|down)grading Kubernetes version .{0,120}is not allowed/i,
        advice: notAllowedAdvice,
        guide: {
            example: 'Upgrading Kubernetes version 1.33.2 to 1.35.5 is not allowed. Available upgrades: [1.34.8]',
            find: 'The message lists what AKS offers. The status is 400, not 409: no operation is in the way.',
            cases: [
                "The record has expired: the request is now an ordinary downgrade, which AKS doesn't support.",
                "The control plane was downgraded or recreated: a pool can't be newer than the control plane.",
            ],
        },
    },
    {
        codes: ['NodePoolMcVersionIncompatible'],
        advice: () => "A pool may be at most three minor versions behind the control plane, which can't be rolled back itself: " +
            'choose a newer version for the pool.',
        guide: {
            example: 'Node pool version 1.31.2 and control plane version 1.35.5 are incompatible.',
            find: '`mode: status` shows the version of the control plane.',
            cases: ['Pin a record within three minor versions, if there is one; otherwise, create a new pool.'],
        },
    },
    {
        codes: ['K8sVersionNotSupported', 'UnsupportedKubernetesVersion', 'AgentPoolK8sVersionNotSupported'],
        sign: /K8sVersionNotSupported/i,
        advice: () => 'AKS no longer offers this Kubernetes version: a pool can be rolled back to it only while its minor version is ' +
            'supported (for some versions with Long-Term Support); otherwise upgrade.',
        guide: {
            example: 'Managed cluster is on version 1.30.9, which is not supported in this region.',
            find: '`az aks get-versions --location REGION --subscription ID` lists what is supported, and under which plan.',
            cases: [
                'Listed under AKSLongTermSupport only: the cluster needs that support plan and the Premium tier.',
                'Not listed: fix the workload on the newer version.',
            ],
        },
    },
    {
        codes: ['ServicePrincipalExpired'],
        sign: /credentials? in ServicePrincipalProfile (?:were|was|is|are) invalid|service principal.{0,60}expired/i,
        advice: () => "The cluster's own service principal (not the one this step signs in with) is invalid or has expired, and AKS can't change anything until it is renewed: give the cluster new credentials, then run this again.",
        guide: {
            example: 'The credentials in ServicePrincipalProfile were invalid. Please see https://aka.ms/aks-sp-help for more details. (Details: AADSTS7000222: The provided client secret keys are expired.)',
            find: 'The cluster shows the ID of its principal under `servicePrincipalProfile.clientId`; Entra ID shows when its secret expires.',
            cases: [
                'The secret has expired: create a new one, and set it with `az aks update-credentials --resource-group GROUP --name CLUSTER --subscription ID --reset-service-principal --service-principal CLIENT_ID --client-secret SECRET`. This updates all nodes: abort or finish other operations first.',
                'The principal was deleted: move the cluster to a managed identity.',
            ],
        },
    },
    {
        codes: ['ReferencedResourceNotFound', 'DiskEncryptionSetNotFound'],
        sign: /ReferencedResourceNotFound|DiskEncryptionSetNotFound/i,
        advice: () => 'The pool refers to something that was deleted or moved (the message names it: a subnet, a disk encryption set, a proximity group, …): restore it, or create a new pool without it.',
        guide: {
            example: "The resource '/subscriptions/…/diskEncryptionSets/des1' referenced by the scale set was not found.",
            find: 'The message shows the resource ID. The Activity Log of its resource group shows who deleted it.',
            cases: [
                "A disk encryption set or key vault: restore it under the same name; nodes can't be created without it.",
                'A subnet or network security group: recreate it with the same ID.',
            ],
        },
    },
];
function preemptedAdvice({ message }) {
    const other = OTHER_OPERATION.exec(message)?.[1];
    return (`Another operation${other === undefined ? '' : ` (${(0,plain_text/* oneLine */.TN)(other)})`} replaced this one: ` +
        'check the Activity Log to see who started it, wait until it has ended (`mode: status` with `wait: true`), and run this again.');
}
function notAllowedAdvice({ message }) {
    const offered = /available upgrades: ?\[([^\]]{1,300})\]/i.exec(message)?.[1];
    return `AKS doesn't allow moving this pool from its version to the one requested${offered === undefined ? '' : ` (it offers ${(0,plain_text/* oneLine */.TN)(offered)})`}: check what \`mode: status\` shows as on record, and pin that.`;
}

;// CONCATENATED MODULE: ./src/report/advice/rows/requests.ts
/** Advice for requests that Azure did not accept or could not answer, whatever they were about. */
/** The more particular ones first. */
const REQUEST_ROWS = [
    {
        codes: ['Throttled', 'TooManyRequests', 'SubscriptionRequestsThrottled'],
        statuses: [429],
        advice: () => 'Too many requests were made to this cluster or subscription: run this again in a few minutes, ' +
            'and have fewer jobs poll at the same time, or poll less often with a longer `poll-interval`.',
        guide: {
            example: 'The request is being throttled. Please try after 17 seconds.',
            find: 'Reads of a cluster have a burst of 60 and a refill of one per second; writes of a pool, 20 and one per minute (docs/scale.md). Other tools use the same budget.',
            cases: ['Many jobs on one cluster: run them one after another, or give them a longer `poll-interval`.'],
        },
    },
    {
        codes: ['ReadOnlyDisabledSubscription', 'SubscriptionNotRegistered', 'MissingSubscriptionRegistration'],
        sign: /ReadOnlyDisabledSubscription|(?:Missing)?SubscriptionRegistration|not registered to use namespace/i,
        advice: () => 'The subscription does not allow changes at the moment: enable it, or register the resource provider that the message names, and run this again.',
        guide: {
            example: "The subscription is not registered to use namespace 'Microsoft.ContainerService'.",
            find: "The subscription's overview in the portal shows whether it is disabled (spending limit, payment).",
            cases: [
                'Disabled: ask its owner to enable it again.',
                'Not registered: Subscription, Resource providers, register the one that the message names.',
            ],
        },
    },
    {
        codes: ['PreconditionFailed', 'EtagMismatch'],
        statuses: [412],
        advice: () => 'Someone else changed the cluster or pool at the same time: run this again when nothing else is changing it.',
        guide: {
            example: 'Operation is not allowed: Another operation is in progress. (Etag mismatched)',
            find: "The cluster's Activity Log shows what else wrote to it in that minute: an autoscaler, Terraform, another job.",
            cases: ['The step has already tried three times: let the other one finish first.'],
        },
    },
    {
        codes: ['OperationNotAllowed', 'Conflict', 'AnotherOperationInProgress', 'OperationPreempted'],
        statuses: [409],
        advice: (_error, situation) => "The current state of the cluster or pool doesn't allow this, usually because another operation is running: " +
            `wait for it (${situation === undefined || situation.mode === 'rollback' ? '`if-busy: wait`, or ' : ''}\`mode: status\` with \`wait: true\`), and run this again.`,
        guide: {
            example: "Operation is not allowed because there's an in-progress upgrade operation on the managed cluster.",
            find: '`mode: status` shows what is in progress on the cluster and its pools; for a few minutes, AKS may also run operations of its own that no state shows.',
            cases: [
                'An upgrade that you do not want: `mode: abort`, then roll back.',
                'Nothing shows: `if-busy: wait` tries again until `timeout`.',
                "The message doesn't mention an operation: it names the cause, and waiting doesn't help.",
            ],
        },
    },
    {
        codes: ['InvalidParameter', 'BadRequest', 'InvalidRequest', 'PropertyChangeNotAllowed'],
        advice: () => 'Azure does not accept a value in the request; the message names it: compare the versions with those on record (`mode: status` shows them).',
        guide: {
            example: 'The value of parameter orchestratorVersion is invalid. Error details: …',
            find: 'The message names the parameter. The step sends the pool as it read it, with two versions changed.',
            cases: [
                'A version: pin one that is on record.',
                'Anything else: the pool has a setting that AKS no longer accepts; change it first with the CLI, then run this again.',
            ],
        },
    },
    {
        codes: [
            'NoRegisteredProviderFound',
            'InvalidApiVersionParameter',
            'InvalidResourceType',
            'UnsupportedApiVersion',
            'MissingApiVersionParameter',
        ],
        advice: apiVersionAdvice,
        guide: {
            example: "No registered resource provider found for location 'chinaeast2' and API version '2026-06-01' for type 'managedClusters'. The supported api-versions are '2026-04-01, 2025-10-01'.",
            find: 'The message lists the versions that the cloud supports.',
            cases: [
                'One of them is 2026-04-01 or newer: set `api-version` to it.',
                'None is: a rollback is not possible there yet; abort and status work with an older one.',
            ],
        },
    },
    {
        codes: [
            'ResourceNotFound',
            'ResourceGroupNotFound',
            'SubscriptionNotFound',
            'NotFound',
            'AgentPoolNotFound',
        ],
        statuses: [404],
        advice: () => "Check the names of subscription, resource group, cluster, and pool; an identity without permissions on a subscription can't see it either.",
        guide: {
            example: "The Resource 'Microsoft.ContainerService/managedClusters/prod' under resource group 'shop' was not found.",
            find: '`az aks list --subscription ID --output table` shows the clusters that you can see; the step may sign in as a different identity.',
            cases: [
                'The name is right: the cluster is in another subscription, or the identity has no role there.',
                'The cluster is in another cloud: set `environment`.',
            ],
        },
    },
    {
        codes: ['PoolNotFound'],
        advice: () => 'Check the input `nodepool`: the message lists the pools that exist.',
        guide: {
            example: 'Cluster prod has no pool usr. Its pools are: system, user.',
            find: 'The message lists the pools of the cluster.',
            cases: ['The pool was deleted: there is nothing to roll back.'],
        },
    },
    {
        codes: [
            'InternalServerError',
            'InternalOperationError',
            'ServerTimeout',
            'ServiceUnavailable',
            'GatewayTimeout',
            'BadGateway',
        ],
        statuses: [500, 502, 503, 504],
        advice: () => "The problem is on Azure's side: run this again later; Azure support needs the correlation ID.",
        guide: {
            example: 'The server encountered an unexpected condition that prevented it from fulfilling the request.',
            find: 'Azure Service Health shows incidents in the region. The step has already tried several times.',
            cases: ['It persists: open a support request with the correlation ID and the time.'],
        },
    },
];
function apiVersionAdvice({ facts }) {
    const offered = facts?.apiVersions ?? [];
    return `This cloud does not support the API version yet: set \`api-version\` to one that it supports${offered.length === 0 ? '' : ` (${offered.join(', ')})`}; a rollback needs 2026-04-01 or newer, or 2025-08-02-preview.`;
}

;// CONCATENATED MODULE: ./src/report/advice/rows/sign-in.ts
/** Advice for sign-ins that Entra ID or GitHub refused, other than for want of a matching federated credential. */
const FRESH = 'give this step `client-id` and `tenant-id`, with `permissions: id-token: write`, so that it takes a fresh ID token each time';
const ofManagedIdentity = ({ facts }) => facts?.signIn === 'managed-identity';
const ofCli = ({ facts }) => facts?.signIn === 'azure-cli';
/** Codes of connections that failed: of a managed identity they say that there is no endpoint. */
const NETWORK_CODE = /^(?:E[A-Z]+|ERR_\w+|TimedOut|UnusableAnswer|REQUEST_SEND_ERROR)$/;
/** The more particular ones first. Source of the numbers: Microsoft's list of Entra error codes, issues of azure/login. */
const SIGN_IN_ROWS = [
    {
        codes: ['NoManagedIdentityEndpoint'],
        when: (error) => ofManagedIdentity(error) && NETWORK_CODE.test(error.code),
        advice: () => 'Only a self-hosted runner in Azure (or on Azure Arc) has an endpoint for managed identities. Elsewhere, sign in with federation: set `tenant-id` along with `client-id`, and add `permissions: id-token: write`.',
        guide: {
            example: 'connect ECONNREFUSED 169.254.169.254:80',
            find: "The log says which sign-in method was used: `client-id` without `tenant-id` means the runner's managed identity.",
            cases: [
                'A GitHub-hosted runner: it has none; add `tenant-id`.',
                'A container on a VM: the endpoint may be blocked there.',
            ],
        },
    },
    {
        codes: ['ManagedIdentityRefused'],
        when: ofManagedIdentity,
        advice: () => "Assign the managed identity to the runner's machine; `client-id` is its client ID, not its object ID; omit it for the system-assigned identity.",
        guide: {
            example: 'Identity not found',
            find: "In the portal, the VM's page Identity shows them.",
            cases: ['The VM has several user-assigned identities: `client-id` must name one.'],
        },
    },
    {
        codes: ['AADSTS700024'],
        advice: (error) => ofCli(error)
            ? `The ID token that \`azure/login\` signed in with has expired, and the Azure CLI can't get another one: ${FRESH}.`
            : 'Entra ID received an ID token that is not yet valid or has expired: check the clock of a self-hosted runner, and run the job again.',
        guide: {
            example: 'Client assertion is not within its valid time range. Current time: 2026-06-09T17:10:00Z, expiry time of assertion 2026-06-09T17:05:00Z.',
            find: 'The message shows both times. The log says whether this step signed in itself or used the Azure CLI session.',
            cases: [
                "Azure CLI session: an ID token lasts five minutes, so the session can't be renewed during a long wait. Sign in with `client-id` and `tenant-id` in this step.",
                "This step itself: the runner's clock is wrong.",
            ],
        },
    },
    {
        codes: ['AADSTS7000215', 'AADSTS7000222'],
        advice: ({ code }) => code.endsWith('222')
            ? 'The client secret has expired: create a new one, or better, switch to federation, which needs no secret.'
            : "The client secret is wrong: store the secret's *value* (not its ID) in `client-secret`, without spaces around it.",
        guide: {
            example: 'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID',
            find: 'Entra ID, App registrations, Certificates & secrets shows when each secret expires; its value is only shown once.',
            cases: [
                'Expired (AADSTS7000222): create a new one.',
                'Wrong (AADSTS7000215): the ID was stored instead of the value.',
            ],
        },
    },
    {
        codes: [
            'AADSTS700016',
            'AADSTS7000229',
            'AADSTS90002',
            'AADSTS900023',
            'AADSTS900021',
            'AADSTS50034',
            'AADSTS500011',
        ],
        advice: unknownIdentityAdvice,
        guide: {
            example: "Application with identifier '33333333-4444-5555-6666-777777777777' was not found in the directory 'Contoso'.",
            find: 'Entra ID, App registrations (or Managed Identities) shows the application (client) ID and the tenant.',
            cases: [
                'The object ID was given instead of the client ID.',
                'The application was deleted: it can be restored for 30 days.',
                'AADSTS7000229: only the service principal (enterprise application) is missing: `az ad sp create --id CLIENT_ID`.',
                'The tenant is in another cloud: set `environment`.',
            ],
        },
    },
    {
        codes: ['AADSTS7000112', 'AADSTS50057', 'AADSTS500014'],
        advice: () => 'The application (or its service principal) is disabled in Entra ID: ask whoever disabled it to enable it again, or use another identity.',
        guide: {
            example: "Application '33333333-4444-5555-6666-777777777777'(aks-recover) is disabled.",
            find: 'In Entra ID, Enterprise applications, Properties, see "Enabled for users to sign in". The audit log shows who changed it.',
            cases: [
                'Disabled after an incident: ask before you enable it.',
                'AADSTS500014: the subscription that owns the resource has lapsed.',
            ],
        },
    },
    {
        codes: ['AADSTS53003', 'AADSTS530035', 'AADSTS53000', 'AADSTS53001', 'AADSTS53011'],
        advice: () => 'A Conditional Access policy blocks this sign-in: ask its owner to exempt this workload identity, or use a runner with an IP address that the policy allows.',
        guide: {
            example: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
            find: 'Entra ID, Sign-in logs, Service principal sign-ins: the entry names the policy.',
            cases: [
                'The policy only allows certain IP addresses: use a self-hosted or larger runner with a static address.',
                'The policy was meant for users: exclude workload identities.',
            ],
        },
    },
    {
        codes: ['AADSTS50076', 'AADSTS50079', 'AADSTS50158'],
        advice: () => "The account needs multi-factor authentication, which a workflow can't provide: sign in as a service principal or managed identity.",
        guide: {
            example: 'Due to a configuration change made by your administrator, you must use multi-factor authentication.',
            find: 'The Azure CLI session belongs to a user.',
            cases: ['Use federation with an application or a managed identity.'],
        },
    },
    {
        codes: ['AADSTS50173', 'AADSTS700082', 'AADSTS70043', 'AADSTS50089'],
        advice: () => 'The Azure CLI session has expired or was revoked: sign in again in this job, shortly before this step.',
        guide: {
            example: 'The refresh token has expired due to inactivity.',
            find: 'This happens with a session created long ago, for example on a self-hosted runner.',
            cases: [`Better: ${FRESH}.`],
        },
    },
    {
        codes: [
            'AADSTS50166',
            'AADSTS90033',
            'AADSTS90012',
            'AADSTS90006',
            'AADSTS90024',
            'AADSTS90055',
            'AADSTS50033',
            'AADSTS50000',
            'AADSTS50196',
        ],
        advice: ({ code }) => code === 'AADSTS50166'
            ? "Entra ID could not read the keys of the ID token's issuer, which is usually temporary: run the job again; for GitHub Enterprise Server, check that Entra ID can reach its address."
            : 'Entra ID has a temporary problem: run the job again in a few minutes.',
        guide: {
            example: 'Request to External OIDC endpoint failed.',
            find: 'Azure Service Health and githubstatus.com show incidents. The step has already tried several times.',
            cases: [
                'It persists with GitHub Enterprise Server: its OIDC endpoints must be reachable from the internet.',
            ],
        },
    },
    {
        codes: ['SignInRefused'],
        otherwise: ({ code }) => code.startsWith('AADSTS'),
        advice: ({ code }) => `Entra ID refused the sign-in: look up its number at https://login.microsoftonline.com/error?code=${code.replace(/\D/g, '')}, and check \`client-id\`, \`tenant-id\`, and \`environment\`.`,
        guide: {
            example: 'AADSTS and a number that is not on this page',
            find: 'Entra ID, Sign-in logs, Service principal sign-ins has an entry with the correlation ID.',
            cases: ["Entra ID's error page explains the number: https://login.microsoftonline.com/error"],
        },
    },
];
function unknownIdentityAdvice({ code }) {
    if (code === 'AADSTS7000229') {
        return 'The application exists but has no service principal in this tenant (it may have been deleted): create it, assign its role again, and check `tenant-id`.';
    }
    return code === 'AADSTS700016' || code === 'AADSTS50034'
        ? 'There is no application with this `client-id` in this tenant: check `client-id` and `tenant-id`; the client ID is the application ID, not the object ID.'
        : "Entra ID doesn't know this tenant (or the resource in it): check `tenant-id` and `environment`.";
}

;// CONCATENATED MODULE: ./src/report/advice/rows/tokens.ts
/** Advice for ID tokens that GitHub did not give, and for sessions of the Azure CLI. */
/** The more particular ones first. */
const TOKEN_ROWS = [
    {
        codes: ['IdTokenNotOffered'],
        advice: () => "This job can't get ID tokens: add `permissions: id-token: write`, if it is missing, to the job and to the job that calls its workflow; a pull request from a fork never gets one.",
        guide: {
            example: 'This job is not allowed to request ID tokens from GitHub.',
            find: "The log of the job's first step (Set up job) lists its permissions.",
            cases: [
                'The permission is missing: add it; a reusable workflow also needs it in the calling job.',
                'It is there, but the run is from a fork, or the runner is `act` or Gitea: they issue none; sign in with a secret or an Azure CLI session.',
            ],
        },
    },
    {
        codes: ['IdTokenRefused', 'IdTokenUnavailable'],
        advice: idTokenAdvice,
        guide: {
            example: 'GitHub returned 401 to the request for an ID token.',
            find: 'githubstatus.com shows incidents with Actions. The log says whether the job got tokens before.',
            cases: [
                'A wait of more than six hours: start the operation with `wait: false`, and follow it in a later job.',
                'A status of 500 or above: a temporary problem at GitHub.',
            ],
        },
    },
    {
        codes: ['IdTokenUrlInvalid'],
        advice: () => 'Remove what overwrites ACTIONS_ID_TOKEN_REQUEST_URL in this job (`env`, GITHUB_ENV, or the settings of the runner): GitHub sets it itself.',
        guide: {
            example: 'ACTIONS_ID_TOKEN_REQUEST_URL does not contain a valid URL.',
            find: "Search the workflow and the runner's settings for the name of the variable. Do not print it together with ACTIONS_ID_TOKEN_REQUEST_TOKEN.",
            cases: [
                'The runner is `act` or Gitea, and a test value was left in: remove it; sign in with a secret or an Azure CLI session.',
            ],
        },
    },
    {
        codes: ['TokenFileUnreadable'],
        advice: () => 'AZURE_FEDERATED_TOKEN_FILE must name the file that the workload identity webhook mounted.',
        guide: {
            example: "The workload identity token file can't be read: ENOENT: no such file or directory, open '/var/run/secrets/azure/tokens/azure-identity-token'.",
            find: 'The runner\'s pod needs the label `azure.workload.identity/use: "true"` and the service account with the client ID.',
            cases: ['The job runs in a different container than the runner: mount the file there too.'],
        },
    },
    {
        codes: ['AzureCliMissing', 'AzureCliNotSignedIn', 'AzureCliTimedOut', 'AzureCliClaims', 'AzureCliFailed'],
        otherwise: ({ facts }) => facts?.signIn === 'azure-cli',
        advice: ({ code }) => CLI_ADVICE.get(code) ?? 'Sign in again with `azure/login` in this job.',
        guide: {
            example: "Please run 'az login' to setup account.",
            find: 'Run `az account show` in a step before this one.',
            cases: [
                'To sign in without the CLI: give this step `client-id` and `tenant-id`, with `permissions: id-token: write`.',
            ],
        },
    },
];
const WITHOUT_CLI = 'set `client-id` and `tenant-id` and add `permissions: id-token: write`';
const CLI_ADVICE = new Map([
    ['AzureCliMissing', `Install the Azure CLI, or sign in without it: ${WITHOUT_CLI}.`],
    ['AzureCliNotSignedIn', 'Sign in with `azure/login` in an earlier step of this job.'],
    ['AzureCliTimedOut', 'The Azure CLI took too long: run the job again.'],
    [
        'AzureCliClaims',
        `The session can't answer a claims challenge. Sign in without the Azure CLI: ${WITHOUT_CLI}.`,
    ],
    ['AzureCliFailed', 'Run `az account get-access-token` in a step before this one to see why.'],
]);
function idTokenAdvice({ code, facts }) {
    if (code === 'IdTokenUnavailable') {
        return 'This is a problem at GitHub: run the job again in a few minutes.';
    }
    return facts?.hadIdTokens === true
        ? 'This job got ID tokens before: GitHub issues no more once a job has ended or has run for very long (6 hours on GitHub-hosted runners). A new job can sign in again.'
        : 'GitHub refused an ID token: add `permissions: id-token: write`, if it is missing, to the job (with `contents: read` if it checks out code) and to the job that calls its workflow; a job that has ended or has run for very long gets no more.';
}

;// CONCATENATED MODULE: ./src/report/advice/table.ts
/** THE table of advice: what to do about an error of Azure, for log, annotation, summary and next step alike. */









/** Every row; where several would do, the first does. */
const ADVICE_ROWS = [
    ...NODE_ROWS,
    ...REFUSAL_ROWS,
    ...REQUEST_ROWS,
    ...ACCESS_ROWS,
    ...FEDERATION_ROWS,
    ...TOKEN_ROWS,
    ...SIGN_IN_ROWS,
    ...NETWORK_ROWS,
];
/**
 * Returns the row for an error: by what only its facts tell, else by a cause in its message, else by its code, else by
 * its status; `undefined` when nothing is known about it.
 */
function rowFor(error) {
    const code = error.code.toLowerCase();
    return (ADVICE_ROWS.find(({ when }) => when?.(error) === true) ??
        // What Entra ID says has its number; its words may be those of another row.
        (code.startsWith('aadsts')
            ? undefined
            : ADVICE_ROWS.find(({ sign }) => sign?.test(error.message) === true)) ??
        ADVICE_ROWS.find(({ codes }) => codes.some((known) => known.toLowerCase() === code)) ??
        ADVICE_ROWS.find(({ statuses }) => error.status !== undefined && statuses?.includes(error.status) === true) ??
        ADVICE_ROWS.find(({ otherwise }) => otherwise?.(error) === true));
}
/** Returns what to do about an error, or `undefined` when nothing is known about it. */
function adviceFor(error, situation) {
    const given = rowFor(error)?.advice(error, situation);
    if (given === undefined)
        return undefined;
    const { text, ...more } = typeof given === 'string' ? { text: given } : given;
    return advise(text.replace(/\.$/, ''), more);
}

;// CONCATENATED MODULE: ./src/report/advice/next-step/unfinished.ts
/** What to do now when a step ended without having done what it was asked for: an error, a failure, no more time. */















const UNCHANGED = 'nothing was changed';
const MAY_STILL_ACT = 'what was sent may still take effect: check it with `mode: status` before you run this again';
/** Returns what to do after `failed` and `error`: the recipe for the error's code, else what generally helps. */
function afterFailure(outcome) {
    const advice = afterError(outcome);
    const watched = watchedLater(outcome);
    if (watched !== undefined)
        return { ...advice, text: `${goesOnInWords(outcome, watched)}; ${advice.text}` };
    const lead = leadOf(outcome);
    return lead === undefined || advice.text.startsWith(lead)
        ? advice
        : { ...advice, text: `${lead}. ${(0,plain_text/* capitalized */.l2)(advice.text)}` };
}
/** Returns what to do about the error that decided the result; `undefined` when nothing is known about it. */
function recipeFor(outcome) {
    const error = decidingError(outcome);
    return error && adviceFor(error, outcome);
}
function leadOf(outcome) {
    if (outcome.mode === 'status' || effectiveMutations(outcome).length > 0)
        return undefined;
    if (isUnanswered(outcome))
        return MAY_STILL_ACT;
    return isUntouched(outcome) ? UNCHANGED : undefined;
}
function afterError(outcome) {
    if (isOvertaken(outcome)) {
        return advise('the pool shows the target versions, but its nodes may not all run them: compare with `kubectl get nodes`, ' +
            'and if some differ, update the pool, which brings every node to the versions that the pool shows', { commands: [reconcileCommand(outcome.address, singlePool(outcome)?.name)] });
    }
    const error = decidingError(outcome);
    const known = recipeFor(outcome);
    if (known !== undefined)
        return known;
    if (error?.code === 'Bug') {
        return advise('run the job again with debug logging, and report the bug with that log');
    }
    if (outcome.result === 'error') {
        return advise(isUntouched(outcome)
            ? `${UNCHANGED}: fix what the message names and run this again`
            : 'run `mode: status` to see what happened to the request, then run this again');
    }
    if (outcome.mode === 'status') {
        return adviceAfterStop('check the Activity Log to see why it failed', outcome);
    }
    const gone = outcome.moves.find(({ settlement }) => settlement?.kind === 'vanished')?.move;
    if (gone !== undefined) {
        const what = (0,plain_text/* listInWords */.Dq)(targetsOf(gone).map(targetInWords));
        return advise(`${what} was deleted in the meantime: check the Activity Log to see by whom`);
    }
    if (isUntouched(outcome)) {
        return advise(error === undefined
            ? `${UNCHANGED}: run this again when nothing else is changing the cluster`
            : `${UNCHANGED}: fix what the message names and run this again`);
    }
    if (outcome.moves.some(isAcceptedInVain))
        return advise(MAY_STILL_ACT);
    return advise('find the cause in the Activity Log, fix it, and run this again: ' +
        'a rollback that stopped partway is sent again with the same versions');
}
/** True for a rollback that Azure accepted and that the pool never showed: it may begin late. */
function isAcceptedInVain({ move, answer, settlement }) {
    return move.kind === 'roll-back' && answer.kind === 'accepted' && settlement?.kind === 'not-begun';
}
/** True when nothing that was sent took effect, or still may. */
function isUntouched(outcome) {
    return effectiveMutations(outcome).length === 0 && !isPending(outcome) && !isUnanswered(outcome);
}
/** True when an abort or a rollback was sent whose answer was lost and of which nothing was seen: it may come late. */
function isUnanswered({ moves }) {
    return moves.some(({ move, answer, settlement }) => (move.kind === 'abort' || move.kind === 'roll-back') &&
        answer.kind === 'unknown' &&
        settlement?.kind === 'not-begun');
}
/** True while a request to switch auto-upgrade off may still take effect. */
function isPending({ channels }) {
    return channels !== undefined && mayStillGoOff(channels);
}
/** Returns what to do after `timed-out` and `interrupted`. */
function afterUnfinished(outcome) {
    const isTimeOut = outcome.result === 'timed-out';
    const longer = isTimeOut ? ' with a longer `timeout`' : '';
    const watched = watchedLater(outcome);
    if (watched !== undefined) {
        const again = outcome.mode === 'status' ? `run this again${longer}` : 'run this again, which joins or completes it';
        const { continues, follow } = goesOn(outcome, watched);
        return choose(continues, [{ text: follow }, ...stopRemedies(outcome, watched), { text: again }]);
    }
    const last = effectiveMutations(outcome).at(-1);
    if (last !== undefined) {
        return advise(`${doneSoFar(last)}, and nothing after it was started: run this again to continue from there`);
    }
    if (isUnanswered(outcome))
        return advise(`${MAY_STILL_ACT}${longer}`);
    if (isPending(outcome))
        return advise(`run this again${longer}`);
    if (outcome.mode === 'status')
        return advise(`nothing is known yet: run \`mode: status\` again${longer}`);
    const again = `run this again${longer}`;
    const stop = stopInTheWay(outcome);
    return stop === undefined
        ? advise(`${UNCHANGED}: ${again}`)
        : choose(UNCHANGED, [
            { text: again },
            { ...stop, text: `if what is in the way hangs, ${stop.text}, then run this again` },
        ]);
}
/** That Azure needs neither step nor job for it, and how to watch it from another one. */
function goesOn({ mode }, watched) {
    const inputs = inputsInWords(['mode: status', 'wait: true', ...watchInputs(watched)]);
    return {
        continues: `${mode === 'status' ? 'the operation' : 'what was started'} continues in Azure`,
        follow: `follow it in a later job with ${inputs}`,
    };
}
function goesOnInWords(outcome, watched) {
    const { continues, follow } = goesOn(outcome, watched);
    const stops = stopRemedies(outcome, watched).map(({ text }) => `, ${text}`);
    return `${continues}: ${follow}${stops.join('')}`;
}
/** Only rollbacks and what was found under way: an update of the cluster is short, and an abort is what stops things. */
function stopRemedies(outcome, { operationId }) {
    const last = outcome.moves.at(-1)?.move;
    if (last !== undefined && isRollback(last))
        return [abortRemedy([last.pool], operationId)];
    const stop = outcome.mode === 'status' ? stopUnderWay(outcome) : undefined;
    return stop === undefined ? [] : [stop];
}
function doneSoFar(record) {
    return `the last thing done was '${moveInWords(record.move)}'`;
}
/** True when another operation settled the pool at a rollback's versions: a second run would find nothing left to do. */
function isOvertaken({ mode, moves }) {
    return (mode === 'rollback' &&
        moves.some(({ move, settlement }) => settlement?.kind === 'ended' &&
            (0,states/* isSucceeded */.Ak)(settlement.seen.provisioningState) &&
            showsGoal(move, settlement.seen) &&
            (settlement.displacedBy !== undefined || wasPreempted(settlement.error))));
}

;// CONCATENATED MODULE: ./src/report/advice/stopped-at.ts
/** Where an operation stopped: which nodes run what, for whoever decides whether to go back or on. */



/** Returns how far it came, in brackets: by its nodes where Azure tells of each, else as last seen; empty if unknown. */
function stoppedAt(outcome) {
    const read = stopped_at_stoppedPools(outcome).filter(({ nodesRun }) => nodesRun !== undefined);
    if (read.length > 0) {
        const parts = read.map(({ name, nodesRun, after }) => {
            const words = nodesStoppedInWords(nodesRun, after);
            return outcome.isSinglePool ? words : `pool ${(0,plain_text/* oneLine */.TN)(name)}: ${words}`;
        });
        return ` (${parts.join('; ')})`;
    }
    const nodes = nodesLastSeen(outcome);
    return nodes === undefined
        ? ''
        : ` (last seen with ${String(nodes.done)} of ${(0,plain_text/* plural */.LS)(nodes.total, 'node')} done)`;
}
/** More pools than this are left to the table of nodes. */
const MOST_POOLS = 3;
function stopped_at_stoppedPools({ pools, isSinglePool, result }) {
    if (isSinglePool)
        return pools;
    const stopped = pools.filter((pool) => pool.result === result);
    return stopped.length > MOST_POOLS ? [] : stopped;
}
/** With what it means that all of them are alike. */
function nodesStoppedInWords(nodes, shown) {
    const words = nodesInWords(nodes);
    const [group, ...others] = nodes.groups;
    if (group === undefined || others.length > 0)
        return words;
    const isAsShown = group.kubernetesVersion === shown.kubernetesVersion && group.nodeImageVersion === shown.nodeImageVersion;
    return `${words}, ${isAsShown ? 'which is what the pool shows' : 'and none what the pool shows'}`;
}

;// CONCATENATED MODULE: ./src/report/advice/partial-rollback.ts
/** What to do when Kubernetes is back, but the node image is not, or only some of several pools are back. */





/** Returns what to do after `partially-rolled-back`. */
function afterPartialRollback(outcome) {
    const imageOnly = outcome.pools.filter(({ result }) => result === 'partially-rolled-back');
    if (imageOnly.length > 0)
        return afterImageKept(outcome, imageOnly);
    // What was not started waits for the pools before it.
    const stopped = outcome.pools.filter(({ result }) => result !== 'not-started' && factsOf(result).isBack !== true);
    const whose = stopped.length === 0 ? '' : ` of ${poolsInWords(stopped.map(({ name }) => name))}`;
    return advise(`fix what stopped the rollback${whose}, and run this again`);
}
function afterImageKept(outcome, pools) {
    const names = poolsInWords(pools.map(({ name }) => name));
    return choose(`the Kubernetes version of ${names} is back, but the node image is not${causeOf(outcome)}`, remediesFor(outcome, pools));
}
/** A channel is a cause only while it is on. */
function causeOf({ cluster }) {
    if (cluster === undefined)
        return '';
    return isImageChannelOn(cluster)
        ? ` (the node OS channel ${(0,plain_text/* oneLine */.TN)(String(cluster.nodeOsUpgradeChannel))} is on, which installs the newest image)`
        : ' (no node OS channel is on that would explain it)';
}
function remediesFor({ cluster }, pools) {
    const keep = { text: 'keep the newer image, if only the Kubernetes version matters' };
    if (!pools.some(({ isStillOnRecord }) => isStillOnRecord === true)) {
        return [
            keep,
            {
                text: 'create a new pool from a snapshot of a pool that still runs the old image, and move the workload there; nothing older is on record anymore, so this rollback cannot be run again',
            },
        ];
    }
    const isOn = cluster !== undefined && isImageChannelOn(cluster);
    const again = isOn
        ? 'run the rollback again with `auto-upgrade: disable`, and without `auto-upgrade` in `ignore-checks`'
        : 'run the rollback again: the versions are still on record';
    return [{ text: again }, keep];
}

;// CONCATENATED MODULE: ./src/report/advice/pools-left.ts
/** Which pools to name when a rollback of several is run again: one that is back has nothing left on record. */


/** Returns the advice with the pools to run it for, where some are back already: named again, those would block. */
function forPoolsLeft(advice, outcome) {
    const left = poolsLeft(outcome);
    if (left.length === 0 || left.length === outcome.pools.length)
        return advice;
    const named = (part) => ({
        ...part,
        text: part.text.replaceAll('run this again', `run this again with \`${nodepoolInput(left)}\``),
    });
    return { ...named(advice), remedies: advice.remedies.map(named) };
}
/** Returns the names of the pools that a rollback was to bring back, and that aren't. */
function poolsLeft({ mode, pools }) {
    return mode === 'rollback'
        ? pools.filter(({ result }) => factsOf(result).isBack !== true).map(({ name }) => name)
        : [];
}

;// CONCATENATED MODULE: ./src/report/advice/next-step.ts
/** What to do now: for every result in every situation. */



















/** Causes of a Canceled that nobody asked for. */
const AKS_CANCELS = 'nodes could not be drained or a health gate did not pass';
const NEXT_STEPS = {
    aborted: afterAbort,
    'abort-requested': (outcome) => advise(`run \`mode: status\`${operationClause(outcome)} until it shows Canceled; an abort undoes nothing`),
    'nothing-to-abort': afterIdle,
    'completed-before-abort': afterIdle,
    'rolled-back': (outcome) => advise(`${nodesLeft(outcome)}find the cause, test the upgrade elsewhere, and upgrade again${byDate(outcome)}`),
    'rollback-started': (outcome) => advise(`run \`mode: status\` with \`wait: true\`${operationClause(outcome)} and compare both versions: ` +
        'the rollback was accepted, but has not finished'),
    'already-rolled-back': () => advise('nothing to do: nothing newer than the target versions is running'),
    'partially-rolled-back': afterPartialRollback,
    planned: ({ plan }) => advise(plan.length === 0
        ? 'nothing to do: no change is needed'
        : `run this again without \`dry-run\` to carry out the plan (${(0,plain_text/* plural */.LS)(plan.length, 'move')})`),
    blocked: afterBlock,
    failed: (outcome) => {
        if (outcome.mode === 'status')
            return afterFailedOperation(outcome);
        // A check that blocked after something had been changed is the cause, and knows the remedy.
        return checksWith(outcome, 'blocked').length > 0 ? afterBlock(outcome) : afterFailure(outcome);
    },
    canceled: (outcome) => outcome.mode === 'status'
        ? adviceAfterStop(`the operation stopped partway${stoppedAt(outcome)}, canceled by someone, or by AKS because ${AKS_CANCELS}${next_step_runBehind(outcome)}`, outcome)
        : advise(`check the Activity Log to see who canceled it (AKS itself may have done it, because ${AKS_CANCELS}), then run this again: it resumes where it stopped`),
    'timed-out': afterUnfinished,
    interrupted: afterUnfinished,
    error: afterFailure,
    'in-progress': whileInProgress,
    canceling: (outcome) => advise(`wait until it shows Canceled, with \`mode: status\` and \`wait: true\`${operationClause(outcome)}`),
    succeeded: afterGoodStatus,
};
/** Returns what to do now, as one sentence in one line; settings stand between backticks, commands elsewhere. */
function nextStep(outcome) {
    const step = adviceInWords(nextAdvice(outcome));
    if (restoreCommand(outcome.address, outcome.channels) === undefined)
        return step;
    return `${step.replace(/\.$/, '')}; ${channelClause(outcome.channels)}.`;
}
function channelClause(channels) {
    if (channels?.changed !== true) {
        return 'auto-upgrade may still be switched off: check the channels again in a few minutes, and run the restore command if they are off';
    }
    return isOnOtherwise(channels)
        ? 'someone else has changed auto-upgrade since this step turned it off: run the restore command only to undo that too'
        : 'auto-upgrade stays off until you run the restore command';
}
/** Returns the same in parts, each in one line, with what there is to copy. */
function nextAdvice(outcome) {
    return tidy(forPoolsLeft(NEXT_STEPS[outcome.result](outcome), outcome));
}
function afterFailedOperation(outcome) {
    const cause = recipeFor(outcome);
    if (cause === undefined)
        return afterFailure(outcome);
    if (isSwitchedOff(outcome))
        return whileStopped(outcome, 'the operation failed; ');
    const back = rollBackRemedies(outcome);
    // The report itself needs no second run: what failed does.
    const again = back.length === 0 ? 'continue' : 'roll back or continue';
    const recipe = { ...cause, text: cause.text.replaceAll('run this again', again) };
    const on = resumeRemedy(outcome);
    if (recipe.commands !== undefined || recipe.step !== undefined) {
        return choose('the operation failed', [recipe, ...back, on]);
    }
    // What made it fail would make the way back fail, too: it comes before all ways.
    const first = `the operation failed. ${(0,plain_text/* capitalized */.l2)(recipe.text)}`;
    return back.length === 0
        ? advise(`${first}. To ${on.text.replace(':', ',')}`, on)
        : choose(`${first}. Then`, [...back, on]);
}
function afterAbort(outcome) {
    const busy = outcome.pools
        .filter(({ result, provisioningState = '' }) => result === 'aborted' && isBusy(provisioningState))
        .map(({ name }) => name);
    if (busy.length === 0) {
        return adviceAfterStop(`nothing was undone${stoppedAt(outcome)}${next_step_runBehind(outcome)}`, outcome);
    }
    const stop = abortRemedy(busy);
    return advise(`nothing was undone, and another operation is in progress on ${poolsInWords(busy)}: wait for it with \`mode: status\` and \`wait: true\`, or stop it too, with ${inputsInWords(stop.step)}`, { step: stop.step });
}
function isBusy(state) {
    return state !== '' && (0,states/* isMoving */.rU)(state);
}
/** That an update run of a fleet may begin it again. */
function next_step_runBehind({ mayBeginAgain }) {
    return mayBeginAgain === undefined
        ? ''
        : `; update run ${(0,plain_text/* oneLine */.TN)(mayBeginAgain.run)} of fleet ${(0,plain_text/* oneLine */.TN)(mayBeginAgain.fleet)}, which started it, may start it again`;
}
/** What to do about nodes that still run something else after the rollback, by their names. */
function nodesLeft({ pools }) {
    const mixed = pools
        .map(({ name, nodesRun, after }) => ({
        name,
        others: nodesRun === undefined ? [] : otherNodes(nodesRun, after),
    }))
        .filter(({ others }) => others.length > 0);
    return mixed.length === 0
        ? ''
        : `not every node of ${poolsInWords(mixed.map(({ name }) => name))} runs the old versions yet ` +
            `(${namesInWords(mixed.flatMap(({ others }) => others))}): ` +
            'look again with `mode: status`, and drain and replace those nodes if they stay that way; then ';
}
function byDate(outcome) {
    const until = reUpgradeBy(outcome);
    return until === undefined ? '' : ` by ${(0,time/* isoDate */._$)(until)}`;
}
/** The inputs that lead a later run to the same operation. */
function operationClause(outcome) {
    const id = situation_operationOf(outcome)?.id;
    const inputs = [
        ...(outcome.isSinglePool ? [nodepoolInput(outcome.pools.map(({ name }) => name))] : []),
        ...(id === undefined ? [] : [`operation-id: ${(0,plain_text/* oneLine */.TN)(id)}`]),
    ].map((input) => `\`${input.replaceAll('`', '')}\``);
    return inputs.length === 0 ? '' : ` (${inputs.join(', ')})`;
}

;// CONCATENATED MODULE: ./src/report/text/last-sight.ts
/** What was last seen of a pool whose rollback did not come to a good end: no proof of what its nodes run. */




/** Returns when it was last seen and what it showed then; `undefined` where its versions are known. */
function lastSightInWords({ lastSight, nodes, nodesRun }) {
    if (lastSight === undefined)
        return undefined;
    const { at, provisioningState, ...versions } = lastSight;
    const done = nodes === undefined ? '' : `, ${String(nodes.done)} of ${(0,plain_text/* plural */.LS)(nodes.total, 'node')} done`;
    const seen = `last seen at ${(0,time/* isoTime */.Ly)(at)}: ${(0,plain_text/* oneLine */.TN)(provisioningState)}${done}`;
    if (nodesRun !== undefined)
        return `${seen}; ${nodesInWords(nodesRun)}`;
    return Object.keys(versions).length === 0
        ? seen
        : `${seen}; the pool showed ${versionsInWords(versions)}, which changes when a rollback starts and does not tell what its nodes run`;
}

;// CONCATENATED MODULE: ./src/report/log/result.ts
/** The log's last lines: what was read back, the result, and what to do now. */













/** Returns what a pool reads after a rollback, against what it was to be. */
function verifyLine(pool, target, seen) {
    if (!(0,states/* isSucceeded */.Ak)(seen.provisioningState)) {
        // The fields flip when the request is accepted: they tell nothing about the nodes.
        return `Read back pool ${(0,plain_text/* oneLine */.TN)(pool)}: ${(0,plain_text/* oneLine */.TN)(seen.provisioningState)}; which versions its nodes run is unknown.`;
    }
    const kubernetes = compared(seen.kubernetesVersion, target.kubernetesVersion, isSameKubernetesVersion);
    const image = compared(seen.nodeImageVersion, target.nodeImageVersion, isSameImage);
    return `Read back pool ${(0,plain_text/* oneLine */.TN)(pool)}: ${(0,plain_text/* oneLine */.TN)(seen.provisioningState)}, Kubernetes ${kubernetes}, node image ${image}.`;
}
/** Returns the warning about settings that became others while the pool was being rolled back. */
function settingsChangedLine(pool, settings) {
    return `Settings of pool ${(0,plain_text/* oneLine */.TN)(pool)} differ from before the rollback: ${(0,plain_text/* oneLine */.TN)(settings.join(', '))}. A rollback changes only the versions; find out who changed them.`;
}
/** Returns the lines that close the log: the result, one line a pool, what to do now, how to go on, the restore command. */
function resultLines(outcome, context = {}) {
    const restore = restoreCommand(outcome.address, outcome.channels);
    const why = (0,job_limits/* whyCutShort */.t)(outcome, context);
    const step = followOnStep(outcome, context);
    const followOn = step.length === 0 ? [] : [`${FOLLOW_ON_LEAD}:`, ...step];
    return [
        `Result: ${outcome.result}. ${(0,plain_text/* sentence */.em)(headlineOf(outcome))} Took ${(0,time/* formatDuration */.a3)(outcome.endedAt - outcome.startedAt)}.`,
        ...(outcome.pools.length > 1 ? outcome.pools.map(poolResultLine) : []),
        ...outcome.pools.flatMap(lastSightLine),
        ...(why === undefined ? [] : [why]),
        ...insightLines(outcome),
        ...(nextAdvice(outcome).remedies.length > 0
            ? [...followOn, ...nextStepLines(outcome, context)]
            : [...nextStepLines(outcome, context), ...followOn]),
        ...(restore === undefined ? [] : [restoreLead(outcome.channels), `Restore command: ${restore}`]),
        ...result_foundOffLines(foundOff(outcome, context)),
    ];
}
function lastSightLine(pool) {
    const words = lastSightInWords(pool);
    return words === undefined ? [] : [`Pool ${(0,plain_text/* oneLine */.TN)(pool.name)}: ${(0,plain_text/* sentence */.em)(words)}`];
}
function result_foundOffLines(found) {
    if (found === undefined)
        return [];
    const { text, earlierLog, usual, command } = found;
    return [
        `${text}${earlierLog === undefined ? '.' : `: ${(0,plain_text/* oneLine */.TN)(earlierLog)}`}`,
        `To turn it back on yourself once the cause is found (${usual}):`,
        `   ${command}`,
    ];
}
/** Without the names of people: in a public repository anybody may read the log, and a log is kept. */
function insightLines({ insights = [] }) {
    return insights.flatMap(({ text, commands = [], undo }) => [
        (0,plain_text/* oneLine */.TN)(text),
        ...commands.map((command) => `   ${command}`),
        ...(undo === undefined ? [] : [UNDO_LEAD, `   ${undo}`]),
    ]);
}
/** One thing to do in one line, several in a list; what is to be copied stands in lines of its own below. */
function nextStepLines(outcome, context) {
    const { remedies, ...whole } = nextAdvice(outcome);
    if (remedies.length === 0)
        return [`Next step: ${(0,plain_text/* sentence */.em)(whole.text)}`, ...result_linesToCopy(whole, outcome, context)];
    return [
        `Next step: ${(0,plain_text/* capitalized */.l2)(whole.text)}:`,
        ...remedies.flatMap((remedy, index) => [
            `${String(index + 1)}. ${(0,plain_text/* sentence */.em)(remedy.text)}`,
            ...result_linesToCopy(remedy, outcome, context),
        ]),
    ];
}
function result_linesToCopy({ step, commands = [] }, outcome, context) {
    const lines = [...commands, ...(step === undefined ? [] : readyStep(outcome, context, step))];
    return lines.map((line) => `   ${line}`);
}
/** Returns what became of one pool, in one line. */
function poolResultLine({ name, result, after, provisioningState, detail }) {
    const state = provisioningState === undefined ? '' : `, ${(0,plain_text/* oneLine */.TN)(provisioningState)}`;
    const more = detail === undefined ? '' : `. ${(0,plain_text/* sentence */.em)((0,plain_text/* oneLine */.TN)(detail))}`;
    return `Pool ${(0,plain_text/* oneLine */.TN)(name)}: ${result}${state}, ${versionsInWords(after)}${more}`;
}
function compared(seen, wanted, isSame) {
    if (seen === undefined)
        return `unknown (expected ${(0,plain_text/* oneLine */.TN)(wanted)})`;
    return isSame(seen, wanted)
        ? `${(0,plain_text/* oneLine */.TN)(seen)} as requested`
        : `${(0,plain_text/* oneLine */.TN)(seen)} (expected ${(0,plain_text/* oneLine */.TN)(wanted)})`;
}

// EXTERNAL MODULE: ./src/report/early-annotations.ts
var early_annotations = __webpack_require__(1866);
;// CONCATENATED MODULE: ./src/report/advice/guide.ts
/** Addresses in the troubleshooting guide, of the version of this action that runs. */


/** Returns the heading about a check. */
function checkAnchor(id) {
    return id;
}
/** Returns the heading about a result. */
function resultAnchor(result) {
    return `result-${result}`;
}
/** Returns the heading about an error, or `undefined` when the guide has none. */
function errorAnchor(error) {
    return rowFor(error)?.codes[0]?.toLowerCase();
}
/** Returns the address of a heading of the guide, or `undefined` when it is not known where the action comes from. */
function guideUrl(context, anchor) {
    const { serverUrl, actionRepository, actionRef } = context;
    if (serverUrl === undefined || actionRepository === undefined || actionRef === undefined)
        return undefined;
    const path = [...actionRepository.split('/'), 'blob', ...actionRef.split('/')].map(encodeURIComponent);
    return `${serverUrl}/${path.join('/')}/docs/troubleshooting.md#${anchor}`;
}
/** Returns a word of ours, Markdown already, as a link to what the guide says about it. */
function guideLink(label, context, anchor) {
    const url = anchor === undefined ? undefined : guideUrl(context, anchor);
    return url === undefined ? label : `[${label}](${url})`;
}
/** Returns the address of what the guide says about a step that failed: the first block, the error, the result. */
function failureUrl(outcome, context) {
    const [block] = checksWith(outcome, 'blocked');
    const error = decidingError(outcome);
    const anchor = block === undefined ? error && errorAnchor(error) : checkAnchor(block.id);
    return guideUrl(context, anchor ?? resultAnchor(outcome.result));
}

// EXTERNAL MODULE: ./src/report/text/inert.ts
var inert = __webpack_require__(2720);
;// CONCATENATED MODULE: ./src/report/annotations.ts
/** The annotations of a run: at most three, what failed first. */














/** Returns the annotations of a run, most important first: the result, auto-upgrade left off, all other warnings. */
function annotations(outcome, context = {}) {
    return [
        ...resultAnnotation(outcome, context),
        ...channelAnnotation(outcome),
        ...foundOffAnnotation(outcome, context),
        ...otherWarnings(outcome),
    ].map(({ level, title, message }) => ({
        level,
        title: (0,plain_text/* oneLine */.TN)(title, 200),
        message: (0,plain_text/* oneLine */.TN)(message, early_annotations/* LONGEST_MESSAGE */.bX),
    }));
}
/** Only of a run that was run again: what its first attempt left behind is easily missed. */
function foundOffAnnotation(outcome, context) {
    const found = isLaterAttempt(context) ? foundOff(outcome, context) : undefined;
    if (found === undefined)
        return [];
    const log = found.earlierLog === undefined ? '' : ` (${found.earlierLog})`;
    return [
        {
            level: 'warning',
            title: `Auto-upgrade on cluster ${outcome.address.name} is off`,
            message: `${found.text}${log}. The command that turns it on is in the log and the summary.`,
        },
    ];
}
/** Returns which annotations there is room for, errors first, and the lines of the log that say the others. */
function fitAnnotations(all, room) {
    const ranked = all.toSorted((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
    return {
        shown: ranked.slice(0, room),
        lines: ranked
            .slice(room)
            .flatMap(({ level, title, message }) => [
            `${level === 'error' ? 'Error' : 'Warning'}: ${title}`,
            ...message.split('\n').map((line) => `  ${line}`),
        ]),
    };
}
/** Returns the warning for a part of the report that could not be written; the result stands. */
function reportingAnnotation(part, error) {
    return {
        level: 'warning',
        title: `The ${(0,plain_text/* oneLine */.TN)(part)} could not be written`,
        message: `${(0,plain_text/* sentence */.em)((0,plain_text/* oneLine */.TN)(error.message))} The result of the step is not affected.`,
    };
}
function resultAnnotation(outcome, context) {
    const isError = outcome.fails;
    const guide = isError ? failureUrl(outcome, context) : undefined;
    if (!isError && factsOf(outcome.result).warns !== true)
        return [];
    const why = (0,job_limits/* whyCutShort */.t)(outcome, context);
    const message = [
        ...(why === undefined ? [] : [why]),
        ...blockLines(outcome),
        ...errorLines(outcome),
        ...detailLines(outcome),
        `Next step: ${nextStep(outcome)}`,
        ...(guide === undefined ? [] : [`More: ${guide}`]),
    ];
    return [{ level: isError ? 'error' : 'warning', title: headlineOf(outcome), message: (0,plain_text/* joined */.oR)(message) }];
}
function blockLines(outcome) {
    const blocking = checksWith(outcome, 'blocked');
    if (blocking.length === 0)
        return [];
    return [`Blocked by ${(0,plain_text/* listInWords */.Dq)(situation_blockedBy(outcome))}.`, ...blocking.flatMap(checkWithCommands)];
}
function errorLines(outcome) {
    const error = decidingError(outcome);
    if (error === undefined)
        return [];
    return [(0,plain_text/* withFullStop */.uo)(`${errorLead(outcome, error)}: ${errorInWords(error)}`)];
}
/** Commands of which one would not come through unharmed are all left to the log and the summary. */
function checkWithCommands(check) {
    const pool = check.pool === undefined ? '' : ` (pool ${(0,plain_text/* oneLine */.TN)(check.pool)})`;
    const { commands: all = [] } = check;
    const commands = all.every(inert/* isInert */.ND) ? all : [];
    return [`${check.id}${pool}: ${checkInWords(check)}`, ...commands];
}
function detailLines({ pools }) {
    return pools.flatMap(({ name, detail }) => detail === undefined ? [] : [`Pool ${(0,plain_text/* oneLine */.TN)(name)}: ${(0,plain_text/* sentence */.em)((0,plain_text/* oneLine */.TN)(detail))}`]);
}
function channelAnnotation({ address, channels }) {
    const restore = restoreCommand(address, channels);
    if (channels === undefined || restore === undefined)
        return [];
    if (!channels.changed) {
        return [
            {
                level: 'warning',
                title: `Auto-upgrade on cluster ${address.name} may still be switched off`,
                message: `A request to switch it off was sent and may still take effect. Check the channels again in a few minutes; if they are off, restore them: ${restore}`,
            },
        ];
    }
    return [
        {
            level: 'warning',
            title: `Auto-upgrade on cluster ${address.name} was changed and not restored`,
            message: `Restore it once you have found the cause: ${restore}`,
        },
    ];
}
function otherWarnings(outcome) {
    const warned = checksWith(outcome, 'warned');
    const others = outcome.warnings.map((warning) => (0,plain_text/* sentence */.em)((0,plain_text/* oneLine */.TN)(warning)));
    const count = warned.length + others.length;
    if (count === 0)
        return [];
    return [
        {
            level: 'warning',
            title: `${(0,plain_text/* plural */.LS)(count, 'warning')} for ${subjectOf(outcome)}`,
            message: (0,plain_text/* joined */.oR)([...warned.flatMap(checkWithCommands), ...others]),
        },
    ];
}

;// CONCATENATED MODULE: ./src/report/messages.ts
/** Every text that the log shows, in the order in which a run says them. */















;// CONCATENATED MODULE: ./src/report/outputs/nodes.ts
/** What nodes run, in the words of the outputs. */


/** More names say nothing to a later step. */
const MOST_NAMES = 20;
/** Returns one object for each pair of versions; none when Azure does not tell. */
function nodesObjects(pool) {
    return (pool?.nodesRun?.groups ?? []).map(({ kubernetesVersion, nodeImageVersion, names }) => ({
        'kubernetes-version': kubernetesVersion,
        'node-image-version': nodeImageVersion,
        count: names.length,
        names: names.slice(0, MOST_NAMES),
    }));
}
/** Returns the seconds since an operation began that was in progress at that time; `undefined` when not known. */
function runningFor(operation, at) {
    if (operation?.startedAt === undefined || (0,states/* isSettled */.Is)(operation.status))
        return undefined;
    return Math.max(0, Math.round((at - operation.startedAt) / time/* SECOND_MS */._L));
}

;// CONCATENATED MODULE: ./src/report/outputs/pools.ts
/** The `nodepools` output: one object a pool, in the words of the outputs. */

/** Returns the pools of the outcome as they appear in the outputs. */
function poolObjects({ mode, pools, endedAt }) {
    return pools.map((pool) => poolObject(pool, mode !== 'rollback', endedAt));
}
function poolObject(pool, isOfferAsked, at) {
    const { before, after, offer } = pool;
    return {
        name: pool.name,
        result: pool.result,
        'provisioning-state': pool.provisioningState ?? '',
        'power-state': pool.powerState ?? '',
        'running-for': runningFor(pool.operation, at) ?? null,
        nodes: nodesObjects(pool),
        'kubernetes-version': after.kubernetesVersion ?? '',
        'node-image-version': after.nodeImageVersion ?? '',
        'previous-kubernetes-version': before.kubernetesVersion ?? '',
        'previous-node-image-version': before.nodeImageVersion ?? '',
        'operation-id': pool.operation?.id ?? '',
        'rollback-available': isOfferAsked && offer !== undefined ? offer.available : null,
        'rollback-kubernetes-version': offer?.to?.kubernetesVersion ?? '',
        'rollback-node-image-version': offer?.to?.nodeImageVersion ?? '',
        'blocked-by': pool.blockedBy.join(','),
    };
}

;// CONCATENATED MODULE: ./src/report/outputs/report.ts
/** The `report` output: everything about a run as one JSON object. */








/** Raised when a property changes its meaning or goes away; new properties don't raise it. */
const REPORT_SCHEMA_VERSION = 1;
/** GitHub allows one MiB of outputs a job, counted in UTF-16: half as many characters, and room for the others. */
const LARGEST_REPORT = 400_000;
/** AKS lists no more. */
const RECENT_OPERATIONS = 50;
/** How much is kept of each text and of each list; the first that fits is taken. */
const SIZES = [
    { text: 4_000, list: 500 },
    { text: 1_000, list: 300 },
    { text: 200, list: 100 },
    { text: 100, list: 20 },
];
/**
 * Returns the report as JSON. When it would be too large for a job's outputs, texts and lists are cut and
 * `truncated` is true.
 */
function renderReport(outcome, outputs) {
    const whole = reportObject(outcome, outputs);
    // The whole is never written as it is: a hostile one would be longer than a text can be.
    const candidates = SIZES.map((size) => () => {
        const { value, isCut } = shrink(whole, size);
        return (0,inert/* inertJson */.nl)({ ...value, truncated: isCut });
    });
    return firstThatFits(candidates);
}
function firstThatFits(candidates) {
    let json = '';
    for (const candidate of candidates) {
        json = candidate();
        if (json.length <= LARGEST_REPORT)
            break;
    }
    return json;
}
function reportObject(outcome, outputs) {
    const { address, cluster } = outcome;
    return {
        'schema-version': REPORT_SCHEMA_VERSION,
        ...outputs,
        ...typedOutputs(outputs),
        nodes: nodesObjects(singlePool(outcome)).map((one) => ({ ...one })),
        nodepools: poolObjects(outcome).map((pool) => ({
            ...pool,
            nodes: pool.nodes.map((one) => ({ ...one })),
        })),
        mode: outcome.mode,
        fails: outcome.fails,
        'dry-run': outcome.dryRun,
        reason: outcome.reason ?? '',
        'api-version': outcome.apiVersion ?? '',
        cluster: {
            'subscription-id': address.subscriptionId,
            'resource-group': address.resourceGroup,
            name: address.name,
            location: cluster?.location ?? '',
            'provisioning-state': cluster?.provisioningState ?? '',
            'power-state': cluster?.powerState ?? '',
            'kubernetes-version': cluster?.kubernetesVersion ?? '',
        },
        'step-started-at': (0,time/* isoTime */.Ly)(outcome.startedAt),
        'step-ended-at': (0,time/* isoTime */.Ly)(outcome.endedAt),
        checks: outcome.checks.map(checkObject),
        warnings: outcome.warnings,
        timeline: outcome.timeline.map(timelineObject),
        moves: outcome.moves.map(moveObject),
        plan: outcome.plan.map(planObject),
        'recent-operations': outcome.recentOperations.slice(0, RECENT_OPERATIONS).map(operationObject),
    };
}
/** In JSON, booleans and numbers are JSON's own; null when they have no value. */
function typedOutputs(outputs) {
    const percent = outputs['percent-complete'];
    const available = outputs['rollback-available'];
    return {
        'percent-complete': percent === '' ? null : Number(percent),
        'running-for': outputs['running-for'] === '' ? null : Number(outputs['running-for']),
        'rollback-available': available === '' ? null : available === 'true',
        'auto-upgrade-changed': outputs['auto-upgrade-changed'] === 'true',
    };
}
function checkObject(check) {
    return {
        id: check.id,
        nodepool: check.pool ?? '',
        verdict: check.verdict,
        ignored: check.ignored === true,
        seen: check.seen,
        why: check.why ?? '',
        remedy: check.remedy ?? '',
        commands: check.commands ?? [],
        undo: check.undo ?? '',
    };
}
function timelineObject({ at, target, kind, text }) {
    return { at: (0,time/* isoTime */.Ly)(at), target, kind, text };
}
function operationObject(operation) {
    return {
        'operation-id': operation.id,
        'operation-type': operation.kind ?? '',
        'operation-status': operation.status,
        'percent-complete': operation.percentComplete ?? null,
        'started-at': operation.startedAt === undefined ? '' : (0,time/* isoTime */.Ly)(operation.startedAt),
        'ended-at': operation.endedAt === undefined ? '' : (0,time/* isoTime */.Ly)(operation.endedAt),
        'error-code': operation.error?.code ?? '',
        'error-message': operation.error?.message ?? '',
        'resource-id': operation.resourceId ?? '',
    };
}
function moveObject({ move, startedAt, answer, settlement, operation, nodes }) {
    const answered = answer.kind === 'accepted' ? answer : undefined;
    const refused = answer.kind === 'refused' || answer.kind === 'unknown' ? answer.error.details : undefined;
    return {
        ...planObject(move),
        'started-at': (0,time/* isoTime */.Ly)(startedAt),
        answer: answer.kind,
        'http-status': answered?.status ?? refused?.status ?? null,
        'correlation-id': answered?.correlationId ?? refused?.correlationId ?? '',
        'error-code': refused?.code ?? '',
        'operation-id': operation?.id ?? '',
        'nodes-done': nodes?.done ?? null,
        'nodes-total': nodes?.total ?? null,
        settlement: settlement?.kind ?? '',
        'settled-at': settlement !== undefined && 'at' in settlement ? (0,time/* isoTime */.Ly)(settlement.at) : '',
        'settled-state': settlement !== undefined && 'seen' in settlement ? settlement.seen.provisioningState : '',
    };
}
function planObject(move) {
    return {
        move: move.kind,
        target: targetsOf(move).map(targetKey).join(','),
        ...('why' in move ? { why: move.why } : {}),
        ...('to' in move
            ? { 'kubernetes-version': move.to.kubernetesVersion, 'node-image-version': move.to.nodeImageVersion }
            : {}),
        ...('channels' in move
            ? {
                'upgrade-channel': move.channels.upgradeChannel ?? '',
                'node-os-upgrade-channel': move.channels.nodeOsUpgradeChannel ?? '',
            }
            : {}),
    };
}
function shrink(value, size) {
    if (typeof value === 'string')
        return { value: (0,plain_text/* cut */.Jj)(value, size.text), isCut: value.length > size.text };
    if (typeof value !== 'object' || value === null)
        return { value, isCut: false };
    if (isList(value)) {
        const entries = value.slice(0, size.list).map((entry) => shrink(entry, size));
        return {
            value: entries.map((entry) => entry.value),
            isCut: value.length > size.list || entries.some(({ isCut }) => isCut),
        };
    }
    const entries = Object.entries(value).map(([name, entry]) => [name, shrink(entry, size)]);
    return {
        value: Object.fromEntries(entries.map(([name, entry]) => [name, entry.value])),
        isCut: entries.some(([, { isCut }]) => isCut),
    };
}
function isList(value) {
    return Array.isArray(value);
}

;// CONCATENATED MODULE: ./src/report/outputs/index.ts
/** The action's outputs: their table, and their values for an outcome. */









/** Every output, in the order of action.yml. */
const OUTPUTS = (/* unused pure expression or super */ null && ([
    'result',
    'provisioning-state',
    'power-state',
    'running-for',
    'nodes',
    'operation-id',
    'operation-status',
    'percent-complete',
    'started-at',
    'ended-at',
    'kubernetes-version',
    'node-image-version',
    'previous-kubernetes-version',
    'previous-node-image-version',
    'rollback-available',
    'rollback-kubernetes-version',
    'rollback-node-image-version',
    'rollback-expires-at',
    'auto-upgrade-changed',
    'previous-upgrade-channel',
    'previous-node-os-upgrade-channel',
    'restore-command',
    're-upgrade-by',
    'blocked-by',
    'error-code',
    'error-message',
    'correlation-id',
    'next-step',
    'issue-url',
    'nodepools',
    'report',
]));
/** Returns the value of every output; empty when it has none. */
function renderOutputs(outcome) {
    const plain = {
        result: outcome.result,
        ...operationOutputs(outcome),
        ...versionOutputs(outcome),
        ...offerOutputs(outcome),
        ...channelOutputs(outcome),
        're-upgrade-by': whenKnown(reUpgradeBy(outcome), time/* isoDate */._$),
        'blocked-by': situation_blockedBy(outcome).join(','),
        ...errorOutputs(outcome),
        'next-step': nextStep(outcome),
        'issue-url': (outcome.issueUrls ?? []).join(','),
    };
    const texts = Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, safeText(name, value)]));
    return {
        ...texts,
        nodes: (0,inert/* inertJson */.nl)(nodesObjects(singlePool(outcome))),
        nodepools: (0,inert/* inertJson */.nl)(poolObjects(outcome)),
        report: renderReport(outcome, texts),
    };
}
/** A command is for a shell, by way of an environment variable; every other text is for people and conditions. */
function safeText(name, value) {
    return name === 'restore-command' ? (0,plain_text/* oneLine */.TN)(value, LONGEST) : (0,inert/* inert */.tJ)(value, LONGEST);
}
function operationOutputs(outcome) {
    const operation = situation_operationOf(outcome);
    const reported = outcome.isSinglePool ? singlePool(outcome) : outcome.cluster;
    return {
        'provisioning-state': reported?.provisioningState ?? '',
        'power-state': reported?.powerState ?? '',
        'running-for': whenKnown(runningFor(operation, outcome.endedAt), String),
        'operation-id': operation?.id ?? '',
        'operation-status': operation?.status ?? '',
        'percent-complete': whenKnown(operation?.percentComplete, String),
        'started-at': whenKnown(operation?.startedAt, time/* isoTime */.Ly),
        'ended-at': whenKnown(operation?.endedAt, time/* isoTime */.Ly),
    };
}
function versionOutputs(outcome) {
    const pool = singlePool(outcome);
    const after = outcome.isSinglePool
        ? pool?.after
        : { kubernetesVersion: outcome.cluster?.kubernetesVersion };
    const before = outcome.isSinglePool ? pool?.before : { kubernetesVersion: outcome.clusterVersionBefore };
    return {
        'kubernetes-version': after?.kubernetesVersion ?? '',
        'node-image-version': pool?.after.nodeImageVersion ?? '',
        'previous-kubernetes-version': before?.kubernetesVersion ?? '',
        'previous-node-image-version': pool?.before.nodeImageVersion ?? '',
    };
}
function offerOutputs(outcome) {
    const offer = singlePool(outcome)?.offer;
    // After a rollback the offer that it was made from says nothing about another one.
    const isAsked = outcome.mode !== 'rollback';
    return {
        'rollback-available': isAsked && offer !== undefined ? String(offer.available) : '',
        'rollback-kubernetes-version': offer?.to?.kubernetesVersion ?? '',
        'rollback-node-image-version': offer?.to?.nodeImageVersion ?? '',
        'rollback-expires-at': isOnOffer(outcome) && offer !== undefined ? whenKnown(offerExpiry(offer), time/* isoTime */.Ly) : '',
    };
}
/** Azure takes a record off the list when it is rolled back to. */
function isOnOffer(outcome) {
    const isUsed = effectiveMutations(outcome).some(({ move }) => move.kind === 'roll-back');
    return singlePool(outcome)?.offer?.available === true && !isUsed;
}
function channelOutputs(outcome) {
    const { address, channels, cluster } = outcome;
    const found = channels?.found ?? cluster;
    return {
        'auto-upgrade-changed': String(channels?.changed ?? false),
        // Azure leaves the Kubernetes channel out when it is `none`; what an absent node OS channel stands for depends
        // on the cluster's age, so it stays empty.
        'previous-upgrade-channel': found === undefined ? '' : (found.upgradeChannel ?? 'none'),
        'previous-node-os-upgrade-channel': found?.nodeOsUpgradeChannel ?? '',
        'restore-command': restoreCommand(address, channels) ?? '',
    };
}
function errorOutputs(outcome) {
    const error = decidingError(outcome);
    const isFromAzure = error?.isFromAzure === true;
    return {
        'error-code': isFromAzure ? error.code : '',
        'error-message': isFromAzure ? error.message : '',
        'correlation-id': isFromAzure ? (error.correlationId ?? '') : '',
    };
}
/** Longer texts don't fit into environment variables, through which many steps pass outputs on. */
const LONGEST = 8_000;
function whenKnown(value, show) {
    return value === undefined ? '' : show(value);
}
/** What must not be lost with the process; `report` and `nodepools` are large, and wait for the end. */
const EARLY = new Set([
    ...['result', 'operation-id', 'operation-status', 'started-at', 'next-step'],
    ...['previous-kubernetes-version', 'previous-node-image-version'],
    ...['auto-upgrade-changed', 'restore-command'],
    ...['previous-upgrade-channel', 'previous-node-os-upgrade-channel'],
]);
/** Returns the names and values of the outputs that are written while a step goes on. */
function earlyOutputs(outcome) {
    return Object.entries(renderOutputs(outcome)).filter(([name]) => EARLY.has(name));
}

;// CONCATENATED MODULE: ./src/report/text/fitting.ts
/** Keeping a page inside GitHub's limit: parts that would be too long are cut, and say so. */

const encoder = new TextEncoder();
/** Returns the size of a text in UTF-8. */
function byteLength(text) {
    return encoder.encode(text).length;
}
/** Returns as many lines as fit into `maxBytes`, from the first one on, and how many were left out. */
function fitLines(lines, maxBytes) {
    let bytes = 0;
    const end = lines.findIndex((line) => {
        bytes += byteLength(typeof line === 'string' ? line : line.join('   ')) + 8;
        return bytes > maxBytes;
    });
    const kept = end === -1 ? lines : lines.slice(0, end);
    return { kept, leftOut: lines.length - kept.length };
}
/** Returns the note on what was left out, or nothing when all is there. */
function leftOutNote(count, noun) {
    return count === 0
        ? []
        : [
            `_${(0,plain_text/* plural */.LS)(count, `more ${noun}`)} left out: the page would be too long. The output \`report\` may have more._`,
        ];
}

;// CONCATENATED MODULE: ./src/report/summary/changes.ts
/** The summary's account of what was done, or, for a dry run, of what would be. */







const LARGEST_LIST = 100_000;
/** Returns the moves made with Azure's answers, and what became of the channels; `undefined` when nothing was done. */
function changesSection(outcome) {
    const { moves, channels } = outcome;
    if (moves.length === 0)
        return undefined;
    const { kept, leftOut } = fitLines(moves.map(moveItem), LARGEST_LIST);
    const body = [
        'Times are in UTC.',
        kept.join('\n'),
        ...leftOutNote(leftOut, 'move'),
        ...(channels?.putBack === true
            ? [prose(`Auto-upgrade was switched off and restored: ${channelsInWords(channels.found)}.`)]
            : []),
    ];
    return section('What was done', body.join('\n\n'), wentWell(outcome));
}
/** Returns the moves of a dry run, each with its request; `undefined` when it is none. */
function planSection({ dryRun, plan, address }) {
    if (!dryRun || plan.length === 0)
        return undefined;
    const lines = plan.map((move, index) => {
        const request = requestLines(move, address);
        const step = `${String(index + 1)}. ${prose(moveInWords(move))}`;
        if (request.length === 0)
            return step;
        const block = codeBlock(request.join('\n'), 'http').replace(/^/gm, '   ');
        return `${step}\n\n${block}`;
    });
    const { kept, leftOut } = fitLines(lines, LARGEST_LIST);
    return [
        '### Plan',
        'What would be done without `dry-run`:',
        kept.join('\n'),
        ...leftOutNote(leftOut, 'move'),
    ].join('\n\n');
}
/** Returns the warnings that are not a check's, or `undefined` when there are none. */
function warningsSection({ warnings }) {
    if (warnings.length === 0)
        return undefined;
    const { kept, leftOut } = fitLines(warnings.map((warning) => `- ${prose(warning)}`), LARGEST_LIST / 2);
    return ['### Warnings', kept.join('\n'), ...leftOutNote(leftOut, 'warning')].join('\n\n');
}
/** Sentences wrap on a phone where a table of them does not. */
function moveItem(record) {
    const { move, answer, startedAt } = record;
    const sentences = [answerLine(answer), settlementLine(record)]
        .filter((line) => line !== undefined)
        .map((line) => prose((0,plain_text/* withFullStop */.uo)(line)));
    return `- ${(0,time/* timeOfDay */.rb)(startedAt)} **${prose(moveInWords(move))}.** ${sentences.join(' ')}`;
}

;// CONCATENATED MODULE: ./src/report/summary/checks.ts
/** The summary's checks: those that block or warn in a paragraph each, passed ones folded. */





const LARGEST_OPEN = 200_000;
const LARGEST_PASSED = 60_000;
const checks_LONGEST_PART = 1_500;
const checks_LABELS = {
    blocked: '⛔ Blocked',
    warned: '⚠️ Warned',
    notice: 'ℹ️ Noted',
    passed: 'Passed',
};
/** Returns the checks, blocking ones first, or `undefined` when none ran. */
function checksSection({ checks }, context) {
    if (checks.length === 0)
        return undefined;
    const sorted = sortChecks(checks);
    const open = sorted.filter(({ verdict }) => verdict !== 'passed');
    const passed = sorted.filter(({ verdict }) => verdict === 'passed');
    return [
        '### Checks',
        ...(open.length === 0 ? [] : openChecks(open, context)),
        ...(passed.length === 0 ? [] : [passedChecks(passed)]),
    ].join('\n\n');
}
/** Each in a paragraph of its own: a table of sentences is wider than a page, and holds no block to copy. */
function openChecks(checks, context) {
    const { kept, leftOut } = fitLines(checks.map((check) => openCheck(check, context)), LARGEST_OPEN);
    return [...kept, ...leftOutNote(leftOut, 'check')];
}
function openCheck({ id, pool, verdict, seen, why, remedy, commands = [], undo, ignored }, context) {
    const label = `${checks_LABELS[verdict]}${ignored === true ? ' (would have blocked; ignored)' : ''}`;
    const about = pool === undefined ? '' : ` · pool ${markdown_text(pool, checks_LONGEST_PART)}`;
    const sentences = [seen, why, remedy]
        .filter((part) => part !== undefined && part !== '')
        .map((part) => prose((0,plain_text/* sentence */.em)(String(part)), checks_LONGEST_PART));
    return [
        `**${label}** · ${guideLink(code(id), context, checkAnchor(id))}${about}`,
        sentences.join(' '),
        ...commands.map((command) => codeBlock(command, 'sh')),
        ...(undo === undefined ? [] : [UNDO_LEAD, codeBlock(undo, 'sh')]),
    ].join('\n\n');
}
function passedChecks(checks) {
    const lines = checks.map(({ id, pool, seen }) => `- ${code(id)}${pool === undefined ? '' : ` (pool ${markdown_text(pool, checks_LONGEST_PART)})`}: ${prose((0,plain_text/* sentence */.em)(seen), checks_LONGEST_PART)}`);
    const { kept, leftOut } = fitLines(lines, LARGEST_PASSED);
    return folded(`${(0,plain_text/* plural */.LS)(checks.length, 'check')} passed`, [kept.join('\n'), ...leftOutNote(leftOut, 'check')].join('\n\n'));
}

;// CONCATENATED MODULE: ./src/report/summary/head.ts
/** The summary's first screen: the result in words, where, what went wrong, what to do now. */














const ICONS = { good: '✅', notable: 'ℹ️', moving: '⏳', bad: '❌' };
/** As much of one way as anybody reads. */
const LONGEST_ADVICE = 4_000;
/** Returns the heading with the result in words and the line of facts and links below it. */
function headSection(outcome, context) {
    const { address, result, endedAt, startedAt } = outcome;
    const run = runOf(context);
    const facts = [
        `Result ${guideLink(code(result), context, resultAnchor(result))}`,
        `${outcome.mode}${outcome.dryRun ? ' (dry run)' : ''} ${outcome.mode === 'rollback' ? 'in' : 'of'} cluster ${code(address.name)} in resource group ${code(address.resourceGroup)}`,
        `took ${(0,time/* formatDuration */.a3)(endedAt - startedAt)}`,
        markdown_link('Azure portal', portalUrl(address, context.cloud)),
        markdown_link('Activity Log', activityLogUrl(address, context.cloud)),
        ...(run === undefined ? [] : [markdown_link('workflow run', run.url)]),
    ];
    return `## ${ICONS[toneOf(outcome)]} ${markdown_text(headlineOf(outcome))}\n\n${facts.join(' · ')}`;
}
/** Returns what went wrong, quoted: what was attempted, what Azure answered; `undefined` when nothing did. */
function errorSection(outcome, context) {
    const error = decidingError(outcome);
    if (error === undefined)
        return undefined;
    const status = error.status === undefined ? '' : ` (HTTP ${String(error.status)})`;
    const lines = [
        `**${markdown_text(errorLead(outcome, error))}:** ${guideLink(code(error.code), context, errorAnchor(error))}${status}`,
        markdown_text(error.message),
        ...(error.correlationId === undefined ? [] : [`Correlation ID ${code(error.correlationId)}`]),
    ];
    return lines.map((line) => `> ${line}`).join('\n>\n');
}
/** Returns what to do now, with the command that puts auto-upgrade back if it was left changed. */
function nextSection(outcome, context) {
    const restore = restoreCommand(outcome.address, outcome.channels);
    const why = (0,job_limits/* whyCutShort */.t)(outcome, context);
    const step = followOnStep(outcome, context);
    const followOn = step.length === 0 ? [] : [`${FOLLOW_ON_LEAD}:`, codeBlock(step.join('\n'), 'yaml')];
    const advice = adviceLines(outcome, context);
    // Behind a list it would belong to the last of its ways.
    const isList = nextAdvice(outcome).remedies.length > 0;
    return [
        '### What to do now',
        ...(why === undefined ? [] : [prose(why)]),
        ...(isList ? [...followOn, ...advice] : [...advice, ...followOn]),
        ...(restore === undefined ? [] : [restoreLead(outcome.channels), codeBlock(restore, 'sh')]),
        ...foundOffParts(foundOff(outcome, context)),
        ...(isPatchingOff(outcome)
            ? [
                '⚠️ Until then AKS installs **no OS security patches on any pool** of this cluster. A channel change can take up to 24 hours to take effect.',
            ]
            : []),
    ].join('\n\n');
}
function foundOffParts(found) {
    if (found === undefined)
        return [];
    const { earlierLog, usual, command } = found;
    return [
        `${prose(found.text)}${earlierLog === undefined ? '' : ` (${markdown_link('that log', earlierLog)})`}. To turn it back on yourself once the cause is found (${markdown_text(usual)}):`,
        codeBlock(command, 'sh'),
    ];
}
/** One thing to do as a paragraph, several as a list; what is to be copied stands in blocks of its own. */
function adviceLines(outcome, context) {
    const { remedies, ...whole } = nextAdvice(outcome);
    if (remedies.length === 0)
        return [prose((0,plain_text/* sentence */.em)(whole.text), LONGEST_ADVICE), ...blocksOf(whole, outcome, context)];
    return [
        `${prose((0,plain_text/* capitalized */.l2)(whole.text), LONGEST_ADVICE)}:`,
        ...remedies.map((remedy, index) => {
            const parts = [prose((0,plain_text/* sentence */.em)(remedy.text), LONGEST_ADVICE), ...blocksOf(remedy, outcome, context)];
            return `${String(index + 1)}. ${parts.join('\n\n').replace(/\n(?=.)/g, '\n   ')}`;
        }),
    ];
}
function blocksOf({ step, commands = [] }, outcome, context) {
    return [
        ...commands.map((command) => codeBlock(command, 'sh')),
        ...(step === undefined ? [] : [codeBlock(readyStep(outcome, context, step).join('\n'), 'yaml')]),
    ];
}

;// CONCATENATED MODULE: ./src/report/summary/nodes.ts
/** The summary's account of what nodes run, and of what was found beside the cluster. */






const LARGEST_TABLE = 60_000;
const LONGEST_CELL = 600;
/** Returns what the nodes of each pool run, or that Azure does not tell; `undefined` when it was not asked. */
function nodesSection({ pools }) {
    const asked = pools.filter(({ nodesRun, areNodesUntold }) => nodesRun !== undefined || areNodesUntold === true);
    if (asked.length === 0)
        return undefined;
    const lines = fitLines(nodesLines(asked.map(({ name, nodesRun }) => ({ pool: name, nodes: nodesRun }))).map((line) => `- ${prose(line)}`), LARGEST_TABLE);
    const groups = asked.flatMap(groupsOf);
    const rows = fitLines(groups.map(groupRow), LARGEST_TABLE);
    const named = fitLines(groups.map(groupNames), LARGEST_TABLE);
    return [
        '### Nodes',
        lines.kept.join('\n'),
        ...leftOutNote(lines.leftOut, 'line'),
        ...(rows.kept.length === 0
            ? []
            : [
                table(['Pool', 'Nodes', 'Kubernetes', 'Node image'], rows.kept),
                ...leftOutNote(rows.leftOut, 'row'),
                folded('Names of the nodes', [named.kept.join('\n'), ...leftOutNote(named.leftOut, 'line')].join('\n\n')),
            ]),
    ].join('\n\n');
}
/** Which nodes run what; where all run the same, the sentence says it. */
function groupsOf({ name, nodesRun }) {
    if (nodesRun === undefined || nodesRun.groups.length < 2)
        return [];
    return nodesRun.groups.map((group) => ({ pool: name, ...group }));
}
function groupRow({ pool, kubernetesVersion, nodeImageVersion, names }) {
    return [
        `**${markdown_text(pool, LONGEST_CELL)}**`,
        String(names.length),
        markdown_text(kubernetesVersion, LONGEST_CELL),
        markdown_text(nodeImageVersion, LONGEST_CELL),
    ];
}
function groupNames({ pool, names, ...versions }) {
    const what = markdown_text(versionsInWords(versions), LONGEST_CELL);
    return `- Pool **${markdown_text(pool, LONGEST_CELL)}**, ${what}: ${markdown_text(namesInWords(names), 2 * LONGEST_CELL)}`;
}
/** Returns who began what, how long it takes, and when windows open; people are named in private repositories alone. */
function insightsSection({ insights = [] }, context) {
    if (insights.length === 0)
        return undefined;
    const { kept, leftOut } = fitLines(insights.map((insight) => insightItem(insight, context.isPublicRepository === false)), LARGEST_TABLE);
    return ['### What else is known', kept.join('\n'), ...leftOutNote(leftOut, 'line')].join('\n\n');
}
function insightItem({ text: said, named, commands = [], undo }, isPrivate) {
    const parts = [
        prose((0,plain_text/* capitalized */.l2)((isPrivate ? named : undefined) ?? said), LONGEST_CELL),
        ...commands.map((command) => codeBlock(command, 'sh')),
        ...(undo === undefined ? [] : [UNDO_LEAD, codeBlock(undo, 'sh')]),
    ];
    return `- ${parts.join('\n\n').replace(/\n(?=.)/g, '\n  ')}`;
}

;// CONCATENATED MODULE: ./src/report/summary/pools.ts
/** The summary's table of cluster and pools, before and after. */








const pools_LARGEST_TABLE = 150_000;
const pools_LONGEST_CELL = 300;
const NOTHING = '–';
/** They fit the 936 pixels of GitHub's page; on a phone the first ones show, and one scrolls to the rest. */
const COLUMNS = ['Pool', 'Result', 'State', 'Kubernetes', 'Node image'];
/** Results with which the node counts last seen on the way say nothing any more. */
const COMPLETE = new Set([
    'rolled-back',
    'already-rolled-back',
    'succeeded',
]);
/** Returns the table of the control plane and the pools, or `undefined` when neither could be read. */
function poolsSection(outcome) {
    const { pools, cluster } = outcome;
    if (pools.length === 0 && cluster === undefined)
        return undefined;
    const rows = [...(cluster === undefined ? [] : [clusterRow(outcome)]), ...pools.map(poolRow)];
    const { kept, leftOut } = fitLines(rows, pools_LARGEST_TABLE);
    return [
        hasChanges(outcome) ? '### Before → after' : '### Control plane and pools',
        table(COLUMNS, kept),
        ...leftOutNote(leftOut, 'row'),
        ...pools_detailLines(outcome),
    ].join('\n\n');
}
function hasChanges({ cluster, clusterVersionBefore, pools }) {
    const isChanged = (before, after) => before !== undefined && after !== undefined && before !== after;
    return (isChanged(clusterVersionBefore, cluster?.kubernetesVersion) ||
        pools.some(({ before, after }) => isChanged(before.kubernetesVersion, after.kubernetesVersion) ||
            isChanged(before.nodeImageVersion, after.nodeImageVersion)));
}
function clusterRow({ cluster, clusterVersionBefore, clusterResult }) {
    return [
        '**control plane**',
        clusterResult === undefined ? NOTHING : code(clusterResult),
        state(cluster?.provisioningState),
        change(clusterVersionBefore, cluster?.kubernetesVersion),
        NOTHING,
    ];
}
function poolRow(pool) {
    const { name, before, after, provisioningState, result, tookMs, nodes } = pool;
    const isCounted = nodes !== undefined && !COMPLETE.has(result) && !(0,states/* isSucceeded */.Ak)(String(provisioningState));
    const progress = isCounted ? [`${String(nodes.done)} of ${(0,plain_text/* plural */.LS)(nodes.total, 'node')} done`] : [];
    const duration = tookMs === undefined ? [] : [(0,time/* formatDuration */.a3)(tookMs)];
    return [
        `**${markdown_text(name, pools_LONGEST_CELL)}**`,
        [code(result), ...progress, ...duration].join('<br>'),
        state(provisioningState),
        change(before.kubernetesVersion, after.kubernetesVersion),
        change(before.nodeImageVersion, after.nodeImageVersion, '<br>'),
    ];
}
/** Two long names side by side would leave the other columns no room: `gap` puts them under each other. */
function change(before, after, gap = ' ') {
    if (before === undefined || before === after)
        return pools_shown(after);
    return `${pools_shown(before)} →${gap}${after === undefined ? 'not known' : `**${pools_shown(after)}**`}`;
}
function state(value) {
    return value === undefined ? NOTHING : breakable(value, pools_LONGEST_CELL);
}
function pools_shown(value) {
    return value === undefined ? NOTHING : markdown_text(value, pools_LONGEST_CELL);
}
/** What the table has no room for. A rollback used up what was on offer before it. */
function pools_detailLines({ mode, pools }) {
    const lines = pools.flatMap((pool) => [...(mode === 'rollback' ? [] : offerWords(pool)), ...detailWords(pool)].map((words) => `- Pool **${markdown_text(pool.name, pools_LONGEST_CELL)}**${words}`));
    const { kept, leftOut } = fitLines(lines, pools_LARGEST_TABLE / 3);
    return kept.length === 0 ? [] : [kept.join('\n'), ...leftOutNote(leftOut, 'line')];
}
function offerWords({ offer }) {
    if (offer?.available !== true || offer.to === undefined)
        return [];
    const until = offerExpiry(offer);
    const versions = markdown_text(versionsInWords(offer.to), 2 * pools_LONGEST_CELL);
    return [
        ` can be rolled back to ${versions}${until === undefined ? '' : `, until at least ${(0,time/* isoDate */._$)(until)}`}.`,
    ];
}
function detailWords(pool) {
    return [pool.detail, lastSightInWords(pool)].flatMap((words) => words === undefined ? [] : [`: ${withBlock((0,plain_text/* withFullStop */.uo)(words))}`]);
}
/** A command at the end stands in a block of its own, to be copied. */
function withBlock(words) {
    const [, lead, command] = /^(.*:) (az .*)$/.exec(words) ?? [];
    if (lead === undefined || command === undefined)
        return prose(words);
    return `${prose(lead)}\n\n${codeBlock(command, 'sh')}`.replace(/\n(?=.)/g, '\n  ');
}

;// CONCATENATED MODULE: ./src/report/summary/record.ts
/** The summary's reference part: what to keep in mind, recent operations, and who did what under which ids. */











const record_LARGEST_TABLE = 100_000;
const record_LONGEST_CELL = 500;
const record_NOTHING = '–';
/** Returns what to keep in mind while pools run older versions: patches, the date, and pins against drift. */
function reminderSection(outcome) {
    const until = reUpgradeBy(outcome);
    if (until === undefined)
        return undefined;
    const pins = outcome.pools.filter(isOlder).flatMap(pinLine);
    const { kept, leftOut } = fitLines(pins, record_LARGEST_TABLE);
    return [
        '### Until the next upgrade',
        `- **Upgrade again by ${(0,time/* isoDate */._$)(until)}.** Older versions lack security fixes: plan it within days if fixes are waiting, within weeks if there are compatibility problems, and within 30 days at the latest.`,
        '- **Pin the versions in your templates**, so that the next Terraform or Bicep run does not upgrade the pools again:',
        ...(kept.length === 0 ? [] : [kept.join('\n')]),
        ...leftOutNote(leftOut, 'pool'),
        ...issueLine(outcome),
    ].join('\n\n');
}
function issueLine({ issueUrls = [] }) {
    if (issueUrls.length === 0)
        return [];
    const links = issueUrls.map((url) => markdown_link(url.replace(/^.*\//, '#'), url));
    return [`The checklist is in the follow-up issue ${links.join(', ')}.`];
}
/** Returns the recent operations, folded, or `undefined` when none are known. */
function operationsSection({ recentOperations }) {
    if (recentOperations.length === 0)
        return undefined;
    const { kept, leftOut } = fitLines(recentOperations.map(operationRow), record_LARGEST_TABLE);
    const body = [
        table(['What', 'Status', 'Started (UTC)', 'Ended (UTC)', 'Error', 'ID'], kept),
        ...leftOutNote(leftOut, 'operation'),
    ];
    return folded((0,plain_text/* plural */.LS)(recentOperations.length, 'recent operation'), body.join('\n\n'));
}
/** Returns the record for an audit: who, which run, why, and the ids to find it in Azure. */
function auditSection(outcome, context) {
    const { address, apiVersion, reason, startedAt, endedAt } = outcome;
    const run = runOf(context);
    const where = [context.repository, context.workflow, context.job].filter((part) => part !== undefined);
    const ids = correlationIds(outcome);
    const operation = situation_operationOf(outcome);
    const rows = [
        ['Cluster', code((0,domain_inputs/* clusterResourceId */.U)(address))],
        ...row('Requested by', context.actor),
        ...row('Workflow', where.length === 0 ? undefined : where.join(' / ')),
        ...(run === undefined ? [] : [['Run', markdown_link(`${run.id}, attempt ${run.attempt}`, run.url)]]),
        ...row('Reason', reason),
        ['From, to (UTC)', `${(0,time/* isoTime */.Ly)(startedAt)}, ${(0,time/* isoTime */.Ly)(endedAt)}`],
        ...(operation === undefined ? [] : [['Operation ID', code(operation.id)]]),
        ...(ids.length === 0 ? [] : [['Correlation IDs', ids.map((id) => code(id, 100)).join(', ')]]),
        ...row('AKS API version', apiVersion),
    ];
    const lines = rows.map(([name, value]) => `- **${name}:** ${value}`);
    return section('Record', lines.join('\n'), wentWell(outcome));
}
function correlationIds(outcome) {
    const ids = [
        ...outcome.moves.map(({ answer }) => {
            if (answer.kind === 'accepted')
                return answer.correlationId;
            return answer.kind === 'refused' || answer.kind === 'unknown'
                ? answer.error.details.correlationId
                : undefined;
        }),
        decidingError(outcome)?.correlationId,
    ];
    return [...new Set(ids)].filter((id) => id !== undefined).slice(0, 50);
}
function row(name, value) {
    return value === undefined || value === '' ? [] : [[name, markdown_text(value)]];
}
/** A pool that was not taken back is for upgrading or for another attempt, not for pinning. */
function isOlder({ result }) {
    return factsOf(result).isRollback === true || factsOf(result).isBack === true;
}
function pinLine({ name, after }) {
    if (after.kubernetesVersion === undefined)
        return [];
    const version = after.kubernetesVersion;
    return [
        `  - Pool **${markdown_text(name, record_LONGEST_CELL)}**: ${code(`orchestrator_version = "${version}"`, record_LONGEST_CELL)} (Terraform, azurerm), ` +
            `${code(`orchestratorVersion: '${version}'`, record_LONGEST_CELL)} (Bicep)`,
    ];
}
function operationRow(operation) {
    const { id, status, percentComplete, startedAt, endedAt, error } = operation;
    const percent = percentComplete === undefined ? '' : ` (${String(percentComplete)} %)`;
    return [
        markdown_text(whatOf(operation), record_LONGEST_CELL),
        `${breakable(status, record_LONGEST_CELL)}${percent}`,
        startedAt === undefined ? record_NOTHING : (0,time/* isoTime */.Ly)(startedAt),
        endedAt === undefined ? record_NOTHING : (0,time/* isoTime */.Ly)(endedAt),
        error === undefined ? record_NOTHING : `${code(error.code, record_LONGEST_CELL)} ${markdown_text(error.message, record_LONGEST_CELL)}`,
        code(id, record_LONGEST_CELL),
    ];
}
/** Such as `upgrade of pool user`, as far as Azure tells. */
function whatOf(operation) {
    const pool = poolOf(operation);
    return `${kindNoun(operation)}${pool === undefined ? '' : ` of pool ${pool}`}`;
}

;// CONCATENATED MODULE: ./src/report/summary/timeline.ts
/** The picture of a run: the states of each target over time, with the moves as marks (a Mermaid Gantt chart). */





/** More bars than this can't be read any more. The first and the last are kept. */
const MOST_BARS = 40;
/** More targets than this make the picture higher than a screen. */
const MOST_TARGETS = 12;
const LONGEST_LABEL = 40;
/** Of less, and where nothing came of any request, the picture says no more than a sentence. */
const SHORTEST_SPAN_MS = time/* MINUTE_MS */.kg;
/** As many times of day as fit under the picture on a phone. */
const MOST_TICKS = 5;
/** Distances between two times of day, as Mermaid writes them. */
const TICKS = [
    ...[1, 2, 5, 10, 15, 30].map((count) => [`${String(count)}minute`, count * time/* MINUTE_MS */.kg]),
    ...[1, 2, 3, 6, 12].map((count) => [`${String(count)}hour`, count * time/* HOUR_MS */.iQ]),
    ...[1, 2, 7].map((count) => [`${String(count)}day`, count * time/* DAY_MS */.sO]),
];
const LONGEST_TICK = ['1month', 30 * time/* DAY_MS */.sO];
/**
 * GitHub draws in its light or its dark theme, in which some labels can't be read. What stands in bars gets colors
 * that go together in both; what stands beside them keeps the theme's.
 */
const COLORS = {
    taskBkgColor: '#0969da',
    taskBorderColor: '#0969da',
    taskTextColor: '#ffffff',
    critBkgColor: '#cf222e',
    critBorderColor: '#cf222e',
    doneTaskBkgColor: '#d1d9e0',
    doneTaskBorderColor: '#818b98',
    gridColor: '#818b98',
};
/** Words that begin a statement of a Gantt chart: a label must not begin with one. */
const STATEMENTS = /^(?:gantt|title|section|click|call|href|todaymarker|excludes|includes|dateformat|axisformat|tickinterval|weekday|weekend|inclusiveenddates|topaxis|acctitle|accdescr|%%)/i;
/** Returns the chart's Mermaid text and how many targets it leaves out; `undefined` when there is nothing to draw. */
function renderTimeline(outcome) {
    if (outcome.moves.length > 0 && outcome.moves.every(isRefused))
        return undefined;
    const targets = [...new Set(outcome.timeline.map(({ target }) => target))].sort(clusterFirst);
    // A state that never changed and no move: the table of pools says as much.
    const eventful = targets
        .map((target) => ({ target, bars: barsOf(target, outcome) }))
        .filter(({ bars }) => bars.length > 1);
    const sections = eventful.slice(0, MOST_TARGETS);
    const span = spanOf(sections.flatMap(({ bars }) => bars));
    if (span < SHORTEST_SPAN_MS)
        return undefined;
    const count = sections.reduce((sum, { bars }) => sum + bars.length, 0);
    const perTarget = Math.max(2, Math.floor(MOST_BARS / sections.length));
    const kept = sections.map(({ target, bars }) => ({ target, bars: firstAndLast(bars, perTarget) }));
    const lines = [
        `%%{init: ${JSON.stringify({ themeVariables: COLORS })}}%%`,
        'gantt',
        '  dateFormat YYYY-MM-DDTHH:mm:ss',
        ...axisLines(span),
        '  todayMarker off',
        ...kept.flatMap(({ target, bars }, index) => [
            `  section ${sectionLabel(target)}`,
            ...bars.map((bar, place) => `  ${barLine(bar, `t${String(index)}b${String(place)}`)}`),
        ]),
    ];
    const note = leftOut(eventful.length - sections.length, count - kept.reduce((sum, { bars }) => sum + bars.length, 0));
    return { mermaid: lines.join('\n'), ...(0,optional/* optional */.l)('note', note) };
}
function isRefused({ answer }) {
    return answer.kind === 'refused' || answer.kind === 'withheld';
}
/** Below 0 when there is no bar. */
function spanOf(bars) {
    return Math.max(...bars.map(({ to }) => to)) - Math.min(...bars.map(({ from }) => from));
}
function axisLines(span) {
    const [tick, distance] = TICKS.find(([, ms]) => span / ms <= MOST_TICKS) ?? LONGEST_TICK;
    return [`  axisFormat ${distance < time/* DAY_MS */.sO ? '%H:%M' : '%m-%d'}`, `  tickInterval ${tick}`];
}
/** Returns a label that Mermaid takes for text whatever it contained: letters, digits, blanks and a few signs. */
function mermaidLabel(text) {
    const words = text
        .replace(/[^A-Za-z0-9 ._/()+-]+/g, ' ')
        .replace(/ {2,}|^ /g, ' ')
        .trim()
        .slice(0, LONGEST_LABEL)
        .trim();
    if (words === '')
        return 'unknown';
    return STATEMENTS.test(words) ? `- ${words}` : words;
}
function clusterFirst(one, other) {
    return Number(other === 'cluster') - Number(one === 'cluster');
}
function barsOf(target, { timeline, endedAt }) {
    const entries = timeline
        .filter((entry) => entry.target === target && (0,time/* isoTime */.Ly)(entry.at) !== '')
        .sort((one, other) => one.at - other.at);
    const states = entries.filter(({ kind }) => kind === 'state');
    const changes = states.filter((entry, index) => entry.text !== states[index - 1]?.text);
    return entries
        .filter((entry) => entry.kind === 'move' || changes.includes(entry))
        .map((entry) => (entry.kind === 'move' ? markOf(entry) : stateBar(entry, changes, endedAt)));
}
function markOf({ at, text }) {
    return { label: markOfMove(text), tag: 'milestone', from: at, to: at };
}
function stateBar(entry, changes, endedAt) {
    const next = changes[changes.indexOf(entry) + 1];
    const to = Math.max(next?.at ?? endedAt, entry.at + time/* SECOND_MS */._L);
    return { label: entry.text, tag: tagOf(entry.text), from: entry.at, to };
}
function tagOf(state) {
    const terminal = (0,states/* terminalState */.AQ)(state);
    if (terminal === undefined)
        return '';
    return terminal === 'failed' ? 'crit' : 'done';
}
function barLine({ label, tag, from, to }, id) {
    const end = tag === 'milestone' ? '0s' : chartTime(to);
    return `${mermaidLabel(label)} :${[tag, id, chartTime(from), end].filter((part) => part !== '').join(', ')}`;
}
/** Without a zone: the chart then shows the figures as they are, in UTC, wherever it is read. */
function chartTime(ms) {
    return (0,time/* isoTime */.Ly)(ms).replace('Z', '');
}
function sectionLabel(target) {
    return mermaidLabel(target.replace('/', ' '));
}
function firstAndLast(bars, most) {
    if (bars.length <= most)
        return bars;
    const first = Math.floor(most / 2);
    return [...bars.slice(0, first), ...bars.slice(bars.length - (most - first))];
}
function leftOut(targets, bars) {
    const parts = [
        ...(targets > 0 ? [(0,plain_text/* plural */.LS)(targets, 'more pool')] : []),
        ...(bars > 0 ? [`${(0,plain_text/* plural */.LS)(bars, 'state')} or moves in between`] : []),
    ];
    return parts.length === 0 ? undefined : `Not shown: ${parts.join('; ')}.`;
}

;// CONCATENATED MODULE: ./src/report/summary/index.ts
/** The job summary: one page of Markdown, what matters most first, the picture last. */








/**
 * Returns the summary page of an outcome.
 *
 * GitHub drops a step's whole summary when it is larger than 1 MiB. Every section keeps to a limit of its own, and the
 * limits add up to less than that.
 */
function renderSummary(outcome, context) {
    const sections = [
        headSection(outcome, context),
        errorSection(outcome, context),
        nextSection(outcome, context),
        poolsSection(outcome),
        nodesSection(outcome),
        insightsSection(outcome, context),
        planSection(outcome),
        warningsSection(outcome),
        checksSection(outcome, context),
        reminderSection(outcome),
        changesSection(outcome),
        operationsSection(outcome),
        auditSection(outcome, context),
        timelineSection(outcome),
    ].filter((section) => section !== undefined);
    return `${sections.join('\n\n')}\n`;
}
function timelineSection(outcome) {
    const timeline = renderTimeline(outcome);
    if (timeline === undefined)
        return undefined;
    return [
        '### Timeline (UTC)',
        codeBlock(timeline.mermaid, 'mermaid'),
        ...(timeline.note === undefined ? [] : [timeline.note]),
    ].join('\n\n');
}

// EXTERNAL MODULE: ./src/domain/issue-trouble.ts
var issue_trouble = __webpack_require__(2113);
;// CONCATENATED MODULE: ./src/steps/follow-up.ts
/** After a rollback: one issue for each pool that is back, opened or brought up to date. Never undoes a result. */


/** Returns the outcome with the addresses of its issues, and with a warning for what could not be written. */
async function writeFollowUps(task) {
    const { outcome, context, issues, runner } = task;
    const pools = followUps(outcome, context).map(({ pool }) => pool);
    // A run that is being canceled has a few seconds left, for its report.
    if (pools.length === 0 || outcome.result === 'interrupted')
        return outcome;
    runner.startGroup('Follow-up issue');
    const { urls, warnings } = issues === undefined
        ? { urls: [], warnings: [followUpFailure(pools, NO_TOKEN)] }
        : await writeAll(task, issues, pools);
    runner.endGroup();
    return {
        ...outcome,
        ...(urls.length === 0 ? {} : { issueUrls: urls }),
        warnings: [...outcome.warnings, ...warnings],
    };
}
/** One after the other; the first that fails ends it, because the others would fail likewise. */
async function writeAll(task, issues, pools) {
    const urls = [];
    const warnings = [];
    try {
        const isPublicRepository = await issues.isPublicRepository();
        const context = { ...task.context, isPublicRepository };
        for (const followUp of followUps(task.outcome, context)) {
            const { url, openDuplicate } = await write(task, issues, followUp);
            urls.push(url);
            if (openDuplicate !== undefined)
                warnings.push(duplicateWarning(openDuplicate, url));
        }
        if (isFollowUpPublic(context))
            warnings.push(PUBLIC_FOLLOW_UP_WARNING);
    }
    catch (error) {
        const why = error instanceof issue_trouble/* IssueError */.u ? issueTroubleInWords(error.trouble) : String(error);
        warnings.push(followUpFailure(pools.slice(urls.length), why));
    }
    return { urls, warnings };
}
async function write({ labels, runner }, issues, followUp) {
    const { pool, title, body, marker, comment, isOnlyNew } = followUp;
    const published = await issues.publish({ title, body, marker, comment, labels, isOnlyNew });
    runner.info(followUpLine(pool, published.url, published.isNew, isOnlyNew));
    return published;
}

;// CONCATENATED MODULE: ./src/reporting.ts
/** Report: outputs, follow-up issue, log, summary and annotations, each written whatever becomes of the others. */





/**
 * Outputs first: the steps that follow need them even if neither issue nor summary can be written. Annotations last,
 * when all that may need one is known.
 */
async function report(about) {
    const { runner, inputs, ended, context, room } = about;
    const outputs = renderOutputs(ended);
    const unset = writeOutputs(runner, outputs);
    const outcome = await followUp(about);
    const news = Object.entries(renderOutputs(outcome)).filter(([name, value]) => value !== outputs[name]);
    unset.push(...writeOutputs(runner, Object.fromEntries(news)));
    for (const line of resultLines(outcome, context))
        runner.info(line);
    const unwritten = inputs.reporting.summary ? await writeSummary(runner, outcome, context) : [];
    const [lost] = unset;
    const { shown, lines } = fitAnnotations([
        ...annotations(outcome, context),
        ...(lost === undefined ? [] : [reportingAnnotation('outputs', lost)]),
        ...unwritten,
    ], room);
    for (const annotation of shown)
        (0,annotate/* annotate */.fz)(runner, annotation);
    for (const line of lines)
        runner.info(line);
}
/**
 * Writes what the step would leave if it ended now, outputs and summary each for itself; whatever goes wrong with it shows
 * again at the end. Never rejects.
 */
async function writeSoFar(runner, { reporting }, outcome, context) {
    const tried = async (write) => {
        try {
            await write();
        }
        catch (error) {
            runner.debug(`The report so far could not be written: ${(0,annotate/* messageOf */.bD)(error)}`);
        }
    };
    await tried(() => {
        for (const [name, value] of earlyOutputs(outcome))
            runner.setOutput(name, value);
    });
    if (reporting.summary)
        await tried(() => runner.writeSummary(renderSummary(outcome, context)));
}
/** Writes each output for itself; what can't be written is told in the log. Returns why, once for each. */
function writeOutputs(runner, outputs) {
    return Object.entries(outputs).flatMap(([name, value]) => {
        try {
            runner.setOutput(name, value);
            return [];
        }
        catch (error) {
            if (value !== '')
                runner.info(`Output ${name}, which could not be written: ${value}`);
            return [{ message: (0,annotate/* messageOf */.bD)(error) }];
        }
    });
}
/** Returns the warning to give when it can't be written; its text stands in the log then. */
async function writeSummary(runner, outcome, context) {
    const markdown = renderSummary(outcome, context);
    try {
        await runner.writeSummary(markdown);
        return [];
    }
    catch (error) {
        runner.startGroup('Summary, which could not be written');
        runner.info(markdown);
        runner.endGroup();
        return [reportingAnnotation('job summary', { message: (0,annotate/* messageOf */.bD)(error) })];
    }
}
async function followUp({ runner, connectIssues, inputs, ended, context }) {
    const { reporting } = inputs;
    if (!reporting.followUpIssue)
        return ended;
    const { gitHubToken: token, issueLabels: labels } = reporting;
    const { repository } = context;
    const issues = token === undefined || repository === undefined ? undefined : connectIssues(token, repository);
    return writeFollowUps({ outcome: ended, context, labels, issues, runner });
}

;// CONCATENATED MODULE: ./src/domain/moves/late.ts
/** Requests whose effect comes after they were given up: a PUT may take longer to act than anybody waits for it. */




/** Returns the record, settled by what the cluster shows now if its effect came after all and is over. */
function settleLate(record, { cluster, at }) {
    if (!hasComeLate(record, cluster) || !(0,states/* isSettled */.Is)(cluster.provisioningState))
        return record;
    return {
        ...record,
        settlement: { kind: 'ended', at, seen: sightCluster(cluster), wasSeenCanceling: false },
    };
}
/** True while the cluster is moving through a switch-off of this run whose answer was lost, or that had not begun. */
function isOwnUpdate(history, cluster) {
    return sentSwitchOffs(history).some((record) => hasComeLate(record, cluster));
}
/** The channels read as a switch-off wants them that was sent, and of which nothing had been seen before. */
function hasComeLate(record, cluster) {
    return (isSwitchOff(record) &&
        (record.answer.kind === 'accepted' || record.answer.kind === 'unknown') &&
        record.settlement?.kind === 'not-begun' &&
        hasChannels(cluster, record.move.channels));
}

;// CONCATENATED MODULE: ./src/steps/journal.ts
/** The memory of one run: what was seen and done, kept so that it can be told whenever the run is cut short. */





/** More entries than this say nothing to anybody; the first and the last ones are kept. */
const MAX_TIMELINE = 500;
class Journal {
    #first;
    #latest;
    #records = [];
    #timeline = [];
    #states = new Map();
    #warnings = [];
    #checks = [];
    #plan = [];
    #clusterReadAt = -Infinity;
    #heldUpMs = 0;
    /**
     * Keeps an observation; the first one is what the run found.
     *
     * @param clusterReadAt when the cluster's own answer came; the others may have taken longer.
     */
    observed(observation, clusterReadAt = observation.at) {
        this.#first ??= observation;
        this.#latest = observation;
        for (const [index, record] of this.#records.entries()) {
            this.#records[index] = settleLate(record, observation);
        }
        this.sawCluster(observation.cluster, observation.at);
        this.#clusterReadAt = clusterReadAt;
    }
    /** Keeps what a look at the cluster showed, and notes every change of state. */
    sawCluster(cluster, at) {
        if (this.#latest !== undefined)
            this.#latest = { ...this.#latest, cluster };
        this.#clusterReadAt = at;
        this.#note('cluster', cluster.provisioningState, at);
        for (const pool of cluster.pools)
            this.#note(`pool/${pool.name}`, pool.provisioningState, at);
    }
    /** Keeps what the nodes of a pool were last seen to run. */
    sawMachines(pool, reading) {
        if (this.#latest === undefined)
            return;
        this.#latest = { ...this.#latest, machines: new Map([...this.#latest.machines, [pool, reading]]) };
    }
    /** Keeps what the checks of a round said; a round without checks keeps the last ones. */
    checked(checks, plan) {
        if (checks.length > 0)
            this.#checks = checks;
        this.#plan = plan;
    }
    /** Counts what reads that the run can do without have cost the next move, in milliseconds. */
    heldUp(ms) {
        this.#heldUpMs += ms;
    }
    /** Begins a record, before anything is sent, and returns the function that adds to it. */
    begin(record) {
        // One that was withheld is still to be made, by another round.
        if (record.answer.kind !== 'withheld')
            this.#heldUpMs = 0;
        const index = this.#records.push(record) - 1;
        this.#addToTimeline({
            at: record.startedAt,
            target: targetsOf(record.move).map(targetKey)[0] ?? 'cluster',
            kind: 'move',
            text: record.move.kind,
        });
        return (addition) => {
            const { settlement, ...rest } = { ...(this.#records[index] ?? record), ...addition };
            const next = { ...rest, ...(0,optional/* optional */.l)('settlement', settlement) };
            this.#records[index] = next;
            return next;
        };
    }
    warn(message) {
        if (!this.#warnings.includes(message))
            this.#warnings.push(message);
    }
    /** What the run has done so far. */
    get records() {
        return [...this.#records];
    }
    /** Returns what the run has seen and done: in its first round, this observation and nothing else. */
    history(observation) {
        return { first: this.#first ?? observation, records: this.records };
    }
    /** The last observation, with the cluster as last looked at. */
    get latest() {
        return this.#latest;
    }
    /** Epoch milliseconds at which the cluster was last read. */
    get clusterReadAt() {
        return this.#clusterReadAt;
    }
    /** Milliseconds by which reads that the run can do without have held up the next move so far. */
    get heldUpMs() {
        return this.#heldUpMs;
    }
    get checks() {
        return this.#checks;
    }
    get plan() {
        return this.#plan;
    }
    get timeline() {
        return this.#timeline;
    }
    get warnings() {
        return this.#warnings;
    }
    #note(target, state, at) {
        if (this.#states.get(target) === state)
            return;
        if ((0,states/* isUnknownState */.eV)(state)) {
            this.warn(`AKS shows a state that this action doesn't recognize: ${state} (${target}). It is treated as an operation in progress.`);
        }
        this.#states.set(target, state);
        this.#addToTimeline({ at, target, kind: 'state', text: state });
    }
    #addToTimeline(entry) {
        this.#timeline.push(entry);
        if (this.#timeline.length > MAX_TIMELINE)
            this.#timeline.splice(MAX_TIMELINE / 2, 1);
    }
}

;// CONCATENATED MODULE: ./src/domain/checks/permission.ts





/** Blocks when the upgrade profile of a pool may not be read; the other rights that are missing warn, all in one. */
const permission = (context) => {
    const unread = unreadOf(context.observation);
    const records = unread.filter(({ name }) => name === 'records');
    const needed = records.filter(({ of }) => isNeeded(context, of));
    const results = [
        ...needed.map(({ of, error }) => blocked(of, error, context)),
        ...records.filter((one) => !needed.includes(one) && !(0,errors/* isForbidden */.US)(one.error)).map(failed),
        ...warned(unread.filter((one) => !needed.includes(one))),
        ...late(unread.filter(({ name }) => !HAVE_CHECKS.has(name))),
    ];
    return results.length > 0
        ? results
        : [{ id: 'permission', verdict: 'passed', seen: 'All required reads succeeded.' }];
};
/** In abort mode the upgrade profiles only tell, after the abort, what can be rolled back to. */
const abortPermission = ({ observation }) => statusPermission(observation);
/** In status mode everything but the cluster is optional. */
const statusPermission = (observation) => {
    const unread = unreadOf(observation);
    return [...warned(unread), ...late(unread)];
};
/** In a rollback these have checks of their own, which warn. */
const HAVE_CHECKS = new Set(['fleets', 'fleetRuns', 'regionVersions']);
/** With `*` the records tell which pools are meant. A pool that shows what the pins ask for needs none. */
function isNeeded({ inputs, pending }, name) {
    const assessment = pending.find(({ pool }) => pool.name === name);
    return assessment === undefined ? inputs.pools.kind === 'all' : assessment.rollbackCase === 'unread';
}
function blocked(pool, error, { inputs }) {
    const { facts } = error.details;
    const right = facts?.missingRight ?? READS.records.rights[0];
    return {
        id: 'permission',
        pool,
        verdict: 'blocked',
        ...((0,errors/* isForbidden */.US)(error)
            ? { seen: `The permission ${right} is missing.`, ...granting(right, facts?.objectId, inputs.cluster) }
            : failureOf(error)),
        why: "Without it, the step can't tell what the pool can be rolled back to.",
    };
}
/** The role of the mode holds the right; with the identity's object id, which Azure names, it can be assigned. */
function granting(right, objectId, address) {
    if (objectId === undefined)
        return { remedy: remedyFor([right]) };
    const role = roleFor(right, 'rollback');
    return {
        remedy: `Assign the identity the role ${role} (${roleFile(role)} in this action's repository) or any other role that includes it; the first command creates the role, if your tenant doesn't have it yet, and the second assigns it.`,
        commands: grantCommands(role, objectId, address),
    };
}
function failed({ of, error }) {
    return {
        id: 'permission',
        pool: of,
        verdict: 'warned',
        ...failureOf(error),
        why: 'The step continues without that information.',
    };
}
/** One sentence for every right that is missing, whatever it was needed for. */
function warned(unread) {
    const forbidden = unread.filter(({ error }) => (0,errors/* isForbidden */.US)(error));
    if (forbidden.length === 0)
        return [];
    // One refusal may have hindered several reads.
    const refusals = new Map(forbidden.toReversed().map(({ name, error }) => [error, name]));
    const rights = [
        ...new Set([...refusals]
            .toReversed()
            .map(([error, name]) => error.details.facts?.missingRight ?? READS[name].rights[0])),
    ];
    const lost = [...new Set(forbidden.map(({ name }) => READS[name].without))];
    const [first = ''] = rights;
    return [
        {
            id: 'permission',
            verdict: 'warned',
            seen: rights.length === 1
                ? `The permission ${first} is missing.`
                : `These permissions are missing: ${rights.map((right) => `${right} (${whereToGrant(right)})`).join(', ')}.`,
            why: `The step continues, but can't tell ${(0,plain_text/* listInWords */.Dq)(lost)}.`,
            remedy: remedyFor(rights),
        },
    ];
}
/** More names than this say nothing to anybody. */
const permission_MOST_NAMES = 6;
/** What has not answered is told by name: nobody waits for it, and nothing is known of it. */
function late(unread) {
    const missed = unread.filter(({ error }) => (0,errors/* isLate */.lS)(error));
    if (missed.length === 0)
        return [];
    const names = missed.map(({ name, of }) => (0,plain_text/* uncapitalized */.ot)(READS[name].name(keyInWords(of))));
    const more = names.length - permission_MOST_NAMES;
    const named = more > 0 ? [...names.slice(0, permission_MOST_NAMES), `${String(more)} more`] : names;
    return [
        {
            id: 'permission',
            verdict: 'warned',
            seen: `Azure did not respond within five seconds when asked for ${(0,plain_text/* listInWords */.Dq)(named)}.`,
            why: `The step continues, but can't tell ${(0,plain_text/* listInWords */.Dq)([...new Set(missed.map(({ name }) => READS[name].without))])}.`,
            remedy: 'Nothing to do for now; if it happens again, check the health of Azure in the region.',
        },
    ];
}
function remedyFor(rights) {
    const [first, ...more] = rights;
    return more.length === 0
        ? `Grant it with a custom role (${whereToGrant(first)} in this action's repository) or any other role that includes it.`
        : "Grant them with the custom roles listed, with docs/roles/reader.json, which includes them all (files in this action's repository), or with any other roles that include them.";
}
/** Only of an upgrade profile: of what else could not be read, nothing but a missing right is told. */
function failureOf({ details }) {
    return {
        seen: `Reading the upgrade profile failed: ${details.code}: ${details.message}`,
        remedy: 'Run this step again; if it fails the same way, the error code says what is wrong.',
    };
}

;// CONCATENATED MODULE: ./src/domain/checks/auto-upgrade.ts





/**
 * Blocks when an auto-upgrade channel would undo the rollback and may not, can't or must not be switched off:
 * by `auto-upgrade: fail`, on AKS Automatic, and while another pool is Failed or Canceled, because the update of the
 * cluster would make that pool's upgrade start again.
 */
const autoUpgrade = (context) => {
    const { toRollBack, observation, undoingChannels, inputs } = context;
    const { cluster } = observation;
    const base = { id: 'auto-upgrade' };
    if (toRollBack.length === 0)
        return [];
    if (cluster.sku?.toLowerCase() === 'automatic') {
        return [
            {
                ...base,
                verdict: 'blocked',
                isFinal: true,
                seen: 'The cluster is AKS Automatic, whose auto-upgrade channels are fixed.',
                why: "They can't be switched off, so AKS would upgrade the pool again.",
                remedy: 'Wait for AKS Automatic to upgrade to a version with a fix, or move the workload to a cluster with the Base SKU.',
            },
        ];
    }
    if (undoingChannels === undefined) {
        return [{ ...base, verdict: 'passed', seen: 'No auto-upgrade channel would undo the rollback.' }];
    }
    const on = describe(undoingChannels, cluster);
    if (inputs.autoUpgrade === 'fail' || inputs.ignoreChecks.has(base.id)) {
        return [
            {
                ...base,
                verdict: 'blocked',
                seen: `Auto-upgrade is on: ${on}.`,
                why: 'It would upgrade the pool again after the rollback.',
                remedy: 'Let this step switch it off (auto-upgrade: disable, and auto-upgrade not in ignore-checks), or switch it off yourself.',
                commands: [updateCommand(inputs.cluster, channelOptions(undoingChannels))],
            },
        ];
    }
    return [switchOff(context, on)];
};
function switchOff({ toRollBack, observation, inputs }, on) {
    const names = new Set(toRollBack.map(({ pool }) => pool.name));
    const stopped = observation.cluster.pools.filter((pool) => !names.has(pool.name) && (0,states/* isStopped */.id)(pool.provisioningState));
    if (stopped.length > 0) {
        const others = stopped.map(({ name }) => name);
        const named = (0,plain_text/* listInWords */.Dq)(others);
        const list = stopped.map((pool) => `${pool.name} (${pool.provisioningState})`).join(', ');
        return {
            id: 'auto-upgrade',
            verdict: 'blocked',
            seen: `Auto-upgrade is on (${on}) and must be switched off first, but ${others.length > 1 ? 'other pools' : 'another pool'} stopped partway: ${list}.`,
            why: 'Switching it off updates the whole cluster, which makes AKS resume what was stopped there.',
            remedy: `Name ${named} in nodepool as well, so that everything that stopped is rolled back; or ignore this check, which leaves auto-upgrade on; or, to get the newer version on ${named}, update what was stopped; this starts the upgrade again.`,
            step: ['mode: rollback', nodepoolInput([...names, ...others])],
            commands: others.map((name) => reconcileCommand(inputs.cluster, name)),
        };
    }
    return {
        id: 'auto-upgrade',
        verdict: 'notice',
        seen: `Auto-upgrade is on (${on}); it is switched off before the rollback and stays off.`,
        why: 'It would upgrade the pool again after the rollback. The change may take up to 24 hours to take effect.',
    };
}
function describe(undoing, cluster) {
    return [
        undoing.upgradeChannel === undefined ? undefined : `upgradeChannel ${String(cluster.upgradeChannel)}`,
        undoing.nodeOsUpgradeChannel === undefined
            ? undefined
            : `nodeOSUpgradeChannel ${String(cluster.nodeOsUpgradeChannel)}`,
    ]
        .filter((part) => part !== undefined)
        .join(', ');
}

;// CONCATENATED MODULE: ./src/domain/checks/blue-green.ts



/** Warns of pools that are upgraded blue-green: their old nodes, and the offer with them, end with the final soak. */
const blueGreen = ({ inputs, observation, pending }) => pending
    .map(({ pool }) => pool)
    .filter((pool) => isBlueGreen(observation, pool))
    .map(({ name, provisioningState }) => {
    const soak = soakOf(observation, name);
    const waits = (0,states/* isMoving */.rU)(provisioningState) && inputs.ifBusy === 'wait';
    return {
        id: 'blue-green',
        pool: name,
        verdict: 'warned',
        seen: `Pool ${name} is upgraded blue-green${soak === undefined ? '' : `, with a final soak of ${(0,time/* formatDuration */.a3)(soak * time/* MINUTE_MS */.kg)}`}.`,
        why: waits
            ? 'The old nodes stay until the soak ends, and if-busy: wait waits until then, which may take days; after that, there is nothing left to roll back to.'
            : 'The old nodes are removed when the soak ends: the rollback is available until then, not for seven days.',
        remedy: (0,states/* isMoving */.rU)(provisioningState)
            ? 'Abort the upgrade while it soaks, then roll back: set if-busy: abort.'
            : 'Roll back before the soak ends, if it has not ended yet.',
    };
});
/** By the pool's strategy where a preview shows it, else by the text of an operation on it. */
function isBlueGreen(observation, { name, provisioningState }) {
    if (soakOf(observation, name) !== undefined)
        return true;
    const statuses = activeOn(observation, { kind: 'pool', name }).map(({ status }) => status);
    return [...statuses, provisioningState].some((text) => /blue-?green/i.test(text));
}
function soakOf({ previewSettings }, pool) {
    return previewSettings.kind === 'read' ? previewSettings.value.blueGreen.get(pool) : undefined;
}

;// CONCATENATED MODULE: ./src/domain/checks/capacity.ts


const count = (many, noun) => `${String(many)} ${noun}${many === 1 ? '' : 's'}`;
/** Tells what the rollback needs; never blocks, because neither quota nor free addresses can be proven beforehand. */
const capacity = ({ toRollBack }) => toRollBack.map(({ pool }) => {
    const base = { id: 'capacity', pool: pool.name };
    const estimate = estimateRollback(pool);
    if (estimate === undefined) {
        return {
            ...base,
            verdict: 'notice',
            seen: `The node count of pool ${pool.name} is not shown, so the surge nodes and duration can't be estimated.`,
        };
    }
    const { nodes, surgeNodes, expectedMs, longestMs } = estimate;
    if (pool.isSpot === true) {
        return {
            ...base,
            verdict: 'notice',
            seen: `Rolling back Spot pool ${pool.name} (${count(nodes, 'node')}) needs no surge nodes and drains none; it takes about ${(0,time/* formatDuration */.a3)(expectedMs)}, and pods only get the eviction notice.`,
            why: "Whether Azure has Spot capacity to recreate nodes can't be verified beforehand.",
        };
    }
    return {
        ...base,
        verdict: 'notice',
        seen: `Rolling back pool ${pool.name} (${count(nodes, 'node')}) needs ${count(surgeNodes, 'surge node')} temporarily and takes about ${(0,time/* formatDuration */.a3)(expectedMs)}, up to ${(0,time/* formatDuration */.a3)(longestMs)} if drains use their full timeout.`,
        why: "Whether the quota and the subnet have room for the surge nodes can't be verified beforehand.",
    };
});

// EXTERNAL MODULE: ./src/domain/checks/check.ts
var check = __webpack_require__(1672);
;// CONCATENATED MODULE: ./src/domain/checks/cluster-running.ts



/** Blocks while the cluster or the pool is stopped or being deleted: AKS accepts no upgrade then. */
const clusterRunning = ({ observation, pending, inputs }) => {
    const { cluster } = observation;
    return [
        running('The cluster', cluster, startCommand(inputs.cluster)),
        ...pending.map(({ pool }) => ({
            ...running(`Pool ${pool.name}`, pool, startCommand(inputs.cluster, pool.name)),
            pool: pool.name,
        })),
    ];
};
function running(what, state, start) {
    if ((0,states/* isDeleting */.p8)(state.provisioningState)) {
        return {
            id: 'cluster-running',
            verdict: 'blocked',
            seen: `${what} is being deleted.`,
            why: 'Once a deletion has started, AKS accepts no other operation.',
            isFinal: true,
            remedy: 'Nothing can be rolled back here; create the cluster or pool again with the version you want.',
        };
    }
    if ((0,states/* isPoweredOff */.i_)(state.powerState)) {
        return {
            id: 'cluster-running',
            verdict: 'blocked',
            seen: `${what} is stopped.`,
            why: 'A rollback replaces running nodes; AKS rejects it while there are none.',
            remedy: `Start ${(0,plain_text/* uncapitalized */.ot)(what)}, then run this step again.`,
            commands: [start],
        };
    }
    return { id: 'cluster-running', verdict: 'passed', seen: `${what} is running.` };
}

;// CONCATENATED MODULE: ./src/domain/checks/drain-settings.ts
/** From here on, one node that can't be drained holds up the rollback for longer than a job may last. */
const LONG_DRAIN_MINUTES = 120;
/** Warns about settings with which a node that can't be drained stalls the rollback or ends it half way. */
const drainSettings = ({ toRollBack }) => toRollBack.flatMap(({ pool }) => {
    // Spot nodes are not drained.
    if (pool.isSpot === true)
        return [];
    const { undrainableNodeBehavior, drainTimeoutMinutes } = pool.upgradeSettings;
    const base = { id: 'drain-settings', pool: pool.name, verdict: 'warned' };
    return [
        ...(undrainableNodeBehavior?.toLowerCase() === 'cordon'
            ? [
                {
                    ...base,
                    seen: `Pool ${pool.name} has undrainableNodeBehavior Cordon.`,
                    why: "Nodes that can't be drained are quarantined, and the rollback may end Canceled by itself when too few surge nodes are left.",
                    remedy: 'Make sure that no PodDisruptionBudget blocks the drain (kubectl get pdb --all-namespaces).',
                },
            ]
            : []),
        ...(drainTimeoutMinutes !== undefined && drainTimeoutMinutes >= LONG_DRAIN_MINUTES
            ? [
                {
                    ...base,
                    seen: `Pool ${pool.name} waits up to ${String(drainTimeoutMinutes)} minutes for a node to drain.`,
                    why: "A node that can't be drained holds up the rollback for that long.",
                    remedy: 'Make sure that no PodDisruptionBudget blocks the drain, or set a shorter drainTimeoutInMinutes.',
                },
            ]
            : []),
    ];
});

;// CONCATENATED MODULE: ./src/domain/checks/fleet-auto-upgrade.ts



/**
 * Blocks when an enabled auto-upgrade profile of a Fleet Manager covers the cluster: it would upgrade it again,
 * independently of the cluster's own channels. Where that can't be known, it warns.
 */
const fleetAutoUpgrade = ({ toRollBack, observation }) => {
    const { fleets } = observation;
    const base = { id: 'fleet-auto-upgrade' };
    if (toRollBack.length === 0 || fleets.kind === 'not-needed')
        return [];
    if (fleets.kind === 'unreadable') {
        return [
            {
                ...base,
                // A right that is missing is what the check of permissions warns of.
                verdict: (0,errors/* isForbidden */.US)(fleets.error) ? 'notice' : 'warned',
                seen: "The fleets could not be read, so the step can't tell whether one upgrades the cluster.",
                why: 'If one does, it would upgrade the pool again after the rollback.',
                remedy: 'Check the auto-upgrade profiles of your fleets, if you have any.',
            },
        ];
    }
    if (fleets.value.length > 0)
        return fleets.value.map(fleet_auto_upgrade_judge);
    return [
        {
            ...base,
            verdict: 'passed',
            seen: 'No auto-upgrade profile of a Fleet Manager of the subscription covers the cluster.',
        },
    ];
};
function fleet_auto_upgrade_judge(coverage) {
    const { fleet, profile, channel, member, memberGroup, extent, isDisabled } = coverage;
    const base = { id: 'fleet-auto-upgrade' };
    const name = `auto-upgrade profile ${profile} (${channel}) of fleet ${fleet}`;
    const whom = `member ${member}${memberGroup === undefined ? '' : ` of update group ${memberGroup}`}`;
    if (isDisabled) {
        return {
            ...base,
            verdict: 'passed',
            seen: `The ${name} is disabled.`,
            undo: switchProfileCommand(coverage, false),
        };
    }
    if (extent.kind === 'aside') {
        return {
            ...base,
            verdict: 'passed',
            seen: `The ${name} covers update group ${extent.from}, from which member ${member} was moved${memberGroup === undefined ? '' : ` to update group ${memberGroup}`}.`,
            undo: moveMemberCommand(coverage, extent.from),
        };
    }
    if (extent.kind === 'unknown') {
        return {
            ...base,
            verdict: 'warned',
            seen: `Whether the ${name} upgrades ${whom} is not known: ${extent.why}.`,
            why: 'If it does, it will upgrade the pool again after the rollback.',
            ...disable(coverage),
        };
    }
    return {
        ...base,
        verdict: 'blocked',
        seen: `Fleet ${fleet} upgrades this cluster automatically: auto-upgrade profile ${profile} (${channel}) covers ${whom}.`,
        why: "It would upgrade the pool again after the rollback, whatever the cluster's own channels are.",
        ...(extent.kind === 'update-group' && memberGroup !== undefined
            ? moveAside(coverage, memberGroup)
            : disable(coverage)),
    };
}
/** Touches this member alone. */
function moveAside(coverage, memberGroup) {
    return {
        remedy: `Move the cluster to an update group of its own; until it is moved back, no update of group ${memberGroup} reaches it.`,
        commands: [moveMemberCommand(coverage, (0,fleet/* asideGroup */.c0)(memberGroup))],
        undo: moveMemberCommand(coverage, memberGroup),
    };
}
/** Milder than leaving the fleet, which would end what the fleet places on the cluster and its networking, too. */
function disable(coverage) {
    return {
        remedy: 'Disable the profile; it upgrades no member of the fleet until it is enabled again.',
        commands: [switchProfileCommand(coverage, true)],
        undo: switchProfileCommand(coverage, false),
    };
}

;// CONCATENATED MODULE: ./src/domain/checks/fleet-update-run.ts



/**
 * Blocks while an update run of a Fleet Manager runs, or waits to, and will still reach the cluster. A run copies its
 * strategy when it is made: neither another update group nor a disabled profile keeps it away.
 */
const fleetUpdateRun = ({ toRollBack, observation }) => {
    const { fleetRuns } = observation;
    if (toRollBack.length === 0 || fleetRuns.kind === 'not-needed')
        return [];
    if (fleetRuns.kind === 'unreadable') {
        return [
            {
                id: 'fleet-update-run',
                verdict: (0,errors/* isForbidden */.US)(fleetRuns.error) ? 'notice' : 'warned',
                seen: "The update runs could not be read, so the step can't tell whether one will reach the cluster.",
                why: 'If one does, it would upgrade the pool again after the rollback.',
                remedy: 'Check the update runs of your fleets, if you have any.',
            },
        ];
    }
    const results = fleetRuns.value.flatMap(fleet_update_run_judge);
    return results.length > 0
        ? results
        : [
            {
                id: 'fleet-update-run',
                verdict: 'passed',
                seen: 'No update run of a Fleet Manager will reach the cluster.',
            },
        ];
};
function fleet_update_run_judge(run) {
    const name = `Update run ${run.run} of fleet ${run.fleet}`;
    const base = { id: 'fleet-update-run' };
    const why = 'It would upgrade the pool again after the rollback.';
    switch ((0,fleet/* reachOf */.xw)(run)) {
        case 'none':
            return [];
        case 'at-rest':
            return [
                {
                    ...base,
                    verdict: 'warned',
                    seen: `${name} is ${run.state} and would upgrade member ${run.member} if it is started.`,
                    why: 'If it is started after the rollback, it upgrades the pool again.',
                    remedy: "Don't start it until you have found the cause.",
                    ...(run.state.toLowerCase() === 'notstarted' ? {} : { undo: updateRunCommand('start', run) }),
                },
            ];
        case 'unknown':
            return [
                {
                    ...base,
                    verdict: 'warned',
                    seen: `${name} is ${run.state}, and does not say which members it will reach.`,
                    why,
                    ...stop(run),
                },
            ];
        case 'coming':
            return [{ ...base, verdict: 'blocked', why, ...coming(name, run) }];
    }
}
/** A member that is being updated can no longer be left out. Leaving it out can't be undone, stopping can. */
function coming(name, run) {
    if ((0,fleet/* isUpdatingMember */.dA)(run)) {
        const wayOut = stop(run);
        return {
            seen: `${name} is updating member ${run.member} now.`,
            ...wayOut,
            remedy: `${wayOut.remedy} What it has already started on this cluster continues until it ends or is aborted.`,
        };
    }
    return {
        seen: `${name} is ${run.state} and will upgrade member ${run.member}.`,
        remedy: 'Skip this cluster in the run (only a new run can undo that).',
        commands: [skipMemberCommand(run)],
    };
}
function stop(run) {
    return {
        remedy: "Stop the run: a stopped run updates no more members. If it can't be started again later, create a new one.",
        commands: [updateRunCommand('stop', run)],
        undo: updateRunCommand('start', run),
    };
}

;// CONCATENATED MODULE: ./src/domain/checks/not-abortable.ts


/**
 * Blocks while the resource is being deleted, unless other operations can be aborted beside it; Creating and Stopping
 * warn about what is left behind.
 */
const notAbortable = ({ observation, targets, leftAlone }) => [
    ...targets.map((target) => abortable(observation, target)),
    ...leftAlone.map((target) => ({
        ...abortable(observation, target),
        verdict: 'warned',
    })),
];
function abortable(observation, target) {
    const state = stateOf(observation, target) ?? '';
    const what = target.kind === 'cluster' ? 'The cluster' : `Pool ${target.name}`;
    const base = { id: 'not-abortable', ...(target.kind === 'pool' ? { pool: target.name } : {}) };
    if ((0,states/* isDeleting */.p8)(state)) {
        return {
            ...base,
            verdict: 'blocked',
            isFinal: true,
            seen: `${what} is being deleted.`,
            why: 'Once a deletion has started, AKS accepts no other operation.',
            remedy: 'Let the deletion finish.',
        };
    }
    if ((0,states/* isCreating */.wc)(state)) {
        return {
            ...base,
            verdict: 'warned',
            seen: `${what} is being created.`,
            why: 'An abort leaves it Canceled and half created.',
            remedy: 'Afterward, delete it or create it again.',
        };
    }
    if ((0,states/* isStopping */.vH)(state)) {
        return {
            ...base,
            verdict: 'warned',
            seen: `${what} is being stopped.`,
            why: 'An abort does not restore the power state; some nodes may already be off.',
            remedy: 'Start it again afterward.',
        };
    }
    return { ...base, verdict: 'passed', seen: `${what} is ${state}.` };
}

;// CONCATENATED MODULE: ./src/domain/checks/operation-elsewhere.ts



/** Blocks when no `nodepool` was named and not the cluster's own operation is in progress, but a pool's. */
const operationElsewhere = ({ inputs, observation, targets }) => {
    const { cluster } = observation;
    if (inputs.pools.kind !== 'none' || targets.length === 0 || (0,states/* isMoving */.rU)(cluster.provisioningState))
        return [];
    const moving = cluster.pools.filter((pool) => (0,states/* isMoving */.rU)(pool.provisioningState));
    if (moving.length === 0)
        return [];
    const names = moving.filter((pool) => !(0,states/* isDeleting */.p8)(pool.provisioningState)).map(({ name }) => name);
    const latest = names.flatMap((name) => activeOn(observation, { kind: 'pool', name }).slice(0, 1));
    const list = moving.map((pool) => `${pool.name} (${pool.provisioningState})`).join(', ');
    return [
        {
            id: 'operation-elsewhere',
            verdict: 'blocked',
            seen: `The cluster has no operation of its own in progress (${cluster.provisioningState}), but a pool does: ${list}.`,
            why: "Aborting the cluster's operation would not stop it.",
            ...(names.length === 0
                ? { remedy: "A deletion can't be aborted: let it finish.", isFinal: true }
                : {
                    remedy: `Name the pool: nodepool: ${names.join(',')}, or nodepool: '*' for whatever is in progress.`,
                    step: abortStep(names, latest[0]?.id),
                }),
        },
    ];
};

;// CONCATENATED MODULE: ./src/domain/checks/operation-in-progress.ts








/** Blocks, by `if-busy`, while another operation runs on the pool or the cluster. */
const operationInProgress = (context) => context.busy.length === 0
    ? [{ id: 'operation-in-progress', verdict: 'passed', seen: 'No other operation is in the way.' }]
    : context.busy.map((one) => inTheWay(one, context));
function inTheWay(busy, context) {
    const what = targetInWords(busy.target);
    const pool = busy.target.kind === 'pool' ? { pool: busy.target.name } : {};
    const seen = busy.isHidden
        ? `Azure reports an operation in progress on ${what}, although its state is ${busy.provisioningState}.`
        : `${(0,plain_text/* capitalized */.l2)(kindInWords(activeOn(context.observation, busy.target)[0] ?? {}))} is in progress on ${what} (${busy.provisioningState}).`;
    const base = { id: 'operation-in-progress', ...pool, seen };
    switch (busy.answer) {
        case 'wait':
            return { ...base, verdict: 'notice', why: 'The step waits for it, within its timeout.' };
        case 'abort':
            return {
                ...base,
                verdict: 'notice',
                why: 'It is an upgrade, so if-busy: abort aborts it first.',
            };
        case 'abort-resumed':
            return {
                ...base,
                verdict: 'notice',
                why: 'Switching auto-upgrade off resumed the stopped upgrade; it is aborted again.',
            };
        case 'block':
            if (busy.refusal !== undefined)
                return notAllowed(busy.refusal, base, context);
            return {
                ...base,
                verdict: 'blocked',
                why: isOurs(busy, context)
                    ? 'AKS runs one operation at a time on a pool, and a rollback must not interrupt an unrelated one.'
                    : 'Auto-upgrade has to be switched off first, which updates the whole cluster, and that has to wait for every pool.',
                ...operation_in_progress_remedyFor(busy, context),
            };
    }
}
/** True of the cluster, and of a pool that the step was asked to roll back. */
function isOurs({ target }, { pending }) {
    return target.kind === 'cluster' || pending.some(({ pool }) => pool.name === target.name);
}
/** What can't be seen can't be told for an upgrade; nothing but an upgrade of what was named is ever aborted. */
function isAbortable(busy, context) {
    return isOurs(busy, context) && !busy.isHidden && (0,states/* isUpgrading */.Cg)(busy.provisioningState);
}
function operation_in_progress_remedyFor(busy, context) {
    const { inputs, observation } = context;
    if (isStartedAgain(busy, context)) {
        return {
            remedy: 'It was started again after being aborted: see in the Activity Log who starts it, then run this step again.',
        };
    }
    const only = inputs.ifBusy === 'abort'
        ? 'With if-busy: abort, the step only aborts upgrades of the cluster or of a pool named here. '
        : '';
    const all = stoppedWith(busy, context);
    const names = all.flatMap(({ target }) => (target.kind === 'pool' ? [target.name] : []));
    const what = names.length > 1 ? `pools ${(0,plain_text/* listInWords */.Dq)(names)}` : targetInWords(busy.target);
    const [operations, have, it, hang, was, they] = all.length > 1
        ? ['operations', 'have', 'them', 'hang', 'were', 'they']
        : ['operation', 'has', 'it', 'hangs', 'was', 'it'];
    const wait = `${only}Run this step again when the ${operations} on ${what} ${have} ended, or set if-busy: wait`;
    const step = stepThatStops(all, observation);
    if (step === undefined)
        return { remedy: `${wait}.` };
    const when = all.every((one) => isAbortable(one, context))
        ? `${they} ${hang} or ${was} a mistake, set if-busy: abort, or`
        : `${they} ${hang},`;
    return { remedy: `${wait}; if ${when} stop ${it} first with ${(0,plain_text/* listInWords */.Dq)(step)}.`, step };
}
function isStartedAgain(busy, context) {
    return isAbortable(busy, context) && context.inputs.ifBusy === 'abort';
}
/** This one, together with the other pools that block where one step stops them all. */
function stoppedWith(busy, context) {
    const blocking = context.busy.filter(({ answer, refusal }) => answer === 'block' && refusal === undefined);
    const isOneStep = blocking.every((one) => one.target.kind === 'pool' && canBeStopped(one) && !isStartedAgain(one, context));
    return isOneStep ? blocking : [busy];
}
/** What can't be seen can't be aborted, nor can a deletion. */
function canBeStopped({ isHidden, provisioningState }) {
    return !isHidden && !(0,states/* isDeleting */.p8)(provisioningState);
}
function stepThatStops(all, observation) {
    if (!all.every(canBeStopped))
        return undefined;
    const pools = all.flatMap(({ target }) => (target.kind === 'pool' ? [target.name] : []));
    const [first] = all.flatMap(({ target }) => activeOn(observation, target).slice(0, 1));
    return abortStep(pools, first?.id);
}
function notAllowed(error, base, { inputs }) {
    const { code, message, facts } = error.details;
    const why = `Azure refused to abort it: ${code}: ${message}`;
    if (!(0,errors/* isForbidden */.US)(error)) {
        return {
            ...base,
            verdict: 'blocked',
            why,
            remedy: 'Remove what Azure names, or wait for the operation with if-busy: wait.',
        };
    }
    const role = roleFor(facts?.missingRight, 'rollback');
    return {
        ...base,
        verdict: 'blocked',
        why,
        ...(facts?.objectId === undefined
            ? {
                remedy: `Assign the identity the role ${role}, which includes the permission (${roleFile(role)}, see docs/permissions.md), then run this step again.`,
            }
            : {
                remedy: `Assign the identity the role ${role}, which includes the permission (${roleFile(role)}), then run this step again; the first command creates the role, if your tenant doesn't have it yet, and the second assigns it.`,
                commands: grantCommands(role, facts.objectId, inputs.cluster),
            }),
    };
}

;// CONCATENATED MODULE: ./src/domain/checks/operation-mismatch.ts






/**
 * Blocks when `operation-id` is not the latest operation, or when that can't be read: an abort has no other guard.
 * Without it, blocks when the latest operation is no upgrade while an upgrade runs beside it.
 */
const operationMismatch = ({ inputs, observation, targets }) => {
    const wanted = inputs.operationId;
    if (wanted === undefined)
        return targets.flatMap((target) => sideBySide(observation, target, inputs.mode));
    return targets.map((target) => {
        const base = {
            id: 'operation-mismatch',
            ...(target.kind === 'pool' ? { pool: target.name } : {}),
        };
        const isIdle = !isInState(observation, target, states/* isMoving */.rU);
        const reading = observation.operations.get(targetKey(target));
        const latest = reading?.kind === 'read' ? reading.value : undefined;
        if (latest !== undefined && latest.id.toLowerCase() === wanted.toLowerCase()) {
            return { ...base, verdict: 'passed', seen: `The latest operation is ${latest.id}.` };
        }
        const seen = reading?.kind === 'read'
            ? latest === undefined
                ? `No operation is on record, so ${wanted} is not the latest.`
                : `The latest operation is ${latest.id} (${latest.status}${(0,states/* isSettled */.Is)(latest.status) ? ', ended' : ''}), not ${wanted}.`
            : `The latest operation could not be read, so the step can't tell whether it is ${wanted}.`;
        // With nothing in progress there is nothing that could be hit by mistake.
        if (isIdle) {
            return {
                ...base,
                verdict: 'notice',
                seen,
                why: 'Nothing is in progress, so there is nothing to abort.',
            };
        }
        return {
            ...base,
            verdict: 'blocked',
            seen,
            ...(reading?.kind === 'read' ? OTHER : UNREAD),
        };
    });
};
const OTHER = {
    why: 'Azure aborts whatever is latest, so the abort would hit a different operation.',
    remedy: 'Run mode: status to see what is in progress, then set operation-id to that operation, or leave it out.',
};
/** Where the latest can't be read, a report shows it no more than this does. */
const UNREAD = {
    why: 'Azure aborts whatever is latest, so the abort could hit a different operation.',
    remedy: "Run this step again; if the operation still can't be read, leave operation-id out: the abort then stops whatever is latest.",
};
/** The same for the abort of what is in the way of a rollback, which can't be bound to an operation. */
const busyMismatch = ({ inputs, observation, busy }) => busy
    .filter(({ answer }) => answer === 'abort' || answer === 'abort-resumed')
    .flatMap(({ target }) => sideBySide(observation, target, inputs.mode));
/** What an abort would hit where several operations run on the same pool. */
function sideBySide(observation, target, mode) {
    if (!isInState(observation, target, states/* isMoving */.rU))
        return [];
    const [latest, ...others] = activeOn(observation, target);
    if (latest === undefined || others.length === 0)
        return [];
    const upgrade = others.find((one) => isUpgradeKind(one) === true);
    const isWrong = isUpgradeKind(latest) === false && upgrade !== undefined;
    const named = (operation) => `${kindInWords(operation)} (${operation.id})`;
    const [, ...inputs] = abortStep(target.kind === 'pool' ? [target.name] : [], latest.id);
    const step = `mode: abort with ${(0,plain_text/* listInWords */.Dq)(inputs)}`;
    return [
        {
            id: 'operation-mismatch',
            ...(target.kind === 'pool' ? { pool: target.name } : {}),
            verdict: isWrong ? 'blocked' : 'warned',
            seen: isWrong
                ? `The latest operation is ${named(latest)}, while ${named(upgrade)} is running at the same time.`
                : `${String(others.length + 1)} operations are in progress; the latest, which an abort hits, is ${named(latest)}.`,
            why: 'Azure aborts whatever is latest.',
            remedy: isWrong
                ? `Run ${step} if that is the one to stop; otherwise wait until it has ended, and then abort the upgrade.`
                : mode === 'abort'
                    ? `Set operation-id: ${latest.id} to abort only that one.`
                    : `To abort only that one, run ${step} first.`,
        },
    ];
}

;// CONCATENATED MODULE: ./src/domain/checks/pool-mode.ts

/** Blocks for pools of mode `Machines`, which have no version upgrade; warns where auto-provisioning makes nodes of its own. */
const poolMode = ({ observation, pending, toRollBack }) => {
    const { nodeProvisioning = 'Manual' } = observation.cluster;
    const modes = pending.map(({ pool }) => {
        const { name, mode } = pool;
        const base = { id: 'pool-mode', pool: name };
        if (!isMadeOfMachines(pool)) {
            return { ...base, verdict: 'passed', seen: `Pool ${name} is in mode ${mode}.` };
        }
        return {
            ...base,
            verdict: 'blocked',
            isFinal: true,
            seen: `Pool ${name} is in mode ${mode}: its nodes are individual machines.`,
            why: 'Such a pool has no version upgrades, so there is nothing to roll back.',
            remedy: 'Leave this pool out, and replace its machines with new ones of the version you want (with auto-provisioning, set that version in the node class, then delete the node claims).',
        };
    });
    if (toRollBack.length === 0 || nodeProvisioning.toLowerCase() !== 'auto')
        return modes;
    return [
        ...modes,
        {
            id: 'pool-mode',
            verdict: 'warned',
            seen: 'Auto-provisioning creates its own nodes in this cluster (nodeProvisioningProfile.mode Auto).',
            why: "They don't belong to a pool that can be rolled back, and they stay on the newer version.",
            remedy: 'List them with kubectl get nodeclaims, and move the workload to the pools that are rolled back.',
        },
    ];
};

;// CONCATENATED MODULE: ./src/domain/checks/pool-snapshot.ts
/** Warns about a pool made from a snapshot: its `creationData` names an image, too, and may conflict with the target's. */
const poolSnapshot = ({ toRollBack }) => toRollBack
    .filter(({ pool }) => pool.isFromSnapshot)
    .map(({ pool }) => ({
    id: 'pool-snapshot',
    pool: pool.name,
    verdict: 'warned',
    seen: `Pool ${pool.name} was created from a snapshot (creationData).`,
    why: 'A snapshot pins versions too; Azure may reject other ones for this pool.',
    remedy: 'Nothing to do for now; if Azure rejects the rollback, create a new pool from a snapshot with the old versions.',
}));

;// CONCATENATED MODULE: ./src/domain/checks/rollback-direction.ts

/** Blocks when the pinned target is newer than what runs: that would be an upgrade, which this action never does. */
const rollbackDirection = ({ pending, inputs }) => pending.map(({ pool, rollbackCase, comparison, to }) => {
    const base = { id: 'rollback-direction', pool: pool.name };
    const version = to?.kubernetesVersion ?? '';
    const target = `${version} with ${to?.nodeImageVersion ?? ''}`;
    const runs = `${pool.kubernetesVersion ?? 'an unknown version'} with ${pool.nodeImageVersion ?? 'an unknown image'}`;
    if (rollbackCase === 'too-new') {
        return {
            ...base,
            verdict: 'blocked',
            seen: `The target ${target} is newer than what pool ${pool.name} runs (${runs}).`,
            why: 'That would be an upgrade, not a rollback.',
            remedy: 'Pin an older version, or leave the pins out. Only if you want the newer version: upgrade the pool to it.',
            commands: [
                azCommand('aks nodepool upgrade', [
                    ...poolOptions(inputs.cluster, pool.name),
                    ['kubernetes-version', version],
                    ['yes'],
                ]),
            ],
        };
    }
    if (comparison === 'unknown' && to !== undefined) {
        return {
            ...base,
            verdict: 'warned',
            seen: `Whether ${target} is older than what pool ${pool.name} runs (${runs}) can't be determined from the names.`,
            why: 'The order of node images is read from the date in their names.',
            remedy: 'Compare the two yourself; pin kubernetes-version and node-image-version to be sure of the target.',
        };
    }
    return { ...base, verdict: 'passed', seen: `Pool ${pool.name} would not move forward.` };
});

;// CONCATENATED MODULE: ./src/domain/checks/rollback-target.ts





const WHY_RECORDED = 'AKS records the previous versions for seven days after an upgrade, and accepts nothing else as a target.';
const NEW_POOL = 'create a new pool with the version you want and move the workload there';
const ENDED_IN_WORDS = { succeeded: 'succeeded', failed: 'failed', canceled: 'was canceled' };
/** Blocks when the pool has no recorded version, or none that the pins match; lists what is on record. */
const rollbackTarget = (context) => context.pending.length === 0 ? [nonePinned(context)] : context.pending.map((one) => targetOf(context, one));
/** `nodepool: *` found no pool that has the pinned version on record. */
function nonePinned({ inputs, observation }) {
    const pinned = inputs.pins.kubernetesVersion ?? '';
    const lines = observation.cluster.pools.map(({ name, kubernetesVersion }) => `${name} (runs ${kubernetesVersion ?? 'an unknown version'}): ${listRecords(entriesOf(observation, name))}`);
    return {
        id: 'rollback-target',
        verdict: 'blocked',
        seen: `No pool has Kubernetes ${pinned} on record. On record: ${lines.join('; ')}.`,
        why: 'AKS only rolls a pool back to versions that it recorded in the last seven days.',
        remedy: 'Check kubernetes-version, or name the pools; a pool that was rolled back already may have nothing left on record.',
    };
}
function targetOf({ inputs, observation }, assessment) {
    const { pool, rollbackCase, to } = assessment;
    const base = { id: 'rollback-target', pool: pool.name };
    const entries = entriesOf(observation, pool.name);
    if (to !== undefined) {
        const seen = `Target: Kubernetes ${to.kubernetesVersion}, node image ${to.nodeImageVersion}.`;
        return { ...base, verdict: 'passed', seen, ...passedOver(entries, seen) };
    }
    if (rollbackCase === 'unread' && !inputs.ignoreChecks.has('permission')) {
        return {
            ...base,
            verdict: 'notice',
            seen: `The versions that pool ${pool.name} can be rolled back to could not be read (see permission).`,
        };
    }
    const hasUsable = usableRecords(entries).length > 0;
    const { kubernetesVersion, nodeImageVersion } = inputs.pins;
    const pins = [kubernetesVersion, nodeImageVersion].filter((pin) => pin !== undefined).join(' with ');
    const asked = pins === '' ? '' : ` (asked for: ${pins})`;
    const blocked = { ...base, verdict: 'blocked', why: WHY_RECORDED };
    if (hasUsable) {
        return {
            ...blocked,
            seen: `Pool ${pool.name} has no record that matches ${pins}. On record: ${listRecords(entries)}.`,
            remedy: 'Pin versions that are on record, both from the same entry, or leave the pins out for the newest.',
        };
    }
    if (entries.length > 0) {
        return {
            ...blocked,
            isFinal: true,
            seen: `Pool ${pool.name} has no usable record${asked}. On record: ${listRecords(entries)}.`,
            remedy: `A rollback needs a full Kubernetes version and a node image in the same entry: ${NEW_POOL}.`,
        };
    }
    return { ...blocked, isFinal: true, ...nothingOnRecord(observation, pool, asked) };
}
/** What is the case comes first: most often the rollback has been done, and the step was run again. */
function nothingOnRecord(observation, pool, asked) {
    const { name, kubernetesVersion = 'an unknown version', provisioningState } = pool;
    const last = lastOperation(observation, pool);
    const seen = `Pool ${name} runs ${kubernetesVersion}${last}; nothing is on record for it anymore${asked}.`;
    if (!(0,states/* isStopped */.id)(provisioningState)) {
        return {
            seen,
            remedy: `If that was this rollback, nothing is left to do; otherwise there is nothing to roll back to: ${NEW_POOL}.`,
        };
    }
    const shown = versionsShown(pool);
    const again = shown === undefined
        ? 'update the pool to the versions you want'
        : `run it again with kubernetes-version: ${shown.kubernetesVersion} and node-image-version: ${shown.nodeImageVersion}, which sends it again`;
    return { seen, remedy: `If that was this rollback, ${again}; otherwise ${NEW_POOL}.` };
}
/** Such as `, its last operation succeeded 12 min ago`; empty where none is known. */
function lastOperation(observation, { name }) {
    const [latest] = recentOf(observation, { kind: 'pool', name });
    const end = latest && (0,states/* terminalState */.AQ)(latest.status);
    if (latest === undefined || end === undefined)
        return '';
    const ago = latest.endedAt === undefined ? '' : ` ${(0,time/* formatDuration */.a3)(observation.at - latest.endedAt)} ago`;
    return `, its last operation ${ENDED_IN_WORDS[end]}${ago}`;
}
/** A warning when Azure has entries on record that had to be left out: the target may not be the newest then. */
function passedOver(entries, seen) {
    const unusable = unusableRecords(entries);
    if (unusable.length === 0)
        return undefined;
    return {
        verdict: 'warned',
        seen: `${seen} Also on record: ${unusable.map(unusableInWords).join(', ')}.`,
        why: 'A rollback needs a full Kubernetes version and a node image in the same entry.',
        remedy: 'If another version was meant, create a new pool with it and move the workload there.',
    };
}
function entriesOf(observation, pool) {
    const reading = observation.records.get(pool);
    return reading?.kind === 'read' ? reading.value : [];
}
function listRecords(entries) {
    if (entries.length === 0)
        return 'nothing';
    return [
        ...newestFirst(usableRecords(entries)).map(recordInWords),
        ...unusableRecords(entries).map(unusableInWords),
    ].join(', ');
}
function recordInWords({ kubernetesVersion, nodeImageVersion, recordedAt }) {
    const since = recordedAt === undefined ? '' : ` (in use until ${(0,time/* isoTime */.Ly)(recordedAt)})`;
    return `${kubernetesVersion} with ${nodeImageVersion}${since}`;
}

;// CONCATENATED MODULE: ./src/domain/checks/rollback-window.ts

/**
 * Warns when the record is older than seven days. Never blocks: its time is the upgrade's start, AKS counts from the
 * upgrade's end, and takes expired records off the list by itself.
 */
const rollbackWindow = ({ toRollBack, observation }) => toRollBack.map(({ pool, record }) => {
    const base = { id: 'rollback-window', pool: pool.name };
    const recordedAt = record?.recordedAt;
    if (recordedAt === undefined || recordedAt + time/* ROLLBACK_WINDOW_DAYS */.kf * time/* DAY_MS */.sO >= observation.at) {
        return { ...base, verdict: 'passed', seen: 'The record is not older than seven days.' };
    }
    return {
        ...base,
        verdict: 'warned',
        seen: `The record of pool ${pool.name} dates from ${(0,time/* isoTime */.Ly)(recordedAt)}, more than seven days ago.`,
        why: 'AKS rolls back for seven days after an upgrade completed; it still lists this one, but may reject it.',
        remedy: 'Nothing to do for now; if Azure rejects the rollback, create a new pool with the version you want.',
    };
});

;// CONCATENATED MODULE: ./src/domain/checks/upgrade-gate.ts
/** Warns of health gates, which may stop the rollback, and of a node disruption policy, which may refuse it. */
const upgradeGate = ({ toRollBack, observation }) => {
    const { previewSettings } = observation;
    // A preview that is refused, or that shows nothing, is no reason to worry anybody.
    if (previewSettings.kind !== 'read')
        return [];
    const { isGated, gatedPools, nodeDisruptionPolicy } = previewSettings.value;
    return [
        ...toRollBack
            .filter(({ pool }) => isGated || gatedPools.includes(pool.name))
            .map(({ pool }) => ({
            id: 'upgrade-gate',
            pool: pool.name,
            verdict: 'warned',
            seen: `Upgrades of pool ${pool.name} pass through health gates.`,
            why: 'To AKS, a rollback is an upgrade: AKS cancels it if a health signal is bad, so it may end Canceled although no one canceled it.',
            remedy: "Check the cluster's health signals (kubectl get healthsignals) before you start.",
        })),
        ...(toRollBack.length === 0 ? [] : policyOf(nodeDisruptionPolicy)),
    ];
};
function policyOf(policy) {
    if (policy === undefined || policy.toLowerCase() === 'allow')
        return [];
    const inWindow = policy.toLowerCase() !== 'block';
    return [
        {
            id: 'upgrade-gate',
            verdict: 'warned',
            seen: `The cluster's node disruption policy is ${policy}.`,
            why: inWindow
                ? 'AKS may refuse to replace nodes outside the node OS maintenance window.'
                : 'AKS may refuse to replace nodes.',
            remedy: inWindow
                ? 'If the rollback is rejected, run it in that window, or set the policy to Allow for the duration of the rollback.'
                : 'If the rollback is rejected, set the policy to Allow for the duration of the rollback.',
        },
    ];
}

;// CONCATENATED MODULE: ./src/domain/checks/upgrade-override.ts



/** Warns while `forceUpgrade` acts: the rollback, an upgrade to AKS, drains without regard to PodDisruptionBudgets. */
const upgradeOverride = ({ inputs, toRollBack, observation }) => {
    const { cluster, at } = observation;
    const until = cluster.forceUpgradeUntil;
    if (toRollBack.length === 0 || until === undefined || until <= at)
        return [];
    return [
        {
            id: 'upgrade-override',
            verdict: 'warned',
            seen: `The cluster's forceUpgrade is active until ${(0,time/* isoTime */.Ly)(until)}.`,
            why: 'Upgrades that start before then, including a rollback, drain nodes even if PodDisruptionBudgets forbid it.',
            ...upgrade_override_remedyFor(inputs.cluster, cluster.pools.every(({ provisioningState }) => (0,states/* isSucceeded */.Ak)(provisioningState))),
        },
    ];
};
/** The command updates the cluster, which would resume upgrades that were stopped. */
function upgrade_override_remedyFor(address, isAllWell) {
    return isAllWell
        ? {
            remedy: 'If that could take down too many replicas at once, switch it off first.',
            commands: [updateCommand(address, [['disable-force-upgrade']])],
        }
        : { remedy: 'If that could take down too many replicas at once, roll back after that time.' };
}

;// CONCATENATED MODULE: ./src/domain/checks/version-skew.ts

/** Since Kubernetes 1.28 kubelets may be three minor versions behind the API server (version skew policy). */
const MAX_MINORS_BEHIND = 3;
/** Blocks when the target is more than three minor versions behind the control plane, which can't be rolled back. */
const versionSkew = ({ toRollBack, observation }) => toRollBack.map(({ pool, to }) => {
    const base = { id: 'version-skew', pool: pool.name };
    const plane = observation.cluster.kubernetesVersion ?? 'unknown';
    const behind = difference(minorOf(plane), minorOf(to.kubernetesVersion));
    if (behind === undefined) {
        return {
            ...base,
            verdict: 'notice',
            seen: `How far the target of pool ${pool.name} is behind the control plane is unknown.`,
        };
    }
    if (behind <= MAX_MINORS_BEHIND) {
        return {
            ...base,
            verdict: 'passed',
            seen: `The target is no more than three minor versions behind the control plane (${plane}).`,
        };
    }
    return {
        ...base,
        verdict: 'blocked',
        isFinal: true,
        seen: `The target ${to.kubernetesVersion} of pool ${pool.name} is ${String(behind)} minor versions behind the control plane (${plane}).`,
        why: "Kubernetes allows nodes to be three minor versions behind, and the control plane can't be rolled back.",
        remedy: 'Create a new pool with a version within three minor versions of the control plane and move the workload there.',
    };
});
function difference(plane, target) {
    return plane === undefined || target === undefined ? undefined : plane - target;
}

;// CONCATENATED MODULE: ./src/domain/checks/version-supported.ts



const COMMUNITY_PLAN = 'kubernetesofficial';
const WHY = 'AKS rejects a rollback to a Kubernetes version that it no longer supports.';
/**
 * Blocks when AKS no longer offers the target's minor version in the region under the cluster's support plan;
 * a patch that is missing from the list warns.
 */
const versionSupported = (context) => context.toRollBack.map(({ pool, to }) => supported(context, pool.name, to));
function supported({ observation, inputs }, pool, to) {
    const base = { id: 'version-supported', pool };
    const { regionVersions, cluster } = observation;
    if (regionVersions.kind !== 'read') {
        const isUnknown = regionVersions.kind === 'unreadable' && !(0,errors/* isForbidden */.US)(regionVersions.error);
        return {
            ...base,
            // A missing right is warned of by the check of that name.
            verdict: isUnknown ? 'warned' : 'notice',
            seen: `The region's versions could not be read, so the step can't tell whether ${to.kubernetesVersion} is still supported.`,
            ...(isUnknown
                ? { why: WHY, remedy: "Nothing to do for now; if it isn't, Azure rejects the rollback." }
                : {}),
        };
    }
    const way = wayOn(inputs.cluster, cluster.location);
    const minor = majorMinorOf(to.kubernetesVersion);
    const offered = regionVersions.value.find((version) => version.minor === minor);
    if (offered === undefined) {
        return {
            ...base,
            verdict: 'blocked',
            seen: `AKS no longer offers Kubernetes ${minor ?? to.kubernetesVersion} in ${cluster.location}.`,
            why: WHY,
            ...way,
        };
    }
    const plan = (cluster.supportPlan ?? COMMUNITY_PLAN).toLowerCase();
    const plans = offered.supportPlans.map((one) => one.toLowerCase());
    if (plans.length > 0 && !plans.includes(plan) && !plans.includes(COMMUNITY_PLAN)) {
        return {
            ...base,
            verdict: 'blocked',
            seen: `Kubernetes ${offered.minor} is offered in ${cluster.location} only under ${offered.supportPlans.join(', ')}; the cluster's support plan is ${cluster.supportPlan ?? 'KubernetesOfficial'}.`,
            why: WHY,
            ...way,
        };
    }
    if (offered.patches.length > 0 && !offered.patches.includes(to.kubernetesVersion)) {
        return {
            ...base,
            verdict: 'warned',
            seen: `Patch ${to.kubernetesVersion} is not in the region's list (${offered.patches.join(', ')}).`,
            why: 'AKS may reject a patch that it no longer lists.',
            remedy: 'Nothing to do for now; if Azure rejects the rollback, upgrade within the same minor version to a listed patch.',
        };
    }
    return { ...base, verdict: 'passed', seen: `Kubernetes ${to.kubernetesVersion} is still supported.` };
}
function wayOn(address, location) {
    return {
        remedy: 'Upgrade to a version that is supported (the first command lists them), or, for a version with long-term support, change the support plan of the cluster (the second command; the Premium tier costs more).',
        commands: [
            azCommand('aks get-versions', [
                ['location', location],
                ['subscription', address.subscriptionId],
            ]),
            updateCommand(address, [
                ['tier', 'premium'],
                ['k8s-support-plan', 'AKSLongTermSupport'],
            ]),
        ],
    };
}

;// CONCATENATED MODULE: ./src/domain/checks/index.ts
/** All checks, in the order in which they are told. To add one: write its function, put it into a list, name its id. */























const ROLLBACK_CHECKS = [
    clusterRunning,
    operationInProgress,
    busyMismatch,
    rollbackTarget,
    rollbackDirection,
    rollbackWindow,
    versionSupported,
    versionSkew,
    osSkuChanged,
    poolMode,
    autoUpgrade,
    fleetAutoUpgrade,
    fleetUpdateRun,
    upgradeOverride,
    upgradeGate,
    blueGreen,
    permission,
    poolSnapshot,
    drainSettings,
    capacity,
];
const ABORT_CHECKS = [
    notAbortable,
    operationMismatch,
    operationElsewhere,
    abortPermission,
];
/** Returns what every check of a rollback says, with the blocks that `ignore-checks` names turned into warnings. */
function checkRollback(context) {
    return run(ROLLBACK_CHECKS, context, context.inputs.ignoreChecks);
}
/** Returns what every check of an abort says, with the blocks that `ignore-checks` names turned into warnings. */
function checkAbort(context) {
    return run(ABORT_CHECKS, context, context.inputs.ignoreChecks);
}
/** Returns what status mode could not read for want of a right. */
function checkStatus(observation) {
    return statusPermission(observation);
}
function isBlocking(result) {
    return result.verdict === 'blocked';
}
function run(checks, context, ignored) {
    return checks
        .flatMap((check) => check(context))
        .map((result) => isBlocking(result) && ignored.has(result.id) && !check/* NEVER_IGNORED */.g.has(result.id)
        ? { ...result, verdict: 'warned', ignored: true }
        : result);
}

;// CONCATENATED MODULE: ./src/domain/abort/decide.ts
/** What abort mode does next: one target after the other, each aborted at most once for each operation. */








/** Returns the next abort, wait or ending. */
function decideAbort(inputs, observation, history) {
    const first = history.first;
    const missing = inputs.pools.kind === 'named'
        ? inputs.pools.names.filter((name) => findPool(first.cluster, name) === undefined)
        : [];
    if (missing.length > 0) {
        return end([], { result: 'error', pools: [], error: noSuchPool(first.cluster, missing) });
    }
    const targets = decide_targetsOf(inputs, first);
    const found = targets.map((target) => ({ target, verdict: abortEnding(observation, history, target) }));
    const leftAlone = inputs.pools.kind === 'all' ? beingDeletedBesideOthers(found, observation) : [];
    const verdicts = found.map((one) => leftAlone.includes(one.target) ? { ...one, verdict: LEFT_ALONE } : one);
    const pending = verdicts.filter(({ verdict }) => verdict === undefined).map(({ target }) => target);
    // A target without anything in progress is checked, too: the operation may be elsewhere.
    const checks = checkAbort({
        inputs,
        observation,
        targets: pending.length > 0 ? pending : idle(verdicts),
        leftAlone,
    });
    if (checks.some(isBlocking))
        return decide_blocked(verdicts, checks, history);
    const stop = verdicts.find(({ verdict }) => verdict !== undefined && isBad(verdict.result));
    const plan = pending.map((target) => moveFor(observation, target));
    const next = plan[0];
    if (stop !== undefined || next === undefined)
        return finished(verdicts, checks, history);
    if (inputs.dryRun)
        return planned(verdicts, checks, plan);
    return { checks, plan, next: { kind: 'move', move: next } };
}
/** For a pool that is being deleted, beside others that can be aborted. */
const LEFT_ALONE = { result: 'not-started' };
/**
 * Pools that are being deleted, which nothing can stop, where something else was or can be aborted. While the cluster
 * itself is being deleted there is nothing else.
 */
function beingDeletedBesideOthers(verdicts, observation) {
    if ((0,states/* isDeleting */.p8)(observation.cluster.provisioningState))
        return [];
    const deleting = verdicts.filter(({ target, verdict }) => verdict === undefined && isInState(observation, target, states/* isDeleting */.p8));
    return deleting.length < verdicts.length ? deleting.map(({ target }) => target) : [];
}
/** For `*` whatever moves when the run begins, the cluster's own operation first; with nothing moving, everything. */
function decide_targetsOf(inputs, first) {
    const { cluster } = first;
    const all = cluster.pools.map(({ name }) => ({ kind: 'pool', name }));
    switch (inputs.pools.kind) {
        case 'none':
            return [{ kind: 'cluster' }];
        case 'named':
            return inputs.pools.names.map((name) => ({ kind: 'pool', name }));
        case 'all': {
            const moving = all.filter((target) => isInState(first, target, states/* isMoving */.rU));
            const own = (0,states/* isMoving */.rU)(cluster.provisioningState) ? [{ kind: 'cluster' }] : [];
            const busy = [...own, ...moving];
            return busy.length > 0 ? busy : [{ kind: 'cluster' }, ...all];
        }
    }
}
function moveFor(observation, target) {
    // An abort that somebody else sent already needs no second one.
    return isInState(observation, target, states/* isCanceling */.F8)
        ? { kind: 'wait', targets: [target], why: 'canceling' }
        : { kind: 'abort', target, why: 'asked' };
}
function idle(verdicts) {
    return verdicts.filter(({ verdict }) => verdict?.result === 'nothing-to-abort').map(({ target }) => target);
}
function isBad(result) {
    return result === 'failed' || result === 'error';
}
function decide_blocked(verdicts, checks, history) {
    const pools = verdicts.flatMap(({ target }) => (target.kind === 'pool' ? [target.name] : []));
    const endings = verdicts.flatMap(({ target, verdict }) => {
        if (target.kind !== 'pool')
            return [];
        const ids = blockedBy(checks, target.name, pools);
        if (verdict !== undefined && verdict.result !== 'nothing-to-abort')
            return [poolEnding(target.name, verdict)];
        return [
            ids.length > 0
                ? poolEnding(target.name, { result: 'blocked', blockedBy: ids })
                : poolEnding(target.name, { result: 'not-started' }),
        ];
    });
    const changed = hasChangedSomething(history);
    return end(checks, {
        result: changed ? 'failed' : 'blocked',
        pools: endings,
        ...ownResult(verdicts, 'blocked'),
    });
}
function finished(verdicts, checks, history) {
    const results = verdicts.map(({ verdict }) => verdict?.result ?? 'not-started');
    const deciding = verdicts.find(({ verdict }) => verdict?.error !== undefined)?.verdict?.error;
    const changed = hasChangedSomething(history);
    const result = abortResult(results);
    return end(checks, {
        // Something that could not be sent after something else was is no longer "nothing could be sent".
        result: result === 'error' && changed ? 'failed' : result,
        pools: verdicts.flatMap(({ target, verdict }) => target.kind === 'pool' ? [poolEnding(target.name, verdict ?? { result: 'not-started' })] : []),
        ...ownResult(verdicts, undefined),
        ...(0,optional/* optional */.l)('error', deciding),
        warnings: verdicts.flatMap(({ verdict }) => (verdict?.detail === undefined ? [] : [verdict.detail])),
    });
}
function planned(verdicts, checks, plan) {
    return {
        checks,
        plan,
        next: {
            kind: 'end',
            ending: {
                result: 'planned',
                pools: verdicts.flatMap(({ target, verdict }) => target.kind === 'pool' ? [poolEnding(target.name, verdict ?? { result: 'planned' })] : []),
                ...ownResult(verdicts, 'planned'),
                warnings: [],
            },
        },
    };
}
function ownResult(verdicts, otherwise) {
    const own = verdicts.find(({ target }) => target.kind === 'cluster');
    const result = own?.verdict?.result ?? otherwise;
    return own === undefined || result === undefined || result === 'not-started'
        ? {}
        : { clusterResult: result };
}

;// CONCATENATED MODULE: ./src/domain/rollback/situation/busy.ts
/** What else is going on that a rollback has to deal with first, and how, by `if-busy`. */




/** How often one run aborts the same target because it is busy: another actor that starts anew each time wins. */
const MAX_ABORTS_PER_TARGET = 2;
/** True when this pool still needs a PUT, now or after what is in the way has ended: it has a target then. */
function needsRollback(assessment) {
    const { rollbackCase } = assessment;
    return rollbackCase === 'roll-back' || rollbackCase === 'resend' || rollbackCase === 'busy';
}
/** True when this very rollback is running on the pool: it shows its target then. */
function isToBeJoined(assessment) {
    return assessment.rollbackCase === 'join';
}
/** Returns every operation in the way of the pending rollbacks, the cluster's own first. */
function findBusy(context) {
    const { observation, pending, channelsOff } = context;
    if (!pending.some(needsRollback))
        return [];
    const cluster = observation.cluster;
    const found = [];
    const clusterTarget = { kind: 'cluster' };
    if ((0,states/* isMoving */.rU)(cluster.provisioningState)) {
        found.push(busy(context, clusterTarget, cluster.provisioningState, false));
    }
    else if (channelsOff !== undefined && wasSwitchOffRefused(context.history)) {
        found.push(busy(context, clusterTarget, cluster.provisioningState, true));
    }
    for (const { pool, rollbackCase } of pending) {
        const isHidden = isHiddenBusy(context, pool.name, pool.provisioningState);
        if (rollbackCase === 'busy' || (isHidden && rollbackCase !== 'join' && rollbackCase !== 'already')) {
            found.push(busy(context, { kind: 'pool', name: pool.name }, pool.provisioningState, isHidden));
        }
    }
    if (channelsOff !== undefined)
        found.push(...otherPoolsMoving(context));
    return found;
}
/** Pools that this run is not about: they matter only to a PUT of the whole cluster. */
function otherPoolsMoving(context) {
    const pendingNames = new Set(context.pending.map(({ pool }) => pool.name));
    return context.observation.cluster.pools
        .filter((pool) => !pendingNames.has(pool.name) && (0,states/* isMoving */.rU)(pool.provisioningState))
        .map((pool) => busy(context, { kind: 'pool', name: pool.name }, pool.provisioningState, false));
}
function busy(context, target, provisioningState, isHidden) {
    const refusal = refusedAbort(abortsOf(context.history, target));
    return {
        target,
        provisioningState,
        isHidden,
        answer: answerTo(context, target, provisioningState, isHidden),
        ...(0,optional/* optional */.l)('refusal', refusal),
    };
}
/** What Azure said to the last request, if that was a PUT and met an operation in progress. */
function busyAnswer({ records }) {
    const last = records.at(-1);
    return wasBusy(last) ? refusalOf(last) : undefined;
}
function wasBusy(record) {
    return record?.move.kind !== 'abort' && refusalMeaning(record) === 'busy';
}
function answerTo(context, target, state, isHidden) {
    if (wasResumed(context, target, state))
        return 'abort-resumed';
    // What this run set going itself is in nobody's way.
    if (target.kind === 'cluster' && isOwnUpdate(context.history, context.observation.cluster))
        return 'wait';
    switch (context.inputs.ifBusy) {
        case 'fail':
            return 'block';
        case 'wait':
            return 'wait';
        case 'abort':
            // An abort that is under way already is only waited for.
            if (!isHidden && (0,states/* isCanceling */.F8)(state) && busy_isOurs(context, target))
                return 'wait';
            return !isHidden && (0,states/* isUpgrading */.Cg)(state) && busy_isOurs(context, target) && !isExhausted(context, target)
                ? 'abort'
                : 'block';
    }
}
/** The cluster, or a pool that the run was asked to roll back. */
function busy_isOurs(context, target) {
    return target.kind === 'cluster' || context.pending.some(({ pool }) => pool.name === target.name);
}
function isExhausted({ history }, target) {
    return isGivenUp(abortsOf(history, target));
}
/** What Azure refused for good, such as for want of a right, is not asked for again. */
function isGivenUp(aborts) {
    return attempts(aborts).length >= MAX_ABORTS_PER_TARGET || refusedAbort(aborts) !== undefined;
}
/** What Azure answered to the last abort, if it refused it for good. */
function refusedAbort(aborts) {
    const last = aborts.at(-1);
    return refusalMeaning(last) === 'refused' ? refusalOf(last) : undefined;
}
/** True when a pool that had stopped partway began to upgrade again through our own switch-off. */
function wasResumed({ history, pending }, target, state) {
    if (target.kind !== 'pool' || !(0,states/* isUpgrading */.Cg)(state))
        return false;
    if (!pending.some(({ pool }) => pool.name === target.name))
        return false;
    const switchOff = switchOffOf(history);
    const before = switchOff?.poolsBefore?.find((pool) => pool.name === target.name);
    if (switchOff === undefined || before === undefined || !(0,states/* isStopped */.id)(before.provisioningState))
        return false;
    const since = { ...history, records: history.records.slice(history.records.indexOf(switchOff)) };
    const aborts = abortsOf(since, target);
    return !isGivenUp(aborts) && !aborts.some(tookEffect);
}
/** Requests that Azure looked at: one that was throttled does not count. */
function attempts(records) {
    return records.filter((record) => refusalMeaning(record) !== 'throttled');
}
/** True when the last PUT of the pool met an operation in progress that nothing shows. */
function isHiddenBusy({ history, observation }, pool, state) {
    if (!(0,states/* isSettled */.Is)(state))
        return false;
    if ((0,states/* isMoving */.rU)(observation.cluster.provisioningState))
        return false;
    // Only the very last record counts: after a pause for the hidden operation the PUT may be tried again.
    const last = history.records.at(-1);
    return wasBusy(last) && last === rollbacksOf(history, pool).at(-1);
}
function wasSwitchOffRefused(history) {
    const last = history.records.at(-1);
    return last?.move.kind === 'disable-auto-upgrade' && wasBusy(last);
}

;// CONCATENATED MODULE: ./src/domain/rollback/switch-off.ts
/** Switching auto-upgrade off before a rollback and putting it back: when. */



/** Returns the channels that would undo one of these rollbacks, with the values that switch them off. */
function undoingChannels(observation, toRollBack) {
    if (toRollBack.length === 0)
        return undefined;
    return channelsToDisable(channelsOf(observation.cluster), toRollBack.some(({ changesImage }) => changesImage));
}
/** Returns the channels that this run will switch off: none where the user said not to touch them. */
function channelsToSwitchOff(inputs, undoing) {
    return inputs.autoUpgrade === 'disable' && !inputs.ignoreChecks.has('auto-upgrade') ? undoing : undefined;
}
/**
 * Returns the channels to put back, or `undefined` when they stay off, which is the safe side.
 *
 * They are put back only after Azure definitely refused the rollback or a check blocked it, while cluster and pools are
 * Succeeded and the channels read as this run left them; never after a pool was rolled back, which they would undo.
 */
function channelsToPutBack(observation, history, isBlocked) {
    const switchOff = switchOffOf(history);
    if (switchOff?.settlement?.kind !== 'ended')
        return undefined;
    if (history.records.some(({ move }) => move.kind === 'restore-auto-upgrade'))
        return undefined;
    const { cluster } = observation;
    const last = history.records.at(-1);
    const wasRefused = last?.move.kind === 'roll-back' && refusalMeaning(last) === 'refused';
    if (!isBlocked && !wasRefused)
        return undefined;
    const isQuiet = [cluster, ...cluster.pools].every(({ provisioningState }) => (0,states/* isSucceeded */.Ak)(provisioningState));
    const isAsLeft = hasChannels(channelsOf(cluster), switchOff.move.channels);
    if (!isQuiet || !isAsLeft || hasRolledBack(history))
        return undefined;
    return channelsToRestore(channelsFound(history), switchOff.move.channels);
}
function hasRolledBack(history) {
    return history.first.cluster.pools.some(({ name }) => rollbacksOf(history, name).some(({ answer, settlement }) => answer.kind !== 'refused' && settlement !== undefined && settlement.kind !== 'not-begun'));
}

;// CONCATENATED MODULE: ./src/domain/aks/differences.ts
/** In what two sights of a pool or a cluster differ: settings by their names. */
/** Properties of a pool that live, whoever moves them, or are compared on their own. */
const VOLATILE = new Set([
    'count',
    'virtualMachineNodesStatus',
    'provisioningState',
    'powerState',
    'eTag',
    'status',
    'orchestratorVersion',
    'currentOrchestratorVersion',
    'nodeImageVersion',
    'name',
]);
/**
 * Returns the names of the settings that differ between two sights of a pool: labels, taints, sizes and all others,
 * but neither versions nor state nor how many nodes there are: an autoscaler, node auto-provisioning or somebody else
 * may move those at any time.
 */
function changedSettings(before, after) {
    const names = new Set([...Object.keys(before.properties), ...Object.keys(after.properties)]);
    return [...names]
        .filter((name) => !VOLATILE.has(name))
        .filter((name) => !isSameJson(settingOf(before, name), settingOf(after, name)))
        .toSorted();
}
/** A setting without the node counts in it: a pool of type VirtualMachines keeps them beside the sizes. */
function settingOf({ properties }, name) {
    const value = properties[name];
    return name === 'virtualMachinesProfile' && value !== undefined ? withoutCounts(value) : value;
}
function withoutCounts(value) {
    if (Array.isArray(value))
        return value.map(withoutCounts);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value)
        .filter(([name]) => name !== 'count')
        .map(([name, item]) => [name, withoutCounts(item)]));
}
/**
 * Returns the names of what a PUT sends and two reads of a pool show differently: its settings, versions, whether it is
 * switched on, and the node count where no autoscaler moves it.
 */
function poolDisagreements(one, other) {
    const isAutoscaled = one.isAutoscaled || other.isAutoscaled;
    const also = [
        ...(isAutoscaled ? [] : ['count']),
        ...['nodeImageVersion', 'orchestratorVersion', 'powerState'],
    ].filter((name) => !isSameJson(one.properties[name], other.properties[name]));
    return [...changedSettings(one, other), ...also];
}
/** Parts of a cluster that change by themselves or are compared on their own. */
const VOLATILE_IN_CLUSTER = new Set([
    ...['eTag', 'systemData', 'properties'],
    ...['provisioningState', 'powerState', 'status', 'currentKubernetesVersion', 'agentPoolProfiles'],
]);
/** As `poolDisagreements`, of a cluster with its pools. */
function clusterDisagreements(one, other) {
    const partsOf = ({ body }) => ({
        ...body,
        ...body['properties'],
    });
    const [left, right] = [partsOf(one), partsOf(other)];
    const parts = [...new Set([...Object.keys(left), ...Object.keys(right)])]
        .filter((name) => !VOLATILE_IN_CLUSTER.has(name) && !isSameJson(left[name], right[name]))
        .toSorted();
    const names = [...new Set([...one.pools, ...other.pools].map(({ name }) => name))];
    const inPools = names.flatMap((name) => {
        const [before, after] = [one, other].map(({ pools }) => pools.find((pool) => pool.name === name));
        if (before === undefined || after === undefined)
            return [`pool ${name}`];
        return poolDisagreements(before, after).map((setting) => `${setting} of pool ${name}`);
    });
    return [...parts, ...inPools];
}
/** True when both are the same JSON; the order of properties does not count, and absent, null, {} and [] are alike. */
function isSameJson(one, other) {
    return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}
function canonical(value) {
    if (value === undefined || value === null)
        return undefined;
    if (Array.isArray(value)) {
        const items = value;
        return items.length === 0 ? undefined : items.map((item) => canonical(item) ?? null);
    }
    if (typeof value !== 'object')
        return value;
    const entries = Object.entries(value)
        .map(([name, item]) => [name, canonical(item)])
        .filter((entry) => entry[1] !== undefined)
        .toSorted(([one], [other]) => (one < other ? -1 : 1));
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

;// CONCATENATED MODULE: ./src/domain/rollback/switch-off-problem.ts
/** Whether switching auto-upgrade off went well, from what was answered and what cluster and pools show after it. */











/**
 * Returns what went wrong with the switch-off, or `undefined` when it went well, is under way or is to be tried again.
 * The pools are compared only in the round right after it: later they change through our own moves.
 */
function switchOffProblem({ cluster: address }, observation, history) {
    const done = switchOffOf(history);
    const { settlement: end } = done ?? {};
    // An effect that came late is news in the round that first sees its end, whatever was tried in between.
    const isNews = done === history.records.at(-1) || (end?.kind === 'ended' && end.at === observation.at);
    if (done !== undefined && end?.kind === 'ended' && isNews)
        return switch_off_problem_ended(done, end, observation);
    const last = history.records.at(-1);
    if (last === undefined || !isSwitchOff(last))
        return undefined;
    if (isOwnUpdate(history, observation.cluster))
        return undefined;
    const records = history.records.filter(isSwitchOff);
    const { answer, settlement, move } = last;
    if (answer.kind === 'refused') {
        return mayPutAgain(answer, records) ? undefined : refused(history, answer.error, move.channels, address);
    }
    if (answer.kind === 'withheld') {
        return mayPutAgain(answer, records)
            ? undefined
            : {
                result: 'failed',
                detail: `The cluster kept changing before auto-upgrade could be switched off: ${answer.reason}.`,
            };
    }
    if (settlement?.kind === 'vanished') {
        return {
            result: 'failed',
            detail: 'The cluster is gone, or the identity has lost its permission to read it.',
        };
    }
    return settlement?.kind === 'not-begun' ? switch_off_problem_notBegun(history, answer, records) : undefined;
}
/** How to switch the channels off by hand is told, because nothing is known against the rollback itself. */
function refused(history, error, channels, address) {
    const nothing = hasChangedSomething(history) ? 'no pool was rolled back' : 'nothing was changed';
    const byHand = updateCommand(address, channelOptions(channels));
    return {
        result: 'failed',
        error: outcomeError(error),
        detail: `Azure refused to switch auto-upgrade off, which a rollback requires; ${nothing}. To do it yourself: ${byHand}`,
    };
}
function switch_off_problem_notBegun(history, answer, records) {
    if (answer.kind !== 'unknown') {
        return {
            result: 'failed',
            detail: 'Azure accepted switching auto-upgrade off, but the cluster never began to change.',
        };
    }
    if (mayPutAgain(answer, records))
        return undefined;
    return { result: hasChangedSomething(history) ? 'failed' : 'error', error: outcomeError(answer.error) };
}
function switch_off_problem_ended(record, { seen, error }, observation) {
    const { move, answer, poolsBefore = [] } = record;
    const terminal = (0,states/* terminalState */.AQ)(seen.provisioningState);
    if (terminal === 'failed' || terminal === 'canceled') {
        const own = ofOperation(error);
        return {
            result: terminal,
            detail: `Switching auto-upgrade off ended ${seen.provisioningState}; no pool was touched.`,
            ...(0,optional/* optional */.l)('error', own && ofOwnRequest(own, answer)),
        };
    }
    if (!hasChannels(channelsOf(observation.cluster), move.channels)) {
        return {
            result: 'failed',
            detail: 'Azure reports that auto-upgrade was switched off, but a channel still shows as on.',
        };
    }
    const moved = controlPlaneMove(record, observation);
    if (moved !== undefined)
        return { result: 'failed', detail: `${moved} No pool was touched.` };
    const differences = poolsBefore.flatMap((pool) => differencesOf(pool, observation));
    return differences.length === 0
        ? undefined
        : {
            result: 'failed',
            detail: `Pools changed while auto-upgrade was switched off: ${differences.join('; ')}.`,
        };
}
/** Returns that the control plane moved since the PUT of the cluster, as a sentence; an update of channels never moves it. */
function controlPlaneMove({ before }, { cluster }) {
    const [from, to] = [before?.kubernetesVersion, cluster.kubernetesVersion];
    if (from === undefined || to === undefined || isSameKubernetesVersion(from, to))
        return undefined;
    return `The control plane moved from ${from} to ${to} while the channels were being changed.`;
}
/** What became different about one pool through the switch-off, apart from what lives and from going back. */
function differencesOf(before, observation) {
    const after = findPool(observation.cluster, before.name);
    if (after === undefined)
        return [`pool ${before.name} is gone`];
    const settings = changedSettings(before, after).map((name) => `${name} of pool ${before.name}`);
    return hasGoneBack(before, after) ? settings : [...settings, ...changedVersions(before, after)];
}
function changedVersions(before, after) {
    return [
        before.kubernetesVersion === after.kubernetesVersion
            ? undefined
            : `Kubernetes version of pool ${before.name} (${before.kubernetesVersion ?? ''} to ${after.kubernetesVersion ?? ''})`,
        before.nodeImageVersion === after.nodeImageVersion
            ? undefined
            : `node image of pool ${before.name} (${before.nodeImageVersion ?? ''} to ${after.nodeImageVersion ?? ''})`,
    ].filter((text) => text !== undefined);
}
/** No update of the cluster takes a pool back: another run rolls it back. */
function hasGoneBack(before, after) {
    const shown = versionsShown(after);
    return shown !== undefined && compareVersions(shown, before) === 'older';
}
/**
 * Returns what else went on while auto-upgrade was switched off, one sentence for each pool that moves or has gone back
 * by another's hand. None of it stops a run.
 *
 * @param own the pools that the run is about: what goes on there is decided, by `if-busy` for example.
 */
function activityOfOthers(poolsBefore, cluster, own) {
    return poolsBefore.flatMap((before) => {
        const after = cluster && findPool(cluster, before.name);
        if (after === undefined || own.includes(before.name))
            return [];
        const isBack = hasGoneBack(before, after);
        if (!isBack && !(0,states/* isMoving */.rU)(after.provisioningState))
            return [];
        const isGoingOn = (0,states/* isMoving */.rU)(after.provisioningState);
        const what = isBack
            ? `${isGoingOn ? 'is being' : 'was'} rolled back to ${String(after.kubernetesVersion)}`
            : 'has an operation in progress';
        return [
            `Pool ${before.name} ${what} (${after.provisioningState}), but not by this step: it is left to whoever started it.`,
        ];
    });
}

;// CONCATENATED MODULE: ./src/domain/rollback/finish.ts
/** How a rollback ends: pool by pool, after the channels were put back where that is due. */








/** The end of the run, or the move that puts the channels back before it. */
function finish(round, checks, problem) {
    const { history, observation, names } = round;
    const isBlocked = checks.some(isBlocking);
    const putBack = channelsToPutBack(observation, history, isBlocked);
    if (putBack !== undefined) {
        const move = { kind: 'restore-auto-upgrade', channels: putBack };
        return { checks, plan: [move], next: { kind: 'move', move } };
    }
    const isChanged = hasChangedSomething(history);
    const pools = names.map((name) => endingOf(round, checks, problem, name));
    const error = problem?.error ?? pools.find((pool) => pool.error !== undefined)?.error ?? busyError(round, checks);
    const result = names.length === 0
        ? 'blocked'
        : rollbackResult(pools.map((pool) => pool.result), isChanged);
    const warnings = putBackWarnings(observation, history);
    return end(checks, { result, pools, warnings, ...(0,optional/* optional */.l)('error', error) });
}
/** What went wrong when the channels were put back, in the round right after it. */
function putBackWarnings(observation, { records }) {
    const last = records.at(-1);
    const moved = last?.move.kind === 'restore-auto-upgrade' ? controlPlaneMove(last, observation) : undefined;
    return moved === undefined ? [] : [moved];
}
/** What Azure said, where that is how the run knows that something is in the way. */
function busyError({ busy, history }, checks) {
    if (!checks.some((check) => check.id === 'operation-in-progress' && isBlocking(check)))
        return undefined;
    const refusal = busy.find((one) => one.answer === 'block' && one.refusal !== undefined)?.refusal;
    const error = refusal ?? busyAnswer(history);
    return error && outcomeError(error);
}
function endingOf(round, checks, problem, name) {
    const ended = round.endings.find(({ pool }) => pool === name);
    if (ended !== undefined)
        return ended;
    const assessment = round.pending.find(({ pool }) => pool.name === name);
    const isFirst = round.pending[0]?.pool.name === name;
    // The switch-off is for all pools; what went wrong with it is told at the one whose turn it was.
    if (problem !== undefined)
        return poolEnding(name, isFirst ? problem : { result: 'not-started' });
    const ids = blockedBy(checks, name, round.names);
    const isDone = assessment?.rollbackCase === 'already' && !ids.includes('cluster-running');
    if (ids.length > 0 && !isDone)
        return poolEnding(name, { result: 'blocked', blockedBy: ids });
    if (checks.some(isBlocking)) {
        return poolEnding(name, {
            result: assessment?.rollbackCase === 'already' ? 'already-rolled-back' : 'not-started',
        });
    }
    if (round.endings.some(({ result }) => factsOf(result).isBack !== true))
        return poolEnding(name, { result: 'not-started' });
    if (assessment?.rollbackCase === 'already')
        return poolEnding(name, { result: 'already-rolled-back' });
    return poolEnding(name, { result: 'planned' });
}

;// CONCATENATED MODULE: ./src/domain/rollback/decide.ts
/** What rollback mode does next: one pool after the other, each move decided from a fresh observation. */












/** Returns the next rollback, abort, switch-off, wait or ending. */
function decideRollback(inputs, observation, history) {
    const names = selectPools(inputs, history.first);
    const round = lookAt(inputs, observation, history, names);
    const missing = names.filter((name) => findPool(observation.cluster, name) === undefined);
    if (missing.length > 0 && !decide_isUnderWay(history)) {
        return end([], { result: 'error', pools: [], error: noSuchPool(observation.cluster, missing) });
    }
    const problem = switchOffProblem(inputs, observation, history);
    const stopped = round.endings.find(({ result }) => factsOf(result).isBack !== true);
    if (problem !== undefined || stopped !== undefined)
        return finish(round, [], problem);
    const checks = round.pending.length > 0 || names.length === 0 ? checkRollback(round) : [];
    if (checks.some(isBlocking))
        return finish(round, checks, undefined);
    if (hasPutBack(history))
        return finish(round, checks, PUT_BACK);
    const plan = planMoves(round);
    const next = plan[0];
    if (next === undefined)
        return finish(round, checks, undefined);
    if (!inputs.dryRun)
        return { checks, plan, next: { kind: 'move', move: next } };
    return { ...finish(round, checks, undefined), plan };
}
/** After the channels were put back the run is over, even if what had blocked it has passed meanwhile. */
const PUT_BACK = {
    result: 'failed',
    detail: 'A check blocked the rollback, and auto-upgrade was restored.',
};
function hasPutBack(history) {
    return history.records.some(({ move }) => move.kind === 'restore-auto-upgrade');
}
function lookAt(inputs, observation, history, names) {
    const endings = names.flatMap((name) => rollbackEnding(observation, history, name) ?? vanished(observation, history, name));
    const pending = names
        .filter((name) => !endings.some(({ pool }) => pool === name))
        .flatMap((name) => {
        const pool = findPool(observation.cluster, name);
        if (pool === undefined)
            return [];
        const pins = pinsOf(inputs, history, pool);
        return [
            assessPool(pool, observation.records.get(pool.name), pins, runningKind(observation, pool.name)),
        ];
    });
    const toRollBack = pending.filter(needsRollback);
    const undoing = undoingChannels(observation, toRollBack);
    const channelsOff = channelsToSwitchOff(inputs, undoing);
    const busy = findBusy({ inputs, observation, history, pending, channelsOff });
    return {
        inputs,
        observation,
        history,
        names,
        endings,
        pending,
        toRollBack,
        undoingChannels: undoing,
        channelsOff,
        busy,
    };
}
/** A pool that is gone: an input error in the first round, a deletion by somebody else once something was done. */
function vanished({ cluster }, history, name) {
    if (!decide_isUnderWay(history) || findPool(cluster, name) !== undefined)
        return [];
    const error = noSuchPool(cluster, [name]);
    return [poolEnding(name, { result: 'failed', detail: 'The pool was deleted in the meantime.', error })];
}
function decide_isUnderWay(history) {
    return hasChangedSomething(history) || history.records.some(({ move }) => move.kind === 'join');
}
/**
 * Once a rollback was sent, its target is what the pool is held against: AKS may take it off the records then, or put
 * the versions left behind in its place. The same holds when the pool came to show the target without a PUT of this
 * run: through another run of the same job, or a rollback that was resumed. And once anything was changed, the
 * target is kept: an upgrade by somebody else would else make what runs the target.
 */
function pinsOf(inputs, history, pool) {
    const last = rollbacksOf(history, pool.name).at(-1);
    const wasSent = last?.answer.kind === 'unknown' || last?.answer.kind === 'accepted';
    if (wasSent && last.move.kind === 'roll-back')
        return last.move.to;
    const { to, comparison } = firstAssessment(inputs.pins, history, pool.name) ?? {};
    const isKept = comparison === 'older' && hasChangedSomething(history);
    return to !== undefined && (isKept || isSameVersions(pool, to)) ? to : inputs.pins;
}
/** Where the pool stood when the run began. */
function firstAssessment(pins, { first }, name) {
    const pool = findPool(first.cluster, name);
    return pool && assessPool(pool, first.records.get(pool.name), pins, runningKind(first, pool.name));
}
/** The moves that lie ahead as far as can be seen, the next one first. */
function planMoves({ pending, busy, channelsOff, toRollBack }) {
    const joins = pending
        .filter(isToBeJoined)
        .map(({ pool, to }) => ({ kind: 'join', pool: pool.name, to }));
    const aborts = busy.flatMap(({ answer, target }) => {
        if (answer === 'abort')
            return [{ kind: 'abort', target, why: 'busy' }];
        return answer === 'abort-resumed' ? [{ kind: 'abort', target, why: 'resumed' }] : [];
    });
    const waits = busy.filter(({ answer }) => answer === 'wait');
    const wait = waits.length === 0
        ? []
        : [
            {
                kind: 'wait',
                targets: waits.map(({ target }) => target),
                why: waits.every(({ isHidden }) => isHidden) ? 'hidden' : 'busy',
            },
        ];
    const switchOff = channelsOff === undefined ? [] : [{ kind: 'disable-auto-upgrade', channels: channelsOff }];
    const rollbacks = toRollBack.map(({ pool, to, rollbackCase }) => ({
        kind: 'roll-back',
        pool: pool.name,
        to,
        isResend: rollbackCase === 'resend',
    }));
    return [...joins, ...aborts, ...wait, ...switchOff, ...rollbacks];
}

;// CONCATENATED MODULE: ./src/domain/status/decide.ts
/** What status mode reports: states of what was named, or of one operation. */







/** Returns the report, or, with `wait: true`, the wait for what is in progress. */
function decideStatus(inputs, observation, history) {
    const { cluster } = observation;
    const named = inputs.pools.kind === 'named' ? inputs.pools.names : undefined;
    const missing = named?.filter((name) => findPool(cluster, name) === undefined) ?? [];
    if (missing.length > 0) {
        return end([], { result: 'error', pools: [], error: noSuchPool(cluster, missing) });
    }
    const pools = named?.map((name) => findPool(cluster, name)).filter((pool) => pool !== undefined) ?? cluster.pools;
    const targets = [
        ...(named === undefined ? [{ kind: 'cluster' }] : []),
        ...pools.map(({ name }) => ({ kind: 'pool', name })),
    ];
    const asked = askedOperation(inputs, observation, targets);
    if (asked?.kind === 'unreadable') {
        return end([], { result: 'error', pools: [], error: outcomeError(asked.error) });
    }
    const isGoingOn = asked === undefined
        ? targets.some((target) => isInState(observation, target, states/* isMoving */.rU))
        : !(0,states/* isSettled */.Is)(asked.operation.status);
    const hasWaited = history.records.length > 0;
    if (inputs.waiting.wait && isGoingOn && !hasWaited) {
        const move = { kind: 'wait', targets, why: 'asked' };
        return { checks: checkStatus(observation), plan: [move], next: { kind: 'move', move } };
    }
    return decide_report(observation, pools, named === undefined, asked?.operation);
}
function decide_report(observation, pools, isWholeCluster, asked) {
    const { cluster } = observation;
    const clusterResult = isWholeCluster ? statusResult(cluster.provisioningState) : undefined;
    const ownFailure = isWholeCluster ? decide_failureOf(observation, { kind: 'cluster' }, cluster) : undefined;
    const endings = pools.map((pool) => {
        const failure = decide_failureOf(observation, { kind: 'pool', name: pool.name }, pool);
        return poolEnding(pool.name, {
            result: statusResult(pool.provisioningState),
            ...(0,optional/* optional */.l)('error', failure),
        });
    });
    const results = pools.map((pool) => statusResult(pool.provisioningState));
    return end(checkStatus(observation), {
        // An operation that was asked for by its id is what the result is about.
        result: asked === undefined
            ? worstResult(clusterResult === undefined ? results : [clusterResult, ...results])
            : statusResult(asked.status),
        pools: endings,
        ...(0,optional/* optional */.l)('error', asked === undefined ? ownFailure : ofOperation(asked.error)),
        warnings: stoppedWarnings(observation, pools),
        ...(0,optional/* optional */.l)('clusterResult', clusterResult),
    });
}
/** Why the last operation of a target failed: its operation tells, else the target itself. */
function decide_failureOf(observation, target, { provisioningState, error }) {
    if (!(0,states/* isStopped */.id)(provisioningState))
        return undefined;
    const operation = latestOn(observation, target);
    // An older operation says nothing about a newer state.
    const isOfState = operation !== undefined && statusResult(operation.status) === statusResult(provisioningState);
    return ofOperation((isOfState ? operation.error : undefined) ?? error);
}
/** What is switched off has no nodes: nothing runs on it, and nothing can be rolled back. */
function stoppedWarnings({ cluster }, pools) {
    if ((0,states/* isPoweredOff */.i_)(cluster.powerState)) {
        return [
            `Cluster ${cluster.name} is stopped: nothing runs on it, and its pools can't be rolled back until it is started.`,
        ];
    }
    return pools
        .filter(({ powerState }) => (0,states/* isPoweredOff */.i_)(powerState))
        .map(({ name }) => `Pool ${name} is stopped: nothing runs on it, and it can't be rolled back until it is started.`);
}
/** The operation named by `operation-id`: on the first of the targets that knows it. */
function askedOperation(inputs, observation, targets) {
    if (inputs.operationId === undefined)
        return undefined;
    const readings = targets.map((target) => observation.operations.get(targetKey(target)));
    const found = readings.find((reading) => reading?.kind === 'read' && reading.value !== undefined);
    if (found?.kind === 'read' && found.value !== undefined)
        return { kind: 'read', operation: found.value };
    const failed = readings.find((reading) => reading?.kind === 'unreadable');
    return failed?.kind === 'unreadable' ? { kind: 'unreadable', error: failed.error } : undefined;
}

;// CONCATENATED MODULE: ./src/domain/decide.ts
/**
 * The one place where it is decided what happens next. Pure: from the inputs, a fresh observation and what this run
 * has done so far follow the check results and one next move, or the end.
 */



/** Returns the next decision of the run. */
function decide(inputs, observation, history) {
    switch (inputs.mode) {
        case 'status':
            return decideStatus(inputs, observation, history);
        case 'abort':
            return decideAbort(inputs, observation, history);
        case 'rollback':
            return decideRollback(inputs, observation, history);
    }
}

;// CONCATENATED MODULE: ./src/steps/patience/reading.ts
/** Reads that a run can do without. */

const NOT_NEEDED = { kind: 'not-needed' };
/** Returns the value, or why it is missing. */
async function asReading(read, transient = 'accept') {
    try {
        return { kind: 'read', value: await read() };
    }
    catch (error) {
        if (!(error instanceof errors/* AzureError */.M6))
            throw error;
        if (transient === 'rethrow-transient' && ((0,errors/* isTransient */.dg)(error) || error.details.kind === 'sign-in'))
            throw error;
        return { kind: 'unreadable', error };
    }
}

;// CONCATENATED MODULE: ./src/steps/patience/allowance.ts
/** How long reads that a run can do without may hold it up. */



/** What has not answered by then counts as unread. */
const OPTIONAL_MS = 5 * time/* SECOND_MS */._L;
/** Kept back of it for the look before an abort, which must not be held up once more, nor go without its guard. */
const KEPT_FOR_LOOK_MS = time/* SECOND_MS */._L / 2;
/** Answers that come so soon after a required one hold nothing up: those of one round come in together. */
const TOGETHER_MS = time/* SECOND_MS */._L / 2;
/**
 * Returns the reader of one round. Before a change, optional reads have five seconds all together, whatever round they are
 * in, each from the moment when what is required has been read or has failed: the sign-in and a slow cluster don't count
 * against them. In status mode, where they hold nothing up, each has five seconds of its own. A read that comes later is
 * not sent, and one that is late is left to itself.
 *
 * @param keptBackMs what this round leaves to the next one.
 */
function allowance({ clock, inputs, journal }, required, keptBackMs = 0) {
    const isShared = inputs.mode !== 'status';
    const sharedMs = Math.max(OPTIONAL_MS - keptBackMs - journal.heldUpMs, TOGETHER_MS);
    let requiredAt = Infinity;
    let countedMs = 0;
    const answered = required.then(noop, noop).then(() => {
        requiredAt = clock.now();
    });
    const count = () => {
        const heldUpMs = Math.max(countedMs, clock.now() - requiredAt);
        journal.heldUp(heldUpMs - countedMs);
        countedMs = heldUpMs;
    };
    return async (read) => {
        const startedAt = clock.now();
        const left = () => (isShared ? requiredAt + sharedMs : Math.max(requiredAt, startedAt) + OPTIONAL_MS) - clock.now();
        if (left() <= 0)
            return LATE;
        const reading = asReading(read);
        reading.catch(noop);
        const early = await Promise.race([reading.then((value) => ({ value })), answered]);
        if (early !== undefined)
            return early.value;
        const inTime = await clock.within(reading, left());
        count();
        return inTime?.value ?? LATE;
    };
}
/** Returns what the read gives within five seconds; one that is late is left to itself. */
async function withinAllowance(clock, read) {
    const reading = asReading(read);
    reading.catch(noop);
    return (await clock.within(reading, OPTIONAL_MS))?.value ?? LATE;
}
const noop = () => undefined;
/** Of a read that was not waited for any longer. */
const LATE = {
    kind: 'unreadable',
    error: new errors/* AzureError */.M6({
        kind: 'network',
        attempt: 'read optional data',
        code: errors/* LATE_CODE */.RN,
        message: 'Azure did not respond within five seconds.',
    }),
};

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./src/steps/patience/outage.ts
/** An outage of reads: told once when it begins, and once when it ends or when the step's time is up first. */

class Outage {
    #context;
    #open;
    constructor(context) {
        this.#context = context;
    }
    /** Notes a failure. Returns how many there were before it, and when the first was. */
    failed(error) {
        const { clock, runner } = this.#context;
        if (this.#open === undefined)
            runner.info(faultBeginLine(error.details));
        this.#open ??= { last: error, begunAt: clock.now(), failures: 0 };
        const { failures, begunAt } = this.#open;
        this.#open.last = error;
        this.#open.failures++;
        return { failures, begunAt };
    }
    /** Notes that it worked again. */
    ended() {
        if (this.#open === undefined)
            return;
        const { last, failures } = this.#open;
        const { runner } = this.#context;
        runner.info(faultEndLine({ attempt: last.details.attempt, failures, durationMs: this.#durationMs() }));
        this.#open = undefined;
    }
    /** Time that ran out while nothing could be read is not the whole reason. */
    warnIfOpen() {
        if (this.#open === undefined)
            return;
        const { last, failures } = this.#open;
        this.#context.journal.warn(openOutageLine(last.details, { failures, durationMs: this.#durationMs() }));
    }
    #durationMs() {
        return this.#open === undefined ? 0 : this.#context.clock.now() - this.#open.begunAt;
    }
}

;// CONCATENATED MODULE: ./src/steps/patience/patience.ts
/** Reading in spite of faults: how long, with which pauses, and what is said about it. */





/** While nothing was sent or waited for, somebody who waits is told soon that Azure can't be reached. */
const FIRST_PATIENCE_MS = 45_000;
/** A network that is not there at all (the HTTP layer has retried already). */
const NETWORK_PATIENCE_MS = 8_000;
const SHORTEST_PAUSE_MS = 1_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** What was there is only taken for deleted when it can't be found so many times in a row. */
const LOOKS_TO_BELIEVE_ABSENCE = 4;
/** From here on a pause that the service asks for is worth a line in the log. */
const PAUSE_WORTH_TELLING_MS = 5_000;
/**
 * Returns what the read returns. Network errors, 408, 429 and 5xx are tolerated: for a short while before the first
 * move, and as long as the deadline allows afterwards and when throttled. Each outage is logged once when
 * it begins and once when it ends.
 *
 * Throws AzureError for every other failure and when patience ends, DeadlineError when the step's time is used up.
 */
async function patiently(context, read) {
    const outage = new Outage(context);
    let absences = 0;
    for (;;) {
        try {
            const value = await read();
            outage.ended();
            return value;
        }
        catch (error) {
            if (!(error instanceof errors/* AzureError */.M6))
                throw error;
            absences = (0,errors/* isNotFound */.c4)(error) ? absences + 1 : 0;
            const isDoubtful = absences > 0 && absences < LOOKS_TO_BELIEVE_ABSENCE && patience_hasBegun(context.journal);
            if (!(0,errors/* isTransient */.dg)(error) && !isDoubtful)
                throw error;
            // Counted from the first failure, not from the request: one answer that never comes must not cost the step.
            const { failures, begunAt } = outage.failed(error);
            if (context.clock.now() >= context.deadline) {
                outage.warnIfOpen();
                throw new errors/* DeadlineError */.j3();
            }
            if (isPatienceOver(context, error, begunAt))
                throw error;
            await pause(context, pauseAfter(context, error, failures));
        }
    }
}
/**
 * Returns what the read returns, or `undefined` when it fails, takes too long, or the step's time is used up: for what a run
 * can do without. That time is up shows at the next read that it can't do without.
 */
async function bestEffort({ runner, clock }, read) {
    const reading = await withinAllowance(clock, read).catch((error) => {
        if (error instanceof errors/* DeadlineError */.j3)
            return undefined;
        throw error;
    });
    if (reading === undefined)
        return undefined;
    if (reading.kind === 'read')
        return reading.value;
    const { attempt, code, message } = reading.error.details;
    runner.debug(`${attempt}: ${code}: ${message}`);
    return undefined;
}
/** Sleeps for the given time, but never past the deadline. Throws DeadlineError when there is no time left. */
async function pause({ clock, deadline }, ms) {
    const left = deadline - clock.now();
    if (left <= 0)
        throw new errors/* DeadlineError */.j3();
    await clock.sleep(Math.min(ms, left));
}
/** Milliseconds to wait after a failure: what the service asks for, else a pause that doubles. */
function pauseAfter({ clock, runner }, error, failures) {
    const { retryAfterMs } = error.details;
    if (retryAfterMs !== undefined) {
        if (retryAfterMs >= PAUSE_WORTH_TELLING_MS)
            runner.info(throttledLine(retryAfterMs));
        return atLeastASecond(retryAfterMs, failures) + (0,time/* spreadMs */.KP)(retryAfterMs, failures) * clock.random();
    }
    const grown = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS);
    return grown * (0.8 + clock.random() * 0.4);
}
/** A service that asks for no pause at all would be asked without end: one second then, doubled each time. */
function atLeastASecond(retryAfterMs, failures) {
    if (retryAfterMs >= SHORTEST_PAUSE_MS)
        return retryAfterMs;
    return Math.min(SHORTEST_PAUSE_MS * 2 ** Math.min(Math.max(0, failures), 10), LONGEST_PAUSE_MS);
}
function isPatienceOver({ clock, journal }, error, failingSince) {
    if ((0,errors/* isThrottled */.B5)(error))
        return false;
    // Once something was sent or waited for, giving up would lose more than time.
    if (patience_hasBegun(journal))
        return false;
    const patience = error.details.kind === 'network' ? NETWORK_PATIENCE_MS : FIRST_PATIENCE_MS;
    return clock.now() - failingSince >= patience;
}
/** True once something was sent or waited for. */
function patience_hasBegun({ records }) {
    return records.length > 0;
}

;// CONCATENATED MODULE: ./src/steps/observe/known-pools.ts
/** Of which pools something is read: names that the cluster does not have cost nothing. */

/** Reads of pools share a budget of the whole subscription (60, then 1 a second): never more than this at once. */
const READS_AT_ONCE = 8;
/**
 * Returns the names to read something of. A few are asked for beside the cluster, which saves a round trip; of many, only
 * those that it has.
 */
async function knownPools(names, clusterRead) {
    if (names.length <= READS_AT_ONCE)
        return names;
    const cluster = await clusterRead.catch(() => undefined);
    return cluster === undefined ? [] : names.filter((name) => findPool(cluster, name) !== undefined);
}

;// CONCATENATED MODULE: ./src/steps/observe/operations.ts
/** Which operations are under way: the one to report or to guard against, and what runs beside it. */








/**
 * Returns the operations of what the run is about. A pool's operations in progress come in one list, which takes the
 * place of its latest one; where Azure knows no such list, the latest is asked for.
 */
async function readOperations(context, clusterRead, recent, readOptional) {
    const targets = await operations_targetsOf(context, clusterRead);
    const limit = (0,p_limit/* default */.A)(READS_AT_ONCE);
    const entries = await Promise.all(targets.map((target) => limit(() => readOne(context, target, recent, readOptional))));
    return {
        operations: new Map(entries.map(({ target, latest }) => [targetKey(target), latest])),
        activeOperations: new Map(entries.flatMap(({ target, active }) => (active === undefined ? [] : [[targetKey(target), active]]))),
    };
}
/**
 * A rollback asks for its own operation after it was started; before, only for what it may have to abort, and for what
 * `Updating` stands for: a rollback to the versions that the pool shows, or something else.
 */
async function operations_targetsOf({ inputs }, clusterRead) {
    if (inputs.pools.kind !== 'named')
        return inputs.mode === 'rollback' ? [] : [{ kind: 'cluster' }];
    const names = await knownPools(inputs.pools.names, clusterRead);
    const targets = names.map((name) => ({ kind: 'pool', name }));
    if (inputs.mode !== 'rollback')
        return targets;
    const isOfInterest = inputs.ifBusy === 'abort' ? states/* isMoving */.rU : states/* isUpdating */.DS;
    const cluster = await clusterRead.catch(() => undefined);
    return targets.filter(({ name }) => {
        const pool = cluster && findPool(cluster, name);
        return pool !== undefined && isOfInterest(pool.provisioningState);
    });
}
async function readOne(context, target, recent, readOptional) {
    const { inputs, aks } = context;
    const operationId = inputs.mode === 'rollback' ? undefined : inputs.operationId;
    if (operationId !== undefined) {
        const read = () => inputs.mode === 'status' ? aks.readOperation(target, operationId) : aks.readLatestOperation(target);
        // What guards an abort, or was asked for by its id, is worth some patience; what only informs is asked for once.
        return { target, latest: await asReading(() => patiently(context, read)) };
    }
    if (target.kind === 'cluster')
        return { target, latest: await readOptional(() => aks.readLatestOperation(target)) };
    const active = await readOptional(() => aks.listActiveOperations(target.name));
    if (active.kind === 'read') {
        const [newest = newestOf(target.name, await recent)] = active.value;
        const isKnown = newest !== undefined || tellsResources(await recent);
        const latest = isKnown
            ? { kind: 'read', value: newest }
            : await readOptional(() => aks.readLatestOperation(target));
        return { target, active, latest };
    }
    // A server that did not respond has had its time.
    const isAnswered = !(0,errors/* isForbidden */.US)(active.error) && !(0,errors/* isLate */.lS)(active.error);
    return { target, latest: isAnswered ? await readOptional(() => aks.readLatestOperation(target)) : active };
}
/** Returns the operation that an abort of the target would be for, read as for an observation. */
async function readLatest(context, target, readOptional) {
    // A pool on which nothing is in progress has none that an abort could hit.
    const nothingRecent = Promise.resolve({ kind: 'not-needed' });
    return (await readOne(context, target, nothingRecent, readOptional)).latest;
}
/** The newest operation on record of a pool on which nothing is in progress. */
function newestOf(pool, recent) {
    return recentOf({ recentOperations: recent }, { kind: 'pool', name: pool })[0];
}
/** False when an operation on record may be one of any resource, so that the latest of a pool has to be asked for. */
function tellsResources(recent) {
    return recent.kind !== 'read' || recent.value.every(({ resourceId }) => resourceId !== undefined);
}

;// CONCATENATED MODULE: ./src/steps/moves/look-before-abort.ts
/** Right before an abort: it names no operation and carries no eTag, so what it would hit is looked at once more. */







/**
 * Answers of one round come in together. When another one took longer than this, or when as much time has passed since,
 * the target may have changed.
 */
const FRESH_MS = 500;
/**
 * Returns why the abort must not be sent, after reading the target and its latest operation again unless they were read a
 * moment ago; `undefined` when they still show what was decided upon. The target's own read is required. The operation's
 * is not, unless `operation-id` asks for it: what does not answer counts as unread, with a warning, and the state decides.
 */
async function whyNotAbort(context, target, { before, operation }) {
    const { journal, runner } = context;
    if (isFresh(context))
        return undefined;
    const clusterRead = readClusterAgain(context);
    // Where nothing is known of the operation, there is nothing to compare with and nothing to wait for.
    const [latest] = await Promise.all([
        operation === undefined ? undefined : readLatest(context, target, allowance(context, clusterRead)),
        clusterRead,
    ]);
    const now = latest?.kind === 'read' ? latest.value : undefined;
    // The answer about the operation may have been slow in its turn.
    if (!isFresh(context))
        await readClusterAgain(context);
    const reason = otherState(context, target, before) ?? otherOperation(operation, now);
    if (reason === undefined && operation !== undefined && latest?.kind === 'unreadable') {
        const line = unguardedAbortLine(target, operation, latest.error.details);
        journal.warn(line);
        runner.info(line);
    }
    return reason;
}
/** What the target showed when it was last read; what is gone shows what the cluster does. */
function look_before_abort_lastSight({ journal }, { cluster }, target) {
    const latest = journal.latest?.cluster ?? cluster;
    return sightOf(latest, target) ?? sightCluster(latest);
}
function isFresh({ clock, journal }) {
    return clock.now() - journal.clusterReadAt <= FRESH_MS;
}
async function readClusterAgain(context) {
    const { value: cluster } = await patiently(context, () => context.aks.readCluster());
    context.journal.sawCluster(cluster, context.clock.now());
}
function otherState({ journal }, target, before) {
    const cluster = journal.latest?.cluster;
    const seen = cluster && sightOf(cluster, target);
    if (seen === undefined)
        return `${targetInWords(target)} no longer exists`;
    return (0,states/* isSameState */._G)(seen.provisioningState, before.provisioningState)
        ? undefined
        : `${targetInWords(target)} is ${seen.provisioningState} now, not ${before.provisioningState}`;
}
function otherOperation(meant, now) {
    if (meant === undefined || now === undefined)
        return undefined;
    if (meant.id.toLowerCase() !== now.id.toLowerCase()) {
        return `the latest operation is ${now.id} now, not ${meant.id}`;
    }
    return (0,states/* isSettled */.Is)(now.status) ? `operation ${now.id} has ended (${now.status})` : undefined;
}

;// CONCATENATED MODULE: ./src/steps/moves/probe.ts
/** After a conflict (409): look a few times whether somebody else's operation becomes visible, because reads may lag. */



const LOOKS = 3;
const PAUSE_MS = 2_000;
/** Returns when the target shows a change, or after a few looks without one. The next round decides what it means. */
async function probe(context, target, before) {
    const pauseMs = Math.min(PAUSE_MS, context.inputs.waiting.pollIntervalMs);
    for (let look = 0; look < LOOKS; look++) {
        await pause(context, pauseMs);
        const { value: cluster } = await patiently(context, () => context.aks.readCluster());
        context.journal.sawCluster(cluster, context.clock.now());
        const seen = sightOf(cluster, target) ?? sightCluster(cluster);
        if ((0,states/* isMoving */.rU)(seen.provisioningState) || seen.eTag !== before.eTag)
            return;
    }
}

;// CONCATENATED MODULE: ./src/domain/moves/second-look.ts
/** Which ends count only when a second look shows the same: an answer may be a mixture of two states. */



/**
 * True for the end, good or bad, of a change of ours and of what the user wants to see the end of. A `Succeeded` that shows
 * something else than what was wanted is confirmed as a surprise, and waiting for others is followed by another look anyway.
 */
function needsSecondLook(move, settlement) {
    if (settlement.kind !== 'ended' || !isAskedFor(move))
        return false;
    return !(0,states/* isSucceeded */.Ak)(settlement.seen.provisioningState) || showsGoal(move, settlement.seen);
}

;// CONCATENATED MODULE: ./src/steps/moves/own-operation.ts
/** The operation behind a watched move: its text for people, and whether it has ended. It never tells how the move ended. */





/** The percentage comes from an API with a budget for the whole subscription: asked for at most this often. */
const PERCENT_EVERY_MS = 30 * time/* SECOND_MS */._L;
/** What an operation has told so far. Whatever goes wrong with reading it is left out. */
class OwnOperation {
    #context;
    #trace;
    #nodes;
    #error;
    #hasSucceeded = false;
    #percent;
    #percentAskedAt = -Infinity;
    #status;
    constructor(context, trace) {
        this.#context = context;
        this.#trace = trace;
    }
    /** Node counts last seen in its text. */
    get nodes() {
        return (0,optional/* optional */.l)('nodes', this.#nodes);
    }
    get error() {
        return this.#error;
    }
    get percent() {
        return this.#percent;
    }
    get hasSucceeded() {
        return this.#hasSucceeded;
    }
    /** Reads its text, and now and then its percentage. Returns the text. */
    async look() {
        const [progress] = await Promise.all([this.#readProgress(), this.#readPercent()]);
        this.#status = progress?.status;
        return progress;
    }
    /** Returns whether it reads as ended: by the text of the last look, else by the operations API. */
    async hasEnded() {
        this.#status ??= (await this.#readOperation())?.status;
        return this.isOver === true;
    }
    /** Whether it was last read as ended; `undefined` when it could not be read. */
    get isOver() {
        return this.#status === undefined ? undefined : (0,states/* isSettled */.Is)(this.#status);
    }
    async #readProgress() {
        const { handle } = this.#trace;
        if (handle === undefined)
            return undefined;
        const progress = await bestEffort(this.#context, () => this.#context.aks.readProgress(handle));
        this.#nodes = parseNodeCount(progress?.status ?? '') ?? this.#nodes;
        this.#error = progress?.error ?? this.#error;
        if (progress !== undefined && (0,states/* isSucceeded */.Ak)(progress.status))
            this.#hasSucceeded = true;
        return progress;
    }
    async #readPercent() {
        const now = this.#context.clock.now();
        if (now - this.#percentAskedAt < PERCENT_EVERY_MS)
            return;
        this.#percentAskedAt = now;
        this.#percent = (await this.#readOperation())?.percentComplete ?? this.#percent;
    }
    async #readOperation() {
        const { target, operationId } = this.#trace;
        if (operationId === undefined)
            return undefined;
        return bestEffort(this.#context, () => this.#context.aks.readOperation(target, operationId));
    }
}

;// CONCATENATED MODULE: ./src/steps/moves/wait.ts
/** Wait: one loop over reads of the cluster until what is watched has settled. */













const HEARTBEAT_MS = time/* MINUTE_MS */.kg;
/** After this long the pauses grow. */
const PATIENT_AFTER_MS = 2 * time/* MINUTE_MS */.kg;
const PATIENT_FACTOR = 3;
/** Longest pause between two polls, however long the interval asked for grows. */
const wait_LONGEST_PAUSE_MS = 5 * time/* MINUTE_MS */.kg;
/** A doubtful sight is looked at again this soon. */
const DOUBT_PAUSE_MS = 2 * time/* SECOND_MS */._L;
/** So many times longer an absence is doubted while our own operation reads as running: what is deleted has none. */
const PATIENCE_WHILE_OPERATION_RUNS = 4;
/**
 * Returns how the watched move ended.
 *
 * Transient failures are tolerated until the deadline. Throws AzureError for other ones, DeadlineError and
 * InterruptedError.
 */
async function watchUntilSettled(context, request) {
    const { clock } = context;
    const watching = new Watching(context, request);
    let nextPauseMs = askedPauseMs(context, request.retryAfterMs) ?? pollPauseMs(context, watching.begunAt);
    for (;;) {
        await pause(context, nextPauseMs);
        const look = await watching.look();
        if (look.settlement !== undefined)
            return watching.result(look.settlement);
        nextPauseMs = look.pauseMs ?? pollPauseMs(context, watching.begunAt);
        if (clock.now() >= context.deadline) {
            watching.outage.warnIfOpen();
            throw new errors/* DeadlineError */.j3();
        }
    }
}
/**
 * Returns the pause that an answer which is no refusal asks for: a second at least, and never so long that the step would
 * be blind until its timeout, which is said.
 */
function askedPauseMs({ runner }, retryAfterMs) {
    if (retryAfterMs === undefined)
        return undefined;
    if (retryAfterMs > wait_LONGEST_PAUSE_MS)
        runner.info(cutPauseLine(retryAfterMs, wait_LONGEST_PAUSE_MS));
    return Math.min(Math.max(retryAfterMs, time/* SECOND_MS */._L), wait_LONGEST_PAUSE_MS);
}
/** Milliseconds between two polls: the interval with jitter, threefold after two minutes. */
function pollPauseMs({ clock, inputs }, begunAt) {
    const { pollIntervalMs } = inputs.waiting;
    const grown = clock.now() - begunAt >= PATIENT_AFTER_MS ? pollIntervalMs * PATIENT_FACTOR : pollIntervalMs;
    // Never longer than asked for, so that an end is noticed within the interval; shorter by chance, so that runs spread.
    return Math.min(grown, wait_LONGEST_PAUSE_MS) * (0.8 + clock.random() * 0.2);
}
/** The state of one wait. */
class Watching {
    begunAt;
    outage;
    #context;
    #request;
    #memory;
    #operation;
    /** An end that was seen once and needs a second look. */
    #end;
    /** Looks in a row that did not find the target. */
    #absences = 0;
    #lastSight;
    #lastLineAt;
    constructor(context, request) {
        this.#context = context;
        this.#request = request;
        this.begunAt = context.clock.now();
        this.outage = new Outage(context);
        this.#operation = new OwnOperation(context, request);
        const { firstSight } = request;
        this.#memory =
            firstSight === undefined ? NOTHING_SEEN : rememberFirstSight(request, firstSight, this.begunAt);
        this.#lastLineAt = this.begunAt;
    }
    /** Looks once at the cluster, and at the operation's text beside it. */
    async look() {
        const { aks, clock, journal } = this.#context;
        const { target } = this.#request;
        const beside = this.#operation.look();
        // It may be interrupted while the cluster is still being read: that read is interrupted, too, and tells.
        beside.catch(() => undefined);
        try {
            const { value: cluster, retryAfterMs } = await aks.readCluster();
            const progress = await beside;
            this.outage.ended();
            const at = clock.now();
            journal.sawCluster(cluster, at);
            const seen = sight(cluster, target);
            if (seen === undefined)
                return this.#absent();
            this.#absences = 0;
            this.#logSight(seen.sighting, progress, at);
            const { memory, settlement, isDoubtful } = judge(this.#request, this.#memory, seen.sighting, at);
            this.#memory = memory;
            if (settlement !== undefined)
                return await this.#settled(settlement, seen.error);
            this.#end = undefined;
            const doubtMs = isDoubtful
                ? Math.min(DOUBT_PAUSE_MS, this.#context.inputs.waiting.pollIntervalMs)
                : undefined;
            return (0,optional/* optional */.l)('pauseMs', askedPauseMs(this.#context, retryAfterMs) ?? doubtMs);
        }
        catch (error) {
            await beside.catch(() => undefined);
            return this.#failed(error);
        }
    }
    result(settlement) {
        const { nodes, isOver } = this.#operation;
        return { settlement, ...nodes, ...(0,optional/* optional */.l)('hasOperationEnded', isOver) };
    }
    /** One look may be a mixture of two states: an end counts once the operation has ended, or a second look shows it. */
    async #settled(settlement, error) {
        const operation = this.#operation;
        if (needsSecondLook(this.#request.move, settlement)) {
            const first = this.#end;
            this.#end = settlement.seen;
            if (!isSameSight(first, settlement.seen) && !(await operation.hasEnded()))
                return {};
        }
        return { settlement: completeSettlement(settlement, error ?? operation.error, operation.hasSucceeded) };
    }
    /** One look that does not find the target is no deletion: a gateway may say so, or a right be lost for a moment. */
    #absent(error) {
        this.#absences++;
        const goesOn = this.#operation.isOver === false;
        if (this.#absences < LOOKS_TO_BELIEVE_ABSENCE * (goesOn ? PATIENCE_WHILE_OPERATION_RUNS : 1)) {
            return { pauseMs: Math.min(DOUBT_PAUSE_MS, this.#context.inputs.waiting.pollIntervalMs) };
        }
        if (error !== undefined && (0,errors/* looksHidden */.Nj)(error))
            throw error;
        return { settlement: { kind: 'vanished', at: this.#context.clock.now() } };
    }
    #failed(error) {
        if (!(error instanceof errors/* AzureError */.M6))
            throw error;
        if ((0,errors/* isNotFound */.c4)(error))
            return this.#absent(error);
        if (!(0,errors/* isTransient */.dg)(error))
            throw error;
        const pauseMs = pauseAfter(this.#context, error, this.outage.failed(error).failures);
        return { pauseMs: Math.max(pauseMs, this.#context.inputs.waiting.pollIntervalMs) };
    }
    #logSight(sighting, progress, at) {
        const { target, expectedMs } = this.#request;
        const sightNow = {
            target,
            provisioningState: sighting.provisioningState,
            elapsedMs: at - this.begunAt,
            // What the operation said before is not true of a target that has settled.
            ...((0,states/* isSettled */.Is)(sighting.provisioningState)
                ? {}
                : {
                    expectedMs,
                    percentComplete: this.#operation.percent,
                    ...this.#operation.nodes,
                    phase: progress === undefined ? undefined : phaseInWords(progress.status),
                }),
        };
        if (hasNews(this.#lastSight, sightNow)) {
            this.#context.runner.info(waitLine(sightNow));
            this.#lastLineAt = at;
        }
        else if (at - this.#lastLineAt >= HEARTBEAT_MS) {
            this.#context.runner.info(heartbeatLine(sightNow));
            this.#lastLineAt = at;
        }
        this.#lastSight = sightNow;
    }
}
/** What the cluster's answer shows of the target; `undefined` when the pool is not in it. */
function sight(cluster, target) {
    if (target.kind === 'cluster') {
        return { sighting: sightCluster(cluster), ...(0,optional/* optional */.l)('error', cluster.error) };
    }
    const pool = findPool(cluster, target.name);
    if (pool === undefined)
        return undefined;
    return { sighting: sightPool(pool), ...(0,optional/* optional */.l)('error', pool.error) };
}

;// CONCATENATED MODULE: ./src/steps/moves/send.ts
/** Send one mutation: recorded before it leaves, answered or not, never sent twice by itself. */







/** Sends the mutation, records what was answered, and lets pass what must before the next decision. */
async function send(context, sending) {
    const { clock, journal, runner } = context;
    const { move, before, poolsBefore, operation } = sending;
    const amend = journal.begin({
        move,
        startedAt: clock.now(),
        before,
        ...(0,optional/* optional */.l)('poolsBefore', poolsBefore),
        ...(operation === undefined ? {} : { operation, ...send_nodesOf(operation) }),
        answer: { kind: 'sent' },
    });
    // What is under way, and what it takes to put a channel back, must not be lost, whatever becomes of this process meanwhile.
    await context.saveSoFar();
    const raw = await sending.send();
    const answer = toAnswer(raw);
    const record = amend({ answer });
    await context.saveSoFar();
    const line = answerLine(answer);
    if (line !== undefined)
        runner.info(line);
    if (answer.kind === 'refused')
        await waitOut(context, sending, record, answer.error);
    if (raw.kind !== 'accepted')
        return { amend, answer };
    return {
        amend,
        answer,
        ...(0,optional/* optional */.l)('handle', raw.handle),
        ...(0,optional/* optional */.l)('retryAfterMs', raw.retryAfterMs),
        ...(0,optional/* optional */.l)('ownState', raw.provisioningState),
    };
}
/** A 429 is waited out: nothing was started. Whoever was faster than a PUT may be visible only a moment later. */
async function waitOut(context, { move, target, before }, record, error) {
    const meaning = refusalMeaning(record);
    if (meaning === 'throttled') {
        await pause(context, pauseAfter(context, error, throttledInARow(context) - 1));
    }
    if (meaning === 'busy' && move.kind !== 'abort')
        await probe(context, target, before);
}
/** Where the operation stood, for whoever asks after it was stopped. */
function send_nodesOf({ status }) {
    const nodes = parseNodeCount(status);
    return (0,optional/* optional */.l)('nodes', nodes);
}
/** A pause after what was decided upon has changed, so that a resource that flaps is not asked in a tight loop. */
const CHANGED_PAUSE_MS = 2_000;
/** Records that the move was decided but not sent, and why; for an abort also what it was meant for. */
async function withhold(context, move, reason, meant = {}) {
    const { clock, journal, runner, inputs } = context;
    const answer = { kind: 'withheld', reason };
    journal.begin({ move, startedAt: clock.now(), answer, ...meant });
    runner.info(answerLine(answer) ?? '');
    await pause(context, Math.min(CHANGED_PAUSE_MS, inputs.waiting.pollIntervalMs));
}
/** Waits until the sent move has settled, records how, and returns what was seen. */
async function settle(context, sending, sent, extra) {
    const result = await watchUntilSettled(context, {
        move: sending.move,
        target: sending.target,
        before: sending.before,
        answer: sent.answer.kind,
        ...(0,optional/* optional */.l)('handle', sent.handle),
        ...(0,optional/* optional */.l)('retryAfterMs', sent.retryAfterMs ?? extra.retryAfterMs),
        ...(0,optional/* optional */.l)('ownState', sent.ownState),
        ...(0,optional/* optional */.l)('operationId', extra.operationId),
        ...(0,optional/* optional */.l)('expectedMs', extra.expectedMs),
        ...(0,optional/* optional */.l)('firstSight', extra.firstSight),
    });
    const { settlement, nodes } = result;
    const record = sent.amend({ settlement, ...(0,optional/* optional */.l)('nodes', nodes) });
    await context.saveSoFar();
    context.runner.info(settlementLine(record));
    return result;
}
/** Returns the latest operation of the target where the operations API tells; a report can do without it. */
async function latestOperation(context, target) {
    return bestEffort(context, () => context.aks.readLatestOperation(target));
}
/** Returns one operation as it stands now, or `undefined` when it can't be read. */
async function operationNow(context, target, operation) {
    if (operation === undefined)
        return undefined;
    return (await bestEffort(context, () => context.aks.readOperation(target, operation.id))) ?? operation;
}
function toAnswer(raw) {
    switch (raw.kind) {
        case 'accepted':
            return {
                kind: 'accepted',
                status: raw.status,
                ...(0,optional/* optional */.l)('correlationId', raw.correlationId),
            };
        case 'refused':
        case 'unknown':
            return raw;
    }
}
function throttledInARow({ journal }) {
    const records = journal.records;
    const last = records.findLastIndex((record) => refusalMeaning(record) !== 'throttled');
    return records.length - 1 - last;
}

;// CONCATENATED MODULE: ./src/steps/moves/abort.ts
/** The abort move: one POST, guarded by the operation's id where the user named one. */












/** Aborts the operation in progress on the move's target and waits until it has ended. */
async function abort(context, move, observation) {
    const { aks, inputs } = context;
    const { target } = move;
    const guard = guardId(context, move);
    if (guard !== undefined) {
        const latest = await patiently(context, () => aks.readLatestOperation(target));
        if (latest?.id.toLowerCase() !== guard) {
            await withhold(context, move, `the latest operation is ${latest?.id ?? 'unknown'} now, not ${guard}`);
            return;
        }
    }
    const operation = await runningOperation(context, observation, target);
    const meant = { before: look_before_abort_lastSight(context, observation, target), operation };
    const reason = await whyNotAbort(context, target, meant);
    if (reason !== undefined) {
        await withhold(context, move, reason, { before: meant.before, ...(0,optional/* optional */.l)('operation', operation) });
        return;
    }
    const sending = {
        move,
        target,
        before: look_before_abort_lastSight(context, observation, target),
        ...(0,optional/* optional */.l)('operation', operation),
        send: () => aks.abort(target),
    };
    const sent = await send(context, sending);
    const isLastLook = sent.answer.kind === 'accepted' && inputs.mode === 'abort' && !inputs.waiting.wait;
    if (guard !== undefined || isLastLook) {
        const latest = await logWhatWasHit(context, target, operation, guard);
        if (isLastLook) {
            context.runner.info(abortNotAwaitedLine(target, operation, latest));
            sent.amend({ settlement: { kind: 'not-awaited' } });
            return;
        }
    }
    if (isOver(context, sent, sending.before))
        return;
    const { settlement } = await settle(context, sending, sent, { operationId: operation?.id });
    const after = await operationNow(context, target, operation);
    if (after === undefined)
        return;
    sent.amend({ operation: after });
    if (isCanceledEnd(settlement) && hasEndedByItself(after))
        await tellOfOther(context, target, after, sent);
}
function isCanceledEnd(settlement) {
    return settlement.kind === 'ended' && (0,states/* terminalState */.AQ)(settlement.seen.provisioningState) === 'canceled';
}
/** The operation meant had ended by itself, and still the target was canceled: the abort hit another one. */
async function tellOfOther(context, target, meant, { amend }) {
    const recent = await bestEffort(context, () => context.aks.listOperations());
    const hit = recent?.find((one) => one.id !== meant.id && isOf(target, one) && (0,states/* terminalState */.AQ)(one.status) === 'canceled');
    if (hit !== undefined)
        amend({ operation: hit });
    warn(context, otherAbortedLine(meant, hit));
}
/** The id that the user named; it guards only the abort that the user asked for. */
function guardId({ inputs }, move) {
    return inputs.mode === 'abort' && move.why === 'asked' ? inputs.operationId?.toLowerCase() : undefined;
}
/** The operation that the abort is about, if the operations API tells of one that had not ended. */
async function runningOperation(context, { operations }, target) {
    const reading = operations.get(targetKey(target));
    // What did not answer a moment ago is not asked for once more: the abort must not wait for it.
    const isUnread = reading?.kind === 'unreadable' && (0,errors/* isLate */.lS)(reading.error);
    const readOptional = allowance(context, Promise.resolve());
    const latest = reading?.kind === 'read' || isUnread
        ? reading
        : await readOptional(() => context.aks.readLatestOperation(target));
    const operation = latest.kind === 'read' ? latest.value : undefined;
    return operation === undefined || (0,states/* isSettled */.Is)(operation.status) ? undefined : operation;
}
/** True when nothing is to be waited for, because it was definitely refused. */
function isOver({ clock }, { amend, answer }, before) {
    if (answer.kind !== 'refused')
        return false;
    const meaning = (0,answers/* meaningOf */.P)(answer.error, 'abort');
    // The resource tells whether it had ended, is being canceled already, or is gone: one 404 is no deletion.
    if (meaning === 'too-late' || meaning === 'busy' || (0,errors/* isNotFound */.c4)(answer.error))
        return false;
    // A 429 was waited out: the loop goes round and sends it again.
    if (meaning !== 'throttled') {
        amend({ settlement: { kind: 'not-begun', at: clock.now(), seen: before } });
    }
    return true;
}
/**
 * Tells when another operation may have been hit: only if the one meant had ended by itself. Returns the latest one right
 * after the abort where it is not known which was meant.
 */
async function logWhatWasHit(context, target, meant, guard) {
    const now = await operationNow(context, target, meant);
    if (now !== undefined && !hasEndedByItself(now))
        return undefined;
    const latest = await latestOperation(context, target);
    const meantId = meant?.id ?? guard;
    if (latest !== undefined && meantId !== undefined && latest.id.toLowerCase() !== meantId.toLowerCase()) {
        warn(context, perhapsOtherAbortedLine(meantId, latest));
    }
    return latest;
}
function warn({ journal, runner }, message) {
    journal.warn(message);
    runner.info(message);
}

;// CONCATENATED MODULE: ./src/domain/aks/put-bodies.ts
/**
 * The bodies of our two PUTs: the JSON that was read, with only what is meant changed, so that properties this
 * action has never heard of survive.
 */


/** Properties that Azure shows and does not accept; a pool's `powerState` is accepted (it starts and stops the pool). */
const READ_ONLY_POOL = ['provisioningState', 'currentOrchestratorVersion', 'eTag', 'status'];
const READ_ONLY_CLUSTER = [
    'provisioningState',
    'powerState',
    'currentKubernetesVersion',
    'maxAgentPools',
    'fqdn',
    'privateFQDN',
    'azurePortalFQDN',
    'resourceUID',
    'status',
];
const READ_ONLY_RESOURCE = ['id', 'name', 'type', 'systemData', 'eTag'];
/** Returns the body of the PUT that rolls a pool back: its own properties with both versions replaced. */
function rollbackBody(pool, to) {
    return {
        properties: {
            ...without(pool.properties, READ_ONLY_POOL),
            orchestratorVersion: to.kubernetesVersion,
            nodeImageVersion: to.nodeImageVersion,
        },
    };
}
/**
 * Returns the body of the PUT that sets the given channels of a cluster and changes nothing else.
 *
 * Azure refuses to set the Kubernetes channel to none unless the versions sent are the current ones, and takes an alias
 * such as `1.35` for its newest patch. Those that are not shown go out as read.
 */
function channelsBody(cluster, channels) {
    const properties = asObject(cluster.body['properties']);
    const pools = properties['agentPoolProfiles'];
    const isSwitchedOff = channels.upgradeChannel !== undefined && isSameChannel(channels.upgradeChannel, 'none');
    const current = (object, specified, running) => {
        const version = object[running];
        return isSwitchedOff && typeof version === 'string' && version !== '' ? { [specified]: version } : {};
    };
    return {
        ...without(cluster.body, READ_ONLY_RESOURCE),
        properties: {
            ...without(properties, READ_ONLY_CLUSTER),
            ...current(properties, 'kubernetesVersion', 'currentKubernetesVersion'),
            ...(Array.isArray(pools)
                ? {
                    agentPoolProfiles: pools.map((entry) => {
                        const pool = asObject(entry);
                        const versions = current(pool, 'orchestratorVersion', 'currentOrchestratorVersion');
                        return { ...without(pool, READ_ONLY_POOL), ...versions };
                    }),
                }
                : {}),
            autoUpgradeProfile: {
                ...asObject(properties['autoUpgradeProfile']),
                ...(0,optional/* optional */.l)('upgradeChannel', channels.upgradeChannel),
                ...(0,optional/* optional */.l)('nodeOSUpgradeChannel', channels.nodeOsUpgradeChannel),
            },
        },
    };
}
function asObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function without(object, names) {
    return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

;// CONCATENATED MODULE: ./src/domain/aks/sendable.ts
/**
 * Whether what was read may be sent back in a PUT. An answer that lost its eTag is none to make a request of: the PUT
 * would overwrite what others do meanwhile. What its settings are is Azure's affair; that a second read agrees with
 * them is compared elsewhere.
 */
/** What an HTTP header can carry. */
const ETAG = /^[\x20-\x7e]{1,1000}$/;
/** What it is when an answer shows no eTag: some older API versions never show one. */
const NO_ETAG = 'it has no eTag';
/** Returns why no PUT can be made of this pool or cluster, as the end of a sentence; `undefined` when one can. */
function whyUnfit({ eTag }) {
    if (eTag === undefined)
        return NO_ETAG;
    return ETAG.test(eTag) ? undefined : 'its eTag is none';
}

;// CONCATENATED MODULE: ./src/steps/moves/read-to-send.ts
/** Reads that a PUT is made of: they must be fit to be sent back, and agree with what was decided upon. */



/** Reads a pool for its PUT. An answer that can't be sent back is read again, as any other that can't be used. */
function readPoolToSend(context, name) {
    return patiently(context, async () => {
        const pool = await context.aks.readPool(name);
        refuse(context, `read node pool ${name} in cluster ${context.inputs.cluster.name}`, whyUnfit(pool));
        return pool;
    });
}
/** Reads the cluster for its PUT, in the same way. */
function readClusterToSend(context) {
    return patiently(context, async () => {
        const { value: cluster } = await context.aks.readCluster();
        refuse(context, `read cluster ${context.inputs.cluster.name}`, whyUnfit(cluster));
        return cluster;
    });
}
function refuse({ aks: { apiVersion } }, attempt, why) {
    if (why === undefined)
        return;
    const isWithoutETag = why === NO_ETAG;
    const because = isWithoutETag ? `${why}, as API version ${apiVersion} may not` : why;
    const message = `Azure's response can't be sent back: ${because}.`;
    throw new errors/* AzureError */.M6({
        kind: 'network',
        attempt,
        code: isWithoutETag ? 'NoETag' : 'UnusableAnswer',
        message,
    });
}
/**
 * Why the PUT must not be sent when two reads that should show the same do not: one of them may be wrong, and the PUT
 * would make it true. What they disagree about a second time in a row is how Azure shows it there.
 */
function disagreement({ journal }, kind, subject, names) {
    if (names.length === 0)
        return undefined;
    const reason = `two reads of ${subject} disagree about ${names.slice(0, read_to_send_MOST_NAMES).join(', ')}`;
    const last = journal.records.at(-1);
    const isOldNews = last?.move.kind === kind && last.answer.kind === 'withheld' && last.answer.reason === reason;
    return isOldNews ? undefined : reason;
}
const read_to_send_MOST_NAMES = 10;

;// CONCATENATED MODULE: ./src/steps/moves/channels.ts
/** The two moves on the auto-upgrade channels: one PUT of the cluster, from a read made immediately before. */










const channels_CLUSTER = { kind: 'cluster' };
/** Sets the channels that the move names and waits until the cluster has settled. */
async function setChannels(context, move, observation) {
    const { aks } = context;
    if (move.kind === 'disable-auto-upgrade')
        await proveThatPoolsCanBeRead(context);
    const cluster = await readClusterToSend(context);
    const reason = hasChanged(observation.cluster, cluster) ??
        disagreement(context, move.kind, 'the cluster', clusterDisagreements(observation.cluster, cluster));
    if (reason !== undefined) {
        await withhold(context, move, reason);
        return;
    }
    const sending = {
        move,
        target: channels_CLUSTER,
        before: sightCluster(cluster),
        poolsBefore: cluster.pools,
        send: () => aks.putCluster(channelsBody(cluster, move.channels), cluster.eTag),
    };
    if (move.kind === 'disable-auto-upgrade') {
        context.runner.info(restoreAheadLine(context.inputs.cluster, channelsOf(cluster), move.channels));
    }
    const sent = await send(context, sending);
    if (sent.answer.kind === 'refused')
        return;
    await settle(context, sending, sent, {});
    warnOfOthers(context, cluster.pools);
}
function warnOfOthers({ journal, runner }, poolsBefore) {
    const own = journal.plan.flatMap(poolsOf);
    for (const line of activityOfOthers(poolsBefore, journal.latest?.cluster, own)) {
        journal.warn(line);
        runner.info(line);
    }
}
/**
 * The rollback that follows reads its pool first. Without the right to do so it would fail with the channels off
 * already, so one pool is read while nothing has been changed yet. Throws AzureError.
 */
async function proveThatPoolsCanBeRead(context) {
    const next = context.journal.plan.find((move) => move.kind === 'roll-back');
    if (next !== undefined)
        await readPoolToSend(context, next.pool);
}
/** Why the PUT must not be sent: it is of the whole cluster, so everything has to be as it was decided upon. */
function hasChanged(decidedUpon, now) {
    const moving = [
        ...((0,states/* isSettled */.Is)(now.provisioningState) ? [] : [`the cluster is ${now.provisioningState}`]),
        ...now.pools
            .filter((pool) => !(0,states/* isSettled */.Is)(pool.provisioningState))
            .map((pool) => `pool ${pool.name} is ${pool.provisioningState}`),
    ];
    if (moving.length > 0)
        return `${moving.join(', ')} now`;
    const before = channelsOf(decidedUpon);
    const after = channelsOf(now);
    return isSameChannel(before.upgradeChannel, after.upgradeChannel) &&
        isSameChannel(before.nodeOsUpgradeChannel, after.nodeOsUpgradeChannel)
        ? undefined
        : 'the auto-upgrade channels were changed in the meantime';
}

;// CONCATENATED MODULE: ./src/steps/observe/optional-reads.ts
/** Reads that tell more than a decision needs, all at once and each once a run: nodes, windows, who began what, fleets. */







/** How far back an operation's begin is looked for: longer ones are rare, and the log is large. */
const ACTIVITY_MS = 12 * time/* HOUR_MS */.iQ;
/**
 * Returns what is known beside the cluster itself.
 *
 * @param before the last observation, when what it holds is still good.
 * @param readOne makes one of these reads, within what all of them may take.
 */
async function readOptional(context, clusterRead, before, readOne) {
    const { inputs, aks } = context;
    const { mode } = inputs;
    const once = (known, isNeeded, read) => known ?? (isNeeded ? readOne(read) : NOT_NEEDED);
    const [fleets, machines, previewSettings, windows, events] = await Promise.all([
        mode === 'rollback' && before !== undefined ? pickFleets(before) : readFleets(context, readOne),
        readMachines(context, clusterRead, readOne),
        before?.previewSettings ?? readPreviewSettings(context, readOne),
        once(before?.windows, mode !== 'abort', () => aks.readWindows()),
        readEvents(context, clusterRead, readOne),
    ]);
    return { ...fleets, machines, previewSettings, windows, events };
}
/** Once a run; in a rollback only when there is an upgrade that it may have to abort first. */
async function readEvents({ inputs, aks, clock, journal }, clusterRead, readOne) {
    const known = journal.latest?.events;
    if (known !== undefined && known.kind !== 'not-needed')
        return known;
    if (inputs.mode === 'rollback' && !(await isUpgradeInTheWay(inputs, clusterRead)))
        return NOT_NEEDED;
    return readOne(() => aks.readEvents(clock.now() - ACTIVITY_MS));
}
async function isUpgradeInTheWay({ ifBusy, pools }, clusterRead) {
    if (ifBusy !== 'abort')
        return false;
    const cluster = await clusterRead.catch(() => undefined);
    if (cluster === undefined)
        return false;
    const named = cluster.pools.filter(({ name }) => pools.kind !== 'named' || pools.names.includes(name.toLowerCase()));
    return [cluster, ...named].some(({ provisioningState }) => (0,states/* isUpgrading */.Cg)(provisioningState));
}
/** Where no preview answers, there is nothing to tell, and no right would help. */
async function readPreviewSettings({ inputs, aks }, readOne) {
    if (inputs.mode === 'abort')
        return NOT_NEEDED;
    const reading = await readOne(() => aks.readPreviewSettings());
    return reading.kind === 'unreadable' && !(0,errors/* isLate */.lS)(reading.error) ? NOT_NEEDED : reading;
}
/** After an abort nobody knows where it stopped but the nodes; a rollback looks at them when it has ended. */
async function readMachines(context, clusterRead, readOne) {
    const { inputs, aks, journal } = context;
    if (inputs.mode === 'rollback')
        return journal.latest?.machines ?? new Map();
    const names = inputs.mode === 'abort'
        ? abortedPools(context)
        : inputs.pools.kind === 'named'
            ? await knownPools(inputs.pools.names, clusterRead)
            : ((await clusterRead.catch(() => undefined))?.pools ?? []).map(({ name }) => name);
    const limit = (0,p_limit/* default */.A)(READS_AT_ONCE);
    const entries = await Promise.all(names.map(async (name) => [name, await limit(() => readOne(() => aks.readMachines(name)))]));
    return new Map(entries);
}
/** Returns the names of the pools whose operation this step has aborted. */
function abortedPools(context) {
    return abortedTargets(context).flatMap((target) => (target.kind === 'pool' ? [target.name] : []));
}
function abortedTargets({ journal }) {
    const { records } = journal;
    return records.flatMap(({ move }) => (move.kind === 'abort' ? [move.target] : []));
}
function pickFleets({ fleets, fleetRuns }) {
    return { fleets, fleetRuns };
}
/**
 * What fleets have in mind for the cluster; profiles and runs need rights of their own. After an abort, and in a
 * report, only the runs matter: one may have begun the operation.
 */
async function readFleets(context, readOne) {
    const { inputs, fleets } = context;
    const { mode } = inputs;
    if (mode === 'abort' && abortedTargets(context).length === 0) {
        return { fleets: NOT_NEEDED, fleetRuns: NOT_NEEDED };
    }
    const id = (0,domain_inputs/* clusterResourceId */.U)(inputs.cluster);
    const members = await readOne(() => fleets.readMemberships(id));
    const isRollback = mode === 'rollback';
    if (members.kind !== 'read')
        return { fleets: isRollback ? members : NOT_NEEDED, fleetRuns: members };
    const ofEach = async (read) => readOne(async () => (await Promise.all(members.value.map(read))).flat());
    const [coverage, runs] = await Promise.all([
        isRollback ? ofEach((member) => fleets.readCoverage(member)) : NOT_NEEDED,
        ofEach((member) => fleets.readRuns(member, id)),
    ]);
    return { fleets: coverage, fleetRuns: runs };
}

;// CONCATENATED MODULE: ./src/steps/observe/observe.ts
/** Observe: read everything that a decision needs, what does not depend on each other at the same time. */








/**
 * Returns a fresh observation. The cluster and its operations are always read anew; the region's versions and the
 * fleets once a run unless `scope` is `all`.
 *
 * Throws AzureError when the cluster can't be read.
 */
async function observe(context, scope) {
    const { aks, clock, journal } = context;
    const before = scope === 'all' ? undefined : journal.latest;
    const clusterRead = patiently(context, async () => (await aks.readCluster()).value);
    let clusterReadAt = clock.now();
    void clusterRead.then(() => (clusterReadAt = clock.now()), () => undefined);
    const readOne = allowance(context, clusterRead, mayAbort(context) ? KEPT_FOR_LOOK_MS : 0);
    const recent = keepLate(journal.latest?.recentOperations) ?? readOne(() => aks.listOperations());
    const [cluster, records, regionVersions, operations, recentOperations, optional] = await Promise.all([
        clusterRead,
        readRecords(context, clusterRead, scope, readOne),
        before?.regionVersions ?? readRegionVersions(context, clusterRead, readOne),
        readOperations(context, clusterRead, recent, readOne),
        recent,
        readOptional(context, clusterRead, before, readOne),
    ]);
    const observation = {
        at: clock.now(),
        cluster,
        records,
        regionVersions,
        ...operations,
        recentOperations,
        ...optional,
    };
    journal.observed(observation, clusterReadAt);
    return observation;
}
function mayAbort({ inputs }) {
    return inputs.mode === 'abort' || (inputs.mode === 'rollback' && inputs.ifBusy === 'abort');
}
/**
 * Records of the pools of the run: in a rollback required, in status mode told where they can be read. After an abort
 * those of the pools aborted, for whoever decides what comes next; before it they would only cost time.
 */
async function readRecords(context, clusterRead, scope, readOne) {
    const { inputs, aks, journal } = context;
    const named = inputs.mode === 'abort'
        ? abortedPools(context)
        : inputs.pools.kind === 'named'
            ? inputs.pools.names
            : undefined;
    const all = named === undefined
        ? ((await clusterRead.catch(() => undefined))?.pools ?? []).map(({ name }) => name)
        : await knownPools(named, clusterRead);
    const known = journal.latest?.records;
    const limit = (0,p_limit/* default */.A)(READS_AT_ONCE);
    const read = (name) => limit(() => inputs.mode === 'rollback'
        ? asReading(() => patiently(context, () => aks.readRecords(name)), 'rethrow-transient')
        : readOne(() => aks.readRecords(name)));
    const entries = await Promise.all(all.map(async (name) => {
        const kept = scope === 'all' || scope.includes(name) ? undefined : known?.get(name);
        return [name, kept ?? (await read(name))];
    }));
    return new Map(entries);
}
async function readRegionVersions({ inputs, aks }, clusterRead, readOne) {
    if (inputs.mode !== 'rollback')
        return NOT_NEEDED;
    const cluster = await clusterRead.catch(() => undefined);
    return cluster === undefined ? NOT_NEEDED : readOne(() => aks.readRegionVersions(cluster.location));
}
/** What did not answer in an earlier round is not waited for once more. */
function keepLate(reading) {
    return reading?.kind === 'unreadable' && (0,errors/* isLate */.lS)(reading.error) ? Promise.resolve(reading) : undefined;
}

;// CONCATENATED MODULE: ./src/steps/moves/read-nodes.ts
/** After a rollback each node is read: the pool's own versions flip when the request is accepted, nodes when they are new. */






/** How long nodes may still disagree after the rollback has ended. */
const PATIENCE_MS = 2 * time/* MINUTE_MS */.kg;
/**
 * Reads what each node of the pool runs until all run the versions, or two minutes or the step's time have passed; then
 * warns of those that don't. Where Azure does not tell, one line says so.
 */
async function readNodes(context, pool, to) {
    const { aks, clock, journal, runner, deadline } = context;
    const begunAt = clock.now();
    const until = Math.min(begunAt + PATIENCE_MS, deadline);
    for (;;) {
        const reading = await withinAllowance(clock, () => aks.readMachines(pool));
        journal.sawMachines(pool, reading);
        const nodes = reading.kind === 'read' ? machines_nodesOf(reading.value) : undefined;
        const others = nodes === undefined ? [] : otherNodes(nodes, to);
        const left = until - clock.now();
        if (nodes === undefined || others.length === 0 || left <= 0) {
            for (const line of nodesLines([{ pool, nodes }]))
                runner.info(line);
            if (nodes !== undefined && others.length > 0) {
                const message = nodesDisagreeLine(pool, others, machines_countOf(nodes), to, clock.now() - begunAt);
                journal.warn(message);
                runner.info(message);
            }
            return;
        }
        await pause(context, Math.min(pollPauseMs(context, clock.now()), left));
    }
}
/** Reads what each node of the pool runs, once: after a rollback that did not succeed the pool's own versions tell nothing. */
async function readNodesOnce(context, pool) {
    const { aks, clock, journal, runner } = context;
    const reading = await withinAllowance(clock, () => aks.readMachines(pool));
    journal.sawMachines(pool, reading);
    const nodes = reading.kind === 'read' ? machines_nodesOf(reading.value) : undefined;
    for (const line of nodesLines([{ pool, nodes }]))
        runner.info(line);
}

;// CONCATENATED MODULE: ./src/steps/moves/roll-back.ts
/** The rollback move: read the pool, PUT it with both versions, wait, read it back. */



















/** Sends the rollback of one pool and waits until it has ended. */
async function rollBack(context, move, observation) {
    const { aks, inputs } = context;
    const target = { kind: 'pool', name: move.pool };
    const pool = await readPoolToSend(context, move.pool);
    const decidedUpon = findPool(observation.cluster, move.pool);
    const reason = roll_back_hasChanged(decidedUpon, pool) ?? isInDoubt(context, decidedUpon, pool);
    if (reason !== undefined) {
        await withhold(context, move, reason);
        return;
    }
    const sending = {
        move,
        target,
        before: sightPool(pool),
        send: () => aks.putPool(move.pool, rollbackBody(pool, move.to), pool.eTag),
    };
    const sent = await send(context, sending);
    if (sent.answer.kind === 'refused')
        return;
    const isAccepted = sent.answer.kind === 'accepted';
    const earlier = knownOperationIds(observation, context.journal.records);
    const seen = await ownOperation(context, move.pool, isAccepted, sent.ownState, earlier);
    // A lost answer leaves it open whose operation is the latest one, until the pool shows the rollback.
    const { operation, ...first } = !isAccepted && showsRollback(seen.firstSight, move)
        ? await ownOperation(context, move.pool, true, undefined, earlier)
        : seen;
    sent.amend((0,optional/* optional */.l)('operation', operation));
    if (operation !== undefined)
        await context.saveSoFar();
    if (!inputs.waiting.wait && isAccepted) {
        sent.amend({ settlement: { kind: 'not-awaited' } });
        return;
    }
    let since = first;
    for (;;) {
        const result = await settle(context, sending, sent, {
            operationId: operation?.id,
            expectedMs: estimateRollback(pool)?.expectedMs,
            ...since,
        });
        const movesAgain = await readBack(context, { move, ownState: sent.ownState }, sent.amend, result, pool);
        if (movesAgain === undefined)
            break;
        since = { firstSight: movesAgain };
    }
    const ended = await operationNow(context, target, operation);
    if (ended !== undefined)
        sent.amend({ operation: ended });
}
/** Waits for a rollback that is already running, sent by another run or by this one before its answer was lost. */
async function join(context, move, observation) {
    const { clock, journal, inputs } = context;
    const target = { kind: 'pool', name: move.pool };
    const pool = findPool(observation.cluster, move.pool);
    if (pool === undefined)
        return;
    const before = sightPool(pool);
    // A rollback to the versions that the pool shows is Updating.
    const ownState = pool.provisioningState;
    const { operation: latest, ...first } = await ownOperation(context, move.pool, true, ownState);
    // Another operation may have taken its place meanwhile: joined is what was decided upon.
    const active = activeOn(observation, target);
    const operation = active.find((one) => isUpgradeKind(one) !== false) ?? active[0] ?? latest;
    const amend = journal.begin({
        move,
        startedAt: clock.now(),
        before,
        answer: { kind: 'none' },
        ...(0,optional/* optional */.l)('operation', operation),
    });
    if (!inputs.waiting.wait) {
        amend({ settlement: { kind: 'not-awaited' } });
        return;
    }
    for (;;) {
        const result = await watchUntilSettled(context, {
            move,
            target,
            before,
            answer: 'none',
            ownState,
            ...(0,optional/* optional */.l)('operationId', operation?.id),
            ...first,
        });
        amend({ settlement: result.settlement, ...(0,optional/* optional */.l)('nodes', result.nodes) });
        if ((await readBack(context, { move, ownState }, amend, result, undefined)) === undefined)
            break;
    }
    const ended = await operationNow(context, target, operation);
    if (ended !== undefined)
        amend({ operation: ended });
}
function showsRollback(seen, { to }) {
    return seen !== undefined && (0,states/* isUpgrading */.Cg)(seen.provisioningState) && isSameVersions(seen, to);
}
/**
 * Returns the pool's latest operation as that of the rollback which was just sent or joined. Somebody else may have been
 * quick to put another one in its place: the pool, read after it, tells whose it is.
 */
async function ownOperation(context, name, isUnderWay, ownState, earlier = new Set()) {
    const { aks, clock, journal } = context;
    const latest = isUnderWay ? await latestOperation(context, { kind: 'pool', name }) : undefined;
    const operation = latest !== undefined && earlier.has(latest.id) ? undefined : latest;
    const look = await bestEffort(context, () => aks.readCluster());
    if (look === undefined)
        return (0,optional/* optional */.l)('operation', operation);
    journal.sawCluster(look.value, clock.now());
    const pool = findPool(look.value, name);
    const isOthers = pool !== undefined && isForeignToRollback(pool.provisioningState, ownState);
    return {
        ...(0,optional/* optional */.l)('operation', isOthers ? undefined : operation),
        ...(0,optional/* optional */.l)('firstSight', pool === undefined ? undefined : sightPool(pool)),
        ...(0,optional/* optional */.l)('retryAfterMs', look.retryAfterMs),
    };
}
/** Why the PUT must not be sent: the pool is no longer what the decision was made from. */
function roll_back_hasChanged(decidedUpon, pool) {
    if (!(0,states/* isSettled */.Is)(pool.provisioningState))
        return `pool ${pool.name} is ${pool.provisioningState} now`;
    const before = decidedUpon === undefined ? undefined : versionsShown(decidedUpon);
    if (before !== undefined && !isSameVersions(pool, before))
        return `the versions of pool ${pool.name} have changed`;
    if (decidedUpon !== undefined && decidedUpon.provisioningState !== pool.provisioningState) {
        return `pool ${pool.name} is ${pool.provisioningState} now, not ${decidedUpon.provisioningState}`;
    }
    return undefined;
}
function isInDoubt(context, decidedUpon, pool) {
    const names = decidedUpon === undefined ? [] : poolDisagreements(decidedUpon, pool);
    return disagreement(context, 'roll-back', `pool ${pool.name}`, names);
}
/**
 * Reads the pool itself: what it shows decides, not what an operation says. Returns what it shows when the rollback goes
 * on after all.
 */
async function readBack(context, { move, ownState }, amend, { settlement, hasOperationEnded }, before) {
    if (settlement.kind !== 'ended')
        return undefined;
    // Groups don't nest: the move's ends here, and whoever opened it ends this one.
    context.runner.endGroup();
    context.runner.startGroup('Verify');
    const pool = await readPoolOrNothing(context, move.pool);
    if (pool === undefined) {
        amend({ settlement: { kind: 'vanished', at: context.clock.now() } });
        return undefined;
    }
    const isOurs = hasOperationEnded !== true && !isForeignToRollback(pool.provisioningState, ownState);
    // After a failure, others begin again what had stopped: only an operation that reads as running goes on.
    const mayGoOn = (0,states/* isSucceeded */.Ak)(settlement.seen.provisioningState) || hasOperationEnded === false;
    if (mayGoOn && (0,states/* isMoving */.rU)(pool.provisioningState) && isOurs) {
        context.runner.info(verifyLine(move.pool, move.to, sightPool(pool)));
        amend({ settlement: undefined });
        return sightPool(pool);
    }
    // A pool that moves again already is somebody else's: what was seen when ours ended stays.
    const seen = (0,states/* isSettled */.Is)(pool.provisioningState) ? sightPool(pool) : settlement.seen;
    const error = pool.error ?? settlement.error;
    amend({ settlement: { ...settlement, seen, ...(0,optional/* optional */.l)('error', error) } });
    context.runner.info(verifyLine(move.pool, move.to, seen));
    if ((0,states/* isSucceeded */.Ak)(seen.provisioningState) && isSameVersions(seen, move.to)) {
        await readNodes(context, move.pool, move.to);
    }
    else {
        await readNodesOnce(context, move.pool);
    }
    const changed = before === undefined ? [] : changedSettings(before, pool);
    if (changed.length > 0) {
        const message = settingsChangedLine(move.pool, changed);
        context.journal.warn(message);
        context.runner.info(message);
    }
    return undefined;
}
async function readPoolOrNothing(context, pool) {
    try {
        return await patiently(context, () => context.aks.readPool(pool));
    }
    catch (error) {
        if (error instanceof errors/* AzureError */.M6 && (0,errors/* isNotFound */.c4)(error))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/steps/last-look.ts
/** The look after the last move: when it fails, what was done and read back before it is told all the same. */




/**
 * Returns how the run has ended by what was seen before a look that failed, and warns; `undefined` when that proves no
 * end: something is left to do, the last move has not settled, or the run was only to report.
 */
function endingBefore({ inputs, journal }, error) {
    if (!(error instanceof errors/* AzureError */.M6 || error instanceof errors/* DeadlineError */.j3) || inputs.mode === 'status')
        return undefined;
    const { latest, records } = journal;
    if (latest === undefined || records.at(-1)?.settlement === undefined)
        return undefined;
    const { next, checks } = decide(inputs, latest, journal.history(latest));
    if (next.kind === 'move' || checks.some(isBlocking))
        return undefined;
    journal.warn(lastLookLine(error instanceof errors/* AzureError */.M6 ? error.details : undefined));
    return next.ending;
}

;// CONCATENATED MODULE: ./src/steps/reconcile.ts
/** The loop: observe, decide, make one move, wait until it has settled, until there is no move left. */


















/**
 * Returns how the run ended. Throws AzureError, DeadlineError or InterruptedError when it was cut short; the journal
 * then tells how far it came.
 *
 * The loop ends: every move counts against a bound in the decisions, and every wait against the deadline.
 */
async function reconcile(context) {
    // What a wait saw in between was logged in other words.
    let logged;
    for (;;) {
        const observation = await inGroup(context, 'Observe', async () => {
            const seen = await observeOrEnd(context);
            if ('ending' in seen)
                return seen;
            const hasNodes = context.inputs.mode !== 'rollback';
            for (const line of observationLines(seen, logged, hasNodes))
                context.runner.info(line);
            return seen;
        });
        if ('ending' in observation)
            return observation.ending;
        logged = observation;
        const decision = decide(context.inputs, observation, context.journal.history(observation));
        const known = context.journal.checks;
        context.journal.checked(decision.checks, decision.plan);
        await logDecision(context, decision, known, observation);
        if (decision.next.kind === 'end')
            return decision.next.ending;
        const { move } = decision.next;
        if (context.clock.now() >= context.deadline)
            throw new errors/* DeadlineError */.j3();
        await inGroup(context, moveInWords(move), () => make(context, move, observation));
    }
}
/** Returns what is seen now or, when that can't be read, the ending that what was seen before it proves. */
async function observeOrEnd(context) {
    try {
        return await observe(context, scopeOf(context));
    }
    catch (error) {
        const ending = endingBefore(context, error);
        if (ending === undefined)
            throw error;
        return { ending };
    }
}
/**
 * After a refusal everything is read anew; else the records of the pool that was moved, and of the one whose turn is
 * next: the first may have taken hours.
 */
function scopeOf({ journal }) {
    const last = journal.records.at(-1);
    if (last === undefined || last.answer.kind === 'refused' || last.answer.kind === 'withheld')
        return 'all';
    const moved = last.move.kind === 'wait' ? [] : poolsOf(last.move);
    if (moved.length === 0)
        return 'all';
    const next = journal.plan.filter(isRollback).find(({ pool }) => !moved.includes(pool));
    return next === undefined ? moved : [...moved, next.pool];
}
function make(context, move, observation) {
    switch (move.kind) {
        case 'abort':
            return abort(context, move, observation);
        case 'roll-back':
            return rollBack(context, move, observation);
        case 'join':
            return join(context, move, observation);
        case 'disable-auto-upgrade':
        case 'restore-auto-upgrade':
            return setChannels(context, move, observation);
        case 'wait':
            return wait(context, move, observation);
    }
}
/** Waits for operations of others until none of the targets moves any more. */
async function wait(context, move, observation) {
    const { clock, journal, inputs } = context;
    const [first] = move.targets;
    if (first === undefined)
        return;
    const amend = journal.begin({
        move,
        startedAt: clock.now(),
        before: sightIn(observation, first),
        answer: { kind: 'none' },
    });
    if (move.why === 'canceling' && !inputs.waiting.wait) {
        amend({ settlement: { kind: 'not-awaited' } });
        return;
    }
    if (move.why === 'hidden') {
        await pause(context, hiddenPauseMs(context));
        amend({
            settlement: {
                kind: 'ended',
                at: clock.now(),
                seen: sightIn(observation, first),
                wasSeenCanceling: false,
            },
        });
        return;
    }
    const { settlement, nodes } = await watchAll(context, move, observation);
    if (nodes !== undefined)
        amend({ nodes });
    if (settlement !== undefined)
        amend({ settlement });
}
/** Watches the targets until none moves any more. Returns what the last one came to; nothing if none moved. */
async function watchAll(context, move, observation) {
    const { journal } = context;
    for (let last = {};;) {
        const target = move.targets.find((one) => (0,states/* isMoving */.rU)(sightIn(journal.latest ?? observation, one).provisioningState));
        if (target === undefined)
            return last;
        last = await watchUntilSettled(context, {
            move,
            target,
            before: sightIn(journal.latest ?? observation, target),
            answer: 'none',
            ...(0,optional/* optional */.l)('operationId', latestOn(observation, target)?.id),
        });
        if (last.settlement?.kind === 'vanished')
            return last;
    }
}
/** A hidden operation shows only by a 409, and AKS allows few PUTs: 20, and one more a minute. */
const LONGEST_HIDDEN_PAUSE_MS = 2 * time/* MINUTE_MS */.kg;
/** Twice as long each time, up to two minutes (or the interval, if that is longer). */
function hiddenPauseMs(context) {
    const records = context.journal.records;
    const earlier = records.filter(({ move }) => move.kind === 'wait' && move.why === 'hidden').length - 1;
    const basic = pollPauseMs(context, context.clock.now());
    return Math.max(basic, Math.min(basic * 2 ** Math.min(earlier, 10), LONGEST_HIDDEN_PAUSE_MS));
}
/** What is gone shows what the cluster does. */
function sightIn({ cluster }, target) {
    return sightOf(cluster, target) ?? sightCluster(cluster);
}
/** Tells what the checks say; in later rounds only what they had not said before. */
async function logDecision(context, { checks, plan, next }, known, observation) {
    const { inputs, runner, clock } = context;
    const news = checks.filter((check) => !known.some((one) => isSameCheck(one, check)));
    if (news.length > 0) {
        await inGroup(context, 'Check', () => {
            for (const line of checkLines(news))
                runner.info(line);
            return Promise.resolve();
        });
    }
    if (next.kind === 'end' && inputs.mode !== 'status' && inputs.dryRun) {
        for (const line of planLines(plan, inputs.cluster))
            runner.info(line);
    }
    for (const move of next.kind === 'move' ? [next.move] : plan) {
        if (move.kind === 'abort')
            runner.info((0,plain_text/* oneLine */.TN)(aboutToStop(observation, move.target, clock.now())));
    }
}
function isSameCheck(one, other) {
    return (one.id === other.id && one.pool === other.pool && one.seen === other.seen && one.verdict === other.verdict);
}
async function inGroup({ runner }, title, work) {
    runner.startGroup(title);
    try {
        return await work();
    }
    finally {
        runner.endGroup();
    }
}

;// CONCATENATED MODULE: ./src/recovery.ts
/**
 * A run from its first look at the cluster to its report. Loaded by `import()` while the sign-in is on its way: nothing of
 * it is needed before, and loading it takes longer than sending the first request.
 */










/** Recovers, or looks, as the inputs want it, and reports what came of it; that decides whether the step fails. */
async function recover(about) {
    const { runner, inputs, context, room, connectIssues } = about;
    const outcome = await outcomeOf(about);
    runner.setFailed(outcome.fails);
    await report({ runner, connectIssues, inputs, ended: outcome, context, room });
}
async function outcomeOf(about) {
    const { runner, clock, inputs, context, startedAt, deadline, azure, crashed } = about;
    const journal = new Journal();
    void about.sessionEnd.then((endsAt) => {
        warnOfSessionEnd(about, journal, endsAt);
    });
    let apiVersion = '';
    let end;
    try {
        const { aks, fleets } = await azure;
        apiVersion = aks.apiVersion;
        const saveSoFar = () => {
            const facts = recovery_factsOf(inputs, journal, startedAt, clock.now(), apiVersion);
            return writeSoFar(runner, inputs, conclude(facts, { result: 'interrupted' }), context);
        };
        end = await Promise.race([
            reconcile({ inputs, aks, fleets, clock, runner, journal, deadline, saveSoFar }),
            crashed,
        ]);
    }
    catch (error) {
        end = cutShort(runner, journal, error);
    }
    return conclude(recovery_factsOf(inputs, journal, startedAt, clock.now(), apiVersion), end);
}
function warnOfSessionEnd({ inputs, runner, deadline }, journal, endsAt) {
    const isWaiting = inputs.waiting.wait && (inputs.mode === 'status' || !inputs.dryRun);
    if (!isWaiting || endsAt >= deadline)
        return;
    const warning = (0,sign_in/* sessionEndWarning */.e)(endsAt, deadline);
    journal.warn(warning);
    runner.info(warning);
}
/** What cut the run short, as a result; the journal tells how far it came. */
function cutShort(runner, journal, error) {
    if (error instanceof errors/* InterruptedError */.p4)
        return { result: 'interrupted' };
    if (error instanceof errors/* DeadlineError */.j3)
        return { result: 'timed-out' };
    if (error instanceof errors/* AzureError */.M6) {
        // What was there and has vanished after something was sent is a failed recovery, not a wrong name.
        const isGone = (0,errors/* isNotFound */.c4)(error) && !(0,errors/* looksHidden */.Nj)(error) && hasChangedSomething(journal);
        return { result: isGone ? 'failed' : 'error', error: outcomeError(error) };
    }
    const { title, message } = (0,annotate/* bugAnnotationOf */.pI)(runner, error);
    return { result: 'error', error: { code: 'Bug', message: `${title}: ${message}`, isFromAzure: false } };
}
function recovery_factsOf(inputs, journal, startedAt, endedAt, apiVersion) {
    const { latest, clusterReadAt, checks, plan, timeline, warnings } = journal;
    return {
        inputs,
        startedAt,
        endedAt,
        ...(0,optional/* optional */.l)('seen', latest && { history: journal.history(latest), latest, lookedAt: clusterReadAt }),
        checks,
        plan,
        timeline,
        warnings,
        ...(0,optional/* optional */.l)('apiVersion', apiVersion === '' ? undefined : apiVersion),
    };
}


/***/ })

};
