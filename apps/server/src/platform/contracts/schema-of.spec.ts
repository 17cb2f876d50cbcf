import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { oneOf } from './one-of.js';
import { schemaOf, type ContractClass } from './schema-of.js';

class Line {
  @IsString() @MaxLength(5) text: string;
  @IsInt() @Min(1) amount: number;
}

class Order {
  @IsIn(['place']) operation: string;
  @IsString() customer: string;
  @IsOptional() @IsString() note?: string;
  @IsArray() @ArrayMaxSize(2) @ValidateNested({ each: true }) @Type(() => Line) lines: Line[];
}

class Cancel {
  @IsIn(['cancel']) operation: string;
  @IsString() reason: string;
}

const good = (): Record<string, unknown> => ({
  operation: 'place',
  customer: 'dev_1',
  lines: [{ text: 'tea', amount: 2 }],
});

type Schema = ReturnType<typeof schemaOf>;
const check = (schema: Schema, value: unknown) => {
  const result = schema['~standard'].validate(value);
  if (result instanceof Promise) throw new Error('contract schemas are synchronous');
  return result;
};
const issues = (schema: Schema, value: unknown) =>
  (check(schema, value).issues ?? []).map(
    ({ path, message }) => `${(path ?? []).map(String).join('.')}: ${message}`,
  );

describe('a contract class as a schema', () => {
  const schema = schemaOf(Order);

  it('takes null in an optional field for nothing, and in any other for a fault', () => {
    const result = check(schema, { ...good(), note: null }) as { value: Order };
    expect(result.value.note).toBeUndefined();
    expect(issues(schema, { ...good(), customer: null })).toHaveLength(1);
  });

  it('gives back what fits it, as instances of its classes', () => {
    const result = check(schema, good()) as { value: Order };
    expect(result.value).toBeInstanceOf(Order);
    expect(result.value.lines[0]).toBeInstanceOf(Line);
    expect({ ...result.value, lines: result.value.lines.map((line) => ({ ...line })) }).toEqual(
      good(),
    );
  });

  it.each([undefined, null, 42, 'text', true, [], [good()]])(
    'takes an object and not %j',
    (value) => {
      expect(issues(schema, value)).toEqual([': must be a JSON object']);
    },
  );

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a missing field', { customer: undefined }, ['customer: must be a string']],
    ['a wrong type', { customer: 7 }, ['customer: must be a string']],
    ['null for a text', { customer: null }, ['customer: must be a string']],
    ['an unknown field', { admin: true }, ['admin: should not exist']],
    ['no list', { lines: { 0: {} } }, ['lines: must be an array']],
    [
      'a list that is too long',
      { lines: Array(3).fill({ text: 'a', amount: 1 }) },
      ['lines: must contain no more than 2 elements'],
    ],
    [
      'a wrong entry',
      { lines: [{ text: 'a', amount: 0 }] },
      ['lines.0.amount: must not be less than 1'],
    ],
    [
      'an unknown field inside',
      { lines: [{ text: 'a', amount: 1, price: 1 }] },
      ['lines.0.price: should not exist'],
    ],
    [
      'two faults of one field',
      { lines: [{ text: 12, amount: 1 }] },
      ['lines.0.text: must be a string'],
    ],
    [
      'null for an entry',
      { lines: [null] },
      ['lines.0: each value in nested property lines must be either object or array'],
    ],
  ])('refuses %s and names the field', (_, change, expected) => {
    const [first] = issues(schema, { ...good(), ...change });
    expect([first]).toEqual(expected);
  });

  it('names every wrong field', () => {
    expect(issues(schema, { operation: 'x', customer: 1, lines: [] })).toHaveLength(2);
  });

  it('lets an optional field be absent or null, and not of another type', () => {
    expect(check(schema, { ...good(), note: undefined }).issues).toBeUndefined();
    expect(issues(schema, { ...good(), note: 1 })).toEqual(['note: must be a string']);
  });

  it('gives nobody a new prototype', () => {
    const value: unknown = JSON.parse(
      '{"operation":"place","customer":"a","lines":[],"__proto__":{"x":1}}',
    );
    const result = check(schema, value) as { value?: object; issues?: unknown };
    expect((result.value as { x?: number } | undefined)?.x).toBeUndefined();
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('is the same schema each time', () => {
    expect(schemaOf(Order)).toBe(schemaOf(Order));
    expect(schemaOf(Line)).not.toBe(schemaOf(Order));
  });
});

describe('a body of several shapes', () => {
  const shapes: Record<string, ContractClass<object>> = { place: Order, cancel: Cancel };
  const schema = oneOf('operation', shapes);

  it('is held against the shape that its word names', () => {
    expect(check(schema, good())).toMatchObject({ value: good() });
    expect(check(schema, { operation: 'cancel', reason: 'late' })).toMatchObject({
      value: { reason: 'late' },
    });
    expect(issues(schema, { operation: 'cancel', customer: 'a' })).toContain(
      'customer: should not exist',
    );
  });

  it.each([
    { operation: 'destroy' },
    { operation: 'constructor' },
    { operation: '__proto__' },
    { operation: ['place'] },
    { operation: 1 },
    {},
    null,
    undefined,
    'place',
  ])('is refused when its word is unknown: %j', (value) => {
    expect(issues(schema, value)).toEqual(['operation: must be one of: place, cancel']);
  });
});
