/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  testEnvironment: 'node',
  testTimeout: 60_000,
  // The bundle's tests mostly wait for second-long polls of processes of their own.
  maxConcurrency: 8,
  // Left alone, jest would use one of two cores.
  maxWorkers: '100%',
  collectCoverageFrom: [
    'src/domain/**/*.ts',
    'src/report/**/*.ts',
    // Types only: nothing in them is ever run.
    '!src/domain/{facts,moves,outcome}.ts',
    '!src/domain/checks/context.ts',
  ],
  coverageReporters: ['text-summary', 'html'],
  coverageProvider: 'v8',
  coverageThreshold: {
    './src/domain/': { branches: 100 },
    './src/report/': { branches: 100 },
  },
};
