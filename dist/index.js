import { r as __toESM } from "./rolldown-runtime.js";
import { a as require_parse, i as require_coerce, n as require_clean, r as require_compare, t as require_valid } from "./semver.js";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { readFileSync } from "node:fs";
import { EOL, homedir } from "node:os";
import { dirname, extname, join as join$1 } from "node:path";
import { appendFile, readFile } from "node:fs/promises";
import { execFile } from "node:child_process";
import { Buffer as Buffer$1 } from "node:buffer";
import * as os from "os";
import * as crypto from "crypto";
import * as fs from "fs";
// package.json
var package_default = { version: "0.1.0" };
// src/adapters/http/json.ts
/** Azure's own answers are about ten levels deep; much deeper ones nobody could write down again. */
const DEEPEST = 100;
function isDeeperThan(levels, value) {
	if (typeof value !== "object" || value === null) return false;
	return levels === 0 || Object.values(value).some((entry) => isDeeperThan(levels - 1, entry));
}
/**
* The value parsed from JSON text (with or without a byte-order mark), or `undefined` when it is none or nested so
* deeply that it can't be meant.
*/
function parseJson(text) {
	try {
		const value = JSON.parse(text.startsWith("﻿") ? text.slice(1) : text);
		return isDeeperThan(DEEPEST, value) ? void 0 : value;
	} catch {
		return;
	}
}
/** The value as an object, or `undefined` for anything else (a list too). */
function asObject$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
}
/** The value as a list, or `undefined` for anything else. */
function asList(value) {
	return Array.isArray(value) ? value : void 0;
}
/** The value as a text that is not blank, or `undefined`. */
function asText(value) {
	return typeof value === "string" && value.trim() !== "" ? value : void 0;
}
/** The value as a text, where numbers count too (Azure shows `maxSurge` as `1` or `"1"`). */
function asTextOrNumber(value) {
	return typeof value === "number" ? String(value) : asText(value);
}
/** The value as a number, or `undefined`. */
function asNumber(value) {
	return typeof value === "number" && Number.isFinite(value) ? value : void 0;
}
/** Epoch milliseconds of a date and time text, or `undefined` when it is none. */
function asTime(value) {
	const text = asText(value);
	if (text === void 0 || !/^\d{4}-\d{2}-\d{2}T/i.test(text)) return void 0;
	if (text.startsWith("0001-")) return void 0;
	const time = Date.parse(text);
	return Number.isNaN(time) ? void 0 : time;
}
/** A copy of the object without the properties that are `undefined`, as exact optional properties want it. */
function compact(value) {
	return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== void 0));
}
// src/adapters/http/answer.ts
/** Reads a response of the SDK's HTTP layer. */
function toRawAnswer(response) {
	return {
		status: response.status,
		body: parseJson(response.bodyAsText ?? ""),
		header: (name) => response.headers.get(name) ?? void 0
	};
}
/** Azure's id of the exchange, for support requests. */
function correlationIdOf(answer) {
	return answer.header("x-ms-correlation-request-id") ?? answer.header("x-ms-request-id");
}
/**
* Milliseconds that the service asked to wait: `retry-after-ms` and `x-ms-retry-after-ms`, else `Retry-After`
* as seconds or as a date. A date counts from the answer's own `Date`, so that a wrong clock here does no harm.
*/
function retryAfterOf(answer, now = Date.now()) {
	for (const name of ["retry-after-ms", "x-ms-retry-after-ms"]) {
		const ms = Number(answer.header(name) ?? NaN);
		if (Number.isFinite(ms) && ms >= 0) return ms;
	}
	const value = answer.header("retry-after")?.trim();
	if (value === void 0 || value === "") return void 0;
	const seconds = Number(value);
	if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1e3 : void 0;
	const until = Date.parse(value);
	if (Number.isNaN(until)) return void 0;
	const serverNow = Date.parse(answer.header("date") ?? "");
	return Math.max(0, until - (Number.isNaN(serverNow) ? now : serverNow));
}
// src/domain/aks/errors.ts
/** A request to Azure (ARM or Entra ID) that did not succeed, translated once, at the edge. */
var AzureError = class extends Error {
	details;
	constructor(details, options) {
		super(details.message, options);
		this.name = "AzureError";
		this.details = details;
	}
};
/** All problems with the inputs, found in one pass. */
var InputError = class extends Error {
	problems;
	constructor(problems) {
		super(problems.join("\n"));
		this.name = "InputError";
		this.problems = problems;
	}
};
/** The workflow run is being canceled: nothing new may be started. */
var InterruptedError = class extends Error {
	constructor() {
		super("The workflow run was canceled.");
		this.name = "InterruptedError";
	}
};
/** The step's time budget is used up. */
var DeadlineError = class extends Error {
	constructor() {
		super("The step's timeout has passed.");
		this.name = "DeadlineError";
	}
};
/** Statuses that say nothing about whether the request is acceptable: it may be made again later. */
const TRANSIENT_STATUSES = /* @__PURE__ */ new Set([408, 429]);
/** True for errors that a later attempt may not meet: network, 408, 429 and 5xx. */
function isTransient(error) {
	const { kind, status } = error.details;
	if (kind === "network") return true;
	if (status === void 0) return false;
	return TRANSIENT_STATUSES.has(status) || status >= 500;
}
/** Statuses that leave open whether the rollback itself is acceptable (README, promise 1). */
const INDEFINITE_CLIENT_STATUSES = /* @__PURE__ */ new Set([
	401,
	408,
	412,
	429
]);
/** True when Azure definitely refused a request: a 4xx other than 401, 408, 409, 412 and 429. */
function isDefiniteRefusal(error) {
	const { kind, status } = error.details;
	return kind === "http" && status !== void 0 && status >= 400 && status < 500 && !INDEFINITE_CLIENT_STATUSES.has(status) && !isConflict(error);
}
/** True when Azure says that another operation is in the way: that is decided as busy, not as a refusal. */
function isConflict(error) {
	return error.details.status === 409;
}
/** True when the service has had too many requests: it turned this one away unread. */
function isThrottled(error) {
	return error.details.status === 429;
}
/** True when the caller lacks a right. */
function isForbidden(error) {
	return error.details.status === 403;
}
/** True when the resource does not exist (any more). */
function isNotFound(error) {
	return error.details.status === 404;
}
// src/domain/aks/roles.ts
/** Where the custom role stands that holds a right: docs/roles has one for each mode and option. */
const CLUSTERS = "Microsoft.ContainerService/managedClusters";
const FLEETS = "Microsoft.ContainerService/fleets";
const LOCATIONS = "Microsoft.ContainerService/locations";
const BY_RIGHT = new Map([
	[`${CLUSTERS}/read`, "status"],
	[`${CLUSTERS}/abort/action`, "abort-cluster"],
	[`${CLUSTERS}/write`, "rollback-auto-upgrade"],
	[`${CLUSTERS}/agentPools/abort/action`, "abort"],
	[`${CLUSTERS}/agentPools/read`, "rollback"],
	[`${CLUSTERS}/agentPools/upgradeProfiles/read`, "status"],
	[`${CLUSTERS}/agentPools/write`, "rollback"],
	[`${CLUSTERS}/operations/read`, "optional-operations"],
	[`${CLUSTERS}/agentPools/operations/read`, "optional-operations"],
	[`${LOCATIONS}/kubernetesVersions/read`, "optional-region"],
	[`${LOCATIONS}/operations/read`, "optional-region"],
	[`${FLEETS}/read`, "optional-fleets"],
	[`${FLEETS}/members/read`, "optional-fleets"],
	[`${FLEETS}/autoUpgradeProfiles/read`, "optional-fleets"],
	[`${FLEETS}/updateStrategies/read`, "optional-fleets"]
].map(([right, role]) => [right.toLowerCase(), `docs/roles/${role}.json`]));
/** Returns where this action's repository tells how to grant a right: the role's file, else the page about rights. */
function whereToGrant(right) {
	return BY_RIGHT.get(right?.toLowerCase() ?? "") ?? "docs/permissions.md";
}
// src/adapters/http/hints.ts
/**
* One helpful sentence for failures that people can do something about, by network code or HTTP status. What Entra ID
* answers has its own in `aadsts.ts`; what AKS answers is told by the recipes of `src/report`.
*/
const TRUST = "The certificate of the server (or of a proxy in between) is not trusted here: put its CA into a file and name that file in the environment variable NODE_EXTRA_CA_CERTS.";
const DNS = "The host name cannot be resolved here: check DNS, the proxy settings, and `resource-manager-endpoint` and `authority-host` if they are set.";
const UNREACHABLE = "Nothing answers at that address: check the network, the firewall and HTTPS_PROXY / NO_PROXY of the runner.";
const BY_NETWORK_CODE = /* @__PURE__ */ new Map([
	["DEPTH_ZERO_SELF_SIGNED_CERT", TRUST],
	["SELF_SIGNED_CERT_IN_CHAIN", TRUST],
	["UNABLE_TO_GET_ISSUER_CERT", TRUST],
	["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", TRUST],
	["UNABLE_TO_VERIFY_LEAF_SIGNATURE", TRUST],
	["CERT_UNTRUSTED", TRUST],
	["CERT_HAS_EXPIRED", "The certificate of the server has expired, or the clock of the runner is wrong."],
	["CERT_NOT_YET_VALID", "The certificate of the server is not valid yet: check the clock of the runner."],
	["ERR_TLS_CERT_ALTNAME_INVALID", "The certificate belongs to another host name: check `resource-manager-endpoint`, `authority-host` and the proxy."],
	["EPROTO", "The other side does not speak TLS as expected: check the port, and that HTTPS_PROXY names the right scheme."],
	["ENOTFOUND", DNS],
	["EAI_AGAIN", DNS],
	["ECONNREFUSED", UNREACHABLE],
	["EHOSTUNREACH", UNREACHABLE],
	["ENETUNREACH", UNREACHABLE],
	["ETIMEDOUT", UNREACHABLE],
	["TimedOut", UNREACHABLE],
	["ERR_INVALID_URL", "Check the form of the proxy address in HTTPS_PROXY: `http://host:port`."]
]);
/** What to do about a failed connection, by its code such as `ENOTFOUND`. */
function networkHint(code) {
	return BY_NETWORK_CODE.get(code);
}
/** Codes with which ARM refuses an API version (codes: inferred from other resource providers). */
const API_VERSION_CODES = /* @__PURE__ */ new Set([
	"NoRegisteredProviderFound",
	"InvalidApiVersionParameter",
	"MissingApiVersionParameter",
	"UnsupportedApiVersion",
	"InvalidResourceType"
]);
/** True for the codes with which ARM refuses an API version. */
function isApiVersionRefusal(code) {
	return API_VERSION_CODES.has(code);
}
/** The API versions that a text names, without repetition, newest first. */
function versionsIn(text) {
	const versions = text.match(/\b\d{4}-\d{2}-\d{2}(?:-[a-z]+)?\b/g) ?? [];
	return [...new Set(versions)].sort().reverse();
}
function apiVersionHint(message) {
	const offered = versionsIn(/supported (?:api-?\s?)?versions?(?: are| is)?:?\s*(.*)/i.exec(message)?.[1] ?? "");
	return `This cloud or region does not know the API version: set the input \`api-version\` to one that it knows.${offered.length > 0 ? ` Offered are: ${offered.join(", ")}.` : ""}`;
}
/** What to do about a 407, which only a proxy sends. */
function proxyHint(status) {
	if (status !== 407) return void 0;
	return "The proxy wants credentials: put them into HTTPS_PROXY (`http://user:password@host:port`).";
}
/** What to do about a status of 400 or more. */
function httpHint(status, code, message, right) {
	if (isApiVersionRefusal(code)) return apiVersionHint(message);
	if (status === 407) return proxyHint(status);
	if (status === 401) return "Azure did not take the token: check that the tenant is the one of the subscription.";
	if (status !== 403) return void 0;
	return right === void 0 ? `The identity may not do this: ${whereToGrant(right)} of this action's repository lists the rights of each mode.` : `The identity lacks the right ${right}: give it a role that holds it (${whereToGrant(right)} of this action's repository).`;
}
// src/adapters/http/redact.ts
/** Takes secrets out of texts that came from Azure or from the network layer, before anyone can print them. */
/** Longest message that is passed on, in characters; Azure's own are far below. */
const LONGEST_MESSAGE$2 = 2e3;
const SECRETS = [
	[/\beyJ[\w-]{6,}\.[\w-]+(?:\.[\w-]*)*/g, "<hidden token>"],
	[/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, "$1 <hidden>"],
	[/(https?:\/\/[^\s"'<>?#]+)\?[^\s"'<>]*/gi, "$1?<hidden>"],
	[/(https?:\/\/)[^\s/@"'<>]+@/gi, "$1<hidden>@"],
	[/\b(sig|client_secret|client_assertion|access_token|refresh_token|id_token|password)(["']?\s*[=:]\s*["']?)[^\s&"',;]+/gi, "$1$2<hidden>"]
];
/** The text on one line, without tokens, signed URLs and credentials, and not longer than 2,000 characters. */
function redact(text) {
	let clean = text.slice(0, 4 * LONGEST_MESSAGE$2).replace(/\s+/g, " ").trim();
	for (const [pattern, replacement] of SECRETS) clean = clean.replace(pattern, replacement);
	return clean.length > LONGEST_MESSAGE$2 ? `${clean.slice(0, LONGEST_MESSAGE$2)}…` : clean;
}
// src/adapters/http/errors.ts
/** Everything that can go wrong with a request to Azure, translated to AzureError once, here. */
/** The answer did not come in the time that a request has. */
var AnswerTimeoutError = class extends Error {
	code = "TimedOut";
	/** @param ms the time that the request had. */
	constructor(ms) {
		super(`No complete answer within ${Math.round(ms / 1e3)} seconds.`);
		this.name = "AnswerTimeoutError";
	}
};
/** An answer that is not what was asked for (wrong JSON, HTML, empty, cut off): kind `network`, read again. */
function unusableAnswer(attempt, why, status) {
	return new AzureError({
		kind: "network",
		attempt,
		code: "UnusableAnswer",
		message: `Azure's answer${status === void 0 ? "" : ` (${status})`} cannot be used: ${why}.`
	});
}
/** The error that ends everything when the run is being canceled (or its deadline has passed). */
function interruption$1(signal) {
	const reason = signal.reason;
	return reason instanceof DeadlineError || reason instanceof InterruptedError ? reason : new InterruptedError();
}
/** `details` of an error: their messages say more than the outer one, such as which quota is exceeded. */
function detailsOf(error) {
	return (asList(error["details"]) ?? []).slice(0, 5).flatMap((entry) => {
		const detail = asObject$1(entry);
		const message = asText(detail?.["message"]);
		const code = asText(detail?.["code"]);
		if (message === void 0 || message === error["message"]) return [];
		return [code === void 0 ? message : `${code}: ${message}`];
	}).join("; ");
}
/** Reads both forms of error bodies: `{error: {code, message, …}}` of ARM, flat `{code, message, …}` of AKS. */
function readErrorBody(body) {
	const outer = asObject$1(body);
	const error = asObject$1(outer?.["error"]) ?? outer;
	if (error === void 0) return {};
	const message = asText(error["message"]);
	const details = detailsOf(error);
	return compact({
		code: asText(error["code"]),
		message: details === "" ? message : `${message ?? ""} (${details})`.trim()
	});
}
/**
* The right that ARM's text for 403 names, such as `Microsoft.ContainerService/fleets/read`: the last one, because a
* linked refusal begins with a right that the identity does have.
*/
function missingRightIn(message) {
	return /^[^]*(?:authorization|permissions?) to perform (?:the )?action(?:\(s\))?\s*'([^']+)'/i.exec(message)?.[1];
}
/** The error for an answer with a status of 400 or more. */
function errorFromAnswer(answer, attempt) {
	const read = readErrorBody(answer.body);
	const code = read.code ?? asText(answer.header("x-ms-error-code")) ?? `Http${answer.status}`;
	const message = redact(read.message ?? `Azure answered ${answer.status} without saying why.`);
	const missingRight = answer.status === 403 ? missingRightIn(message) : void 0;
	return new AzureError(compact({
		kind: "http",
		attempt,
		status: answer.status,
		code,
		message,
		correlationId: correlationIdOf(answer),
		retryAfterMs: retryAfterOf(answer),
		missingRight,
		hint: httpHint(answer.status, code, message, missingRight)
	}));
}
/** The text of whatever was thrown. (Not by `instanceof Error`: errors may come from another realm.) */
function messageOf$2(thrown) {
	const message = typeof thrown === "object" && thrown !== null ? thrown.message : thrown;
	return redact(typeof message === "string" ? message : "");
}
/** The first code that a chain of causes carries, such as `ECONNRESET`. */
function codeOf(error) {
	let current = error;
	for (let depth = 0; depth < 5 && typeof current === "object" && current !== null; depth += 1) {
		const { code, cause } = current;
		if (typeof code === "string" && code !== "") return code;
		current = cause;
	}
}
/** The host that was asked: the system's own text names the address that was tried, which may be a proxy's. */
function hostOf(error) {
	let current = error;
	for (let depth = 0; depth < 5 && typeof current === "object" && current !== null; depth += 1) {
		const { request, cause } = current;
		if (typeof request?.url === "string") return URL.parse(request.url)?.host;
		current = cause;
	}
}
/** What happened, and with which host. */
function connectionFailure(thrown, code) {
	const text = messageOf$2(thrown);
	const host = hostOf(thrown);
	if (text === "") return `The connection${host === void 0 ? "" : ` to ${host}`} failed (${code}).`;
	return host === void 0 || text.includes(host) ? text : `The connection to ${host} failed: ${text}`;
}
/** Codes with which the SDK says that a body could not be read to its end or is not JSON. */
const BODY_CODES = /* @__PURE__ */ new Set(["PARSE_ERROR", "ERR_UNESCAPED_CHARACTERS"]);
/**
* Translates whatever a request threw. A run that is being canceled wins over everything else.
*
* @param attempt what was attempted, such as `read cluster prod`.
* @returns AzureError, InterruptedError or DeadlineError.
*/
function errorFromThrown(thrown, attempt, signal) {
	if (signal.aborted) return interruption$1(signal);
	if (thrown instanceof InterruptedError || thrown instanceof DeadlineError) return thrown;
	if (thrown instanceof AzureError) return thrown.details.attempt === "" ? new AzureError({
		...thrown.details,
		attempt
	}) : thrown;
	const code = codeOf(thrown);
	if (code === void 0 || BODY_CODES.has(code)) return new AzureError(unusableAnswer(attempt, "it cannot be read").details, { cause: thrown });
	return new AzureError(compact({
		kind: "network",
		attempt,
		code,
		message: connectionFailure(thrown, code),
		hint: networkHint(code)
	}), { cause: thrown });
}
// src/adapters/http/arm.ts
/** The user agent's beginning, by which Azure's logs tell this action's requests. */
function userAgent(version) {
	return { userAgentPrefix: `aks-recover/${version}` };
}
/** Scheme, host and port of the ARM endpoint: what the token may be sent to. */
function armOrigin(connection) {
	return new URL(connection.resourceManagerEndpoint).origin;
}
let httpClient;
/** One HTTP client for all requests to ARM, so that they share their connections. */
function sharedHttpClient(core) {
	httpClient ??= core.createDefaultHttpClient();
	return httpClient;
}
/**
* Makes a typed call of the SDK and returns the answer as it came. The typed result is not used: its model drops
* properties that it doesn't know and throws a TypeError on answers that it doesn't expect.
*
* @throws whatever the call threw, when there was no answer.
*/
async function captureAnswer(call, signal) {
	let answer;
	const onResponse = (response) => {
		answer = toRawAnswer(response);
	};
	try {
		await call({
			abortSignal: signal,
			onResponse
		});
	} catch (error) {
		if (answer === void 0) throw error;
	}
	if (answer === void 0) throw new Error("The SDK returned without an answer.");
	return answer;
}
/**
* Sends a request of our own through a client's pipeline (tokens, user agent, retries). The URL goes out byte for
* byte: the signature in an operation's URL covers its exact spelling.
*/
async function sendRaw(core, pipeline, request, signal) {
	const wire = core.createPipelineRequest({
		url: request.url,
		method: request.method,
		abortSignal: signal,
		headers: core.createHttpHeaders({
			accept: "application/json",
			...request.headers
		}),
		...request.body === void 0 ? {} : { body: JSON.stringify(request.body) },
		requestOverrides: { path: request.url.replace(/^https:\/\/[^/?#]+/i, "") }
	});
	if (request.body !== void 0) wire.headers.set("content-type", "application/json");
	return toRawAnswer(await pipeline.sendRequest(sharedHttpClient(core), wire));
}
/**
* Waits for the answer to a read and returns it when it is a 200.
*
* @throws AzureError for every other answer or none; InterruptedError when the run is being canceled.
*/
async function readAnswer(answer, attempt, signal) {
	let read;
	try {
		read = await answer;
	} catch (thrown) {
		throw errorFromThrown(thrown, attempt, signal);
	}
	if (read.status >= 400) throw errorFromAnswer(read, attempt);
	if (read.status !== 200) throw unusableAnswer(attempt, "it holds nothing", read.status);
	return read;
}
// src/adapters/aks/mapping.ts
/** `{code, message}` as an operation or a failed resource shows it; `undefined` when there is neither. */
function toOperationError(value) {
	const error = asObject$1(value);
	const code = asText(error?.["code"]);
	const message = asText(error?.["message"]);
	if (code === void 0 && message === void 0) return void 0;
	return {
		code: code ?? "Unknown",
		message: redact(message ?? code ?? "")
	};
}
function toUpgradeSettings(value) {
	const settings = asObject$1(value) ?? {};
	return compact({
		maxSurge: asTextOrNumber(settings["maxSurge"]),
		maxUnavailable: asTextOrNumber(settings["maxUnavailable"]),
		drainTimeoutMinutes: asNumber(settings["drainTimeoutInMinutes"]),
		nodeSoakMinutes: asNumber(settings["nodeSoakDurationInMinutes"]),
		undrainableNodeBehavior: asText(settings["undrainableNodeBehavior"])
	});
}
function toPoolState(name, provisioningState, properties) {
	return compact({
		name,
		mode: asText(properties["mode"]) ?? "User",
		provisioningState,
		powerState: asText(asObject$1(properties["powerState"])?.["code"]),
		kubernetesVersion: asText(properties["currentOrchestratorVersion"]) ?? asText(properties["orchestratorVersion"]),
		nodeImageVersion: asText(properties["nodeImageVersion"]),
		osType: asText(properties["osType"]),
		osSku: asText(properties["osSKU"]),
		count: asNumber(properties["count"]),
		isAutoscaled: properties["enableAutoScaling"] === true,
		isFromSnapshot: asText(asObject$1(properties["creationData"])?.["sourceResourceId"]) !== void 0,
		upgradeSettings: toUpgradeSettings(properties["upgradeSettings"]),
		eTag: asText(properties["eTag"]),
		error: toOperationError(asObject$1(properties["status"])?.["provisioningError"]),
		properties
	});
}
/**
* A pool as `GET …/agentPools/{pool}` shows it.
*
* @throws AzureError `UnusableAnswer` without name, properties or provisioning state.
*/
function toPool(body, attempt) {
	const pool = asObject$1(body);
	const name = asText(pool?.["name"]);
	const properties = asObject$1(pool?.["properties"]);
	const provisioningState = asText(properties?.["provisioningState"]);
	if (name === void 0 || properties === void 0 || provisioningState === void 0) throw unusableAnswer(attempt, "it is not a node pool");
	return toPoolState(name, provisioningState, properties);
}
/** An entry of the cluster's `agentPoolProfiles`: a pool's properties and its name side by side. */
function toPoolOfCluster(entry, attempt) {
	const { name: rawName, ...properties } = asObject$1(entry) ?? {};
	const name = asText(rawName);
	const provisioningState = asText(properties["provisioningState"]);
	if (name === void 0 || provisioningState === void 0) throw unusableAnswer(attempt, "a node pool in it has no name or no provisioning state");
	return toPoolState(name, provisioningState, properties);
}
function toPoolsOfCluster(value, attempt) {
	if (value === void 0 || value === null) return [];
	const entries = asList(value);
	if (entries === void 0) throw unusableAnswer(attempt, "its node pools are not a list");
	return entries.map((entry) => toPoolOfCluster(entry, attempt));
}
/**
* A cluster with its pools as `GET managedClusters/{name}` shows it.
*
* @param id the ARM id that was asked for, taken when the answer names none.
* @throws AzureError `UnusableAnswer` without name, properties or provisioning state, of the cluster or a pool.
*/
function toCluster(body, id, attempt) {
	const cluster = asObject$1(body);
	const properties = asObject$1(cluster?.["properties"]);
	const name = asText(cluster?.["name"]);
	const provisioningState = asText(properties?.["provisioningState"]);
	if (!cluster || !properties || name === void 0 || provisioningState === void 0) throw unusableAnswer(attempt, "it is not a cluster");
	const channels = asObject$1(properties["autoUpgradeProfile"]);
	return compact({
		id: asText(cluster["id"]) ?? id,
		name,
		location: asText(cluster["location"]) ?? "",
		provisioningState,
		powerState: asText(asObject$1(properties["powerState"])?.["code"]),
		kubernetesVersion: asText(properties["currentKubernetesVersion"]) ?? asText(properties["kubernetesVersion"]),
		sku: asText(asObject$1(cluster["sku"])?.["name"]),
		supportPlan: asText(properties["supportPlan"]),
		upgradeChannel: asText(channels?.["upgradeChannel"]),
		nodeOsUpgradeChannel: asText(channels?.["nodeOSUpgradeChannel"]),
		eTag: asText(cluster["eTag"]),
		error: toOperationError(asObject$1(properties["status"])?.["provisioningError"]),
		pools: toPoolsOfCluster(properties["agentPoolProfiles"], attempt),
		body: cluster
	});
}
/** With its patch, and whatever AKS marks it with behind that. */
const KUBERNETES_VERSION = /^v?\d{1,5}\.\d{1,5}\.\d{1,5}(?:[-+.][\w.+-]{1,40})?$/;
/** Ends in its date, by which images are compared. */
const NODE_IMAGE = /^[\w.+-]{1,100}-\d{1,10}(?:\.\d{1,10}){1,5}$/;
function toRecord(entry) {
	const record = asObject$1(entry);
	const kubernetesVersion = asText(record?.["orchestratorVersion"]);
	const nodeImageVersion = asText(record?.["nodeImageVersion"]);
	if (kubernetesVersion === void 0 || !KUBERNETES_VERSION.test(kubernetesVersion)) return [];
	if (nodeImageVersion === void 0 || !NODE_IMAGE.test(nodeImageVersion)) return [];
	return [compact({
		kubernetesVersion,
		nodeImageVersion,
		recordedAt: asTime(record?.["timestamp"])
	})];
}
/**
* `recentlyUsedVersions` of a pool's upgrade profile, in Azure's order; entries without two that are versions are left out.
*
* @throws AzureError `UnusableAnswer` when the answer is no upgrade profile.
*/
function toRecords(body, attempt) {
	const properties = asObject$1(asObject$1(body)?.["properties"]);
	if (properties === void 0) throw unusableAnswer(attempt, "it is not an upgrade profile");
	return (asList(properties["recentlyUsedVersions"]) ?? []).flatMap(toRecord);
}
function toRegionVersion(entry) {
	const version = asObject$1(entry);
	const minor = asText(version?.["version"]);
	if (minor === void 0) return [];
	const plans = asList(asObject$1(version?.["capabilities"])?.["supportPlan"]) ?? [];
	return [{
		minor,
		patches: Object.keys(asObject$1(version?.["patchVersions"]) ?? {}),
		supportPlans: plans.flatMap((plan) => asText(plan) ?? [])
	}];
}
/**
* The Kubernetes versions of a region; their list is called `values`, not `value`.
*
* @throws AzureError `UnusableAnswer` when there is no such list.
*/
function toRegionVersions(body, attempt) {
	const values = asList(asObject$1(body)?.["values"]);
	if (values === void 0) throw unusableAnswer(attempt, "it is not a list of Kubernetes versions");
	return values.flatMap(toRegionVersion);
}
// src/adapters/aks/handles.ts
const URLS = /* @__PURE__ */ new WeakMap();
function isOn(origin, url) {
	const parsed = URL.parse(url);
	return parsed !== null && parsed.origin === origin && parsed.username === "" && parsed.password === "";
}
/**
* The handle for an answer that started an operation. Azure-AsyncOperation comes before Location, which tells no
* status (ARM, "Track asynchronous operations").
*
* @param origin of the ARM endpoint; a URL that leads elsewhere is ignored, the token must not go there.
*/
function handleOf(answer, origin) {
	const url = [answer.header("azure-asyncoperation"), answer.header("location")].find((candidate) => candidate !== void 0 && isOn(origin, candidate));
	if (url === void 0) return void 0;
	const handle = Object.freeze({ kind: "operation-handle" });
	URLS.set(handle, url);
	return handle;
}
/** The URL behind a handle, byte for byte as Azure sent it. */
function urlOf(handle) {
	return URLS.get(handle);
}
/**
* What the answer of a status URL tells people.
*
* @throws AzureError `UnusableAnswer` when it tells no status.
*/
function toProgress(answer, attempt) {
	const body = asObject$1(answer.body);
	const status = asText(body?.["status"]);
	if (status === void 0) throw unusableAnswer(attempt, "it tells no status");
	return compact({
		status: redact(status),
		error: toOperationError(body?.["error"])
	});
}
// src/adapters/aks/mutations.ts
/** Requests that change something: sent once, and what Azure answered told apart in three kinds. */
function toMutationAnswer(answer, attempt, origin) {
	const { status } = answer;
	if (status >= 200 && status < 300) {
		const properties = asObject$1(asObject$1(answer.body)?.["properties"]);
		return compact({
			kind: "accepted",
			status,
			correlationId: correlationIdOf(answer),
			handle: handleOf(answer, origin),
			provisioningState: asText(properties?.["provisioningState"]),
			retryAfterMs: retryAfterOf(answer)
		});
	}
	if (status < 400) return {
		kind: "unknown",
		error: unusableAnswer(attempt, "it is a redirect", status)
	};
	const error = errorFromAnswer(answer, attempt);
	return {
		kind: status === 408 || status >= 500 ? "unknown" : "refused",
		error
	};
}
/**
* Sends a mutation and sorts the answer.
*
* @param origin of the ARM endpoint, the only place where an operation's URL may lead.
* @throws InterruptedError (or DeadlineError) when the run is being canceled; for nothing else.
*/
async function mutate(send, attempt, origin, signal) {
	try {
		return toMutationAnswer(await send(), attempt, origin);
	} catch (thrown) {
		const error = errorFromThrown(thrown, attempt, signal);
		if (!(error instanceof AzureError)) throw error;
		return {
			kind: error.details.kind === "sign-in" && !isTransient(error) ? "refused" : "unknown",
			error
		};
	}
}
// src/adapters/http/paging.ts
/**
* The entries of a list from its first page on. A link that leads away from the ARM host or back to a page that was
* read already ends the list, as the limits do: the token must not go elsewhere, and no answer may keep us for ever.
*
* @throws AzureError when a page can't be read or is not a list.
*/
async function readList(get, first, origin, attempt, limits) {
	const entries = [];
	const seen = /* @__PURE__ */ new Set();
	let answer = first;
	for (let page = 1;; page += 1) {
		const body = asObject$1(answer.body);
		const values = asList(body?.["value"]);
		if (values === void 0) throw unusableAnswer(attempt, "it is not a list");
		entries.push(...values.slice(0, limits.mostEntries - entries.length));
		const next = asText(body?.["nextLink"]);
		if (next === void 0) return {
			entries,
			isComplete: true
		};
		if (!(URL.parse(next)?.origin === origin && !seen.has(next)) || page >= limits.mostPages || entries.length >= limits.mostEntries) return {
			entries,
			isComplete: false
		};
		seen.add(next);
		answer = await get(next, attempt);
	}
}
/** The error for a list of which only a part could be read, where a part is not enough. */
function incompleteList(attempt) {
	return unusableAnswer(attempt, "the list goes on without end or at another host");
}
// src/adapters/aks/operations.ts
/** The operations API of AKS: progress in percent, by resource. Only in previews of the AKS API. */
/** A preview that is documented to work; a cloud that doesn't know it names those that it knows. */
const OPERATIONS_API_VERSION = "2025-08-02-preview";
/** Azure lists up to 50 operations; more, or pages without end, are not worth following. */
const LIMITS$1 = {
	mostEntries: 50,
	mostPages: 10
};
function toOperationOrNone(value) {
	const operation = asObject$1(value);
	const status = asText(operation?.["status"]);
	const id = asText(operation?.["name"]) ?? asText(operation?.["id"])?.split("/").at(-1);
	if (operation === void 0 || status === void 0 || id === void 0 || id === "") return void 0;
	const percent = asNumber(operation["percentComplete"]);
	return compact({
		id,
		status,
		percentComplete: percent === void 0 ? void 0 : Math.min(100, Math.max(0, percent)),
		startedAt: asTime(operation["startTime"]),
		endedAt: asTime(operation["endTime"]),
		error: toOperationError(operation["error"]),
		resourceId: asText(operation["resourceId"])
	});
}
/**
* One operation.
*
* @throws AzureError `UnusableAnswer` without id or status.
*/
function toOperation(body, attempt) {
	const operation = toOperationOrNone(body);
	if (operation === void 0) throw unusableAnswer(attempt, "it is not an operation");
	return operation;
}
/** The operations in the order newest first, by their start; those without one come last. */
function newestFirst$1(operations) {
	return [...operations].sort((a, b) => (b.startedAt ?? -1e400) - (a.startedAt ?? -1e400) || 0);
}
/** The newest preview that a refusal offers, other than the one that was refused. */
function offeredInstead(error, refused) {
	if (!(error instanceof AzureError) || !isApiVersionRefusal(error.details.code)) return void 0;
	return versionsIn(error.details.message).find((version) => version.endsWith("-preview") && version !== refused);
}
/** Builds the reader of operations; it remembers the api-version that worked. */
function createOperationsApi(get, origin) {
	let version = OPERATIONS_API_VERSION;
	const getVersioned = async (url, attempt) => {
		const asked = version;
		try {
			return await get(`${url}?api-version=${asked}`, attempt);
		} catch (error) {
			const other = offeredInstead(error, asked);
			if (other === void 0) throw error;
			version = other;
			return get(`${url}?api-version=${other}`, attempt);
		}
	};
	return {
		read: async (resource, id, attempt) => {
			return toOperation((await getVersioned(`${resource}/operations/${encodeURIComponent(id)}`, attempt)).body, attempt);
		},
		list: async (resource, attempt) => {
			const { entries } = await readList(get, await getVersioned(`${resource}/operations`, attempt), origin, attempt, LIMITS$1);
			return newestFirst$1(entries.flatMap((entry) => toOperationOrNone(entry) ?? []));
		}
	};
}
// src/domain/inputs.ts
/** Returns the ARM resource ID of the cluster. */
function clusterResourceId({ subscriptionId, resourceGroup, name }) {
	return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${name}`;
}
// src/adapters/aks/targets.ts
/** The ARM resource id of a cluster, as the path of a request. */
function clusterIdOf({ subscriptionId, resourceGroup, name }) {
	return clusterResourceId({
		subscriptionId: encodeURIComponent(subscriptionId),
		resourceGroup: encodeURIComponent(resourceGroup),
		name: encodeURIComponent(name)
	});
}
/** The ARM resource id of a cluster or of one of its pools. */
function targetIdOf(cluster, target) {
	const id = clusterIdOf(cluster);
	return target.kind === "cluster" ? id : `${id}/agentPools/${encodeURIComponent(target.name)}`;
}
/** How a target is named in `attempt` of an error, such as `node pool user of cluster prod`. */
function targetLabel(cluster, target) {
	return target.kind === "cluster" ? `cluster ${cluster.name}` : `node pool ${target.name} of cluster ${cluster.name}`;
}
// src/adapters/aks/reads.ts
/** The reads of the Aks port. */
/** Reads of the cluster, its pools and its region: typed calls of the SDK. */
function createResourceReads(options, openSdk) {
	const { cluster, signal } = options;
	const { resourceGroup: group, name } = cluster;
	const poolLabel = (pool) => targetLabel(cluster, {
		kind: "pool",
		name: pool
	});
	const read = (attempt, call) => {
		return readAnswer(openSdk().then((sdk) => captureAnswer((callOptions) => call(sdk, callOptions), signal)), attempt, signal);
	};
	return {
		readCluster: async () => {
			const attempt = `read cluster ${name}`;
			const answer = await read(attempt, ({ api, reads }, call) => api.getCluster(reads, group, name, call));
			return compact({
				value: toCluster(answer.body, clusterIdOf(cluster), attempt),
				retryAfterMs: retryAfterOf(answer)
			});
		},
		readPool: async (pool) => {
			const attempt = `read ${poolLabel(pool)}`;
			return toPool((await read(attempt, ({ api, reads }, call) => api.getPool(reads, group, name, pool, call))).body, attempt);
		},
		readRecords: async (pool) => {
			const attempt = `read the recorded versions of ${poolLabel(pool)}`;
			return toRecords((await read(attempt, ({ api, reads }, call) => api.getUpgradeProfile(reads, group, name, pool, call))).body, attempt);
		},
		readRegionVersions: async (location) => {
			const attempt = `read the Kubernetes versions of region ${location}`;
			return toRegionVersions((await read(attempt, ({ api, reads }, call) => api.listKubernetesVersions(reads, location, call))).body, attempt);
		}
	};
}
/** Reads of operations: the SDK has no calls for them, so they are requests of our own through its pipeline. */
function createOperationReads(options, openSdk) {
	const { cluster, connection, signal } = options;
	const get = (url, attempt) => {
		return readAnswer(openSdk().then(({ core, asides }) => sendRaw(core, asides.pipeline, {
			method: "GET",
			url
		}, signal)), attempt, signal);
	};
	const operations = createOperationsApi(get, armOrigin(connection));
	const urlOfTarget = (target) => `${connection.resourceManagerEndpoint}${targetIdOf(cluster, target)}`;
	return {
		readLatestOperation: async (target) => {
			const attempt = `read the latest operation of ${targetLabel(cluster, target)}`;
			try {
				return await operations.read(urlOfTarget(target), "latest", attempt);
			} catch (error) {
				if (error instanceof AzureError && isNotFound(error)) return void 0;
				throw error;
			}
		},
		readOperation: (target, id) => operations.read(urlOfTarget(target), id, `read operation ${id} of ${targetLabel(cluster, target)}`),
		listOperations: () => operations.list(urlOfTarget({ kind: "cluster" }), `list the operations of cluster ${cluster.name}`),
		readProgress: async (handle) => {
			const attempt = `read the progress of the operation on cluster ${cluster.name}`;
			const url = urlOf(handle);
			if (url === void 0) throw unusableAnswer(attempt, "Azure named no address for it");
			return toProgress(await get(url, attempt), attempt);
		}
	};
}
// src/domain/time.ts
/** Points in time and durations as text. Pure: nothing here knows what time it is. */
const SECOND_MS = 1e3;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** The largest distance from 1970 that a date can have (ECMAScript, "time values"). */
const LARGEST_TIME_MS = 864e13;
/** However long the pause: a run comes back at most this much later than it was asked to. */
const LONGEST_SPREAD_MS = 30 * SECOND_MS;
/**
* Returns by how much a pause that a service asks for may be exceeded, so that many runs that were throttled together
* don't come back together: twice the pause, and twice as much again with every refusal, because a bucket that refills
* by one a second can't serve them all.
*/
function spreadMs(pauseMs, earlierRefusals) {
	return Math.min(pauseMs * 2 ** Math.min(earlierRefusals + 1, 10), LONGEST_SPREAD_MS);
}
/** Returns a time as ISO 8601 in UTC to the second, such as `2026-06-09T17:25:36Z`; empty for what is no time. */
function isoTime(ms) {
	if (!(Math.abs(ms) <= LARGEST_TIME_MS)) return "";
	return `${new Date(ms).toISOString().replace(/\.\d{3}Z$/, "")}Z`;
}
/** Returns the UTC day of a time, such as `2026-06-09`; empty for what is no time. */
function isoDate(ms) {
	return isoTime(ms).replace(/T.*$/, "");
}
/** Returns the UTC time of day, such as `17:25:36`; empty for what is no time. */
function timeOfDay(ms) {
	return isoTime(ms).replace(/^.*T|Z$/g, "");
}
/** Returns a duration in its two largest units, such as `1 h 5 min`, `4 min 47 s` or `8 s`. */
function formatDuration(ms) {
	const seconds = Math.max(0, Math.round(ms / SECOND_MS));
	const minutes = Math.floor(seconds / 60);
	if (minutes === 0) return `${String(seconds)} s`;
	const hours = Math.floor(minutes / 60);
	if (hours === 0) return joinUnits(minutes, "min", seconds % 60, "s");
	const days = Math.floor(hours / 24);
	if (days === 0) return joinUnits(hours, "h", minutes % 60, "min");
	return joinUnits(days, "d", hours % 24, "h");
}
function joinUnits(large, largeUnit, small, smallUnit) {
	const first = `${String(large)} ${largeUnit}`;
	return small === 0 ? first : `${first} ${String(small)} ${smallUnit}`;
}
// src/adapters/http/pipeline.ts
/** A pause that the service asks for is waited here only up to this long; longer ones are the caller's. */
const LONGEST_SILENT_PAUSE_MS = 5e3;
/** Refuses any other host than ARM's, before a token is fetched: nobody else may ever see one. */
function armHostOnly(origin) {
	return {
		name: "armHostOnly",
		sendRequest: async (request, next) => {
			if (new URL(request.url).origin === origin) return next(request);
			throw new AzureError({
				kind: "network",
				attempt: "",
				code: "ForeignHost",
				message: "Azure named an address outside of its own host; nothing was sent there."
			});
		}
	};
}
/** A 401 without a claims challenge (which the SDK answers itself): one new token, one more try. */
function newTokenAfter401(credential) {
	return {
		name: "newTokenAfter401",
		sendRequest: async (request, next) => {
			const response = await next(request);
			const isClaimsChallenge = /\bclaims=/i.test(response.headers.get("www-authenticate") ?? "");
			if (response.status !== 401 || isClaimsChallenge) return response;
			credential.forget((request.headers.get("authorization") ?? "").replace(/^Bearer /, ""));
			return next(request);
		}
	};
}
/**
* Hands long pauses to the caller, who has a deadline and a log; the SDK would sleep through them. Before a short one,
* which the SDK keeps to the millisecond, it waits a little by chance: runs that were throttled together would come
* back together.
*/
function spreadPauses() {
	const refusals = /* @__PURE__ */ new WeakMap();
	return {
		name: "spreadPauses",
		sendRequest: async (request, next) => {
			const response = await next(request);
			if (response.status !== 429 && response.status !== 503) return response;
			const answer = toRawAnswer(response);
			const pauseMs = retryAfterOf(answer);
			if (pauseMs === void 0) return response;
			if (pauseMs > LONGEST_SILENT_PAUSE_MS) throw errorFromAnswer(answer, "");
			const earlier = refusals.get(request) ?? 0;
			refusals.set(request, earlier + 1);
			await sleepUnlessAborted(spreadMs(pauseMs, earlier) * Math.random(), request.abortSignal);
			return response;
		}
	};
}
/** Resolves after the time, or as soon as the request is aborted, which the SDK then notices by itself. */
async function sleepUnlessAborted(ms, signal) {
	const { promise, resolve } = Promise.withResolvers();
	const end = () => {
		resolve(void 0);
	};
	const timer = setTimeout(end, ms);
	signal?.addEventListener("abort", end);
	if (signal?.aborted === true) end();
	await promise;
	clearTimeout(timer);
	signal?.removeEventListener("abort", end);
}
/** Azure (or GitHub) asks for a pause that is too long to be slept through in silence. */
var LongPauseError = class extends Error {
	response;
	constructor(response) {
		super(`The service answered ${response.status} and asks for a long pause.`);
		this.name = "LongPauseError";
		this.response = response;
	}
};
/** For services other than ARM: fails with LongPauseError in place of a long pause, which the SDK would sleep through. */
function refuseLongPauses() {
	return {
		name: "refuseLongPauses",
		sendRequest: async (request, next) => {
			const response = await next(request);
			if (response.status !== 429 && response.status < 500) return response;
			if ((retryAfterOf(toRawAnswer(response)) ?? 0) <= LONGEST_SILENT_PAUSE_MS) return response;
			throw new LongPauseError(response);
		}
	};
}
/** Fails as soon as the request is aborted, even if the layers below never notice (a body that stops half way). */
async function raceAbort(work, signal) {
	const { promise: aborted, reject } = Promise.withResolvers();
	const onAbort = () => {
		reject(/* @__PURE__ */ new Error("aborted"));
	};
	signal.addEventListener("abort", onAbort, { once: true });
	if (signal.aborted) onAbort();
	try {
		return await Promise.race([work, aborted]);
	} finally {
		signal.removeEventListener("abort", onAbort);
	}
}
/**
* Gives each attempt its own time for headers *and* body: the SDK's `timeout` ends with the headers.
* Throws AnswerTimeoutError, which the retry policy does not repeat.
*/
function answerTimeout(ms) {
	return {
		name: "answerTimeout",
		sendRequest: async (request, next) => {
			const outer = request.abortSignal;
			const controller = new AbortController();
			const abort = () => {
				controller.abort();
			};
			const timer = setTimeout(abort, ms);
			outer?.addEventListener("abort", abort);
			if (outer?.aborted === true) abort();
			request.abortSignal = controller.signal;
			try {
				return await raceAbort(next(request), controller.signal);
			} catch (error) {
				if (controller.signal.aborted && outer?.aborted !== true) throw new AnswerTimeoutError(ms);
				throw error;
			} finally {
				clearTimeout(timer);
				outer?.removeEventListener("abort", abort);
				if (outer === void 0) delete request.abortSignal;
				else request.abortSignal = outer;
			}
		}
	};
}
/** The text of a body, or what there is of it when the connection breaks. */
async function readText$1(stream) {
	const chunks = [];
	try {
		for await (const chunk of stream) chunks.push(Buffer.from(chunk));
	} catch {}
	return Buffer.concat(chunks).toString("utf8");
}
/** Keeps the status of an answer whose body breaks off: for a mutation the status is what matters. */
function statusOutlivesBody() {
	return {
		name: "statusOutlivesBody",
		async sendRequest(request, next) {
			request.streamResponseStatusCodes = /* @__PURE__ */ new Set([Number.POSITIVE_INFINITY]);
			const { readableStreamBody, ...response } = await next(request);
			return {
				...response,
				bodyAsText: readableStreamBody ? await readText$1(readableStreamBody) : ""
			};
		}
	};
}
/** Takes out of a pipeline what no request of this action needs. */
function trimPipeline(pipeline, core) {
	pipeline.removePolicy({ name: core.redirectPolicyName });
	pipeline.removePolicy({ name: core.decompressResponsePolicyName });
	pipeline.removePolicy({ name: core.formDataPolicyName });
}
/** Arms a pipeline of the SDK: only ARM's host, our token handling, no redirects, a time limit per attempt. */
function guardPipeline(pipeline, core, options) {
	const { credential, scope } = options;
	trimPipeline(pipeline, core);
	pipeline.removePolicy({ name: core.logPolicyName });
	pipeline.removePolicy({ name: core.bearerTokenAuthenticationPolicyName });
	pipeline.addPolicy(armHostOnly(options.origin));
	pipeline.addPolicy(newTokenAfter401(credential));
	pipeline.addPolicy(core.bearerTokenAuthenticationPolicy({
		credential,
		scopes: scope,
		challengeCallbacks: { authorizeRequest: async ({ request, scopes }) => {
			const signal = request.abortSignal === void 0 ? {} : { abortSignal: request.abortSignal };
			const { token } = await credential.getToken(scopes, {
				enableCae: true,
				...signal
			});
			request.headers.set("Authorization", `Bearer ${token}`);
		} }
	}));
	if (!options.isForMutations) pipeline.addPolicy(spreadPauses(), { afterPhase: "Retry" });
	pipeline.addPolicy(answerTimeout(options.timeoutMs), { afterPhase: "Retry" });
	if (options.isForMutations) pipeline.addPolicy(statusOutlivesBody(), { afterPhase: "Retry" });
}
/** Milliseconds for one attempt of a read, and for a mutation: a PUT alone was seen to take 8 s. */
const READ_TIMEOUT_MS$1 = 3e4;
const MUTATION_TIMEOUT_MS = 6e4;
/** Milliseconds for a read that only informs (the operations API, progress): it must not hold up an abort. */
const ASIDE_TIMEOUT_MS = 8e3;
/** Loads only the parts of the SDK that are used: all of it would double the time to the first request. */
async function loadAksSdk(options) {
	const [core, api] = await Promise.all([import("./sdk-core.js"), import("./sdk-aks.js")]);
	const { connection, credential, cluster } = options;
	const createClient = ({ timeoutMs, isRepeated, isForMutations }) => {
		const client = api.createContainerService(credential, cluster.subscriptionId, {
			endpoint: connection.resourceManagerEndpoint,
			apiVersion: connection.apiVersion ?? "2026-06-01",
			httpClient: sharedHttpClient(core),
			userAgentOptions: userAgent(options.version),
			...isRepeated ? {} : { retryOptions: { maxRetries: 0 } }
		});
		guardPipeline(client.pipeline, core, {
			origin: armOrigin(connection),
			scope: connection.scope,
			credential,
			timeoutMs,
			isForMutations
		});
		return client;
	};
	return {
		core,
		api,
		reads: createClient({
			timeoutMs: READ_TIMEOUT_MS$1,
			isRepeated: true,
			isForMutations: false
		}),
		mutations: createClient({
			timeoutMs: MUTATION_TIMEOUT_MS,
			isRepeated: false,
			isForMutations: true
		}),
		asides: createClient({
			timeoutMs: ASIDE_TIMEOUT_MS,
			isRepeated: false,
			isForMutations: false
		})
	};
}
/**
* Begins to sign in and, while that is on its way, loads the SDK.
*
* @returns a function that gives the SDK; its first call rejects as the sign-in did (AzureError), later ones leave it
*   to their own request to try again.
*/
function loadWhileSigningIn(options) {
	const { connection, credential, signal } = options;
	let signIn = credential.getToken(connection.scope, {
		enableCae: true,
		abortSignal: signal
	});
	const loading = Promise.race([options.asked, signIn.catch(() => void 0)]).then(() => setTimeout$1(50)).then(() => loadAksSdk(options));
	signIn.catch(() => void 0);
	loading.catch(() => void 0);
	return async () => {
		const sdk = await loading;
		const first = signIn;
		signIn = void 0;
		await first;
		return sdk;
	};
}
// src/adapters/aks/aks.ts
function createMutations(options, openSdk, apiVersion) {
	const { cluster, connection, signal } = options;
	const { resourceGroup: group, name } = cluster;
	const origin = armOrigin(connection);
	const sendAbort = async (target) => {
		const { api, mutations } = await openSdk();
		return captureAnswer((call) => target.kind === "cluster" ? api.abortCluster(mutations, group, name, call).submitted() : api.abortPool(mutations, group, name, target.name, call).submitted(), signal);
	};
	const put = (target, body, ifMatch) => {
		const url = `${connection.resourceManagerEndpoint}${targetIdOf(cluster, target)}?api-version=${apiVersion}`;
		const headers = ifMatch === void 0 ? {} : { "if-match": ifMatch };
		const send = async () => {
			const { core, mutations } = await openSdk();
			return sendRaw(core, mutations.pipeline, {
				method: "PUT",
				url,
				body,
				headers
			}, signal);
		};
		return mutate(send, `update ${targetLabel(cluster, target)}`, origin, signal);
	};
	return {
		abort: (target) => mutate(() => sendAbort(target), `abort the operation of ${targetLabel(cluster, target)}`, origin, signal),
		putPool: (pool, body, ifMatch) => put({
			kind: "pool",
			name: pool
		}, body, ifMatch),
		putCluster: (body, ifMatch) => put({ kind: "cluster" }, body, ifMatch)
	};
}
/**
* AKS as the steps see it, for one cluster. The sign-in begins at once, and the SDK is loaded while it is on its way.
* Values come from the raw JSON of the answers; mutations are sent once, without automatic retries.
*
* @param options `signal` cuts requests in flight; `credential` gives tokens of `connection.scope`.
*/
function createAks(options) {
	const apiVersion = options.connection.apiVersion ?? "2026-06-01";
	const openSdk = loadWhileSigningIn(options);
	return {
		apiVersion,
		...createResourceReads(options, openSdk),
		...createOperationReads(options, openSdk),
		...createMutations(options, openSdk, apiVersion)
	};
}
// src/adapters/sign-in/cli-profile.ts
/** What `az login` (or `azure/login`) left on this machine. */
function readText(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return;
	}
}
function isDefault(entry) {
	return asObject$1(entry)?.["isDefault"] === true;
}
/** A managed identity is a service principal with one more property. */
function identityOf(user) {
	const type = user?.["type"];
	if (type === "user") return "user";
	if (type !== "servicePrincipal") return void 0;
	return user?.["assignedIdentityInfo"] === void 0 ? "service-principal" : "managed-identity";
}
/**
* Reads `azureProfile.json` of the Azure CLI (which begins with a byte-order mark).
*
* @param configDir the value of `AZURE_CONFIG_DIR`, if set; else `~/.azure` is read.
* @returns `undefined` when nobody is signed in to the Azure CLI here. Throws nothing.
*/
function readAzureCliProfile(configDir) {
	const subscriptions = asList(asObject$1(parseJson(readText(join$1(configDir ?? join$1(homedir(), ".azure"), "azureProfile.json")) ?? ""))?.["subscriptions"]) ?? [];
	if (subscriptions.length === 0) return void 0;
	const chosen = asObject$1(subscriptions.find(isDefault));
	const id = asText(chosen?.["id"]);
	const tenantId = asText(chosen?.["tenantId"]);
	return compact({
		defaultSubscriptionId: id === tenantId ? void 0 : id,
		tenantId,
		identity: identityOf(asObject$1(chosen?.["user"]))
	});
}
// src/adapters/sign-in/aadsts.ts
/**
* What Entra ID's error numbers (AADSTS…) mean for a workflow, as far as users of GitHub Actions meet them.
* Source: Microsoft's "Microsoft Entra authentication and authorization error codes" and issues of azure/login.
*/
/**
* Sentences that tell how to get out of an error, by its number. They go before the recipe of the same number in
* `src/report/recipes-access.ts`, which the troubleshooting guide shows.
*/
const HINTS = /* @__PURE__ */ new Map([
	["50076", "The account needs multi-factor authentication, which a workflow cannot give: sign in as a service principal or managed identity."],
	["70021", "The app registration has no federated credential that matches this job: create it, or wait a minute if it was created just now."],
	["700016", "There is no application with this `client-id` in this tenant: check `client-id` and `tenant-id`; the client id is the application id, not the object id."],
	["700024", "The ID token came too late or too early for Entra ID: check the clock of a self-hosted runner; on a hosted one run the job again."],
	["700211", "The app registration has no federated credential with the issuer of this job: create it."],
	["700212", "The app registration has no federated credential with the audience of this job: create it, or set `audience`."],
	["700213", "The app registration has no federated credential with the subject of this job: create it."],
	["7002138", "A federated credential has the subject of this job in other letter case (owner, repository, branch or environment): create it anew with exactly this subject."],
	["7000215", "The client secret is wrong: store the secret's *value* (not its id) in `client-secret`, without blanks around it."],
	["7000222", "The client secret has expired: create a new one, or better, switch to federation, which needs no secret."],
	["90002", "There is no such tenant in this cloud: check `tenant-id` and `environment`."],
	["50034", "The account does not exist in this tenant: check `tenant-id`."],
	["50173", "The session of the Azure CLI was revoked: sign in again in this job."],
	["700082", "The session of the Azure CLI has expired: sign in again in this job, close before this step."]
]);
/** Numbers that say that no federated credential matches what the job sent. */
const FEDERATION_MISMATCHES = /* @__PURE__ */ new Set([
	"70021",
	"700211",
	"700212",
	"700213",
	"7002138"
]);
/** Numbers of passing trouble inside Entra ID. */
const PASSING = /* @__PURE__ */ new Set([
	"90033",
	"90012",
	"50196",
	"130004"
]);
/** The first error number that a text names, such as `700016`, or `undefined`. */
function aadstsIn(text) {
	return /AADSTS(\d+)/.exec(text)?.[1];
}
/** One helpful sentence for an error number, if there is one. */
function aadstsHint(number) {
	return HINTS.get(number);
}
/** True when no federated credential matches: telling what was sent and what to create then helps. */
function isFederationMismatch(number) {
	return FEDERATION_MISMATCHES.has(number);
}
/** True for passing trouble inside Entra ID: a later attempt may succeed. */
function isPassingTrouble(number) {
	return PASSING.has(number);
}
// src/adapters/sign-in/cli-token.ts
/** Tokens of the session that `azure/login` or `az login` left: one launch of the Azure CLI for each. */
const ATTEMPT$3 = "get a token from the Azure CLI";
/** The CLI is slow to start, and may itself wait for Entra ID. */
const TIMEOUT_MS$3 = 6e4;
/** The CLI hands out tokens that live on for minutes; one that looks ended tells that this clock is wrong. */
const SHORTEST_LIFE_MS$1 = 6e4;
const ASSUMED_LIFE_MS$1 = 24e4;
/**
* ARM as the CLI itself names it, by our scopes. The CLI keeps tokens by that name: under another one it would ask for
* a token anew, which a session by an ID token can do for some minutes after its sign-in only.
*/
const RESOURCES = {
	"https://management.azure.com/.default": "https://management.core.windows.net/",
	"https://management.usgovcloudapi.net/.default": "https://management.core.usgovcloudapi.net/",
	"https://management.chinacloudapi.cn/.default": "https://management.core.chinacloudapi.cn/"
};
/** AADSTS700024 of a session: the CLI keeps the one ID token that it signed in with. */
const SESSION_ENDED_HINT = "The ID token with which `azure/login` signed in has ended, and the Azure CLI has no other: give this step `client-id` and `tenant-id`, with `permissions: id-token: write`, so that it takes a fresh one each time.";
/** What a fixed word, a URL or an id is made of; nothing in it means anything to a shell. */
const PLAIN_ARGUMENT = /^[A-Za-z0-9-][\w.:/-]*$/;
function commandFor(args, platform) {
	const strange = args.find((arg) => !PLAIN_ARGUMENT.test(arg));
	if (strange !== void 0) throw new Error(`${JSON.stringify(strange)} is no argument for the Azure CLI.`);
	if (platform !== "win32") return {
		file: "az",
		args,
		env: process.env
	};
	return {
		file: `${process.env["SystemRoot"] ?? String.raw`C:\Windows`}\\System32\\cmd.exe`,
		args: [
			"/d",
			"/s",
			"/c",
			"az.cmd",
			...args
		],
		env: {
			...process.env,
			NoDefaultCurrentDirectoryInExePath: "1"
		}
	};
}
function launch({ file, args, env }, signal) {
	return new Promise((resolve) => {
		execFile(file, [...args], {
			signal,
			env,
			timeout: TIMEOUT_MS$3,
			windowsHide: true,
			maxBuffer: 4194304
		}, (error, stdout, stderr) => {
			resolve({
				error,
				stdout,
				stderr
			});
		});
	});
}
function failure(code, message, hint, isPassing = false) {
	const details = {
		attempt: ATTEMPT$3,
		code,
		message,
		hint
	};
	return new AzureError(isPassing ? {
		kind: "network",
		...details
	} : {
		kind: "sign-in",
		...details
	});
}
function errorOf({ error, stderr }) {
	if (error?.code === "ENOENT" || error?.code === 9009 || /is not recognized/i.test(stderr)) return failure("AzureCliMissing", "The Azure CLI (az) is not installed on this runner.", "Install it, or sign in without it: set `client-id` and `tenant-id` and add `permissions: id-token: write`.");
	const text = redact(stderr.replace(/^\s*(?:ERROR|WARNING):\s*/gim, "")) || "The Azure CLI ended without a token.";
	const number = aadstsIn(stderr);
	if (number !== void 0) return failure(`AADSTS${number}`, text, number === "700024" ? SESSION_ENDED_HINT : aadstsHint(number) ?? "Sign in again with `azure/login` in this job.");
	if (error?.killed === true) return failure("AzureCliTimedOut", "The Azure CLI gave no token within a minute.", "Run the job again.", true);
	if (/\baz login\b|not logged in|azure\/login/i.test(stderr)) return failure("AzureCliNotSignedIn", text, "Sign in with `azure/login` in an earlier step of this job.");
	return failure("AzureCliFailed", text, "Run `az account get-access-token` in a step before this one to see why.");
}
function readToken$1(stdout, now) {
	const body = asObject$1(parseJson(stdout.trim()));
	const token = asText(body?.["accessToken"]);
	if (token === void 0) return void 0;
	const seconds = asNumber(body?.["expires_on"]) ?? Number(asTextOrNumber(body?.["expires_on"]) ?? NaN);
	const end = Number.isFinite(seconds) ? seconds * 1e3 : Date.parse(asText(body?.["expiresOn"]) ?? "");
	const isEndKnown = Number.isFinite(end) && end - now > SHORTEST_LIFE_MS$1;
	return {
		token,
		expiresOnTimestamp: isEndKnown ? end : now + ASSUMED_LIFE_MS$1,
		tokenType: "Bearer",
		isEndKnown
	};
}
/** Tokens from the Azure CLI's session. */
function tokensFromAzureCli(options) {
	const { tenantId, signal, now, platform } = options;
	let onFirstToken = options.onFirstToken;
	return async ({ scope, claims }) => {
		if (claims !== void 0) throw failure("AzureCliClaims", "Azure asks for more than the session of the Azure CLI can prove (a claims challenge).", "Sign in without the Azure CLI: set `client-id` and `tenant-id` and add `permissions: id-token: write`.");
		const args = [
			"account",
			"get-access-token",
			"--resource",
			RESOURCES[scope] ?? scope.replace(/\/\.default$/, ""),
			...tenantId === void 0 ? [] : ["--tenant", tenantId],
			"--output",
			"json"
		];
		const ended = await (options.launch ?? launch)(commandFor(args, platform), signal);
		if (signal.aborted) throw interruption$1(signal);
		const token = ended.error === null ? readToken$1(ended.stdout, now()) : void 0;
		if (token === void 0) throw errorOf(ended);
		if (token.isEndKnown) onFirstToken?.(token.expiresOnTimestamp);
		onFirstToken = void 0;
		return token;
	};
}
// src/adapters/sign-in/entra-errors.ts
/** What Entra ID (through the identity library) threw or answered → AzureError. */
const ATTEMPT$2 = "sign in to Azure";
/** Entra ID's text without the ids and the time at its end (the correlation id is kept apart). */
function readDescription(text) {
	const correlationId = /Correlation ID:\s*([0-9a-f-]{36})/i.exec(text)?.[1];
	const [message = ""] = text.split(/\s*Trace ID:/);
	return {
		message: redact(message),
		correlationId
	};
}
function fromDescription(text, code, answer) {
	const { message, correlationId } = readDescription(text);
	const number = aadstsIn(text);
	const status = answer?.status ?? 0;
	const isPassing = status === 429 || status >= 500 || number !== void 0 && isPassingTrouble(number);
	return new AzureError(compact({
		kind: "sign-in",
		attempt: ATTEMPT$2,
		status: isPassing ? Math.max(status, 429) : void 0,
		code: number === void 0 ? code ?? (status > 0 ? `Http${status}` : "SignInFailed") : `AADSTS${number}`,
		message: message === "" ? status > 0 ? `The request for a token was answered ${status}, without saying why.` : "No token could be had." : message,
		correlationId,
		retryAfterMs: answer === void 0 ? void 0 : retryAfterOf(answer),
		hint: number === void 0 ? proxyHint(status) : aadstsHint(number)
	}));
}
/**
* Translates a failed sign-in.
*
* @param thrown what the identity library threw.
* @param last what its last request came to, which tells more than the library's error: that hides the status.
* @returns AzureError of kind `sign-in` (with a status only when it may pass) or `network`; InterruptedError.
*/
function errorFromSignIn(thrown, last, signal) {
	if (signal.aborted || thrown instanceof AzureError) return errorFromThrown(thrown, ATTEMPT$2, signal);
	if (last?.kind === "thrown") return errorFromThrown(last.error, ATTEMPT$2, signal);
	const text = messageOf$2(thrown);
	if (last === void 0 || last.answer.status < 400) return last === void 0 || aadstsIn(text) !== void 0 ? fromDescription(text, void 0) : errorFromThrown(thrown, ATTEMPT$2, signal);
	const body = asObject$1(last.answer.body);
	return fromDescription(asText(body?.["error_description"]) ?? "", asText(body?.["error"]), last.answer);
}
/** True when Entra ID refused because no federated credential matches. */
function isFederationRefusal(error) {
	if (!(error instanceof AzureError)) return false;
	const number = aadstsIn(error.details.code);
	return number !== void 0 && isFederationMismatch(number);
}
// src/adapters/sign-in/identity.ts
/** Entra ID's public hosts: the library knows them without asking. */
const PUBLIC_AUTHORITIES = /* @__PURE__ */ new Set([
	"login.microsoftonline.com",
	"login.microsoftonline.us",
	"login.partner.microsoftonline.cn",
	"login.chinacloudapi.cn"
]);
const TIMEOUT_MS$2 = 3e4;
/** Three more attempts within about four seconds; longer outages are the caller's to sit out. */
const RETRIES = {
	maxRetries: 3,
	retryDelayInMs: 500,
	maxRetryDelayInMs: 4e3
};
/** Notes what the last request came to. */
function noteOutcome(note) {
	return {
		name: "noteOutcome",
		sendRequest: async (request, next) => {
			try {
				const response = await next(request);
				note({
					kind: "answer",
					answer: toRawAnswer(response)
				});
				return response;
			} catch (error) {
				note({
					kind: "thrown",
					error
				});
				throw error;
			}
		}
	};
}
/** Hosts of Entra ID that take the place of the one that was asked: other names of a cloud's, and those of regions. */
function isEntraHost(hostname, authority) {
	return [
		...PUBLIC_AUTHORITIES,
		"login.microsoft.com",
		authority
	].some((known) => hostname === known || hostname.endsWith(`.${known}`));
}
/** The library posts to whatever address the discovery document names; a secret or an ID token goes to Entra ID only. */
function entraOnly(authorityHost) {
	const authority = new URL(authorityHost);
	return {
		name: "entraOnly",
		sendRequest: async (request, next) => {
			const { origin, protocol, hostname } = new URL(request.url);
			const isElsewhere = hostname !== authority.hostname && isEntraHost(hostname, authority.hostname);
			if (origin === authority.origin || protocol === "https:" && isElsewhere) return next(request);
			throw new AzureError({
				kind: "network",
				attempt: "sign in to Azure",
				code: "ForeignHost",
				message: "Entra ID named an address outside of its own hosts; nothing was sent there."
			});
		}
	};
}
/** Tokens from a credential of the identity library, with its errors translated. */
function tokensFromIdentity(context, make) {
	const { authorityHost } = context.connection;
	let last;
	let credential;
	const options = {
		authorityHost,
		disableInstanceDiscovery: !PUBLIC_AUTHORITIES.has(new URL(authorityHost).hostname),
		userAgentOptions: userAgent(context.version),
		retryOptions: RETRIES,
		additionalPolicies: [
			{
				position: "perRetry",
				policy: refuseLongPauses()
			},
			{
				position: "perRetry",
				policy: noteOutcome((outcome) => last = outcome)
			},
			{
				position: "perRetry",
				policy: entraOnly(authorityHost)
			},
			{
				position: "perRetry",
				policy: answerTimeout(TIMEOUT_MS$2)
			}
		]
	};
	return async ({ scope, claims, isRenewal }) => {
		last = void 0;
		if (isRenewal) credential = void 0;
		try {
			credential ??= make(options);
			const token = await (await credential).getToken(scope, {
				enableCae: true,
				...claims === void 0 ? {} : { claims }
			});
			if (token === null) throw new Error("The identity library gave no token.");
			return token;
		} catch (thrown) {
			credential = void 0;
			throw errorFromSignIn(thrown, last, context.signal);
		}
	};
}
// src/adapters/sign-in/managed-identity.ts
/**
* Tokens of the managed identity of the machine, by the documented requests to its endpoint. The identity library's
* own credential drops policies given to it (so it has no time limit and hides whether trouble may pass), asks through
* proxies, which can't reach this machine, and can't be told that Azure refused a token.
*/
const ATTEMPT$1 = "get a token of the managed identity";
const TIMEOUT_MS$1 = 1e4;
/** The endpoint renews tokens long before their end; one that looks ended tells that this clock is wrong. */
const SHORTEST_LIFE_MS = 6e4;
const ASSUMED_LIFE_MS = 24e4;
const NO_ENDPOINT_HINT = "Only a self-hosted runner in Azure (or on Azure Arc) has an endpoint that answers. Elsewhere sign in with federation: give `tenant-id` beside `client-id`, and add `permissions: id-token: write`.";
const NO_IDENTITY_HINT = "Assign the managed identity to the runner's machine; `client-id` is its client id, not its object id, and is left out for the system-assigned one.";
/** Where Azure Arc puts the keys that prove that a caller may read files of administrators. */
const ARC_KEYS = {
	linux: "/var/opt/azcmagent/tokens",
	win32: String.raw`C:\ProgramData\AzureConnectedMachineAgent\Tokens`
};
/** The endpoint that the environment names; a virtual machine's has a fixed address. */
function findEndpoint(env) {
	const metadata = { metadata: "true" };
	const url = env("IDENTITY_ENDPOINT");
	const header = env("IDENTITY_HEADER");
	if (url !== void 0 && header !== void 0) return {
		url,
		method: "GET",
		version: "2019-08-01",
		headers: { "x-identity-header": header }
	};
	if (url !== void 0) return {
		url,
		method: "GET",
		version: "2020-06-01",
		headers: metadata,
		isArc: true
	};
	const older = env("MSI_ENDPOINT");
	const secret = env("MSI_SECRET");
	if (older !== void 0 && secret !== void 0) return {
		url: older,
		method: "GET",
		version: "2017-09-01",
		headers: {
			...metadata,
			secret
		}
	};
	if (older !== void 0) return {
		url: older,
		method: "POST",
		headers: metadata
	};
	return {
		url: `${env("AZURE_POD_IDENTITY_AUTHORITY_HOST") ?? "http://169.254.169.254"}/metadata/identity/oauth2/token`,
		method: "GET",
		version: "2018-02-01",
		headers: metadata
	};
}
function toRequest(core, endpoint, resource, options) {
	const { method, version, headers } = endpoint;
	const id = method === "GET" ? options.clientId : void 0;
	const parameters = {
		resource,
		...id === void 0 ? {} : { [version === "2017-09-01" ? "clientid" : "client_id"]: id }
	};
	const url = new URL(endpoint.url);
	if (version !== void 0) url.searchParams.set("api-version", version);
	if (method === "GET") for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
	const form = method === "GET" ? void 0 : new URLSearchParams(parameters).toString();
	return core.createPipelineRequest({
		url: url.href,
		method,
		headers: core.createHttpHeaders({
			accept: "application/json",
			...form === void 0 ? {} : { "content-type": "application/x-www-form-urlencoded" },
			...headers
		}),
		...form === void 0 ? {} : { body: form },
		abortSignal: options.signal,
		allowInsecureConnection: true
	});
}
async function send$1(core, request, version) {
	const pipeline = core.createPipelineFromOptions({
		userAgentOptions: userAgent(version),
		retryOptions: {
			maxRetries: 3,
			retryDelayInMs: 500,
			maxRetryDelayInMs: 4e3
		}
	});
	for (const name of [
		core.proxyPolicyName,
		core.redirectPolicyName,
		core.logPolicyName
	]) pipeline.removePolicy({ name });
	pipeline.addPolicy(refuseLongPauses(), { afterPhase: "Retry" });
	pipeline.addPolicy(answerTimeout(TIMEOUT_MS$1), { afterPhase: "Retry" });
	try {
		return await pipeline.sendRequest(core.createDefaultHttpClient(), request);
	} catch (error) {
		if (error instanceof LongPauseError) return error.response;
		throw error;
	}
}
/** Azure Arc first names a file that only members of its group can read; its text is then the password. */
async function readArcKey(response, folder) {
	const path = /^Basic realm=(.+)$/i.exec(response.headers.get("www-authenticate") ?? "")?.[1] ?? "";
	if (folder === void 0 || dirname(path) !== folder || extname(path) !== ".key") throw new Error("Azure Arc named no file of its own for the key");
	return readFile(path, "utf8");
}
async function askForToken(resource, options) {
	const core = await import("./sdk-core.js");
	const endpoint = findEndpoint(options.runner.env);
	const request = toRequest(core, endpoint, resource, options);
	const response = await send$1(core, request, options.version);
	if (endpoint.isArc !== true || response.status !== 401) return response;
	const key = await readArcKey(response, options.arcKeys ?? ARC_KEYS[process.platform]);
	request.headers.set("authorization", `Basic ${key}`);
	return send$1(core, request, options.version);
}
/** 404 and 410 are what IMDS answers while it is being updated. */
function isPassing(status) {
	return status === 404 || status === 410 || status === 429 || status >= 500;
}
function refusal$2(response) {
	const { status } = response;
	const answer = toRawAnswer(response);
	const body = asObject$1(answer.body);
	const said = asText(body?.["error_description"]) ?? asText(body?.["message"]);
	return new AzureError(compact({
		kind: "sign-in",
		attempt: ATTEMPT$1,
		status: isPassing(status) ? status === 429 ? 429 : Math.max(status, 500) : void 0,
		code: asText(body?.["error"]) ?? `Http${status}`,
		message: redact(said ?? `The endpoint of the managed identity answered ${status}, without saying why.`),
		retryAfterMs: retryAfterOf(answer),
		hint: NO_IDENTITY_HINT
	}));
}
function readToken(response, now) {
	const body = asObject$1(toRawAnswer(response).body);
	const token = asText(body?.["access_token"]);
	if (token === void 0) throw new AzureError({
		kind: "network",
		attempt: ATTEMPT$1,
		code: "UnusableAnswer",
		message: "The answer of the managed identity's endpoint holds no token."
	});
	const seconds = (name) => asNumber(body?.[name]) ?? Number(asTextOrNumber(body?.[name]) ?? NaN);
	const life = seconds("expires_in");
	const end = Number.isFinite(life) ? now + life * 1e3 : seconds("expires_on") * 1e3;
	return {
		token,
		expiresOnTimestamp: Number.isFinite(end) && end - now > SHORTEST_LIFE_MS ? end : now + ASSUMED_LIFE_MS,
		tokenType: "Bearer"
	};
}
/** Tokens of the managed identity of this machine. */
function tokensFromManagedIdentity(options) {
	return async ({ scope }) => {
		let response;
		try {
			response = await askForToken(scope.replace(/\/\.default$/, ""), options);
		} catch (thrown) {
			const error = errorFromThrown(thrown, ATTEMPT$1, options.signal);
			throw error instanceof AzureError ? new AzureError({
				...error.details,
				hint: NO_ENDPOINT_HINT
			}) : error;
		}
		if (response.status !== 200) throw refusal$2(response);
		return readToken(response, options.now());
	};
}
// src/adapters/sign-in/token-cache.ts
/** A token is renewed this long before its end, or a tenth of its life if that is less. */
const LONGEST_MARGIN_MS = 3e4;
function keep(token, now) {
	const life = Math.max(0, token.expiresOnTimestamp - now);
	return {
		token,
		renewAt: token.expiresOnTimestamp - Math.min(LONGEST_MARGIN_MS, life / 10)
	};
}
/** Settles as the work does, or rejects as soon as the signal aborts: signing in can't be cut by itself. */
async function untilAborted(work, signal) {
	if (signal === void 0) return work;
	const { promise, reject } = Promise.withResolvers();
	const onAbort = () => {
		reject(/* @__PURE__ */ new Error("aborted"));
	};
	signal.addEventListener("abort", onAbort);
	if (signal.aborted) onAbort();
	try {
		return await Promise.race([work, promise]);
	} finally {
		signal.removeEventListener("abort", onAbort);
	}
}
/**
* A credential over one way of signing in. Its own cache, because MSAL keeps only tokens that live for more than
* five minutes, so that each request would ask for a short one again, and can't be told to forget one.
*
* @param now epoch milliseconds.
*/
function cacheTokens(source, now = Date.now) {
	let kept;
	let isRenewal = false;
	let underWay;
	const renew = async (scope, claims) => {
		const before = kept;
		try {
			const token = await source({
				scope,
				isRenewal,
				...claims === void 0 ? {} : { claims }
			});
			kept = keep(token, now());
			isRenewal = false;
			return token;
		} catch (error) {
			if (before !== void 0 && before === kept && before.token.expiresOnTimestamp > now() && claims === void 0 && error instanceof AzureError) return before.token;
			throw error;
		}
	};
	return {
		getToken: (scopes, options = {}) => {
			const scope = typeof scopes === "string" ? scopes : scopes[0] ?? "";
			const { claims, abortSignal } = options;
			if (claims !== void 0) return untilAborted(renew(scope, claims), abortSignal);
			if (kept !== void 0 && now() < kept.renewAt) return Promise.resolve(kept.token);
			underWay ??= renew(scope, void 0).finally(() => {
				underWay = void 0;
			});
			return untilAborted(underWay, abortSignal);
		},
		forget: (token) => {
			if (kept?.token.token !== token) return;
			kept = void 0;
			isRenewal = true;
		}
	};
}
// src/adapters/sign-in/jwt.ts
/** Reading signed tokens (JSON Web Tokens). */
/** The claims of a token, whose signature is not checked; `undefined` when it is none. */
function readPayload(jwt) {
	return asObject$1(parseJson(Buffer$1.from(jwt.split(".")[1] ?? "", "base64url").toString("utf8")));
}
// src/adapters/sign-in/federation-advice.ts
/** For a federation that Entra ID refused: what the job sent, and the federated credential to create. Pure. */
/** Reads the claims of a signed token without checking its signature; empty when it is none. */
function readClaims(jwt) {
	const payload = readPayload(jwt);
	const issued = asNumber(payload?.["iat"]) ?? asNumber(payload?.["nbf"]);
	const ends = asNumber(payload?.["exp"]);
	const audience = payload?.["aud"];
	return compact({
		issuer: asText(payload?.["iss"]),
		subject: asText(payload?.["sub"]),
		audience: asText(asList(audience)?.[0] ?? audience),
		lifeMs: issued === void 0 || ends === void 0 ? void 0 : Math.max(0, (ends - issued) * 1e3)
	});
}
/** About the two forms that a subject can have: Entra ID's portal may well have made a credential of the other one. */
function formOf(subject) {
	if (/^repo:[^/:@]+@\d+\/[^:@]+@\d+(?::|$)/.test(subject)) return " That subject holds the ids of owner and repository (`repo:owner@id/repo@id:…`), the form of repositories created or renamed since 2026-07-15; a credential with `repo:owner/repo:…` does not match it.";
	if (/^repo:[^/:@]+\/[^:@]+(?::|$)/.test(subject)) return " That subject holds the names of owner and repository alone; a credential with their ids (`repo:owner@id/repo@id:…`) does not match it.";
	return "";
}
/** A name that Entra ID takes (3 to 120 letters, digits, `-`, `_`), made from the subject. */
function credentialName(subject) {
	return `github-${subject.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "")}`.slice(0, 120);
}
function quote$2(text) {
	return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
/** The exact commands that create the federated credential for what was sent; nothing tells which of them it takes. */
function createCommands(clientId, { issuer, subject, audience }) {
	const name = credentialName(subject);
	return `az ad app federated-credential create --id ${clientId} --parameters ${quote$2(JSON.stringify({
		name,
		issuer,
		subject,
		audiences: [audience]
	}))} (for a user-assigned managed identity: az identity federated-credential create --identity-name NAME --resource-group GROUP --name ${name} --issuer ${quote$2(issuer)} --subject ${quote$2(subject)} --audiences ${quote$2(audience)})`;
}
/**
* Text to add to Entra ID's message: issuer, audience and subject that were sent (never the token), and the command
* that creates the credential that matches them. Empty when the token could not be read.
*/
function federationAdvice(clientId, claims) {
	const { issuer, subject, audience } = claims;
	if (issuer === void 0 || subject === void 0 || audience === void 0) return "";
	const sent = `This job sent issuer ${redact(issuer)}, audience ${redact(audience)}, subject ${redact(subject)}.`;
	const commands = createCommands(clientId, {
		issuer,
		subject,
		audience
	});
	return `${sent}${formOf(subject)} The federated credential to create: ${commands}`;
}
// src/adapters/sign-in/id-token.ts
const ATTEMPT = "get an ID token of this job from GitHub";
const TIMEOUT_MS = 1e4;
/** Entra ID takes an ID token for about five minutes only, so one is never kept longer than this. */
const LONGEST_REUSE_MS = 6e4;
const PERMISSION_HINT = "Add `permissions: id-token: write` to the job (and `contents: read` if it checks out), also in the workflow that calls it.";
function refusalHint(isPassing, hasGivenOne) {
	if (isPassing) return "This is trouble on the side of GitHub: run the job again a little later.";
	return hasGivenOne ? "This job got ID tokens before: GitHub gives none any more once the job has ended or has run for very long (6 hours on its own runners). A new job can sign in again." : `${PERMISSION_HINT} GitHub gives no ID tokens any more once the job has ended or has run for very long.`;
}
/** A refusal of GitHub. Only statuses that may pass are set as such: others would read as Azure's 403 or 404. */
function refusal$1(status, retryAfterMs, hasGivenOne) {
	const isPassing = status === 429 || status >= 500;
	return new AzureError(compact({
		kind: "sign-in",
		attempt: ATTEMPT,
		status: isPassing ? status : void 0,
		code: isPassing ? "IdTokenUnavailable" : "IdTokenRefused",
		message: `GitHub answered ${status} to the request for ${hasGivenOne ? "another" : "an"} ID token.`,
		retryAfterMs,
		hint: refusalHint(isPassing, hasGivenOne)
	}));
}
function notOffered() {
	return new AzureError({
		kind: "sign-in",
		attempt: ATTEMPT,
		code: "IdTokenNotOffered",
		message: "This job may not ask GitHub for ID tokens.",
		hint: PERMISSION_HINT
	});
}
async function requestToken(core, url, bearer, options) {
	const pipeline = core.createPipelineFromOptions({
		userAgentOptions: userAgent(options.version),
		retryOptions: {
			maxRetries: 3,
			retryDelayInMs: 500,
			maxRetryDelayInMs: 4e3
		}
	});
	trimPipeline(pipeline, core);
	pipeline.addPolicy(refuseLongPauses(), { afterPhase: "Retry" });
	pipeline.addPolicy(answerTimeout(TIMEOUT_MS), { afterPhase: "Retry" });
	const request = core.createPipelineRequest({
		url: `${url}&audience=${encodeURIComponent(options.audience)}`,
		headers: core.createHttpHeaders({
			accept: "application/json",
			authorization: `Bearer ${bearer}`
		}),
		abortSignal: options.signal,
		allowInsecureConnection: true
	});
	try {
		const answer = pipeline.sendRequest(core.createDefaultHttpClient(), request);
		options.onAsking();
		return await answer;
	} catch (error) {
		if (error instanceof LongPauseError) return error.response;
		throw error;
	}
}
async function fetchIdToken(options, hasGivenOne) {
	const url = options.runner.env("ACTIONS_ID_TOKEN_REQUEST_URL");
	const bearer = options.runner.env("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
	if (url === void 0 || bearer === void 0) throw notOffered();
	const core = await import("./sdk-core.js");
	let response;
	try {
		response = await requestToken(core, url, bearer, options);
	} catch (thrown) {
		throw errorFromThrown(thrown, ATTEMPT, options.signal);
	}
	if (response.status !== 200) throw refusal$1(response.status, retryAfterOf(toRawAnswer(response)), hasGivenOne);
	const token = asText(asObject$1(toRawAnswer(response).body)?.["value"]);
	if (token === void 0) throw new AzureError({
		kind: "network",
		attempt: ATTEMPT,
		code: "UnusableAnswer",
		message: "GitHub's answer holds no ID token."
	});
	options.runner.mask(token);
	return token;
}
/**
* A function that gives an ID token, fresh or at most a minute old: MSAL asks for it twice for one Azure token.
*
* @returns rejects with AzureError (`sign-in`, or `network`) or InterruptedError.
*/
function createIdTokens(options) {
	let kept;
	let hasGivenOne = false;
	const fetchAndKeep = async (entry) => {
		try {
			const token = await fetchIdToken(options, hasGivenOne);
			hasGivenOne = true;
			const lifeMs = readClaims(token).lifeMs ?? 2 * LONGEST_REUSE_MS;
			entry.until = options.now() + Math.min(LONGEST_REUSE_MS, lifeMs / 2);
			return token;
		} catch (error) {
			kept = void 0;
			throw error;
		}
	};
	return () => {
		if (kept !== void 0 && options.now() < kept.until) return kept.token;
		const entry = { until: Number.POSITIVE_INFINITY };
		kept = Object.assign(entry, { token: fetchAndKeep(entry) });
		return kept.token;
	};
}
// src/adapters/sign-in/credential.ts
/** The way of signing in that was configured → a credential for ARM. Another way is never tried in its place. */
function bySecret(signIn, context) {
	return tokensFromIdentity(context, async (options) => {
		const { ClientSecretCredential } = await import("./azure-identity.js");
		return new ClientSecretCredential(signIn.tenantId, signIn.clientId, signIn.clientSecret, options);
	});
}
/** By an assertion that another party signed: GitHub's ID token, or a Kubernetes service account's. */
function byAssertion(signIn, context, assertion, asked) {
	const load = async () => {
		const { ClientAssertionCredential: Credential } = await import("./azure-identity.js");
		return Credential;
	};
	const source = tokensFromIdentity(context, async (options) => {
		return new (await (load()))(signIn.tenantId, signIn.clientId, assertion, options);
	});
	asked.then(() => setTimeout$1(50)).then(load).catch(() => void 0);
	return async (request) => {
		const proof = await assertion();
		try {
			return await source(request);
		} catch (error) {
			if (!(error instanceof AzureError) || !isFederationRefusal(error)) throw error;
			const advice = federationAdvice(signIn.clientId, readClaims(proof));
			throw new AzureError({
				...error.details,
				message: `${error.details.message} ${advice}`.trim()
			});
		}
	};
}
async function readTokenFile(path) {
	try {
		return (await readFile(path, "utf8")).trim();
	} catch (cause) {
		throw new AzureError({
			kind: "sign-in",
			attempt: "read the workload identity token",
			code: "TokenFileUnreadable",
			message: `The token file of the workload identity cannot be read: ${messageOf$2(cause)}.`,
			hint: "AZURE_FEDERATED_TOKEN_FILE must name the file that the workload identity webhook mounted."
		}, { cause });
	}
}
function sourceOf(options, now, { asked, onAsking }) {
	const { connection, runner, version, signal } = options;
	const { signIn } = connection;
	const context = {
		connection,
		version,
		signal
	};
	switch (signIn.kind) {
		case "secret":
			runner.mask(signIn.clientSecret);
			return bySecret(signIn, context);
		case "federation": return byAssertion(signIn, context, createIdTokens({
			runner,
			audience: signIn.audience,
			version,
			signal,
			now,
			onAsking
		}), asked);
		case "workload-identity": return byAssertion(signIn, context, () => readTokenFile(signIn.tokenFile), asked);
		case "managed-identity": return tokensFromManagedIdentity({
			clientId: signIn.clientId,
			runner,
			version,
			signal,
			now
		});
		case "azure-cli": return tokensFromAzureCli({
			tenantId: signIn.isOtherTenant === true ? signIn.tenantId : void 0,
			signal,
			now,
			onFirstToken: signIn.mayEnd === true ? options.onSessionEnd : void 0,
			platform: process.platform
		});
	}
}
/**
* The credential for a run. Nothing is loaded or sent before its first `getToken`.
*
* @returns its `getToken` rejects with AzureError: kind `sign-in` when refused (code such as `AADSTS700213`), with a
*   status only when it may pass; kind `network` when Entra ID or GitHub can't be reached; InterruptedError when the
*   run is being canceled.
*/
function createCredential(options) {
	const now = options.now ?? Date.now;
	const { promise: asked, resolve } = Promise.withResolvers();
	const onAsking = () => {
		resolve(void 0);
		options.onAsking?.();
	};
	const source = sourceOf(options, now, {
		asked,
		onAsking
	});
	return cacheTokens(options.connection.signIn.kind === "federation" ? source : (request) => {
		onAsking();
		return source(request);
	}, now);
}
// node_modules/yocto-queue/index.js
var Node = class {
	value;
	next;
	constructor(value) {
		this.value = value;
	}
};
var Queue = class {
	#head;
	#tail;
	#size;
	constructor() {
		this.clear();
	}
	enqueue(value) {
		const node = new Node(value);
		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}
		this.#size++;
	}
	dequeue() {
		const current = this.#head;
		if (!current) return;
		this.#head = this.#head.next;
		this.#size--;
		if (!this.#head) this.#tail = void 0;
		return current.value;
	}
	peek() {
		if (!this.#head) return;
		return this.#head.value;
	}
	clear() {
		this.#head = void 0;
		this.#tail = void 0;
		this.#size = 0;
	}
	get size() {
		return this.#size;
	}
	*[Symbol.iterator]() {
		let current = this.#head;
		while (current) {
			yield current.value;
			current = current.next;
		}
	}
	*drain() {
		while (this.#head) yield this.dequeue();
	}
};
// node_modules/p-limit/index.js
function pLimit(concurrency) {
	let rejectOnClear = false;
	if (typeof concurrency === "object") ({concurrency, rejectOnClear = false} = concurrency);
	validateConcurrency(concurrency);
	if (typeof rejectOnClear !== "boolean") throw new TypeError("Expected `rejectOnClear` to be a boolean");
	const queue = new Queue();
	let activeCount = 0;
	const resumeNext = () => {
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};
	const next = () => {
		activeCount--;
		resumeNext();
	};
	const run = async (function_, resolve, arguments_) => {
		const result = (async () => function_(...arguments_))();
		resolve(result);
		try {
			await result;
		} catch {}
		next();
	};
	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = { reject };
		new Promise((internalResolve) => {
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(void 0, function_, resolve, arguments_));
		if (activeCount < concurrency) resumeNext();
	};
	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});
	Object.defineProperties(generator, {
		activeCount: { get: () => activeCount },
		pendingCount: { get: () => queue.size },
		clearQueue: { value() {
			if (!rejectOnClear) {
				queue.clear();
				return;
			}
			const abortError = AbortSignal.abort().reason;
			while (queue.size > 0) queue.dequeue().reject(abortError);
		} },
		concurrency: {
			get: () => concurrency,
			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;
				queueMicrotask(() => {
					while (activeCount < concurrency && queue.size > 0) resumeNext();
				});
			}
		},
		map: { async value(iterable, function_) {
			const promises = [];
			try {
				Array.from(iterable, (value, index) => {
					const promise = generator(function_, value, index);
					promises.push(promise);
					return promise;
				});
			} catch (error) {
				for (const promise of promises) promise.catch(() => {});
				throw error;
			}
			return Promise.all(promises);
		} }
	});
	return generator;
}
function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) throw new TypeError("Expected `concurrency` to be a number from 1 and up");
}
// src/adapters/aks/fleet-coverage.ts
/** Reads subscription, resource group and name out of a fleet's ARM id; `undefined` when it is none. */
function readFleetId(id) {
	const [, subscriptionId, resourceGroup, fleet] = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ContainerService\/fleets\/([^/]+)$/i.exec(id) ?? [];
	if (subscriptionId === void 0 || resourceGroup === void 0 || fleet === void 0) return void 0;
	return {
		subscriptionId,
		resourceGroup,
		fleet
	};
}
function propertiesOf(entry) {
	return asObject$1(asObject$1(entry)?.["properties"]) ?? {};
}
/** ARM ids differ in case from answer to answer, so they compare without it. */
function isSame(a, b) {
	return a !== void 0 && a.toLowerCase() === b.toLowerCase();
}
/** The update groups that a strategy goes through. */
function groupsOf(strategy) {
	const groups = (asList(asObject$1(propertiesOf(strategy)["strategy"])?.["stages"]) ?? []).flatMap((stage) => asList(asObject$1(stage)?.["groups"]) ?? []);
	return new Set(groups.flatMap((group) => asText(asObject$1(group)?.["name"]) ?? []));
}
/** True for a profile that is on and whose strategy, if it has one, goes through the member's group. */
function covers(profile, group, strategies) {
	const properties = propertiesOf(profile);
	if (properties["disabled"] === true) return false;
	const strategyId = asText(properties["updateStrategyId"]);
	if (strategyId === void 0) return true;
	const strategy = strategies.find((entry) => isSame(asText(asObject$1(entry)?.["id"]), strategyId));
	return group !== void 0 && groupsOf(strategy).has(group);
}
/** True when one of the profiles that are on has a strategy: only then do the strategies matter. */
function needsStrategies(profiles) {
	return profiles.some((profile) => {
		const properties = propertiesOf(profile);
		return properties["disabled"] !== true && asText(properties["updateStrategyId"]) !== void 0;
	});
}
/** The member of the fleet that is this cluster (ARM ids in any case), if there is one. */
function memberOf(members, clusterId) {
	return members.find((entry) => isSame(asText(propertiesOf(entry)["clusterResourceId"]), clusterId));
}
/** The enabled auto-upgrade profiles of a fleet that cover one of its members. */
function coverageOf(address, member, profiles, strategies) {
	const memberGroup = asText(propertiesOf(member)["group"]);
	return profiles.filter((profile) => covers(profile, memberGroup, strategies)).map((profile) => compact({
		...address,
		member: asText(asObject$1(member)?.["name"]) ?? "",
		memberGroup,
		profile: asText(asObject$1(profile)?.["name"]) ?? "",
		channel: asText(propertiesOf(profile)["channel"]) ?? "",
		coversAllMembers: asText(propertiesOf(profile)["updateStrategyId"]) === void 0
	}));
}
// src/adapters/aks/fleets.ts
const READ_TIMEOUT_MS = 3e4;
/** Requests under way at the same time. */
const MOST_AT_ONCE = 5;
const LIMITS = {
	mostEntries: 5e3,
	mostPages: 50
};
async function loadFleetSdk(options) {
	const [core, api] = await Promise.all([import("./sdk-core.js"), import("./sdk-fleets.js")]);
	const { connection, credential, subscriptionId } = options;
	const client = api.createContainerServiceFleet(credential, subscriptionId, {
		endpoint: connection.resourceManagerEndpoint,
		httpClient: sharedHttpClient(core),
		userAgentOptions: userAgent(options.version)
	});
	guardPipeline(client.pipeline, core, {
		origin: armOrigin(connection),
		scope: connection.scope,
		credential,
		timeoutMs: READ_TIMEOUT_MS,
		isForMutations: false
	});
	return {
		core,
		client,
		api
	};
}
/**
* The first page comes through the SDK's own operation. The SDK would follow the links to the others without an end,
* to any host and without the signal that cuts requests, so those are followed here.
*/
function createListReader(options) {
	const { connection, signal } = options;
	const limit = pLimit(MOST_AT_ONCE);
	let loading;
	const load = () => loading ??= loadFleetSdk(options);
	const get = (url, attempt) => readAnswer(limit(async () => {
		const { core, client } = await load();
		return sendRaw(core, client.pipeline, {
			method: "GET",
			url
		}, signal);
	}), attempt, signal);
	return async (list, attempt) => {
		const page = await readAnswer(limit(async () => {
			const sdk = await load();
			return captureAnswer((call) => list(sdk, call).byPage().next(), signal);
		}), attempt, signal);
		const { entries, isComplete } = await readList(get, page, armOrigin(connection), attempt, LIMITS);
		if (!isComplete) throw incompleteList(attempt);
		return entries;
	};
}
async function readFleet(address, clusterId, readWholeList) {
	const { resourceGroup, fleet } = address;
	const [members, profiles, strategies] = await Promise.allSettled([
		readWholeList(({ api, client }, call) => api.listMembers(client, resourceGroup, fleet, call), `read the members of fleet ${fleet}`),
		readWholeList(({ api, client }, call) => api.listProfiles(client, resourceGroup, fleet, call), `read the auto-upgrade profiles of fleet ${fleet}`),
		readWholeList(({ api, client }, call) => api.listStrategies(client, resourceGroup, fleet, call), `read the update strategies of fleet ${fleet}`)
	]);
	if (members.status === "rejected") throw members.reason;
	const member = memberOf(members.value, clusterId);
	if (member === void 0) return [];
	if (profiles.status === "rejected") throw profiles.reason;
	if (strategies.status === "rejected" && needsStrategies(profiles.value)) throw strategies.reason;
	const known = strategies.status === "fulfilled" ? strategies.value : [];
	return coverageOf(address, member, profiles.value, known);
}
/** The fleets of a subscription. Best effort: a cluster does not tell which fleet it belongs to. */
function createFleets(options) {
	const readWholeList = createListReader(options);
	return { readCoverage: async (clusterId) => {
		const addresses = (await readWholeList(({ api, client }, call) => api.listFleets(client, call), "list the fleets of the subscription")).flatMap((fleet) => readFleetId(asText(asObject$1(fleet)?.["id"]) ?? "") ?? []);
		return (await Promise.all(addresses.map((address) => readFleet(address, clusterId, readWholeList)))).flat();
	} };
}
// src/adapters/github/errors.ts
/** What GitHub's API answers when it does not do what was asked, in words. */
const ISSUES_RIGHT = "Add `permissions: issues: write` to the job, and to the job that calls it if it is a reusable workflow.";
/** What to do, by HTTP status. */
const ADVICE = {
	401: "Check `github-token`: it has expired or is not of this GitHub.",
	403: ISSUES_RIGHT,
	404: ISSUES_RIGHT,
	410: "Issues are switched off in the repository's settings."
};
const RATE_LIMIT = /rate limit/i;
/** How the library says that the proxy opened no tunnel. */
const PROXY_REFUSAL = /proxy response \((\d{3})\)/i;
const CHECK_NETWORK = "Check the network, the firewall and HTTPS_PROXY / NO_PROXY of the runner.";
/** Returns an Error whose message names the attempt, such as `open an issue`, GitHub's answer and what to do. */
function gitHubError(thrown, attempt) {
	return new Error(`Could not ${attempt}: ${reasonOf$1(toApiError(thrown))}`, { cause: thrown });
}
function toApiError(thrown) {
	return typeof thrown === "object" && thrown !== null ? thrown : {};
}
function reasonOf$1(error) {
	if (typeof error.status !== "number" || error.response === void 0) {
		const refusal = proxyStatus(error);
		if (refusal !== void 0) return `The proxy did not let the request through to GitHub: it answered ${String(refusal)}. ${proxyHint(refusal) ?? CHECK_NETWORK}`;
		return isTimeout(error) ? "GitHub did not answer in time." : `GitHub could not be reached (${messageOf$1(firstCause(error))}). ${CHECK_NETWORK}`;
	}
	const message = messageOf$1(error);
	const answer = `GitHub answered ${String(error.status)} (${withoutLink(message)}).`;
	if (error.status === 429 || RATE_LIMIT.test(message)) return `${answer} Too many requests were made with this token; try again later.`;
	const advice = ADVICE[error.status];
	return advice === void 0 ? answer : `${answer} ${advice}`;
}
function messageOf$1({ message }) {
	return typeof message === "string" && message !== "" ? message : "no reason given";
}
/** Where it began: the library's own words are "fetch failed". */
function firstCause(error) {
	return error.cause === void 0 ? error : firstCause(toApiError(error.cause));
}
/** GitHub ends its messages with the address of the API's documentation. */
function withoutLink(message) {
	return message.replace(/ - https:\/\/\S+$/, "");
}
/** The status with which the proxy refused, from wherever the library wrapped it. */
function proxyStatus({ message, cause }) {
	const [, status] = PROXY_REFUSAL.exec(typeof message === "string" ? message : "") ?? [];
	if (status !== void 0) return Number(status);
	return cause === void 0 ? void 0 : proxyStatus(toApiError(cause));
}
/** The library wraps what ended a request. */
function isTimeout({ name, cause }) {
	if (name === "AbortError" || name === "TimeoutError") return true;
	return cause !== void 0 && isTimeout(toApiError(cause));
}
// src/adapters/github/issue-search.ts
/** Finds the issues that runs of the action opened, in the list of a repository's open ones. */
/** How often, and how many milliseconds apart, a list is read that does not know our own new issue yet. */
const LOOKS$1 = 6;
const LOOK_PAUSE_MS = 500;
/** A run that opened its issue while we opened ours looked for one no longer ago than this. */
const TWIN_MS = 3e5;
/** A GraphQL query, because the REST API does not tell a job's token who it is. */
async function readIdentity(octokit) {
	const { viewer } = await octokit.graphql("{ viewer { login databaseId } }");
	return viewer;
}
/** Goes through the open issues, newest first: the search API would know a new one only minutes later. */
async function* pagesOf(octokit, place, { marker, identity }, since) {
	const pages = octokit.paginate.iterator(octokit.rest.issues.listForRepo, {
		...place,
		state: "open",
		sort: "created",
		direction: "desc",
		per_page: 100,
		...since === void 0 ? {} : { since }
	});
	for await (const { data } of pages) yield data.filter((issue) => issue.pull_request === void 0 && issue.body?.includes(marker) === true && isBy(identity, issue.user)).map(({ number, html_url }) => ({
		number,
		url: html_url
	}));
}
/** Returns the issue that an earlier run left; the oldest of a page, because that is the one that stays. */
async function find(octokit, place, mark) {
	for await (const found of pagesOf(octokit, place, mark)) if (found.length > 0) return found.at(-1);
}
/**
* Returns the oldest issue that another run opened while we opened ours, if it is older than ours: of two runs only
* the later one gives way. A list may lag behind, but once it has our own issue it has every older one.
*/
async function findOlderTwin(octokit, place, mark, own, signal) {
	const since = (/* @__PURE__ */ new Date(Date.parse(own.createdAt) - TWIN_MS)).toISOString();
	for (let look = 1; look <= LOOKS$1; look++) {
		const all = [];
		for await (const found of pagesOf(octokit, place, mark, since)) all.push(...found);
		const [oldest] = all.toSorted((a, b) => a.number - b.number);
		if (oldest !== void 0 && oldest.number < own.number) return oldest;
		if (all.some(({ number }) => number === own.number)) return void 0;
		if (look < LOOKS$1) await setTimeout$1(LOOK_PAUSE_MS, void 0, { signal });
	}
}
function isBy({ login, databaseId }, author) {
	if (author === null || author === void 0) return false;
	return typeof databaseId === "number" ? author.id === databaseId : author.login === login;
}
// src/adapters/github/issues.ts
const REQUEST_MS = 1e4;
const TOTAL_MS = 6e4;
/** Loads the library and connects; the library is loaded only when an issue is to be written. */
async function connect(options) {
	const { getOctokit } = await import("./actions-github.js");
	const silent = () => void 0;
	const octokit = getOctokit(options.token, {
		userAgent: `aks-recover/${options.version}`,
		log: {
			debug: silent,
			info: silent,
			warn: silent,
			error: silent
		}
	});
	const { baseUrl } = octokit.request.endpoint.DEFAULTS;
	const all = AbortSignal.any([options.signal, AbortSignal.timeout(options.totalMs ?? TOTAL_MS)]);
	octokit.hook.before("request", (request) => {
		if (new URL(request.url, baseUrl).origin !== new URL(baseUrl).origin) throw new Error("it named an address outside of its own API");
		const one = AbortSignal.timeout(options.requestMs ?? REQUEST_MS);
		request.request = {
			...request.request,
			signal: AbortSignal.any([all, one])
		};
	});
	return octokit;
}
async function attempting(attempt, work) {
	try {
		return await work;
	} catch (error) {
		throw gitHubError(error, attempt);
	}
}
/** Statuses with which GitHub says that this token may not know. */
const NOT_TOLD = /* @__PURE__ */ new Set([
	401,
	403,
	404
]);
async function readVisibility(octokit, place) {
	try {
		const { data } = await octokit.rest.repos.get(place);
		return !data.private;
	} catch (error) {
		if (NOT_TOLD.has(error.status)) return void 0;
		throw gitHubError(error, "read the repository");
	}
}
async function open(octokit, place, issue) {
	const { title, body, labels } = issue;
	const { data } = await octokit.rest.issues.create({
		...place,
		title,
		body,
		labels: [...labels]
	});
	return {
		number: data.number,
		url: data.html_url,
		createdAt: data.created_at
	};
}
/** `not_planned`, because servers that do not know `duplicate` yet refuse it; the comment says what it is. */
async function closeAsDuplicate(octokit, place, own, twin) {
	const target = {
		...place,
		issue_number: own.number
	};
	await octokit.rest.issues.createComment({
		...target,
		body: `Duplicate of #${String(twin.number)}`
	});
	await octokit.rest.issues.update({
		...target,
		state: "closed",
		state_reason: "not_planned"
	});
}
/** Adds labels to those that people gave the issue meanwhile. */
async function update(octokit, place, { number, url }, issue) {
	const target = {
		...place,
		issue_number: number
	};
	await octokit.rest.issues.update({
		...target,
		title: issue.title,
		body: issue.body
	});
	if (issue.labels.length > 0) await octokit.rest.issues.addLabels({
		...target,
		labels: [...issue.labels]
	});
	await octokit.rest.issues.createComment({
		...target,
		body: issue.comment
	});
	return {
		url,
		isNew: false
	};
}
/** Opens an issue; if another run did so at the same time and was first, ours is closed again and theirs updated. */
async function openOnce(octokit, place, issue, mark, signal) {
	const own = await attempting("open an issue", open(octokit, place, issue));
	const twin = await findOlderTwin(octokit, place, mark, own, signal).catch(() => void 0);
	if (twin === void 0) return {
		url: own.url,
		isNew: true
	};
	const updated = await attempting(`update ${twin.url}`, update(octokit, place, twin, issue));
	return await closeAsDuplicate(octokit, place, own, twin).then(() => true, () => false) ? updated : {
		...updated,
		openDuplicate: own.url
	};
}
/** The issues of a repository. */
function createIssues(options) {
	const [owner = "", repo = ""] = options.repository.split("/");
	const place = {
		owner,
		repo
	};
	let connected;
	const connection = () => connected ??= connect(options);
	const look = async (octokit, marker) => {
		const mark = {
			marker,
			identity: await readIdentity(octokit)
		};
		return [mark, await find(octokit, place, mark)];
	};
	return {
		isPublicRepository: async () => readVisibility(await connection(), place),
		publish: async (issue) => {
			const octokit = await connection();
			const [mark, found] = await attempting("read the open issues", look(octokit, issue.marker));
			return found === void 0 ? openOnce(octokit, place, issue, mark, options.signal) : attempting(`update ${found.url}`, update(octokit, place, found, issue));
		}
	};
}
// src/adapters/github/job.ts
/** The end that a signed token names (epoch milliseconds); `undefined` when it names none. */
function endOf(jwt) {
	const seconds = asNumber(readPayload(jwt)?.["exp"]);
	return seconds === void 0 ? void 0 : seconds * 1e3;
}
/** Reads the job's limits. The token that asks for ID tokens is only looked at, not shown or sent. */
function readJob(runner) {
	return compact({
		isGitHubHosted: runner.env("RUNNER_ENVIRONMENT") === "github-hosted",
		idTokensUntil: endOf(runner.env("ACTIONS_ID_TOKEN_REQUEST_TOKEN") ?? "")
	});
}
// node_modules/@actions/core/lib/utils.js
/**
* Sanitizes an input into a string so it can be passed into issueCommand safely
* @param input input to sanitize into a string
*/
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
// node_modules/@actions/core/lib/command.js
/**
* Issues a command to the GitHub Actions runner
*
* @param command - The command name to issue
* @param properties - Additional properties for the command (key-value pairs)
* @param message - The message to include with the command
* @remarks
* This function outputs a specially formatted string to stdout that the Actions
* runner interprets as a command. These commands can control workflow behavior,
* set outputs, create annotations, mask values, and more.
*
* Command Format:
*   ::name key=value,key=value::message
*
* @example
* ```typescript
* // Issue a warning annotation
* issueCommand('warning', {}, 'This is a warning message');
* // Output: ::warning::This is a warning message
*
* // Set an environment variable
* issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
* // Output: ::set-env name=MY_VAR::some value
*
* // Add a secret mask
* issueCommand('add-mask', {}, 'secretValue123');
* // Output: ::add-mask::secretValue123
* ```
*
* @internal
* This is an internal utility function that powers the public API functions
* such as setSecret, warning, error, and exportVariable.
*/
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os.EOL);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}
// src/adapters/github/runner.ts
/** The GitHub Actions runner through its own library, which escapes whatever is printed. */
/** Empty and blank values count as absent, as in a workflow an unset expression gives an empty text. */
function readEnv(name) {
	const value = process.env[name];
	return value === void 0 || value.trim() === "" ? void 0 : value;
}
async function appendToSummary(markdown) {
	const path = readEnv("GITHUB_STEP_SUMMARY");
	if (path === void 0) throw new Error("The runner offers no job summary (GITHUB_STEP_SUMMARY is not set).");
	await appendFile(path, markdown.endsWith("\n") ? markdown : `${markdown}\n`);
}
/** All but tab, line feed and carriage return. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n\r]/gu;
/**
* Text without what a runner or a terminal would act upon: control characters, and `::` or `##[` at the start of
* a line, which plain output would turn into a workflow command.
*/
function plain(text) {
	return text.replace(CONTROL_CHARACTERS, "").replace(/\r\n?/g, "\n").replace(/^(\s*)(::|##\[)/gm, "$1​$2");
}
/** A runner without the file (older than 2.297) takes the value on standard output. */
function setOutput(name, value) {
	if (readEnv("GITHUB_OUTPUT") === void 0) {
		issueCommand("set-output", { name }, value);
		return;
	}
	issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
}
/** The runner that this process runs on. */
function createGitHubRunner() {
	return {
		input: (name) => (process.env[`INPUT_${name.toUpperCase()}`] ?? "").trim(),
		env: readEnv,
		mask: (secret) => {
			for (const part of /* @__PURE__ */ new Set([secret, ...secret.split(/\r?\n/)])) if (part.trim() !== "") issueCommand("add-mask", {}, part);
		},
		info: (line) => {
			process.stdout.write(`${plain(line)}${EOL}`);
		},
		debug: (line) => {
			issueCommand("debug", {}, line);
		},
		startGroup: (title) => {
			issueCommand("group", {}, title);
		},
		endGroup: () => {
			issueCommand("endgroup", {}, "");
		},
		notice: (title, message) => {
			issueCommand("notice", { title }, message);
		},
		warning: (title, message) => {
			issueCommand("warning", { title }, message);
		},
		error: (title, message) => {
			issueCommand("error", { title }, message);
		},
		setOutput: (name, value) => {
			setOutput(name, value);
		},
		writeSummary: appendToSummary,
		setFailed: (failed) => {
			process.exitCode = failed ? 1 : 0;
		}
	};
}
// src/adapters/system/interruption.ts
/** Signals of the operating system → one AbortSignal. */
/**
* Listens for SIGINT and SIGTERM. The runner sends SIGINT when the run is canceled and SIGTERM 7.5 s later
* (actions/runner, ProcessInvoker), so the second must not end the process while it still writes its report.
* Nothing here ends the process: the run does, once it has reported.
*/
function listenForInterruption() {
	const controller = new AbortController();
	const interrupt = () => {
		controller.abort(new InterruptedError());
	};
	process.on("SIGINT", interrupt);
	process.on("SIGTERM", interrupt);
	return {
		signal: controller.signal,
		dispose: () => {
			process.off("SIGINT", interrupt);
			process.off("SIGTERM", interrupt);
		}
	};
}
/** Milliseconds after the deadline at which requests still in flight are cut: an answer on its way may come in. */
const GRACE_MS = 5e3;
/** Timers can't be set further ahead than this (Node.js would fire them at once). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Returns a signal that aborts like the given one, and with a DeadlineError a little after the deadline (epoch ms). */
function withDeadline(signal, deadline) {
	const controller = new AbortController();
	const ms = Math.min(Math.max(0, deadline - Date.now()) + GRACE_MS, LONGEST_TIMER_MS);
	setTimeout(() => {
		controller.abort(new DeadlineError());
	}, ms).unref();
	return AbortSignal.any([signal, controller.signal]);
}
// src/adapters/system/clock.ts
/** Real time. */
/**
* The clock of the system.
*
* @param signal ends every sleep at once; its reason (InterruptedError, DeadlineError) is what they reject with.
*/
function createSystemClock(signal) {
	return {
		now: () => Date.now(),
		random: () => Math.random(),
		sleep: async (ms) => {
			try {
				await setTimeout$1(Math.max(0, ms), void 0, { signal });
			} catch {
				throw interruption$1(signal);
			}
		}
	};
}
// src/domain/aks/channels.ts
/** Node OS channels that move a pool's image on. `Unmanaged` leaves the image alone and is never entered or left. */
const IMAGE_MOVING = /* @__PURE__ */ new Set(["nodeimage", "securitypatch"]);
/** Words under which Azure knows a channel that is off (exact case, as the API writes them). */
const OFF = {
	upgradeChannel: "none",
	nodeOsUpgradeChannel: "None"
};
/** Returns the cluster's channels as found; absent means none. */
function channelsOf(cluster) {
	return pickChannels(cluster);
}
/** True when the Kubernetes channel is on: set, and not `none` in any case. */
function isKubernetesChannelOn(channels) {
	const word = channels.upgradeChannel?.toLowerCase();
	return word !== void 0 && word !== "" && word !== "none";
}
/** True when the node OS channel would move a pool's node image on. */
function isImageChannelOn(channels) {
	return IMAGE_MOVING.has(channels.nodeOsUpgradeChannel?.toLowerCase() ?? "");
}
/**
* Returns the channels to switch off before a rollback, with the value to set; `undefined` when none would undo it.
* The Kubernetes channel always would; the node OS channel only when the rollback changes the node image.
*/
function channelsToDisable(channels, changesImage) {
	const kubernetes = isKubernetesChannelOn(channels);
	const nodeOs = changesImage && isImageChannelOn(channels);
	if (!kubernetes && !nodeOs) return void 0;
	return {
		...kubernetes ? { upgradeChannel: OFF.upgradeChannel } : {},
		...nodeOs ? { nodeOsUpgradeChannel: OFF.nodeOsUpgradeChannel } : {}
	};
}
/** Returns what puts back those of the `found` channels that `switchedOff` names. */
function channelsToRestore(found, switchedOff) {
	return pickChannels({
		upgradeChannel: switchedOff.upgradeChannel === void 0 ? void 0 : found.upgradeChannel,
		nodeOsUpgradeChannel: switchedOff.nodeOsUpgradeChannel === void 0 ? void 0 : found.nodeOsUpgradeChannel
	});
}
/** True when the cluster's channels read as given, for those that are given. */
function hasChannels(cluster, wanted) {
	return (wanted.upgradeChannel === void 0 || isSameChannel(cluster.upgradeChannel, wanted.upgradeChannel)) && (wanted.nodeOsUpgradeChannel === void 0 || isSameChannel(cluster.nodeOsUpgradeChannel, wanted.nodeOsUpgradeChannel));
}
/** True when both name the same channel, ignoring case; absent and empty mean none. */
function isSameChannel(one, other) {
	return normalize(one) === normalize(other);
}
function normalize(channel) {
	const word = channel?.toLowerCase() ?? "";
	return word === "" ? "none" : word;
}
function pickChannels(source) {
	return {
		...source.upgradeChannel === void 0 ? {} : { upgradeChannel: source.upgradeChannel },
		...source.nodeOsUpgradeChannel === void 0 ? {} : { nodeOsUpgradeChannel: source.nodeOsUpgradeChannel }
	};
}
// src/domain/aks/cluster.ts
/** `cluster`, or `pool/NAME`: how a target is named in maps, the timeline and the log. */
function targetKey(target) {
	return target.kind === "cluster" ? "cluster" : `pool/${target.name}`;
}
/** Returns the pool of that name in the cluster, comparing as AKS does (its pool names are lower case). */
function findPool(cluster, name) {
	return cluster.pools.find((pool) => pool.name.toLowerCase() === name.toLowerCase());
}
/** True when the target is there and its state is as asked for. */
function isInState(observation, target, isAsAsked) {
	const state = stateOf$1(observation, target);
	return state !== void 0 && isAsAsked(state);
}
/** Returns the state of a target in an observation; a pool that is gone reads as undefined. */
function stateOf$1(observation, target) {
	return target.kind === "cluster" ? observation.cluster.provisioningState : findPool(observation.cluster, target.name)?.provisioningState;
}
// src/domain/moves/history.ts
/** Questions to the memory of a run. */
const CLUSTER$1 = { kind: "cluster" };
/** Returns what a move is about. */
function targetsOf$1(move) {
	if ("pool" in move) return [{
		kind: "pool",
		name: move.pool
	}];
	if ("target" in move) return [move.target];
	return "targets" in move ? move.targets : [CLUSTER$1];
}
/** Returns the names of the pools that a move is about. */
function poolsOf(move) {
	return targetsOf$1(move).flatMap((target) => target.kind === "pool" ? [target.name] : []);
}
function isMutation(record) {
	const { kind } = record.move;
	return kind === "abort" || kind === "disable-auto-upgrade" || kind === "roll-back" || kind === "restore-auto-upgrade";
}
/** True when a mutation took effect, or may have: accepted, on its way, or its answer lost without the resource telling. */
function tookEffect(record) {
	if (!isMutation(record)) return false;
	if (record.answer.kind === "accepted" || record.answer.kind === "sent") return true;
	return record.answer.kind === "unknown" && record.settlement?.kind !== "not-begun";
}
/** True when this run changed something, or may have. */
function hasChangedSomething(history) {
	return history.records.some(tookEffect);
}
/** The records of rolling this pool back or joining its rollback, in order. */
function rollbacksOf(history, pool) {
	return history.records.filter((record) => isRollback(record.move)).filter(({ move }) => move.pool === pool);
}
function isRollback({ kind }) {
	return kind === "roll-back" || kind === "join";
}
/** The records of aborting this target, in order. */
function abortsOf(history, target) {
	return history.records.filter(({ move }) => move.kind === "abort" && targetKey(move.target) === targetKey(target));
}
function isSwitchOff(record) {
	return record.move.kind === "disable-auto-upgrade";
}
/** The record of the switch-off that took effect, if there was one. */
function switchOffOf(history) {
	return history.records.filter(isSwitchOff).findLast(tookEffect);
}
/** The error of a refusal; `undefined` for every other answer. */
function refusalOf(record) {
	return record?.answer.kind === "refused" ? record.answer.error : void 0;
}
/** True when the request was refused because another operation is in the way. */
function wasConflict(record) {
	const refusal = refusalOf(record);
	return refusal !== void 0 && isConflict(refusal);
}
/** True when the request was turned away because there were too many. */
function wasThrottled(record) {
	const refusal = refusalOf(record);
	return refusal !== void 0 && isThrottled(refusal);
}
// src/domain/outcome/channels.ts
/** What became of the auto-upgrade channels. */
/** Returns how the channels were found and left; where a PUT's effect is not known, the safe answer is: off. */
function channelOutcome({ history, latest }) {
	const found = channelsOf(history.first.cluster);
	const switchOff = switchOffOf(history);
	if (switchOff === void 0) return {
		found,
		left: found,
		changed: false,
		putBack: false
	};
	const restore = history.records.findLast((record) => record.move.kind === "restore-auto-upgrade" && tookEffect(record));
	const left = switchOff.settlement !== void 0 && (restore === void 0 || restore.settlement !== void 0) ? channelsOf(latest.cluster) : {
		...found,
		...switchOff.move.channels
	};
	const changed = !(isSameChannel(found.upgradeChannel, left.upgradeChannel) && isSameChannel(found.nodeOsUpgradeChannel, left.nodeOsUpgradeChannel));
	return {
		found,
		left,
		changed,
		putBack: restore !== void 0 && !changed
	};
}
// src/domain/decision.ts
/** Returns the decision to stop here. */
function end(checks, ending) {
	return {
		checks,
		plan: [],
		next: {
			kind: "end",
			ending: {
				warnings: [],
				...ending
			}
		}
	};
}
/** Returns the ending of a pool that no check blocked. */
function poolEnding(pool, verdict) {
	return {
		pool,
		blockedBy: [],
		...verdict
	};
}
/** Returns an Azure error as the one that decided a result. */
function outcomeError(error) {
	const { code, message, correlationId, attempt, status, hint, kind } = error.details;
	return {
		code,
		message,
		attempt,
		isFromAzure: kind !== "network",
		...correlationId === void 0 ? {} : { correlationId },
		...status === void 0 ? {} : { status },
		...hint === void 0 ? {} : { hint }
	};
}
/** Returns the error for pools that the cluster does not have; it lists those that exist. */
function noSuchPool(cluster, missing) {
	const exist = cluster.pools.map((pool) => pool.name).join(", ");
	return {
		code: "PoolNotFound",
		message: `Cluster ${cluster.name} has no pool ${missing.join(", ")}. Its pools are: ${exist === "" ? "(none)" : exist}.`,
		attempt: `read cluster ${cluster.name}`,
		hint: "Check the input nodepool.",
		isFromAzure: false
	};
}
/**
* Ids of the checks that blocked a pool, each once. A check of the cluster, or of a pool that the run is not about
* (one that moves while the whole cluster is to be updated, say), counts for every pool.
*/
function blockedBy$1(checks, pool, poolsOfRun) {
	return [...new Set(checks.filter(({ verdict }) => verdict === "blocked").filter((check) => check.pool === void 0 || check.pool === pool || !poolsOfRun.includes(check.pool)).map(({ id }) => id))];
}
// src/domain/moves/send-again.ts
/** May a request that did not take effect be sent again? The bounds that keep the loop from going round for ever. */
/** After a 412 everything is observed, checked and decided anew, three times at most. */
const MAX_STALE = 3;
/** A PUT whose answer was lost and that did not take effect is sent again with the same eTag. */
const MAX_LOST = 5;
/** The resource changed between the decision and the read right before the PUT. */
const MAX_WITHHELD = 10;
/** An abort has no If-Match: after a lost answer it is sent again once, while the same operation still moves. */
const MAX_LOST_ABORTS = 2;
/** Returns whether a PUT that took no effect may be sent again; `records` are all attempts, `last` is the last's answer. */
function mayPutAgain(last, records) {
	switch (last.kind) {
		case "refused": return mayGoRoundAfter(last.error, records);
		case "withheld": return countOf(records, "withheld") < MAX_WITHHELD;
		case "unknown": return countOf(records, "unknown") < MAX_LOST;
	}
}
/** Returns whether an abort whose answer was lost may be sent again; `records` are all attempts so far. */
function mayAbortAgain(records) {
	return countOf(records, "unknown") < MAX_LOST_ABORTS;
}
/** A conflict is decided as busy, and throttling is waited out. */
function mayGoRoundAfter(error, records) {
	if (isConflict(error) || isThrottled(error)) return true;
	const stale = records.filter((record) => refusalOf(record)?.details.status === 412);
	return error.details.status === 412 && stale.length <= MAX_STALE;
}
function countOf(records, kind) {
	return records.filter(({ answer }) => answer.kind === kind).length;
}
// src/domain/aks/states.ts
/** The one table of provisioning states. They are free strings, compared ignoring case. */
/** The three terminal states. Everything else is moving, unknown words too (AKS adds words without notice). */
const TERMINAL = [
	"succeeded",
	"failed",
	"canceled"
];
/** Documented words for an operation in progress, beside Canceling; others exist. */
const KNOWN_MOVING = /* @__PURE__ */ new Set([
	"creating",
	"updating",
	"upgrading",
	"upgradingnodeimageversion",
	"deleting",
	"starting",
	"stopping",
	"scaling"
]);
/** Returns the state in one spelling, or `undefined` when the resource is still moving. */
function terminalState(state) {
	const word = state.toLowerCase();
	if (word === "cancelled") return "canceled";
	return TERMINAL.find((terminal) => terminal === word);
}
/** True for Succeeded, Failed and Canceled. */
function isSettled(state) {
	return terminalState(state) !== void 0;
}
/** True for every state that is not terminal. */
function isMoving(state) {
	return !isSettled(state);
}
function isSucceeded(state) {
	return terminalState(state) === "succeeded";
}
/** True for Failed and Canceled: an operation stopped half way. */
function isStopped(state) {
	const terminal = terminalState(state);
	return terminal === "failed" || terminal === "canceled";
}
/** True while an abort takes effect. */
function isCanceling(state) {
	const word = state.toLowerCase();
	return word === "canceling" || word === "cancelling";
}
function isDeleting(state) {
	return state.toLowerCase() === "deleting";
}
function isCreating(state) {
	return state.toLowerCase() === "creating";
}
function isStopping(state) {
	return state.toLowerCase() === "stopping";
}
/** True for the two states of a pool (or cluster) whose versions are changing. A rollback shows as an upgrade. */
function isUpgrading(state) {
	const word = state.toLowerCase();
	return word === "upgrading" || word === "upgradingnodeimageversion";
}
/** True for words that neither are terminal nor documented: counted as moving, and told. */
function isUnknownState(state) {
	return isMoving(state) && !isCanceling(state) && !KNOWN_MOVING.has(state.toLowerCase());
}
/** True when the nodes are switched off (`powerState.code`). */
function isPoweredOff(powerState) {
	return powerState?.toLowerCase() === "stopped";
}
// src/domain/abort/endings.ts
/** How an abort ended for one target, from what was sent and what the resource showed afterwards. */
/** Returns how it ended, or `undefined` while there is something to do for this target. */
function abortEnding(observation, history, target) {
	const records = recordsFor(history, target);
	const last = records.at(-1);
	const sent = last === void 0 ? void 0 : endingOfRecord(last, records, target);
	if (sent !== void 0) return sent;
	const state = stateOf$1(observation, target);
	if (state === void 0) return {
		result: "failed",
		detail: `${targetKey(target)} was deleted meanwhile.`
	};
	if (isMoving(state)) return last !== void 0 && isAnotherOperation(last, observation, target, state) ? {
		result: "completed-before-abort",
		detail: `${subject(target)} ended, and another one began (${state}).`
	} : void 0;
	if (!isInState(history.first, target, isMoving)) return { result: "nothing-to-abort" };
	return terminalState(state) === "canceled" && abortsOf(history, { kind: "cluster" }).length > 0 ? { result: "aborted" } : {
		result: "completed-before-abort",
		detail: endedFirst(target, state)
	};
}
/**
* True when what moves now is not what the abort was for: it must not be hit by sending the abort again. The operations
* API tells; where it does not, another state does.
*/
function isAnotherOperation({ before, operation }, observation, target, state) {
	if (isCanceling(state)) return false;
	const reading = observation.operations.get(targetKey(target));
	const latest = reading?.kind === "read" ? reading.value : void 0;
	if (operation !== void 0 && latest !== void 0) return operation.id !== latest.id;
	return before !== void 0 && before.provisioningState !== state;
}
/** Aborts of the target, and waits for one that somebody else had sent. */
function recordsFor(history, target) {
	const key = targetKey(target);
	return history.records.filter(({ move }) => (move.kind === "abort" || move.kind === "wait") && targetsOf$1(move).some((one) => targetKey(one) === key));
}
function endingOfRecord(record, records, target) {
	const { settlement } = record;
	switch (settlement?.kind) {
		case void 0: return;
		case "not-awaited": return { result: "abort-requested" };
		case "vanished": return {
			result: "failed",
			detail: "The resource was deleted meanwhile."
		};
		case "replaced": return replaced(record, settlement, target);
		case "not-begun": return notBegun$2(record, records);
		case "ended": return ended$2(record, settlement, target);
	}
}
/** Canceled itself was not seen: the abort's own end and the operation's tell whether it was reached. */
function replaced({ operation }, { seen, error }, target) {
	return error !== void 0 || hasEndedByItself(operation) ? {
		result: "completed-before-abort",
		detail: `${subject(target)} ended before it could be aborted, and another one began (${seen.provisioningState}).`
	} : {
		result: "aborted",
		detail: "Another operation started right after the aborted one had ended."
	};
}
/** True for an operation that reached its own end, good or bad, in spite of an abort. */
function hasEndedByItself(operation) {
	const end = terminalState(operation?.status ?? "");
	return end === "succeeded" || end === "failed" && !/^AKSOperationPreempted/i.test(operation?.error?.code ?? "");
}
function notBegun$2({ answer }, records) {
	if (answer.kind === "refused") return {
		result: "failed",
		error: outcomeError(answer.error)
	};
	if (answer.kind !== "unknown" || mayAbortAgain(records)) return void 0;
	return {
		result: "error",
		error: outcomeError(answer.error)
	};
}
function ended$2({ answer, operation }, { seen, wasSeenCanceling, error }, target) {
	const terminal = terminalState(seen.provisioningState);
	const wasCanceled = terminal === "canceled" || terminalState(operation?.status ?? "") === "canceled";
	const isOurs = answer.kind !== "refused" || wasSeenCanceling;
	if (wasCanceled && isOurs) return { result: "aborted" };
	if (terminal === "failed" && answer.kind !== "refused") return {
		result: "failed",
		detail: "The operation ended Failed while it was being aborted.",
		...error === void 0 ? {} : { error: {
			...error,
			isFromAzure: true
		} }
	};
	return {
		result: "completed-before-abort",
		detail: endedFirst(target, seen.provisioningState)
	};
}
function endedFirst(target, state) {
	return `${subject(target)} ended (${state}) before it could be aborted.`;
}
function subject(target) {
	return target.kind === "cluster" ? "The operation of the cluster" : `The operation of pool ${target.name}`;
}
// src/domain/aks/versions.ts
var import_coerce = /* @__PURE__ */ __toESM(require_coerce(), 1);
var import_compare = /* @__PURE__ */ __toESM(require_compare(), 1);
var import_parse = /* @__PURE__ */ __toESM(require_parse(), 1);
/** The numbers at the end of an image's name: its build date, such as `202605.14.0` or `20348.5020.260610`. */
const IMAGE_DATE = /-(\d+(?:\.\d+)+)$/;
/** Families of node images, by the name's beginning. Azure Linux was called CBL-Mariner before. */
const IMAGE_FAMILIES = [
	{
		prefix: "aksubuntu-",
		family: "Ubuntu"
	},
	{
		prefix: "aksazurelinux-",
		family: "AzureLinux"
	},
	{
		prefix: "akscblmariner-",
		family: "AzureLinux"
	},
	{
		prefix: "akswindows-",
		family: "Windows"
	},
	{
		prefix: "aksflatcar-",
		family: "Flatcar"
	}
];
/** Returns the OS family of a node image, or `undefined` for a name never seen before. */
function imageFamily(nodeImageVersion) {
	const name = nodeImageVersion.toLowerCase();
	return IMAGE_FAMILIES.find(({ prefix }) => name.startsWith(prefix))?.family;
}
/** Returns the OS family of a pool's `osSKU`, or `undefined` for a word never seen before. */
function osSkuFamily(osSku) {
	const word = osSku.toLowerCase();
	if (word.startsWith("ubuntu")) return "Ubuntu";
	if (word.startsWith("azurelinux") || word.includes("mariner")) return "AzureLinux";
	if (word.startsWith("windows")) return "Windows";
	if (word.startsWith("flatcar")) return "Flatcar";
}
/** True when both name the same version; `1.35.5` and `v1.35.5` do, whatever the case. */
function isSameKubernetesVersion(one, other) {
	return compareKubernetesVersions(one, other) === "equal";
}
/** True when both name the same image, ignoring case. */
function isSameImage(one, other) {
	return one.toLowerCase() === other.toLowerCase();
}
/** True when both versions are the same. */
function isSameVersions(one, other) {
	return one.kubernetesVersion !== void 0 && one.nodeImageVersion !== void 0 && isSameKubernetesVersion(one.kubernetesVersion, other.kubernetesVersion) && isSameImage(one.nodeImageVersion, other.nodeImageVersion);
}
/** Tells whether `one` is older than `other`, by semantic versioning. */
function compareKubernetesVersions(one, other) {
	const left = (0, import_parse.default)(one, { loose: true });
	const right = (0, import_parse.default)(other, { loose: true });
	if (left === null || right === null) return one === other ? "equal" : "unknown";
	const order = (0, import_compare.default)(left, right);
	return order === 0 ? "equal" : order < 0 ? "older" : "newer";
}
/** Returns the minor number (35 of `1.35.5`), or `undefined` for what is not a version. */
function minorOf(version) {
	return (0, import_coerce.default)(version)?.minor;
}
/** Returns `1.35` of `1.35.5`, or `undefined` for what is not a version. */
function majorMinorOf(version) {
	const parsed = (0, import_coerce.default)(version);
	return parsed === null ? void 0 : `${String(parsed.major)}.${String(parsed.minor)}`;
}
/** Tells whether image `one` is older than `other`, by the date part of their names. */
function compareImages(one, other) {
	if (isSameImage(one, other)) return "equal";
	const left = imageDate(one);
	const right = imageDate(other);
	if (left === void 0 || right === void 0) return "unknown";
	const length = Math.max(left.length, right.length);
	for (let index = 0; index < length; index++) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference !== 0) return difference < 0 ? "older" : "newer";
	}
	return "unknown";
}
/** Tells whether `one` is older than `other`: by Kubernetes version, then by the image's date part. */
function compareVersions(one, other) {
	if (other.kubernetesVersion === void 0) return "unknown";
	const byKubernetes = compareKubernetesVersions(one.kubernetesVersion, other.kubernetesVersion);
	if (byKubernetes !== "equal") return byKubernetes;
	return other.nodeImageVersion === void 0 ? "unknown" : compareImages(one.nodeImageVersion, other.nodeImageVersion);
}
function imageDate(nodeImageVersion) {
	return IMAGE_DATE.exec(nodeImageVersion)?.[1]?.split(".").map(Number);
}
// src/domain/rollback/assess.ts
/** Returns the records from newest to oldest; those without a time come last. Equal times keep Azure's order. */
function newestFirst(records) {
	return records.toSorted((one, other) => (other.recordedAt ?? -1e400) - (one.recordedAt ?? -1e400) || 0);
}
/** Returns the newest record that matches every pin. */
function pickRecord(records, pins) {
	return newestFirst(records).find((record) => matchesPins(record, pins));
}
/** True when the pool has a record that matches every pin. */
function hasTarget({ records }, pool, pins) {
	const reading = records.get(pool);
	return reading?.kind === "read" && pickRecord(reading.value, pins) !== void 0;
}
function isPinned(pins) {
	return pins.kubernetesVersion !== void 0 || pins.nodeImageVersion !== void 0;
}
/** Returns where the pool stands. */
function assessPool(pool, records, pins) {
	const shown = versionsShown(pool);
	const record = records?.kind === "read" ? pickRecord(records.value, pins) : void 0;
	const shownIsTarget = shown !== void 0 && isPinned(pins) && matchesPins(shown, pins);
	const candidate = record ?? (shownIsTarget ? shown : void 0);
	if (candidate === void 0) return {
		pool,
		standing: records?.kind === "unreadable" ? "unread" : "no-target",
		changesImage: false
	};
	const comparison = compareVersions(candidate, pool);
	const standing = standingOf(pool.provisioningState, comparison, isPinned(pins) || shown === void 0);
	const to = shown !== void 0 && (standing === "resend" || standing === "join" || standing === "already") ? shown : candidate;
	return {
		pool,
		standing,
		to: {
			kubernetesVersion: to.kubernetesVersion,
			nodeImageVersion: to.nodeImageVersion
		},
		...record === void 0 ? {} : { record },
		comparison,
		changesImage: standing === "resend" || pool.nodeImageVersion === void 0 || !isSameImage(to.nodeImageVersion, pool.nodeImageVersion)
	};
}
function standingOf(state, comparison, pinned) {
	if (comparison === "newer" && pinned) return "too-new";
	const isBack = comparison === "equal" || comparison === "newer";
	if (isMoving(state)) return isBack && isUpgrading(state) ? "join" : "busy";
	if (isSucceeded(state)) return isBack ? "already" : "roll-back";
	return isBack ? "resend" : "roll-back";
}
/** Returns both versions that the pool shows, or `undefined` when it does not show both. */
function versionsShown(pool) {
	const { kubernetesVersion, nodeImageVersion } = pool;
	if (kubernetesVersion === void 0 || nodeImageVersion === void 0) return void 0;
	return {
		kubernetesVersion,
		nodeImageVersion
	};
}
function matchesPins(versions, pins) {
	return (pins.kubernetesVersion === void 0 || isSameKubernetesVersion(versions.kubernetesVersion, pins.kubernetesVersion)) && (pins.nodeImageVersion === void 0 || isSameImage(versions.nodeImageVersion, pins.nodeImageVersion));
}
// src/domain/results.ts
/** The results of a run: which make the step fail, and which is the worst of several. */
/** Every result, from worst to best: with several pools the worst is the result of the run. */
const RESULTS = {
	error: {
		fails: "always",
		mayGoOn: true
	},
	failed: { fails: "unless-status" },
	"timed-out": {
		fails: "always",
		mayGoOn: true
	},
	interrupted: {
		fails: "always",
		mayGoOn: true
	},
	canceled: { fails: "unless-status" },
	blocked: { fails: "always" },
	"partially-rolled-back": {
		fails: "always",
		isRollback: true
	},
	canceling: { fails: "never" },
	"in-progress": { fails: "never" },
	"completed-before-abort": { fails: "if-idle" },
	"nothing-to-abort": { fails: "if-idle" },
	planned: { fails: "never" },
	"rollback-started": {
		fails: "never",
		isRollback: true,
		isBack: true,
		mayGoOn: true
	},
	"abort-requested": {
		fails: "never",
		mayGoOn: true
	},
	"rolled-back": {
		fails: "never",
		isRollback: true,
		isBack: true
	},
	aborted: { fails: "never" },
	"already-rolled-back": {
		fails: "never",
		isBack: true
	},
	succeeded: { fails: "never" }
};
const RESULTS_WORST_FIRST = Object.keys(RESULTS);
/** Returns what a result means; nothing of the above for a pool to which nothing was done. */
function factsOf$1(result) {
	return result === "not-started" ? { fails: "never" } : RESULTS[result];
}
/** Returns whether the step fails with this result; `ifIdle` decides where there was nothing (left) to abort. */
function isFailing(result, mode, ifIdle) {
	switch (RESULTS[result].fails) {
		case "always": return true;
		case "unless-status": return mode !== "status";
		case "if-idle": return ifIdle === "fail";
		case "never": return false;
	}
}
/** Returns the worst of the results. Throws when there are none. */
function worstResult(results) {
	const worst = RESULTS_WORST_FIRST.find((result) => results.includes(result));
	if (worst === void 0) throw new Error("There is no worst of no results.");
	return worst;
}
/** Returns the result of an abort of several targets: an idle one beside an aborted one does not count. */
function abortResult(results) {
	const known = started(results);
	const busy = known.filter((result) => result !== "nothing-to-abort");
	return worstResult(busy.length > 0 ? busy : known);
}
/**
* Returns the result of a rollback of several pools.
*
* `hasChanged` tells whether this step changed anything: a block is `blocked` only if it did not; after that it is
* `partially-rolled-back` when a pool is back, and `failed` when none is.
*/
function rollbackResult(results, hasChanged) {
	const known = started(results);
	const worst = worstResult(known);
	if (worst !== "blocked" || !hasChanged) return worst;
	return known.some((result) => factsOf$1(result).isBack) ? "partially-rolled-back" : "failed";
}
function started(results) {
	return results.filter((result) => result !== "not-started");
}
/** Returns a provisioning state or operation status as a result of status mode. */
function statusResult(state) {
	return terminalState(state) ?? (isCanceling(state) ? "canceling" : "in-progress");
}
// src/domain/rollback/verify.ts
/**
* Returns how a rollback (sent or joined) ended: both versions must read back equal the target, together with
* Succeeded seen after the operation began, and no other operation may have brought that Succeeded about.
*
* @param displacedBy state of another operation that was the last to move, when nothing tells that ours had succeeded.
*/
function verifyRollback(to, seen, error, displacedBy) {
	const terminal = terminalState(seen.provisioningState);
	if (terminal === "failed") return {
		result: "failed",
		...withError(error)
	};
	if (terminal === "canceled") return {
		result: "canceled",
		detail: "The rollback ended Canceled without an abort by this step: another caller, or AKS itself, canceled it.",
		...withError(error)
	};
	if (wasPreempted(error)) return {
		result: "failed",
		detail: "Another operation took the place of the rollback before it had ended: the pool shows the versions, which change at the start, but not all of its nodes need run them.",
		...withError(error)
	};
	if (displacedBy !== void 0) return {
		result: "failed",
		detail: `The operation last seen on the pool was ${displacedBy}, which no rollback is, and nothing tells that the rollback had succeeded before it: the pool shows versions that change at the start, but not all of its nodes need run them.`
	};
	const isVersionBack = seen.kubernetesVersion !== void 0 && isSameKubernetesVersion(seen.kubernetesVersion, to.kubernetesVersion);
	const isImageBack = seen.nodeImageVersion !== void 0 && isSameImage(seen.nodeImageVersion, to.nodeImageVersion);
	if (isVersionBack && isImageBack) return { result: "rolled-back" };
	const shown = `Kubernetes ${seen.kubernetesVersion ?? "unknown"}, node image ${seen.nodeImageVersion ?? "unknown"}`;
	if (isVersionBack) return {
		result: "partially-rolled-back",
		detail: `Azure reports success, yet the node image is ${seen.nodeImageVersion ?? "unknown"} instead of ${to.nodeImageVersion}: the node OS channel (nodeOSUpgradeChannel) of the cluster keeps the newest image.`
	};
	return {
		result: "failed",
		detail: `Azure reports success, yet the pool shows ${shown} instead of Kubernetes ${to.kubernetesVersion}, node image ${to.nodeImageVersion}: another operation moved it, or the rollback did not happen.`
	};
}
/** AKS's codes for an operation whose place another one took, a deletion included. */
function wasPreempted(error) {
	return error !== void 0 && /^AKSOperationPreempted/i.test(error.code);
}
function withError(error) {
	return error === void 0 ? {} : { error: {
		...error,
		isFromAzure: true
	} };
}
/** Properties of a pool that change by themselves or are compared on their own. */
const VOLATILE = /* @__PURE__ */ new Set([
	"provisioningState",
	"powerState",
	"eTag",
	"status",
	"orchestratorVersion",
	"currentOrchestratorVersion",
	"nodeImageVersion",
	"name"
]);
/**
* Returns the names of the settings that differ between two sights of a pool: labels, taints, sizes and all others,
* but neither versions nor state. The node count counts only where no autoscaler moves it.
*/
function changedSettings(before, after) {
	return [.../* @__PURE__ */ new Set([...Object.keys(before.properties), ...Object.keys(after.properties)])].filter((name) => !VOLATILE.has(name)).filter((name) => !(name === "count" && (before.isAutoscaled || after.isAutoscaled))).filter((name) => !isSameJson(before.properties[name], after.properties[name])).toSorted();
}
/**
* Returns the names of what a PUT sends and two reads of a pool show differently: its settings, versions, and whether
* it is switched on.
*/
function poolDisagreements(one, other) {
	const also = [
		"nodeImageVersion",
		"orchestratorVersion",
		"powerState"
	].filter((name) => !isSameJson(one.properties[name], other.properties[name]));
	return [...changedSettings(one, other), ...also];
}
/** Parts of a cluster that change by themselves or are compared on their own. */
const VOLATILE_IN_CLUSTER = /* @__PURE__ */ new Set([...[
	"eTag",
	"systemData",
	"properties"
], ...[
	"provisioningState",
	"powerState",
	"status",
	"currentKubernetesVersion",
	"agentPoolProfiles"
]]);
/** As `poolDisagreements`, of a cluster with its pools. */
function clusterDisagreements(one, other) {
	const partsOf = ({ body }) => ({
		...body,
		...body["properties"]
	});
	const [left, right] = [partsOf(one), partsOf(other)];
	const parts = [.../* @__PURE__ */ new Set([...Object.keys(left), ...Object.keys(right)])].filter((name) => !VOLATILE_IN_CLUSTER.has(name) && !isSameJson(left[name], right[name])).toSorted();
	const inPools = [...new Set([...one.pools, ...other.pools].map(({ name }) => name))].flatMap((name) => {
		const [before, after] = [one, other].map(({ pools }) => pools.find((pool) => pool.name === name));
		if (before === void 0 || after === void 0) return [`pool ${name}`];
		return poolDisagreements(before, after).map((setting) => `${setting} of pool ${name}`);
	});
	return [...parts, ...inPools];
}
/** True when both are the same JSON; the order of properties does not count, and absent, null, {} and [] are alike. */
function isSameJson(one, other) {
	return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}
function canonical(value) {
	if (value === void 0 || value === null) return void 0;
	if (Array.isArray(value)) {
		const items = value;
		return items.length === 0 ? void 0 : items.map((item) => canonical(item) ?? null);
	}
	if (typeof value !== "object") return value;
	const entries = Object.entries(value).map(([name, item]) => [name, canonical(item)]).filter((entry) => entry[1] !== void 0).toSorted(([one], [other]) => one < other ? -1 : 1);
	return entries.length === 0 ? void 0 : Object.fromEntries(entries);
}
// src/domain/rollback/endings.ts
/** How a rollback ended for one pool, from what was sent and what the pool showed afterwards. */
/** Returns how the rollback of this pool ended, or `undefined` while there is something to do for it. */
function rollbackEnding({ recentOperations }, history, pool) {
	const records = rollbacksOf(history, pool);
	const last = records.at(-1);
	if (last === void 0) return void 0;
	const { answer, settlement, move } = last;
	if (answer.kind === "refused") return mayPutAgain(answer, records) ? void 0 : poolEnding(pool, {
		result: "failed",
		error: outcomeError(answer.error)
	});
	if (answer.kind === "withheld") return mayPutAgain(answer, records) ? void 0 : poolEnding(pool, {
		result: "failed",
		detail: `The pool kept changing: ${answer.reason}`
	});
	switch (settlement?.kind) {
		case void 0: return;
		case "not-awaited": return poolEnding(pool, { result: "rollback-started" });
		case "vanished": return poolEnding(pool, {
			result: "failed",
			detail: "The pool was deleted while it was being rolled back."
		});
		case "not-begun": return notBegun$1(history, last, records, pool);
		case "replaced": return poolEnding(pool, verifyRollback(move.to, settlement.seen, last.operation?.error));
		case "ended": return poolEnding(pool, ended$1(move, settlement, newest(last.operation, recentOperations)));
	}
}
/** The operation as the list shows it, which is read after everything else. */
function newest(operation, recent) {
	return (recent.kind === "read" ? recent.value.find(({ id }) => id === operation?.id) : void 0) ?? operation;
}
function ended$1({ to }, { seen, error, displacedBy }, operation) {
	const hasSucceeded = operation !== void 0 && terminalState(operation.status) === "succeeded";
	return verifyRollback(to, seen, error ?? operation?.error, hasSucceeded ? void 0 : displacedBy);
}
function notBegun$1(history, last, records, pool) {
	if (last.answer.kind === "accepted") return poolEnding(pool, {
		result: "failed",
		detail: "Azure accepted the rollback, but the pool never began to change."
	});
	if (last.answer.kind !== "unknown") return void 0;
	if (mayPutAgain(last.answer, records)) return void 0;
	return poolEnding(pool, {
		result: hasChangedSomething(history) ? "failed" : "error",
		error: outcomeError(last.answer.error)
	});
}
// src/domain/outcome/cut-short.ts
/** How a run ended that did not come to its own end: each pool as far as it came. */
/** Returns the ending of a run that was cut short. */
function endingOfCutShort({ inputs, seen }, { result, error }) {
	return {
		result,
		pools: seen === void 0 ? [] : poolEndings(inputs, seen, result),
		...inputs.pools.kind === "none" && inputs.mode === "abort" ? { clusterResult: result } : {},
		...error === void 0 ? {} : { error },
		warnings: []
	};
}
function poolEndings(inputs, seen, result) {
	const names = concernedPools(inputs, seen.history);
	const last = seen.history.records.at(-1);
	return names.map((name) => {
		const isItsTurn = names.length === 1 || last !== void 0 && poolsOf(last.move).includes(name);
		return endedBefore(inputs, seen, name) ?? poolEnding(name, { result: isItsTurn ? result : "not-started" });
	});
}
function endedBefore(inputs, { history, latest }, name) {
	const target = {
		kind: "pool",
		name
	};
	switch (inputs.mode) {
		case "rollback": return rollbackEnding(latest, history, name);
		case "abort": {
			const verdict = abortEnding(latest, history, target);
			return verdict === void 0 ? void 0 : poolEnding(name, verdict);
		}
		case "status": {
			const state = stateOf$1(latest, target);
			return poolEnding(name, { result: state === void 0 ? "error" : statusResult(state) });
		}
	}
}
/** Returns the names of the pools that the run was about. */
function concernedPools(inputs, { first, records }) {
	const all = first.cluster.pools.map(({ name }) => name);
	if (inputs.pools.kind === "named") return inputs.pools.names.filter((name) => findPool(first.cluster, name) !== void 0);
	switch (inputs.mode) {
		case "status": return all;
		case "rollback": return all.filter((name) => hasTarget(first, name, inputs.pins));
		case "abort": return all.filter((name) => records.some(({ move }) => poolsOf(move).includes(name)));
	}
}
// src/domain/aks/estimate.ts
/** What rolling a pool back needs and how long it takes, as far as its settings tell. */
/** AKS's default since API 2023-09-01 for new pools; older ones surge by one node, which is the same up to ten. */
const DEFAULT_MAX_SURGE = "10%";
/** Documented default of `drainTimeoutInMinutes`. */
const DEFAULT_DRAIN_TIMEOUT_MINUTES = 30;
const NODE_MS = 12e4;
/** Returns the estimate for one pool, or `undefined` when its node count is not known. */
function estimateRollback(pool) {
	const { count, upgradeSettings } = pool;
	if (count === void 0) return void 0;
	const surgeNodes = nodesOf$1(upgradeSettings.maxSurge ?? DEFAULT_MAX_SURGE, count);
	const unavailable = nodesOf$1(upgradeSettings.maxUnavailable ?? "0", count);
	const batches = Math.ceil(count / Math.max(surgeNodes, unavailable, 1));
	const soakMs = (upgradeSettings.nodeSoakMinutes ?? 0) * MINUTE_MS;
	const drainMs = (upgradeSettings.drainTimeoutMinutes ?? DEFAULT_DRAIN_TIMEOUT_MINUTES) * MINUTE_MS;
	const fixedMs = 17e4;
	return {
		nodes: count,
		surgeNodes,
		expectedMs: fixedMs + batches * (NODE_MS + soakMs),
		longestMs: fixedMs + batches * (NODE_MS + soakMs + drainMs)
	};
}
/** Returns how many of `count` nodes a setting such as `10%` or `2` means; percentages are rounded up. */
function nodesOf$1(setting, count) {
	const value = Number.parseFloat(setting);
	if (!Number.isFinite(value) || value < 0) return 0;
	return setting.trim().endsWith("%") ? Math.ceil(count * value / 100) : Math.round(value);
}
// src/domain/optional.ts
/** Returns an object with the property, or without it when there is no value: absent is never `undefined` here. */
function optional$1(name, value) {
	return value === void 0 ? {} : { [name]: value };
}
// src/domain/outcome/operation.ts
/** Returns the operation acted upon: of the last rollback, else of the last abort; where nothing was done, the latest. */
function reportedOperation({ inputs, seen }) {
	if (seen === void 0) return void 0;
	const withOperation = seen.history.records.filter(({ operation }) => operation !== void 0);
	const ofRollback = withOperation.findLast(({ move }) => move.kind === "roll-back" || move.kind === "join");
	const ofAbort = withOperation.findLast(({ move }) => move.kind === "abort");
	const acted = (ofRollback ?? ofAbort)?.operation;
	if (acted !== void 0) return acted;
	const pool = inputs.pools.kind === "named" ? inputs.pools.names[0] : void 0;
	const target = pool === void 0 ? { kind: "cluster" } : {
		kind: "pool",
		name: pool
	};
	return latestKnown(seen.latest, target) ?? (inputs.mode === "status" && pool === void 0 ? newestOnRecord(seen.latest) : void 0);
}
/** Returns the latest operation of the target, where it was read. */
function latestKnown(observation, target) {
	const reading = observation.operations.get(targetKey(target));
	return reading?.kind === "read" ? reading.value : void 0;
}
/** For a report of the whole cluster: what goes on somewhere in it, else what ended last. */
function newestOnRecord({ recentOperations: recent }) {
	if (recent.kind !== "read") return void 0;
	return recent.value.find(({ status }) => !isSettled(status)) ?? recent.value[0];
}
// src/domain/outcome/pool.ts
/** What became of one pool. */
/** Returns the outcome for one pool: as found, as last seen, and what was done to it. */
function poolOutcome({ inputs, seen }, ending) {
	const { pool: name, result, blockedBy } = ending;
	return {
		name,
		result,
		before: {},
		after: {},
		...seen === void 0 ? {} : seenOf$1(inputs, seen, name),
		blockedBy,
		...optional$1("error", ending.error),
		...optional$1("detail", ending.detail)
	};
}
function seenOf$1(inputs, seen, name) {
	const { history, latest } = seen;
	const last = findPool(latest.cluster, name);
	const record = recordOf(history, name);
	return {
		before: shown$1(findPool(history.first.cluster, name)),
		after: shown$1(last),
		...optional$1("provisioningState", last?.provisioningState),
		...optional$1("operation", record?.operation ?? latestKnown(latest, {
			kind: "pool",
			name
		})),
		...optional$1("offer", last === void 0 ? void 0 : offerOf(inputs, seen, last)),
		...optional$1("tookMs", durationOf(record)),
		...optional$1("nodes", record?.nodes)
	};
}
function shown$1(pool) {
	return {
		...optional$1("kubernetesVersion", pool?.kubernetesVersion),
		...optional$1("nodeImageVersion", pool?.nodeImageVersion)
	};
}
/** What the pool can be rolled back to: in a rollback its target, in other modes the newest record. */
function offerOf(inputs, { history, latest }, pool) {
	const { cluster, records } = inputs.mode === "rollback" ? history.first : latest;
	const reading = records.get(pool.name);
	if (reading?.kind !== "read") return void 0;
	if (inputs.mode === "rollback") {
		const { record, to, standing } = assessPool(findPool(cluster, pool.name) ?? pool, reading, inputs.pins);
		return {
			available: standing === "roll-back",
			...optional$1("to", record ?? to),
			...expiry(record?.recordedAt)
		};
	}
	const [newest] = newestFirst(reading.value);
	if (newest === void 0) return { available: false };
	const order = compareVersions(newest, pool);
	const available = order === "older" || order === "unknown";
	return available ? {
		available,
		to: newest,
		...expiry(newest.recordedAt)
	} : { available };
}
function expiry(recordedAt) {
	return recordedAt === void 0 ? {} : { expiresAt: recordedAt + 7 * DAY_MS };
}
/** The record that tells most about a pool: its last rollback, else its last abort. */
function recordOf(history, pool) {
	return rollbacksOf(history, pool).at(-1) ?? abortsOf(history, {
		kind: "pool",
		name: pool
	}).at(-1);
}
function durationOf(record) {
	const settlement = record?.settlement;
	return record === void 0 || settlement === void 0 || settlement.kind === "not-awaited" ? void 0 : settlement.at - record.startedAt;
}
// src/domain/outcome/conclude.ts
/** The outcome of a run, from what was decided, seen and done. Pure: also for runs that were cut short. */
/** Returns the outcome that outputs, summary and log are made from. */
function conclude(facts, end) {
	const { inputs, seen } = facts;
	const ending = "pools" in end ? end : endingOfCutShort(facts, end);
	return {
		mode: inputs.mode,
		result: ending.result,
		fails: isFailing(ending.result, inputs.mode, inputs.mode === "abort" ? inputs.ifIdle : "succeed"),
		address: inputs.cluster,
		startedAt: facts.startedAt,
		endedAt: facts.endedAt,
		...inputs.mode === "status" ? { dryRun: false } : intentOf(inputs),
		...optional$1("clusterResult", ending.clusterResult),
		pools: ending.pools.map((pool) => poolOutcome(facts, pool)),
		isSinglePool: inputs.pools.kind === "named" && inputs.pools.names.length === 1,
		checks: facts.checks,
		...optional$1("operation", reportedOperation(facts)),
		...optional$1("error", ending.error),
		timeline: facts.timeline,
		recentOperations: [],
		moves: [],
		...seen === void 0 ? {} : seenOf(inputs, seen),
		plan: facts.plan,
		warnings: [.../* @__PURE__ */ new Set([...facts.warnings, ...ending.warnings])],
		...optional$1("apiVersion", facts.apiVersion)
	};
}
function intentOf({ dryRun, reason }) {
	return {
		dryRun,
		...optional$1("reason", reason)
	};
}
function seenOf(inputs, seen) {
	const { history, latest } = seen;
	return {
		cluster: latest.cluster,
		...optional$1("clusterVersionBefore", history.first.cluster.kubernetesVersion),
		channels: channelOutcome(seen),
		recentOperations: latest.recentOperations.kind === "read" ? latest.recentOperations.value : [],
		moves: history.records,
		...optional$1("expectedMs", inputs.mode === "rollback" ? expectedDuration(inputs, seen) : void 0)
	};
}
function expectedDuration(inputs, { history }) {
	const concerned = new Set(concernedPools(inputs, history));
	const known = history.first.cluster.pools.filter(({ name }) => concerned.has(name)).map((pool) => estimateRollback(pool)?.expectedMs).filter((ms) => ms !== void 0);
	return known.length === 0 ? void 0 : known.reduce((sum, ms) => sum + ms, 0);
}
// src/domain/checks/check.ts
/** What a check is, and what it says. */
const CHECK_IDS = [
	"cluster-running",
	"operation-in-progress",
	"rollback-target",
	"rollback-direction",
	"rollback-window",
	"version-supported",
	"version-skew",
	"os-sku-changed",
	"auto-upgrade",
	"fleet-auto-upgrade",
	"capacity",
	"permission",
	"operation-mismatch",
	"operation-elsewhere",
	"not-abortable",
	"pool-snapshot",
	"drain-settings"
];
/** Checks whose block can't be turned into a warning by `ignore-checks`. */
const NEVER_IGNORED = /* @__PURE__ */ new Set([
	"cluster-running",
	"operation-in-progress",
	"rollback-target",
	"rollback-direction",
	"operation-mismatch"
]);
// src/inputs/parsed.ts
/** The text was accepted. */
function accept(value) {
	return {
		ok: true,
		value
	};
}
/** The text was not accepted, and why. */
function refuse$1(problem) {
	return {
		ok: false,
		problem
	};
}
/** Parses the id of a subscription. */
const parseSubscriptionId = matching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, "is not a subscription ID, such as 11111111-2222-3333-4444-555555555555");
/** ARM's rule: 1 to 90 letters and digits of any script, `-_.()`, and no full stop at the end. */
const parseResourceGroup = matching(/^[-\p{L}\p{Nd}_.()]{0,89}[-\p{L}\p{Nd}_()]$/u, "is not the name of a resource group: 1 to 90 letters, digits and -_.(), not ending in a full stop");
/** AKS's rule for managed clusters. */
const parseClusterName = matching(/^[a-zA-Z0-9](?:[-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/, "is neither the name of a cluster (1 to 63 letters, digits, - and _, a letter or digit at both ends) nor its full ARM resource ID");
const POOL = /^[a-z][a-z0-9]{0,11}$/;
/** AKS's rule for node pools. */
const parsePoolName = (text) => {
	if (POOL.test(text)) return accept(text);
	const lower = text.toLowerCase();
	return refuse$1(`is not the name of a node pool: 1 to 12 lower-case letters and digits, a letter first; or * alone${POOL.test(lower) ? `; did you mean "${lower}"?` : ""}`);
};
/** Parses the id of an operation. `latest` is a word of the API, not an id. */
const parseOperationId = (text) => /^[0-9a-z](?:[-0-9a-z]{0,62}[0-9a-z])?$/i.test(text) && text.toLowerCase() !== "latest" ? accept(text) : refuse$1("is not the id of an operation, as the output operation-id gives it");
/** Entra ID takes a tenant's GUID or one of its domain names. */
const parseTenantId = matching(/^[0-9a-z](?:[-0-9a-z]{0,62})(?:\.[0-9a-z][-0-9a-z]{0,62})*$/i, "is not a tenant: its ID (a GUID) or one of its domain names");
/** Parses the client ID of an application or managed identity. */
const parseClientId = matching(/^[0-9a-z][-._0-9a-z]{0,127}$/i, "is not a client ID: the GUID that Microsoft Entra gave the application or managed identity");
function matching(pattern, problem) {
	return (text) => pattern.test(text) ? accept(text) : refuse$1(problem);
}
// src/inputs/cluster.ts
const CLUSTER_ID = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ContainerService\/managedClusters\/([^/]+)\/?$/i;
const parseClusterId = (text) => {
	const [, subscription = "", group = "", cluster = ""] = CLUSTER_ID.exec(text) ?? [];
	const [subscriptionId, resourceGroup, name] = [
		parseSubscriptionId(subscription),
		parseResourceGroup(group),
		parseClusterName(cluster)
	];
	if (subscriptionId.ok && resourceGroup.ok && name.ok) return accept({
		subscriptionId: subscriptionId.value,
		resourceGroup: resourceGroup.value,
		name: name.value
	});
	return refuse$1(`is not the ARM resource ID of a cluster: /subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/…${/\/agentPools\//i.test(text) ? "; a node pool's name goes into nodepool" : ""}`);
};
/** Returns the cluster's address; `undefined` if a problem with it has been noted. */
function readCluster(source, fallback) {
	const text = source.text("cluster");
	if (text?.startsWith("/") === true) return readFromId(source);
	if (text === void 0) source.note("cluster", "is required: the name of the cluster, or its full ARM resource ID");
	const name = source.parse("cluster", parseClusterName);
	const resourceGroup = source.parse("resource-group", parseResourceGroup);
	if (source.text("resource-group") === void 0) source.note("resource-group", "is required with the name of a cluster");
	const subscriptionId = readSubscription(source, fallback);
	if (name === void 0 || resourceGroup === void 0 || subscriptionId === void 0) return void 0;
	return {
		subscriptionId,
		resourceGroup,
		name
	};
}
function readFromId(source) {
	const address = source.parse("cluster", parseClusterId);
	const given = {
		"resource-group": source.parse("resource-group", parseResourceGroup),
		"subscription-id": source.parse("subscription-id", parseSubscriptionId)
	};
	if (address === void 0) return void 0;
	const expected = {
		"resource-group": address.resourceGroup,
		"subscription-id": address.subscriptionId
	};
	for (const name of ["resource-group", "subscription-id"]) {
		const value = given[name];
		if (value === void 0 || value.toLowerCase() === expected[name].toLowerCase()) continue;
		source.note(name, `${source.show(value)} disagrees with cluster, whose ID names "${expected[name]}"; leave it out`);
	}
	return address;
}
function readSubscription(source, { cliSubscriptionId }) {
	const found = source.parseOrVariable("subscription-id", "AZURE_SUBSCRIPTION_ID", parseSubscriptionId);
	if (found.from !== "nowhere") return found.value;
	if (cliSubscriptionId !== void 0) {
		const parsed = parseSubscriptionId(cliSubscriptionId);
		if (parsed.ok) return parsed.value;
	}
	source.note("subscription-id", "is required: give it, or AZURE_SUBSCRIPTION_ID, or the cluster's full ARM resource ID");
}
// src/inputs/combinations.ts
/** Notes every combination that can't be meant. */
function checkCombination(source, combination) {
	checkOperationId(source, combination);
	if (combination.mode === "rollback") checkRollback$1(source, combination);
}
function checkOperationId(source, { mode, pools, operationId }) {
	if (operationId === void 0) return;
	if (pools.kind === "named" && pools.names.length > 1) source.note("operation-id", "is about one operation, but nodepool names several pools; name one");
	else if (pools.kind === "all" && mode === "abort") source.note("operation-id", "is about one operation, but nodepool is *; name the pool, or leave nodepool out");
}
function checkRollback$1(source, combination) {
	const { pools, wait, kubernetesVersion, nodeImageVersion } = combination;
	if (pools.kind === "none") {
		if (source.text("nodepool") === void 0) source.note("nodepool", "is required with mode rollback: one name, several, or * with kubernetes-version");
		return;
	}
	const areSeveral = pools.kind === "all" || pools.names.length > 1;
	if (pools.kind === "all" && kubernetesVersion === void 0 && source.text("kubernetes-version") === void 0) source.note("kubernetes-version", "is required with mode rollback and nodepool *");
	if (areSeveral && nodeImageVersion !== void 0) source.note("node-image-version", "is the image of one pool, but nodepool names several; pin kubernetes-version");
	if (areSeveral && !wait) source.note("wait", "\"false\" is not possible with several pools, which are rolled back one after the other");
}
// src/inputs/clouds.ts
/** The clouds by the name that `azure/login` gives them. */
const CLOUDS = {
	azurecloud: {
		resourceManagerEndpoint: "https://management.azure.com",
		authorityHost: "https://login.microsoftonline.com",
		scope: "https://management.azure.com/.default",
		audience: "api://AzureADTokenExchange"
	},
	azureusgovernment: {
		resourceManagerEndpoint: "https://management.usgovcloudapi.net",
		authorityHost: "https://login.microsoftonline.us",
		scope: "https://management.usgovcloudapi.net/.default",
		audience: "api://AzureADTokenExchangeUSGov"
	},
	azurechinacloud: {
		resourceManagerEndpoint: "https://management.chinacloudapi.cn",
		authorityHost: "https://login.chinacloudapi.cn",
		scope: "https://management.chinacloudapi.cn/.default",
		audience: "api://AzureADTokenExchangeChina"
	}
};
/** Names of the clouds. */
const CLOUD_NAMES = Object.keys(CLOUDS);
// src/inputs/sign-in.ts
const parseAudience = (text) => /^[\x21-\x7e]{1,256}$/.test(text) ? accept(text) : refuse$1("is not an audience, such as api://AzureADTokenExchange");
/** Returns the way to sign in; `undefined` if a problem with it has been noted. */
function readSignIn(source, cliProfile, defaultAudience) {
	const clientId = source.parseOrVariable("client-id", "AZURE_CLIENT_ID", parseClientId);
	const tenantId = source.parseOrVariable("tenant-id", "AZURE_TENANT_ID", parseTenantId);
	const audience = source.parse("audience", parseAudience);
	if (clientId.from === "refused" || tenantId.from === "refused") return void 0;
	const areIdsFromEnvironment = clientId.from === "environment" && tenantId.from === "environment";
	const clientSecret = source.text("client-secret") ?? (areIdsFromEnvironment ? source.variable("AZURE_CLIENT_SECRET") : void 0);
	const tokenFile = source.variable("AZURE_FEDERATED_TOKEN_FILE");
	const credentials = {
		...clientId.value === void 0 ? {} : { clientId: clientId.value },
		...tenantId.value === void 0 ? {} : { tenantId: tenantId.value },
		...tenantId.from === "input" ? { givenTenantId: tenantId.value } : {},
		...clientSecret === void 0 ? {} : { clientSecret },
		audience: audience ?? defaultAudience,
		canMintIdTokens: source.variable("ACTIONS_ID_TOKEN_REQUEST_URL") !== void 0 && source.variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN") !== void 0,
		...cliProfile === void 0 ? {} : { cliProfile },
		...tokenFile === void 0 ? {} : { tokenFile },
		hasIdentityEndpoint: source.variable("IDENTITY_ENDPOINT") !== void 0 || source.variable("MSI_ENDPOINT") !== void 0,
		isHostedByGitHub: source.variable("RUNNER_ENVIRONMENT") === "github-hosted"
	};
	const signIn = chooseSignIn(credentials);
	if (signIn === void 0) for (const line of explainMissing(credentials)) source.note(...line);
	return signIn;
}
/** Returns the first way that is configured; `undefined` if none is. */
function chooseSignIn(credentials) {
	const { clientId, tenantId, clientSecret, tokenFile, cliProfile } = credentials;
	if (clientSecret !== void 0) {
		if (clientId === void 0 || tenantId === void 0) return void 0;
		return {
			kind: "secret",
			tenantId,
			clientId,
			clientSecret
		};
	}
	if (clientId !== void 0 && tenantId !== void 0 && credentials.canMintIdTokens) return {
		kind: "federation",
		tenantId,
		clientId,
		audience: credentials.audience
	};
	if (cliProfile !== void 0) return chooseSession(cliProfile, credentials);
	if (clientId !== void 0 && tenantId !== void 0 && tokenFile !== void 0) return {
		kind: "workload-identity",
		tenantId,
		clientId,
		tokenFile
	};
	const isIdentityNamed = clientId !== void 0 && tenantId === void 0 && !credentials.isHostedByGitHub;
	if (credentials.hasIdentityEndpoint || isIdentityNamed) return {
		kind: "managed-identity",
		...clientId === void 0 ? {} : { clientId }
	};
}
/** The session has a tenant of its own, which AZURE_TENANT_ID must not replace unasked. */
function chooseSession(session, { givenTenantId, canMintIdTokens }) {
	const tenantId = givenTenantId ?? session.tenantId;
	const isOtherTenant = tenantId?.toLowerCase() !== session.tenantId?.toLowerCase();
	const mayEnd = canMintIdTokens && session.identity === "service-principal";
	return {
		kind: "azure-cli",
		...tenantId === void 0 ? {} : { tenantId },
		...isOtherTenant ? { isOtherTenant } : {},
		...mayEnd ? { mayEnd } : {}
	};
}
/** Returns, for each way to sign in, what it lacks and how to add it, as names and problems. */
function explainMissing(credentials) {
	const missingIds = [...credentials.clientId === void 0 ? ["client-id (or AZURE_CLIENT_ID)"] : [], ...credentials.tenantId === void 0 ? ["tenant-id (or AZURE_TENANT_ID)"] : []];
	if (credentials.clientSecret !== void 0) return [["client-secret", `is given, but it needs ${missingIds.join(" and ")} too`]];
	const lackIds = missingIds.length === 0 ? [] : [`lacks ${missingIds.join(" and ")}`];
	const lackIdToken = credentials.canMintIdTokens ? [] : ["the job may not mint ID tokens: add `permissions: { id-token: write, contents: read }` to it (a pull request from a fork never may, nor does it get secrets)"];
	const ids = missingIds.length === 0 ? "" : `${missingIds.join(", ")} and `;
	return [
		["sign-in", "nothing is configured; any one of these ways will do"],
		["sign-in with federation", [...lackIds, ...lackIdToken].join("; ")],
		["sign-in with a secret", `lacks ${ids}client-secret`],
		["sign-in with the Azure CLI session", "there is none; run azure/login in an earlier step of the job"],
		["sign-in with workload identity", `lacks ${ids}AZURE_FEDERATED_TOKEN_FILE, which the pod's webhook sets`],
		["sign-in with managed identity", "needs a self-hosted runner in Azure; give client-id without tenant-id"]
	];
}
// src/inputs/urls.ts
/** Parsers of the URLs of private clouds. */
/** Only the plain form: whatever a URL parser would repair, drop or take apart is refused. */
const PLAIN_HTTPS = /^https:\/\/[^\s/\\?#@]+(\/[^\s\\?#@]*)?$/i;
/** Parses the URL of Azure Resource Manager: a host alone. Returns it without a slash at the end. */
const parseResourceManagerEndpoint = (text) => parseUrl(text, /^\/$/, "without a path, such as https://management.local.azurestack.external");
/** Parses the URL of a sign-in authority, which may have one path segment, such as `/adfs`. */
const parseAuthorityHost = (text) => parseUrl(text, /^\/(?:[0-9a-z](?:[-_0-9a-z]{0,30})\/?)?$/i, "without a tenant, such as https://login.microsoftonline.com or https://adfs.local.azurestack.external/adfs");
function parseUrl(text, acceptedPath, form) {
	const problem = `is not an https URL without user, password, query and fragment, ${form}`;
	if (!PLAIN_HTTPS.test(text) || !URL.canParse(text)) return refuse$1(problem);
	const { origin, pathname } = new URL(text);
	if (!acceptedPath.test(pathname)) return refuse$1(problem);
	return accept(`${origin}${pathname.replace(/\/$/, "")}`);
}
// src/inputs/versions.ts
var import_clean = /* @__PURE__ */ __toESM(require_clean(), 1);
var import_valid = /* @__PURE__ */ __toESM(require_valid(), 1);
/** Parses a full Kubernetes version, such as `1.35.5`. */
const parseKubernetesVersion = (text) => {
	if (/^\d+(?:\.\d+){2}$/.test(text) && (0, import_valid.default)(text) === text) return accept(text);
	if (/^v?\d+(?:\.\d+)?$/i.test(text)) return refuse$1("has no patch version; write all three parts, such as 1.35.5");
	const cleaned = (0, import_clean.default)(text);
	return refuse$1(`is not a full Kubernetes version, such as 1.35.5${cleaned !== null && /^[\d.]+$/.test(cleaned) ? `; did you mean "${cleaned}"?` : ""}`);
};
/** Parses the full name of a node image, such as `AKSUbuntu-2404gen2containerd-202605.14.0`. */
const parseNodeImageVersion = (text) => /^[a-z][a-z0-9]*(?:[-._][a-z0-9]+)+$/i.test(text) && text.length <= 128 ? accept(text) : refuse$1("is not the full name of a node image, such as AKSUbuntu-2404gen2containerd-202605.14.0");
const API_VERSION = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(-preview)?$/;
/** Parses a version of the AKS API. */
const parseApiVersion = (text) => {
	const lower = text.toLowerCase();
	return API_VERSION.test(lower) ? accept(lower) : refuse$1("is not an API version, such as 2026-04-01 or 2025-08-02-preview");
};
/** The first API versions in which a pool's upgrade profile tells the recorded versions. */
const FIRST_WITH_ROLLBACK = {
	stable: "2026-04-01",
	preview: "2025-08-02"
};
/** Parses a version of the AKS API that can roll back. */
const parseRollbackApiVersion = (text) => {
	const parsed = parseApiVersion(text);
	if (!parsed.ok) return parsed;
	const [, date = "", preview] = API_VERSION.exec(parsed.value) ?? [];
	const { stable, preview: firstPreview } = FIRST_WITH_ROLLBACK;
	return date >= (preview === void 0 ? stable : firstPreview) ? parsed : refuse$1(`is too old for mode rollback, which needs ${stable} or ${firstPreview}-preview at least`);
};
// node_modules/leven/index.js
const array = [];
const characterCodeCache = [];
function leven(first, second, options) {
	if (first === second) return 0;
	const maxDistance = options?.maxDistance;
	const swap = first;
	if (first.length > second.length) {
		first = second;
		second = swap;
	}
	let firstLength = first.length;
	let secondLength = second.length;
	while (firstLength > 0 && first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength)) {
		firstLength--;
		secondLength--;
	}
	let start = 0;
	while (start < firstLength && first.charCodeAt(start) === second.charCodeAt(start)) start++;
	firstLength -= start;
	secondLength -= start;
	if (maxDistance !== void 0 && secondLength - firstLength > maxDistance) return maxDistance;
	if (firstLength === 0) return maxDistance !== void 0 && secondLength > maxDistance ? maxDistance : secondLength;
	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;
	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}
	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;
		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			result = array[index] = temporary > result ? temporary2 > result ? result + 1 : temporary2 : temporary2 > temporary ? temporary + 1 : temporary2;
		}
		if (maxDistance !== void 0) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) if (array[index] < rowMinimum) rowMinimum = array[index];
			if (rowMinimum > maxDistance) return maxDistance;
		}
	}
	array.length = firstLength;
	characterCodeCache.length = firstLength;
	return maxDistance !== void 0 && result > maxDistance ? maxDistance : result;
}
function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) return;
	const userMax = options?.maxDistance;
	const targetLength = target.length;
	for (const candidate of candidates) if (candidate === target) return candidate;
	if (userMax === 0) return;
	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = /* @__PURE__ */ new Set();
	for (const candidate of candidates) {
		if (seen.has(candidate)) continue;
		seen.add(candidate);
		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) continue;
		if (userMax !== void 0 && lengthDiff > userMax) continue;
		const cap = Number.isFinite(bestDist) ? userMax === void 0 ? bestDist : Math.min(bestDist, userMax) : userMax;
		const distance = cap === void 0 ? leven(target, candidate) : leven(target, candidate, { maxDistance: cap });
		if (userMax !== void 0 && distance > userMax) continue;
		let actualD = distance;
		if (cap !== void 0 && distance === cap && cap === userMax) actualD = leven(target, candidate);
		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) break;
		}
	}
	if (userMax !== void 0 && bestDist > userMax) return;
	return best;
}
// src/inputs/words.ts
/** Parsers of words: choices, booleans and lists. */
/** Returns a parser of one word of a fixed set, in any case. */
function oneOf(words) {
	return (text) => {
		const lower = text.toLowerCase();
		const word = words.find((candidate) => candidate === lower);
		if (word !== void 0) return accept(word);
		return refuse$1(`is not one of ${words.join(", ")}${suggestion$1(lower, words)}`);
	};
}
/** The booleans of YAML 1.2's core schema, as the runner's own library reads them. */
const BOOLEANS = /* @__PURE__ */ new Map([
	["true", true],
	["True", true],
	["TRUE", true],
	["false", false],
	["False", false],
	["FALSE", false]
]);
/** Parses `true` or `false`. */
const parseBoolean = (text) => {
	const value = BOOLEANS.get(text);
	return value === void 0 ? refuse$1("is not one of true, false") : accept(value);
};
/** Returns the items of a list written with commas or lines, each once, in the order given. */
function splitList(text) {
	const items = text.split(/[,\r\n]/).map((item) => item.trim());
	return [...new Set(items.filter((item) => item !== ""))];
}
/** Returns `; did you mean "…"?` for the word that is nearly the one given, or nothing. */
function suggestion$1(text, words) {
	const maxDistance = Math.min(2, Math.floor(text.length / 3));
	const word = text.length > 40 || maxDistance === 0 ? void 0 : closestMatch(text, words, { maxDistance });
	return word === void 0 ? "" : `; did you mean "${word}"?`;
}
// src/inputs/connection.ts
/** Returns the connection; `undefined` if a problem with it has been noted. */
function readConnection(source, mode, cliProfile) {
	const cloud = source.parse("environment", oneOf(CLOUD_NAMES)) ?? "azurecloud";
	const wellKnown = CLOUDS[cloud];
	const signIn = readSignIn(source, cliProfile, wellKnown.audience);
	const resourceManagerEndpoint = source.parse("resource-manager-endpoint", parseResourceManagerEndpoint);
	const authorityHost = source.parse("authority-host", parseAuthorityHost);
	const apiVersion = source.parse("api-version", mode === "rollback" ? parseRollbackApiVersion : parseApiVersion);
	if (signIn === void 0) return void 0;
	return {
		cloud,
		resourceManagerEndpoint: resourceManagerEndpoint ?? wellKnown.resourceManagerEndpoint,
		authorityHost: authorityHost ?? wellKnown.authorityHost,
		scope: wellKnown.scope,
		signIn,
		...apiVersion === void 0 ? {} : { apiVersion }
	};
}
// node_modules/parse-duration/locale/en.js
const unit = Object.create(null);
const m = 6e4;
const h = m * 60;
const d = h * 24;
const y = d * 365.25;
unit.year = unit.yr = unit.y = y;
unit.month = unit.mo = unit.mth = y / 12;
unit.week = unit.wk = unit.w = d * 7;
unit.day = unit.d = d;
unit.hour = unit.hr = unit.h = h;
unit.minute = unit.min = unit.m = m;
unit.second = unit.sec = unit.s = 1e3;
unit.millisecond = unit.millisec = unit.ms = 1;
unit.microsecond = unit.microsec = unit.us = unit.µs = .001;
unit.nanosecond = unit.nanosec = unit.ns = 1e-6;
unit.group = ",";
unit.decimal = ".";
unit.placeholder = " _";
// node_modules/parse-duration/index.js
const durationRE = /((?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?)\s*([\p{L}]{0,14})/gu;
parse.unit = unit;
let groupRE;
let placeholder = null;
let group;
/**
* look up a unit name, ignoring case and a trailing plural `s`
*
* @param {object} unit
* @param {string} name
* @return {number|undefined}
*/
const lookupUnit = (unit, name) => {
	name = String(name).toLowerCase();
	return unit[name] ?? (name.endsWith("s") ? unit[name.slice(0, -1)] : void 0);
};
/**
* convert `str` to ms
*
* @param {string} str
* @param {string} format
* @return {number|null}
*/
function parse(str = "", format = "ms") {
	let result = null, prevUnits, unit = parse.unit;
	if (unit.placeholder !== placeholder || unit.group !== group) groupRE = new RegExp(`(\\d)[${(placeholder = unit.placeholder) ?? ""}${(group = unit.group) ?? ""}](\\d)`, "g");
	str = String(str);
	let s = str.replace(groupRE, "$1$2");
	if (unit.decimal !== ".") s = s.replaceAll(unit.decimal, ".");
	durationRE.lastIndex = 0;
	for (let m; m = durationRE.exec(s);) {
		let units = m[2];
		if (!units) {
			if (prevUnits) {
				for (const u in unit) if (unit[u] < prevUnits) {
					units = u;
					break;
				}
			} else units = format;
		}
		prevUnits = units = lookupUnit(unit, units);
		if (typeof units == "number") result = (result || 0) + m[1] * units;
	}
	return result && result / (lookupUnit(unit, format) || 1) * (str.trimStart()[0] === "-" ? -1 : 1);
}
// src/inputs/durations.ts
/** Parsers of durations. */
const FORM = /^(?=\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?$/;
const EXAMPLES = "write a duration such as 90s, 15m, 2h or 1h30m";
/** A job ends after 6 hours on hosted runners, after 5 days on self-hosted ones: no step outlives that. */
const LONGEST_TIMEOUT_HOURS = 120;
/** Parses `timeout` to milliseconds. */
const parseTimeout = (text) => within(text, {
	leastMs: SECOND_MS,
	mostMs: LONGEST_TIMEOUT_HOURS * HOUR_MS,
	range: `1s to ${LONGEST_TIMEOUT_HOURS}h (a job ends after 6h on hosted runners, 5 days on self-hosted ones)`
});
/** Parses `poll-interval` to milliseconds. */
const parsePollInterval = (text) => within(text, {
	leastMs: SECOND_MS,
	mostMs: 5 * MINUTE_MS,
	range: "1s to 5m"
});
function within(text, { leastMs, mostMs, range }) {
	if (/^\d+$/.test(text)) return refuse$1(`has no unit; add s for seconds, m for minutes or h for hours (as in ${text.slice(0, 5)}m)`);
	if (!FORM.test(text)) return refuse$1(`is not a duration; ${EXAMPLES}${suggestion(text, {
		leastMs,
		mostMs
	})}`);
	const milliseconds = parse(text) ?? 0;
	return milliseconds >= leastMs && milliseconds <= mostMs ? accept(milliseconds) : refuse$1(`is not within ${range}`);
}
/** Returns how a text that the library understands is written here: `2 hours` is `2h`. */
function suggestion(text, { leastMs, mostMs }) {
	const milliseconds = text.length > 40 ? null : parse(text);
	if (milliseconds === null || milliseconds < leastMs || milliseconds > mostMs) return "";
	return `; did you mean "${[
		[Math.floor(milliseconds / HOUR_MS), "h"],
		[Math.floor(milliseconds % HOUR_MS / MINUTE_MS), "m"],
		[Math.floor(milliseconds % MINUTE_MS / SECOND_MS), "s"]
	].map(([count, unit]) => count > 0 ? `${count}${unit}` : "").join("")}"?`;
}
// src/text/quote.ts
/** Shows a value that somebody else wrote, so that it can do no harm in a log. */
/** Characters; an ARM resource ID of usual length is still shown whole. */
const LONGEST$1 = 200;
/** Control, format, separator and lone surrogate characters: they move the cursor, hide text or start a line. */
const UNPRINTABLE$1 = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Returns the value in double quotes, cut when long, with every unprintable character as `\u{…}`. */
function quote$1(value) {
	const characters = [...value];
	const shown = characters.slice(0, LONGEST$1).join("").replace(UNPRINTABLE$1, escapeCharacter);
	return characters.length > LONGEST$1 ? `"${shown}…" (${characters.length} characters)` : `"${shown}"`;
}
function escapeCharacter(character) {
	return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
// src/inputs/table.ts
const ALL = [
	"abort",
	"rollback",
	"status"
];
/** Every input, in the order of action.yml. */
const INPUTS = [
	{
		name: "mode",
		modes: ALL,
		description: "What to do: abort (stop the operation in progress), rollback (node pools) or status."
	},
	{
		name: "cluster",
		modes: ALL,
		description: "Name of the AKS cluster, or its full ARM resource ID (resource group and subscription then come from it)."
	},
	{
		name: "resource-group",
		modes: ALL,
		description: "Resource group of the cluster; required with a cluster name."
	},
	{
		name: "subscription-id",
		modes: ALL,
		description: "Subscription of the cluster; falls back to AZURE_SUBSCRIPTION_ID, then, when the Azure CLI session is the sign-in, to its default subscription."
	},
	{
		name: "nodepool",
		modes: ALL,
		description: "Node pool, several of them (commas or lines), or *; required for rollback, where * also needs kubernetes-version; abort without it is about the cluster itself."
	},
	{
		name: "operation-id",
		modes: ["abort", "status"],
		description: "Abort only if the latest operation has this id; status reports this operation rather than the latest."
	},
	{
		name: "kubernetes-version",
		modes: ["rollback"],
		description: "Roll back only to a recorded version with this full Kubernetes version, such as 1.35.5."
	},
	{
		name: "node-image-version",
		modes: ["rollback"],
		description: "Roll back only to a recorded version with this full node image name; for a single pool."
	},
	{
		name: "reason",
		modes: ["abort", "rollback"],
		isHarmlessElsewhere: true,
		description: "Free text for the record: shown in the summary, the report and the follow-up issue."
	},
	{
		name: "dry-run",
		modes: ["abort", "rollback"],
		default: "false",
		isHarmlessElsewhere: true,
		description: "Observe, check and plan, but change nothing."
	},
	{
		name: "auto-upgrade",
		modes: ["rollback"],
		default: "disable",
		description: "When an auto-upgrade channel would undo the rollback: disable (switch it off first; it stays off) or fail."
	},
	{
		name: "if-busy",
		modes: ["rollback"],
		default: "fail",
		description: "When another operation is running: fail, wait (for its end, inside timeout) or abort (only an upgrade of a named pool or the cluster)."
	},
	{
		name: "if-idle",
		modes: ["abort"],
		default: "succeed",
		description: "When there is nothing to abort, or it ended first: succeed (with a warning) or fail."
	},
	{
		name: "ignore-checks",
		modes: ["abort", "rollback"],
		description: "Ids of checks (commas or lines) whose block becomes a warning."
	},
	{
		name: "wait",
		modes: ALL,
		description: "Wait for a terminal state; absent means true, in status mode false."
	},
	{
		name: "timeout",
		modes: ALL,
		default: "2h",
		description: "The step's time budget from its start, such as 90s, 15m, 2h or 1h30m."
	},
	{
		name: "poll-interval",
		modes: ALL,
		default: "10s",
		description: "Pause between two looks when the service names none, 1s to 5m; grows threefold after two minutes."
	},
	{
		name: "client-id",
		modes: ALL,
		description: "Client ID of the application or managed identity to sign in as; falls back to AZURE_CLIENT_ID."
	},
	{
		name: "tenant-id",
		modes: ALL,
		description: "Microsoft Entra tenant to sign in to; falls back to AZURE_TENANT_ID."
	},
	{
		name: "client-secret",
		modes: ALL,
		description: "Secret of the application, instead of federation; falls back to AZURE_CLIENT_SECRET if both ids come from the environment too."
	},
	{
		name: "audience",
		modes: ALL,
		description: "Audience of the GitHub ID token; absent means api://AzureADTokenExchange, or its kind in the cloud."
	},
	{
		name: "environment",
		modes: ALL,
		default: "azurecloud",
		description: "Azure cloud: azurecloud, azureusgovernment or azurechinacloud."
	},
	{
		name: "resource-manager-endpoint",
		modes: ALL,
		description: "https URL of Azure Resource Manager, for private clouds and rehearsals; absent means that of environment."
	},
	{
		name: "authority-host",
		modes: ALL,
		description: "https URL of the sign-in authority, for private clouds and rehearsals; absent means that of environment."
	},
	{
		name: "api-version",
		modes: ALL,
		description: "Version of the AKS API, for clouds that lag behind; rollback needs 2026-04-01 or 2025-08-02-preview at least."
	},
	{
		name: "summary",
		modes: ALL,
		default: "true",
		description: "Write the job summary."
	},
	{
		name: "follow-up-issue",
		modes: ALL,
		default: "false",
		description: "After a rollback open (or update) a GitHub issue with the facts, a checklist and a re-upgrade-by date."
	},
	{
		name: "issue-labels",
		modes: ALL,
		description: "Labels (commas or lines) of the follow-up issue."
	},
	{
		name: "github-token",
		modes: ALL,
		default: "${{ github.token }}",
		isExpression: true,
		description: "Token used for the follow-up issue alone."
	}
];
const DEFINITIONS = new Map(INPUTS.map((input) => [input.name, input]));
/** Returns what stands in for an absent input; `undefined` if nothing does. */
function defaultOf(name) {
	const definition = DEFINITIONS.get(name);
	return definition?.isExpression === true ? void 0 : definition?.default;
}
// src/inputs/source.ts
/** How many bad items of one list are told. */
const MOST_ITEMS_TOLD = 5;
/** Inputs whose refused value is not shown: it may well be a secret that was pasted into the wrong line. */
const NEVER_SHOWN = /* @__PURE__ */ new Set([
	"client-id",
	"tenant-id",
	"client-secret",
	"github-token"
]);
/** The inputs of one run, as they are read. */
var InputSource = class {
	#runner;
	#problems = [];
	#inapplicable = /* @__PURE__ */ new Set();
	#secrets = [];
	constructor(runner) {
		this.#runner = runner;
	}
	/** Every problem so far, one line each. */
	get problems() {
		return this.#problems;
	}
	/** Notes a problem with an input that is not about its value alone. */
	note(name, problem) {
		this.#problems.push(`${name}: ${problem}`);
	}
	/** From now on refuses inputs that would mislead in this mode, and takes them as absent. */
	limitTo(mode) {
		for (const input of INPUTS) {
			const modes = input.modes;
			if (modes.includes(mode)) continue;
			const text = this.text(input.name);
			if (text === void 0) continue;
			this.#inapplicable.add(input.name);
			if (text.toLowerCase() === defaultOf(input.name) || "isHarmlessElsewhere" in input) continue;
			this.note(input.name, `${this.show(text)} has no meaning with mode ${mode}; it is for mode ${modes.join(" and ")}`);
		}
	}
	/** Returns the trimmed text of an input; `undefined` if it is absent or does not apply. */
	text(name) {
		const text = this.#runner.input(name).trim();
		return text === "" || this.#inapplicable.has(name) ? void 0 : text;
	}
	/** Returns the trimmed text of an environment variable; `undefined` if it is absent. */
	variable(name) {
		const text = this.#runner.env(name)?.trim();
		return text === "" ? void 0 : text;
	}
	/** Makes sure that a secret is never shown from now on, neither here nor by the runner. */
	hide(secret) {
		if (secret === void 0) return;
		this.#runner.mask(secret);
		this.#secrets.push(secret);
	}
	/** Returns the value of an input or its default; `undefined` if there is neither or it was refused. */
	parse(name, parser) {
		const text = this.text(name) ?? defaultOf(name);
		return text === void 0 ? void 0 : this.#parseText(name, name, text, parser);
	}
	/** Returns the value of an input, else of an environment variable. */
	parseOrVariable(name, variable, parser) {
		const given = this.text(name);
		const text = given ?? this.variable(variable);
		if (text === void 0) return { from: "nowhere" };
		const label = given === void 0 ? `${name} (from ${variable})` : name;
		const value = this.#parseText(name, label, text, parser);
		if (value === void 0) return { from: "refused" };
		return {
			from: given === void 0 ? "environment" : "input",
			value
		};
	}
	/** Returns the items of a list that are in order; every other one is a problem of its own. */
	list(name, parser) {
		const refused = [];
		const values = splitList(this.text(name) ?? "").flatMap((item) => {
			const parsed = parser(item);
			if (parsed.ok) return [parsed.value];
			refused.push(`${this.show(item)} ${parsed.problem}`);
			return [];
		});
		for (const problem of refused.slice(0, MOST_ITEMS_TOLD)) this.note(name, problem);
		const untold = refused.length - MOST_ITEMS_TOLD;
		if (untold > 0) this.note(name, `${untold} more items are not accepted`);
		return [...new Set(values)];
	}
	/** Returns a value as it may be shown. */
	show(text) {
		return quote$1(this.#secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), text));
	}
	#parseText(name, label, text, parser) {
		const parsed = parser(text);
		if (parsed.ok) return parsed.value;
		const shown = NEVER_SHOWN.has(name) ? `the value (${text.length} characters, not shown)` : this.show(text);
		this.note(label, `${shown} ${parsed.problem}`);
	}
};
// src/inputs/read-inputs.ts
/** Reads and validates all inputs in one pass. */
const MODES = [
	"abort",
	"rollback",
	"status"
];
const IGNORABLE = CHECK_IDS.filter((id) => !NEVER_IGNORED.has(id));
const parseIgnorableCheck = (text) => {
	return [...NEVER_IGNORED].some((id) => id === text.toLowerCase()) ? refuse$1(`can never be ignored; accepted are ${IGNORABLE.join(", ")}`) : oneOf(IGNORABLE)(text);
};
/** Returns the inputs. Throws InputError, with every problem found, if any is not in order. */
function readInputs(runner, environment) {
	const source = new InputSource(runner);
	source.hide(source.text("client-secret"));
	source.hide(source.variable("AZURE_CLIENT_SECRET"));
	source.hide(source.text("github-token"));
	const mode = source.parse("mode", oneOf(MODES));
	if (source.text("mode") === void 0) source.note("mode", `is required: ${MODES.join(", ")}`);
	if (mode !== void 0) source.limitTo(mode);
	const inputs = readAll(source, mode, environment.cliProfile);
	if (inputs === void 0 || source.problems.length > 0) throw new InputError(source.problems);
	return inputs;
}
/** Reads everything, whatever was wrong before; returns `undefined` if something needed was refused. */
function readAll(source, mode, cliProfile) {
	const connection = readConnection(source, mode, cliProfile);
	const cluster = readCluster(source, connection?.signIn.kind === "azure-cli" && cliProfile?.defaultSubscriptionId !== void 0 ? { cliSubscriptionId: cliProfile.defaultSubscriptionId } : {});
	const pools = readPools(source);
	const waiting = readWaiting(source, mode);
	const reporting = readReporting(source);
	const specifics = readSpecifics(source);
	if (mode !== void 0) checkCombination(source, {
		mode,
		pools,
		wait: waiting.wait,
		...specifics.pins,
		...specifics.operation
	});
	if (mode === void 0 || cluster === void 0 || connection === void 0) return void 0;
	const common = {
		cluster,
		pools,
		waiting,
		connection,
		reporting
	};
	const { pins, operation, reason, dryRun, autoUpgrade, ifBusy, ifIdle, ignoreChecks } = specifics;
	switch (mode) {
		case "status": return {
			mode,
			...common,
			...operation
		};
		case "abort": return {
			mode,
			...common,
			...operation,
			...reason,
			dryRun,
			ifIdle,
			ignoreChecks
		};
		case "rollback": return {
			mode,
			...common,
			pins,
			...reason,
			dryRun,
			autoUpgrade,
			ifBusy,
			ignoreChecks
		};
	}
}
function readPools(source) {
	if (source.text("nodepool") === "*") return { kind: "all" };
	const names = source.list("nodepool", parsePoolName);
	if (isEmptyList(source.text("nodepool"))) source.note("nodepool", "is a list without any name in it");
	return names.length === 0 ? { kind: "none" } : {
		kind: "named",
		names
	};
}
function isEmptyList(text) {
	return text !== void 0 && splitList(text).length === 0;
}
function readWaiting(source, mode) {
	return {
		wait: source.parse("wait", parseBoolean) ?? mode !== "status",
		timeoutMs: source.parse("timeout", parseTimeout) ?? 0,
		pollIntervalMs: source.parse("poll-interval", parsePollInterval) ?? 0
	};
}
function readReporting(source) {
	const gitHubToken = source.text("github-token");
	return {
		summary: source.parse("summary", parseBoolean) ?? true,
		followUpIssue: source.parse("follow-up-issue", parseBoolean) ?? false,
		issueLabels: source.list("issue-labels", accept),
		...gitHubToken === void 0 ? {} : { gitHubToken }
	};
}
/** What only some modes have. An input of another mode counts as absent here. */
function readSpecifics(source) {
	const kubernetesVersion = source.parse("kubernetes-version", parseKubernetesVersion);
	const nodeImageVersion = source.parse("node-image-version", parseNodeImageVersion);
	const operationId = source.parse("operation-id", parseOperationId);
	const reason = source.text("reason");
	return {
		pins: {
			...kubernetesVersion === void 0 ? {} : { kubernetesVersion },
			...nodeImageVersion === void 0 ? {} : { nodeImageVersion }
		},
		operation: operationId === void 0 ? {} : { operationId },
		reason: reason === void 0 ? {} : { reason },
		dryRun: source.parse("dry-run", parseBoolean) ?? false,
		autoUpgrade: source.parse("auto-upgrade", oneOf(["disable", "fail"])) ?? "disable",
		ifBusy: source.parse("if-busy", oneOf([
			"fail",
			"wait",
			"abort"
		])) ?? "fail",
		ifIdle: source.parse("if-idle", oneOf(["succeed", "fail"])) ?? "succeed",
		ignoreChecks: new Set(source.list("ignore-checks", parseIgnorableCheck))
	};
}
// src/text/plain-text.ts
/** Text that came from Azure or the user, made safe for one line of plain text (log, annotation, output). */
/** Unless a caller knows better: as much of a foreign text as anybody reads in a log. */
const DEFAULT_LENGTH$1 = 1e3;
/**
* Line ends, other control characters (C0, C1, the line and paragraph separators), and the invisible characters
* that reorder or hide what follows (bidirectional controls, zero-width characters, the byte-order mark).
*/
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;
const UNPRINTABLE_ONE = new RegExp(UNPRINTABLE.source.replace(/\+$/, ""), "gu");
/** Returns the text in one line without control characters, cut to `maxLength` characters. */
function oneLine(text, maxLength = DEFAULT_LENGTH$1) {
	return cut(text.replace(UNPRINTABLE, " ").replace(/ {2,}/g, " ").trim(), maxLength);
}
/** Returns the value as JSON in one line that nothing cuts in two: what could end a line or can't be seen is escaped. */
function toJson(value) {
	return JSON.stringify(value).replace(UNPRINTABLE_ONE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
/** Returns the text in its own lines, each without control characters. */
function printableLines(text) {
	return text.replaceAll("	", "  ").split(/\r\n|[\n\r]/).map((line) => line.replace(UNPRINTABLE, " ").trimEnd());
}
/** Returns the text cut to `maxLength` characters, the last of them an ellipsis when something was cut off. */
function cut(text, maxLength) {
	const wellFormed = text.toWellFormed();
	if (wellFormed.length <= maxLength) return wellFormed;
	return `${wellFormed.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
/** Returns `1 node`, `3 nodes`: a number with its noun. */
function plural(count, noun) {
	return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
/** Returns `a`, `a and b`, `a, b and c`. */
function listInWords(words) {
	const last = words.at(-1);
	if (last === void 0 || words.length === 1) return last ?? "";
	return `${words.slice(0, -1).join(", ")} and ${last}`;
}
/** A command at the end of a text: a full stop after it would be copied along with it. */
const ENDS_WITH_COMMAND = /(?:^|[:(] )(?:az|kubectl) [^`]*$/;
/** Returns the text with a full stop, unless it has an end already or ends with a command. */
function withFullStop(text) {
	return text === "" || /[.!?…]$/.test(text) || ENDS_WITH_COMMAND.test(text) ? text : `${text}.`;
}
/** Returns the text as a sentence: its first letter in upper case, and with a full stop as above. */
function sentence(text) {
	return withFullStop(capitalized(text));
}
/** Returns the text with its first letter in upper case. */
function capitalized(text) {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
// src/report/log/sign-in.ts
const CLOUDS_IN_WORDS = {
	azurecloud: "Azure",
	azureusgovernment: "Azure US Government",
	azurechinacloud: "Azure operated by 21Vianet (China)"
};
const USUAL_ENDPOINT = "https://management.azure.com";
/** Returns which way of signing in is used, and where. */
function signInLine({ signIn, cloud, resourceManagerEndpoint }) {
	const endpoint = resourceManagerEndpoint === USUAL_ENDPOINT ? "" : ` (${oneLine(resourceManagerEndpoint)})`;
	return `Signing in to ${CLOUDS_IN_WORDS[cloud]}${endpoint} with ${wayInWords(signIn)}.`;
}
/**
* Returns the warning that the session of the Azure CLI may end before the step's time is over.
*
* @param endsAt epoch milliseconds, of the session's token.
*/
function sessionEndWarning(endsAt, deadline) {
	return `The token of the Azure CLI session ends at ${isoTime(endsAt)}, before the step's timeout (${isoTime(deadline)}). If azure/login signed in with an ID token (OIDC), the session cannot get a new one: a longer wait would end with an error, while the operation goes on in Azure. Give this step client-id and tenant-id, with id-token: write, so that it renews its token by itself; or set a shorter timeout.`;
}
function wayInWords(signIn) {
	switch (signIn.kind) {
		case "secret": return `a client secret: client ${oneLine(signIn.clientId)}, tenant ${oneLine(signIn.tenantId)}`;
		case "federation": return `a GitHub ID token (workload identity federation): client ${oneLine(signIn.clientId)}, tenant ${oneLine(signIn.tenantId)}, audience ${oneLine(signIn.audience)}`;
		case "azure-cli": return `the Azure CLI session of this runner${signIn.tenantId === void 0 ? "" : `: tenant ${oneLine(signIn.tenantId)}`}`;
		case "workload-identity": return `the runner's workload identity: client ${oneLine(signIn.clientId)}, tenant ${oneLine(signIn.tenantId)}`;
		case "managed-identity": return `the runner's managed identity: ${signIn.clientId === void 0 ? "system-assigned" : `client ${oneLine(signIn.clientId)}`}`;
	}
}
// src/report/text/words.ts
/** More pools than this are counted rather than named. */
const NAMED_POOLS = 5;
/** Returns `the cluster` or `pool user`. */
function targetInWords(target) {
	return target.kind === "cluster" ? "the cluster" : `pool ${oneLine(target.name)}`;
}
/** Returns `pool user`, `pools a and b` or `12 pools`. */
function poolsInWords(names) {
	if (names.length > NAMED_POOLS) return plural(names.length, "pool");
	return `${names.length === 1 ? "pool" : "pools"} ${listInWords(names.map((name) => oneLine(name)))}`;
}
/** Results of targets that the run had nothing to do with. */
const IDLE = /* @__PURE__ */ new Set(["nothing-to-abort", "not-started"]);
/** Returns what the run is about, such as `pool user of cluster prod`. */
function subjectOf(outcome) {
	const { mode, isSinglePool, pools, address, clusterResult } = outcome;
	const cluster = `cluster ${oneLine(address.name)}`;
	const names = (chosen) => poolsInWords(chosen.map(({ name }) => name));
	if (pools.length === 0 || mode === "status" && !isSinglePool) return cluster;
	if (mode !== "abort" || isSinglePool) return `${names(pools)} of ${cluster}`;
	const busy = pools.filter(({ result }) => !IDLE.has(result));
	const isClusterBusy = clusterResult !== void 0 && !IDLE.has(clusterResult);
	if (busy.length === 0) return clusterResult === void 0 ? `${names(pools)} of ${cluster}` : cluster;
	return isClusterBusy ? `${cluster} and its ${names(busy)}` : `${names(busy)} of ${cluster}`;
}
/** Returns `1.35.5 / AKSUbuntu-…`; what is not known is left out. */
function versionsInWords(versions) {
	const words = [versions.kubernetesVersion, versions.nodeImageVersion].filter((word) => word !== void 0);
	return words.length === 0 ? "unknown versions" : words.map((word) => oneLine(word)).join(" / ");
}
/** Returns `Kubernetes channel patch and node OS channel NodeImage`, for the channels that are given. */
function channelsInWords(channels) {
	const { upgradeChannel, nodeOsUpgradeChannel } = channels;
	return listInWords([...upgradeChannel === void 0 ? [] : [`Kubernetes channel ${oneLine(upgradeChannel)}`], ...nodeOsUpgradeChannel === void 0 ? [] : [`node OS channel ${oneLine(nodeOsUpgradeChannel)}`]]);
}
const WAIT_REASONS = {
	busy: "another operation is running",
	canceling: "its operation is being canceled",
	hidden: "AKS says that an operation is running, although it reads as settled",
	asked: "its operation is in progress"
};
const ABORT_REASONS = {
	asked: "",
	busy: ", which is in the way of the rollback",
	resumed: ", which started again through the change of the channels"
};
/** Returns what a move does, in words: a group's title in the log, a line in plan and summary. */
function moveInWords(move) {
	switch (move.kind) {
		case "abort": return `Abort the operation on ${targetInWords(move.target)}${ABORT_REASONS[move.why]}`;
		case "wait": return `Wait for ${listInWords(move.targets.map(targetInWords))}: ${WAIT_REASONS[move.why]}`;
		case "disable-auto-upgrade": return `Switch off auto-upgrade: ${channelsInWords(move.channels)}`;
		case "roll-back": return `Roll back pool ${oneLine(move.pool)} to ${versionsInWords(move.to)}${move.isResend ? " (sent again: it had stopped half way)" : ""}`;
		case "join": return `Wait for the rollback of pool ${oneLine(move.pool)} to ${versionsInWords(move.to)} that is already running`;
		case "restore-auto-upgrade": return `Put auto-upgrade back: ${channelsInWords(move.channels)}`;
	}
}
/** What a run is waiting for when it is cut short. */
function undertaking(mode, subject) {
	return mode === "status" ? `the report on ${subject}` : `the ${mode} of ${subject}`;
}
const HEADLINES = {
	aborted: (subject) => `Aborted the operation on ${subject}`,
	"abort-requested": (subject) => `Requested the abort of the operation on ${subject}`,
	"nothing-to-abort": (subject) => `Nothing to abort on ${subject}`,
	"completed-before-abort": (subject) => `The operation on ${subject} ended before it could be aborted`,
	"rolled-back": (subject, outcome) => `Rolled back ${subject}${toVersions(outcome)}`,
	"rollback-started": (subject, outcome) => `Started the rollback of ${subject}${toVersions(outcome)}`,
	"already-rolled-back": (subject) => `Already rolled back: nothing to do for ${subject}`,
	"partially-rolled-back": (subject) => `Rolled back only in part: ${subject}`,
	planned: (subject, { mode }) => `Dry run: the ${mode} of ${subject} can go ahead; nothing was changed`,
	blocked: (subject, { mode }) => `Blocked: the ${mode} of ${subject} did not start; nothing was changed`,
	failed: (subject, { mode }) => mode === "status" ? `The last operation on ${subject} failed` : `The ${mode} of ${subject} failed`,
	canceled: (subject, { mode }) => mode === "status" ? `The last operation on ${subject} was canceled` : `The ${mode} of ${subject} was canceled, not by this step`,
	"timed-out": (subject, { mode }) => `Timed out: ${undertaking(mode, subject)} is not finished`,
	interrupted: (subject, { mode }) => `Interrupted: ${undertaking(mode, subject)} is not finished`,
	error: (subject, { mode }) => `The ${mode} of ${subject} ended with an error`,
	"in-progress": (subject) => `An operation is in progress on ${subject}`,
	canceling: (subject) => `An operation is being canceled on ${subject}`,
	succeeded: (subject) => `No operation is in progress on ${subject}; the last one succeeded`
};
/** Returns the result as one line, such as `Rolled back pool user of cluster prod to 1.35.5`. */
function headlineOf(outcome) {
	return HEADLINES[outcome.result](subjectOf(outcome), outcome);
}
/** Returns what an error was about: `Could not roll back pool user`, or whose error it is. */
function errorLead(outcome, error) {
	if (error.attempt !== void 0) return `Could not ${oneLine(error.attempt)}`;
	return outcome.mode === "status" ? "The last operation reports" : `Could not finish the ${outcome.mode} of ${subjectOf(outcome)}`;
}
const TONES = {
	"nothing-to-abort": "notable",
	"completed-before-abort": "notable",
	canceled: "notable",
	planned: "notable",
	"abort-requested": "moving",
	"rollback-started": "moving",
	"in-progress": "moving",
	canceling: "moving"
};
/** Returns how serious the outcome is; a failing step is bad whatever its result. */
function toneOf({ result, fails }) {
	if (fails || result === "failed") return "bad";
	return TONES[result] ?? "good";
}
function toVersions({ isSinglePool, pools }) {
	const version = pools[0]?.after.kubernetesVersion;
	return isSinglePool && version !== void 0 ? ` to ${oneLine(version)}` : "";
}
// src/report/log/observe.ts
/**
* Returns one line for the cluster, one a pool, and one each for records, operations and what could not be read; with
* an observation made before, only the lines that have changed.
*/
function observationLines(observation, before) {
	const lines = linesOf(observation);
	if (before === void 0) return lines;
	const told = new Set(linesOf(before));
	const news = lines.filter((line) => !told.has(line));
	return news.length === 0 ? ["As before."] : news;
}
function linesOf(observation) {
	const { cluster, records, operations, fleets, regionVersions, recentOperations } = observation;
	return [
		clusterLine(cluster),
		...cluster.pools.map(poolLine),
		...[...records].map(([pool, reading]) => recordLine(pool, reading)),
		...[...operations].flatMap(([target, reading]) => operationLines(target, reading)),
		...unreadableLines("The fleets of the subscription", fleets),
		...unreadableLines("The region's Kubernetes versions", regionVersions),
		...unreadableLines("The recent operations", recentOperations)
	].filter((line) => line !== void 0);
}
/** Returns the cluster's state, versions and channels in one line. */
function clusterLine(cluster) {
	return [
		`Cluster ${oneLine(cluster.name)} (${oneLine(cluster.location)}): ${stateInWords(cluster)}`,
		`control plane ${oneLine(cluster.kubernetesVersion ?? "unknown")}`,
		`Kubernetes channel ${oneLine(cluster.upgradeChannel ?? "none")}`,
		`node OS channel ${oneLine(cluster.nodeOsUpgradeChannel ?? "not set")}`,
		...errorWords(cluster)
	].join(", ");
}
/** Returns a pool's state, versions and size in one line. */
function poolLine(pool) {
	return [
		`Pool ${oneLine(pool.name)} (${oneLine(pool.mode)}): ${stateInWords(pool)}`,
		versionsInWords(pool),
		...pool.count === void 0 ? [] : [plural(pool.count, "node")],
		...errorWords(pool)
	].join(", ");
}
/** Returns an operation in one line. */
function operationLine(target, operation) {
	const { id, status, percentComplete, startedAt, endedAt, error } = operation;
	return [
		`Latest operation on ${targetOf$1(target)}: ${oneLine(status)}${percentComplete === void 0 ? "" : ` (${String(percentComplete)} %)`}`,
		...startedAt === void 0 ? [] : [`started ${isoTime(startedAt)}`],
		...endedAt === void 0 ? [] : [`ended ${isoTime(endedAt)}`],
		...error === void 0 ? [] : [`${oneLine(error.code)}: ${oneLine(error.message, 300)}`],
		`id ${oneLine(id)}`
	].join(", ");
}
function recordLine(pool, reading) {
	const what = `On record for pool ${oneLine(pool)}`;
	if (reading.kind === "not-needed") return void 0;
	if (reading.kind === "unreadable") return `${what}: could not be read (${reasonOf(reading.error)})`;
	if (reading.value.length === 0) return `${what}: no version to go back to`;
	return `${what}: ${reading.value.map((record) => {
		const since = record.recordedAt === void 0 ? "" : ` (recorded ${isoDate(record.recordedAt)})`;
		return `${versionsInWords(record)}${since}`;
	}).join("; ")}`;
}
function operationLines(target, reading) {
	if (reading.kind === "read") return reading.value === void 0 ? [] : [operationLine(target, reading.value)];
	return unreadableLines(`The latest operation on ${targetOf$1(target)}`, reading);
}
function unreadableLines(what, reading) {
	return reading.kind === "unreadable" ? [`${what} could not be read (${reasonOf(reading.error)}): going on without`] : [];
}
function reasonOf({ details }) {
	const right = details.missingRight === void 0 ? "" : `, missing right ${oneLine(details.missingRight)}`;
	return `${statusWords(details.status)}${oneLine(details.code)}${right}`;
}
function statusWords(status) {
	return status === void 0 ? "" : `${String(status)} `;
}
function stateInWords(resource) {
	const { provisioningState, powerState } = resource;
	const unknown = isUnknownState(provisioningState) ? " (a word this action does not know: counted as in progress)" : "";
	const power = powerState === void 0 || powerState.toLowerCase() === "running" ? "" : `, ${oneLine(powerState)}`;
	return `${oneLine(provisioningState)}${unknown}${power}`;
}
function errorWords({ error }) {
	return error === void 0 ? [] : [`last error ${oneLine(error.code)}: ${oneLine(error.message, 300)}`];
}
function targetOf$1(key) {
	return key === "cluster" ? "the cluster" : oneLine(key).replace("/", " ");
}
// src/report/log/checks.ts
const LABELS$1 = {
	blocked: "BLOCKS",
	warned: "warns",
	notice: "notes",
	passed: "passed"
};
/** From what stops the step to what needs no attention. */
const VERDICTS_WORST_FIRST = [
	"blocked",
	"warned",
	"notice",
	"passed"
];
/** Returns the checks in the order in which people should read them: blocking ones first. */
function sortChecks(checks) {
	return VERDICTS_WORST_FIRST.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
}
/** Returns one line a check, blocking ones first, and a last line that counts them. */
function checkLines(checks) {
	return [...sortChecks(checks).map(checkLine), checkCountLine(checks)];
}
/** Returns one check in one line: verdict, id, pool, what was seen, why it matters and how to satisfy it. */
function checkLine(check) {
	const pool = check.pool === void 0 ? "" : ` (pool ${oneLine(check.pool)})`;
	const ignored = check.ignored === true ? ", ignored by `ignore-checks`" : "";
	return `${LABELS$1[check.verdict].padEnd(6)}  ${check.id}${pool}${ignored}: ${checkInWords(check)}`;
}
/** Returns what a check says, as sentences in one line. */
function checkInWords({ seen, why, remedy }) {
	return [
		seen,
		why,
		remedy
	].filter((part) => part !== void 0 && part !== "").map((part) => sentence(oneLine(part))).join(" ");
}
function checkCountLine(checks) {
	const count = (verdict) => checks.filter((check) => check.verdict === verdict).length;
	return `${plural(checks.length, "check")}: ${String(count("blocked"))} blocking, ${plural(count("warned"), "warning")}, ${plural(count("notice"), "note")}, ${String(count("passed"))} passed.`;
}
// src/report/log/moves.ts
/** Room for what Azure said and, when a sign-in was refused, for the command that mends it. */
const LONGEST_MESSAGE$1 = 3e3;
/** Returns the title of a move's group. */
function moveTitle(move) {
	return moveInWords(move);
}
/** Returns the plan of a dry run: each move in words, with the request that it would send, and what would come of it. */
function planLines(plan, address) {
	if (plan.length === 0) return ["Plan: nothing to change."];
	const isRollback = plan.some(({ kind }) => kind === "roll-back" || kind === "join");
	return [...plan.flatMap((move, index) => [`${String(index + 1)}. ${moveInWords(move)}`, ...requestLines(move, address).map((line) => `   ${line}`)]), `Expected result without \`dry-run\`: ${isRollback ? "rolled-back" : "aborted"}.`];
}
/** Returns the request of a move as method, path and what it sets; empty when the move sends nothing. */
function requestLines(move, address) {
	const cluster = oneLine(clusterResourceId(address));
	switch (move.kind) {
		case "abort": return [`POST ${cluster}${poolPath(move.target)}/abort`];
		case "roll-back": return [
			`PUT ${cluster}/agentPools/${oneLine(move.pool)}`,
			`properties.orchestratorVersion: ${oneLine(move.to.kubernetesVersion)}`,
			`properties.nodeImageVersion: ${oneLine(move.to.nodeImageVersion)}`
		];
		case "disable-auto-upgrade":
		case "restore-auto-upgrade": return [`PUT ${cluster}`, ...channelProperties(move.channels)];
		case "wait":
		case "join": return [];
	}
}
/** Returns what Azure answered to a move's request; `undefined` when there is nothing to tell. */
function answerLine(answer) {
	switch (answer.kind) {
		case "none":
		case "sent": return;
		case "accepted": return `Azure accepted the request (${String(answer.status)}${correlation(answer.correlationId)}).`;
		case "refused": return `Azure refused the request: ${withFullStop(errorInWords(answer.error.details))}`;
		case "unknown": return `It is not known whether the request arrived: ${withFullStop(errorInWords(answer.error.details))} Reading until the resource tells.`;
		case "withheld": return `The request was not sent: ${withFullStop(oneLine(answer.reason))} Observing again.`;
	}
}
/** Returns how a move ended. */
function settlementLine({ startedAt, settlement }) {
	if (settlement === void 0) return "Not finished.";
	return settlementInWords(settlement, startedAt);
}
function settlementInWords(settlement, startedAt) {
	switch (settlement.kind) {
		case "ended": {
			const error = settlement.error === void 0 ? "" : `. ${oneLine(settlement.error.code)}: ${oneLine(settlement.error.message)}`;
			return `Ended ${after(settlement.at, startedAt)}: ${sightingInWords(settlement.seen)}${error}`;
		}
		case "replaced": return `Ended ${after(settlement.at, startedAt)}; another operation has begun: ${sightingInWords(settlement.seen)}`;
		case "not-begun": return `The request did not take effect: ${sightingInWords(settlement.seen)}`;
		case "vanished": return `Deleted by somebody else, seen ${after(settlement.at, startedAt)}.`;
		case "not-awaited": return "Not waited for: `wait` is false.";
	}
}
/** Returns status, code, message and correlation id of an error in one line. */
function errorInWords(error) {
	const status = error.status === void 0 ? "" : `${String(error.status)} `;
	const id = error.correlationId === void 0 ? "" : ` (correlation id ${oneLine(error.correlationId)})`;
	return `${status}${oneLine(error.code)}: ${oneLine(error.message, LONGEST_MESSAGE$1)}${id}`;
}
function correlation(id) {
	return id === void 0 ? "" : `, correlation id ${oneLine(id)}`;
}
function after(at, startedAt) {
	return `after ${formatDuration(at - startedAt)}`;
}
function sightingInWords(seen) {
	const hasVersions = seen.kubernetesVersion !== void 0 || seen.nodeImageVersion !== void 0;
	return `${oneLine(seen.provisioningState)}${hasVersions ? `, ${versionsInWords(seen)}` : ""}`;
}
function poolPath(target) {
	return target.kind === "cluster" ? "" : `/agentPools/${oneLine(target.name)}`;
}
function channelProperties({ upgradeChannel, nodeOsUpgradeChannel }) {
	const property = (name, value) => value === void 0 ? [] : [`properties.autoUpgradeProfile.${name}: ${oneLine(value)}`];
	return [...property("upgradeChannel", upgradeChannel), ...property("nodeOSUpgradeChannel", nodeOsUpgradeChannel)];
}
// src/report/log/wait.ts
const BAR_LENGTH = 10;
/** Returns the line for a round: target, state, phase, bar, nodes, time. */
function waitLine(sight) {
	const { target, provisioningState, phase, nodes } = sight;
	const percent = percentOf(sight);
	const progress = [
		...percent === void 0 ? [] : [progressBar(percent)],
		...nodes === void 0 ? [] : [`${String(nodes.done)} of ${plural(nodes.total, "node")} done`],
		timeInWords(sight)
	];
	const doing = phase === void 0 ? "" : ` (${oneLine(phase)})`;
	return `${capitalized(targetInWords(target))}: ${oneLine(provisioningState)}${doing}  ${progress.join("  ")}`;
}
/** Returns the sign of life for a round without news. */
function heartbeatLine(sight) {
	return `Still waiting. ${waitLine(sight)}`;
}
/** True when a round shows something that the one before did not: state, phase, nodes, or another tenth of the bar. */
function hasNews(before, now) {
	return before === void 0 || newsOf(before) !== newsOf(now);
}
/** Returns `[#####-----]  50 %`. */
function progressBar(percent) {
	const whole = Math.round(Math.min(100, Math.max(0, percent)));
	const filled = Math.floor(whole * BAR_LENGTH / 100);
	return `[${"#".repeat(filled)}${"-".repeat(BAR_LENGTH - filled)}] ${String(whole)} %`;
}
/** Returns the line that opens a spell of failing reads. */
function faultBeginLine(error) {
	return `Could not ${oneLine(error.attempt)}: ${withFullStop(errorInWords(error))} Trying again; operations in Azure go on meanwhile.`;
}
/** Returns the line that closes a spell of failing reads. */
function faultEndLine(spell) {
	return `It is possible again to ${oneLine(spell.attempt)}, after ${plural(spell.failures, "failure")} in ${formatDuration(spell.durationMs)}.`;
}
/** Returns the warning for a spell of failing reads that had not ended when the step's time was up. */
function openSpellLine(error, spell) {
	return `For the last ${formatDuration(spell.durationMs)} it was not possible to ${oneLine(error.attempt)} (${plural(spell.failures, "failure")}): ${errorInWords(error)}`;
}
/** Returns the line said when the service asks for a pause that is worth telling. */
function throttledLine(pauseMs) {
	return `Azure asks for a pause of ${formatDuration(pauseMs)}.`;
}
function percentOf({ percentComplete, nodes }) {
	const percent = percentComplete ?? (nodes === void 0 ? void 0 : nodes.done * 100 / nodes.total);
	return Number.isFinite(percent) ? percent : void 0;
}
function timeInWords({ elapsedMs, expectedMs }) {
	const expected = expectedMs === void 0 ? "" : ` of about ${formatDuration(expectedMs)}`;
	return `${formatDuration(elapsedMs)}${expected}`;
}
function newsOf(sight) {
	const { provisioningState, phase, nodes } = sight;
	const tenth = Math.floor((percentOf(sight) ?? -1) / BAR_LENGTH);
	return [
		provisioningState,
		phase,
		nodes?.done,
		nodes?.total,
		tenth
	].join("|");
}
// src/report/text/links.ts
const PORTALS = {
	azurecloud: "https://portal.azure.com",
	azureusgovernment: "https://portal.azure.us",
	azurechinacloud: "https://portal.azure.cn"
};
/** Returns the cluster's page in the Azure portal of its cloud. */
function portalUrl(address, cloud) {
	return `${portalOf(address, cloud)}/overview`;
}
/** Returns the cluster's Activity Log in the Azure portal of its cloud. */
function activityLogUrl(address, cloud) {
	return `${portalOf(address, cloud)}/eventlogs`;
}
function portalOf(address, cloud) {
	const path = clusterResourceId(address).toWellFormed().split("/").map(encodeURIComponent).join("/");
	return `${PORTALS[cloud ?? "azurecloud"]}/#resource${path}`;
}
// src/report/text/markdown.ts
/** Building blocks of GitHub-flavoured Markdown that keep foreign text from being read as markup. */
/** Characters that mean something in Markdown or HTML somewhere; as entities they are nothing but themselves. */
const MARKUP = /[&<>`*_{}[\]#|~$\\^]/g;
/** Text that can stand between two backticks as it is, in a table too. */
const PLAIN_CODE = /^[\w./:;,@%+=~(){}#?!*'"$ -]+$/;
/** A pair of backticks around something: how commands and settings are written in sentences. */
const CODE_IN_PROSE = /`([^`]+)`/;
/** The longest a foreign text may be in one place of a page. */
const DEFAULT_LENGTH = 2e3;
/** Returns the text as it reads, in one line: safe in paragraphs, lists, headings and table cells. */
function text(value, maxLength = DEFAULT_LENGTH) {
	return escapeMarkup(oneLine(value, maxLength));
}
/** As `text`, except that what stands between backticks becomes code. */
function prose(value, maxLength = DEFAULT_LENGTH) {
	return oneLine(value, maxLength).split(CODE_IN_PROSE).map((part, index) => index % 2 === 1 ? code(part) : escapeMarkup(part)).join("");
}
/** Returns the text as inline code: safe wherever `text` is. */
function code(value, maxLength = DEFAULT_LENGTH) {
	const line = oneLine(value, maxLength);
	if (line === "") return "";
	if (PLAIN_CODE.test(line)) return `\`${line}\``;
	return `<code>${escapeMarkup(line)}</code>`;
}
/** Returns the text as a block of code, with a fence longer than any in the text. */
function codeBlock(value, language, maxLength = 2e4) {
	const lines = printableLines(cut(value, maxLength));
	const longest = Math.max(2, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = "`".repeat(longest + 1);
	return [
		`${fence}${language}`,
		...lines,
		fence
	].join("\n");
}
/** Returns a link; `label` is foreign text, `url` was built by us. */
function link(label, url) {
	return `[${text(label)}](${url.replace(/[()\s<>\\]/g, (character) => encodeCharacter(character))})`;
}
/** Returns a table; cells and headings are Markdown already. */
function table(head, rows) {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [
		line(head),
		line(head.map(() => "---")),
		...rows.map((row) => line(row))
	].join("\n");
}
/** Returns a part that is folded until somebody opens it; `body` is Markdown already. */
function folded(title, body) {
	return `<details>\n<summary>${text(title)}</summary>\n\n${body}\n\n</details>`;
}
function escapeMarkup(value) {
	return value.replace(MARKUP, (character) => `&#${String(character.charCodeAt(0))};`).replace(/^(?:[-+=:]|\d+(?=[.)](?:\s|$)))/, (start) => `&#${String(start.charCodeAt(0))};${start.slice(1)}`).replace(/:\/\//g, "&#58;//").replace(/www\./gi, (start) => `${start.slice(0, -1)}&#46;`).replace(/@/g, "&#64;&#8203;");
}
function encodeCharacter(character) {
	return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
// src/text/az-command.ts
/** Commands of the Azure CLI that people are told to run, quoted so that they can be pasted into a shell. */
/** What every POSIX shell takes as one plain word. */
const PLAIN_WORD = /^[A-Za-z0-9_./:@%+=,-]+$/;
/** Returns `az`, the words of the command and its options, each value quoted where needed. */
function azCommand(words, options) {
	return [
		"az",
		words,
		...options.map(([name, value]) => azOption(name, oneLine(value)))
	].join(" ");
}
/** Returns the command that makes AKS bring the cluster, or one of its pools, to what is recorded for it. */
function reconcileCommand(address, pool) {
	return pool === void 0 ? azCommand("aks update", clusterOptions(address)) : azCommand("aks nodepool update", poolOptions(address, pool));
}
/** Returns the options that name a cluster. */
function clusterOptions(address) {
	return [
		["resource-group", address.resourceGroup],
		["name", address.name],
		["subscription", address.subscriptionId]
	];
}
function poolOptions(address, pool) {
	return [
		["resource-group", address.resourceGroup],
		["cluster-name", address.name],
		["name", pool],
		["subscription", address.subscriptionId]
	];
}
function azOption(name, value) {
	return `--${name}${value.startsWith("-") ? "=" : " "}${quote(value)}`;
}
function quote(value) {
	return PLAIN_WORD.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
// src/report/text/restore-command.ts
/** The command that puts back the auto-upgrade channels that a step left different from how it found them. */
/** Channel names as the Azure CLI spells them; Azure may show them in another case. */
const CLI_WORDS = [[
	"none",
	"patch",
	"stable",
	"rapid",
	"node-image"
], [
	"None",
	"Unmanaged",
	"NodeImage",
	"SecurityPatch"
]];
/** Returns the exact `az aks update …` with only the channels that changed, or `undefined` when none did. */
function restoreCommand(address, channels) {
	if (channels?.changed !== true) return void 0;
	const { found, left } = channels;
	const options = [];
	if (!isSameChannel(found.upgradeChannel, left.upgradeChannel)) options.push(["auto-upgrade-channel", cliWord(found.upgradeChannel ?? "none", CLI_WORDS[0])]);
	if (found.nodeOsUpgradeChannel !== void 0 && !isSameChannel(found.nodeOsUpgradeChannel, left.nodeOsUpgradeChannel)) options.push(["node-os-upgrade-channel", cliWord(found.nodeOsUpgradeChannel, CLI_WORDS[1])]);
	return options.length === 0 ? void 0 : azCommand("aks update", [...clusterOptions(address), ...options]);
}
function cliWord(channel, words) {
	return words.find((word) => word.toLowerCase() === channel.toLowerCase()) ?? channel;
}
// src/report/run-context.ts
/** Returns the workflow run, or `undefined` when the runner does not tell enough to link to it. */
function runOf({ serverUrl, repository, runId, runAttempt }) {
	if (serverUrl === void 0 || repository === void 0 || runId === void 0) return void 0;
	const attempt = runAttempt ?? "1";
	return {
		id: runId,
		attempt,
		url: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${attempt}`
	};
}
// src/report/advice/situation.ts
/** Questions to an outcome that several texts ask. */
/** Returns the one pool that the outcome speaks of, if it speaks of one. */
function singlePool({ isSinglePool, pools }) {
	return isSinglePool ? pools[0] : void 0;
}
/** Returns the operation acted upon or reported. */
function operationOf(outcome) {
	return outcome.operation ?? singlePool(outcome)?.operation;
}
/** Returns the error that decided the result: the run's own, else that of the first pool that ended like the run. */
function decidingError(outcome) {
	if (outcome.error !== void 0) return outcome.error;
	const failing = outcome.pools.filter(({ error }) => error !== void 0);
	return (failing.find(({ result }) => result === outcome.result) ?? failing[0])?.error;
}
/** Returns the records of requests that took effect, or may have. */
function effectiveMutations({ moves }) {
	return moves.filter(tookEffect);
}
/** Returns the node counts last seen: of the single pool, else of the last move that had any. */
function nodesLastSeen(outcome) {
	return singlePool(outcome)?.nodes ?? outcome.moves.findLast(({ nodes }) => nodes !== void 0)?.nodes;
}
/** Returns the rollbacks on offer, pool by pool. */
function offersOf({ pools }) {
	return pools.flatMap(({ name, offer }) => {
		if (offer?.available !== true || offer.to === void 0) return [];
		const expiresAt = offerExpiry(offer);
		return [{
			pool: name,
			to: offer.to,
			...expiresAt === void 0 ? {} : { expiresAt }
		}];
	});
}
/** Returns when an offer expires, at the earliest: seven days after the record's time. */
function offerExpiry(offer) {
	if (offer.expiresAt !== void 0) return offer.expiresAt;
	const recordedAt = offer.to?.recordedAt;
	return recordedAt === void 0 ? void 0 : recordedAt + 7 * DAY_MS;
}
/**
* Returns until when to upgrade again: 30 days after the first rollback that this step saw end, or started.
*
* Absent for `already-rolled-back`: when that happened, if it did, is not on record.
*/
function reUpgradeBy(outcome) {
	if (outcome.mode !== "rollback") return void 0;
	const back = outcome.pools.filter(({ result }) => factsOf$1(result).isRollback).map(({ name }) => name);
	if (back.length === 0 && factsOf$1(outcome.result).isRollback !== true) return void 0;
	const times = back.map((pool) => rollbackEnd(outcome, pool));
	return Math.min(outcome.endedAt, ...times) + 30 * DAY_MS;
}
/** Returns the checks with a verdict, in their order. */
function checksWith(outcome, ...verdicts) {
	return outcome.checks.filter(({ verdict }) => verdicts.includes(verdict));
}
/** Returns the ids of the checks that blocked, each once, in the order of the checks. */
function blockedBy(outcome) {
	const ids = [...checksWith(outcome, "blocked").map(({ id }) => id), ...outcome.pools.flatMap((pool) => pool.blockedBy)];
	return [...new Set(ids)];
}
/** True when a channel was left off that was on: nodes get no security patches from AKS until it is put back. */
function isPatchingOff({ channels }) {
	const left = channels?.left.nodeOsUpgradeChannel?.toLowerCase();
	return channels?.changed === true && left === "none" && channels.found.nodeOsUpgradeChannel?.toLowerCase() !== left;
}
function rollbackEnd({ moves, endedAt }, pool) {
	const record = moves.findLast(({ move }) => (move.kind === "roll-back" || move.kind === "join") && move.pool === pool);
	return record?.settlement?.kind === "ended" ? record.settlement.at : endedAt;
}
// src/report/follow-up.ts
/** Text of the follow-up issue: one issue for each cluster and pool that was rolled back. */
/** What to warn of when an issue leaves facts out. */
const PUBLIC_FOLLOW_UP_WARNING = "The repository is public (or its visibility is not known): resource ids, portal links and the restore command are left out of the follow-up issue.";
/** Why there is no issue when nobody can write one. */
const NO_TOKEN = "There is no `github-token`, or the runner does not tell the repository.";
/** Returns what the log says about an issue that was written. */
function followUpLine(pool, url, isNew) {
	return `${isNew ? "Opened" : "Updated"} the follow-up issue of pool ${oneLine(pool)}: ${oneLine(url)}`;
}
/** Returns the warning for an issue that should not be there, because another run opened one at the same time. */
function duplicateWarning(duplicate, url) {
	return `Two runs opened a follow-up issue at the same time, and ${oneLine(duplicate)} could not be closed: close it as a duplicate of ${oneLine(url)}.`;
}
/** Returns the warning for issues that could not be written. */
function followUpFailure(pools, reason) {
	return `The follow-up issue of ${poolsInWords(pools)} was not written. ${sentence(oneLine(reason))} The result of the rollback stands.`;
}
const ROLLBACK_DOCS = "https://learn.microsoft.com/azure/aks/roll-back-node-pool-version";
/** True when resource ids must not be written into an issue. */
function isFollowUpPublic(context) {
	return context.isPublicRepository !== false;
}
/** Returns the follow-up issues of an outcome: none unless it rolled something back. */
function followUps(outcome, context) {
	const until = reUpgradeBy(outcome);
	if (until === void 0) return [];
	return outcome.pools.filter(({ result }) => factsOf$1(result).isRollback).map((pool) => {
		const marker = followUpMarker(outcome, pool.name);
		return {
			pool: pool.name,
			title: oneLine(`Upgrade node pool ${pool.name} of cluster ${outcome.address.name} again by ${isoDate(until)}`, 200),
			body: bodyOf({
				outcome,
				pool,
				context,
				until,
				marker
			}),
			marker,
			comment: commentOf(pool, context, until)
		};
	});
}
function bodyOf({ outcome, pool, context, until, marker }) {
	return [
		marker,
		`Node pool **${text(pool.name)}** of cluster **${text(outcome.address.name)}** went through a ${link("node pool version rollback", ROLLBACK_DOCS)}. It runs older versions now and misses their successors' security fixes: upgrade again by **${isoDate(until)}**.`,
		"### Facts",
		table(["", ""], factRows(outcome, pool, context)),
		"### Checklist",
		checklist(outcome, context, until)
	].join("\n\n");
}
function factRows(outcome, pool, context) {
	const { address, endedAt, reason } = outcome;
	const run = runOf(context);
	const operation = pool.operation?.id ?? operationOf(outcome)?.id;
	const privateRows = [
		["Cluster", code(clusterResourceId(address))],
		["Azure", `${link("Portal", portalUrl(address, context.cloud))}, ${link("Activity Log", activityLogUrl(address, context.cloud))}`],
		...operation === void 0 ? [] : [["Operation id", code(operation)]]
	];
	return [
		["From", versionCell(pool.before)],
		["To", versionCell(pool.after)],
		["Result", code(pool.result)],
		["Step ended (UTC)", isoTime(endedAt)],
		...reason === void 0 ? [] : [["Reason", text(reason)]],
		...run === void 0 ? [] : [["Workflow run", link(`run ${run.id}`, run.url)]],
		...context.actor === void 0 ? [] : [["Requested by", text(context.actor)]],
		...isFollowUpPublic(context) ? [] : privateRows
	];
}
function versionCell({ kubernetesVersion, nodeImageVersion }) {
	return `Kubernetes ${code(kubernetesVersion ?? "unknown")}, node image ${code(nodeImageVersion ?? "unknown")}`;
}
function checklist(outcome, context, until) {
	const restore = restoreCommand(outcome.address, outcome.channels);
	return [
		"- [ ] Find the root cause: what failed after the upgrade, and in which component.",
		"- [ ] Test the upgrade outside production with the fix.",
		"- [ ] Plan the next upgrade: in days when security fixes are waiting, in weeks when it is about compatibility, in 30 days at most.",
		"- [ ] Until then, pin the versions in Terraform or Bicep, so that the next run does not move the pool forward.",
		`- [ ] Upgrade again by ${isoDate(until)}.`,
		...restore === void 0 ? [] : ["- [ ] Turn auto-upgrade back on; until then no pool of the cluster may get OS security patches from AKS.", ...restoreLines(restore, context)]
	].join("\n");
}
function restoreLines(restore, context) {
	if (isFollowUpPublic(context)) return ["", "  The command is the output `restore-command` of the step."];
	return ["", codeBlock(restore, "sh").replace(/^/gm, "  ")];
}
function commentOf(pool, context, until) {
	const run = runOf(context);
	return `Rolled back again${run === void 0 ? "" : ` in ${link(`run ${run.id}`, run.url)}`}: from ${versionCell(pool.before)} to ${versionCell(pool.after)}. The description is up to date; upgrade again by **${isoDate(until)}**.`;
}
/** Returns the marker of the issue about a cluster's pool; it tells nothing about the cluster's id. */
function followUpMarker({ address }, pool) {
	return `<!-- aks-recover follow-up ${fingerprint(`${clusterResourceId(address)}/agentPools/${pool}`.toLowerCase())} -->`;
}
/** FNV-1a of 64 bits. A subscription id has far too many values for it to be guessed from this. */
function fingerprint(value) {
	let hash = 14695981039346656037n;
	for (const byte of new TextEncoder().encode(value)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1099511628211n);
	return hash.toString(16).padStart(16, "0");
}
// src/report/advice/follow-on.ts
/** How to go on after a step that ended before its operation did: what to watch, and the step that watches it. */
/** The next step waits as long as a job of six hours allows. */
const FOLLOW_ON_TIMEOUT = "5h";
/** What stands before the step. */
const FOLLOW_ON_LEAD = "The step that follows it in a later job, which signs in as this one did";
/** Returns what a later step can watch, or `undefined` when nothing was left under way. */
function watchedLater(outcome) {
	if (factsOf$1(outcome.result).mayGoOn !== true) return void 0;
	const record = outcome.moves.findLast(isUnderWay$1);
	if (record === void 0) return void 0;
	if (outcome.mode === "status") return watchedByStatus(outcome);
	return {
		pools: poolsOf(record.move),
		...idOf(record.operation)
	};
}
/** Returns the inputs that lead a later `mode: status` there, each as `name: value`. */
function watchInputs({ pools, operationId }) {
	return [...pools.length === 0 ? [] : [`nodepool: ${pools.map((pool) => oneLine(pool)).join(", ")}`], ...operationId === void 0 ? [] : [`operation-id: ${operationId}`]];
}
/** Returns that step as lines of a workflow, or nothing when nothing was left under way. */
function followOnStep(outcome, context) {
	const watched = watchedLater(outcome);
	if (watched === void 0) return [];
	const { actionRepository, actionRef, cloud } = context;
	return [
		`- uses: ${actionRepository === void 0 || actionRef === void 0 ? "./ # as in this step" : `${oneLine(actionRepository)}@${oneLine(actionRef)}`}`,
		"  with:",
		...[
			"mode: status",
			`cluster: ${oneLine(clusterResourceId(outcome.address))}`,
			...watchInputs(watched),
			"wait: true",
			`timeout: ${FOLLOW_ON_TIMEOUT}`,
			...cloud === void 0 || cloud === "azurecloud" ? [] : [`environment: ${cloud}`]
		].map((line) => `    ${line}`)
	];
}
function watchedByStatus(outcome) {
	return {
		pools: outcome.isSinglePool ? outcome.pools.map(({ name }) => name) : [],
		...idOf(operationOf(outcome))
	};
}
/** True for a move that took effect, or may have, or that waits for what it found, and whose end was not seen. */
function isUnderWay$1(record) {
	const { move, settlement } = record;
	if (settlement !== void 0 && settlement.kind !== "not-awaited") return false;
	if (isMutation(record)) return tookEffect(record);
	return move.kind === "join" || move.kind === "wait" && (move.why === "asked" || move.why === "canceling");
}
/** An id that stands in a workflow as it is; one that has ended already leads nowhere. */
function idOf(operation) {
	if (operation === void 0 || isSettled(operation.status)) return {};
	return /^[\w-]+$/.test(operation.id) ? { operationId: operation.id } : {};
}
// src/domain/job.ts
const HOSTED_JOB_MS = 6 * HOUR_MS;
/** A `timeout` within this of the job's own limit is not kept: the job has begun before this step. */
const JOB_MARGIN_MS = 30 * MINUTE_MS;
/** Returns what ends before the step's `timeout` does, or `undefined` when nothing known does. */
function jobLimit(inputs, job, now) {
	const { wait, timeoutMs } = inputs.waiting;
	if (!wait || inputs.mode !== "status" && inputs.dryRun) return void 0;
	const { idTokensUntil } = job;
	if (inputs.connection.signIn.kind === "federation" && idTokensUntil !== void 0 && now + timeoutMs > idTokensUntil) return {
		kind: "id-tokens",
		leftMs: Math.max(0, idTokensUntil - now)
	};
	return job.isGitHubHosted && timeoutMs > 198e5 ? { kind: "hosted-job" } : void 0;
}
// src/report/advice/job-limits.ts
/** What is said of the limits of the job: before they are met, and when they, or `timeout`, ended the step. */
const HOSTED_LIMIT = formatDuration(HOSTED_JOB_MS);
/** Returns why the step gave up although the operation goes on, or `undefined` when its result says it all. */
function whyCutShort(outcome, context) {
	const tookMs = outcome.endedAt - outcome.startedAt;
	if (outcome.result === "timed-out") return `The \`timeout\` of this step passed after ${formatDuration(tookMs)}; it ends the step, not the operation in Azure.`;
	if (outcome.result !== "interrupted") return void 0;
	return context.isGitHubHosted === true && tookMs >= HOSTED_JOB_MS - 2 * JOB_MARGIN_MS ? `The step was ended after ${formatDuration(tookMs)}: a job on a GitHub-hosted runner has ${HOSTED_LIMIT}.` : "The workflow run was canceled, or `timeout-minutes` of the job or of the step ran out.";
}
// src/report/advice/recipe.ts
/** Returns the recipe for a code. */
function recipeByCode(recipes, code) {
	const wanted = code.toLowerCase();
	return recipes.find(({ codes }) => codes.some((known) => known.toLowerCase() === wanted));
}
/** Returns the recipe whose sign is in a message. */
function recipeBySign(recipes, message) {
	return recipes.find(({ sign }) => sign?.test(message) === true);
}
// src/report/advice/recipes-access.ts
/** Advice for missing rights and refused sign-ins. */
/** The last ones that the message names: a linked refusal begins with a right that the identity does have. */
const RIGHT = /^[^]*action(?:\(s\))? '([^']{1,200})'/i;
const SCOPE = /^[^]*scope(?:\(s\))? '([^']{1,500})'/i;
/**
* The more particular ones first. For Entra ID's numbers the hint of `src/adapters/aadsts.ts` is shown where there is one;
* the recipes here give the guide its headings, and advice for numbers without a hint.
*/
const ACCESS_RECIPES = [
	{
		codes: ["LinkedAuthorizationFailed"],
		advice: ({ message }) => `The identity also needs ${rightIn(message)}, a resource that the cluster uses (often its subnet, managed identity or disk encryption set): assign a role with that right there (docs/permissions.md of this action's repository).`
	},
	{
		codes: [
			"AuthorizationFailed",
			"Forbidden",
			"AuthorizationPermissionMismatch"
		],
		advice: ({ message }) => `The identity needs ${rightIn(message)}: assign a role with that right (${whereToGrant(RIGHT.exec(message)?.[1])} of this action's repository), and allow a few minutes for it to take effect.`
	},
	{
		codes: [
			"ExpiredAuthenticationToken",
			"InvalidAuthenticationToken",
			"AuthenticationFailed",
			"Unauthorized"
		],
		advice: () => "Azure did not take the token: check that the identity belongs to the subscription's tenant and that `environment` names its cloud, and run this again."
	},
	{
		codes: [
			"AADSTS700213",
			"AADSTS7002138",
			"AADSTS70021",
			"AADSTS700211",
			"AADSTS700212"
		],
		advice: () => "No federated credential of the app fits this job: its issuer, subject and audience must equal those of the job's ID token, letter case included."
	},
	{
		codes: ["AADSTS700024"],
		advice: () => "The ID token had expired: sign in with `client-id` and `tenant-id` in this step, which takes a fresh one each time, instead of an earlier login."
	},
	{
		codes: ["AADSTS7000215", "AADSTS7000222"],
		advice: () => "The client secret is wrong or has expired: store a new one, or better use federation, which needs none."
	},
	{
		codes: [
			"AADSTS700016",
			"AADSTS90002",
			"AADSTS900023"
		],
		advice: () => "Entra ID does not know this app or tenant: check `client-id`, `tenant-id` and `environment`."
	}
];
function rightIn(message) {
	const right = RIGHT.exec(message)?.[1];
	const scope = SCOPE.exec(message)?.[1];
	const on = scope === void 0 ? "" : ` on \`${oneLine(scope).replaceAll("`", "")}\``;
	return right === void 0 ? "a right that the message names" : `the right \`${oneLine(right).replaceAll("`", "")}\`${on}`;
}
// src/report/advice/recipes-nodes.ts
/** Advice for operations that stopped because of nodes: drains, quota, addresses, capacity, other operations. */
const OTHER_OPERATION = /operation with id:?\s*['"]?([0-9a-f][0-9a-f-]{7,})/i;
/** The more particular ones first. */
const NODE_RECIPES = [
	{
		codes: ["PodDrainFailure", "DrainFailure"],
		sign: /PodDrainFailure|PodDisruptionBudget|\bPDB\b|too many requests.*evict|drain(?:ing)? (?:of )?node/i,
		advice: () => "A node could not be drained, most often because of a PodDisruptionBudget that allows no disruption: find it with `kubectl get pdb --all-namespaces`, allow one disruption or move the pod, and run this again. A rollback drains the nodes under the same budgets."
	},
	{
		codes: [
			"QuotaExceeded",
			"InsufficientVCPUQuota",
			"ErrCode_InsufficientVCPUQuota"
		],
		sign: /QuotaExceeded|InsufficientVCPUQuota|exceeding approved .* quota/i,
		advice: () => "The subscription has no vCPU quota left for the extra nodes of an upgrade: ask for more in this region, or let the pool upgrade without them (max surge 0 with max unavailable 1), and run this again."
	},
	{
		codes: [
			"SubnetIsFull",
			"InsufficientSubnetSize",
			"SubnetFull"
		],
		sign: /SubnetIsFull|InsufficientSubnetSize/i,
		advice: () => "The subnet has no free addresses for the extra nodes of an upgrade: free some, lower the pool's max surge, or let it upgrade without extra nodes (max surge 0 with max unavailable 1), and run this again."
	},
	{
		codes: [
			"AllocationFailed",
			"ZonalAllocationFailed",
			"OverconstrainedAllocationRequest",
			"OverconstrainedZonalAllocationRequest",
			"SkuNotAvailable"
		],
		sign: /(?:Zonal)?AllocationFailed|Overconstrained(?:Zonal)?AllocationRequest|SkuNotAvailable/i,
		advice: () => "Azure has no capacity for this VM size in the region or zone at the moment: try again later, or let the pool upgrade without extra nodes (max surge 0 with max unavailable 1)."
	},
	{
		codes: ["AKSOperationPreempted", "AKSOperationPreemptedByDelete"],
		advice: preemptedAdvice
	},
	{
		codes: [
			"VMExtensionProvisioningError",
			"VMExtensionProvisioningTimeout",
			"VMExtensionHandlerNonTransientError"
		],
		sign: /VMExtension(?:Provisioning|HandlerNonTransient|Error)/i,
		advice: () => "New nodes could not set themselves up: check that they reach what AKS requires (DNS, firewall, route to the registry and API server), and run this again."
	},
	{
		codes: [
			"NodesNotReady",
			"NodeNotReady",
			"VMSSNodesNotReady"
		],
		sign: /NodesNotReady/i,
		advice: () => "Nodes did not become ready: look at them with `kubectl get nodes` and `kubectl describe node`, free or replace those that are stuck, and run this again."
	},
	{
		codes: ["UpgradeFailed"],
		advice: () => "The upgrade stopped half way and its nodes may be cordoned: the message names the cause; remove it, then run this again, or run the upgrade again."
	}
];
function preemptedAdvice({ message }) {
	const other = OTHER_OPERATION.exec(message)?.[1];
	return `Another operation${other === void 0 ? "" : ` (${oneLine(other)})`} took the place of this one: see in the Activity Log who started it, wait until it has ended (\`mode: status\` with \`wait: true\`), and run this again.`;
}
// src/report/advice/recipes-requests.ts
/** The more particular ones first. */
const REQUEST_RECIPES = [
	{
		codes: ["NodeImageVersionNotAccepted"],
		sign: /NodeImageVersion .*is not accepted/i,
		advice: () => "AKS accepts only a node image that it has on record for the pool and that fits its OS SKU: run `mode: status` to see what is on record; if the OS SKU was changed since, change it back first."
	},
	{
		codes: ["RequestDisallowedByPolicy"],
		advice: () => "An Azure Policy denies the request; the message names the policy: ask its owner for an exemption of this cluster, then run this again."
	},
	{
		codes: ["NodePoolMcVersionIncompatible"],
		advice: () => "A pool may be at most three minor versions behind the control plane, which can't go back itself: choose a newer version for the pool."
	},
	{
		codes: [
			"K8sVersionNotSupported",
			"UnsupportedKubernetesVersion",
			"AgentPoolK8sVersionNotSupported"
		],
		sign: /K8sVersionNotSupported/i,
		advice: () => "AKS no longer offers this Kubernetes version: a pool can go back to it only while its minor version is supported (for some versions with Long-Term Support); otherwise go forward."
	},
	{
		codes: [
			"Throttled",
			"TooManyRequests",
			"SubscriptionRequestsThrottled"
		],
		advice: () => "Too many requests were made to this cluster or subscription: run this again in a few minutes, and let fewer jobs poll at the same time or with a longer `poll-interval`."
	},
	{
		codes: ["ScopeLocked"],
		advice: () => "A resource lock forbids the change; the message names it: remove the lock, and run this again."
	},
	{
		codes: [
			"ReadOnlyDisabledSubscription",
			"SubscriptionNotRegistered",
			"MissingSubscriptionRegistration"
		],
		advice: () => "The subscription does not allow changes at the moment: enable or register it as the message says."
	},
	{
		codes: ["PreconditionFailed", "EtagMismatch"],
		advice: () => "Somebody changed the cluster or pool at the same time: run this again when nothing else works on it."
	},
	{
		codes: [
			"OperationNotAllowed",
			"Conflict",
			"AnotherOperationInProgress",
			"OperationPreempted"
		],
		advice: () => "The state of the cluster or pool does not allow it now, most often because another operation is running: wait for it (`if-busy: wait`, or `mode: status` with `wait: true`), and run this again."
	},
	{
		codes: [
			"InvalidParameter",
			"BadRequest",
			"InvalidRequest",
			"PropertyChangeNotAllowed"
		],
		advice: () => "Azure does not accept a value of the request; the message names it: compare the versions with what `mode: status` shows as on record."
	},
	{
		codes: [
			"NoRegisteredProviderFound",
			"InvalidApiVersionParameter",
			"InvalidResourceType",
			"UnsupportedApiVersion"
		],
		advice: () => "This cloud does not know the API version yet: set `api-version` to one that the message lists; a rollback needs 2026-04-01, or 2025-08-02-preview."
	},
	{
		codes: [
			"ResourceNotFound",
			"ResourceGroupNotFound",
			"SubscriptionNotFound",
			"NotFound",
			"AgentPoolNotFound"
		],
		advice: () => "Check the names of subscription, resource group, cluster and pool; an identity without any right on a subscription does not see it either."
	},
	{
		codes: [
			"ECONNRESET",
			"EPIPE",
			"REQUEST_SEND_ERROR"
		],
		advice: () => "Azure could not be reached from this runner: check its network, DNS and proxy (`HTTPS_PROXY`, `NO_PROXY`), and run this again."
	},
	{
		codes: [
			"InternalServerError",
			"InternalOperationError",
			"ServerTimeout",
			"ServiceUnavailable",
			"GatewayTimeout",
			"BadGateway"
		],
		advice: () => "The fault is on Azure's side: run this again later; Azure support asks for the correlation id."
	}
];
// src/report/advice/recipes.ts
/** What to do about an error of Azure, by its code. */
const RECIPES = [
	...NODE_RECIPES,
	...ACCESS_RECIPES,
	...REQUEST_RECIPES
];
/** For codes never seen before, the HTTP status stands for the most common one with it. */
const STATUS_CODES = /* @__PURE__ */ new Map([
	[401, "InvalidAuthenticationToken"],
	[403, "Forbidden"],
	[404, "ResourceNotFound"],
	[409, "Conflict"],
	[412, "PreconditionFailed"],
	[429, "TooManyRequests"],
	[500, "InternalServerError"],
	[502, "BadGateway"],
	[503, "ServiceUnavailable"],
	[504, "GatewayTimeout"]
]);
RECIPES.flatMap(({ codes }) => codes);
RECIPES.flatMap(({ codes }) => codes.slice(0, 1));
/** Returns the name of the recipe for an error. */
function recipeNameFor(error) {
	return (recipeBySign(RECIPES, error.message) ?? recipeByCode(RECIPES, error.code))?.codes[0];
}
/** Returns what to do about an error with this code, or wrapping one; `undefined` when its code tells nothing. */
function recipeFor(error) {
	return (recipeBySign(RECIPES, error.message) ?? recipeByCode(RECIPES, error.code))?.advice(error);
}
/** Returns what errors with this HTTP status mostly need. */
function statusAdvice(error) {
	const code = STATUS_CODES.get(error.status ?? 0);
	return code === void 0 ? void 0 : recipeByCode(RECIPES, code)?.advice(error);
}
// src/report/advice/next-step-unfinished.ts
/** Returns what to do after `failed` and `error`: the recipe for the error's code, else what generally helps. */
function afterFailure(outcome) {
	const advice = afterError(outcome);
	const watched = watchedLater(outcome);
	return watched === void 0 ? advice : `${goesOn(outcome, watched)}; ${advice}`;
}
function afterError(outcome) {
	if (isOvertaken(outcome)) return `the pool shows the versions, but not all of its nodes need run them: compare with \`kubectl get nodes\`, and if some differ, reconcile with ${reconcile$2(outcome)}`;
	const error = decidingError(outcome);
	const known = error && adviceFor(error);
	if (known !== void 0) return known.replace(/\.$/, "");
	if (error?.code === "Bug") return "run the job again with debug logging, and report the fault with that log";
	if (outcome.result === "error") return effectiveMutations(outcome).length === 0 ? "nothing was changed: remove what the message names and run this again" : "run `mode: status` to see what became of what was sent, then run this again";
	if (outcome.mode === "status") return `see in the Activity Log why it failed, then run it again or reconcile with ${reconcile$2(outcome)}`;
	if (outcome.moves.some(({ settlement }) => settlement?.kind === "vanished")) return "it was deleted meanwhile: see in the Activity Log by whom";
	return "see the cause in the Activity Log, remove it, and run this again: a rollback that stopped half way is sent again with the same versions";
}
/** A recipe knows more than a hint made from the status alone, and a hint more than the status. */
function adviceFor(error) {
	return (error.code.startsWith("AADSTS") ? error.hint : void 0) ?? recipeFor(error) ?? error.hint ?? statusAdvice(error);
}
/** Returns what to do after `timed-out` and `interrupted`. */
function afterUnfinished(outcome) {
	const longer = outcome.result === "timed-out" ? " with a longer `timeout`" : "";
	const watched = watchedLater(outcome);
	if (watched !== void 0) {
		const again = outcome.mode === "status" ? `run this again${longer}` : "run this again, which joins or completes it";
		return `${goesOn(outcome, watched)}, or ${again}`;
	}
	const last = effectiveMutations(outcome).at(-1);
	if (last !== void 0) return `${doneSoFar(last)} and nothing after it was started: run this again to go on from there`;
	return outcome.mode === "status" ? `nothing is known yet: run \`mode: status\` again${longer}` : `nothing was changed: run this again${longer}`;
}
/** That Azure needs neither step nor job for it, and how to watch it from another one. */
function goesOn(outcome, watched) {
	const inputs = [
		"mode: status",
		"wait: true",
		...watchInputs(watched)
	].map((input) => `\`${input.replaceAll("`", "")}\``);
	return `${outcome.mode === "status" ? "the operation" : "what was started"} goes on in Azure: follow it in a later job with ${listInWords(inputs)}${howToStop(outcome)}`;
}
/** Only a rollback is worth stopping: an update of the cluster is short, and an abort is what stops things. */
function howToStop({ moves }) {
	const last = moves.at(-1)?.move;
	if (last?.kind !== "roll-back" && last?.kind !== "join") return "";
	return `, stop it with \`mode: abort\` and \`nodepool: ${oneLine(last.pool).replaceAll("`", "")}\``;
}
function doneSoFar(record) {
	return `the last thing done was «${moveInWords(record.move)}»`;
}
/** True when a rollback's pool is settled by another operation: a second run would find nothing left to do. */
function isOvertaken({ mode, moves }) {
	return mode === "rollback" && moves.some(({ settlement }) => settlement?.kind === "ended" && isSucceeded(settlement.seen.provisioningState) && (settlement.displacedBy !== void 0 || wasPreempted(settlement.error)));
}
function reconcile$2(outcome) {
	return `\`${reconcileCommand(outcome.address, singlePool(outcome)?.name)}\``;
}
// src/report/advice/next-step.ts
/** What to do now: one sentence for every result in every situation. */
/** As much of one part as anybody reads. */
const LONGEST_PART = 3e3;
const NEXT_STEPS = {
	aborted: (outcome) => ({
		intro: `nothing was undone${stoppedAt(outcome)}`,
		ways: [
			"to resume, run the upgrade (or what else was aborted) again",
			...undoWay(outcome),
			`reconcile with ${reconcile$1(outcome)}, which lets AKS finish what was stopped`
		]
	}),
	"abort-requested": (outcome) => `run \`mode: status\`${operationClause(outcome)} until it shows Canceled; an abort undoes nothing`,
	"nothing-to-abort": afterIdle,
	"completed-before-abort": afterIdle,
	"rolled-back": (outcome) => `find the cause, test the upgrade elsewhere, and upgrade again${byDate(outcome)}`,
	"rollback-started": (outcome) => `run \`mode: status\` with \`wait: true\`${operationClause(outcome)} and look at both versions: an accepted rollback is not yet a finished one`,
	"already-rolled-back": () => "nothing to do: what runs is not newer than the version on record",
	"partially-rolled-back": afterPartialRollback,
	planned: ({ plan }) => plan.length === 0 ? "nothing to do: no change is needed" : `run this again without \`dry-run\` to make the ${plural(plan.length, "move")} of the plan`,
	blocked: afterBlock,
	failed: (outcome) => {
		if (outcome.mode === "status") return afterFailedOperation(outcome);
		return checksWith(outcome, "blocked").length > 0 ? afterBlock(outcome) : afterFailure(outcome);
	},
	canceled: (outcome) => outcome.mode === "status" ? {
		intro: `the operation stopped half way${stoppedAt(outcome)}`,
		ways: ["run it again to resume it", ...undoWay(outcome)]
	} : "see in the Activity Log who canceled it (AKS itself may, when nodes could not be drained), then run this again: it resumes where it stopped",
	"timed-out": afterUnfinished,
	interrupted: afterUnfinished,
	error: afterFailure,
	"in-progress": (outcome) => `wait for it with \`mode: status\` and \`wait: true\`, or stop it with \`mode: abort\`${inputsClause(outcome)}`,
	canceling: (outcome) => `wait until it shows Canceled, with \`mode: status\` and \`wait: true\`${operationClause(outcome)}`,
	succeeded: (outcome) => `nothing to do${offerClause(outcome, "; if the last upgrade is not what you want, ")}`
};
/** Returns what to do now, as one sentence in one line; commands and settings stand between backticks. */
function nextStep(outcome) {
	const { intro, ways } = nextAdvice(outcome);
	const last = ways.length - 1;
	const choice = ways.map((way, index) => index === last && last > 0 ? `or ${way}` : way).join("; ");
	const step = sentence(ways.length === 0 ? intro : `${intro}: ${choice}`);
	if (restoreCommand(outcome.address, outcome.channels) === void 0) return step;
	return `${step.replace(/\.$/, "")}; auto-upgrade stays off until the restore command is run.`;
}
/** Returns the same in parts, each in one line, without a full stop. */
function nextAdvice(outcome) {
	const step = NEXT_STEPS[outcome.result](outcome);
	const { intro, ways } = typeof step === "string" ? {
		intro: step,
		ways: []
	} : step;
	return {
		intro: oneLine(intro, LONGEST_PART),
		ways: ways.map((way) => oneLine(way, LONGEST_PART))
	};
}
function afterIdle(outcome) {
	const state = stateOf(outcome);
	if (state !== void 0 && isStopped(state)) return {
		intro: `the last operation ${terminalState(state) === "failed" ? "failed" : "was canceled"}`,
		ways: [
			"run it again to resume it",
			...undoWay(outcome),
			`reconcile with ${reconcile$1(outcome)}`
		]
	};
	if (state !== void 0 && isSucceeded(state)) return `nothing to do if you want what the last operation did${offerClause(outcome, "; if not, ")}`;
	return "run `mode: status` to see what the cluster and its pools are doing";
}
function afterFailedOperation(outcome) {
	const known = afterFailure(outcome);
	const ways = undoWay(outcome);
	return ways.length === 0 ? {
		intro: known,
		ways
	} : {
		intro: "the operation failed",
		ways: [known, ...ways]
	};
}
function afterPartialRollback(outcome) {
	const imageOnly = outcome.pools.filter(({ result }) => result === "partially-rolled-back");
	if (imageOnly.length > 0) {
		const channel = outcome.cluster?.nodeOsUpgradeChannel ?? "unknown";
		return `the Kubernetes version of ${poolsInWords(imageOnly.map(({ name }) => name))} is back but the node image is not, which the node OS channel (now ${oneLine(channel)}) can cause: run the rollback again with \`auto-upgrade: disable\`, or keep the newer image if only Kubernetes mattered`;
	}
	const others = outcome.pools.filter(({ result }) => factsOf$1(result).isBack !== true).map(({ name }) => name);
	return `remove what stopped ${others.length === 0 ? "the rollback" : poolsInWords(others)} and run the same rollback again: pools that are back are left alone`;
}
function afterBlock(outcome) {
	const ids = blockedBy(outcome);
	const [first] = checksWith(outcome, "blocked");
	const remedy = first?.remedy === void 0 ? "" : `: ${first.remedy.replace(/\.$/, "")}`;
	if (ids.length <= 1) return `satisfy the check ${ids[0] ?? "that blocked"} and run this again${remedy}`;
	return `satisfy the checks ${listInWords(ids)} and run this again${remedy === "" ? "" : `; first${remedy}`}`;
}
function stateOf(outcome) {
	const state = singlePool(outcome)?.provisioningState ?? outcome.cluster?.provisioningState;
	return state !== void 0 && isSettled(state) ? state : void 0;
}
function stoppedAt(outcome) {
	const nodes = nodesLastSeen(outcome);
	return nodes === void 0 ? "" : ` (last seen with ${String(nodes.done)} of ${plural(nodes.total, "node")} done)`;
}
function reconcile$1({ address, isSinglePool, pools }) {
	return `\`${reconcileCommand(address, isSinglePool ? pools[0]?.name : void 0)}\``;
}
function byDate(outcome) {
	const until = reUpgradeBy(outcome);
	return until === void 0 ? "" : ` by ${isoDate(until)}`;
}
/** The inputs that lead a later run to the same operation. */
function operationClause(outcome) {
	return clauseOf(outcome.isSinglePool ? outcome.pools.map(({ name }) => name) : [], outcome);
}
/** As above, naming the pools that are in progress, which an abort has to name. */
function inputsClause(outcome) {
	return clauseOf(outcome.pools.filter(({ result }) => result === "in-progress").map(({ name }) => name), outcome);
}
function clauseOf(pools, outcome) {
	const id = operationOf(outcome)?.id;
	const shown = [...pools.length === 0 ? [] : [`nodepool: ${pools.join(", ")}`], ...id === void 0 || pools.length > 1 ? [] : [`operation-id: ${id}`]].map((input) => `\`${oneLine(input).replaceAll("`", "")}\``);
	return shown.length === 0 ? "" : ` (${shown.join(", ")})`;
}
function undoWay(outcome) {
	const offer = offerText(outcome);
	return offer === void 0 ? [] : [`to undo it, ${offer}`];
}
function offerClause(outcome, lead) {
	const offer = offerText(outcome);
	return offer === void 0 ? "" : `${lead}${offer}`;
}
function offerText(outcome) {
	const offers = offersOf(outcome);
	const [first] = offers;
	if (first === void 0) return void 0;
	const what = offers.length === 1 ? `roll back pool ${oneLine(first.pool)} to ${oneLine(first.to.kubernetesVersion)}` : `roll back ${poolsInWords(offers.map(({ pool }) => pool))}`;
	const ends = offers.map(({ expiresAt }) => expiresAt).filter((time) => time !== void 0);
	return `${what} with \`mode: rollback\`${ends.length === 0 ? "" : `, possible until ${isoDate(Math.min(...ends))} at least`}`;
}
// src/report/log/result.ts
/** Returns what a pool reads after a rollback, against what it was to be. */
function verifyLine(pool, target, seen) {
	const kubernetes = compared(seen.kubernetesVersion, target.kubernetesVersion, isSameKubernetesVersion);
	const image = compared(seen.nodeImageVersion, target.nodeImageVersion, isSameImage);
	return `Pool ${oneLine(pool)} reads ${oneLine(seen.provisioningState)}, Kubernetes ${kubernetes}, node image ${image}.`;
}
/** Returns the lines that close the log: the result, one line a pool, what to do now, how to go on, the restore command. */
function resultLines(outcome, context = {}) {
	const restore = restoreCommand(outcome.address, outcome.channels);
	const why = whyCutShort(outcome, context);
	const step = followOnStep(outcome, context);
	return [
		`Result: ${outcome.result}. ${sentence(headlineOf(outcome))} Took ${formatDuration(outcome.endedAt - outcome.startedAt)}.`,
		...outcome.pools.length > 1 ? outcome.pools.map(poolResultLine) : [],
		...why === void 0 ? [] : [why],
		`Next step: ${nextStep(outcome)}`,
		...step.length === 0 ? [] : [`${FOLLOW_ON_LEAD}:`, ...step],
		...restore === void 0 ? [] : [`Restore command: ${restore}`]
	];
}
/** Returns what became of one pool, in one line. */
function poolResultLine({ name, result, after, provisioningState, detail }) {
	const state = provisioningState === void 0 ? "" : `, ${oneLine(provisioningState)}`;
	const more = detail === void 0 ? "" : `. ${sentence(oneLine(detail))}`;
	return `Pool ${oneLine(name)}: ${result}${state}, ${versionsInWords(after)}${more}`;
}
function compared(seen, wanted, isSame) {
	if (seen === void 0) return `unknown (not ${oneLine(wanted)})`;
	return isSame(seen, wanted) ? `${oneLine(seen)} as wanted` : `${oneLine(seen)} (not ${oneLine(wanted)})`;
}
// src/report/advice/guide.ts
/** Returns the heading about a check. */
function checkAnchor(id) {
	return id;
}
/** Returns the heading about a result. */
function resultAnchor(result) {
	return `result-${result}`;
}
/** Returns the heading about an error, or `undefined` when the guide has none. */
function errorAnchor(error) {
	return recipeNameFor(error)?.toLowerCase();
}
/** Returns the address of a heading of the guide, or `undefined` when it is not known where the action comes from. */
function guideUrl(context, anchor) {
	const { serverUrl, actionRepository, actionRef } = context;
	if (serverUrl === void 0 || actionRepository === void 0 || actionRef === void 0) return void 0;
	return `${serverUrl}/${[
		...actionRepository.split("/"),
		"blob",
		...actionRef.split("/")
	].map(encodeURIComponent).join("/")}/docs/troubleshooting.md#${anchor}`;
}
/** Returns a word of ours, Markdown already, as a link to what the guide says about it. */
function guideLink(label, context, anchor) {
	const url = anchor === void 0 ? void 0 : guideUrl(context, anchor);
	return url === void 0 ? label : `[${label}](${url})`;
}
/** Returns the address of what the guide says about a step that failed: the first block, the error, the result. */
function failureUrl(outcome, context) {
	const [block] = checksWith(outcome, "blocked");
	const error = decidingError(outcome);
	return guideUrl(context, (block === void 0 ? error && errorAnchor(error) : checkAnchor(block.id)) ?? resultAnchor(outcome.result));
}
// src/report/annotations.ts
/** The annotations of a run: at most three, what failed first. */
/** GitHub cuts longer ones. */
const LONGEST_MESSAGE = 4e3;
/** Returns the annotations of a run, most important first: the result, auto-upgrade left off, all other warnings. */
function annotations(outcome, context = {}) {
	return [
		...resultAnnotation(outcome, context),
		...channelAnnotation(outcome),
		...otherWarnings(outcome)
	].map(({ level, title, message }) => ({
		level,
		title: oneLine(title, 200),
		message: cut(message, LONGEST_MESSAGE)
	}));
}
/** Returns which annotations there is room for, errors first, and the lines of the log that say the others. */
function fitAnnotations(all, room) {
	const ranked = all.toSorted((a, b) => Number(b.level === "error") - Number(a.level === "error"));
	return {
		shown: ranked.slice(0, room),
		lines: ranked.slice(room).flatMap(({ level, title, message }) => [`${level === "error" ? "Error" : "Warning"}: ${title}`, ...message.split("\n").map((line) => `  ${line}`)])
	};
}
/** Returns the annotation for inputs that can't be used: every problem in a line of its own. */
function inputAnnotation(problems) {
	return {
		level: "error",
		title: `${plural(problems.length, "problem")} with the inputs`,
		message: cut(problems.map((problem) => oneLine(problem)).join("\n"), LONGEST_MESSAGE)
	};
}
/** Returns the annotation for a fault in this action itself. */
function bugAnnotation(error) {
	return {
		level: "error",
		title: "AKS Recover met a fault of its own",
		message: `${oneLine(error.name)}: ${oneLine(error.message)}\nRun the job again with debug logging and report what it shows. An operation that was started goes on in Azure.`
	};
}
/** Returns the warning for a part of the report that could not be written; the result stands. */
function reportingAnnotation(part, error) {
	return {
		level: "warning",
		title: `The ${oneLine(part)} could not be written`,
		message: `${sentence(oneLine(error.message))} The result of the step stands.`
	};
}
/** Returns the warning for a `timeout` that the job can't keep, or `undefined` when it can as far as is known. */
function jobLimitAnnotation(inputs, job, now) {
	const limit = jobLimit(inputs, job, now);
	if (limit === void 0) return void 0;
	const timeout = formatDuration(inputs.waiting.timeoutMs);
	const why = limit.kind === "id-tokens" ? `GitHub gives this job ID tokens for ${formatDuration(limit.leftMs)} more, then this step can't sign in to Azure again` : `a job on a GitHub-hosted runner ends after ${HOSTED_LIMIT}, and steps before this one count`;
	const start = inputs.mode === "status" ? "Set a shorter `timeout`" : "Set a shorter `timeout`, or `wait: false`";
	return {
		level: "warning",
		title: `The timeout of ${timeout} may be longer than the job lasts`,
		message: `\`timeout\` is ${timeout}, but ${why}. ${start}, and go on in a later job with \`mode: status\`, \`wait: true\` and the output \`operation-id\` of this step: the operation in Azure doesn't need the job.`
	};
}
function resultAnnotation(outcome, context) {
	const isError = outcome.fails;
	const guide = isError ? failureUrl(outcome, context) : void 0;
	if (!isError && factsOf$1(outcome.result).fails !== "if-idle" && toneOf(outcome) !== "bad") return [];
	const why = whyCutShort(outcome, context);
	const message = [
		...why === void 0 ? [] : [why],
		...blockLines(outcome),
		...errorLines(outcome),
		...detailLines$1(outcome),
		`Next step: ${nextStep(outcome)}`,
		...guide === void 0 ? [] : [`More: ${guide}`]
	];
	return [{
		level: isError ? "error" : "warning",
		title: headlineOf(outcome),
		message: message.join("\n")
	}];
}
function blockLines(outcome) {
	const blocking = checksWith(outcome, "blocked");
	if (blocking.length === 0) return [];
	return [`Blocked by: ${blockedBy(outcome).join(", ")}`, ...blocking.map((check) => `${check.id}${check.pool === void 0 ? "" : ` (pool ${oneLine(check.pool)})`}: ${checkInWords(check)}`)];
}
function errorLines(outcome) {
	const error = decidingError(outcome);
	if (error === void 0) return [];
	return [`${errorLead(outcome, error)}: ${errorInWords(error)}`];
}
function detailLines$1({ pools }) {
	return pools.flatMap(({ name, detail }) => detail === void 0 ? [] : [`Pool ${oneLine(name)}: ${sentence(oneLine(detail))}`]);
}
function channelAnnotation({ address, channels }) {
	const restore = restoreCommand(address, channels);
	if (restore === void 0) return [];
	return [{
		level: "warning",
		title: `Auto-upgrade of cluster ${address.name} was changed and stays so`,
		message: `Put it back when the cause is found: ${restore}`
	}];
}
function otherWarnings(outcome) {
	const lines = [...checksWith(outcome, "warned").map((check) => `${check.id}${check.pool === void 0 ? "" : ` (pool ${oneLine(check.pool)})`}: ${checkInWords(check)}`), ...outcome.warnings.map((warning) => sentence(oneLine(warning)))];
	if (lines.length === 0) return [];
	return [{
		level: "warning",
		title: `${plural(lines.length, "warning")} for ${subjectOf(outcome)}`,
		message: lines.join("\n")
	}];
}
// src/report/outputs/pools.ts
/** Returns the pools of the outcome as they appear in the outputs. */
function poolObjects({ mode, pools }) {
	return pools.map((pool) => poolObject(pool, mode !== "rollback"));
}
function poolObject(pool, isOfferAsked) {
	const { before, after, offer } = pool;
	return {
		name: pool.name,
		result: pool.result,
		"provisioning-state": pool.provisioningState ?? "",
		"kubernetes-version": after.kubernetesVersion ?? "",
		"node-image-version": after.nodeImageVersion ?? "",
		"previous-kubernetes-version": before.kubernetesVersion ?? "",
		"previous-node-image-version": before.nodeImageVersion ?? "",
		"operation-id": pool.operation?.id ?? "",
		"rollback-available": isOfferAsked && offer !== void 0 ? offer.available : null,
		"rollback-kubernetes-version": offer?.to?.kubernetesVersion ?? "",
		"rollback-node-image-version": offer?.to?.nodeImageVersion ?? "",
		"blocked-by": pool.blockedBy.join(",")
	};
}
/** GitHub allows one MiB of outputs a job, counted in UTF-16: half as many characters, and room for the others. */
const LARGEST_REPORT = 4e5;
/** AKS lists no more. */
const RECENT_OPERATIONS = 50;
/** How much is kept of each text and of each list; the first that fits is taken. */
const SIZES = [
	{
		text: 4e3,
		list: 500
	},
	{
		text: 1e3,
		list: 300
	},
	{
		text: 200,
		list: 100
	},
	{
		text: 100,
		list: 20
	}
];
/**
* Returns the report as JSON. When it would be too large for a job's outputs, texts and lists are cut and
* `truncated` is true.
*/
function renderReport(outcome, outputs) {
	const whole = reportObject(outcome, outputs);
	return firstThatFits(SIZES.map((size) => () => {
		const { value, isCut } = shrink(whole, size);
		return toJson({
			...value,
			truncated: isCut
		});
	}));
}
function firstThatFits(candidates) {
	let json = "";
	for (const candidate of candidates) {
		json = candidate();
		if (json.length <= LARGEST_REPORT) break;
	}
	return json;
}
function reportObject(outcome, outputs) {
	const { address, cluster } = outcome;
	return {
		"schema-version": 1,
		...outputs,
		...typedOutputs(outputs),
		nodepools: poolObjects(outcome).map((pool) => ({ ...pool })),
		mode: outcome.mode,
		fails: outcome.fails,
		"dry-run": outcome.dryRun,
		reason: outcome.reason ?? "",
		"api-version": outcome.apiVersion ?? "",
		cluster: {
			"subscription-id": address.subscriptionId,
			"resource-group": address.resourceGroup,
			name: address.name,
			location: cluster?.location ?? "",
			"provisioning-state": cluster?.provisioningState ?? "",
			"kubernetes-version": cluster?.kubernetesVersion ?? ""
		},
		"step-started-at": isoTime(outcome.startedAt),
		"step-ended-at": isoTime(outcome.endedAt),
		checks: outcome.checks.map(checkObject),
		warnings: outcome.warnings,
		timeline: outcome.timeline.map(timelineObject),
		moves: outcome.moves.map(moveObject),
		plan: outcome.plan.map(planObject),
		"recent-operations": outcome.recentOperations.slice(0, RECENT_OPERATIONS).map(operationObject)
	};
}
/** In JSON, booleans and numbers are JSON's own; null when they have no value. */
function typedOutputs(outputs) {
	const percent = outputs["percent-complete"];
	const available = outputs["rollback-available"];
	return {
		"percent-complete": percent === "" ? null : Number(percent),
		"rollback-available": available === "" ? null : available === "true",
		"auto-upgrade-changed": outputs["auto-upgrade-changed"] === "true"
	};
}
function checkObject(check) {
	return {
		id: check.id,
		nodepool: check.pool ?? "",
		verdict: check.verdict,
		ignored: check.ignored === true,
		seen: check.seen,
		why: check.why ?? "",
		remedy: check.remedy ?? ""
	};
}
function timelineObject({ at, target, kind, text }) {
	return {
		at: isoTime(at),
		target,
		kind,
		text
	};
}
function operationObject(operation) {
	return {
		"operation-id": operation.id,
		"operation-status": operation.status,
		"percent-complete": operation.percentComplete ?? null,
		"started-at": operation.startedAt === void 0 ? "" : isoTime(operation.startedAt),
		"ended-at": operation.endedAt === void 0 ? "" : isoTime(operation.endedAt),
		"error-code": operation.error?.code ?? "",
		"error-message": operation.error?.message ?? "",
		"resource-id": operation.resourceId ?? ""
	};
}
function moveObject({ move, startedAt, answer, settlement, operation, nodes }) {
	const answered = answer.kind === "accepted" ? answer : void 0;
	const refused = answer.kind === "refused" || answer.kind === "unknown" ? answer.error.details : void 0;
	return {
		...planObject(move),
		"started-at": isoTime(startedAt),
		answer: answer.kind,
		"http-status": answered?.status ?? refused?.status ?? null,
		"correlation-id": answered?.correlationId ?? refused?.correlationId ?? "",
		"error-code": refused?.code ?? "",
		"operation-id": operation?.id ?? "",
		"nodes-done": nodes?.done ?? null,
		"nodes-total": nodes?.total ?? null,
		settlement: settlement?.kind ?? "",
		"settled-at": settlement !== void 0 && "at" in settlement ? isoTime(settlement.at) : "",
		"settled-state": settlement !== void 0 && "seen" in settlement ? settlement.seen.provisioningState : ""
	};
}
function planObject(move) {
	return {
		move: move.kind,
		target: targetsOf$1(move).map(targetKey).join(","),
		..."why" in move ? { why: move.why } : {},
		..."to" in move ? {
			"kubernetes-version": move.to.kubernetesVersion,
			"node-image-version": move.to.nodeImageVersion
		} : {},
		..."channels" in move ? {
			"upgrade-channel": move.channels.upgradeChannel ?? "",
			"node-os-upgrade-channel": move.channels.nodeOsUpgradeChannel ?? ""
		} : {}
	};
}
function shrink(value, size) {
	if (typeof value === "string") return {
		value: cut(value, size.text),
		isCut: value.length > size.text
	};
	if (typeof value !== "object" || value === null) return {
		value,
		isCut: false
	};
	if (isList(value)) {
		const entries = value.slice(0, size.list).map((entry) => shrink(entry, size));
		return {
			value: entries.map((entry) => entry.value),
			isCut: value.length > size.list || entries.some(({ isCut }) => isCut)
		};
	}
	const entries = Object.entries(value).map(([name, entry]) => [name, shrink(entry, size)]);
	return {
		value: Object.fromEntries(entries.map(([name, entry]) => [name, entry.value])),
		isCut: entries.some(([, { isCut }]) => isCut)
	};
}
function isList(value) {
	return Array.isArray(value);
}
[
	{
		name: "result",
		description: "What the step came to, such as `rolled-back` or `nothing-to-abort`."
	},
	{
		name: "provisioning-state",
		description: "The state that AKS last reported for the pool (single pool) or the cluster."
	},
	{
		name: "operation-id",
		description: "The id of the operation acted upon or reported."
	},
	{
		name: "operation-status",
		description: "The status of that operation, in the words of AKS."
	},
	{
		name: "percent-complete",
		description: "How far that operation is: a number from 0 to 100."
	},
	{
		name: "started-at",
		description: "When that operation started (ISO 8601, UTC)."
	},
	{
		name: "ended-at",
		description: "When that operation ended (ISO 8601, UTC)."
	},
	{
		name: "kubernetes-version",
		description: "The Kubernetes version of the pool after the step (single pool), or of the cluster."
	},
	{
		name: "node-image-version",
		description: "The node image of the pool after the step (single pool)."
	},
	{
		name: "previous-kubernetes-version",
		description: "The Kubernetes version of the pool (single pool) or the cluster before the step."
	},
	{
		name: "previous-node-image-version",
		description: "The node image of the pool before the step (single pool)."
	},
	{
		name: "rollback-available",
		description: "`true` if the pool can be rolled back, `false` if not (single pool; not in rollback mode)."
	},
	{
		name: "rollback-kubernetes-version",
		description: "The Kubernetes version that a rollback of the pool restores (single pool)."
	},
	{
		name: "rollback-node-image-version",
		description: "The node image that a rollback of the pool restores (single pool)."
	},
	{
		name: "rollback-expires-at",
		description: "The rollback is on offer until this time at least (ISO 8601, UTC; single pool)."
	},
	{
		name: "auto-upgrade-changed",
		description: "`true` if the step left an auto-upgrade channel different from how it found it."
	},
	{
		name: "previous-upgrade-channel",
		description: "The Kubernetes auto-upgrade channel as found."
	},
	{
		name: "previous-node-os-upgrade-channel",
		description: "The node OS auto-upgrade channel as found."
	},
	{
		name: "restore-command",
		description: "The exact `az` command that puts the channels back, when `auto-upgrade-changed` is `true`."
	},
	{
		name: "re-upgrade-by",
		description: "The day (YYYY-MM-DD) 30 days after a rollback: upgrade again by then."
	},
	{
		name: "blocked-by",
		description: "The ids of the checks that blocked, separated by commas."
	},
	{
		name: "error-code",
		description: "Azure's error code, if an error of Azure decided the result."
	},
	{
		name: "error-message",
		description: "Azure's error message, if an error of Azure decided the result."
	},
	{
		name: "correlation-id",
		description: "The correlation id of that error, which Azure support asks for."
	},
	{
		name: "next-step",
		description: "One sentence that says what to do now."
	},
	{
		name: "issue-url",
		description: "The address of the follow-up issue; several pools: several, separated by commas."
	},
	{
		name: "nodepools",
		description: "A JSON array with one object a pool, for a matrix with `fromJSON`."
	},
	{
		name: "report",
		description: "A JSON object with everything above, the checks, the timeline and the recent operations."
	}
].map(({ name }) => name);
/** Returns the value of every output; empty when it has none. */
function renderOutputs(outcome) {
	const plain = {
		result: outcome.result,
		...operationOutputs(outcome),
		...versionOutputs(outcome),
		...offerOutputs(outcome),
		...channelOutputs(outcome),
		"re-upgrade-by": whenKnown(reUpgradeBy(outcome), isoDate),
		"blocked-by": blockedBy(outcome).join(","),
		...errorOutputs(outcome),
		"next-step": nextStep(outcome),
		"issue-url": (outcome.issueUrls ?? []).join(",")
	};
	const inOneLine = Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, oneLine(value, LONGEST)]));
	return {
		...inOneLine,
		nodepools: toJson(poolObjects(outcome)),
		report: renderReport(outcome, inOneLine)
	};
}
function operationOutputs(outcome) {
	const operation = operationOf(outcome);
	const pool = singlePool(outcome);
	return {
		"provisioning-state": (outcome.isSinglePool ? pool : outcome.cluster)?.provisioningState ?? "",
		"operation-id": operation?.id ?? "",
		"operation-status": operation?.status ?? "",
		"percent-complete": whenKnown(operation?.percentComplete, String),
		"started-at": whenKnown(operation?.startedAt, isoTime),
		"ended-at": whenKnown(operation?.endedAt, isoTime)
	};
}
function versionOutputs(outcome) {
	const pool = singlePool(outcome);
	const after = outcome.isSinglePool ? pool?.after : { kubernetesVersion: outcome.cluster?.kubernetesVersion };
	const before = outcome.isSinglePool ? pool?.before : { kubernetesVersion: outcome.clusterVersionBefore };
	return {
		"kubernetes-version": after?.kubernetesVersion ?? "",
		"node-image-version": pool?.after.nodeImageVersion ?? "",
		"previous-kubernetes-version": before?.kubernetesVersion ?? "",
		"previous-node-image-version": pool?.before.nodeImageVersion ?? ""
	};
}
function offerOutputs(outcome) {
	const offer = singlePool(outcome)?.offer;
	return {
		"rollback-available": outcome.mode !== "rollback" && offer !== void 0 ? String(offer.available) : "",
		"rollback-kubernetes-version": offer?.to?.kubernetesVersion ?? "",
		"rollback-node-image-version": offer?.to?.nodeImageVersion ?? "",
		"rollback-expires-at": offer === void 0 ? "" : whenKnown(offerExpiry(offer), isoTime)
	};
}
function channelOutputs(outcome) {
	const { address, channels, cluster } = outcome;
	const found = channels?.found ?? cluster;
	return {
		"auto-upgrade-changed": String(channels?.changed ?? false),
		"previous-upgrade-channel": found === void 0 ? "" : found.upgradeChannel ?? "none",
		"previous-node-os-upgrade-channel": found?.nodeOsUpgradeChannel ?? "",
		"restore-command": restoreCommand(address, channels) ?? ""
	};
}
function errorOutputs(outcome) {
	const error = decidingError(outcome);
	const isFromAzure = error?.isFromAzure === true;
	return {
		"error-code": isFromAzure ? error.code : "",
		"error-message": isFromAzure ? error.message : "",
		"correlation-id": isFromAzure ? error.correlationId ?? "" : ""
	};
}
/** Longer texts don't fit into environment variables, through which many steps pass outputs on. */
const LONGEST = 8e3;
function whenKnown(value, show) {
	return value === void 0 ? "" : show(value);
}
// src/report/text/fitting.ts
/** Keeping a page inside GitHub's limit: parts that would be too long are cut, and say so. */
const encoder = new TextEncoder();
/** Returns the size of a text in UTF-8. */
function byteLength(text) {
	return encoder.encode(text).length;
}
/** Returns as many lines as fit into `maxBytes`, from the first one on, and how many were left out. */
function fitLines(lines, maxBytes) {
	let bytes = 0;
	const end = lines.findIndex((line) => {
		bytes += byteLength(typeof line === "string" ? line : line.join("   ")) + 8;
		return bytes > maxBytes;
	});
	const kept = end === -1 ? lines : lines.slice(0, end);
	return {
		kept,
		leftOut: lines.length - kept.length
	};
}
/** Returns the note on what was left out, or nothing when all is there. */
function leftOutNote(count, noun) {
	return count === 0 ? [] : [`_${plural(count, `more ${noun}`)} left out: the page would be too long. The output \`report\` may have more._`];
}
// src/report/summary/changes.ts
const LARGEST_TABLE$3 = 1e5;
/** Returns the moves made with Azure's answers, and what became of the channels; `undefined` when nothing was done. */
function changesSection({ moves, channels }) {
	if (moves.length === 0) return void 0;
	const { kept, leftOut } = fitLines(moves.map(moveRow), LARGEST_TABLE$3);
	return [
		"### What was done",
		table([
			"Time (UTC)",
			"Move",
			"Answer",
			"How it ended"
		], kept),
		...leftOutNote(leftOut, "move"),
		...channels?.putBack === true ? [prose(`Auto-upgrade was switched off and put back as found: ${channelsInWords(channels.found)}.`)] : []
	].join("\n\n");
}
/** Returns the moves of a dry run, each with its request; `undefined` when it is none. */
function planSection({ dryRun, plan, address }) {
	if (!dryRun || plan.length === 0) return void 0;
	const { kept, leftOut } = fitLines(plan.map((move, index) => {
		const request = requestLines(move, address);
		const step = `${String(index + 1)}. ${prose(moveInWords(move))}`;
		if (request.length === 0) return step;
		return `${step}\n\n${codeBlock(request.join("\n"), "http").replace(/^/gm, "   ")}`;
	}), LARGEST_TABLE$3);
	return [
		"### Plan",
		"What would be done without `dry-run`:",
		kept.join("\n"),
		...leftOutNote(leftOut, "move")
	].join("\n\n");
}
/** Returns the warnings that are not a check's, or `undefined` when there are none. */
function warningsSection({ warnings }) {
	if (warnings.length === 0) return void 0;
	const { kept, leftOut } = fitLines(warnings.map((warning) => `- ${prose(warning)}`), LARGEST_TABLE$3 / 2);
	return [
		"### Warnings",
		kept.join("\n"),
		...leftOutNote(leftOut, "warning")
	].join("\n\n");
}
function moveRow(record) {
	const { move, answer, startedAt } = record;
	return [
		timeOfDay(startedAt),
		prose(moveInWords(move)),
		prose(answerLine(answer) ?? "–"),
		prose(settlementLine(record))
	];
}
// src/report/summary/checks.ts
const LARGEST_TABLE$2 = 2e5;
const LARGEST_PASSED = 6e4;
const LONGEST_CELL$2 = 1500;
const LABELS = {
	blocked: "⛔ blocks",
	warned: "⚠️ warns",
	notice: "ℹ️ note",
	passed: "passed"
};
/** Returns the checks, blocking ones first, or `undefined` when none ran. */
function checksSection({ checks }, context) {
	if (checks.length === 0) return void 0;
	const sorted = sortChecks(checks);
	const open = sorted.filter(({ verdict }) => verdict !== "passed");
	const passed = sorted.filter(({ verdict }) => verdict === "passed");
	return [
		"### Checks",
		...open.length === 0 ? [] : openChecks(open, context),
		...passed.length === 0 ? [] : [passedChecks(passed)]
	].join("\n\n");
}
function openChecks(checks, context) {
	const { kept, leftOut } = fitLines(checks.map((check) => checkRow(check, context)), LARGEST_TABLE$2);
	return [table([
		"",
		"Check",
		"What was seen, and why it matters",
		"What to do"
	], kept), ...leftOutNote(leftOut, "check")];
}
function checkRow({ id, pool, verdict, seen, why, remedy, ignored }, context) {
	return [
		`${LABELS[verdict]}${ignored === true ? " (a block, ignored)" : ""}`,
		`${guideLink(code(id), context, checkAnchor(id))}${pool === void 0 ? "" : ` pool ${text(pool, LONGEST_CELL$2)}`}`,
		[seen, why ?? ""].filter((part) => part !== "").map((part) => prose(sentence(part), LONGEST_CELL$2)).join(" "),
		prose(sentence(remedy ?? ""), LONGEST_CELL$2)
	];
}
function passedChecks(checks) {
	const { kept, leftOut } = fitLines(checks.map(({ id, pool, seen }) => `- ${code(id)}${pool === void 0 ? "" : ` (pool ${text(pool, LONGEST_CELL$2)})`}: ${prose(sentence(seen), LONGEST_CELL$2)}`), LARGEST_PASSED);
	return folded(`${plural(checks.length, "check")} passed`, [kept.join("\n"), ...leftOutNote(leftOut, "check")].join("\n\n"));
}
// src/report/summary/head.ts
const ICONS = {
	good: "✅",
	notable: "ℹ️",
	moving: "⏳",
	bad: "❌"
};
/** Returns the heading with the result in words and the line of facts and links below it. */
function headSection(outcome, context) {
	const { address, result, endedAt, startedAt } = outcome;
	const run = runOf(context);
	const facts = [
		`Result ${guideLink(code(result), context, resultAnchor(result))}`,
		`${outcome.mode}${outcome.dryRun ? ", dry run" : ""} of cluster ${code(address.name)} in resource group ${code(address.resourceGroup)}`,
		`took ${formatDuration(endedAt - startedAt)}`,
		link("Azure portal", portalUrl(address, context.cloud)),
		link("Activity Log", activityLogUrl(address, context.cloud)),
		...run === void 0 ? [] : [link("workflow run", run.url)]
	];
	return `## ${ICONS[toneOf(outcome)]} ${text(headlineOf(outcome))}\n\n${facts.join(" · ")}`;
}
/** Returns what went wrong, quoted: what was attempted, what Azure answered; `undefined` when nothing did. */
function errorSection(outcome, context) {
	const error = decidingError(outcome);
	if (error === void 0) return void 0;
	const status = error.status === void 0 ? "" : ` (HTTP ${String(error.status)})`;
	return [
		`**${text(errorLead(outcome, error))}:** ${guideLink(code(error.code), context, errorAnchor(error))}${status}`,
		text(error.message),
		...error.correlationId === void 0 ? [] : [`Correlation id ${code(error.correlationId)}`]
	].map((line) => `> ${line}`).join("\n>\n");
}
/** Returns what to do now, with the command that puts auto-upgrade back if it was left changed. */
function nextSection(outcome, context) {
	const restore = restoreCommand(outcome.address, outcome.channels);
	const why = whyCutShort(outcome, context);
	const step = followOnStep(outcome, context);
	return [
		"### What to do now",
		...why === void 0 ? [] : [prose(why)],
		...adviceLines(outcome),
		...step.length === 0 ? [] : [`${FOLLOW_ON_LEAD}:`, codeBlock(step.join("\n"), "yaml")],
		...restore === void 0 ? [] : ["To put auto-upgrade back as it was found:", codeBlock(restore, "sh")],
		...isPatchingOff(outcome) ? ["⚠️ Until then AKS brings **no OS security patches to any pool** of this cluster. A change of a channel can take up to 24 hours to act."] : []
	].join("\n\n");
}
function adviceLines(outcome) {
	const { intro, ways } = nextAdvice(outcome);
	if (ways.length < 2) return [prose(nextStep(outcome), 4e3)];
	return [`${prose(capitalized(intro), 4e3)}:`, ways.map((way) => `- ${prose(sentence(way))}`).join("\n")];
}
// src/report/summary/pools.ts
const LARGEST_TABLE$1 = 15e4;
const LONGEST_CELL$1 = 300;
const NOTHING$1 = "–";
/** Results with which the node counts last seen on the way say nothing any more. */
const COMPLETE = /* @__PURE__ */ new Set([
	"rolled-back",
	"already-rolled-back",
	"succeeded"
]);
/** Returns the table of the control plane and the pools, or `undefined` when neither could be read. */
function poolsSection(outcome) {
	const { pools, cluster } = outcome;
	if (pools.length === 0 && cluster === void 0) return void 0;
	const hasOffers = outcome.mode !== "rollback" && pools.some(({ offer }) => offer !== void 0);
	const head = [
		"",
		"Kubernetes",
		"Node image",
		"State",
		"Result",
		"Duration",
		...hasOffers ? ["Can go back to"] : []
	];
	const { kept, leftOut } = fitLines([...cluster === void 0 ? [] : [clusterRow(outcome, hasOffers)], ...pools.map((pool) => poolRow(pool, hasOffers))], LARGEST_TABLE$1);
	return [
		hasChanges(outcome) ? "### Before → after" : "### Control plane and pools",
		table(head, kept),
		...detailLines(pools),
		...leftOutNote(leftOut, "row")
	].join("\n\n");
}
function hasChanges({ cluster, clusterVersionBefore, pools }) {
	const isChanged = (before, after) => before !== void 0 && after !== void 0 && before !== after;
	return isChanged(clusterVersionBefore, cluster?.kubernetesVersion) || pools.some(({ before, after }) => isChanged(before.kubernetesVersion, after.kubernetesVersion) || isChanged(before.nodeImageVersion, after.nodeImageVersion));
}
function clusterRow(outcome, hasOffers) {
	const { cluster, clusterVersionBefore, clusterResult } = outcome;
	return [
		"**control plane**",
		change(clusterVersionBefore, cluster?.kubernetesVersion),
		NOTHING$1,
		shown(cluster?.provisioningState),
		shown(clusterResult),
		NOTHING$1,
		...hasOffers ? [NOTHING$1] : []
	];
}
function poolRow(pool, hasOffers) {
	const { name, before, after, provisioningState, result, tookMs, nodes } = pool;
	const progress = nodes !== void 0 && !COMPLETE.has(result) ? `, ${String(nodes.done)} of ${plural(nodes.total, "node")} done` : "";
	return [
		`**${text(name, LONGEST_CELL$1)}**`,
		change(before.kubernetesVersion, after.kubernetesVersion),
		change(before.nodeImageVersion, after.nodeImageVersion),
		shown(provisioningState),
		`${code(result)}${progress}`,
		tookMs === void 0 ? NOTHING$1 : formatDuration(tookMs),
		...hasOffers ? [offerCell(pool)] : []
	];
}
function change(before, after) {
	if (before === void 0 || before === after) return shown(after);
	return after === void 0 ? shown(before) : `${shown(before)} → **${shown(after)}**`;
}
function shown(value) {
	return value === void 0 ? NOTHING$1 : text(value, LONGEST_CELL$1);
}
function offerCell({ offer }) {
	if (offer?.available !== true || offer.to === void 0) return NOTHING$1;
	const until = offerExpiry(offer);
	const versions = `${text(offer.to.kubernetesVersion, LONGEST_CELL$1)} / ${text(offer.to.nodeImageVersion, LONGEST_CELL$1)}`;
	return until === void 0 ? versions : `${versions}, until ${isoDate(until)} at least`;
}
function detailLines(pools) {
	const { kept, leftOut } = fitLines(pools.flatMap(({ name, detail }) => detail === void 0 ? [] : [`- Pool **${text(name, LONGEST_CELL$1)}**: ${prose(detail)}`]), LARGEST_TABLE$1 / 3);
	return kept.length === 0 ? [] : [kept.join("\n"), ...leftOutNote(leftOut, "line")];
}
// src/report/summary/record.ts
/** The summary's reference part: what to keep in mind, recent operations, and who did what under which ids. */
const LARGEST_TABLE = 1e5;
const LONGEST_CELL = 500;
const NOTHING = "–";
/** Returns what to keep in mind while pools run older versions: patches, the date, and pins against drift. */
function reminderSection(outcome) {
	const until = reUpgradeBy(outcome);
	if (until === void 0) return void 0;
	const { kept, leftOut } = fitLines(outcome.pools.filter(({ result }) => result !== "not-started").flatMap(pinRow), LARGEST_TABLE);
	return [
		"### Until the next upgrade",
		`- **Upgrade again by ${isoDate(until)}.** Older versions miss security fixes: plan for days when fixes are waiting, for weeks when it is about compatibility, and for 30 days at most.`,
		"- **Pin the versions in your templates**, so that the next Terraform or Bicep run does not move the pools forward again:",
		...kept.length === 0 ? [] : [table([
			"Pool",
			"Terraform (azurerm)",
			"Bicep"
		], kept)],
		...leftOutNote(leftOut, "pool"),
		...issueLine(outcome)
	].join("\n\n");
}
function issueLine({ issueUrls = [] }) {
	if (issueUrls.length === 0) return [];
	return [`The checklist is in the follow-up issue ${issueUrls.map((url) => link(url.replace(/^.*\//, "#"), url)).join(", ")}.`];
}
/** Returns the recent operations, folded, or `undefined` when none are known. */
function operationsSection({ recentOperations }) {
	if (recentOperations.length === 0) return void 0;
	const { kept, leftOut } = fitLines(recentOperations.map(operationRow), LARGEST_TABLE);
	const body = [table([
		"Started (UTC)",
		"Ended (UTC)",
		"Status",
		"Id",
		"Error"
	], kept), ...leftOutNote(leftOut, "operation")];
	return folded(plural(recentOperations.length, "recent operation"), body.join("\n\n"));
}
/** Returns the record for an audit: who, which run, why, and the ids to find it in Azure. */
function auditSection(outcome, context) {
	const { address, apiVersion, reason, startedAt, endedAt } = outcome;
	const run = runOf(context);
	const where = [
		context.repository,
		context.workflow,
		context.job
	].filter((part) => part !== void 0);
	const ids = correlationIds(outcome);
	const operation = operationOf(outcome);
	return `### Record\n\n${table(["", ""], [
		["Cluster", code(clusterResourceId(address))],
		...row("Requested by", context.actor),
		...row("Workflow", where.length === 0 ? void 0 : where.join(" / ")),
		...run === void 0 ? [] : [["Run", link(`${run.id}, attempt ${run.attempt}`, run.url)]],
		...row("Reason", reason),
		["From, to (UTC)", `${isoTime(startedAt)}, ${isoTime(endedAt)}`],
		...operation === void 0 ? [] : [["Operation id", code(operation.id)]],
		...ids.length === 0 ? [] : [["Correlation ids", ids.map((id) => code(id, 100)).join(", ")]],
		...row("AKS API version", apiVersion)
	])}`;
}
function correlationIds(outcome) {
	const ids = [...outcome.moves.map(({ answer }) => {
		if (answer.kind === "accepted") return answer.correlationId;
		return answer.kind === "refused" || answer.kind === "unknown" ? answer.error.details.correlationId : void 0;
	}), decidingError(outcome)?.correlationId];
	return [...new Set(ids)].filter((id) => id !== void 0).slice(0, 50);
}
function row(name, value) {
	return value === void 0 || value === "" ? [] : [[name, text(value)]];
}
function pinRow({ name, after }) {
	if (after.kubernetesVersion === void 0) return [];
	const version = after.kubernetesVersion;
	return [[
		`**${text(name, LONGEST_CELL)}**`,
		code(`orchestrator_version = "${version}"`, LONGEST_CELL),
		code(`orchestratorVersion: '${version}'`, LONGEST_CELL)
	]];
}
function operationRow({ id, status, percentComplete, startedAt, endedAt, error }) {
	const percent = percentComplete === void 0 ? "" : ` (${String(percentComplete)} %)`;
	return [
		startedAt === void 0 ? NOTHING : isoTime(startedAt),
		endedAt === void 0 ? NOTHING : isoTime(endedAt),
		`${text(status, LONGEST_CELL)}${percent}`,
		code(id, LONGEST_CELL),
		error === void 0 ? NOTHING : `${code(error.code, LONGEST_CELL)} ${text(error.message, LONGEST_CELL)}`
	];
}
// src/report/summary/timeline.ts
/** The picture of a run: the states of each target over time, with the moves as marks (a Mermaid Gantt chart). */
/** More bars than this can't be read any more. The first and the last are kept. */
const MOST_BARS = 40;
/** More targets than this make the picture higher than a screen. */
const MOST_TARGETS = 12;
const LONGEST_LABEL = 40;
/** Words that begin a statement of a Gantt chart: a label must not begin with one. */
const STATEMENTS = /^(?:gantt|title|section|click|call|href|todaymarker|excludes|includes|dateformat|axisformat|tickinterval|weekday|weekend|inclusiveenddates|topaxis|acctitle|accdescr|%%)/i;
/** How moves are called in the picture. */
const MARKS = /* @__PURE__ */ new Map([
	["abort", "Abort"],
	["wait", "Wait"],
	["disable-auto-upgrade", "Auto-upgrade off"],
	["roll-back", "Roll back"],
	["join", "Join the rollback"],
	["restore-auto-upgrade", "Auto-upgrade back on"]
]);
/** Returns the chart's Mermaid text and how many targets it leaves out; `undefined` when there is nothing to draw. */
function renderTimeline(outcome) {
	const eventful = [...new Set(outcome.timeline.map(({ target }) => target))].sort(clusterFirst).map((target) => ({
		target,
		bars: barsOf(target, outcome)
	})).filter(({ bars }) => bars.length > 1);
	const sections = eventful.slice(0, MOST_TARGETS);
	if (sections.length === 0) return void 0;
	const count = sections.reduce((sum, { bars }) => sum + bars.length, 0);
	const perTarget = Math.max(2, Math.floor(MOST_BARS / sections.length));
	const kept = sections.map(({ target, bars }) => ({
		target,
		bars: firstAndLast(bars, perTarget)
	}));
	const lines = [
		"gantt",
		"  dateFormat YYYY-MM-DDTHH:mm:ss",
		"  axisFormat %H:%M:%S",
		"  todayMarker off",
		...kept.flatMap(({ target, bars }, index) => [`  section ${sectionLabel(target)}`, ...bars.map((bar, place) => `  ${barLine(bar, `t${String(index)}b${String(place)}`)}`)])
	];
	const note = leftOut(eventful.length - sections.length, count - kept.reduce((sum, { bars }) => sum + bars.length, 0));
	return {
		mermaid: lines.join("\n"),
		...note === void 0 ? {} : { note }
	};
}
/** Returns a label that Mermaid takes for text whatever it contained: letters, digits, blanks and a few signs. */
function mermaidLabel(text) {
	const words = text.replace(/[^A-Za-z0-9 ._/()+-]+/g, " ").replace(/ {2,}|^ /g, " ").trim().slice(0, LONGEST_LABEL).trim();
	if (words === "") return "unknown";
	return STATEMENTS.test(words) ? `- ${words}` : words;
}
function clusterFirst(one, other) {
	return Number(other === "cluster") - Number(one === "cluster");
}
function barsOf(target, { timeline, endedAt }) {
	const entries = timeline.filter((entry) => entry.target === target && isoTime(entry.at) !== "").sort((one, other) => one.at - other.at);
	const states = entries.filter(({ kind }) => kind === "state");
	const changes = states.filter((entry, index) => entry.text !== states[index - 1]?.text);
	return entries.filter((entry) => entry.kind === "move" || changes.includes(entry)).map((entry) => entry.kind === "move" ? markOf(entry) : stateBar(entry, changes, endedAt));
}
function markOf({ at, text }) {
	return {
		label: MARKS.get(text) ?? text,
		tag: "milestone",
		from: at,
		to: at
	};
}
function stateBar(entry, changes, endedAt) {
	const next = changes[changes.indexOf(entry) + 1];
	const to = Math.max(next?.at ?? endedAt, entry.at + SECOND_MS);
	return {
		label: entry.text,
		tag: tagOf(entry.text),
		from: entry.at,
		to
	};
}
function tagOf(state) {
	if (isSucceeded(state)) return "done";
	if (isStopped(state)) return terminalState(state) === "failed" ? "crit" : "";
	return "active";
}
function barLine({ label, tag, from, to }, id) {
	const end = tag === "milestone" ? "0s" : chartTime(to);
	return `${mermaidLabel(label)} :${[
		tag,
		id,
		chartTime(from),
		end
	].filter((part) => part !== "").join(", ")}`;
}
/** Without a zone: the chart then shows the figures as they are, in UTC, wherever it is read. */
function chartTime(ms) {
	return isoTime(ms).replace("Z", "");
}
function sectionLabel(target) {
	return mermaidLabel(target.replace("/", " "));
}
function firstAndLast(bars, most) {
	if (bars.length <= most) return bars;
	const first = Math.floor(most / 2);
	return [...bars.slice(0, first), ...bars.slice(bars.length - (most - first))];
}
function leftOut(targets, bars) {
	const parts = [...targets > 0 ? [plural(targets, "more pool")] : [], ...bars > 0 ? [`${plural(bars, "state")} or moves in between`] : []];
	return parts.length === 0 ? void 0 : `Not in the picture: ${parts.join("; ")}.`;
}
// src/report/summary/index.ts
/**
* Returns the summary page of an outcome.
*
* GitHub drops a step's whole summary when it is larger than 1 MiB. Every section keeps to a limit of its own, and the
* limits add up to less than that.
*/
function renderSummary(outcome, context) {
	return `${[
		headSection(outcome, context),
		errorSection(outcome, context),
		nextSection(outcome, context),
		poolsSection(outcome),
		timelineSection(outcome),
		planSection(outcome),
		warningsSection(outcome),
		checksSection(outcome, context),
		changesSection(outcome),
		reminderSection(outcome),
		operationsSection(outcome),
		auditSection(outcome, context)
	].filter((section) => section !== void 0).join("\n\n")}\n`;
}
function timelineSection(outcome) {
	const timeline = renderTimeline(outcome);
	if (timeline === void 0) return void 0;
	return [
		"### Timeline (UTC)",
		codeBlock(timeline.mermaid, "mermaid"),
		...timeline.note === void 0 ? [] : [timeline.note]
	].join("\n\n");
}
// src/steps/follow-up.ts
/** Returns the outcome with the addresses of its issues, and with a warning for what could not be written. */
async function writeFollowUps(task) {
	const { outcome, context, issues, runner } = task;
	const pools = followUps(outcome, context).map(({ pool }) => pool);
	if (pools.length === 0 || outcome.result === "interrupted") return outcome;
	runner.startGroup("Follow-up issue");
	const { urls, warnings } = issues === void 0 ? {
		urls: [],
		warnings: [followUpFailure(pools, NO_TOKEN)]
	} : await writeAll(task, issues, pools);
	runner.endGroup();
	return {
		...outcome,
		...urls.length === 0 ? {} : { issueUrls: urls },
		warnings: [...outcome.warnings, ...warnings]
	};
}
/** One after the other; the first that fails ends it, because the others would fail likewise. */
async function writeAll(task, issues, pools) {
	const urls = [];
	const warnings = [];
	try {
		const isPublicRepository = await issues.isPublicRepository();
		const context = {
			...task.context,
			isPublicRepository
		};
		for (const followUp of followUps(task.outcome, context)) {
			const { url, openDuplicate } = await write(task, issues, followUp);
			urls.push(url);
			if (openDuplicate !== void 0) warnings.push(duplicateWarning(openDuplicate, url));
		}
		if (isFollowUpPublic(context)) warnings.push(PUBLIC_FOLLOW_UP_WARNING);
	} catch (error) {
		warnings.push(followUpFailure(pools.slice(urls.length), error instanceof Error ? error.message : ""));
	}
	return {
		urls,
		warnings
	};
}
async function write({ labels, runner }, issues, followUp) {
	const { pool, title, body, marker, comment } = followUp;
	const published = await issues.publish({
		title,
		body,
		marker,
		comment,
		labels
	});
	runner.info(followUpLine(pool, published.url, published.isNew));
	return published;
}
// src/steps/journal.ts
/** More entries than this say nothing to anybody; the first and the last ones are kept. */
const MAX_TIMELINE = 500;
var Journal = class {
	#first;
	#latest;
	#records = [];
	#timeline = [];
	#states = /* @__PURE__ */ new Map();
	#warnings = [];
	#checks = [];
	#plan = [];
	/** Keeps an observation; the first one is what the run found. */
	observed(observation) {
		this.#first ??= observation;
		this.#latest = observation;
		this.sawCluster(observation.cluster, observation.at);
	}
	/** Keeps what a look at the cluster showed, and notes every change of state. */
	sawCluster(cluster, at) {
		if (this.#latest !== void 0) this.#latest = {
			...this.#latest,
			cluster
		};
		this.#note("cluster", cluster.provisioningState, at);
		for (const pool of cluster.pools) this.#note(`pool/${pool.name}`, pool.provisioningState, at);
	}
	/** Keeps what the checks of a round said; a round without checks keeps the last ones. */
	checked(checks, plan) {
		if (checks.length > 0) this.#checks = checks;
		this.#plan = plan;
	}
	/** Begins a record, before anything is sent, and returns the function that adds to it. */
	begin(record) {
		const index = this.#records.push(record) - 1;
		this.#addToTimeline({
			at: record.startedAt,
			target: targetsOf$1(record.move).map(targetKey)[0] ?? "cluster",
			kind: "move",
			text: record.move.kind
		});
		return (addition) => {
			const next = {
				...this.#records[index] ?? record,
				...addition
			};
			this.#records[index] = next;
			return next;
		};
	}
	warn(message) {
		if (!this.#warnings.includes(message)) this.#warnings.push(message);
	}
	/** What the run has seen and done, or `undefined` before the first observation. */
	history() {
		return this.#first === void 0 ? void 0 : {
			first: this.#first,
			records: [...this.#records]
		};
	}
	/** The last observation, with the cluster as last looked at. */
	get latest() {
		return this.#latest;
	}
	get checks() {
		return this.#checks;
	}
	get plan() {
		return this.#plan;
	}
	get timeline() {
		return this.#timeline;
	}
	get warnings() {
		return this.#warnings;
	}
	#note(target, state, at) {
		if (this.#states.get(target) === state) return;
		if (isUnknownState(state)) this.warn(`AKS shows a state that this action does not know: ${state} (${target}). It counts as an operation in progress.`);
		this.#states.set(target, state);
		this.#addToTimeline({
			at,
			target,
			kind: "state",
			text: state
		});
	}
	#addToTimeline(entry) {
		this.#timeline.push(entry);
		if (this.#timeline.length > MAX_TIMELINE) this.#timeline.splice(MAX_TIMELINE / 2, 1);
	}
};
// src/domain/checks/permission.ts
const PROVIDER = "Microsoft.ContainerService";
/** Rights that the plan can do without. */
const OPTIONAL = {
	regionVersions: `${PROVIDER}/locations/kubernetesVersions/read`,
	fleets: `${PROVIDER}/fleets/read`,
	operations: `${PROVIDER}/managedClusters/operations/read`
};
const UPGRADE_PROFILE = `${PROVIDER}/managedClusters/agentPools/upgradeProfiles/read`;
/** Blocks when the upgrade profile of a pool may not be read; other rights that are missing warn. */
const permission = ({ observation, pending, inputs }) => {
	const results = [
		...[...observation.records].flatMap(([name, reading]) => {
			if (reading.kind !== "unreadable") return [];
			const assessment = pending.find(({ pool }) => pool.name === name);
			const isNeeded = assessment === void 0 ? inputs.pools.kind === "all" : assessment.standing === "unread";
			return [missing(reading.error, UPGRADE_PROFILE, isNeeded ? "blocked" : "warned", name)];
		}),
		...optional(observation.regionVersions, OPTIONAL.regionVersions),
		...optional(observation.fleets, OPTIONAL.fleets),
		...optionalOperations(observation)
	];
	return results.length > 0 ? results : [{
		id: "permission",
		verdict: "passed",
		seen: "Everything that had to be read could be read."
	}];
};
/** In abort mode the upgrade profiles only tell, after the abort, what can be rolled back to. */
const abortPermission = ({ observation }) => statusPermission(observation);
/** In status mode everything but the cluster is optional. */
const statusPermission = (observation) => [...[...observation.records.values()].filter((reading) => reading.kind === "unreadable" && isForbidden(reading.error)).slice(0, 1).flatMap((reading) => optional(reading, UPGRADE_PROFILE)), ...optionalOperations(observation)];
function optionalOperations({ operations, recentOperations }) {
	const forbidden = [...operations.values(), recentOperations].find((reading) => reading.kind === "unreadable" && isForbidden(reading.error));
	return forbidden === void 0 ? [] : optional(forbidden, OPTIONAL.operations);
}
function optional(reading, right) {
	return reading.kind === "unreadable" && isForbidden(reading.error) ? [missing(reading.error, right, "warned")] : [];
}
function missing(error, right, verdict, pool) {
	return {
		id: "permission",
		...pool === void 0 ? {} : { pool },
		verdict,
		...isForbidden(error) ? lackOf(error.details.missingRight ?? right) : failureOf(error),
		why: verdict === "blocked" ? "Without it nobody can tell what the pool can be rolled back to." : "The step goes on without what it would have told."
	};
}
function lackOf(right) {
	return {
		seen: `The right ${right} is missing.`,
		remedy: `Grant it with a custom role (${whereToGrant(right)} of this action's repository) or any other role that holds it.`
	};
}
/** Only of an upgrade profile: of what else could not be read, nothing but a missing right is told. */
function failureOf({ details }) {
	return {
		seen: `Reading the upgrade profile failed: ${details.code}: ${details.message}`,
		remedy: details.hint ?? "Run this step again; if it fails in the same way, the code tells what is wrong."
	};
}
// src/domain/checks/auto-upgrade.ts
/**
* Blocks when an auto-upgrade channel would undo the rollback and may not, can't or must not be switched off:
* by `auto-upgrade: fail`, on AKS Automatic, and while another pool is Failed or Canceled, because the update of the
* cluster would make that pool's upgrade start again.
*/
const autoUpgrade = (context) => {
	const { toRollBack, observation, undoingChannels, inputs } = context;
	const { cluster } = observation;
	const base = { id: "auto-upgrade" };
	if (toRollBack.length === 0) return [];
	if (cluster.sku?.toLowerCase() === "automatic") return [{
		...base,
		verdict: "blocked",
		seen: "The cluster is AKS Automatic, whose auto-upgrade channels are fixed.",
		why: "They can't be switched off, so AKS would upgrade the pool again.",
		remedy: "Let AKS Automatic upgrade to a fixed version, or move the workload to a cluster of the Base SKU."
	}];
	if (undoingChannels === void 0) return [{
		...base,
		verdict: "passed",
		seen: "No auto-upgrade channel would undo the rollback."
	}];
	const on = describe(undoingChannels, cluster);
	const off = `az aks update --resource-group ${inputs.cluster.resourceGroup} --name ${inputs.cluster.name}${flags(undoingChannels)}`;
	if (inputs.autoUpgrade === "fail" || inputs.ignoreChecks.has(base.id)) return [{
		...base,
		verdict: "blocked",
		seen: `Auto-upgrade is on: ${on}.`,
		why: "It would upgrade the pool again after the rollback.",
		remedy: `Let this step switch it off (auto-upgrade: disable, and auto-upgrade not in ignore-checks), or switch it off yourself: ${off}`
	}];
	return [switchOff(context, on)];
};
function switchOff({ toRollBack, observation, inputs }, on) {
	const names = new Set(toRollBack.map(({ pool }) => pool.name));
	const stopped = observation.cluster.pools.filter((pool) => !names.has(pool.name) && isStopped(pool.provisioningState));
	const [first] = stopped;
	if (first !== void 0) return {
		id: "auto-upgrade",
		verdict: "blocked",
		seen: `Auto-upgrade is on (${on}) and must be switched off first, but another pool has stopped half way: ${stopped.map((pool) => `${pool.name} (${pool.provisioningState})`).join(", ")}.`,
		why: "Switching it off is an update of the whole cluster, which makes AKS resume the stopped upgrade of that pool.",
		remedy: `Settle that pool first (az aks nodepool update --resource-group ${inputs.cluster.resourceGroup} --cluster-name ${inputs.cluster.name} --nodepool-name ${first.name}), name it in nodepool as well, or ignore this check, which leaves auto-upgrade on.`
	};
	return {
		id: "auto-upgrade",
		verdict: "notice",
		seen: `Auto-upgrade is on (${on}); it is switched off before the rollback and stays off.`,
		why: "It would upgrade the pool again after the rollback. The change may take up to 24 hours to act."
	};
}
function describe(undoing, cluster) {
	return [undoing.upgradeChannel === void 0 ? void 0 : `upgradeChannel ${String(cluster.upgradeChannel)}`, undoing.nodeOsUpgradeChannel === void 0 ? void 0 : `nodeOSUpgradeChannel ${String(cluster.nodeOsUpgradeChannel)}`].filter((part) => part !== void 0).join(", ");
}
function flags(undoing) {
	return [undoing.upgradeChannel === void 0 ? "" : ` --auto-upgrade-channel ${undoing.upgradeChannel}`, undoing.nodeOsUpgradeChannel === void 0 ? "" : ` --node-os-upgrade-channel ${undoing.nodeOsUpgradeChannel}`].join("");
}
// src/domain/checks/capacity.ts
const count = (many, noun) => `${String(many)} ${noun}${many === 1 ? "" : "s"}`;
/** Tells what the rollback needs; never blocks, because neither quota nor free addresses can be proven beforehand. */
const capacity = ({ toRollBack }) => toRollBack.map(({ pool }) => {
	const base = {
		id: "capacity",
		pool: pool.name
	};
	const estimate = estimateRollback(pool);
	if (estimate === void 0) return {
		...base,
		verdict: "notice",
		seen: `The node count of pool ${pool.name} is not shown, so what the rollback needs is not known.`
	};
	const { nodes, surgeNodes, expectedMs, longestMs } = estimate;
	return {
		...base,
		verdict: "notice",
		seen: `Rolling back pool ${pool.name} (${count(nodes, "node")}) needs ${count(surgeNodes, "surge node")} for a while and takes about ${formatDuration(expectedMs)}, up to ${formatDuration(longestMs)} when drains use their full time-out.`,
		why: "Whether the quota and the subnet have room for the surge nodes can't be proven beforehand."
	};
});
// src/domain/checks/cluster-running.ts
/** Blocks while the cluster or the pool is stopped or being deleted: AKS accepts no upgrade then. */
const clusterRunning = ({ observation, pending, inputs }) => {
	const { cluster } = observation;
	const { resourceGroup, name } = inputs.cluster;
	const start = `az aks start --resource-group ${resourceGroup} --name ${name}`;
	const startPool = `az aks nodepool start --resource-group ${resourceGroup} --cluster-name ${name} --nodepool-name`;
	return [running("The cluster", cluster, start), ...pending.map(({ pool }) => ({
		...running(`Pool ${pool.name}`, pool, `${startPool} ${pool.name}`),
		pool: pool.name
	}))];
};
function running(what, state, startCommand) {
	if (isDeleting(state.provisioningState)) return {
		id: "cluster-running",
		verdict: "blocked",
		seen: `${what} is being deleted.`,
		why: "Once a deletion was issued, AKS accepts nothing but the deletion.",
		remedy: "Nothing can be rolled back here; create the cluster or pool anew with the version wanted."
	};
	if (isPoweredOff(state.powerState)) return {
		id: "cluster-running",
		verdict: "blocked",
		seen: `${what} is stopped.`,
		why: "A rollback replaces running nodes; AKS refuses it while there are none.",
		remedy: `Start it first: ${startCommand}`
	};
	return {
		id: "cluster-running",
		verdict: "passed",
		seen: `${what} is running.`
	};
}
// src/domain/checks/drain-settings.ts
/** From here on, one node that can't be drained holds up the rollback for longer than a job may last. */
const LONG_DRAIN_MINUTES = 120;
/** Warns about settings with which a node that can't be drained stalls the rollback or ends it half way. */
const drainSettings = ({ toRollBack }) => toRollBack.flatMap(({ pool }) => {
	const { undrainableNodeBehavior, drainTimeoutMinutes } = pool.upgradeSettings;
	const base = {
		id: "drain-settings",
		pool: pool.name,
		verdict: "warned"
	};
	return [...undrainableNodeBehavior?.toLowerCase() === "cordon" ? [{
		...base,
		seen: `Pool ${pool.name} has undrainableNodeBehavior Cordon.`,
		why: "Nodes that can't be drained are put aside, and the rollback may end Canceled by itself when too few surge nodes are left.",
		remedy: "See to it that no PodDisruptionBudget blocks the drain (kubectl get pdb --all-namespaces)."
	}] : [], ...drainTimeoutMinutes !== void 0 && drainTimeoutMinutes >= LONG_DRAIN_MINUTES ? [{
		...base,
		seen: `Pool ${pool.name} waits up to ${String(drainTimeoutMinutes)} minutes for a node to drain.`,
		why: "A node that can't be drained holds up the rollback for that long.",
		remedy: "See to it that no PodDisruptionBudget blocks the drain, or set a shorter drainTimeoutInMinutes."
	}] : []];
});
// src/domain/checks/fleet-auto-upgrade.ts
/**
* Blocks when an enabled auto-upgrade profile of a Fleet Manager covers the cluster: it would upgrade it again,
* independently of the cluster's own channels.
*/
const fleetAutoUpgrade = ({ toRollBack, observation }) => {
	const { fleets } = observation;
	const base = { id: "fleet-auto-upgrade" };
	if (toRollBack.length === 0 || fleets.kind === "not-needed") return [];
	if (fleets.kind === "unreadable") return [{
		...base,
		verdict: "notice",
		seen: "Whether a Fleet Manager upgrades the cluster could not be read."
	}];
	if (fleets.value.length === 0) return [{
		...base,
		verdict: "passed",
		seen: "No auto-upgrade profile of a Fleet Manager of the subscription covers the cluster."
	}];
	return fleets.value.map((coverage) => ({
		...base,
		verdict: "blocked",
		seen: `Fleet ${coverage.fleet} upgrades this cluster by itself: auto-upgrade profile ${coverage.profile} (${coverage.channel}) covers member ${coverage.member}${coverage.memberGroup === void 0 ? "" : ` of update group ${coverage.memberGroup}`}.`,
		why: "It would upgrade the pool again after the rollback, whatever the cluster's own channels are.",
		remedy: `Take the cluster out first: ${takeOut(coverage)}`
	}));
};
/** A profile with a strategy covers by update group; one without covers every member, so only leaving helps. */
function takeOut({ subscriptionId, resourceGroup, fleet, member, memberGroup, coversAllMembers }) {
	const where = `--subscription ${subscriptionId} --resource-group ${resourceGroup} --fleet-name ${fleet} --name ${member}`;
	return coversAllMembers || memberGroup === void 0 ? `az fleet member delete ${where} --yes` : `az fleet member update ${where} --update-group rolled-back`;
}
// src/domain/checks/not-abortable.ts
/** Blocks while the resource is being deleted; Creating and Stopping warn about what is left behind. */
const notAbortable = ({ observation, targets }) => targets.map((target) => {
	return abortable(target, target.kind === "cluster" ? observation.cluster.provisioningState : findPool(observation.cluster, target.name)?.provisioningState ?? "");
});
function abortable(target, state) {
	const what = target.kind === "cluster" ? "The cluster" : `Pool ${target.name}`;
	const base = {
		id: "not-abortable",
		...target.kind === "pool" ? { pool: target.name } : {}
	};
	if (isDeleting(state)) return {
		...base,
		verdict: "blocked",
		seen: `${what} is being deleted.`,
		why: "Once a deletion was issued, AKS accepts nothing but the deletion.",
		remedy: "Let the deletion finish."
	};
	if (isCreating(state)) return {
		...base,
		verdict: "warned",
		seen: `${what} is being created.`,
		why: "An abort leaves it Canceled and half made.",
		remedy: "Delete it afterwards, or create it again."
	};
	if (isStopping(state)) return {
		...base,
		verdict: "warned",
		seen: `${what} is being stopped.`,
		why: "An abort does not restore the power state; some nodes may be off already.",
		remedy: "Start it again afterwards."
	};
	return {
		...base,
		verdict: "passed",
		seen: `${what} is ${state}.`
	};
}
// src/domain/checks/operation-elsewhere.ts
/** Blocks when no `nodepool` was named and not the cluster's own operation is in progress, but a pool's. */
const operationElsewhere = ({ inputs, observation, targets }) => {
	const { cluster } = observation;
	if (inputs.pools.kind !== "none" || targets.length === 0 || isMoving(cluster.provisioningState)) return [];
	const moving = cluster.pools.filter((pool) => isMoving(pool.provisioningState));
	if (moving.length === 0) return [];
	const list = moving.map((pool) => `${pool.name} (${pool.provisioningState})`).join(", ");
	return [{
		id: "operation-elsewhere",
		verdict: "blocked",
		seen: `The cluster's own operation is not in progress (${cluster.provisioningState}), but that of a pool is: ${list}.`,
		why: "An abort of the cluster would not reach it.",
		remedy: `Name the pool: nodepool: ${moving.map((pool) => pool.name).join(",")}, or nodepool: '*' for whatever is in progress.`
	}];
};
// src/domain/checks/operation-in-progress.ts
/** Blocks, by `if-busy`, while another operation runs on the pool or the cluster. */
const operationInProgress = ({ busy, inputs }) => busy.length === 0 ? [{
	id: "operation-in-progress",
	verdict: "passed",
	seen: "No other operation is in the way."
}] : busy.map((one) => inTheWay(one, inputs.ifBusy));
function inTheWay(busy, policy) {
	const what = busy.target.kind === "cluster" ? "the cluster" : `pool ${busy.target.name}`;
	const pool = busy.target.kind === "pool" ? { pool: busy.target.name } : {};
	const seen = busy.isHidden ? `Azure says that an operation is in progress on ${what}, although it reads as ${busy.provisioningState}.` : `An operation is in progress on ${what} (${busy.provisioningState}).`;
	const base = {
		id: "operation-in-progress",
		...pool,
		seen
	};
	switch (busy.answer) {
		case "wait": return {
			...base,
			verdict: "notice",
			why: "It is waited for, as far as the timeout allows."
		};
		case "abort": return {
			...base,
			verdict: "notice",
			why: "It is an upgrade, and if-busy: abort says to abort it first."
		};
		case "abort-resumed": return {
			...base,
			verdict: "notice",
			why: "Switching auto-upgrade off made the stopped upgrade start again; it is aborted once more."
		};
		case "block":
			if (busy.refusal !== void 0) return notAllowed(busy.refusal, base);
			return {
				...base,
				verdict: "blocked",
				why: "AKS runs one operation at a time on a pool, and a rollback must not cut off one that was not meant.",
				remedy: remedyFor(busy, policy)
			};
	}
}
function remedyFor(busy, policy) {
	if (policy !== "abort") return "Run this step again when it has ended, set if-busy: wait, or, for an upgrade that was a mistake, if-busy: abort.";
	if (busy.isHidden || !isUpgrading(busy.provisioningState)) return "if-busy: abort only ever aborts an upgrade that can be seen; wait for this operation with if-busy: wait.";
	return "It is not an operation of a pool named here, or it was started again after being aborted; find out who starts it, then run this step again.";
}
function notAllowed({ details }, base) {
	return {
		...base,
		verdict: "blocked",
		why: `Azure refused to abort it: ${details.code}: ${details.message}`,
		...details.hint === void 0 ? {} : { remedy: details.hint }
	};
}
// src/domain/checks/operation-mismatch.ts
/** Blocks when `operation-id` is not the latest operation, or when that can't be read: an abort has no other guard. */
const operationMismatch = ({ inputs, observation, targets }) => {
	const wanted = inputs.operationId;
	if (wanted === void 0) return [];
	return targets.map((target) => {
		const base = {
			id: "operation-mismatch",
			...target.kind === "pool" ? { pool: target.name } : {}
		};
		const isIdle = !isInState(observation, target, isMoving);
		const reading = observation.operations.get(targetKey(target));
		const latest = reading?.kind === "read" ? reading.value : void 0;
		if (latest !== void 0 && latest.id.toLowerCase() === wanted.toLowerCase()) return {
			...base,
			verdict: "passed",
			seen: `The latest operation is ${latest.id}.`
		};
		const seen = reading?.kind === "read" ? latest === void 0 ? `No operation is on record, so ${wanted} is not the latest.` : `The latest operation is ${latest.id} (${latest.status}${isSettled(latest.status) ? ", ended" : ""}), not ${wanted}.` : `Whether ${wanted} is the latest operation could not be read.`;
		return {
			...base,
			verdict: isIdle ? "notice" : "blocked",
			seen,
			why: "Azure aborts whatever is latest, so another operation than the one meant would be hit.",
			remedy: "Run mode: status to see what is going on, then name that operation, or leave operation-id out."
		};
	});
};
// src/domain/checks/os-sku-changed.ts
/** Blocks when the recorded image belongs to another OS family than the pool's OS SKU; an unknown family warns. */
const osSkuChanged = ({ toRollBack }) => toRollBack.map(({ pool, to }) => sameFamily(pool, to.nodeImageVersion));
function sameFamily(pool, image) {
	const base = {
		id: "os-sku-changed",
		pool: pool.name
	};
	const target = imageFamily(image);
	const now = familyOfPool(pool);
	if (target === void 0 || now === void 0) {
		const sku = pool.osSku === void 0 ? "operating system" : `OS SKU ${pool.osSku}`;
		const unknown = target === void 0 ? `image ${image}` : `the pool's ${sku}`;
		return {
			...base,
			verdict: "warned",
			seen: `The OS family of ${unknown} is not known to this action.`,
			why: "AKS refuses an image of another OS family than the pool's OS SKU.",
			remedy: `Check that ${image} fits the pool's ${sku}.`
		};
	}
	if (target !== now) return {
		...base,
		verdict: "blocked",
		seen: `The recorded image ${image} is ${target}, but the pool's OS SKU is ${pool.osSku ?? now} now.`,
		why: "A rollback does not revert a change of the OS SKU; AKS answers that the image is not accepted.",
		remedy: "Change the OS SKU back first, or make a new pool with the old OS SKU and version."
	};
	return {
		...base,
		verdict: "passed",
		seen: `The recorded image is of the pool's OS family (${now}).`
	};
}
/** The OS SKU tells; where it is not shown, the image that runs does. */
function familyOfPool(pool) {
	if (pool.osSku !== void 0) return osSkuFamily(pool.osSku);
	return pool.nodeImageVersion === void 0 ? void 0 : imageFamily(pool.nodeImageVersion);
}
// src/domain/checks/pool-snapshot.ts
/** Warns about a pool made from a snapshot: its `creationData` names an image, too, and may conflict with the target's. */
const poolSnapshot = ({ toRollBack }) => toRollBack.filter(({ pool }) => pool.isFromSnapshot).map(({ pool }) => ({
	id: "pool-snapshot",
	pool: pool.name,
	verdict: "warned",
	seen: `Pool ${pool.name} was made from a snapshot (creationData).`,
	why: "A snapshot pins versions as well; Azure may refuse other ones for this pool.",
	remedy: "Nothing to do now; if Azure refuses, make a new pool from a snapshot with the old versions."
}));
// src/domain/checks/rollback-direction.ts
/** Blocks when the pinned target is newer than what runs: that would be an upgrade, which this action never does. */
const rollbackDirection = ({ pending, inputs }) => pending.map(({ pool, standing, comparison, to }) => {
	const base = {
		id: "rollback-direction",
		pool: pool.name
	};
	const version = to?.kubernetesVersion ?? "";
	const target = `${version} with ${to?.nodeImageVersion ?? ""}`;
	const runs = `${pool.kubernetesVersion ?? "an unknown version"} with ${pool.nodeImageVersion ?? "an unknown image"}`;
	if (standing === "too-new") return {
		...base,
		verdict: "blocked",
		seen: `The target ${target} is newer than what pool ${pool.name} runs (${runs}).`,
		why: "Going there would be an upgrade, not a rollback.",
		remedy: `Pin the older version, or upgrade on purpose: az aks nodepool upgrade --resource-group ${inputs.cluster.resourceGroup} --cluster-name ${inputs.cluster.name} --nodepool-name ${pool.name} --kubernetes-version ${version}`
	};
	if (comparison === "unknown" && to !== void 0) return {
		...base,
		verdict: "warned",
		seen: `Whether ${target} is older than what pool ${pool.name} runs (${runs}) can't be told from the names.`,
		why: "The order of node images is read from the date in their names.",
		remedy: "Compare the two yourself; pin kubernetes-version and node-image-version to be sure of the target."
	};
	return {
		...base,
		verdict: "passed",
		seen: `Pool ${pool.name} would not be moved forward.`
	};
});
// src/domain/checks/rollback-target.ts
/** Blocks when the pool has no recorded version, or none that the pins match; lists what is on record. */
const rollbackTarget = (context) => context.pending.length === 0 ? [nonePinned(context)] : context.pending.map((one) => targetOf(context, one));
/** `nodepool: *` found no pool that has the pinned version on record. */
function nonePinned({ inputs, observation }) {
	return {
		id: "rollback-target",
		verdict: "blocked",
		seen: `No pool has Kubernetes ${inputs.pins.kubernetesVersion ?? ""} on record. On record: ${observation.cluster.pools.map(({ name, kubernetesVersion }) => `${name} (runs ${kubernetesVersion ?? "an unknown version"}): ${listRecords(recordsOf(observation, name))}`).join("; ")}.`,
		why: "AKS only rolls a pool back to versions that it recorded in the last seven days.",
		remedy: "Check kubernetes-version, or name the pools; a pool that was rolled back already may have nothing left on record."
	};
}
function targetOf({ inputs, observation }, assessment) {
	const { pool, standing, to } = assessment;
	const base = {
		id: "rollback-target",
		pool: pool.name
	};
	if (to !== void 0) return {
		...base,
		verdict: "passed",
		seen: `Target: Kubernetes ${to.kubernetesVersion}, node image ${to.nodeImageVersion}.`
	};
	if (standing === "unread" && !inputs.ignoreChecks.has("permission")) return {
		...base,
		verdict: "notice",
		seen: `What pool ${pool.name} can be rolled back to could not be read (see permission).`
	};
	const records = recordsOf(observation, pool.name);
	const { kubernetesVersion, nodeImageVersion } = inputs.pins;
	const pins = [kubernetesVersion, nodeImageVersion].filter((pin) => pin !== void 0).join(" with ");
	return {
		...base,
		verdict: "blocked",
		seen: records.length > 0 ? `Pool ${pool.name} has no record that matches ${pins}. On record: ${listRecords(records)}.` : `Pool ${pool.name} has no recorded version${pins === "" ? "" : ` (asked for: ${pins})`}.`,
		why: "AKS records the previous versions for seven days after an upgrade, and takes nothing else as a target.",
		remedy: records.length > 0 ? "Pin versions that are on record, both from one and the same entry, or leave the pins out for the newest." : "It was not upgraded in the last seven days, was rolled back already, or the version is out of support: make a new pool with the version wanted and move the workload there."
	};
}
function recordsOf(observation, pool) {
	const reading = observation.records.get(pool);
	return reading?.kind === "read" ? newestFirst(reading.value) : [];
}
function listRecords(records) {
	if (records.length === 0) return "nothing";
	return records.map(({ kubernetesVersion, nodeImageVersion, recordedAt }) => {
		return `${kubernetesVersion} with ${nodeImageVersion}${recordedAt === void 0 ? "" : ` (until ${isoTime(recordedAt)})`}`;
	}).join(", ");
}
// src/domain/checks/rollback-window.ts
/**
* Warns when the record is older than seven days. Never blocks: its time is the upgrade's start, AKS counts from the
* upgrade's end, and takes expired records off the list by itself.
*/
const rollbackWindow = ({ toRollBack, observation }) => toRollBack.map(({ pool, record }) => {
	const base = {
		id: "rollback-window",
		pool: pool.name
	};
	const recordedAt = record?.recordedAt;
	if (recordedAt === void 0 || recordedAt + 6048e5 >= observation.at) return {
		...base,
		verdict: "passed",
		seen: "The record is not older than seven days."
	};
	return {
		...base,
		verdict: "warned",
		seen: `The record of pool ${pool.name} dates from ${isoTime(recordedAt)}, more than seven days ago.`,
		why: "AKS rolls back for seven days after an upgrade completed; it still lists this one, and may refuse it.",
		remedy: "Nothing to do now; if Azure refuses, make a new pool with the version wanted."
	};
});
// src/domain/checks/version-skew.ts
/** Since Kubernetes 1.28 kubelets may be three minor versions behind the API server (version skew policy). */
const MAX_MINORS_BEHIND = 3;
/** Blocks when the target is more than three minor versions behind the control plane, which can't be rolled back. */
const versionSkew = ({ toRollBack, observation }) => toRollBack.map(({ pool, to }) => {
	const base = {
		id: "version-skew",
		pool: pool.name
	};
	const plane = observation.cluster.kubernetesVersion ?? "unknown";
	const behind = difference(minorOf(plane), minorOf(to.kubernetesVersion));
	if (behind === void 0) return {
		...base,
		verdict: "notice",
		seen: `How far the target of pool ${pool.name} is behind the control plane is not known.`
	};
	if (behind <= MAX_MINORS_BEHIND) return {
		...base,
		verdict: "passed",
		seen: `The target is no more than three minor versions behind the control plane (${plane}).`
	};
	return {
		...base,
		verdict: "blocked",
		seen: `The target ${to.kubernetesVersion} of pool ${pool.name} is ${String(behind)} minor versions behind the control plane (${plane}).`,
		why: "Kubernetes allows nodes to be three minor versions behind, and the control plane can't be rolled back.",
		remedy: "Make a new pool with a version within three minor versions of the control plane and move the workload there."
	};
});
function difference(plane, target) {
	return plane === void 0 || target === void 0 ? void 0 : plane - target;
}
// src/domain/checks/version-supported.ts
const COMMUNITY_PLAN = "kubernetesofficial";
/**
* Blocks when AKS no longer offers the target's minor version in the region under the cluster's support plan;
* a patch that is missing from the list warns.
*/
const versionSupported = (context) => context.toRollBack.map(({ pool, to }) => supported(context, pool.name, to));
function supported({ observation, inputs }, pool, to) {
	const base = {
		id: "version-supported",
		pool
	};
	const { regionVersions, cluster } = observation;
	if (regionVersions.kind !== "read") return {
		...base,
		verdict: "notice",
		seen: `Whether ${to.kubernetesVersion} is still supported could not be read.`
	};
	const remedy = `List what is supported: az aks get-versions --location ${cluster.location}. Long-term support needs the cluster's support plan AKSLongTermSupport: az aks update --resource-group ${inputs.cluster.resourceGroup} --name ${inputs.cluster.name} --tier premium --k8s-support-plan AKSLongTermSupport`;
	const why = "AKS refuses to roll back to a Kubernetes version that it no longer supports.";
	const minor = majorMinorOf(to.kubernetesVersion);
	const offered = regionVersions.value.find((version) => version.minor === minor);
	if (offered === void 0) return {
		...base,
		verdict: "blocked",
		seen: `AKS no longer offers Kubernetes ${minor ?? to.kubernetesVersion} in ${cluster.location}.`,
		why,
		remedy
	};
	const plan = (cluster.supportPlan ?? COMMUNITY_PLAN).toLowerCase();
	const plans = offered.supportPlans.map((one) => one.toLowerCase());
	if (plans.length > 0 && !plans.includes(plan) && !plans.includes(COMMUNITY_PLAN)) return {
		...base,
		verdict: "blocked",
		seen: `Kubernetes ${offered.minor} is offered in ${cluster.location} only under ${offered.supportPlans.join(", ")}; the cluster's support plan is ${cluster.supportPlan ?? "KubernetesOfficial"}.`,
		why,
		remedy
	};
	if (offered.patches.length > 0 && !offered.patches.includes(to.kubernetesVersion)) return {
		...base,
		verdict: "warned",
		seen: `Patch ${to.kubernetesVersion} is not in the region's list (${offered.patches.join(", ")}).`,
		why: "AKS may refuse a patch that it no longer lists.",
		remedy: "Nothing to do now; if Azure refuses, upgrade within the same minor version to a listed patch."
	};
	return {
		...base,
		verdict: "passed",
		seen: `Kubernetes ${to.kubernetesVersion} is still supported.`
	};
}
// src/domain/checks/index.ts
/** All checks, in the order in which they are told. To add one: write its function, put it into a list, name its id. */
const ROLLBACK_CHECKS = [
	clusterRunning,
	operationInProgress,
	rollbackTarget,
	rollbackDirection,
	rollbackWindow,
	versionSupported,
	versionSkew,
	osSkuChanged,
	autoUpgrade,
	fleetAutoUpgrade,
	permission,
	poolSnapshot,
	drainSettings,
	capacity
];
const ABORT_CHECKS = [
	notAbortable,
	operationMismatch,
	operationElsewhere,
	abortPermission
];
/** Returns what every check of a rollback says, with the blocks that `ignore-checks` names turned into warnings. */
function checkRollback(context) {
	return run$1(ROLLBACK_CHECKS, context, context.inputs.ignoreChecks);
}
/** Returns what every check of an abort says, with the blocks that `ignore-checks` names turned into warnings. */
function checkAbort(context) {
	return run$1(ABORT_CHECKS, context, context.inputs.ignoreChecks);
}
/** Returns what status mode could not read for want of a right. */
function checkStatus(observation) {
	return statusPermission(observation);
}
function isBlocking(result) {
	return result.verdict === "blocked";
}
function run$1(checks, context, ignored) {
	return checks.flatMap((check) => check(context)).map((result) => isBlocking(result) && ignored.has(result.id) && !NEVER_IGNORED.has(result.id) ? {
		...result,
		verdict: "warned",
		ignored: true
	} : result);
}
// src/domain/abort/decide.ts
/** What abort mode does next: one target after the other, each aborted at most once for each operation. */
/** Returns the next abort, wait or ending. */
function decideAbort(inputs, observation, history) {
	const first = history.first;
	const missing = inputs.pools.kind === "named" ? inputs.pools.names.filter((name) => findPool(first.cluster, name) === void 0) : [];
	if (missing.length > 0) return end([], {
		result: "error",
		pools: [],
		error: noSuchPool(first.cluster, missing)
	});
	const verdicts = targetsOf(inputs, first).map((target) => ({
		target,
		verdict: abortEnding(observation, history, target)
	}));
	const pending = verdicts.filter(({ verdict }) => verdict === void 0).map(({ target }) => target);
	const checks = checkAbort({
		inputs,
		observation,
		targets: pending.length > 0 ? pending : idle(verdicts)
	});
	if (checks.some(isBlocking)) return blocked(verdicts, checks, history);
	const stop = verdicts.find(({ verdict }) => verdict !== void 0 && isBad(verdict.result));
	const plan = pending.map((target) => moveFor(observation, target));
	const next = plan[0];
	if (stop !== void 0 || next === void 0) return finished(verdicts, checks, history);
	if (inputs.dryRun) return planned(verdicts, checks, plan);
	return {
		checks,
		plan,
		next: {
			kind: "move",
			move: next
		}
	};
}
/** For `*` whatever moves when the run begins, the cluster's own operation first; with nothing moving, everything. */
function targetsOf(inputs, first) {
	const { cluster } = first;
	const all = cluster.pools.map(({ name }) => ({
		kind: "pool",
		name
	}));
	switch (inputs.pools.kind) {
		case "none": return [{ kind: "cluster" }];
		case "named": return inputs.pools.names.map((name) => ({
			kind: "pool",
			name
		}));
		case "all": {
			const moving = all.filter((target) => isInState(first, target, isMoving));
			const busy = [...isMoving(cluster.provisioningState) ? [{ kind: "cluster" }] : [], ...moving];
			return busy.length > 0 ? busy : [{ kind: "cluster" }, ...all];
		}
	}
}
function moveFor(observation, target) {
	return isInState(observation, target, isCanceling) ? {
		kind: "wait",
		targets: [target],
		why: "canceling"
	} : {
		kind: "abort",
		target,
		why: "asked"
	};
}
function idle(verdicts) {
	return verdicts.filter(({ verdict }) => verdict?.result === "nothing-to-abort").map(({ target }) => target);
}
function isBad(result) {
	return result === "failed" || result === "error";
}
function blocked(verdicts, checks, history) {
	const pools = verdicts.flatMap(({ target }) => target.kind === "pool" ? [target.name] : []);
	const endings = verdicts.flatMap(({ target, verdict }) => {
		if (target.kind !== "pool") return [];
		const ids = blockedBy$1(checks, target.name, pools);
		if (verdict !== void 0 && verdict.result !== "nothing-to-abort") return [poolEnding(target.name, verdict)];
		return [ids.length > 0 ? poolEnding(target.name, {
			result: "blocked",
			blockedBy: ids
		}) : poolEnding(target.name, { result: "not-started" })];
	});
	return end(checks, {
		result: hasChangedSomething(history) ? "failed" : "blocked",
		pools: endings,
		...ownResult(verdicts, "blocked")
	});
}
function finished(verdicts, checks, history) {
	const results = verdicts.map(({ verdict }) => verdict?.result ?? "not-started");
	const deciding = verdicts.find(({ verdict }) => verdict?.error !== void 0)?.verdict?.error;
	const changed = hasChangedSomething(history);
	const result = abortResult(results);
	return end(checks, {
		result: result === "error" && changed ? "failed" : result,
		pools: verdicts.flatMap(({ target, verdict }) => target.kind === "pool" ? [poolEnding(target.name, verdict ?? { result: "not-started" })] : []),
		...ownResult(verdicts, void 0),
		...deciding === void 0 ? {} : { error: deciding },
		warnings: verdicts.flatMap(({ verdict }) => verdict?.detail === void 0 ? [] : [verdict.detail])
	});
}
function planned(verdicts, checks, plan) {
	return {
		checks,
		plan,
		next: {
			kind: "end",
			ending: {
				result: "planned",
				pools: verdicts.flatMap(({ target, verdict }) => target.kind === "pool" ? [poolEnding(target.name, verdict ?? { result: "planned" })] : []),
				...ownResult(verdicts, "planned"),
				warnings: []
			}
		}
	};
}
function ownResult(verdicts, otherwise) {
	const own = verdicts.find(({ target }) => target.kind === "cluster");
	const result = own?.verdict?.result ?? otherwise;
	return own === void 0 || result === void 0 || result === "not-started" ? {} : { clusterResult: result };
}
// src/domain/rollback/busy.ts
/** How often one run aborts the same target because it is busy: another actor that starts anew each time wins. */
const MAX_ABORTS_PER_TARGET = 2;
/** True when this pool still needs a PUT, now or after what is in the way has ended: it has a target then. */
function needsRollback(assessment) {
	const { standing } = assessment;
	return standing === "roll-back" || standing === "resend" || standing === "busy";
}
/** True when this very rollback is running on the pool: it shows its target then. */
function isToBeJoined(assessment) {
	return assessment.standing === "join";
}
/** Returns every operation in the way of the pending rollbacks, the cluster's own first. */
function findBusy(context) {
	const { observation, pending, channelsOff } = context;
	if (!pending.some(needsRollback)) return [];
	const cluster = observation.cluster;
	const found = [];
	const clusterTarget = { kind: "cluster" };
	if (isMoving(cluster.provisioningState)) found.push(busy(context, clusterTarget, cluster.provisioningState, false));
	else if (channelsOff !== void 0 && wasSwitchOffRefused(context.history)) found.push(busy(context, clusterTarget, cluster.provisioningState, true));
	for (const { pool, standing } of pending) {
		const isHidden = isHiddenBusy(context, pool.name, pool.provisioningState);
		if (standing === "busy" || isHidden && standing !== "join" && standing !== "already") found.push(busy(context, {
			kind: "pool",
			name: pool.name
		}, pool.provisioningState, isHidden));
	}
	if (channelsOff !== void 0) found.push(...otherPoolsMoving(context));
	return found;
}
/** Pools that this run is not about: they matter only to a PUT of the whole cluster. */
function otherPoolsMoving(context) {
	const pendingNames = new Set(context.pending.map(({ pool }) => pool.name));
	return context.observation.cluster.pools.filter((pool) => !pendingNames.has(pool.name) && isMoving(pool.provisioningState)).map((pool) => busy(context, {
		kind: "pool",
		name: pool.name
	}, pool.provisioningState, false));
}
function busy(context, target, provisioningState, isHidden) {
	const refusal = forbidden(abortsOf(context.history, target));
	return {
		target,
		provisioningState,
		isHidden,
		answer: answerTo(context, target, provisioningState, isHidden),
		...refusal === void 0 ? {} : { refusal }
	};
}
function answerTo(context, target, state, isHidden) {
	if (wasResumed(context, target, state)) return "abort-resumed";
	switch (context.inputs.ifBusy) {
		case "fail": return "block";
		case "wait": return "wait";
		case "abort":
			if (!isHidden && isCanceling(state) && isOurs(context, target)) return "wait";
			return !isHidden && isUpgrading(state) && isOurs(context, target) && !isExhausted(context, target) ? "abort" : "block";
	}
}
/** The cluster, or a pool that the run was asked to roll back. */
function isOurs(context, target) {
	return target.kind === "cluster" || context.pending.some(({ pool }) => pool.name === target.name);
}
function isExhausted({ history }, target) {
	return isGivenUp(abortsOf(history, target));
}
/** A missing right does not turn up while the step runs. */
function isGivenUp(aborts) {
	return attempts(aborts).length >= MAX_ABORTS_PER_TARGET || forbidden(aborts) !== void 0;
}
/** The answer of the last abort, if it says that the right is missing. */
function forbidden(aborts) {
	const answer = aborts.at(-1)?.answer;
	return answer?.kind === "refused" && isForbidden(answer.error) ? answer.error : void 0;
}
/** True when a pool that had stopped half way began to upgrade again through our own switch-off. */
function wasResumed({ history, pending }, target, state) {
	if (target.kind !== "pool" || !isUpgrading(state)) return false;
	if (!pending.some(({ pool }) => pool.name === target.name)) return false;
	const switchOff = switchOffOf(history);
	const before = switchOff?.poolsBefore?.find((pool) => pool.name === target.name);
	if (switchOff === void 0 || before === void 0 || !isStopped(before.provisioningState)) return false;
	const aborts = abortsOf({
		...history,
		records: history.records.slice(history.records.indexOf(switchOff))
	}, target);
	return !isGivenUp(aborts) && !aborts.some(tookEffect);
}
/** Requests that Azure looked at: one that was throttled does not count. */
function attempts(records) {
	return records.filter((record) => !wasThrottled(record));
}
/** True when the last PUT of the pool met a conflict and nothing that can be read explains it. */
function isHiddenBusy({ history, observation }, pool, state) {
	if (!isSettled(state)) return false;
	if (isMoving(observation.cluster.provisioningState)) return false;
	const last = history.records.at(-1);
	return wasConflict(last) && last === rollbacksOf(history, pool).at(-1);
}
function wasSwitchOffRefused(history) {
	const last = history.records.at(-1);
	return last?.move.kind === "disable-auto-upgrade" && wasConflict(last);
}
// src/domain/rollback/switch-off.ts
/** Returns the channels that would undo one of these rollbacks, with the values that switch them off. */
function undoingChannels(observation, toRollBack) {
	if (toRollBack.length === 0) return void 0;
	return channelsToDisable(channelsOf(observation.cluster), toRollBack.some(({ changesImage }) => changesImage));
}
/** Returns the channels that this run will switch off: none where the user said not to touch them. */
function channelsToSwitchOff(inputs, undoing) {
	return inputs.autoUpgrade === "disable" && !inputs.ignoreChecks.has("auto-upgrade") ? undoing : void 0;
}
/**
* Returns what went wrong with the switch-off, or `undefined` when it went well, is under way or is to be tried again.
* The pools are compared only in the round right after it: later they change through our own moves.
*/
function switchOffProblem(observation, history, pending) {
	const last = history.records.at(-1);
	if (last === void 0 || !isSwitchOff(last)) return void 0;
	const records = history.records.filter(isSwitchOff);
	const { answer, settlement } = last;
	if (answer.kind === "refused") return mayPutAgain(answer, records) ? void 0 : {
		result: "failed",
		error: outcomeError(answer.error)
	};
	if (answer.kind === "withheld") return mayPutAgain(answer, records) ? void 0 : {
		result: "failed",
		detail: `The cluster kept changing before auto-upgrade could be switched off: ${answer.reason}.`
	};
	switch (settlement?.kind) {
		case "vanished": return {
			result: "failed",
			detail: "The cluster was deleted meanwhile."
		};
		case "not-begun": return notBegun(history, answer, records);
		case "ended": return ended(last, settlement, observation, pending);
		case "replaced":
		case "not-awaited":
		case void 0: return;
	}
}
function notBegun(history, answer, records) {
	if (answer.kind !== "unknown") return {
		result: "failed",
		detail: "Azure accepted switching auto-upgrade off, but the cluster never began to change."
	};
	if (mayPutAgain(answer, records)) return void 0;
	return {
		result: hasChangedSomething(history) ? "failed" : "error",
		error: outcomeError(answer.error)
	};
}
function ended({ move, poolsBefore = [] }, { seen, error }, observation, pending) {
	const terminal = terminalState(seen.provisioningState);
	if (terminal === "failed" || terminal === "canceled") return {
		result: terminal,
		detail: `Switching auto-upgrade off ended ${seen.provisioningState}; no pool was touched.`,
		...error === void 0 ? {} : { error: {
			...error,
			isFromAzure: true
		} }
	};
	if (!hasChannels(channelsOf(observation.cluster), move.channels)) return {
		result: "failed",
		detail: "Azure reports that auto-upgrade was switched off, yet a channel still reads as on."
	};
	const differences = poolsBefore.flatMap((pool) => differencesOf(pool, observation, pending));
	return differences.length === 0 ? void 0 : {
		result: "failed",
		detail: `Pools changed while auto-upgrade was switched off: ${differences.join("; ")}.`
	};
}
/** What became different about one pool through the switch-off, apart from a stopped upgrade that was resumed. */
function differencesOf(before, observation, pending) {
	const after = findPool(observation.cluster, before.name);
	if (after === void 0) return [`pool ${before.name} is gone`];
	const settings = changedSettings(before, after).map((name) => `${name} of pool ${before.name}`);
	const versions = [before.kubernetesVersion === after.kubernetesVersion ? void 0 : `Kubernetes version of pool ${before.name} (${before.kubernetesVersion ?? ""} to ${after.kubernetesVersion ?? ""})`, before.nodeImageVersion === after.nodeImageVersion ? void 0 : `node image of pool ${before.name} (${before.nodeImageVersion ?? ""} to ${after.nodeImageVersion ?? ""})`].filter((text) => text !== void 0);
	if (pending.includes(before.name) && hasGoneBack(before, after)) return settings;
	const moved = hasMovedUnexpectedly(before, after, pending) ? [`pool ${before.name} is ${after.provisioningState} now`] : [];
	return [
		...settings,
		...versions,
		...moved
	];
}
/** No update of the cluster takes a pool back: another run rolls it back, and what to do about that is decided as ever. */
function hasGoneBack(before, after) {
	const shown = versionsShown(after);
	return shown !== void 0 && compareVersions(shown, before) === "older";
}
function hasMovedUnexpectedly(before, after, pending) {
	if (!isSettled(before.provisioningState) || !isMoving(after.provisioningState)) return false;
	const isResumed = isStopped(before.provisioningState) && isUpgrading(after.provisioningState);
	return !(pending.includes(before.name) && (isResumed || isSucceeded(before.provisioningState))) && !after.isAutoscaled;
}
/**
* Returns the channels to put back, or `undefined` when they stay off, which is the safe side.
*
* They are put back only after Azure definitely refused the rollback or a check blocked it, while cluster and pools are
* Succeeded and the channels read as this run left them; never after a pool was rolled back, which they would undo.
*/
function channelsToPutBack(observation, history, isBlocked) {
	const switchOff = switchOffOf(history);
	if (switchOff?.settlement?.kind !== "ended") return void 0;
	if (history.records.some(({ move }) => move.kind === "restore-auto-upgrade")) return void 0;
	const { cluster } = observation;
	const last = history.records.at(-1);
	const wasRefused = last?.move.kind === "roll-back" && last.answer.kind === "refused" && isDefiniteRefusal(last.answer.error);
	if (!isBlocked && !wasRefused) return void 0;
	const isQuiet = [cluster, ...cluster.pools].every(({ provisioningState }) => isSucceeded(provisioningState));
	const isAsLeft = hasChannels(channelsOf(cluster), switchOff.move.channels);
	if (!isQuiet || !isAsLeft || hasRolledBack(history)) return void 0;
	return channelsToRestore(channelsOf(history.first.cluster), switchOff.move.channels);
}
function hasRolledBack(history) {
	return history.first.cluster.pools.some(({ name }) => rollbacksOf(history, name).some(({ answer, settlement }) => answer.kind !== "refused" && settlement !== void 0 && settlement.kind !== "not-begun"));
}
// src/domain/rollback/decide.ts
/** Returns the next rollback, abort, switch-off, wait or ending. */
function decideRollback(inputs, observation, history) {
	const names = selectPools(inputs, history.first);
	const round = lookAt(inputs, observation, history, names);
	const missing = names.filter((name) => findPool(observation.cluster, name) === void 0);
	if (missing.length > 0 && !isUnderWay(history)) return end([], {
		result: "error",
		pools: [],
		error: noSuchPool(observation.cluster, missing)
	});
	const problem = switchOffProblem(observation, history, names);
	const stopped = round.endings.find(({ result }) => factsOf$1(result).isBack !== true);
	if (problem !== void 0 || stopped !== void 0) return finish(round, [], problem);
	const checks = round.pending.length > 0 || names.length === 0 ? checkRollback(round) : [];
	if (checks.some(isBlocking)) return finish(round, checks, void 0);
	if (hasPutBack(history)) return finish(round, checks, PUT_BACK);
	const plan = planMoves(round);
	const next = plan[0];
	if (next === void 0) return finish(round, checks, void 0);
	if (!inputs.dryRun) return {
		checks,
		plan,
		next: {
			kind: "move",
			move: next
		}
	};
	return {
		...finish(round, checks, void 0),
		plan
	};
}
/** After the channels were put back the run is over, even if what had blocked it has passed meanwhile. */
const PUT_BACK = {
	result: "failed",
	detail: "A check had blocked the rollback, and auto-upgrade was put back as it was found."
};
function hasPutBack(history) {
	return history.records.some(({ move }) => move.kind === "restore-auto-upgrade");
}
/** The pools named, or with `*` those that have the pinned version on record when the run begins. */
function selectPools(inputs, first) {
	if (inputs.pools.kind === "named") return inputs.pools.names;
	return first.cluster.pools.map(({ name }) => name).filter((name) => hasTarget(first, name, inputs.pins));
}
function lookAt(inputs, observation, history, names) {
	const endings = names.flatMap((name) => rollbackEnding(observation, history, name) ?? vanished(observation, history, name));
	const pending = inOrder(names.filter((name) => !endings.some(({ pool }) => pool === name)).flatMap((name) => {
		const pool = findPool(observation.cluster, name);
		if (pool === void 0) return [];
		return [assessPool(pool, observation.records.get(pool.name), pinsOf(inputs, history, pool))];
	}));
	const toRollBack = pending.filter(needsRollback);
	const undoing = undoingChannels(observation, toRollBack);
	const channelsOff = channelsToSwitchOff(inputs, undoing);
	return {
		inputs,
		observation,
		history,
		names,
		endings,
		pending,
		toRollBack,
		undoingChannels: undoing,
		channelsOff,
		busy: findBusy({
			inputs,
			observation,
			history,
			pending,
			channelsOff
		})
	};
}
/** A pool that is gone: an input error in the first round, a deletion by somebody else once something was done. */
function vanished({ cluster }, history, name) {
	if (!isUnderWay(history) || findPool(cluster, name) !== void 0) return [];
	return [poolEnding(name, {
		result: "failed",
		detail: "The pool was deleted meanwhile.",
		error: noSuchPool(cluster, [name])
	})];
}
function isUnderWay(history) {
	return hasChangedSomething(history) || history.records.some(({ move }) => move.kind === "join");
}
/**
* User pools go first: they run the workload that is in trouble, and a rollback that goes wrong there leaves the
* system pool, and with it cluster DNS and the metrics, alone. Within a kind the order is the user's.
*/
function inOrder(assessments) {
	const isSystem = ({ pool }) => pool.mode.toLowerCase() === "system" ? 1 : 0;
	return assessments.toSorted((one, other) => isSystem(one) - isSystem(other));
}
/**
* Once a rollback was sent, its target is what the pool is held against: AKS may take it off the records then, or put
* the versions left behind in its place. The same holds when the pool came to show the target without a PUT of this
* run: through another run of the same job, or a rollback that was resumed. And once anything was changed, it is gone
* through with: an upgrade by somebody else would else make what runs the target.
*/
function pinsOf(inputs, history, pool) {
	const last = rollbacksOf(history, pool.name).at(-1);
	if ((last?.answer.kind === "unknown" || last?.answer.kind === "accepted") && last.move.kind === "roll-back") return last.move.to;
	const { to, comparison } = firstAssessment(inputs.pins, history, pool.name) ?? {};
	const isGoneThroughWith = comparison === "older" && hasChangedSomething(history);
	return to !== void 0 && (isGoneThroughWith || isSameVersions(pool, to)) ? to : inputs.pins;
}
/** Where the pool stood when the run began. */
function firstAssessment(pins, { first }, name) {
	const pool = findPool(first.cluster, name);
	return pool && assessPool(pool, first.records.get(pool.name), pins);
}
/** The moves that lie ahead as far as can be seen, the next one first. */
function planMoves({ pending, busy, channelsOff, toRollBack }) {
	const joins = pending.filter(isToBeJoined).map(({ pool, to }) => ({
		kind: "join",
		pool: pool.name,
		to
	}));
	const aborts = busy.flatMap(({ answer, target }) => {
		if (answer === "abort") return [{
			kind: "abort",
			target,
			why: "busy"
		}];
		return answer === "abort-resumed" ? [{
			kind: "abort",
			target,
			why: "resumed"
		}] : [];
	});
	const waits = busy.filter(({ answer }) => answer === "wait");
	const wait = waits.length === 0 ? [] : [{
		kind: "wait",
		targets: waits.map(({ target }) => target),
		why: waits.every(({ isHidden }) => isHidden) ? "hidden" : "busy"
	}];
	const switchOff = channelsOff === void 0 ? [] : [{
		kind: "disable-auto-upgrade",
		channels: channelsOff
	}];
	const rollbacks = toRollBack.map(({ pool, to, standing }) => ({
		kind: "roll-back",
		pool: pool.name,
		to,
		isResend: standing === "resend"
	}));
	return [
		...joins,
		...aborts,
		...wait,
		...switchOff,
		...rollbacks
	];
}
/** The end of the run, or the move that puts the channels back before it. */
function finish(round, checks, problem) {
	const { history, observation, names } = round;
	const putBack = channelsToPutBack(observation, history, checks.some(isBlocking));
	if (putBack !== void 0) {
		const move = {
			kind: "restore-auto-upgrade",
			channels: putBack
		};
		return {
			checks,
			plan: [move],
			next: {
				kind: "move",
				move
			}
		};
	}
	const isChanged = hasChangedSomething(history);
	const pools = names.map((name) => endingOf(round, checks, problem, name));
	const error = problem?.error ?? pools.find((pool) => pool.error !== void 0)?.error;
	return end(checks, {
		result: names.length === 0 ? "blocked" : rollbackResult(pools.map((pool) => pool.result), isChanged),
		pools,
		...error === void 0 ? {} : { error }
	});
}
function endingOf(round, checks, problem, name) {
	const ended = round.endings.find(({ pool }) => pool === name);
	if (ended !== void 0) return ended;
	const assessment = round.pending.find(({ pool }) => pool.name === name);
	const isFirst = round.pending[0]?.pool.name === name;
	if (problem !== void 0) return poolEnding(name, isFirst ? problem : { result: "not-started" });
	const ids = blockedBy$1(checks, name, round.names);
	const isDone = assessment?.standing === "already" && !ids.includes("cluster-running");
	if (ids.length > 0 && !isDone) return poolEnding(name, {
		result: "blocked",
		blockedBy: ids
	});
	if (checks.some(isBlocking)) return poolEnding(name, { result: assessment?.standing === "already" ? "already-rolled-back" : "not-started" });
	if (round.endings.some(({ result }) => factsOf$1(result).isBack !== true)) return poolEnding(name, { result: "not-started" });
	if (assessment?.standing === "already") return poolEnding(name, { result: "already-rolled-back" });
	return poolEnding(name, { result: "planned" });
}
// src/domain/status/decide.ts
/** What status mode reports: states of what was named, or of one operation. */
/** Returns the report, or, with `wait: true`, the wait for what is in progress. */
function decideStatus(inputs, observation, history) {
	const { cluster } = observation;
	const named = inputs.pools.kind === "named" ? inputs.pools.names : void 0;
	const missing = named?.filter((name) => findPool(cluster, name) === void 0) ?? [];
	if (missing.length > 0) return end([], {
		result: "error",
		pools: [],
		error: noSuchPool(cluster, missing)
	});
	const pools = named === void 0 ? cluster.pools : cluster.pools.filter((pool) => named.includes(pool.name.toLowerCase()));
	const targets = [...named === void 0 ? [{ kind: "cluster" }] : [], ...pools.map(({ name }) => ({
		kind: "pool",
		name
	}))];
	const asked = askedOperation(inputs, observation, targets);
	if (asked?.kind === "unreadable") return end([], {
		result: "error",
		pools: [],
		error: outcomeError(asked.error)
	});
	const isGoingOn = asked === void 0 ? targets.some((target) => isInState(observation, target, isMoving)) : !isSettled(asked.operation.status);
	const hasWaited = history.records.length > 0;
	if (inputs.waiting.wait && isGoingOn && !hasWaited) {
		const move = {
			kind: "wait",
			targets,
			why: "asked"
		};
		return {
			checks: checkStatus(observation),
			plan: [move],
			next: {
				kind: "move",
				move
			}
		};
	}
	return report$1(observation, pools, named === void 0, asked?.operation);
}
function report$1(observation, pools, isWholeCluster, asked) {
	const { cluster } = observation;
	const clusterResult = isWholeCluster ? statusResult(cluster.provisioningState) : void 0;
	const endings = pools.map((pool) => poolEnding(pool.name, { result: statusResult(pool.provisioningState) }));
	const results = pools.map((pool) => statusResult(pool.provisioningState));
	return end(checkStatus(observation), {
		result: asked === void 0 ? worstResult(clusterResult === void 0 ? results : [clusterResult, ...results]) : statusResult(asked.status),
		pools: endings,
		...clusterResult === void 0 ? {} : { clusterResult }
	});
}
/** The operation named by `operation-id`: on the first of the targets that knows it. */
function askedOperation(inputs, observation, targets) {
	if (inputs.operationId === void 0) return void 0;
	const readings = targets.map((target) => observation.operations.get(targetKey(target)));
	const found = readings.find((reading) => reading?.kind === "read" && reading.value !== void 0);
	if (found?.kind === "read" && found.value !== void 0) return {
		kind: "read",
		operation: found.value
	};
	const failed = readings.find((reading) => reading?.kind === "unreadable");
	return failed?.kind === "unreadable" ? {
		kind: "unreadable",
		error: failed.error
	} : void 0;
}
// src/domain/decide.ts
/**
* The one place where it is decided what happens next. Pure: from the inputs, a fresh observation and what this run
* has done so far follow the check results and one next move, or the end.
*/
/** Returns the next decision of the run. */
function decide(inputs, observation, history = {
	first: observation,
	records: []
}) {
	switch (inputs.mode) {
		case "status": return decideStatus(inputs, observation, history);
		case "abort": return decideAbort(inputs, observation, history);
		case "rollback": return decideRollback(inputs, observation, history);
	}
}
// src/domain/moves/settle.ts
/** Looks without any change after which a request whose answer was lost counts as not arrived. */
const LOOKS_AFTER_LOST_ANSWER = 3;
/** Looks without any change after which an accepted request counts as without effect. */
const LOOKS_AFTER_ACCEPTANCE = 12;
/** Looks at an operation that goes on as before, after which a refused abort counts as refused for good. */
const LOOKS_AFTER_REFUSED_ABORT = 6;
/** A surprising sight is looked at twice before it counts: it may be a stale answer. */
const LOOKS_TO_CONFIRM = 2;
const NOTHING_SEEN = {
	hasMoved: false,
	hasArrived: false,
	hasCanceled: false,
	idleLooks: 0,
	oddLooks: 0
};
/** Returns what a pool or the cluster shows, as far as a watch needs it. */
function sightPool(pool) {
	const { provisioningState, eTag, kubernetesVersion, nodeImageVersion } = pool;
	return {
		provisioningState,
		...eTag === void 0 ? {} : { eTag },
		...kubernetesVersion === void 0 ? {} : { kubernetesVersion },
		...nodeImageVersion === void 0 ? {} : { nodeImageVersion }
	};
}
function sightCluster(cluster) {
	const { provisioningState, eTag, kubernetesVersion, upgradeChannel, nodeOsUpgradeChannel } = cluster;
	return {
		provisioningState,
		...eTag === void 0 ? {} : { eTag },
		...kubernetesVersion === void 0 ? {} : { kubernetesVersion },
		channels: {
			...upgradeChannel === void 0 ? {} : { upgradeChannel },
			...nodeOsUpgradeChannel === void 0 ? {} : { nodeOsUpgradeChannel }
		}
	};
}
/** Returns the memory of a look right after the request, which is too early to count against it. */
function rememberFirstSight(watch, seen, at) {
	return {
		...judge(watch, NOTHING_SEEN, seen, at).memory,
		idleLooks: 0,
		oddLooks: 0
	};
}
/** Returns whether the move is over, given one more look at its target. */
function judge(watch, memory, seen, at) {
	const next = {
		...rememberDisplacement(watch, memory, seen.provisioningState),
		hasMoved: memory.hasMoved || isMoving(seen.provisioningState),
		hasArrived: memory.hasArrived || isMoving(seen.provisioningState) && showsGoal(watch.move, seen),
		hasCanceled: memory.hasCanceled || isCanceling(seen.provisioningState)
	};
	switch (watch.move.kind) {
		case "abort": return judgeAbort(watch, next, seen, at);
		case "roll-back":
		case "disable-auto-upgrade":
		case "restore-auto-upgrade": return judgePut(watch, next, seen, at);
		case "join":
		case "wait": return isMoving(seen.provisioningState) ? goOn(next) : confirmOrEnd(watch, next, seen, at);
	}
}
/**
* A rollback shows as an upgrade. When something else was the last to move, the `Succeeded` that follows is its own: it
* may have taken the rollback's place half way, with versions that read as wanted since they flipped at acceptance.
*/
function rememberDisplacement({ move, ownState }, memory, state) {
	if (!("to" in move) || !isMoving(state) || isCanceling(state)) return memory;
	if (isForeignToRollback(state, ownState)) return {
		...memory,
		displacedBy: state
	};
	const { displacedBy: _, ...rest } = memory;
	return rest;
}
/** True for the state of an operation in progress that is no rollback, nor the cancellation of one. */
function isForeignToRollback(state, ownState) {
	if (!isMoving(state) || isCanceling(state) || isUpgrading(state)) return false;
	return state.toLowerCase() !== ownState?.toLowerCase();
}
/**
* Returns the settlement with what the operation itself tells: its error, and whether it had succeeded. That never makes
* a success; it only shows that what moved afterwards was another operation.
*/
function completeSettlement(settlement, error, hasOwnSucceeded) {
	if (settlement.kind === "replaced") return {
		...settlement,
		...optional$1("error", error)
	};
	if (settlement.kind !== "ended") return settlement;
	const { displacedBy, ...ended } = settlement;
	return {
		...ended,
		...optional$1("error", error),
		...optional$1("displacedBy", hasOwnSucceeded ? void 0 : displacedBy)
	};
}
function judgeAbort(watch, memory, seen, at) {
	if (!isMoving(seen.provisioningState)) return confirmOrEnd(watch, memory, seen, at);
	if (isCanceling(seen.provisioningState)) return goOn(memory);
	if (memory.hasCanceled) {
		const odd = memory.oddLooks + 1;
		return odd < LOOKS_TO_CONFIRM ? {
			memory: {
				...memory,
				oddLooks: odd
			},
			isDoubtful: true
		} : {
			memory,
			settlement: {
				kind: "replaced",
				at,
				seen
			},
			isDoubtful: false
		};
	}
	if (watch.answer === "accepted") return goOn(memory);
	return notBegunAfter(watch.answer === "unknown" ? LOOKS_AFTER_LOST_ANSWER : LOOKS_AFTER_REFUSED_ABORT, memory, seen, at);
}
function judgePut(watch, memory, seen, at) {
	if (isMoving(seen.provisioningState)) return watch.answer === "unknown" && !memory.hasArrived ? {
		memory,
		settlement: {
			kind: "not-begun",
			at,
			seen
		},
		isDoubtful: false
	} : goOn(memory);
	if (hasBegun(watch, memory, seen)) return confirmOrEnd(watch, memory, seen, at);
	return notBegunAfter(watch.answer === "accepted" ? LOOKS_AFTER_ACCEPTANCE : LOOKS_AFTER_LOST_ANSWER, memory, seen, at);
}
/** Evidence that a terminal state is not the one that was there before the request. */
function hasBegun({ before, move }, memory, seen) {
	if (memory.hasMoved) return true;
	if (before.eTag !== void 0 && seen.eTag !== void 0 && before.eTag !== seen.eTag) return true;
	return showsGoal(move, seen) && !showsGoal(move, before);
}
/** True when the versions or channels read as the move wants them. */
function showsGoal(move, seen) {
	if ("to" in move) return isSameVersions(seen, move.to);
	if ("channels" in move) return hasChannels(seen.channels ?? {}, move.channels);
	return true;
}
/** The terminal state counts; one that surprises only when a second look shows it, too. */
function confirmOrEnd(watch, memory, seen, at) {
	if (isSurprising(watch, memory, seen) && memory.oddLooks + 1 < LOOKS_TO_CONFIRM) return {
		memory: {
			...memory,
			oddLooks: memory.oddLooks + 1
		},
		isDoubtful: true
	};
	return {
		memory,
		settlement: {
			kind: "ended",
			at,
			seen,
			wasSeenCanceling: memory.hasCanceled,
			...optional$1("displacedBy", memory.displacedBy)
		},
		isDoubtful: false
	};
}
/** Success without the goal reached, or an operation that ended by itself right when it was aborted. */
function isSurprising(watch, memory, seen) {
	if (!isSucceeded(seen.provisioningState)) return false;
	return watch.move.kind === "abort" ? !memory.hasCanceled : !showsGoal(watch.move, seen);
}
function notBegunAfter(limit, memory, seen, at) {
	const idleLooks = memory.idleLooks + 1;
	const next = {
		...memory,
		idleLooks
	};
	return idleLooks < limit ? {
		memory: next,
		isDoubtful: false
	} : {
		memory: next,
		settlement: {
			kind: "not-begun",
			at,
			seen
		},
		isDoubtful: false
	};
}
function goOn(memory) {
	return {
		memory: {
			...memory,
			oddLooks: 0
		},
		isDoubtful: false
	};
}
// src/steps/spell.ts
var Spell = class {
	#context;
	#open;
	constructor(context) {
		this.#context = context;
	}
	/** Notes a failure. Returns how many there were before it, and when the first was. */
	failed(error) {
		const { clock, runner } = this.#context;
		if (this.#open === void 0) runner.info(faultBeginLine(error.details));
		this.#open ??= {
			last: error,
			begunAt: clock.now(),
			failures: 0
		};
		const { failures, begunAt } = this.#open;
		this.#open.last = error;
		this.#open.failures++;
		return {
			failures,
			begunAt
		};
	}
	/** Notes that it worked again. */
	ended() {
		if (this.#open === void 0) return;
		const { last, failures } = this.#open;
		const { runner } = this.#context;
		runner.info(faultEndLine({
			attempt: last.details.attempt,
			failures,
			durationMs: this.#durationMs()
		}));
		this.#open = void 0;
	}
	/** Time that ran out while nothing could be read is not the whole reason. */
	warnIfOpen() {
		if (this.#open === void 0) return;
		const { last, failures } = this.#open;
		this.#context.journal.warn(openSpellLine(last.details, {
			failures,
			durationMs: this.#durationMs()
		}));
	}
	#durationMs() {
		return this.#open === void 0 ? 0 : this.#context.clock.now() - this.#open.begunAt;
	}
};
// src/steps/patience.ts
/** Reading in spite of faults: how long, with which pauses, and what is said about it. */
/** While nothing was sent or waited for, somebody who waits is told soon that Azure can't be reached. */
const FIRST_PATIENCE_MS = 45e3;
/** A network that is not there at all (the HTTP layer has retried already). */
const NETWORK_PATIENCE_MS = 8e3;
const FIRST_PAUSE_MS = 2e3;
const LONGEST_PAUSE_MS$1 = 6e4;
/** From here on a pause that the service asks for is worth a line in the log. */
const PAUSE_WORTH_TELLING_MS = 5e3;
/**
* Returns what the read returns. Network errors, 408, 429 and 5xx are tolerated: for a short while before the first
* move, and as long as the deadline allows afterwards and when throttled. Each spell of failures is logged once when
* it begins and once when it ends.
*
* Throws AzureError for every other failure and when patience ends, DeadlineError when the step's time is used up.
*/
async function patiently(context, read) {
	const spell = new Spell(context);
	for (;;) try {
		const value = await read();
		spell.ended();
		return value;
	} catch (error) {
		if (!(error instanceof AzureError)) throw error;
		if (!isTransient(error)) throw error;
		const { failures, begunAt } = spell.failed(error);
		if (context.clock.now() >= context.deadline) {
			spell.warnIfOpen();
			throw new DeadlineError();
		}
		if (isPatienceOver(context, error, begunAt)) throw error;
		await pause(context, pauseAfter(context, error, failures));
	}
}
/** Returns what the read returns, or `undefined` when it fails: for what a run can do without. */
async function bestEffort({ runner }, read) {
	try {
		return await read();
	} catch (error) {
		if (!(error instanceof AzureError)) throw error;
		runner.debug(`${error.details.attempt}: ${error.details.code}: ${error.details.message}`);
		return;
	}
}
/** Sleeps for the given time, but never past the deadline. Throws DeadlineError when there is no time left. */
async function pause({ clock, deadline }, ms) {
	const left = deadline - clock.now();
	if (left <= 0) throw new DeadlineError();
	await clock.sleep(Math.min(ms, left));
}
/** Milliseconds to wait after a failure: what the service asks for, else a pause that doubles. */
function pauseAfter({ clock, runner }, error, failures) {
	const { retryAfterMs } = error.details;
	if (retryAfterMs !== void 0) {
		if (retryAfterMs >= PAUSE_WORTH_TELLING_MS) runner.info(throttledLine(retryAfterMs));
		return retryAfterMs + spreadMs(retryAfterMs, failures) * clock.random();
	}
	return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS$1) * (.8 + clock.random() * .4);
}
function isPatienceOver({ clock, journal }, error, failingSince) {
	if (isThrottled(error)) return false;
	if ((journal.history()?.records ?? []).length > 0) return false;
	const patience = error.details.kind === "network" ? NETWORK_PATIENCE_MS : FIRST_PATIENCE_MS;
	return clock.now() - failingSince >= patience;
}
// src/domain/aks/progress.ts
/** Such as `RollingUpgradeUpgradingNodes: 1/3 nodes completed; 0 errors`. */
const NODE_COUNT = /(?:^|[\s:;])(\d{1,6})\s*\/\s*(\d{1,6})\s+nodes?\s+completed/i;
/** A phase is one word in PascalCase, before the colon. */
const PHASE = /^(?:RollingUpgrade|BlueGreenUpgrade)?([A-Z][A-Za-z]{1,60})(?=$|:)/;
/** Words that say nothing more than that the operation goes on or has ended. */
const NOT_A_PHASE = /* @__PURE__ */ new Set([
	"inprogress",
	"succeeded",
	"failed",
	"canceled",
	"cancelled"
]);
/** Returns the node counts in an operation's text, or `undefined` when it names none that make sense. */
function parseNodeCount(text) {
	const match = NODE_COUNT.exec(text);
	if (match === null) return void 0;
	const done = Number(match[1]);
	const total = Number(match[2]);
	return total > 0 && done <= total ? {
		done,
		total
	} : void 0;
}
/** Returns what an operation is doing in words (`creating surge nodes`), or `undefined` when its text does not say. */
function phaseInWords(text) {
	const phase = PHASE.exec(text.trim())?.[1];
	if (phase === void 0 || NOT_A_PHASE.has(phase.toLowerCase())) return void 0;
	return phase.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}
// src/steps/wait.ts
/** Wait: one loop over reads of the cluster until what is watched has settled. */
const HEARTBEAT_MS = MINUTE_MS;
/** After this long the pauses grow. */
const PATIENT_AFTER_MS = 2 * MINUTE_MS;
const PATIENT_FACTOR = 3;
/** Longest pause between two polls, however long the interval asked for grows. */
const LONGEST_PAUSE_MS = 5 * MINUTE_MS;
/** A doubtful sight is looked at again this soon. */
const DOUBT_PAUSE_MS = 2 * SECOND_MS;
/** The percentage comes from an API with a budget for the whole subscription: asked for at most this often. */
const PERCENT_EVERY_MS = 30 * SECOND_MS;
/**
* Returns how the watched move ended.
*
* Transient failures are tolerated until the deadline. Throws AzureError for other ones, DeadlineError and
* InterruptedError.
*/
async function watchUntilSettled(context, request) {
	const { clock } = context;
	const watching = new Watching(context, request);
	let nextPauseMs = request.retryAfterMs ?? pollPauseMs(context, watching.begunAt);
	for (;;) {
		await pause(context, nextPauseMs);
		const look = await watching.look();
		if (look.settlement !== void 0) return watching.result(look.settlement);
		nextPauseMs = look.pauseMs ?? pollPauseMs(context, watching.begunAt);
		if (clock.now() >= context.deadline) {
			watching.spell.warnIfOpen();
			throw new DeadlineError();
		}
	}
}
/** Milliseconds between two polls: the interval with jitter, threefold after two minutes. */
function pollPauseMs({ clock, inputs }, begunAt) {
	const { pollIntervalMs } = inputs.waiting;
	const grown = clock.now() - begunAt >= PATIENT_AFTER_MS ? pollIntervalMs * PATIENT_FACTOR : pollIntervalMs;
	return Math.min(grown, LONGEST_PAUSE_MS) * (.8 + clock.random() * .2);
}
/** The state of one wait. */
var Watching = class {
	begunAt;
	spell;
	#context;
	#request;
	#memory;
	#nodes;
	#operationError;
	#hasOwnSucceeded = false;
	#percent;
	#percentAskedAt = -1e400;
	#lastSight;
	#lastLineAt;
	constructor(context, request) {
		this.#context = context;
		this.#request = request;
		this.begunAt = context.clock.now();
		this.spell = new Spell(context);
		const { firstSight } = request;
		this.#memory = firstSight === void 0 ? NOTHING_SEEN : rememberFirstSight(request, firstSight, this.begunAt);
		this.#lastLineAt = this.begunAt;
	}
	/** Looks once at the cluster, and at the operation's text beside it. */
	async look() {
		const { aks, clock, journal } = this.#context;
		const { target } = this.#request;
		const aside = Promise.all([this.#readProgress(), this.#readPercent()]);
		aside.catch(() => void 0);
		try {
			const { value: cluster, retryAfterMs } = await aks.readCluster();
			const [progress] = await aside;
			this.spell.ended();
			const at = clock.now();
			journal.sawCluster(cluster, at);
			const seen = sight(cluster, target);
			if (seen === void 0) return { settlement: {
				kind: "vanished",
				at
			} };
			this.#tell(seen.sighting, progress, at);
			const { memory, settlement, isDoubtful } = judge(this.#request, this.#memory, seen.sighting, at);
			this.#memory = memory;
			if (settlement !== void 0) return { settlement: completeSettlement(settlement, seen.error ?? this.#operationError, this.#hasOwnSucceeded) };
			const doubtMs = isDoubtful ? Math.min(DOUBT_PAUSE_MS, this.#context.inputs.waiting.pollIntervalMs) : void 0;
			return { ...retryAfterMs === void 0 ? pauseOf(doubtMs) : { pauseMs: retryAfterMs } };
		} catch (error) {
			await aside.catch(() => void 0);
			return this.#failed(error);
		}
	}
	result(settlement) {
		return {
			settlement,
			...this.#nodes === void 0 ? {} : { nodes: this.#nodes }
		};
	}
	#failed(error) {
		if (!(error instanceof AzureError)) throw error;
		if (isNotFound(error)) return { settlement: {
			kind: "vanished",
			at: this.#context.clock.now()
		} };
		if (!isTransient(error)) throw error;
		const pauseMs = pauseAfter(this.#context, error, this.spell.failed(error).failures);
		return { pauseMs: Math.max(pauseMs, this.#context.inputs.waiting.pollIntervalMs) };
	}
	#tell(sighting, progress, at) {
		const { target, expectedMs } = this.#request;
		const sightNow = {
			target,
			provisioningState: sighting.provisioningState,
			elapsedMs: at - this.begunAt,
			...isSettled(sighting.provisioningState) ? {} : {
				expectedMs,
				percentComplete: this.#percent,
				nodes: this.#nodes,
				phase: progress === void 0 ? void 0 : phaseInWords(progress.status)
			}
		};
		if (hasNews(this.#lastSight, sightNow)) {
			this.#context.runner.info(waitLine(sightNow));
			this.#lastLineAt = at;
		} else if (at - this.#lastLineAt >= HEARTBEAT_MS) {
			this.#context.runner.info(heartbeatLine(sightNow));
			this.#lastLineAt = at;
		}
		this.#lastSight = sightNow;
	}
	/** The operation's text is for people: whatever goes wrong with it is left out. */
	async #readProgress() {
		const { handle } = this.#request;
		if (handle === void 0) return void 0;
		const progress = await bestEffort(this.#context, () => this.#context.aks.readProgress(handle));
		this.#nodes = parseNodeCount(progress?.status ?? "") ?? this.#nodes;
		this.#operationError = progress?.error ?? this.#operationError;
		if (progress !== void 0 && isSucceeded(progress.status)) this.#hasOwnSucceeded = true;
		return progress;
	}
	async #readPercent() {
		const { target, operationId } = this.#request;
		const now = this.#context.clock.now();
		if (operationId === void 0 || now - this.#percentAskedAt < PERCENT_EVERY_MS) return;
		this.#percentAskedAt = now;
		const operation = await bestEffort(this.#context, () => this.#context.aks.readOperation(target, operationId));
		this.#percent = operation?.percentComplete ?? this.#percent;
	}
};
function pauseOf(pauseMs) {
	return pauseMs === void 0 ? {} : { pauseMs };
}
/** What the cluster's answer shows of the target; `undefined` when the pool is not in it. */
function sight(cluster, target) {
	if (target.kind === "cluster") return {
		sighting: sightCluster(cluster),
		...optional$1("error", cluster.error)
	};
	const pool = findPool(cluster, target.name);
	if (pool === void 0) return void 0;
	return {
		sighting: sightPool(pool),
		...optional$1("error", pool.error)
	};
}
// src/steps/send.ts
/** Send one mutation: recorded before it leaves, answered or not, never sent twice by itself. */
/** Sends the mutation and records what was answered. A 429 is waited out here: nothing was started. */
async function send(context, sending) {
	const { clock, journal, runner } = context;
	const { move, before, poolsBefore, operation } = sending;
	const amend = journal.begin({
		move,
		startedAt: clock.now(),
		before,
		...poolsBefore === void 0 ? {} : { poolsBefore },
		...operation === void 0 ? {} : {
			operation,
			...nodesOf(operation)
		},
		answer: { kind: "sent" }
	});
	const raw = await sending.send();
	const answer = toAnswer(raw);
	amend({ answer });
	const line = answerLine(answer);
	if (line !== void 0) runner.info(line);
	if (answer.kind === "refused" && isThrottled(answer.error)) {
		const refusals = refusalsInARow(context);
		await pause(context, pauseAfter(context, answer.error, refusals - 1));
	}
	return {
		amend,
		answer,
		...raw.kind === "accepted" && raw.handle !== void 0 ? { handle: raw.handle } : {},
		...raw.kind === "accepted" && raw.retryAfterMs !== void 0 ? { retryAfterMs: raw.retryAfterMs } : {},
		...raw.kind === "accepted" ? optional$1("ownState", raw.provisioningState) : {}
	};
}
/** Where the operation stood, for whoever asks after it was stopped. */
function nodesOf({ status }) {
	const nodes = parseNodeCount(status);
	return nodes === void 0 ? {} : { nodes };
}
/** A pause after what was decided upon has changed, so that a resource that flaps is not asked in a tight loop. */
const CHANGED_PAUSE_MS = 2e3;
/** Records that the move was decided but not sent, and why. */
async function withhold(context, move, reason) {
	const { clock, journal, runner, inputs } = context;
	const answer = {
		kind: "withheld",
		reason
	};
	journal.begin({
		move,
		startedAt: clock.now(),
		answer
	});
	runner.info(answerLine(answer) ?? "");
	await pause(context, Math.min(CHANGED_PAUSE_MS, inputs.waiting.pollIntervalMs));
}
/** Waits until the sent move has settled, records how, and returns it. */
async function settle(context, sending, sent, extra) {
	const { settlement, nodes } = await watchUntilSettled(context, {
		move: sending.move,
		target: sending.target,
		before: sending.before,
		answer: sent.answer.kind,
		...sent.handle === void 0 ? {} : { handle: sent.handle },
		...optional$1("retryAfterMs", sent.retryAfterMs ?? extra.retryAfterMs),
		...optional$1("ownState", sent.ownState),
		...optional$1("operationId", extra.operationId),
		...optional$1("expectedMs", extra.expectedMs),
		...optional$1("firstSight", extra.firstSight)
	});
	const record = sent.amend({
		settlement,
		...nodes === void 0 ? {} : { nodes }
	});
	context.runner.info(settlementLine(record));
	return settlement;
}
/** Returns the latest operation of the target where the operations API tells; a report can do without it. */
async function latestOperation(context, target) {
	return bestEffort(context, () => context.aks.readLatestOperation(target));
}
/** Returns one operation as it stands now, or `undefined` when it can't be read. */
async function operationNow(context, target, operation) {
	if (operation === void 0) return void 0;
	return await bestEffort(context, () => context.aks.readOperation(target, operation.id)) ?? operation;
}
function toAnswer(raw) {
	switch (raw.kind) {
		case "accepted": return {
			kind: "accepted",
			status: raw.status,
			...raw.correlationId === void 0 ? {} : { correlationId: raw.correlationId }
		};
		case "refused":
		case "unknown": return raw;
	}
}
function refusalsInARow({ journal }) {
	const records = journal.history()?.records ?? [];
	const last = records.findLastIndex((record) => !wasThrottled(record));
	return records.length - 1 - last;
}
// src/steps/abort.ts
/** The abort move: one POST, guarded by the operation's id where the user named one. */
/** Refusals that mean "nothing to abort" or "too late": the resource tells which (409 is documented, 400 is not). */
const TOO_LATE = /* @__PURE__ */ new Set([400, 409]);
/** Aborts the operation in progress on the move's target and waits until it has ended. */
async function abort(context, move, observation) {
	const { aks } = context;
	const { target } = move;
	const pool = target.kind === "pool" ? findPool(observation.cluster, target.name) : void 0;
	const guard = guardId(context, move);
	if (guard !== void 0) {
		const latest = await patiently(context, () => aks.readLatestOperation(target));
		if (latest?.id.toLowerCase() !== guard) {
			await withhold(context, move, `the latest operation is ${latest?.id ?? "unknown"} now, not ${guard}`);
			return;
		}
	}
	const operation = await runningOperation(context, observation, target);
	const sending = {
		move,
		target,
		before: pool === void 0 ? sightCluster(observation.cluster) : sightPool(pool),
		...operation === void 0 ? {} : { operation },
		send: () => aks.abort(target)
	};
	const sent = await send(context, sending);
	if (guard !== void 0) await tellWhatWasHit(context, move, operation, guard);
	if (isOver(context, sent, sending.before)) return;
	await settle(context, sending, sent, { operationId: operation?.id });
	const after = await operationNow(context, target, operation);
	if (after !== void 0) sent.amend({ operation: after });
}
/** The id that the user named; it guards only the abort that the user asked for. */
function guardId({ inputs }, move) {
	return inputs.mode === "abort" && move.why === "asked" ? inputs.operationId?.toLowerCase() : void 0;
}
/** The operation that the abort is about, if the operations API tells of one that had not ended. */
async function runningOperation(context, { operations }, target) {
	const reading = operations.get(targetKey(target));
	const operation = reading?.kind === "read" ? reading.value : await latestOperation(context, target);
	return operation === void 0 || isSettled(operation.status) ? void 0 : operation;
}
/** True when nothing is to be waited for: not asked for, or definitely refused. */
function isOver({ inputs, clock }, { amend, answer }, before) {
	const status = answer.kind === "refused" ? answer.error.details.status : void 0;
	if (answer.kind === "accepted" && inputs.mode === "abort" && !inputs.waiting.wait) {
		amend({ settlement: { kind: "not-awaited" } });
		return true;
	}
	if (answer.kind !== "refused" || TOO_LATE.has(status)) return false;
	if (status !== 429) amend({ settlement: refusal(status, clock.now(), before) });
	return true;
}
function refusal(status, at, seen) {
	return status === 404 ? {
		kind: "vanished",
		at
	} : {
		kind: "not-begun",
		at,
		seen
	};
}
async function tellWhatWasHit(context, { target }, meant, guard) {
	const latest = await latestOperation(context, target);
	if (latest === void 0 || latest.id.toLowerCase() === guard) return;
	const now = await operationNow(context, target, meant);
	if (now !== void 0 && !hasEndedByItself(now)) return;
	const message = `Operation ${guard} was to be aborted, but ${latest.id} is the latest one right after the abort: another operation may have been hit. Look at it before you go on.`;
	context.journal.warn(message);
	context.runner.info(message);
}
// src/domain/aks/put-bodies.ts
/** Properties that Azure shows and does not accept; a pool's `powerState` is accepted (it starts and stops the pool). */
const READ_ONLY_POOL = [
	"provisioningState",
	"currentOrchestratorVersion",
	"eTag",
	"status"
];
const READ_ONLY_CLUSTER = [
	"provisioningState",
	"powerState",
	"currentKubernetesVersion",
	"maxAgentPools",
	"fqdn",
	"privateFQDN",
	"azurePortalFQDN",
	"resourceUID",
	"status"
];
const READ_ONLY_RESOURCE = [
	"id",
	"name",
	"type",
	"systemData",
	"eTag"
];
/** Returns the body of the PUT that rolls a pool back: its own properties with both versions replaced. */
function rollbackBody(pool, to) {
	return { properties: {
		...without(pool.properties, READ_ONLY_POOL),
		orchestratorVersion: to.kubernetesVersion,
		nodeImageVersion: to.nodeImageVersion
	} };
}
/** Returns the body of the PUT that sets the given channels of a cluster and changes nothing else. */
function channelsBody(cluster, channels) {
	const properties = asObject(cluster.body["properties"]);
	const pools = properties["agentPoolProfiles"];
	return {
		...without(cluster.body, READ_ONLY_RESOURCE),
		properties: {
			...without(properties, READ_ONLY_CLUSTER),
			...Array.isArray(pools) ? { agentPoolProfiles: pools.map((pool) => without(asObject(pool), READ_ONLY_POOL)) } : {},
			autoUpgradeProfile: {
				...asObject(properties["autoUpgradeProfile"]),
				...channels.upgradeChannel === void 0 ? {} : { upgradeChannel: channels.upgradeChannel },
				...channels.nodeOsUpgradeChannel === void 0 ? {} : { nodeOSUpgradeChannel: channels.nodeOsUpgradeChannel }
			}
		}
	};
}
function asObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function without(object, names) {
	return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
// src/steps/probe.ts
/** After a conflict (409): look a few times whether somebody else's operation becomes visible, because reads may lag. */
const LOOKS = 3;
const PAUSE_MS = 2e3;
/** Returns when the target shows a change, or after a few looks without one. The next round decides what it means. */
async function probe(context, target, before) {
	const pauseMs = Math.min(PAUSE_MS, context.inputs.waiting.pollIntervalMs);
	for (let look = 0; look < LOOKS; look++) {
		await pause(context, pauseMs);
		const { value: cluster } = await patiently(context, () => context.aks.readCluster());
		context.journal.sawCluster(cluster, context.clock.now());
		const pool = target.kind === "pool" ? findPool(cluster, target.name) : void 0;
		const seen = pool === void 0 ? sightCluster(cluster) : sightPool(pool);
		if (isMoving(seen.provisioningState) || seen.eTag !== before.eTag) return;
	}
}
// src/domain/aks/sendable.ts
/** Settings of a pool whose type is the same in every API version; what is not here is sent as it was read. */
const POOL_SETTINGS = {
	count: "number",
	minCount: "number",
	maxCount: "number",
	maxPods: "number",
	osDiskSizeGB: "number",
	enableAutoScaling: "boolean",
	enableEncryptionAtHost: "boolean",
	enableFIPS: "boolean",
	enableNodePublicIP: "boolean",
	enableUltraSSD: "boolean",
	vmSize: "text",
	osDiskType: "text",
	kubeletDiskType: "text",
	type: "text",
	mode: "text",
	osType: "text",
	osSKU: "text",
	scaleDownMode: "text",
	orchestratorVersion: "text",
	nodeImageVersion: "text",
	vnetSubnetID: "text",
	podSubnetID: "text",
	scaleSetPriority: "text",
	scaleSetEvictionPolicy: "text",
	proximityPlacementGroupID: "text",
	nodeTaints: "list",
	availabilityZones: "list",
	nodeLabels: "object",
	tags: "object",
	upgradeSettings: "object",
	securityProfile: "object",
	powerState: "object",
	creationData: "object",
	kubeletConfig: "object",
	linuxOSConfig: "object",
	networkProfile: "object"
};
const CLUSTER_SETTINGS = {
	kubernetesVersion: "text",
	dnsPrefix: "text",
	nodeResourceGroup: "text",
	supportPlan: "text",
	enableRBAC: "boolean",
	disableLocalAccounts: "boolean",
	agentPoolProfiles: "list",
	networkProfile: "object",
	autoUpgradeProfile: "object",
	addonProfiles: "object",
	identityProfile: "object",
	servicePrincipalProfile: "object",
	linuxProfile: "object",
	windowsProfile: "object",
	aadProfile: "object",
	apiServerAccessProfile: "object",
	autoScalerProfile: "object",
	oidcIssuerProfile: "object",
	securityProfile: "object",
	storageProfile: "object"
};
const RESOURCE = {
	kind: "text",
	tags: "object",
	sku: "object",
	identity: "object"
};
/** What an HTTP header can carry. */
const ETAG = /^[\x20-\x7e]{1,1000}$/;
/** Returns why no PUT can be made of this pool, as the end of a sentence; `undefined` when one can. */
function whyPoolIsUnfit({ eTag, properties }) {
	return eTagProblem(eTag) ?? typeProblem(properties, POOL_SETTINGS);
}
/** Returns why no PUT can be made of this cluster, as the end of a sentence; `undefined` when one can. */
function whyClusterIsUnfit({ eTag, body, pools }) {
	const problem = eTagProblem(eTag) ?? (typeof body["location"] === "string" ? void 0 : "it shows no location") ?? typeProblem(body, RESOURCE) ?? typeProblem(body["properties"], CLUSTER_SETTINGS);
	if (problem !== void 0) return problem;
	for (const { name, properties } of pools) {
		const inPool = typeProblem(properties, POOL_SETTINGS);
		if (inPool !== void 0) return `in pool ${name}, ${inPool}`;
	}
}
function eTagProblem(eTag) {
	if (eTag === void 0) return "it shows no eTag";
	return ETAG.test(eTag) ? void 0 : "its eTag is none";
}
/** Null stands for absent: Azure's own answers hold both. */
function typeProblem(object, kinds) {
	const wrong = Object.entries(kinds).find(([name, kind]) => {
		const value = object[name];
		return value !== void 0 && value !== null && kindOf(value) !== kind;
	});
	return wrong === void 0 ? void 0 : `its ${wrong[0]} is no ${wrong[1]}`;
}
function kindOf(value) {
	return Array.isArray(value) ? "list" : SCALARS[typeof value] ?? "object";
}
const SCALARS = {
	string: "text",
	number: "number",
	boolean: "boolean"
};
// src/steps/read-to-send.ts
/** Reads that a PUT is made of: they must be fit to be sent back, and agree with what was decided upon. */
/** Reads a pool for its PUT. An answer that can't be sent back is read again, as any other that can't be used. */
function readPoolToSend(context, name) {
	return patiently(context, async () => {
		const pool = await context.aks.readPool(name);
		refuse(`read node pool ${name} of cluster ${context.inputs.cluster.name}`, whyPoolIsUnfit(pool));
		return pool;
	});
}
/** Reads the cluster for its PUT, in the same way. */
function readClusterToSend(context) {
	return patiently(context, async () => {
		const { value: cluster } = await context.aks.readCluster();
		refuse(`read cluster ${context.inputs.cluster.name}`, whyClusterIsUnfit(cluster));
		return cluster;
	});
}
function refuse(attempt, why) {
	if (why === void 0) return;
	throw new AzureError({
		kind: "network",
		attempt,
		code: "UnusableAnswer",
		message: `Azure's answer cannot be sent back: ${why}.`
	});
}
/**
* Why the PUT must not be sent when two reads that should show the same do not: one of them may be wrong, and the PUT
* would make it true. What they disagree about a second time in a row is how Azure shows it there.
*/
function disagreement({ journal }, kind, subject, names) {
	if (names.length === 0) return void 0;
	const reason = `two reads of ${subject} disagree about ${names.slice(0, MOST_NAMES).join(", ")}`;
	const last = journal.history()?.records.at(-1);
	return last?.move.kind === kind && last.answer.kind === "withheld" && last.answer.reason === reason ? void 0 : reason;
}
const MOST_NAMES = 10;
// src/steps/channels.ts
/** The two moves on the auto-upgrade channels: one PUT of the cluster, from a read made immediately before. */
const CLUSTER = { kind: "cluster" };
/** Sets the channels that the move names and waits until the cluster has settled. */
async function setChannels(context, move, observation) {
	const { aks } = context;
	if (move.kind === "disable-auto-upgrade") await proveThatPoolsCanBeRead(context);
	const cluster = await readClusterToSend(context);
	const reason = hasChanged$1(observation.cluster, cluster) ?? disagreement(context, move.kind, "the cluster", clusterDisagreements(observation.cluster, cluster));
	if (reason !== void 0) {
		await withhold(context, move, reason);
		return;
	}
	const sending = {
		move,
		target: CLUSTER,
		before: sightCluster(cluster),
		poolsBefore: cluster.pools,
		send: () => aks.putCluster(channelsBody(cluster, move.channels), cluster.eTag)
	};
	const sent = await send(context, sending);
	if (sent.answer.kind === "refused") {
		if (isConflict(sent.answer.error)) await probe(context, CLUSTER, sending.before);
		return;
	}
	await settle(context, sending, sent, {});
}
/**
* The rollback that follows reads its pool first. Without the right to do so it would fail with the channels off
* already, so one pool is read while nothing has been changed yet. Throws AzureError.
*/
async function proveThatPoolsCanBeRead(context) {
	const next = context.journal.plan.find((move) => move.kind === "roll-back");
	if (next !== void 0) await readPoolToSend(context, next.pool);
}
/** Why the PUT must not be sent: it is of the whole cluster, so everything has to be as it was decided upon. */
function hasChanged$1(decidedUpon, now) {
	const moving = [...isSettled(now.provisioningState) ? [] : [`the cluster is ${now.provisioningState}`], ...now.pools.filter((pool) => !isSettled(pool.provisioningState)).map((pool) => `pool ${pool.name} is ${pool.provisioningState}`)];
	if (moving.length > 0) return `${moving.join(", ")} now`;
	const before = channelsOf(decidedUpon);
	const after = channelsOf(now);
	return isSameChannel(before.upgradeChannel, after.upgradeChannel) && isSameChannel(before.nodeOsUpgradeChannel, after.nodeOsUpgradeChannel) ? void 0 : "the auto-upgrade channels were changed meanwhile";
}
// src/steps/observe.ts
/** Observe: read everything that a decision needs, what does not depend on each other at the same time. */
/** Reads of pools share a budget of the whole subscription (60, then 1 a second): never more than this at once. */
const READS_AT_ONCE = 8;
const NOT_NEEDED = { kind: "not-needed" };
/**
* Returns a fresh observation. The cluster and its operations are always read anew; the region's versions and the
* fleets once a run unless `scope` is `all`.
*
* Throws AzureError when the cluster can't be read.
*/
async function observe(context, scope) {
	const { aks, clock, journal } = context;
	const before = scope === "all" ? void 0 : journal.latest;
	const clusterRead = patiently(context, async () => (await aks.readCluster()).value);
	const [cluster, records, regionVersions, fleets, operations, recentOperations] = await Promise.all([
		clusterRead,
		readRecords(context, clusterRead, scope),
		before?.regionVersions ?? readRegionVersions(context, clusterRead),
		before?.fleets ?? readFleets(context),
		readOperations(context),
		asReading(() => aks.listOperations())
	]);
	const observation = {
		at: clock.now(),
		cluster,
		records,
		regionVersions,
		fleets,
		operations,
		recentOperations
	};
	journal.observed(observation);
	return observation;
}
/**
* Records of the pools of the run: in a rollback required, in status mode told where they can be read. After an abort
* those of the pools aborted, for whoever decides what comes next; before it they would only cost time.
*/
async function readRecords(context, clusterRead, scope) {
	const { inputs, aks, journal } = context;
	const all = (inputs.mode === "abort" ? abortedPools(context) : inputs.pools.kind === "named" ? inputs.pools.names : void 0) ?? (await clusterRead.catch(() => void 0))?.pools.map(({ name }) => name) ?? [];
	const known = journal.latest?.records;
	const limit = pLimit(READS_AT_ONCE);
	const read = (name) => limit(() => inputs.mode === "rollback" ? asReading(() => patiently(context, () => aks.readRecords(name)), "rethrow-transient") : asReading(() => aks.readRecords(name)));
	const entries = await Promise.all(all.map(async (name) => {
		return [name, (scope === "all" || scope.includes(name) ? void 0 : known?.get(name)) ?? await read(name)];
	}));
	return new Map(entries);
}
function abortedPools({ journal }) {
	return (journal.history()?.records ?? []).flatMap(({ move }) => move.kind === "abort" && move.target.kind === "pool" ? [move.target.name] : []);
}
async function readRegionVersions({ inputs, aks }, clusterRead) {
	if (inputs.mode !== "rollback") return NOT_NEEDED;
	const cluster = await clusterRead.catch(() => void 0);
	return cluster === void 0 ? NOT_NEEDED : asReading(() => aks.readRegionVersions(cluster.location));
}
async function readFleets({ inputs, fleets }) {
	if (inputs.mode !== "rollback") return NOT_NEEDED;
	return asReading(() => fleets.readCoverage(clusterResourceId(inputs.cluster)));
}
/** The operation to report or to guard against; a rollback asks for its own only after it was started. */
async function readOperations(context) {
	const { inputs, aks } = context;
	if (inputs.mode === "rollback") return /* @__PURE__ */ new Map();
	const { operationId } = inputs;
	const targets = inputs.pools.kind === "named" ? inputs.pools.names.map((name) => ({
		kind: "pool",
		name
	})) : [{ kind: "cluster" }];
	const limit = pLimit(READS_AT_ONCE);
	const entries = await Promise.all(targets.map((target) => limit(async () => {
		const read = () => inputs.mode === "status" && operationId !== void 0 ? aks.readOperation(target, operationId) : aks.readLatestOperation(target);
		const reading = await asReading(operationId === void 0 ? read : () => patiently(context, read));
		return [targetKey(target), reading];
	})));
	return new Map(entries);
}
/** Returns the value, or why it is missing. */
async function asReading(read, transient = "accept") {
	try {
		return {
			kind: "read",
			value: await read()
		};
	} catch (error) {
		if (!(error instanceof AzureError)) throw error;
		if (transient === "rethrow-transient" && (isTransient(error) || error.details.kind === "sign-in")) throw error;
		return {
			kind: "unreadable",
			error
		};
	}
}
// src/steps/roll-back.ts
/** The rollback move: read the pool, PUT it with both versions, wait, read it back. */
/** Sends the rollback of one pool and waits until it has ended. */
async function rollBack(context, move, observation) {
	const { aks, inputs } = context;
	const target = {
		kind: "pool",
		name: move.pool
	};
	const pool = await readPoolToSend(context, move.pool);
	const decidedUpon = findPool(observation.cluster, move.pool);
	const reason = hasChanged(decidedUpon, pool) ?? isInDoubt(context, decidedUpon, pool);
	if (reason !== void 0) {
		await withhold(context, move, reason);
		return;
	}
	const sending = {
		move,
		target,
		before: sightPool(pool),
		send: () => aks.putPool(move.pool, rollbackBody(pool, move.to), pool.eTag)
	};
	const sent = await send(context, sending);
	if (sent.answer.kind === "refused") {
		if (isConflict(sent.answer.error)) await probe(context, target, sending.before);
		return;
	}
	const isAccepted = sent.answer.kind === "accepted";
	const seen = await ownOperation(context, move.pool, isAccepted, sent.ownState);
	const { operation, ...first } = !isAccepted && showsRollback(seen.firstSight, move) ? await ownOperation(context, move.pool, true, void 0) : seen;
	sent.amend(optional$1("operation", operation));
	if (!inputs.waiting.wait && isAccepted) {
		sent.amend({ settlement: { kind: "not-awaited" } });
		return;
	}
	const settlement = await settle(context, sending, sent, {
		operationId: operation?.id,
		expectedMs: estimateRollback(pool)?.expectedMs,
		...first
	});
	await readBack(context, move, sent.amend, settlement, pool);
	const ended = await operationNow(context, target, operation);
	if (ended !== void 0) sent.amend({ operation: ended });
}
/** Waits for a rollback that is already running, sent by another run or by this one before its answer was lost. */
async function join(context, move, observation) {
	const { clock, journal, inputs } = context;
	const target = {
		kind: "pool",
		name: move.pool
	};
	const pool = findPool(observation.cluster, move.pool);
	if (pool === void 0) return;
	const before = sightPool(pool);
	const { operation, ...first } = await ownOperation(context, move.pool, true, void 0);
	const amend = journal.begin({
		move,
		startedAt: clock.now(),
		before,
		answer: { kind: "none" },
		...optional$1("operation", operation)
	});
	if (!inputs.waiting.wait) {
		amend({ settlement: { kind: "not-awaited" } });
		return;
	}
	const { settlement, nodes } = await watchUntilSettled(context, {
		move,
		target,
		before,
		answer: "none",
		...optional$1("operationId", operation?.id),
		...first
	});
	amend({
		settlement,
		...nodes === void 0 ? {} : { nodes }
	});
	await readBack(context, move, amend, settlement, void 0);
	const ended = await operationNow(context, target, operation);
	if (ended !== void 0) amend({ operation: ended });
}
function showsRollback(seen, { to }) {
	return seen !== void 0 && isUpgrading(seen.provisioningState) && isSameVersions(seen, to);
}
/**
* Returns the pool's latest operation as that of the rollback which was just sent or joined. Somebody else may have been
* quick to put another one in its place: the pool, read after it, tells whose it is.
*/
async function ownOperation(context, name, isUnderWay, ownState) {
	const { aks, clock, journal } = context;
	const operation = isUnderWay ? await latestOperation(context, {
		kind: "pool",
		name
	}) : void 0;
	const look = await bestEffort(context, () => aks.readCluster());
	if (look === void 0) return optional$1("operation", operation);
	journal.sawCluster(look.value, clock.now());
	const pool = findPool(look.value, name);
	return {
		...optional$1("operation", pool !== void 0 && isForeignToRollback(pool.provisioningState, ownState) ? void 0 : operation),
		...optional$1("firstSight", pool === void 0 ? void 0 : sightPool(pool)),
		...optional$1("retryAfterMs", look.retryAfterMs)
	};
}
/** Why the PUT must not be sent: the pool is no longer what the decision was made from. */
function hasChanged(decidedUpon, pool) {
	if (!isSettled(pool.provisioningState)) return `pool ${pool.name} is ${pool.provisioningState} now`;
	const before = decidedUpon === void 0 ? void 0 : versionsShown(decidedUpon);
	if (before !== void 0 && !isSameVersions(pool, before)) return `the versions of pool ${pool.name} have changed`;
	if (decidedUpon !== void 0 && decidedUpon.provisioningState !== pool.provisioningState) return `pool ${pool.name} is ${pool.provisioningState} now, not ${decidedUpon.provisioningState}`;
}
function isInDoubt(context, decidedUpon, pool) {
	const names = decidedUpon === void 0 ? [] : poolDisagreements(decidedUpon, pool);
	return disagreement(context, "roll-back", `pool ${pool.name}`, names);
}
/** Reads the pool itself: what it shows decides, not what an operation says. */
async function readBack(context, move, amend, settlement, before) {
	if (settlement.kind !== "ended") return;
	context.runner.endGroup();
	context.runner.startGroup("Verify");
	const pool = await readPoolOrNothing(context, move.pool);
	if (pool === void 0) {
		amend({ settlement: {
			kind: "vanished",
			at: context.clock.now()
		} });
		return;
	}
	const seen = isSettled(pool.provisioningState) ? sightPool(pool) : settlement.seen;
	const error = pool.error ?? settlement.error;
	amend({ settlement: {
		...settlement,
		seen,
		...error === void 0 ? {} : { error }
	} });
	context.runner.info(verifyLine(move.pool, move.to, seen));
	const changed = before === void 0 ? [] : changedSettings(before, pool);
	if (changed.length > 0) {
		const message = `Settings of pool ${move.pool} differ from before the rollback: ${changed.join(", ")}. A rollback changes only the versions; find out who changed them.`;
		context.journal.warn(message);
		context.runner.info(message);
	}
}
async function readPoolOrNothing(context, pool) {
	try {
		return await patiently(context, () => context.aks.readPool(pool));
	} catch (error) {
		if (error instanceof AzureError && isNotFound(error)) return void 0;
		throw error;
	}
}
// src/steps/reconcile.ts
/**
* Returns how the run ended. Throws AzureError, DeadlineError or InterruptedError when it was cut short; the journal
* then tells how far it came.
*
* The loop ends: every move counts against a bound in the decisions, and every wait against the deadline.
*/
async function reconcile(context) {
	for (;;) {
		const observation = await inGroup(context, "Observe", async () => {
			const before = context.journal.latest;
			const seen = await observe(context, scopeOf(context));
			for (const line of observationLines(seen, before)) context.runner.info(line);
			return seen;
		});
		const decision = decide(context.inputs, observation, context.journal.history());
		const known = context.journal.checks;
		context.journal.checked(decision.checks, decision.plan);
		await tellDecision(context, decision, known);
		if (decision.next.kind === "end") return decision.next.ending;
		const { move } = decision.next;
		if (context.clock.now() >= context.deadline) throw new DeadlineError();
		await inGroup(context, moveTitle(move), () => make(context, move, observation));
	}
}
/** After a refusal everything is read anew; else only the records of the pool that was moved. */
function scopeOf({ journal }) {
	const last = journal.history()?.records.at(-1);
	if (last === void 0 || last.answer.kind === "refused" || last.answer.kind === "withheld") return "all";
	const pools = last.move.kind === "wait" ? [] : poolsOf(last.move);
	return pools.length > 0 ? pools : "all";
}
async function make(context, move, observation) {
	switch (move.kind) {
		case "abort": return abort(context, move, observation);
		case "roll-back": return rollBack(context, move, observation);
		case "join": return join(context, move, observation);
		case "disable-auto-upgrade":
		case "restore-auto-upgrade": return setChannels(context, move, observation);
		case "wait": return wait(context, move, observation);
	}
}
/** Waits for operations of others until none of the targets moves any more. */
async function wait(context, move, observation) {
	const { clock, journal, inputs } = context;
	const [first] = move.targets;
	if (first === void 0) return;
	const amend = journal.begin({
		move,
		startedAt: clock.now(),
		before: sightOf(observation, first),
		answer: { kind: "none" }
	});
	if (move.why === "canceling" && !inputs.waiting.wait) {
		amend({ settlement: { kind: "not-awaited" } });
		return;
	}
	if (move.why === "hidden") {
		await pause(context, hiddenPauseMs(context));
		amend({ settlement: {
			kind: "ended",
			at: clock.now(),
			seen: sightOf(observation, first),
			wasSeenCanceling: false
		} });
		return;
	}
	const { settlement, nodes } = await watchAll(context, move, observation);
	if (nodes !== void 0) amend({ nodes });
	if (settlement !== void 0) amend({ settlement });
}
/** Watches the targets until none moves any more. Returns what the last one came to; nothing if none moved. */
async function watchAll(context, move, observation) {
	const { journal } = context;
	for (let last = {};;) {
		const target = move.targets.find((one) => isMoving(sightOf(journal.latest ?? observation, one).provisioningState));
		if (target === void 0) return last;
		const operation = observation.operations.get(targetKey(target));
		last = await watchUntilSettled(context, {
			move,
			target,
			before: sightOf(journal.latest ?? observation, target),
			answer: "none",
			...operation?.kind === "read" && operation.value !== void 0 ? { operationId: operation.value.id } : {}
		});
		if (last.settlement?.kind === "vanished") return last;
	}
}
/** A hidden operation shows only by a 409, and AKS allows few PUTs: 20, and one more a minute. */
const LONGEST_HIDDEN_PAUSE_MS = 2 * MINUTE_MS;
/** Twice as long each time, up to two minutes (or the interval, if that is longer). */
function hiddenPauseMs(context) {
	const earlier = (context.journal.history()?.records ?? []).filter(({ move }) => move.kind === "wait" && move.why === "hidden").length - 1;
	const basic = pollPauseMs(context, context.clock.now());
	return Math.max(basic, Math.min(basic * 2 ** Math.min(earlier, 10), LONGEST_HIDDEN_PAUSE_MS));
}
function sightOf({ cluster }, target) {
	const pool = target.kind === "pool" ? findPool(cluster, target.name) : void 0;
	return pool === void 0 ? sightCluster(cluster) : sightPool(pool);
}
/** Tells what the checks say; in later rounds only what they had not said before. */
async function tellDecision(context, { checks, plan, next }, known) {
	const { inputs, runner } = context;
	const news = checks.filter((check) => !known.some((one) => isSameCheck(one, check)));
	if (news.length > 0) await inGroup(context, "Check", () => {
		for (const line of checkLines(news)) runner.info(line);
		return Promise.resolve();
	});
	if (next.kind === "end" && inputs.mode !== "status" && inputs.dryRun) for (const line of planLines(plan, inputs.cluster)) runner.info(line);
}
function isSameCheck(one, other) {
	return one.id === other.id && one.pool === other.pool && one.seen === other.seen && one.verdict === other.verdict;
}
async function inGroup({ runner }, title, work) {
	runner.startGroup(title);
	try {
		return await work();
	} finally {
		runner.endGroup();
	}
}
// src/run.ts
/** One run of the action: inputs → sign in → reconcile → report, with the single catch. */
/** Runs the action. Never rejects: whatever happens is told, and decides whether the step fails. */
async function run(ports) {
	const { runner, clock } = ports;
	const startedAt = clock.now();
	try {
		const inputs = readInputs(runner, ports.readEnvironment());
		const job = ports.readJob();
		const warning = jobLimitAnnotation(inputs, job, startedAt);
		if (warning !== void 0) tell(runner, warning);
		const outcome = await recover(ports, inputs, startedAt);
		runner.setFailed(outcome.fails);
		await report(ports, inputs, outcome, runContext(runner, inputs.connection.cloud, job), 3 - (warning === void 0 ? 0 : 1));
	} catch (error) {
		runner.setFailed(true);
		tell(runner, error instanceof InputError ? inputAnnotation(error.problems) : bugAnnotationOf(runner, error));
	}
}
async function recover(ports, inputs, startedAt) {
	const { runner, clock } = ports;
	const deadline = startedAt + inputs.waiting.timeoutMs;
	const journal = new Journal();
	runner.startGroup("Sign in");
	runner.info(signInLine(inputs.connection));
	runner.endGroup();
	let apiVersion = "";
	let end;
	try {
		const { aks, fleets } = ports.connect(inputs, deadline, (endsAt) => {
			if (!(inputs.waiting.wait && (inputs.mode === "status" || !inputs.dryRun)) || endsAt >= deadline) return;
			const warning = sessionEndWarning(endsAt, deadline);
			journal.warn(warning);
			runner.info(warning);
		});
		apiVersion = aks.apiVersion;
		end = await reconcile({
			inputs,
			aks,
			fleets,
			clock,
			runner,
			journal,
			deadline
		});
	} catch (error) {
		end = cutShort(runner, journal, error);
	}
	return conclude(factsOf(inputs, journal, startedAt, clock.now(), apiVersion), end);
}
/** What cut the run short, as a result; the journal tells how far it came. */
function cutShort(runner, journal, error) {
	if (error instanceof InterruptedError) return { result: "interrupted" };
	if (error instanceof DeadlineError) return { result: "timed-out" };
	if (error instanceof AzureError) {
		const history = journal.history();
		return {
			result: isNotFound(error) && history !== void 0 && hasChangedSomething(history) ? "failed" : "error",
			error: outcomeError(error)
		};
	}
	const { title, message } = bugAnnotationOf(runner, error);
	return {
		result: "error",
		error: {
			code: "Bug",
			message: `${title}: ${message}`,
			isFromAzure: false
		}
	};
}
function factsOf(inputs, journal, startedAt, endedAt, apiVersion) {
	const history = journal.history();
	const { latest, checks, plan, timeline, warnings } = journal;
	return {
		inputs,
		startedAt,
		endedAt,
		...history === void 0 || latest === void 0 ? {} : { seen: {
			history,
			latest
		} },
		checks,
		plan,
		timeline,
		warnings,
		...apiVersion === "" ? {} : { apiVersion }
	};
}
/**
* Outputs first: the steps that follow need them even if neither issue nor summary can be written. Annotations last,
* when all that may need one is known.
*/
async function report(ports, inputs, ended, context, room) {
	const { runner } = ports;
	const outputs = renderOutputs(ended);
	for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, value);
	const outcome = await followUp(ports, inputs, ended, context);
	for (const [name, value] of Object.entries(renderOutputs(outcome))) if (value !== outputs[name]) runner.setOutput(name, value);
	for (const line of resultLines(outcome, context)) runner.info(line);
	const unwritten = inputs.reporting.summary ? await writeSummary(runner, outcome, context) : [];
	const { shown, lines } = fitAnnotations([...annotations(outcome, context), ...unwritten], room);
	for (const annotation of shown) tell(runner, annotation);
	for (const line of lines) runner.info(line);
}
/** Returns the warning to give when it can't be written. */
async function writeSummary(runner, outcome, context) {
	try {
		await runner.writeSummary(renderSummary(outcome, context));
		return [];
	} catch (error) {
		return [reportingAnnotation("job summary", { message: messageOf(error) })];
	}
}
async function followUp({ runner, connectIssues }, { reporting }, outcome, context) {
	if (!reporting.followUpIssue) return outcome;
	const { gitHubToken: token, issueLabels: labels } = reporting;
	const { repository } = context;
	return writeFollowUps({
		outcome,
		context,
		labels,
		issues: token === void 0 || repository === void 0 ? void 0 : connectIssues(token, repository),
		runner
	});
}
function runContext(runner, cloud, { isGitHubHosted }) {
	return {
		serverUrl: runner.env("GITHUB_SERVER_URL"),
		repository: runner.env("GITHUB_REPOSITORY"),
		runId: runner.env("GITHUB_RUN_ID"),
		runAttempt: runner.env("GITHUB_RUN_ATTEMPT"),
		actor: runner.env("GITHUB_ACTOR"),
		workflow: runner.env("GITHUB_WORKFLOW"),
		job: runner.env("GITHUB_JOB"),
		cloud,
		actionRepository: runner.env("GITHUB_ACTION_REPOSITORY"),
		actionRef: runner.env("GITHUB_ACTION_REF"),
		isGitHubHosted
	};
}
function tell(runner, { level, title, message }) {
	runner[level](title, message);
}
function bugAnnotationOf(runner, error) {
	if (error instanceof Error && error.stack !== void 0) runner.debug(error.stack);
	return bugAnnotation({
		name: error instanceof Error ? error.name : "Error",
		message: messageOf(error)
	});
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
// src/index.ts
/** Entry point: builds the adapters, runs, and ends the process. */
const { version } = package_default;
const runner = createGitHubRunner();
const interruption = listenForInterruption();
await run({
	runner,
	clock: createSystemClock(interruption.signal),
	readEnvironment: () => {
		const cliProfile = readAzureCliProfile(runner.env("AZURE_CONFIG_DIR"));
		return cliProfile === void 0 ? {} : { cliProfile };
	},
	readJob: () => readJob(runner),
	connect: (inputs, deadline, onSessionEnd) => {
		const { connection, cluster } = inputs;
		const signal = withDeadline(interruption.signal, deadline);
		const { promise: asked, resolve } = Promise.withResolvers();
		const onAsking = () => {
			resolve(void 0);
		};
		const options = {
			connection,
			credential: createCredential({
				connection,
				runner,
				version,
				signal,
				onAsking,
				onSessionEnd
			}),
			signal,
			version
		};
		return {
			aks: createAks({
				...options,
				cluster,
				asked
			}),
			fleets: createFleets({
				...options,
				subscriptionId: cluster.subscriptionId
			})
		};
	},
	connectIssues: (token, repository) => createIssues({
		token,
		repository,
		version,
		signal: interruption.signal
	})
});
process.exit();
export {};
