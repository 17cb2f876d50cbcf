import { getMetadataStorage } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';

export interface FieldSchema {
  type?: string;
  description?: string;
  pattern?: string;
  oneOf?: unknown;
  items?: FieldSchema;
  /** Names another class, whose fields are one entry of a list. */
  $ref?: string;
  properties?: Record<string, FieldSchema>;
  required?: string[];
  enum?: readonly string[];
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  minItems?: number;
  minimum?: number;
  maximum?: number;
  format?: string;
}

/** The fields of an operation as JSON Schema, made from the decorators that check them. */
export interface ClassSchema {
  properties: Record<string, FieldSchema>;
  required: string[];
}

type Shape = abstract new () => unknown;

/** What class-validator keeps of every class that has a decorator; its types leave this out. */
interface DecoratedClasses {
  validationMetadatas: ReadonlyMap<Shape, unknown>;
}

const known = new Map<string, ClassSchema>();

/** Only the class asked for is read: to read all of them takes longer than the rest of a start. */
export function classSchemaOf({ name }: { name: string }): ClassSchema {
  const schema = known.get(name) ?? read(name);
  known.set(name, schema);
  return schema;
}

function read(name: string): ClassSchema {
  const decorated = getMetadataStorage() as unknown as DecoratedClasses;
  const shape = [...decorated.validationMetadatas.keys()].find((each) => each.name === name);
  if (!shape) return { properties: {}, required: [] };
  const { properties = {}, required = [] } = targetConstructorToSchema(shape);
  return { properties: properties as ClassSchema['properties'], required };
}
