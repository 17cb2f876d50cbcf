import type { SetUpMachine, SetupStateReply } from '@covibe/contracts';
import { machineState, seenWords, sessionState, tokenState } from './step-states.js';

const NOW = new Date('2026-05-04T12:00:00Z');
const NOTHING: SetupStateReply = {
  active_tokens: 0,
  agents_seen: [],
  first_session_at: null,
  last_session_at: null,
  live_sessions: 0,
};
const machine = (more: Partial<SetUpMachine>) =>
  ({ is_mine: true, active_tokens: 2, ...more }) as SetUpMachine;

describe('how far agents have come', () => {
  it('is waiting, live, or some time ago', () => {
    expect(sessionState(NOTHING, NOW)).toEqual({
      words: 'waiting for first session…',
      tone: 'plan',
    });
    const seen = { ...NOTHING, last_session_at: '2026-05-04T11:00:00Z' };
    expect(sessionState(seen, NOW)).toEqual({ words: 'last session 1 h ago', tone: 'neutral' });
    expect(sessionState({ ...seen, live_sessions: 1 }, NOW)).toEqual({
      words: '1 session live',
      tone: 'good',
    });
    expect(sessionState({ ...seen, live_sessions: 3 }, NOW).words).toBe('3 sessions live');
  });

  it('counts machines of oneself that still hold something', () => {
    expect(machineState([]).words).toBe('no machine yet');
    expect(machineState([machine({ is_mine: false }), machine({ active_tokens: 0 })]).tone).toBe(
      'neutral',
    );
    expect(machineState([machine({})])).toEqual({ words: '1 machine set up', tone: 'good' });
    expect(machineState([machine({}), machine({})]).words).toBe('2 machines set up');
  });

  it('counts tokens', () => {
    expect(tokenState(NOTHING).words).toBe('no token yet');
    expect(tokenState({ ...NOTHING, active_tokens: 1 }).words).toBe('1 token in use');
    expect(tokenState({ ...NOTHING, active_tokens: 4 }).words).toBe('4 tokens in use');
  });

  it('names the agents that were here', () => {
    expect(seenWords([])).toBe('None of your agents has been here yet.');
    expect(seenWords(['codex'])).toBe('Codex has been here.');
    expect(seenWords(['claude-code', 'codex', 'cursor'])).toBe(
      'Claude Code, Codex and Cursor have been here.',
    );
  });
});
