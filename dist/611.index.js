export const id = 611;
export const ids = [611];
export const modules = {

/***/ 5850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aq: () => (/* binding */ fleetMemberDeserializer),
/* harmony export */   At: () => (/* binding */ _fleetUpdateStrategyListResultDeserializer),
/* harmony export */   D4: () => (/* binding */ autoUpgradeProfileSerializer),
/* harmony export */   Dw: () => (/* binding */ fleetCredentialResultsDeserializer),
/* harmony export */   El: () => (/* binding */ fleetMemberUpdateSerializer),
/* harmony export */   If: () => (/* binding */ _fleetListResultDeserializer),
/* harmony export */   QP: () => (/* binding */ fleetDeserializer),
/* harmony export */   e9: () => (/* binding */ _autoUpgradeProfileListResultDeserializer),
/* harmony export */   gl: () => (/* binding */ fleetUpdateStrategyDeserializer),
/* harmony export */   gr: () => (/* binding */ autoUpgradeProfileDeserializer),
/* harmony export */   nQ: () => (/* binding */ fleetUpdateStrategySerializer),
/* harmony export */   og: () => (/* binding */ _fleetMemberListResultDeserializer),
/* harmony export */   tG: () => (/* binding */ errorResponseDeserializer),
/* harmony export */   v4: () => (/* binding */ fleetPatchSerializer),
/* harmony export */   xF: () => (/* binding */ fleetSerializer),
/* harmony export */   zh: () => (/* binding */ fleetMemberSerializer)
/* harmony export */ });
/* unused harmony exports _operationListResultDeserializer, operationArrayDeserializer, operationDeserializer, operationDisplayDeserializer, KnownOrigin, KnownActionType, errorDetailDeserializer, errorDetailArrayDeserializer, errorAdditionalInfoArrayDeserializer, errorAdditionalInfoDeserializer, _errorAdditionalInfoInfoDeserializer, fleetPropertiesSerializer, fleetPropertiesDeserializer, KnownFleetProvisioningState, fleetHubProfileSerializer, fleetHubProfileDeserializer, apiServerAccessProfileSerializer, apiServerAccessProfileDeserializer, agentProfileSerializer, agentProfileDeserializer, fleetStatusDeserializer, managedServiceIdentitySerializer, managedServiceIdentityDeserializer, KnownManagedServiceIdentityType, userAssignedIdentityRecordSerializer, userAssignedIdentityRecordDeserializer, userAssignedIdentitySerializer, userAssignedIdentityDeserializer, trackedResourceSerializer, trackedResourceDeserializer, resourceSerializer, resourceDeserializer, systemDataDeserializer, KnownCreatedByType, fleetArraySerializer, fleetArrayDeserializer, fleetCredentialResultArrayDeserializer, fleetCredentialResultDeserializer, fleetMemberPropertiesSerializer, fleetMemberPropertiesDeserializer, KnownFleetMemberProvisioningState, fleetMemberStatusDeserializer, proxyResourceSerializer, proxyResourceDeserializer, fleetMemberUpdatePropertiesSerializer, fleetMemberArraySerializer, fleetMemberArrayDeserializer, updateRunSerializer, updateRunDeserializer, updateRunPropertiesSerializer, updateRunPropertiesDeserializer, KnownUpdateRunProvisioningState, updateRunStrategySerializer, updateRunStrategyDeserializer, updateStageArraySerializer, updateStageArrayDeserializer, updateStageSerializer, updateStageDeserializer, updateGroupArraySerializer, updateGroupArrayDeserializer, updateGroupSerializer, updateGroupDeserializer, managedClusterUpdateSerializer, managedClusterUpdateDeserializer, managedClusterUpgradeSpecSerializer, managedClusterUpgradeSpecDeserializer, KnownManagedClusterUpgradeType, nodeImageSelectionSerializer, nodeImageSelectionDeserializer, KnownNodeImageSelectionType, nodeImageVersionArraySerializer, nodeImageVersionArrayDeserializer, nodeImageVersionSerializer, nodeImageVersionDeserializer, updateRunStatusDeserializer, updateStatusDeserializer, KnownUpdateState, updateStageStatusArrayDeserializer, updateStageStatusDeserializer, updateGroupStatusArrayDeserializer, updateGroupStatusDeserializer, memberUpdateStatusArrayDeserializer, memberUpdateStatusDeserializer, waitStatusDeserializer, nodeImageSelectionStatusDeserializer, _updateRunListResultDeserializer, updateRunArraySerializer, updateRunArrayDeserializer, skipPropertiesSerializer, skipTargetArraySerializer, skipTargetSerializer, KnownTargetType, fleetUpdateStrategyPropertiesSerializer, fleetUpdateStrategyPropertiesDeserializer, KnownFleetUpdateStrategyProvisioningState, fleetUpdateStrategyArraySerializer, fleetUpdateStrategyArrayDeserializer, autoUpgradeProfilePropertiesSerializer, autoUpgradeProfilePropertiesDeserializer, KnownAutoUpgradeProfileProvisioningState, KnownUpgradeChannel, autoUpgradeNodeImageSelectionSerializer, autoUpgradeNodeImageSelectionDeserializer, KnownAutoUpgradeNodeImageSelectionType, autoUpgradeProfileStatusSerializer, autoUpgradeProfileStatusDeserializer, KnownAutoUpgradeLastTriggerStatus, autoUpgradeProfileArraySerializer, autoUpgradeProfileArrayDeserializer, generateResponseDeserializer, KnownVersions */
/* harmony import */ var _azure_core_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9105);
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

function _operationListResultDeserializer(item) {
    return {
        value: operationArrayDeserializer(item["value"]),
        nextLink: item["nextLink"],
    };
}
function operationArrayDeserializer(result) {
    return result.map((item) => {
        return operationDeserializer(item);
    });
}
function operationDeserializer(item) {
    return {
        name: item["name"],
        isDataAction: item["isDataAction"],
        display: !item["display"] ? item["display"] : operationDisplayDeserializer(item["display"]),
        origin: item["origin"],
        actionType: item["actionType"],
    };
}
function operationDisplayDeserializer(item) {
    return {
        provider: item["provider"],
        resource: item["resource"],
        operation: item["operation"],
        description: item["description"],
    };
}
/** The intended executor of the operation; as in Resource Based Access Control (RBAC) and audit logs UX. Default value is "user,system" */
var KnownOrigin;
(function (KnownOrigin) {
    /** Indicates the operation is initiated by a user. */
    KnownOrigin["User"] = "user";
    /** Indicates the operation is initiated by a system. */
    KnownOrigin["System"] = "system";
    /** Indicates the operation is initiated by a user or system. */
    KnownOrigin["UserSystem"] = "user,system";
})(KnownOrigin || (KnownOrigin = {}));
/** Extensible enum. Indicates the action type. "Internal" refers to actions that are for internal only APIs. */
var KnownActionType;
(function (KnownActionType) {
    /** Actions are for internal-only APIs. */
    KnownActionType["Internal"] = "Internal";
})(KnownActionType || (KnownActionType = {}));
function errorResponseDeserializer(item) {
    return {
        error: !item["error"] ? item["error"] : errorDetailDeserializer(item["error"]),
    };
}
function errorDetailDeserializer(item) {
    return {
        code: item["code"],
        message: item["message"],
        target: item["target"],
        details: !item["details"] ? item["details"] : errorDetailArrayDeserializer(item["details"]),
        additionalInfo: !item["additionalInfo"]
            ? item["additionalInfo"]
            : errorAdditionalInfoArrayDeserializer(item["additionalInfo"]),
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
        info: !item["info"] ? item["info"] : _errorAdditionalInfoInfoDeserializer(item["info"]),
    };
}
function _errorAdditionalInfoInfoDeserializer(item) {
    return item;
}
function fleetSerializer(item) {
    return {
        tags: item["tags"],
        location: item["location"],
        properties: !item["properties"]
            ? item["properties"]
            : fleetPropertiesSerializer(item["properties"]),
        identity: !item["identity"]
            ? item["identity"]
            : managedServiceIdentitySerializer(item["identity"]),
    };
}
function fleetDeserializer(item) {
    return {
        tags: item["tags"],
        location: item["location"],
        id: item["id"],
        name: item["name"],
        type: item["type"],
        systemData: !item["systemData"]
            ? item["systemData"]
            : systemDataDeserializer(item["systemData"]),
        properties: !item["properties"]
            ? item["properties"]
            : fleetPropertiesDeserializer(item["properties"]),
        eTag: item["eTag"],
        identity: !item["identity"]
            ? item["identity"]
            : managedServiceIdentityDeserializer(item["identity"]),
    };
}
function fleetPropertiesSerializer(item) {
    return {
        hubProfile: !item["hubProfile"]
            ? item["hubProfile"]
            : fleetHubProfileSerializer(item["hubProfile"]),
    };
}
function fleetPropertiesDeserializer(item) {
    return {
        provisioningState: item["provisioningState"],
        hubProfile: !item["hubProfile"]
            ? item["hubProfile"]
            : fleetHubProfileDeserializer(item["hubProfile"]),
        status: !item["status"] ? item["status"] : fleetStatusDeserializer(item["status"]),
    };
}
/** The provisioning state of the last accepted operation. */
var KnownFleetProvisioningState;
(function (KnownFleetProvisioningState) {
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
function fleetHubProfileSerializer(item) {
    return {
        dnsPrefix: item["dnsPrefix"],
        apiServerAccessProfile: !item["apiServerAccessProfile"]
            ? item["apiServerAccessProfile"]
            : apiServerAccessProfileSerializer(item["apiServerAccessProfile"]),
        agentProfile: !item["agentProfile"]
            ? item["agentProfile"]
            : agentProfileSerializer(item["agentProfile"]),
    };
}
function fleetHubProfileDeserializer(item) {
    return {
        dnsPrefix: item["dnsPrefix"],
        apiServerAccessProfile: !item["apiServerAccessProfile"]
            ? item["apiServerAccessProfile"]
            : apiServerAccessProfileDeserializer(item["apiServerAccessProfile"]),
        agentProfile: !item["agentProfile"]
            ? item["agentProfile"]
            : agentProfileDeserializer(item["agentProfile"]),
        fqdn: item["fqdn"],
        kubernetesVersion: item["kubernetesVersion"],
        portalFqdn: item["portalFqdn"],
    };
}
function apiServerAccessProfileSerializer(item) {
    return {
        enablePrivateCluster: item["enablePrivateCluster"],
        enableVnetIntegration: item["enableVnetIntegration"],
        subnetId: item["subnetId"],
    };
}
function apiServerAccessProfileDeserializer(item) {
    return {
        enablePrivateCluster: item["enablePrivateCluster"],
        enableVnetIntegration: item["enableVnetIntegration"],
        subnetId: item["subnetId"],
    };
}
function agentProfileSerializer(item) {
    return { subnetId: item["subnetId"], vmSize: item["vmSize"] };
}
function agentProfileDeserializer(item) {
    return {
        subnetId: item["subnetId"],
        vmSize: item["vmSize"],
    };
}
function fleetStatusDeserializer(item) {
    return {
        lastOperationId: item["lastOperationId"],
        lastOperationError: !item["lastOperationError"]
            ? item["lastOperationError"]
            : errorDetailDeserializer(item["lastOperationError"]),
    };
}
function managedServiceIdentitySerializer(item) {
    return {
        type: item["type"],
        userAssignedIdentities: !item["userAssignedIdentities"]
            ? item["userAssignedIdentities"]
            : userAssignedIdentityRecordSerializer(item["userAssignedIdentities"]),
    };
}
function managedServiceIdentityDeserializer(item) {
    return {
        principalId: item["principalId"],
        tenantId: item["tenantId"],
        type: item["type"],
        userAssignedIdentities: !item["userAssignedIdentities"]
            ? item["userAssignedIdentities"]
            : userAssignedIdentityRecordDeserializer(item["userAssignedIdentities"]),
    };
}
/** Type of managed service identity (where both SystemAssigned and UserAssigned types are allowed). */
var KnownManagedServiceIdentityType;
(function (KnownManagedServiceIdentityType) {
    /** No managed identity. */
    KnownManagedServiceIdentityType["None"] = "None";
    /** System assigned managed identity. */
    KnownManagedServiceIdentityType["SystemAssigned"] = "SystemAssigned";
    /** User assigned managed identity. */
    KnownManagedServiceIdentityType["UserAssigned"] = "UserAssigned";
    /** System and user assigned managed identity. */
    KnownManagedServiceIdentityType["SystemAndUserAssigned"] = "SystemAssigned, UserAssigned";
})(KnownManagedServiceIdentityType || (KnownManagedServiceIdentityType = {}));
function userAssignedIdentityRecordSerializer(item) {
    const result = {};
    Object.keys(item).map((key) => {
        result[key] = !item[key] ? item[key] : userAssignedIdentitySerializer(item[key]);
    });
    return result;
}
function userAssignedIdentityRecordDeserializer(item) {
    const result = {};
    Object.keys(item).map((key) => {
        result[key] = !item[key] ? item[key] : userAssignedIdentityDeserializer(item[key]);
    });
    return result;
}
function userAssignedIdentitySerializer(item) {
    return item;
}
function userAssignedIdentityDeserializer(item) {
    return {
        clientId: item["clientId"],
        principalId: item["principalId"],
    };
}
function trackedResourceSerializer(item) {
    return { tags: item["tags"], location: item["location"] };
}
function trackedResourceDeserializer(item) {
    return {
        id: item["id"],
        name: item["name"],
        type: item["type"],
        systemData: !item["systemData"]
            ? item["systemData"]
            : systemDataDeserializer(item["systemData"]),
        tags: item["tags"],
        location: item["location"],
    };
}
function resourceSerializer(item) {
    return item;
}
function resourceDeserializer(item) {
    return {
        id: item["id"],
        name: item["name"],
        type: item["type"],
        systemData: !item["systemData"]
            ? item["systemData"]
            : systemDataDeserializer(item["systemData"]),
    };
}
function systemDataDeserializer(item) {
    return {
        createdBy: item["createdBy"],
        createdByType: item["createdByType"],
        createdAt: !item["createdAt"] ? item["createdAt"] : new Date(item["createdAt"]),
        lastModifiedBy: item["lastModifiedBy"],
        lastModifiedByType: item["lastModifiedByType"],
        lastModifiedAt: !item["lastModifiedAt"]
            ? item["lastModifiedAt"]
            : new Date(item["lastModifiedAt"]),
    };
}
/** The kind of entity that created the resource. */
var KnownCreatedByType;
(function (KnownCreatedByType) {
    /** The entity was created by a user. */
    KnownCreatedByType["User"] = "User";
    /** The entity was created by an application. */
    KnownCreatedByType["Application"] = "Application";
    /** The entity was created by a managed identity. */
    KnownCreatedByType["ManagedIdentity"] = "ManagedIdentity";
    /** The entity was created by a key. */
    KnownCreatedByType["Key"] = "Key";
})(KnownCreatedByType || (KnownCreatedByType = {}));
function fleetPatchSerializer(item) {
    return {
        tags: item["tags"],
        identity: !item["identity"]
            ? item["identity"]
            : managedServiceIdentitySerializer(item["identity"]),
    };
}
function _fleetListResultDeserializer(item) {
    return {
        value: fleetArrayDeserializer(item["value"]),
        nextLink: item["nextLink"],
    };
}
function fleetArraySerializer(result) {
    return result.map((item) => {
        return fleetSerializer(item);
    });
}
function fleetArrayDeserializer(result) {
    return result.map((item) => {
        return fleetDeserializer(item);
    });
}
function fleetCredentialResultsDeserializer(item) {
    return {
        kubeconfigs: !item["kubeconfigs"]
            ? item["kubeconfigs"]
            : fleetCredentialResultArrayDeserializer(item["kubeconfigs"]),
    };
}
function fleetCredentialResultArrayDeserializer(result) {
    return result.map((item) => {
        return fleetCredentialResultDeserializer(item);
    });
}
function fleetCredentialResultDeserializer(item) {
    return {
        name: item["name"],
        value: !item["value"]
            ? item["value"]
            : typeof item["value"] === "string"
                ? (0,_azure_core_util__WEBPACK_IMPORTED_MODULE_0__/* .stringToUint8Array */ .Al)(item["value"], "base64")
                : item["value"],
    };
}
function fleetMemberSerializer(item) {
    return {
        properties: !item["properties"]
            ? item["properties"]
            : fleetMemberPropertiesSerializer(item["properties"]),
    };
}
function fleetMemberDeserializer(item) {
    return {
        id: item["id"],
        name: item["name"],
        type: item["type"],
        systemData: !item["systemData"]
            ? item["systemData"]
            : systemDataDeserializer(item["systemData"]),
        properties: !item["properties"]
            ? item["properties"]
            : fleetMemberPropertiesDeserializer(item["properties"]),
        eTag: item["eTag"],
    };
}
function fleetMemberPropertiesSerializer(item) {
    return { clusterResourceId: item["clusterResourceId"], group: item["group"] };
}
function fleetMemberPropertiesDeserializer(item) {
    return {
        clusterResourceId: item["clusterResourceId"],
        group: item["group"],
        provisioningState: item["provisioningState"],
        status: !item["status"] ? item["status"] : fleetMemberStatusDeserializer(item["status"]),
    };
}
/** The provisioning state of the last accepted operation. */
var KnownFleetMemberProvisioningState;
(function (KnownFleetMemberProvisioningState) {
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
        lastOperationError: !item["lastOperationError"]
            ? item["lastOperationError"]
            : errorDetailDeserializer(item["lastOperationError"]),
    };
}
function proxyResourceSerializer(item) {
    return item;
}
function proxyResourceDeserializer(item) {
    return {
        id: item["id"],
        name: item["name"],
        type: item["type"],
        systemData: !item["systemData"]
            ? item["systemData"]
            : systemDataDeserializer(item["systemData"]),
    };
}
function fleetMemberUpdateSerializer(item) {
    return {
        properties: !item["properties"]
            ? item["properties"]
            : fleetMemberUpdatePropertiesSerializer(item["properties"]),
    };
}
function fleetMemberUpdatePropertiesSerializer(item) {
    return { group: item["group"] };
}
function _fleetMemberListResultDeserializer(item) {
    return {
        value: fleetMemberArrayDeserializer(item["value"]),
        nextLink: item["nextLink"],
    };
}
function fleetMemberArraySerializer(result) {
    return result.map((item) => {
        return fleetMemberSerializer(item);
    });
}
function fleetMemberArrayDeserializer(result) {
    return result.map((item) => {
        return fleetMemberDeserializer(item);
    });
}
function updateRunSerializer(item) {
    return {
        properties: !item["properties"]
            ? item["properties"]
            : updateRunPropertiesSerializer(item["properties"]),
    };
}
function updateRunDeserializer(item) {
    return {
        id: item["id"],
        name: item["name"],
        type: item["type"],
        systemData: !item["systemData"]
            ? item["systemData"]
            : systemDataDeserializer(item["systemData"]),
        properties: !item["properties"]
            ? item["properties"]
            : updateRunPropertiesDeserializer(item["properties"]),
        eTag: item["eTag"],
    };
}
function updateRunPropertiesSerializer(item) {
    return {
        updateStrategyId: item["updateStrategyId"],
        strategy: !item["strategy"] ? item["strategy"] : updateRunStrategySerializer(item["strategy"]),
        managedClusterUpdate: managedClusterUpdateSerializer(item["managedClusterUpdate"]),
    };
}
function updateRunPropertiesDeserializer(item) {
    return {
        provisioningState: item["provisioningState"],
        updateStrategyId: item["updateStrategyId"],
        strategy: !item["strategy"]
            ? item["strategy"]
            : updateRunStrategyDeserializer(item["strategy"]),
        managedClusterUpdate: managedClusterUpdateDeserializer(item["managedClusterUpdate"]),
        status: !item["status"] ? item["status"] : updateRunStatusDeserializer(item["status"]),
        autoUpgradeProfileId: item["autoUpgradeProfileId"],
    };
}
/** The provisioning state of the UpdateRun resource. */
var KnownUpdateRunProvisioningState;
(function (KnownUpdateRunProvisioningState) {
    /** Resource has been created. */
    KnownUpdateRunProvisioningState["Succeeded"] = "Succeeded";
    /** Resource creation failed. */
    KnownUpdateRunProvisioningState["Failed"] = "Failed";
    /** Resource creation was canceled. */
    KnownUpdateRunProvisioningState["Canceled"] = "Canceled";
})(KnownUpdateRunProvisioningState || (KnownUpdateRunProvisioningState = {}));
function updateRunStrategySerializer(item) {
    return { stages: updateStageArraySerializer(item["stages"]) };
}
function updateRunStrategyDeserializer(item) {
    return {
        stages: updateStageArrayDeserializer(item["stages"]),
    };
}
function updateStageArraySerializer(result) {
    return result.map((item) => {
        return updateStageSerializer(item);
    });
}
function updateStageArrayDeserializer(result) {
    return result.map((item) => {
        return updateStageDeserializer(item);
    });
}
function updateStageSerializer(item) {
    return {
        name: item["name"],
        groups: !item["groups"] ? item["groups"] : updateGroupArraySerializer(item["groups"]),
        afterStageWaitInSeconds: item["afterStageWaitInSeconds"],
    };
}
function updateStageDeserializer(item) {
    return {
        name: item["name"],
        groups: !item["groups"] ? item["groups"] : updateGroupArrayDeserializer(item["groups"]),
        afterStageWaitInSeconds: item["afterStageWaitInSeconds"],
    };
}
function updateGroupArraySerializer(result) {
    return result.map((item) => {
        return updateGroupSerializer(item);
    });
}
function updateGroupArrayDeserializer(result) {
    return result.map((item) => {
        return updateGroupDeserializer(item);
    });
}
function updateGroupSerializer(item) {
    return { name: item["name"] };
}
function updateGroupDeserializer(item) {
    return {
        name: item["name"],
    };
}
function managedClusterUpdateSerializer(item) {
    return {
        upgrade: managedClusterUpgradeSpecSerializer(item["upgrade"]),
        nodeImageSelection: !item["nodeImageSelection"]
            ? item["nodeImageSelection"]
            : nodeImageSelectionSerializer(item["nodeImageSelection"]),
    };
}
function managedClusterUpdateDeserializer(item) {
    return {
        upgrade: managedClusterUpgradeSpecDeserializer(item["upgrade"]),
        nodeImageSelection: !item["nodeImageSelection"]
            ? item["nodeImageSelection"]
            : nodeImageSelectionDeserializer(item["nodeImageSelection"]),
    };
}
function managedClusterUpgradeSpecSerializer(item) {
    return { type: item["type"], kubernetesVersion: item["kubernetesVersion"] };
}
function managedClusterUpgradeSpecDeserializer(item) {
    return {
        type: item["type"],
        kubernetesVersion: item["kubernetesVersion"],
    };
}
/** The type of upgrade to perform when targeting ManagedClusters. */
var KnownManagedClusterUpgradeType;
(function (KnownManagedClusterUpgradeType) {
    /** Full upgrades the control plane and all agent pools of the target ManagedClusters. Requires the ManagedClusterUpgradeSpec.KubernetesVersion property to be set. */
    KnownManagedClusterUpgradeType["Full"] = "Full";
    /** NodeImageOnly upgrades only the node images of the target ManagedClusters. Requires the ManagedClusterUpgradeSpec.KubernetesVersion property to NOT be set. */
    KnownManagedClusterUpgradeType["NodeImageOnly"] = "NodeImageOnly";
    /** ControlPlaneOnly upgrades only targets the KubernetesVersion of the ManagedClusters and will not be applied to the AgentPool. Requires the ManagedClusterUpgradeSpec.KubernetesVersion property to be set. */
    KnownManagedClusterUpgradeType["ControlPlaneOnly"] = "ControlPlaneOnly";
})(KnownManagedClusterUpgradeType || (KnownManagedClusterUpgradeType = {}));
function nodeImageSelectionSerializer(item) {
    return {
        type: item["type"],
        customNodeImageVersions: !item["customNodeImageVersions"]
            ? item["customNodeImageVersions"]
            : nodeImageVersionArraySerializer(item["customNodeImageVersions"]),
    };
}
function nodeImageSelectionDeserializer(item) {
    return {
        type: item["type"],
        customNodeImageVersions: !item["customNodeImageVersions"]
            ? item["customNodeImageVersions"]
            : nodeImageVersionArrayDeserializer(item["customNodeImageVersions"]),
    };
}
/** The node image upgrade type. */
var KnownNodeImageSelectionType;
(function (KnownNodeImageSelectionType) {
    /** Use the latest image version when upgrading nodes. Clusters may use different image versions (e.g., 'AKSUbuntu-1804gen2containerd-2021.10.12' and 'AKSUbuntu-1804gen2containerd-2021.10.19') because, for example, the latest available version is different in different regions. */
    KnownNodeImageSelectionType["Latest"] = "Latest";
    /** The image versions to upgrade nodes to are selected as described below: for each node pool in managed clusters affected by the update run, the system selects the latest image version such that it is available across all other node pools (in all other clusters) of the same image type. As a result, all node pools of the same image type will be upgraded to the same image version. For example, if the latest image version for image type 'AKSUbuntu-1804gen2containerd' is 'AKSUbuntu-1804gen2containerd-2021.10.12' for a node pool in cluster A in region X, and is 'AKSUbuntu-1804gen2containerd-2021.10.17' for a node pool in cluster B in region Y, the system will upgrade both node pools to image version 'AKSUbuntu-1804gen2containerd-2021.10.12'. */
    KnownNodeImageSelectionType["Consistent"] = "Consistent";
    /** Upgrade the nodes to the custom image versions. When set, update run will use node image versions provided in customNodeImageVersions to upgrade the nodes. If set, customNodeImageVersions must not be empty. */
    KnownNodeImageSelectionType["Custom"] = "Custom";
})(KnownNodeImageSelectionType || (KnownNodeImageSelectionType = {}));
function nodeImageVersionArraySerializer(result) {
    return result.map((item) => {
        return nodeImageVersionSerializer(item);
    });
}
function nodeImageVersionArrayDeserializer(result) {
    return result.map((item) => {
        return nodeImageVersionDeserializer(item);
    });
}
function nodeImageVersionSerializer(item) {
    return item;
}
function nodeImageVersionDeserializer(item) {
    return {
        version: item["version"],
    };
}
function updateRunStatusDeserializer(item) {
    return {
        status: !item["status"] ? item["status"] : updateStatusDeserializer(item["status"]),
        stages: !item["stages"] ? item["stages"] : updateStageStatusArrayDeserializer(item["stages"]),
        nodeImageSelection: !item["nodeImageSelection"]
            ? item["nodeImageSelection"]
            : nodeImageSelectionStatusDeserializer(item["nodeImageSelection"]),
    };
}
function updateStatusDeserializer(item) {
    return {
        startTime: !item["startTime"] ? item["startTime"] : new Date(item["startTime"]),
        completedTime: !item["completedTime"] ? item["completedTime"] : new Date(item["completedTime"]),
        state: item["state"],
        error: !item["error"] ? item["error"] : errorDetailDeserializer(item["error"]),
    };
}
/** The state of the UpdateRun, UpdateStage, UpdateGroup, or MemberUpdate. */
var KnownUpdateState;
(function (KnownUpdateState) {
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
function updateStageStatusArrayDeserializer(result) {
    return result.map((item) => {
        return updateStageStatusDeserializer(item);
    });
}
function updateStageStatusDeserializer(item) {
    return {
        status: !item["status"] ? item["status"] : updateStatusDeserializer(item["status"]),
        name: item["name"],
        groups: !item["groups"] ? item["groups"] : updateGroupStatusArrayDeserializer(item["groups"]),
        afterStageWaitStatus: !item["afterStageWaitStatus"]
            ? item["afterStageWaitStatus"]
            : waitStatusDeserializer(item["afterStageWaitStatus"]),
    };
}
function updateGroupStatusArrayDeserializer(result) {
    return result.map((item) => {
        return updateGroupStatusDeserializer(item);
    });
}
function updateGroupStatusDeserializer(item) {
    return {
        status: !item["status"] ? item["status"] : updateStatusDeserializer(item["status"]),
        name: item["name"],
        members: !item["members"]
            ? item["members"]
            : memberUpdateStatusArrayDeserializer(item["members"]),
    };
}
function memberUpdateStatusArrayDeserializer(result) {
    return result.map((item) => {
        return memberUpdateStatusDeserializer(item);
    });
}
function memberUpdateStatusDeserializer(item) {
    return {
        status: !item["status"] ? item["status"] : updateStatusDeserializer(item["status"]),
        name: item["name"],
        clusterResourceId: item["clusterResourceId"],
        operationId: item["operationId"],
        message: item["message"],
    };
}
function waitStatusDeserializer(item) {
    return {
        status: !item["status"] ? item["status"] : updateStatusDeserializer(item["status"]),
        waitDurationInSeconds: item["waitDurationInSeconds"],
    };
}
function nodeImageSelectionStatusDeserializer(item) {
    return {
        selectedNodeImageVersions: !item["selectedNodeImageVersions"]
            ? item["selectedNodeImageVersions"]
            : nodeImageVersionArrayDeserializer(item["selectedNodeImageVersions"]),
    };
}
function _updateRunListResultDeserializer(item) {
    return {
        value: updateRunArrayDeserializer(item["value"]),
        nextLink: item["nextLink"],
    };
}
function updateRunArraySerializer(result) {
    return result.map((item) => {
        return updateRunSerializer(item);
    });
}
function updateRunArrayDeserializer(result) {
    return result.map((item) => {
        return updateRunDeserializer(item);
    });
}
function skipPropertiesSerializer(item) {
    return { targets: skipTargetArraySerializer(item["targets"]) };
}
function skipTargetArraySerializer(result) {
    return result.map((item) => {
        return skipTargetSerializer(item);
    });
}
function skipTargetSerializer(item) {
    return { type: item["type"], name: item["name"] };
}
/** The target type of a skip request. */
var KnownTargetType;
(function (KnownTargetType) {
    /** Skip the update of a member. */
    KnownTargetType["Member"] = "Member";
    /** Skip the update of a group. */
    KnownTargetType["Group"] = "Group";
    /** Skip the update of an entire stage including the after stage wait. */
    KnownTargetType["Stage"] = "Stage";
    /** Skip the update of the after stage wait of a certain stage. */
    KnownTargetType["AfterStageWait"] = "AfterStageWait";
})(KnownTargetType || (KnownTargetType = {}));
function fleetUpdateStrategySerializer(item) {
    return {
        properties: !item["properties"]
            ? item["properties"]
            : fleetUpdateStrategyPropertiesSerializer(item["properties"]),
    };
}
function fleetUpdateStrategyDeserializer(item) {
    return {
        id: item["id"],
        name: item["name"],
        type: item["type"],
        systemData: !item["systemData"]
            ? item["systemData"]
            : systemDataDeserializer(item["systemData"]),
        properties: !item["properties"]
            ? item["properties"]
            : fleetUpdateStrategyPropertiesDeserializer(item["properties"]),
        eTag: item["eTag"],
    };
}
function fleetUpdateStrategyPropertiesSerializer(item) {
    return { strategy: updateRunStrategySerializer(item["strategy"]) };
}
function fleetUpdateStrategyPropertiesDeserializer(item) {
    return {
        provisioningState: item["provisioningState"],
        strategy: updateRunStrategyDeserializer(item["strategy"]),
    };
}
/** The provisioning state of the UpdateStrategy resource. */
var KnownFleetUpdateStrategyProvisioningState;
(function (KnownFleetUpdateStrategyProvisioningState) {
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
        nextLink: item["nextLink"],
    };
}
function fleetUpdateStrategyArraySerializer(result) {
    return result.map((item) => {
        return fleetUpdateStrategySerializer(item);
    });
}
function fleetUpdateStrategyArrayDeserializer(result) {
    return result.map((item) => {
        return fleetUpdateStrategyDeserializer(item);
    });
}
function autoUpgradeProfileSerializer(item) {
    return {
        properties: !item["properties"]
            ? item["properties"]
            : autoUpgradeProfilePropertiesSerializer(item["properties"]),
    };
}
function autoUpgradeProfileDeserializer(item) {
    return {
        id: item["id"],
        name: item["name"],
        type: item["type"],
        systemData: !item["systemData"]
            ? item["systemData"]
            : systemDataDeserializer(item["systemData"]),
        properties: !item["properties"]
            ? item["properties"]
            : autoUpgradeProfilePropertiesDeserializer(item["properties"]),
        eTag: item["eTag"],
    };
}
function autoUpgradeProfilePropertiesSerializer(item) {
    return {
        updateStrategyId: item["updateStrategyId"],
        channel: item["channel"],
        nodeImageSelection: !item["nodeImageSelection"]
            ? item["nodeImageSelection"]
            : autoUpgradeNodeImageSelectionSerializer(item["nodeImageSelection"]),
        disabled: item["disabled"],
        autoUpgradeProfileStatus: !item["autoUpgradeProfileStatus"]
            ? item["autoUpgradeProfileStatus"]
            : autoUpgradeProfileStatusSerializer(item["autoUpgradeProfileStatus"]),
    };
}
function autoUpgradeProfilePropertiesDeserializer(item) {
    return {
        provisioningState: item["provisioningState"],
        updateStrategyId: item["updateStrategyId"],
        channel: item["channel"],
        nodeImageSelection: !item["nodeImageSelection"]
            ? item["nodeImageSelection"]
            : autoUpgradeNodeImageSelectionDeserializer(item["nodeImageSelection"]),
        disabled: item["disabled"],
        autoUpgradeProfileStatus: !item["autoUpgradeProfileStatus"]
            ? item["autoUpgradeProfileStatus"]
            : autoUpgradeProfileStatusDeserializer(item["autoUpgradeProfileStatus"]),
    };
}
/** The provisioning state of the AutoUpgradeProfile resource. */
var KnownAutoUpgradeProfileProvisioningState;
(function (KnownAutoUpgradeProfileProvisioningState) {
    /** Resource has been created. */
    KnownAutoUpgradeProfileProvisioningState["Succeeded"] = "Succeeded";
    /** Resource creation failed. */
    KnownAutoUpgradeProfileProvisioningState["Failed"] = "Failed";
    /** Resource creation was canceled. */
    KnownAutoUpgradeProfileProvisioningState["Canceled"] = "Canceled";
})(KnownAutoUpgradeProfileProvisioningState || (KnownAutoUpgradeProfileProvisioningState = {}));
/** Configuration of how auto upgrade will be run. */
var KnownUpgradeChannel;
(function (KnownUpgradeChannel) {
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
function autoUpgradeNodeImageSelectionSerializer(item) {
    return { type: item["type"] };
}
function autoUpgradeNodeImageSelectionDeserializer(item) {
    return {
        type: item["type"],
    };
}
/** The node image upgrade type. */
var KnownAutoUpgradeNodeImageSelectionType;
(function (KnownAutoUpgradeNodeImageSelectionType) {
    /** Use the latest image version when upgrading nodes. Clusters may use different image versions (e.g., 'AKSUbuntu-1804gen2containerd-2021.10.12' and 'AKSUbuntu-1804gen2containerd-2021.10.19') because, for example, the latest available version is different in different regions. */
    KnownAutoUpgradeNodeImageSelectionType["Latest"] = "Latest";
    /** The image versions to upgrade nodes to are selected as described below: for each node pool in managed clusters affected by the update run, the system selects the latest image version such that it is available across all other node pools (in all other clusters) of the same image type. As a result, all node pools of the same image type will be upgraded to the same image version. For example, if the latest image version for image type 'AKSUbuntu-1804gen2containerd' is 'AKSUbuntu-1804gen2containerd-2021.10.12' for a node pool in cluster A in region X, and is 'AKSUbuntu-1804gen2containerd-2021.10.17' for a node pool in cluster B in region Y, the system will upgrade both node pools to image version 'AKSUbuntu-1804gen2containerd-2021.10.12'. */
    KnownAutoUpgradeNodeImageSelectionType["Consistent"] = "Consistent";
})(KnownAutoUpgradeNodeImageSelectionType || (KnownAutoUpgradeNodeImageSelectionType = {}));
function autoUpgradeProfileStatusSerializer(item) {
    return item;
}
function autoUpgradeProfileStatusDeserializer(item) {
    return {
        lastTriggeredAt: !item["lastTriggeredAt"]
            ? item["lastTriggeredAt"]
            : new Date(item["lastTriggeredAt"]),
        lastTriggerStatus: item["lastTriggerStatus"],
        lastTriggerError: !item["lastTriggerError"]
            ? item["lastTriggerError"]
            : errorDetailDeserializer(item["lastTriggerError"]),
        lastTriggerUpgradeVersions: !item["lastTriggerUpgradeVersions"]
            ? item["lastTriggerUpgradeVersions"]
            : item["lastTriggerUpgradeVersions"].map((p) => {
                return p;
            }),
    };
}
/** AutoUpgradeLastTriggerStatus is the status of the last AutoUpgrade trigger (attempt to automatically create and start UpdateRun when there are new released versions) of an auto upgrade profile. */
var KnownAutoUpgradeLastTriggerStatus;
(function (KnownAutoUpgradeLastTriggerStatus) {
    /** The last AutoUpgrade trigger was succeeded. */
    KnownAutoUpgradeLastTriggerStatus["Succeeded"] = "Succeeded";
    /** The last AutoUpgrade trigger failed. */
    KnownAutoUpgradeLastTriggerStatus["Failed"] = "Failed";
})(KnownAutoUpgradeLastTriggerStatus || (KnownAutoUpgradeLastTriggerStatus = {}));
function _autoUpgradeProfileListResultDeserializer(item) {
    return {
        value: autoUpgradeProfileArrayDeserializer(item["value"]),
        nextLink: item["nextLink"],
    };
}
function autoUpgradeProfileArraySerializer(result) {
    return result.map((item) => {
        return autoUpgradeProfileSerializer(item);
    });
}
function autoUpgradeProfileArrayDeserializer(result) {
    return result.map((item) => {
        return autoUpgradeProfileDeserializer(item);
    });
}
function generateResponseDeserializer(item) {
    return {
        id: item["id"],
    };
}
/** Azure Kubernetes Fleet Manager api versions. */
var KnownVersions;
(function (KnownVersions) {
    /** Azure Kubernetes Fleet Manager api version 2023-10-15. */
    KnownVersions["V20231015"] = "2023-10-15";
    /** Azure Kubernetes Fleet Manager api version 2024-04-01. */
    KnownVersions["V20240401"] = "2024-04-01";
    /** Azure Kubernetes Fleet Manager api version 2025-03-01. */
    KnownVersions["V20250301"] = "2025-03-01";
})(KnownVersions || (KnownVersions = {}));
//# sourceMappingURL=models.js.map

/***/ }),

/***/ 2311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ buildPagedAsyncIterator)
/* harmony export */ });
/* harmony import */ var tslib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7467);
/* harmony import */ var _azure_rest_core_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3049);
/* harmony import */ var _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8978);
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.



/**
 * Helper to paginate results in a generic way and return a PagedAsyncIterableIterator
 */
function buildPagedAsyncIterator(client, getInitialResponse, processResponseBody, expectedStatuses, options = {}) {
    var _a, _b;
    const itemName = (_a = options.itemName) !== null && _a !== void 0 ? _a : "value";
    const nextLinkName = (_b = options.nextLinkName) !== null && _b !== void 0 ? _b : "nextLink";
    const pagedResult = {
        getPage: async (pageLink) => {
            const result = pageLink === undefined
                ? await getInitialResponse()
                : await client.pathUnchecked(pageLink).get();
            checkPagingRequest(result, expectedStatuses);
            const results = await processResponseBody(result);
            const nextLink = getNextLink(results, nextLinkName);
            const values = getElements(results, itemName);
            return {
                page: values,
                nextPageLink: nextLink,
            };
        },
        byPage: (settings) => {
            const { continuationToken } = settings !== null && settings !== void 0 ? settings : {};
            return getPageAsyncIterator(pagedResult, {
                pageLink: continuationToken,
            });
        },
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
            return getPageAsyncIterator(pagedResult, {
                pageLink: continuationToken,
            });
        }),
    };
}
function getItemAsyncIterator(pagedResult) {
    return (0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__asyncGenerator */ .AQ)(this, arguments, function* getItemAsyncIterator_1() {
        var _a, e_1, _b, _c;
        const pages = getPageAsyncIterator(pagedResult);
        try {
            for (var _d = true, pages_1 = (0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__asyncValues */ .xN)(pages), pages_1_1; pages_1_1 = yield (0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__await */ .N3)(pages_1.next()), _a = pages_1_1.done, !_a; _d = true) {
                _c = pages_1_1.value;
                _d = false;
                const page = _c;
                yield (0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__await */ .N3)(yield* (0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__asyncDelegator */ .Me)((0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__asyncValues */ .xN)(page)));
            }
        }
        catch (e_1_1) { e_1 = { error: e_1_1 }; }
        finally {
            try {
                if (!_d && !_a && (_b = pages_1.return)) yield (0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__await */ .N3)(_b.call(pages_1));
            }
            finally { if (e_1) throw e_1.error; }
        }
    });
}
function getPageAsyncIterator(pagedResult_1) {
    return (0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__asyncGenerator */ .AQ)(this, arguments, function* getPageAsyncIterator_1(pagedResult, options = {}) {
        const { pageLink } = options;
        let response = yield (0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__await */ .N3)(pagedResult.getPage(pageLink !== null && pageLink !== void 0 ? pageLink : pagedResult.firstPageLink));
        if (!response) {
            return yield (0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__await */ .N3)(void 0);
        }
        let result = response.page;
        result.continuationToken = response.nextPageLink;
        yield yield (0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__await */ .N3)(result);
        while (response.nextPageLink) {
            response = yield (0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__await */ .N3)(pagedResult.getPage(response.nextPageLink));
            if (!response) {
                return yield (0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__await */ .N3)(void 0);
            }
            result = response.page;
            result.continuationToken = response.nextPageLink;
            yield yield (0,tslib__WEBPACK_IMPORTED_MODULE_2__/* .__await */ .N3)(result);
        }
    });
}
/**
 * Gets for the value of nextLink in the body
 */
function getNextLink(body, nextLinkName) {
    if (!nextLinkName) {
        return undefined;
    }
    const nextLink = body[nextLinkName];
    if (typeof nextLink !== "string" && typeof nextLink !== "undefined" && nextLink !== null) {
        throw new _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_1__.RestError(`Body Property ${nextLinkName} should be a string or undefined or null but got ${typeof nextLink}`);
    }
    if (nextLink === null) {
        return undefined;
    }
    return nextLink;
}
/**
 * Gets the elements of the current request in the body.
 */
function getElements(body, itemName) {
    const value = body[itemName];
    if (!Array.isArray(value)) {
        throw new _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_1__.RestError(`Couldn't paginate response\n Body doesn't contain an array property with name: ${itemName}`);
    }
    return value !== null && value !== void 0 ? value : [];
}
/**
 * Checks if a request failed
 */
function checkPagingRequest(response, expectedStatuses) {
    if (!expectedStatuses.includes(response.status)) {
        throw (0,_azure_rest_core_client__WEBPACK_IMPORTED_MODULE_0__/* .createRestError */ .t$)(`Pagination failed with unexpected statusCode ${response.status}`, response);
    }
}
//# sourceMappingURL=pagingHelpers.js.map

/***/ }),

/***/ 8468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ getLongRunningPoller)
/* harmony export */ });
/* harmony import */ var _azure_core_lro__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4850);
/* harmony import */ var _azure_rest_core_client__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3049);
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.


function getLongRunningPoller(client, processResponseBody, expectedStatuses, options) {
    const { restoreFrom, getInitialResponse } = options;
    if (!restoreFrom && !getInitialResponse) {
        throw new Error("Either restoreFrom or getInitialResponse must be specified");
    }
    let initialResponse = undefined;
    const pollAbortController = new AbortController();
    const poller = {
        sendInitialRequest: async () => {
            if (!getInitialResponse) {
                throw new Error("getInitialResponse is required when initializing a new poller");
            }
            initialResponse = await getInitialResponse();
            return getLroResponse(initialResponse, expectedStatuses);
        },
        sendPollRequest: async (path, pollOptions) => {
            var _a, _b, _c, _d, _e, _f;
            // The poll request would both listen to the user provided abort signal and the poller's own abort signal
            function abortListener() {
                pollAbortController.abort();
            }
            const abortSignal = pollAbortController.signal;
            if ((_a = options.abortSignal) === null || _a === void 0 ? void 0 : _a.aborted) {
                pollAbortController.abort();
            }
            else if ((_b = pollOptions === null || pollOptions === void 0 ? void 0 : pollOptions.abortSignal) === null || _b === void 0 ? void 0 : _b.aborted) {
                pollAbortController.abort();
            }
            else if (!abortSignal.aborted) {
                (_c = options.abortSignal) === null || _c === void 0 ? void 0 : _c.addEventListener("abort", abortListener, {
                    once: true,
                });
                (_d = pollOptions === null || pollOptions === void 0 ? void 0 : pollOptions.abortSignal) === null || _d === void 0 ? void 0 : _d.addEventListener("abort", abortListener, {
                    once: true,
                });
            }
            let response;
            try {
                response = await client.pathUnchecked(path).get({ abortSignal });
            }
            finally {
                (_e = options.abortSignal) === null || _e === void 0 ? void 0 : _e.removeEventListener("abort", abortListener);
                (_f = pollOptions === null || pollOptions === void 0 ? void 0 : pollOptions.abortSignal) === null || _f === void 0 ? void 0 : _f.removeEventListener("abort", abortListener);
            }
            return getLroResponse(response, expectedStatuses);
        },
    };
    return (0,_azure_core_lro__WEBPACK_IMPORTED_MODULE_0__/* .createHttpPoller */ .V)(poller, {
        intervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        resourceLocationConfig: options === null || options === void 0 ? void 0 : options.resourceLocationConfig,
        restoreFrom: options === null || options === void 0 ? void 0 : options.restoreFrom,
        processResult: (result) => {
            return processResponseBody(result);
        },
    });
}
/**
 * Converts a Rest Client response to a response that the LRO implementation understands
 * @param response - a rest client http response
 * @param deserializeFn - deserialize function to convert Rest response to modular output
 * @returns - An LRO response that the LRO implementation understands
 */
function getLroResponse(response, expectedStatuses) {
    if (!expectedStatuses.includes(response.status)) {
        throw (0,_azure_rest_core_client__WEBPACK_IMPORTED_MODULE_1__/* .createRestError */ .t$)(response);
    }
    return {
        flatResponse: response,
        rawResponse: Object.assign(Object.assign({}, response), { statusCode: Number.parseInt(response.status), body: response.body }),
    };
}
//# sourceMappingURL=pollingHelpers.js.map

/***/ }),

/***/ 541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ expandUrlTemplate)
/* harmony export */ });
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.
// ---------------------
// helpers
// ---------------------
function encodeComponent(val, reserved, op) {
    return (reserved !== null && reserved !== void 0 ? reserved : op === "+") || op === "#"
        ? encodeReservedComponent(val)
        : encodeRFC3986URIComponent(val);
}
function encodeReservedComponent(str) {
    return str
        .split(/(%[0-9A-Fa-f]{2})/g)
        .map((part) => (!/%[0-9A-Fa-f]/.test(part) ? encodeURI(part) : part))
        .join("");
}
function encodeRFC3986URIComponent(str) {
    return encodeURIComponent(str).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
function isDefined(val) {
    return val !== undefined && val !== null;
}
function getNamedAndIfEmpty(op) {
    return [!!op && [";", "?", "&"].includes(op), !!op && ["?", "&"].includes(op) ? "=" : ""];
}
function getFirstOrSep(op, isFirst = false) {
    if (isFirst) {
        return !op || op === "+" ? "" : op;
    }
    else if (!op || op === "+" || op === "#") {
        return ",";
    }
    else if (op === "?") {
        return "&";
    }
    else {
        return op;
    }
}
function getExpandedValue(option) {
    let isFirst = option.isFirst;
    const { op, varName, varValue: value, reserved } = option;
    const vals = [];
    const [named, ifEmpty] = getNamedAndIfEmpty(op);
    if (Array.isArray(value)) {
        for (const val of value.filter(isDefined)) {
            // prepare the following parts: separator, varName, value
            vals.push(`${getFirstOrSep(op, isFirst)}`);
            if (named && varName) {
                vals.push(`${encodeURIComponent(varName)}`);
                val === "" ? vals.push(ifEmpty) : vals.push("=");
            }
            vals.push(encodeComponent(val, reserved, op));
            isFirst = false;
        }
    }
    else if (typeof value === "object") {
        for (const key of Object.keys(value)) {
            const val = value[key];
            if (!isDefined(val)) {
                continue;
            }
            // prepare the following parts: separator, key, value
            vals.push(`${getFirstOrSep(op, isFirst)}`);
            if (key) {
                vals.push(`${encodeURIComponent(key)}`);
                named && val === "" ? vals.push(ifEmpty) : vals.push("=");
            }
            vals.push(encodeComponent(val, reserved, op));
            isFirst = false;
        }
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
            if (!ifEmpty) {
                vals.push(ifEmpty);
            }
            return !vals.join("") ? undefined : `${first}${vals.join("")}`;
        }
        vals.push("=");
    }
    const items = [];
    if (Array.isArray(value)) {
        for (const val of value.filter(isDefined)) {
            items.push(encodeComponent(val, reserved, op));
        }
    }
    else if (typeof value === "object") {
        for (const key of Object.keys(value)) {
            if (!isDefined(value[key])) {
                continue;
            }
            items.push(encodeRFC3986URIComponent(key));
            items.push(encodeComponent(value[key], reserved, op));
        }
    }
    vals.push(items.join(","));
    return !vals.join(",") ? undefined : `${first}${vals.join("")}`;
}
function getVarValue(option) {
    const { op, varName, modifier, isFirst, reserved, varValue: value } = option;
    if (!isDefined(value)) {
        return undefined;
    }
    else if (["string", "number", "boolean"].includes(typeof value)) {
        let val = value.toString();
        const [named, ifEmpty] = getNamedAndIfEmpty(op);
        const vals = [getFirstOrSep(op, isFirst)];
        if (named && varName) {
            // No need to encode varName considering it is already encoded
            vals.push(varName);
            val === "" ? vals.push(ifEmpty) : vals.push("=");
        }
        if (modifier && modifier !== "*") {
            val = val.substring(0, parseInt(modifier, 10));
        }
        vals.push(encodeComponent(val, reserved, op));
        return vals.join("");
    }
    else if (modifier === "*") {
        return getExpandedValue(option);
    }
    else {
        return getNonExpandedValue(option);
    }
}
// ---------------------------------------------------------------------------------------------------
// This is an implementation of RFC 6570 URI Template: https://datatracker.ietf.org/doc/html/rfc6570.
// ---------------------------------------------------------------------------------------------------
function expandUrlTemplate(template, context, option) {
    return template.replace(/\{([^\{\}]+)\}|([^\{\}]+)/g, (_, expr, text) => {
        if (!expr) {
            return encodeReservedComponent(text);
        }
        let op;
        if (["+", "#", ".", "/", ";", "?", "&"].includes(expr[0])) {
            (op = expr[0]), (expr = expr.slice(1));
        }
        const varList = expr.split(/,/g);
        const result = [];
        for (const varSpec of varList) {
            const varMatch = /([^:\*]*)(?::(\d+)|(\*))?/.exec(varSpec);
            if (!varMatch || !varMatch[1]) {
                continue;
            }
            const varValue = getVarValue({
                isFirst: result.length === 0,
                op,
                varValue: context[varMatch[1]],
                varName: varMatch[1],
                modifier: varMatch[2] || varMatch[3],
                reserved: option === null || option === void 0 ? void 0 : option.allowReserved,
            });
            if (varValue) {
                result.push(varValue);
            }
        }
        return result.join("");
    });
}
//# sourceMappingURL=urlTemplate.js.map

/***/ })

};
