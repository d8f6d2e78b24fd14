import { Refused } from '../state/refused.ts';
import type { Switches } from '../state/switches.ts';
import { isPreview } from '../state/preview-fields.ts';

/** Kinds of resources that have api-versions of their own. */
export type ResourceKind =
  | 'aks'
  | 'operations'
  | 'poolOperations'
  | 'orchestrators'
  | 'fleet'
  | 'authorization'
  | 'insights'
  | 'resources';

/** Stable versions of the AKS API that the simulator answers to; so does every newer one that is named like them. */
const AKS_STABLE = [
  '2022-11-01',
  '2023-04-01',
  '2023-08-01',
  '2024-02-01',
  '2024-05-01',
  '2024-09-01',
  '2025-01-01',
  '2025-03-01',
  '2025-05-01',
  '2025-07-01',
  '2025-08-01',
  '2025-10-01',
  '2026-01-01',
  '2026-02-01',
  '2026-03-01',
  '2026-04-01',
  '2026-05-01',
  '2026-06-01',
  '2026-07-01',
  '2026-08-01',
];

/** An older list of the versions of a region, which the Azure CLI asked for until 2023. */
const ORCHESTRATORS = ['2017-09-30', '2019-04-01'];
const INSIGHTS = ['2014-04-01', '2015-04-01'];

/** Stages that select members by label are shown from here on. */
export const FLEET_WITH_SELECTORS = '2026-06-01';
const AUTHORIZATION = ['2015-07-01', '2018-07-01', '2022-04-01', '2022-05-01-preview'];

/** `recentlyUsedVersions` and the rollback exist from here on (public API specification). */
const ROLLBACK_STABLE = '2026-04-01';
const ROLLBACK_PREVIEW = '2025-08-02-preview';

export function knowsRollback(apiVersion: string): boolean {
  return apiVersion >= (isPreview(apiVersion) ? ROLLBACK_PREVIEW : ROLLBACK_STABLE);
}

/** Kinds of operations, machines with versions and the list of a pool's operations are known from here on. */
const NEWER_PREVIEW = '2026-06-02-preview';

export function isNewerPreview(apiVersion: string): boolean {
  return isPreview(apiVersion) && apiVersion >= NEWER_PREVIEW;
}

/** Stable versions come on the first of a month; nobody knows today which ones there will be. */
function isNewerStable(apiVersion: string, known: readonly string[]): boolean {
  return /^20\d\d-(0[1-9]|1[0-2])-01$/.test(apiVersion) && apiVersion > (known.at(-1) ?? '');
}

function supportedVersions(kind: ResourceKind, switches: Switches): readonly string[] {
  switch (kind) {
    case 'aks':
      return [...AKS_STABLE, ...switches.operationsApiVersions];
    case 'operations':
      return switches.operationsApiVersions;
    case 'poolOperations':
      return switches.operationsApiVersions.filter(isNewerPreview);
    case 'orchestrators':
      return ORCHESTRATORS;
    case 'insights':
      return INSIGHTS;
    case 'fleet':
      return switches.fleetApiVersions;
    case 'authorization':
      return AUTHORIZATION;
    case 'resources':
      return [];
  }
}

/** Refuses a request without an api-version, or with one that its resource type doesn't have. */
export function refuseApiVersion(
  apiVersion: string | undefined,
  kind: ResourceKind,
  typeName: string,
  switches: Switches,
): void {
  if (apiVersion === undefined || apiVersion === '') {
    throw new Refused(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
      'arm',
    );
  }
  // Subscriptions and resource groups are there only for clients to find their way; any date is good.
  if (kind === 'resources' && /^\d{4}-\d\d-\d\d(-preview)?$/.test(apiVersion)) return;
  const supported = supportedVersions(kind, switches);
  if (supported.includes(apiVersion.toLowerCase())) return;
  if (kind === 'aks' && isNewerStable(apiVersion, AKS_STABLE)) return;
  if (
    kind === 'fleet' &&
    switches.fleetApiVersions.includes(FLEET_WITH_SELECTORS) &&
    isNewerStable(apiVersion, switches.fleetApiVersions)
  )
    return;
  const list = [...supported].sort().reverse().join(',');
  throw unsupported(apiVersion, list, typeName, switches);
}

/** Three wordings of Azure Resource Manager, all seen in public issues. */
function unsupported(apiVersion: string, list: string, typeName: string, switches: Switches): Refused {
  const code = switches.unsupportedVersionError;
  switch (code) {
    case 'InvalidApiVersionParameter':
      return new Refused(
        400,
        code,
        `The api-version '${apiVersion}' is invalid. The supported versions are '${list}'.`,
        'arm',
      );
    case 'NoRegisteredProviderFound':
      return new Refused(
        400,
        code,
        `No registered resource provider found for location 'westeurope' and API version '${apiVersion}' for type '${typeName}'. The supported api-versions are '${list.replaceAll(',', ', ')}'. The supported locations are 'westeurope, eastus'.`,
        'arm',
      );
    case 'InvalidResourceType':
      return new Refused(
        404,
        code,
        `The resource type '${typeName}' could not be found in the namespace 'Microsoft.ContainerService' for api version '${apiVersion}'. The supported api-versions are '${list}'.`,
        'arm',
      );
  }
}
