/** A page that shows a job summary about as GitHub would. */

import { marked } from 'marked';

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 -apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
  table { border-collapse: collapse; display: block; overflow-x: auto; }
  th, td { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 6px 13px; }
  pre, code { background: color-mix(in srgb, currentColor 8%, transparent); border-radius: 6px; font-size: 85%; }
  pre { overflow: auto; padding: 1rem; } code { padding: .2em .4em; } pre code { background: none; padding: 0; }
  summary { cursor: pointer; }
  blockquote { border-left: .25em solid color-mix(in srgb, currentColor 25%, transparent); margin: 0; padding: 0 1em; }
`;

/** Returns the summary's Markdown as an HTML page of its own. */
export async function renderPage(title: string, markdown: string): Promise<string> {
  const body = await marked.parse(markdown, { gfm: true });
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body>
${body}</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
