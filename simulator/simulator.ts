/** The simulator's public face: what tests, scripts and the action use of it. */

export { startSimulator } from './engine/engine.ts';
export type { Simulator, SimulatorOptions } from './engine/handle.ts';
export type { ClusterSnapshot } from './engine/snapshot.ts';
export type { Answer, Incoming, RecordedRequest } from './http/exchange.ts';
export type { RouteName } from './http/route-names.ts';
export type { Action } from './scenario/action.ts';
export type { Fault } from './scenario/fault.ts';
export type { Scenario } from './scenario/scenario.ts';
export type { Switches } from './state/switches.ts';
