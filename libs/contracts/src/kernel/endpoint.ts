/**
 * One HTTP route as both sides know it: method, path, who may call it, and the types of body and
 * reply. The server mounts `path`; console and companion call through the same constant.
 */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * `public` needs nothing, `session` a browser cookie, `agent` a `cv_` token; `browser` needs nobody
 * signed in but, unlike `public`, takes changes only from our own pages (sign-in, onboarding).
 */
export type EndpointAuth = 'public' | 'browser' | 'session' | 'agent';

export interface Endpoint<Req, Res> {
  readonly method: Method;
  readonly path: string;
  readonly auth: EndpointAuth;
  /** Type-only: never present at run time. */
  readonly types?: { readonly request: Req; readonly reply: Res };
}

export function endpoint<Req, Res>(
  method: Method,
  path: string,
  auth: EndpointAuth,
): Endpoint<Req, Res> {
  return { method, path, auth };
}

export type RequestOf<E> = E extends Endpoint<infer Req, unknown> ? Req : never;
export type ReplyOf<E> = E extends Endpoint<unknown, infer Res> ? Res : never;
