import type { FeedbackNote, McpFault, McpStatus } from '@covibe/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import type { Call } from '../../platform/work-events/work-unit.js';

/** What an operation gives back; the envelope around it is made in one place. */
export interface ToolOutcome {
  status?: McpStatus;
  data: object | null;
  required_action?: string;
  notes?: FeedbackNote[];
  error?: McpFault;
}

/** One call of one operation: who, and how its use is written down. */
export interface ToolCall extends Call {
  readonly actor: Actor;
  /** `<tool>.<operation>`. */
  readonly operation: string;
  readonly requestId: string;
}

export type OperationHandler = (call: ToolCall, input: never) => Promise<ToolOutcome>;

/** Something worth telling an agent on any answer, such as that its session went stale. */
export type NoteSource = (actor: Actor) => Promise<FeedbackNote[]>;
