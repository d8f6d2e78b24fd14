// Prints the closing line of .ci/run: how many tests passed and failed. Argument: the exit status of the run.
import { readFileSync } from 'node:fs';
import process from 'node:process';

/** Returns jest's counts; a test file that could not even be loaded counts as one failure. */
function countTests() {
  try {
    const report = JSON.parse(readFileSync('jest-results.json', 'utf8'));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

const { passed, failed } = countTests();
const isOtherFailure = process.argv[2] !== '0' && failed === 0;
console.log(`${passed} passed, ${isOtherFailure ? 1 : failed} failed`);
