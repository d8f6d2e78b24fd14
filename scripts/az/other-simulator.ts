/** Prints the certificate of a simulator of another process, since one process has one certificate. */

import { startSimulator } from '../../simulator/simulator.ts';

const simulator = await startSimulator();
process.stdout.write(simulator.caCertificate);
await simulator.stop();
