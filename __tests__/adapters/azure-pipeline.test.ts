import * as core from '@azure/core-rest-pipeline';
import { afterEach, describe, expect, test } from '@jest/globals';
import { guardPipeline } from '../../src/adapters/http/pipeline.ts';
import { failureOf, startAzure, type Azure } from './support.ts';

let azure: Azure;
afterEach(async () => {
  await azure.simulator.stop();
});

describe('a guarded pipeline', () => {
  test('sends nothing, and so no token, to another host than that of ARM', async () => {
    azure = await startAzure();
    const pipeline = core.createEmptyPipeline();
    guardPipeline(pipeline, core, {
      origin: azure.simulator.resourceManagerEndpoint,
      scope: 'https://management.azure.com/.default',
      credential: azure.credential(),
      timeoutMs: 5_000,
      isForMutations: false,
    });
    const request = core.createPipelineRequest({ url: `${azure.simulator.foreignHost}/operations/1` });
    await expect(
      failureOf(pipeline.sendRequest(core.createDefaultHttpClient(), request)),
    ).resolves.toMatchObject({ code: 'ForeignHost' });
    expect(azure.simulator.requests).toEqual([]);
  });
});
