import type { FastifyReply } from 'fastify';

const YEAR_SECONDS = 31_536_000;

/** What every answer carries; a page replaces the policy by its own with `pagePolicy`. */
export const FIXED_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

export function securityHeaders({ isHttps }: { isHttps: boolean }): Record<string, string> {
  const encrypted = `max-age=${YEAR_SECONDS}; includeSubDomains`;
  return { ...FIXED_HEADERS, ...(isHttps && { 'strict-transport-security': encrypted }) };
}

/** The policy of an HTML page: own files only, styles by nonce, no markup from strings. */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#bundler',
  ].join('; ');
}

/** Sends a page that no cache keeps for somebody else. */
export function sendPage(
  reply: FastifyReply,
  page: { html: string; nonce: string; status?: number },
) {
  return reply
    .status(page.status ?? 200)
    .header('content-security-policy', pagePolicy(page.nonce))
    .header('cache-control', 'no-store')
    .header('vary', 'Cookie')
    .type('text/html; charset=utf-8')
    .send(page.html);
}
