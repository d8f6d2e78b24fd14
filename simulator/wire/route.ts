import type { Answer, Incoming } from '../http/exchange.ts';
import type { RouteName } from '../http/route-names.ts';
import type { World } from '../state/model.ts';
import type { ResourceKind } from './api-versions.ts';
import type { SignedUrls } from './signed-urls.ts';

/** Everything a handler of Azure Resource Manager's face may use. */
export interface ArmContext {
  world: World;
  now: number;
  request: Incoming;
  /** Values of the `{…}` segments of the route's path. */
  parameters: Record<string, string>;
  apiVersion: string;
  urls: SignedUrls;
  /** Base address of this face. */
  endpoint: string;
  /** Base address of Entra ID. */
  authority: string;
}

export interface ArmRoute {
  name: RouteName;
  method: string;
  /** Path with `{name}` for variable segments; the others are compared without regard to case. */
  path: string;
  kind: ResourceKind;
  /** The permission that the caller needs; undefined: anyone who is signed in. */
  action: string | undefined;
  handle: (context: ArmContext) => Answer;
}

const SUBSCRIPTION = '/subscriptions/{subscription}';
const GROUP = `${SUBSCRIPTION}/resourceGroups/{group}`;

export const paths = {
  subscription: SUBSCRIPTION,
  group: GROUP,
  provider: `${SUBSCRIPTION}/providers/Microsoft.ContainerService`,
  groupProvider: `${GROUP}/providers/Microsoft.ContainerService`,
  cluster: `${GROUP}/providers/Microsoft.ContainerService/managedClusters/{cluster}`,
  pool: `${GROUP}/providers/Microsoft.ContainerService/managedClusters/{cluster}/agentPools/{pool}`,
  fleet: `${GROUP}/providers/Microsoft.ContainerService/fleets/{fleet}`,
} as const;

/** The values of a path's variable segments, or undefined if the path does not fit. */
export function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.replace(/\/+$/, '').split('/');
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith('{')) parameters[segment.slice(1, -1)] = decode(value);
    else if (segment.toLowerCase() !== value.toLowerCase()) return undefined;
  }
  return parameters;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
