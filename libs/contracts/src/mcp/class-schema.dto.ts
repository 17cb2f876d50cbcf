import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import type { OperationClass } from './tool.js';

export interface FieldSchema {
  type?: string;
  description?: string;
  pattern?: string;
  oneOf?: unknown;
  items?: FieldSchema;
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

export function classSchemaOf({ name }: OperationClass): ClassSchema {
  const schemas = validationMetadatasToSchemas() as Record<string, Partial<ClassSchema>>;
  const { properties = {}, required = [] } = schemas[name] ?? {};
  return { properties, required };
}
