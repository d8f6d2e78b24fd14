/** What holds of a run whose answers were distorted, beyond the promises of every run. */

import { isDeepStrictEqual } from 'node:util';
import { marked } from 'marked';
import type { Rehearsal } from '../../__tests__/support/rehearsal.ts';
import type { RecordedRequest } from '../../simulator/simulator.ts';
import { MARK } from './foreign-texts.ts';

/**
 * Returns what the run did or showed that it should not, given what the same run does with the genuine answers.
 *
 * @param isLasting true when answers were distorted in the same way again and again: that is how Azure shows it then.
 */
export function brokenByLies(run: Rehearsal, calm: Rehearsal, isLasting: boolean): readonly string[] {
  return [...wrongRequests(run, calm, isLasting), ...injectedInto(run)];
}

function isMutation({ face, method }: RecordedRequest): boolean {
  return face === 'arm' && method !== 'GET';
}

/** Nothing is sent that a correct reading would not send. */
function wrongRequests(run: Rehearsal, calm: Rehearsal, isLasting: boolean): readonly string[] {
  const sentThen = calm.requests.filter(isMutation);
  const right = [...sentThen, ...sentThen.map((sent) => puttingBack(sent, calm))];
  const meant = (body: unknown): unknown => (isLasting ? ownPart(body) : body);
  return run.requests
    .filter(isMutation)
    .filter(
      (sent) =>
        !right.some(
          ({ method, path, body }) =>
            method === sent.method && path === sent.path && isDeepStrictEqual(meant(body), meant(sent.body)),
        ),
    )
    .map((sent) => `sends a wrong ${sent.method} of ${sent.path}: ${differences(sent, right).join(', ')}`);
}

/** A switch-off the other way round: a rollback that is refused afterwards puts the channels back. */
function puttingBack(sent: RecordedRequest, { before }: Rehearsal): RecordedRequest {
  const body = sent.body as { properties?: Record<string, unknown> } | undefined;
  if (body?.properties?.['autoUpgradeProfile'] === undefined) return sent;
  const { upgradeChannel, nodeOSUpgradeChannel } = before;
  const properties = { ...body.properties, autoUpgradeProfile: { upgradeChannel, nodeOSUpgradeChannel } };
  return { ...sent, body: { ...body, properties } as RecordedRequest['body'] };
}

/** What the action itself puts into a request. */
function ownPart(body: unknown): unknown {
  const properties = (body as { properties?: Readonly<Record<string, unknown>> } | undefined)?.properties;
  return OWN.map((name) => properties?.[name]);
}

const OWN = ['orchestratorVersion', 'nodeImageVersion', 'autoUpgradeProfile'];

/** What is different from the request that should have been sent. */
function differences(sent: RecordedRequest, right: readonly RecordedRequest[]): readonly string[] {
  const meant = right.find(({ method, path }) => method === sent.method && path === sent.path);
  if (meant === undefined) return ['none should be sent'];
  const [is, should] = [leavesOf(sent.body), leavesOf(meant.body)];
  return [...new Set([...is.keys(), ...should.keys()])]
    .filter((path) => is.get(path) !== should.get(path))
    .map((path) => `${path} is ${short(is.get(path))}, not ${short(should.get(path))}`);
}

function leavesOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, JSON.stringify(value)]]);
  return new Map(Object.entries(value).flatMap(([name, entry]) => [...leavesOf(entry, `${path}/${name}`)]));
}

function short(text: string | undefined): string {
  return (text ?? 'absent').slice(0, 200);
}

/** What GitHub's runner takes for a command: `::` at the start of a line, `##[` wherever it stands in one. */
const IS_COMMAND = /^\s*::|##\[/;

/** Commands of ours at the start of a line. */
const COMMANDS = /^::(?:group|endgroup|(?:error|warning|notice) title=)/;

function injectedInto({ log, summary, outputs }: Rehearsal): readonly string[] {
  const commands = log
    .split('\n')
    .filter((line) => (COMMANDS.test(line) ? line.includes('##[') : IS_COMMAND.test(line)));
  const html = marked.parse(summary, { async: false, gfm: true });
  const markup = /<(?:img|script)|href="[^"]*evil|<h\d[^>]*>[^<]*FUZZ|<(?:a|code|td|th)[^>]*onerror/i.exec(
    html,
  );
  const unprintable = Object.entries(outputs).filter(([, value]) =>
    /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(value),
  );
  const command = outputs['restore-command'] ?? '';
  return [
    ...commands.map((line) => `a line of the log is a command: ${short(line)}`),
    ...(markup === null ? [] : [`the summary holds markup: ${short(html.slice(markup.index))}`]),
    ...(/[\p{Cc}]/u.test(summary.replaceAll('\n', '')) ? ['the summary holds control characters'] : []),
    ...unprintable.map(([name, value]) => `output ${name} is not one line: ${short(JSON.stringify(value))}`),
    ...(new RegExp(`touch ${MARK}`).test(command.replace(/'[^']*'/g, ''))
      ? ['the command is not quoted']
      : []),
  ];
}
