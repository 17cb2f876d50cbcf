import { Component, computed, inject } from '@angular/core';
import { Live, type LiveStatus } from '../../core/live/live.js';
import { Pill, type Tone } from '../../ui/pill/pill.js';

const SAID: Record<LiveStatus, { tone: Tone; word: string; why: string }> = {
  live: { tone: 'good', word: 'Live', why: 'Changes appear here by themselves.' },
  connecting: { tone: 'neutral', word: 'Connecting', why: 'Asking for live changes.' },
  reconnecting: {
    tone: 'warn',
    word: 'Reconnecting',
    why: 'The connection was lost. What you see may be old.',
  },
  offline: { tone: 'bad', word: 'Offline', why: 'This device has no network.' },
};

/** Whether what is in view is current. */
@Component({
  selector: 'cv-live-pill',
  imports: [Pill],
  host: { role: 'status' },
  template: `
    <cv-pill [tone]="said().tone" [title]="said().why">
      {{ said().word }}<span class="visually-hidden">. {{ said().why }}</span>
    </cv-pill>
  `,
})
export class LivePill {
  private readonly live = inject(Live);
  protected readonly said = computed(() => SAID[this.live.status()]);
}
