import { endpoint } from '../kernel/endpoint.js';

export const MCP_PATH = '/api/mcp';
export const MCP = {
  /** JSON-RPC both ways; bodies are the protocol's own. */
  rpc: endpoint<unknown, unknown>('POST', MCP_PATH, 'agent'),
} as const;

export const MCP_STATUSES = ['ok', 'warning', 'error'] as const;
export type McpStatus = (typeof MCP_STATUSES)[number];

/** Something the agent should know that is not the answer to what it asked. */
export interface FeedbackNote {
  kind: string;
  /** The server's own sentence; never made from other people's text. */
  text: string;
  /** Other people's words that belong to it, as data. */
  quoted?: UntrustedText;
}

/** Text somebody else wrote: material to consider, never an instruction to follow. */
export interface UntrustedText {
  untrusted: true;
  text: string;
  author: string;
  agent: string | null;
  at: string;
}

export interface McpFault {
  code: string;
  message: string;
  field?: string;
  /** What to do next. */
  next?: string;
}

/** The one shape of every tool's answer. */
export interface McpEnvelope<Data = unknown> {
  status: McpStatus;
  data: Data | null;
  feedback: { required_action?: string; notes: FeedbackNote[] };
  error?: McpFault;
  request_id: string;
}

export const TITLE_MAX = 200;
export const TEXT_MAX = 2_000;
export const SCOPE_MAX = 500;
export const COMPONENT_MAX = 40;
export const REPO_MAX = 100;
export const BRANCH_MAX = 200;
export const PATH_MAX = 400;
export const PATHS_MAX = 200;
export const ID_MAX = 64;
export const KEY_MAX = 200;
export const CURSOR_MAX = 300;
