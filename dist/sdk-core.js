export const id = 192;
export const ids = [192];
export const modules = {

/***/ 4192: // src/adapters/sdk/core.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bearerTokenAuthenticationPolicy: () => (/* reexport safe */ _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__.N$),
/* harmony export */   bearerTokenAuthenticationPolicyName: () => (/* reexport safe */ _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__.uQ),
/* harmony export */   createDefaultHttpClient: () => (/* reexport safe */ _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__.fl),
/* harmony export */   createHttpHeaders: () => (/* reexport safe */ _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__.Nc),
/* harmony export */   createPipelineFromOptions: () => (/* reexport safe */ _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__.Fp),
/* harmony export */   createPipelineRequest: () => (/* reexport safe */ _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__.G6),
/* harmony export */   logPolicyName: () => (/* reexport safe */ _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__.Gq),
/* harmony export */   proxyPolicy: () => (/* reexport safe */ _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__.Ll),
/* harmony export */   proxyPolicyName: () => (/* reexport safe */ _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__.uX),
/* harmony export */   redirectPolicyName: () => (/* reexport safe */ _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__.Ou)
/* harmony export */ });
/* harmony import */ var _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1818);
/** What the action uses of the SDK's HTTP pipeline, loaded by `import()` when the first request is near. */



/***/ })

};
