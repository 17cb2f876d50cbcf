import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SESSION, type SessionPlace } from '@covibe/contracts';
import boxes from '@lucide/icons/icons/boxes';
import check from '@lucide/icons/icons/check';
import chevronsUpDown from '@lucide/icons/icons/chevrons-up-down';
import settings from '@lucide/icons/icons/settings';
import { Api } from '../../core/api/api.js';
import { ApiError } from '../../core/api/api-error.js';
import { Commands } from '../../core/commands/commands.js';
import { PageLocation } from '../../core/session/page-location.js';
import { Session } from '../../core/session/session.js';
import { Button } from '../../ui/button/button.js';
import { Icon } from '../../ui/icon/icon.js';
import { Menu, MenuFor, MenuItem } from '../../ui/menu/menu.js';
import { Toasts } from '../../ui/toast/toasts.js';

/** The workspace in view, and the way to another one: in the top bar and in the palette. */
@Component({
  selector: 'cv-switcher',
  imports: [Button, Icon, Menu, MenuFor, MenuItem, RouterLink],
  template: `
    @if (actor(); as actor) {
      <button
        cvButton
        type="button"
        kind="quiet"
        [attr.aria-label]="'Workspace ' + actor.workspace.name + '. Switch'"
        [busy]="leaving()"
        [cvMenuFor]="menu"
      >
        <span class="name">{{ actor.workspace.name }}</span>
        <cv-icon [shape]="chevronsUpDown" [size]="13" />
      </button>
      <ng-template #menu>
        <cv-menu label="Workspaces">
          @for (workspace of actor.workspaces; track workspace.id) {
            <button
              cvMenuItem
              type="button"
              [icon]="workspace.id === actor.workspace.id ? check : boxes"
              [attr.aria-current]="workspace.id === actor.workspace.id ? true : null"
              (chosen)="switchTo(workspace)"
            >
              {{ workspace.name }}
            </button>
          }
          <div class="line" role="separator"></div>
          <a cvMenuItem routerLink="/settings/workspaces" [icon]="settings">All workspaces</a>
        </cv-menu>
      </ng-template>
    }
  `,
  styles: `
    :host {
      min-width: 0;
    }

    button[cvButton] {
      max-width: 100%;
      padding: 0 6px 0 8px;
      color: var(--ink);
    }

    .name {
      overflow: hidden;
      font-weight: 550;
      line-height: 1.4;
      text-overflow: ellipsis;
    }

    .line {
      margin: 4px 0;
      border-top: 1px solid var(--line);
    }
  `,
})
export class Switcher {
  private readonly api = inject(Api);
  private readonly location = inject(PageLocation);
  private readonly toasts = inject(Toasts);
  protected readonly actor = inject(Session).actor;
  protected readonly leaving = signal(false);
  protected readonly boxes = boxes;
  protected readonly check = check;
  protected readonly chevronsUpDown = chevronsUpDown;
  protected readonly settings = settings;
  private readonly others = computed(() => {
    const actor = this.actor();
    return actor?.workspaces.filter(({ id }) => id !== actor.workspace.id) ?? [];
  });

  constructor() {
    const commands = inject(Commands);
    effect((onCleanup) => {
      const offered = this.others().map((workspace) => ({
        id: `switch-${workspace.id}`,
        label: `Switch to ${workspace.name}`,
        words: 'workspace',
        group: 'Actions' as const,
        icon: boxes,
        run: () => void this.switchTo(workspace),
      }));
      onCleanup(untracked(() => commands.add(...offered)));
    });
  }

  protected async switchTo({ id }: SessionPlace): Promise<void> {
    if (id === this.actor()?.workspace.id) return;
    this.leaving.set(true);
    try {
      await this.api.call(SESSION.switchWorkspace, { workspace_id: id });
      // Everything in view belongs to the workspace that is left.
      this.location.reload();
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      this.leaving.set(false);
      this.toasts.failed(reason.message);
    }
  }
}
