import { Component, computed, input, output } from '@angular/core';
import type { TokenReply } from '@covibe/contracts';
import { Ago } from '../../../ui/ago/ago.js';
import { Button } from '../../../ui/button/button.js';
import { Pill } from '../../../ui/pill/pill.js';
import { Cell } from '../../../ui/table/cell.js';
import type { Column } from '../../../ui/table/column.js';
import { Table } from '../../../ui/table/table.js';
import { agentName, isUsable, ownerOf, shownToken, STATE_TONES } from './token-words.js';

const OWNER: Column<TokenReply> = {
  key: 'owner',
  head: 'Owner',
  width: '108px',
  sortBy: ownerOf,
};

/** Everything that is known of tokens, but never the tokens. */
@Component({
  selector: 'cv-token-table',
  imports: [Ago, Button, Cell, Pill, Table],
  template: `
    <cv-table
      label="Tokens"
      [columns]="columns()"
      [rows]="tokens()"
      [rowKey]="keyOf"
      [minWidth]="withOwners() ? 940 : 820"
    >
      <ng-template cvCell="name" [cvCellOf]="tokens()" let-token>
        <span class="name">
          <span [class.ended]="!isUsable(token)" [class.unnamed]="!token.name">{{
            token.name ?? 'unnamed'
          }}</span>
          <code>{{ shownToken(token) }}</code>
        </span>
      </ng-template>
      <ng-template cvCell="state" [cvCellOf]="tokens()" let-token>
        <cv-pill [tone]="tones[token.state]">{{ token.state }}</cv-pill>
      </ng-template>
      <ng-template cvCell="owner" [cvCellOf]="tokens()" let-token>
        {{ ownerOf(token) }}
      </ng-template>
      <ng-template cvCell="created" [cvCellOf]="tokens()" let-token>
        <cv-ago [at]="token.created_at" />
      </ng-template>
      <ng-template cvCell="used" [cvCellOf]="tokens()" let-token>
        <cv-ago [at]="token.last_used_at" unknown="never used" />
      </ng-template>
      <ng-template cvCell="expires" [cvCellOf]="tokens()" let-token>
        <cv-ago [at]="token.expires_at" />
      </ng-template>
      <ng-template cvCell="revoke" [cvCellOf]="tokens()" let-token>
        @if (isUsable(token)) {
          <button
            cvButton
            type="button"
            kind="quiet"
            [attr.aria-label]="'Revoke ' + (token.name ?? shownToken(token))"
            (click)="revoked.emit(token)"
          >
            Revoke
          </button>
        }
      </ng-template>
    </cv-table>
  `,
  styles: `
    .name {
      display: flex;
      gap: 8px;
      align-items: baseline;
    }

    .name span {
      overflow: hidden;
      font-weight: 500;
      text-overflow: ellipsis;
    }

    .name .unnamed,
    .name .ended,
    code {
      color: var(--ink-faint);
      font-weight: 400;
    }

    button {
      height: 24px;
      padding: 0 8px;
    }
  `,
})
export class TokenTable {
  readonly tokens = input.required<readonly TokenReply[]>();
  /** Admins see the tokens of everybody, and so have to tell them apart. */
  readonly withOwners = input(false);
  readonly revoked = output<TokenReply>();

  protected readonly columns = computed<readonly Column<TokenReply>[]>(() => [
    { key: 'name', head: 'Token', sortBy: ({ name }) => name },
    ...(this.withOwners() ? [OWNER] : []),
    {
      key: 'agent',
      head: 'Agent',
      width: '106px',
      text: ({ agent_type: type }) => agentName(type),
      sortBy: ({ agent_type: type }) => agentName(type),
    },
    { key: 'state', head: 'State', width: '104px', sortBy: ({ state }) => state },
    { key: 'created', head: 'Created', width: '98px', sortBy: ({ created_at: at }) => at },
    { key: 'used', head: 'Last used', width: '98px', sortBy: ({ last_used_at: at }) => at },
    { key: 'expires', head: 'Expires', width: '108px', sortBy: ({ expires_at: at }) => at },
    { key: 'revoke', head: 'Actions', headHidden: true, width: '90px', align: 'end' },
  ]);
  protected readonly keyOf = ({ id }: TokenReply): string => id;
  protected readonly isUsable = isUsable;
  protected readonly ownerOf = ownerOf;
  protected readonly shownToken = shownToken;
  protected readonly tones = STATE_TONES;
}
