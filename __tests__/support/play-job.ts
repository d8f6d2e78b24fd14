/** Runs a job of a workflow step by step as GitHub's runner does, as far as our examples need it. */

import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { parse } from 'yaml';

type Texts = Readonly<Record<string, string>>;

/** A step of the job; values that were expressions are filled in. */
export interface PlayedStep {
  readonly name: string;
  /** The action, without its version; absent for a script. */
  readonly action: string | undefined;
  readonly inputs: Texts;
  readonly env: Texts;
}

/** What became of a step. */
export interface StepEnd {
  readonly succeeded: boolean;
  readonly outputs?: Texts;
}

export interface PlayedJob {
  /** What became of each step, by name: `success`, `failure` or `skipped`. */
  readonly outcomes: Readonly<Record<string, string>>;
  readonly succeeded: boolean;
}

export interface JobToPlay {
  /** The workflow. */
  readonly yaml: string;
  readonly job: string;
  readonly inputs: Texts;
  readonly vars: Texts;
  /** Runs an action, or stands in for a script. */
  readonly runStep: (step: PlayedStep) => Promise<StepEnd>;
}

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly 'continue-on-error'?: boolean;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly env?: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, { readonly env?: Step['env']; readonly steps: readonly Step[] }>>;
}

const STATUS_FUNCTION = /\b(?:success|failure|always|cancelled)\(\)/;

/** Plays the job, each step that its condition allows. */
export async function playJob({ yaml, job, inputs, vars, runStep }: JobToPlay): Promise<PlayedJob> {
  const workflow = parse(yaml) as Workflow;
  const { env: jobEnv, steps } = workflow.jobs[job]!;
  const ended: Record<string, { outcome: string; conclusion: string; outputs: Texts }> = {};
  const outcomes: Record<string, string> = {};
  let succeeded = true;
  const contexts: Record<string, unknown> = {
    inputs,
    vars,
    github: { run_id: '4711' },
    steps: ended,
    env: {},
  };
  const fill = (values: Readonly<Record<string, unknown>> = {}): Texts =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, fillIn(String(value), contexts, () => succeeded)]),
    );
  const env = { ...fill(workflow.env), ...fill(jobEnv) };
  contexts['env'] = env;
  for (const step of steps) {
    const name = step.name ?? step.uses ?? '';
    const condition = step.if ?? 'success()';
    const full = STATUS_FUNCTION.test(condition) ? condition : `success() && (${condition})`;
    if (!isTrue(evaluate(full, contexts, () => succeeded))) {
      outcomes[name] = 'skipped';
      if (step.id !== undefined) ended[step.id] = { outcome: 'skipped', conclusion: 'skipped', outputs: {} };
      continue;
    }
    const end = await runStep({
      name,
      action: step.uses?.replace(/@.*$/, ''),
      inputs: fill(step.with),
      env: { ...env, ...fill(step.env) },
    });
    const outcome = end.succeeded ? 'success' : 'failure';
    outcomes[name] = outcome;
    const passes = end.succeeded || step['continue-on-error'] === true;
    const conclusion = passes ? 'success' : 'failure';
    if (step.id !== undefined) ended[step.id] = { outcome, conclusion, outputs: end.outputs ?? {} };
    succeeded &&= passes;
  }
  return { outcomes, succeeded };
}

function fillIn(text: string, contexts: Record<string, unknown>, hasSucceeded: () => boolean): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_all, expression: string) =>
    evaluate(expression, contexts, hasSucceeded).coerceString(),
  );
}

/** Evaluates an expression with GitHub's own library; only the functions about the job's status are ours. */
function evaluate(
  expression: string,
  contexts: Record<string, unknown>,
  hasSucceeded: () => boolean,
): data.ExpressionData {
  const status = (name: string, value: () => boolean) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value()),
  });
  const functions = [
    status('success', hasSucceeded),
    status('failure', () => !hasSucceeded()),
    status('always', () => true),
    status('cancelled', () => false),
  ];
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  const { tokens } = new Lexer(expression.trim()).lex();
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse();
  return new Evaluator(tree, values, new Map(functions.map((one) => [one.name, one]))).evaluate();
}

function isTrue(value: data.ExpressionData): boolean {
  return value.kind === data.Kind.Boolean ? value.value : value.coerceString() !== '';
}
