/** A small AKS in memory, on virtual time: it keeps state, refuses what AKS refuses, and fails when told to. */

import { AzureError } from '../../src/domain/aks/errors.ts';
import { isCanceling, isDeleting, isMoving, isSettled, isStopped } from '../../src/domain/aks/states.ts';
import type { ActivityEvent } from '../../src/domain/beside/activity.ts';
import type { FleetCoverage, FleetMember, FleetRun } from '../../src/domain/beside/fleet.ts';
import type { Machine } from '../../src/domain/beside/machines.ts';
import type { MaintenanceWindow } from '../../src/domain/beside/maintenance.ts';
import type { PreviewSettings } from '../../src/domain/beside/upgrade-settings.ts';
import {
  targetKey,
  type ClusterState,
  type JsonObject,
  type Operation,
  type PoolState,
  type RecordedVersion,
  type RegionVersion,
  type Target,
} from '../../src/domain/aks/cluster.ts';
import type {
  Aks,
  Fleets,
  MutationAnswer,
  OperationHandle,
  OperationProgress,
  Timed,
} from '../../src/ports/aks.ts';
import {
  azureError,
  BUSY,
  cluster,
  PLAIN_SETTINGS,
  recorded,
  REGION_VERSIONS,
  SECOND,
  TOO_LATE,
} from './builders.ts';
import type { FakeClock } from './fake-clock.ts';
import { METHODS, type Method } from './methods.ts';

export interface Call {
  readonly at: number;
  readonly method: Method;
  readonly target: string;
  readonly body?: JsonObject;
  readonly ifMatch?: string;
  /** True when it changed something (also when its answer was lost). */
  tookEffect: boolean;
  /** What the resource showed when it arrived. */
  readonly state: string;
}

export interface Fault {
  readonly error: AzureError;
  /** The request takes effect, only its answer is lost. */
  readonly arrives?: boolean;
}

export interface FakeAksOptions {
  readonly cluster?: Partial<ClusterState>;
  readonly records?: Readonly<Record<string, readonly RecordedVersion[]>>;
  readonly regionVersions?: readonly RegionVersion[];
  readonly coverage?: readonly FleetCoverage[];
  readonly fleetRuns?: readonly FleetRun[];
  readonly previewSettings?: PreviewSettings;
  readonly windows?: readonly MaintenanceWindow[];
  readonly events?: readonly ActivityEvent[];
  readonly rollbackMs?: number;
  readonly updateMs?: number;
  readonly cancelMs?: number;
  /** How a rollback ends. */
  readonly rollbackEndsAs?: string;
  /** An update of the cluster makes stopped upgrades start again. */
  readonly resumes?: boolean;
  /** Pause that reads of the cluster ask for. */
  readonly retryAfterMs?: number;
  /** Milliseconds by which reads lag behind. */
  readonly lagMs?: () => number;
}

const LATENCY_MS = 20;

export class FakeAks implements Aks, Fleets {
  readonly apiVersion = '2026-04-01';
  readonly calls: Call[] = [];
  /** Called for every mutation that arrives, before it is answered. */
  onMutation: (call: Call) => void = () => undefined;
  readonly #clock: FakeClock;
  readonly #options: FakeAksOptions;
  readonly #faults: { readonly method: Method; skip: number; times: number; readonly fault: Fault }[] = [];
  readonly #hooks: { readonly method: Method; readonly nth: number; readonly happen: () => void }[] = [];
  readonly #shown: { readonly at: number; readonly state: ClusterState }[] = [];
  readonly #operations = new Map<string, Operation>();
  readonly #runs = new Map<string, number>();
  #state: ClusterState;
  #counter = 1;
  #hiddenBusyUntil = -Infinity;
  /** Of the operation that was accepted last. */
  #acceptedId: string | undefined;
  /** Text of the status URL; none: what its operation shows. */
  progress: OperationProgress | undefined;
  /** What the nodes of each pool run; none: Azure doesn't tell. */
  readonly machines = new Map<string, readonly Machine[]>();
  /** Operations that run beside the latest one, by pool. */
  readonly besides = new Map<string, readonly Operation[]>();
  /** Of every operation that goes on. */
  percentComplete: number | undefined;

  constructor(clock: FakeClock, options: FakeAksOptions = {}) {
    this.#clock = clock;
    this.#options = options;
    this.#state = cluster(options.cluster);
    this.#shown.push({ at: -Infinity, state: this.#state });
  }

  /** Every state that the cluster was ever in. */
  get everShown(): readonly ClusterState[] {
    return this.#shown.map(({ state }) => state);
  }

  get state(): ClusterState {
    return this.#state;
  }

  get mutations(): readonly Call[] {
    return this.calls.filter(({ method }) => METHODS[method].kind === 'mutation');
  }

  count(method: Method): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  pool(name: string): PoolState | undefined {
    return this.#state.pools.find((one) => one.name === name);
  }

  stateOf(target: Target): string {
    return (target.kind === 'cluster' ? this.#state : this.pool(target.name))?.provisioningState ?? '(none)';
  }

  /** Makes that method fail, after `skip` calls that succeed. */
  fail(method: Method, fault: Fault | AzureError, { skip = 0, times = 1 } = {}): void {
    this.#faults.push({
      method,
      skip,
      times,
      fault: fault instanceof AzureError ? { error: fault } : fault,
    });
  }

  /** Makes something happen right before the nth call of that method is answered. */
  before(method: Method, nth: number, happen: () => void): void {
    this.#hooks.push({ method, nth, happen });
  }

  /** Answers every mutation with a 409 for that long, whatever can be read. */
  hideOperation(ms: number): void {
    this.#hiddenBusyUntil = this.#clock.now() + ms;
  }

  changeCluster(changes: Partial<ClusterState>): void {
    this.#state = { ...this.#state, ...changes, eTag: this.#nextTag() };
    this.#show();
  }

  changePool(name: string, changes: Partial<PoolState>): void {
    const pools = this.#state.pools.map((one) =>
      one.name === name ? { ...one, ...changes, eTag: this.#nextTag() } : one,
    );
    this.#state = { ...this.#state, pools };
    this.#show();
  }

  removePool(name: string): void {
    this.#state = { ...this.#state, pools: this.#state.pools.filter((one) => one.name !== name) };
    this.#show();
  }

  /** Somebody starts an operation; a later one on the same resource replaces it. */
  start(
    target: Target,
    word: string,
    ms: number,
    endsAs = 'Succeeded',
    changes: Partial<PoolState> = {},
  ): void {
    this.#set(target, { ...changes, provisioningState: word });
    const key = targetKey(target);
    const id = `op-${String(this.#counter)}`;
    this.#operations.set(key, { id, status: 'InProgress', startedAt: this.#clock.now() });
    const run = (this.#runs.get(key) ?? 0) + 1;
    this.#runs.set(key, run);
    this.#clock.after(ms, () => {
      if (this.#runs.get(key) !== run) return;
      this.#set(target, { provisioningState: endsAs });
      this.#operations.set(key, { id, status: endsAs, endedAt: this.#clock.now() });
    });
  }

  async readCluster(): Promise<Timed<ClusterState>> {
    this.#begin('readCluster', 'cluster');
    const { retryAfterMs } = this.#options;
    return { value: this.#seen(), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }

  async readPool(name: string): Promise<PoolState> {
    this.#begin('readPool', name);
    const found = this.#seen().pools.find((one) => one.name === name);
    if (found === undefined)
      throw azureError({ status: 404, code: 'NotFound', attempt: `read pool ${name}` });
    return found;
  }

  async readRecords(name: string): Promise<readonly RecordedVersion[]> {
    this.#begin('readRecords', name);
    const { records } = this.#options;
    return records === undefined ? [recorded()] : (records[name] ?? []);
  }

  async readRegionVersions(): Promise<readonly RegionVersion[]> {
    this.#begin('readRegionVersions', 'region');
    return this.#options.regionVersions ?? REGION_VERSIONS;
  }

  async readLatestOperation(target: Target): Promise<Operation | undefined> {
    this.#begin('readLatestOperation', targetKey(target));
    return this.#operations.get(targetKey(target));
  }

  async readOperation(target: Target, id: string): Promise<Operation> {
    this.#begin('readOperation', targetKey(target));
    const found = this.#operations.get(targetKey(target));
    if (found?.id !== id)
      throw azureError({ status: 404, code: 'NotFound', attempt: `read operation ${id}` });
    const { percentComplete } = this;
    return percentComplete === undefined ? found : { ...found, percentComplete };
  }

  async listOperations(): Promise<readonly Operation[]> {
    this.#begin('listOperations', 'cluster');
    return [...this.#operations.values()];
  }

  async listActiveOperations(pool: string): Promise<readonly Operation[]> {
    const key = `pool/${pool}`;
    this.#begin('listActiveOperations', key);
    const latest = this.#operations.get(key);
    const active = latest === undefined || isSettled(latest.status) ? [] : [latest];
    return [...active, ...(this.besides.get(pool) ?? [])];
  }

  async readMachines(pool: string): Promise<readonly Machine[]> {
    this.#begin('readMachines', `pool/${pool}`);
    return this.machines.get(pool) ?? [];
  }

  async readPreviewSettings(): Promise<PreviewSettings> {
    this.#begin('readPreviewSettings', 'cluster');
    return this.#options.previewSettings ?? PLAIN_SETTINGS;
  }

  async readWindows(): Promise<readonly MaintenanceWindow[]> {
    this.#begin('readWindows', 'cluster');
    return this.#options.windows ?? [];
  }

  async readEvents(): Promise<readonly ActivityEvent[]> {
    this.#begin('readEvents', 'cluster');
    return this.#options.events ?? [];
  }

  async readProgress(): Promise<OperationProgress> {
    this.#begin('readProgress', 'status');
    if (this.progress !== undefined) return this.progress;
    const own = [...this.#operations.values()].find(({ id }) => id === this.#acceptedId);
    return { status: own?.status ?? 'InProgress' };
  }

  async readMemberships(): Promise<readonly FleetMember[]> {
    this.#begin('readMemberships', 'fleets');
    const { coverage = [], fleetRuns = [] } = this.#options;
    return [...coverage, ...fleetRuns].slice(0, 1);
  }

  async readCoverage(): Promise<readonly FleetCoverage[]> {
    this.#begin('readCoverage', 'fleets');
    return this.#options.coverage ?? [];
  }

  async readRuns(): Promise<readonly FleetRun[]> {
    this.#begin('readRuns', 'fleets');
    return this.#options.fleetRuns ?? [];
  }

  async abort(target: Target): Promise<MutationAnswer> {
    return this.#mutate({ method: 'abort', target: targetKey(target) }, this.stateOf(target), () => {
      const state = this.stateOf(target);
      if (!isMoving(state) || isDeleting(state)) return 409;
      if (!isCanceling(state))
        this.start(target, 'Canceling', this.#options.cancelMs ?? 30 * SECOND, 'Canceled');
      return 202;
    });
  }

  async putPool(name: string, body: JsonObject, ifMatch: string | undefined): Promise<MutationAnswer> {
    const target: Target = { kind: 'pool', name };
    const call = {
      method: 'putPool',
      target: `pool/${name}`,
      body,
      ...(ifMatch === undefined ? {} : { ifMatch }),
    } as const;
    return this.#mutate(call, this.stateOf(target), () => {
      const found = this.pool(name);
      if (found === undefined) return 404;
      if (isMoving(found.provisioningState) || isMoving(this.#state.provisioningState)) return 409;
      if (ifMatch !== found.eTag) return 412;
      const properties = body['properties'] as JsonObject;
      this.start(
        target,
        'Upgrading',
        this.#options.rollbackMs ?? 300 * SECOND,
        this.#options.rollbackEndsAs,
        {
          kubernetesVersion: properties['orchestratorVersion'] as string,
          nodeImageVersion: properties['nodeImageVersion'] as string,
        },
      );
      return 200;
    });
  }

  async putCluster(body: JsonObject, ifMatch: string | undefined): Promise<MutationAnswer> {
    const call = {
      method: 'putCluster',
      target: 'cluster',
      body,
      ...(ifMatch === undefined ? {} : { ifMatch }),
    } as const;
    return this.#mutate(call, this.#state.provisioningState, () => {
      const moving = [this.#state, ...this.#state.pools].some((one) => isMoving(one.provisioningState));
      if (moving) return 409;
      if (ifMatch !== this.#state.eTag) return 412;
      const profile = (body['properties'] as JsonObject)['autoUpgradeProfile'] as JsonObject;
      this.changeCluster({
        upgradeChannel: (profile['upgradeChannel'] ?? 'none') as string,
        nodeOsUpgradeChannel: (profile['nodeOSUpgradeChannel'] ?? 'None') as string,
        body: { ...this.#state.body, properties: { ...(body['properties'] as JsonObject) } },
      });
      this.start({ kind: 'cluster' }, 'Updating', this.#options.updateMs ?? 60 * SECOND);
      const stopped = this.#state.pools.filter((one) => isStopped(one.provisioningState));
      for (const one of this.#options.resumes === true ? stopped : []) {
        this.start({ kind: 'pool', name: one.name }, 'Upgrading', 600 * SECOND);
      }
      return 200;
    });
  }

  #mutate(
    call: Pick<Call, 'method' | 'target' | 'body' | 'ifMatch'>,
    state: string,
    act: () => number,
  ): MutationAnswer {
    const recordedCall = this.#record({ ...call, state });
    this.onMutation(recordedCall);
    const fault = this.#faultFor(call.method);
    if (fault?.arrives === true) recordedCall.tookEffect = act() < 300;
    if (fault !== undefined) {
      const { kind, status = 0 } = fault.error.details;
      return { kind: kind === 'network' || status >= 500 ? 'unknown' : 'refused', error: fault.error };
    }
    const status = this.#clock.now() < this.#hiddenBusyUntil ? 409 : act();
    if (status >= 300) {
      return {
        kind: 'refused',
        error: azureError({
          status,
          code: `Status${String(status)}`,
          ...(status === 409 ? { message: call.method === 'abort' ? TOO_LATE : BUSY } : {}),
          attempt: call.method,
        }),
      };
    }
    recordedCall.tookEffect = true;
    this.#acceptedId = this.#operations.get(call.target)?.id;
    const handle: OperationHandle = { kind: 'operation-handle' };
    return { kind: 'accepted', status, handle };
  }

  #begin(method: Method, target: string): void {
    this.#record({ method, target, state: '' });
    const fault = this.#faultFor(method);
    if (fault !== undefined) throw fault.error;
  }

  #record(call: Omit<Call, 'at' | 'tookEffect'>): Call {
    this.#clock.await();
    this.#clock.advance(LATENCY_MS);
    const recordedCall = { ...call, at: this.#clock.now(), tookEffect: false };
    this.calls.push(recordedCall);
    const count = this.count(call.method);
    for (const { method, nth, happen } of this.#hooks) if (method === call.method && nth === count) happen();
    return recordedCall;
  }

  #faultFor(method: Method): Fault | undefined {
    const planned = this.#faults.find((one) => one.method === method && one.times > 0);
    if (planned === undefined) return undefined;
    if (planned.skip > 0) {
      planned.skip--;
      return undefined;
    }
    planned.times--;
    return planned.fault;
  }

  #set(target: Target, changes: Partial<PoolState>): void {
    if (target.kind === 'pool') this.changePool(target.name, changes);
    else this.changeCluster(changes);
  }

  #show(): void {
    this.#shown.push({ at: this.#clock.now(), state: this.#state });
  }

  #seen(): ClusterState {
    const until = this.#clock.now() - (this.#options.lagMs?.() ?? 0);
    return this.#shown.findLast(({ at }) => at <= until)?.state ?? this.#state;
  }

  #nextTag(): string {
    this.#counter++;
    return `tag-${String(this.#counter)}`;
  }
}
