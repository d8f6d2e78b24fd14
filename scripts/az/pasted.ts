/** The commands that log, summary and documents show, pasted into a shell where nobody can answer a question. */

import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { documentCommands, printedCommands } from '../messages/commands.ts';
import { ADDRESS } from '../messages/samples.ts';
import { azEnvironment, azFor, run } from './client.ts';
import { isOfCli, knownOptions } from './options.ts';
import { cloudCommands, loginCommand } from './session.ts';

/** What the CLI says of a command that is wrong, or that asks; an answer of Azure is none of these. */
const WRONG =
  /usage error|unrecognized arguments|arguments are required|invalid choice|misspelled|Unable to prompt|no tty|\(y\/n\)|Traceback/i;

/** What the documents leave to the environment. */
function variables({ subscriptionId }: Simulator): Record<string, string> {
  return {
    AZURE_SUBSCRIPTION_ID: subscriptionId,
    SUBSCRIPTION_ID: subscriptionId,
    GROUP: 'rg',
    RESOURCE_GROUP: 'rg',
    CLUSTER: 'prod',
    NODEPOOL: 'user',
    VERSION: '1.35.5',
  };
}

/** What is checked of them, each with a folder for the CLI's configuration. */
export const pasteChecks = [
  ['each command about AKS that is shown runs without a question', pasteProblems],
  ['the options of each command are those of its help', helpProblems],
] as const;

/** Returns the commands about AKS that need no extension, for the simulated cluster in place of the samples' one. */
function pastedCommands({ subscriptionId }: Simulator): readonly string[] {
  const all = [...printedCommands(), ...documentCommands().map(({ command }) => command)];
  const ready = all
    .filter((command) => command.startsWith('az aks ') && !command.startsWith('az aks operation '))
    // Between backticks stands what to fill in.
    .filter((command) => !/ [A-Z][A-Z_]+(?: |$)/.test(command))
    .map((command) =>
      command
        .replaceAll(ADDRESS.subscriptionId, subscriptionId)
        .replaceAll(` --resource-group ${ADDRESS.resourceGroup} `, ' --resource-group rg '),
    );
  return [...new Set(ready)];
}

/** Runs each; what is wrong comes from the CLI, not from Azure. One that waits for long is right, too. */
async function pasteProblems(folder: string): Promise<readonly string[]> {
  const pool = { name: 'user', kubernetesVersion: '1.35.5' };
  const simulator = await startSimulator({
    scenario: {
      clusters: [{ name: 'prod', pools: [{ name: 'system', mode: 'System' }, pool, { ...pool, name: 'a' }] }],
    },
    speed: 1000,
    switches: { retryAfterOnAccept: 1, retryAfterOnPoll: 1 },
  });
  try {
    const az = azFor(simulator, folder);
    for (const args of [...cloudCommands(simulator), loginCommand(simulator)]) await az(args);
    const env = { ...(await azEnvironment(folder, simulator.caFile)), ...variables(simulator) };
    const problems: string[] = [];
    for (const command of pastedCommands(simulator)) {
      const shell = ['30', 'bash', '-c', `${command} --only-show-errors < /dev/null`];
      const { exitCode, stderr } = await run('timeout', shell, env);
      if (exitCode === 2 || WRONG.test(stderr)) problems.push(`${command}\n${stderr}`);
    }
    return problems;
  } finally {
    await simulator.stop();
  }
}

/** Compares the table of options with what the CLI's own help says. */
async function helpProblems(folder: string): Promise<readonly string[]> {
  const env = await azEnvironment(folder);
  const problems: string[] = [];
  for (const [verb, options] of knownOptions().filter(([verb]) => isOfCli(verb))) {
    const { stdout } = await run('az', [...verb.split(' '), '--help'], env);
    const missing = options.filter((name) => !new RegExp(`--${name}\\b`).test(stdout));
    if (missing.length > 0) problems.push(`${verb}: no ${missing.join(', ')}`);
  }
  return problems;
}
