import { endpoint } from '../kernel/endpoint.js';
import type {
  AnswerInConsole,
  AskInConsole,
  MessageFilter,
  MessageReply,
  MessagesReply,
} from './messages.dto.js';

export const MESSAGES = {
  list: endpoint<MessageFilter, MessagesReply>('GET', '/api/messages', 'session'),
  ask: endpoint<AskInConsole, MessageReply>('POST', '/api/messages', 'session'),
  reply: endpoint<AnswerInConsole, MessageReply>('POST', '/api/messages/:id/reply', 'session'),
  accept: endpoint<void, MessageReply>('POST', '/api/messages/:id/accept', 'session'),
  decline: endpoint<AnswerInConsole, MessageReply>('POST', '/api/messages/:id/decline', 'session'),
  /** Takes back what the reader wrote and nobody answered. */
  withdraw: endpoint<void, MessageReply>('POST', '/api/messages/:id/withdraw', 'session'),
  acknowledge: endpoint<void, MessageReply>('POST', '/api/messages/:id/acknowledge', 'session'),
} as const;
