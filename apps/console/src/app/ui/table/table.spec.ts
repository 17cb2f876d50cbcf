import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { press } from '../testing/keys.js';
import { Cell } from './cell.js';
import type { Column, Sort } from './column.js';
import { rowWindow, scrollToShow } from './row-window.js';
import { nextSort, sorted } from './sorting.js';
import { Table } from './table.js';
import { TableHarness } from './table.harness.js';

interface Person {
  handle: string;
  tasks: number | null;
}

const COLUMNS: Column<Person>[] = [
  { key: 'handle', head: 'Person', sortBy: ({ handle }) => handle },
  {
    key: 'tasks',
    head: 'Tasks',
    align: 'end',
    text: ({ tasks }) => String(tasks ?? 'n/a'),
    sortBy: ({ tasks }) => tasks,
  },
];

const people = (count: number): Person[] =>
  Array.from({ length: count }, (_, n) => ({ handle: `p${n}`, tasks: n % 7 }));

@Component({
  imports: [Cell, Table],
  template: `
    <cv-table label="People" [columns]="columns" [rows]="rows()" [rowKey]="keyOf" [(sort)]="sort">
      <ng-template cvCell="handle" [cvCellOf]="rows()" let-row>
        <a [href]="'/people/' + row.handle">{{ row.handle }}</a>
      </ng-template>
    </cv-table>
  `,
})
class Page {
  readonly rows = signal<readonly Person[]>(people(3));
  readonly sort = signal<Sort | null>(null);
  protected readonly columns = COLUMNS;
  protected readonly keyOf = ({ handle }: Person): string => handle;
}

describe('the order of rows', () => {
  const handles = (sort: Sort | null): string[] =>
    sorted(
      [
        { handle: 'p10', tasks: 2 },
        { handle: 'P9', tasks: null },
        { handle: 'p1', tasks: 5 },
      ],
      COLUMNS,
      sort,
    ).map(({ handle }) => handle);

  it('counts numbers inside of words and takes no notice of capitals', () => {
    expect(handles({ key: 'handle', descending: false })).toEqual(['p1', 'P9', 'p10']);
  });

  it('puts the unknown last in both directions', () => {
    expect(handles({ key: 'tasks', descending: false })).toEqual(['p10', 'p1', 'P9']);
    expect(handles({ key: 'tasks', descending: true })).toEqual(['p1', 'p10', 'P9']);
  });

  it('goes from ascending to descending and back to how the rows came', () => {
    const up = nextSort('tasks', null);
    const down = nextSort('tasks', up);
    expect([up, down]).toEqual([
      { key: 'tasks', descending: false },
      { key: 'tasks', descending: true },
    ]);
    expect(nextSort('tasks', down)).toBeNull();
    expect(nextSort('handle', down)).toEqual({ key: 'handle', descending: false });
  });
});

describe('the rows to draw', () => {
  it('are those in view and a few around them', () => {
    expect(rowWindow(0, 640, 32, 2_000)).toEqual({ from: 0, to: 29 });
    expect(rowWindow(3_200, 640, 32, 2_000)).toEqual({ from: 92, to: 129 });
    expect(rowWindow(1e9, 640, 32, 50)).toEqual({ from: 50, to: 50 });
    expect(rowWindow(0, 640, 32, 0)).toEqual({ from: 0, to: 0 });
  });

  it('move as little as it takes to show a row under the head', () => {
    expect(scrollToShow(3, 0, 640, 32)).toBe(0);
    expect(scrollToShow(30, 0, 640, 32)).toBe(384);
    expect(scrollToShow(2, 960, 640, 32)).toBe(64);
  });
});

describe('a table', () => {
  let fixture: ComponentFixture<Page>;
  let table: TableHarness;
  const host = (): Element => fixture.nativeElement as Element;
  const box = (): Element => host().querySelector('.box')!;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    table = await TestbedHarnessEnvironment.loader(fixture).getHarness(TableHarness);
  });

  it('sorts by its heads and says so', async () => {
    await table.sortBy('Tasks');
    await table.sortBy('Tasks');
    expect(await table.order()).toEqual([null, 'descending']);
    expect(await table.drawn()).toEqual(['p2 2', 'p1 1', 'p0 0']);
    expect(fixture.componentInstance.sort()).toEqual({ key: 'tasks', descending: true });
  });

  it('draws fewer than 60 of 2,000 rows, and tells a screen reader of all', async () => {
    fixture.componentInstance.rows.set(people(2_000));
    const drawn = await table.drawn();
    expect(drawn.length).toBeGreaterThan(10);
    expect(drawn.length).toBeLessThan(60);
    expect(host().querySelector('table')?.getAttribute('aria-rowcount')).toBe('2001');
  });

  it('draws the rows that are scrolled to', async () => {
    fixture.componentInstance.rows.set(people(2_000));
    await fixture.whenStable();
    box().scrollTop = 32_000;
    box().dispatchEvent(new Event('scroll'));
    expect(await table.drawn()).toContain('p1000 6');
  });

  it('keeps its place when rows come in above', async () => {
    fixture.componentInstance.rows.set(people(200));
    await fixture.whenStable();
    box().scrollTop = 3_200;
    box().dispatchEvent(new Event('scroll'));
    const fresh = [{ handle: 'new', tasks: 0 }];
    fixture.componentInstance.rows.update((rows) => [...fresh, ...rows]);
    await fixture.whenStable();
    expect(box().scrollTop).toBe(3_232);
  });

  it('starts at the top of another order', async () => {
    fixture.componentInstance.rows.set(people(200));
    await fixture.whenStable();
    box().scrollTop = 3_200;
    box().dispatchEvent(new Event('scroll'));
    await table.sortBy('Tasks');
    expect(box().scrollTop).toBe(0);
    expect((await table.drawn())[0]).toBe('p0 0');
  });

  it('goes from link to link by arrow keys, also past the rows that are drawn', async () => {
    fixture.componentInstance.rows.set(people(2_000));
    await fixture.whenStable();
    host().querySelector('a')!.focus();
    await table.press(TestKey.DOWN_ARROW);
    expect(await table.focusedLink()).toBe('p1');
    await table.press(TestKey.END);
    expect(await table.focusedLink()).toBe('p1999');
    await table.press(TestKey.UP_ARROW);
    expect(await table.focusedLink()).toBe('p1998');
    await table.press(TestKey.HOME);
    expect(await table.focusedLink()).toBe('p0');
  });

  it('loses no press of a held key, though drawing is slower', async () => {
    const first = host().querySelector('a')!;
    first.focus();
    press(first, 'ArrowDown');
    press(first, 'ArrowDown');
    await fixture.whenStable();
    expect(await table.focusedLink()).toBe('p2');
  });

  it('is accessible', async () => {
    await expectAccessible(host());
  });
});
