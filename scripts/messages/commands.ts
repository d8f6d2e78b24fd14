/** Every command of the Azure CLI that this action prints, or that its documents show, for whoever tries them. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { followUps } from '../../src/report/follow-up.ts';
import { channelsOffRemedy } from '../../src/report/advice/channels-off.ts';
import { restoreCommand } from '../../src/report/text/restore-command.ts';
import { reconcileCommand } from '../../src/text/az-command.ts';
import { messagesCatalogue } from './catalogue.ts';
import { ADDRESS, sampleOutcome } from './samples.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A command that stands in a document. */
export interface DocumentCommand {
  readonly file: string;
  readonly command: string;
}

/** Returns the commands of log, summary, checks and follow-up issue, each once; they stand in lines of their own. */
export function printedCommands(): readonly string[] {
  const texts = messagesCatalogue().flatMap((section) => section.texts);
  const lines = [...texts, followUpText()].flatMap((text) => text.split('\n'));
  const found = lines.flatMap((line) => /^\s*(?:Restore command: )?(az .*)$/.exec(line)?.[1] ?? []);
  return [...new Set([...found, ...channelCommands(), reconcileCommand(ADDRESS)])];
}

/** Returns the shell code of README, docs and examples that runs the CLI, block by block; a script is one. */
export function documentBlocks(): readonly DocumentCommand[] {
  return documents().flatMap((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    if (file.endsWith('.sh')) return [{ file, command: text }];
    const blocks = file.endsWith('.md')
      ? [...text.matchAll(/^( *)```(?:bash|sh)\n([\s\S]*?)^ *```/gm)].map(([, , block = '']) => block)
      : [...text.matchAll(/run: (?:>-|\|)\n((?: {10}.*\n)+)/g)].map(([, block = '']) => folded(block));
    return blocks.filter((block) => /\baz [a-z]/.test(block)).map((command) => ({ file, command }));
  });
}

/** Returns each command in those blocks and between backticks, in one line; a mere name without options is none. */
export function documentCommands(): readonly DocumentCommand[] {
  const inBlocks = documentBlocks().flatMap(({ file, command }) =>
    command
      .replaceAll(/\\\n\s*/g, ' ')
      .split('\n')
      .flatMap((line) => [...line.matchAll(/(?:^\s*(?:until )?|\$\()(az [a-z][^\n]*?)(?:\)"?\s*$|$)/g)])
      .map(([, found = '']) => ({ file, command: found.replace(/\s+#.*$|; do$/, '').trim() })),
  );
  const inText = documents()
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [
        ...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/`(az [^`\n]+ --[\w-]+ [^-`\n][^`\n]*)`/g),
      ].map(([, command = '']) => ({ file, command })),
    );
  return [...inBlocks, ...inText];
}

function documents(): readonly string[] {
  const of = (folder: string, end: string): readonly string[] =>
    readdirSync(path.join(ROOT, folder))
      .filter((name) => name.endsWith(end))
      .map((name) => `${folder}/${name}`);
  return ['README.md', ...of('docs', '.md'), ...of('docs', '.sh'), ...of('examples', '.yml')];
}

/** As YAML reads `>-`; a block of whole lines stays as it is, for it has no line that begins with an option. */
function folded(block: string): string {
  return block.replaceAll(/\n\s+(?=--)/g, ' ');
}

function channelCommands(): readonly string[] {
  const found = { upgradeChannel: 'stable', nodeOsUpgradeChannel: 'NodeImage' };
  const left = { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' };
  const changed = { changed: true, putBack: false, pending: {} };
  const cluster = { ...left, id: '', name: '', location: '', provisioningState: '', pools: [], body: {} };
  return [
    String(restoreCommand(ADDRESS, { found, left, ...changed })),
    String(restoreCommand(ADDRESS, { found: left, left: found, ...changed })),
    ...(channelsOffRemedy({ ...sampleOutcome('status', 'succeeded'), cluster })?.commands ?? []),
  ];
}

function followUpText(): string {
  return followUps(sampleOutcome('rollback', 'rolled-back'), {})
    .map(({ body }) => body)
    .join('\n');
}
