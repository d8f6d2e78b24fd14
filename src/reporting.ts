/** Report: outputs, follow-up issue, log, summary and annotations, each written whatever becomes of the others. */

import { annotate, messageOf } from './annotate.ts';
import type { Inputs } from './domain/inputs.ts';
import type { Outcome } from './domain/outcome/outcome.ts';
import type { Issues } from './ports/issues.ts';
import type { Runner } from './ports/runner.ts';
import {
  annotations,
  fitAnnotations,
  reportingAnnotation,
  resultLines,
  type Annotation,
} from './report/messages.ts';
import { earlyOutputs, renderOutputs, type OutputName } from './report/outputs/index.ts';
import { renderSummary, type RunContext } from './report/summary/index.ts';
import { writeFollowUps } from './steps/follow-up.ts';

/** What is reported, and where to. */
export interface Report {
  readonly runner: Runner;
  readonly connectIssues: (token: string, repository: string) => Issues;
  readonly inputs: Inputs;
  readonly ended: Outcome;
  readonly context: RunContext;
  /** How many annotations may still be made. */
  readonly room: number;
}

/**
 * Outputs first: the steps that follow need them even if neither issue nor summary can be written. Annotations last,
 * when all that may need one is known.
 */
export async function report(about: Report): Promise<void> {
  const { runner, inputs, ended, context, room } = about;
  const outputs = renderOutputs(ended);
  const unset = writeOutputs(runner, outputs);
  const outcome = await followUp(about);
  const news = Object.entries(renderOutputs(outcome)).filter(
    ([name, value]) => value !== outputs[name as OutputName],
  );
  unset.push(...writeOutputs(runner, Object.fromEntries(news)));
  for (const line of resultLines(outcome, context)) runner.info(line);
  const unwritten = inputs.reporting.summary ? await writeSummary(runner, outcome, context) : [];
  const [lost] = unset;
  const { shown, lines } = fitAnnotations(
    [
      ...annotations(outcome, context),
      ...(lost === undefined ? [] : [reportingAnnotation('outputs', lost)]),
      ...unwritten,
    ],
    room,
  );
  for (const annotation of shown) annotate(runner, annotation);
  for (const line of lines) runner.info(line);
}

/**
 * Writes what the step would leave if it ended now, outputs and summary each for itself; whatever goes wrong with it shows
 * again at the end. Never rejects.
 */
export async function writeSoFar(
  runner: Runner,
  { reporting }: Inputs,
  outcome: Outcome,
  context: RunContext,
): Promise<void> {
  const tried = async (write: () => void | Promise<void>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      runner.debug(`The report so far could not be written: ${messageOf(error)}`);
    }
  };
  await tried(() => {
    for (const [name, value] of earlyOutputs(outcome)) runner.setOutput(name, value);
  });
  if (reporting.summary) await tried(() => runner.writeSummary(renderSummary(outcome, context)));
}

/** Writes each output for itself; what can't be written is told in the log. Returns why, once for each. */
function writeOutputs(runner: Runner, outputs: Readonly<Record<string, string>>): { message: string }[] {
  return Object.entries(outputs).flatMap(([name, value]) => {
    try {
      runner.setOutput(name, value);
      return [];
    } catch (error) {
      if (value !== '') runner.info(`Output ${name}, which could not be written: ${value}`);
      return [{ message: messageOf(error) }];
    }
  });
}

/** Returns the warning to give when it can't be written; its text stands in the log then. */
async function writeSummary(
  runner: Runner,
  outcome: Outcome,
  context: RunContext,
): Promise<readonly Annotation[]> {
  const markdown = renderSummary(outcome, context);
  try {
    await runner.writeSummary(markdown);
    return [];
  } catch (error) {
    runner.startGroup('Summary, which could not be written');
    runner.info(markdown);
    runner.endGroup();
    return [reportingAnnotation('job summary', { message: messageOf(error) })];
  }
}

async function followUp({ runner, connectIssues, inputs, ended, context }: Report): Promise<Outcome> {
  const { reporting } = inputs;
  if (!reporting.followUpIssue) return ended;
  const { gitHubToken: token, issueLabels: labels } = reporting;
  const { repository } = context;
  const issues =
    token === undefined || repository === undefined ? undefined : connectIssues(token, repository);
  return writeFollowUps({ outcome: ended, context, labels, issues, runner });
}
