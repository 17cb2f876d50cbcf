import { Component, input, output, signal, type ElementRef, viewChild } from '@angular/core';
import { PHOTO_TYPES, type ProfileReply } from '@covibe/contracts';
import { Avatar } from '../../../ui/avatar/avatar.js';
import { Button } from '../../../ui/button/button.js';
import { Refusal } from '../../../ui/refusal/refusal.js';
import { photoFault, previewOf } from './photo-file.js';

/** The photo: choose a file, look at it the way others will, then use it or not. */
@Component({
  selector: 'cv-photo',
  imports: [Avatar, Button, Refusal],
  template: `
    <cv-avatar
      [name]="profile().name"
      [handle]="profile().handle"
      [photo]="chosenFile()?.preview ?? profile().avatar_url"
      [size]="64"
    />
    <div class="words">
      <div class="actions">
        @if (chosenFile(); as chosen) {
          <button cvButton type="button" kind="primary" (click)="use(chosen)">
            Use this photo
          </button>
          <button cvButton type="button" kind="quiet" (click)="forget()">Cancel</button>
        } @else {
          <button cvButton type="button" (click)="box.click()">
            {{ profile().avatar_url ? 'Change photo' : 'Upload photo' }}
          </button>
          @if (profile().avatar_url) {
            <button cvButton type="button" kind="quiet" (click)="removed.emit()">Remove</button>
          }
        }
      </div>
      <p>PNG, JPEG or WebP, at most 2 MB. Only members of your company can see it.</p>
      <cv-refusal [reason]="fault()" />
    </div>
    <input
      #box
      hidden
      type="file"
      aria-label="Photo"
      [accept]="accept"
      (change)="choose(box.files?.[0])"
    />
  `,
  styles: `
    :host {
      display: flex;
      gap: 16px;
      align-items: center;
    }

    .words {
      display: grid;
      gap: 6px;
      min-width: 0;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }

    p {
      color: var(--ink-faint);
      font-size: var(--text-xs);
    }
  `,
})
export class Photo {
  readonly profile = input.required<ProfileReply>();
  readonly chosen = output<{ file: File; preview: string }>();
  readonly removed = output();

  private readonly input = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly accept = PHOTO_TYPES.join(',');
  protected readonly fault = signal<string | null>(null);
  protected readonly chosenFile = signal<{ file: File; preview: string } | null>(null);

  protected async choose(file: File | undefined): Promise<void> {
    if (!file) return;
    this.fault.set(photoFault(file));
    this.chosenFile.set(this.fault() ? null : { file, preview: await previewOf(file) });
  }

  protected use(chosen: { file: File; preview: string }): void {
    this.forget();
    this.chosen.emit(chosen);
  }

  protected forget(): void {
    this.chosenFile.set(null);
    // Or choosing the same file again would be no change.
    this.input().nativeElement.value = '';
  }
}
