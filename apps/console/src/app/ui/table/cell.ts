import { Directive, inject, input, TemplateRef } from '@angular/core';

/**
 * How the cells of one column are drawn:
 * `<ng-template cvCell="name" [cvCellOf]="rows()" let-row>`, where `cvCellOf` gives `row` its type.
 */
@Directive({ selector: 'ng-template[cvCell]' })
export class Cell<Row> {
  readonly column = input.required<string>({ alias: 'cvCell' });
  readonly cvCellOf = input.required<readonly Row[]>();
  readonly content = inject<TemplateRef<{ $implicit: Row }>>(TemplateRef);

  static ngTemplateContextGuard<Row>(
    _cell: Cell<Row>,
    _context: unknown,
  ): _context is { $implicit: Row } {
    return true;
  }
}
