import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { Check } from './check.js';
import { CheckHarness } from './check.harness.js';

@Component({
  imports: [Check],
  template: `
    <cv-check label="Private" hint="Peers see nothing of you." [(checked)]="isPrivate" />
    <cv-check kind="switch" label="Paxel" [checked]="true" [disabled]="true" />
  `,
})
class Page {
  readonly isPrivate = signal(false);
}

describe('a check', () => {
  let fixture: ComponentFixture<Page>;
  let checks: CheckHarness[];

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    checks = await TestbedHarnessEnvironment.loader(fixture).getAllHarnesses(CheckHarness);
  });

  it('goes on and off, and tells its owner', async () => {
    await checks[0]!.toggle();
    expect(fixture.componentInstance.isPrivate()).toBe(true);
    await checks[0]!.toggle();
    expect(fixture.componentInstance.isPrivate()).toBe(false);
  });

  it('shows what its owner sets', async () => {
    fixture.componentInstance.isPrivate.set(true);
    expect(await checks[0]!.isChecked()).toBe(true);
  });

  it('is a switch where it acts at once, and stays as it is while disabled', async () => {
    expect(await checks[1]!.role()).toBe('switch');
    await checks[1]!.toggle();
    expect(await checks[1]!.isChecked()).toBe(true);
  });

  it('is accessible in both kinds', async () => {
    await expectAccessible(fixture.nativeElement as Element);
  });
});
