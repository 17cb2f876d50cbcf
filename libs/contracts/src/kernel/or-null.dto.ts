import { ValidateIf } from 'class-validator';

/** The field is always there, and null where there is nothing to say; its other rules hold for the rest. */
export const OrNull = (): PropertyDecorator => ValidateIf((_, value) => value !== null);
