/** What the action uses of the SDK's HTTP pipeline, loaded by `import()` when the first request is near. */

export {
  bearerTokenAuthenticationPolicy,
  bearerTokenAuthenticationPolicyName,
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  logPolicyName,
  proxyPolicy,
  proxyPolicyName,
  redirectPolicyName,
} from '@azure/core-rest-pipeline';
