export const id = 218;
export const ids = [218];
export const modules = {

/***/ 4218: // src/adapters/sdk/fleets.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createContainerServiceFleet: () => (/* reexport safe */ _azure_arm_containerservicefleet_api__WEBPACK_IMPORTED_MODULE_0__.f),
/* harmony export */   listFleets: () => (/* reexport safe */ _azure_arm_containerservicefleet_api_fleets__WEBPACK_IMPORTED_MODULE_3__.ZS),
/* harmony export */   listMembers: () => (/* reexport safe */ _azure_arm_containerservicefleet_api_fleetMembers__WEBPACK_IMPORTED_MODULE_2__.qI),
/* harmony export */   listProfiles: () => (/* reexport safe */ _azure_arm_containerservicefleet_api_autoUpgradeProfiles__WEBPACK_IMPORTED_MODULE_1__.qI),
/* harmony export */   listStrategies: () => (/* reexport safe */ _azure_arm_containerservicefleet_api_fleetUpdateStrategies__WEBPACK_IMPORTED_MODULE_4__.qI)
/* harmony export */ });
/* harmony import */ var _azure_arm_containerservicefleet_api__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6570);
/* harmony import */ var _azure_arm_containerservicefleet_api_autoUpgradeProfiles__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6347);
/* harmony import */ var _azure_arm_containerservicefleet_api_fleetMembers__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3321);
/* harmony import */ var _azure_arm_containerservicefleet_api_fleets__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1215);
/* harmony import */ var _azure_arm_containerservicefleet_api_fleetUpdateStrategies__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4722);
/** What the action uses of the SDK for Fleet Manager, loaded by `import()` when a check asks for fleets. */







/***/ })

};
