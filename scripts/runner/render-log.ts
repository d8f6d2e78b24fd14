/** A step's log as GitHub shows it: groups unfolded, annotations in words, masks not at all. */

const GROUP = /^::group::(.*)$/;
const END_GROUP = /^::endgroup::/;
const ANNOTATION = /^::(error|warning|notice)(?: title=([^,:]*))?.*?::(.*)$/;
const COMMAND = /^::[a-z-]+.*::/;

const LABELS: Readonly<Record<string, string>> = { error: 'Error', warning: 'Warning', notice: 'Notice' };

/** Returns the lines of a log for people's eyes. */
export function renderLog(log: string): string {
  let isInGroup = false;
  const lines: string[] = [];
  for (const line of log.split('\n')) {
    const group = GROUP.exec(line);
    const annotation = ANNOTATION.exec(line);
    if (group !== null) {
      lines.push(`▾ ${unescape(group[1] ?? '')}`);
      isInGroup = true;
    } else if (END_GROUP.test(line)) {
      isInGroup = false;
    } else if (annotation !== null) {
      const [, level = '', title = '', message = ''] = annotation;
      const text = [unescape(title), unescape(message)].filter((part) => part !== '').join('\n');
      lines.push(`${LABELS[level] ?? level}: ${text.replaceAll('\n', '\n    ')}`);
    } else if (!COMMAND.test(line) && line !== '') {
      lines.push(isInGroup ? `    ${line}` : line);
    }
  }
  return lines.join('\n');
}

/** The runner's escapes (actions/toolkit, command.ts). */
function unescape(text: string): string {
  return text
    .replaceAll('%0A', '\n')
    .replaceAll('%0D', '\r')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
