import { effect, inject, Service, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { MEMBERS, TASKS, TASK_STATUSES, type MembersReply } from '@covibe/contracts';
import layers from '@lucide/icons/icons/layers';
import plus from '@lucide/icons/icons/plus';
import squareCheck from '@lucide/icons/icons/square-check';
import userRound from '@lucide/icons/icons/user-round';
import { Api } from '../../core/api/api.js';
import type { Command } from '../../core/commands/command.js';
import { Commands } from '../../core/commands/commands.js';
import { Session } from '../../core/session/session.js';
import { Dialogs } from '../../ui/dialog/dialogs.js';

const OFFERED_TASKS = 8;
const OFFERED_PEOPLE = 5;
/** The people of a company change seldom, and a search asks at every letter. */
const PEOPLE_KNOWN_FOR_MS = 60_000;

/** Planning work, and going to a task or a person by name, from every page. */
@Service()
export class WorkCommands {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private people: { of: string; until: number; reply: Promise<MembersReply> } | null = null;

  constructor() {
    const session = inject(Session);
    const commands = inject(Commands);
    effect((onCleanup) => {
      const actor = session.actor();
      if (!actor) return;
      const workspace = actor.workspace.id;
      const removals = untracked(() => [
        commands.add(...this.actions()),
        commands.addSearch((query, signal) => this.tasks(query, signal)),
        commands.addSearch((query) => this.persons(query, workspace)),
      ]);
      onCleanup(() => removals.forEach((remove) => remove()));
    });
  }

  async planTask(): Promise<void> {
    const { PlanTaskDialog } = await import('./dialogs/plan-task.js');
    const task = await this.dialogs.open<string>(PlanTaskDialog);
    if (task) this.show({ task });
  }

  async planWorkstream(): Promise<void> {
    const { PlanWorkstreamDialog } = await import('./dialogs/plan-workstream.js');
    const workstream = await this.dialogs.open<string>(PlanWorkstreamDialog);
    if (workstream) this.show({ workstream });
  }

  private show(queryParams: Record<string, string>): void {
    void this.router.navigate(['/workstreams'], { queryParams });
  }

  private actions(): Command[] {
    return [
      {
        id: 'plan-task',
        label: 'Plan task',
        words: 'new create add work',
        group: 'Actions',
        icon: plus,
        keys: 'c',
        run: () => void this.planTask(),
      },
      {
        id: 'plan-workstream',
        label: 'Plan workstream',
        words: 'new create add epic project',
        group: 'Actions',
        icon: layers,
        run: () => void this.planWorkstream(),
      },
    ];
  }

  private async tasks(q: string, signal: AbortSignal): Promise<Command[]> {
    const query = { q: q.trim(), status: TASK_STATUSES.join(','), limit: OFFERED_TASKS };
    const { tasks } = await this.api.call(TASKS.list, undefined, { query, signal });
    return tasks.map(({ id, title, owner, status }) => ({
      id: `task-${id}`,
      label: title,
      detail: `${status}, ${owner.name}`,
      group: 'Tasks',
      icon: squareCheck,
      run: () => this.show({ task: id }),
    }));
  }

  private async persons(query: string, workspace: string): Promise<Command[]> {
    const words = query.trim().toLowerCase();
    const { members } = await this.members(workspace);
    return members
      .filter(({ id, workspace_ids: ids }) => id !== null && ids.includes(workspace))
      .filter(({ name, handle }) => `${name} @${handle}`.toLowerCase().includes(words))
      .slice(0, OFFERED_PEOPLE)
      .map(({ handle, name }) => ({
        id: `person-${handle}`,
        label: name,
        detail: `@${handle}`,
        group: 'People',
        icon: userRound,
        run: () => this.show({ owner: handle }),
      }));
  }

  private members(workspace: string): Promise<MembersReply> {
    if (this.people?.of !== workspace || this.people.until < Date.now()) {
      const reply = this.api.call(MEMBERS.list);
      this.people = { of: workspace, until: Date.now() + PEOPLE_KNOWN_FOR_MS, reply };
      // A failure is no knowledge: the next letter asks again.
      reply.catch(() => (this.people = null));
    }
    return this.people.reply;
  }
}
