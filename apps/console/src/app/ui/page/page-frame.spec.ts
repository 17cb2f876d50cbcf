import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { PageFrame } from './page-frame.js';

@Component({
  imports: [PageFrame],
  template: `
    <cv-page heading="Members" narrow>
      <button type="button" cvPageAction>Invite</button>
      <p>Everybody</p>
    </cv-page>
  `,
})
class Members {}

describe('the frame of a page', () => {
  it('has one heading, with what can be done beside it and the content below', async () => {
    const fixture = TestBed.createComponent(Members);
    fixture.detectChanges();
    const host = fixture.nativeElement as Element;
    expect([...host.querySelectorAll('h1')].map(({ textContent }) => textContent)).toEqual([
      'Members',
    ]);
    expect(host.querySelector('header button')?.textContent).toBe('Invite');
    expect(host.querySelector('header + p')?.textContent).toBe('Everybody');
    expect(host.querySelector('cv-page.narrow')).not.toBeNull();
    await expectAccessible(host);
  });
});
