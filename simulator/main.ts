/** The simulator as a program: `node simulator/main.ts --help`. */
import { runProgram } from './program/run.ts';

process.exitCode = await runProgram(process.argv.slice(2));
