import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import keyboard from '@lucide/icons/icons/keyboard';
import type { Command } from '../../core/commands/command.js';
import { Commands } from '../../core/commands/commands.js';
import { DialogHarness } from '../../ui/dialog/dialog.harness.js';
import { Dialogs } from '../../ui/dialog/dialogs.js';
import { expectAccessible } from '../../ui/testing/accessible.js';
import { ShortcutList } from './shortcut-list.js';

@Component({ template: '' })
class Page {}

describe('the list of shortcuts', () => {
  it('names every command that has keys, by group, and no other', async () => {
    const command = (id: string, more: Partial<Command>): Command => ({
      id,
      label: `Label of ${id}`,
      icon: keyboard,
      group: 'Actions',
      run: () => undefined,
      ...more,
    });
    TestBed.inject(Commands).add(
      command('work', { group: 'Pages', keys: 'g w' }),
      command('palette', { keys: 'mod+k', keysOnly: true }),
      command('docs', {}),
    );
    const fixture = TestBed.createComponent(Page);
    void TestBed.inject(Dialogs).open(ShortcutList);
    const root = TestbedHarnessEnvironment.documentRootLoader(fixture);
    expect(await (await root.getHarness(DialogHarness)).name()).toBe('Keyboard shortcuts');
    const lines = [...document.querySelectorAll('cv-shortcut-list li')].map(({ textContent }) =>
      textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(lines).toEqual(['Label of workGW', 'Label of paletteCtrlK']);
    await expectAccessible(document.body);
  });
});
