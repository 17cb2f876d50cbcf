import { Component, inject, signal } from '@angular/core';
import ellipsis from '@lucide/icons/icons/ellipsis';
import key from '@lucide/icons/icons/key';
import pencil from '@lucide/icons/icons/pencil';
import plus from '@lucide/icons/icons/plus';
import trash from '@lucide/icons/icons/trash';
import { Button } from '../../ui/button/button.js';
import { Check } from '../../ui/check/check.js';
import { Confirmation } from '../../ui/confirm/confirm.js';
import { Control, Field } from '../../ui/field/field.js';
import { Icon } from '../../ui/icon/icon.js';
import { Menu, MenuFor, MenuItem } from '../../ui/menu/menu.js';
import { Toasts } from '../../ui/toast/toasts.js';

@Component({
  selector: 'cv-control-gallery',
  imports: [Button, Check, Control, Field, Icon, Menu, MenuFor, MenuItem],
  templateUrl: './control-gallery.html',
  styleUrl: './gallery.css',
})
export class ControlGallery {
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  protected readonly isPrivate = signal(true);
  protected readonly paxel = signal(true);
  protected readonly ellipsis = ellipsis;
  protected readonly key = key;
  protected readonly pencil = pencil;
  protected readonly plus = plus;
  protected readonly trash = trash;

  protected saved(): void {
    this.toasts.done('Profile saved.', { label: 'Undo', run: () => this.undone() });
  }

  protected notSaved(): void {
    this.toasts.failed('Not saved: the handle “ada” belongs to somebody else.');
  }

  protected async reset(): Promise<void> {
    const name = await this.confirmation.ask({
      heading: 'Reset all work data?',
      warning:
        'Tasks, workstreams, sessions and messages of every workspace are deleted for good. ' +
        'Members, workspaces and tokens stay.',
      name: 'Analytical Engines',
      action: 'Delete everything',
    });
    if (name) this.toasts.done(`${name} was not really reset: this is the gallery.`);
  }

  private undone(): void {
    this.toasts.done('The profile is as it was.');
  }
}
