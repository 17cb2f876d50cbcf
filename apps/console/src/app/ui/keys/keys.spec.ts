import { TestBed } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { keyCaps } from './key-caps.js';
import { Keys } from './keys.js';

describe('the keys of a shortcut', () => {
  it.each([
    ['g w', false, ['G', 'W']],
    ['?', false, ['?']],
    ['mod+k', false, ['Ctrl', 'K']],
    ['mod+k', true, ['⌘', 'K']],
  ])('%s, on a Mac: %s', (keys, onMac, caps) => {
    expect(keyCaps(keys, onMac)).toEqual(caps);
  });

  it('are drawn one cap each', async () => {
    const fixture = TestBed.createComponent(Keys);
    fixture.componentRef.setInput('keys', 'g w');
    fixture.detectChanges();
    const host = fixture.nativeElement as Element;
    expect([...host.querySelectorAll('kbd')].map(({ textContent }) => textContent)).toEqual([
      'G',
      'W',
    ]);
    await expectAccessible(host);
  });
});
