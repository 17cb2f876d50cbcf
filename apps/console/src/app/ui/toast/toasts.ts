import { Service, signal } from '@angular/core';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad';
  /** Takes the write back, or shows what it made. */
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

const STAYS_MS = 6_000;
const SHOWN_AT_MOST = 3;

/** Short answers to what people did. Good news leaves by itself; a failure stays until read. */
@Service()
export class Toasts {
  private readonly shown = signal<readonly Toast[]>([]);
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private made = 0;

  readonly all = this.shown.asReadonly();

  done(text: string, action: Toast['action'] = null): void {
    this.show({ id: ++this.made, text, tone: 'good', action });
  }

  failed(text: string, action: Toast['action'] = null): void {
    this.show({ id: ++this.made, text, tone: 'bad', action });
  }

  dismiss(id: number): void {
    this.hold(id);
    this.shown.update((all) => all.filter((toast) => toast.id !== id));
  }

  /** Keeps a toast while somebody reads it. */
  hold(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }

  /** Lets a toast go again, after as long as a new one stays. */
  release(toast: Toast): void {
    this.hold(toast.id);
    if (toast.tone === 'good') {
      this.timers.set(
        toast.id,
        setTimeout(() => this.dismiss(toast.id), STAYS_MS),
      );
    }
  }

  private show(toast: Toast): void {
    for (const { id } of this.shown().slice(0, 1 - SHOWN_AT_MOST)) this.dismiss(id);
    this.shown.update((all) => [...all, toast]);
    this.release(toast);
  }
}
