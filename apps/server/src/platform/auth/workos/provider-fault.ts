import {
  AuthenticationException,
  BadRequestException,
  GenericServerException,
  OauthException,
  ConflictException,
  NotFoundException,
  RateLimitExceededException,
  UnauthorizedException,
  UnprocessableEntityException,
} from '@workos-inc/node';

/** What one failed call to WorkOS says, whichever of the library's errors carried it. */
export interface ProviderFault {
  /** Undefined when there was no answer at all. */
  readonly status: number | undefined;
  /** The codes of the answer and its details, such as `email_not_available`. */
  readonly codes: readonly string[];
  readonly retryAfter?: number;
  /** What a sign-in needs before it can go on. */
  readonly pending?: { token: string; organizations: readonly { id: string; name: string }[] };
}

type Detail = { code?: unknown; message?: unknown } | string;

export function readFault(fault: unknown): ProviderFault {
  if (fault instanceof RateLimitExceededException) {
    return { status: 429, codes: [], retryAfter: fault.retryAfter ?? undefined };
  }
  if (fault instanceof AuthenticationException) {
    return { status: fault.status, codes: [fault.code ?? ''], pending: pendingOf(fault) };
  }
  if (fault instanceof OauthException) {
    return { status: fault.status, codes: [fault.error ?? ''] };
  }
  const answered =
    fault instanceof BadRequestException ||
    fault instanceof GenericServerException ||
    fault instanceof ConflictException ||
    fault instanceof NotFoundException ||
    fault instanceof UnauthorizedException ||
    fault instanceof UnprocessableEntityException;
  if (!answered) return { status: undefined, codes: [] };
  const { status, code, errors } = fault as { status: number; code?: string; errors?: unknown };
  return { status, codes: [code ?? '', ...detailCodes(errors)].filter(Boolean) };
}

/** No answer, or one about WorkOS itself: it says nothing about the person. */
export function isPassing({ status }: ProviderFault): boolean {
  return status === undefined || status >= 500 || status === 408 || status === 429;
}

function detailCodes(errors: unknown): string[] {
  if (!Array.isArray(errors)) return [];
  return (errors as Detail[]).map((detail) => {
    const code = typeof detail === 'string' ? detail : detail.code;
    return typeof code === 'string' ? code : '';
  });
}

function pendingOf({ code, pendingAuthenticationToken: token, rawData }: AuthenticationException) {
  if (code !== 'organization_selection_required' || !token) return undefined;
  const { organizations } = rawData as { organizations?: unknown };
  const listed = Array.isArray(organizations) ? (organizations as unknown[]) : [];
  return { token, organizations: listed.flatMap(organizationOf) };
}

function organizationOf(value: unknown): { id: string; name: string }[] {
  const { id, name } = (value ?? {}) as { id?: unknown; name?: unknown };
  return typeof id === 'string' ? [{ id, name: typeof name === 'string' ? name : id }] : [];
}
