import { A as createPipelineRequest, C as SDK_VERSION, D as RestError, E as logger, L as stringToUint8Array, O as isRestError, R as uint8ArrayToString, S as defaultRetryPolicy, T as createDefaultHttpClient, U as emitNodeWarning, _ as decompressResponsePolicy, b as agentPolicy, d as multipartPolicy, f as multipartPolicyName, g as redirectPolicy, h as isReadableStream, j as createHttpHeaders, k as createEmptyPipeline, m as isBlob, p as isBinaryBody, r as createPipelineFromOptions$1, t as bearerTokenAuthenticationPolicy, v as proxyPolicy, w as logPolicy, x as formDataPolicy, y as tlsPolicy } from "./azure-core-rest-pipeline.js";
import os from "node:os";
import process from "node:process";
// node_modules/@azure/core-util/dist/esm/typeGuards.js
/**
* Helper TypeGuard that checks if something is defined or not.
* @param thing - Anything
*/
function isDefined(thing) {
	return typeof thing !== "undefined" && thing !== null;
}
/**
* Helper TypeGuard that checks if the input is an object with the specified properties.
* @param thing - Anything.
* @param properties - The name of the properties that should appear in the object.
*/
function isObjectWithProperties(thing, properties) {
	if (!isDefined(thing) || typeof thing !== "object") return false;
	for (const property of properties) if (!objectHasProperty(thing, property)) return false;
	return true;
}
/**
* Helper TypeGuard that checks if the input is an object with the specified property.
* @param thing - Any object.
* @param property - The name of the property that should appear in the object.
*/
function objectHasProperty(thing, property) {
	return isDefined(thing) && typeof thing === "object" && property in thing;
}
// node_modules/@typespec/ts-http-runtime/dist/esm/util/userAgentPlatform.js
/**
* @internal
*/
function getHeaderName() {
	return "User-Agent";
}
/**
* @internal
*/
async function setPlatformSpecificData(map) {
	if (process && process.versions) {
		const osInfo = `${os.type()} ${os.release()}; ${os.arch()}`;
		if (process.versions.bun) map.set("Bun", `${process.versions.bun} (${osInfo})`);
		else if (process.versions.deno) map.set("Deno", `${process.versions.deno} (${osInfo})`);
		else if (process.versions.node) map.set("Node", `${process.versions.node} (${osInfo})`);
	}
}
// node_modules/@typespec/ts-http-runtime/dist/esm/util/userAgent.js
function getUserAgentString(telemetryInfo) {
	const parts = [];
	for (const [key, value] of telemetryInfo) {
		const token = value ? `${key}/${value}` : key;
		parts.push(token);
	}
	return parts.join(" ");
}
/**
* @internal
*/
function getUserAgentHeaderName() {
	return getHeaderName();
}
/**
* @internal
*/
async function getUserAgentValue(prefix) {
	const runtimeInfo = /* @__PURE__ */ new Map();
	runtimeInfo.set("ts-http-runtime", SDK_VERSION);
	await setPlatformSpecificData(runtimeInfo);
	const defaultAgent = getUserAgentString(runtimeInfo);
	return prefix ? `${prefix} ${defaultAgent}` : defaultAgent;
}
// node_modules/@typespec/ts-http-runtime/dist/esm/policies/userAgentPolicy.js
const UserAgentHeaderName = getUserAgentHeaderName();
/**
* The programmatic identifier of the userAgentPolicy.
*/
const userAgentPolicyName = "userAgentPolicy";
/**
* A policy that sets the User-Agent header (or equivalent) to reflect
* the library version.
* @param options - Options to customize the user agent value.
*/
function userAgentPolicy(options = {}) {
	const userAgentValue = getUserAgentValue(options.userAgentPrefix);
	return {
		name: userAgentPolicyName,
		async sendRequest(request, next) {
			if (!request.headers.has(UserAgentHeaderName)) request.headers.set(UserAgentHeaderName, await userAgentValue);
			return next(request);
		}
	};
}
// node_modules/@typespec/ts-http-runtime/dist/esm/policies/platformPolicies.js
/**
* Add platform-specific policies to the pipeline.
*
* On Node.js, this adds agent, TLS, proxy, decompression, and redirect
* policies. On browser and React Native these concerns are handled
* natively by the runtime, so this is a no-op.
*
* @internal
*/
function addPlatformPolicies(pipeline, options) {
	if (options.agent) pipeline.addPolicy(agentPolicy(options.agent));
	if (options.tlsOptions) pipeline.addPolicy(tlsPolicy(options.tlsOptions));
	pipeline.addPolicy(proxyPolicy(options.proxyOptions));
	pipeline.addPolicy(decompressResponsePolicy());
	pipeline.addPolicy(redirectPolicy(options.redirectOptions), { afterPhase: "Retry" });
}
// node_modules/@typespec/ts-http-runtime/dist/esm/createPipelineFromOptions.js
/**
* Create a new pipeline with a default set of customizable policies.
* @param options - Options to configure a custom pipeline.
*/
function createPipelineFromOptions(options) {
	const pipeline = createEmptyPipeline();
	addPlatformPolicies(pipeline, options);
	pipeline.addPolicy(formDataPolicy(), { beforePolicies: [multipartPolicyName] });
	pipeline.addPolicy(userAgentPolicy(options.userAgentOptions));
	pipeline.addPolicy(multipartPolicy(), { afterPhase: "Deserialize" });
	pipeline.addPolicy(defaultRetryPolicy(options.retryOptions), { phase: "Retry" });
	pipeline.addPolicy(logPolicy(options.loggingOptions), { afterPhase: "Sign" });
	return pipeline;
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/apiVersionPolicy.js
const apiVersionPolicyName$1 = "ApiVersionPolicy";
/**
* Creates a policy that sets the apiVersion as a query parameter on every request
* @param options - Client options
* @returns Pipeline policy that sets the apiVersion as a query parameter on every request
*/
function apiVersionPolicy$1(options) {
	return {
		name: apiVersionPolicyName$1,
		sendRequest: (req, next) => {
			const url = new URL(req.url);
			if (!url.searchParams.get("api-version") && options.apiVersion) req.url = `${req.url}${Array.from(url.searchParams.keys()).length > 0 ? "&" : "?"}api-version=${options.apiVersion}`;
			return next(req);
		}
	};
}
// node_modules/@typespec/ts-http-runtime/dist/esm/auth/credentials.js
/**
* Type guard to check if a credential is an OAuth2 token credential.
*/
function isOAuth2TokenCredential(credential) {
	return "getOAuth2Token" in credential;
}
/**
* Type guard to check if a credential is a Bearer token credential.
*/
function isBearerTokenCredential(credential) {
	return "getBearerToken" in credential;
}
/**
* Type guard to check if a credential is a Basic auth credential.
*/
function isBasicCredential(credential) {
	return "username" in credential && "password" in credential;
}
/**
* Type guard to check if a credential is an API key credential.
*/
function isApiKeyCredential(credential) {
	return "key" in credential;
}
// node_modules/@typespec/ts-http-runtime/dist/esm/policies/auth/checkInsecureConnection.js
let insecureConnectionWarningEmmitted = false;
/**
* Checks if the request is allowed to be sent over an insecure connection.
*
* A request is allowed to be sent over an insecure connection when:
* - The `allowInsecureConnection` option is set to `true`.
* - The request has the `allowInsecureConnection` property set to `true`.
* - The request is being sent to `localhost` or `127.0.0.1`
*/
function allowInsecureConnection(request, options) {
	if (options.allowInsecureConnection && request.allowInsecureConnection) {
		const url = new URL(request.url);
		if (url.hostname === "localhost" || url.hostname === "127.0.0.1") return true;
	}
	return false;
}
/**
* Logs a warning about sending a token over an insecure connection.
*
* This function will emit a node warning once, but log the warning every time.
*/
function emitInsecureConnectionWarning() {
	const warning = "Sending token over insecure transport. Assume any token issued is compromised.";
	logger.warning(warning);
	if (!insecureConnectionWarningEmmitted) {
		insecureConnectionWarningEmmitted = true;
		emitNodeWarning(warning);
	}
}
/**
* Ensures that authentication is only allowed over HTTPS unless explicitly allowed.
* Throws an error if the connection is not secure and not explicitly allowed.
*/
function ensureSecureConnection(request, options) {
	if (!request.url.toLowerCase().startsWith("https://")) {
		if (allowInsecureConnection(request, options)) emitInsecureConnectionWarning();
		else throw new Error("Authentication is not permitted for non-TLS protected (non-https) URLs when allowInsecureConnection is false.");
	}
}
// node_modules/@typespec/ts-http-runtime/dist/esm/policies/auth/apiKeyAuthenticationPolicy.js
/**
* Name of the API Key Authentication Policy
*/
const apiKeyAuthenticationPolicyName = "apiKeyAuthenticationPolicy";
/**
* Gets a pipeline policy that adds API key authentication to requests
*/
function apiKeyAuthenticationPolicy(options) {
	return {
		name: apiKeyAuthenticationPolicyName,
		async sendRequest(request, next) {
			ensureSecureConnection(request, options);
			const scheme = (request.authSchemes ?? options.authSchemes)?.find((x) => x.kind === "apiKey");
			if (!scheme) return next(request);
			if (scheme.apiKeyLocation !== "header") throw new Error(`Unsupported API key location: ${scheme.apiKeyLocation}`);
			request.headers.set(scheme.name, options.credential.key);
			return next(request);
		}
	};
}
// node_modules/@typespec/ts-http-runtime/dist/esm/policies/auth/basicAuthenticationPolicy.js
/**
* Name of the Basic Authentication Policy
*/
const basicAuthenticationPolicyName = "bearerAuthenticationPolicy";
/**
* Gets a pipeline policy that adds basic authentication to requests
*/
function basicAuthenticationPolicy(options) {
	return {
		name: basicAuthenticationPolicyName,
		async sendRequest(request, next) {
			ensureSecureConnection(request, options);
			if (!(request.authSchemes ?? options.authSchemes)?.find((x) => x.kind === "http" && x.scheme === "basic")) return next(request);
			const { username, password } = options.credential;
			const headerValue = uint8ArrayToString(stringToUint8Array(`${username}:${password}`, "utf-8"), "base64");
			request.headers.set("Authorization", `Basic ${headerValue}`);
			return next(request);
		}
	};
}
// node_modules/@typespec/ts-http-runtime/dist/esm/policies/auth/bearerAuthenticationPolicy.js
/**
* Name of the Bearer Authentication Policy
*/
const bearerAuthenticationPolicyName = "bearerAuthenticationPolicy";
/**
* Gets a pipeline policy that adds bearer token authentication to requests
*/
function bearerAuthenticationPolicy(options) {
	return {
		name: bearerAuthenticationPolicyName,
		async sendRequest(request, next) {
			ensureSecureConnection(request, options);
			if (!(request.authSchemes ?? options.authSchemes)?.find((x) => x.kind === "http" && x.scheme === "bearer")) return next(request);
			const token = await options.credential.getBearerToken({ abortSignal: request.abortSignal });
			request.headers.set("Authorization", `Bearer ${token}`);
			return next(request);
		}
	};
}
// node_modules/@typespec/ts-http-runtime/dist/esm/policies/auth/oauth2AuthenticationPolicy.js
/**
* Name of the OAuth2 Authentication Policy
*/
const oauth2AuthenticationPolicyName = "oauth2AuthenticationPolicy";
/**
* Gets a pipeline policy that adds authorization header from OAuth2 schemes
*/
function oauth2AuthenticationPolicy(options) {
	return {
		name: oauth2AuthenticationPolicyName,
		async sendRequest(request, next) {
			ensureSecureConnection(request, options);
			const scheme = (request.authSchemes ?? options.authSchemes)?.find((x) => x.kind === "oauth2");
			if (!scheme) return next(request);
			const token = await options.credential.getOAuth2Token(scheme.flows, { abortSignal: request.abortSignal });
			request.headers.set("Authorization", `Bearer ${token}`);
			return next(request);
		}
	};
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/clientHelpers.js
let cachedHttpClient;
/**
* Creates a default rest pipeline to re-use accross Rest Level Clients
*/
function createDefaultPipeline$1(options = {}) {
	const pipeline = createPipelineFromOptions(options);
	pipeline.addPolicy(apiVersionPolicy$1(options));
	const { credential, authSchemes, allowInsecureConnection } = options;
	if (credential) {
		if (isApiKeyCredential(credential)) pipeline.addPolicy(apiKeyAuthenticationPolicy({
			authSchemes,
			credential,
			allowInsecureConnection
		}));
		else if (isBasicCredential(credential)) pipeline.addPolicy(basicAuthenticationPolicy({
			authSchemes,
			credential,
			allowInsecureConnection
		}));
		else if (isBearerTokenCredential(credential)) pipeline.addPolicy(bearerAuthenticationPolicy({
			authSchemes,
			credential,
			allowInsecureConnection
		}));
		else if (isOAuth2TokenCredential(credential)) pipeline.addPolicy(oauth2AuthenticationPolicy({
			authSchemes,
			credential,
			allowInsecureConnection
		}));
	}
	return pipeline;
}
function getCachedDefaultHttpsClient() {
	if (!cachedHttpClient) cachedHttpClient = createDefaultHttpClient();
	return cachedHttpClient;
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/multipart.js
/**
* Get value of a header in the part descriptor ignoring case
*/
function getHeaderValue(descriptor, headerName) {
	if (descriptor.headers) {
		const actualHeaderName = Object.keys(descriptor.headers).find((x) => x.toLowerCase() === headerName.toLowerCase());
		if (actualHeaderName) return descriptor.headers[actualHeaderName];
	}
}
function getPartContentType(descriptor) {
	const contentTypeHeader = getHeaderValue(descriptor, "content-type");
	if (contentTypeHeader) return contentTypeHeader;
	if (descriptor.contentType === null) return;
	if (descriptor.contentType) return descriptor.contentType;
	const { body } = descriptor;
	if (body === null || body === void 0) return;
	if (typeof body === "string" || typeof body === "number" || typeof body === "boolean") return "text/plain; charset=UTF-8";
	if (body instanceof Blob) return body.type || "application/octet-stream";
	if (isBinaryBody(body)) return "application/octet-stream";
	return "application/json";
}
/**
* Enclose value in quotes and escape special characters, for use in the Content-Disposition header
*/
function escapeDispositionField(value) {
	return JSON.stringify(value);
}
function getContentDisposition(descriptor) {
	const contentDispositionHeader = getHeaderValue(descriptor, "content-disposition");
	if (contentDispositionHeader) return contentDispositionHeader;
	if (descriptor.dispositionType === void 0 && descriptor.name === void 0 && descriptor.filename === void 0) return;
	let disposition = descriptor.dispositionType ?? "form-data";
	if (descriptor.name) disposition += `; name=${escapeDispositionField(descriptor.name)}`;
	let filename = void 0;
	if (descriptor.filename) filename = descriptor.filename;
	else if (typeof File !== "undefined" && descriptor.body instanceof File) {
		const filenameFromFile = descriptor.body.name;
		if (filenameFromFile !== "") filename = filenameFromFile;
	}
	if (filename) disposition += `; filename=${escapeDispositionField(filename)}`;
	return disposition;
}
function normalizeBody(body, contentType) {
	if (body === void 0) return new Uint8Array([]);
	if (isBinaryBody(body)) return body;
	if (typeof body === "string" || typeof body === "number" || typeof body === "boolean") return stringToUint8Array(String(body), "utf-8");
	if (contentType && /application\/(.+\+)?json(;.+)?/i.test(String(contentType))) return stringToUint8Array(JSON.stringify(body), "utf-8");
	throw new RestError(`Unsupported body/content-type combination: ${body}, ${contentType}`);
}
function buildBodyPart(descriptor) {
	const contentType = getPartContentType(descriptor);
	const contentDisposition = getContentDisposition(descriptor);
	const headers = createHttpHeaders(descriptor.headers ?? {});
	if (contentType) headers.set("content-type", contentType);
	if (contentDisposition) headers.set("content-disposition", contentDisposition);
	return {
		headers,
		body: normalizeBody(descriptor.body, contentType)
	};
}
function buildMultipartBody(parts) {
	return { parts: parts.map(buildBodyPart) };
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/sendRequest.js
/**
* Helper function to send request used by the client
* @param method - method to use to send the request
* @param url - url to send the request to
* @param pipeline - pipeline with the policies to run when sending the request
* @param options - request options
* @param customHttpClient - a custom HttpClient to use when making the request
* @returns returns and HttpResponse
*/
async function sendRequest(method, url, pipeline, options = {}, customHttpClient) {
	const httpClient = customHttpClient ?? getCachedDefaultHttpsClient();
	const request = buildPipelineRequest(method, url, options);
	try {
		const response = await pipeline.sendRequest(httpClient, request);
		const headers = response.headers.toJSON();
		const stream = response.readableStreamBody ?? response.browserStreamBody;
		const parsedBody = options.responseAsStream || stream !== void 0 ? void 0 : getResponseBody(response);
		const body = stream ?? parsedBody;
		if (options?.onResponse) options.onResponse({
			...response,
			request,
			rawHeaders: headers,
			parsedBody
		});
		return {
			request,
			headers,
			status: `${response.status}`,
			body
		};
	} catch (e) {
		if (isRestError(e) && e.response && options.onResponse) {
			const { response } = e;
			const rawHeaders = response.headers.toJSON();
			options?.onResponse({
				...response,
				request,
				rawHeaders
			}, e);
		}
		throw e;
	}
}
/**
* Function to determine the request content type
* @param options - request options InternalRequestParameters
* @returns returns the content-type
*/
function getRequestContentType(options = {}) {
	if (options.contentType) return options.contentType;
	const headerContentType = options.headers?.["content-type"];
	if (typeof headerContentType === "string") return headerContentType;
	return getContentType(options.body);
}
/**
* Function to determine the content-type of a body
* this is used if an explicit content-type is not provided
* @param body - body in the request
* @returns returns the content-type
*/
function getContentType(body) {
	if (body === void 0) return;
	if (ArrayBuffer.isView(body)) return "application/octet-stream";
	if (isBlob(body) && body.type) return body.type;
	if (typeof body === "string") try {
		JSON.parse(body);
		return "application/json";
	} catch (error) {
		return;
	}
	return "application/json";
}
function buildPipelineRequest(method, url, options = {}) {
	const requestContentType = getRequestContentType(options);
	const { body, multipartBody } = getRequestBody(options.body, requestContentType);
	const headers = createHttpHeaders({
		...options.headers ? options.headers : {},
		accept: options.accept ?? options.headers?.accept ?? "application/json",
		...requestContentType && { "content-type": requestContentType }
	});
	const { allowInsecureConnection, abortSignal, onUploadProgress, onDownloadProgress, timeout, responseAsStream, url: _url, method: _method, body: _body, multipartBody: _multiBody, headers: _headers, ...rest } = options;
	const request = createPipelineRequest({
		url,
		method,
		body,
		multipartBody,
		headers,
		allowInsecureConnection,
		abortSignal,
		onUploadProgress,
		onDownloadProgress,
		timeout,
		enableBrowserStreams: true,
		streamResponseStatusCodes: responseAsStream ? /* @__PURE__ */ new Set([Number.POSITIVE_INFINITY]) : void 0
	});
	Object.assign(request, rest);
	return request;
}
/**
* Prepares the body before sending the request
*/
function getRequestBody(body, contentType = "") {
	if (body === void 0) return { body: void 0 };
	if (typeof FormData !== "undefined" && body instanceof FormData) return { body };
	if (isBlob(body)) return { body };
	if (isReadableStream(body)) return { body };
	if (typeof body === "function") return { body };
	if (ArrayBuffer.isView(body)) return { body: body instanceof Uint8Array ? body : JSON.stringify(body) };
	switch (contentType.split(";")[0]) {
		case "application/json": return { body: JSON.stringify(body) };
		case "multipart/form-data":
			if (Array.isArray(body)) return { multipartBody: buildMultipartBody(body) };
			return { body: JSON.stringify(body) };
		case "text/plain": return { body: String(body) };
		default:
			if (typeof body === "string") return { body };
			return { body: JSON.stringify(body) };
	}
}
/**
* Prepares the response body
*/
function getResponseBody(response) {
	const firstType = (response.headers.get("content-type") ?? "").split(";")[0];
	const bodyToParse = response.bodyAsText ?? "";
	if (firstType === "text/plain") return String(bodyToParse);
	try {
		return bodyToParse ? JSON.parse(bodyToParse) : void 0;
	} catch (error) {
		if (firstType === "application/json") throw createParseError(response, error);
		return String(bodyToParse);
	}
}
function createParseError(response, err) {
	const msg = `Error "${err}" occurred while parsing the response body - ${response.bodyAsText}.`;
	const errCode = err.code ?? RestError.PARSE_ERROR;
	return new RestError(msg, {
		code: errCode,
		statusCode: response.status,
		request: response.request,
		response
	});
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/urlHelpers.js
function isQueryParameterWithOptions(x) {
	if (typeof x !== "object" || x === null || !Object.hasOwn(x, "value")) return false;
	return typeof x.value?.toString === "function";
}
/**
* Builds the request url, filling in query and path parameters
* @param endpoint - base url which can be a template url
* @param routePath - path to append to the endpoint
* @param pathParameters - values of the path parameters
* @param options - request parameters including query parameters
* @returns a full url with path and query parameters
*/
function buildRequestUrl(endpoint, routePath, pathParameters, options = {}) {
	if (routePath.startsWith("https://") || routePath.startsWith("http://")) return routePath;
	endpoint = buildBaseUrl(endpoint, options);
	const updatedRoutePath = buildRoutePath(routePath, pathParameters, options);
	const requestUrl = appendQueryParams(appendPath(endpoint, updatedRoutePath), options);
	return new URL(requestUrl).toString();
}
function appendPath(endpoint, pathToAppend) {
	const endpointSearchStart = endpoint.indexOf("?");
	const pathSearchStart = pathToAppend.indexOf("?");
	const endpointParts = endpointSearchStart !== -1 ? [endpoint.substring(0, endpointSearchStart), endpoint.substring(endpointSearchStart + 1)] : [endpoint, ""];
	const pathParts = pathSearchStart !== -1 ? [pathToAppend.substring(0, pathSearchStart), pathToAppend.substring(pathSearchStart + 1)] : [pathToAppend, ""];
	const combinedSearch = [endpointParts[1], pathParts[1].replaceAll("?", "&")].filter(Boolean).join("&");
	const baseEndpoint = endpointParts[0].replace(/(^[^:]+:\/\/[^/]+)\/\/+/, "$1/");
	const basePathToAppend = pathParts[0];
	let combinedUrl = baseEndpoint;
	if (!baseEndpoint.endsWith("/") && !basePathToAppend.startsWith("/") && basePathToAppend !== "") combinedUrl += `/${basePathToAppend}`;
	else if (baseEndpoint.endsWith("/") && basePathToAppend.startsWith("/")) combinedUrl += basePathToAppend.substring(1);
	else combinedUrl += basePathToAppend;
	if (combinedSearch) combinedUrl += `?${combinedSearch}`;
	return combinedUrl;
}
function getQueryParamValue(key, allowReserved, style, param) {
	let separator;
	if (style === "pipeDelimited") separator = "|";
	else if (style === "spaceDelimited") separator = "%20";
	else separator = ",";
	let paramValues;
	if (Array.isArray(param)) paramValues = param;
	else if (typeof param === "object" && param.toString === Object.prototype.toString) paramValues = Object.entries(param).flat();
	else paramValues = [param];
	const value = paramValues.map((p) => {
		if (p === null || p === void 0) return "";
		if (!p.toString || typeof p.toString !== "function") throw new Error(`Query parameters must be able to be represented as string, ${key} can't`);
		const rawValue = p.toISOString !== void 0 ? p.toISOString() : p.toString();
		return allowReserved ? rawValue : encodeURIComponent(rawValue);
	}).join(separator);
	return `${allowReserved ? key : encodeURIComponent(key)}=${value}`;
}
/**
* Parses a query string into a map of key/value pairs without decoding the values.
* This avoids the issue where `URL.searchParams` would decode values, potentially
* corrupting already-encoded values such as SAS signatures.
*/
function simpleParseQueryParams(queryString) {
	const result = /* @__PURE__ */ new Map();
	if (!queryString || queryString[0] !== "?") return result;
	queryString = queryString.slice(1);
	const pairs = queryString.split("&");
	for (const pair of pairs) {
		const eqIndex = pair.indexOf("=");
		const name = eqIndex === -1 ? pair : pair.substring(0, eqIndex);
		const value = eqIndex === -1 ? "" : pair.substring(eqIndex + 1);
		const existingValue = result.get(name);
		if (existingValue !== void 0) {
			if (Array.isArray(existingValue)) existingValue.push(value);
			else result.set(name, [existingValue, value]);
		} else result.set(name, value);
	}
	return result;
}
/** @internal */
function appendQueryParams(url, options = {}) {
	if (!options.queryParameters) return url;
	const parsedUrl = new URL(url);
	const queryParams = options.queryParameters;
	const existingParams = simpleParseQueryParams(parsedUrl.search);
	const newParamStrings = [];
	for (const key of Object.keys(queryParams)) {
		const param = queryParams[key];
		if (param === void 0 || param === null) continue;
		const hasMetadata = isQueryParameterWithOptions(param);
		const rawValue = hasMetadata ? param.value : param;
		const explode = hasMetadata ? param.explode ?? false : false;
		const style = hasMetadata && param.style ? param.style : "form";
		if (explode) {
			if (Array.isArray(rawValue)) for (const item of rawValue) newParamStrings.push(getQueryParamValue(key, options.skipUrlEncoding ?? false, style, item));
			else if (rawValue !== null && typeof rawValue === "object") for (const [actualKey, value] of Object.entries(rawValue)) newParamStrings.push(getQueryParamValue(actualKey, options.skipUrlEncoding ?? false, style, value));
			else throw new Error("explode can only be set to true for objects and arrays");
		} else newParamStrings.push(getQueryParamValue(key, options.skipUrlEncoding ?? false, style, rawValue));
	}
	for (const paramString of newParamStrings) {
		const eqIndex = paramString.indexOf("=");
		const name = paramString.substring(0, eqIndex);
		const value = paramString.substring(eqIndex + 1);
		const existingValue = existingParams.get(name);
		if (existingValue !== void 0) {
			if (Array.isArray(existingValue)) {
				if (!existingValue.includes(value)) existingValue.push(value);
			} else if (existingValue !== value) existingParams.set(name, [existingValue, value]);
		} else existingParams.set(name, value);
	}
	const searchPieces = [];
	for (const [name, value] of existingParams) if (Array.isArray(value)) for (const subValue of value) searchPieces.push(`${name}=${subValue}`);
	else searchPieces.push(`${name}=${value}`);
	parsedUrl.search = searchPieces.length ? `?${searchPieces.join("&")}` : "";
	return parsedUrl.toString();
}
function buildBaseUrl(endpoint, options) {
	if (!options.pathParameters) return endpoint;
	const pathParams = options.pathParameters;
	for (const [key, param] of Object.entries(pathParams)) {
		if (param === void 0 || param === null) throw new Error(`Path parameters ${key} must not be undefined or null`);
		if (!param.toString || typeof param.toString !== "function") throw new Error(`Path parameters must be able to be represented as string, ${key} can't`);
		let value = param.toISOString !== void 0 ? param.toISOString() : String(param);
		if (!options.skipUrlEncoding) value = encodeURIComponent(param);
		endpoint = replaceAll(endpoint, `{${key}}`, value) ?? "";
	}
	return endpoint;
}
function buildRoutePath(routePath, pathParameters, options = {}) {
	for (const pathParam of pathParameters) {
		const allowReserved = typeof pathParam === "object" && (pathParam.allowReserved ?? false);
		let value = typeof pathParam === "object" ? pathParam.value : pathParam;
		if (!options.skipUrlEncoding && !allowReserved) value = encodeURIComponent(value);
		routePath = routePath.replace(/\{[\w-]+\}/, String(value));
	}
	return routePath;
}
/**
* Replace all of the instances of searchValue in value with the provided replaceValue.
* @param value - The value to search and replace in.
* @param searchValue - The value to search for in the value argument.
* @param replaceValue - The value to replace searchValue with in the value argument.
* @returns The value where each instance of searchValue was replaced with replacedValue.
*/
function replaceAll(value, searchValue, replaceValue) {
	return !value || !searchValue ? value : value.split(searchValue).join(replaceValue || "");
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/getClient.js
/**
* Creates a client with a default pipeline
* @param endpoint - Base endpoint for the client
* @param credentials - Credentials to authenticate the requests
* @param options - Client options
*/
function getClient$1(endpoint, clientOptions = {}) {
	const pipeline = clientOptions.pipeline ?? createDefaultPipeline$1(clientOptions);
	if (clientOptions.additionalPolicies?.length) for (const { policy, position } of clientOptions.additionalPolicies) {
		const afterPhase = position === "perRetry" ? "Sign" : void 0;
		pipeline.addPolicy(policy, { afterPhase });
	}
	const { allowInsecureConnection, httpClient } = clientOptions;
	const endpointUrl = clientOptions.endpoint ?? endpoint;
	const client = (path, ...args) => {
		const getUrl = (requestOptions) => buildRequestUrl(endpointUrl, path, args, {
			allowInsecureConnection,
			...requestOptions
		});
		return {
			get: (requestOptions = {}) => {
				return buildOperation("GET", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient);
			},
			post: (requestOptions = {}) => {
				return buildOperation("POST", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient);
			},
			put: (requestOptions = {}) => {
				return buildOperation("PUT", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient);
			},
			patch: (requestOptions = {}) => {
				return buildOperation("PATCH", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient);
			},
			delete: (requestOptions = {}) => {
				return buildOperation("DELETE", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient);
			},
			head: (requestOptions = {}) => {
				return buildOperation("HEAD", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient);
			},
			options: (requestOptions = {}) => {
				return buildOperation("OPTIONS", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient);
			},
			trace: (requestOptions = {}) => {
				return buildOperation("TRACE", getUrl(requestOptions), pipeline, requestOptions, allowInsecureConnection, httpClient);
			}
		};
	};
	return {
		path: client,
		pathUnchecked: client,
		pipeline
	};
}
function buildOperation(method, url, pipeline, options, allowInsecureConnection, httpClient) {
	allowInsecureConnection = options.allowInsecureConnection ?? allowInsecureConnection;
	return {
		then: function(onFulfilled, onrejected) {
			return sendRequest(method, url, pipeline, {
				...options,
				allowInsecureConnection
			}, httpClient).then(onFulfilled, onrejected);
		},
		async asBrowserStream() {
			throw new Error("`asBrowserStream` is supported only in the browser environment. Use `asNodeStream` instead to obtain the response body stream. If you require a Web stream of the response in Node, consider using `Readable.toWeb` on the result of `asNodeStream`.");
		},
		async asNodeStream() {
			return sendRequest(method, url, pipeline, {
				...options,
				allowInsecureConnection,
				responseAsStream: true
			}, httpClient);
		}
	};
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/operationOptionHelpers.js
/**
* Helper function to convert OperationOptions to RequestParameters
* @param options - the options that are used by Modular layer to send the request
* @returns the result of the conversion in RequestParameters of RLC layer
*/
function operationOptionsToRequestParameters$1(options) {
	return {
		allowInsecureConnection: options.requestOptions?.allowInsecureConnection,
		timeout: options.requestOptions?.timeout,
		skipUrlEncoding: options.requestOptions?.skipUrlEncoding,
		abortSignal: options.abortSignal,
		onUploadProgress: options.requestOptions?.onUploadProgress,
		onDownloadProgress: options.requestOptions?.onDownloadProgress,
		headers: { ...options.requestOptions?.headers },
		onResponse: options.onResponse
	};
}
// node_modules/@typespec/ts-http-runtime/dist/esm/client/restError.js
function createRestError$1(messageOrResponse, response) {
	const resp = typeof messageOrResponse === "string" ? response : messageOrResponse;
	const internalError = resp.body?.error ?? resp.body;
	const message = typeof messageOrResponse === "string" ? messageOrResponse : internalError?.message ?? `Unexpected status code: ${resp.status}`;
	return new RestError(message, {
		statusCode: statusCodeToNumber(resp.status),
		code: internalError?.code,
		request: resp.request,
		response: toPipelineResponse(resp)
	});
}
function toPipelineResponse(errorResponse) {
	return {
		headers: createHttpHeaders(errorResponse.headers),
		request: errorResponse.request,
		status: statusCodeToNumber(errorResponse.status) ?? -1,
		...typeof errorResponse.body === "string" ? { bodyAsText: errorResponse.body } : {}
	};
}
function statusCodeToNumber(statusCode) {
	const status = Number.parseInt(statusCode);
	return Number.isNaN(status) ? void 0 : status;
}
// node_modules/@azure-rest/core-client/dist/esm/restError.js
function createRestError(messageOrResponse, response) {
	if (typeof messageOrResponse === "string") return createRestError$1(messageOrResponse, response);
	else return createRestError$1(messageOrResponse);
}
// node_modules/@azure/core-auth/dist/esm/keyCredential.js
/**
* Tests an object to determine whether it implements KeyCredential.
*
* @param credential - The assumed KeyCredential to be tested.
*/
function isKeyCredential$1(credential) {
	return isObjectWithProperties(credential, ["key"]) && typeof credential.key === "string";
}
// node_modules/@azure/core-auth/dist/esm/tokenCredential.js
/**
* Tests an object to determine whether it implements TokenCredential.
*
* @param credential - The assumed TokenCredential to be tested.
*/
function isTokenCredential(credential) {
	const castCredential = credential;
	return castCredential && typeof castCredential.getToken === "function" && (castCredential.signRequest === void 0 || castCredential.getToken.length > 0);
}
// node_modules/@azure-rest/core-client/dist/esm/apiVersionPolicy.js
const apiVersionPolicyName = "ApiVersionPolicy";
/**
* Creates a policy that sets the apiVersion as a query parameter on every request
* @param options - Client options
* @returns Pipeline policy that sets the apiVersion as a query parameter on every request
*/
function apiVersionPolicy(options) {
	return {
		name: apiVersionPolicyName,
		sendRequest: (req, next) => {
			const url = new URL(req.url);
			if (!url.searchParams.get("api-version") && options.apiVersion) req.url = `${req.url}${url.searchParams.size > 0 ? "&" : "?"}api-version=${options.apiVersion}`;
			return next(req);
		}
	};
}
// node_modules/@azure-rest/core-client/dist/esm/keyCredentialAuthenticationPolicy.js
/**
* The programmatic identifier of the bearerTokenAuthenticationPolicy.
*/
const keyCredentialAuthenticationPolicyName = "keyCredentialAuthenticationPolicy";
function keyCredentialAuthenticationPolicy(credential, apiKeyHeaderName) {
	return {
		name: keyCredentialAuthenticationPolicyName,
		sendRequest(request, next) {
			request.headers.set(apiKeyHeaderName, credential.key);
			return next(request);
		}
	};
}
// node_modules/@azure-rest/core-client/dist/esm/clientHelpers.js
/**
* Adds a credential policy to the pipeline if a credential is provided. If none is provided, no policy is added.
*/
function addCredentialPipelinePolicy(pipeline, endpoint, options = {}) {
	const { credential, clientOptions } = options;
	if (!credential) return;
	if (isTokenCredential(credential)) {
		const tokenPolicy = bearerTokenAuthenticationPolicy({
			credential,
			scopes: clientOptions?.credentials?.scopes ?? `${endpoint}/.default`
		});
		pipeline.addPolicy(tokenPolicy);
	} else if (isKeyCredential(credential)) {
		if (!clientOptions?.credentials?.apiKeyHeaderName) throw new Error(`Missing API Key Header Name`);
		const keyPolicy = keyCredentialAuthenticationPolicy(credential, clientOptions?.credentials?.apiKeyHeaderName);
		pipeline.addPolicy(keyPolicy);
	}
}
/**
* Creates a default rest pipeline to re-use accross Rest Level Clients
*/
function createDefaultPipeline(endpoint, credential, options = {}) {
	const pipeline = createPipelineFromOptions$1(options);
	pipeline.addPolicy(apiVersionPolicy(options));
	addCredentialPipelinePolicy(pipeline, endpoint, {
		credential,
		clientOptions: options
	});
	return pipeline;
}
function isKeyCredential(credential) {
	return typeof credential === "object" && credential !== null && "key" in credential && typeof credential.key === "string";
}
// node_modules/@azure-rest/core-client/dist/esm/operationOptionHelpers.js
/**
* Helper function to convert OperationOptions to RequestParameters
* @param options - the options that are used by Modular layer to send the request
* @returns the result of the conversion in RequestParameters of RLC layer
*/
function operationOptionsToRequestParameters(options) {
	return {
		...operationOptionsToRequestParameters$1(options),
		tracingOptions: options.tracingOptions
	};
}
// node_modules/@azure-rest/core-client/dist/esm/getClient.js
/**
* Function to wrap RequestParameters so that we get the legacy onResponse behavior in core-client-rest
*/
function wrapRequestParameters(parameters) {
	if (parameters.onResponse) return {
		...parameters,
		onResponse(rawResponse, error) {
			parameters.onResponse?.(rawResponse, error, error);
		}
	};
	return parameters;
}
function getClient(endpoint, credentialsOrPipelineOptions, clientOptions = {}) {
	let credentials;
	if (credentialsOrPipelineOptions) {
		if (isCredential(credentialsOrPipelineOptions)) credentials = credentialsOrPipelineOptions;
		else clientOptions = credentialsOrPipelineOptions ?? {};
	}
	const pipeline = clientOptions.pipeline ?? createDefaultPipeline(endpoint, credentials, clientOptions);
	const tspClient = getClient$1(endpoint, {
		...clientOptions,
		pipeline
	});
	const client = (path, ...args) => {
		return {
			get: (requestOptions = {}) => {
				return tspClient.path(path, ...args).get(wrapRequestParameters(requestOptions));
			},
			post: (requestOptions = {}) => {
				return tspClient.path(path, ...args).post(wrapRequestParameters(requestOptions));
			},
			put: (requestOptions = {}) => {
				return tspClient.path(path, ...args).put(wrapRequestParameters(requestOptions));
			},
			patch: (requestOptions = {}) => {
				return tspClient.path(path, ...args).patch(wrapRequestParameters(requestOptions));
			},
			delete: (requestOptions = {}) => {
				return tspClient.path(path, ...args).delete(wrapRequestParameters(requestOptions));
			},
			head: (requestOptions = {}) => {
				return tspClient.path(path, ...args).head(wrapRequestParameters(requestOptions));
			},
			options: (requestOptions = {}) => {
				return tspClient.path(path, ...args).options(wrapRequestParameters(requestOptions));
			},
			trace: (requestOptions = {}) => {
				return tspClient.path(path, ...args).trace(wrapRequestParameters(requestOptions));
			}
		};
	};
	return {
		path: client,
		pathUnchecked: client,
		pipeline: tspClient.pipeline
	};
}
function isCredential(param) {
	return isKeyCredential$1(param) || isTokenCredential(param);
}
export { operationOptionsToRequestParameters as n, createRestError as r, getClient as t };
