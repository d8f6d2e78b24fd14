// Prints the closing line of .ci/run: how many tests passed and failed. Argument: the exit status of the run.
import { readFileSync } from 'node:fs';
import process from 'node:process';

/** Returns jest's counts; a test file that could not even be loaded counts as one failure. */
function countTests(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

const counts = ['jest-results.json', 'jest-results-long.json'].map(countTests);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
const isOtherFailure = process.argv[2] !== '0' && failed === 0;
console.log(`${passed} passed, ${isOtherFailure ? 1 : failed} failed`);
