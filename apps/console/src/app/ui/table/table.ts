import { NgTemplateOutlet } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  contentChildren,
  DestroyRef,
  type ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  model,
  signal,
  viewChild,
} from '@angular/core';
import arrowDown from '@lucide/icons/icons/arrow-down';
import arrowUp from '@lucide/icons/icons/arrow-up';
import { Icon } from '../icon/icon.js';
import { Cell } from './cell.js';
import type { Column, Sort } from './column.js';
import { rowWindow, scrollToShow } from './row-window.js';
import { nextSort, sorted } from './sorting.js';

/** The height of every row, head included; the same as `--row`. */
const ROW_PX = 32;
/** Until the box has been measured. */
const BOX_PX = 640;

/** A table that draws only the rows in view. Each row's link is in one of its cells. */
@Component({
  selector: 'cv-table',
  imports: [Icon, NgTemplateOutlet],
  templateUrl: './table.html',
  styleUrl: './table.css',
})
export class Table<Row> {
  readonly label = input.required<string>();
  readonly columns = input.required<readonly Column<Row>[]>();
  readonly rows = input.required<readonly Row[]>();
  readonly rowKey = input.required<(row: Row) => string>();
  /** Narrower than this, the table scrolls sideways in its box. */
  readonly minWidth = input(640);
  readonly sort = model<Sort | null>(null);

  private readonly injector = inject(Injector);
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');
  private readonly cells = contentChildren<Cell<Row>>(Cell);
  private readonly boxHeight = signal(BOX_PX);

  protected readonly ordered = computed(() => sorted(this.rows(), this.columns(), this.sort()));
  /** Follows the box; when rows come or go above, moves along with the row that was on top. */
  private readonly scrollTop = linkedSignal<readonly Row[], number>({
    source: this.ordered,
    computation: (rows, before) => (before ? this.keepPlace(rows, before) : 0),
  });
  private readonly window = computed(() =>
    rowWindow(this.scrollTop(), this.boxHeight(), ROW_PX, this.ordered().length),
  );
  protected readonly from = computed(() => this.window().from);
  protected readonly drawn = computed(() =>
    this.ordered().slice(this.window().from, this.window().to),
  );
  protected readonly before = computed(() => this.window().from * ROW_PX);
  protected readonly after = computed(() => (this.ordered().length - this.window().to) * ROW_PX);
  protected readonly templates = computed(
    () => new Map(this.cells().map((cell) => [cell.column(), cell.content])),
  );
  /** The row the keyboard is on its way to: a held key is faster than drawing. */
  private goingTo: number | null = null;
  protected readonly arrowUp = arrowUp;
  protected readonly arrowDown = arrowDown;

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(([entry]) => {
        if (entry) this.boxHeight.set(entry.contentRect.height || BOX_PX);
      });
      observer.observe(this.box().nativeElement);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }

  protected scrolled(): void {
    this.scrollTop.set(this.box().nativeElement.scrollTop);
  }

  protected sortOn({ key }: Column<Row>): void {
    // Another order is read from its start; the place to keep is one of the order before.
    this.scrollTo(0);
    this.sort.set(nextSort(key, this.sort()));
  }

  /** Arrow keys go from a row's link to the same link of the next row, drawn or not. */
  protected pressed(event: KeyboardEvent): void {
    const tr = (event.target as Element).closest<HTMLTableRowElement>('tr[data-row]');
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!tr || step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const last = this.ordered().length - 1;
    const at = this.goingTo ?? Number(tr.dataset['row']);
    const row = Math.max(0, Math.min(last, at + step));
    this.goingTo = row;
    const inRow = [...tr.querySelectorAll('a, button')].indexOf(event.target as Element);
    this.scrollTo(scrollToShow(row, this.scrollTop(), this.boxHeight(), ROW_PX));
    afterNextRender(() => this.focus(row, inRow), { injector: this.injector });
  }

  private focus(row: number, inRow: number): void {
    const tr = this.box().nativeElement.querySelector(`tr[data-row="${row}"]`);
    const links = tr?.querySelectorAll<HTMLElement>('a, button');
    links?.[Math.min(inRow, links.length - 1)]?.focus({ preventScroll: true });
    this.goingTo = null;
  }

  private scrollTo(top: number): void {
    this.scrollTop.set(top);
    this.box().nativeElement.scrollTop = top;
  }

  private keepPlace(
    rows: readonly Row[],
    before: { source: readonly Row[]; value: number },
  ): number {
    const at = Math.floor(before.value / ROW_PX);
    const top = before.source[at];
    if (!top || before.value === 0) return before.value;
    const key = this.rowKey()(top);
    const now = rows.findIndex((row) => this.rowKey()(row) === key);
    if (now === -1 || now === at) return before.value;
    const moved = before.value + (now - at) * ROW_PX;
    afterNextRender(() => (this.box().nativeElement.scrollTop = moved), {
      injector: this.injector,
    });
    return moved;
  }
}
