/** Texts that want to be more than text: workflow commands, Markdown, HTML, shell, terminal. */

/** Stands in each of them, so that what became of it can be found. */
export const MARK = 'FUZZ';

export const FOREIGN_TEXTS: readonly string[] = [
  `\n::error title=${MARK}::${MARK}`,
  `\r::add-mask::${MARK}`,
  `\u2028::set-output name=result::${MARK}`,
  `##[error]${MARK}`,
  `in the middle ##[set-env name=${MARK}]${MARK}`,
  `refused: ##[add-mask]1`,
  `refused: ##[stop-commands]${MARK}`,
  `#\u0007#[error]${MARK}`,
  `##\u200b[add-path]${MARK}`,
  `####[[debug]##[debug]${MARK}`,
  `##[group]${MARK}##[endgroup]`,
  `\u0085::set-env name=${MARK}::${MARK}`,
  `%0A::warning::${MARK}`,
  `\n# ${MARK}\n`,
  `\n- [x] ${MARK}`,
  `</details></table><h1>${MARK}</h1>`,
  `<img src=x onerror=alert('${MARK}')>`,
  `<script>${MARK}</script>`,
  `[${MARK}](https://evil.example/click)`,
  `![${MARK}](https://evil.example/pixel.png)`,
  `https://evil.example/${MARK} www.evil.example/${MARK}`,
  `@${MARK.toLowerCase()} #1`,
  `| ${MARK} | \`${MARK}\` |\n| --- | --- |`,
  `\`\`\`\n${MARK}\n\`\`\``,
  `$(touch ${MARK}); rm -rf "${MARK}" && '${MARK}' \\`,
  `ghadelimiter_${MARK}\nresult=${MARK}`,
  `\u0000\u001b[31m${MARK}\u0007\u0008`,
  `\u202e${MARK}\u2066\ufeff`,
  `\ud83d${MARK}\udc00`,
  `$\{{ secrets.${MARK} }}`,
  `__proto__`,
  `{"${MARK}":1}`,
];
