/** Outcomes with texts that look like markup, and of sizes that nobody expects. */

import {
  sampleCheck,
  sampleCluster,
  sampleError,
  sampleOperation,
  sampleOutcome,
  samplePoolOutcome,
  SWITCHED_OFF,
} from '../unit/report/samples.ts';
import { entry, type Story } from './story.ts';

/** What nobody would name a pool, and somebody will. */
const HOSTILE = [
  '<img src=x onerror="document.title=1"><script>document.title=1</script>',
  '</details></td></tr></table><h1>big</h1>',
  '```\n# heading\n```mermaid\ngantt\nclick here',
  '| a | b |\n| --- | --- |',
  '[x](javascript:alert(1)) ![y](https://example.com/z.png) @octocat https://example.com www.example.com',
  '%%{init: {"theme":"forest"}}%% section :crit, 2026-01-01; # "quoted" `code` $x$ **bold** _it_ ~~no~~',
  'click t0b0 href "https://example.com"',
  '\u202ereversed\u202c \u0000 \u{1f4a5}\ud800',
];

/** Every text that comes from outside is this one. */
function hostileStory(text: string, index: number): Story {
  const operation = sampleOperation({ id: text, status: text, error: { code: text, message: text } });
  const outcome = sampleOutcome({
    reason: text,
    address: { subscriptionId: text, resourceGroup: text, name: text },
    error: sampleError({ code: text, message: text, attempt: text, correlationId: text }),
    checks: (['blocked', 'warned', 'passed'] as const).map((verdict) =>
      sampleCheck({ verdict, pool: text, seen: text, why: text, remedy: text }),
    ),
    pools: [
      samplePoolOutcome({
        name: text,
        detail: text,
        provisioningState: text,
        after: { kubernetesVersion: text, nodeImageVersion: text },
      }),
    ],
    warnings: [text],
    operation,
    recentOperations: [operation],
    cluster: sampleCluster({ provisioningState: text, nodeOsUpgradeChannel: text }),
    channels: { ...SWITCHED_OFF, found: { upgradeChannel: text } },
    timeline: [
      entry(0, 'cluster', 'state', text),
      entry(1, `pool/${text}`, 'state', text),
      entry(2, `pool/${text}`, 'move', 'roll-back'),
      entry(3, `pool/${text}`, 'state', 'Succeeded'),
    ],
  });
  return { name: `hostile-${String(index + 1)}`, outcome, isHostile: true };
}

function hugeStory(): Story {
  const long = 'A message that goes on and on. '.repeat(400);
  const times = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
  const outcome = sampleOutcome({
    result: 'partially-rolled-back',
    fails: true,
    isSinglePool: false,
    reason: long,
    pools: times(400).map((index) => samplePoolOutcome({ name: `pool${String(index)}`, detail: long })),
    checks: times(600).map((index) =>
      sampleCheck({
        pool: `pool${String(index)}`,
        verdict: index % 2 === 0 ? 'warned' : 'passed',
        seen: long,
        why: long,
      }),
    ),
    timeline: times(40).flatMap((pool) =>
      times(50).map((step) =>
        entry(step, `pool/pool${String(pool)}`, 'state', step % 2 === 0 ? 'Upgrading' : 'Canceled'),
      ),
    ),
    recentOperations: times(50).map((index) =>
      sampleOperation({
        id: `0d3c0d8e-3a51-4f43-9d3e-2f7b3c1d9a10-${String(index)}`,
        error: { code: 'Failed', message: long },
      }),
    ),
    warnings: times(100).map(() => long),
  });
  return { name: 'huge', outcome, isHostile: true };
}

/** Returns the stories whose pages show markup, because they were given it. */
export function hostileStories(): readonly Story[] {
  return [...HOSTILE.map(hostileStory), hugeStory()];
}
