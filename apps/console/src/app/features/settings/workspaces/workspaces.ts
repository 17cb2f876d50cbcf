import { Component, computed, inject } from '@angular/core';
import { SESSION, TENANCY, type WorkspaceReply, type WorkspacesReply } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { optimistically } from '../../../core/api/optimistic.js';
import { Live } from '../../../core/live/live.js';
import { PageLocation } from '../../../core/session/page-location.js';
import { Session } from '../../../core/session/session.js';
import { Button } from '../../../ui/button/button.js';
import { Dialogs } from '../../../ui/dialog/dialogs.js';
import { Answers } from '../answers.js';
import { Awaited } from '../awaited.js';
import { Panel } from '../panel.js';
import { NameDialog, type Naming } from './name-dialog.js';
import { WorkspaceRow } from './workspace-row.js';

/** The company's name and its workspaces: each keeps its own work, agents and risks. */
@Component({
  selector: 'cv-workspaces',
  imports: [Awaited, Button, Panel, WorkspaceRow],
  templateUrl: './workspaces.html',
  styleUrl: './workspaces.css',
})
export class Workspaces {
  private readonly api = inject(Api);
  private readonly answers = inject(Answers);
  private readonly dialogs = inject(Dialogs);
  private readonly location = inject(PageLocation);
  private readonly session = inject(Session);
  protected readonly workspaces = this.api.read(TENANCY.workspaces, () => ({}));
  protected readonly actor = this.session.actor;
  protected readonly isAdmin = computed(() => this.actor()?.role === 'admin');

  constructor() {
    inject(Live).keepFresh(this.workspaces, 'workspace', 'tenant', 'member');
  }

  protected async renameTenant(): Promise<void> {
    await this.name({
      heading: 'Rename the company',
      label: 'Company',
      name: this.actor()!.tenant.name,
      action: 'Rename',
      write: async (name) => {
        await this.api.call(TENANCY.renameTenant, { name });
        await this.session.probe();
      },
    });
  }

  protected async create(): Promise<void> {
    const made = await this.name<WorkspaceReply>({
      heading: 'New workspace',
      label: 'Workspace',
      hint: 'A product or a team whose work is seen together. You are its first member.',
      name: '',
      action: 'Create workspace',
      write: (name) => this.api.call(TENANCY.createWorkspace, { name }),
    });
    if (!made) return;
    this.workspaces.reload();
    await this.answers.to(this.session.probe(), `${made.name} is ready.`, {
      label: 'Switch to it',
      run: () => void this.switchTo(made),
    });
  }

  protected async rename({ id, name: before }: WorkspaceReply): Promise<void> {
    await this.name({
      heading: `Rename ${before}`,
      label: 'Workspace',
      name: before,
      action: 'Rename',
      write: async (name) => {
        await optimistically(
          this.workspaces,
          ({ workspaces }: WorkspacesReply) => ({
            workspaces: workspaces.map((now) => (now.id === id ? { ...now, name } : now)),
          }),
          () => this.api.call(TENANCY.renameWorkspace, { name }, { params: { id } }),
        );
        await this.session.probe();
      },
    });
  }

  protected async switchTo({ id, name }: WorkspaceReply): Promise<void> {
    const switched = this.api.call(SESSION.switchWorkspace, { workspace_id: id });
    // Everything in view belongs to the workspace that is left.
    if (await this.answers.to(switched, `Opening ${name}…`)) this.location.reload();
  }

  private name<Reply = void>(naming: Naming<Reply>): Promise<Reply | undefined> {
    return this.dialogs.open<Reply>(NameDialog, { data: naming });
  }
}
