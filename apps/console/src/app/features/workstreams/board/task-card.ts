import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import type { TaskReply } from '@covibe/contracts';
import chevronUp from '@lucide/icons/icons/chevron-up';
import chevronsUp from '@lucide/icons/icons/chevrons-up';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Avatar } from '../../../ui/avatar/avatar.js';
import { Icon } from '../../../ui/icon/icon.js';
import type { Grouping } from '../work-query.js';

/** What a card says of one task. What its lane says already is left out. */
@Component({
  selector: 'cv-task-card',
  imports: [Ago, Avatar, Icon, NgTemplateOutlet],
  template: `
    @let task = this.task();
    <span class="title">
      @if (urgency(); as urgency) {
        <span class="urgent" [class.most]="task.priority === 'urgent'">
          <cv-icon [shape]="urgency" [size]="13" />
          <span class="visually-hidden">{{ task.priority }} priority: </span>
        </span>
      }
      {{ task.title }}
    </span>
    @if (says(); as says) {
      <span class="says" [class.blocked]="task.status === 'blocked'">{{ says }}</span>
    }
    <span class="foot">
      @if (group() !== 'person') {
        <cv-avatar
          [name]="task.owner.name"
          [handle]="task.owner.handle"
          [photo]="task.owner.avatar_url"
          [size]="18"
        />
        <span class="who">{{ task.is_mine ? 'You' : task.owner.name }}</span>
      }
      @if (task.agent_type; as agent) {
        <span class="agent">{{ agents[agent] }}</span>
      }
      @if (task.repo && task.repo !== repo()) {
        <code>{{ task.repo }}</code>
      }
      @if (group() === 'workstream') {
        <ng-container [ngTemplateOutlet]="age" />
      }
    </span>
    @if (group() !== 'workstream') {
      <span class="foot where">
        <span class="stream">{{ task.workstream.title }}</span>
        <ng-container [ngTemplateOutlet]="age" />
      </span>
    }
    <ng-template #age>
      <span class="age">
        @if (task.status === 'planned' && task.planned_start) {
          starts <cv-ago [at]="task.planned_start" />
        } @else {
          <cv-ago [at]="task.finished_at ?? task.updated_at" />
        }
      </span>
    </ng-template>
  `,
  styleUrl: './task-card.css',
})
export class TaskCard {
  readonly task = input.required<TaskReply>();
  readonly group = input.required<Grouping>();
  /** The repository its lane names already. */
  readonly repo = input<string | null>(null);

  protected readonly agents = AGENT_NAMES;
  protected readonly urgency = computed(() => {
    const { priority } = this.task();
    return priority === 'urgent' ? chevronsUp : priority === 'high' ? chevronUp : null;
  });
  /** Why it waits, or what came of it. */
  protected readonly says = computed(() => {
    const { status, blocked_reason, result_summary, cancel_reason } = this.task();
    if (status === 'blocked') return blocked_reason;
    return status === 'cancelled' ? cancel_reason : result_summary;
  });
}
