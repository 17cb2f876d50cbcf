import * as contracts from '@covibe/contracts';
import type { Endpoint } from '@covibe/contracts';
import '@covibe/contracts/dto';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import transformStorage from 'class-transformer/cjs/storage.js';
import { endpointTypes } from './endpoint-types.js';

type AnyEndpoint = Endpoint<unknown, unknown>;
type Schema = Record<string, unknown>;

const ERROR_REPLY: Schema = {
  type: 'object',
  properties: {
    error: { type: 'string' },
    code: { type: 'string' },
    request_id: { type: 'string' },
    field: { type: 'string' },
  },
  required: ['error', 'code', 'request_id'],
};

/** The whole wire as one document: every endpoint of the contracts and every class it carries. */
export function openApiDocument(): Schema {
  const classes = validationMetadatasToSchemas({
    refPointerPrefix: '#/components/schemas/',
    classTransformerMetadataStorage: transformStorage.defaultMetadataStorage,
  }) as Record<string, Schema>;
  const types = endpointTypes();
  const paths: Record<string, Schema> = {};
  for (const [name, endpoint] of endpoints()) {
    const carried = types.get(name);
    if (!carried)
      throw new Error(`${name}: write endpoint<Request, Reply>(…) in an exported table`);
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: operation(name, endpoint, carried, classes),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Co-Vibe', version: '1' },
    paths: sorted(paths),
    components: { schemas: sorted({ ...classes, ErrorReply: ERROR_REPLY }) },
  };
}

function endpoints(): [string, AnyEndpoint][] {
  return Object.entries(contracts).flatMap(([table, value]) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value as object)
          .filter((entry): entry is [string, AnyEndpoint] => isEndpoint(entry[1]))
          .map(([key, endpoint]): [string, AnyEndpoint] => [`${table}.${key}`, endpoint])
      : [],
  );
}

function isEndpoint(value: unknown): value is AnyEndpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}

function operation(
  name: string,
  { method, path, auth }: AnyEndpoint,
  { request, reply }: { request: string; reply: string },
  classes: Record<string, Schema>,
): Schema {
  const carriesBody = method !== 'GET' && method !== 'DELETE';
  const parameters = [...path.matchAll(/:(\w+)/g)].map(([, field]) => ({
    name: field,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = request === 'void' || carriesBody ? [] : queryOf(classes[request] ?? {});
  return {
    operationId: name.toLowerCase(),
    'x-auth': auth,
    ...(parameters.length + query.length > 0 && { parameters: [...parameters, ...query] }),
    ...(request !== 'void' &&
      carriesBody && { requestBody: { required: true, content: content(request, classes) } }),
    responses: {
      200: answer(reply, classes),
      default: answer('ErrorReply', { ErrorReply: ERROR_REPLY }),
    },
  };
}

function queryOf(schema: Schema): Schema[] {
  const required = (schema.required as string[] | undefined) ?? [];
  return Object.entries((schema.properties as Record<string, Schema> | undefined) ?? {}).map(
    ([name, property]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema: property,
    }),
  );
}

function answer(reply: string, classes: Record<string, Schema>): Schema {
  if (reply === 'void') return { description: 'Nothing.' };
  // An endpoint that never answers with one body answers with a stream of events.
  if (reply === 'never') return { description: 'Events.', content: { 'text/event-stream': {} } };
  return { description: reply, content: content(reply, classes) };
}

/** Bytes, such as a photo, are the one thing the wire carries that is no class. */
const BYTES: Schema = {
  'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
};

function content(type: string, classes: Record<string, Schema>): Schema {
  if (type === 'Blob') return BYTES;
  // JSON that another protocol describes.
  if (type === 'unknown') return { 'application/json': { schema: {} } };
  if (type === 'string') return { 'text/plain': { schema: { type: 'string' } } };
  const [, whole, left] = /^Omit<(\w+), (.+)>$/.exec(type) ?? [];
  if (whole && left) return { 'application/json': { schema: without(classes[whole] ?? {}, left) } };
  const shapes = type.split('|').map((part) => {
    const name = part.trim();
    if (!classes[name]) throw new Error(`${name} is carried by an endpoint but is no DTO class`);
    return { $ref: `#/components/schemas/${name}` };
  });
  return { 'application/json': { schema: shapes.length === 1 ? shapes[0] : { oneOf: shapes } } };
}

/** A class less the fields that travel in the path: `Omit<UpdateTask, 'task_id'>`. */
function without(schema: Schema, quoted: string): Schema {
  const gone = quoted.split('|').map((name) => name.trim().slice(1, -1));
  const kept = Object.entries((schema.properties ?? {}) as Schema).filter(
    ([name]) => !gone.includes(name),
  );
  const required = ((schema.required ?? []) as string[]).filter((name) => !gone.includes(name));
  return { ...schema, properties: Object.fromEntries(kept), required };
}

function sorted(table: Record<string, Schema>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}
