import { parentPort } from 'node:worker_threads';
import { createCssVariablesTheme, createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages as known } from 'shiki/langs';

/**
 * Runs in a thread of its own: loading the grammars and the first use of each takes a few hundred
 * milliseconds that no request should wait behind. Node runs this file as it is, so it imports
 * packages only.
 */
const theme = createCssVariablesTheme({ name: 'kinds', variablePrefix: '--code-' });
const highlighter = await createHighlighterCore({
  themes: [theme],
  langs: [
    known.typescript,
    known.shellscript,
    known.json,
    known.sql,
    known.diff,
    known.yaml,
    known.http,
    known.ini,
  ],
  engine: createJavaScriptRegexEngine({ forgiving: true }),
});

parentPort?.on('message', ({ id, code, language }: { id: number; code: string; language: string }) => {
  const { tokens } = highlighter.codeToTokens(code, {
      lang: language,
      theme: 'kinds',
      // The first line makes the grammar's expressions; on a busy machine that alone takes longer
      // than the usual limit. The one who waits has a limit of its own.
      tokenizeTimeLimit: 0,
    });
  const lines = tokens.map((line) => {
    const runs: [string, string][] = [];
    for (const token of line) {
      const last = runs.at(-1);
      const named = /^var\(--code-token-([a-z-]+)\)$/.exec(token.color ?? '')?.[1] ?? '';
      // Spaces have no colour of their own: they join what stands before them.
      const kind = token.content.trim() === '' ? (last?.[0] ?? named) : named;
      if (last?.[0] === kind) last[1] += token.content;
      else runs.push([kind, token.content]);
    }
    return runs;
  });
  parentPort?.postMessage({ id, lines });
});
