import { computed, inject, Service, signal } from '@angular/core';
import {
  ONBOARDING_PATH,
  ONBOARDING_REQUIRED,
  returnTo,
  SESSION,
  SIGN_IN_PATH,
  type SessionReply,
} from '@covibe/contracts';
import { Api } from '../api/api.js';
import { ApiError } from '../api/api-error.js';
import { PageLocation } from './page-location.js';

export type SessionState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'signed-out' }
  /** Signed in, but with no place in any tenant yet. */
  | { readonly kind: 'without-place' }
  | { readonly kind: 'unreachable'; readonly error: ApiError }
  | { readonly kind: 'signed-in'; readonly reply: SessionReply };

/** Who is looking at the console. Asked once at the start, and again when something doubts it. */
@Service()
export class Session {
  private readonly api = inject(Api);
  private readonly location = inject(PageLocation);
  private readonly current = signal<SessionState>({ kind: 'unknown' });
  private asking: Promise<SessionState> | null = null;

  readonly state = this.current.asReadonly();
  /** The signed-in developer with tenant, workspace and role, or null. */
  readonly actor = computed(() => {
    const state = this.state();
    return state.kind === 'signed-in' ? state.reply : null;
  });

  constructor() {
    this.api.onSignedOut(() => this.current.set({ kind: 'signed-out' }));
  }

  /** Asks for the first time: whoever comes first, the router on its way to a page or its frame. */
  begin(): void {
    if (this.current().kind === 'unknown') void this.probe();
  }

  /** Asks the server; callers at the same time share one question. */
  probe(): Promise<SessionState> {
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  /** Leaves for sign-in, which brings people back to the page in view. */
  leaveForSignIn(): void {
    const back = new URLSearchParams({ returnTo: returnTo(this.location.path) });
    this.location.go(`${SIGN_IN_PATH}?${back}`);
  }

  leaveForOnboarding(): void {
    this.location.go(ONBOARDING_PATH);
  }

  private async ask(): Promise<SessionState> {
    try {
      this.current.set({ kind: 'signed-in', reply: await this.api.call(SESSION.current) });
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      if (reason.code === ONBOARDING_REQUIRED) this.current.set({ kind: 'without-place' });
      // A server that cannot be reached has not signed anybody out: a page in use stays in use.
      else if (reason.status !== 401 && this.actor() === null) {
        this.current.set({ kind: 'unreachable', error: reason });
      }
    }
    return this.state();
  }
}
