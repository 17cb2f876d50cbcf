import { validationMetadatasToSchemas } from 'class-validator-jsonschema';

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

let known: Record<string, Partial<ClassSchema>> = {};

/** Reading every decorator takes a tenth of a second, so it happens again only for a class not met yet. */
export function classSchemaOf({ name }: { name: string }): ClassSchema {
  if (!(name in known)) known = validationMetadatasToSchemas() as typeof known;
  const { properties = {}, required = [] } = known[name] ?? {};
  return { properties, required };
}
