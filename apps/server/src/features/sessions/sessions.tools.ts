import { SESSION_HEARTBEAT_SECONDS } from '@covibe/contracts';
import { SESSION_TOOL } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ToolTable, theirs } from '../mcp/index.js';
import { Contexts } from './contexts.service.js';
import { Sessions } from './sessions.service.js';

/** The agents' door to sessions and contexts. */
@Injectable()
export class SessionTools implements OnModuleInit {
  constructor(
    private readonly table: ToolTable,
    private readonly sessions: Sessions,
    private readonly contexts: Contexts,
  ) {}

  onModuleInit(): void {
    const { sessions, contexts } = this;
    const heartbeat_seconds = SESSION_HEARTBEAT_SECONDS;
    this.table.offer(SESSION_TOOL, {
      start: async (call, input) => {
        const session = await sessions.start(call.actor, call, input);
        return { data: { session, session_id: session.id, heartbeat_seconds } };
      },
      heartbeat: async (call, input) => {
        const { id } = await sessions.heartbeat(call.actor, input);
        return { data: { session_id: id, heartbeat_seconds } };
      },
      end: async (call, input) => ({
        data: { session: await sessions.end(call.actor, call, input) },
      }),
      publish_context: async (call, input) => ({
        data: { context: await contexts.publish(call.actor, call, input) },
      }),
      get_context: async (call, input) => {
        const found = await contexts.readable(call.actor, input);
        return { data: { contexts: found.map(theirs) } };
      },
      revoke_context: async (call, input) => ({
        data: await contexts.revoke(call.actor, call, input),
      }),
    });
  }
}
