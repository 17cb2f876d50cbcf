import { SETUP_DEVICE, type AgentType } from '@covibe/contracts';
import { PolledGrantReply, RequestedGrantReply } from '@covibe/contracts/dto';
import type { BrowserPerson } from './browser-person.js';
import { expectReply } from './expect-reply.js';
import type { TestApp } from './test-app.js';

/** A machine that is being set up, as `covibe-local setup` speaks to the server. */
export class DeviceFlow {
  constructor(
    private readonly server: TestApp,
    private readonly headers: Record<string, string> = {},
  ) {}

  post(path: string, body: object) {
    return this.server.inject({ method: 'POST', url: path, payload: body, headers: this.headers });
  }

  async request(
    agents: readonly AgentType[] = ['claude-code', 'codex'],
    machine_name = 'a laptop',
  ): Promise<RequestedGrantReply> {
    const reply = await this.post(SETUP_DEVICE.request.path, { machine_name, agents });
    return expectReply(RequestedGrantReply, reply);
  }

  pollOnce(device_code: string) {
    return this.post(SETUP_DEVICE.poll.path, { device_code });
  }

  async poll(device_code: string): Promise<PolledGrantReply> {
    return expectReply(PolledGrantReply, await this.pollOnce(device_code));
  }

  confirm(device_code: string) {
    return this.post(SETUP_DEVICE.confirm.path, { device_code });
  }
}

export function decide(
  person: BrowserPerson,
  user_code: string,
  action: 'approve' | 'deny' = 'approve',
) {
  return person.send('POST', SETUP_DEVICE.decide.path, { user_code, action });
}

export function lookUp(person: BrowserPerson, code: string) {
  return person.get(`${SETUP_DEVICE.show.path}?code=${encodeURIComponent(code)}`);
}
