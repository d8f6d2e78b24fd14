import type { Scenario, VersionScenario } from './scenario.ts';

export const DEFAULT_LOCATION = 'westeurope';
export const DEFAULT_RESOURCE_GROUP = 'rg';
export const DEFAULT_KUBERNETES = '1.35.5';
const IMAGE = 'AKSUbuntu-2404gen2containerd';
export const DEFAULT_IMAGE = `${IMAGE}-202605.14.0`;
const EARLIER_IMAGE = `${IMAGE}-202604.22.1`;

/** Newest node images when the scenario names none. */
export const DEFAULT_IMAGES: readonly string[] = [
  DEFAULT_IMAGE,
  'AKSAzureLinux-V3gen2-202605.14.0',
  'AKSWindows-2022-containerd-20348.4052.260514',
];

const BOTH = ['KubernetesOfficial', 'AKSLongTermSupport'];

/** Kubernetes versions of the region when the scenario names none; 1.31 and 1.32 are in long-term support. */
export const DEFAULT_VERSIONS: readonly VersionScenario[] = [
  { version: '1.36', patches: ['1.36.0'], supportPlans: BOTH },
  { version: '1.35', patches: ['1.35.4', '1.35.5'], isDefault: true, supportPlans: BOTH },
  { version: '1.34', patches: ['1.34.7', '1.34.8'], supportPlans: BOTH },
  { version: '1.33', patches: ['1.33.10', '1.33.11'], supportPlans: BOTH },
  { version: '1.32', patches: ['1.32.12'], supportPlans: ['AKSLongTermSupport'] },
  { version: '1.31', patches: ['1.31.14'], supportPlans: ['AKSLongTermSupport'] },
];

/** A healthy cluster whose user pool was upgraded two days ago. */
export const DEFAULT_SCENARIO: Scenario = {
  clusters: [
    {
      name: 'prod',
      pools: [
        { name: 'system', mode: 'System', count: 2 },
        {
          name: 'user',
          mode: 'User',
          count: 3,
          recentlyUsed: [{ orchestratorVersion: '1.34.8', nodeImageVersion: EARLIER_IMAGE, ago: '2d' }],
        },
      ],
    },
  ],
};
