import { DestroyRef, DOCUMENT, inject, Service } from '@angular/core';
import { Commands } from './commands.js';

/** A second key later than this starts anew. */
const SEQUENCE_MS = 1_200;

/** While one of these is open, letters belong to it. */
const LAID_OVER = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** Runs commands by their keys. Letters stay letters where somebody is typing or in a dialog. */
@Service()
export class Shortcuts {
  private readonly commands = inject(Commands);
  private readonly document = inject(DOCUMENT);
  private before: { key: string; at: number } | null = null;

  constructor() {
    const listen = (event: KeyboardEvent): void => this.pressed(event);
    this.document.addEventListener('keydown', listen);
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('keydown', listen));
  }

  private pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const key = event.key.toLowerCase();
    const mod = event.ctrlKey || event.metaKey;
    if (!mod && (isTyping(event.target) || this.document.querySelector(LAID_OVER))) return;
    const first =
      this.before && event.timeStamp - this.before.at < SEQUENCE_MS ? this.before : null;
    this.before = mod ? null : { key, at: event.timeStamp };
    const wanted = mod ? [`mod+${key}`] : first ? [`${first.key} ${key}`, key] : [key];
    // A row of keys comes before the last of them alone: `g c` is not `c`.
    const command = wanted
      .map((keys) => this.commands.all().find((one) => one.keys === keys))
      .find((found) => found !== undefined);
    if (!command) return;
    event.preventDefault();
    this.before = null;
    command.run();
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))
  );
}
