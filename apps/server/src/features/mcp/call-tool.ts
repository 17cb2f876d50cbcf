import type { McpEnvelope, McpFault } from '@covibe/contracts';
import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { refusalOf } from '../../platform/errors/error-filter.js';
import { UsageEvents } from '../../platform/work-events/usage-events.js';
import { FeedbackRecord } from './feedback-record.js';
import { TokenTurns } from './token-turns.js';
import type { ToolCall, ToolOutcome } from './tool-call.js';
import { ToolTable } from './tool-table.js';
import { cleaned } from './untrusted.js';

export interface AskedCall {
  actor: Actor;
  requestId: string;
  tool: string;
  arguments: Record<string, unknown>;
}

/** Runs one operation of one tool and always answers with an envelope that says what to do next. */
@Injectable()
export class CallTool {
  private readonly logger = new Logger(CallTool.name);

  constructor(
    private readonly table: ToolTable,
    private readonly usage: UsageEvents,
    private readonly feedback: FeedbackRecord,
    private readonly turns: TokenTurns,
  ) {}

  /** Answers nothing for a tool that does not exist: the protocol has its own words for that. */
  async answer(asked: AskedCall): Promise<McpEnvelope | undefined> {
    const tool = this.table.find(asked.tool);
    if (!tool) return undefined;
    const { operation: word, ...fields } = asked.arguments;
    const handler = typeof word === 'string' ? tool.handlers.get(word) : undefined;
    const name = `${asked.tool}.${handler ? String(word) : 'unknown'}`;
    const call = callOf(asked, name, fields);
    const outcome = handler
      ? await this.outcome(call, handler, fields)
      : unknownOperation([...tool.handlers.keys()]);
    return this.enveloped(call, outcome);
  }

  private async outcome(
    call: ToolCall,
    {
      shape,
      handle,
    }: NonNullable<ReturnType<NonNullable<ReturnType<ToolTable['find']>>['handlers']['get']>>,
    fields: Record<string, unknown>,
  ): Promise<ToolOutcome> {
    try {
      const result = await schemaOf(shape)['~standard'].validate(fields);
      if (result.issues) return invalid(result.issues);
      const input = result.value as never;
      return await this.turns.take(call.actor.credential, () => handle(call, input));
    } catch (fault) {
      return this.refused(fault, call);
    }
  }

  private refused(fault: unknown, call: ToolCall): ToolOutcome {
    const { status, code, error, field, retryAfter } = refusalOf(fault);
    if (status >= 500 && status !== 503) {
      this.logger.error({ err: fault, request_id: call.requestId }, 'unforeseen fault in a tool');
    }
    const next = retryAfter ? `Wait ${retryAfter} seconds and repeat the call.` : undefined;
    return { status: 'error', data: null, error: faultOf({ code, message: error, field, next }) };
  }

  private async enveloped(call: ToolCall, outcome: ToolOutcome): Promise<McpEnvelope> {
    const { actor, requestId: request_id } = call;
    const { status = 'ok', data, error, required_action } = outcome;
    if (!call.usage?.written) this.usage.later(actor, usageOf(call, status));
    const action = required_action ?? (status === 'error' ? error?.next : undefined);
    if (required_action) await this.feedback.keep(call, { status, required_action });
    const notes = [...(outcome.notes ?? []), ...(await this.table.notesFor(actor))];
    return {
      status,
      data: cleaned(data),
      feedback: { ...(action ? { required_action: action } : {}), notes: cleaned(notes) },
      ...(error ? { error } : {}),
      request_id,
    };
  }
}

function callOf(asked: AskedCall, operation: string, fields: Record<string, unknown>): ToolCall {
  const { idempotency_key: key, ...request } = fields;
  const sessionId = fields['session_id'];
  return {
    actor: asked.actor,
    requestId: asked.requestId,
    operation,
    request,
    ...(typeof key === 'string' ? { key } : {}),
    usage: {
      startedAt: performance.now(),
      written: false,
      ...(typeof sessionId === 'string' ? { sessionId: sessionId.slice(0, 64) } : {}),
    },
  };
}

function usageOf(call: ToolCall, status: 'ok' | 'warning' | 'error') {
  const { startedAt = performance.now(), sessionId } = call.usage ?? {};
  return { name: call.operation, status, latencyMs: performance.now() - startedAt, sessionId };
}

function unknownOperation(words: string[]): ToolOutcome {
  const next = `Repeat the call with operation set to one of: ${words.join(', ')}.`;
  return {
    status: 'error',
    data: null,
    error: {
      code: 'mcp/unknown_operation',
      message: 'There is no such operation.',
      field: 'operation',
      next,
    },
  };
}

function invalid(
  issues: readonly { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] }[],
): ToolOutcome {
  const [first] = issues;
  const field = first?.path
    ?.map((segment) => String(typeof segment === 'object' ? segment.key : segment))
    .join('.')
    .slice(0, 100);
  const message = `${field ?? 'The input'} ${first?.message ?? 'is not valid'}.`;
  const next = 'Mend that field and repeat the call.';
  return {
    status: 'error',
    data: null,
    error: faultOf({ code: 'mcp/invalid_input', message, field, next }),
  };
}

function faultOf({ code, message, field, next }: McpFault): McpFault {
  return { code, message, ...(field ? { field } : {}), ...(next ? { next } : {}) };
}
