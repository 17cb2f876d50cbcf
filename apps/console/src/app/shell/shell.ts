import {
  Component,
  DOCUMENT,
  effect,
  type ElementRef,
  inject,
  untracked,
  viewChild,
} from '@angular/core';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Shortcuts } from '../core/commands/shortcuts.js';
import { Live } from '../core/live/live.js';
import { PAGES } from '../core/pages/page.js';
import { poll } from '../core/poll/poll.js';
import { Session } from '../core/session/session.js';
import { Problem } from '../ui/problem/problem.js';
import { ToastList } from '../ui/toast/toast-list.js';
import { Banner } from './banner/banner.js';
import { Brand } from './brand.js';
import { ShellCommands } from './shell-commands.js';
import { SideBar } from './side-bar.js';
import { TopBar } from './top-bar.js';

const ASK_AGAIN_MS = 5_000;

/** The frame of every page for the signed-in; for everybody else the way to become one. */
@Component({
  selector: 'cv-shell',
  imports: [Banner, Brand, Problem, RouterOutlet, SideBar, ToastList, TopBar],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
  host: { '[class.with-pages]': 'hasPages' },
})
export class Shell {
  protected readonly session = inject(Session);
  private readonly live = inject(Live);
  private readonly document = inject(DOCUMENT);
  protected readonly hasPages = inject(PAGES).length > 0;
  private readonly main = viewChild<ElementRef<HTMLElement>>('main');

  constructor() {
    inject(Shortcuts);
    inject(ShellCommands);
    this.session.begin();
    effect(() => {
      const { kind } = this.session.state();
      untracked(() => this.follow(kind));
    });
    poll({
      every: () => ASK_AGAIN_MS,
      run: async () => {
        if (this.session.state().kind === 'unreachable') await this.session.probe();
      },
    });
    this.moveFocusWithThePage();
  }

  protected skipToContent(event: Event): void {
    event.preventDefault();
    this.main()?.nativeElement.focus();
  }

  private follow(kind: ReturnType<Session['state']>['kind']): void {
    if (kind === 'signed-in') return this.live.start();
    this.live.stop();
    if (kind === 'signed-out') this.session.leaveForSignIn();
    if (kind === 'without-place') this.session.leaveForOnboarding();
  }

  /** A link of the navigation leaves the keyboard behind; the new page is where it should be. */
  private moveFocusWithThePage(): void {
    let path: string | null = null;
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        if (!(event instanceof NavigationEnd)) return;
        const [next = ''] = event.urlAfterRedirects.split(/[?#]/);
        const moved = path !== null && path !== next;
        path = next;
        if (moved && !this.document.querySelector('[role="dialog"]')) {
          this.main()?.nativeElement.focus({ preventScroll: true });
        }
      });
  }
}
