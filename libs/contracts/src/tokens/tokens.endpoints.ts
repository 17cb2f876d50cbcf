import { endpoint } from '../kernel/endpoint.js';
import type { CreateToken, CreatedTokenReply, ListTokens, TokensReply } from './tokens.dto.js';

export const TOKENS = {
  list: endpoint<ListTokens, TokensReply>('GET', '/api/tokens', 'session'),
  create: endpoint<CreateToken, CreatedTokenReply>('POST', '/api/tokens', 'session'),
  revoke: endpoint<void, void>('DELETE', '/api/tokens/:id', 'session'),
} as const;
