/**
 * Says so, and ends the step, where the action was started with an older Node than action.yml names: act, Gitea and others
 * take the one that they find. Loaded before anything that needs the newer one, or it would end in a stack trace.
 */

const LEAST = 24;

if (Number(/^v(\d+)/.exec(process.version)?.[1]) < LEAST) {
  process.stdout.write(
    `::error title=AKS Recover needs Node ${String(LEAST)}::The runner started the action with Node ${process.version.slice(1)}. Nothing was done. Use GitHub's runner 2.327.1 or later; with act or Gitea, put Node ${String(LEAST)} first in the PATH of the job's image.\n`,
  );
  process.exit(1);
}

export {};
