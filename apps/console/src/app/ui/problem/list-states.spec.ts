import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import inbox from '@lucide/icons/icons/inbox';
import { expectAccessible } from '../testing/accessible.js';
import { ButtonHarness } from '../button/button.harness.js';
import { Empty } from '../empty/empty.js';
import { Pill } from '../pill/pill.js';
import { Skeleton } from '../skeleton/skeleton.js';
import { Problem } from './problem.js';

@Component({
  imports: [Empty, Pill, Problem, Skeleton],
  template: `
    <cv-empty [icon]="inbox" heading="No tokens yet" command="npm start"
      >They appear here.</cv-empty
    >
    <cv-problem
      heading="Members did not load"
      message="The database is away."
      requestId="req_7"
      (retry)="retries.set(retries() + 1)"
    />
    <cv-skeleton label="Members are loading" [rows]="3" />
    <cv-pill tone="warn">stale</cv-pill>
    <cv-pill tone="good" [icon]="inbox">received</cv-pill>
  `,
})
class Page {
  protected readonly inbox = inbox;
  readonly retries = signal(0);
}

describe('the states of a list', () => {
  const show = () => {
    const fixture = TestBed.createComponent(Page);
    fixture.detectChanges();
    return { fixture, host: fixture.nativeElement as Element };
  };

  it('say what will appear and the command that makes it appear', () => {
    const empty = show().host.querySelector('cv-empty')!;
    expect(empty.textContent).toContain('They appear here.');
    expect(empty.querySelector('code')?.textContent).toBe('npm start');
  });

  it('say what failed with the request to ask about, and try again', async () => {
    const { fixture, host } = show();
    const problem = host.querySelector('cv-problem')!;
    expect(problem.textContent).toContain('The database is away.');
    expect(problem.querySelector('code')?.textContent).toBe('req_7');
    await (await TestbedHarnessEnvironment.loader(fixture).getHarness(ButtonHarness)).click();
    expect(fixture.componentInstance.retries()).toBe(1);
  });

  it('draw as many rows as are expected, and say so once', () => {
    const skeleton = show().host.querySelector('cv-skeleton')!;
    expect(skeleton.querySelectorAll('.row')).toHaveLength(3);
    expect(skeleton.textContent.trim()).toBe('Members are loading');
  });

  it('tell a status by its word, beside a dot or an icon', () => {
    const [stale, received] = show().host.querySelectorAll('cv-pill');
    expect(stale!.textContent.trim()).toBe('stale');
    expect(stale!.querySelector('.dot')).not.toBeNull();
    expect(received!.querySelector('svg')).not.toBeNull();
  });

  it('are accessible', async () => {
    await expectAccessible(show().host);
  });
});
