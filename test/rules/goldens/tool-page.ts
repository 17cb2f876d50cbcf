import {
  classSchemaOf,
  type FieldSchema,
  type OperationClass,
  type ToolDeclaration,
} from '../../../libs/contracts/src/dto.js';
import type { AppError } from '../../../apps/server/src/platform/errors/app-error.js';
import { OF_EVERY_CHANGE, OF_EVERY_TOOL, OF_ONE_TOOL } from './tool-errors.js';

type AnyTool = ToolDeclaration<Record<string, OperationClass>>;

const WRITTEN = 'This page is written by `npm run golden` from the classes that check every call.';

/** The page of one tool: what it is for, its operations with their fields, and its errors. */
export function toolPage(tool: AnyTool): string {
  const operations = Object.entries(tool.operations).flatMap(([name, shape]) => [
    `## ${name}`,
    sentence(tool.summaries[name] ?? ''),
    ...fieldTable(shape),
  ]);
  return [
    `# ${tool.name}`,
    tool.description,
    `${tool.readOnly ? 'It changes nothing.' : 'Some of its operations change something.'} ${WRITTEN}`,
    ...operations,
    '## Errors',
    errorTable([
      ...(OF_ONE_TOOL[tool.name] ?? []),
      ...(tool.readOnly ? [] : OF_EVERY_CHANGE),
      ...OF_EVERY_TOOL,
    ]),
    'Input that does not fit is answered with `mcp/invalid_input` and the field, an unknown word with `mcp/unknown_operation`. [All of them](errors.md) say what to do next.',
  ].join('\n\n');
}

export function errorTable(errors: readonly AppError[]): string {
  const rows = errors.map(({ code, field, message }) => [
    `\`${code}\``,
    field ? `\`${field}\`` : '',
    message,
  ]);
  return table(['code', 'field', 'what it says'], rows);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function fieldTable(shape: OperationClass): string[] {
  const { properties, required } = classSchemaOf(shape);
  const rows = Object.entries(properties).map(([name, schema]) => [
    `\`${name}\`${required.includes(name) ? ' *' : ''}`,
    limitsOf(schema),
    schema.description ?? '',
  ]);
  if (rows.length === 0) return ['It takes no fields.'];
  const sorted = [...rows].sort(([a = ''], [b = '']) => rank(a) - rank(b));
  const mark = required.length > 0 ? ['Fields with a star are required.'] : [];
  return [table(['field', 'value', 'meaning'], sorted), ...mark];
}

const rank = (name: string) => (name.endsWith('*') ? 0 : 1);

function limitsOf(schema: FieldSchema): string {
  const { type, items, maxItems, minItems = 0, minimum, maximum, maxLength, minLength } = schema;
  if (schema.enum) return schema.enum.map((word) => `\`${word}\``).join(', ');
  if (schema.oneOf) return 'ISO 8601 time';
  if (type === 'array') {
    const count = minItems > 0 ? `${minItems} to ${maxItems}` : `up to ${maxItems}`;
    return `${count} texts${items?.maxLength ? ` of up to ${items.maxLength} characters` : ''}`;
  }
  if (type === 'string') return `text, ${minLength ?? 0} to ${maxLength} characters`;
  return `whole number, ${minimum} to ${maximum}`;
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
