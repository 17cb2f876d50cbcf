import { Component, computed, inject, resource, signal } from '@angular/core';
import { TOKENS, TOKEN_WARNING_DAYS, type TokenReply } from '@covibe/contracts';
import keyRound from '@lucide/icons/icons/key-round';
import triangleAlert from '@lucide/icons/icons/triangle-alert';
import { Api } from '../../../core/api/api.js';
import { optimistically } from '../../../core/api/optimistic.js';
import { wholeList, type WholeList } from '../../../core/api/whole-list.js';
import { Live } from '../../../core/live/live.js';
import { Session } from '../../../core/session/session.js';
import { Button } from '../../../ui/button/button.js';
import { Check } from '../../../ui/check/check.js';
import { Confirmation } from '../../../ui/confirm/confirm.js';
import { Dialogs } from '../../../ui/dialog/dialogs.js';
import { Empty } from '../../../ui/empty/empty.js';
import { Icon } from '../../../ui/icon/icon.js';
import { Answers } from '../answers.js';
import { Awaited } from '../awaited.js';
import { Panel } from '../panel.js';
import { NewToken } from './new-token.js';
import { TokenTable } from './token-table.js';
import { endingSoon, isUsable, shownToken } from './token-words.js';

/** The keys agents come in with: made here, shown once, ended here. */
@Component({
  selector: 'cv-tokens',
  imports: [Awaited, Button, Check, Empty, Icon, Panel, TokenTable],
  templateUrl: './tokens.html',
  styleUrl: './tokens.css',
})
export class Tokens {
  private readonly api = inject(Api);
  private readonly answers = inject(Answers);
  private readonly confirmation = inject(Confirmation);
  private readonly dialogs = inject(Dialogs);
  protected readonly session = inject(Session);
  protected readonly tokens = resource({
    loader: ({ abortSignal: signal }) =>
      wholeList(async (cursor) => {
        const page = await this.api.call(TOKENS.list, undefined, { query: { cursor }, signal });
        return { rows: page.tokens, next_cursor: page.next_cursor };
      }),
  });
  protected readonly withEnded = signal(false);
  protected readonly warningDays = TOKEN_WARNING_DAYS;
  protected readonly keyRound = keyRound;
  protected readonly triangleAlert = triangleAlert;
  protected readonly shownToken = shownToken;

  private readonly all = computed(() => (this.tokens.hasValue() ? this.tokens.value().rows : []));
  protected readonly ended = computed(() => this.all().filter((token) => !isUsable(token)).length);
  protected readonly rows = computed(() =>
    this.withEnded() ? this.all() : this.all().filter(isUsable),
  );
  protected readonly ending = computed(() => endingSoon(this.all()));

  constructor() {
    inject(Live).keepFresh(this.tokens, 'token', 'setup', 'member');
  }

  protected async create(): Promise<void> {
    await this.dialogs.open(NewToken);
    this.tokens.reload();
  }

  protected async revoke(token: TokenReply): Promise<void> {
    const { id, name, last_four } = token;
    const typed = await this.confirmation.ask({
      heading: `Revoke ${name ?? shownToken(token)}`,
      warning:
        'Agents that use it are turned away within a second, and it cannot be brought back. ' +
        'What they have done stays.',
      name: last_four,
      action: 'Revoke the token',
    });
    if (typed === undefined) return;
    const write = optimistically(
      this.tokens,
      ({ rows, isCut }: WholeList<TokenReply>) => ({
        rows: rows.map((now) => (now.id === id ? { ...now, state: 'revoked' as const } : now)),
        isCut,
      }),
      () => this.api.call(TOKENS.revoke, undefined, { params: { id } }),
    );
    await this.answers.to(write, `The token ${shownToken(token)} is revoked.`);
  }
}
