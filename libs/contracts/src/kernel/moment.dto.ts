import { IsISO8601, ValidateBy } from 'class-validator';

/** A calendar day, and perhaps a time of it with a zone: what both JavaScript and PostgreSQL read alike. */
const MOMENT =
  /^[12]\d{3}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)?$/;

/** ISO 8601 knows more than databases do: weeks, hours alone, years beyond their calendar. */
export function IsMoment(): PropertyDecorator {
  const checks = [
    ValidateBy({
      name: 'isMoment',
      validator: {
        validate: (value) => typeof value === 'string' && MOMENT.test(value),
        defaultMessage: () => 'must be a date, or a date and time such as 2026-05-01T09:30:00Z',
      },
    }),
    IsISO8601({ strict: true }),
  ];
  return (target, key) => {
    for (const check of checks) check(target, key);
  };
}
