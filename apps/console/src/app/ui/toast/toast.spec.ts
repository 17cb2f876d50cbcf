import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { ToastList } from './toast-list.js';
import { ToastListHarness } from './toast.harness.js';
import { Toasts } from './toasts.js';

describe('toasts', () => {
  let fixture: ComponentFixture<ToastList>;
  let toasts: Toasts;
  let list: ToastListHarness;

  beforeEach(async () => {
    jest.useFakeTimers({ advanceTimers: true });
    fixture = TestBed.createComponent(ToastList);
    toasts = TestBed.inject(Toasts);
    list = await TestbedHarnessEnvironment.harnessForFixture(fixture, ToastListHarness);
  });

  afterEach(() => jest.useRealTimers());

  it('leave by themselves when they tell good news, and stay when something failed', async () => {
    toasts.done('Saved');
    toasts.failed('Not saved: the name is taken.');
    expect(await list.shown()).toEqual(['Saved', 'Not saved: the name is taken.']);
    jest.advanceTimersByTime(7_000);
    expect(await list.shown()).toEqual(['Not saved: the name is taken.']);
    await list.press('Dismiss');
    expect(await list.shown()).toEqual([]);
  });

  it('stay while somebody points at them', async () => {
    toasts.done('Saved');
    await list.pointAtFirst();
    jest.advanceTimersByTime(20_000);
    expect(await list.shown()).toEqual(['Saved']);
    await list.pointAway();
    jest.advanceTimersByTime(7_000);
    expect(await list.shown()).toEqual([]);
  });

  it('do what they offer, once', async () => {
    let undone = 0;
    toasts.done('Token revoked', { label: 'Undo', run: () => undone++ });
    await list.press('Undo');
    expect(undone).toBe(1);
    expect(await list.shown()).toEqual([]);
  });

  it('are three at most: the oldest makes room', async () => {
    for (const text of ['1', '2', '3', '4']) toasts.failed(text);
    expect(await list.shown()).toEqual(['2', '3', '4']);
  });

  it('are spoken politely and accessible', async () => {
    toasts.done('Saved', { label: 'Undo', run: () => undefined });
    await fixture.whenStable();
    const host = fixture.nativeElement as Element;
    expect(host.getAttribute('aria-live')).toBe('polite');
    jest.useRealTimers();
    await expectAccessible(host);
  });
});
