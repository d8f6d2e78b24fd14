export const id = 14;
export const ids = [14];
export const modules = {

/***/ 8014: // scripts/bundle/identity.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ClientAssertionCredential: () => (/* reexport safe */ _node_modules_azure_identity_dist_esm_credentials_clientAssertionCredential_js__WEBPACK_IMPORTED_MODULE_0__.X),
/* harmony export */   ClientSecretCredential: () => (/* reexport safe */ _node_modules_azure_identity_dist_esm_credentials_clientSecretCredential_js__WEBPACK_IMPORTED_MODULE_1__.H)
/* harmony export */ });
/* harmony import */ var _node_modules_azure_identity_dist_esm_credentials_clientAssertionCredential_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3529);
/* harmony import */ var _node_modules_azure_identity_dist_esm_credentials_clientSecretCredential_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9572);
/**
 * Stands for `@azure/identity` in the bundle: the two credentials that the action uses. What the package's own index
 * has besides launches command lines and opens browsers.
 */




/***/ })

};
