import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codexHookAnswer, codexHookFact } from './codex-hook.js';

const CANARY = 'CANARY_c0de';
const PATCH = [
  '*** Begin Patch',
  '*** Update File: src/keys.ts',
  '*** Move to: src/signing keys.ts',
  `@@ ${CANARY}`,
  `-${CANARY}`,
  ' *** Add File: quoted/in/the/patch.ts',
  '+*** Delete File: written/into/a/file.ts',
  '*** Add File: /srv/elsewhere.ts\r',
  '*** Delete File: src/old.ts',
  '*** End Patch',
].join('\n');
const EVENT = {
  ...{ session_id: 't-1', turn_id: '2', cwd: '/srv/acme/app', transcript_path: `/x/${CANARY}` },
  ...{ prompt: CANARY, last_assistant_message: CANARY, model: 'gpt', permission_mode: 'default' },
};
const patched = (hook_event_name: string) => ({
  ...{ ...EVENT, hook_event_name, tool_name: 'apply_patch', tool_response: CANARY },
  tool_input: { command: PATCH },
});

describe("an event of Codex's hooks", () => {
  it.each([
    ['SessionStart', 'session_start'],
    ['UserPromptSubmit', 'session_beat'],
    ['Stop', 'session_beat'],
    ['SessionEnd', 'session_end'],
  ])('%s is read as %s of its thread, without a word of what was said', (hook_event_name, kind) => {
    const fact = codexHookFact({ ...EVENT, hook_event_name, reason: 'other' });
    expect(fact).toMatchObject({ kind, hostSessionId: 't-1', folder: '/srv/acme/app', files: [] });
    expect(JSON.stringify(fact)).not.toContain(CANARY);
  });

  it.each([
    ['PreToolUse', 'before_edit'],
    ['PostToolUse', 'touched'],
  ])('%s takes of a patch the names of its files only', (name, kind) => {
    const fact = codexHookFact(patched(name));
    expect(fact).toMatchObject({ kind });
    expect(fact?.files).toEqual([
      ...['src/keys.ts', 'src/signing keys.ts', '/srv/elsewhere.ts', 'src/old.ts'],
    ]);
    expect(JSON.stringify(fact)).not.toContain(CANARY);
  });

  it.each([
    null,
    [],
    {},
    { ...EVENT, hook_event_name: '__proto__' },
    { ...EVENT, hook_event_name: 'PreToolUse', tool_name: 'Bash', tool_input: { command: PATCH } },
    { ...EVENT, hook_event_name: 'PreToolUse', tool_name: 'apply_patch', tool_input: PATCH },
    { ...EVENT, hook_event_name: 'PreToolUse', tool_name: 'apply_patch', tool_input: {} },
    { ...EVENT, hook_event_name: 'Stop', cwd: 1 },
  ])('shrugs at %j', (event) => {
    expect(codexHookFact(event)).toBeUndefined();
  });

  it('is answered as Codex understands it: told, or denied, and asked by nobody', () => {
    const fact = codexHookFact(patched('PreToolUse'));
    const said = (decision?: 'ask' | 'deny') =>
      fact && (JSON.parse(codexHookAnswer(fact, 'Claimed.', decision)) as object);
    const answer = (own: object) => ({
      hookSpecificOutput: { hookEventName: 'PreToolUse', ...own },
    });
    expect(said()).toEqual(answer({ additionalContext: 'Claimed.' }));
    expect(said('ask')).toEqual(said());
    expect(said('deny')).toEqual(
      answer({ permissionDecision: 'deny', permissionDecisionReason: 'Claimed.' }),
    );
    expect(fact && codexHookAnswer(fact, '')).toBe('');
    expect(fact && codexHookAnswer({ ...fact, hostEvent: 'Stop' }, 'Claimed.')).toBe('');
  });

  const captured = join(process.cwd(), '..', 'shared', 'samples', 'codex-0.169.0-hook-stdin.json');
  (existsSync(captured) ? it : it.skip)('is understood as a real Codex sent it', () => {
    const events = JSON.parse(readFileSync(captured, 'utf8')) as object[];
    const kinds = events.map((event) => codexHookFact(event)?.kind).filter(Boolean);
    expect(kinds).toEqual(['session_start', 'session_beat', 'session_beat']);
  });
});
