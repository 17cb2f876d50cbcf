import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { Avatar } from './avatar.js';
import { bucket, initials } from './initials.js';

describe('an avatar', () => {
  const show = (inputs: Record<string, unknown>): ComponentFixture<Avatar> => {
    const fixture = TestBed.createComponent(Avatar);
    for (const [name, value] of Object.entries({ name: 'Ada', handle: 'ada', ...inputs })) {
      fixture.componentRef.setInput(name, value);
    }
    fixture.detectChanges();
    return fixture;
  };

  it.each([
    ['Ada Lovelace', 'AL'],
    ['Ada King, Countess of Lovelace', 'AL'],
    ['ada', 'A'],
    ['Élodie-Ñandú', 'ÉÑ'],
    ['𝒜da', '𝒜'],
    ['', '?'],
    ['—', '?'],
  ])('stands for %j by %j', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it('keeps its colour for a handle, and has more than one', () => {
    expect(bucket('ada', 6)).toBe(bucket('ada', 6));
    const handles = ['ada', 'grace', 'linus', 'barbara', 'edsger', 'margaret', 'dennis'];
    expect(new Set(handles.map((handle) => bucket(handle, 6))).size).toBeGreaterThan(2);
  });

  it('shows the photo, and the initials when the photo does not load', async () => {
    const fixture = show({ photo: '/photos/ada.webp' });
    const host = fixture.nativeElement as Element;
    expect(host.textContent.trim()).toBe('');
    host.querySelector('img')!.dispatchEvent(new Event('error'));
    await fixture.whenStable();
    expect(host.textContent.trim()).toBe('A');
    await expectAccessible(host);
  });
});
