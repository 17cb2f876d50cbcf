import type { StandardSchemaV1 } from '@standard-schema/spec';
import { plainToInstance } from 'class-transformer';
import {
  getMetadataStorage,
  IS_OPTIONAL,
  validateSync,
  type ValidationError,
} from 'class-validator';
import { rememberRules } from './known-rules.js';

rememberRules();

/** A contract class, made by the pipe and by tests, never by callers. */
export type ContractClass<T extends object> = (new () => T) & {
  /** Optional fields in which null says something: that they are to be emptied. */
  readonly clearable?: readonly string[];
};

/**
 * Turns a contract class into a Standard Schema. Naming the class in the decorator keeps validation
 * independent of emitted type metadata, which is silently missing under some compilers.
 */
export function schemaOf<T extends object>(
  contract: ContractClass<T>,
): StandardSchemaV1<unknown, T> {
  const known = schemas.get(contract);
  if (known) return known as StandardSchemaV1<unknown, T>;
  const schema: StandardSchemaV1<unknown, T> = {
    '~standard': { version: 1, vendor: 'covibe', validate: (value) => validated(contract, value) },
  };
  schemas.set(contract, schema);
  return schema;
}

const schemas = new Map<unknown, StandardSchemaV1>();

function validated<T extends object>(
  contract: ContractClass<T>,
  value: unknown,
): StandardSchemaV1.Result<T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { issues: [{ message: 'must be a JSON object' }] };
  }
  const instance = withoutEmptyOptions(contract, plainToInstance(contract, value));
  const faults = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
  });
  return faults.length > 0 ? { issues: issuesOf(faults) } : { value: instance };
}

/**
 * Agents write null for what they leave out. Every check of an optional field lets it pass, and
 * behind them nobody expects it, so it is taken for what it means.
 */
function withoutEmptyOptions<T extends object>(contract: ContractClass<T>, instance: T): T {
  for (const name of optionsOf(contract)) {
    if (Reflect.get(instance, name) === null) Reflect.deleteProperty(instance, name);
  }
  return instance;
}

const options = new Map<unknown, ReadonlySet<string>>();

function optionsOf(contract: ContractClass<object>): ReadonlySet<string> {
  let names = options.get(contract);
  if (!names) {
    const rules = getMetadataStorage().getTargetValidationMetadatas(contract, '', false, false);
    const optional = rules.filter(({ name }) => name === IS_OPTIONAL);
    const { clearable = [] } = contract;
    const said = optional.map(({ propertyName }) => propertyName);
    names = new Set(said.filter((name) => !clearable.includes(name)));
    options.set(contract, names);
  }
  return names;
}

/** One issue a field, the innermost field named with its whole path. */
function issuesOf(
  faults: readonly ValidationError[],
  outer: readonly string[] = [],
): StandardSchemaV1.Issue[] {
  return faults.flatMap((fault) => {
    const path = [...outer, fault.property];
    // The decorator that stands first in the class is noted last, and says what the field is at all.
    const message = Object.values(fault.constraints ?? {}).at(-1);
    const own = message ? [{ path, message: withoutName(message, fault.property) }] : [];
    return [...own, ...issuesOf(fault.children ?? [], path)];
  });
}

/** class-validator begins its sentences with the property; the path already names it. */
function withoutName(message: string, property: string): string {
  return message.replace(new RegExp(`^(property )?${escapeRegExp(property)} `), '');
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
