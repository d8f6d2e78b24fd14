export const id = 722;
export const ids = [722];
export const modules = {

/***/ 4722:
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
;// CONCATENATED MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/api/fleetUpdateStrategies/operations.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.





function _listByFleetSend(context, resourceGroupName, fleetName, options = {
    requestOptions: {},
}) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/updateStrategies{?api%2Dversion}", {
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
    return (0,models/* _fleetUpdateStrategyListResultDeserializer */.At)(result.body);
}
/** List FleetUpdateStrategy resources by Fleet */
function listByFleet(context, resourceGroupName, fleetName, options = {
    requestOptions: {},
}) {
    return (0,pagingHelpers/* buildPagedAsyncIterator */.O)(context, () => _listByFleetSend(context, resourceGroupName, fleetName, options), _listByFleetDeserialize, ["200"], { itemName: "value", nextLinkName: "nextLink" });
}
function _$deleteSend(context, resourceGroupName, fleetName, updateStrategyName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/updateStrategies/{updateStrategyName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        updateStrategyName: updateStrategyName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).delete(Object.assign(Object.assign({}, (0,esm/* operationOptionsToRequestParameters */.Iq)(options)), { headers: Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _$deleteDeserialize(result) {
    const expectedStatuses = ["200", "202", "204"];
    if (!expectedStatuses.includes(result.status)) {
        const error = (0,esm/* createRestError */.t$)(result);
        error.details = (0,models/* errorResponseDeserializer */.tG)(result.body);
        throw error;
    }
    return;
}
/** Delete a FleetUpdateStrategy */
/**
 *  @fixme delete is a reserved word that cannot be used as an operation name.
 *         Please add @clientName("clientName") or @clientName("<JS-Specific-Name>", "javascript")
 *         to the operation to override the generated name.
 */
function $delete(context, resourceGroupName, fleetName, updateStrategyName, options = { requestOptions: {} }) {
    return (0,pollingHelpers/* getLongRunningPoller */.Y)(context, _$deleteDeserialize, ["200", "202", "204"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _$deleteSend(context, resourceGroupName, fleetName, updateStrategyName, options),
        resourceLocationConfig: "location",
    });
}
function _createOrUpdateSend(context, resourceGroupName, fleetName, updateStrategyName, resource, options = {
    requestOptions: {},
}) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/updateStrategies/{updateStrategyName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        updateStrategyName: updateStrategyName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).put(Object.assign(Object.assign({}, (0,esm/* operationOptionsToRequestParameters */.Iq)(options)), { contentType: "application/json", headers: Object.assign(Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), ((options === null || options === void 0 ? void 0 : options.ifNoneMatch) !== undefined ? { "If-None-Match": options === null || options === void 0 ? void 0 : options.ifNoneMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers), body: (0,models/* fleetUpdateStrategySerializer */.nQ)(resource) }));
}
async function _createOrUpdateDeserialize(result) {
    const expectedStatuses = ["200", "201"];
    if (!expectedStatuses.includes(result.status)) {
        const error = (0,esm/* createRestError */.t$)(result);
        error.details = (0,models/* errorResponseDeserializer */.tG)(result.body);
        throw error;
    }
    return (0,models/* fleetUpdateStrategyDeserializer */.gl)(result.body);
}
/** Create a FleetUpdateStrategy */
function createOrUpdate(context, resourceGroupName, fleetName, updateStrategyName, resource, options = {
    requestOptions: {},
}) {
    return (0,pollingHelpers/* getLongRunningPoller */.Y)(context, _createOrUpdateDeserialize, ["200", "201"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _createOrUpdateSend(context, resourceGroupName, fleetName, updateStrategyName, resource, options),
        resourceLocationConfig: "azure-async-operation",
    });
}
function _getSend(context, resourceGroupName, fleetName, updateStrategyName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/updateStrategies/{updateStrategyName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        updateStrategyName: updateStrategyName,
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
    return (0,models/* fleetUpdateStrategyDeserializer */.gl)(result.body);
}
/** Get a FleetUpdateStrategy */
async function get(context, resourceGroupName, fleetName, updateStrategyName, options = { requestOptions: {} }) {
    const result = await _getSend(context, resourceGroupName, fleetName, updateStrategyName, options);
    return _getDeserialize(result);
}
//# sourceMappingURL=operations.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/api/fleetUpdateStrategies/index.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

//# sourceMappingURL=index.js.map

/***/ })

};
