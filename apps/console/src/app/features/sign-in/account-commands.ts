import { effect, inject, Service, untracked } from '@angular/core';
import { SESSION, SIGN_IN_PATH, type SessionReply } from '@covibe/contracts';
import arrowLeftRight from '@lucide/icons/icons/arrow-left-right';
import logOut from '@lucide/icons/icons/log-out';
import { Api } from '../../core/api/api.js';
import type { Command } from '../../core/commands/command.js';
import { Commands } from '../../core/commands/commands.js';
import { Problems } from '../../core/problems/problems.js';
import { PageLocation } from '../../core/session/page-location.js';
import { Session } from '../../core/session/session.js';

/** Leaving, and on a local-dev server becoming somebody else: in the account menu and the palette. */
@Service()
export class AccountCommands {
  private readonly api = inject(Api);
  private readonly location = inject(PageLocation);
  private readonly problems = inject(Problems);

  constructor() {
    const session = inject(Session);
    const commands = inject(Commands);
    effect((onCleanup) => {
      const actor = session.actor();
      if (actor) onCleanup(untracked(() => commands.add(...this.commandsOf(actor))));
    });
  }

  private commandsOf({ auth_mode, developer }: SessionReply): Command[] {
    const signOut: Command = {
      id: 'sign-out',
      label: 'Sign out',
      words: 'log out leave end session',
      group: 'Actions',
      icon: logOut,
      inAccountMenu: true,
      run: () => void this.signOut(),
    };
    const switchDeveloper: Command = {
      id: 'switch-developer',
      label: 'Switch developer',
      words: 'sign in as somebody else local-dev',
      group: 'Actions',
      icon: arrowLeftRight,
      inAccountMenu: true,
      // Named, because the picker shows itself to the signed-in only when it is asked for somebody.
      run: () =>
        this.location.go(`${SIGN_IN_PATH}?${new URLSearchParams({ developer: developer.id })}`),
    };
    return auth_mode === 'local-dev' ? [switchDeveloper, signOut] : [signOut];
  }

  private async signOut(): Promise<void> {
    try {
      const { next } = await this.api.call(SESSION.signOut);
      this.location.go(next);
    } catch (reason) {
      this.problems.report(reason, { label: 'Try again', run: () => void this.signOut() });
    }
  }
}
