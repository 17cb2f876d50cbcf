import { Component, inject } from '@angular/core';
import { NO_PASSWORDS_REASON, PROFILE, type ProfileReply } from '@covibe/contracts';
import { Api } from '../../../core/api/api.js';
import { optimistically } from '../../../core/api/optimistic.js';
import { Live } from '../../../core/live/live.js';
import { Session } from '../../../core/session/session.js';
import { Answers } from '../answers.js';
import { Awaited } from '../awaited.js';
import { Panel } from '../panel.js';
import { PasswordReset } from './password-reset.js';
import { Photo } from './photo.js';
import { ProfileForm } from './profile-form.js';
import { VisibilityChoice } from './visibility-choice.js';

/** How one appears to teammates, and what of oneself one keeps private. */
@Component({
  selector: 'cv-profile',
  imports: [Awaited, Panel, PasswordReset, Photo, ProfileForm, VisibilityChoice],
  template: `
    @if (profile.hasValue()) {
      @let mine = profile.value();
      <cv-panel
        heading="Profile"
        about="What teammates see beside your work, and how agents name you."
      >
        <cv-photo [profile]="mine" (chosen)="setPhoto($event)" (removed)="removePhoto()" />
        <cv-profile-form [profile]="mine" (saved)="changed($event)" />
      </cv-panel>
      <cv-panel apart heading="Visibility" about="Who may see what you and your agents are doing.">
        <cv-visibility-choice [visibility]="mine.visibility" (chosen)="setVisibility($event)" />
      </cv-panel>
      <cv-panel
        apart
        heading="Password"
        [about]="mine.has_password ? passwordAbout : noPasswordsReason"
      >
        @if (mine.has_password) {
          <cv-password-reset [email]="mine.email" />
        }
      </cv-panel>
    } @else {
      <cv-awaited [of]="profile" what="Your profile" [rows]="8" />
    }
  `,
})
export class Profile {
  private readonly api = inject(Api);
  private readonly answers = inject(Answers);
  private readonly session = inject(Session);
  protected readonly profile = this.api.read(PROFILE.mine, () => ({}));
  protected readonly noPasswordsReason = NO_PASSWORDS_REASON;
  protected readonly passwordAbout =
    'Co-Vibe never sees it: a link to set a new one is sent by your sign-in provider.';

  constructor() {
    inject(Live).keepFresh(this.profile, 'profile', 'member');
  }

  protected changed(reply: ProfileReply): void {
    this.profile.set(reply);
    // The name and the photo also stand in the frame of the page.
    void this.session.probe();
  }

  protected async setVisibility(visibility: ProfileReply['visibility']): Promise<void> {
    const write = optimistically(
      this.profile,
      (now: ProfileReply) => ({ ...now, visibility }),
      () => this.api.call(PROFILE.change, { visibility }),
    );
    const isPrivate = visibility === 'private';
    await this.answers.to(write, isPrivate ? 'You are private now.' : 'You are visible now.');
  }

  protected async setPhoto({ file, preview }: { file: File; preview: string }): Promise<void> {
    const write = optimistically(
      this.profile,
      (now: ProfileReply) => ({ ...now, avatar_url: preview }),
      () => this.api.call(PROFILE.setPhoto, file),
    );
    const reply = await this.answers.to(write, 'Your photo is saved.');
    if (reply) this.changed(reply);
  }

  protected async removePhoto(): Promise<void> {
    const write = optimistically(
      this.profile,
      (now: ProfileReply) => ({ ...now, avatar_url: null }),
      () => this.api.call(PROFILE.removePhoto),
    );
    const reply = await this.answers.to(write, 'Your photo is removed.');
    if (reply) this.changed(reply);
  }
}
