import { ValidateBy } from 'class-validator';

/** Neither space nor control nor one of the characters that exist to be invisible. */
const VISIBLE = /[^\s\p{C}\p{Z}\p{DI}\u2800]/u;

/** A text of nothing but blanks says nothing: as a title nobody could find it again. */
export function IsVisible(): PropertyDecorator {
  return ValidateBy({
    name: 'isVisible',
    validator: {
      validate: (value) => typeof value === 'string' && VISIBLE.test(value),
      defaultMessage: () => 'must hold a visible character',
    },
  });
}
