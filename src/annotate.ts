/** Annotations on their way out. */

import { bugAnnotation, type Annotation } from './report/early-annotations.ts';
import { inert } from './report/text/inert.ts';
import type { Runner } from './ports/runner.ts';

/** Writes one annotation; nothing in it can be a command of the runner. */
export function annotate(runner: Runner, { level, title, message }: Annotation): void {
  // The exit of all annotations: only problems with inputs come in several lines.
  runner[level](
    inert(title),
    message
      .split('\n')
      .map((line) => inert(line, message.length))
      .join('\n'),
  );
}

/** Returns the annotation for what nobody expected to be thrown; where it was thrown goes to the debug log. */
export function bugAnnotationOf(runner: Runner, error: unknown): Annotation {
  if (error instanceof Error && error.stack !== undefined) runner.debug(error.stack);
  return bugAnnotation({ name: error instanceof Error ? error.name : 'Error', message: messageOf(error) });
}

/** Returns what was thrown in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
