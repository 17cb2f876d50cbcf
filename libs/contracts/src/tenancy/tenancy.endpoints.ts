import { endpoint } from '../kernel/endpoint.js';
import type {
  CreateWorkspace,
  RenameTenant,
  RenameWorkspace,
  TenantReply,
  WorkspaceReply,
  WorkspacesReply,
} from './tenancy.dto.js';

export const TENANCY = {
  renameTenant: endpoint<RenameTenant, TenantReply>('PATCH', '/api/tenant', 'session'),
  workspaces: endpoint<void, WorkspacesReply>('GET', '/api/workspaces', 'session'),
  createWorkspace: endpoint<CreateWorkspace, WorkspaceReply>('POST', '/api/workspaces', 'session'),
  renameWorkspace: endpoint<RenameWorkspace, WorkspaceReply>(
    'PATCH',
    '/api/workspaces/:id',
    'session',
  ),
} as const;
