/** A runner that keeps what it is told. */

import type { Runner } from '../../src/ports/runner.ts';

export interface Told {
  readonly level: 'notice' | 'warning' | 'error';
  readonly title: string;
  readonly message: string;
}

export class FakeRunner implements Runner {
  readonly lines: string[] = [];
  readonly debugLines: string[] = [];
  readonly annotations: Told[] = [];
  readonly outputs = new Map<string, string>();
  readonly summaries: string[] = [];
  /** Groups that were begun and not ended; they don't nest. */
  openGroups = 0;
  failed: boolean | undefined;
  /** Makes writing the summary fail. */
  summaryError: Error | undefined;
  readonly #inputs: Readonly<Record<string, string>>;
  readonly #env: Readonly<Record<string, string>>;

  constructor(inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
    this.#inputs = inputs;
    this.#env = env;
  }

  input(name: string): string {
    return this.#inputs[name] ?? '';
  }

  env(name: string): string | undefined {
    return this.#env[name];
  }

  mask(): void {
    // Nothing here prints secrets.
  }

  info(line: string): void {
    this.lines.push(line);
  }

  debug(line: string): void {
    this.debugLines.push(line);
  }

  startGroup(title: string): void {
    this.lines.push(`> ${title}`);
    this.openGroups++;
  }

  endGroup(): void {
    this.openGroups--;
  }

  notice(title: string, message: string): void {
    this.annotations.push({ level: 'notice', title, message });
  }

  warning(title: string, message: string): void {
    this.annotations.push({ level: 'warning', title, message });
  }

  error(title: string, message: string): void {
    this.annotations.push({ level: 'error', title, message });
  }

  setOutput(name: string, value: string): void {
    this.outputs.set(name, value);
  }

  async writeSummary(markdown: string): Promise<void> {
    if (this.summaryError !== undefined) throw this.summaryError;
    this.summaries.splice(0, Infinity, markdown);
  }

  setFailed(failed: boolean): void {
    this.failed = failed;
  }

  /** The value of an output; throws when it was not set. */
  output(name: string): string {
    const value = this.outputs.get(name);
    if (value === undefined) throw new Error(`output ${name} was not set`);
    return value;
  }

  linesWith(text: string): readonly string[] {
    return this.lines.filter((line) => line.includes(text));
  }
}
