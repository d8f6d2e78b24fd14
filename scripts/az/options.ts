/** Which commands of the Azure CLI exist, with which options, and which of them ask a question. */

/**
 * The options that this repository uses, for each command. Those of `aks`, `ad`, `role`, `identity`, `eventgrid`,
 * `account`, `cloud` and `login` are as `az COMMAND --help` of Azure CLI 2.91.0 lists them (`npm run test:az` asks it
 * again); those of `fleet` as the reference of the extension `fleet` has them, and `aks operation` as that of
 * `aks-preview` (https://learn.microsoft.com/cli/azure/fleet, https://learn.microsoft.com/cli/azure/aks/operation).
 */
const OPTIONS: Readonly<Record<string, string>> = {
  'account show': 'query output',
  'ad app federated-credential create': 'id parameters',
  'ad app federated-credential list': 'id',
  'ad sp create': 'id',
  'aks get-versions': 'location',
  'aks list': 'output',
  'aks nodepool get-rollback-versions': 'resource-group cluster-name name',
  'aks nodepool operation-abort': 'resource-group cluster-name name',
  'aks nodepool rollback': 'resource-group cluster-name name',
  'aks nodepool show': 'resource-group cluster-name name query',
  'aks nodepool start': 'resource-group cluster-name name',
  'aks nodepool update': 'resource-group cluster-name name os-sku drain-timeout',
  'aks nodepool upgrade': 'resource-group cluster-name name kubernetes-version node-image-only no-wait yes',
  'aks nodepool wait': 'resource-group cluster-name nodepool-name custom updated timeout',
  'aks operation show-latest': 'resource-group name nodepool-name',
  'aks show': 'resource-group name query output',
  'aks start': 'resource-group name',
  'aks update':
    'resource-group name auto-upgrade-channel node-os-upgrade-channel disable-force-upgrade tier k8s-support-plan yes',
  'aks update-credentials': 'resource-group name reset-service-principal service-principal client-secret',
  'cloud register':
    'name endpoint-resource-manager endpoint-management endpoint-active-directory endpoint-active-directory-graph-resource-id endpoint-active-directory-resource-id',
  'cloud set': 'name',
  'eventgrid event-subscription create': 'name source-resource-id endpoint included-event-types',
  'extension add': 'name',
  'fleet autoupgradeprofile create':
    'resource-group fleet-name name channel update-strategy-id node-image-selection target-kubernetes-version long-term-support disabled',
  'fleet member update': 'resource-group fleet-name name update-group',
  'fleet updaterun skip': 'resource-group fleet-name name targets',
  'fleet updaterun start': 'resource-group fleet-name name',
  'fleet updaterun stop': 'resource-group fleet-name name',
  'identity create': 'resource-group name output',
  'identity federated-credential create': 'resource-group identity-name name issuer subject audiences output',
  'identity show': 'resource-group name query output',
  login: 'service-principal username password tenant',
  'role assignment create': 'assignee-object-id assignee-principal-type role scope output',
  'role assignment list': 'assignee all',
  'role definition create': 'role-definition output',
  'role definition list': 'name query output',
};

/** What belongs to a tenant or to the machine, and to no subscription; or tells which one is set. */
const WITHOUT_SUBSCRIPTION = /^(?:account|ad|cloud|extension|login)\b/;

/** Commands that come with an extension, which an offline check can't ask. */
const OF_EXTENSIONS = /^(?:fleet|aks operation)\b/;

/** Returns the words of the command, and the names of its options. */
export function optionsOf(command: string): { readonly verb: string; readonly options: readonly string[] } {
  const plain = command.replaceAll(/'[^']*'|"[^"]*"/g, 'x');
  const [, verb = ''] = /^az ((?:[a-z][a-z0-9-]* ?)+?)(?= --| *$)/.exec(plain) ?? [];
  return {
    verb: verb.trim(),
    options: [...plain.matchAll(/ --([a-z0-9-]+)/g)].map(([, name = '']) => name),
  };
}

/** Returns each command that this repository shows, with the options used here. */
export function knownOptions(): readonly (readonly [verb: string, options: readonly string[]])[] {
  return Object.entries(OPTIONS).map(([verb, options]) => [verb, options.split(' ')]);
}

/** Tells whether the help of a command needs no extension, so that it can be looked up. */
export function isOfCli(verb: string): boolean {
  return !OF_EXTENSIONS.test(verb);
}

/** Returns what keeps somebody from pasting the command. */
export function problemsOf(command: string): readonly string[] {
  const { verb, options } = optionsOf(command);
  const known = OPTIONS[verb]?.split(' ');
  if (known === undefined) return [`unknown command ${verb}`];
  return [
    ...options
      .filter((name) => name !== 'subscription' && !known.includes(name))
      .map((name) => `unknown option --${name}`),
    ...(WITHOUT_SUBSCRIPTION.test(verb) || options.includes('subscription') ? [] : ['no --subscription']),
    ...(asks(verb, command, options) && !options.includes('yes') ? ['asks a question: --yes'] : []),
  ];
}

/** As the CLI has it: without a terminal such a command fails, unless it is told `--yes`. */
function asks(verb: string, command: string, options: readonly string[]): boolean {
  if (verb === 'aks nodepool upgrade') return true;
  const settings = options.filter(
    (name) => !['resource-group', 'name', 'subscription', 'yes'].includes(name),
  );
  return verb === 'aks update' && (settings.length === 0 || command.includes('--auto-upgrade-channel none'));
}
