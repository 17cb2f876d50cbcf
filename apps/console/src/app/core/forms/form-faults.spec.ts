import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { form, FormField } from '@angular/forms/signals';
import { ApiError } from '../api/api-error.js';
import { faultOf, refusalOf, send } from './form-faults.js';
import { emailRule, handleRule, nameRule } from './rules.js';

@Component({
  imports: [FormField],
  template: `
    <input id="name" [formField]="fields.name" />
    <input id="email" [formField]="fields.email" />
    <input id="handle" [formField]="fields.handle" />
  `,
})
class Page {
  readonly model = signal({ name: '', email: '', handle: '' });
  readonly fields = form(this.model, (path) => {
    nameRule(path.name, 'Enter a name.');
    emailRule(path.email);
    handleRule(path.handle);
  });
}

describe('a form', () => {
  let fixture: ComponentFixture<Page>;
  let page: Page;
  const box = (id: string) =>
    (fixture.nativeElement as Element).querySelector<HTMLInputElement>(`#${id}`)!;
  const type = (id: string, text: string) => {
    box(id).value = text;
    box(id).dispatchEvent(new Event('input'));
    box(id).dispatchEvent(new Event('blur'));
  };

  beforeEach(() => {
    fixture = TestBed.createComponent(Page);
    page = fixture.componentInstance;
    document.body.append(fixture.nativeElement as Element);
    fixture.detectChanges();
  });

  it('says nothing to those who only pass through, and what is wrong to those who wrote', () => {
    box('name').dispatchEvent(new Event('blur'));
    expect(faultOf(page.fields.name)).toBeNull();
    type('email', 'ada');
    expect(faultOf(page.fields.email)).toBe('Enter a whole e-mail address.');
    type('email', 'ada@example.org');
    expect(faultOf(page.fields.email)).toBeNull();
  });

  it.each([
    ['', null],
    ['ada-lovelace', null],
    ['a', 'Use at least 2 characters.'],
    ['Ada', 'Use lower-case letters, digits and single hyphens between them.'],
    ['ada--l', 'Use lower-case letters, digits and single hyphens between them.'],
    ['settings', '“settings” is reserved.'],
  ])('says of the handle %j: %j', (handle, fault) => {
    type('handle', handle);
    expect(faultOf(page.fields.handle)).toBe(fault);
  });

  it('is not sent with a fault, says all of them, and goes to the first', async () => {
    const write = jest.fn();
    expect(await send(page.fields, write)).toBe(false);
    expect(write).not.toHaveBeenCalled();
    expect(faultOf(page.fields.name)).toBe('Enter a name.');
    expect(faultOf(page.fields.email)).toBe('Enter a whole e-mail address.');
    expect(document.activeElement).toBe(box('name'));
  });

  const fill = () => {
    type('name', 'Ada');
    type('email', 'ada@example.org');
  };
  const refused = (field: string | null) => () =>
    Promise.reject(new ApiError('Not like this.', 'x/y', 400, 'req_1', field));

  it('shows a refusal at the field it names until that is changed', async () => {
    fill();
    expect(await send(page.fields, refused('handle'))).toBe(false);
    expect(faultOf(page.fields.handle)).toBe('Not like this.');
    expect(document.activeElement).toBe(box('handle'));
    type('handle', 'ada');
    expect(faultOf(page.fields.handle)).toBeNull();
  });

  it('shows a refusal that names no field of it as one of the whole', async () => {
    fill();
    await send(page.fields, refused('tenant'));
    expect(refusalOf(page.fields)).toBe('Not like this.');
  });

  it('can be sent again as it is after a refusal', async () => {
    fill();
    await send(page.fields, refused('handle'));
    await send(page.fields, refused(null));
    expect(await send(page.fields, () => Promise.resolve())).toBe(true);
  });

  it('is sent once while the answer is awaited', async () => {
    fill();
    let answer = (): void => undefined;
    const write = jest.fn(() => new Promise<void>((settle) => (answer = settle)));
    const first = send(page.fields, write);
    const second = send(page.fields, write);
    answer();
    expect(await first).toBe(true);
    await second;
    expect(write).toHaveBeenCalledTimes(1);
    expect(write).toHaveBeenCalledWith({ name: 'Ada', email: 'ada@example.org', handle: '' });
  });

  it('hides no mistake of the page itself', async () => {
    fill();
    await expect(send(page.fields, () => Promise.reject(new Error('a bug')))).rejects.toThrow();
  });
});
