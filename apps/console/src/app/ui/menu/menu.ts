import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { booleanAttribute, Component, Directive, input } from '@angular/core';
import { Icon } from '../icon/icon.js';

/** Opens a menu: `<button [cvMenuFor]="menu">` with `<ng-template #menu><cv-menu>…`. */
@Directive({
  selector: '[cvMenuFor]',
  hostDirectives: [
    { directive: CdkMenuTrigger, inputs: ['cdkMenuTriggerFor: cvMenuFor', 'cdkMenuPosition'] },
  ],
})
export class MenuFor {}

/** The items of a menu. Arrow keys, letters, Home, End and Escape work as in a desktop's menus. */
@Component({
  selector: 'cv-menu',
  hostDirectives: [CdkMenu],
  host: { '[attr.aria-label]': 'label()' },
  template: `<ng-content />`,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-width: 200px;
      max-width: min(320px, 90vw);
      max-height: min(480px, 80vh);
      overflow-y: auto;
      padding: 4px;
      border-radius: var(--radius-lg);
      background: var(--plane-raised);
      box-shadow: var(--shadow-pop);
    }
  `,
})
export class Menu {
  readonly label = input.required<string>();
}

@Component({
  selector: 'button[cvMenuItem], a[cvMenuItem]',
  imports: [Icon],
  hostDirectives: [
    {
      directive: CdkMenuItem,
      inputs: ['cdkMenuItemDisabled: disabled'],
      outputs: ['cdkMenuItemTriggered: chosen'],
    },
  ],
  host: { '[class.danger]': 'danger()' },
  template: `
    @if (icon(); as icon) {
      <cv-icon [shape]="icon" [size]="15" />
    }
    <span class="label"><ng-content /></span>
    @if (keys(); as keys) {
      <span class="keys" aria-hidden="true">{{ keys }}</span>
    }
  `,
  styleUrl: './menu-item.css',
})
export class MenuItem {
  readonly icon = input<LucideIcon | null>(null);
  /** The shortcut that does the same. */
  readonly keys = input<string | null>(null);
  readonly danger = input(false, { transform: booleanAttribute });
}
