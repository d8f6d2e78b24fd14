/** Loaded before a program: when it ends, writes its peak resident size, in bytes, to the file that BENCH_MEMORY names. */

import { writeFileSync } from 'node:fs';
import process from 'node:process';

process.on('exit', () => {
  writeFileSync(process.env.BENCH_MEMORY, String(process.resourceUsage().maxRSS * 1024));
});
