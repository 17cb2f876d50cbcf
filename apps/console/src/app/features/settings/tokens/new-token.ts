import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength } from '@angular/forms/signals';
import {
  AGENT_TYPES,
  NAME_MAX,
  TOKENS,
  TOKEN_DAYS_DEFAULT,
  type AgentType,
  type CreatedTokenReply,
} from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { faultOf, refusalOf, send } from '../../../core/forms/form-faults.js';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import { Button } from '../../../ui/button/button.js';
import { Copy } from '../../../ui/copy/copy.js';
import { Dialog } from '../../../ui/dialog/dialog.js';
import { Control, Field } from '../../../ui/field/field.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { LIFETIMES } from './token-words.js';

/** Makes a token and shows it, this once. From then on only a click leaves, not a slip. */
@Component({
  selector: 'cv-new-token',
  imports: [Button, Control, Copy, Dialog, Field, FormField, Refusal],
  templateUrl: './new-token.html',
  styleUrl: './new-token.css',
})
export class NewToken {
  private readonly api = inject(Api);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  private readonly model = signal({ name: '', agent_type: '', days: String(TOKEN_DAYS_DEFAULT) });
  protected readonly fields = form(this.model, ({ name }) => maxLength(name, NAME_MAX));
  protected readonly created = signal<CreatedTokenReply | null>(null);
  protected readonly faultOf = faultOf;
  protected readonly refusal = computed(() => refusalOf(this.fields));
  protected readonly agents = AGENT_TYPES.map((type) => ({ type, name: AGENT_NAMES[type] }));
  protected readonly lifetimes = LIFETIMES;
  protected readonly endsOn = computed(() =>
    new Date(this.created()!.details.expires_at).toLocaleDateString('en-GB', {
      dateStyle: 'long',
    }),
  );

  protected create(): Promise<boolean> {
    return send(this.fields, async ({ name, agent_type, days }) => {
      const created = await this.api.call(TOKENS.create, {
        ...(name.trim() ? { name: name.trim() } : {}),
        ...(agent_type ? { agent_type: agent_type as AgentType } : {}),
        expires_in_days: Number(days),
      });
      // Escape or a click beside the dialog would throw away what cannot be shown again.
      this.ref.disableClose = true;
      this.created.set(created);
    });
  }
}
