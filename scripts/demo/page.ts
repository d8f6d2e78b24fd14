/** Pages that show job summaries about as GitHub would: in light or dark, with their diagrams drawn. */

import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Marked } from 'marked';

/** The name under which pages look for the library that draws diagrams, in their own folder. */
const MERMAID = 'mermaid.min.js';

const STYLE = `
  :root { color-scheme: light dark; --text: #1f2328; --page: #fff; --line: #d1d9e0; --even: #f6f8fa;
    --code: #818b981f; --block: #f6f8fa; --muted: #59636e; --link: #0969da; }
  @media (prefers-color-scheme: dark) { :root { --text: #f0f6fc; --page: #0d1117; --line: #3d444d; --even: #151b23;
    --code: #656c7633; --block: #151b23; --muted: #9198a1; --link: #4493f8; } }
  body { background: var(--page); color: var(--text); margin: 0; padding: 2rem;
    font: 16px/1.5 -apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif, 'Noto Color Emoji'; }
  main { margin: 0 auto; max-width: 936px; overflow-wrap: break-word; }
  h2, h3 { line-height: 1.25; margin: 24px 0 16px; } h2 { border-bottom: 1px solid var(--line); padding-bottom: .3em; }
  h3 { font-size: 1.25em; } p, ul, ol, table, pre, details, blockquote { margin: 0 0 16px; }
  a { color: var(--link); } ul, ol { padding-left: 2em; } li + li { margin-top: .25em; }
  table { border-collapse: collapse; display: block; max-width: 100%; overflow: auto; width: max-content; }
  th, td { border: 1px solid var(--line); padding: 6px 13px; text-align: left; }
  tbody tr:nth-child(2n) { background: var(--even); }
  code, pre { font: 85%/1.45 ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace; }
  code { background: var(--code); border-radius: 6px; padding: .2em .4em; white-space: break-spaces; }
  pre { background: var(--block); border-radius: 6px; overflow: auto; padding: 16px; }
  pre code { background: none; font-size: 100%; padding: 0; white-space: pre; }
  pre.mermaid { background: none; padding: 0; text-align: center; }
  summary { cursor: pointer; } details > :nth-child(2) { margin-top: 16px; }
  main.index { max-width: 120rem; } h1 { margin: 0 0 16px; }
  .step { display: grid; gap: 0 2rem; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); margin-top: 3rem; }
  .step > header { grid-column: 1 / -1; }
  .log { font-size: 75%; white-space: pre-wrap; overflow-wrap: anywhere; }
  .summary { border: 1px solid var(--line); border-radius: 6px; margin-bottom: 16px; padding: 0 16px; }
  @media (max-width: 800px) { .step { display: block; } }
  @media (max-width: 600px) { body { padding: 1rem; } }
  blockquote { border-left: .25em solid var(--line); color: var(--muted); padding: 0 1em; }
`;

/** Draws the diagrams of the page; called again when its content has changed. Resolves with what was wrong. */
const SCRIPT = `
  mermaid.initialize({ startOnLoad: false });
  async function drawDiagrams() {
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: isDark ? 'dark' : 'default' });
    try {
      await mermaid.run({ querySelector: 'pre.mermaid' });
      return '';
    } catch (error) {
      return String(error?.message ?? error);
    }
  }
  addEventListener('load', async () => { document.body.dataset.problem = await drawDiagrams(); });
`;

const markdown = new Marked({
  gfm: true,
  renderer: {
    code: ({ text, lang }) =>
      lang === 'mermaid' ? `<pre class="mermaid">${escapeHtml(text)}</pre>\n` : false,
  },
});

/** Returns a summary's Markdown as HTML. */
export function renderContent(summary: string): string {
  return markdown.parse(summary, { async: false });
}

/** A step that was run: what it was given, and what it left. */
export interface PlayedStep {
  readonly title: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly log: string;
  /** Markdown. */
  readonly summary: string;
}

/** Returns the summary's Markdown as an HTML page of its own. */
export function renderPage(title: string, summary: string): string {
  return page(title, `<main>\n${renderContent(summary)}</main>`);
}

/** Returns a page of all steps: what each was given, with its log and its summary side by side, or stacked on a phone. */
export function renderIndex(title: string, story: readonly string[], steps: readonly PlayedStep[]): string {
  const paragraphs = story.map((text) => `<p>${escapeHtml(text)}</p>\n`).join('');
  const main = `<h1>${escapeHtml(title)}</h1>\n${paragraphs}${steps.map(renderStep).join('')}`;
  return page(title, `<main class="index">\n${main}</main>`);
}

function renderStep({ title, inputs, log, summary }: PlayedStep, index: number): string {
  const given = Object.entries(inputs).map(([name, value]) => `${name}: ${value}`);
  return `<section class="step">
<header><h2>${String(index + 1)}. ${escapeHtml(title)}</h2>
<pre>${escapeHtml(given.join('\n'))}</pre></header>
<div><h3>Log</h3><pre class="log">${escapeHtml(log)}</pre></div>
<div><h3>Summary</h3><div class="summary">${renderContent(summary)}</div></div>
</section>
`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>${STYLE}</style><script src="${MERMAID}"></script><script>${SCRIPT}</script>
</head>
<body>${body}</body>
</html>
`;
}

/** Puts the library that the pages need into their folder, so that they can be opened without a network. */
export async function copyPageLibrary(folder: string): Promise<void> {
  const library = fileURLToPath(import.meta.resolve('mermaid/dist/mermaid.min.js'));
  await copyFile(library, join(folder, MERMAID));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
