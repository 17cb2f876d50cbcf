import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { Kpi } from './kpi.js';

@Component({
  imports: [Kpi],
  template: `
    <cv-kpi label="Completed" [value]="1204" [before]="1300" />
    <cv-kpi label="Started" [value]="3" [before]="1" />
    <cv-kpi label="Sessions" [value]="null" unknown="not counted yet" />
  `,
})
class Page {}

it('says a figure and how it was before, and why one is unknown', async () => {
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const text = host.textContent ?? '';
  expect(text).toContain('1,204');
  expect(text).toContain('−96, 1,300 before');
  expect(text).toContain('+2, 1 before');
  expect(text).toContain('n/a, not counted yet');
  await expectAccessible(host);
});
