import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { docCommentsRule } from './scripts/lint/doc-comments-rule.ts';
import { importsRule } from './scripts/lint/imports-rule.ts';

const ONLY_IN_ADAPTERS = 'belongs to src/adapters: take it from a port (src/ports).';

/** What makes code depend on the machine or the moment. */
const IMPURE_GLOBALS = [
  'process',
  'console',
  'fetch',
  'performance',
  'crypto',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'queueMicrotask',
];

const restrictGlobals = (names) => [
  'error',
  {
    globals: names.map((name) => ({ name, message: `${name} ${ONLY_IN_ADAPTERS}` })),
    checkGlobalObject: true,
  },
];

export default defineConfig(
  { ignores: ['dist/', 'simulator/dist/', 'coverage/', 'reports/', 'demo-output/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // One import a module: `import type` where it brings types alone, else `type` before each of them.
      'no-duplicate-imports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Code points are what is meant where a text is taken apart.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          ignoreRestSiblings: true,
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
        },
      ],
      // There are no enums (the compiler refuses them), and these rules take long to find that out.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'simulator/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 50, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'simulator/**/*.ts'],
    plugins: { layers: { rules: { imports: importsRule } } },
    rules: { 'layers/imports': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { docs: { rules: { comments: docCommentsRule } } },
    rules: {
      'docs/comments': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'ObjectExpression > SpreadElement > ConditionalExpression[test.right.name="undefined"][consequent.properties.length=0] > ObjectExpression.alternate > Property[shorthand=true]:first-child:last-child',
          message:
            "A property that may be absent is built with optional('name', value) (src/domain/optional.ts).",
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/adapters/**', 'src/index.ts'],
    rules: {
      'no-restricted-globals': restrictGlobals([...IMPURE_GLOBALS, 'Date']),
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: `Math.random ${ONLY_IN_ADAPTERS}` },
      ],
    },
  },
  {
    // Turns epoch milliseconds into ISO 8601 and back: pure, and Date is the only way.
    files: ['src/domain/time.ts'],
    rules: { 'no-restricted-globals': restrictGlobals(IMPURE_GLOBALS) },
  },
  {
    // Asynchronous fakes of ports often have nothing to await, and tests may say what the type can't know.
    files: ['__tests__/**/*.ts'],
    rules: {
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { console: 'readonly' } },
  },
);
