/** Ids and names of Azure that nobody expects end no run, and stand nowhere as they are. */

import { describe, expect, test } from '@jest/globals';
import type { Answer, RouteName, Simulator } from '../../simulator/simulator.ts';
import { onAzure } from '../support/bundle.ts';
import { cluster, untouched, upgraded, upgrading } from '../support/scenarios.ts';

const ODD = [
  ['half a character', 'a\ud800b'],
  ['control characters', 'a\u0000\u001b[31m\u0085b'],
  ['line ends', 'a\r\nresult=x\u2028::add-mask::x'],
  ['emoji', '\u{1f600}\u{1f468}\u200d\u{1f469}'],
  ['a path and a query', '../../x?api-version=1#y'],
  ['broken percent signs', '%zz%00'],
  ['a property of every object', '__proto__'],
  ['no end', 'x'.repeat(70_000)],
] as const;

type Names = Record<string, unknown>;

interface Body extends Names {
  readonly properties?: Names & { readonly agentPoolProfiles?: readonly Names[] };
  readonly value?: readonly Names[];
}

function change(
  azure: Simulator,
  route: RouteName | readonly RouteName[],
  alter: (body: Body) => void,
): void {
  const rewrite = (answer: Answer): Answer => {
    const body = structuredClone(answer.body ?? {}) as unknown as Body;
    alter(body);
    return { ...answer, body: body as unknown as NonNullable<Answer['body']> };
  };
  azure.inject({ kind: 'rewrite', route, times: 999, rewrite });
}

/** Every id and name but that of the pool that the run is about. */
function callEverything(azure: Simulator, odd: string): void {
  change(azure, 'cluster.get', (body) => {
    const [other] = body.properties?.agentPoolProfiles ?? [];
    if (other !== undefined) other['name'] = odd;
    body['id'] = odd;
    body['location'] = odd;
  });
  change(azure, ['pool.operations', 'cluster.operations', 'pool.machines'], ({ value = [] }) => {
    for (const one of value) one['name'] = odd;
  });
  change(azure, ['pool.operation', 'cluster.operation'], (body) => {
    if (body['status'] !== undefined) body['name'] = odd;
  });
}

// Control characters other than the line ends of files, and half characters.
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

describe('whatever things are called', () => {
  test.concurrent.each(ODD)('%s: a rollback comes back', (_, odd) =>
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ azure, run }) => {
      callEverything(azure, odd);
      const back = await run({ mode: 'rollback', nodepool: 'user' }, { env: { RUNNER_DEBUG: '1' } });
      expect(back.result).toBe('rolled-back');
      expect([back.log, back.summary, ...Object.values(back.outputs)].join('\n')).not.toMatch(UNPRINTABLE);
    })(),
  );

  test.concurrent.each(ODD)('%s: an abort and a report do their work', (_, odd) =>
    onAzure({ scenario: cluster([untouched(), upgrading()]) }, async ({ azure, run }) => {
      callEverything(azure, odd);
      expect((await run({ mode: 'status' })).result).toBe('in-progress');
      expect((await run({ mode: 'abort', nodepool: 'user' })).result).toBe('aborted');
    })(),
  );
});

describe('an eTag that no header can hold', () => {
  test.concurrent.each(ODD.slice(0, 4))('%s: nothing is sent, and it is named', (_, odd) =>
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ azure, run }) => {
      change(azure, 'pool.get', (body) => {
        body['eTag'] = odd;
        if (body.properties !== undefined) body.properties['eTag'] = odd;
      });
      const failed = await run({ mode: 'rollback', nodepool: 'user' });
      expect([failed.result, failed.changes]).toEqual(['error', []]);
      expect(failed.errors.join('\n')).toContain('its eTag is none');
    })(),
  );
});
