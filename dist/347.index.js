export const id = 347;
export const ids = [347];
export const modules = {

/***/ 6347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $delete: () => (/* reexport */ $delete),
  createOrUpdate: () => (/* reexport */ createOrUpdate),
  get: () => (/* reexport */ get),
  listByFleet: () => (/* reexport */ listByFleet)
});

// EXTERNAL MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/models/models.js
var models = __webpack_require__(5850);
// EXTERNAL MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/static-helpers/pagingHelpers.js
var pagingHelpers = __webpack_require__(2311);
// EXTERNAL MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/static-helpers/urlTemplate.js
var urlTemplate = __webpack_require__(541);
// EXTERNAL MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/static-helpers/pollingHelpers.js
var pollingHelpers = __webpack_require__(8468);
// EXTERNAL MODULE: ./node_modules/@azure-rest/core-client/dist/esm/index.js + 11 modules
var esm = __webpack_require__(3049);
;// CONCATENATED MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/api/autoUpgradeProfiles/operations.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.





function _listByFleetSend(context, resourceGroupName, fleetName, options = {
    requestOptions: {},
}) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/autoUpgradeProfiles{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).get(Object.assign(Object.assign({}, (0,esm/* operationOptionsToRequestParameters */.Iq)(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _listByFleetDeserialize(result) {
    const expectedStatuses = ["200"];
    if (!expectedStatuses.includes(result.status)) {
        const error = (0,esm/* createRestError */.t$)(result);
        error.details = (0,models/* errorResponseDeserializer */.tG)(result.body);
        throw error;
    }
    return (0,models/* _autoUpgradeProfileListResultDeserializer */.e9)(result.body);
}
/** List AutoUpgradeProfile resources by Fleet */
function listByFleet(context, resourceGroupName, fleetName, options = {
    requestOptions: {},
}) {
    return (0,pagingHelpers/* buildPagedAsyncIterator */.O)(context, () => _listByFleetSend(context, resourceGroupName, fleetName, options), _listByFleetDeserialize, ["200"], { itemName: "value", nextLinkName: "nextLink" });
}
function _$deleteSend(context, resourceGroupName, fleetName, autoUpgradeProfileName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/autoUpgradeProfiles/{autoUpgradeProfileName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        autoUpgradeProfileName: autoUpgradeProfileName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).delete(Object.assign(Object.assign({}, (0,esm/* operationOptionsToRequestParameters */.Iq)(options)), { headers: Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _$deleteDeserialize(result) {
    const expectedStatuses = ["202", "204", "200"];
    if (!expectedStatuses.includes(result.status)) {
        const error = (0,esm/* createRestError */.t$)(result);
        error.details = (0,models/* errorResponseDeserializer */.tG)(result.body);
        throw error;
    }
    return;
}
/** Delete a AutoUpgradeProfile */
/**
 *  @fixme delete is a reserved word that cannot be used as an operation name.
 *         Please add @clientName("clientName") or @clientName("<JS-Specific-Name>", "javascript")
 *         to the operation to override the generated name.
 */
function $delete(context, resourceGroupName, fleetName, autoUpgradeProfileName, options = { requestOptions: {} }) {
    return (0,pollingHelpers/* getLongRunningPoller */.Y)(context, _$deleteDeserialize, ["202", "204", "200"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _$deleteSend(context, resourceGroupName, fleetName, autoUpgradeProfileName, options),
        resourceLocationConfig: "location",
    });
}
function _createOrUpdateSend(context, resourceGroupName, fleetName, autoUpgradeProfileName, resource, options = {
    requestOptions: {},
}) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/autoUpgradeProfiles/{autoUpgradeProfileName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        autoUpgradeProfileName: autoUpgradeProfileName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).put(Object.assign(Object.assign({}, (0,esm/* operationOptionsToRequestParameters */.Iq)(options)), { contentType: "application/json", headers: Object.assign(Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), ((options === null || options === void 0 ? void 0 : options.ifNoneMatch) !== undefined ? { "If-None-Match": options === null || options === void 0 ? void 0 : options.ifNoneMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers), body: (0,models/* autoUpgradeProfileSerializer */.D4)(resource) }));
}
async function _createOrUpdateDeserialize(result) {
    const expectedStatuses = ["200", "201"];
    if (!expectedStatuses.includes(result.status)) {
        const error = (0,esm/* createRestError */.t$)(result);
        error.details = (0,models/* errorResponseDeserializer */.tG)(result.body);
        throw error;
    }
    return (0,models/* autoUpgradeProfileDeserializer */.gr)(result.body);
}
/** Create a AutoUpgradeProfile */
function createOrUpdate(context, resourceGroupName, fleetName, autoUpgradeProfileName, resource, options = {
    requestOptions: {},
}) {
    return (0,pollingHelpers/* getLongRunningPoller */.Y)(context, _createOrUpdateDeserialize, ["200", "201"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _createOrUpdateSend(context, resourceGroupName, fleetName, autoUpgradeProfileName, resource, options),
        resourceLocationConfig: "azure-async-operation",
    });
}
function _getSend(context, resourceGroupName, fleetName, autoUpgradeProfileName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/autoUpgradeProfiles/{autoUpgradeProfileName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        autoUpgradeProfileName: autoUpgradeProfileName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).get(Object.assign(Object.assign({}, (0,esm/* operationOptionsToRequestParameters */.Iq)(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _getDeserialize(result) {
    const expectedStatuses = ["200"];
    if (!expectedStatuses.includes(result.status)) {
        const error = (0,esm/* createRestError */.t$)(result);
        error.details = (0,models/* errorResponseDeserializer */.tG)(result.body);
        throw error;
    }
    return (0,models/* autoUpgradeProfileDeserializer */.gr)(result.body);
}
/** Get a AutoUpgradeProfile */
async function get(context, resourceGroupName, fleetName, autoUpgradeProfileName, options = { requestOptions: {} }) {
    const result = await _getSend(context, resourceGroupName, fleetName, autoUpgradeProfileName, options);
    return _getDeserialize(result);
}
//# sourceMappingURL=operations.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/api/autoUpgradeProfiles/index.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

//# sourceMappingURL=index.js.map

/***/ })

};
