import { Component, computed, inject, input } from '@angular/core';
import { Pill } from '../../../ui/pill/pill.js';
import { Clock } from '../parts/clock.js';
import { waitOf } from './wait.js';

/** How long somebody has been held up; the tone repeats what the words say. */
@Component({
  selector: 'cv-waiting',
  imports: [Pill],
  template: `<cv-pill [tone]="wait().tone" [title]="exact()">{{ wait().words }}</cv-pill>`,
})
export class Waiting {
  readonly since = input.required<string>();
  private readonly clock = inject(Clock);
  protected readonly wait = computed(() => waitOf(new Date(this.since()), this.clock.now()));
  protected readonly exact = computed(() =>
    new Date(this.since()).toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'long' }),
  );
}
