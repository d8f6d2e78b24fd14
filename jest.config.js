import process from 'node:process';

/**
 * Suites that take their time: many processes, signals, faults one by one, a browser. `npm test` leaves them to
 * `npm run test:long`, so that it ends within three minutes; `.ci/run` runs both.
 */
const LONG = [
  '/__tests__/faults/',
  '/__tests__/report-pages/',
  '/__tests__/simulator/scenarios\\.',
  '/__tests__/repo/security\\.',
  '/__tests__/bundle/(advice|beside|by-name|cancellation|checks|echoed-secrets|endless|entra-codes|follow-up-issue|permissions|promises|ready-workflows|never-untold|not-found|odd-names|refusals|switch-off|rehearsal|many-at-once|scale|self-test|sign-in|switches)\\.',
];

const isLong = process.env.TESTS === 'long';

/** @type {import('jest').Config} */
export default {
  ...(isLong
    ? { testRegex: [...LONG, '/__tests__/fuzz/'].map((part) => `${part}.*test\\.ts$`) }
    : {
        testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
        testPathIgnorePatterns: ['/node_modules/', ...LONG],
      }),
  extensionsToTreatAsEsm: ['.ts'],
  transformIgnorePatterns: ['/node_modules/(?!@actions/(?:languageservice|workflow-parser)/)'],
  transform: {
    '/node_modules/@actions/.+\\.js$': '<rootDir>/__tests__/support/json-imports.js',
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  testEnvironment: 'node',
  testTimeout: 60_000,
  // The bundle's tests mostly wait for second-long polls of processes of their own.
  maxConcurrency: 8,
  // Left alone, jest would use one of two cores; with more workers than cores, tests that watch the clock fail.
  maxWorkers: '100%',
  setupFilesAfterEnv: ['<rootDir>/__tests__/support/retry-once.ts'],
  collectCoverageFrom: [
    'src/domain/**/*.ts',
    'src/report/**/*.ts',
    'src/steps/**/*.ts',
    'src/adapters/**/*.ts',
    // Loaded by the entry point alone, which the tests of the bundle run.
    '!src/adapters/system/quiet.ts',
    // Types only: nothing in them is ever run.
    '!src/domain/beside/upgrade-settings.ts',
    '!src/domain/checks/context.ts',
    '!src/domain/moves/record.ts',
    '!src/domain/outcome/{insight,outcome,run-facts}.ts',
    '!src/report/advice/row.ts',
    '!src/steps/context.ts',
  ],
  coverageReporters: ['text-summary', 'html'],
  coverageProvider: 'v8',
  coverageThreshold: {
    './src/domain/': { branches: 100 },
    './src/report/': { branches: 100 },
    // What is left are other platforms, libraries that break their word, and ends of a process: the tests of the
    // bundle run most of it, in processes that are not counted here.
    './src/steps/': { branches: 96 },
    './src/adapters/': { branches: 92 },
  },
};
