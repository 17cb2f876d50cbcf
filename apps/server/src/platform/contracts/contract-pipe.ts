import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { InvalidRequest } from '../errors/app-error.js';

/** The one global pipe: whatever names a schema is validated, and the first fault names its field. */
export function contractPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({ exceptionFactory: refuse });
}

function refuse(issues: readonly StandardSchemaV1.Issue[]): InvalidRequest {
  const [first] = issues;
  const field = first?.path
    ?.map((segment) => String(typeof segment === 'object' ? segment.key : segment))
    .join('.');
  const message = first?.message ?? 'is not valid';
  return field
    ? new InvalidRequest(`${field} ${message}.`, field)
    : new InvalidRequest(`The request ${message}.`);
}
