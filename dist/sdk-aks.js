export const id = 410;
export const ids = [410];
export const modules = {

/***/ 3410: // src/adapters/sdk/aks.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   abortCluster: () => (/* reexport safe */ _azure_arm_containerservice_api_managedClusters__WEBPACK_IMPORTED_MODULE_2__.DW),
/* harmony export */   abortPool: () => (/* reexport safe */ _azure_arm_containerservice_api_agentPools__WEBPACK_IMPORTED_MODULE_1__.DW),
/* harmony export */   createContainerService: () => (/* reexport safe */ _azure_arm_containerservice_api__WEBPACK_IMPORTED_MODULE_0__.H),
/* harmony export */   getCluster: () => (/* reexport safe */ _azure_arm_containerservice_api_managedClusters__WEBPACK_IMPORTED_MODULE_2__.Jt),
/* harmony export */   getPool: () => (/* reexport safe */ _azure_arm_containerservice_api_agentPools__WEBPACK_IMPORTED_MODULE_1__.Jt),
/* harmony export */   getUpgradeProfile: () => (/* reexport safe */ _azure_arm_containerservice_api_agentPools__WEBPACK_IMPORTED_MODULE_1__.I8),
/* harmony export */   listKubernetesVersions: () => (/* reexport safe */ _azure_arm_containerservice_api_managedClusters__WEBPACK_IMPORTED_MODULE_2__.If)
/* harmony export */ });
/* harmony import */ var _azure_arm_containerservice_api__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2530);
/* harmony import */ var _azure_arm_containerservice_api_agentPools__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1944);
/* harmony import */ var _azure_arm_containerservice_api_managedClusters__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7588);
/** What the action uses of the SDK for AKS, loaded by `import()` while the sign-in is on its way. */





/***/ })

};
