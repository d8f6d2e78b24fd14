export const id = 786;
export const ids = [786];
export const modules = {

/***/ 9786: // scripts/bundle/no-browser.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (/* binding */ open)
/* harmony export */ });
/** Stands for the package `open` in the bundle: nobody is there to sign in with a browser. */
/** Never opens one. */
function open() {
    return Promise.reject(new Error('No browser is opened.'));
}


/***/ })

};
