import { t as __commonJSMin } from "./rolldown-runtime.js";
// \0node/http.cjs
var require_http = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("node:http");
}));
export { require_http as t };
