import type { FeedbackNote } from '@covibe/contracts';
import type { OperationClass, ToolDeclaration } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { NoteSource, OperationHandler, ToolCall, ToolOutcome } from './tool-call.js';
import { OUTPUT_SCHEMA, inputSchemaOf } from './tool-schema.js';

type Operations = Record<string, OperationClass>;

/** One handler for each declared operation, with that operation's own input. */
export type HandlersOf<Declared extends Operations> = {
  [Name in keyof Declared]: (
    call: ToolCall,
    input: InstanceType<Declared[Name]>,
  ) => Promise<ToolOutcome>;
};

export interface ListedTool {
  name: string;
  title: string;
  description: string;
  inputSchema: Record<string, unknown>;
  outputSchema: Record<string, unknown>;
  annotations: {
    title: string;
    readOnlyHint: boolean;
    destructiveHint: boolean;
    idempotentHint: boolean;
    openWorldHint: boolean;
  };
}

interface OfferedTool {
  declaration: ToolDeclaration<Operations>;
  handlers: ReadonlyMap<string, { shape: OperationClass; handle: OperationHandler }>;
}

/**
 * Every tool of this server, offered by its feature at boot. The list that agents read is prepared
 * once; this table knows no feature by name.
 */
@Injectable()
export class ToolTable {
  private readonly tools = new Map<string, OfferedTool>();
  private readonly sources: NoteSource[] = [];
  private listed: readonly ListedTool[] | undefined;
  private written: Buffer | undefined;

  offer<Declared extends Operations>(
    declaration: ToolDeclaration<Declared>,
    handlers: HandlersOf<Declared>,
  ): void {
    const byName = Object.entries(declaration.operations).map(
      ([name, shape]) =>
        [name, { shape, handle: handlers[name] as unknown as OperationHandler }] as const,
    );
    this.tools.set(declaration.name, { declaration, handlers: new Map(byName) });
    this.listed = undefined;
    this.written = undefined;
  }

  /** Adds something that every answer may carry a note about. */
  noteFrom(source: NoteSource): void {
    this.sources.push(source);
  }

  /** A note is a courtesy: one that cannot be had never spoils an answer. */
  async notesFor(actor: Actor): Promise<FeedbackNote[]> {
    const found = await Promise.allSettled(this.sources.map((source) => source(actor)));
    return found.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  }

  get list(): readonly ListedTool[] {
    this.listed ??= [...this.tools.values()]
      .map(({ declaration }) => listedTool(declaration))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return this.listed;
  }

  /** The same as JSON, without the brackets around: other tools may stand beside these. */
  get listText(): Buffer {
    this.written ??= Buffer.from(JSON.stringify(this.list).slice(1, -1));
    return this.written;
  }

  find(name: string): OfferedTool | undefined {
    return this.tools.get(name);
  }
}

function listedTool(declaration: ToolDeclaration<Operations>): ListedTool {
  const { name, title, description, readOnly } = declaration;
  return {
    name,
    title,
    description,
    inputSchema: inputSchemaOf(declaration),
    outputSchema: OUTPUT_SCHEMA,
    annotations: {
      title,
      readOnlyHint: readOnly,
      destructiveHint: false,
      idempotentHint: readOnly,
      openWorldHint: false,
    },
  };
}
