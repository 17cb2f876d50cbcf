import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import user from '@lucide/icons/icons/user';
import type { Command } from '../../core/commands/command.js';
import { Commands } from '../../core/commands/commands.js';
import { Dialogs } from '../../ui/dialog/dialogs.js';
import { expectAccessible } from '../../ui/testing/accessible.js';
import { Palette } from './palette.js';
import { PaletteHarness } from './palette.harness.js';

@Component({ template: '' })
class Page {}

describe('the palette', () => {
  let fixture: ComponentFixture<Page>;
  let palette: PaletteHarness;
  let ran: string[];

  const command = (id: string, label: string, more: Partial<Command> = {}): Command => ({
    id,
    label,
    icon: user,
    group: 'Actions',
    run: () => ran.push(id),
    ...more,
  });

  beforeEach(async () => {
    ran = [];
    const commands = TestBed.inject(Commands);
    commands.add(
      command('work', 'Workstreams', { group: 'Pages', keys: 'g w' }),
      command('theme', 'Switch theme'),
      command('docs', 'Documentation'),
    );
    commands.addSearch((query) =>
      Promise.resolve(
        'ada lovelace'.includes(query)
          ? [command('ada', 'Ada Lovelace', { group: 'People', detail: 'Platform' })]
          : [],
      ),
    );
    fixture = TestBed.createComponent(Page);
    void TestBed.inject(Dialogs).open(Palette, { label: 'Search and run a command' });
    palette =
      await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(PaletteHarness);
  });

  it('offers everything at first, in groups, with its keys', async () => {
    expect(await palette.offers()).toEqual(['WorkstreamsGW', 'Switch theme', 'Documentation']);
    const groups = [...document.querySelectorAll('cv-palette h2')];
    expect(groups.map(({ textContent }) => textContent)).toEqual(['Pages', 'Actions']);
  });

  it('has the keyboard from the start and works by it alone', async () => {
    expect(document.activeElement?.getAttribute('role')).toBe('combobox');
    await palette.press(TestKey.DOWN_ARROW);
    expect(await palette.active()).toBe('Switch theme');
    await palette.press(TestKey.UP_ARROW);
    await palette.press(TestKey.UP_ARROW);
    expect(await palette.active()).toBe('Documentation');
    await palette.press(TestKey.ENTER);
    expect(ran).toEqual(['docs']);
    await fixture.whenStable();
    expect(document.querySelector('cv-palette')).toBeNull();
  });

  it('starts a new query at its best answer', async () => {
    await palette.press(TestKey.DOWN_ARROW);
    await palette.type('wor');
    expect(await palette.active()).toBe('WorkstreamsGW');
  });

  it('adds what the searches find, once they have answered', async () => {
    await palette.type('ada');
    await new Promise((settled) => setTimeout(settled, 200));
    expect(await palette.offers()).toEqual(['Ada LovelacePlatform']);
    await palette.click('Ada');
    expect(ran).toEqual(['ada']);
  });

  it('says when nothing answers, and Enter then does nothing', async () => {
    await palette.type('zzz');
    expect(document.querySelector('cv-palette')?.textContent).toContain('Nothing answers “zzz”.');
    await palette.press(TestKey.ENTER);
    expect(ran).toEqual([]);
    await expectAccessible(document.body);
  });

  it('is accessible', async () => {
    await expectAccessible(document.body);
  });
});
