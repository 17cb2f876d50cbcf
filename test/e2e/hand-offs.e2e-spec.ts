import { MCP_PATH, type MessageReply } from '@covibe/contracts';
import type { AgentCaller } from '../support/agent-caller.js';
import type { TestApp } from '../support/test-app.js';
import { coordinate, eventsOf, notesOf, startTask, twoAgents } from '../support/two-agents.js';

interface Answered {
  message: MessageReply;
}

describe('hand-offs of a task', () => {
  let server: TestApp;
  let ada: AgentCaller;
  let mel: AgentCaller;
  let melToken: string;

  beforeAll(async () => {
    ({ server, ada, mel, melToken } = await twoAgents());
  });
  afterAll(() => server.stop());

  it('move it with its context when they are accepted, and not before', async () => {
    const task_id = await startTask(ada, 'Paint the pier', { repo: 'web' });
    await ada.session('publish_context', {
      ...{ title: 'The pier', summary: 'Half done.', repo: 'web', task_ids: [task_id] },
    });
    const held = await coordinate<{ claim: { id: string } }>(ada, 'claim', {
      ...{ repo: 'pier', globs: ['a'], task_id },
    });
    const offered = await coordinate<Answered>(ada, 'handoff', {
      task_id,
      to: 'mel',
      text: 'Go on here.',
    });
    const message_id = offered.data?.message.id ?? '';
    expect(offered.data?.message).toMatchObject({ kind: 'handoff', task: { id: task_id } });
    const early = await mel.task('update', { task_id, title: 'Mine' });
    expect(early.error?.code).toBe('task/not_owner');
    expect(early.feedback.notes).toMatchObject([
      { kind: 'handoff', quoted: { text: 'Go on here.' } },
    ]);
    const { data: session } = await mel.session<{ session_id: string }>('start', {});
    const session_id = session?.session_id;
    const accepted = await coordinate<Answered>(mel, 'accept', { message_id, session_id });
    expect(accepted).toMatchObject({
      status: 'ok',
      data: {
        message: { status: 'accepted' },
        task: { id: task_id, is_mine: true, agent_type: 'codex' },
        context: { title: 'The pier', untrusted: true },
      },
    });
    expect((await mel.task('update', { task_id, title: 'Mine' })).status).toBe('ok');
    expect(await eventsOf(server, task_id)).toContain('task.handed_off');
    expect(await eventsOf(server, message_id)).toEqual(['handoff.offered', 'handoff.accepted']);
    expect(await eventsOf(server, held.data?.claim.id ?? '')).toContain('claim.released');
    expect((await coordinate<Answered>(mel, 'accept', { message_id })).error?.code).toBe(
      'message/closed',
    );
  });

  it('can be declined with a reason that is told', async () => {
    const task_id = await startTask(ada, 'Count the gulls');
    const offered = await coordinate<Answered>(ada, 'handoff', {
      task_id,
      to: 'mel',
      text: 'Please.',
    });
    const message_id = offered.data?.message.id;
    const twice = await coordinate<Answered>(ada, 'handoff', {
      task_id,
      to: 'mel',
      text: 'Please!',
    });
    expect(twice.error?.code).toBe('message/already_offered');
    expect(twice.error?.message).toContain('on Coordination');
    await coordinate<Answered>(mel, 'decline', { message_id, reason: 'No gulls today.' });
    expect(await notesOf(ada)).toMatchObject([{ quoted: { text: 'No gulls today.' } }]);
    expect((await coordinate<Answered>(mel, 'accept', { message_id })).error?.code).toBe(
      'message/closed',
    );
    const again = await coordinate<Answered>(ada, 'handoff', { task_id, to: 'mel', text: 'Now?' });
    expect(again.status).toBe('ok');
  });

  it('fall through when the task is finished or goes to somebody else meanwhile', async () => {
    const done = await startTask(ada, 'Finish early');
    const offered = await coordinate<Answered>(ada, 'handoff', {
      task_id: done,
      to: 'mel',
      text: 'Here.',
    });
    await ada.task('complete', { task_id: done });
    const late = await coordinate<Answered>(mel, 'accept', {
      message_id: offered.data?.message.id,
    });
    expect(late.error).toMatchObject({ code: 'message/closed' });
    expect(await eventsOf(server, offered.data?.message.id ?? '')).toEqual([
      'handoff.offered',
      'handoff.withdrawn',
    ]);
    const finished = await coordinate<Answered>(ada, 'handoff', {
      task_id: done,
      to: 'mel',
      text: 'x',
    });
    expect(finished.error?.code).toBe('task/wrong_state');
  });

  it('are accepted or the task finished, never both, when both come at once', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const task_id = await startTask(ada, `Race ${turn}`);
      const offered = await coordinate<Answered>(ada, 'handoff', {
        task_id,
        to: 'mel',
        text: 'Go.',
      });
      const message_id = offered.data?.message.id;
      const [accepted, completed] = await Promise.all([
        coordinate<Answered>(mel, 'accept', { message_id }),
        ada.task('complete', { task_id }),
      ]);
      const outcomes = [accepted.status, completed.status].sort();
      expect(outcomes).toEqual(['error', 'ok']);
    }
  });

  it('are for one’s own open tasks only', async () => {
    const theirs = await startTask(mel, 'Of mel');
    const foreign = await coordinate<Answered>(ada, 'handoff', {
      task_id: theirs,
      to: 'mel',
      text: 'x',
    });
    expect(foreign.error?.code).toBe('task/not_owner');
    const unknown = await coordinate<Answered>(ada, 'handoff', {
      task_id: 'task_x',
      to: 'mel',
      text: 'x',
    });
    expect(unknown.error?.code).toBe('task/not_found');
    const own = await startTask(ada, 'Of ada');
    const self = await coordinate<Answered>(ada, 'handoff', { task_id: own, to: 'ada', text: 'x' });
    expect(self.error?.code).toBe('message/to_yourself');
  });

  it('stand in the inbox as a resource, and a prompt tells an agent how to make them', async () => {
    const task_id = await startTask(ada, 'To be read');
    const offer = { task_id, to: 'mel', text: 'Read me.' };
    const id = (await coordinate<Answered>(ada, 'handoff', offer)).data?.message.id;
    const rpc = async (method: string, params: object) => {
      const reply = await server.inject({
        method: 'POST',
        url: MCP_PATH,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${melToken}` },
        payload: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      });
      return reply.body;
    };
    expect(await rpc('resources/read', { uri: 'covibe://inbox' })).toContain(id);
    expect(await rpc('prompts/list', {})).toContain('hand-off');
    const prompt = await rpc('prompts/get', { name: 'hand-off', arguments: { to: 'mel' } });
    expect(prompt).toContain('covibe_coordinate handoff');
    expect(prompt).toContain('mel');
  });
});
