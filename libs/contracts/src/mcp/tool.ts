/** A class of one operation's fields, from a `*.dto.ts` file. */
export type OperationClass = new () => object;

/**
 * A tool as agents see it: one flat object with an `operation` word, because model APIs refuse
 * unions at the root of an input. Each operation keeps its own class, so what is missing or
 * misplaced is named exactly.
 */
export interface ToolDeclaration<Operations extends Record<string, OperationClass>> {
  name: string;
  title: string;
  /** Wordy on purpose: agents find tools by searching these words. */
  description: string;
  operations: Operations;
  /** One sentence an operation, shown in the schema and in the docs. */
  summaries: Record<keyof Operations & string, string>;
  /** Whether no operation changes anything. */
  readOnly: boolean;
}

export function tool<Operations extends Record<string, OperationClass>>(
  declaration: ToolDeclaration<Operations>,
): ToolDeclaration<Operations> {
  return declaration;
}

export type OperationInput<
  Tool extends ToolDeclaration<Record<string, OperationClass>>,
  Name extends keyof Tool['operations'],
> = InstanceType<Tool['operations'][Name]>;
