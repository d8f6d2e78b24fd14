/** The GitHub Actions runner, as the action sees it. */
export interface Runner {
  /** The trimmed value of an input, or an empty string. */
  input(name: string): string;
  /** An environment variable; empty counts as absent. */
  env(name: string): string | undefined;
  /** Hides a value in everything the runner prints from now on. */
  mask(secret: string): void;
  info(line: string): void;
  /** Shown only when debug logging is on. */
  debug(line: string): void;
  startGroup(title: string): void;
  endGroup(): void;
  notice(title: string, message: string): void;
  warning(title: string, message: string): void;
  error(title: string, message: string): void;
  /** Throws when it can't be written. */
  setOutput(name: string, value: string): void;
  /** Writes the job summary, in place of the one written before. Throws when it can't be written. */
  writeSummary(markdown: string): Promise<void>;
  /** Makes the step fail (or not) when the process ends. */
  setFailed(failed: boolean): void;
}
