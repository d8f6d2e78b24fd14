/**
 * Many tests run processes of their own and watch the clock, on machines that are busy with other things, too. In CI
 * such a test may try a second time; the first error is shown.
 */

import { jest } from '@jest/globals';

if (process.env['CI'] !== undefined) jest.retryTimes(1, { logErrorsBeforeRetry: true });
