import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import {
  AUDITS,
  CLAIMS,
  MEMBERS,
  MESSAGES,
  OVERLAP,
  TEAM,
  type MessageReply,
  type OverlapWarningReply,
  type StateReply,
} from '@covibe/contracts';
import { Live } from '../../core/live/live.js';
import { ADA } from '../../core/session/session.sample.js';
import { FakeServer } from '../../../testing/fake-server.js';
import { FakeLocation, signIn } from '../../../testing/signed-in.js';
import { Coordination } from './coordination.js';
import { claimsOf, quietState } from './coordination.sample.js';

/** The page with its server as a spec sets both up, used by words as a person would. */
export class CoordinationPage {
  readonly server = new FakeServer();
  /** Counts the changes that the server told of. */
  readonly told = signal(0);
  private harness: RouterTestingHarness | null = null;

  /** Signed in as an admin of a workspace where nothing needs anybody. */
  async begin(): Promise<void> {
    const revision = () => this.told();
    const live = Object.assign(Object.create(Live.prototype) as Live, { revision });
    TestBed.configureTestingModule({
      providers: [
        this.server.provider,
        new FakeLocation().provider,
        { provide: Live, useValue: live },
        provideRouter(
          [{ path: 'coordination', component: Coordination }],
          withComponentInputBinding(),
        ),
      ],
    });
    this.state();
    this.warn([]);
    this.say();
    this.server.answer(CLAIMS.list, claimsOf([]));
    this.server.answer(AUDITS.latest, { audit: null });
    this.server.answer(MEMBERS.list, { members: [], invitations: [], next_cursor: null });
    await signIn(this.server, ADA);
  }

  state(more: Partial<StateReply> = {}): void {
    this.server.answer(TEAM.state, { ...quietState(), ...more });
  }

  warn(warnings: OverlapWarningReply[], next_cursor: string | null = null): void {
    const open_count = warnings.filter(({ status }) => status === 'open').length;
    this.server.answer(OVERLAP.warnings, { warnings, open_count, next_cursor });
  }

  say(...messages: MessageReply[]): void {
    this.server.answer(MESSAGES.list, { messages, unread: 0, next_cursor: null });
  }

  async visit(path = '/coordination'): Promise<void> {
    if (this.harness) await this.harness.navigateByUrl(path);
    else this.harness = await RouterTestingHarness.create(path);
    await this.settle();
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) await this.harness!.fixture.whenStable();
  }

  get host(): HTMLElement {
    return this.harness!.fixture.nativeElement as HTMLElement;
  }

  get text(): string {
    return this.host.textContent.replaceAll(/\s+/g, ' ');
  }

  get dialog(): HTMLElement {
    return document.querySelector<HTMLElement>('cv-dialog')!;
  }

  button(words: string, within: ParentNode = document): HTMLButtonElement | undefined {
    return [...within.querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === words,
    );
  }

  async press(words: string, within?: ParentNode): Promise<void> {
    this.button(words, within)!.click();
    await this.settle();
  }

  async type(words: string): Promise<void> {
    const box = this.dialog.querySelector('textarea')!;
    box.value = words;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await this.settle();
  }
}
