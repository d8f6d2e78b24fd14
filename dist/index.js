import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 7163: // node_modules/semver/classes/semver.js
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const debug = __nccwpck_require__(1159)
const { MAX_LENGTH, MAX_SAFE_INTEGER } = __nccwpck_require__(5101)
const { safeRe: re, t } = __nccwpck_require__(5471)

const parseOptions = __nccwpck_require__(356)
const { compareIdentifiers } = __nccwpck_require__(3348)

const isPrereleaseIdentifier = (prerelease, identifier) => {
  const identifiers = identifier.split('.')
  if (identifiers.length > prerelease.length) {
    return false
  }

  for (let i = 0; i < identifiers.length; i++) {
    if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
      return false
    }
  }

  return true
}

class SemVer {
  constructor (version, options) {
    options = parseOptions(options)

    if (version instanceof SemVer) {
      if (version.loose === !!options.loose &&
        version.includePrerelease === !!options.includePrerelease) {
        return version
      } else {
        version = version.version
      }
    } else if (typeof version !== 'string') {
      throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`)
    }

    if (version.length > MAX_LENGTH) {
      throw new TypeError(
        `version is longer than ${MAX_LENGTH} characters`
      )
    }

    debug('SemVer', version, options)
    this.options = options
    this.loose = !!options.loose
    // this isn't actually relevant for versions, but keep it so that we
    // don't run into trouble passing this.options around.
    this.includePrerelease = !!options.includePrerelease

    const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL])

    if (!m) {
      throw new TypeError(`Invalid Version: ${version}`)
    }

    this.raw = version

    // these are actually numbers
    this.major = +m[1]
    this.minor = +m[2]
    this.patch = +m[3]

    if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
      throw new TypeError('Invalid major version')
    }

    if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
      throw new TypeError('Invalid minor version')
    }

    if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
      throw new TypeError('Invalid patch version')
    }

    // numberify any prerelease numeric ids
    if (!m[4]) {
      this.prerelease = []
    } else {
      this.prerelease = m[4].split('.').map((id) => {
        if (/^[0-9]+$/.test(id)) {
          const num = +id
          if (num >= 0 && num < MAX_SAFE_INTEGER) {
            return num
          }
        }
        return id
      })
    }

    this.build = m[5] ? m[5].split('.') : []
    this.format()
  }

  format () {
    this.version = `${this.major}.${this.minor}.${this.patch}`
    if (this.prerelease.length) {
      this.version += `-${this.prerelease.join('.')}`
    }
    return this.version
  }

  toString () {
    return this.version
  }

  compare (other) {
    debug('SemVer.compare', this.version, this.options, other)
    if (!(other instanceof SemVer)) {
      if (typeof other === 'string' && other === this.version) {
        return 0
      }
      other = new SemVer(other, this.options)
    }

    if (other.version === this.version) {
      return 0
    }

    return this.compareMain(other) || this.comparePre(other)
  }

  compareMain (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    if (this.major < other.major) {
      return -1
    }
    if (this.major > other.major) {
      return 1
    }
    if (this.minor < other.minor) {
      return -1
    }
    if (this.minor > other.minor) {
      return 1
    }
    if (this.patch < other.patch) {
      return -1
    }
    if (this.patch > other.patch) {
      return 1
    }
    return 0
  }

  comparePre (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    // NOT having a prerelease is > having one
    if (this.prerelease.length && !other.prerelease.length) {
      return -1
    } else if (!this.prerelease.length && other.prerelease.length) {
      return 1
    } else if (!this.prerelease.length && !other.prerelease.length) {
      return 0
    }

    let i = 0
    do {
      const a = this.prerelease[i]
      const b = other.prerelease[i]
      debug('prerelease compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  compareBuild (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    let i = 0
    do {
      const a = this.build[i]
      const b = other.build[i]
      debug('build compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  // preminor will bump the version up to the next minor release, and immediately
  // down to pre-release. premajor and prepatch work the same way.
  inc (release, identifier, identifierBase) {
    if (release.startsWith('pre')) {
      if (!identifier && identifierBase === false) {
        throw new Error('invalid increment argument: identifier is empty')
      }
      // Avoid an invalid semver results
      if (identifier) {
        const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE])
        if (!match || match[1] !== identifier) {
          throw new Error(`invalid identifier: ${identifier}`)
        }
      }
    }

    switch (release) {
      case 'premajor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor = 0
        this.major++
        this.inc('pre', identifier, identifierBase)
        break
      case 'preminor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor++
        this.inc('pre', identifier, identifierBase)
        break
      case 'prepatch':
        // If this is already a prerelease, it will bump to the next version
        // drop any prereleases that might already exist, since they are not
        // relevant at this point.
        this.prerelease.length = 0
        this.inc('patch', identifier, identifierBase)
        this.inc('pre', identifier, identifierBase)
        break
      // If the input is a non-prerelease version, this acts the same as
      // prepatch.
      case 'prerelease':
        if (this.prerelease.length === 0) {
          this.inc('patch', identifier, identifierBase)
        }
        this.inc('pre', identifier, identifierBase)
        break
      case 'release':
        if (this.prerelease.length === 0) {
          throw new Error(`version ${this.raw} is not a prerelease`)
        }
        this.prerelease.length = 0
        break

      case 'major':
        // If this is a pre-major version, bump up to the same major version.
        // Otherwise increment major.
        // 1.0.0-5 bumps to 1.0.0
        // 1.1.0 bumps to 2.0.0
        if (
          this.minor !== 0 ||
          this.patch !== 0 ||
          this.prerelease.length === 0
        ) {
          this.major++
        }
        this.minor = 0
        this.patch = 0
        this.prerelease = []
        break
      case 'minor':
        // If this is a pre-minor version, bump up to the same minor version.
        // Otherwise increment minor.
        // 1.2.0-5 bumps to 1.2.0
        // 1.2.1 bumps to 1.3.0
        if (this.patch !== 0 || this.prerelease.length === 0) {
          this.minor++
        }
        this.patch = 0
        this.prerelease = []
        break
      case 'patch':
        // If this is not a pre-release version, it will increment the patch.
        // If it is a pre-release it will bump up to the same patch version.
        // 1.2.0-5 patches to 1.2.0
        // 1.2.0 patches to 1.2.1
        if (this.prerelease.length === 0) {
          this.patch++
        }
        this.prerelease = []
        break
      // This probably shouldn't be used publicly.
      // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
      case 'pre': {
        const base = Number(identifierBase) ? 1 : 0

        if (this.prerelease.length === 0) {
          this.prerelease = [base]
        } else {
          let i = this.prerelease.length
          while (--i >= 0) {
            if (typeof this.prerelease[i] === 'number') {
              this.prerelease[i]++
              i = -2
            }
          }
          if (i === -1) {
            // didn't increment anything
            if (identifier === this.prerelease.join('.') && identifierBase === false) {
              throw new Error('invalid increment argument: identifier already exists')
            }
            this.prerelease.push(base)
          }
        }
        if (identifier) {
          // 1.2.0-beta.1 bumps to 1.2.0-beta.2,
          // 1.2.0-beta.fooblz or 1.2.0-beta bumps to 1.2.0-beta.0
          let prerelease = [identifier, base]
          if (identifierBase === false) {
            prerelease = [identifier]
          }
          if (isPrereleaseIdentifier(this.prerelease, identifier)) {
            const prereleaseBase = this.prerelease[identifier.split('.').length]
            if (isNaN(prereleaseBase)) {
              this.prerelease = prerelease
            }
          } else {
            this.prerelease = prerelease
          }
        }
        break
      }
      default:
        throw new Error(`invalid increment argument: ${release}`)
    }
    this.raw = this.format()
    if (this.build.length) {
      this.raw += `+${this.build.join('.')}`
    }
    return this
  }
}

module.exports = SemVer


/***/ }),

/***/ 1799: // node_modules/semver/functions/clean.js
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const clean = (version, options) => {
  const s = parse(version.trim().replace(/^[=v]+/, ''), options)
  return s ? s.version : null
}
module.exports = clean


/***/ }),

/***/ 6353: // node_modules/semver/functions/parse.js
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = (version, options, throwErrors = false) => {
  if (version instanceof SemVer) {
    return version
  }
  try {
    return new SemVer(version, options)
  } catch (er) {
    if (!throwErrors) {
      return null
    }
    throw er
  }
}

module.exports = parse


/***/ }),

/***/ 8780: // node_modules/semver/functions/valid.js
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const valid = (version, options) => {
  const v = parse(version, options)
  return v ? v.version : null
}
module.exports = valid


/***/ }),

/***/ 5101: // node_modules/semver/internal/constants.js
/***/ ((module) => {



// Note: this is the semver.org version of the spec that it implements
// Not necessarily the package version of this code.
const SEMVER_SPEC_VERSION = '2.0.0'

const MAX_LENGTH = 256
const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER ||
/* istanbul ignore next */ 9007199254740991

// Max safe segment length for coercion.
const MAX_SAFE_COMPONENT_LENGTH = 16

// Max safe length for a build identifier. The max length minus 6 characters for
// the shortest version with a build 0.0.0+BUILD.
const MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6

// ECMAScript whitespace and line terminators matched by \s.
const WHITESPACE_CHARACTERS = [
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  ' ',
  '\u00a0',
  '\u1680',
  '\u2000',
  '\u2001',
  '\u2002',
  '\u2003',
  '\u2004',
  '\u2005',
  '\u2006',
  '\u2007',
  '\u2008',
  '\u2009',
  '\u200a',
  '\u2028',
  '\u2029',
  '\u202f',
  '\u205f',
  '\u3000',
  '\ufeff',
]

const RELEASE_TYPES = [
  'major',
  'premajor',
  'minor',
  'preminor',
  'patch',
  'prepatch',
  'prerelease',
]

module.exports = {
  MAX_LENGTH,
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_SAFE_INTEGER,
  WHITESPACE_CHARACTERS,
  RELEASE_TYPES,
  SEMVER_SPEC_VERSION,
  FLAG_INCLUDE_PRERELEASE: 0b001,
  FLAG_LOOSE: 0b010,
}


/***/ }),

/***/ 1159: // node_modules/semver/internal/debug.js
/***/ ((module) => {



const debug = (
  typeof process === 'object' &&
  process.env &&
  process.env.NODE_DEBUG &&
  /\bsemver\b/i.test(process.env.NODE_DEBUG)
) ? (...args) => console.error('SEMVER', ...args)
  : () => {}

module.exports = debug


/***/ }),

/***/ 3348: // node_modules/semver/internal/identifiers.js
/***/ ((module) => {



const numeric = /^[0-9]+$/
const compareIdentifiers = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b ? 0 : a < b ? -1 : 1
  }

  const anum = numeric.test(a)
  const bnum = numeric.test(b)

  if (anum && bnum) {
    a = +a
    b = +b
  }

  return a === b ? 0
    : (anum && !bnum) ? -1
    : (bnum && !anum) ? 1
    : a < b ? -1
    : 1
}

const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a)

module.exports = {
  compareIdentifiers,
  rcompareIdentifiers,
}


/***/ }),

/***/ 356: // node_modules/semver/internal/parse-options.js
/***/ ((module) => {



// parse out just the options we care about
const looseOption = Object.freeze({ loose: true })
const emptyOpts = Object.freeze({ })
const parseOptions = options => {
  if (!options) {
    return emptyOpts
  }

  if (typeof options !== 'object') {
    return looseOption
  }

  return options
}
module.exports = parseOptions


/***/ }),

/***/ 5471: // node_modules/semver/internal/re.js
/***/ ((module, exports, __nccwpck_require__) => {



const {
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_LENGTH,
} = __nccwpck_require__(5101)
const debug = __nccwpck_require__(1159)
exports = module.exports = {}

// The actual regexps go on exports.re
const re = exports.re = []
const safeRe = exports.safeRe = []
const src = exports.src = []
const safeSrc = exports.safeSrc = []
const t = exports.t = {}
let R = 0

const LETTERDASHNUMBER = '[a-zA-Z0-9-]'

// Replace some greedy regex tokens to prevent regex dos issues. These regex are
// used internally via the safeRe object since all inputs in this library get
// normalized first to trim and collapse all extra whitespace. The original
// regexes are exported for userland consumption and lower level usage. A
// future breaking change could export the safer regex only with a note that
// all input should have extra whitespace removed.
const safeRegexReplacements = [
  ['\\s', 1],
  ['\\d', MAX_LENGTH],
  [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH],
]

const makeSafeRegex = (value) => {
  for (const [token, max] of safeRegexReplacements) {
    value = value
      .split(`${token}*`).join(`${token}{0,${max}}`)
      .split(`${token}+`).join(`${token}{1,${max}}`)
  }
  return value
}

const createToken = (name, value, isGlobal) => {
  const safe = makeSafeRegex(value)
  const index = R++
  debug(name, index, value)
  t[name] = index
  src[index] = value
  safeSrc[index] = safe
  re[index] = new RegExp(value, isGlobal ? 'g' : undefined)
  safeRe[index] = new RegExp(safe, isGlobal ? 'g' : undefined)
}

// The following Regular Expressions can be used for tokenizing,
// validating, and parsing SemVer version strings.

// ## Numeric Identifier
// A single `0`, or a non-zero digit followed by zero or more digits.

createToken('NUMERICIDENTIFIER', '0|[1-9]\\d*')
createToken('NUMERICIDENTIFIERLOOSE', '\\d+')

// ## Non-numeric Identifier
// Zero or more digits, followed by a letter or hyphen, and then zero or
// more letters, digits, or hyphens.

createToken('NONNUMERICIDENTIFIER', `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`)

// ## Main Version
// Three dot-separated numeric identifiers.

createToken('MAINVERSION', `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})`)

createToken('MAINVERSIONLOOSE', `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version Identifier
// A numeric identifier, or a non-numeric identifier.
// Non-numeric identifiers include numeric identifiers but can be longer.
// Therefore non-numeric identifiers must go first.

createToken('PRERELEASEIDENTIFIER', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIER]})`)

createToken('PRERELEASEIDENTIFIERLOOSE', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version
// Hyphen, followed by one or more dot-separated pre-release version
// identifiers.

createToken('PRERELEASE', `(?:-(${src[t.PRERELEASEIDENTIFIER]
}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`)

createToken('PRERELEASELOOSE', `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]
}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`)

// ## Build Metadata Identifier
// Any combination of digits, letters, or hyphens.

createToken('BUILDIDENTIFIER', `${LETTERDASHNUMBER}+`)

// ## Build Metadata
// Plus sign, followed by one or more period-separated build metadata
// identifiers.

createToken('BUILD', `(?:\\+(${src[t.BUILDIDENTIFIER]
}(?:\\.${src[t.BUILDIDENTIFIER]})*))`)

// ## Full Version String
// A main version, followed optionally by a pre-release version and
// build metadata.

// Note that the only major, minor, patch, and pre-release sections of
// the version string are capturing groups.  The build metadata is not a
// capturing group, because it should not ever be used in version
// comparison.

createToken('FULLPLAIN', `v?${src[t.MAINVERSION]
}${src[t.PRERELEASE]}?${
  src[t.BUILD]}?`)

createToken('FULL', `^${src[t.FULLPLAIN]}$`)

// like full, but allows v1.2.3 and =1.2.3, which people do sometimes.
// also, 1.0.0alpha1 (prerelease without the hyphen) which is pretty
// common in the npm registry.
createToken('LOOSEPLAIN', `[v=\\s]*${src[t.MAINVERSIONLOOSE]
}${src[t.PRERELEASELOOSE]}?${
  src[t.BUILD]}?`)

createToken('LOOSE', `^${src[t.LOOSEPLAIN]}$`)

createToken('GTLT', '((?:<|>)?=?)')

// Something like "2.*" or "1.2.x".
// Note that "x.x" is a valid xRange identifier, meaning "any version"
// Only the first item is strictly required.
createToken('XRANGEIDENTIFIERLOOSE', `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`)
createToken('XRANGEIDENTIFIER', `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`)

createToken('XRANGEPLAIN', `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:${src[t.PRERELEASE]})?${
                     src[t.BUILD]}?` +
                   `)?)?`)

createToken('XRANGEPLAINLOOSE', `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:${src[t.PRERELEASELOOSE]})?${
                          src[t.BUILD]}?` +
                        `)?)?`)

createToken('XRANGE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`)
createToken('XRANGELOOSE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`)

// Coercion.
// Extract anything that could conceivably be a part of a valid semver
createToken('COERCEPLAIN', `${'(^|[^\\d])' +
              '(\\d{1,'}${MAX_SAFE_COMPONENT_LENGTH}})` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`)
createToken('COERCE', `${src[t.COERCEPLAIN]}(?:$|[^\\d])`)
createToken('COERCEFULL', src[t.COERCEPLAIN] +
              `(?:${src[t.PRERELEASE]})?` +
              `(?:${src[t.BUILD]})?` +
              `(?:$|[^\\d])`)
createToken('COERCERTL', src[t.COERCE], true)
createToken('COERCERTLFULL', src[t.COERCEFULL], true)

// Tilde ranges.
// Meaning is "reasonably at or greater than"
createToken('LONETILDE', '(?:~>?)')

createToken('TILDETRIM', `(\\s*)${src[t.LONETILDE]}\\s+`, true)
exports.tildeTrimReplace = '$1~'

createToken('TILDE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`)
createToken('TILDELOOSE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`)

// Caret ranges.
// Meaning is "at least and backwards compatible with"
createToken('LONECARET', '(?:\\^)')

createToken('CARETTRIM', `(\\s*)${src[t.LONECARET]}\\s+`, true)
exports.caretTrimReplace = '$1^'

createToken('CARET', `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`)
createToken('CARETLOOSE', `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`)

// A simple gt/lt/eq thing, or just "" to indicate "any version"
createToken('COMPARATORLOOSE', `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`)
createToken('COMPARATOR', `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`)

// An expression to strip any whitespace between the gtlt and the thing
// it modifies, so that `> 1.2.3` ==> `>1.2.3`
createToken('COMPARATORTRIM', `(\\s*)${src[t.GTLT]
}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true)
exports.comparatorTrimReplace = '$1$2$3'

// Something like `1.2.3 - 1.2.4`
// Note that these all use the loose form, because they'll be
// checked against either the strict or loose comparator form
// later.
createToken('HYPHENRANGE', `^\\s*(${src[t.XRANGEPLAIN]})` +
                   `\\s+-\\s+` +
                   `(${src[t.XRANGEPLAIN]})` +
                   `\\s*$`)

createToken('HYPHENRANGELOOSE', `^\\s*(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s+-\\s+` +
                        `(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s*$`)

// Star ranges basically just allow anything at all.
createToken('STAR', '(<|>)?=?\\s*\\*')
// >=0.0.0 is like a star
createToken('GTE0', '^\\s*>=\\s*0\\.0\\.0\\s*$')
createToken('GTE0PRE', '^\\s*>=\\s*0\\.0\\.0-0\\s*$')


/***/ }),

/***/ 2864: // src/adapters/aks/aks.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ createAks)
});

// EXTERNAL MODULE: ./src/adapters/http/arm.ts
var arm = __nccwpck_require__(111);
// EXTERNAL MODULE: ./src/adapters/http/versioned.ts
var versioned = __nccwpck_require__(344);
// EXTERNAL MODULE: ./src/domain/time.ts
var time = __nccwpck_require__(1099);
// EXTERNAL MODULE: ./src/adapters/http/paging.ts
var paging = __nccwpck_require__(9425);
// EXTERNAL MODULE: ./src/adapters/http/json.ts
var json = __nccwpck_require__(5127);
;// CONCATENATED MODULE: ./src/adapters/aks/optional-mapping.ts
/** JSON about a cluster that comes from beside it: maintenance windows, the Activity Log. Pure and tolerant. */

function toSchedule(value) {
    const [daily, weekly, absolute, relative] = ['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly'].map((name) => (0,json/* asObject */.eB)(value?.[name]));
    if (daily !== undefined)
        return { kind: 'daily', every: (0,json/* asNumber */.i)(daily['intervalDays']) ?? 1 };
    const day = (0,json/* asText */.e1)((weekly ?? relative)?.['dayOfWeek']);
    const every = (0,json/* asNumber */.i)((absolute ?? relative)?.['intervalMonths']) ?? 1;
    if (weekly !== undefined && day !== undefined) {
        return { kind: 'weekly', every: (0,json/* asNumber */.i)(weekly['intervalWeeks']) ?? 1, day };
    }
    const dayOfMonth = (0,json/* asNumber */.i)(absolute?.['dayOfMonth']);
    if (dayOfMonth !== undefined)
        return { kind: 'absolute-monthly', every, dayOfMonth };
    const week = (0,json/* asText */.e1)(relative?.['weekIndex']);
    return week === undefined || day === undefined ? undefined : { kind: 'relative-monthly', every, week, day };
}
/** Minutes of `+05:30`; nothing means UTC. */
function toOffset(value) {
    const [, sign, hours, minutes] = /^([+-])(\d{1,2}):(\d{2})$/.exec(value ?? '+00:00') ?? [];
    const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
    return sign === '-' ? -size : size;
}
const DATE = /^\d{4}-\d{2}-\d{2}/;
/** The day of `2026-06-01` or `2026-06-01T00:00:00Z`. */
function toDay(value) {
    return DATE.exec((0,json/* asText */.e1)(value) ?? '')?.[0];
}
/** An entry of `maintenanceConfigurations` that has a window; the old form with slots in a week is none. */
function toWindow(entry) {
    const name = (0,json/* asText */.e1)((0,json/* asObject */.eB)(entry)?.['name']);
    const window = (0,json/* asObject */.eB)((0,json/* asObject */.eB)((0,json/* asObject */.eB)(entry)?.['properties'])?.['maintenanceWindow']);
    const schedule = toSchedule((0,json/* asObject */.eB)(window?.['schedule']));
    const startTime = (0,json/* asText */.e1)(window?.['startTime']);
    if (name === undefined || schedule === undefined || !/^\d{1,2}:\d{2}$/.test(startTime ?? ''))
        return [];
    return [
        (0,json/* compact */.oE)({
            name,
            schedule,
            // The shortest that Azure allows.
            durationHours: (0,json/* asNumber */.i)(window?.['durationHours']) ?? 4,
            utcOffsetMinutes: toOffset((0,json/* asText */.e1)(window?.['utcOffset'])),
            startDate: toDay(window?.['startDate']),
            startTime,
            notAllowed: ((0,json/* asList */.DD)(window?.['notAllowedDates']) ?? []).flatMap((span) => {
                const start = toDay((0,json/* asObject */.eB)(span)?.['start']);
                const end = toDay((0,json/* asObject */.eB)(span)?.['end']);
                return start === undefined || end === undefined ? [] : [{ start, end }];
            }),
        }),
    ];
}
/** An event of the Activity Log that tells who asked for what, and when. */
function toEvent(entry) {
    const event = (0,json/* asObject */.eB)(entry);
    const at = (0,json/* asTime */.GU)(event?.['eventTimestamp']);
    const caller = (0,json/* asText */.e1)(event?.['caller']);
    const action = (0,json/* asText */.e1)((0,json/* asObject */.eB)(event?.['operationName'])?.['value']);
    const resourceId = (0,json/* asText */.e1)(event?.['resourceId']);
    return at === undefined || caller === undefined || action === undefined || resourceId === undefined
        ? []
        : [{ at, caller, action, resourceId }];
}

// EXTERNAL MODULE: ./src/adapters/http/errors.ts
var errors = __nccwpck_require__(9090);
;// CONCATENATED MODULE: ./src/adapters/aks/preview-mapping.ts
/** JSON that only previews of the AKS API show → the action's own values. Pure and tolerant. */


/** AKS's own final soak of a blue-green upgrade, where a pool names none. */
const DEFAULT_SOAK_MINUTES = 60;
/** What AKS writes on a node that it could not drain and put aside. */
const UPGRADE_STATUS_LABEL = 'kubernetes.azure.com/upgrade-status';
/** One entry of a pool's list of machines; stable versions of the API show no more than its name. */
function toMachine(entry) {
    const properties = (0,json/* asObject */.eB)((0,json/* asObject */.eB)(entry)?.['properties']) ?? {};
    const kubernetes = (0,json/* asObject */.eB)(properties['kubernetes']);
    const label = (0,json/* asText */.e1)((0,json/* asObject */.eB)(kubernetes?.['nodeLabels'])?.[UPGRADE_STATUS_LABEL]);
    return (0,json/* compact */.oE)({
        name: (0,json/* asText */.e1)(kubernetes?.['nodeName']) ?? (0,json/* asText */.e1)((0,json/* asObject */.eB)(entry)?.['name']) ?? '',
        kubernetesVersion: (0,json/* asText */.e1)(kubernetes?.['currentOrchestratorVersion']) ?? (0,json/* asText */.e1)(kubernetes?.['orchestratorVersion']),
        nodeImageVersion: (0,json/* asText */.e1)(properties['nodeImageVersion']),
        provisioningState: (0,json/* asText */.e1)(properties['provisioningState']),
        isGone: (0,json/* asText */.e1)((0,json/* asObject */.eB)(properties['status'])?.['vmState'])?.toLowerCase() === 'deleted',
        isQuarantined: label?.toLowerCase() === 'quarantined',
    });
}
function isGated(holder) {
    const settings = (0,json/* asObject */.eB)((0,json/* asObject */.eB)(holder['upgradeSettings'])?.['upgradeGateSettings']);
    return settings?.['enabled'] === true;
}
/** The settings of a cluster that was read with a preview. Throws AzureError `UnusableAnswer` when it is no cluster. */
function toPreviewSettings(body, attempt) {
    const properties = (0,json/* asObject */.eB)((0,json/* asObject */.eB)(body)?.['properties']);
    if (properties === undefined)
        throw (0,errors/* unusableAnswer */.Qf)(attempt, 'it is not a cluster');
    const pools = ((0,json/* asList */.DD)(properties['agentPoolProfiles']) ?? []).flatMap((entry) => {
        const pool = (0,json/* asObject */.eB)(entry);
        const name = (0,json/* asText */.e1)(pool?.['name']);
        return pool === undefined || name === undefined ? [] : [{ name, pool }];
    });
    return (0,json/* compact */.oE)({
        isGated: isGated(properties),
        gatedPools: pools.filter(({ pool }) => isGated(pool)).map(({ name }) => name),
        nodeDisruptionPolicy: (0,json/* asText */.e1)((0,json/* asObject */.eB)(properties['nodeDisruptionProfile'])?.['nodeDisruptionPolicy']),
        blueGreen: new Map(pools
            .filter(({ pool }) => (0,json/* asText */.e1)(pool['upgradeStrategy'])?.toLowerCase() === 'bluegreen')
            .map(({ name, pool }) => {
            const settings = (0,json/* asObject */.eB)(pool['upgradeSettingsBlueGreen']);
            return [name, (0,json/* asNumber */.i)(settings?.['finalSoakDurationInMinutes']) ?? DEFAULT_SOAK_MINUTES];
        })),
    });
}

// EXTERNAL MODULE: ./src/domain/inputs.ts
var inputs = __nccwpck_require__(3543);
;// CONCATENATED MODULE: ./src/adapters/aks/targets.ts
/** Names and addresses of a cluster and its pools in ARM. Pure. */

/** The name as a segment of a path, whatever Azure calls a thing: half a character would be refused. */
function inPath(name) {
    return encodeURIComponent(name.toWellFormed());
}
/** The ARM resource id of a cluster, as the path of a request. */
function clusterIdOf({ subscriptionId, resourceGroup, name }) {
    return (0,inputs/* clusterResourceId */.U)({
        subscriptionId: inPath(subscriptionId),
        resourceGroup: inPath(resourceGroup),
        name: inPath(name),
    });
}
/** The ARM resource id of a cluster or of one of its pools. */
function targetIdOf(cluster, target) {
    const id = clusterIdOf(cluster);
    return target.kind === 'cluster' ? id : `${id}/agentPools/${inPath(target.name)}`;
}
/** How a target is named in `attempt` of an error, such as `node pool user in cluster prod`. */
function targetLabel(cluster, target) {
    return target.kind === 'cluster'
        ? `cluster ${cluster.name}`
        : `node pool ${target.name} in cluster ${cluster.name}`;
}

;// CONCATENATED MODULE: ./src/adapters/aks/optional-reads.ts
/** Reads that a run can do without: what previews of the API show, maintenance windows, the Activity Log. */






/** The newest preview; a cloud that doesn't know it names those that it knows. */
const PREVIEW_VERSION = '2026-08-02-preview';
/** Stable since 2023. */
const MAINTENANCE_VERSION = '2024-09-01';
const ACTIVITY_LOG_VERSION = '2015-04-01';
/** A pool has up to 1,000 nodes. */
const MACHINES = { mostEntries: 1_000, mostPages: 20 };
const WINDOWS = { mostEntries: 20, mostPages: 2 };
/** The newest come first. */
const EVENTS = { mostEntries: 500, mostPages: 3 };
/** Sends reads that inform: once, and not for long. */
function createOptionalGet({ signal }, openSdk) {
    return (url, attempt) => {
        const answer = openSdk().then(({ core, optionalReads }) => (0,arm/* sendRaw */.d3)(core, optionalReads.pipeline, { method: 'GET', url }, signal));
        return (0,arm/* readAnswer */.JN)(answer, attempt, signal);
    };
}
/** Builds these reads. */
function createOptionalReads({ cluster, connection }, get, getPreview) {
    const origin = (0,arm/* armOrigin */.fK)(connection);
    const { resourceManagerEndpoint: endpoint } = connection;
    const urlOf = (target) => `${endpoint}${targetIdOf(cluster, target)}`;
    return {
        readMachines: async (pool) => {
            const target = { kind: 'pool', name: pool };
            const attempt = `list the machines of ${targetLabel(cluster, target)}`;
            const first = await getPreview(`${urlOf(target)}/machines`, attempt);
            const { entries } = await (0,paging/* readList */.L)(get, first, origin, attempt, MACHINES);
            return entries.map(toMachine);
        },
        readPreviewSettings: async () => {
            const attempt = `read the preview settings of cluster ${cluster.name}`;
            return toPreviewSettings((await getPreview(urlOf({ kind: 'cluster' }), attempt)).body, attempt);
        },
        readWindows: async () => {
            const attempt = `list the maintenance windows of cluster ${cluster.name}`;
            const url = `${urlOf({ kind: 'cluster' })}/maintenanceConfigurations?api-version=${connection.apiVersion ?? MAINTENANCE_VERSION}`;
            const { entries } = await (0,paging/* readList */.L)(get, await get(url, attempt), origin, attempt, WINDOWS);
            return entries.flatMap(toWindow);
        },
        readEvents: async (since) => {
            const attempt = `read the Activity Log of cluster ${cluster.name}`;
            const filter = `eventTimestamp ge '${(0,time/* isoTime */.Ly)(since)}' and resourceUri eq '${clusterIdOf(cluster)}'`;
            const url = `${endpoint}/subscriptions/${encodeURIComponent(cluster.subscriptionId)}/providers/Microsoft.Insights/eventtypes/management/values` +
                `?api-version=${ACTIVITY_LOG_VERSION}&$filter=${encodeURIComponent(filter)}`;
            const { entries } = await (0,paging/* readList */.L)(get, await get(url, attempt), origin, attempt, EVENTS);
            return entries.flatMap(toEvent);
        },
    };
}

// EXTERNAL MODULE: ./src/domain/aks/answers.ts
var answers = __nccwpck_require__(9233);
// EXTERNAL MODULE: ./src/domain/aks/errors.ts
var aks_errors = __nccwpck_require__(5499);
// EXTERNAL MODULE: ./src/adapters/http/answer.ts
var http_answer = __nccwpck_require__(8119);
// EXTERNAL MODULE: ./src/adapters/http/redact.ts
var redact = __nccwpck_require__(9328);
;// CONCATENATED MODULE: ./src/adapters/aks/mapping.ts
/**
 * Azure's JSON → the action's own values. Pure and tolerant: what is missing or of a wrong type reads as absent.
 * Only when the essential part is missing is the answer unusable (AzureError, `UnusableAnswer`): the caller then
 * reads again, instead of concluding something from half an answer.
 */



/** `{code, message}` as an operation or a failed resource shows it; `undefined` when there is neither. */
function toOperationError(value) {
    const error = (0,json/* asObject */.eB)(value);
    const code = (0,json/* asText */.e1)(error?.['code']);
    const message = (0,json/* asText */.e1)(error?.['message']);
    if (code === undefined && message === undefined)
        return undefined;
    const outer = message ?? code ?? '';
    const causes = (0,errors/* causesOf */.cZ)(error).filter((cause) => !outer.includes(cause));
    return {
        code: code ?? 'Unknown',
        message: (0,redact/* redact */.E)(causes.length === 0 ? outer : `${outer} (${causes.join('; ')})`),
    };
}
function toUpgradeSettings(value) {
    const settings = (0,json/* asObject */.eB)(value) ?? {};
    return (0,json/* compact */.oE)({
        maxSurge: (0,json/* asTextOrNumber */.ep)(settings['maxSurge']),
        maxUnavailable: (0,json/* asTextOrNumber */.ep)(settings['maxUnavailable']),
        drainTimeoutMinutes: (0,json/* asNumber */.i)(settings['drainTimeoutInMinutes']),
        nodeSoakMinutes: (0,json/* asNumber */.i)(settings['nodeSoakDurationInMinutes']),
        undrainableNodeBehavior: (0,json/* asText */.e1)(settings['undrainableNodeBehavior']),
    });
}
function toPoolState(name, provisioningState, properties) {
    return (0,json/* compact */.oE)({
        name,
        mode: (0,json/* asText */.e1)(properties['mode']) ?? 'User',
        provisioningState,
        powerState: (0,json/* asText */.e1)((0,json/* asObject */.eB)(properties['powerState'])?.['code']),
        kubernetesVersion: (0,json/* asText */.e1)(properties['currentOrchestratorVersion']) ?? (0,json/* asText */.e1)(properties['orchestratorVersion']),
        nodeImageVersion: (0,json/* asText */.e1)(properties['nodeImageVersion']),
        osType: (0,json/* asText */.e1)(properties['osType']),
        osSku: (0,json/* asText */.e1)(properties['osSKU']),
        count: (0,json/* asNumber */.i)(properties['count']),
        isAutoscaled: properties['enableAutoScaling'] === true,
        isFromSnapshot: (0,json/* asText */.e1)((0,json/* asObject */.eB)(properties['creationData'])?.['sourceResourceId']) !== undefined,
        isSpot: (0,json/* asText */.e1)(properties['scaleSetPriority'])?.toLowerCase() === 'spot' ? true : undefined,
        upgradeSettings: toUpgradeSettings(properties['upgradeSettings']),
        eTag: (0,json/* asText */.e1)(properties['eTag']),
        error: toOperationError((0,json/* asObject */.eB)(properties['status'])?.['provisioningError']),
        properties,
    });
}
/**
 * A pool as `GET …/agentPools/{pool}` shows it. Throws AzureError `UnusableAnswer` without name, properties or
 * provisioning state.
 */
function toPool(body, attempt) {
    const pool = (0,json/* asObject */.eB)(body);
    const name = (0,json/* asText */.e1)(pool?.['name']);
    const properties = (0,json/* asObject */.eB)(pool?.['properties']);
    const provisioningState = (0,json/* asText */.e1)(properties?.['provisioningState']);
    if (name === undefined || properties === undefined || provisioningState === undefined) {
        throw (0,errors/* unusableAnswer */.Qf)(attempt, 'it is not a node pool');
    }
    return toPoolState(name, provisioningState, properties);
}
/** An entry of the cluster's `agentPoolProfiles`: a pool's properties and its name side by side. */
function toPoolOfCluster(entry, attempt) {
    const { name: rawName, ...properties } = (0,json/* asObject */.eB)(entry) ?? {};
    const name = (0,json/* asText */.e1)(rawName);
    const provisioningState = (0,json/* asText */.e1)(properties['provisioningState']);
    // Leaving such an entry out would look as if the pool had been deleted.
    if (name === undefined || provisioningState === undefined) {
        throw (0,errors/* unusableAnswer */.Qf)(attempt, 'a node pool in it has no name or no provisioning state');
    }
    return toPoolState(name, provisioningState, properties);
}
function toPoolsOfCluster(value, attempt) {
    if (value === undefined || value === null)
        return [];
    const entries = (0,json/* asList */.DD)(value);
    if (entries === undefined)
        throw (0,errors/* unusableAnswer */.Qf)(attempt, 'its node pools are not a list');
    return entries.map((entry) => toPoolOfCluster(entry, attempt));
}
/** The override acts only when it has an end (API specification). */
function toForceUpgradeUntil(value) {
    const settings = (0,json/* asObject */.eB)((0,json/* asObject */.eB)(value)?.['overrideSettings']);
    return settings?.['forceUpgrade'] === true ? (0,json/* asTime */.GU)(settings['until']) : undefined;
}
/**
 * A cluster with its pools as `GET managedClusters/{name}` shows it. Throws AzureError `UnusableAnswer` without name,
 * properties or provisioning state, of the cluster or a pool.
 *
 * @param id the ARM id that was asked for, taken when the answer names none.
 */
function toCluster(body, id, attempt) {
    const cluster = (0,json/* asObject */.eB)(body);
    const properties = (0,json/* asObject */.eB)(cluster?.['properties']);
    const name = (0,json/* asText */.e1)(cluster?.['name']);
    const provisioningState = (0,json/* asText */.e1)(properties?.['provisioningState']);
    if (!cluster || !properties || name === undefined || provisioningState === undefined) {
        throw (0,errors/* unusableAnswer */.Qf)(attempt, 'it is not a cluster');
    }
    const channels = (0,json/* asObject */.eB)(properties['autoUpgradeProfile']);
    return (0,json/* compact */.oE)({
        id: (0,json/* asText */.e1)(cluster['id']) ?? id,
        name,
        location: (0,json/* asText */.e1)(cluster['location']) ?? '',
        provisioningState,
        powerState: (0,json/* asText */.e1)((0,json/* asObject */.eB)(properties['powerState'])?.['code']),
        kubernetesVersion: (0,json/* asText */.e1)(properties['currentKubernetesVersion']) ?? (0,json/* asText */.e1)(properties['kubernetesVersion']),
        sku: (0,json/* asText */.e1)((0,json/* asObject */.eB)(cluster['sku'])?.['name']),
        supportPlan: (0,json/* asText */.e1)(properties['supportPlan']),
        nodeProvisioning: (0,json/* asText */.e1)((0,json/* asObject */.eB)(properties['nodeProvisioningProfile'])?.['mode']),
        forceUpgradeUntil: toForceUpgradeUntil(properties['upgradeSettings']),
        upgradeChannel: (0,json/* asText */.e1)(channels?.['upgradeChannel']),
        nodeOsUpgradeChannel: (0,json/* asText */.e1)(channels?.['nodeOSUpgradeChannel']),
        eTag: (0,json/* asText */.e1)(cluster['eTag']),
        error: toOperationError((0,json/* asObject */.eB)(properties['status'])?.['provisioningError']),
        pools: toPoolsOfCluster(properties['agentPoolProfiles'], attempt),
        body: cluster,
    });
}
/** With its patch, and whatever AKS marks it with behind that. */
const KUBERNETES_VERSION = /^v?\d{1,5}\.\d{1,5}\.\d{1,5}(?:[-+.][\w.+-]{1,40})?$/;
/** Ends in its date, by which images are compared. */
const NODE_IMAGE = /^[\w.+-]{1,100}-\d{1,10}(?:\.\d{1,10}){1,5}$/;
/** A rollback needs both versions of one and the same entry; what is no version is not on offer, but told. */
function toRecord(entry) {
    const record = (0,json/* asObject */.eB)(entry);
    const kubernetesVersion = (0,json/* asText */.e1)(record?.['orchestratorVersion']);
    const nodeImageVersion = (0,json/* asText */.e1)(record?.['nodeImageVersion']);
    const problems = [versionProblem(kubernetesVersion), imageProblem(nodeImageVersion)].filter((problem) => problem !== undefined);
    if (problems.length > 0 || kubernetesVersion === undefined || nodeImageVersion === undefined) {
        const shows = `${kubernetesVersion ?? 'no Kubernetes version'} with ${nodeImageVersion ?? 'no node image'}`;
        return { shows: (0,redact/* redact */.E)(shows), unusable: problems.join(', and ') };
    }
    const recordedAt = (0,json/* asTime */.GU)(record?.['timestamp']);
    return (0,json/* compact */.oE)({ kubernetesVersion, nodeImageVersion, recordedAt });
}
function versionProblem(version) {
    if (version === undefined)
        return 'it names no Kubernetes version';
    if (KUBERNETES_VERSION.test(version))
        return undefined;
    return /^v?\d+(?:\.\d+)?$/.test(version)
        ? 'its Kubernetes version has no patch'
        : 'its Kubernetes version is none';
}
function imageProblem(image) {
    if (image === undefined)
        return 'it names no node image';
    return NODE_IMAGE.test(image) ? undefined : 'its node image is not a full name with a date';
}
/**
 * `recentlyUsedVersions` of a pool's upgrade profile, in Azure's order. Throws AzureError `UnusableAnswer` when the
 * answer is no upgrade profile.
 */
function toRecords(body, attempt) {
    const properties = (0,json/* asObject */.eB)((0,json/* asObject */.eB)(body)?.['properties']);
    if (properties === undefined)
        throw (0,errors/* unusableAnswer */.Qf)(attempt, 'it is not an upgrade profile');
    return ((0,json/* asList */.DD)(properties['recentlyUsedVersions']) ?? []).map(toRecord);
}
function toRegionVersion(entry) {
    const version = (0,json/* asObject */.eB)(entry);
    const minor = (0,json/* asText */.e1)(version?.['version']);
    if (minor === undefined)
        return [];
    const plans = (0,json/* asList */.DD)((0,json/* asObject */.eB)(version?.['capabilities'])?.['supportPlan']) ?? [];
    return [
        {
            minor,
            patches: Object.keys((0,json/* asObject */.eB)(version?.['patchVersions']) ?? {}),
            supportPlans: plans.flatMap((plan) => (0,json/* asText */.e1)(plan) ?? []),
        },
    ];
}
/**
 * The Kubernetes versions of a region; their list is called `values`, not `value`. Throws AzureError `UnusableAnswer`
 * when there is no such list.
 */
function toRegionVersions(body, attempt) {
    const versions = (0,json/* asList */.DD)((0,json/* asObject */.eB)(body)?.['values'])?.flatMap(toRegionVersion) ?? [];
    // No region offers nothing: whoever took an empty list at its word would call every version unsupported.
    if (versions.length === 0)
        throw (0,errors/* unusableAnswer */.Qf)(attempt, 'it is not a list of Kubernetes versions');
    return versions;
}

;// CONCATENATED MODULE: ./src/adapters/aks/handles.ts
/** Handles of asynchronous operations: the signed URL behind a handle never leaves this folder. */




const URLS = new WeakMap();
function isOn(origin, url) {
    const parsed = URL.parse(url);
    return parsed !== null && parsed.origin === origin && parsed.username === '' && parsed.password === '';
}
/**
 * The handle for an answer that started an operation. Azure-AsyncOperation comes before Location, which tells no
 * status (ARM, "Track asynchronous operations").
 *
 * @param origin of the ARM endpoint; a URL that leads elsewhere is ignored, the token must not go there.
 */
function handleOf(answer, origin) {
    const urls = [answer.header('azure-asyncoperation'), answer.header('location')];
    const url = urls.find((candidate) => candidate !== undefined && isOn(origin, candidate));
    if (url === undefined)
        return undefined;
    const handle = Object.freeze({ kind: 'operation-handle' });
    URLS.set(handle, url);
    return handle;
}
/** The URL behind a handle, byte for byte as Azure sent it. */
function urlOf(handle) {
    return URLS.get(handle);
}
/** What the answer of a status URL tells people. Throws AzureError `UnusableAnswer` when it tells no status. */
function toProgress(answer, attempt) {
    const body = (0,json/* asObject */.eB)(answer.body);
    const status = (0,json/* asText */.e1)(body?.['status']);
    if (status === undefined)
        throw (0,errors/* unusableAnswer */.Qf)(attempt, 'it shows no status');
    return (0,json/* compact */.oE)({ status: (0,redact/* redact */.E)(status), error: toOperationError(body?.['error']) });
}

;// CONCATENATED MODULE: ./src/adapters/aks/mutations.ts
/** Requests that change something: sent once, and what Azure answered told apart in three kinds. */






function toMutationAnswer(answer, attempt, origin) {
    const { status } = answer;
    if (status >= 200 && status < 300) {
        // The status alone says that it was accepted; a body that can't be read changes nothing about that.
        const properties = (0,json/* asObject */.eB)((0,json/* asObject */.eB)(answer.body)?.['properties']);
        return (0,json/* compact */.oE)({
            kind: 'accepted',
            status,
            correlationId: (0,http_answer/* correlationIdOf */.Ds)(answer),
            handle: handleOf(answer, origin),
            provisioningState: (0,json/* asText */.e1)(properties?.['provisioningState']),
            retryAfterMs: (0,http_answer/* retryAfterOf */.sT)(answer),
        });
    }
    const error = status < 400 ? (0,errors/* unusableAnswer */.Qf)(attempt, 'it is a redirect', status) : (0,errors/* errorFromAnswer */.Rb)(answer, attempt);
    return unsuccessful(error);
}
function unsuccessful(error) {
    return { kind: (0,answers/* mayHaveArrived */.B)(error) ? 'unknown' : 'refused', error };
}
/**
 * Sends a mutation and sorts the answer. Throws InterruptedError (or DeadlineError) when the run is being canceled; for
 * nothing else.
 *
 * @param origin of the ARM endpoint, the only place where an operation's URL may lead.
 */
async function mutate(send, attempt, origin, signal) {
    try {
        return toMutationAnswer(await send(), attempt, origin);
    }
    catch (thrown) {
        const error = (0,errors/* errorFromThrown */.Jl)(thrown, attempt, signal);
        if (!(error instanceof aks_errors/* AzureError */.M6))
            throw error;
        return unsuccessful(error);
    }
}

// EXTERNAL MODULE: ./src/domain/aks/states.ts
var states = __nccwpck_require__(3882);
;// CONCATENATED MODULE: ./src/adapters/aks/operations.ts
/** The operations API of AKS: progress in percent, by resource. Only in previews of the AKS API. */





/** Azure lists up to 50 operations; more, or pages without end, are not worth following. */
const LIMITS = { mostEntries: 50, mostPages: 10 };
function toOperationOrNone(value) {
    const operation = (0,json/* asObject */.eB)(value);
    const status = (0,json/* asText */.e1)(operation?.['status']);
    // `name` is the operation's id; `id` is its ARM resource id, which ends in it.
    const armId = (0,json/* asText */.e1)(operation?.['id']);
    const id = (0,json/* asText */.e1)(operation?.['name']) ?? armId?.split('/').at(-1);
    if (operation === undefined || status === undefined || id === undefined || id === '')
        return undefined;
    const percent = (0,json/* asNumber */.i)(operation['percentComplete']);
    return (0,json/* compact */.oE)({
        id,
        status,
        kind: kindOf(operation),
        percentComplete: percent === undefined ? undefined : Math.min(100, Math.max(0, percent)),
        startedAt: (0,json/* asTime */.GU)(operation['startTime']),
        endedAt: (0,json/* asTime */.GU)(operation['endTime']),
        error: toOperationError(operation['error']),
        resourceId: (0,json/* asText */.e1)(operation['resourceId']) ?? poolOf(armId),
    });
}
/**
 * The pool in the ARM id of one of its operations, for answers without `resourceId`, which is optional. An id below the
 * cluster says nothing: the operations of pools are listed there, too.
 */
function poolOf(armId) {
    return /^(.+\/agentPools\/[^/]+)\/operations\/[^/]+$/i.exec(armId ?? '')?.[1];
}
/** Told by newer previews alone. */
function kindOf(operation) {
    const kinds = [(0,json/* asText */.e1)(operation['operationType']), (0,json/* asText */.e1)(operation['subOperationType'])];
    const named = kinds.filter((kind) => kind !== undefined);
    return named.length === 0 ? undefined : named.join('/');
}
/** One operation. Throws AzureError `UnusableAnswer` without id or status. */
function toOperation(body, attempt) {
    const operation = toOperationOrNone(body);
    if (operation === undefined)
        throw (0,errors/* unusableAnswer */.Qf)(attempt, 'it is not an operation');
    return operation;
}
/** The operations in the order newest first, by their start; those without one come last. */
function newestFirst(operations) {
    return [...operations].sort((a, b) => (b.startedAt ?? -Infinity) - (a.startedAt ?? -Infinity) || 0);
}
/**
 * Builds the reader of operations.
 *
 * @param get asks with a preview of the API.
 */
function createOperationsApi(get, origin) {
    const list = async (url, attempt) => {
        const { entries } = await (0,paging/* readList */.L)(get, await get(url, attempt), origin, attempt, LIMITS);
        return newestFirst(entries.flatMap((entry) => toOperationOrNone(entry) ?? []));
    };
    return {
        read: async (resource, id, attempt) => {
            const answer = await get(`${resource}/operations/${encodeURIComponent(id.toWellFormed())}`, attempt);
            return toOperation(answer.body, attempt);
        },
        list: (resource, attempt) => list(`${resource}/operations`, attempt),
        listActive: async (resource, attempt) => {
            const operations = await list(`${resource}/operations?activeOnly=true`, attempt);
            return operations.filter(({ status }) => !(0,states/* isSettled */.Is)(status));
        },
    };
}

;// CONCATENATED MODULE: ./src/adapters/aks/reads.ts
/** The reads of the Aks port. */









/** Reads of the cluster, its pools and its region: typed calls of the SDK. */
function createResourceReads(options, openSdk) {
    const { cluster, signal } = options;
    const { resourceGroup: group, name } = cluster;
    const poolLabel = (pool) => targetLabel(cluster, { kind: 'pool', name: pool });
    const read = (attempt, call) => {
        const answer = openSdk().then((sdk) => (0,arm/* captureAnswer */.lL)((callOptions) => call(sdk, callOptions), signal));
        return (0,arm/* readAnswer */.JN)(answer, attempt, signal);
    };
    return {
        readCluster: async () => {
            const attempt = `read cluster ${name}`;
            const answer = await read(attempt, ({ api, reads }, call) => api.getCluster(reads, group, name, call));
            const value = toCluster(answer.body, clusterIdOf(cluster), attempt);
            return (0,json/* compact */.oE)({ value, retryAfterMs: (0,http_answer/* retryAfterOf */.sT)(answer) });
        },
        readPool: async (pool) => {
            const attempt = `read ${poolLabel(pool)}`;
            const answer = await read(attempt, ({ api, reads }, call) => api.getPool(reads, group, name, pool, call));
            return toPool(answer.body, attempt);
        },
        readRecords: async (pool) => {
            const attempt = `read the recorded versions of ${poolLabel(pool)}`;
            const answer = await read(attempt, ({ api, reads }, call) => api.getUpgradeProfile(reads, group, name, pool, call));
            return toRecords(answer.body, attempt);
        },
        readRegionVersions: async (location) => {
            const attempt = `read the Kubernetes versions of region ${location}`;
            const answer = await read(attempt, ({ api, reads }, call) => api.listKubernetesVersions(reads, location, call));
            return toRegionVersions(answer.body, attempt);
        },
    };
}
/**
 * Reads of operations: the SDK has no calls for them, so they are requests of our own through its pipeline.
 *
 * @param getPreview asks with a preview of the API, which alone knows operations.
 */
function createOperationReads({ cluster, connection }, get, getPreview) {
    const operations = createOperationsApi(getPreview, (0,arm/* armOrigin */.fK)(connection));
    const urlOfTarget = (target) => `${connection.resourceManagerEndpoint}${targetIdOf(cluster, target)}`;
    // What was asked of a pool is about the pool, also where the answer has no `resourceId`, which is optional.
    const ownedBy = (target, operation) => target.kind === 'cluster' ? operation : { resourceId: targetIdOf(cluster, target), ...operation };
    return {
        readLatestOperation: async (target) => {
            const attempt = `read the latest operation on ${targetLabel(cluster, target)}`;
            try {
                return ownedBy(target, await operations.read(urlOfTarget(target), 'latest', attempt));
            }
            catch (error) {
                if (error instanceof aks_errors/* AzureError */.M6 && (0,aks_errors/* isNotFound */.c4)(error))
                    return undefined;
                throw error;
            }
        },
        readOperation: async (target, id) => {
            const attempt = `read operation ${id} of ${targetLabel(cluster, target)}`;
            return ownedBy(target, await operations.read(urlOfTarget(target), id, attempt));
        },
        listOperations: () => operations.list(urlOfTarget({ kind: 'cluster' }), `list the operations on cluster ${cluster.name}`),
        listActiveOperations: async (pool) => {
            const target = { kind: 'pool', name: pool };
            const attempt = `list the operations in progress on ${targetLabel(cluster, target)}`;
            const active = await operations.listActive(urlOfTarget(target), attempt);
            return active.map((operation) => ownedBy(target, operation));
        },
        readProgress: async (handle) => {
            const attempt = `read the progress of the operation on cluster ${cluster.name}`;
            const url = urlOf(handle);
            if (url === undefined)
                throw (0,errors/* unusableAnswer */.Qf)(attempt, 'Azure named no address for it');
            return toProgress(await get(url, attempt), attempt);
        },
    };
}

// EXTERNAL MODULE: ./src/adapters/http/pipeline.ts
var pipeline = __nccwpck_require__(5683);
;// CONCATENATED MODULE: ./src/adapters/aks/sdk.ts
/** Loads the Azure SDK for AKS and sets its clients up. */


/** The version that the SDK sends by itself; it has the GA rollback (from 2026-04-01). */
const DEFAULT_API_VERSION = '2026-06-01';
/** Milliseconds for one attempt of a read, and for a mutation: a PUT alone was seen to take 8 s. */
const READ_TIMEOUT_MS = 30_000;
const MUTATION_TIMEOUT_MS = 60_000;
/** Milliseconds for a read that only informs (the operations API, progress): it must not hold up an abort. */
const OPTIONAL_TIMEOUT_MS = 8_000;
/** Loads only the parts of the SDK that are used: all of it would double the time to the first request. */
async function loadAksSdk(options) {
    const [core, api] = await Promise.all([Promise.all(/* import() */[__nccwpck_require__.e(818), __nccwpck_require__.e(192)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4192)), Promise.all(/* import() */[__nccwpck_require__.e(818), __nccwpck_require__.e(126), __nccwpck_require__.e(410)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3410))]);
    const { connection, credential, cluster } = options;
    const createClient = ({ timeoutMs, isRepeated, isForMutations, }) => {
        const client = api.createContainerService(credential, cluster.subscriptionId, {
            endpoint: connection.resourceManagerEndpoint,
            apiVersion: connection.apiVersion ?? DEFAULT_API_VERSION,
            httpClient: (0,arm/* sharedHttpClient */.zG)(core),
            userAgentOptions: (0,arm/* userAgent */.N1)(options.version),
            ...(isRepeated ? {} : { retryOptions: { maxRetries: 0 } }),
        });
        (0,pipeline/* guardPipeline */.op)(client.pipeline, core, {
            origin: (0,arm/* armOrigin */.fK)(connection),
            scope: connection.scope,
            credential,
            timeoutMs,
            isForMutations,
        });
        return client;
    };
    return {
        core,
        api,
        reads: createClient({ timeoutMs: READ_TIMEOUT_MS, isRepeated: true, isForMutations: false }),
        mutations: createClient({ timeoutMs: MUTATION_TIMEOUT_MS, isRepeated: false, isForMutations: true }),
        optionalReads: createClient({ timeoutMs: OPTIONAL_TIMEOUT_MS, isRepeated: false, isForMutations: false }),
    };
}
/**
 * Begins to sign in and, while that is on its way, loads the SDK. Returns a function that gives the SDK; its first call
 * rejects as the sign-in did (AzureError), later ones leave it to their own request to try again.
 */
function loadWhileSigningIn(options) {
    const { connection, credential, signal } = options;
    let signIn = credential.getToken(connection.scope, {
        enableCae: true,
        abortSignal: signal,
    });
    const loading = Promise.resolve(options.asked).then(() => loadAksSdk(options));
    // Whoever sends the first request sees a failure; until then it must not end the process.
    signIn.catch(() => undefined);
    loading.catch(() => undefined);
    return async () => {
        const sdk = await loading;
        const first = signIn;
        signIn = undefined;
        await first;
        return sdk;
    };
}

;// CONCATENATED MODULE: ./src/adapters/aks/aks.ts
/** AKS through the Azure SDK, for one cluster. */







function createMutations(options, openSdk, apiVersion) {
    const { cluster, connection, signal } = options;
    const { resourceGroup: group, name } = cluster;
    const origin = (0,arm/* armOrigin */.fK)(connection);
    const sendAbort = async (target) => {
        const { api, mutations } = await openSdk();
        // Only sent: the SDK's own waiting polls every two seconds and takes texts with "fail" in them for a failure.
        return (0,arm/* captureAnswer */.lL)((call) => target.kind === 'cluster'
            ? api.abortCluster(mutations, group, name, call).submitted()
            : api.abortPool(mutations, group, name, target.name, call).submitted(), signal);
    };
    const put = (target, body, ifMatch) => {
        const url = `${connection.resourceManagerEndpoint}${targetIdOf(cluster, target)}?api-version=${apiVersion}`;
        const headers = ifMatch === undefined ? {} : { 'if-match': ifMatch };
        const send = async () => {
            const { core, mutations } = await openSdk();
            return (0,arm/* sendRaw */.d3)(core, mutations.pipeline, { method: 'PUT', url, body, headers }, signal);
        };
        return mutate(send, `update ${targetLabel(cluster, target)}`, origin, signal);
    };
    return {
        abort: (target) => mutate(() => sendAbort(target), `abort the operation on ${targetLabel(cluster, target)}`, origin, signal),
        putPool: (pool, body, ifMatch) => put({ kind: 'pool', name: pool }, body, ifMatch),
        putCluster: (body, ifMatch) => put({ kind: 'cluster' }, body, ifMatch),
    };
}
/**
 * AKS as the steps see it, for one cluster. The sign-in begins at once, and the SDK is loaded while it is on its way.
 * Values come from the raw JSON of the answers; mutations are sent once, without automatic retries.
 *
 * @param options `signal` cuts requests in flight; `credential` gives tokens of `connection.scope`.
 */
function createAks(options) {
    const apiVersion = options.connection.apiVersion ?? DEFAULT_API_VERSION;
    const openSdk = loadWhileSigningIn(options);
    const get = createOptionalGet(options, openSdk);
    const getPreview = (0,versioned/* createVersionedGet */.e)(get, PREVIEW_VERSION, 'preview');
    return {
        apiVersion,
        ...createResourceReads(options, openSdk),
        ...createOperationReads(options, get, getPreview),
        ...createOptionalReads(options, get, getPreview),
        ...createMutations(options, openSdk, apiVersion),
    };
}


/***/ }),

/***/ 9722: // src/adapters/aks/fleets.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ createFleets)
});

// UNUSED EXPORTS: FLEET_API_VERSION

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __nccwpck_require__(370);
// EXTERNAL MODULE: ./src/domain/aks/errors.ts
var errors = __nccwpck_require__(5499);
// EXTERNAL MODULE: ./src/adapters/http/arm.ts
var arm = __nccwpck_require__(111);
// EXTERNAL MODULE: ./src/adapters/http/json.ts
var json = __nccwpck_require__(5127);
// EXTERNAL MODULE: ./src/adapters/http/paging.ts
var paging = __nccwpck_require__(9425);
// EXTERNAL MODULE: ./src/adapters/http/pipeline.ts
var http_pipeline = __nccwpck_require__(5683);
// EXTERNAL MODULE: ./src/adapters/http/versioned.ts
var versioned = __nccwpck_require__(344);
// EXTERNAL MODULE: ./src/domain/beside/fleet.ts
var fleet = __nccwpck_require__(1879);
;// CONCATENATED MODULE: ./src/adapters/aks/fleet-mapping.ts
/** Fleet Manager's JSON → the action's own values. Pure and tolerant: what is missing or of a wrong type reads as absent. */


/** Reads subscription, resource group and name out of a fleet's ARM id; `undefined` when it is none. */
function readFleetId(id) {
    const match = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ContainerService\/fleets\/([^/]+)$/i.exec(id);
    const [, subscriptionId, resourceGroup, fleet] = match ?? [];
    if (subscriptionId === undefined || resourceGroup === undefined || fleet === undefined)
        return undefined;
    return { subscriptionId, resourceGroup, fleet };
}
function propertiesOf(entry) {
    return (0,json/* asObject */.eB)((0,json/* asObject */.eB)(entry)?.['properties']) ?? {};
}
function nameOf(entry) {
    return (0,json/* asText */.e1)((0,json/* asObject */.eB)(entry)?.['name']) ?? '';
}
/** ARM ids differ in case from answer to answer, so they compare without it. */
function isSame(a, b) {
    return a !== undefined && a.toLowerCase() === b.toLowerCase();
}
/** The cluster as a member of the fleet, if it is one. */
function toMember(address, members, clusterId) {
    const entry = members.find((one) => isSame((0,json/* asText */.e1)(propertiesOf(one)['clusterResourceId']), clusterId));
    if (entry === undefined)
        return undefined;
    return (0,json/* compact */.oE)({
        ...address,
        member: nameOf(entry),
        memberGroup: (0,json/* asText */.e1)(propertiesOf(entry)['group']),
    });
}
function toProfile(entry) {
    const properties = propertiesOf(entry);
    return (0,json/* compact */.oE)({
        profile: nameOf(entry),
        channel: (0,json/* asText */.e1)(properties['channel']) ?? '',
        isDisabled: properties['disabled'] === true,
        strategyId: (0,json/* asText */.e1)(properties['updateStrategyId']),
        nodeImageSelection: (0,json/* asText */.e1)((0,json/* asObject */.eB)(properties['nodeImageSelection'])?.['type']),
        targetKubernetesVersion: (0,json/* asText */.e1)(properties['targetKubernetesVersion']),
        isLongTermSupport: properties['longTermSupport'] === true,
    });
}
/** Whatever selects members beside the names of groups (`memberSelector` in the previews of the API). */
function hasSelector(entry) {
    return Object.entries((0,json/* asObject */.eB)(entry) ?? {}).some(([name, value]) => /selector/i.test(name) && value !== null);
}
function toStage(entry) {
    const groups = (0,json/* asList */.DD)((0,json/* asObject */.eB)(entry)?.['groups']) ?? [];
    return {
        picksByLabel: hasSelector(entry) || groups.some(hasSelector),
        groups: groups.map(nameOf),
    };
}
/** The stages of a strategy, or `undefined` when it is not among those read. */
function stagesOf(strategyId, strategies) {
    const strategy = strategies.find((entry) => isSame((0,json/* asText */.e1)((0,json/* asObject */.eB)(entry)?.['id']), strategyId));
    return (0,json/* asList */.DD)((0,json/* asObject */.eB)(propertiesOf(strategy)['strategy'])?.['stages'])?.map(toStage);
}
/**
 * The auto-upgrade profiles of a fleet that reach the member, or may; those that are disabled, too.
 *
 * @param strategies of the fleet; empty when they could not be read.
 */
function toCoverage(member, profiles, strategies) {
    return profiles.flatMap((entry) => {
        const profile = toProfile(entry);
        const { strategyId } = profile;
        const stages = strategyId === undefined ? undefined : stagesOf(strategyId, strategies);
        const extent = (0,fleet/* extentOf */.OY)(profile, member.memberGroup, stages);
        return extent === undefined ? [] : [{ ...member, ...profile, extent }];
    });
}
function stateOf(entry) {
    return (0,json/* asText */.e1)((0,json/* asObject */.eB)((0,json/* asObject */.eB)(entry)?.['status'])?.['state']);
}
function membersIn(status) {
    return ((0,json/* asList */.DD)(status?.['stages']) ?? []).flatMap((stage) => ((0,json/* asList */.DD)((0,json/* asObject */.eB)(stage)?.['groups']) ?? []).flatMap((group) => ((0,json/* asList */.DD)((0,json/* asObject */.eB)(group)?.['members']) ?? []).map((entry) => ({
        entry,
        states: [stateOf(entry), stateOf(group), stateOf(stage)],
    }))));
}
/** The last part of an operation's ARM id, by which the operations API knows it. */
function operationIdOf(entry) {
    return (0,json/* asText */.e1)((0,json/* asObject */.eB)(entry)?.['operationId'])
        ?.split('/')
        .findLast((part) => part !== '');
}
/** One update run of a fleet, as it concerns the member. */
function toRun(member, clusterId, value) {
    const status = (0,json/* asObject */.eB)(propertiesOf(value)['status']);
    const members = membersIn(status);
    const own = members.find(({ entry }) => isSame((0,json/* asText */.e1)((0,json/* asObject */.eB)(entry)?.['clusterResourceId']), clusterId));
    const states = own?.states ?? [];
    return (0,json/* compact */.oE)({
        ...member,
        run: nameOf(value),
        state: stateOf(status) ?? 'NotStarted',
        memberState: own === undefined
            ? undefined
            : (states.find((one) => isSame(one, 'Skipped')) ?? states[0] ?? 'NotStarted'),
        listsMembers: members.length > 0,
        operationId: operationIdOf(own?.entry),
    });
}

;// CONCATENATED MODULE: ./src/adapters/aks/fleets.ts
/**
 * Fleet Manager: the lists that tell whether a fleet will upgrade a cluster. They are four plain GETs, sent here without
 * the SDK of Fleet Manager: it knows no newer API than 2025-03-01, which hides how stages pick their members.
 */








/** The newest stable one; a cloud that doesn't know it names those that it knows. */
const FLEET_API_VERSION = '2026-06-01';
const READ_TIMEOUT_MS = 30_000;
/** Requests under way at the same time. */
const MOST_AT_ONCE = 5;
const LIMITS = { mostEntries: 5_000, mostPages: 50 };
async function loadSender(options) {
    const core = await Promise.all(/* import() */[__nccwpck_require__.e(818), __nccwpck_require__.e(192)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4192));
    const { connection, credential, version } = options;
    const pipeline = core.createPipelineFromOptions({ userAgentOptions: (0,arm/* userAgent */.N1)(version) });
    (0,http_pipeline/* guardPipeline */.op)(pipeline, core, {
        origin: (0,arm/* armOrigin */.fK)(connection),
        scope: connection.scope,
        credential,
        timeoutMs: READ_TIMEOUT_MS,
        isForMutations: false,
    });
    return { core, pipeline };
}
function createListReader(options) {
    const { connection, signal } = options;
    const limit = (0,p_limit/* default */.A)(MOST_AT_ONCE);
    let loading;
    const get = (url, attempt) => (0,arm/* readAnswer */.JN)(limit(async () => {
        const { core, pipeline } = await (loading ??= loadSender(options));
        return (0,arm/* sendRaw */.d3)(core, pipeline, { method: 'GET', url }, signal);
    }), attempt, signal);
    const getVersioned = (0,versioned/* createVersionedGet */.e)(get, FLEET_API_VERSION, 'stable');
    return async (path, attempt) => {
        const first = await getVersioned(`${connection.resourceManagerEndpoint}${path}`, attempt);
        const { entries, isComplete } = await (0,paging/* readList */.L)(get, first, (0,arm/* armOrigin */.fK)(connection), attempt, LIMITS);
        // What is on the pages that were not read may be what reaches the cluster.
        if (!isComplete)
            throw (0,paging/* incompleteList */.N)(attempt);
        return entries;
    };
}
function pathOf({ subscriptionId, resourceGroup, fleet }, list) {
    return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/fleets/${fleet}/${list}`;
}
/** The fleets of a subscription. Best effort: a cluster does not tell which fleet it belongs to. */
function createFleets(options) {
    const readWholeList = createListReader(options);
    const read = (address, list, name) => readWholeList(pathOf(address, list), `read the ${name} of fleet ${address.fleet}`);
    return {
        readMemberships: async (clusterId) => {
            const fleets = await readWholeList(`/subscriptions/${options.subscriptionId}/providers/Microsoft.ContainerService/fleets`, 'list the fleets of the subscription');
            const addresses = fleets.flatMap((fleet) => readFleetId((0,json/* asText */.e1)((0,json/* asObject */.eB)(fleet)?.['id']) ?? '') ?? []);
            const members = await Promise.all(addresses.map(async (address) => toMember(address, await read(address, 'members', 'members'), clusterId)));
            return members.filter((member) => member !== undefined);
        },
        readCoverage: async (member) => {
            const strategies = read(member, 'updateStrategies', 'update strategies');
            // A strategy that could not be read makes its profile one of which nobody knows whom it reaches.
            const [profiles, known] = await Promise.all([
                read(member, 'autoUpgradeProfiles', 'auto-upgrade profiles'),
                strategies.catch((error) => {
                    if (error instanceof errors/* AzureError */.M6)
                        return [];
                    throw error;
                }),
            ]);
            return toCoverage(member, profiles, known);
        },
        readRuns: async (member, clusterId) => (await read(member, 'updateRuns', 'update runs')).map((run) => toRun(member, clusterId, run)),
    };
}


/***/ }),

/***/ 4529: // src/adapters/github/issues.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  V: () => (/* binding */ createIssues)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./src/adapters/http/body.ts
var http_body = __nccwpck_require__(8057);
;// CONCATENATED MODULE: ./src/adapters/github/careful-fetch.ts
/** Requests to GitHub's API: bodies have a limit, and no redirect takes an issue or the token to another host. */

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 3;
/** Statuses of answers that have no body. */
const BODILESS = new Set([204, 205, 304]);
/**
 * Wraps a fetch function: the one that is returned follows redirects within the host that was asked, as far as they keep
 * the request what it is, and rejects with an Error for every other one and for a body that is too large.
 */
function carefulFetch(inner) {
    return async (input, init) => {
        let url = new URL(input instanceof Request ? input.url : input);
        for (let hops = 0;; hops++) {
            const response = await inner(url.href, { ...init, redirect: 'manual' });
            const location = response.headers.get('location');
            if (!REDIRECTS.has(response.status) || location === null)
                return withinLimit(response, url.href);
            const next = URL.parse(location, url.href);
            const isRepeatable = ['GET', 'HEAD'].includes(init?.method ?? 'GET') || response.status >= 307;
            if (next?.origin !== url.origin || !isRepeatable || hops >= MOST_REDIRECTS) {
                throw new Error('it redirects to another address; nothing was sent there');
            }
            url = next;
        }
    };
}
async function withinLimit(response, url) {
    const { status, statusText, headers, body } = response;
    const bytes = body === null || BODILESS.has(status) ? null : new Uint8Array(await (0,http_body/* readBytes */.io)(body));
    const whole = new Response(bytes, { status, statusText, headers });
    Object.defineProperty(whole, 'url', { value: url });
    return whole;
}

// EXTERNAL MODULE: ./src/domain/issue-trouble.ts
var issue_trouble = __nccwpck_require__(2113);
;// CONCATENATED MODULE: ./src/adapters/github/errors.ts
/** What GitHub's API answers when it does not do what was asked → IssueError. */

/** How the library says that the proxy opened no tunnel. */
const PROXY_REFUSAL = /proxy response \((\d{3})\)/i;
/** Returns what came of an attempt, such as `open an issue`, as facts. */
function issueError(thrown, attempt) {
    return new issue_trouble/* IssueError */.u({ attempt, ...factsOf(toApiError(thrown)) }, { cause: thrown });
}
/** True when the request may have arrived although no answer came, or GitHub's answer says that something broke. */
function isUnanswered(thrown) {
    const { status, response } = toApiError(thrown);
    return response === undefined || (typeof status === 'number' && status >= 500);
}
function toApiError(thrown) {
    return typeof thrown === 'object' && thrown !== null ? thrown : {};
}
function factsOf(error) {
    if (typeof error.status === 'number' && error.response !== undefined) {
        return { kind: 'answer', status: error.status, ...saidBy(error) };
    }
    // Before the time: the library calls such a request an aborted one too.
    const refusal = proxyStatus(error);
    if (refusal !== undefined)
        return { kind: 'proxy', status: refusal };
    return isTimeout(error) ? { kind: 'time' } : { kind: 'network', ...saidBy(firstCause(error)) };
}
function saidBy({ message }) {
    return typeof message === 'string' && message !== '' ? { said: withoutLink(message) } : {};
}
/** Where it began: the library's own words are "fetch failed". */
function firstCause(error) {
    return error.cause === undefined ? error : firstCause(toApiError(error.cause));
}
/** GitHub ends its messages with the address of the API's documentation. */
function withoutLink(message) {
    return message.replace(/ - https:\/\/\S+$/, '');
}
/** The status with which the proxy refused, from wherever the library wrapped it. */
function proxyStatus({ message, cause }) {
    const [, status] = PROXY_REFUSAL.exec(typeof message === 'string' ? message : '') ?? [];
    if (status !== undefined)
        return Number(status);
    return cause === undefined ? undefined : proxyStatus(toApiError(cause));
}
/** The library wraps what ended a request. */
function isTimeout({ name, cause }) {
    if (name === 'AbortError' || name === 'TimeoutError')
        return true;
    return cause !== undefined && isTimeout(toApiError(cause));
}

// EXTERNAL MODULE: ./src/domain/optional.ts
var optional = __nccwpck_require__(3506);
;// CONCATENATED MODULE: ./src/adapters/github/issue-search.ts
/** Finds the issues that runs of the action opened, in the list of a repository's open ones. */


/** How often, and how many milliseconds apart, a list is read that does not know our own new issue yet. */
const LOOKS = 2;
const LOOK_PAUSE_MS = 1_000;
/** A run that opened its issue while we opened ours looked for one no longer ago than this. */
const TWIN_MS = 5 * 60_000;
/**
 * A GraphQL query, because the REST API does not tell a job's token who it is. Returns `undefined` on a server that has
 * no GraphQL, such as Gitea's.
 */
async function readIdentity(octokit) {
    try {
        const { viewer } = await octokit.graphql('{ viewer { login databaseId } }');
        return viewer;
    }
    catch (error) {
        if (error.status === 404)
            return undefined;
        throw error;
    }
}
/**
 * Returns the address of an issue as GitHub gave it, if it is one of this repository on the runner's GitHub, else the
 * address that such an issue has: it becomes a link, and must lead nowhere else.
 */
function issueUrl({ owner, repo }, { number, html_url: given }) {
    const server = URL.parse(process.env['GITHUB_SERVER_URL'] ?? '')?.origin ?? 'https://github.com';
    const expected = `${server}/${owner}/${repo}/issues/${String(number)}`;
    return given.toLowerCase() === expected.toLowerCase() ? given : expected;
}
/** Goes through the open issues, newest first: the search API would know a new one only minutes later. */
async function* pagesOf(octokit, place, { marker, identity }, since) {
    const pages = octokit.paginate.iterator(octokit.rest.issues.listForRepo, {
        ...place,
        state: 'open',
        sort: 'created',
        direction: 'desc',
        per_page: 100,
        ...(0,optional/* optional */.l)('since', since),
    });
    for await (const { data } of pages) {
        yield data
            .filter((issue) => issue.pull_request === undefined &&
            issue.body?.includes(marker) === true &&
            isBy(identity, issue.user))
            .map((issue) => ({ number: issue.number, url: issueUrl(place, issue) }));
    }
}
/** Returns the issue that an earlier run left; the oldest of a page, because that is the one that stays. */
async function find(octokit, place, mark) {
    for await (const found of pagesOf(octokit, place, mark)) {
        if (found.length > 0)
            return found.at(-1);
    }
    return undefined;
}
/**
 * Returns the oldest issue that another run opened while we opened ours, if it is older than ours: of two runs only
 * the later one gives way. A list may lag behind, but once it has our own issue it has every older one.
 */
async function findOlderIssue(octokit, place, mark, own, signal) {
    const since = new Date(Date.parse(own.createdAt) - TWIN_MS).toISOString();
    for (let look = 1; look <= LOOKS; look++) {
        const all = [];
        for await (const found of pagesOf(octokit, place, mark, since))
            all.push(...found);
        const [oldest] = all.toSorted((a, b) => a.number - b.number);
        if (oldest !== undefined && oldest.number < own.number)
            return oldest;
        if (all.some(({ number }) => number === own.number))
            return undefined;
        if (look < LOOKS)
            await (0,promises_.setTimeout)(LOOK_PAUSE_MS, undefined, { signal });
    }
    return undefined;
}
/** Where the server does not say who the token stands for, it is a bot: that much can't be claimed by any user. */
function isBy(identity, author) {
    if (author === null || author === undefined)
        return false;
    if (identity === undefined)
        return author.type === 'Bot' || author.login.endsWith('[bot]');
    const { login, databaseId } = identity;
    return typeof databaseId === 'number' ? author.id === databaseId : author.login === login;
}

;// CONCATENATED MODULE: ./src/adapters/github/issues.ts
/** Issues through GitHub's API: of github.com, or of the GitHub Enterprise Server that the runner names. */




const REQUEST_MS = 10_000;
const TOTAL_MS = 60_000;
/** Loads the library and connects; the library is loaded only when an issue is to be written. */
async function connect(options) {
    const { getOctokit } = await __nccwpck_require__.e(/* import() */ 413).then(__nccwpck_require__.bind(__nccwpck_require__, 2413));
    const silent = () => undefined;
    const octokit = getOctokit(options.token, {
        userAgent: `aks-recover/${options.version}`,
        log: { debug: silent, info: silent, warn: silent, error: silent },
    });
    const { baseUrl } = octokit.request.endpoint.DEFAULTS;
    const all = AbortSignal.any([options.signal, AbortSignal.timeout(options.totalMs ?? TOTAL_MS)]);
    octokit.hook.before('request', (request) => {
        // Pages name their successors by full address: the token goes to GitHub's API alone.
        if (new URL(request.url, baseUrl).origin !== new URL(baseUrl).origin) {
            throw new Error('it named an address outside its own API');
        }
        const one = AbortSignal.timeout(options.requestMs ?? REQUEST_MS);
        const inner = request.request.fetch ?? globalThis.fetch;
        request.request = { ...request.request, fetch: carefulFetch(inner), signal: AbortSignal.any([all, one]) };
    });
    return octokit;
}
async function attempting(attempt, work) {
    try {
        return await work;
    }
    catch (error) {
        throw issueError(error, attempt);
    }
}
/** Statuses with which GitHub says that this token may not know. */
const NOT_TOLD = new Set([401, 403, 404]);
async function readVisibility(octokit, place) {
    try {
        const { data } = await octokit.rest.repos.get(place);
        return !data.private;
    }
    catch (error) {
        if (NOT_TOLD.has(error.status))
            return undefined;
        throw issueError(error, 'read the repository');
    }
}
async function issues_open(octokit, place, issue) {
    const { title, body, labels } = issue;
    const { data } = await octokit.rest.issues.create({ ...place, title, body, labels: [...labels] });
    return { number: data.number, url: issueUrl(place, data), createdAt: data.created_at };
}
/**
 * Opens an issue. When the answer is lost, the issue may be there all the same: it is looked for, once the list has had
 * time to learn of it, and only if it is not there the failure stands.
 */
async function openOrFind(octokit, place, issue, mark, signal) {
    const sentAt = new Date().toISOString();
    try {
        return await issues_open(octokit, place, issue);
    }
    catch (error) {
        if (signal.aborted || !isUnanswered(error))
            throw error;
        for (let look = 0; look < 2; look++) {
            await (0,promises_.setTimeout)(LOOK_AGAIN_MS, undefined, { signal });
            const found = await find(octokit, place, mark).catch(() => undefined);
            if (found !== undefined)
                return { ...found, createdAt: sentAt };
        }
        throw error;
    }
}
/** Milliseconds before an issue whose creation was not answered is looked for. */
const LOOK_AGAIN_MS = 1_500;
/** `not_planned`, because servers that do not know `duplicate` yet refuse it; the comment says what it is. */
async function closeAsDuplicate(octokit, place, own, older) {
    const target = { ...place, issue_number: own.number };
    await octokit.rest.issues.createComment({ ...target, body: `Duplicate of #${String(older.number)}` });
    await octokit.rest.issues.update({ ...target, state: 'closed', state_reason: 'not_planned' });
}
/** Adds labels to those that people gave the issue meanwhile. */
async function update(octokit, place, { number, url }, issue) {
    const target = { ...place, issue_number: number };
    await octokit.rest.issues.update({ ...target, title: issue.title, body: issue.body });
    if (issue.labels.length > 0)
        await octokit.rest.issues.addLabels({ ...target, labels: [...issue.labels] });
    await octokit.rest.issues.createComment({ ...target, body: issue.comment });
    return { url, isNew: false };
}
/** Opens an issue; if another run did so at the same time and was first, ours is closed again and theirs updated. */
async function openOnce(octokit, place, issue, mark, signal) {
    const own = await attempting('open an issue', openOrFind(octokit, place, issue, mark, signal));
    // The issue is there: a list that can't be read takes nothing from that.
    const older = await findOlderIssue(octokit, place, mark, own, signal).catch(() => undefined);
    if (older === undefined)
        return { url: own.url, isNew: true };
    const updated = await attempting(`update ${older.url}`, update(octokit, place, older, issue));
    const isClosed = await closeAsDuplicate(octokit, place, own, older).then(() => true, () => false);
    return isClosed ? updated : { ...updated, openDuplicate: own.url };
}
/** The issues of a repository. */
function createIssues(options) {
    const [owner = '', repo = ''] = options.repository.split('/');
    const place = { owner, repo };
    let connected;
    const connection = () => (connected ??= connect(options));
    const look = async (octokit, marker) => {
        const mark = { marker, identity: await readIdentity(octokit) };
        return [mark, await find(octokit, place, mark)];
    };
    return {
        isPublicRepository: async () => readVisibility(await connection(), place),
        publish: async (issue) => {
            const octokit = await connection();
            const [mark, found] = await attempting('read the open issues', look(octokit, issue.marker));
            if (found === undefined)
                return openOnce(octokit, place, issue, mark, options.signal);
            return issue.isOnlyNew === true
                ? { url: found.url, isNew: false }
                : attempting(`update ${found.url}`, update(octokit, place, found, issue));
        },
    };
}


/***/ }),

/***/ 2805: // src/adapters/github/job.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readNoIdTokens),
/* harmony export */   c: () => (/* binding */ readJob)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _http_json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5127);
/* harmony import */ var _sign_in_jwt_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8573);
/** What GitHub's runner tells of the job that this step is part of. */



/** The end that a signed token names (epoch milliseconds); `undefined` when it names none. */
function endOf(jwt) {
    const seconds = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asNumber */ .i)((0,_sign_in_jwt_js__WEBPACK_IMPORTED_MODULE_1__/* .readPayload */ .r)(jwt)?.['exp']);
    return seconds === undefined ? undefined : seconds * 1000;
}
/** The event that began the run; `undefined` when it can't be read. */
function readEvent(eventPath) {
    if (eventPath === undefined)
        return undefined;
    try {
        return (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)((0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(eventPath, 'utf8')));
    }
    catch {
        return undefined;
    }
}
/** Whether the event's repository is private; `undefined` when it does not tell. */
function visibilityOf(event) {
    const isPrivate = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(event?.['repository'])?.['private'];
    return typeof isPrivate === 'boolean' ? isPrivate : undefined;
}
/** True for a pull request whose branch is in another repository, or in one that is gone. */
function isFromFork(event) {
    const pullRequest = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(event?.['pull_request']);
    if (pullRequest === undefined)
        return false;
    const nameOf = (side) => (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)((0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(pullRequest[side])?.['repo'])?.['full_name'];
    return nameOf('head') !== nameOf('base');
}
/** Returns why the job has no ID tokens, where its permissions are not the reason; `undefined` where they may be. */
function readNoIdTokens(runner) {
    if (runner.env('ACTIONS_ID_TOKEN_REQUEST_URL') !== undefined)
        return undefined;
    // Gitea's runner is made of act's.
    if ((runner.env('GITEA_ACTIONS') ?? runner.env('FORGEJO_ACTIONS')) !== undefined)
        return 'gitea';
    if (runner.env('ACT') !== undefined)
        return 'act';
    const isPullRequest = /^pull_request(?!_target)/.test(runner.env('GITHUB_EVENT_NAME') ?? '');
    return isPullRequest && isFromFork(readEvent(runner.env('GITHUB_EVENT_PATH'))) ? 'fork' : undefined;
}
/** Reads the job's limits. The token that asks for ID tokens is only looked at, not shown or sent. */
function readJob(runner) {
    return (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .compact */ .oE)({
        isGitHubHosted: runner.env('RUNNER_ENVIRONMENT') === 'github-hosted',
        isPrivateRepository: visibilityOf(readEvent(runner.env('GITHUB_EVENT_PATH'))),
        idTokensUntil: endOf(runner.env('ACTIONS_ID_TOKEN_REQUEST_TOKEN') ?? ''),
    });
}


/***/ }),

/***/ 7984: // src/adapters/github/runner.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ createGitHubRunner)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: ./src/adapters/github/plain-output.ts
/** What leaves this process as text: without what the runner would take for a command. */
/** All but tab, line feed and carriage return. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n\r]/gu;
/**
 * Returns text that neither the runner nor a terminal acts upon. The runner takes a line for a command when it begins
 * with `::`, whatever white space stands before it, and when `##[` stands anywhere in it (actions/runner, ActionCommand).
 */
function plain(text) {
    return withoutCommands(text)
        .replace(/\r\n?/g, '\n')
        .replace(/^(\s*)::/gm, '$1\u200b::');
}
/** Returns text without control characters and without `##[`, for the data of a command of our own. */
function withoutCommands(text) {
    return text.toWellFormed().replace(CONTROL_CHARACTERS, '').replaceAll('##[', '##\u200b[');
}

;// CONCATENATED MODULE: ./src/adapters/github/escapes.ts
/** Texts as they read, whatever they are escaped for: a secret must be found in each of its spellings. */
/** Of HTML and Markdown, of URLs (bytes of ASCII, and of other characters in one go), of JSON; and what can't be seen. */
const ESCAPE = /&#(?<decimal>\d{1,7});|&#x(?<hex>[\da-f]{1,6});|&(?<name>amp|lt|gt|quot|apos);|(?<bytes>%[0-7][\da-f]|(?:%[89a-f][\da-f])+)|\\u(?<unit>[\da-f]{4})|\\(?<itself>["\\/])|\u200b/giu;
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const INVISIBLE = '\u200b';
/** As deep as anybody nests them: an address inside an address, or JSON inside JSON. */
const DEPTH = 3;
/** Returns the text as it reads, and what that reads as in its turn; nothing when nothing in it is escaped. */
function readingsOf(text) {
    const readings = [];
    for (let depth = 0; depth < DEPTH; depth++) {
        const last = readings.at(-1);
        const next = readOnce(last ?? { text, starts: [], ends: [] }, last === undefined);
        if (next === undefined)
            break;
        readings.push(next);
    }
    return readings;
}
function readOnce({ text, starts, ends }, isFirst) {
    const parts = [];
    const next = { starts: [], ends: [] };
    const startOf = (index) => (isFirst ? index : (starts[index] ?? 0));
    const endOf = (index) => (isFirst ? index + 1 : (ends[index] ?? 0));
    const add = (part, from, until, isAsItIs) => {
        parts.push(part);
        for (let index = 0; index < part.length; index++) {
            next.starts.push(startOf(isAsItIs ? from + index : from));
            next.ends.push(endOf(isAsItIs ? from + index : until - 1));
        }
    };
    let done = 0;
    for (const match of text.matchAll(ESCAPE)) {
        const until = match.index + match[0].length;
        add(text.slice(done, match.index), done, match.index, true);
        add(meaningOf(match), match.index, until, false);
        done = until;
    }
    if (done === 0)
        return undefined;
    add(text.slice(done), done, text.length, true);
    return { text: parts.join(''), ...next };
}
function meaningOf({ 0: whole, groups = {} }) {
    const { decimal, hex, name, bytes, unit, itself } = groups;
    const code = decimal === undefined ? Number.parseInt(hex ?? unit ?? '', 16) : Number(decimal);
    if (Number.isFinite(code))
        return visible(code <= 0x10_ffff ? String.fromCodePoint(code) : whole);
    if (name !== undefined)
        return NAMED[name.toLowerCase()] ?? whole;
    if (bytes !== undefined)
        return decoded(bytes);
    return itself ?? '';
}
function visible(character) {
    return character === INVISIBLE ? '' : character;
}
function decoded(bytes) {
    try {
        return decodeURIComponent(bytes);
    }
    catch {
        return bytes;
    }
}
/** Characters that hold bits of what stands before, by the number of bytes of it in their group of three. */
const SHARED_BEFORE = [0, 2, 3];
/**
 * Returns how a text reads inside of Base64, in its two alphabets, wherever in a group of three bytes it begins. What
 * shares a character with its neighbors is left out.
 */
function base64Of(text) {
    return SHARED_BEFORE.flatMap((shared, before) => {
        const bytes = Buffer.from('x'.repeat(before) + text);
        return ['base64', 'base64url'].map((alphabet) => {
            const encoded = bytes.toString(alphabet).replace(/=+$/, '');
            return encoded.slice(shared, bytes.length % 3 === 0 ? encoded.length : -1);
        });
    });
}

;// CONCATENATED MODULE: ./src/adapters/github/secret-filter.ts
/** Takes secrets out of whatever leaves this process, however it is escaped where it stands. */

/** What looks like a secret wherever it stands. No pattern takes in a quote or a backslash, so that JSON stays JSON. */
const SECRETS = [
    // Three Base64 parts joined by dots are a signed token (JWT); a header of JSON always begins with `eyJ`.
    [/\beyJ[\w-]{6,8000}\.[\w-]+(?:\.[\w-]*)*/g, '<hidden token>'],
    [/(?<=\b(?:Bearer|Basic)\s+)[\w.~+/=-]{16,}/gi, '<hidden>'],
    // The query of an operation's URL is a signature (t, c, s, h), as is a SAS: of relative addresses, too.
    [/(?<=\?)[^\s"'<>\\?]*?\b(?:t|c|s|h|sig|se|sp|skoid)=[^\s"'<>\\]*/gi, '<hidden>'],
    // User name and password inside a URL, but not the example that tells how to write one.
    [/(?<=\b[a-z][a-z0-9+.-]*:\/\/)(?!user:password@)[^\s/@"'<>\\]+(?=@)/gi, '<hidden>'],
    [
        /(?<=\b(?:client_secret|client_assertion|access_token|refresh_token|id_token)=)[^\s&"',;\\]+/gi,
        '<hidden>',
    ],
];
/** Shorter ones would be found in every other word. */
const SHORTEST_SECRET = 4;
/** Shorter ones would be found in other words that are encoded. */
const SHORTEST_ENCODED = 8;
/** So much of the beginning of a secret, right before the ellipsis of a text that was cut, is as good as the secret. */
const SHORTEST_BEGINNING = 8;
/** What is left of an escape where a text was cut inside of it. */
const BROKEN_ESCAPE = /(?:%[\da-f]?|\\u?[\da-f]{0,3}|&(?:#x?)?\w{0,7})$/i;
const LONGEST_ESCAPE = 10;
const HIDDEN = '***';
/** Knows this run's secrets, and takes them and what looks like one out of every text. */
class SecretFilter {
    #known = new Set();
    /**
     * Notes a secret and each of its lines, as they are, as texts in one line that no shell acts upon show them, and as they
     * read inside of Base64.
     */
    add(secret) {
        for (const part of [secret, ...secret.split(/\r?\n/)]) {
            const one = part.trim();
            for (const shown of [one, one.replace(/\s+/g, ' '), asInert(one)].flatMap(withReadings)) {
                if (shown.length >= SHORTEST_SECRET)
                    this.#known.add(shown);
            }
            for (const encoded of base64Of(one)) {
                if (encoded.length >= SHORTEST_ENCODED)
                    this.#known.add(encoded);
            }
        }
    }
    /** Returns the text without secrets. */
    clean(text) {
        let clean = without(text, this.#knownIn(text).map((range) => withItsEscape(text, range)));
        for (const [pattern, replacement] of SECRETS)
            clean = clean.replace(pattern, replacement);
        const found = readingsOf(clean).flatMap((reading) => [...this.#knownIn(reading.text), ...looksSecret(reading.text)].map(([from, until]) => [
            reading.starts[from] ?? 0,
            reading.ends[until - 1] ?? 0,
        ]));
        return without(clean, found);
    }
    #knownIn(text) {
        return [...this.#known].flatMap((secret) => [...wholeIn(text, secret), ...cutIn(text, secret)]);
    }
}
/** A secret may itself look escaped. */
function withReadings(secret) {
    return [secret, ...readingsOf(secret).map(({ text }) => text)];
}
/** In JSON the first character may be escaped: half of an escape would break what is left. */
function withItsEscape(text, [from, until]) {
    const backslashes = /\\*$/.exec(text.slice(Math.max(0, from - MOST_BACKSLASHES), from))?.[0].length ?? 0;
    const isEscaped = backslashes % 2 === 1 && /["\\]/.test(text.charAt(from));
    return [isEscaped ? from - 1 : from, until];
}
const MOST_BACKSLASHES = 64;
/** As the reports write texts for outputs and annotations. */
function asInert(secret) {
    return secret
        .replace(/\s+/g, ' ')
        .replace(/["`]/g, "'")
        .replaceAll('\\', '/')
        .replaceAll('##[', '## [')
        .replace(/\$+(?=[\w({*@#?!$-])/g, '');
}
function wholeIn(text, secret) {
    const found = [];
    for (let at = text.indexOf(secret); at !== -1; at = text.indexOf(secret, at + secret.length)) {
        found.push([at, at + secret.length]);
    }
    return found;
}
/** Where the text was cut inside of the secret. */
function cutIn(text, secret) {
    const beginning = secret.slice(0, SHORTEST_BEGINNING);
    if (beginning.length < SHORTEST_BEGINNING)
        return [];
    return [...text.matchAll(/…/g)].flatMap(({ index }) => {
        const broken = BROKEN_ESCAPE.exec(text.slice(Math.max(0, index - LONGEST_ESCAPE), index))?.[0] ?? '';
        return [index, index - broken.length].flatMap((cut) => {
            const before = text.slice(Math.max(0, cut - secret.length), cut);
            const at = before.lastIndexOf(beginning);
            return at !== -1 && secret.startsWith(before.slice(at)) ? [[cut - before.length + at, cut]] : [];
        });
    });
}
function looksSecret(text) {
    return SECRETS.flatMap(([pattern]) => [...text.matchAll(pattern)].map(({ 0: whole, index }) => [index, index + whole.length]));
}
/** Returns the text with each range hidden; ranges may overlap. */
function without(text, ranges) {
    let clean = '';
    let done = 0;
    for (const [from, until] of ranges.toSorted(([one], [other]) => one - other)) {
        if (until <= done)
            continue;
        if (from >= done)
            clean += text.slice(done, from) + HIDDEN;
        done = until;
    }
    return clean + text.slice(done);
}

;// CONCATENATED MODULE: ./src/adapters/github/runner.ts
/** The GitHub Actions runner through its own library, which escapes whatever is printed. */


// The library's main entry also loads an HTTP client of one megabyte, which delays the first request by a quarter and
// is never used here: these are the two files of it that speak the runner's protocol.




/** Empty and blank values count as absent, as in a workflow an unset expression gives an empty text. */
function readEnv(name) {
    const value = process.env[name];
    return value === undefined || value.trim() === '' ? undefined : value;
}
/** Returns what writes the summary after whatever the file held before, in place of what it wrote itself. */
function createSummaryWriter() {
    let begin;
    return async (markdown) => {
        const path = readEnv('GITHUB_STEP_SUMMARY');
        if (path === undefined)
            throw new Error("The runner doesn't support job summaries (GITHUB_STEP_SUMMARY is not set).");
        const file = await (0,promises_.open)(path, 'a');
        try {
            begin ??= (await file.stat()).size;
            await file.truncate(begin);
            await file.appendFile(markdown.endsWith('\n') ? markdown : `${markdown}\n`);
        }
        finally {
            await file.close();
        }
    };
}
/** Every runner that has Node 24 names the file; outside of a runner nobody reads an output. */
function setOutput(name, value) {
    if (readEnv('GITHUB_OUTPUT') === undefined)
        return;
    issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
}
/** The runner that this process runs on. Whatever leaves through it is without secrets and without commands. */
function createGitHubRunner() {
    const secrets = new SecretFilter();
    const writeSummary = createSummaryWriter();
    const command = (name, title, text) => {
        const show = (shown) => withoutCommands(secrets.clean(shown));
        issueCommand(name, title === undefined ? {} : { title: show(title) }, show(text));
    };
    return {
        input: (name) => (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim(),
        env: readEnv,
        mask: (secret) => {
            secrets.add(secret);
            // Each line by itself too: the runner masks line by line.
            for (const part of new Set([secret, ...secret.split(/\r?\n/)])) {
                if (part.trim() !== '')
                    issueCommand('add-mask', {}, part);
            }
        },
        info: (line) => {
            process.stdout.write(`${plain(secrets.clean(line))}${external_node_os_.EOL}`);
        },
        debug: (line) => {
            command('debug', undefined, line);
        },
        startGroup: (title) => {
            command('group', undefined, title);
        },
        endGroup: () => {
            issueCommand('endgroup', {}, '');
        },
        notice: (title, message) => {
            command('notice', title, message);
        },
        warning: (title, message) => {
            command('warning', title, message);
        },
        error: (title, message) => {
            command('error', title, message);
        },
        setOutput: (name, value) => {
            setOutput(name, secrets.clean(value.toWellFormed()));
        },
        writeSummary: (markdown) => writeSummary(secrets.clean(markdown.toWellFormed())),
        setFailed: (failed) => {
            process.exitCode = failed ? 1 : 0;
        },
    };
}


/***/ }),

/***/ 8119: // src/adapters/http/answer.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ds: () => (/* binding */ correlationIdOf),
/* harmony export */   qw: () => (/* binding */ toRawAnswer),
/* harmony export */   sT: () => (/* binding */ retryAfterOf)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5127);
/** An answer of ARM or Entra ID as it came over the wire, before anything is read into it. */

/** Reads a response of the SDK's HTTP layer. */
function toRawAnswer(response) {
    return {
        status: response.status,
        body: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(response.bodyAsText ?? ''),
        header: (name) => response.headers.get(name) ?? undefined,
    };
}
/** Azure's id of the exchange, for support requests. */
function correlationIdOf(answer) {
    return answer.header('x-ms-correlation-request-id') ?? answer.header('x-ms-request-id');
}
/**
 * Milliseconds that the service asked to wait: `retry-after-ms` and `x-ms-retry-after-ms`, else `Retry-After`
 * as seconds or as a date. A date counts from the answer's own `Date`, so that a wrong clock here does no harm.
 * Less than nothing counts as nothing: the service asked for a pause and forgot how long.
 */
function retryAfterOf(answer, now = Date.now()) {
    for (const name of ['retry-after-ms', 'x-ms-retry-after-ms']) {
        const ms = numberIn(answer.header(name));
        if (ms !== undefined)
            return Math.max(0, ms);
    }
    const value = answer.header('retry-after');
    const seconds = numberIn(value);
    if (seconds !== undefined)
        return Math.max(0, seconds * 1000);
    const until = Date.parse(value ?? '');
    if (Number.isNaN(until))
        return undefined;
    const serverNow = Date.parse(answer.header('date') ?? '');
    return Math.max(0, until - (Number.isNaN(serverNow) ? now : serverNow));
}
function numberIn(value) {
    if (value === undefined || value.trim() === '')
        return undefined;
    const number = Number(value);
    return Number.isFinite(number) ? number : undefined;
}


/***/ }),

/***/ 7275: // src/adapters/http/api-versions.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Rj: () => (/* binding */ isApiVersionRefusal),
/* harmony export */   bS: () => (/* binding */ versionsIn),
/* harmony export */   dO: () => (/* binding */ offeredVersions)
/* harmony export */ });
/** What ARM says of API versions that it does not know. */
/** Codes with which ARM refuses an API version (codes: inferred from other resource providers). */
const API_VERSION_CODES = new Set([
    'NoRegisteredProviderFound',
    'InvalidApiVersionParameter',
    'MissingApiVersionParameter',
    'UnsupportedApiVersion',
    'InvalidResourceType',
]);
/** True for the codes with which ARM refuses an API version. */
function isApiVersionRefusal(code) {
    return API_VERSION_CODES.has(code);
}
/** The API versions that a text names, without repetition, newest first. */
function versionsIn(text) {
    const versions = text.match(/\b\d{4}-\d{2}-\d{2}(?:-[a-z]+)?\b/g) ?? [];
    return [...new Set(versions)].sort().reverse();
}
/** The API versions that a refusal offers. ARM writes: … for api version 'X'. The supported api-versions are 'A, B, C'. … */
function offeredVersions(message) {
    return versionsIn(/supported (?:api-?\s?)?versions?(?: are| is)?:?\s*(.*)/i.exec(message)?.[1] ?? '');
}


/***/ }),

/***/ 111: // src/adapters/http/arm.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ readAnswer),
/* harmony export */   N1: () => (/* binding */ userAgent),
/* harmony export */   d3: () => (/* binding */ sendRaw),
/* harmony export */   fK: () => (/* binding */ armOrigin),
/* harmony export */   lL: () => (/* binding */ captureAnswer),
/* harmony export */   zG: () => (/* binding */ sharedHttpClient)
/* harmony export */ });
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8119);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9090);
/** Sending requests to ARM: through the SDK's clients and pipelines, with answers taken as they come. */


/** The user agent's beginning, by which Azure's logs tell this action's requests. */
function userAgent(version) {
    return { userAgentPrefix: `aks-recover/${version}` };
}
/** Scheme, host and port of the ARM endpoint: what the token may be sent to. */
function armOrigin(connection) {
    return new URL(connection.resourceManagerEndpoint).origin;
}
let httpClient;
/** One HTTP client for all requests to ARM, so that they share their connections. */
function sharedHttpClient(core) {
    httpClient ??= core.createDefaultHttpClient();
    return httpClient;
}
/**
 * Makes a typed call of the SDK and returns the answer as it came. The typed result is not used: its model drops
 * properties that it doesn't know and throws a TypeError on answers that it doesn't expect. Throws whatever the call
 * threw, when there was no answer.
 */
async function captureAnswer(call, signal) {
    let answer;
    const onResponse = (response) => {
        answer = (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .toRawAnswer */ .qw)(response);
    };
    try {
        await call({ abortSignal: signal, onResponse });
    }
    catch (error) {
        if (answer === undefined)
            throw error;
    }
    if (answer === undefined)
        throw new Error('The SDK returned without a response.');
    return answer;
}
/**
 * Sends a request of our own through a client's pipeline (tokens, user agent, retries). The URL goes out byte for
 * byte: the signature in an operation's URL covers its exact spelling.
 */
async function sendRaw(core, pipeline, request, signal) {
    const wire = core.createPipelineRequest({
        url: request.url,
        method: request.method,
        abortSignal: signal,
        headers: core.createHttpHeaders({ accept: 'application/json', ...request.headers }),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        requestOverrides: { path: request.url.replace(/^https:\/\/[^/?#]+/i, '') },
    });
    if (request.body !== undefined)
        wire.headers.set('content-type', 'application/json');
    return (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .toRawAnswer */ .qw)(await pipeline.sendRequest(sharedHttpClient(core), wire));
}
/**
 * Waits for the answer to a read and returns it when it is a 200. Throws AzureError for every other answer or none;
 * InterruptedError when the run is being canceled.
 */
async function readAnswer(answer, attempt, signal) {
    let read;
    try {
        read = await answer;
    }
    catch (thrown) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorFromThrown */ .Jl)(thrown, attempt, signal);
    }
    if (read.status >= 400)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorFromAnswer */ .Rb)(read, attempt);
    if (read.status !== 200)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unusableAnswer */ .Qf)(attempt, 'it is empty', read.status);
    return read;
}


/***/ }),

/***/ 8057: // src/adapters/http/body.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ou: () => (/* binding */ limitBody),
/* harmony export */   io: () => (/* binding */ readBytes)
/* harmony export */ });
/* unused harmony export AnswerTooLargeError */
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7075);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_stream__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_1__);
/** Reading bodies: none may be larger than this, however it was compressed, from whomever it comes. */


/** Bytes. A cluster with a hundred pools is below one MiB. */
const LARGEST_BODY = 8 * 1024 * 1024;
/** The answer is larger than anything that can be meant. */
class AnswerTooLargeError extends Error {
    code = 'AnswerTooLarge';
    constructor() {
        super(`The response is larger than ${String(LARGEST_BODY / 1024 / 1024)} MiB and was not read in full.`);
        this.name = 'AnswerTooLargeError';
    }
}
/** A body that broke off, by the code that the SDK's own reader gives it. */
class BrokenBodyError extends Error {
    code = 'PARSE_ERROR';
}
/**
 * Returns the bytes of a body. Throws AnswerTooLargeError as soon as it is larger than allowed, and whatever the stream
 * throws.
 */
async function readBytes(stream) {
    const chunks = [];
    let size = 0;
    for await (const chunk of stream) {
        const bytes = Buffer.from(chunk);
        size += bytes.length;
        if (size > LARGEST_BODY)
            throw new AnswerTooLargeError();
        chunks.push(bytes);
    }
    return Buffer.concat(chunks);
}
/**
 * Returns the body as it was before somebody in between packed it. The end of the one that is returned is that of the
 * other, too: the HTTP client's own would leave the connection open.
 */
function unpacked(stream, encoding) {
    if (!/^(?:x-)?(?:gzip|deflate)$/i.test(encoding?.trim() ?? ''))
        return stream;
    // What goes wrong shows where the body is read.
    return (0,node_stream__WEBPACK_IMPORTED_MODULE_0__.pipeline)(stream, (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createUnzip)(), () => undefined);
}
/**
 * Reads each answer's body up to the limit. It is asked for as it is: a packed one that breaks off is not always noticed.
 *
 * @param broken what becomes of an answer whose body breaks off or is too large: `keep-status` takes it as one without
 *   a body, because the status has arrived and decides about a change.
 */
function limitBody(broken) {
    return {
        name: 'limitBody',
        async sendRequest(request, next) {
            request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
            request.headers.delete('accept-encoding');
            const { readableStreamBody, ...response } = await next(request);
            // A client that reads bodies by itself (in tests) has done so.
            if (readableStreamBody === undefined)
                return response;
            const body = unpacked(readableStreamBody, response.headers.get('content-encoding'));
            try {
                return { ...response, bodyAsText: (await readBytes(body)).toString('utf8') };
            }
            catch (error) {
                if (broken === 'keep-status')
                    return { ...response, bodyAsText: '' };
                if (error instanceof AnswerTooLargeError)
                    throw error;
                throw new BrokenBodyError('The response could not be read in full.', { cause: error });
            }
        },
    };
}


/***/ }),

/***/ 3396: // src/adapters/http/connections.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   SR: () => (/* binding */ hasLeft),
/* harmony export */   Xt: () => (/* binding */ HEAD_START_MS),
/* harmony export */   oQ: () => (/* binding */ connections)
/* harmony export */ });
/* unused harmony export Connections */
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4708);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_https__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_net__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__nccwpck_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_2__);
/**
 * The connections of a run, kept alive and shared by all that send. Some are opened ahead, while another answer is awaited:
 * before anything can be sent on a new one, packets go back and forth two or three times.
 */



/**
 * Milliseconds that a request gets to leave before large libraries are loaded, where it doesn't show when it has left.
 * Loading keeps the only thread busy: before the connection stands it would hold the request back, afterwards it costs
 * nothing, because the answer is on its way.
 */
const HEAD_START_MS = 50;
/**
 * Milliseconds that a connection is kept while nothing is sent on it. What lies between forgets idle ones after minutes (four
 * in Azure's network) without a word, and a request on such a one would get no answer.
 */
const LONGEST_IDLE_MS = 60_000;
const HTTPS_PORT = 443;
/** Opens the connections of all requests, some ahead. On those nothing is sent before a request has taken them. */
class Connections extends (node_https__WEBPACK_IMPORTED_MODULE_0___default().Agent) {
    #hosts = new Map();
    constructor(longestIdleMs = LONGEST_IDLE_MS) {
        super({ keepAlive: true, timeout: longestIdleMs });
    }
    /** Opens connections to a host: one, and once it stands, the others. One that fails is missed by nobody. */
    open(url, count) {
        const { hostname: host } = url;
        const servername = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(host) === 0 ? host : '';
        const options = { ...this.options, host, port: portOf(url), servername };
        const { ahead } = this.#at(options);
        const socket = this.#connect(options);
        ahead.push(socket);
        socket.on('error', ignore);
        socket.once('close', () => {
            remove(ahead, socket);
        });
        // The base class does the same for those that a request has used.
        socket.on('timeout', () => {
            if (ahead.includes(socket))
                socket.destroy();
        });
        if (count === 1)
            return;
        socket.once('session', () => {
            for (let opened = 1; opened < count; opened++)
                this.open(url, 1);
        });
    }
    /** Fulfilled when a connection to the host stands. */
    standing(url) {
        return this.#at({ host: url.hostname, port: portOf(url) }).standing.promise;
    }
    createConnection(options) {
        const { ahead } = this.#at(options);
        const ready = ahead.find(({ connecting }) => !connecting) ?? ahead[0];
        if (ready === undefined)
            return this.#connect(options);
        remove(ahead, ready);
        return ready;
    }
    #connect(options) {
        const at = this.#at(options);
        const withSession = { ...options, session: at.session };
        const socket = super.createConnection(withSession);
        socket.once('secureConnect', () => {
            at.standing.resolve(undefined);
        });
        socket.on('session', (session) => {
            if (socket.authorized)
                at.session = session;
        });
        return socket;
    }
    #at({ host, port }) {
        const key = `${String(host)}:${String(port)}`;
        const known = this.#hosts.get(key) ?? { ahead: [], standing: Promise.withResolvers() };
        this.#hosts.set(key, known);
        return known;
    }
}
/** Those of this process. */
const connections = new Connections();
/** Fulfilled when a request that was handed over a moment ago has left for its host. */
async function hasLeft(url) {
    const stands = new AbortController();
    await Promise.race([
        connections.standing(new URL(url)),
        (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(HEAD_START_MS, undefined, { signal: stands.signal }),
    ]);
    stands.abort();
    // What was handed over is sent as soon as what runs now has ended.
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setImmediate)();
}
function portOf({ port }) {
    return port === '' ? HTTPS_PORT : Number(port);
}
function remove(list, one) {
    const index = list.indexOf(one);
    if (index !== -1)
        list.splice(index, 1);
}
const ignore = () => undefined;


/***/ }),

/***/ 9090: // src/adapters/http/errors.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Jl: () => (/* binding */ errorFromThrown),
/* harmony export */   Qf: () => (/* binding */ unusableAnswer),
/* harmony export */   Rb: () => (/* binding */ errorFromAnswer),
/* harmony export */   YW: () => (/* binding */ interruption),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   cZ: () => (/* binding */ causesOf),
/* harmony export */   g5: () => (/* binding */ AnswerTimeoutError)
/* harmony export */ });
/* unused harmony export readErrorBody */
/* harmony import */ var _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5499);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8119);
/* harmony import */ var _api_versions_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7275);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5127);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9328);
/** Everything that can go wrong with a request to Azure, translated to AzureError once, here. */





/** The answer did not come in the time that a request has. */
class AnswerTimeoutError extends Error {
    code = 'TimedOut';
    /** @param ms the time that the request had. */
    constructor(ms) {
        super(`No complete response within ${Math.round(ms / 1000)} seconds.`);
        this.name = 'AnswerTimeoutError';
    }
}
/** An answer that is not what was asked for (wrong JSON, HTML, empty, cut off): kind `network`, read again. */
function unusableAnswer(attempt, why, status) {
    const details = { kind: 'network', attempt, code: 'UnusableAnswer' };
    return new _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AzureError */ .M6({
        ...details,
        message: `Azure's response${status === undefined ? '' : ` (${status})`} can't be used: ${why}.`,
    });
}
/** The error that ends everything: the run is being canceled, its deadline has passed, or something broke elsewhere. */
function interruption(signal) {
    const reason = signal.reason;
    return reason instanceof Error && reason.name !== 'AbortError' ? reason : new _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InterruptedError */ .p4();
}
/** As many causes as anybody reads, and as deep as anybody nests them. */
const MOST_CAUSES = 5;
const DEEPEST_CAUSE = 8;
/**
 * The innermost `details` of an error, as `code: message`: they say more than the outer ones, such as which quota is
 * exceeded, or which subnet is full under `UpgradeFailed`.
 */
function causesOf(error, depth = 0) {
    const entries = depth < DEEPEST_CAUSE ? ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asList */ .DD)(error?.['details']) ?? []).slice(0, MOST_CAUSES) : [];
    return entries
        .flatMap((entry) => {
        const detail = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(entry);
        const inner = causesOf(detail, depth + 1);
        if (inner.length > 0)
            return inner;
        const code = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asText */ .e1)(detail?.['code']);
        const message = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asText */ .e1)(detail?.['message']);
        if (message === undefined || message === error?.['message'])
            return [];
        return [code === undefined ? message : `${code}: ${message}`];
    })
        .slice(0, MOST_CAUSES);
}
/** Reads both forms of error bodies: `{error: {code, message, …}}` of ARM, flat `{code, message, …}` of AKS. */
function readErrorBody(body) {
    const outer = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(body);
    const error = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(outer?.['error']) ?? outer;
    if (error === undefined)
        return {};
    const message = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asText */ .e1)(error['message']);
    const details = causesOf(error).join('; ');
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .compact */ .oE)({
        code: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asText */ .e1)(error['code']),
        message: details === '' ? message : `${message ?? ''} (${details})`.trim(),
    });
}
/**
 * The permission that ARM's text for 403 names, such as `Microsoft.ContainerService/fleets/read`: the last one, because a
 * linked refusal begins with a right that the identity does have.
 */
function missingRightIn(message) {
    return /^[^]*(?:authorization|permissions?) to perform (?:the )?action(?:\(s\))?\s*'([^']+)'/i.exec(message)?.[1];
}
/** What else ARM's texts tell: who lacks which right and where, which API versions there are. */
function factsOf(status, code, message) {
    if ((0,_api_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .isApiVersionRefusal */ .Rj)(code))
        return { apiVersions: (0,_api_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .offeredVersions */ .dO)(message) };
    const missingRight = status === 403 ? missingRightIn(message) : undefined;
    if (missingRight === undefined)
        return undefined;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .compact */ .oE)({
        missingRight,
        scope: /^[^]*scope(?:\(s\))? '([^']{1,500})'/i.exec(message)?.[1],
        objectId: /\bobject id '([0-9a-f-]{36})'/i.exec(message)?.[1],
    });
}
/** The error for an answer with a status of 400 or more. */
function errorFromAnswer(answer, attempt) {
    const read = readErrorBody(answer.body);
    // Azure Resource Manager says by a code what does not exist: a page without one is a gateway's or a proxy's.
    if (answer.status === 404 && read.code === undefined && answer.header('x-ms-error-code') === undefined) {
        return unusableAnswer(attempt, 'it is not a response from Azure Resource Manager', answer.status);
    }
    const code = read.code ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asText */ .e1)(answer.header('x-ms-error-code')) ?? `Http${answer.status}`;
    const message = (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E)(read.message ?? `Azure returned ${answer.status} without a reason.`);
    return new _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AzureError */ .M6((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .compact */ .oE)({
        kind: 'http',
        attempt,
        status: answer.status,
        code,
        message,
        correlationId: (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .correlationIdOf */ .Ds)(answer),
        retryAfterMs: (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .retryAfterOf */ .sT)(answer),
        facts: factsOf(answer.status, code, message),
    }));
}
/** The text of whatever was thrown. (Not by `instanceof Error`: errors may come from another realm.) */
function messageOf(thrown) {
    const message = typeof thrown === 'object' && thrown !== null ? thrown.message : thrown;
    return (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E)(typeof message === 'string' ? message : '');
}
/** The first code that a chain of causes carries, such as `ECONNRESET`. */
function codeOf(error) {
    let current = error;
    for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
        const { code, cause } = current;
        if (typeof code === 'string' && code !== '')
            return code;
        current = cause;
    }
    return undefined;
}
/** The host that was asked: the system's own text names the address that was tried, which may be a proxy's. */
function hostOf(error) {
    let current = error;
    for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
        const { request, cause } = current;
        if (typeof request?.url === 'string')
            return URL.parse(request.url)?.host;
        current = cause;
    }
    return undefined;
}
/** What happened, and with which host. */
function connectionFailure(thrown, code) {
    const text = messageOf(thrown);
    const host = hostOf(thrown);
    if (text === '')
        return `The connection${host === undefined ? '' : ` to ${host}`} failed (${code}).`;
    return host === undefined || text.includes(host) ? text : `The connection to ${host} failed: ${text}`;
}
/** Codes with which the SDK says that a body could not be read to its end or is not JSON. */
const BODY_CODES = new Set(['PARSE_ERROR', 'ERR_UNESCAPED_CHARACTERS']);
/**
 * Translates whatever a request threw into AzureError, InterruptedError or DeadlineError. A run that is being canceled
 * wins over everything else.
 *
 * @param attempt what was attempted, such as `read cluster prod`.
 */
function errorFromThrown(thrown, attempt, signal) {
    if (signal.aborted)
        return interruption(signal);
    if (thrown instanceof _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InterruptedError */ .p4 || thrown instanceof _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeadlineError */ .j3)
        return thrown;
    if (thrown instanceof _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AzureError */ .M6) {
        return thrown.details.attempt === '' ? new _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AzureError */ .M6({ ...thrown.details, attempt }) : thrown;
    }
    const code = codeOf(thrown);
    if (code === undefined || BODY_CODES.has(code)) {
        return new _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AzureError */ .M6(unusableAnswer(attempt, 'it cannot be read').details, { cause: thrown });
    }
    return new _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AzureError */ .M6((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .compact */ .oE)({
        kind: 'network',
        attempt,
        code,
        message: connectionFailure(thrown, code),
    }), { cause: thrown });
}


/***/ }),

/***/ 5127: // src/adapters/http/json.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ asList),
/* harmony export */   GU: () => (/* binding */ asTime),
/* harmony export */   e1: () => (/* binding */ asText),
/* harmony export */   eB: () => (/* binding */ asObject),
/* harmony export */   ep: () => (/* binding */ asTextOrNumber),
/* harmony export */   i: () => (/* binding */ asNumber),
/* harmony export */   oE: () => (/* binding */ compact),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/** Readers for JSON that came over the network: a wrong type reads as absent, nothing here throws. */
/** Azure's own answers are about ten levels deep; much deeper ones nobody could write down again. */
const DEEPEST = 100;
function isDeeperThan(levels, value) {
    if (typeof value !== 'object' || value === null)
        return false;
    return levels === 0 || Object.values(value).some((entry) => isDeeperThan(levels - 1, entry));
}
/**
 * The value parsed from JSON text (with or without a byte-order mark), or `undefined` when it is none or nested so
 * deeply that it can't be meant.
 */
function parseJson(text) {
    try {
        const value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
        return isDeeperThan(DEEPEST, value) ? undefined : value;
    }
    catch {
        return undefined;
    }
}
/** The value as an object, or `undefined` for anything else (a list too). */
function asObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : undefined;
}
/** The value as a list, or `undefined` for anything else. */
function asList(value) {
    return Array.isArray(value) ? value : undefined;
}
/** The value as a text that is not blank, or `undefined`. */
function asText(value) {
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
/** The value as a text, where numbers count too (Azure shows `maxSurge` as `1` or `"1"`). */
function asTextOrNumber(value) {
    return typeof value === 'number' ? String(value) : asText(value);
}
/** The value as a number, or `undefined`. */
function asNumber(value) {
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
/** Epoch milliseconds of a date and time text, or `undefined` when it is none. */
function asTime(value) {
    const text = asText(value);
    // A year of four digits first: `Date.parse` takes texts such as "1" for dates too.
    if (text === undefined || !/^\d{4}-\d{2}-\d{2}T/i.test(text))
        return undefined;
    // Services written in Go send the year 1 for "not set".
    if (text.startsWith('0001-'))
        return undefined;
    const time = Date.parse(text);
    return Number.isNaN(time) ? undefined : time;
}
/** A copy of the object without the properties that are `undefined`, as exact optional properties want it. */
function compact(value) {
    return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined));
}


/***/ }),

/***/ 9425: // src/adapters/http/paging.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ readList),
/* harmony export */   N: () => (/* binding */ incompleteList)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9090);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5127);
/** ARM lists: `{value: […], nextLink}`, page after page. */


/**
 * The entries of a list from its first page on. A link that leads away from the ARM host or back to a page that was
 * read already ends the list, as the limits do: the token must not go elsewhere, and no answer may keep us for ever.
 * Throws AzureError when a page can't be read or is not a list.
 */
async function readList(get, first, origin, attempt, limits) {
    const entries = [];
    const seen = new Set();
    let answer = first;
    for (let page = 1;; page += 1) {
        const body = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB)(answer.body);
        const values = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asList */ .DD)(body?.['value']);
        if (values === undefined)
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unusableAnswer */ .Qf)(attempt, 'it is not a list');
        entries.push(...values.slice(0, limits.mostEntries - entries.length));
        const next = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(body?.['nextLink']);
        if (next === undefined)
            return { entries, isComplete: true };
        const isFollowed = URL.parse(next)?.origin === origin && !seen.has(next);
        if (!isFollowed || page >= limits.mostPages || entries.length >= limits.mostEntries) {
            return { entries, isComplete: false };
        }
        seen.add(next);
        answer = await get(next, attempt);
    }
}
/** The error for a list of which only a part could be read, where a part is not enough. */
function incompleteList(attempt) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unusableAnswer */ .Qf)(attempt, 'the list never ends or continues at another host');
}


/***/ }),

/***/ 5683: // src/adapters/http/pipeline.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ answerTimeout),
/* harmony export */   YH: () => (/* binding */ refuseLongPauses),
/* harmony export */   h9: () => (/* binding */ trimPipeline),
/* harmony export */   op: () => (/* binding */ guardPipeline),
/* harmony export */   ru: () => (/* binding */ LongPauseError)
/* harmony export */ });
/* harmony import */ var _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5499);
/* harmony import */ var _domain_time_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1099);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8057);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9090);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8119);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7021);
/**
 * What every request to ARM passes through, on top of the SDK's own policies. The SDK comes as a parameter,
 * because it is loaded only when it is needed (start-up time), so this file imports nothing but its types.
 */






/** A pause that the service asks for is waited here only up to this long; longer ones are the caller's. */
const LONGEST_SILENT_PAUSE_MS = 5_000;
const SHORTEST_PAUSE_MS = 1_000;
/** Refuses any other host than ARM's, before a token is fetched: nobody else may ever see one. */
function armHostOnly(origin) {
    return {
        name: 'armHostOnly',
        sendRequest: async (request, next) => {
            if (new URL(request.url).origin === origin)
                return next(request);
            throw new _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AzureError */ .M6({
                kind: 'network',
                attempt: '',
                code: 'ForeignHost',
                message: 'Azure named an address outside its own host; nothing was sent there.',
            });
        },
    };
}
/** A 401 without a claims challenge (which the SDK answers itself): one new token, one more try. */
function newTokenAfter401(credential) {
    return {
        name: 'newTokenAfter401',
        sendRequest: async (request, next) => {
            const response = await next(request);
            const isClaimsChallenge = /\bclaims=/i.test(response.headers.get('www-authenticate') ?? '');
            if (response.status !== 401 || isClaimsChallenge)
                return response;
            credential.forget((request.headers.get('authorization') ?? '').replace(/^Bearer /, ''));
            return next(request);
        },
    };
}
/**
 * Hands long pauses to the caller, who has a deadline and a log; the SDK would sleep through them. Before a short one,
 * which the SDK keeps to the millisecond, it waits a little by chance: runs that were throttled together would come
 * back together.
 */
function spreadPauses() {
    const refusals = new WeakMap();
    return {
        name: 'spreadPauses',
        sendRequest: async (request, next) => {
            const response = await next(request);
            if (response.status !== 429 && response.status !== 503)
                return response;
            const answer = (0,_answer_js__WEBPACK_IMPORTED_MODULE_5__/* .toRawAnswer */ .qw)(response);
            const pauseMs = (0,_answer_js__WEBPACK_IMPORTED_MODULE_5__/* .retryAfterOf */ .sT)(answer);
            if (pauseMs === undefined)
                return response;
            if (pauseMs > LONGEST_SILENT_PAUSE_MS)
                throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .errorFromAnswer */ .Rb)(answer, '');
            const earlier = refusals.get(request) ?? 0;
            refusals.set(request, earlier + 1);
            writePause(response, pauseMs);
            // A pause of nothing would be a loop.
            const floorMs = pauseMs < SHORTEST_PAUSE_MS ? SHORTEST_PAUSE_MS * 2 ** earlier : 0;
            await sleepUnlessAborted(floorMs + (0,_domain_time_js__WEBPACK_IMPORTED_MODULE_1__/* .spreadMs */ .KP)(pauseMs, earlier) * Math.random(), request.abortSignal);
            return response;
        },
    };
}
/**
 * Writes the pause as seconds: the SDK would set a timer of less than nothing, of which Node warns, and would count a
 * date from this machine's clock, which may be hours behind.
 */
function writePause({ headers }, pauseMs) {
    for (const name of ['retry-after-ms', 'x-ms-retry-after-ms'])
        headers.delete(name);
    headers.set('retry-after', String(pauseMs / 1000));
}
/** Resolves after the time, or as soon as the request is aborted, which the SDK then notices by itself. */
async function sleepUnlessAborted(ms, signal) {
    const { promise, resolve } = Promise.withResolvers();
    const end = () => {
        resolve(undefined);
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
    if (signal?.aborted === true)
        end();
    await promise;
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
}
/** Azure (or GitHub) asks for a pause that is too long to be slept through in silence. */
class LongPauseError extends Error {
    response;
    constructor(response) {
        super(`The service returned ${response.status} and asks for a long pause.`);
        this.name = 'LongPauseError';
        this.response = response;
    }
}
/** For services other than ARM: fails with LongPauseError in place of a long pause, which the SDK would sleep through. */
function refuseLongPauses() {
    return {
        name: 'refuseLongPauses',
        sendRequest: async (request, next) => {
            const response = await next(request);
            if (response.status !== 429 && response.status < 500)
                return response;
            const pauseMs = (0,_answer_js__WEBPACK_IMPORTED_MODULE_5__/* .retryAfterOf */ .sT)((0,_answer_js__WEBPACK_IMPORTED_MODULE_5__/* .toRawAnswer */ .qw)(response));
            if (pauseMs === undefined)
                return response;
            if (pauseMs > LONGEST_SILENT_PAUSE_MS)
                throw new LongPauseError(response);
            writePause(response, pauseMs);
            return response;
        },
    };
}
/** Fails as soon as the request is aborted, even if the layers below never notice (a body that stops half way). */
async function raceAbort(work, signal) {
    const { promise: aborted, reject } = Promise.withResolvers();
    const onAbort = () => {
        reject(new Error('aborted'));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted)
        onAbort();
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}
/**
 * Gives each attempt its own time for headers *and* body: the SDK's `timeout` ends with the headers.
 * Throws AnswerTimeoutError, which the retry policy does not repeat.
 */
function answerTimeout(ms) {
    return {
        name: 'answerTimeout',
        sendRequest: async (request, next) => {
            const outer = request.abortSignal;
            const controller = new AbortController();
            const abort = () => {
                controller.abort();
            };
            const timer = setTimeout(abort, ms);
            outer?.addEventListener('abort', abort);
            if (outer?.aborted === true)
                abort();
            request.abortSignal = controller.signal;
            try {
                return await raceAbort(next(request), controller.signal);
            }
            catch (error) {
                if (controller.signal.aborted && outer?.aborted !== true)
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .AnswerTimeoutError */ .g5(ms);
                throw error;
            }
            finally {
                clearTimeout(timer);
                outer?.removeEventListener('abort', abort);
                if (outer === undefined)
                    delete request.abortSignal;
                else
                    request.abortSignal = outer;
            }
        },
    };
}
/** Takes out of a pipeline what no request of this action needs, and gives it the runner's proxies. */
function trimPipeline(pipeline, core) {
    // It would print addresses and headers.
    pipeline.removePolicy({ name: core.logPolicyName });
    // A redirect would carry the token and the body elsewhere; neither ARM nor GitHub's endpoint uses them.
    pipeline.removePolicy({ name: core.redirectPolicyName });
    pipeline.removePolicy({ name: core.proxyPolicyName });
    pipeline.addPolicy((0,_proxy_js__WEBPACK_IMPORTED_MODULE_4__/* .throughProxy */ .EU)());
}
/** Arms a pipeline of the SDK: only ARM's host, our token handling, no redirects, a time limit per attempt. */
function guardPipeline(pipeline, core, options) {
    const { credential, scope } = options;
    trimPipeline(pipeline, core);
    pipeline.removePolicy({ name: core.bearerTokenAuthenticationPolicyName });
    pipeline.addPolicy(armHostOnly(options.origin));
    pipeline.addPolicy(newTokenAfter401(credential));
    pipeline.addPolicy(core.bearerTokenAuthenticationPolicy({
        credential,
        scopes: scope,
        challengeCallbacks: {
            // The SDK's own token cache can't be told to forget a token; the credential keeps them instead.
            authorizeRequest: async ({ request, scopes }) => {
                const signal = request.abortSignal === undefined ? {} : { abortSignal: request.abortSignal };
                const { token } = await credential.getToken(scopes, { enableCae: true, ...signal });
                request.headers.set('Authorization', `Bearer ${token}`);
            },
        },
    }));
    if (!options.isForMutations)
        pipeline.addPolicy(spreadPauses(), { afterPhase: 'Retry' });
    pipeline.addPolicy(answerTimeout(options.timeoutMs), { afterPhase: 'Retry' });
    pipeline.addPolicy((0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .limitBody */ .Ou)(options.isForMutations ? 'keep-status' : 'fail'), { afterPhase: 'Retry' });
}


/***/ }),

/***/ 7021: // src/adapters/http/proxy.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ throughProxy),
/* harmony export */   ij: () => (/* binding */ openAhead)
/* harmony export */ });
/* unused harmony export proxyFor */
/* harmony import */ var _connections_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3396);
/** Which proxy a request goes through: by the runner's variables, read as GitHub's own actions and its runner do. */

const DEFAULT_PORTS = { 'http:': '80', 'https:': '443' };
/** Returns the first of some variables that is set: the one in small letters counts more. */
function firstSet(env, ...names) {
    return names
        .flatMap((name) => [env[name.toLowerCase()], env[name]])
        .map((value) => value?.trim())
        .find((value) => value !== undefined && value !== '');
}
/**
 * True when `NO_PROXY` takes a host out: by `*`, its name in any case, `name:port`, or a domain above it, with or without
 * a dot before it.
 */
function isPastProxy({ hostname, port, protocol }, env) {
    const host = hostname.toUpperCase();
    const spellings = [host, `${host}:${port === '' ? (DEFAULT_PORTS[protocol] ?? '') : port}`];
    const items = (firstSet(env, 'NO_PROXY') ?? '').split(',').map((item) => item.trim().toUpperCase());
    return items.some((item) => {
        if (item === '' || item === '*')
            return item === '*';
        const domain = item.startsWith('.') ? item : `.${item}`;
        return spellings.some((spelling) => spelling === item || spelling.endsWith(domain));
    });
}
/**
 * Returns the proxy for an address, `undefined` for none. Throws TypeError (code ERR_INVALID_URL) when the variable
 * holds no address.
 */
function proxyFor(url, env) {
    const target = new URL(url);
    const proxy = firstSet(env, target.protocol === 'http:' ? 'HTTP_PROXY' : 'HTTPS_PROXY', 'ALL_PROXY');
    if (proxy === undefined || isPastProxy(target, env))
        return undefined;
    const address = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`);
    if (!isDecodable(address.username) || !isDecodable(address.password)) {
        throw Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL' });
    }
    return address;
}
/** A password with a percent sign that encodes nothing would end the process where the tunnel is opened. */
function isDecodable(text) {
    try {
        decodeURIComponent(text);
        return true;
    }
    catch {
        return false;
    }
}
function settingsOf({ protocol, hostname, port, username, password }) {
    return {
        host: `${protocol}//${hostname}`,
        port: Number(port === '' ? DEFAULT_PORTS[protocol] : port),
        username,
        password,
    };
}
/** Opens connections to an https address ahead, unless a proxy leads there. */
function openAhead(url, count = 1, env = process.env) {
    try {
        if (url.startsWith('https:') && proxyFor(url, env) === undefined)
            _connections_js__WEBPACK_IMPORTED_MODULE_0__/* .connections */ .oQ.open(new URL(url), count);
    }
    catch {
        // An address that is none shows where something is sent to it.
    }
}
/**
 * Sends each request through the proxy that it has, all others on the connections of the run. It goes after the SDK's own policy, whose choice it replaces: that one
 * knows neither `*` nor ports, and takes one proxy for http and https alike.
 */
function throughProxy(env = process.env) {
    const known = new Map();
    return {
        name: 'throughProxy',
        sendRequest: async (request, next) => {
            delete request.agent;
            const proxy = proxyFor(request.url, env);
            if (proxy === undefined) {
                if (request.url.startsWith('https:'))
                    request.agent = _connections_js__WEBPACK_IMPORTED_MODULE_0__/* .connections */ .oQ;
                return next(request);
            }
            const { proxyPolicy } = await Promise.all(/* import() */[__nccwpck_require__.e(818), __nccwpck_require__.e(192)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4192));
            const policy = known.get(proxy.href) ?? proxyPolicy(settingsOf(proxy), { customNoProxyList: [] });
            known.set(proxy.href, policy);
            return policy.sendRequest(request, next);
        },
    };
}


/***/ }),

/***/ 9328: // src/adapters/http/redact.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ redact)
/* harmony export */ });
/** Takes secrets out of texts that came from Azure or from the network layer, before anyone can print them. */
/** Longest message that is passed on, in characters; Azure's own are far below. */
const LONGEST_MESSAGE = 2000;
const SECRETS = [
    // Three Base64 parts joined by dots are a signed token (JWT); a header of JSON always begins with `eyJ`.
    [/\beyJ[\w-]{6,}\.[\w-]+(?:\.[\w-]*)*/g, '<hidden token>'],
    [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, '$1 <hidden>'],
    // The query of an operation's URL is a signature (t, c, s, h): whoever has it may read the operation.
    [/(https?:\/\/[^\s"'<>?#]+)\?[^\s"'<>]*/gi, '$1?<hidden>'],
    // User name and password inside a proxy's URL.
    [/(https?:\/\/)[^\s/@"'<>]+@/gi, '$1<hidden>@'],
    [
        /\b(sig|client_secret|client_assertion|access_token|refresh_token|id_token|password)(["']?\s*[=:]\s*["']?)[^\s&"',;]+/gi,
        '$1$2<hidden>',
    ],
];
/** The text on one line, without tokens, signed URLs and credentials, and not longer than 2,000 characters. */
function redact(text) {
    // Cut before searching too: a body of megabytes is not worth the time.
    let clean = text
        .slice(0, 4 * LONGEST_MESSAGE)
        .replace(/\s+/g, ' ')
        .trim();
    for (const [pattern, replacement] of SECRETS)
        clean = clean.replace(pattern, replacement);
    return clean.length > LONGEST_MESSAGE ? `${clean.slice(0, LONGEST_MESSAGE)}…` : clean;
}


/***/ }),

/***/ 344: // src/adapters/http/versioned.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ createVersionedGet)
/* harmony export */ });
/* harmony import */ var _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5499);
/* harmony import */ var _api_versions_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7275);
/** Reads with an API version that not every cloud knows. */


/** The newest version of that kind that a refusal offers, other than the one that was refused. */
function offeredInstead(error, refused, kind) {
    if (!(error instanceof _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AzureError */ .M6) || !(0,_api_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .isApiVersionRefusal */ .Rj)(error.details.code))
        return undefined;
    return (0,_api_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .versionsIn */ .bS)(error.details.message).find((version) => version.endsWith('-preview') === (kind === 'preview') && version !== refused);
}
/**
 * Returns a reader of URLs without api-version. It asks with `preferred`, on a refusal with the newest version of that
 * kind that the refusal names, and remembers which one worked.
 */
function createVersionedGet(get, preferred, kind) {
    let version = preferred;
    const ask = (url, asked, attempt) => get(`${url}${url.includes('?') ? '&' : '?'}api-version=${asked}`, attempt);
    return async (url, attempt) => {
        // A link to the next page names the version itself.
        if (/[?&]api-version=/i.test(url))
            return get(url, attempt);
        // Reads run at the same time: another one may learn the right version while this one is on its way.
        const asked = version;
        try {
            return await ask(url, asked, attempt);
        }
        catch (error) {
            const other = offeredInstead(error, asked, kind);
            if (other === undefined)
                throw error;
            version = other;
            return ask(url, other, attempt);
        }
    };
}


/***/ }),

/***/ 4022: // src/adapters/sign-in/cli-profile.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ readAzureCliProfile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _http_json_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5127);
/** What `az login` (or `azure/login`) left on this machine. */




function readText(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch {
        return undefined;
    }
}
function isDefault(entry) {
    return (0,_http_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObject */ .eB)(entry)?.['isDefault'] === true;
}
/** A managed identity is a service principal with one more property. */
function identityOf(user) {
    const type = user?.['type'];
    if (type === 'user')
        return 'user';
    if (type !== 'servicePrincipal')
        return undefined;
    return user?.['assignedIdentityInfo'] === undefined ? 'service-principal' : 'managed-identity';
}
/**
 * Reads `azureProfile.json` of the Azure CLI (which begins with a byte-order mark). Returns `undefined` when nobody is
 * signed in to the Azure CLI here. Throws nothing.
 *
 * @param configDir the value of `AZURE_CONFIG_DIR`, if set; else `~/.azure` is read.
 */
function readAzureCliProfile(configDir) {
    const text = readText((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(configDir ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.azure'), 'azureProfile.json'));
    const subscriptions = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asList */ .DD)((0,_http_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObject */ .eB)((0,_http_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(text ?? ''))?.['subscriptions']) ?? [];
    if (subscriptions.length === 0)
        return undefined;
    const chosen = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObject */ .eB)(subscriptions.find(isDefault));
    const id = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asText */ .e1)(chosen?.['id']);
    const tenantId = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asText */ .e1)(chosen?.['tenantId']);
    return (0,_http_json_js__WEBPACK_IMPORTED_MODULE_3__/* .compact */ .oE)({
        // An identity without any subscription has an entry that bears its tenant's id.
        defaultSubscriptionId: id === tenantId ? undefined : id,
        tenantId,
        identity: identityOf((0,_http_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObject */ .eB)(chosen?.['user'])),
    });
}


/***/ }),

/***/ 4170: // src/adapters/sign-in/credential.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  G: () => (/* binding */ createCredential)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./src/domain/aks/errors.ts
var errors = __nccwpck_require__(5499);
// EXTERNAL MODULE: ./src/adapters/http/connections.ts
var connections = __nccwpck_require__(3396);
;// CONCATENATED MODULE: ./src/adapters/sign-in/aadsts.ts
/**
 * What Entra ID's error numbers (AADSTS…) mean for how the step goes on; what people can do about them stands in
 * `src/report/advice`. Source: Microsoft's "Microsoft Entra authentication and authorization error codes".
 */
/** Numbers that say that no federated credential matches what the job sent, or that there is none at all. */
const FEDERATION_MISMATCHES = new Set([
    '70021',
    '70025',
    '700211',
    '700212',
    '700213',
    '7002138',
]);
/** Newer numbers come with the same words. */
const MISMATCH_WORDS = /no (?:matching|configured) federated identity/i;
/** Numbers of passing trouble inside Entra ID, or between it and the issuer of the ID token. */
const PASSING = new Set([
    ...['50000', '50033', '50166', '50196'],
    ...['90006', '90012', '90024', '90033', '90055'],
]);
/** The first error number that a text names, such as `700016`, or `undefined`. */
function aadstsIn(text) {
    return /AADSTS(\d+)/.exec(text)?.[1];
}
/** Entra ID's words with the number at their beginning once, where libraries repeat it. */
function withNumberOnce(text) {
    return text.replace(/^\s*(AADSTS\d+:\s*)\1+/, '$1');
}
/** True when no federated credential matches: telling what was sent and what to create then helps. */
function isFederationMismatch(number, text) {
    return FEDERATION_MISMATCHES.has(number) || MISMATCH_WORDS.test(text);
}
/** True for passing trouble inside Entra ID: a later attempt may succeed. */
function isPassingTrouble(number) {
    return PASSING.has(number);
}

// EXTERNAL MODULE: ./src/adapters/http/errors.ts
var http_errors = __nccwpck_require__(9090);
// EXTERNAL MODULE: ./src/adapters/http/json.ts
var json = __nccwpck_require__(5127);
// EXTERNAL MODULE: ./src/adapters/http/redact.ts
var redact = __nccwpck_require__(9328);
;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
// EXTERNAL MODULE: ./src/domain/optional.ts
var optional = __nccwpck_require__(3506);
;// CONCATENATED MODULE: ./src/adapters/sign-in/launch.ts
/** A process that is started for its output, and that ends with this one: it and whatever it started itself. */


/** Bytes of its output: more is nothing that can be meant. */
const LONGEST_OUTPUT = 4 * 1024 * 1024;
/** On Windows there are no groups: what a batch file started goes on there. */
const HAS_GROUPS = process.platform !== 'win32';
/** Ends a process at once, with its group: the Azure CLI is a shell script that starts Python. */
function end(child) {
    try {
        if (HAS_GROUPS && child.pid !== undefined)
            process.kill(-child.pid, 'SIGKILL');
        else
            child.kill('SIGKILL');
    }
    catch {
        // It has ended by itself.
    }
}
/** Gathers what a stream gives, up to a length, and then calls back. */
function gather(stream, tooMuch) {
    const chunks = [];
    let length = 0;
    stream.on('data', (chunk) => {
        length += chunk.length;
        if (length > LONGEST_OUTPUT)
            tooMuch();
        else
            chunks.push(chunk);
    });
    return () => Buffer.concat(chunks).toString('utf8');
}
/**
 * Starts a process and waits for its end, or ends it: when the signal is aborted, the time is over, it says too much,
 * or this process ends. Never rejects.
 */
function launch({ file, args, env }, signal, timeoutMs) {
    const { promise, resolve } = Promise.withResolvers();
    const child = (0,external_node_child_process_namespaceObject.spawn)(file, [...args], {
        env: { ...env },
        detached: HAS_GROUPS,
        windowsHide: true,
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    const finish = (error) => {
        clearTimeout(timer);
        process.off('exit', kill);
        signal.removeEventListener('abort', cancel);
        resolve({ ...(0,optional/* optional */.l)('error', error), stdout: stdout(), stderr: stderr() });
    };
    const kill = () => {
        end(child);
    };
    const stop = (error) => {
        end(child);
        finish(error);
    };
    const cancel = () => {
        stop({ code: 'ABORT_ERR' });
    };
    const tooMuch = () => {
        stop({ code: 'TooMuchOutput' });
    };
    const stdout = gather(child.stdout, tooMuch);
    const stderr = gather(child.stderr, tooMuch);
    const timer = setTimeout(() => {
        stop({ timedOut: true });
    }, timeoutMs);
    child.on('error', finish);
    child.on('close', (code) => {
        finish(code === 0 ? undefined : { code });
    });
    process.on('exit', kill);
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted)
        cancel();
    return promise;
}

;// CONCATENATED MODULE: ./src/adapters/sign-in/cli-token.ts
/** Tokens of the session that `azure/login` or `az login` left: one launch of the Azure CLI for each. */






const ATTEMPT = 'get a token from the Azure CLI';
/** The CLI is slow to start, and may itself wait for Entra ID. */
const TIMEOUT_MS = 60_000;
/** The CLI hands out tokens that live on for minutes; one that looks ended tells that this clock is wrong. */
const SHORTEST_LIFE_MS = 60_000;
const ASSUMED_LIFE_MS = 240_000;
/**
 * ARM as the CLI itself names it, by our scopes. The CLI keeps tokens by that name: under another one it would ask for
 * a token anew, which a session by an ID token can do for some minutes after its sign-in only.
 */
const RESOURCES = {
    'https://management.azure.com/.default': 'https://management.core.windows.net/',
    'https://management.usgovcloudapi.net/.default': 'https://management.core.usgovcloudapi.net/',
    'https://management.chinacloudapi.cn/.default': 'https://management.core.chinacloudapi.cn/',
};
/** What a fixed word, a URL or an id is made of; nothing in it means anything to a shell. */
const PLAIN_ARGUMENT = /^[A-Za-z0-9-][\w.:/-]*$/;
function commandFor(args, platform) {
    const strange = args.find((arg) => !PLAIN_ARGUMENT.test(arg));
    if (strange !== undefined)
        throw new Error(`${JSON.stringify(strange)} is no argument for the Azure CLI.`);
    if (platform !== 'win32')
        return { file: 'az', args, env: process.env };
    const system = process.env['SystemRoot'] ?? String.raw `C:\Windows`;
    return {
        // Node starts batch files only through cmd.exe.
        file: `${system}\\System32\\cmd.exe`,
        args: ['/d', '/s', '/c', 'az.cmd', ...args],
        // Else Windows would look for az.cmd among the files that were checked out first.
        env: { ...process.env, NoDefaultCurrentDirectoryInExePath: '1' },
    };
}
function failure(code, message, isPassing = false) {
    const details = { attempt: ATTEMPT, code, message, facts: { signIn: 'azure-cli' } };
    return new errors/* AzureError */.M6(isPassing ? { kind: 'network', ...details } : { kind: 'sign-in', ...details });
}
function errorOf({ error, stderr }) {
    const isMissing = error?.code === 'ENOENT' || error?.code === 9009 || /is not recognized/i.test(stderr);
    if (isMissing) {
        return failure('AzureCliMissing', 'The Azure CLI (az) is not installed on this runner.');
    }
    const text = (0,redact/* redact */.E)(stderr.replace(/^\s*(?:ERROR|WARNING):\s*/gim, '')) || 'The Azure CLI returned no token.';
    const number = aadstsIn(stderr);
    if (number !== undefined) {
        return failure(`AADSTS${number}`, withNumberOnce(text));
    }
    if (error?.timedOut === true) {
        return failure('AzureCliTimedOut', 'The Azure CLI returned no token within a minute.', true);
    }
    if (/\baz login\b|not logged in|azure\/login/i.test(stderr)) {
        return failure('AzureCliNotSignedIn', text);
    }
    return failure('AzureCliFailed', text);
}
function readToken(stdout, now) {
    const body = (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(stdout.trim()));
    const token = (0,json/* asText */.e1)(body?.['accessToken']);
    if (token === undefined)
        return undefined;
    // `expires_on` (epoch seconds) since CLI 2.54; before, only `expiresOn`, a local time without its zone.
    const seconds = (0,json/* asNumber */.i)(body?.['expires_on']) ?? Number((0,json/* asTextOrNumber */.ep)(body?.['expires_on']) ?? Number.NaN);
    const end = Number.isFinite(seconds) ? seconds * 1000 : Date.parse((0,json/* asText */.e1)(body?.['expiresOn']) ?? '');
    const isEndKnown = Number.isFinite(end) && end - now > SHORTEST_LIFE_MS;
    return {
        token,
        expiresOnTimestamp: isEndKnown ? end : now + ASSUMED_LIFE_MS,
        tokenType: 'Bearer',
        isEndKnown,
    };
}
/** Tokens from the Azure CLI's session. */
function tokensFromAzureCli(options) {
    const { tenantId, signal, now, platform } = options;
    let onFirstToken = options.onFirstToken;
    return async ({ scope, claims }) => {
        if (claims !== undefined) {
            throw failure('AzureCliClaims', 'Azure requires more than the Azure CLI session can prove (a claims challenge).');
        }
        const resource = RESOURCES[scope] ?? scope.replace(/\/\.default$/, '');
        const tenant = tenantId === undefined ? [] : ['--tenant', tenantId];
        const args = ['account', 'get-access-token', '--resource', resource, ...tenant, '--output', 'json'];
        const ended = await (options.launch ?? launch)(commandFor(args, platform), signal, TIMEOUT_MS);
        if (signal.aborted)
            throw (0,http_errors/* interruption */.YW)(signal);
        const token = ended.error === undefined ? readToken(ended.stdout, now()) : undefined;
        if (token === undefined)
            throw errorOf(ended);
        if (token.isEndKnown)
            onFirstToken?.(token.expiresOnTimestamp);
        onFirstToken = undefined;
        return token;
    };
}

// EXTERNAL MODULE: ./src/adapters/http/answer.ts
var http_answer = __nccwpck_require__(8119);
// EXTERNAL MODULE: ./src/adapters/http/arm.ts
var arm = __nccwpck_require__(111);
// EXTERNAL MODULE: ./src/adapters/http/body.ts
var body = __nccwpck_require__(8057);
// EXTERNAL MODULE: ./src/adapters/http/pipeline.ts
var http_pipeline = __nccwpck_require__(5683);
// EXTERNAL MODULE: ./src/adapters/http/proxy.ts
var proxy = __nccwpck_require__(7021);
;// CONCATENATED MODULE: ./src/adapters/sign-in/entra-errors.ts
/** What Entra ID (through the identity library) threw or answered → AzureError. */






const entra_errors_ATTEMPT = 'sign in to Azure';
/** Entra ID's text without the ids and the time at its end (the correlation id is kept apart). */
function readDescription(text) {
    const correlationId = /Correlation ID:\s*([0-9a-f-]{36})/i.exec(text)?.[1];
    const [message = ''] = text.split(/\s*Trace ID:/);
    return { message: (0,redact/* redact */.E)(withNumberOnce(message)), correlationId };
}
function fromDescription(text, code, answer) {
    const { message, correlationId } = readDescription(text);
    const number = aadstsIn(text);
    const status = answer?.status ?? 0;
    const isPassing = status === 429 || status >= 500 || (number !== undefined && isPassingTrouble(number));
    return new errors/* AzureError */.M6((0,json/* compact */.oE)({
        kind: 'sign-in',
        attempt: entra_errors_ATTEMPT,
        // Set only where trying again may help: a 400 or 401 here is not ARM's, nor is it throttling, which has no end.
        status: isPassing ? (status === 429 ? status : Math.max(status, 503)) : undefined,
        code: number === undefined ? (code ?? (status > 0 ? `Http${status}` : 'SignInFailed')) : `AADSTS${number}`,
        message: message === ''
            ? status > 0
                ? `The token request returned ${status} without a reason.`
                : 'Entra ID returned no token and no reason.'
            : message,
        correlationId,
        retryAfterMs: answer === undefined ? undefined : (0,http_answer/* retryAfterOf */.sT)(answer),
    }));
}
/**
 * Translates a failed sign-in into AzureError of kind `sign-in` (with a status only when it may pass) or `network`, or
 * into InterruptedError.
 *
 * @param thrown what the identity library threw.
 * @param last what its last request came to, which tells more than the library's error: that hides the status.
 */
function errorFromSignIn(thrown, last, signal) {
    if (signal.aborted || thrown instanceof errors/* AzureError */.M6)
        return (0,http_errors/* errorFromThrown */.Jl)(thrown, entra_errors_ATTEMPT, signal);
    if (last?.kind === 'thrown')
        return (0,http_errors/* errorFromThrown */.Jl)(last.error, entra_errors_ATTEMPT, signal);
    const text = (0,http_errors/* messageOf */.bD)(thrown);
    if (last === undefined || last.answer.status < 400) {
        // Refused by the library itself, or an answer that it could not use.
        return last === undefined || aadstsIn(text) !== undefined
            ? fromDescription(text, undefined)
            : (0,http_errors/* errorFromThrown */.Jl)(thrown, entra_errors_ATTEMPT, signal);
    }
    const body = (0,json/* asObject */.eB)(last.answer.body);
    return fromDescription((0,json/* asText */.e1)(body?.['error_description']) ?? '', (0,json/* asText */.e1)(body?.['error']), last.answer);
}
/** True when Entra ID refused because no federated credential matches. */
function isFederationRefusal(error) {
    if (!(error instanceof errors/* AzureError */.M6))
        return false;
    const number = aadstsIn(error.details.code);
    return number !== undefined && isFederationMismatch(number, error.details.message);
}

;// CONCATENATED MODULE: ./src/adapters/sign-in/identity.ts
/** The ways of signing in that the Azure identity library knows, loaded one by one. */








/** Entra ID's public hosts: the library knows them without asking. */
const PUBLIC_AUTHORITIES = new Set([
    'login.microsoftonline.com',
    'login.microsoftonline.us',
    'login.partner.microsoftonline.cn',
    'login.chinacloudapi.cn',
]);
const identity_TIMEOUT_MS = 30_000;
/** Three more attempts within about four seconds; longer outages are the caller's to sit out. */
const RETRIES = { maxRetries: 3, retryDelayInMs: 500, maxRetryDelayInMs: 4_000 };
/** Notes what the last request came to. */
function noteOutcome(note) {
    return {
        name: 'noteOutcome',
        sendRequest: async (request, next) => {
            try {
                const response = await next(request);
                note({ kind: 'answer', answer: (0,http_answer/* toRawAnswer */.qw)(response) });
                return response;
            }
            catch (error) {
                note({ kind: 'thrown', error });
                throw error;
            }
        },
    };
}
/** Hosts of Entra ID that take the place of the one that was asked: other names of a cloud's, and those of regions. */
function isEntraHost(hostname, authority) {
    return [...PUBLIC_AUTHORITIES, 'login.microsoft.com', authority].some((known) => hostname === known || hostname.endsWith(`.${known}`));
}
/** The library posts to whatever address the discovery document names; a secret or an ID token goes to Entra ID only. */
function entraOnly(authorityHost) {
    const authority = new URL(authorityHost);
    return {
        name: 'entraOnly',
        sendRequest: async (request, next) => {
            const { origin, protocol, hostname } = new URL(request.url);
            const isElsewhere = hostname !== authority.hostname && isEntraHost(hostname, authority.hostname);
            if (origin === authority.origin || (protocol === 'https:' && isElsewhere))
                return next(request);
            throw new errors/* AzureError */.M6({
                kind: 'network',
                attempt: 'sign in to Azure',
                code: 'ForeignHost',
                message: 'Entra ID named an address outside its own hosts; nothing was sent there.',
            });
        },
    };
}
/** Tokens from a credential of the identity library, with its errors translated. */
function tokensFromIdentity(context, make) {
    const { authorityHost } = context.connection;
    let last;
    let credential;
    const options = {
        authorityHost,
        // Elsewhere the library would first ask the public cloud about the host, which private ones can't reach.
        disableInstanceDiscovery: !PUBLIC_AUTHORITIES.has(new URL(authorityHost).hostname),
        userAgentOptions: (0,arm/* userAgent */.N1)(context.version),
        retryOptions: RETRIES,
        additionalPolicies: [
            { position: 'perRetry', policy: (0,http_pipeline/* refuseLongPauses */.YH)() },
            { position: 'perRetry', policy: noteOutcome((outcome) => (last = outcome)) },
            { position: 'perRetry', policy: entraOnly(authorityHost) },
            { position: 'perRetry', policy: (0,proxy/* throughProxy */.EU)() },
            { position: 'perRetry', policy: (0,http_pipeline/* answerTimeout */.Em)(identity_TIMEOUT_MS) },
            { position: 'perRetry', policy: (0,body/* limitBody */.Ou)('fail') },
        ],
    };
    return async ({ scope, claims, isRenewal }) => {
        last = undefined;
        // A new credential forgets the token that Azure refused.
        if (isRenewal)
            credential = undefined;
        try {
            credential ??= make(options);
            const token = await (await credential).getToken(scope, {
                enableCae: true,
                ...(0,optional/* optional */.l)('claims', claims),
            });
            if (token === null)
                throw new Error('The identity library returned no token.');
            return token;
        }
        catch (thrown) {
            // The library remembers a failed answer for a minute and repeats it without asking again.
            credential = undefined;
            throw errorFromSignIn(thrown, last, context.signal);
        }
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./src/adapters/sign-in/managed-identity.ts
/**
 * Tokens of the managed identity of the machine, by the documented requests to its endpoint. The identity library's
 * own credential drops policies given to it (so it has no time limit and hides whether trouble may pass), asks through
 * proxies, which can't reach this machine, and can't be told that Azure refused a token.
 */










const managed_identity_ATTEMPT = 'get a token for the managed identity';
const managed_identity_TIMEOUT_MS = 10_000;
/** The endpoint renews tokens long before their end; one that looks ended tells that this clock is wrong. */
const managed_identity_SHORTEST_LIFE_MS = 60_000;
const managed_identity_ASSUMED_LIFE_MS = 240_000;
/** What to do about its errors depends on it. */
const FACTS = { signIn: 'managed-identity' };
/** Where Azure Arc puts the keys that prove that a caller may read files of administrators. */
const ARC_KEYS = {
    linux: '/var/opt/azcmagent/tokens',
    win32: String.raw `C:\ProgramData\AzureConnectedMachineAgent\Tokens`,
};
/** The endpoint that the environment names; a virtual machine's has a fixed address. */
function findEndpoint(runner) {
    const metadata = { metadata: 'true' };
    const url = runner.env('IDENTITY_ENDPOINT');
    const header = runner.env('IDENTITY_HEADER');
    if (url !== undefined && header !== undefined) {
        runner.mask(header);
        return { url, version: '2019-08-01', headers: { 'x-identity-header': header } };
    }
    if (url !== undefined) {
        return { url, version: '2020-06-01', headers: metadata, isArc: true };
    }
    // The identity library's variable for another address of IMDS.
    const host = runner.env('AZURE_POD_IDENTITY_AUTHORITY_HOST') ?? 'http://169.254.169.254';
    return { url: `${host}/metadata/identity/oauth2/token`, version: '2018-02-01', headers: metadata };
}
function toRequest(core, endpoint, resource, options) {
    const url = new URL(endpoint.url);
    url.searchParams.set('api-version', endpoint.version);
    url.searchParams.set('resource', resource);
    if (options.clientId !== undefined)
        url.searchParams.set('client_id', options.clientId);
    return core.createPipelineRequest({
        url: url.href,
        method: 'GET',
        headers: core.createHttpHeaders({ accept: 'application/json', ...endpoint.headers }),
        abortSignal: options.signal,
        // The endpoint is on this machine, or on the virtual network's own link.
        allowInsecureConnection: true,
    });
}
async function send(core, request, version) {
    const pipeline = core.createPipelineFromOptions({
        userAgentOptions: (0,arm/* userAgent */.N1)(version),
        retryOptions: { maxRetries: 3, retryDelayInMs: 500, maxRetryDelayInMs: 4_000 },
    });
    for (const name of [core.proxyPolicyName, core.redirectPolicyName, core.logPolicyName])
        pipeline.removePolicy({ name });
    pipeline.addPolicy((0,http_pipeline/* refuseLongPauses */.YH)(), { afterPhase: 'Retry' });
    pipeline.addPolicy((0,http_pipeline/* answerTimeout */.Em)(managed_identity_TIMEOUT_MS), { afterPhase: 'Retry' });
    pipeline.addPolicy((0,body/* limitBody */.Ou)('fail'), { afterPhase: 'Retry' });
    try {
        return await pipeline.sendRequest(core.createDefaultHttpClient(), request);
    }
    catch (error) {
        if (error instanceof http_pipeline/* LongPauseError */.ru)
            return error.response;
        throw error;
    }
}
/** Azure Arc first names a file that only members of its group can read; its text is then the password. */
async function readArcKey(response, folder) {
    const path = /^Basic realm=(.+)$/i.exec(response.headers.get('www-authenticate') ?? '')?.[1] ?? '';
    if (folder === undefined || (0,external_node_path_.dirname)(path) !== folder || (0,external_node_path_.extname)(path) !== '.key') {
        throw new Error('Azure Arc named no file of its own for the key');
    }
    return (0,promises_.readFile)(path, 'utf8');
}
async function askForToken(resource, options) {
    const core = await Promise.all(/* import() */[__nccwpck_require__.e(818), __nccwpck_require__.e(192)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4192));
    const endpoint = findEndpoint(options.runner);
    const request = toRequest(core, endpoint, resource, options);
    const response = await send(core, request, options.version);
    if (endpoint.isArc !== true || response.status !== 401)
        return response;
    const key = await readArcKey(response, options.arcKeys ?? ARC_KEYS[process.platform]);
    options.runner.mask(key);
    request.headers.set('authorization', `Basic ${key}`);
    return send(core, request, options.version);
}
/** 404 and 410 are what IMDS answers while it is being updated. */
function isPassing(status) {
    return status === 404 || status === 410 || status === 429 || status >= 500;
}
function refusal(response) {
    const { status } = response;
    const answer = (0,http_answer/* toRawAnswer */.qw)(response);
    const body = (0,json/* asObject */.eB)(answer.body);
    const said = (0,json/* asText */.e1)(body?.['error_description']) ?? (0,json/* asText */.e1)(body?.['message']);
    return new errors/* AzureError */.M6((0,json/* compact */.oE)({
        kind: 'sign-in',
        attempt: managed_identity_ATTEMPT,
        status: isPassing(status) ? (status === 429 ? 429 : Math.max(status, 500)) : undefined,
        code: (0,json/* asText */.e1)(body?.['error']) ?? `Http${status}`,
        message: (0,redact/* redact */.E)(said ?? `The managed identity endpoint returned ${status} without a reason.`),
        retryAfterMs: (0,http_answer/* retryAfterOf */.sT)(answer),
        facts: FACTS,
    }));
}
function managed_identity_readToken(response, now) {
    const body = (0,json/* asObject */.eB)((0,http_answer/* toRawAnswer */.qw)(response).body);
    const token = (0,json/* asText */.e1)(body?.['access_token']);
    if (token === undefined) {
        throw new errors/* AzureError */.M6({
            kind: 'network',
            attempt: managed_identity_ATTEMPT,
            code: 'UnusableAnswer',
            message: 'The response of the managed identity endpoint contains no token.',
        });
    }
    const seconds = (name) => (0,json/* asNumber */.i)(body?.[name]) ?? Number((0,json/* asTextOrNumber */.ep)(body?.[name]) ?? Number.NaN);
    // A life does not depend on the clocks of both sides; App Service tells the end alone.
    const life = seconds('expires_in');
    const end = Number.isFinite(life) ? now + life * 1000 : seconds('expires_on') * 1000;
    const isPlausible = Number.isFinite(end) && end - now > managed_identity_SHORTEST_LIFE_MS;
    return { token, expiresOnTimestamp: isPlausible ? end : now + managed_identity_ASSUMED_LIFE_MS, tokenType: 'Bearer' };
}
/** Tokens of the managed identity of this machine. */
function tokensFromManagedIdentity(options) {
    return async ({ scope }) => {
        let response;
        try {
            response = await askForToken(scope.replace(/\/\.default$/, ''), options);
        }
        catch (thrown) {
            const error = (0,http_errors/* errorFromThrown */.Jl)(thrown, managed_identity_ATTEMPT, options.signal);
            throw error instanceof errors/* AzureError */.M6 ? new errors/* AzureError */.M6({ ...error.details, facts: FACTS }) : error;
        }
        if (response.status !== 200)
            throw refusal(response);
        return managed_identity_readToken(response, options.now());
    };
}

;// CONCATENATED MODULE: ./src/adapters/sign-in/token-cache.ts
/** Keeps the ARM token and shares the request for a new one. */


/** A token is renewed this long before its end, or a tenth of its life if that is less. */
const LONGEST_MARGIN_MS = 30_000;
function keep(token, now) {
    const life = Math.max(0, token.expiresOnTimestamp - now);
    return { token, renewAt: token.expiresOnTimestamp - Math.min(LONGEST_MARGIN_MS, life / 10) };
}
/** Settles as the work does, or rejects as soon as the signal aborts: signing in can't be cut by itself. */
async function untilAborted(work, signal) {
    if (signal === undefined)
        return work;
    const { promise, reject } = Promise.withResolvers();
    const onAbort = () => {
        reject(new Error('aborted'));
    };
    signal.addEventListener('abort', onAbort);
    if (signal.aborted)
        onAbort();
    try {
        return await Promise.race([work, promise]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}
/**
 * A credential over one way of signing in. Its own cache, because MSAL keeps only tokens that live for more than
 * five minutes, so that each request would ask for a short one again, and can't be told to forget one.
 *
 * @param now epoch milliseconds.
 */
function cacheTokens(source, now = Date.now) {
    let kept;
    let isRenewal = false;
    let underWay;
    const renew = async (scope, claims) => {
        const before = kept;
        try {
            const token = await source({ scope, isRenewal, ...(0,optional/* optional */.l)('claims', claims) });
            kept = keep(token, now());
            isRenewal = false;
            return token;
        }
        catch (error) {
            // The last seconds of the old token bridge a short outage of the sign-in.
            const isUsable = before !== undefined && before === kept && before.token.expiresOnTimestamp > now();
            if (isUsable && claims === undefined && error instanceof errors/* AzureError */.M6)
                return before.token;
            throw error;
        }
    };
    return {
        getToken: (scopes, options = {}) => {
            const scope = typeof scopes === 'string' ? scopes : (scopes[0] ?? '');
            const { claims, abortSignal } = options;
            if (claims !== undefined)
                return untilAborted(renew(scope, claims), abortSignal);
            if (kept !== undefined && now() < kept.renewAt)
                return Promise.resolve(kept.token);
            underWay ??= renew(scope, undefined).finally(() => {
                underWay = undefined;
            });
            return untilAborted(underWay, abortSignal);
        },
        forget: (token) => {
            if (kept?.token.token !== token)
                return;
            kept = undefined;
            isRenewal = true;
        },
    };
}

// EXTERNAL MODULE: ./src/adapters/sign-in/jwt.ts
var sign_in_jwt = __nccwpck_require__(8573);
;// CONCATENATED MODULE: ./src/adapters/sign-in/id-token-claims.ts
/** The claims of a job's ID token. Pure. */



/** Reads the claims of a signed token without checking its signature; empty when it is none. */
function readClaims(jwt) {
    const payload = (0,sign_in_jwt/* readPayload */.r)(jwt);
    const issued = (0,json/* asNumber */.i)(payload?.['iat']) ?? (0,json/* asNumber */.i)(payload?.['nbf']);
    const ends = (0,json/* asNumber */.i)(payload?.['exp']);
    const audience = payload?.['aud'];
    return (0,json/* compact */.oE)({
        issuer: (0,json/* asText */.e1)(payload?.['iss']),
        subject: (0,json/* asText */.e1)(payload?.['sub']),
        audience: (0,json/* asText */.e1)((0,json/* asList */.DD)(audience)?.[0] ?? audience),
        lifeMs: issued === undefined || ends === undefined ? undefined : Math.max(0, (ends - issued) * 1000),
    });
}
/** What a job sent, for whoever advises on it; `undefined` when the token could not be read. */
function sentClaims(clientId, claims) {
    const { issuer, subject, audience } = claims;
    if (issuer === undefined || subject === undefined || audience === undefined)
        return undefined;
    return { clientId, issuer: (0,redact/* redact */.E)(issuer), subject: (0,redact/* redact */.E)(subject), audience: (0,redact/* redact */.E)(audience) };
}

;// CONCATENATED MODULE: ./src/adapters/sign-in/id-token.ts
/** ID tokens of the GitHub job, for workload identity federation. */










const id_token_ATTEMPT = 'get an ID token for this job from GitHub';
const id_token_TIMEOUT_MS = 10_000;
/** Entra ID takes an ID token for about five minutes only, so one is never kept longer than this. */
const LONGEST_REUSE_MS = 60_000;
/** The refusal of a proxy, which is not one of GitHub: no permission of the job helps. */
function proxyRefusal(url) {
    const variable = url.startsWith('http:') ? 'HTTP_PROXY' : 'HTTPS_PROXY';
    return new errors/* AzureError */.M6({
        kind: 'sign-in',
        attempt: id_token_ATTEMPT,
        code: 'ProxyAuthenticationRequired',
        message: `The proxy (${variable}) did not let the request for an ID token through: it returned 407.`,
    });
}
/** A refusal of GitHub. Only statuses that may pass are set as such: others would read as Azure's 403 or 404. */
function id_token_refusal(status, retryAfterMs, hasGivenOne) {
    const isPassing = status === 429 || status >= 500;
    return new errors/* AzureError */.M6((0,json/* compact */.oE)({
        kind: 'sign-in',
        attempt: id_token_ATTEMPT,
        status: isPassing ? status : undefined,
        code: isPassing ? 'IdTokenUnavailable' : 'IdTokenRefused',
        message: `GitHub returned ${status} to the request for ${hasGivenOne ? 'another' : 'an'} ID token.`,
        retryAfterMs,
        facts: hasGivenOne ? { hadIdTokens: true } : undefined,
    }));
}
function notOffered() {
    return new errors/* AzureError */.M6({
        kind: 'sign-in',
        attempt: id_token_ATTEMPT,
        code: 'IdTokenNotOffered',
        message: 'This job is not allowed to request ID tokens from GitHub.',
    });
}
/** The runner sets the address; a workflow can overwrite it. Node's ERR_INVALID_URL is kept for the address of a proxy. */
function unusableUrl() {
    return new errors/* AzureError */.M6({
        kind: 'sign-in',
        attempt: id_token_ATTEMPT,
        code: 'IdTokenUrlInvalid',
        message: 'ACTIONS_ID_TOKEN_REQUEST_URL does not contain a valid URL.',
    });
}
async function requestToken(core, url, bearer, options) {
    const pipeline = core.createPipelineFromOptions({
        userAgentOptions: (0,arm/* userAgent */.N1)(options.version),
        // 5xx, 408 and broken connections, three times more; GitHub's endpoint is known for short outages.
        retryOptions: { maxRetries: 3, retryDelayInMs: 500, maxRetryDelayInMs: 4_000 },
    });
    (0,http_pipeline/* trimPipeline */.h9)(pipeline, core);
    pipeline.addPolicy((0,http_pipeline/* refuseLongPauses */.YH)(), { afterPhase: 'Retry' });
    pipeline.addPolicy((0,http_pipeline/* answerTimeout */.Em)(id_token_TIMEOUT_MS), { afterPhase: 'Retry' });
    pipeline.addPolicy((0,body/* limitBody */.Ou)('fail'), { afterPhase: 'Retry' });
    const request = core.createPipelineRequest({
        url: `${url}&audience=${encodeURIComponent(options.audience)}`,
        headers: core.createHttpHeaders({ accept: 'application/json', authorization: `Bearer ${bearer}` }),
        abortSignal: options.signal,
        // The runner chooses the address; runners for tests offer plain http on the same machine.
        allowInsecureConnection: true,
    });
    try {
        const answer = pipeline.sendRequest(core.createDefaultHttpClient(), request);
        void Promise.race([(0,connections/* hasLeft */.SR)(url), answer]).then(options.onAsking, options.onAsking);
        return await answer;
    }
    catch (error) {
        if (error instanceof http_pipeline/* LongPauseError */.ru)
            return error.response;
        throw error;
    }
}
async function fetchIdToken(options, hasGivenOne) {
    const url = options.runner.env('ACTIONS_ID_TOKEN_REQUEST_URL');
    const bearer = options.runner.env('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
    if (url === undefined || bearer === undefined)
        throw notOffered();
    if (!/^https?:/.test(URL.parse(url)?.protocol ?? ''))
        throw unusableUrl();
    // While what sends it is loaded.
    if (!hasGivenOne)
        (0,proxy/* openAhead */.ij)(url);
    const core = await Promise.all(/* import() */[__nccwpck_require__.e(818), __nccwpck_require__.e(192)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4192));
    let response;
    try {
        response = await requestToken(core, url, bearer, options);
    }
    catch (thrown) {
        throw (0,http_errors/* errorFromThrown */.Jl)(thrown, id_token_ATTEMPT, options.signal);
    }
    if (response.status === 407)
        throw proxyRefusal(url);
    if (response.status !== 200) {
        throw id_token_refusal(response.status, (0,http_answer/* retryAfterOf */.sT)((0,http_answer/* toRawAnswer */.qw)(response)), hasGivenOne);
    }
    const token = (0,json/* asText */.e1)((0,json/* asObject */.eB)((0,http_answer/* toRawAnswer */.qw)(response).body)?.['value']);
    if (token === undefined) {
        throw new errors/* AzureError */.M6({
            kind: 'network',
            attempt: id_token_ATTEMPT,
            code: 'UnusableAnswer',
            message: "GitHub's response contains no ID token.",
        });
    }
    options.runner.mask(token);
    return token;
}
/**
 * A function that gives an ID token, fresh or at most a minute old: MSAL asks for it twice for one Azure token. It
 * rejects with AzureError (`sign-in`, or `network`) or InterruptedError.
 */
function createIdTokens(options) {
    let kept;
    let hasGivenOne = false;
    const fetchAndKeep = async (entry) => {
        try {
            const token = await fetchIdToken(options, hasGivenOne);
            hasGivenOne = true;
            // Its life counts from its own times, not from this machine's clock, which may be wrong.
            const lifeMs = readClaims(token).lifeMs ?? 2 * LONGEST_REUSE_MS;
            entry.until = options.now() + Math.min(LONGEST_REUSE_MS, lifeMs / 2);
            return token;
        }
        catch (error) {
            kept = undefined;
            throw error;
        }
    };
    return () => {
        if (kept !== undefined && options.now() < kept.until)
            return kept.token;
        const entry = { until: Number.POSITIVE_INFINITY };
        kept = Object.assign(entry, { token: fetchAndKeep(entry) });
        return kept.token;
    };
}

;// CONCATENATED MODULE: ./src/adapters/sign-in/credential.ts
/** The way of signing in that was configured → a credential for ARM. Another way is never tried in its place. */













function bySecret(signIn, context) {
    return tokensFromIdentity(context, async (options) => {
        const { ClientSecretCredential } = await Promise.all(/* import() */[__nccwpck_require__.e(818), __nccwpck_require__.e(844), __nccwpck_require__.e(14)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8014));
        return new ClientSecretCredential(signIn.tenantId, signIn.clientId, signIn.clientSecret, options);
    });
}
/** By an assertion that another party signed: GitHub's ID token, or a Kubernetes service account's. */
function byAssertion(signIn, context, assertion, asked) {
    let proof;
    const source = tokensFromIdentity(context, async (options) => {
        const { ClientAssertionCredential } = await Promise.all(/* import() */[__nccwpck_require__.e(818), __nccwpck_require__.e(844), __nccwpck_require__.e(14)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8014));
        return new ClientAssertionCredential(signIn.tenantId, signIn.clientId, () => (proof ??= assertion()), options);
    });
    return async (request) => {
        const asking = assertion();
        proof = asking;
        // The identity library loads while the assertion is on its way, gets ready to sign in, and asks for it, too.
        const token = Promise.race([asked, asking]).then(() => source(request));
        token.catch(() => undefined);
        const sentProof = await asking;
        try {
            return await token;
        }
        catch (error) {
            if (!(error instanceof errors/* AzureError */.M6) || !isFederationRefusal(error))
                throw error;
            const sent = sentClaims(signIn.clientId, readClaims(sentProof));
            throw sent === undefined ? error : new errors/* AzureError */.M6({ ...error.details, facts: { sent } });
        }
    };
}
async function readTokenFile(path, runner) {
    try {
        const token = (await (0,promises_.readFile)(path, 'utf8')).trim();
        runner.mask(token);
        return token;
    }
    catch (cause) {
        throw new errors/* AzureError */.M6({
            kind: 'sign-in',
            attempt: 'read the workload identity token',
            code: 'TokenFileUnreadable',
            message: `The workload identity token file can't be read: ${(0,http_errors/* messageOf */.bD)(cause)}.`,
        }, { cause });
    }
}
function sourceOf(options, now, { asked, onAsking }) {
    const { connection, runner, version, signal } = options;
    const { signIn } = connection;
    const context = { connection, version, signal };
    switch (signIn.kind) {
        case 'secret':
            runner.mask(signIn.clientSecret);
            return bySecret(signIn, context);
        case 'federation': {
            const requestToken = runner.env('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
            if (requestToken !== undefined)
                runner.mask(requestToken);
            void asked.then(() => {
                (0,proxy/* openAhead */.ij)(connection.authorityHost);
            });
            const idTokens = createIdTokens({ runner, audience: signIn.audience, version, signal, now, onAsking });
            return byAssertion(signIn, context, idTokens, asked);
        }
        case 'workload-identity':
            return byAssertion(signIn, context, () => readTokenFile(signIn.tokenFile, runner), asked);
        case 'managed-identity':
            return tokensFromManagedIdentity({ clientId: signIn.clientId, runner, version, signal, now });
        case 'azure-cli':
            return tokensFromAzureCli({
                tenantId: signIn.isOtherTenant === true ? signIn.tenantId : undefined,
                signal,
                now,
                onFirstToken: signIn.mayEnd === true ? options.onSessionEnd : undefined,
                platform: process.platform,
            });
    }
}
/**
 * The credential for a run. Nothing is loaded or sent before its first `getToken`. Its `getToken` rejects with
 * AzureError: kind `sign-in` when refused (code such as `AADSTS700213`), with a status only when it may pass; kind
 * `network` when Entra ID or GitHub can't be reached; InterruptedError when the run is being canceled.
 */
function createCredential(options) {
    const now = options.now ?? Date.now;
    const { promise: asked, resolve } = Promise.withResolvers();
    const onAsking = () => {
        resolve(undefined);
        options.onAsking?.();
    };
    const source = sourceOf(options, now, { asked, onAsking });
    const isFederation = options.connection.signIn.kind === 'federation';
    return cacheTokens(async (request) => {
        // The other ways begin with a library, a file or a process.
        if (!isFederation)
            void (0,external_node_timers_promises_.setTimeout)(connections/* HEAD_START_MS */.Xt).then(onAsking);
        try {
            const token = await source(request);
            options.runner.mask(token.token);
            return token;
        }
        finally {
            onAsking();
        }
    }, now);
}


/***/ }),

/***/ 8573: // src/adapters/sign-in/jwt.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ readPayload)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4573);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_buffer__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _http_json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5127);
/** Reading signed tokens (JSON Web Tokens). */


/** The claims of a token, whose signature is not checked; `undefined` when it is none. */
function readPayload(jwt) {
    return (0,_http_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB)((0,_http_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(node_buffer__WEBPACK_IMPORTED_MODULE_0__.Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')));
}


/***/ }),

/***/ 6298: // src/adapters/system/clock.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ createSystemClock),
/* harmony export */   i: () => (/* binding */ systemNow)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9090);
/** Real time. */


/** When this process began, by the machine's clock. */
const BEGAN_AT = Date.now() - performance.now();
/** Returns epoch milliseconds that go on evenly, also when somebody sets the machine's clock while the step runs. */
function systemNow() {
    return Math.round(BEGAN_AT + performance.now());
}
/**
 * The clock of the system.
 *
 * @param signal ends every sleep at once; its reason (InterruptedError, DeadlineError) is what they reject with.
 */
function createSystemClock(signal) {
    return {
        now: systemNow,
        random: () => Math.random(),
        sleep: async (ms) => {
            try {
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(Math.max(0, ms), undefined, { signal });
            }
            catch {
                throw (0,_http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .interruption */ .YW)(signal);
            }
        },
        within: async (work, ms) => {
            const ended = new AbortController();
            const late = (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(Math.max(0, ms), undefined, { signal: ended.signal }).catch(() => undefined);
            try {
                return await Promise.race([work.then((value) => ({ value })), late]);
            }
            finally {
                ended.abort();
            }
        },
    };
}


/***/ }),

/***/ 8797: // src/adapters/system/interruption.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ withDeadline),
/* harmony export */   e: () => (/* binding */ listenForInterruption)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6298);
/* harmony import */ var _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5499);
/** Signals of the operating system → one AbortSignal. */


/** Milliseconds that a report may take after something went wrong where nobody waits for it. */
const REPORT_MS = 20_000;
/**
 * Listens for SIGINT and SIGTERM. The runner sends SIGINT when the run is canceled and SIGTERM 7.5 s later
 * (actions/runner, ProcessInvoker), so the second must not end the process while it still writes its report.
 * Nothing here ends the process: the run does, once it has reported.
 */
function listenForInterruption() {
    const controller = new AbortController();
    const interrupt = () => {
        controller.abort(new _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InterruptedError */ .p4());
    };
    process.on('SIGINT', interrupt);
    process.on('SIGTERM', interrupt);
    const { promise: crashed, reject } = Promise.withResolvers();
    crashed.catch(() => undefined);
    const crash = (thrown) => {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        controller.abort(error);
        reject(error);
        // What hangs because of it must not keep the step for ever.
        setTimeout(() => process.exit(1), REPORT_MS).unref();
    };
    process.on('uncaughtException', crash);
    process.on('unhandledRejection', crash);
    // Nobody reads the log any more: the files are still written.
    process.stdout.on('error', interrupt);
    return {
        signal: controller.signal,
        crashed,
        dispose: () => {
            process.off('SIGINT', interrupt);
            process.off('SIGTERM', interrupt);
            process.off('uncaughtException', crash);
            process.off('unhandledRejection', crash);
            process.stdout.off('error', interrupt);
        },
    };
}
/** Milliseconds after the deadline at which requests still in flight are cut: an answer on its way may come in. */
const GRACE_MS = 5_000;
/** Timers can't be set further ahead than this (Node.js would fire them at once). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Returns a signal that aborts like the given one, and with a DeadlineError a little after the deadline (epoch ms). */
function withDeadline(signal, deadline) {
    const controller = new AbortController();
    const ms = Math.min(Math.max(0, deadline - (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemNow */ .i)()) + GRACE_MS, LONGEST_TIMER_MS);
    setTimeout(() => {
        controller.abort(new _domain_aks_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeadlineError */ .j3());
    }, ms).unref();
    return AbortSignal.any([signal, controller.signal]);
}


/***/ }),

/***/ 3199: // src/adapters/system/no-forms.ts
/***/ (() => {

/**
 * Hides `FormData` from libraries. The SDK asks of every request whether its body is a form, and to answer that Node loads
 * its whole fetch library, which nothing here uses. No body is a form.
 */
Reflect.deleteProperty(globalThis, 'FormData');



/***/ }),

/***/ 4379: // src/adapters/system/node-version.ts
/***/ (() => {

/**
 * Says so, and ends the step, where the action was started with an older Node than action.yml names: act, Gitea and others
 * take the one that they find. Loaded before anything that needs the newer one, or it would end in a stack trace.
 */
const LEAST = 24;
if (Number(/^v(\d+)/.exec(process.version)?.[1]) < LEAST) {
    process.stdout.write(`::error title=AKS Recover needs Node ${String(LEAST)}::The runner started the action with Node ${process.version.slice(1)}. Nothing was done. Use GitHub's runner 2.327.1 or later; with act or Gitea, put Node ${String(LEAST)} first in the PATH of the job's image.\n`);
    process.exit(1);
}



/***/ }),

/***/ 9852: // src/adapters/system/quiet.ts
/***/ (() => {

/**
 * Keeps libraries from printing what they do. With `DEBUG`, `NODE_DEBUG` or `AZURE_LOG_LEVEL` set on the runner they would
 * write headers, proxies with their passwords and signed addresses to standard error, where nothing of ours is written.
 * Loaded first.
 */
for (const name of ['DEBUG', 'NODE_DEBUG', 'AZURE_LOG_LEVEL'])
    Reflect.deleteProperty(process.env, name);
process.stderr.write = () => true;



/***/ }),

/***/ 3927: // src/annotate.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   fz: () => (/* binding */ annotate),
/* harmony export */   pI: () => (/* binding */ bugAnnotationOf)
/* harmony export */ });
/* harmony import */ var _report_early_annotations_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1866);
/* harmony import */ var _report_text_inert_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2720);
/** Annotations on their way out. */


/** Writes one annotation; nothing in it can be a command of the runner. */
function annotate(runner, { level, title, message }) {
    // The exit of all annotations: only problems with inputs come in several lines.
    runner[level]((0,_report_text_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inert */ .tJ)(title), message
        .split('\n')
        .map((line) => (0,_report_text_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inert */ .tJ)(line, message.length))
        .join('\n'));
}
/** Returns the annotation for what nobody expected to be thrown; where it was thrown goes to the debug log. */
function bugAnnotationOf(runner, error) {
    if (error instanceof Error && error.stack !== undefined)
        runner.debug(error.stack);
    return (0,_report_early_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .bugAnnotation */ .Up)({ name: error instanceof Error ? error.name : 'Error', message: messageOf(error) });
}
/** Returns what was thrown in words. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 9233: // src/domain/aks/answers.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ mayHaveArrived),
/* harmony export */   P: () => (/* binding */ meaningOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5499);
/**
 * What Azure's answer to a request that changes something means: the one judgement, for aborts, rollbacks and updates
 * of the cluster alike.
 *
 * A 409 means many things, and only some of them pass by waiting. The code decides; where it says nothing by itself
 * (`OperationNotAllowed`, `Conflict`), Azure's sentence does.
 */

/** Returns what an answer other than an acceptance means for the request. */
function meaningOf(error, request) {
    const { kind, status } = error.details;
    // A redirect, a 408 and a 5xx leave it open, and so does a sign-in that may work again later.
    if (kind === 'network' || (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransient */ .dg)(error))
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isThrottled */ .B5)(error) ? 'throttled' : 'unknown';
    if (kind === 'sign-in' || status === 401)
        return 'unauthorized';
    if (status === 412)
        return 'lost-race';
    if (request === 'abort')
        return meaningForAbort(error);
    return status === 409 ? meaningOfConflict(error) : 'refused';
}
/** True when it is not known whether the request took effect. */
function mayHaveArrived(error) {
    return meaningOf(error, 'put') === 'unknown';
}
/** A refused abort is only too late when Azure says so: 409 is documented for that, 400 is not. */
function meaningForAbort(error) {
    const { status, code, message } = error.details;
    if (status !== 400 && status !== 409)
        return 'refused';
    if (isTelling(code))
        return 'refused';
    if (isTooLate(error))
        return 'too-late';
    return status === 409 && speaksOfOperation(message) ? 'busy' : 'refused';
}
function meaningOfConflict({ details: { code, message } }) {
    if (LOST_RACE_CODE.test(code) || LOST_RACE_WORDS.test(message))
        return 'lost-race';
    if (isTelling(code))
        return 'refused';
    if (BUSY_CODE.test(code))
        return 'busy';
    return speaksOfOperation(message) ? 'busy' : 'refused';
}
const LOST_RACE_CODE = /^(?:etagmismatch|preconditionfailed|conditionnotmet)$/i;
/** AKS wraps it, too; ARM says it of two requests at the same moment. */
const LOST_RACE_WORDS = /\be-?tag\s*mis-?match|\bconcurrent request/i;
/** Such as `AnotherOperationInProgress`. */
const BUSY_CODE = /(?:operation|upgrade|update).*inprogress/i;
/** Parts of codes that name a cause of their own, which no operation in progress is. */
const TELLING_CODE = new RegExp([
    ...['lock', 'regist', 'disabled', 'readonly', 'quota', 'exceed', 'limit', 'capacity', 'allocation'],
    ...['polic', 'disallowed', 'denied', 'forbidden', 'authoriz', 'authenti', 'credential', 'principal'],
    ...['invalid', 'notsupported', 'unsupported', 'incompatible', 'notaccepted', 'notfound', 'changenot'],
    ...['subnet', 'full', 'beingdeleted', 'deprovision', 'pdb', 'disruption', 'sku', 'zone', 'billing'],
].join('|'), 'i');
function isTelling(code) {
    return TELLING_CODE.test(code);
}
/** Causes that AKS tells under codes which say nothing by themselves. */
const CAUSES = /\bfailed (?:in|during) (?:an? |the )?(?:upgrade|update)|\bquota\b|\bmachines? api\b|\bdeletion was issued|\b(?:is|are) locked\b|\bnot registered\b/i;
/** Words for an operation in progress, as AKS writes them. */
const IN_PROGRESS = [
    /\boperations?\b.{0,160}\bin[- ]?progress\b/is,
    /\bin[- ]?progress\b.{0,80}\boperations?\b/is,
    /\boperations?\b.{0,80}\b(?:is|are) (?:still |currently |already )?(?:running|ongoing|pending|under ?way)\b/is,
    /\b(?:ongoing|pending|running|active) operations?\b/i,
    /\b(?:upgrade|update|scale|rollback|reconciliation|abort|creation|start|stop)\b.{0,80}\b(?:is|are) (?:still |currently |already )?in[- ]?progress\b/is,
    /\bprovisioning ?state ?\((?!succeeded|failed|cancell?ed)[a-z]+\)/i,
    /\bprovisioning ?state\b[^.]{0,80}\bis '?(?!succeeded|failed|cancell?ed|not\b)[a-z]+ing\b/i,
    /\bin '?[a-z]+ing'? provisioning ?state\b/i,
    /\b(?:is|are) (?:still |currently |already )?being (?:upgraded|updated|scaled|created|started|stopped|reconciled)\b/i,
];
function speaksOfOperation(message) {
    return (!CAUSES.test(message) && !NO_OPERATION.test(message) && IN_PROGRESS.some((words) => words.test(message)));
}
const NO_OPERATION = /\bno (?:[a-z]+ )?(?:operations?|upgrade|update)\b|\bnot (?:currently )?in[- ]?progress\b/i;
/** A terminal state, lateness, or nothing there to abort. */
const TOO_LATE = [
    NO_OPERATION,
    /\bprovisioning ?state\b/i,
    /\b(?:already|has|have|had|was|been)\b.{0,30}\b(?:completed?|finished|ended|succeeded|failed|cancell?ed)\b/is,
    /\b(?:finished|completed|ended) before\b|\bnothing to (?:abort|cancel)\b|\btoo late\b|\bterminal\b/i,
];
/** An answer without a word is the documented one: the operation had ended before it could be canceled. */
function isTooLate({ details: { status, code, message } }) {
    if (status === 409 && code === `Http${String(status)}`)
        return true;
    return !CAUSES.test(message) && TOO_LATE.some((words) => words.test(message));
}


/***/ }),

/***/ 5499: // src/domain/aks/errors.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ isThrottled),
/* harmony export */   M6: () => (/* binding */ AzureError),
/* harmony export */   Nj: () => (/* binding */ looksHidden),
/* harmony export */   RN: () => (/* binding */ LATE_CODE),
/* harmony export */   US: () => (/* binding */ isForbidden),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   j3: () => (/* binding */ DeadlineError),
/* harmony export */   lS: () => (/* binding */ isLate),
/* harmony export */   p4: () => (/* binding */ InterruptedError)
/* harmony export */ });
/** The errors that end a step or a request. What a refused or unanswered change means, `answers.ts` tells. */
/** A request to Azure (ARM or Entra ID) that did not succeed, translated once, at the edge. */
class AzureError extends Error {
    details;
    constructor(details, options) {
        super(details.message, options);
        this.name = 'AzureError';
        this.details = details;
    }
}
/** All problems with the inputs, found in one pass. */
class InputError extends Error {
    problems;
    constructor(problems) {
        super(problems.join('\n'));
        this.name = 'InputError';
        this.problems = problems;
    }
}
/** The workflow run is being canceled: nothing new may be started. */
class InterruptedError extends Error {
    constructor() {
        super('The workflow run was canceled.');
        this.name = 'InterruptedError';
    }
}
/** The step's time budget is used up. */
class DeadlineError extends Error {
    constructor() {
        super("The step's timeout has passed.");
        this.name = 'DeadlineError';
    }
}
/** Statuses that say nothing about whether the request is acceptable: it may be made again later. */
const TRANSIENT_STATUSES = new Set([408, 429]);
/** True for errors that a later attempt may not meet: network, 408, 429 and 5xx. */
function isTransient(error) {
    const { kind, status } = error.details;
    if (kind === 'network')
        return true;
    if (status === undefined)
        return false;
    return TRANSIENT_STATUSES.has(status) || status >= 500;
}
/** True when the service has had too many requests: it turned this one away unread. */
function isThrottled(error) {
    return error.details.status === 429;
}
/** True when the caller lacks a right. */
function isForbidden(error) {
    return error.details.status === 403;
}
/** True for a 404 that speaks of what has lost its permissions rather than of a deletion: a subscription is not deleted. */
function looksHidden(error) {
    return isNotFound(error) && /^(?:Subscription|Tenant)NotFound$/i.test(error.details.code);
}
/** The code of an optional read that was not waited for any longer. */
const LATE_CODE = 'NoAnswerInTime';
/** True for an optional read that was not waited for any longer. */
function isLate(error) {
    return error.details.code === LATE_CODE;
}
/** True when the resource does not exist (any more). */
function isNotFound(error) {
    return error.details.status === 404;
}


/***/ }),

/***/ 3882: // src/domain/aks/states.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ terminalState),
/* harmony export */   Ak: () => (/* binding */ isSucceeded),
/* harmony export */   Cg: () => (/* binding */ isUpgrading),
/* harmony export */   DS: () => (/* binding */ isUpdating),
/* harmony export */   F8: () => (/* binding */ isCanceling),
/* harmony export */   Is: () => (/* binding */ isSettled),
/* harmony export */   _G: () => (/* binding */ isSameState),
/* harmony export */   eV: () => (/* binding */ isUnknownState),
/* harmony export */   i_: () => (/* binding */ isPoweredOff),
/* harmony export */   id: () => (/* binding */ isStopped),
/* harmony export */   p8: () => (/* binding */ isDeleting),
/* harmony export */   rU: () => (/* binding */ isMoving),
/* harmony export */   vH: () => (/* binding */ isStopping),
/* harmony export */   wc: () => (/* binding */ isCreating)
/* harmony export */ });
/** The one table of provisioning states. They are free strings, compared ignoring case. */
/** The three terminal states. Everything else is moving, unknown words too (AKS adds words without notice). */
const TERMINAL = ['succeeded', 'failed', 'canceled'];
/** Documented words for an operation in progress, beside Canceling; others exist. */
const KNOWN_MOVING = new Set([
    'creating',
    'updating',
    'upgrading',
    'upgradingnodeimageversion',
    'deleting',
    'starting',
    'stopping',
    'scaling',
]);
/** Returns the state in one spelling, or `undefined` when the resource is still moving. */
function terminalState(state) {
    const word = state.toLowerCase();
    // Other services spell it with two l's; a long-running operation may carry that spelling here, too.
    if (word === 'cancelled')
        return 'canceled';
    return TERMINAL.find((terminal) => terminal === word);
}
/** True for Succeeded, Failed and Canceled. */
function isSettled(state) {
    return terminalState(state) !== undefined;
}
/** True when two words name the same state. */
function isSameState(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
/** True for every state that is not terminal. */
function isMoving(state) {
    return !isSettled(state);
}
function isSucceeded(state) {
    return terminalState(state) === 'succeeded';
}
/** True for Failed and Canceled: an operation stopped partway. */
function isStopped(state) {
    const terminal = terminalState(state);
    return terminal === 'failed' || terminal === 'canceled';
}
/** True while an abort takes effect. */
function isCanceling(state) {
    const word = state.toLowerCase();
    return word === 'canceling' || word === 'cancelling';
}
function isDeleting(state) {
    return state.toLowerCase() === 'deleting';
}
function isCreating(state) {
    return state.toLowerCase() === 'creating';
}
function isStopping(state) {
    return state.toLowerCase() === 'stopping';
}
/** True for the two states of a pool (or cluster) whose versions are changing. A rollback shows as an upgrade. */
function isUpgrading(state) {
    const word = state.toLowerCase();
    return word === 'upgrading' || word === 'upgradingnodeimageversion';
}
function isUpdating(state) {
    return state.toLowerCase() === 'updating';
}
/** True for words that neither are terminal nor documented: counted as moving, and told. */
function isUnknownState(state) {
    return isMoving(state) && !isCanceling(state) && !KNOWN_MOVING.has(state.toLowerCase());
}
/** True when the nodes are switched off (`powerState.code`). */
function isPoweredOff(powerState) {
    return powerState?.toLowerCase() === 'stopped';
}


/***/ }),

/***/ 1879: // src/domain/beside/fleet.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OY: () => (/* binding */ extentOf),
/* harmony export */   Xl: () => (/* binding */ mayBeginAgain),
/* harmony export */   c0: () => (/* binding */ asideGroup),
/* harmony export */   dA: () => (/* binding */ isUpdatingMember),
/* harmony export */   xw: () => (/* binding */ reachOf)
/* harmony export */ });
/** What a Fleet Manager has in mind for one of its members. */
/** Names the permission, because lacking it is the usual reason. */
const UNREAD_STRATEGY = 'its update strategy could not be read, which needs the permission Microsoft.ContainerService/fleets/updateStrategies/read (docs/roles/optional-fleets.json)';
const ASIDE = 'rolled-back-';
/** Azure's limit for the name of an update group (Fleet API 2025-03-01). */
const LONGEST_GROUP = 50;
/** Returns an update group that no strategy names, for a member of `group`; it tells where the member came from. */
function asideGroup(group) {
    return `${ASIDE}${group}`.slice(0, LONGEST_GROUP).replace(/-$/, '');
}
/**
 * Returns how far a profile reaches, or `undefined` when it certainly does not reach the member.
 *
 * @param stages of the profile's strategy; `undefined` when there is none to be read.
 */
function extentOf({ strategyId }, memberGroup, stages) {
    // Without a strategy a profile updates every member (Fleet API 2025-03-01).
    if (strategyId === undefined)
        return { kind: 'every-member' };
    if (stages === undefined || stages.length === 0) {
        return { kind: 'unknown', why: UNREAD_STRATEGY };
    }
    const named = stages.filter(({ picksByLabel }) => !picksByLabel).flatMap(({ groups }) => groups);
    if (memberGroup !== undefined && named.includes(memberGroup))
        return { kind: 'update-group' };
    if (stages.some(({ picksByLabel }) => picksByLabel)) {
        return { kind: 'unknown', why: 'a stage of its update strategy selects members by label' };
    }
    // An older version of the API shows a stage that picks by label as one without groups.
    if (stages.some(({ groups }) => groups.length === 0)) {
        return { kind: 'unknown', why: 'a stage of its update strategy names no groups' };
    }
    const from = named.find((group) => asideGroup(group) === memberGroup);
    return from === undefined ? undefined : { kind: 'aside', from };
}
/** Words of an update run, and of a member in it, that are the end of it. `Stopped` may be started again. */
const OVER = new Set(['completed', 'skipped', 'failed']);
/** Words of a run that nobody has started, or that somebody has stopped. */
const AT_REST = new Set(['notstarted', 'stopping', 'stopped']);
/** Returns what a run still means for the member. Words that are not known count as running. */
function reachOf({ state, memberState, listsMembers }) {
    const isOver = (word) => OVER.has(word.toLowerCase());
    if (isOver(state) || (memberState !== undefined && isOver(memberState)))
        return 'none';
    if (memberState === undefined && listsMembers)
        return 'none';
    if (AT_REST.has(state.toLowerCase()))
        return 'at-rest';
    return memberState === undefined ? 'unknown' : 'coming';
}
/** True while the run is updating this member right now. */
function isUpdatingMember({ memberState }) {
    return memberState?.toLowerCase() === 'running';
}
/** True while the run goes on, and may begin something on this member, even what was stopped. */
function mayBeginAgain({ state, memberState = '' }) {
    const word = state.toLowerCase();
    return !OVER.has(word) && !AT_REST.has(word) && memberState.toLowerCase() !== 'skipped';
}


/***/ }),

/***/ 1672: // src/domain/checks/check.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ CHECK_IDS),
/* harmony export */   g: () => (/* binding */ NEVER_IGNORED)
/* harmony export */ });
/** What a check is, and what it says. */
const CHECK_IDS = [
    'cluster-running',
    'operation-in-progress',
    'rollback-target',
    'rollback-direction',
    'rollback-window',
    'version-supported',
    'version-skew',
    'os-sku-changed',
    'pool-mode',
    'auto-upgrade',
    'fleet-auto-upgrade',
    'fleet-update-run',
    'upgrade-override',
    'upgrade-gate',
    'blue-green',
    'capacity',
    'permission',
    'operation-mismatch',
    'operation-elsewhere',
    'not-abortable',
    'pool-snapshot',
    'drain-settings',
];
/** Checks whose block can't be turned into a warning by `ignore-checks`. */
const NEVER_IGNORED = new Set([
    'cluster-running',
    'operation-in-progress',
    'rollback-target',
    'rollback-direction',
    'operation-mismatch',
]);


/***/ }),

/***/ 3543: // src/domain/inputs.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ clusterResourceId)
/* harmony export */ });
/** The validated inputs: a union by mode. Absent is `undefined`, never an empty string. */
/** Returns the ARM resource ID of the cluster. */
function clusterResourceId({ subscriptionId, resourceGroup, name }) {
    return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${name}`;
}


/***/ }),

/***/ 2113: // src/domain/issue-trouble.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ IssueError)
/* harmony export */ });
/** Why GitHub did not do what was asked about an issue, as facts. */
/** A request about an issue that did not succeed, translated once, at the edge. */
class IssueError extends Error {
    trouble;
    constructor(trouble, options) {
        super(`${trouble.attempt}: ${trouble.said ?? trouble.kind}`, options);
        this.name = 'IssueError';
        this.trouble = trouble;
    }
}


/***/ }),

/***/ 1931: // src/domain/job.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L8: () => (/* binding */ HOSTED_JOB_MS),
/* harmony export */   Z$: () => (/* binding */ jobLimit),
/* harmony export */   gz: () => (/* binding */ JOB_MARGIN_MS)
/* harmony export */ });
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1099);
/** The job that a step is part of: how long it can last, and how long it can sign in. */

const HOSTED_JOB_MS = 6 * _time_js__WEBPACK_IMPORTED_MODULE_0__/* .HOUR_MS */ .iQ;
/** A `timeout` within this of the job's own limit is not kept: the job has begun before this step. */
const JOB_MARGIN_MS = 30 * _time_js__WEBPACK_IMPORTED_MODULE_0__/* .MINUTE_MS */ .kg;
/** Returns what ends before the step's `timeout` does, or `undefined` when nothing known does. */
function jobLimit(inputs, job, now) {
    const { wait, timeoutMs } = inputs.waiting;
    if (!wait || (inputs.mode !== 'status' && inputs.dryRun))
        return undefined;
    const { idTokensUntil } = job;
    const signsInWithIdTokens = inputs.connection.signIn.kind === 'federation';
    if (signsInWithIdTokens && idTokensUntil !== undefined && now + timeoutMs > idTokensUntil) {
        return { kind: 'id-tokens', leftMs: Math.max(0, idTokensUntil - now) };
    }
    return job.isGitHubHosted && timeoutMs > HOSTED_JOB_MS - JOB_MARGIN_MS ? { kind: 'hosted-job' } : undefined;
}


/***/ }),

/***/ 3506: // src/domain/optional.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ optional)
/* harmony export */ });
/** Returns an object with the property, or without it when there is no value: absent is never `undefined` here. */
function optional(name, value) {
    return (value === undefined ? {} : { [name]: value });
}


/***/ }),

/***/ 1099: // src/domain/time.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ RE_UPGRADE_DAYS),
/* harmony export */   KP: () => (/* binding */ spreadMs),
/* harmony export */   Ly: () => (/* binding */ isoTime),
/* harmony export */   U$: () => (/* binding */ dayNumber),
/* harmony export */   X_: () => (/* binding */ dayAndTime),
/* harmony export */   _$: () => (/* binding */ isoDate),
/* harmony export */   _L: () => (/* binding */ SECOND_MS),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   ab: () => (/* binding */ offerEnd),
/* harmony export */   iQ: () => (/* binding */ HOUR_MS),
/* harmony export */   kf: () => (/* binding */ ROLLBACK_WINDOW_DAYS),
/* harmony export */   kg: () => (/* binding */ MINUTE_MS),
/* harmony export */   rb: () => (/* binding */ timeOfDay),
/* harmony export */   sO: () => (/* binding */ DAY_MS),
/* harmony export */   ss: () => (/* binding */ calendarDay)
/* harmony export */ });
/** Points in time and durations as text. Pure: nothing here knows what time it is. */
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Days that AKS keeps a recorded version available for a rollback, at the least. */
const ROLLBACK_WINDOW_DAYS = 7;
/** Days after a rollback within which Microsoft advises to upgrade again. */
const RE_UPGRADE_DAYS = 30;
/** The largest distance from 1970 that a date can have (ECMAScript, "time values"). */
const LARGEST_TIME_MS = 8.64e15;
/** However long the pause: a run comes back at most this much later than it was asked to. */
const LONGEST_SPREAD_MS = 30 * SECOND_MS;
/**
 * Returns by how much a pause that a service asks for may be exceeded, so that many runs that were throttled together
 * don't come back together: twice the pause, and twice as much again with every refusal, because a bucket that refills
 * by one a second can't serve them all.
 */
function spreadMs(pauseMs, earlierRefusals) {
    return Math.min(pauseMs * 2 ** Math.min(earlierRefusals + 1, 10), LONGEST_SPREAD_MS);
}
/**
 * Returns the earliest time at which the offer of a recorded version ends, never before the seven days are over: it is
 * shown to the second.
 */
function offerEnd(recordedAt) {
    return Math.ceil((recordedAt + ROLLBACK_WINDOW_DAYS * DAY_MS) / SECOND_MS) * SECOND_MS;
}
/** Returns a time as ISO 8601 in UTC to the second, such as `2026-06-09T17:25:36Z`; empty for what is no time. */
function isoTime(ms) {
    if (!(Math.abs(ms) <= LARGEST_TIME_MS))
        return '';
    return `${new Date(ms).toISOString().replace(/\.\d{3}Z$/, '')}Z`;
}
/** Returns the UTC day of a time, such as `2026-06-09`; empty for what is no time. */
function isoDate(ms) {
    return isoTime(ms).replace(/T.*$/, '');
}
/** Returns the UTC time of day, such as `17:25:36`; empty for what is no time. */
function timeOfDay(ms) {
    return isoTime(ms).replace(/^.*T|Z$/g, '');
}
/** Returns the day with this number, counted from 1970-01-01. */
function calendarDay(number) {
    const date = new Date(number * DAY_MS);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    return {
        number,
        year,
        month,
        dayOfMonth: date.getUTCDate(),
        weekday: date.getUTCDay(),
        daysInMonth: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
    };
}
/** Returns the number of a day such as `2026-06-09`; NaN for what is none. */
function dayNumber(date) {
    return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** Returns a time in the coming days as people say it, such as `Saturday 2026-06-13 22:00 UTC`; '' for what is none. */
function dayAndTime(ms) {
    const weekday = WEEKDAYS[new Date(ms).getUTCDay()];
    return weekday === undefined ? '' : `${weekday} ${isoDate(ms)} ${timeOfDay(ms).slice(0, 5)} UTC`;
}
/** Returns a duration in its two largest units, such as `1 h 5 min`, `4 min 47 s` or `8 s`. */
function formatDuration(ms) {
    const seconds = Math.max(0, Math.round(ms / SECOND_MS));
    const minutes = Math.floor(seconds / 60);
    if (minutes === 0)
        return `${String(seconds)} s`;
    const hours = Math.floor(minutes / 60);
    if (hours === 0)
        return joinUnits(minutes, 'min', seconds % 60, 's');
    const days = Math.floor(hours / 24);
    if (days === 0)
        return joinUnits(hours, 'h', minutes % 60, 'min');
    return joinUnits(days, 'd', hours % 24, 'h');
}
function joinUnits(large, largeUnit, small, smallUnit) {
    const first = `${String(large)} ${largeUnit}`;
    return small === 0 ? first : `${first} ${String(small)} ${smallUnit}`;
}


/***/ }),

/***/ 9407: // src/index.ts
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _adapters_system_node_version_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4379);
/* harmony import */ var _adapters_system_quiet_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9852);
/* harmony import */ var _adapters_system_no_forms_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3199);
/* harmony import */ var _package_json__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8330);
/* harmony import */ var _adapters_aks_aks_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2864);
/* harmony import */ var _adapters_sign_in_cli_profile_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4022);
/* harmony import */ var _adapters_sign_in_credential_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4170);
/* harmony import */ var _adapters_aks_fleets_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9722);
/* harmony import */ var _adapters_github_issues_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(4529);
/* harmony import */ var _adapters_github_job_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(2805);
/* harmony import */ var _adapters_github_runner_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(7984);
/* harmony import */ var _adapters_http_proxy_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(7021);
/* harmony import */ var _adapters_system_interruption_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(8797);
/* harmony import */ var _adapters_system_clock_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(6298);
/* harmony import */ var _domain_optional_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(3506);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(3688);
/** Entry point: builds the adapters, runs, and ends the process. */
















/** How many reads a run begins with at the same time. */
const READS_AT_FIRST = { status: 7, abort: 4, rollback: 6 };
const { /* version */ "rE": version } = _package_json__WEBPACK_IMPORTED_MODULE_3__;
const runner = (0,_adapters_github_runner_js__WEBPACK_IMPORTED_MODULE_10__/* .createGitHubRunner */ .C)();
const interruption = (0,_adapters_system_interruption_js__WEBPACK_IMPORTED_MODULE_12__/* .listenForInterruption */ .e)();
const clock = (0,_adapters_system_clock_js__WEBPACK_IMPORTED_MODULE_13__/* .createSystemClock */ .g)(interruption.signal);
await (0,_run_js__WEBPACK_IMPORTED_MODULE_14__/* .run */ .e)({
    runner,
    crashed: interruption.crashed,
    clock,
    readEnvironment: () => ({
        ...(0,_domain_optional_js__WEBPACK_IMPORTED_MODULE_15__/* .optional */ .l)('cliProfile', (0,_adapters_sign_in_cli_profile_js__WEBPACK_IMPORTED_MODULE_5__/* .readAzureCliProfile */ .z)(runner.env('AZURE_CONFIG_DIR'))),
        ...(0,_domain_optional_js__WEBPACK_IMPORTED_MODULE_15__/* .optional */ .l)('noIdTokens', (0,_adapters_github_job_js__WEBPACK_IMPORTED_MODULE_9__/* .readNoIdTokens */ .T)(runner)),
    }),
    readJob: () => (0,_adapters_github_job_js__WEBPACK_IMPORTED_MODULE_9__/* .readJob */ .c)(runner),
    connect: (inputs, deadline, onSessionEnd) => {
        const { connection, cluster } = inputs;
        const signal = (0,_adapters_system_interruption_js__WEBPACK_IMPORTED_MODULE_12__/* .withDeadline */ .N)(interruption.signal, deadline);
        const { promise: asked, resolve } = Promise.withResolvers();
        const onAsking = () => {
            resolve(undefined);
        };
        const credential = (0,_adapters_sign_in_credential_js__WEBPACK_IMPORTED_MODULE_6__/* .createCredential */ .G)({ connection, runner, version, signal, onAsking, onSessionEnd });
        const options = { connection, credential, signal, version };
        void asked.then(() => {
            (0,_adapters_http_proxy_js__WEBPACK_IMPORTED_MODULE_11__/* .openAhead */ .ij)(connection.resourceManagerEndpoint, READS_AT_FIRST[inputs.mode]);
        });
        return {
            onItsWay: asked,
            aks: (0,_adapters_aks_aks_js__WEBPACK_IMPORTED_MODULE_4__/* .createAks */ .c)({ ...options, cluster, asked }),
            fleets: (0,_adapters_aks_fleets_js__WEBPACK_IMPORTED_MODULE_7__/* .createFleets */ .m)({ ...options, subscriptionId: cluster.subscriptionId }),
        };
    },
    connectIssues: (token, repository) => (0,_adapters_github_issues_js__WEBPACK_IMPORTED_MODULE_8__/* .createIssues */ .V)({ token, repository, version, signal: interruption.signal }),
});
// Connections kept alive must not hold the step back.
process.exit();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3841: // src/report/advice/job-limits.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ HOSTED_LIMIT),
/* harmony export */   t: () => (/* binding */ whyCutShort)
/* harmony export */ });
/* harmony import */ var _domain_job_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1931);
/* harmony import */ var _domain_time_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1099);
/** What is said of the limits of the job: before they are met, and when they, or `timeout`, ended the step. */


const HOSTED_LIMIT = (0,_domain_time_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(_domain_job_js__WEBPACK_IMPORTED_MODULE_0__/* .HOSTED_JOB_MS */ .L8);
/** Returns why the step gave up although the operation continues, or `undefined` when its result says it all. */
function whyCutShort(outcome, context) {
    const tookMs = outcome.endedAt - outcome.startedAt;
    if (outcome.result === 'timed-out') {
        return `The \`timeout\` of this step passed after ${(0,_domain_time_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(tookMs)}; it ends the step, not the operation in Azure.`;
    }
    if (outcome.result !== 'interrupted')
        return undefined;
    return context.isGitHubHosted === true && tookMs >= _domain_job_js__WEBPACK_IMPORTED_MODULE_0__/* .HOSTED_JOB_MS */ .L8 - 2 * _domain_job_js__WEBPACK_IMPORTED_MODULE_0__/* .JOB_MARGIN_MS */ .gz
        ? `The step was ended after ${(0,_domain_time_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(tookMs)}: a job on a GitHub-hosted runner can't last longer than ${HOSTED_LIMIT}.`
        : 'The workflow run was canceled, or `timeout-minutes` of the job or of the step ran out.';
}


/***/ }),

/***/ 1866: // src/report/early-annotations.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Up: () => (/* binding */ bugAnnotation),
/* harmony export */   bX: () => (/* binding */ LONGEST_MESSAGE),
/* harmony export */   iX: () => (/* binding */ inputAnnotation),
/* harmony export */   jk: () => (/* binding */ MOST_ANNOTATIONS),
/* harmony export */   uL: () => (/* binding */ jobLimitAnnotation)
/* harmony export */ });
/* harmony import */ var _domain_job_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1931);
/* harmony import */ var _domain_time_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1099);
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4651);
/* harmony import */ var _advice_job_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3841);
/** Annotations that need no outcome: of inputs, of the job's limits, of a bug. What makes the others is loaded later. */




/** GitHub cuts longer ones. */
const LONGEST_MESSAGE = 4_000;
/** Of one run, whatever happens: more of them hide each other on the run's page. */
const MOST_ANNOTATIONS = 3;
/** Returns the annotation for inputs that can't be used: every problem in a line of its own. */
function inputAnnotation(problems) {
    return {
        level: 'error',
        title: `${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(problems.length, 'problem')} with the inputs`,
        message: (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(problems.map((problem) => (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(problem)).join('\n'), LONGEST_MESSAGE),
    };
}
/** Returns the annotation for a fault in this action itself. */
function bugAnnotation(error) {
    return {
        level: 'error',
        title: 'A bug in AKS Recover',
        message: `${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(error.name)}: ${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .withFullStop */ .uo)((0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(error.message))} ` +
            'Run the job again with debug logging and report what it shows. An operation that was started continues in Azure.',
    };
}
/** Returns the warning for a `timeout` that the job can't keep, or `undefined` when it can as far as is known. */
function jobLimitAnnotation(inputs, job, now) {
    const limit = (0,_domain_job_js__WEBPACK_IMPORTED_MODULE_0__/* .jobLimit */ .Z$)(inputs, job, now);
    if (limit === undefined)
        return undefined;
    const timeout = (0,_domain_time_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(inputs.waiting.timeoutMs);
    const why = limit.kind === 'id-tokens'
        ? `GitHub issues ID tokens to this job for ${(0,_domain_time_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(limit.leftMs)} more; after that, this step can't sign in to Azure again`
        : `a job on a GitHub-hosted runner ends after ${_advice_job_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .HOSTED_LIMIT */ .K}, and steps before this one count`;
    const start = inputs.mode === 'status' ? 'Set a shorter `timeout`' : 'Set a shorter `timeout`, or `wait: false`';
    return {
        level: 'warning',
        title: `The timeout of ${timeout} may be longer than the job lasts`,
        message: `\`timeout\` is ${timeout}, but ${why}. ${start}, and continue in a later job with \`mode: status\`, \`wait: true\` ` +
            "and the output `operation-id` of this step: the operation in Azure doesn't need the job.",
    };
}


/***/ }),

/***/ 9016: // src/report/log/sign-in.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ signInLine),
/* harmony export */   e: () => (/* binding */ sessionEndWarning)
/* harmony export */ });
/* harmony import */ var _domain_time_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1099);
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4651);
/** The log's line about signing in. */


const CLOUDS_IN_WORDS = {
    azurecloud: 'Azure',
    azureusgovernment: 'Azure US Government',
    azurechinacloud: 'Azure operated by 21Vianet (China)',
};
const USUAL_ENDPOINT = 'https://management.azure.com';
/** Returns which way of signing in is used, and where. */
function signInLine({ signIn, cloud, resourceManagerEndpoint }) {
    const endpoint = resourceManagerEndpoint === USUAL_ENDPOINT ? '' : ` (${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(resourceManagerEndpoint)})`;
    return `Signing in to ${CLOUDS_IN_WORDS[cloud]}${endpoint} with ${wayInWords(signIn)}.`;
}
/**
 * Returns the warning that the session of the Azure CLI may end before the step's time is over.
 *
 * @param endsAt epoch milliseconds, of the session's token.
 */
function sessionEndWarning(endsAt, deadline) {
    return (`The Azure CLI session's token expires at ${(0,_domain_time_js__WEBPACK_IMPORTED_MODULE_0__/* .isoTime */ .Ly)(endsAt)}, before the step times out (${(0,_domain_time_js__WEBPACK_IMPORTED_MODULE_0__/* .isoTime */ .Ly)(deadline)}). ` +
        "If azure/login signed in with an ID token (OIDC), the session can't renew it: a longer wait would end with " +
        'an error, while the operation continues in Azure. Give this step client-id and tenant-id, with id-token: write, so ' +
        'that it renews its own token; or set a shorter timeout.');
}
function wayInWords(signIn) {
    switch (signIn.kind) {
        case 'secret':
            return `a client secret: client ${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(signIn.clientId)}, tenant ${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(signIn.tenantId)}`;
        case 'federation':
            return (`a GitHub ID token (workload identity federation): client ${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(signIn.clientId)}, ` +
                `tenant ${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(signIn.tenantId)}, audience ${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(signIn.audience)}`);
        case 'azure-cli':
            return `the Azure CLI session of this runner${signIn.tenantId === undefined ? '' : `: tenant ${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(signIn.tenantId)}`}`;
        case 'workload-identity':
            return `the runner's workload identity: client ${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(signIn.clientId)}, tenant ${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(signIn.tenantId)}`;
        case 'managed-identity':
            return `the runner's managed identity: ${signIn.clientId === undefined ? 'system-assigned' : `client ${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(signIn.clientId)}`}`;
    }
}


/***/ }),

/***/ 2720: // src/report/text/inert.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ND: () => (/* binding */ isInert),
/* harmony export */   nl: () => (/* binding */ inertJson),
/* harmony export */   tJ: () => (/* binding */ inert)
/* harmony export */ });
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4651);
/** Text that a shell takes for nothing but text, even inside double quotes: outputs and annotations are pasted there. */

/** What a text becomes where it would end a string or start a command. */
const REPLACEMENTS = { '"': "'", '`': "'", '\\': '/' };
/** A dollar sign that begins a substitution or names a variable. */
const EXPANSION = /\$+(?=[\w({*@#?!$-])/g;
/** What GitHub's runner takes for a command once a later step prints the text. */
const COMMANDS = [
    [/##\[/g, '## ['],
    [/^::/, ': :'],
];
/** Returns the text in one line without what a shell acts upon inside double quotes, or the runner when it is printed. */
function inert(text, maxLength) {
    const line = (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text, maxLength)
        .replace(/["`\\]/g, (character) => REPLACEMENTS[character])
        .replace(EXPANSION, '');
    return COMMANDS.reduce((rest, [command, harmless]) => rest.replace(command, harmless), line);
}
/** True for a command that can be shown in such a text as it is. */
function isInert(command) {
    return inert(command, Number.MAX_SAFE_INTEGER) === command;
}
/** Returns the value as JSON in one line; what begins a command or a substitution is escaped, which means the same. */
function inertJson(value) {
    return (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .toJson */ .aB)(value)
        .replaceAll('`', String.raw `\u0060`)
        .replaceAll('$', String.raw `\u0024`)
        .replaceAll('##[', String.raw `##\u005b`);
}


/***/ }),

/***/ 3688: // src/run.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./src/annotate.ts
var annotate = __nccwpck_require__(3927);
// EXTERNAL MODULE: ./src/domain/aks/errors.ts
var errors = __nccwpck_require__(5499);
// EXTERNAL MODULE: ./src/domain/checks/check.ts
var check = __nccwpck_require__(1672);
// EXTERNAL MODULE: ./src/domain/optional.ts
var optional = __nccwpck_require__(3506);
;// CONCATENATED MODULE: ./src/inputs/parsed.ts
/** What a parser makes of one value. */
/** The text was accepted. */
function accept(value) {
    return { ok: true, value };
}
/** The text was not accepted, and why. */
function refuse(problem) {
    return { ok: false, problem };
}

;// CONCATENATED MODULE: ./src/inputs/names.ts
/**
 * Parsers of names and ids that become part of a URL's path. They take exactly what Azure takes, so that no
 * value can leave its path segment.
 */

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Parses the id of a subscription. */
const parseSubscriptionId = matching(GUID, 'is not a subscription ID, such as 11111111-2222-3333-4444-555555555555');
/** ARM's rule: 1 to 90 letters and digits of any script, `-_.()`, and no full stop at the end. */
const parseResourceGroup = matching(/^[-\p{L}\p{Nd}_.()]{0,89}[-\p{L}\p{Nd}_()]$/u, 'is not the name of a resource group: 1 to 90 letters, digits and -_.(), not ending in a period');
/** AKS's rule for managed clusters. */
const parseClusterName = matching(/^[a-zA-Z0-9](?:[-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/, 'is neither the name of a cluster (1 to 63 letters, digits, - and _, a letter or digit at both ends) nor its full ARM resource ID');
const POOL = /^[a-z][a-z0-9]{0,11}$/;
/** AKS's rule for node pools. */
const parsePoolName = (text) => {
    if (POOL.test(text))
        return accept(text);
    const lower = text.toLowerCase();
    const hint = POOL.test(lower) ? `; did you mean "${lower}"?` : '';
    return refuse(`is not the name of a node pool: 1 to 12 lowercase letters and digits, a letter first; or * alone${hint}`);
};
/** Parses the id of an operation. `latest` is a word of the API, not an id. */
const parseOperationId = (text) => /^[0-9a-z](?:[-0-9a-z]{0,62}[0-9a-z])?$/i.test(text) && text.toLowerCase() !== 'latest'
    ? accept(text)
    : refuse('is not the ID of an operation, as in the output operation-id');
/** Parses the id of a tenant. Entra ID takes its domain names too, but nothing else that needs the tenant does. */
const parseTenantId = matching(GUID, 'is not a tenant ID: the GUID that Microsoft Entra gave the tenant (not one of its domain names)');
/** Parses the client ID of an application or managed identity. */
const parseClientId = matching(GUID, 'is not a client ID: the GUID that Microsoft Entra gave the application or managed identity');
function matching(pattern, problem) {
    return (text) => (pattern.test(text) ? accept(text) : refuse(problem));
}

;// CONCATENATED MODULE: ./src/inputs/cluster.ts
/** Which cluster the run is about. */


const CLUSTER_ID = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ContainerService\/managedClusters\/([^/]+)\/?$/i;
const parseClusterId = (text) => {
    const [, subscription = '', group = '', cluster = ''] = CLUSTER_ID.exec(text) ?? [];
    const [subscriptionId, resourceGroup, name] = [
        parseSubscriptionId(subscription),
        parseResourceGroup(group),
        parseClusterName(cluster),
    ];
    if (subscriptionId.ok && resourceGroup.ok && name.ok) {
        return accept({
            subscriptionId: subscriptionId.value,
            resourceGroup: resourceGroup.value,
            name: name.value,
        });
    }
    const hint = /\/agentPools\//i.test(text) ? "; a node pool's name goes into nodepool" : '';
    return refuse(`is not the ARM resource ID of a cluster: /subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/…${hint}`);
};
/** Returns the cluster's address; `undefined` if a problem with it has been noted. */
function readCluster(source, fallback) {
    const text = source.text('cluster');
    if (text?.startsWith('/') === true)
        return readFromId(source);
    if (text === undefined) {
        source.lack('cluster');
        source.note('cluster', 'is required: the name of the cluster, or its full ARM resource ID');
    }
    const name = source.parse('cluster', parseClusterName);
    const resourceGroup = source.parse('resource-group', parseResourceGroup);
    if (source.text('resource-group') === undefined) {
        source.note('resource-group', 'is required with the name of a cluster');
    }
    const subscriptionId = readSubscription(source, fallback);
    if (name === undefined || resourceGroup === undefined || subscriptionId === undefined)
        return undefined;
    return { subscriptionId, resourceGroup, name };
}
function readFromId(source) {
    const address = source.parse('cluster', parseClusterId);
    const given = {
        'resource-group': source.parse('resource-group', parseResourceGroup),
        'subscription-id': source.parse('subscription-id', parseSubscriptionId),
    };
    if (address === undefined)
        return undefined;
    const expected = { 'resource-group': address.resourceGroup, 'subscription-id': address.subscriptionId };
    for (const name of ['resource-group', 'subscription-id']) {
        const value = given[name];
        if (value === undefined || value.toLowerCase() === expected[name].toLowerCase())
            continue;
        source.note(name, `${source.show(value)} disagrees with cluster, whose ID names "${expected[name]}"; omit it`);
    }
    return address;
}
function readSubscription(source, { cliSubscriptionId }) {
    const found = source.parseOrVariable('subscription-id', 'AZURE_SUBSCRIPTION_ID', parseSubscriptionId);
    if (found.from !== 'nowhere')
        return found.value;
    if (cliSubscriptionId !== undefined) {
        const parsed = parseSubscriptionId(cliSubscriptionId);
        if (parsed.ok)
            return parsed.value;
    }
    source.lack('subscription-id');
    source.note('subscription-id', "is required: set it, or AZURE_SUBSCRIPTION_ID, or give the cluster's full ARM resource ID");
    return undefined;
}

;// CONCATENATED MODULE: ./src/inputs/combinations.ts
/** Rules about inputs that are in order by themselves, but not together. */
/** Notes every combination that can't be meant. */
function checkCombination(source, combination) {
    checkOperationId(source, combination);
    if (combination.mode === 'rollback')
        checkRollback(source, combination);
}
function checkOperationId(source, { mode, pools, operationId }) {
    if (operationId === undefined)
        return;
    if (pools.kind === 'named' && pools.names.length > 1) {
        source.note('operation-id', 'is about one operation, but nodepool names several pools; name one');
    }
    else if (pools.kind === 'all' && mode === 'abort') {
        source.note('operation-id', 'is about one operation, but nodepool is *; name the pool, or omit nodepool');
    }
}
function checkRollback(source, combination) {
    const { pools, wait, kubernetesVersion, nodeImageVersion } = combination;
    if (pools.kind === 'none') {
        // If there is a text, what is wrong with it has been told.
        if (source.text('nodepool') === undefined) {
            source.note('nodepool', 'is required with mode rollback: one name, several, or * with kubernetes-version');
        }
        return;
    }
    const areSeveral = pools.kind === 'all' || pools.names.length > 1;
    if (pools.kind === 'all' &&
        kubernetesVersion === undefined &&
        source.text('kubernetes-version') === undefined) {
        source.note('kubernetes-version', 'is required with mode rollback and nodepool *');
    }
    if (areSeveral && nodeImageVersion !== undefined) {
        source.note('node-image-version', 'is the image of one pool, but nodepool names several; pin kubernetes-version');
    }
    if (areSeveral && !wait) {
        source.note('wait', '"false" is not allowed with several pools, which are rolled back one at a time');
    }
}

;// CONCATENATED MODULE: ./src/inputs/clouds.ts
/** Azure's clouds: what belongs together. */
/** The clouds by the name that `azure/login` gives them. */
const CLOUDS = {
    azurecloud: {
        resourceManagerEndpoint: 'https://management.azure.com',
        authorityHost: 'https://login.microsoftonline.com',
        scope: 'https://management.azure.com/.default',
        audience: 'api://AzureADTokenExchange',
    },
    azureusgovernment: {
        resourceManagerEndpoint: 'https://management.usgovcloudapi.net',
        authorityHost: 'https://login.microsoftonline.us',
        scope: 'https://management.usgovcloudapi.net/.default',
        audience: 'api://AzureADTokenExchangeUSGov',
    },
    azurechinacloud: {
        resourceManagerEndpoint: 'https://management.chinacloudapi.cn',
        authorityHost: 'https://login.chinacloudapi.cn',
        scope: 'https://management.chinacloudapi.cn/.default',
        audience: 'api://AzureADTokenExchangeChina',
    },
};
/** Names of the clouds. */
const CLOUD_NAMES = Object.keys(CLOUDS);

;// CONCATENATED MODULE: ./src/inputs/missing.ts
/** What is said of a sign-in that is not configured, and of ids that arrive empty. Pure. */
/** Why a job has no ID tokens. A permission helps only where nothing else is known to stand in the way. */
const NO_ID_TOKENS = {
    act: 'act issues no ID tokens, whatever the permissions; sign in another way there',
    gitea: 'this runner (Gitea or Forgejo) issues no ID tokens, whatever the permissions; sign in another way there',
    fork: 'a pull request from a fork gets neither ID tokens nor secrets, whatever the permissions; use another event, such as `push` or `workflow_dispatch`',
    unknown: 'the job is not allowed to request ID tokens: add `permissions: { id-token: write, contents: read }` to it, and to the job that calls it if its workflow is reusable',
};
/** Returns, for each way to sign in, what it lacks and how to add it. */
function explainMissing(given, noIdTokens) {
    const missingIds = [
        ...(given.clientId === undefined ? ['client-id (or AZURE_CLIENT_ID)'] : []),
        ...(given.tenantId === undefined ? ['tenant-id (or AZURE_TENANT_ID)'] : []),
    ];
    if (given.clientSecret !== undefined) {
        return [['client-secret', `is given, but it needs ${missingIds.join(' and ')} too`]];
    }
    const lackIds = missingIds.length === 0 ? [] : [`lacks ${missingIds.join(' and ')}`];
    const lackIdToken = given.canMintIdTokens ? [] : [NO_ID_TOKENS[noIdTokens ?? 'unknown']];
    const ids = missingIds.length === 0 ? '' : `${missingIds.join(', ')} and `;
    return [
        ['sign-in', 'nothing is configured; any one of these methods works'],
        ['sign-in with federation', [...lackIds, ...lackIdToken].join('; ')],
        ['sign-in with a secret', `lacks ${ids}client-secret`],
        ['sign-in with the Azure CLI session', 'there is none; run azure/login in an earlier step of the job'],
        [
            'sign-in with workload identity',
            `lacks ${ids}AZURE_FEDERATED_TOKEN_FILE, which the pod's webhook sets`,
        ],
        [
            'sign-in with managed identity',
            'needs a self-hosted runner in Azure; give client-id without tenant-id',
        ],
    ];
}
/**
 * Notes why inputs that were needed may have arrived empty although the workflow gives them: the runner does not tell an
 * empty value from none.
 */
function noteEmptyInputs(source, noIdTokens) {
    const empty = source.lacking;
    if (empty.length === 0)
        return;
    const [are, them] = empty.length === 1 ? ['is', 'it'] : ['are', 'them'];
    const fork = noIdTokens === 'fork' ? ', and a pull request from a fork gets none' : '';
    source.note(empty.join(', '), `${are} empty here. If the workflow sets ${them} from \`secrets\` or \`vars\`: a reusable workflow gets only the secrets that its caller passes on (\`secrets: inherit\`, or by name)${fork}; those of an environment are only available to a job with \`environment:\``);
}

;// CONCATENATED MODULE: ./src/inputs/sign-in.ts
/** How to sign in to Azure: the first way that is configured, and no other. */




const parseAudience = (text) => /^[\x21-\x7e]{1,256}$/.test(text)
    ? accept(text)
    : refuse('is not an audience, such as api://AzureADTokenExchange');
/** Returns the way to sign in; `undefined` if a problem with it has been noted. */
function readSignIn(source, { cliProfile, noIdTokens }, defaultAudience) {
    const clientId = source.parseOrVariable('client-id', 'AZURE_CLIENT_ID', parseClientId);
    const tenantId = source.parseOrVariable('tenant-id', 'AZURE_TENANT_ID', parseTenantId);
    const audience = source.parse('audience', parseAudience);
    if (clientId.from === 'refused' || tenantId.from === 'refused')
        return undefined;
    const areIdsFromEnvironment = clientId.from === 'environment' && tenantId.from === 'environment';
    const clientSecret = source.text('client-secret') ??
        (areIdsFromEnvironment ? source.variable('AZURE_CLIENT_SECRET') : undefined);
    const tokenFile = source.variable('AZURE_FEDERATED_TOKEN_FILE');
    const credentials = {
        ...(0,optional/* optional */.l)('clientId', clientId.value),
        ...(0,optional/* optional */.l)('tenantId', tenantId.value),
        ...(tenantId.from === 'input' ? { givenTenantId: tenantId.value } : {}),
        ...(0,optional/* optional */.l)('clientSecret', clientSecret),
        audience: audience ?? defaultAudience,
        canMintIdTokens: source.variable('ACTIONS_ID_TOKEN_REQUEST_URL') !== undefined &&
            source.variable('ACTIONS_ID_TOKEN_REQUEST_TOKEN') !== undefined,
        ...(0,optional/* optional */.l)('cliProfile', cliProfile),
        ...(0,optional/* optional */.l)('tokenFile', tokenFile),
        hasIdentityEndpoint: source.variable('IDENTITY_ENDPOINT') !== undefined,
        isHostedByGitHub: source.variable('RUNNER_ENVIRONMENT') === 'github-hosted',
    };
    const signIn = chooseSignIn(credentials);
    if (signIn !== undefined)
        return signIn;
    if (clientId.value === undefined)
        source.lack('client-id');
    if (tenantId.value === undefined)
        source.lack('tenant-id');
    for (const line of explainMissing(credentials, noIdTokens))
        source.note(...line);
    return undefined;
}
/** Returns the first way that is configured; `undefined` if none is. */
function chooseSignIn(credentials) {
    const { clientId, tenantId, clientSecret, tokenFile, cliProfile } = credentials;
    if (clientSecret !== undefined) {
        if (clientId === undefined || tenantId === undefined)
            return undefined;
        return { kind: 'secret', tenantId, clientId, clientSecret };
    }
    if (clientId !== undefined && tenantId !== undefined && credentials.canMintIdTokens) {
        return { kind: 'federation', tenantId, clientId, audience: credentials.audience };
    }
    if (cliProfile !== undefined) {
        return chooseSession(cliProfile, credentials);
    }
    if (clientId !== undefined && tenantId !== undefined && tokenFile !== undefined) {
        return { kind: 'workload-identity', tenantId, clientId, tokenFile };
    }
    // GitHub's own machines have no managed identity: there a client-id alone is a tenant-id forgotten.
    const isIdentityNamed = clientId !== undefined && tenantId === undefined && !credentials.isHostedByGitHub;
    if (credentials.hasIdentityEndpoint || isIdentityNamed) {
        return { kind: 'managed-identity', ...(0,optional/* optional */.l)('clientId', clientId) };
    }
    return undefined;
}
/** The session has a tenant of its own, which AZURE_TENANT_ID must not replace unasked. */
function chooseSession(session, { givenTenantId, canMintIdTokens }) {
    const tenantId = givenTenantId ?? session.tenantId;
    const isOtherTenant = tenantId?.toLowerCase() !== session.tenantId?.toLowerCase();
    // A secret of the service principal would do for ever, but nothing outside of the session's own files tells.
    const mayEnd = canMintIdTokens && session.identity === 'service-principal';
    return {
        kind: 'azure-cli',
        ...(0,optional/* optional */.l)('tenantId', tenantId),
        ...(isOtherTenant ? { isOtherTenant } : {}),
        ...(mayEnd ? { mayEnd } : {}),
    };
}

;// CONCATENATED MODULE: ./src/inputs/urls.ts
/** Parsers of the URLs of private clouds. */

/** Only the plain form: whatever a URL parser would repair, drop or take apart is refused. */
const PLAIN_HTTPS = /^https:\/\/[^\s/\\?#@]+(\/[^\s\\?#@]*)?$/i;
/** Parses the URL of Azure Resource Manager: a host alone. Returns it without a slash at the end. */
const parseResourceManagerEndpoint = (text) => parseUrl(text, /^\/$/, 'a path', 'https://management.local.azurestack.external');
/** Parses the URL of a sign-in authority, which may have one path segment, such as `/adfs`. */
const parseAuthorityHost = (text) => parseUrl(text, /^\/(?:[0-9a-z](?:[-_0-9a-z]{0,30})\/?)?$/i, 'a tenant', 'https://login.microsoftonline.com or https://adfs.local.azurestack.external/adfs');
function parseUrl(text, acceptedPath, without, examples) {
    const problem = `is not an https URL without ${without}, user, password, query, or fragment, such as ${examples}`;
    if (!PLAIN_HTTPS.test(text) || !URL.canParse(text))
        return refuse(problem);
    const { origin, pathname } = new URL(text);
    if (!acceptedPath.test(pathname))
        return refuse(problem);
    return accept(`${origin}${pathname.replace(/\/$/, '')}`);
}

// EXTERNAL MODULE: ./node_modules/semver/functions/clean.js
var clean = __nccwpck_require__(1799);
var clean_default = /*#__PURE__*/__nccwpck_require__.n(clean);
// EXTERNAL MODULE: ./node_modules/semver/functions/valid.js
var valid = __nccwpck_require__(8780);
var valid_default = /*#__PURE__*/__nccwpck_require__.n(valid);
;// CONCATENATED MODULE: ./src/inputs/versions.ts
/** Parsers of versions. */



/** Parses a full Kubernetes version, such as `1.35.5`. */
const parseKubernetesVersion = (text) => {
    if (/^\d+(?:\.\d+){2}$/.test(text) && valid_default()(text) === text)
        return accept(text);
    if (/^v?\d+(?:\.\d+)?$/i.test(text)) {
        return refuse('has no patch version; write all three parts, such as 1.35.5');
    }
    const cleaned = clean_default()(text);
    const hint = cleaned !== null && /^[\d.]+$/.test(cleaned) ? `; did you mean "${cleaned}"?` : '';
    return refuse(`is not a full Kubernetes version, such as 1.35.5${hint}`);
};
/** Parses the full name of a node image, such as `AKSUbuntu-2404gen2containerd-202605.14.0`. */
const parseNodeImageVersion = (text) => /^[a-z][a-z0-9]*(?:[-._][a-z0-9]+)+$/i.test(text) && text.length <= 128
    ? accept(text)
    : refuse('is not the full name of a node image, such as AKSUbuntu-2404gen2containerd-202605.14.0');
const API_VERSION = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(-preview)?$/;
/** Parses a version of the AKS API. */
const parseApiVersion = (text) => {
    const lower = text.toLowerCase();
    return API_VERSION.test(lower)
        ? accept(lower)
        : refuse('is not an API version, such as 2026-04-01 or 2025-08-02-preview');
};
/** The first API versions in which a pool's upgrade profile tells the recorded versions. */
const FIRST_WITH_ROLLBACK = { stable: '2026-04-01', preview: '2025-08-02' };
/** Parses a version of the AKS API that can roll back. */
const parseRollbackApiVersion = (text) => {
    const parsed = parseApiVersion(text);
    if (!parsed.ok)
        return parsed;
    const [, date = '', preview] = API_VERSION.exec(parsed.value) ?? [];
    const { stable, preview: firstPreview } = FIRST_WITH_ROLLBACK;
    // ISO dates compare as texts.
    return date >= (preview === undefined ? stable : firstPreview)
        ? parsed
        : refuse(`is too old for mode rollback, which needs at least ${stable} or ${firstPreview}-preview`);
};

;// CONCATENATED MODULE: ./node_modules/leven/index.js
const array = [];
const characterCodeCache = [];

function leven(first, second, options) {
	if (first === second) {
		return 0;
	}

	const maxDistance = options?.maxDistance;
	const swap = first;

	// Swapping the strings if `a` is longer than `b` so we know which one is the
	// shortest & which one is the longest
	if (first.length > second.length) {
		first = second;
		second = swap;
	}

	let firstLength = first.length;
	let secondLength = second.length;

	// Performing suffix trimming:
	// We can linearly drop suffix common to both strings since they
	// don't increase distance at all
	// Note: `~-` is the bitwise way to perform a `- 1` operation
	while (firstLength > 0 && (first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength))) {
		firstLength--;
		secondLength--;
	}

	// Performing prefix trimming
	// We can linearly drop prefix common to both strings since they
	// don't increase distance at all
	let start = 0;

	while (start < firstLength && (first.charCodeAt(start) === second.charCodeAt(start))) {
		start++;
	}

	firstLength -= start;
	secondLength -= start;

	// Early termination after trimming: if difference in length exceeds max distance
	if (maxDistance !== undefined && secondLength - firstLength > maxDistance) {
		return maxDistance;
	}

	if (firstLength === 0) {
		return maxDistance !== undefined && secondLength > maxDistance
			? maxDistance
			: secondLength;
	}

	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;

	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}

	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;

		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			// eslint-disable-next-line no-multi-assign
			result = array[index] = temporary > result
				? (temporary2 > result ? result + 1 : temporary2)
				: (temporary2 > temporary ? temporary + 1 : temporary2);
		}

		// Early termination: if all values in current row exceed maxDistance
		if (maxDistance !== undefined) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) {
				if (array[index] < rowMinimum) {
					rowMinimum = array[index];
				}
			}

			if (rowMinimum > maxDistance) {
				return maxDistance;
			}
		}
	}

	// Bound arrays to avoid retaining large previous sizes
	array.length = firstLength;
	characterCodeCache.length = firstLength;

	return maxDistance !== undefined && result > maxDistance ? maxDistance : result;
}

function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) {
		return undefined;
	}

	const userMax = options?.maxDistance;
	const targetLength = target.length;

	// Exact match fast-path
	for (const candidate of candidates) {
		if (candidate === target) {
			return candidate;
		}
	}

	if (userMax === 0) {
		return undefined;
	}

	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();

	for (const candidate of candidates) {
		if (seen.has(candidate)) {
			continue;
		}

		seen.add(candidate);

		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) {
			continue;
		}

		if (userMax !== undefined && lengthDiff > userMax) {
			continue;
		}

		const cap = Number.isFinite(bestDist)
			? (userMax === undefined ? bestDist : Math.min(bestDist, userMax))
			: userMax;

		const distance = cap === undefined
			? leven(target, candidate)
			: leven(target, candidate, {maxDistance: cap});

		// Skip candidates that exceed the user's maximum distance
		if (userMax !== undefined && distance > userMax) {
			continue;
		}

		// If we got a capped result that equals the cap, we need the actual distance
		// for accurate comparison, but only if the cap was due to userMax
		let actualD = distance;
		if (cap !== undefined && distance === cap && cap === userMax) {
			actualD = leven(target, candidate);
		}

		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) {
				break;
			}
		}
	}

	if (userMax !== undefined && bestDist > userMax) {
		return undefined;
	}

	return best;
}

;// CONCATENATED MODULE: ./src/inputs/words.ts
/** Parsers of words: choices, booleans and lists. */


/** Returns a parser of one word of a fixed set, in any case. */
function oneOf(words) {
    return (text) => {
        const lower = text.toLowerCase();
        const word = words.find((candidate) => candidate === lower);
        if (word !== undefined)
            return accept(word);
        return refuse(`is not one of ${words.join(', ')}${suggestion(lower, words)}`);
    };
}
/** The booleans of YAML 1.2's core schema, as the runner's own library reads them. */
const BOOLEANS = new Map([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
]);
/** Parses `true` or `false`. */
const parseBoolean = (text) => {
    const value = BOOLEANS.get(text);
    return value === undefined ? refuse('is not one of true, false') : accept(value);
};
/** Returns the items of a list written with commas or lines, each once, in the order given. */
function splitList(text) {
    const items = text.split(/[,\r\n]/).map((item) => item.trim());
    return [...new Set(items.filter((item) => item !== ''))];
}
/** Returns `; did you mean "…"?` for the word that is nearly the one given, or nothing. */
function suggestion(text, words) {
    // More than that is another word, not a slip.
    const maxDistance = Math.min(2, Math.floor(text.length / 3));
    const word = text.length > 40 || maxDistance === 0 ? undefined : closestMatch(text, words, { maxDistance });
    return word === undefined ? '' : `; did you mean "${word}"?`;
}

;// CONCATENATED MODULE: ./src/inputs/connection.ts
/** Where Azure is and how to sign in to it. */






/** Returns the connection; `undefined` if a problem with it has been noted. */
function readConnection(source, mode, environment) {
    const givenCloud = source.parse('environment', oneOf(CLOUD_NAMES));
    const cloud = givenCloud ?? 'azurecloud';
    const wellKnown = CLOUDS[cloud];
    const signIn = readSignIn(source, environment, wellKnown.audience);
    const resourceManagerEndpoint = source.parse('resource-manager-endpoint', parseResourceManagerEndpoint);
    const authorityHost = source.parse('authority-host', parseAuthorityHost);
    const apiVersion = source.parse('api-version', mode === 'rollback' ? parseRollbackApiVersion : parseApiVersion);
    refuseSocks(source);
    if (signIn === undefined)
        return undefined;
    return {
        cloud,
        resourceManagerEndpoint: resourceManagerEndpoint ?? wellKnown.resourceManagerEndpoint,
        authorityHost: authorityHost ?? wellKnown.authorityHost,
        scope: wellKnown.scope,
        signIn,
        ...(0,optional/* optional */.l)('apiVersion', apiVersion),
    };
}
/** Variables that name a proxy. */
const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];
/** The HTTP layer would speak HTTP to it, and wait. */
function refuseSocks(source) {
    for (const name of PROXIES) {
        if (/^\s*socks/i.test(source.variable(name) ?? '')) {
            source.note(name, 'names a SOCKS proxy, which this action does not support; use an http:// proxy, or remove it');
        }
    }
}

;// CONCATENATED MODULE: ./node_modules/parse-duration/locale/en.js
const unit = Object.create(null)
const m = 60000, h = m * 60, d = h * 24, y = d * 365.25

unit.year = unit.yr = unit.y = y
unit.month = unit.mo = unit.mth = y / 12
unit.week = unit.wk = unit.w = d * 7
unit.day = unit.d = d
unit.hour = unit.hr = unit.h = h
unit.minute = unit.min = unit.m = m
unit.second = unit.sec = unit.s = 1000
unit.millisecond = unit.millisec = unit.ms = 1
unit.microsecond = unit.microsec =  unit.us = unit.µs = 1e-3
unit.nanosecond = unit.nanosec = unit.ns = 1e-6

unit.group = ','
unit.decimal = '.'
unit.placeholder = ' _'

/* harmony default export */ const en = (unit);

;// CONCATENATED MODULE: ./node_modules/parse-duration/index.js


const durationRE = /((?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?)\s*([\p{L}]{0,14})/gu

parse.unit = en

// group/placeholder cleanup regex — rebuilt only when the locale strings change
let groupRE, placeholder = null, group

/**
 * look up a unit name, ignoring case and a trailing plural `s`
 *
 * @param {object} unit
 * @param {string} name
 * @return {number|undefined}
 */
const lookupUnit = (unit, name) => {
  name = String(name).toLowerCase()
  return unit[name] ?? (name.endsWith('s') ? unit[name.slice(0, -1)] : undefined)
}

/**
 * convert `str` to ms
 *
 * @param {string} str
 * @param {string} format
 * @return {number|null}
 */
function parse(str = '', format = 'ms') {
  let result = null, prevUnits, unit = parse.unit

  if (unit.placeholder !== placeholder || unit.group !== group)
    groupRE = new RegExp(`(\\d)[${(placeholder = unit.placeholder) ?? ''}${(group = unit.group) ?? ''}](\\d)`, 'g')

  str = String(str)
  let s = str.replace(groupRE, '$1$2') // clean up group separators / placeholders
  if (unit.decimal !== '.') s = s.replaceAll(unit.decimal, '.') // normalize decimal separator

  durationRE.lastIndex = 0
  for (let m; (m = durationRE.exec(s));) {
    let units = m[2]
    // if no units, find next smallest units or fall back to format value
    // eg. 1h30 -> 1h30m
    if (!units) {
      if (prevUnits) {
        for (const u in unit) if (unit[u] < prevUnits) { units = u; break }
      }
      else units = format
    }

    prevUnits = units = lookupUnit(unit, units)

    if (typeof units == 'number') result = (result || 0) + m[1] * units
  }

  return result && ((result / (lookupUnit(unit, format) || 1)) * (str.trimStart()[0] === '-' ? -1 : 1))
}

// EXTERNAL MODULE: ./src/domain/time.ts
var time = __nccwpck_require__(1099);
;// CONCATENATED MODULE: ./src/inputs/durations.ts
/** Parsers of durations. */



const FORM = /^(?=\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?$/;
const EXAMPLES = 'write a duration such as 90s, 15m, 2h or 1h30m';
/** A job ends after 6 hours on hosted runners, after 5 days on self-hosted ones: no step outlives that. */
const LONGEST_TIMEOUT_HOURS = 120;
/** Parses `timeout` to milliseconds. */
const parseTimeout = (text) => within(text, {
    leastMs: time/* SECOND_MS */._L,
    mostMs: LONGEST_TIMEOUT_HOURS * time/* HOUR_MS */.iQ,
    range: `1s and ${LONGEST_TIMEOUT_HOURS}h (a job ends after 6h on hosted runners, 5 days on self-hosted ones)`,
});
/** Parses `poll-interval` to milliseconds. */
const parsePollInterval = (text) => within(text, { leastMs: time/* SECOND_MS */._L, mostMs: 5 * time/* MINUTE_MS */.kg, range: '1s and 5m' });
function within(text, { leastMs, mostMs, range }) {
    if (/^\d+$/.test(text)) {
        return refuse(`has no unit; add s for seconds, m for minutes or h for hours (as in ${text.slice(0, 5)}m)`);
    }
    if (!FORM.test(text))
        return refuse(`is not a duration; ${EXAMPLES}${durations_suggestion(text, { leastMs, mostMs })}`);
    const milliseconds = parse(text) ?? 0;
    const isWithin = milliseconds >= leastMs && milliseconds <= mostMs;
    return isWithin ? accept(milliseconds) : refuse(`is not between ${range}`);
}
/** Returns how a text that the library understands is written here: `2 hours` is `2h`. */
function durations_suggestion(text, { leastMs, mostMs }) {
    const milliseconds = text.length > 40 ? null : parse(text);
    if (milliseconds === null || milliseconds < leastMs || milliseconds > mostMs)
        return '';
    const parts = [
        [Math.floor(milliseconds / time/* HOUR_MS */.iQ), 'h'],
        [Math.floor((milliseconds % time/* HOUR_MS */.iQ) / time/* MINUTE_MS */.kg), 'm'],
        [Math.floor((milliseconds % time/* MINUTE_MS */.kg) / time/* SECOND_MS */._L), 's'],
    ];
    const written = parts.map(([count, unit]) => (count > 0 ? `${count}${unit}` : '')).join('');
    return `; did you mean "${written}"?`;
}

// EXTERNAL MODULE: ./src/text/plain-text.ts
var plain_text = __nccwpck_require__(4651);
;// CONCATENATED MODULE: ./src/text/quote.ts
/** Shows a value that somebody else wrote, so that it can do no harm in a log. */
/** Characters; an ARM resource ID of usual length is still shown whole. */
const LONGEST = 200;
/** Control, format, separator and lone surrogate characters: they move the cursor, hide text or start a line. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Returns the value in double quotes, cut when long, with every unprintable character as `\u{…}`. */
function quote(value) {
    const characters = [...value];
    const shown = characters.slice(0, LONGEST).join('').replace(UNPRINTABLE, escapeCharacter);
    return characters.length > LONGEST ? `"${shown}…" (${characters.length} characters)` : `"${shown}"`;
}
function escapeCharacter(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

;// CONCATENATED MODULE: ./src/inputs/table.ts
/** The one table of all inputs, as the code goes by it; what each means, action.yml and the README say. */
const ALL = ['abort', 'rollback', 'status'];
/** Every input, in the order of action.yml. */
const INPUTS = [
    { name: 'mode', modes: ALL },
    { name: 'cluster', modes: ALL },
    { name: 'resource-group', modes: ALL },
    { name: 'subscription-id', modes: ALL },
    { name: 'nodepool', modes: ALL },
    { name: 'operation-id', modes: ['abort', 'status'] },
    { name: 'kubernetes-version', modes: ['rollback'] },
    { name: 'node-image-version', modes: ['rollback'] },
    {
        name: 'reason',
        modes: ['abort', 'rollback'],
        isHarmlessElsewhere: true,
    },
    {
        name: 'dry-run',
        modes: ['abort', 'rollback'],
        default: 'false',
        isHarmlessElsewhere: true,
    },
    {
        name: 'auto-upgrade',
        modes: ['rollback'],
        default: 'disable',
    },
    {
        name: 'if-busy',
        modes: ['rollback'],
        default: 'fail',
    },
    {
        name: 'if-idle',
        modes: ['abort'],
        default: 'succeed',
    },
    { name: 'ignore-checks', modes: ['abort', 'rollback'] },
    { name: 'wait', modes: ALL },
    {
        name: 'timeout',
        modes: ALL,
        default: '2h',
    },
    {
        name: 'poll-interval',
        modes: ALL,
        default: '10s',
    },
    { name: 'client-id', modes: ALL },
    { name: 'tenant-id', modes: ALL },
    { name: 'client-secret', modes: ALL },
    { name: 'audience', modes: ALL },
    {
        name: 'environment',
        modes: ALL,
        default: 'azurecloud',
    },
    { name: 'resource-manager-endpoint', modes: ALL },
    { name: 'authority-host', modes: ALL },
    { name: 'api-version', modes: ALL },
    { name: 'summary', modes: ALL, default: 'true' },
    {
        name: 'follow-up-issue',
        modes: ALL,
        default: 'false',
    },
    { name: 'issue-labels', modes: ALL },
    {
        name: 'github-token',
        modes: ALL,
        default: '${{ github.token }}',
        isExpression: true,
    },
];
const DEFINITIONS = new Map(INPUTS.map((input) => [input.name, input]));
/** Returns what stands in for an absent input; `undefined` if nothing does. */
function defaultOf(name) {
    const definition = DEFINITIONS.get(name);
    return definition?.isExpression === true ? undefined : definition?.default;
}

;// CONCATENATED MODULE: ./src/inputs/source.ts
/** Reads inputs one by one and gathers every problem, so that all can be told at once. */




/** How many bad items of one list are told. */
const MOST_ITEMS_TOLD = 5;
/** Inputs whose rejected value may be a secret that was pasted into the wrong line: shown only if it can't be one. */
const NEXT_TO_SECRETS = new Set(['client-id', 'tenant-id']);
/** A few characters, a domain name, or something like a GUID. */
const NO_SECRET = /^(?:.{1,12}|[a-z\d-]+(?:\.[a-z\d-]+)+|\{?[\da-f]+(?:-[\da-f]+){2,}\}?)$/;
/** The inputs of one run, as they are read. */
class InputSource {
    #runner;
    #problems = [];
    #inapplicable = new Set();
    #secrets = [];
    #lacking = [];
    constructor(runner) {
        this.#runner = runner;
    }
    /** Every problem so far, one line each. */
    get problems() {
        return this.#problems;
    }
    /** Inputs without which nothing can be done, and that nothing stood in for. */
    get lacking() {
        return this.#lacking;
    }
    /** Notes that an input was needed and is not there; what to do about it is noted apart. */
    lack(name) {
        this.#lacking.push(name);
    }
    /** Notes a problem with an input that is not about its value alone. */
    note(name, problem) {
        this.#problems.push(`${name}: ${problem}`);
    }
    /** From now on refuses inputs that would mislead in this mode, and takes them as absent. */
    limitTo(mode) {
        for (const input of INPUTS) {
            const modes = input.modes;
            if (modes.includes(mode))
                continue;
            const text = this.text(input.name);
            if (text === undefined)
                continue;
            this.#inapplicable.add(input.name);
            const isDefault = text.toLowerCase() === defaultOf(input.name);
            if (isDefault || 'isHarmlessElsewhere' in input)
                continue;
            this.note(input.name, `${this.show(text)} does not apply to mode ${mode}; it is for mode ${modes.join(' and ')}`);
        }
    }
    /** Returns the trimmed text of an input; `undefined` if it is absent or does not apply. */
    text(name) {
        const text = this.#runner.input(name).trim();
        return text === '' || this.#inapplicable.has(name) ? undefined : text;
    }
    /** Returns the trimmed text of an environment variable; `undefined` if it is absent. */
    variable(name) {
        const text = this.#runner.env(name)?.trim();
        return text === '' ? undefined : text;
    }
    /** Makes sure that a secret is never shown from now on, neither here nor by the runner. */
    hide(secret) {
        if (secret === undefined)
            return;
        this.#runner.mask(secret);
        this.#secrets.push(secret);
    }
    /** Returns the value of an input or its default; `undefined` if there is neither or it was refused. */
    parse(name, parser) {
        const text = this.text(name) ?? defaultOf(name);
        return text === undefined ? undefined : this.#parseText(name, name, text, parser);
    }
    /** Returns the value of an input, else of an environment variable. */
    parseOrVariable(name, variable, parser) {
        const given = this.text(name);
        const text = given ?? this.variable(variable);
        if (text === undefined)
            return { from: 'nowhere' };
        const label = given === undefined ? `${name} (from ${variable})` : name;
        const value = this.#parseText(name, label, text, parser);
        if (value === undefined)
            return { from: 'refused' };
        return { from: given === undefined ? 'environment' : 'input', value };
    }
    /** Returns the items of a list that are in order; every other one is a problem of its own. */
    list(name, parser) {
        const refused = [];
        const values = splitList(this.text(name) ?? '').flatMap((item) => {
            const parsed = parser(item);
            if (parsed.ok)
                return [parsed.value];
            refused.push(`${this.show(item)} ${parsed.problem}`);
            return [];
        });
        for (const problem of refused.slice(0, MOST_ITEMS_TOLD))
            this.note(name, problem);
        const untold = refused.length - MOST_ITEMS_TOLD;
        if (untold > 0)
            this.note(name, `${(0,plain_text/* plural */.LS)(untold, 'more item')} ${untold === 1 ? 'is' : 'are'} invalid`);
        return [...new Set(values)];
    }
    /** Returns a value as it may be shown. */
    show(text) {
        return quote(this.#secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text));
    }
    #parseText(name, label, text, parser) {
        const parsed = parser(text);
        if (parsed.ok)
            return parsed.value;
        const isHidden = NEXT_TO_SECRETS.has(name) && !NO_SECRET.test(text);
        const shown = isHidden ? `the value (${text.length} characters, not shown)` : this.show(text);
        this.note(label, `${shown} ${parsed.problem}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/inputs/read-inputs.ts
/** Reads and validates all inputs in one pass. */













const MODES = ['abort', 'rollback', 'status'];
const IGNORABLE = check/* CHECK_IDS */.S.filter((id) => !check/* NEVER_IGNORED */.g.has(id));
const parseIgnorableCheck = (text) => {
    const isNeverIgnored = [...check/* NEVER_IGNORED */.g].some((id) => id === text.toLowerCase());
    return isNeverIgnored
        ? refuse(`can't be ignored; accepted: ${IGNORABLE.join(', ')}`)
        : oneOf(IGNORABLE)(text);
};
/** Returns the inputs. Throws InputError, with every problem found, if any is not in order. */
function readInputs(runner, environment) {
    const source = new InputSource(runner);
    // Before anything is refused, so that no message can show them.
    source.hide(source.text('client-secret'));
    source.hide(source.variable('AZURE_CLIENT_SECRET'));
    source.hide(source.text('github-token'));
    const mode = source.parse('mode', oneOf(MODES));
    if (source.text('mode') === undefined)
        source.note('mode', `is required: ${MODES.join(', ')}`);
    if (mode !== undefined)
        source.limitTo(mode);
    const inputs = readAll(source, mode, environment);
    if (inputs === undefined || source.problems.length > 0)
        throw new errors/* InputError */.dz(source.problems);
    return inputs;
}
/** Reads everything, whatever was wrong before; returns `undefined` if something needed was refused. */
function readAll(source, mode, environment) {
    const { cliProfile } = environment;
    const connection = readConnection(source, mode, environment);
    const isCliSession = connection?.signIn.kind === 'azure-cli' && cliProfile?.defaultSubscriptionId !== undefined;
    const cluster = readCluster(source, isCliSession ? { cliSubscriptionId: cliProfile.defaultSubscriptionId } : {});
    noteEmptyInputs(source, environment.noIdTokens);
    const pools = readPools(source);
    const waiting = readWaiting(source, mode);
    const reporting = readReporting(source);
    const specifics = readSpecifics(source);
    if (mode !== undefined) {
        checkCombination(source, { mode, pools, wait: waiting.wait, ...specifics.pins, ...specifics.operation });
    }
    if (mode === undefined || cluster === undefined || connection === undefined)
        return undefined;
    const common = { cluster, pools, waiting, connection, reporting };
    const { pins, operation, reason, dryRun, autoUpgrade, ifBusy, ifIdle, ignoreChecks } = specifics;
    switch (mode) {
        case 'status':
            return { mode, ...common, ...operation };
        case 'abort':
            return { mode, ...common, ...operation, ...reason, dryRun, ifIdle, ignoreChecks };
        case 'rollback':
            return { mode, ...common, pins, ...reason, dryRun, autoUpgrade, ifBusy, ignoreChecks };
    }
}
function readPools(source) {
    if (source.text('nodepool') === '*')
        return { kind: 'all' };
    const names = source.list('nodepool', parsePoolName);
    // A list without items would mean the whole cluster, which nobody who wrote a list meant.
    if (isEmptyList(source.text('nodepool')))
        source.note('nodepool', 'is a list without any names');
    return names.length === 0 ? { kind: 'none' } : { kind: 'named', names };
}
function isEmptyList(text) {
    return text !== undefined && splitList(text).length === 0;
}
function readWaiting(source, mode) {
    return {
        wait: source.parse('wait', parseBoolean) ?? mode !== 'status',
        // The fallbacks stand for values that were refused: they are never used.
        timeoutMs: source.parse('timeout', parseTimeout) ?? 0,
        pollIntervalMs: source.parse('poll-interval', parsePollInterval) ?? 0,
    };
}
function readReporting(source) {
    const gitHubToken = source.text('github-token');
    return {
        summary: source.parse('summary', parseBoolean) ?? true,
        followUpIssue: source.parse('follow-up-issue', parseBoolean) ?? false,
        issueLabels: source.list('issue-labels', accept),
        ...(0,optional/* optional */.l)('gitHubToken', gitHubToken),
    };
}
/** What only some modes have. An input of another mode counts as absent here. */
function readSpecifics(source) {
    const kubernetesVersion = source.parse('kubernetes-version', parseKubernetesVersion);
    const nodeImageVersion = source.parse('node-image-version', parseNodeImageVersion);
    const operationId = source.parse('operation-id', parseOperationId);
    const reason = source.text('reason');
    return {
        pins: {
            ...(0,optional/* optional */.l)('kubernetesVersion', kubernetesVersion),
            ...(0,optional/* optional */.l)('nodeImageVersion', nodeImageVersion),
        },
        operation: (0,optional/* optional */.l)('operationId', operationId),
        reason: (0,optional/* optional */.l)('reason', reason),
        dryRun: source.parse('dry-run', parseBoolean) ?? false,
        autoUpgrade: source.parse('auto-upgrade', oneOf(['disable', 'fail'])) ?? 'disable',
        ifBusy: source.parse('if-busy', oneOf(['fail', 'wait', 'abort'])) ?? 'fail',
        ifIdle: source.parse('if-idle', oneOf(['succeed', 'fail'])) ?? 'succeed',
        ignoreChecks: new Set(source.list('ignore-checks', parseIgnorableCheck)),
    };
}

// EXTERNAL MODULE: ./src/report/early-annotations.ts
var early_annotations = __nccwpck_require__(1866);
// EXTERNAL MODULE: ./src/report/log/sign-in.ts
var sign_in = __nccwpck_require__(9016);
;// CONCATENATED MODULE: ./src/steps/run-context.ts
/** What the runner tells of the workflow run. */
/** Returns what a report knows of the workflow run besides the outcome. */
function runContext(runner, cloud, { isGitHubHosted, isPrivateRepository }) {
    return {
        serverUrl: runner.env('GITHUB_SERVER_URL'),
        repository: runner.env('GITHUB_REPOSITORY'),
        runId: runner.env('GITHUB_RUN_ID'),
        runAttempt: runner.env('GITHUB_RUN_ATTEMPT'),
        actor: runner.env('GITHUB_ACTOR'),
        workflow: runner.env('GITHUB_WORKFLOW'),
        job: runner.env('GITHUB_JOB'),
        cloud,
        actionRepository: runner.env('GITHUB_ACTION_REPOSITORY'),
        actionRef: runner.env('GITHUB_ACTION_REF'),
        isGitHubHosted,
        isPublicRepository: isPrivateRepository === undefined ? undefined : !isPrivateRepository,
    };
}

;// CONCATENATED MODULE: ./src/run.ts
/** One run of the action: inputs → sign in → reconcile → report, with the single catch. */






/** Runs the action. Never rejects: whatever happens is told, and decides whether the step fails. */
async function run(ports) {
    const { runner, clock } = ports;
    const startedAt = clock.now();
    try {
        const inputs = readInputs(runner, ports.readEnvironment());
        const job = ports.readJob();
        const warning = (0,early_annotations/* jobLimitAnnotation */.uL)(inputs, job, startedAt);
        if (warning !== undefined)
            (0,annotate/* annotate */.fz)(runner, warning);
        const context = runContext(runner, inputs.connection.cloud, job);
        const signedIn = signIn(ports, inputs, startedAt + inputs.waiting.timeoutMs);
        await signedIn.azure.then(({ onItsWay }) => onItsWay, ignore);
        const { recover } = await __nccwpck_require__.e(/* import() */ 808).then(__nccwpck_require__.bind(__nccwpck_require__, 7808));
        const room = early_annotations/* MOST_ANNOTATIONS */.jk - (warning === undefined ? 0 : 1);
        await recover({ ...ports, ...signedIn, inputs, context, startedAt, room });
    }
    catch (error) {
        runner.setFailed(true);
        (0,annotate/* annotate */.fz)(runner, error instanceof errors/* InputError */.dz ? (0,early_annotations/* inputAnnotation */.iX)(error.problems) : (0,annotate/* bugAnnotationOf */.pI)(runner, error));
    }
}
/** Begins to sign in. What goes wrong with it shows where Azure is needed. */
function signIn({ runner, connect }, inputs, deadline) {
    runner.startGroup('Sign in');
    runner.info((0,sign_in/* signInLine */.Z)(inputs.connection));
    runner.endGroup();
    const { promise: sessionEnd, resolve } = Promise.withResolvers();
    const azure = Promise.resolve().then(() => connect(inputs, deadline, resolve));
    return { azure, deadline, sessionEnd };
}
const ignore = () => undefined;


/***/ }),

/***/ 4651: // src/text/plain-text.ts
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dq: () => (/* binding */ listInWords),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   aB: () => (/* binding */ toJson),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   fk: () => (/* binding */ printableLines),
/* harmony export */   l2: () => (/* binding */ capitalized),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   ot: () => (/* binding */ uncapitalized),
/* harmony export */   uo: () => (/* binding */ withFullStop)
/* harmony export */ });
/** Text that came from Azure or the user, made safe for one line of plain text (log, annotation, output). */
/** Unless a caller knows better: as much of a foreign text as anybody reads in a log. */
const DEFAULT_LENGTH = 1_000;
/**
 * Line ends, other control characters (C0, C1, the line and paragraph separators), and the invisible characters
 * that reorder or hide what follows (bidirectional controls, zero-width characters, the byte-order mark).
 */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;
const UNPRINTABLE_ONE = new RegExp(UNPRINTABLE.source.replace(/\+$/, ''), 'gu');
/** Returns the text in one line without control characters, cut to `maxLength` characters. */
function oneLine(text, maxLength = DEFAULT_LENGTH) {
    return cut(text.replace(UNPRINTABLE, ' ').replace(/ {2,}/g, ' ').trim(), maxLength);
}
/** Returns the value as JSON in one line that nothing cuts in two: what could end a line or can't be seen is escaped. */
function toJson(value) {
    return JSON.stringify(value).replace(UNPRINTABLE_ONE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/** Returns the text in its own lines, each without control characters. */
function printableLines(text) {
    return text
        .replaceAll('\t', '  ')
        .split(/\r\n|[\n\r]/)
        .map((line) => line.replace(UNPRINTABLE, ' ').trimEnd());
}
/** Returns the text cut to `maxLength` characters, the last of them an ellipsis when something was cut off. */
function cut(text, maxLength) {
    const wellFormed = text.toWellFormed();
    if (wellFormed.length <= maxLength)
        return wellFormed;
    // A character outside the basic plane takes two places: half of one is left out rather than broken.
    return `${wellFormed.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
/** Returns `1 node`, `3 nodes`: a number with its noun. */
function plural(count, noun) {
    return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
/** Returns `a`, `a and b`, `a, b and c`. */
function listInWords(words) {
    const last = words.at(-1);
    if (last === undefined || words.length === 1)
        return last ?? '';
    return `${words.slice(0, -1).join(', ')} and ${last}`;
}
/** A command at the end of a text: a full stop after it would be copied along with it. */
const ENDS_WITH_COMMAND = /(?:^|[:(] )(?:az|kubectl) [^`]*$/;
/** Returns the text with a full stop, unless it has an end already or ends with a command. */
function withFullStop(text) {
    return text === '' || /[.!?…][)'"]?$/.test(text) || ENDS_WITH_COMMAND.test(text) ? text : `${text}.`;
}
/** Returns the texts in one line; what follows a command is kept apart from it, or it would be copied along. */
function joined(texts) {
    return texts
        .map((text, index) => {
        const isLast = index === texts.length - 1;
        return isLast || !ENDS_WITH_COMMAND.test(text) ? text : `${text} ·`;
    })
        .join(' ');
}
/** Returns the text as a sentence: its first letter in upper case, and with a full stop as above. */
function sentence(text) {
    return withFullStop(capitalized(text));
}
/** Returns the text with its first letter in upper case. */
function capitalized(text) {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
/** Names, which keep their first letter wherever they stand. */
const NAME = /^(?:Azure|Entra|GitHub|Kubernetes|Microsoft|Fleet|PodDisruptionBudget)/;
/** Returns the text with its first letter in lower case, for the middle of a sentence; names stay as they are. */
function uncapitalized(text) {
    return /^[A-Z](?:[a-z]| )/.test(text) && !NAME.test(text)
        ? `${text.charAt(0).toLowerCase()}${text.slice(1)}`
        : text;
}


/***/ }),

/***/ 2613: // external "assert"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181: // external "buffer"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6982: // external "crypto"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434: // external "events"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896: // external "fs"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611: // external "http"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692: // external "https"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278: // external "net"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589: // external "node:assert"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698: // external "node:async_hooks"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573: // external "node:buffer"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540: // external "node:console"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598: // external "node:crypto"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053: // external "node:diagnostics_channel"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610: // external "node:dns"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474: // external "node:events"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024: // external "node:fs"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455: // external "node:fs/promises"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067: // external "node:http"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467: // external "node:http2"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708: // external "node:https"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030: // external "node:net"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161: // external "node:os"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760: // external "node:path"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643: // external "node:perf_hooks"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708: // external "node:process"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792: // external "node:querystring"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075: // external "node:stream"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500: // external "node:timers/promises"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692: // external "node:tls"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136: // external "node:url"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975: // external "node:util"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429: // external "node:util/types"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919: // external "node:worker_threads"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522: // external "node:zlib"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857: // external "os"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928: // external "path"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203: // external "stream"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 5574: // external "string_decoder"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756: // external "tls"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018: // external "tty"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016: // external "url"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023: // external "util"
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 370: // node_modules/p-limit/index.js
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


/***/ }),

/***/ 8330: // package.json
/***/ ((module) => {

module.exports = {"rE":"0.1.0"};

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = ({ 14: () => import("./bundle-identity.js"), 126: () => import("./azure-arm-containerservice.js"), 192: () => import("./sdk-core.js"), 410: () => import("./sdk-aks.js"), 413: () => import("./undici.js"), 786: () => import("./bundle-no-browser.js"), 808: () => import("./src-recovery.js"), 818: () => import("./typespec-ts-http-runtime.js"), 844: () => import("./azure-msal-common.js") })[chunkId]().then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9407);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
