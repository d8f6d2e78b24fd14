export const id = 215;
export const ids = [215];
export const modules = {

/***/ 1215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $delete: () => (/* reexport */ $delete),
  create: () => (/* reexport */ create),
  get: () => (/* reexport */ get),
  listByResourceGroup: () => (/* reexport */ listByResourceGroup),
  listBySubscription: () => (/* reexport */ listBySubscription),
  listCredentials: () => (/* reexport */ listCredentials),
  updateAsync: () => (/* reexport */ updateAsync)
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
;// CONCATENATED MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/api/fleets/operations.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.





function _listCredentialsSend(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/listCredentials{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).post(Object.assign(Object.assign({}, (0,esm/* operationOptionsToRequestParameters */.Iq)(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _listCredentialsDeserialize(result) {
    const expectedStatuses = ["200"];
    if (!expectedStatuses.includes(result.status)) {
        const error = (0,esm/* createRestError */.t$)(result);
        error.details = (0,models/* errorResponseDeserializer */.tG)(result.body);
        throw error;
    }
    return (0,models/* fleetCredentialResultsDeserializer */.Dw)(result.body);
}
/** Lists the user credentials of a Fleet. */
async function listCredentials(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
    const result = await _listCredentialsSend(context, resourceGroupName, fleetName, options);
    return _listCredentialsDeserialize(result);
}
function _listBySubscriptionSend(context, options = { requestOptions: {} }) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/providers/Microsoft.ContainerService/fleets{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).get(Object.assign(Object.assign({}, (0,esm/* operationOptionsToRequestParameters */.Iq)(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _listBySubscriptionDeserialize(result) {
    const expectedStatuses = ["200"];
    if (!expectedStatuses.includes(result.status)) {
        const error = (0,esm/* createRestError */.t$)(result);
        error.details = (0,models/* errorResponseDeserializer */.tG)(result.body);
        throw error;
    }
    return (0,models/* _fleetListResultDeserializer */.If)(result.body);
}
/** Lists fleets in the specified subscription. */
function listBySubscription(context, options = { requestOptions: {} }) {
    return (0,pagingHelpers/* buildPagedAsyncIterator */.O)(context, () => _listBySubscriptionSend(context, options), _listBySubscriptionDeserialize, ["200"], { itemName: "value", nextLinkName: "nextLink" });
}
function _listByResourceGroupSend(context, resourceGroupName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).get(Object.assign(Object.assign({}, (0,esm/* operationOptionsToRequestParameters */.Iq)(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _listByResourceGroupDeserialize(result) {
    const expectedStatuses = ["200"];
    if (!expectedStatuses.includes(result.status)) {
        const error = (0,esm/* createRestError */.t$)(result);
        error.details = (0,models/* errorResponseDeserializer */.tG)(result.body);
        throw error;
    }
    return (0,models/* _fleetListResultDeserializer */.If)(result.body);
}
/** Lists fleets in the specified subscription and resource group. */
function listByResourceGroup(context, resourceGroupName, options = { requestOptions: {} }) {
    return (0,pagingHelpers/* buildPagedAsyncIterator */.O)(context, () => _listByResourceGroupSend(context, resourceGroupName, options), _listByResourceGroupDeserialize, ["200"], { itemName: "value", nextLinkName: "nextLink" });
}
function _$deleteSend(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
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
/** Delete a Fleet */
/**
 *  @fixme delete is a reserved word that cannot be used as an operation name.
 *         Please add @clientName("clientName") or @clientName("<JS-Specific-Name>", "javascript")
 *         to the operation to override the generated name.
 */
function $delete(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
    return (0,pollingHelpers/* getLongRunningPoller */.Y)(context, _$deleteDeserialize, ["200", "202", "204"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _$deleteSend(context, resourceGroupName, fleetName, options),
        resourceLocationConfig: "location",
    });
}
function _updateAsyncSend(context, resourceGroupName, fleetName, properties, options = { requestOptions: {} }) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).patch(Object.assign(Object.assign({}, (0,esm/* operationOptionsToRequestParameters */.Iq)(options)), { contentType: "application/json", headers: Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers), body: (0,models/* fleetPatchSerializer */.v4)(properties) }));
}
async function _updateAsyncDeserialize(result) {
    const expectedStatuses = ["200", "202"];
    if (!expectedStatuses.includes(result.status)) {
        const error = (0,esm/* createRestError */.t$)(result);
        error.details = (0,models/* errorResponseDeserializer */.tG)(result.body);
        throw error;
    }
    return (0,models/* fleetDeserializer */.QP)(result.body);
}
/** Update a Fleet */
function updateAsync(context, resourceGroupName, fleetName, properties, options = { requestOptions: {} }) {
    return (0,pollingHelpers/* getLongRunningPoller */.Y)(context, _updateAsyncDeserialize, ["200", "202"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _updateAsyncSend(context, resourceGroupName, fleetName, properties, options),
        resourceLocationConfig: "location",
    });
}
function _createSend(context, resourceGroupName, fleetName, resource, options = { requestOptions: {} }) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).put(Object.assign(Object.assign({}, (0,esm/* operationOptionsToRequestParameters */.Iq)(options)), { contentType: "application/json", headers: Object.assign(Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), ((options === null || options === void 0 ? void 0 : options.ifNoneMatch) !== undefined ? { "If-None-Match": options === null || options === void 0 ? void 0 : options.ifNoneMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers), body: (0,models/* fleetSerializer */.xF)(resource) }));
}
async function _createDeserialize(result) {
    const expectedStatuses = ["200", "201"];
    if (!expectedStatuses.includes(result.status)) {
        const error = (0,esm/* createRestError */.t$)(result);
        error.details = (0,models/* errorResponseDeserializer */.tG)(result.body);
        throw error;
    }
    return (0,models/* fleetDeserializer */.QP)(result.body);
}
/** Creates or updates a Fleet. */
function create(context, resourceGroupName, fleetName, resource, options = { requestOptions: {} }) {
    return (0,pollingHelpers/* getLongRunningPoller */.Y)(context, _createDeserialize, ["200", "201"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _createSend(context, resourceGroupName, fleetName, resource, options),
        resourceLocationConfig: "azure-async-operation",
    });
}
function _getSend(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
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
    return (0,models/* fleetDeserializer */.QP)(result.body);
}
/** Gets a Fleet. */
async function get(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
    const result = await _getSend(context, resourceGroupName, fleetName, options);
    return _getDeserialize(result);
}
//# sourceMappingURL=operations.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/api/fleets/index.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

//# sourceMappingURL=index.js.map

/***/ })

};
