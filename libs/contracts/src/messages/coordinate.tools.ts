import { ClaimWork, ReleaseClaim, RenewClaim, WaitForClaim } from '../claims/claims.dto.js';
import { tool } from '../mcp/tool.js';
import {
  AcceptHandOff,
  AcknowledgeMessages,
  AskQuestion,
  DeclineHandOff,
  HandOffTask,
  ReadInbox,
  ReplyToQuestion,
} from './messages.dto.js';

export const COORDINATE_TOOL = tool({
  name: 'covibe_coordinate',
  title: 'Coordinate: claim files, wait, ask, reply, hand work over, read the inbox',
  description:
    'Coordinate with teammates and other coding agents while you work. Claim files, folders, ' +
    'globs or an area of a repository with a lease before you edit them (lock, reserve), renew or ' +
    'release the claim, wait in a fair queue for something that is claimed. Ask a person, a ' +
    'session or the holder of a claim a question, reply to questions, hand a task over to ' +
    'somebody with its context, accept or decline a hand-off, read your inbox and acknowledge ' +
    'messages.',
  readOnly: false,
  operations: {
    claim: ClaimWork,
    renew: RenewClaim,
    release: ReleaseClaim,
    wait: WaitForClaim,
    ask: AskQuestion,
    reply: ReplyToQuestion,
    handoff: HandOffTask,
    accept: AcceptHandOff,
    decline: DeclineHandOff,
    inbox: ReadInbox,
    ack: AcknowledgeMessages,
  },
  summaries: {
    claim: 'Take a lease on paths, globs or an area; conflicts name who holds it and until when.',
    renew: 'Keep a lease for longer; a heartbeat of its session renews it too.',
    release: 'Give a claim or a place in a queue back.',
    wait: 'Take a place in the queue; you are told on your next call when it is free.',
    ask: 'Ask somebody; they are told on their next call.',
    reply: 'Answer a question that was put to you.',
    handoff: 'Offer a task with its context to somebody, who must accept it.',
    accept: 'Take over a task that was offered to you.',
    decline: 'Turn a hand-off down and say why.',
    inbox: 'Read what waits for you.',
    ack: 'Say that you have read messages.',
  },
});
