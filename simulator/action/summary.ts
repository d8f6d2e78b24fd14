import type { ReachedState, Report, RequestCount } from './report.ts';

/** More rows than these make nobody wiser. */
const ROWS = 200;

/** The job summary of a rehearsal, in Markdown. */
export function renderSummary(report: Report): string {
  return [
    `## ${verdictMark(report)} Rehearsal: ${escape(report.scenarioName)}`,
    '> [!NOTE]\n> This was a simulation. Nothing here was Azure, and nothing reached Azure.',
    ...(report.description === undefined ? [] : [escape(report.description)]),
    `**${verdictOf(report)}**`,
    ...(report.differences.length === 0 ? [] : [list(report.differences)]),
    '### States reached',
    statesTable(report.states),
    '### Requests seen',
    requestsTable(report.requests),
    '',
  ].join('\n\n');
}

/** One sentence that says what the rehearsal came to. */
export function verdictOf(report: Report): string {
  if (!report.hasExpectation) return 'The scenario has no expectations of the end, so there is no verdict.';
  return report.differences.length === 0
    ? 'The rehearsal ended as the scenario expects.'
    : 'The rehearsal did not end as the scenario expects:';
}

function verdictMark({ hasExpectation, differences }: Report): string {
  if (!hasExpectation) return '⚪';
  return differences.length === 0 ? '✅' : '❌';
}

function statesTable(states: readonly ReachedState[]): string {
  const rows = states
    .slice(-ROWS)
    .map((state) => [
      time(state.after),
      state.pool === undefined ? `cluster \`${state.cluster}\`` : `pool \`${state.pool}\``,
      state.provisioningState,
      state.kubernetesVersion,
      state.nodeImageVersion ?? channels(state),
    ]);
  const head = ['Simulated time', 'Resource', 'State', 'Kubernetes', 'Node image, or channels'];
  return table(head, rows);
}

function channels({ upgradeChannel, nodeOSUpgradeChannel }: ReachedState): string {
  return `${upgradeChannel ?? 'none'}, ${nodeOSUpgradeChannel ?? 'unset'}`;
}

function requestsTable(requests: readonly RequestCount[]): string {
  if (requests.length === 0) return 'None.';
  const rows = requests.map(({ route, method, count, answers }) => [
    `\`${route}\``,
    method,
    String(count),
    Object.entries(answers)
      .map(([answer, times]) => `${answer} × ${times}`)
      .join(', '),
  ]);
  return table(['Endpoint', 'Method', 'Requests', 'Answers'], rows);
}

/** `+1h 02m 03s` since the start. */
function time(seconds: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `+${hours > 0 ? `${hours}h ` : ''}${pad(minutes)}m ${pad(seconds % 60)}s`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escape).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${escape(item)}`).join('\n');
}

/** Scenario files and requests name things; they are text here, not Markdown. */
function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('|', '\\|')
    .replaceAll(/[\r\n]+/g, ' ');
}
