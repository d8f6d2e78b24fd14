import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readAzureCliProfile } from '../../src/adapters/sign-in/cli-profile.ts';
import { answerTimeout } from '../../src/adapters/http/pipeline.ts';
import { listenForInterruption, withDeadline } from '../../src/adapters/system/interruption.ts';
import { createSystemClock } from '../../src/adapters/system/clock.ts';
import { DeadlineError, InterruptedError } from '../../src/domain/aks/errors.ts';

describe('the system clock', () => {
  test('sleeps, and wakes with the reason of the signal', async () => {
    const controller = new AbortController();
    const clock = createSystemClock(controller.signal);
    const before = clock.now();
    await clock.sleep(30);
    expect(clock.now() - before).toBeGreaterThanOrEqual(25);
    const sleep = clock.sleep(60_000);
    controller.abort(new DeadlineError());
    await expect(sleep).rejects.toBeInstanceOf(DeadlineError);
    await expect(clock.sleep(1)).rejects.toBeInstanceOf(DeadlineError);
    expect(clock.random()).toBeLessThan(1);
  });
});

describe('signals of the operating system', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s interrupts, again and again without ending the process',
    (name) => {
      const interruption = listenForInterruption();
      process.emit(name, name);
      process.emit(name, name);
      expect(interruption.signal.reason).toBeInstanceOf(InterruptedError);
      interruption.dispose();
      expect(process.listenerCount(name)).toBe(0);
    },
  );
});

test('a deadline further away than timers reach ends nothing; the run that is canceled does', async () => {
  const controller = new AbortController();
  const signal = withDeadline(controller.signal, Date.now() + 2 ** 40);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(signal.aborted).toBe(false);
  controller.abort(new InterruptedError());
  expect(signal.reason).toBeInstanceOf(InterruptedError);
});

describe('the profile of the Azure CLI', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'azure-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  test.each<[string, string, unknown]>([
    [
      'a session, with a byte-order mark',
      '\uFEFF{"subscriptions":[{"id":"a","tenantId":"t1"},{"id":"b","tenantId":"t2","isDefault":true}]}',
      { defaultSubscriptionId: 'b', tenantId: 't2' },
    ],
    [
      'a service principal',
      '{"subscriptions":[{"id":"a","isDefault":true,"user":{"name":"x","type":"servicePrincipal"}}]}',
      { defaultSubscriptionId: 'a', identity: 'service-principal' },
    ],
    [
      'a managed identity',
      '{"subscriptions":[{"id":"a","isDefault":true,"user":{"type":"servicePrincipal","assignedIdentityInfo":"MSI"}}]}',
      { defaultSubscriptionId: 'a', identity: 'managed-identity' },
    ],
    [
      'a person',
      '{"subscriptions":[{"id":"a","isDefault":true,"user":{"name":"x@y.z","type":"user"}}]}',
      { defaultSubscriptionId: 'a', identity: 'user' },
    ],
    [
      'an identity without subscriptions',
      '{"subscriptions":[{"id":"t","tenantId":"t","isDefault":true}]}',
      { tenantId: 't' },
    ],
    ['no default subscription', '{"subscriptions":[{"id":"a"}]}', {}],
    ['nobody signed in', '{"subscriptions":[]}', undefined],
    ['another form', '[1]', undefined],
    ['nonsense', 'x', undefined],
  ])('%s', async (_name, text, profile) => {
    await writeFile(join(folder, 'azureProfile.json'), text);
    expect(readAzureCliProfile(folder)).toEqual(profile);
  });

  test('no file', () => {
    expect(readAzureCliProfile(join(folder, 'none'))).toBeUndefined();
  });
});

describe('the time that an answer has', () => {
  const request = { url: 'https://localhost' } as Parameters<
    ReturnType<typeof answerTimeout>['sendRequest']
  >[0];

  test('ends it even if the layers below never notice', async () => {
    const forever = answerTimeout(20).sendRequest(request, () => new Promise(() => undefined));
    await expect(forever).rejects.toMatchObject({ code: 'TimedOut' });
    expect(request).not.toHaveProperty('abortSignal');
  });
});
