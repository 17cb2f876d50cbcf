import { Component, computed, input } from '@angular/core';
import { METRIC_WORDS, type ProjectMetrics } from '@covibe/contracts';
import { HereLink } from '../../../core/pages/here-link.js';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import { Cell } from '../../../ui/table/cell.js';
import type { Column } from '../../../ui/table/column.js';
import { Table } from '../../../ui/table/table.js';
import { countColumns } from '../count-columns.js';

const COLUMNS: readonly Column<ProjectMetrics>[] = [
  { key: 'project', head: 'Project', sortBy: ({ repo }) => repo ?? '' },
  {
    key: 'active',
    head: 'Active',
    width: '92px',
    align: 'end',
    text: ({ active }) => String(active),
    sortBy: ({ active }) => active,
  },
  {
    key: 'stuck',
    head: 'Stuck',
    width: '84px',
    align: 'end',
    text: ({ blocked_now }) => String(blocked_now),
    sortBy: ({ blocked_now }) => blocked_now,
  },
  ...countColumns<ProjectMetrics>(),
  { key: 'agents', head: 'Agents', width: '180px', text: agentsOf },
];

/** Projects, the busiest first. A project is a repository. */
@Component({
  selector: 'cv-projects',
  imports: [Cell, HereLink, Table],
  template: `
    <h2>By project</h2>
    <cv-table
      label="Projects"
      [columns]="columns"
      [rows]="busy()"
      [rowKey]="keyOf"
      [minWidth]="1080"
    >
      <ng-template cvCell="project" [cvCellOf]="busy()" let-row>
        @if (row.repo) {
          <a [cvHere]="{ repo: row.repo }">{{ row.repo }}</a>
        } @else {
          <span class="none">no repository named</span>
        }
      </ng-template>
    </cv-table>
  `,
  styleUrl: '../sections.css',
})
export class Projects {
  readonly projects = input.required<readonly ProjectMetrics[]>();
  /** Work without a repository is worth a row only where there is any. */
  protected readonly busy = computed(() =>
    this.projects().filter((one) => one.repo ?? !isIdle(one)),
  );
  protected readonly columns = COLUMNS;
  protected readonly keyOf = ({ repo }: ProjectMetrics): string => repo ?? '';
}

function isIdle({ active, blocked_now, planned_now, current, previous }: ProjectMetrics): boolean {
  const counts = METRIC_WORDS.flatMap((word) => [current[word], previous[word]]);
  return [active, blocked_now, planned_now, ...counts].every((count) => count === 0);
}

function agentsOf({ agents }: ProjectMetrics): string {
  const busy = agents.filter(({ agent_type, counts }) => agent_type && counts.sessions > 0);
  return busy
    .flatMap(({ agent_type, counts }) =>
      agent_type ? `${AGENT_NAMES[agent_type]} ${counts.sessions}` : [],
    )
    .join(', ');
}
