import { INBOX_MAX, type FeedbackNote } from '@covibe/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Tellings, type Telling } from '../mcp/index.js';
import { MessageListsRepository } from './message-lists.repository.js';
import { answerOf, senderOf, type MessageRow } from './message-row.js';

/** Tells agents on their next answer what was sent to their developer, and what became of theirs. */
@Injectable()
export class MessageNotes implements OnModuleInit {
  constructor(
    private readonly tellings: Tellings,
    private readonly lists: MessageListsRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.tellings.from(async (tx, { developerId: viewerId }) => {
      const now = this.clock.now();
      const page = { viewerId, now, after: undefined, limit: INBOX_MAX };
      const waiting = await this.lists.inbox(tx, page);
      // The oldest first: it has waited longest.
      return waiting.reverse().map((row) => telling(row, viewerId));
    });
  }
}

function telling(row: MessageRow, viewerId: string): Telling {
  return { about: `${row.id} ${row.status}`, note: noteOf(row, viewerId) };
}

function noteOf(row: MessageRow, viewerId: string): FeedbackNote {
  const { id, kind, status } = row;
  if (status === 'open') {
    const until = row.expires_at.toISOString();
    // Every agent of a developer is told: which of them is meant has to be said.
    const session = row.to_session_id ? ` to session ${row.to_session_id}` : '';
    const text =
      kind === 'question'
        ? `Question ${id}${session} waits for your answer until ${until}. Answer with covibe_coordinate reply, or say with ack that you have read it.`
        : `Task ${row.task_id} is offered to you until ${until}. Take it with covibe_coordinate accept and message_id ${id}, or decline it with a reason.`;
    const { name: author } = senderOf(row, viewerId);
    const at = row.created_at.toISOString();
    const quoted = { untrusted: true as const, text: row.body, author, agent: row.from_agent, at };
    return { kind, text, quoted };
  }
  const what = kind === 'question' ? `Your question ${id}` : `Your offer ${id} of ${row.task_id}`;
  const text = `${what} is ${status}. Say with covibe_coordinate ack that you have read it.`;
  const answer = answerOf(row, viewerId);
  if (!answer?.text) return { kind: 'answer', text };
  const { text: words, by, agent_type: agent, at } = answer;
  const quoted = { untrusted: true as const, text: words, author: by.name, agent, at };
  return { kind: 'answer', text, quoted };
}
