import { inject } from '@angular/core';
import { Router, type CanMatchFn } from '@angular/router';
import { Session } from '../../core/session/session.js';

/** A section that members are not shown leads them to their own; the server refuses them anyway. */
export const adminsOnly: CanMatchFn = async () => {
  const session = inject(Session);
  const elsewhere = inject(Router).parseUrl('/settings');
  const state = session.actor() ? session.state() : await session.probe();
  return state.kind === 'signed-in' && state.reply.role !== 'admin' ? elsewhere : true;
};
