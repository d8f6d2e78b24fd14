/** JSON that only previews of the AKS API show → the action's own values. Pure and tolerant. */

import type { JsonObject, JsonValue } from '../../domain/aks/cluster.ts';
import type { Machine } from '../../domain/beside/machines.ts';
import type { PreviewSettings } from '../../domain/beside/upgrade-settings.ts';
import { unusableAnswer } from '../http/errors.ts';
import { asList, asNumber, asObject, asText, compact } from '../http/json.ts';

/** AKS's own final soak of a blue-green upgrade, where a pool names none. */
const DEFAULT_SOAK_MINUTES = 60;

/** What AKS writes on a node that it could not drain and put aside. */
const UPGRADE_STATUS_LABEL = 'kubernetes.azure.com/upgrade-status';

/** One entry of a pool's list of machines; stable versions of the API show no more than its name. */
export function toMachine(entry: JsonValue): Machine {
  const properties = asObject(asObject(entry)?.['properties']) ?? {};
  const kubernetes = asObject(properties['kubernetes']);
  const label = asText(asObject(kubernetes?.['nodeLabels'])?.[UPGRADE_STATUS_LABEL]);
  return compact<Machine>({
    name: asText(kubernetes?.['nodeName']) ?? asText(asObject(entry)?.['name']) ?? '',
    kubernetesVersion:
      asText(kubernetes?.['currentOrchestratorVersion']) ?? asText(kubernetes?.['orchestratorVersion']),
    nodeImageVersion: asText(properties['nodeImageVersion']),
    provisioningState: asText(properties['provisioningState']),
    isGone: asText(asObject(properties['status'])?.['vmState'])?.toLowerCase() === 'deleted',
    isQuarantined: label?.toLowerCase() === 'quarantined',
  });
}

function isGated(holder: JsonObject): boolean {
  const settings = asObject(asObject(holder['upgradeSettings'])?.['upgradeGateSettings']);
  return settings?.['enabled'] === true;
}

/** The settings of a cluster that was read with a preview. Throws AzureError `UnusableAnswer` when it is no cluster. */
export function toPreviewSettings(body: JsonValue | undefined, attempt: string): PreviewSettings {
  const properties = asObject(asObject(body)?.['properties']);
  if (properties === undefined) throw unusableAnswer(attempt, 'it is not a cluster');
  const pools = (asList(properties['agentPoolProfiles']) ?? []).flatMap((entry) => {
    const pool = asObject(entry);
    const name = asText(pool?.['name']);
    return pool === undefined || name === undefined ? [] : [{ name, pool }];
  });
  return compact<PreviewSettings>({
    isGated: isGated(properties),
    gatedPools: pools.filter(({ pool }) => isGated(pool)).map(({ name }) => name),
    nodeDisruptionPolicy: asText(asObject(properties['nodeDisruptionProfile'])?.['nodeDisruptionPolicy']),
    blueGreen: new Map(
      pools
        .filter(({ pool }) => asText(pool['upgradeStrategy'])?.toLowerCase() === 'bluegreen')
        .map(({ name, pool }) => {
          const settings = asObject(pool['upgradeSettingsBlueGreen']);
          return [name, asNumber(settings?.['finalSoakDurationInMinutes']) ?? DEFAULT_SOAK_MINUTES] as const;
        }),
    ),
  });
}
