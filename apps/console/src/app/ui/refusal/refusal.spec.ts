import { TestBed } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { Refusal } from './refusal.js';

describe('a refusal', () => {
  it('is said aloud when it comes, in a place that was there before', async () => {
    const fixture = TestBed.createComponent(Refusal);
    fixture.componentRef.setInput('reason', null);
    fixture.detectChanges();
    const host = fixture.nativeElement as HTMLElement;
    expect([host.getAttribute('role'), host.textContent]).toEqual(['alert', '']);
    fixture.componentRef.setInput('reason', 'Somebody was faster.');
    await fixture.whenStable();
    expect(host.textContent.trim()).toBe('Somebody was faster.');
    await expectAccessible(host);
  });
});
