/** The simulator as a GitHub Action: one bundle for the step, for its end, and for the server in between. */

import { getState } from '@actions/core';
import { endRehearsal } from './end.ts';
import { serve } from './serve.ts';
import { IS_POST, SERVE, startRehearsal } from './start.ts';

const [, entry = '', role, folder] = process.argv;

if (role === SERVE && folder !== undefined) await serve(folder);
else if (getState(IS_POST) === 'true') await endRehearsal();
else await startRehearsal(entry);
