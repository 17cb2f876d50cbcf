import 'reflect-metadata';
import { getMetadataStorage, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { schemaOf } from './schema-of.js';

class Place {
  @IsString() @MaxLength(3) name: string;
}
class Street extends Place {
  @IsOptional() @IsInt() houses?: number;
}

describe('rules of a class that were found before', () => {
  const rulesOf = (contract: unknown, groups?: string[]) =>
    getMetadataStorage().getTargetValidationMetadatas(
      contract as () => void,
      '',
      false,
      false,
      groups,
    );
  const faults = (value: object) => {
    const result = schemaOf(Street)['~standard'].validate(value);
    return result instanceof Promise ? result : result.issues?.map(({ path }) => path?.[0]);
  };

  it('are looked for once, and hold at every check', () => {
    for (const _ of [1, 2]) {
      expect(faults({ name: 'abc', houses: 4 })).toBeUndefined();
      expect(faults({ name: 'abcd', houses: 'x', more: 1 })).toEqual(['more', 'houses', 'name']);
    }
    const rules = rulesOf(Street);
    expect(rules).toHaveLength(4);
    expect(rulesOf(Street)).toBe(rules);
    expect(rulesOf(Place)).toHaveLength(2);
    expect(rulesOf(Street, ['of nobody'])).toEqual([]);
  });

  it('are not those of what an object calls its constructor', () => {
    expect(rulesOf('x')).toEqual([]);
    expect(faults({ name: 'abcd', constructor: 'x' })).toEqual(['name']);
  });
});
