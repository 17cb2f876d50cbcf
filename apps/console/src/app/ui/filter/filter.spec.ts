import { TestBed } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { press } from '../testing/keys.js';
import { Filter } from './filter.js';

describe('the filter of a list', () => {
  const show = () => {
    const fixture = TestBed.createComponent(Filter);
    fixture.componentRef.setInput('label', 'Filter members');
    fixture.detectChanges();
    const input = (fixture.nativeElement as Element).querySelector('input')!;
    return { fixture, input };
  };

  it('gives its text as it is typed, and Escape empties it', async () => {
    const { fixture, input } = show();
    input.value = 'ada';
    input.dispatchEvent(new Event('input'));
    expect(fixture.componentInstance.text()).toBe('ada');
    press(input, 'Escape');
    await fixture.whenStable();
    expect([fixture.componentInstance.text(), input.value]).toEqual(['', '']);
  });

  it('is where the shortcut finds it, and accessible', async () => {
    const { fixture } = show();
    expect(document.querySelector('[data-filter]')?.getAttribute('aria-label')).toBe(
      'Filter members',
    );
    await expectAccessible(fixture.nativeElement as Element);
  });
});
