export const id = 279;
export const ids = [279];
export const modules = {

/***/ 1860: // node_modules/tslib/tslib.js
/***/ ((module) => {

/******************************************************************************
Copyright (c) Microsoft Corporation.

Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY
AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM
LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR
OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
PERFORMANCE OF THIS SOFTWARE.
***************************************************************************** */
/* global global, define, Symbol, Reflect, Promise, SuppressedError, Iterator */
var __extends;
var __assign;
var __rest;
var __decorate;
var __param;
var __esDecorate;
var __runInitializers;
var __propKey;
var __setFunctionName;
var __metadata;
var __awaiter;
var __generator;
var __exportStar;
var __values;
var __read;
var __spread;
var __spreadArrays;
var __spreadArray;
var __await;
var __asyncGenerator;
var __asyncDelegator;
var __asyncValues;
var __makeTemplateObject;
var __importStar;
var __importDefault;
var __classPrivateFieldGet;
var __classPrivateFieldSet;
var __classPrivateFieldIn;
var __createBinding;
var __addDisposableResource;
var __disposeResources;
var __rewriteRelativeImportExtension;
(function (factory) {
    var root = typeof global === "object" ? global : typeof self === "object" ? self : typeof this === "object" ? this : {};
    if (typeof define === "function" && define.amd) {
        define("tslib", ["exports"], function (exports) { factory(createExporter(root, createExporter(exports))); });
    }
    else if ( true && typeof module.exports === "object") {
        factory(createExporter(root, createExporter(module.exports)));
    }
    else {
        factory(createExporter(root));
    }
    function createExporter(exports, previous) {
        if (exports !== root) {
            if (typeof Object.create === "function") {
                Object.defineProperty(exports, "__esModule", { value: true });
            }
            else {
                exports.__esModule = true;
            }
        }
        return function (id, v) { return exports[id] = previous ? previous(id, v) : v; };
    }
})
(function (exporter) {
    var extendStatics = Object.setPrototypeOf ||
        ({ __proto__: [] } instanceof Array && function (d, b) { d.__proto__ = b; }) ||
        function (d, b) { for (var p in b) if (Object.prototype.hasOwnProperty.call(b, p)) d[p] = b[p]; };

    __extends = function (d, b) {
        if (typeof b !== "function" && b !== null)
            throw new TypeError("Class extends value " + String(b) + " is not a constructor or null");
        extendStatics(d, b);
        function __() { this.constructor = d; }
        d.prototype = b === null ? Object.create(b) : (__.prototype = b.prototype, new __());
    };

    __assign = Object.assign || function (t) {
        for (var s, i = 1, n = arguments.length; i < n; i++) {
            s = arguments[i];
            for (var p in s) if (Object.prototype.hasOwnProperty.call(s, p)) t[p] = s[p];
        }
        return t;
    };

    __rest = function (s, e) {
        var t = {};
        for (var p in s) if (Object.prototype.hasOwnProperty.call(s, p) && e.indexOf(p) < 0)
            t[p] = s[p];
        if (s != null && typeof Object.getOwnPropertySymbols === "function")
            for (var i = 0, p = Object.getOwnPropertySymbols(s); i < p.length; i++) {
                if (e.indexOf(p[i]) < 0 && Object.prototype.propertyIsEnumerable.call(s, p[i]))
                    t[p[i]] = s[p[i]];
            }
        return t;
    };

    __decorate = function (decorators, target, key, desc) {
        var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
        if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
        else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
        return c > 3 && r && Object.defineProperty(target, key, r), r;
    };

    __param = function (paramIndex, decorator) {
        return function (target, key) { decorator(target, key, paramIndex); }
    };

    __esDecorate = function (ctor, descriptorIn, decorators, contextIn, initializers, extraInitializers) {
        function accept(f) { if (f !== void 0 && typeof f !== "function") throw new TypeError("Function expected"); return f; }
        var kind = contextIn.kind, key = kind === "getter" ? "get" : kind === "setter" ? "set" : "value";
        var target = !descriptorIn && ctor ? contextIn["static"] ? ctor : ctor.prototype : null;
        var descriptor = descriptorIn || (target ? Object.getOwnPropertyDescriptor(target, contextIn.name) : {});
        var _, done = false;
        for (var i = decorators.length - 1; i >= 0; i--) {
            var context = {};
            for (var p in contextIn) context[p] = p === "access" ? {} : contextIn[p];
            for (var p in contextIn.access) context.access[p] = contextIn.access[p];
            context.addInitializer = function (f) { if (done) throw new TypeError("Cannot add initializers after decoration has completed"); extraInitializers.push(accept(f || null)); };
            var result = (0, decorators[i])(kind === "accessor" ? { get: descriptor.get, set: descriptor.set } : descriptor[key], context);
            if (kind === "accessor") {
                if (result === void 0) continue;
                if (result === null || typeof result !== "object") throw new TypeError("Object expected");
                if (_ = accept(result.get)) descriptor.get = _;
                if (_ = accept(result.set)) descriptor.set = _;
                if (_ = accept(result.init)) initializers.unshift(_);
            }
            else if (_ = accept(result)) {
                if (kind === "field") initializers.unshift(_);
                else descriptor[key] = _;
            }
        }
        if (target) Object.defineProperty(target, contextIn.name, descriptor);
        done = true;
    };

    __runInitializers = function (thisArg, initializers, value) {
        var useValue = arguments.length > 2;
        for (var i = 0; i < initializers.length; i++) {
            value = useValue ? initializers[i].call(thisArg, value) : initializers[i].call(thisArg);
        }
        return useValue ? value : void 0;
    };

    __propKey = function (x) {
        return typeof x === "symbol" ? x : "".concat(x);
    };

    __setFunctionName = function (f, name, prefix) {
        if (typeof name === "symbol") name = name.description ? "[".concat(name.description, "]") : "";
        return Object.defineProperty(f, "name", { configurable: true, value: prefix ? "".concat(prefix, " ", name) : name });
    };

    __metadata = function (metadataKey, metadataValue) {
        if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(metadataKey, metadataValue);
    };

    __awaiter = function (thisArg, _arguments, P, generator) {
        function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
        return new (P || (P = Promise))(function (resolve, reject) {
            function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
            function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
            function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
            step((generator = generator.apply(thisArg, _arguments || [])).next());
        });
    };

    __generator = function (thisArg, body) {
        var _ = { label: 0, sent: function() { if (t[0] & 1) throw t[1]; return t[1]; }, trys: [], ops: [] }, f, y, t, g = Object.create((typeof Iterator === "function" ? Iterator : Object).prototype);
        return g.next = verb(0), g["throw"] = verb(1), g["return"] = verb(2), typeof Symbol === "function" && (g[Symbol.iterator] = function() { return this; }), g;
        function verb(n) { return function (v) { return step([n, v]); }; }
        function step(op) {
            if (f) throw new TypeError("Generator is already executing.");
            while (g && (g = 0, op[0] && (_ = 0)), _) try {
                if (f = 1, y && (t = op[0] & 2 ? y["return"] : op[0] ? y["throw"] || ((t = y["return"]) && t.call(y), 0) : y.next) && !(t = t.call(y, op[1])).done) return t;
                if (y = 0, t) op = [op[0] & 2, t.value];
                switch (op[0]) {
                    case 0: case 1: t = op; break;
                    case 4: _.label++; return { value: op[1], done: false };
                    case 5: _.label++; y = op[1]; op = [0]; continue;
                    case 7: op = _.ops.pop(); _.trys.pop(); continue;
                    default:
                        if (!(t = _.trys, t = t.length > 0 && t[t.length - 1]) && (op[0] === 6 || op[0] === 2)) { _ = 0; continue; }
                        if (op[0] === 3 && (!t || (op[1] > t[0] && op[1] < t[3]))) { _.label = op[1]; break; }
                        if (op[0] === 6 && _.label < t[1]) { _.label = t[1]; t = op; break; }
                        if (t && _.label < t[2]) { _.label = t[2]; _.ops.push(op); break; }
                        if (t[2]) _.ops.pop();
                        _.trys.pop(); continue;
                }
                op = body.call(thisArg, _);
            } catch (e) { op = [6, e]; y = 0; } finally { f = t = 0; }
            if (op[0] & 5) throw op[1]; return { value: op[0] ? op[1] : void 0, done: true };
        }
    };

    __exportStar = function(m, o) {
        for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(o, p)) __createBinding(o, m, p);
    };

    __createBinding = Object.create ? (function(o, m, k, k2) {
        if (k2 === undefined) k2 = k;
        var desc = Object.getOwnPropertyDescriptor(m, k);
        if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
            desc = { enumerable: true, get: function() { return m[k]; } };
        }
        Object.defineProperty(o, k2, desc);
    }) : (function(o, m, k, k2) {
        if (k2 === undefined) k2 = k;
        o[k2] = m[k];
    });

    __values = function (o) {
        var s = typeof Symbol === "function" && Symbol.iterator, m = s && o[s], i = 0;
        if (m) return m.call(o);
        if (o && typeof o.length === "number") return {
            next: function () {
                if (o && i >= o.length) o = void 0;
                return { value: o && o[i++], done: !o };
            }
        };
        throw new TypeError(s ? "Object is not iterable." : "Symbol.iterator is not defined.");
    };

    __read = function (o, n) {
        var m = typeof Symbol === "function" && o[Symbol.iterator];
        if (!m) return o;
        var i = m.call(o), r, ar = [], e;
        try {
            while ((n === void 0 || n-- > 0) && !(r = i.next()).done) ar.push(r.value);
        }
        catch (error) { e = { error: error }; }
        finally {
            try {
                if (r && !r.done && (m = i["return"])) m.call(i);
            }
            finally { if (e) throw e.error; }
        }
        return ar;
    };

    /** @deprecated */
    __spread = function () {
        for (var ar = [], i = 0; i < arguments.length; i++)
            ar = ar.concat(__read(arguments[i]));
        return ar;
    };

    /** @deprecated */
    __spreadArrays = function () {
        for (var s = 0, i = 0, il = arguments.length; i < il; i++) s += arguments[i].length;
        for (var r = Array(s), k = 0, i = 0; i < il; i++)
            for (var a = arguments[i], j = 0, jl = a.length; j < jl; j++, k++)
                r[k] = a[j];
        return r;
    };

    __spreadArray = function (to, from, pack) {
        if (pack || arguments.length === 2) for (var i = 0, l = from.length, ar; i < l; i++) {
            if (ar || !(i in from)) {
                if (!ar) ar = Array.prototype.slice.call(from, 0, i);
                ar[i] = from[i];
            }
        }
        return to.concat(ar || Array.prototype.slice.call(from));
    };

    __await = function (v) {
        return this instanceof __await ? (this.v = v, this) : new __await(v);
    };

    __asyncGenerator = function (thisArg, _arguments, generator) {
        if (!Symbol.asyncIterator) throw new TypeError("Symbol.asyncIterator is not defined.");
        var g = generator.apply(thisArg, _arguments || []), i, q = [];
        return i = Object.create((typeof AsyncIterator === "function" ? AsyncIterator : Object).prototype), verb("next"), verb("throw"), verb("return", awaitReturn), i[Symbol.asyncIterator] = function () { return this; }, i;
        function awaitReturn(f) { return function (v) { return Promise.resolve(v).then(f, reject); }; }
        function verb(n, f) { if (g[n]) { i[n] = function (v) { return new Promise(function (a, b) { q.push([n, v, a, b]) > 1 || resume(n, v); }); }; if (f) i[n] = f(i[n]); } }
        function resume(n, v) { try { step(g[n](v)); } catch (e) { settle(q[0][3], e); } }
        function step(r) { r.value instanceof __await ? Promise.resolve(r.value.v).then(fulfill, reject) : settle(q[0][2], r); }
        function fulfill(value) { resume("next", value); }
        function reject(value) { resume("throw", value); }
        function settle(f, v) { if (f(v), q.shift(), q.length) resume(q[0][0], q[0][1]); }
    };

    __asyncDelegator = function (o) {
        var i, p;
        return i = {}, verb("next"), verb("throw", function (e) { throw e; }), verb("return"), i[Symbol.iterator] = function () { return this; }, i;
        function verb(n, f) { i[n] = o[n] ? function (v) { return (p = !p) ? { value: __await(o[n](v)), done: false } : f ? f(v) : v; } : f; }
    };

    __asyncValues = function (o) {
        if (!Symbol.asyncIterator) throw new TypeError("Symbol.asyncIterator is not defined.");
        var m = o[Symbol.asyncIterator], i;
        return m ? m.call(o) : (o = typeof __values === "function" ? __values(o) : o[Symbol.iterator](), i = {}, verb("next"), verb("throw"), verb("return"), i[Symbol.asyncIterator] = function () { return this; }, i);
        function verb(n) { i[n] = o[n] && function (v) { return new Promise(function (resolve, reject) { v = o[n](v), settle(resolve, reject, v.done, v.value); }); }; }
        function settle(resolve, reject, d, v) { Promise.resolve(v).then(function(v) { resolve({ value: v, done: d }); }, reject); }
    };

    __makeTemplateObject = function (cooked, raw) {
        if (Object.defineProperty) { Object.defineProperty(cooked, "raw", { value: raw }); } else { cooked.raw = raw; }
        return cooked;
    };

    var __setModuleDefault = Object.create ? (function(o, v) {
        Object.defineProperty(o, "default", { enumerable: true, value: v });
    }) : function(o, v) {
        o["default"] = v;
    };

    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };

    __importStar = function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };

    __importDefault = function (mod) {
        return (mod && mod.__esModule) ? mod : { "default": mod };
    };

    __classPrivateFieldGet = function (receiver, state, kind, f) {
        if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a getter");
        if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot read private member from an object whose class did not declare it");
        return kind === "m" ? f : kind === "a" ? f.call(receiver) : f ? f.value : state.get(receiver);
    };

    __classPrivateFieldSet = function (receiver, state, value, kind, f) {
        if (kind === "m") throw new TypeError("Private method is not writable");
        if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a setter");
        if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot write private member to an object whose class did not declare it");
        return (kind === "a" ? f.call(receiver, value) : f ? f.value = value : state.set(receiver, value)), value;
    };

    __classPrivateFieldIn = function (state, receiver) {
        if (receiver === null || (typeof receiver !== "object" && typeof receiver !== "function")) throw new TypeError("Cannot use 'in' operator on non-object");
        return typeof state === "function" ? receiver === state : state.has(receiver);
    };

    __addDisposableResource = function (env, value, async) {
        if (value !== null && value !== void 0) {
            if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
            var dispose, inner;
            if (async) {
                if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
                dispose = value[Symbol.asyncDispose];
            }
            if (dispose === void 0) {
                if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
                dispose = value[Symbol.dispose];
                if (async) inner = dispose;
            }
            if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
            if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
            env.stack.push({ value: value, dispose: dispose, async: async });
        }
        else if (async) {
            env.stack.push({ async: true });
        }
        return value;
    };

    var _SuppressedError = typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
        var e = new Error(message);
        return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
    };

    __disposeResources = function (env) {
        function fail(e) {
            env.error = env.hasError ? new _SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };

    __rewriteRelativeImportExtension = function (path, preserveJsx, extraExtensions, ignoreCase) {
        if (typeof path === "string" && /^\.\.?\//.test(path)) {
            if (extraExtensions) {
                for (var extension in extraExtensions) {
                    var suffix = path.slice(-extension.length);
                    if (suffix === extension || ignoreCase && suffix.toLowerCase() === extension.toLowerCase()) {
                        var output = extraExtensions[extension];
                        return output === extension ? path : path.slice(0, -extension.length) + output;
                    }
                }
            }
            return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
                return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
            });
        }
        return path;
    };

    exporter("__extends", __extends);
    exporter("__assign", __assign);
    exporter("__rest", __rest);
    exporter("__decorate", __decorate);
    exporter("__param", __param);
    exporter("__esDecorate", __esDecorate);
    exporter("__runInitializers", __runInitializers);
    exporter("__propKey", __propKey);
    exporter("__setFunctionName", __setFunctionName);
    exporter("__metadata", __metadata);
    exporter("__awaiter", __awaiter);
    exporter("__generator", __generator);
    exporter("__exportStar", __exportStar);
    exporter("__createBinding", __createBinding);
    exporter("__values", __values);
    exporter("__read", __read);
    exporter("__spread", __spread);
    exporter("__spreadArrays", __spreadArrays);
    exporter("__spreadArray", __spreadArray);
    exporter("__await", __await);
    exporter("__asyncGenerator", __asyncGenerator);
    exporter("__asyncDelegator", __asyncDelegator);
    exporter("__asyncValues", __asyncValues);
    exporter("__makeTemplateObject", __makeTemplateObject);
    exporter("__importStar", __importStar);
    exporter("__importDefault", __importDefault);
    exporter("__classPrivateFieldGet", __classPrivateFieldGet);
    exporter("__classPrivateFieldSet", __classPrivateFieldSet);
    exporter("__classPrivateFieldIn", __classPrivateFieldIn);
    exporter("__addDisposableResource", __addDisposableResource);
    exporter("__disposeResources", __disposeResources);
    exporter("__rewriteRelativeImportExtension", __rewriteRelativeImportExtension);
});

0 && (0);


/***/ }),

/***/ 6347: // node_modules/@azure/arm-containerservicefleet/dist/esm/api/autoUpgradeProfiles/index.js
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qI: () => (/* reexport */ listByFleet)
});

// UNUSED EXPORTS: $delete, createOrUpdate, get

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
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/autoUpgradeProfiles/{autoUpgradeProfileName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        autoUpgradeProfileName: autoUpgradeProfileName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).delete(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _$deleteDeserialize(result) {
    const expectedStatuses = ["202", "204", "200"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
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
    return getLongRunningPoller(context, _$deleteDeserialize, ["202", "204", "200"], {
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
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/autoUpgradeProfiles/{autoUpgradeProfileName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        autoUpgradeProfileName: autoUpgradeProfileName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).put(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { contentType: "application/json", headers: Object.assign(Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), ((options === null || options === void 0 ? void 0 : options.ifNoneMatch) !== undefined ? { "If-None-Match": options === null || options === void 0 ? void 0 : options.ifNoneMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers), body: autoUpgradeProfileSerializer(resource) }));
}
async function _createOrUpdateDeserialize(result) {
    const expectedStatuses = ["200", "201"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
        throw error;
    }
    return autoUpgradeProfileDeserializer(result.body);
}
/** Create a AutoUpgradeProfile */
function createOrUpdate(context, resourceGroupName, fleetName, autoUpgradeProfileName, resource, options = {
    requestOptions: {},
}) {
    return getLongRunningPoller(context, _createOrUpdateDeserialize, ["200", "201"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _createOrUpdateSend(context, resourceGroupName, fleetName, autoUpgradeProfileName, resource, options),
        resourceLocationConfig: "azure-async-operation",
    });
}
function _getSend(context, resourceGroupName, fleetName, autoUpgradeProfileName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/autoUpgradeProfiles/{autoUpgradeProfileName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        autoUpgradeProfileName: autoUpgradeProfileName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).get(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _getDeserialize(result) {
    const expectedStatuses = ["200"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
        throw error;
    }
    return autoUpgradeProfileDeserializer(result.body);
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

/***/ }),

/***/ 3321: // node_modules/@azure/arm-containerservicefleet/dist/esm/api/fleetMembers/index.js
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qI: () => (/* reexport */ listByFleet)
});

// UNUSED EXPORTS: $delete, create, get, updateAsync

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
;// CONCATENATED MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/api/fleetMembers/operations.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.





function _listByFleetSend(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = (0,urlTemplate/* expandUrlTemplate */.S)("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/members{?api%2Dversion}", {
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
    return (0,models/* _fleetMemberListResultDeserializer */.og)(result.body);
}
/** List FleetMember resources by Fleet */
function listByFleet(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
    return (0,pagingHelpers/* buildPagedAsyncIterator */.O)(context, () => _listByFleetSend(context, resourceGroupName, fleetName, options), _listByFleetDeserialize, ["200"], { itemName: "value", nextLinkName: "nextLink" });
}
function _$deleteSend(context, resourceGroupName, fleetName, fleetMemberName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/members/{fleetMemberName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        fleetMemberName: fleetMemberName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).delete(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _$deleteDeserialize(result) {
    const expectedStatuses = ["200", "202", "204"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
        throw error;
    }
    return;
}
/** Delete a FleetMember */
/**
 *  @fixme delete is a reserved word that cannot be used as an operation name.
 *         Please add @clientName("clientName") or @clientName("<JS-Specific-Name>", "javascript")
 *         to the operation to override the generated name.
 */
function $delete(context, resourceGroupName, fleetName, fleetMemberName, options = { requestOptions: {} }) {
    return getLongRunningPoller(context, _$deleteDeserialize, ["200", "202", "204"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _$deleteSend(context, resourceGroupName, fleetName, fleetMemberName, options),
        resourceLocationConfig: "location",
    });
}
function _updateAsyncSend(context, resourceGroupName, fleetName, fleetMemberName, properties, options = { requestOptions: {} }) {
    var _a, _b;
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/members/{fleetMemberName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        fleetMemberName: fleetMemberName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).patch(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { contentType: "application/json", headers: Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers), body: fleetMemberUpdateSerializer(properties) }));
}
async function _updateAsyncDeserialize(result) {
    const expectedStatuses = ["200", "202"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
        throw error;
    }
    return fleetMemberDeserializer(result.body);
}
/** Update a FleetMember */
function updateAsync(context, resourceGroupName, fleetName, fleetMemberName, properties, options = { requestOptions: {} }) {
    return getLongRunningPoller(context, _updateAsyncDeserialize, ["200", "202"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _updateAsyncSend(context, resourceGroupName, fleetName, fleetMemberName, properties, options),
        resourceLocationConfig: "location",
    });
}
function _createSend(context, resourceGroupName, fleetName, fleetMemberName, resource, options = { requestOptions: {} }) {
    var _a, _b;
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/members/{fleetMemberName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        fleetMemberName: fleetMemberName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).put(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { contentType: "application/json", headers: Object.assign(Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), ((options === null || options === void 0 ? void 0 : options.ifNoneMatch) !== undefined ? { "If-None-Match": options === null || options === void 0 ? void 0 : options.ifNoneMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers), body: fleetMemberSerializer(resource) }));
}
async function _createDeserialize(result) {
    const expectedStatuses = ["200", "201"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
        throw error;
    }
    return fleetMemberDeserializer(result.body);
}
/** Create a FleetMember */
function create(context, resourceGroupName, fleetName, fleetMemberName, resource, options = { requestOptions: {} }) {
    return getLongRunningPoller(context, _createDeserialize, ["200", "201"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _createSend(context, resourceGroupName, fleetName, fleetMemberName, resource, options),
        resourceLocationConfig: "azure-async-operation",
    });
}
function _getSend(context, resourceGroupName, fleetName, fleetMemberName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/members/{fleetMemberName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        fleetMemberName: fleetMemberName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).get(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _getDeserialize(result) {
    const expectedStatuses = ["200"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
        throw error;
    }
    return fleetMemberDeserializer(result.body);
}
/** Get a FleetMember */
async function get(context, resourceGroupName, fleetName, fleetMemberName, options = { requestOptions: {} }) {
    const result = await _getSend(context, resourceGroupName, fleetName, fleetMemberName, options);
    return _getDeserialize(result);
}
//# sourceMappingURL=operations.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/api/fleetMembers/index.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

//# sourceMappingURL=index.js.map

/***/ }),

/***/ 4722: // node_modules/@azure/arm-containerservicefleet/dist/esm/api/fleetUpdateStrategies/index.js
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qI: () => (/* reexport */ listByFleet)
});

// UNUSED EXPORTS: $delete, createOrUpdate, get

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
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/updateStrategies/{updateStrategyName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        updateStrategyName: updateStrategyName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).delete(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _$deleteDeserialize(result) {
    const expectedStatuses = ["200", "202", "204"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
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
    return getLongRunningPoller(context, _$deleteDeserialize, ["200", "202", "204"], {
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
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/updateStrategies/{updateStrategyName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        updateStrategyName: updateStrategyName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).put(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { contentType: "application/json", headers: Object.assign(Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), ((options === null || options === void 0 ? void 0 : options.ifNoneMatch) !== undefined ? { "If-None-Match": options === null || options === void 0 ? void 0 : options.ifNoneMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers), body: fleetUpdateStrategySerializer(resource) }));
}
async function _createOrUpdateDeserialize(result) {
    const expectedStatuses = ["200", "201"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
        throw error;
    }
    return fleetUpdateStrategyDeserializer(result.body);
}
/** Create a FleetUpdateStrategy */
function createOrUpdate(context, resourceGroupName, fleetName, updateStrategyName, resource, options = {
    requestOptions: {},
}) {
    return getLongRunningPoller(context, _createOrUpdateDeserialize, ["200", "201"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _createOrUpdateSend(context, resourceGroupName, fleetName, updateStrategyName, resource, options),
        resourceLocationConfig: "azure-async-operation",
    });
}
function _getSend(context, resourceGroupName, fleetName, updateStrategyName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/updateStrategies/{updateStrategyName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        updateStrategyName: updateStrategyName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).get(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _getDeserialize(result) {
    const expectedStatuses = ["200"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
        throw error;
    }
    return fleetUpdateStrategyDeserializer(result.body);
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

/***/ }),

/***/ 1215: // node_modules/@azure/arm-containerservicefleet/dist/esm/api/fleets/index.js
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ZS: () => (/* reexport */ listBySubscription)
});

// UNUSED EXPORTS: $delete, create, get, listByResourceGroup, listCredentials, updateAsync

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
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}/listCredentials{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).post(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _listCredentialsDeserialize(result) {
    const expectedStatuses = ["200"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
        throw error;
    }
    return fleetCredentialResultsDeserializer(result.body);
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
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).get(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _listByResourceGroupDeserialize(result) {
    const expectedStatuses = ["200"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
        throw error;
    }
    return _fleetListResultDeserializer(result.body);
}
/** Lists fleets in the specified subscription and resource group. */
function listByResourceGroup(context, resourceGroupName, options = { requestOptions: {} }) {
    return buildPagedAsyncIterator(context, () => _listByResourceGroupSend(context, resourceGroupName, options), _listByResourceGroupDeserialize, ["200"], { itemName: "value", nextLinkName: "nextLink" });
}
function _$deleteSend(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).delete(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _$deleteDeserialize(result) {
    const expectedStatuses = ["200", "202", "204"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
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
    return getLongRunningPoller(context, _$deleteDeserialize, ["200", "202", "204"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _$deleteSend(context, resourceGroupName, fleetName, options),
        resourceLocationConfig: "location",
    });
}
function _updateAsyncSend(context, resourceGroupName, fleetName, properties, options = { requestOptions: {} }) {
    var _a, _b;
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).patch(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { contentType: "application/json", headers: Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers), body: fleetPatchSerializer(properties) }));
}
async function _updateAsyncDeserialize(result) {
    const expectedStatuses = ["200", "202"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
        throw error;
    }
    return fleetDeserializer(result.body);
}
/** Update a Fleet */
function updateAsync(context, resourceGroupName, fleetName, properties, options = { requestOptions: {} }) {
    return getLongRunningPoller(context, _updateAsyncDeserialize, ["200", "202"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _updateAsyncSend(context, resourceGroupName, fleetName, properties, options),
        resourceLocationConfig: "location",
    });
}
function _createSend(context, resourceGroupName, fleetName, resource, options = { requestOptions: {} }) {
    var _a, _b;
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).put(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { contentType: "application/json", headers: Object.assign(Object.assign(Object.assign(Object.assign({}, ((options === null || options === void 0 ? void 0 : options.ifMatch) !== undefined ? { "If-Match": options === null || options === void 0 ? void 0 : options.ifMatch } : {})), ((options === null || options === void 0 ? void 0 : options.ifNoneMatch) !== undefined ? { "If-None-Match": options === null || options === void 0 ? void 0 : options.ifNoneMatch } : {})), { accept: "application/json" }), (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers), body: fleetSerializer(resource) }));
}
async function _createDeserialize(result) {
    const expectedStatuses = ["200", "201"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
        throw error;
    }
    return fleetDeserializer(result.body);
}
/** Creates or updates a Fleet. */
function create(context, resourceGroupName, fleetName, resource, options = { requestOptions: {} }) {
    return getLongRunningPoller(context, _createDeserialize, ["200", "201"], {
        updateIntervalInMs: options === null || options === void 0 ? void 0 : options.updateIntervalInMs,
        abortSignal: options === null || options === void 0 ? void 0 : options.abortSignal,
        getInitialResponse: () => _createSend(context, resourceGroupName, fleetName, resource, options),
        resourceLocationConfig: "azure-async-operation",
    });
}
function _getSend(context, resourceGroupName, fleetName, options = { requestOptions: {} }) {
    var _a, _b;
    const path = expandUrlTemplate("/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/fleets/{fleetName}{?api%2Dversion}", {
        subscriptionId: context.subscriptionId,
        resourceGroupName: resourceGroupName,
        fleetName: fleetName,
        "api%2Dversion": context.apiVersion,
    }, {
        allowReserved: (_a = options === null || options === void 0 ? void 0 : options.requestOptions) === null || _a === void 0 ? void 0 : _a.skipUrlEncoding,
    });
    return context.path(path).get(Object.assign(Object.assign({}, operationOptionsToRequestParameters(options)), { headers: Object.assign({ accept: "application/json" }, (_b = options.requestOptions) === null || _b === void 0 ? void 0 : _b.headers) }));
}
async function _getDeserialize(result) {
    const expectedStatuses = ["200"];
    if (!expectedStatuses.includes(result.status)) {
        const error = createRestError(result);
        error.details = errorResponseDeserializer(result.body);
        throw error;
    }
    return fleetDeserializer(result.body);
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

/***/ }),

/***/ 6570: // node_modules/@azure/arm-containerservicefleet/dist/esm/api/index.js
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* reexport */ createContainerServiceFleet)
});

// EXTERNAL MODULE: ./node_modules/tslib/modules/index.js
var modules = __webpack_require__(7467);
// EXTERNAL MODULE: ./node_modules/@azure/logger/dist/esm/index.js + 1 modules
var esm = __webpack_require__(7567);
;// CONCATENATED MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/logger.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

const logger = (0,esm/* createClientLogger */.KV)("arm-containerservicefleet");
//# sourceMappingURL=logger.js.map
// EXTERNAL MODULE: ./node_modules/@azure-rest/core-client/dist/esm/index.js + 11 modules
var dist_esm = __webpack_require__(3049);
;// CONCATENATED MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/api/containerServiceFleetContext.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.



/** Azure Kubernetes Fleet Manager api client. */
function createContainerServiceFleet(credential, subscriptionId, options = {}) {
    var _a, _b, _c, _d, _e, _f, _g, _h;
    const endpointUrl = (_b = (_a = options.endpoint) !== null && _a !== void 0 ? _a : options.baseUrl) !== null && _b !== void 0 ? _b : "https://management.azure.com";
    const prefixFromOptions = (_c = options === null || options === void 0 ? void 0 : options.userAgentOptions) === null || _c === void 0 ? void 0 : _c.userAgentPrefix;
    const userAgentInfo = `azsdk-js-arm-containerservicefleet/2.0.0`;
    const userAgentPrefix = prefixFromOptions
        ? `${prefixFromOptions} azsdk-js-api ${userAgentInfo}`
        : `azsdk-js-api ${userAgentInfo}`;
    const _j = Object.assign(Object.assign({}, options), { userAgentOptions: { userAgentPrefix }, loggingOptions: { logger: (_e = (_d = options.loggingOptions) === null || _d === void 0 ? void 0 : _d.logger) !== null && _e !== void 0 ? _e : logger.info }, credentials: {
            scopes: (_g = (_f = options.credentials) === null || _f === void 0 ? void 0 : _f.scopes) !== null && _g !== void 0 ? _g : [`${endpointUrl}/.default`],
        } }), { apiVersion: _ } = _j, updatedOptions = (0,modules/* __rest */.Tt)(_j, ["apiVersion"]);
    const clientContext = (0,dist_esm/* getClient */.KU)(endpointUrl, credential, updatedOptions);
    clientContext.pipeline.removePolicy({ name: "ApiVersionPolicy" });
    const apiVersion = (_h = options.apiVersion) !== null && _h !== void 0 ? _h : "2025-03-01";
    clientContext.pipeline.addPolicy({
        name: "ClientApiVersionPolicy",
        sendRequest: (req, next) => {
            // Use the apiVersion defined in request url directly
            // Append one if there is no apiVersion and we have one at client options
            const url = new URL(req.url);
            if (!url.searchParams.get("api-version")) {
                req.url = `${req.url}${Array.from(url.searchParams.keys()).length > 0 ? "&" : "?"}api-version=${apiVersion}`;
            }
            return next(req);
        },
    });
    return Object.assign(Object.assign({}, clientContext), { apiVersion,
        subscriptionId });
}
//# sourceMappingURL=containerServiceFleetContext.js.map
;// CONCATENATED MODULE: ./node_modules/@azure/arm-containerservicefleet/dist/esm/api/index.js
// Copyright (c) Microsoft Corporation.
// Licensed under the MIT License.

//# sourceMappingURL=index.js.map

/***/ }),

/***/ 5850: // node_modules/@azure/arm-containerservicefleet/dist/esm/models/models.js
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   At: () => (/* binding */ _fleetUpdateStrategyListResultDeserializer),
/* harmony export */   If: () => (/* binding */ _fleetListResultDeserializer),
/* harmony export */   e9: () => (/* binding */ _autoUpgradeProfileListResultDeserializer),
/* harmony export */   og: () => (/* binding */ _fleetMemberListResultDeserializer),
/* harmony export */   tG: () => (/* binding */ errorResponseDeserializer)
/* harmony export */ });
/* unused harmony exports _operationListResultDeserializer, operationArrayDeserializer, operationDeserializer, operationDisplayDeserializer, KnownOrigin, KnownActionType, errorDetailDeserializer, errorDetailArrayDeserializer, errorAdditionalInfoArrayDeserializer, errorAdditionalInfoDeserializer, _errorAdditionalInfoInfoDeserializer, fleetSerializer, fleetDeserializer, fleetPropertiesSerializer, fleetPropertiesDeserializer, KnownFleetProvisioningState, fleetHubProfileSerializer, fleetHubProfileDeserializer, apiServerAccessProfileSerializer, apiServerAccessProfileDeserializer, agentProfileSerializer, agentProfileDeserializer, fleetStatusDeserializer, managedServiceIdentitySerializer, managedServiceIdentityDeserializer, KnownManagedServiceIdentityType, userAssignedIdentityRecordSerializer, userAssignedIdentityRecordDeserializer, userAssignedIdentitySerializer, userAssignedIdentityDeserializer, trackedResourceSerializer, trackedResourceDeserializer, resourceSerializer, resourceDeserializer, systemDataDeserializer, KnownCreatedByType, fleetPatchSerializer, fleetArraySerializer, fleetArrayDeserializer, fleetCredentialResultsDeserializer, fleetCredentialResultArrayDeserializer, fleetCredentialResultDeserializer, fleetMemberSerializer, fleetMemberDeserializer, fleetMemberPropertiesSerializer, fleetMemberPropertiesDeserializer, KnownFleetMemberProvisioningState, fleetMemberStatusDeserializer, proxyResourceSerializer, proxyResourceDeserializer, fleetMemberUpdateSerializer, fleetMemberUpdatePropertiesSerializer, fleetMemberArraySerializer, fleetMemberArrayDeserializer, updateRunSerializer, updateRunDeserializer, updateRunPropertiesSerializer, updateRunPropertiesDeserializer, KnownUpdateRunProvisioningState, updateRunStrategySerializer, updateRunStrategyDeserializer, updateStageArraySerializer, updateStageArrayDeserializer, updateStageSerializer, updateStageDeserializer, updateGroupArraySerializer, updateGroupArrayDeserializer, updateGroupSerializer, updateGroupDeserializer, managedClusterUpdateSerializer, managedClusterUpdateDeserializer, managedClusterUpgradeSpecSerializer, managedClusterUpgradeSpecDeserializer, KnownManagedClusterUpgradeType, nodeImageSelectionSerializer, nodeImageSelectionDeserializer, KnownNodeImageSelectionType, nodeImageVersionArraySerializer, nodeImageVersionArrayDeserializer, nodeImageVersionSerializer, nodeImageVersionDeserializer, updateRunStatusDeserializer, updateStatusDeserializer, KnownUpdateState, updateStageStatusArrayDeserializer, updateStageStatusDeserializer, updateGroupStatusArrayDeserializer, updateGroupStatusDeserializer, memberUpdateStatusArrayDeserializer, memberUpdateStatusDeserializer, waitStatusDeserializer, nodeImageSelectionStatusDeserializer, _updateRunListResultDeserializer, updateRunArraySerializer, updateRunArrayDeserializer, skipPropertiesSerializer, skipTargetArraySerializer, skipTargetSerializer, KnownTargetType, fleetUpdateStrategySerializer, fleetUpdateStrategyDeserializer, fleetUpdateStrategyPropertiesSerializer, fleetUpdateStrategyPropertiesDeserializer, KnownFleetUpdateStrategyProvisioningState, fleetUpdateStrategyArraySerializer, fleetUpdateStrategyArrayDeserializer, autoUpgradeProfileSerializer, autoUpgradeProfileDeserializer, autoUpgradeProfilePropertiesSerializer, autoUpgradeProfilePropertiesDeserializer, KnownAutoUpgradeProfileProvisioningState, KnownUpgradeChannel, autoUpgradeNodeImageSelectionSerializer, autoUpgradeNodeImageSelectionDeserializer, KnownAutoUpgradeNodeImageSelectionType, autoUpgradeProfileStatusSerializer, autoUpgradeProfileStatusDeserializer, KnownAutoUpgradeLastTriggerStatus, autoUpgradeProfileArraySerializer, autoUpgradeProfileArrayDeserializer, generateResponseDeserializer, KnownVersions */
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
                ? stringToUint8Array(item["value"], "base64")
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

/***/ 2311: // node_modules/@azure/arm-containerservicefleet/dist/esm/static-helpers/pagingHelpers.js
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ buildPagedAsyncIterator)
/* harmony export */ });
/* harmony import */ var tslib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7467);
/* harmony import */ var _azure_rest_core_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3049);
/* harmony import */ var _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1818);
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
        throw new _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_1__/* .RestError */ .pj(`Body Property ${nextLinkName} should be a string or undefined or null but got ${typeof nextLink}`);
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
        throw new _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_1__/* .RestError */ .pj(`Couldn't paginate response\n Body doesn't contain an array property with name: ${itemName}`);
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

/***/ 8468: // node_modules/@azure/arm-containerservicefleet/dist/esm/static-helpers/pollingHelpers.js
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* unused harmony export getLongRunningPoller */
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
    return createHttpPoller(poller, {
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
        throw createRestError(response);
    }
    return {
        flatResponse: response,
        rawResponse: Object.assign(Object.assign({}, response), { statusCode: Number.parseInt(response.status), body: response.body }),
    };
}
//# sourceMappingURL=pollingHelpers.js.map

/***/ }),

/***/ 541: // node_modules/@azure/arm-containerservicefleet/dist/esm/static-helpers/urlTemplate.js
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

/***/ }),

/***/ 7467: // node_modules/tslib/modules/index.js
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ __asyncGenerator),
/* harmony export */   Me: () => (/* binding */ __asyncDelegator),
/* harmony export */   N3: () => (/* binding */ __await),
/* harmony export */   Tt: () => (/* binding */ __rest),
/* harmony export */   xN: () => (/* binding */ __asyncValues)
/* harmony export */ });
/* unused harmony exports __extends, __assign, __decorate, __param, __esDecorate, __runInitializers, __propKey, __setFunctionName, __metadata, __awaiter, __generator, __exportStar, __createBinding, __values, __read, __spread, __spreadArrays, __spreadArray, __makeTemplateObject, __importStar, __importDefault, __classPrivateFieldGet, __classPrivateFieldSet, __classPrivateFieldIn, __addDisposableResource, __disposeResources, __rewriteRelativeImportExtension */
/* harmony import */ var _tslib_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1860);

const {
    __extends,
    __assign,
    __rest,
    __decorate,
    __param,
    __esDecorate,
    __runInitializers,
    __propKey,
    __setFunctionName,
    __metadata,
    __awaiter,
    __generator,
    __exportStar,
    __createBinding,
    __values,
    __read,
    __spread,
    __spreadArrays,
    __spreadArray,
    __await,
    __asyncGenerator,
    __asyncDelegator,
    __asyncValues,
    __makeTemplateObject,
    __importStar,
    __importDefault,
    __classPrivateFieldGet,
    __classPrivateFieldSet,
    __classPrivateFieldIn,
    __addDisposableResource,
    __disposeResources,
    __rewriteRelativeImportExtension,
} = _tslib_js__WEBPACK_IMPORTED_MODULE_0__;

/* unused harmony default export */ var __WEBPACK_DEFAULT_EXPORT__ = ((/* unused pure expression or super */ null && (tslib)));


/***/ })

};
