import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DeveloperShare, MetricWord } from '@covibe/contracts';
import { Avatar } from '../../../ui/avatar/avatar.js';
import { Cell } from '../../../ui/table/cell.js';
import type { Column } from '../../../ui/table/column.js';
import { Table } from '../../../ui/table/table.js';

const count = (word: MetricWord, head: string): Column<DeveloperShare> => ({
  key: word,
  head,
  width: '112px',
  align: 'end',
  text: ({ counts }) => String(counts[word]),
  sortBy: ({ counts }) => counts[word],
});

/** Who worked on one project. */
@Component({
  selector: 'cv-project-people',
  imports: [Avatar, Cell, RouterLink, Table],
  template: `
    <h2>Who worked on it</h2>
    <cv-table label="People" [columns]="columns" [rows]="people()" [rowKey]="keyOf">
      <ng-template cvCell="person" [cvCellOf]="people()" let-row>
        <span class="person">
          <cv-avatar
            [name]="row.developer.name"
            [handle]="row.developer.handle"
            [photo]="row.developer.avatar_url"
            [size]="20"
          />
          @if (row.developer.id) {
            <a [routerLink]="['/performance/developers', row.developer.handle]">{{
              row.developer.name
            }}</a>
          } @else {
            {{ row.developer.name }}
          }
        </span>
      </ng-template>
    </cv-table>
  `,
  styleUrl: '../sections.css',
})
export class ProjectPeople {
  readonly people = input.required<readonly DeveloperShare[]>();
  protected readonly columns: readonly Column<DeveloperShare>[] = [
    { key: 'person', head: 'Person', sortBy: ({ developer }) => developer.name },
    count('completed', 'Completed'),
    count('started', 'Started'),
    count('blocked', 'Blocked'),
    count('warnings', 'Overlaps'),
    count('sessions', 'Sessions'),
  ];
  protected readonly keyOf = ({ developer }: DeveloperShare): string => developer.id ?? '';
}
