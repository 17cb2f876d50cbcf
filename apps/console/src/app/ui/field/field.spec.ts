import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { Control, Field } from './field.js';
import { FieldHarness } from './field.harness.js';

@Component({
  imports: [Field, Control],
  template: `
    <cv-field label="Handle" hint="Letters and digits." [error]="error()">
      <input cvControl #box [value]="''" (input)="typed.set(box.value)" />
    </cv-field>
    <cv-field label="Role">
      <select cvControl>
        <option>admin</option>
      </select>
    </cv-field>
  `,
})
class Page {
  readonly error = signal<string | null>(null);
  readonly typed = signal('');
}

describe('a field', () => {
  let fixture: ComponentFixture<Page>;
  let fields: FieldHarness[];

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    fields = await TestbedHarnessEnvironment.loader(fixture).getAllHarnesses(FieldHarness);
  });

  it('names its control and describes it by the hint', async () => {
    const { id, describedBy, invalid } = await fields[0]!.wiring();
    expect(await fields[0]!.label()).toBe('Handle');
    expect(await fields[0]!.said()).toBe('Letters and digits.');
    expect(describedBy).toBe(`${id}-hint`);
    expect(invalid).toBe(false);
    expect((await fields[1]!.wiring()).describedBy).toBeNull();
  });

  it('says the error in place of the hint and marks the control', async () => {
    fixture.componentInstance.error.set('This handle is taken.');
    expect(await fields[0]!.said()).toBe('This handle is taken.');
    const { id, describedBy, invalid } = await fields[0]!.wiring();
    expect(describedBy).toBe(`${id}-error`);
    expect(invalid).toBe(true);
  });

  it('takes what is typed', async () => {
    await fields[0]!.type('ada');
    expect(fixture.componentInstance.typed()).toBe('ada');
  });

  it('is accessible with and without an error', async () => {
    await expectAccessible(fixture.nativeElement as Element);
    fixture.componentInstance.error.set('This handle is taken.');
    await fixture.whenStable();
    await expectAccessible(fixture.nativeElement as Element);
  });
});
