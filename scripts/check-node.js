// Plain JavaScript in old syntax on purpose: any Node must be able to run it as far as the message.
import process from 'node:process';

const FIRST_MAJOR = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < FIRST_MAJOR) {
  console.error(
    [
      'This project runs on Node ' + FIRST_MAJOR + ', but this is Node ' + process.versions.node + '.',
      '`npm ci` installs the right Node into node_modules (package "node"); `npm run` then finds it by itself.',
      'If `npm ci` has run already, its install scripts were skipped: run `npm ci --ignore-scripts=false`.',
      'Node 20 or newer is enough to start with.',
    ].join('\n'),
  );
  process.exit(1);
}
