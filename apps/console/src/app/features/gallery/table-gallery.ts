import { Component, computed, signal } from '@angular/core';
import { Ago } from '../../ui/ago/ago.js';
import { Avatar } from '../../ui/avatar/avatar.js';
import { Filter } from '../../ui/filter/filter.js';
import { Pill } from '../../ui/pill/pill.js';
import { Cell } from '../../ui/table/cell.js';
import type { Column, Sort } from '../../ui/table/column.js';
import { Table } from '../../ui/table/table.js';
import { sampleWork, type Work } from './sample-work.js';

@Component({
  selector: 'cv-table-gallery',
  imports: [Ago, Avatar, Cell, Filter, Pill, Table],
  template: `
    <section aria-label="A table of 2,000 rows">
      <div class="row">
        <cv-filter label="Filter work" [(text)]="wanted" />
        <span class="mono" role="status">{{ rows().length }} tasks</span>
      </div>
      <cv-table
        label="Work"
        [columns]="columns"
        [rows]="rows()"
        [rowKey]="keyOf"
        [minWidth]="980"
        [(sort)]="sort"
      >
        <ng-template cvCell="title" [cvCellOf]="rows()" let-work>
          <a class="work" [href]="'/ui?tab=table&task=' + work.id">{{ work.title }}</a>
        </ng-template>
        <ng-template cvCell="state" [cvCellOf]="rows()" let-work>
          <cv-pill [tone]="work.tone">{{ work.state }}</cv-pill>
        </ng-template>
        <ng-template cvCell="person" [cvCellOf]="rows()" let-work>
          <span class="person">
            <cv-avatar [name]="work.person" [handle]="work.person" [size]="20" />{{ work.person }}
          </span>
        </ng-template>
        <ng-template cvCell="id" [cvCellOf]="rows()" let-work>
          <code class="mono">{{ work.id }}</code>
        </ng-template>
        <ng-template cvCell="changed" [cvCellOf]="rows()" let-work>
          <cv-ago [at]="work.changed" unknown="not started yet" />
        </ng-template>
      </cv-table>
    </section>
  `,
  styleUrl: './gallery.css',
})
export class TableGallery {
  private readonly all = sampleWork(2_000, Date.now());
  protected readonly wanted = signal('');
  protected readonly sort = signal<Sort | null>(null);
  protected readonly rows = computed(() => {
    const wanted = this.wanted().toLowerCase();
    return this.all.filter(({ title, person }) =>
      `${title} ${person}`.toLowerCase().includes(wanted),
    );
  });
  protected readonly keyOf = ({ id }: Work): string => id;
  protected readonly columns: readonly Column<Work>[] = [
    { key: 'title', head: 'Task', sortBy: ({ title }) => title },
    { key: 'state', head: 'State', width: '110px', sortBy: ({ state }) => state },
    { key: 'person', head: 'Person', width: '170px', sortBy: ({ person }) => person },
    { key: 'repo', head: 'Repo', width: '110px', text: ({ repo }) => repo },
    { key: 'id', head: 'Id', width: '130px' },
    {
      key: 'files',
      head: 'Files',
      width: '90px',
      align: 'end',
      text: ({ files }) => files?.toLocaleString('en-GB') ?? 'n/a',
      sortBy: ({ files }) => files,
    },
    {
      key: 'changed',
      head: 'Changed',
      width: '120px',
      align: 'end',
      sortBy: ({ changed }) => changed,
    },
  ];
}
