import type { ErrorReply } from '@covibe/contracts';

/** A call that was refused or never answered, in the words of the server where it had any. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    message: string,
    readonly code: string,
    /** 0 while no server answered at all. */
    readonly status: number,
    readonly requestId: string | null,
    readonly field: string | null = null,
  ) {
    super(message);
  }

  static unreachable(): ApiError {
    return new ApiError('The server cannot be reached.', 'network/unreachable', 0, null);
  }

  static timedOut(): ApiError {
    return new ApiError('The server did not answer in time.', 'network/timed_out', 0, null);
  }

  /** A refusal; whatever stands between us and the server may answer something else than JSON. */
  static refused(status: number, body: unknown, requestId: string | null): ApiError {
    if (isErrorReply(body)) {
      return new ApiError(body.error, body.code, status, body.request_id, body.field ?? null);
    }
    return new ApiError(`The server answered ${status}.`, `http/${status}`, status, requestId);
  }
}

function isErrorReply(body: unknown): body is ErrorReply {
  if (typeof body !== 'object' || body === null) return false;
  const { error, code, request_id: requestId } = body as Record<string, unknown>;
  return typeof error === 'string' && typeof code === 'string' && typeof requestId === 'string';
}
