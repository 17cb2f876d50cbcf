import { Component, inject } from '@angular/core';
import circleAlert from '@lucide/icons/icons/circle-alert';
import circleCheck from '@lucide/icons/icons/circle-check';
import x from '@lucide/icons/icons/x';
import { Button } from '../button/button.js';
import { Icon } from '../icon/icon.js';
import { Toasts, type Toast } from './toasts.js';

/** The corner where toasts appear. The region is always there, so that additions are spoken. */
@Component({
  selector: 'cv-toast-list',
  imports: [Button, Icon],
  host: { role: 'region', 'aria-label': 'Notifications', 'aria-live': 'polite' },
  template: `
    @for (toast of toasts.all(); track toast.id) {
      <div
        class="toast"
        [class.bad]="toast.tone === 'bad'"
        (mouseenter)="toasts.hold(toast.id)"
        (mouseleave)="toasts.release(toast)"
        (focusin)="toasts.hold(toast.id)"
        (focusout)="toasts.release(toast)"
      >
        <cv-icon [shape]="toast.tone === 'bad' ? circleAlert : circleCheck" />
        <span class="text">{{ toast.text }}</span>
        @if (toast.action; as action) {
          <button cvButton type="button" kind="quiet" (click)="act(toast)">
            {{ action.label }}
          </button>
        }
        <button
          cvButton
          type="button"
          kind="quiet"
          iconOnly
          aria-label="Dismiss"
          (click)="toasts.dismiss(toast.id)"
        >
          <cv-icon [shape]="x" [size]="14" />
        </button>
      </div>
    }
  `,
  styleUrl: './toast-list.css',
})
export class ToastList {
  protected readonly toasts = inject(Toasts);
  protected readonly circleAlert = circleAlert;
  protected readonly circleCheck = circleCheck;
  protected readonly x = x;

  protected act(toast: Toast): void {
    toast.action?.run();
    this.toasts.dismiss(toast.id);
  }
}
