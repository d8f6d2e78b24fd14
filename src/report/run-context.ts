/** What a report knows of the workflow run besides the outcome. */

import type { Cloud } from '../domain/inputs.ts';

/** Whoever calls fills it from the runner; what is not known is left out. */
export interface RunContext {
  /** Such as `https://github.com`. */
  readonly serverUrl?: string | undefined;
  /** `owner/name`. */
  readonly repository?: string | undefined;
  readonly runId?: string | undefined;
  readonly runAttempt?: string | undefined;
  readonly actor?: string | undefined;
  readonly workflow?: string | undefined;
  readonly job?: string | undefined;
  readonly isPublicRepository?: boolean | undefined;
  readonly cloud?: Cloud | undefined;
}
