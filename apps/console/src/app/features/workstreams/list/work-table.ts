import { Component, computed, input } from '@angular/core';
import { HereLink } from '../../../core/pages/here-link.js';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import {
  PRIORITY_NAMES,
  PRIORITY_ORDER,
  STATUS_NAMES,
  STATUS_ORDER,
  STATUS_TONES,
} from '../../../core/words/status-words.js';
import { Ago } from '../../../ui/ago/ago.js';
import { Avatar } from '../../../ui/avatar/avatar.js';
import { Pill } from '../../../ui/pill/pill.js';
import { Cell } from '../../../ui/table/cell.js';
import type { Column } from '../../../ui/table/column.js';
import { Table } from '../../../ui/table/table.js';
import type { Lane } from '../lanes.js';
import type { Grouping } from '../work-query.js';
import { fromTask, workRows, type WorkRow } from './work-rows.js';

/** The work as one long list; ungrouped, it can be put in the order of any column. */
@Component({
  selector: 'cv-work-table',
  imports: [Ago, Avatar, Cell, HereLink, Pill, Table],
  templateUrl: './work-table.html',
  styleUrl: './work-table.css',
})
export class WorkTable {
  readonly lanes = input.required<readonly Lane[]>();
  readonly group = input.required<Grouping>();
  /** The task that is open beside the list. */
  readonly selected = input<string | null>(null);

  protected readonly rows = computed(() => workRows(this.lanes(), this.group()));
  protected readonly keyOf = ({ key }: WorkRow): string => key;
  protected readonly agents = AGENT_NAMES;
  protected readonly names = STATUS_NAMES;
  protected readonly tones = STATUS_TONES;
  /** Lanes keep their tasks together, so only a list without them can be sorted. */
  protected readonly columns = computed<readonly Column<WorkRow>[]>(() => {
    const columns = COLUMNS.filter(({ key }) => key !== this.group());
    return this.group() === 'none' ? columns : columns.map(unsorted);
  });
}

const unsorted = (column: Column<WorkRow>): Column<WorkRow> => {
  const { sortBy: _, ...rest } = column;
  return rest;
};

const COLUMNS: readonly Column<WorkRow>[] = [
  { key: 'title', head: 'Task', sortBy: (row) => fromTask(row, ({ title }) => title) },
  {
    key: 'status',
    head: 'State',
    width: '104px',
    sortBy: (row) => fromTask(row, ({ status }) => STATUS_ORDER.indexOf(status)),
  },
  {
    key: 'person',
    head: 'Owner',
    width: '150px',
    sortBy: (row) => fromTask(row, ({ owner }) => owner.name),
  },
  {
    key: 'agent',
    head: 'Agent',
    width: '110px',
    text: (row) =>
      fromTask(row, ({ agent_type: type }) => (type ? AGENT_NAMES[type] : 'none yet')) ?? '',
    sortBy: (row) => fromTask(row, ({ agent_type: type }) => type),
  },
  {
    key: 'repo',
    head: 'Repo',
    width: '130px',
    text: (row) => fromTask(row, ({ repo }) => repo ?? 'n/a') ?? '',
    sortBy: (row) => fromTask(row, ({ repo }) => repo),
  },
  {
    key: 'priority',
    head: 'Priority',
    width: '92px',
    text: (row) => fromTask(row, ({ priority }) => PRIORITY_NAMES[priority]) ?? '',
    sortBy: (row) => fromTask(row, ({ priority }) => PRIORITY_ORDER.indexOf(priority)),
  },
  {
    key: 'age',
    head: 'Started',
    width: '104px',
    align: 'end',
    sortBy: (row) => fromTask(row, ({ started_at: at }) => at),
  },
  {
    key: 'changed',
    head: 'Last change',
    width: '112px',
    align: 'end',
    sortBy: (row) => fromTask(row, ({ updated_at: at }) => at),
  },
];
