import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { codex } from './programs.ts';
import type { AgentPlace } from './scripted-agents.ts';

const LIMIT_MS = 30_000;

interface ListedHook {
  key: string;
  command: string;
  currentHash: string;
  trustStatus: string;
}

/** Says what a person says in `/hooks`: that the hooks of `config`'s home, as they stand now, may run. */
export async function trustCodexHooks(place: AgentPlace, config: string): Promise<ListedHook[]> {
  const hooks = await listedHooks(place);
  for (const { key, currentHash } of hooks) {
    const table = `[hooks.state.${JSON.stringify(key)}]\ntrusted_hash = "${currentHash}"\n`;
    appendFileSync(config, `\n${table}`);
  }
  return hooks;
}

/** What Codex knows of hooks in a folder, as its own interface for editors tells it. */
function listedHooks({ cwd, env }: AgentPlace): Promise<ListedHook[]> {
  const [command, ...before] = codex();
  const child = spawn(command, [...before, 'app-server'], {
    ...{ cwd, env: { ...env, PWD: cwd } },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const say = (message: object) => child.stdin.write(`${JSON.stringify(message)}\n`);
  say({ id: 1, method: 'initialize', params: { clientInfo: { name: 'test', version: '1' } } });
  return new Promise<ListedHook[]>((settle, fail) => {
    const tooLong = () => fail(new Error('Codex did not list its hooks.'));
    setTimeout(tooLong, LIMIT_MS).unref();
    child.once('error', fail);
    child.once('close', tooLong);
    createInterface(child.stdout).on('line', (line) => {
      const { id, result } = JSON.parse(line) as { id?: number; result?: unknown };
      if (id === 1) {
        say({ method: 'initialized' });
        say({ id: 2, method: 'hooks/list', params: { cwds: [cwd] } });
      }
      if (id !== 2) return;
      const { data } = result as { data: { hooks: ListedHook[] }[] };
      settle(data.flatMap(({ hooks }) => hooks));
    });
  }).finally(() => child.kill());
}
