/**
 * What services throw. `code` is `<feature>/<what>`; the message is for a person or an agent and
 * says what to do next. Controllers and the one filter turn it into the reply.
 */
export abstract class AppError extends Error {
  abstract readonly code: string;
  abstract readonly status: number;
  /** The request field at fault, where one is. */
  readonly field?: string;
  /** Seconds after which a retry makes sense. */
  readonly retryAfter?: number;
  /** Further headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

export class InvalidRequest extends AppError {
  readonly code: string = 'request/invalid';
  readonly status: number = 400;

  constructor(
    message: string,
    override readonly field?: string,
  ) {
    super(message);
  }
}

export class NotSignedIn extends AppError {
  readonly code = 'auth/required';
  readonly status = 401;

  constructor(message = 'Sign in at /auth/sign-in and try again.') {
    super(message);
  }
}

export class NotAllowed extends AppError {
  readonly code: string = 'auth/not_allowed';
  readonly status = 403;
}

export class NotFound extends AppError {
  readonly code: string = 'request/not_found';
  readonly status = 404;
}

export class DatabaseUnavailable extends AppError {
  readonly code = 'database/unavailable';
  readonly status = 503;
  override readonly retryAfter = 2;

  constructor(override readonly cause?: unknown) {
    super('The database cannot be reached right now. Try again in a few seconds.');
  }
}

export class TooManyRequests extends AppError {
  readonly code = 'request/too_many';
  readonly status = 429;

  constructor(override readonly retryAfter: number) {
    super(`Too many requests. Try again in ${retryAfter} seconds.`);
  }
}
