import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { Copy } from './copy.js';
import { CopyHarness } from './copy.harness.js';

describe('a text to copy', () => {
  let fixture: ComponentFixture<Copy>;
  let copy: CopyHarness;
  const clipboard = { writeText: jest.fn<Promise<void>, [string]>() };

  beforeEach(async () => {
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    clipboard.writeText.mockReset().mockResolvedValue(undefined);
    fixture = TestBed.createComponent(Copy);
    fixture.componentRef.setInput('text', 'cv_secret');
    fixture.componentRef.setInput('label', 'The token');
    copy = await TestbedHarnessEnvironment.harnessForFixture(fixture, CopyHarness);
  });

  it('is put on the clipboard as it is, and says so', async () => {
    await copy.take();
    expect(clipboard.writeText).toHaveBeenCalledWith('cv_secret');
    expect(await copy.says()).toBe('Copied');
  });

  it('offers itself to the keyboard where the browser refuses', async () => {
    clipboard.writeText.mockRejectedValue(new Error('denied'));
    await copy.take();
    expect(await copy.says()).toBe('Press Ctrl+C');
    expect(await copy.text()).toBe('cv_secret');
  });

  it('is accessible', async () => {
    await expectAccessible(fixture.nativeElement as Element);
  });
});
