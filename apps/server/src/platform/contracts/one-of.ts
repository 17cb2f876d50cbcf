import type { StandardSchemaV1 } from '@standard-schema/spec';
import { schemaOf, type ContractClass } from './schema-of.js';

/** A body whose shape hangs on one word, such as `{ operation: 'claim', … }`. HTTP only. */
export function oneOf<Shapes extends Record<string, ContractClass<object>>>(
  tag: string,
  shapes: Shapes,
): StandardSchemaV1<unknown, InstanceType<Shapes[keyof Shapes]>> {
  const byWord = new Map(Object.entries(shapes));
  return {
    '~standard': {
      version: 1,
      vendor: 'covibe',
      validate: (value) => {
        const word = (value as Record<string, unknown> | null | undefined)?.[tag];
        const shape = typeof word === 'string' ? byWord.get(word) : undefined;
        if (!shape) {
          const words = [...byWord.keys()].join(', ');
          return { issues: [{ path: [tag], message: `must be one of: ${words}` }] };
        }
        return schemaOf(shape)['~standard'].validate(value) as StandardSchemaV1.Result<
          InstanceType<Shapes[keyof Shapes]>
        >;
      },
    },
  };
}
