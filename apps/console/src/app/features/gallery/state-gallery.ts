import { Component, inject } from '@angular/core';
import inbox from '@lucide/icons/icons/inbox';
import { ApiError } from '../../core/api/api-error.js';
import { Problems } from '../../core/problems/problems.js';
import { Avatar } from '../../ui/avatar/avatar.js';
import { Button } from '../../ui/button/button.js';
import { Empty } from '../../ui/empty/empty.js';
import { Pill, type Tone } from '../../ui/pill/pill.js';
import { Problem } from '../../ui/problem/problem.js';
import { Skeleton } from '../../ui/skeleton/skeleton.js';

@Component({
  selector: 'cv-state-gallery',
  imports: [Avatar, Button, Empty, Pill, Problem, Skeleton],
  template: `
    <section aria-labelledby="gallery-lists">
      <h2 id="gallery-lists">The states of a list</h2>
      <div class="cards">
        <div class="card padded"><cv-skeleton label="Tokens are loading" [rows]="8" /></div>
        <div class="card">
          <cv-empty [icon]="inbox" heading="No tokens yet" command="npx covibe-local setup">
            An agent needs a token to report its work. Setup makes one on each machine.
            <button cvButton cvEmptyAction type="button" kind="primary">Create a token</button>
          </cv-empty>
        </div>
        <div class="card">
          <cv-problem
            heading="Tokens did not load"
            message="The database is away. Nothing is lost; try again in a moment."
            requestId="req_01J9ZK3T7Q"
            (retry)="fail()"
          />
        </div>
      </div>
    </section>
    <section aria-labelledby="gallery-words">
      <h2 id="gallery-words">Status words and people</h2>
      <div class="row">
        @for (status of statuses; track status.word) {
          <cv-pill [tone]="status.tone">{{ status.word }}</cv-pill>
        }
      </div>
      <div class="row">
        @for (name of people; track name) {
          <span class="person"><cv-avatar [name]="name" [handle]="name" />{{ name }}</span>
        }
      </div>
      <div class="row">
        <button cvButton type="button" (click)="fail()">Show a fault of the whole page</button>
      </div>
    </section>
  `,
  styleUrl: './gallery.css',
})
export class StateGallery {
  private readonly problems = inject(Problems);
  protected readonly inbox = inbox;
  protected readonly people = ['Ada Lovelace', 'Grace Hopper', 'Edsger Dijkstra', 'Radia Perlman'];
  protected readonly statuses: readonly { word: string; tone: Tone }[] = [
    { word: 'active', tone: 'accent' },
    { word: 'planned', tone: 'plan' },
    { word: 'blocked', tone: 'bad' },
    { word: 'stale', tone: 'warn' },
    { word: 'done', tone: 'good' },
    { word: 'shared', tone: 'info' },
    { word: 'ended', tone: 'neutral' },
  ];

  protected fail(): void {
    const error = new ApiError(
      'The database is away. Nothing is lost.',
      'platform/unavailable',
      503,
      'req_01J9ZK3T7Q',
    );
    this.problems.report(error, { label: 'Try again', run: () => this.problems.dismiss() });
  }
}
