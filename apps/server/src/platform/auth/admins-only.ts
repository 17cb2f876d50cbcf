import type { Actor } from './actor.js';
import { AdminsOnly } from './auth.errors.js';

/** The first line of every service method that only a tenant's admins may call. */
export function requireAdmin(actor: Actor): void {
  if (actor.role !== 'admin') throw new AdminsOnly();
}
