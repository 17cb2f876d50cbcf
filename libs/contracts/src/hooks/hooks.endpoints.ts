import { endpoint } from '../kernel/endpoint.js';
import type {
  GuardSettings,
  HookAnswer,
  HookBatch,
  HookBatchReply,
  HookCall,
} from './hooks.dto.js';

export const HOOKS = {
  /** A hook that may tell its agent something. */
  call: endpoint<HookCall, HookAnswer>('POST', '/api/hooks/call', 'agent'),
  /** What the spool kept while nobody waited for an answer. */
  batch: endpoint<HookBatch, HookBatchReply>('POST', '/api/hooks/batch', 'agent'),
  guard: endpoint<void, GuardSettings>('GET', '/api/hooks/guard', 'session'),
  /** Admins only. */
  setGuard: endpoint<GuardSettings, GuardSettings>('PUT', '/api/hooks/guard', 'session'),
} as const;
