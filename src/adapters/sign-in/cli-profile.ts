/** What `az login` (or `azure/login`) left on this machine. */

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject, JsonValue } from '../../domain/aks/cluster.ts';
import { asList, asObject, asText, compact, parseJson } from '../http/json.ts';

/** The session of the Azure CLI. */
export interface AzureCliProfile {
  /** Subscription that `az account set` chose. */
  readonly defaultSubscriptionId?: string;
  /** Tenant of that subscription. */
  readonly tenantId?: string;
  readonly identity?: 'user' | 'service-principal' | 'managed-identity';
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isDefault(entry: JsonValue): boolean {
  return asObject(entry)?.['isDefault'] === true;
}

/** A managed identity is a service principal with one more property. */
function identityOf(user: JsonObject | undefined): AzureCliProfile['identity'] {
  const type = user?.['type'];
  if (type === 'user') return 'user';
  if (type !== 'servicePrincipal') return undefined;
  return user?.['assignedIdentityInfo'] === undefined ? 'service-principal' : 'managed-identity';
}

/**
 * Reads `azureProfile.json` of the Azure CLI (which begins with a byte-order mark). Returns `undefined` when nobody is
 * signed in to the Azure CLI here. Throws nothing.
 *
 * @param configDir the value of `AZURE_CONFIG_DIR`, if set; else `~/.azure` is read.
 */
export function readAzureCliProfile(configDir: string | undefined): AzureCliProfile | undefined {
  const text = readText(join(configDir ?? join(homedir(), '.azure'), 'azureProfile.json'));
  const subscriptions = asList(asObject(parseJson(text ?? ''))?.['subscriptions']) ?? [];
  if (subscriptions.length === 0) return undefined;
  const chosen = asObject(subscriptions.find(isDefault));
  const id = asText(chosen?.['id']);
  const tenantId = asText(chosen?.['tenantId']);
  return compact<AzureCliProfile>({
    // An identity without any subscription has an entry that bears its tenant's id.
    defaultSubscriptionId: id === tenantId ? undefined : id,
    tenantId,
    identity: identityOf(asObject(chosen?.['user'])),
  });
}
