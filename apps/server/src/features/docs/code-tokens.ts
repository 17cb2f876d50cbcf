import { html, type Html } from '../../platform/http/html.js';

/** Languages the documentation is written in; anything else is shown as plain text. */
export const CODE_LANGUAGES = [
  'typescript',
  'shellscript',
  'json',
  'sql',
  'diff',
  'yaml',
  'http',
  'ini',
] as const;
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

const OTHER_NAMES: Record<string, CodeLanguage> = {
  ts: 'typescript',
  js: 'typescript',
  javascript: 'typescript',
  sh: 'shellscript',
  bash: 'shellscript',
  shell: 'shellscript',
  yml: 'yaml',
  env: 'ini',
};

export function codeLanguage(name: string): CodeLanguage | undefined {
  const lower = name.toLowerCase();
  return CODE_LANGUAGES.find((known) => known === lower) ?? OTHER_NAMES[lower];
}

/** One run of characters: its kind (`keyword`, `string`, … or nothing) and its text. */
export type CodeToken = readonly [kind: string, text: string];
export type CodeLine = readonly CodeToken[];

export function plainLines(code: string): CodeLine[] {
  return code.split('\n').map((line) => [['', line] as const]);
}

/** Kinds become classes, so that the policy needs no inline style and both themes share a page. */
export function drawCode(lines: readonly CodeLine[], language: string): Html {
  const drawn = lines.map((line, i) => {
    const tokens = line.map(([kind, text]) =>
      kind === '' ? html`${text}` : html`<span class="code-${kind}">${text}</span>`,
    );
    return i === 0 ? tokens : ['\n', tokens];
  });
  const pre = html`<pre class="code" data-language="${language}" tabindex="0"><code>${drawn}</code></pre>`;
  return html`<div class="code-box">${pre}</div>`;
}
