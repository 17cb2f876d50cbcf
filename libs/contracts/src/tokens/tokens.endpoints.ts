import { endpoint } from '../kernel/endpoint.js';
import type { CreateToken, CreatedTokenReply, TokensReply } from './tokens.dto.js';

export const TOKENS = {
  list: endpoint<void, TokensReply>('GET', '/api/tokens', 'session'),
  create: endpoint<CreateToken, CreatedTokenReply>('POST', '/api/tokens', 'session'),
  revoke: endpoint<void, void>('DELETE', '/api/tokens/:id', 'session'),
} as const;
