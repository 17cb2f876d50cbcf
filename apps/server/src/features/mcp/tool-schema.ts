import {
  classSchemaOf,
  type FieldSchema,
  type OperationClass,
  type ToolDeclaration,
} from '@covibe/contracts/dto';
import { MCP_STATUSES } from '@covibe/contracts';

type JsonSchema = Record<string, unknown>;
type AnyTool = ToolDeclaration<Record<string, OperationClass>>;

/**
 * What agents are told a tool takes: one flat object. A field that several operations share is
 * listed once; its description says which operations use it and which of them need it.
 */
export function inputSchemaOf(tool: AnyTool): JsonSchema {
  const fields = new Map<string, { schema: FieldSchema; uses: string[]; needs: string[] }>();
  for (const [operation, shape] of Object.entries(tool.operations)) {
    const { properties, required } = classSchemaOf(shape);
    for (const [field, schema] of Object.entries(properties)) {
      const known = fields.get(field) ?? { schema: forAgents(schema), uses: [], needs: [] };
      known.uses.push(operation);
      if (required.includes(field)) known.needs.push(operation);
      fields.set(field, known);
    }
  }
  const properties: Record<string, JsonSchema> = { operation: operationSchema(tool) };
  for (const [field, { schema, uses, needs }] of fields) {
    properties[field] = { ...schema, description: describe(schema, { uses, needs, tool }) };
  }
  return { type: 'object', properties, required: ['operation'], additionalProperties: false };
}

/** The envelope every tool answers with; `data` differs by operation and is described in the docs. */
export const OUTPUT_SCHEMA: JsonSchema = {
  type: 'object',
  properties: {
    status: { type: 'string', enum: [...MCP_STATUSES] },
    // No type: an object or null would be a union, which some model APIs cannot say.
    data: { description: 'The answer of the operation; null beside an error.' },
    feedback: {
      type: 'object',
      properties: {
        required_action: { type: 'string', description: 'What you must do before you go on.' },
        notes: { type: 'array', items: { type: 'object' } },
      },
      required: ['notes'],
    },
    error: {
      type: 'object',
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        field: { type: 'string' },
        next: { type: 'string' },
      },
      required: ['code', 'message'],
    },
    request_id: { type: 'string' },
  },
  required: ['status', 'data', 'feedback', 'request_id'],
};

function operationSchema(tool: AnyTool): JsonSchema {
  const lines = Object.entries(tool.summaries).map(([name, summary]) => `${name}: ${summary}`);
  return { type: 'string', enum: Object.keys(tool.operations), description: lines.join('\n') };
}

function describe(
  { description = '' }: FieldSchema,
  { uses, needs, tool }: { uses: string[]; needs: string[]; tool: AnyTool },
): string {
  const every = uses.length === Object.keys(tool.operations).length;
  const where = every ? '' : ` Used by ${uses.join(', ')}.`;
  const must = needs.length > 0 ? ` Required for ${needs.join(', ')}.` : '';
  return `${description}${where}${must}`.trim();
}

/** Model APIs refuse look-aheads, unions and references; the server still checks them. */
function forAgents(schema: FieldSchema): FieldSchema {
  const { pattern: _, oneOf, items, $ref, ...rest } = schema;
  if (oneOf) return { ...rest, type: 'string', format: 'date-time' };
  if ($ref) return { ...rest, type: 'object', ...entryOf($ref) };
  return items ? { ...rest, items: forAgents(items) } : rest;
}

/** The fields of one entry of a list, written out where they are used. */
function entryOf(reference: string): Pick<FieldSchema, 'properties' | 'required'> {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  const { properties, required } = classSchemaOf({ name });
  const fields = Object.entries(properties).map(([field, schema]) => [field, forAgents(schema)]);
  return { properties: Object.fromEntries(fields) as Record<string, FieldSchema>, required };
}
