import { Component, computed, inject, input } from '@angular/core';
import { ACTIVITY_KINDS, AGENT_TYPES } from '@covibe/contracts';
import { Here } from '../../core/pages/here.js';
import { AGENT_NAMES } from '../../core/words/agent-names.js';
import { Button } from '../../ui/button/button.js';
import { Control, Field } from '../../ui/field/field.js';
import type { Teammate } from '../workstreams/index.js';
import { isNarrowed, type ActivityQuery } from './activity-query.js';

const KIND_NAMES: Readonly<Record<(typeof ACTIVITY_KINDS)[number], string>> = {
  task: 'Tasks',
  workstream: 'Workstreams',
  session: 'Sessions',
  note: 'Blockers and decisions',
  member: 'Members',
  token: 'Tokens',
  workspace: 'Workspaces',
};

/** What of the timeline is shown. All of it stands in the address. */
@Component({
  selector: 'cv-activity-filters',
  imports: [Button, Control, Field],
  templateUrl: './activity-filters.html',
  styleUrl: './activity-filters.css',
})
export class ActivityFilters {
  readonly query = input.required<ActivityQuery>();
  readonly teammates = input.required<readonly Teammate[]>();
  readonly repos = input.required<readonly string[]>();

  protected readonly here = inject(Here);
  protected readonly kinds = ACTIVITY_KINDS.map((value) => ({ value, name: KIND_NAMES[value] }));
  protected readonly agents = AGENT_TYPES.map((value) => ({ value, name: AGENT_NAMES[value] }));
  protected readonly narrowed = computed(() => isNarrowed(this.query()));
  /** The one asked for stays in the list, also where nothing in view has it. */
  protected readonly repoOptions = computed(() => {
    const { repo } = this.query();
    const known = this.repos();
    return repo === null || known.includes(repo) ? known : [...known, repo];
  });
  protected readonly personIsUnknown = computed(() => {
    const { person } = this.query();
    return person !== null && !this.teammates().some(({ handle }) => handle === person);
  });

  protected clear(): void {
    this.here.go({ person: null, agent: null, repo: null, kind: null, from: null, to: null });
  }
}
