import { Agent, request } from 'node:http';
import { WorkGenerator } from '../overlap/work-generator.ts';

export interface Traffic {
  perSecond: number;
  /** Milliseconds of each answered call. */
  millis: number[];
  faults: string[];
}

interface Answer {
  status: 'ok' | 'warning' | 'error';
  data: { session_id?: string; task?: { id: string } } | null;
  error?: { code: string };
}

type Say = (tool: string, input: Record<string, unknown>) => Promise<Answer>;

/** Of a hundred calls of an agent at work: heartbeats, checks, changes, looks at the team. */
const HEARTBEATS = 60;
const CHECKS = 80;
const CHANGES = 95;

/** Sessions that call without a pause until the time is over; what they say is as in real work. */
export async function agentTraffic(
  endpoint: string,
  tokens: readonly string[],
  seconds: number,
): Promise<Traffic> {
  const traffic: Traffic = { perSecond: 0, millis: [], faults: [] };
  const agent = new Agent({ keepAlive: true, maxSockets: tokens.length });
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    tokens.map((token, place) => work({ agent, endpoint, token, place, until, traffic })),
  );
  traffic.perSecond = traffic.millis.length / ((performance.now() - began) / 1000);
  agent.destroy();
  return traffic;
}

interface Worker {
  agent: Agent;
  endpoint: string;
  token: string;
  place: number;
  until: number;
  traffic: Traffic;
}

async function work({ agent, endpoint, token, place, until, traffic }: Worker): Promise<void> {
  const say: Say = async (name, input) => {
    const began = performance.now();
    const answer = await call({ agent, endpoint, token }, name, input);
    traffic.millis.push(performance.now() - began);
    if (answer.status === 'error') traffic.faults.push(`${name}: ${answer.error?.code}`);
    return answer;
  };
  const begun = await say('covibe_session', { operation: 'start', host_session_id: `t-${place}` });
  const session_id = begun.data?.session_id ?? '';
  let task: string | undefined;
  let updated = false;
  // Everybody has work of their own, in words of their own.
  const generator = new WorkGenerator(1 + place * 7_919);
  for (let turn = place * 7; performance.now() < until; turn += 1) {
    // The same share in every hundred, spread by a step that shares no factor with it.
    const kind = (turn * 37) % 100;
    const { title, scope, paths } = generator.work();
    if (kind < HEARTBEATS) await say('covibe_session', { operation: 'heartbeat', session_id });
    else if (kind < CHECKS)
      await say('covibe_task', { operation: 'check', title, scope, paths, session_id });
    else if (kind >= CHANGES) await say('covibe_team', { operation: 'state' });
    else if (task === undefined) {
      const repo = `repo-${turn % 40}`;
      const text = { title, scope, paths, repo };
      const started = await say('covibe_task', { operation: 'start', ...text, session_id });
      task = started.data?.task?.id;
      updated = false;
    } else if (!updated) {
      await say('covibe_task', { operation: 'update', task_id: task, scope: `Turn ${turn}` });
      updated = true;
    } else {
      const result_summary = 'Done in the bench.';
      await say('covibe_task', { operation: 'complete', task_id: task, result_summary });
      task = undefined;
    }
  }
}

function call(
  { agent, endpoint, token }: Pick<Worker, 'agent' | 'endpoint' | 'token'>,
  name: string,
  input: Record<string, unknown>,
): Promise<Answer> {
  const params = { name, arguments: input };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((settle, fail) => {
    const sent = request(endpoint, { method: 'POST', agent, headers }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => {
        const text = Buffer.concat(parts).toString();
        try {
          const answer = JSON.parse(text) as { result?: { structuredContent: Answer } };
          if (answer.result) settle(answer.result.structuredContent);
          else fail(new Error(`${reply.statusCode}: ${text.slice(0, 300)}`));
        } catch {
          fail(new Error(`${reply.statusCode}: ${text.slice(0, 300)}`));
        }
      });
    });
    sent.on('error', fail);
    sent.end(body);
  });
}
