import { V as createClientLogger, a as RestError } from "./azure-core-rest-pipeline.js";
import { n as operationOptionsToRequestParameters, r as createRestError, t as getClient } from "./azure-rest-core-client.js";
// node_modules/tslib/tslib.es6.mjs
function __rest(s, e) {
	var t = {};
	for (var p in s) if (Object.prototype.hasOwnProperty.call(s, p) && e.indexOf(p) < 0) t[p] = s[p];
	if (s != null && typeof Object.getOwnPropertySymbols === "function") {
		for (var i = 0, p = Object.getOwnPropertySymbols(s); i < p.length; i++) if (e.indexOf(p[i]) < 0 && Object.prototype.propertyIsEnumerable.call(s, p[i])) t[p[i]] = s[p[i]];
	}
	return t;
}
function __values(o) {
	var s = typeof Symbol === "function" && Symbol.iterator, m = s && o[s], i = 0;
	if (m) return m.call(o);
	if (o && typeof o.length === "number") return { next: function() {
		if (o && i >= o.length) o = void 0;
		return {
			value: o && o[i++],
			done: !o
		};
	} };
	throw new TypeError(s ? "Object is not iterable." : "Symbol.iterator is not defined.");
}
function __await(v) {
	return this instanceof __await ? (this.v = v, this) : new __await(v);
}
function __asyncGenerator(thisArg, _arguments, generator) {
	if (!Symbol.asyncIterator) throw new TypeError("Symbol.asyncIterator is not defined.");
	var g = generator.apply(thisArg, _arguments || []), i, q = [];
	return i = Object.create((typeof AsyncIterator === "function" ? AsyncIterator : Object).prototype), verb("next"), verb("throw"), verb("return", awaitReturn), i[Symbol.asyncIterator] = function() {
		return this;
	}, i;
	function awaitReturn(f) {
		return function(v) {
			return Promise.resolve(v).then(f, reject);
		};
	}
	function verb(n, f) {
		if (g[n]) {
			i[n] = function(v) {
				return new Promise(function(a, b) {
					q.push([
						n,
						v,
						a,
						b
					]) > 1 || resume(n, v);
				});
			};
			if (f) i[n] = f(i[n]);
		}
	}
	function resume(n, v) {
		try {
			step(g[n](v));
		} catch (e) {
			settle(q[0][3], e);
		}
	}
	function step(r) {
		r.value instanceof __await ? Promise.resolve(r.value.v).then(fulfill, reject) : settle(q[0][2], r);
	}
	function fulfill(value) {
		resume("next", value);
	}
	function reject(value) {
		resume("throw", value);
	}
	function settle(f, v) {
		if (f(v), q.shift(), q.length) resume(q[0][0], q[0][1]);
	}
}
function __asyncDelegator(o) {
	var i = {}, p;
	return verb("next"), verb("throw", function(e) {
		throw e;
	}), verb("return"), i[Symbol.iterator] = function() {
		return this;
	}, i;
	function verb(n, f) {
		i[n] = o[n] ? function(v) {
			return (p = !p) ? {
				value: __await(o[n](v)),
				done: false
			} : f ? f(v) : v;
		} : f;
	}
}
function __asyncValues(o) {
	if (!Symbol.asyncIterator) throw new TypeError("Symbol.asyncIterator is not defined.");
	var m = o[Symbol.asyncIterator], i;
	return m ? m.call(o) : (o = typeof __values === "function" ? __values(o) : o[Symbol.iterator](), i = {}, verb("next"), verb("throw"), verb("return"), i[Symbol.asyncIterator] = function() {
		return this;
	}, i);
	function verb(n) {
		i[n] = o[n] && function(v) {
			return new Promise(function(resolve, reject) {
				v = o[n](v), settle(resolve, reject, v.done, v.value);
			});
		};
	}
	function settle(resolve, reject, d, v) {
		Promise.resolve(v).then(function(v) {
			resolve({
				value: v,
				done: d
			});
		}, reject);
	}
}
// node_modules/@azure/arm-containerservicefleet/dist/esm/logger.js
const logger = createClientLogger("arm-containerservicefleet");
// node_modules/@azure/arm-containerservicefleet/dist/esm/api/containerServiceFleetContext.js
/** Azure Kubernetes Fleet Manager api client. */
function createContainerServiceFleet(credential, subscriptionId, options = {}) {
	var _a, _b, _c, _d, _e, _f, _g, _h;
	const endpointUrl = (_b = (_a = options.endpoint) !== null && _a !== void 0 ? _a : options.baseUrl) !== null && _b !== void 0 ? _b : "https://management.azure.com";
	const prefixFromOptions = (_c = options === null || options === void 0 ? void 0 : options.userAgentOptions) === null || _c === void 0 ? void 0 : _c.userAgentPrefix;
	const userAgentInfo = `azsdk-js-arm-containerservicefleet/2.0.0`;
	const userAgentPrefix = prefixFromOptions ? `${prefixFromOptions} azsdk-js-api ${userAgentInfo}` : `azsdk-js-api ${userAgentInfo}`;
	const _j = Object.assign(Object.assign({}, options), {
		userAgentOptions: { userAgentPrefix },
		loggingOptions: { logger: (_e = (_d = options.loggingOptions) === null || _d === void 0 ? void 0 : _d.logger) !== null && _e !== void 0 ? _e : logger.info },
		credentials: { scopes: (_g = (_f = options.credentials) === null || _f === void 0 ? void 0 : _f.scopes) !== null && _g !== void 0 ? _g : [`${endpointUrl}/.default`] }
	}), { apiVersion: _ } = _j, updatedOptions = __rest(_j, ["apiVersion"]);
	const clientContext = getClient(endpointUrl, credential, updatedOptions);
	clientContext.pipeline.removePolicy({ name: "ApiVersionPolicy" });
	const apiVersion = (_h = options.apiVersion) !== null && _h !== void 0 ? _h : "2025-03-01";
	clientContext.pipeline.addPolicy({
		name: "ClientApiVersionPolicy",
		sendRequest: (req, next) => {
			const url = new URL(req.url);
			if (!url.searchParams.get("api-version")) req.url = `${req.url}${Array.from(url.searchParams.keys()).length > 0 ? "&" : "?"}api-version=${apiVersion}`;
			return next(req);
		}
	});
	return Object.assign(Object.assign({}, clientContext), {
		apiVersion,
		subscriptionId
	});
}
// node_modules/@azure/arm-containerservicefleet/dist/esm/models/models.js
/** The intended executor of the operation; as in Resource Based Access Control (RBAC) and audit logs UX. Default value is "user,system" */
var KnownOrigin;
(function(KnownOrigin) {
	/** Indicates the operation is initiated by a user. */
	KnownOrigin["User"] = "user";
	/** Indicates the operation is initiated by a system. */
	KnownOrigin["System"] = "system";
	/** Indicates the operation is initiated by a user or system. */
	KnownOrigin["UserSystem"] = "user,system";
})(KnownOrigin || (KnownOrigin = {}));
/** Extensible enum. Indicates the action type. "Internal" refers to actions that are for internal only APIs. */
var KnownActionType;
(function(KnownActionType) {
	/** Actions are for internal-only APIs. */
	KnownActionType["Internal"] = "Internal";
})(KnownActionType || (KnownActionType = {}));
function errorResponseDeserializer(item) {
	return { error: !item["error"] ? item["error"] : errorDetailDeserializer(item["error"]) };
}
function errorDetailDeserializer(item) {
	return {
		code: item["code"],
		message: item["message"],
		target: item["target"],
		details: !item["details"] ? item["details"] : errorDetailArrayDeserializer(item["details"]),
		additionalInfo: !item["additionalInfo"] ? item["additionalInfo"] : errorAdditionalInfoArrayDeserializer(item["additionalInfo"])
	};
}
function errorDetailArrayDeserializer(result) {
	return result.map((item) => {
		return errorDetailDeserializer(item);
	});
}
function errorAdditionalInfoArrayDeserializer(result) {
	return result.map((item) => {
		return errorAdditionalInfoDeserializer(item);
	});
}
function errorAdditionalInfoDeserializer(item) {
	return {
		type: item["type"],
		info: !item["info"] ? item["info"] : _errorAdditionalInfoInfoDeserializer(item["info"])
	};
}
function _errorAdditionalInfoInfoDeserializer(item) {
	return item;
}
function fleetDeserializer(item) {
	return {
		tags: item["tags"],
		location: item["location"],
		id: item["id"],
		name: item["name"],
		type: item["type"],
		systemData: !item["systemData"] ? item["systemData"] : systemDataDeserializer(item["systemData"]),
		properties: !item["properties"] ? item["properties"] : fleetPropertiesDeserializer(item["properties"]),
		eTag: item["eTag"],
		identity: !item["identity"] ? item["identity"] : managedServiceIdentityDeserializer(item["identity"])
	};
}
function fleetPropertiesDeserializer(item) {
	return {
		provisioningState: item["provisioningState"],
		hubProfile: !item["hubProfile"] ? item["hubProfile"] : fleetHubProfileDeserializer(item["hubProfile"]),
		status: !item["status"] ? item["status"] : fleetStatusDeserializer(item["status"])
	};
}
/** The provisioning state of the last accepted operation. */
var KnownFleetProvisioningState;
(function(KnownFleetProvisioningState) {
	/** Resource has been created. */
	KnownFleetProvisioningState["Succeeded"] = "Succeeded";
	/** Resource creation failed. */
	KnownFleetProvisioningState["Failed"] = "Failed";
	/** Resource creation was canceled. */
	KnownFleetProvisioningState["Canceled"] = "Canceled";
	/** The provisioning state of a fleet being created. */
	KnownFleetProvisioningState["Creating"] = "Creating";
	/** The provisioning state of a fleet being updated. */
	KnownFleetProvisioningState["Updating"] = "Updating";
	/** The provisioning state of a fleet being deleted. */
	KnownFleetProvisioningState["Deleting"] = "Deleting";
})(KnownFleetProvisioningState || (KnownFleetProvisioningState = {}));
function fleetHubProfileDeserializer(item) {
	return {
		dnsPrefix: item["dnsPrefix"],
		apiServerAccessProfile: !item["apiServerAccessProfile"] ? item["apiServerAccessProfile"] : apiServerAccessProfileDeserializer(item["apiServerAccessProfile"]),
		agentProfile: !item["agentProfile"] ? item["agentProfile"] : agentProfileDeserializer(item["agentProfile"]),
		fqdn: item["fqdn"],
		kubernetesVersion: item["kubernetesVersion"],
		portalFqdn: item["portalFqdn"]
	};
}
function apiServerAccessProfileDeserializer(item) {
	return {
		enablePrivateCluster: item["enablePrivateCluster"],
		enableVnetIntegration: item["enableVnetIntegration"],
		subnetId: item["subnetId"]
	};
}
function agentProfileDeserializer(item) {
	return {
		subnetId: item["subnetId"],
		vmSize: item["vmSize"]
	};
}
function fleetStatusDeserializer(item) {
	return {
		lastOperationId: item["lastOperationId"],
		lastOperationError: !item["lastOperationError"] ? item["lastOperationError"] : errorDetailDeserializer(item["lastOperationError"])
	};
}
function managedServiceIdentityDeserializer(item) {
	return {
		principalId: item["principalId"],
		tenantId: item["tenantId"],
		type: item["type"],
		userAssignedIdentities: !item["userAssignedIdentities"] ? item["userAssignedIdentities"] : userAssignedIdentityRecordDeserializer(item["userAssignedIdentities"])
	};
}
/** Type of managed service identity (where both SystemAssigned and UserAssigned types are allowed). */
var KnownManagedServiceIdentityType;
(function(KnownManagedServiceIdentityType) {
	/** No managed identity. */
	KnownManagedServiceIdentityType["None"] = "None";
	/** System assigned managed identity. */
	KnownManagedServiceIdentityType["SystemAssigned"] = "SystemAssigned";
	/** User assigned managed identity. */
	KnownManagedServiceIdentityType["UserAssigned"] = "UserAssigned";
	/** System and user assigned managed identity. */
	KnownManagedServiceIdentityType["SystemAndUserAssigned"] = "SystemAssigned, UserAssigned";
})(KnownManagedServiceIdentityType || (KnownManagedServiceIdentityType = {}));
function userAssignedIdentityRecordDeserializer(item) {
	const result = {};
	Object.keys(item).map((key) => {
		result[key] = !item[key] ? item[key] : userAssignedIdentityDeserializer(item[key]);
	});
	return result;
}
function userAssignedIdentityDeserializer(item) {
	return {
		clientId: item["clientId"],
		principalId: item["principalId"]
	};
}
function systemDataDeserializer(item) {
	return {
		createdBy: item["createdBy"],
		createdByType: item["createdByType"],
		createdAt: !item["createdAt"] ? item["createdAt"] : new Date(item["createdAt"]),
		lastModifiedBy: item["lastModifiedBy"],
		lastModifiedByType: item["lastModifiedByType"],
		lastModifiedAt: !item["lastModifiedAt"] ? item["lastModifiedAt"] : new Date(item["lastModifiedAt"])
	};
}
/** The kind of entity that created the resource. */
var KnownCreatedByType;
(function(KnownCreatedByType) {
	/** The entity was created by a user. */
	KnownCreatedByType["User"] = "User";
	/** The entity was created by an application. */
	KnownCreatedByType["Application"] = "Application";
	/** The entity was created by a managed identity. */
	KnownCreatedByType["ManagedIdentity"] = "ManagedIdentity";
	/** The entity was created by a key. */
	KnownCreatedByType["Key"] = "Key";
})(KnownCreatedByType || (KnownCreatedByType = {}));
function _fleetListResultDeserializer(item) {
	return {
		value: fleetArrayDeserializer(item["value"]),
		nextLink: item["nextLink"]
	};
}
function fleetArrayDeserializer(result) {
	return result.map((item) => {
		return fleetDeserializer(item);
	});
}
function fleetMemberDeserializer(item) {
	return {
		id: item["id"],
		name: item["name"],
		type: item["type"],
		systemData: !item["systemData"] ? item["systemData"] : systemDataDeserializer(item["systemData"]),
		properties: !item["properties"] ? item["properties"] : fleetMemberPropertiesDeserializer(item["properties"]),
		eTag: item["eTag"]
	};
}
function fleetMemberPropertiesDeserializer(item) {
	return {
		clusterResourceId: item["clusterResourceId"],
		group: item["group"],
		provisioningState: item["provisioningState"],
		status: !item["status"] ? item["status"] : fleetMemberStatusDeserializer(item["status"])
	};
}
/** The provisioning state of the last accepted operation. */
var KnownFleetMemberProvisioningState;
(function(KnownFleetMemberProvisioningState) {
	/** Resource has been created. */
	KnownFleetMemberProvisioningState["Succeeded"] = "Succeeded";
	/** Resource creation failed. */
	KnownFleetMemberProvisioningState["Failed"] = "Failed";
	/** Resource creation was canceled. */
	KnownFleetMemberProvisioningState["Canceled"] = "Canceled";
	/** The provisioning state of a member joining a fleet. */
	KnownFleetMemberProvisioningState["Joining"] = "Joining";
	/** The provisioning state of a member leaving a fleet. */
	KnownFleetMemberProvisioningState["Leaving"] = "Leaving";
	/** The provisioning state of a member being updated. */
	KnownFleetMemberProvisioningState["Updating"] = "Updating";
})(KnownFleetMemberProvisioningState || (KnownFleetMemberProvisioningState = {}));
function fleetMemberStatusDeserializer(item) {
	return {
		lastOperationId: item["lastOperationId"],
		lastOperationError: !item["lastOperationError"] ? item["lastOperationError"] : errorDetailDeserializer(item["lastOperationError"])
	};
}
function _fleetMemberListResultDeserializer(item) {
	return {
		value: fleetMemberArrayDeserializer(item["value"]),
		nextLink: item["nextLink"]
	};
}
function fleetMemberArrayDeserializer(result) {
	return result.map((item) => {
		return fleetMemberDeserializer(item);
	});
}
/** The provisioning state of the UpdateRun resource. */
var KnownUpdateRunProvisioningState;
(function(KnownUpdateRunProvisioningState) {
	/** Resource has been created. */
	KnownUpdateRunProvisioningState["Succeeded"] = "Succeeded";
	/** Resource creation failed. */
	KnownUpdateRunProvisioningState["Failed"] = "Failed";
	/** Resource creation was canceled. */
	KnownUpdateRunProvisioningState["Canceled"] = "Canceled";
})(KnownUpdateRunProvisioningState || (KnownUpdateRunProvisioningState = {}));
function updateRunStrategyDeserializer(item) {
	return { stages: updateStageArrayDeserializer(item["stages"]) };
}
function updateStageArrayDeserializer(result) {
	return result.map((item) => {
		return updateStageDeserializer(item);
	});
}
function updateStageDeserializer(item) {
	return {
		name: item["name"],
		groups: !item["groups"] ? item["groups"] : updateGroupArrayDeserializer(item["groups"]),
		afterStageWaitInSeconds: item["afterStageWaitInSeconds"]
	};
}
function updateGroupArrayDeserializer(result) {
	return result.map((item) => {
		return updateGroupDeserializer(item);
	});
}
function updateGroupDeserializer(item) {
	return { name: item["name"] };
}
/** The type of upgrade to perform when targeting ManagedClusters. */
var KnownManagedClusterUpgradeType;
(function(KnownManagedClusterUpgradeType) {
	/** Full upgrades the control plane and all agent pools of the target ManagedClusters. Requires the ManagedClusterUpgradeSpec.KubernetesVersion property to be set. */
	KnownManagedClusterUpgradeType["Full"] = "Full";
	/** NodeImageOnly upgrades only the node images of the target ManagedClusters. Requires the ManagedClusterUpgradeSpec.KubernetesVersion property to NOT be set. */
	KnownManagedClusterUpgradeType["NodeImageOnly"] = "NodeImageOnly";
	/** ControlPlaneOnly upgrades only targets the KubernetesVersion of the ManagedClusters and will not be applied to the AgentPool. Requires the ManagedClusterUpgradeSpec.KubernetesVersion property to be set. */
	KnownManagedClusterUpgradeType["ControlPlaneOnly"] = "ControlPlaneOnly";
})(KnownManagedClusterUpgradeType || (KnownManagedClusterUpgradeType = {}));
/** The node image upgrade type. */
var KnownNodeImageSelectionType;
(function(KnownNodeImageSelectionType) {
	/** Use the latest image version when upgrading nodes. Clusters may use different image versions (e.g., 'AKSUbuntu-1804gen2containerd-2021.10.12' and 'AKSUbuntu-1804gen2containerd-2021.10.19') because, for example, the latest available version is different in different regions. */
	KnownNodeImageSelectionType["Latest"] = "Latest";
	/** The image versions to upgrade nodes to are selected as described below: for each node pool in managed clusters affected by the update run, the system selects the latest image version such that it is available across all other node pools (in all other clusters) of the same image type. As a result, all node pools of the same image type will be upgraded to the same image version. For example, if the latest image version for image type 'AKSUbuntu-1804gen2containerd' is 'AKSUbuntu-1804gen2containerd-2021.10.12' for a node pool in cluster A in region X, and is 'AKSUbuntu-1804gen2containerd-2021.10.17' for a node pool in cluster B in region Y, the system will upgrade both node pools to image version 'AKSUbuntu-1804gen2containerd-2021.10.12'. */
	KnownNodeImageSelectionType["Consistent"] = "Consistent";
	/** Upgrade the nodes to the custom image versions. When set, update run will use node image versions provided in customNodeImageVersions to upgrade the nodes. If set, customNodeImageVersions must not be empty. */
	KnownNodeImageSelectionType["Custom"] = "Custom";
})(KnownNodeImageSelectionType || (KnownNodeImageSelectionType = {}));
/** The state of the UpdateRun, UpdateStage, UpdateGroup, or MemberUpdate. */
var KnownUpdateState;
(function(KnownUpdateState) {
	/** The state of an UpdateRun/UpdateStage/UpdateGroup/MemberUpdate that has not been started. */
	KnownUpdateState["NotStarted"] = "NotStarted";
	/** The state of an UpdateRun/UpdateStage/UpdateGroup/MemberUpdate that is running. */
	KnownUpdateState["Running"] = "Running";
	/** The state of an UpdateRun/UpdateStage/UpdateGroup/MemberUpdate that is being stopped. */
	KnownUpdateState["Stopping"] = "Stopping";
	/** The state of an UpdateRun/UpdateStage/UpdateGroup/MemberUpdate that has stopped. */
	KnownUpdateState["Stopped"] = "Stopped";
	/** The state of an UpdateRun/UpdateStage/UpdateGroup/MemberUpdate that has been skipped. */
	KnownUpdateState["Skipped"] = "Skipped";
	/** The state of an UpdateRun/UpdateStage/UpdateGroup/MemberUpdate that has failed. */
	KnownUpdateState["Failed"] = "Failed";
	/** The state of an UpdateRun/UpdateStage/UpdateGroup/MemberUpdate that has completed. */
	KnownUpdateState["Completed"] = "Completed";
})(KnownUpdateState || (KnownUpdateState = {}));
/** The target type of a skip request. */
var KnownTargetType;
(function(KnownTargetType) {
	/** Skip the update of a member. */
	KnownTargetType["Member"] = "Member";
	/** Skip the update of a group. */
	KnownTargetType["Group"] = "Group";
	/** Skip the update of an entire stage including the after stage wait. */
	KnownTargetType["Stage"] = "Stage";
	/** Skip the update of the after stage wait of a certain stage. */
	KnownTargetType["AfterStageWait"] = "AfterStageWait";
})(KnownTargetType || (KnownTargetType = {}));
function fleetUpdateStrategyDeserializer(item) {
	return {
		id: item["id"],
		name: item["name"],
		type: item["type"],
		systemData: !item["systemData"] ? item["systemData"] : systemDataDeserializer(item["systemData"]),
		properties: !item["properties"] ? item["properties"] : fleetUpdateStrategyPropertiesDeserializer(item["properties"]),
		eTag: item["eTag"]
	};
}
function fleetUpdateStrategyPropertiesDeserializer(item) {
	return {
		provisioningState: item["provisioningState"],
		strategy: updateRunStrategyDeserializer(item["strategy"])
	};
}
/** The provisioning state of the UpdateStrategy resource. */
var KnownFleetUpdateStrategyProvisioningState;
(function(KnownFleetUpdateStrategyProvisioningState) {
	/** Resource has been created. */
	KnownFleetUpdateStrategyProvisioningState["Succeeded"] = "Succeeded";
	/** Resource creation failed. */
	KnownFleetUpdateStrategyProvisioningState["Failed"] = "Failed";
	/** Resource creation was canceled. */
	KnownFleetUpdateStrategyProvisioningState["Canceled"] = "Canceled";
})(KnownFleetUpdateStrategyProvisioningState || (KnownFleetUpdateStrategyProvisioningState = {}));
function _fleetUpdateStrategyListResultDeserializer(item) {
	return {
		value: fleetUpdateStrategyArrayDeserializer(item["value"]),
		nextLink: item["nextLink"]
	};
}
function fleetUpdateStrategyArrayDeserializer(result) {
	return result.map((item) => {
		return fleetUpdateStrategyDeserializer(item);
	});
}
function autoUpgradeProfileDeserializer(item) {
	return {
		id: item["id"],
		name: item["name"],
		type: item["type"],
		systemData: !item["systemData"] ? item["systemData"] : systemDataDeserializer(item["systemData"]),
		properties: !item["properties"] ? item["properties"] : autoUpgradeProfilePropertiesDeserializer(item["properties"]),
		eTag: item["eTag"]
	};
}
function autoUpgradeProfilePropertiesDeserializer(item) {
	return {
		provisioningState: item["provisioningState"],
		updateStrategyId: item["updateStrategyId"],
		channel: item["channel"],
		nodeImageSelection: !item["nodeImageSelection"] ? item["nodeImageSelection"] : autoUpgradeNodeImageSelectionDeserializer(item["nodeImageSelection"]),
		disabled: item["disabled"],
		autoUpgradeProfileStatus: !item["autoUpgradeProfileStatus"] ? item["autoUpgradeProfileStatus"] : autoUpgradeProfileStatusDeserializer(item["autoUpgradeProfileStatus"])
	};
}
/** The provisioning state of the AutoUpgradeProfile resource. */
var KnownAutoUpgradeProfileProvisioningState;
(function(KnownAutoUpgradeProfileProvisioningState) {
	/** Resource has been created. */
	KnownAutoUpgradeProfileProvisioningState["Succeeded"] = "Succeeded";
	/** Resource creation failed. */
	KnownAutoUpgradeProfileProvisioningState["Failed"] = "Failed";
	/** Resource creation was canceled. */
	KnownAutoUpgradeProfileProvisioningState["Canceled"] = "Canceled";
})(KnownAutoUpgradeProfileProvisioningState || (KnownAutoUpgradeProfileProvisioningState = {}));
/** Configuration of how auto upgrade will be run. */
var KnownUpgradeChannel;
(function(KnownUpgradeChannel) {
	/**
	*  Upgrades the clusters kubernetes version to the latest supported patch release on minor version N-1, where N is the latest supported minor version.
	*  For example, if a cluster runs version 1.17.7 and versions 1.17.9, 1.18.4, 1.18.6, and 1.19.1 are available, the cluster upgrades to 1.18.6.
	*/
	KnownUpgradeChannel["Stable"] = "Stable";
	/** Upgrades the clusters kubernetes version to the latest supported patch release on the latest supported minor version. */
	KnownUpgradeChannel["Rapid"] = "Rapid";
	/** Upgrade node image version of the clusters. */
	KnownUpgradeChannel["NodeImage"] = "NodeImage";
})(KnownUpgradeChannel || (KnownUpgradeChannel = {}));
function autoUpgradeNodeImageSelectionDeserializer(item) {
	return { type: item["type"] };
}
/** The node image upgrade type. */
var KnownAutoUpgradeNodeImageSelectionType;
(function(KnownAutoUpgradeNodeImageSelectionType) {
	/** Use the latest image version when upgrading nodes. Clusters may use different image versions (e.g., 'AKSUbuntu-1804gen2containerd-2021.10.12' and 'AKSUbuntu-1804gen2containerd-2021.10.19') because, for example, the latest available version is different in different regions. */
	KnownAutoUpgradeNodeImageSelectionType["Latest"] = "Latest";
	/** The image versions to upgrade nodes to are selected as described below: for each node pool in managed clusters affected by the update run, the system selects the latest image version such that it is available across all other node pools (in all other clusters) of the same image type. As a result, all node pools of the same image type will be upgraded to the same image version. For example, if the latest image version for image type 'AKSUbuntu-1804gen2containerd' is 'AKSUbuntu-1804gen2containerd-2021.10.12' for a node pool in cluster A in region X, and is 'AKSUbuntu-1804gen2containerd-2021.10.17' for a node pool in cluster B in region Y, the system will upgrade both node pools to image version 'AKSUbuntu-1804gen2containerd-2021.10.12'. */
	KnownAutoUpgradeNodeImageSelectionType["Consistent"] = "Consistent";
})(KnownAutoUpgradeNodeImageSelectionType || (KnownAutoUpgradeNodeImageSelectionType = {}));
function autoUpgradeProfileStatusDeserializer(item) {
	return {
		lastTriggeredAt: !item["lastTriggeredAt"] ? item["lastTriggeredAt"] : new Date(item["lastTriggeredAt"]),
		lastTriggerStatus: item["lastTriggerStatus"],
		lastTriggerError: !item["lastTriggerError"] ? item["lastTriggerError"] : errorDetailDeserializer(item["lastTriggerError"]),
		lastTriggerUpgradeVersions: !item["lastTriggerUpgradeVersions"] ? item["lastTriggerUpgradeVersions"] : item["lastTriggerUpgradeVersions"].map((p) => {
			return p;
		})
	};
}
/** AutoUpgradeLastTriggerStatus is the status of the last AutoUpgrade trigger (attempt to automatically create and start UpdateRun when there are new released versions) of an auto upgrade profile. */
var KnownAutoUpgradeLastTriggerStatus;
(function(KnownAutoUpgradeLastTriggerStatus) {
	/** The last AutoUpgrade trigger was succeeded. */
	KnownAutoUpgradeLastTriggerStatus["Succeeded"] = "Succeeded";
	/** The last AutoUpgrade trigger failed. */
	KnownAutoUpgradeLastTriggerStatus["Failed"] = "Failed";
})(KnownAutoUpgradeLastTriggerStatus || (KnownAutoUpgradeLastTriggerStatus = {}));
function _autoUpgradeProfileListResultDeserializer(item) {
	return {
		value: autoUpgradeProfileArrayDeserializer(item["value"]),
		nextLink: item["nextLink"]
	};
}
function autoUpgradeProfileArrayDeserializer(result) {
	return result.map((item) => {
		return autoUpgradeProfileDeserializer(item);
	});
}
/** Azure Kubernetes Fleet Manager api versions. */
var KnownVersions;
(function(KnownVersions) {
	/** Azure Kubernetes Fleet Manager api version 2023-10-15. */
	KnownVersions["V20231015"] = "2023-10-15";
	/** Azure Kubernetes Fleet Manager api version 2024-04-01. */
	KnownVersions["V20240401"] = "2024-04-01";
	/** Azure Kubernetes Fleet Manager api version 2025-03-01. */
	KnownVersions["V20250301"] = "2025-03-01";
})(KnownVersions || (KnownVersions = {}));
// node_modules/@azure/arm-containerservicefleet/dist/esm/static-helpers/pagingHelpers.js
/**
* Helper to paginate results in a generic way and return a PagedAsyncIterableIterator
*/
function buildPagedAsyncIterator(client, getInitialResponse, processResponseBody, expectedStatuses, options = {}) {
	var _a, _b;
	const itemName = (_a = options.itemName) !== null && _a !== void 0 ? _a : "value";
	const nextLinkName = (_b = options.nextLinkName) !== null && _b !== void 0 ? _b : "nextLink";
	const pagedResult = {
		getPage: async (pageLink) => {
			const result = pageLink === void 0 ? await getInitialResponse() : await client.pathUnchecked(pageLink).get();
			checkPagingRequest(result, expectedStatuses);
			const results = await processResponseBody(result);
			const nextLink = getNextLink(results, nextLinkName);
			return {
				page: getElements(results, itemName),
				nextPageLink: nextLink
			};
		},
		byPage: (settings) => {
			const { continuationToken } = settings !== null && settings !== void 0 ? settings : {};
			return getPageAsyncIterator(pagedResult, { pageLink: continuationToken });
		}
	};
	return getPagedAsyncIterator(pagedResult);
}
/**
* returns an async iterator that iterates over results. It also has a `byPage`
* method that returns pages of items at once.
*
* @param pagedResult - an object that specifies how to get pages.
* @returns a paged async iterator that iterates over results.
*/
function getPagedAsyncIterator(pagedResult) {
	var _a;
	const iter = getItemAsyncIterator(pagedResult);
	return {
		next() {
			return iter.next();
		},
		[Symbol.asyncIterator]() {
			return this;
		},
		byPage: (_a = pagedResult === null || pagedResult === void 0 ? void 0 : pagedResult.byPage) !== null && _a !== void 0 ? _a : ((settings) => {
			const { continuationToken } = settings !== null && settings !== void 0 ? settings : {};
			return getPageAsyncIterator(pagedResult, { pageLink: continuationToken });
		})
	};
}
function getItemAsyncIterator(pagedResult) {
	return __asyncGenerator(this, arguments, function* getItemAsyncIterator_1() {
		var _a, e_1, _b, _c;
		const pages = getPageAsyncIterator(pagedResult);
		try {
			for (var _d = true, pages_1 = __asyncValues(pages), pages_1_1; pages_1_1 = yield __await(pages_1.next()), _a = pages_1_1.done, !_a; _d = true) {
				_c = pages_1_1.value;
				_d = false;
				yield __await(yield* __asyncDelegator(__asyncValues(_c)));
			}
		} catch (e_1_1) {
			e_1 = { error: e_1_1 };
		} finally {
			try {
				if (!_d && !_a && (_b = pages_1.return)) yield __await(_b.call(pages_1));
			} finally {
				if (e_1) throw e_1.error;
			}
		}
	});
}
function getPageAsyncIterator(pagedResult_1) {
	return __asyncGenerator(this, arguments, function* getPageAsyncIterator_1(pagedResult, options = {}) {
		const { pageLink } = options;
		let response = yield __await(pagedResult.getPage(pageLink !== null && pageLink !== void 0 ? pageLink : pagedResult.firstPageLink));
		if (!response) return yield __await(void 0);
		let result = response.page;
		result.continuationToken = response.nextPageLink;
		yield yield __await(result);
		while (response.nextPageLink) {
			response = yield __await(pagedResult.getPage(response.nextPageLink));
			if (!response) return yield __await(void 0);
			result = response.page;
			result.continuationToken = response.nextPageLink;
			yield yield __await(result);
		}
	});
}
/**
* Gets for the value of nextLink in the body
*/
function getNextLink(body, nextLinkName) {
	if (!nextLinkName) return;
	const nextLink = body[nextLinkName];
	if (typeof nextLink !== "string" && typeof nextLink !== "undefined" && nextLink !== null) throw new RestError(`Body Property ${nextLinkName} should be a string or undefined or null but got ${typeof nextLink}`);
	if (nextLink === null) return;
	return nextLink;
}
/**
* Gets the elements of the current request in the body.
*/
function getElements(body, itemName) {
	const value = body[itemName];
	if (!Array.isArray(value)) throw new RestError(`Couldn't paginate response\n Body doesn't contain an array property with name: ${itemName}`);
	return value !== null && value !== void 0 ? value : [];
}
/**
* Checks if a request failed
*/
function checkPagingRequest(response, expectedStatuses) {
	if (!expectedStatuses.includes(response.status)) throw createRestError(`Pagination failed with unexpected statusCode ${response.status}`, response);
}
// node_modules/@azure/arm-containerservicefleet/dist/esm/static-helpers/urlTemplate.js
function encodeComponent(val, reserved, op) {
	return (reserved !== null && reserved !== void 0 ? reserved : op === "+") || op === "#" ? encodeReservedComponent(val) : encodeRFC3986URIComponent(val);
}
function encodeReservedComponent(str) {
	return str.split(/(%[0-9A-Fa-f]{2})/g).map((part) => !/%[0-9A-Fa-f]/.test(part) ? encodeURI(part) : part).join("");
}
function encodeRFC3986URIComponent(str) {
	return encodeURIComponent(str).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
function isDefined(val) {
	return val !== void 0 && val !== null;
}
function getNamedAndIfEmpty(op) {
	return [!!op && [
		";",
		"?",
		"&"
	].includes(op), !!op && ["?", "&"].includes(op) ? "=" : ""];
}
function getFirstOrSep(op, isFirst = false) {
	if (isFirst) return !op || op === "+" ? "" : op;
	else if (!op || op === "+" || op === "#") return ",";
	else if (op === "?") return "&";
	else return op;
}
function getExpandedValue(option) {
	let isFirst = option.isFirst;
	const { op, varName, varValue: value, reserved } = option;
	const vals = [];
	const [named, ifEmpty] = getNamedAndIfEmpty(op);
	if (Array.isArray(value)) for (const val of value.filter(isDefined)) {
		vals.push(`${getFirstOrSep(op, isFirst)}`);
		if (named && varName) {
			vals.push(`${encodeURIComponent(varName)}`);
			val === "" ? vals.push(ifEmpty) : vals.push("=");
		}
		vals.push(encodeComponent(val, reserved, op));
		isFirst = false;
	}
	else if (typeof value === "object") for (const key of Object.keys(value)) {
		const val = value[key];
		if (!isDefined(val)) continue;
		vals.push(`${getFirstOrSep(op, isFirst)}`);
		if (key) {
			vals.push(`${encodeURIComponent(key)}`);
			named && val === "" ? vals.push(ifEmpty) : vals.push("=");
		}
		vals.push(encodeComponent(val, reserved, op));
		isFirst = false;
	}
	return vals.join("");
}
function getNonExpandedValue(option) {
	const { op, varName, varValue: value, isFirst, reserved } = option;
	const vals = [];
	const first = getFirstOrSep(op, isFirst);
	const [named, ifEmpty] = getNamedAndIfEmpty(op);
	if (named && varName) {
		vals.push(encodeComponent(varName, reserved, op));
		if (value === "") {
			if (!ifEmpty) vals.push(ifEmpty);
			return !vals.join("") ? void 0 : `${first}${vals.join("")}`;
		}
		vals.push("=");
	}
	const items = [];
	if (Array.isArray(value)) for (const val of value.filter(isDefined)) items.push(encodeComponent(val, reserved, op));
	else if (typeof value === "object") for (const key of Object.keys(value)) {
		if (!isDefined(value[key])) continue;
		items.push(encodeRFC3986URIComponent(key));
		items.push(encodeComponent(value[key], reserved, op));
	}
	vals.push(items.join(","));
	return !vals.join(",") ? void 0 : `${first}${vals.join("")}`;
}
function getVarValue(option) {
	const { op, varName, modifier, isFirst, reserved, varValue: value } = option;
	if (!isDefined(value)) return;
	else if ([
		"string",
		"number",
		"boolean"
	].includes(typeof value)) {
		let val = value.toString();
		const [named, ifEmpty] = getNamedAndIfEmpty(op);
		const vals = [getFirstOrSep(op, isFirst)];
		if (named && varName) {
			vals.push(varName);
			val === "" ? vals.push(ifEmpty) : vals.push("=");
		}
		if (modifier && modifier !== "*") val = val.substring(0, parseInt(modifier, 10));
		vals.push(encodeComponent(val, reserved, op));
		return vals.join("");
	} else if (modifier === "*") return getExpandedValue(option);
	else return getNonExpandedValue(option);
}
function expandUrlTemplate(template, context, option) {
	return template.replace(/\{([^\{\}]+)\}|([^\{\}]+)/g, (_, expr, text) => {
		if (!expr) return encodeReservedComponent(text);
		let op;
		if ([
			"+",
			"#",
			".",
			"/",
			";",
			"?",
			"&"
		].includes(expr[0])) op = expr[0], expr = expr.slice(1);
		const varList = expr.split(/,/g);
		const result = [];
		for (const varSpec of varList) {
			const varMatch = /([^:\*]*)(?::(\d+)|(\*))?/.exec(varSpec);
			if (!varMatch || !varMatch[1]) continue;
			const varValue = getVarValue({
				isFirst: result.length === 0,
				op,
				varValue: context[varMatch[1]],
				varName: varMatch[1],
				modifier: varMatch[2] || varMatch[3],
				reserved: option === null || option === void 0 ? void 0 : option.allowReserved
			});
			if (varValue) result.push(varValue);
		}
		return result.join("");
	});
}
// node_modules/@azure/arm-containerservicefleet/dist/esm/api/autoUpgradeProfiles/operations.js
function _listByFleetSend$2(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
	var _a, _b;
	const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/autoUpgradeProfiles{?api%2Dversion}", {
		subscriptionId: context.subscriptionId,
		resourceGroupName,
		fleetName,
		"api%2Dversion": context.apiVersion
	}, { allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding });
	return context.path(path).get(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _listByFleetDeserialize$2(result) {
	if (!["200"].includes(result.status)) {
		const error = createRestError(result);
		error.details = errorResponseDeserializer(result.body);
		throw error;
	}
	return _autoUpgradeProfileListResultDeserializer(result.body);
}
/** List AutoUpgradeProfile resources by Fleet */
function listByFleet$1(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
	return buildPagedAsyncIterator(context, () => _listByFleetSend$2(context, resourceGroupName, fleetName, options), _listByFleetDeserialize$2, ["200"], {
		itemName: "value",
		nextLinkName: "nextLink"
	});
}
// node_modules/@azure/arm-containerservicefleet/dist/esm/api/fleetMembers/operations.js
function _listByFleetSend$1(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
	var _a, _b;
	const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/members{?api%2Dversion}", {
		subscriptionId: context.subscriptionId,
		resourceGroupName,
		fleetName,
		"api%2Dversion": context.apiVersion
	}, { allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding });
	return context.path(path).get(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _listByFleetDeserialize$1(result) {
	if (!["200"].includes(result.status)) {
		const error = createRestError(result);
		error.details = errorResponseDeserializer(result.body);
		throw error;
	}
	return _fleetMemberListResultDeserializer(result.body);
}
/** List FleetMember resources by Fleet */
function listByFleet(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
	return buildPagedAsyncIterator(context, () => _listByFleetSend$1(context, resourceGroupName, fleetName, options), _listByFleetDeserialize$1, ["200"], {
		itemName: "value",
		nextLinkName: "nextLink"
	});
}
// node_modules/@azure/arm-containerservicefleet/dist/esm/api/fleets/operations.js
function _listBySubscriptionSend(context, options = { requestOptions: {} }) {
	var _a, _b;
	const path = expandUrlTemplate("/subscriptions/{subscriptionId}/providers/Microsoft.ContainerService/fleets{?api%2Dversion}", {
		subscriptionId: context.subscriptionId,
		"api%2Dversion": context.apiVersion
	}, { allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding });
	return context.path(path).get(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _listBySubscriptionDeserialize(result) {
	if (!["200"].includes(result.status)) {
		const error = createRestError(result);
		error.details = errorResponseDeserializer(result.body);
		throw error;
	}
	return _fleetListResultDeserializer(result.body);
}
/** Lists fleets in the specified subscription. */
function listBySubscription(context, options = { requestOptions: {} }) {
	return buildPagedAsyncIterator(context, () => _listBySubscriptionSend(context, options), _listBySubscriptionDeserialize, ["200"], {
		itemName: "value",
		nextLinkName: "nextLink"
	});
}
// node_modules/@azure/arm-containerservicefleet/dist/esm/api/fleetUpdateStrategies/operations.js
function _listByFleetSend(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
	var _a, _b;
	const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/updateStrategies{?api%2Dversion}", {
		subscriptionId: context.subscriptionId,
		resourceGroupName,
		fleetName,
		"api%2Dversion": context.apiVersion
	}, { allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding });
	return context.path(path).get(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _listByFleetDeserialize(result) {
	if (!["200"].includes(result.status)) {
		const error = createRestError(result);
		error.details = errorResponseDeserializer(result.body);
		throw error;
	}
	return _fleetUpdateStrategyListResultDeserializer(result.body);
}
/** List FleetUpdateStrategy resources by Fleet */
function listByFleet$2(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
	return buildPagedAsyncIterator(context, () => _listByFleetSend(context, resourceGroupName, fleetName, options), _listByFleetDeserialize, ["200"], {
		itemName: "value",
		nextLinkName: "nextLink"
	});
}
export { createContainerServiceFleet, listBySubscription as listFleets, listByFleet as listMembers, listByFleet$1 as listProfiles, listByFleet$2 as listStrategies };
