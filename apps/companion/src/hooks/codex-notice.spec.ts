import { codexFact } from './codex-notice.js';

const NOTICE = {
  ...{ type: 'agent-turn-complete', 'thread-id': 't-1', 'turn-id': '2', cwd: '/srv/acme/app' },
  ...{ 'input-messages': ['CANARY'], 'last-assistant-message': 'CANARY' },
};

describe("Codex's notice at the end of a turn", () => {
  it('is a beat of its session, and nothing of what was said', () => {
    const fact = codexFact(NOTICE);
    expect(fact).toMatchObject({ kind: 'session_beat', hostSessionId: 't-1', files: [] });
    expect(JSON.stringify(fact)).not.toContain('CANARY');
  });

  it.each([null, [], {}, { ...NOTICE, type: 'else' }, { ...NOTICE, cwd: 1 }])(
    'shrugs at %j',
    (notice) => {
      expect(codexFact(notice)).toBeUndefined();
    },
  );
});
