import { TestBed } from '@angular/core/testing';
import type { Command } from './command.js';
import { Commands } from './commands.js';
import { Shortcuts } from './shortcuts.js';

const icon = { name: 'x', node: [] };
const ran: string[] = [];
const command = (id: string, label: string, more: Partial<Command> = {}): Command => ({
  id,
  label,
  icon,
  group: 'Actions',
  run: () => ran.push(id),
  ...more,
});

describe('commands', () => {
  let commands: Commands;

  beforeEach(() => {
    commands = TestBed.inject(Commands);
    commands.add(
      command('theme', 'Switch theme', { words: 'dark light' }),
      command('work', 'Go to Workstreams'),
      command('web', 'Web'),
    );
  });

  const labels = (query: string): string[] => commands.matching(query).map(({ label }) => label);

  it('are listed in their own order without a query', () => {
    expect(labels(' ')).toEqual(['Switch theme', 'Go to Workstreams', 'Web']);
  });

  it('answer the start of the label before the start of a word, and that before the inside', () => {
    expect(labels('w')).toEqual(['Web', 'Go to Workstreams', 'Switch theme']);
  });

  it('answer words that the label does not hold, and scattered letters', () => {
    expect(labels('DARK')).toEqual(['Switch theme']);
    expect(labels('gws')).toEqual(['Go to Workstreams']);
    expect(labels('zz')).toEqual([]);
  });

  it('stay out of the palette when only their keys make sense', () => {
    commands.add(command('palette', 'Web search', { keysOnly: true }));
    expect(labels('web')).toEqual(['Web']);
  });

  it('run by their name, and an unknown name does nothing', () => {
    ran.length = 0;
    commands.run('web');
    commands.run('nobody');
    expect(ran).toEqual(['web']);
  });

  it('go away with the feature that added them', () => {
    const remove = commands.add(command('late', 'Late'));
    expect(labels('late')).toEqual(['Late']);
    remove();
    expect(labels('late')).toEqual([]);
  });

  it('refuse a second one with the same name', () => {
    expect(() => commands.add(command('web', 'Other'))).toThrow('there already');
  });

  it('are found by every search that answers, though another fails', async () => {
    commands.addSearch(() => Promise.reject(new Error('down')));
    const remove = commands.addSearch((query) =>
      Promise.resolve([command(`person-${query}`, query)]),
    );
    const { signal } = new AbortController();
    expect((await commands.found('ada', signal)).map(({ id }) => id)).toEqual(['person-ada']);
    expect(await commands.found('  ', signal)).toEqual([]);
    remove();
    expect(await commands.found('ada', signal)).toEqual([]);
  });
});

describe('shortcuts', () => {
  const press = (key: string, init: KeyboardEventInit = {}, on: EventTarget = document): boolean =>
    on.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
    );

  beforeEach(() => {
    ran.length = 0;
    document.body.replaceChildren();
    TestBed.inject(Commands).add(
      command('work', 'Work', { keys: 'g w' }),
      command('help', 'Help', { keys: '?' }),
      command('palette', 'Palette', { keys: 'mod+k' }),
    );
    TestBed.inject(Shortcuts);
  });

  it('run by one key, by two in a row, and by Ctrl or Cmd', () => {
    press('?');
    press('g');
    press('w');
    press('k', { ctrlKey: true });
    press('K', { metaKey: true });
    expect(ran).toEqual(['help', 'work', 'palette', 'palette']);
  });

  it('take two keys in a row for what they are, also where the second means something alone', () => {
    TestBed.inject(Commands).add(
      command('plan', 'Plan', { keys: 'c' }),
      command('coordination', 'Coordination', { keys: 'g c' }),
    );
    press('g');
    press('c');
    press('c');
    expect(ran).toEqual(['coordination', 'plan']);
  });

  it('keep the browser from acting on a key that was theirs, and only on that', () => {
    expect(press('k', { ctrlKey: true })).toBe(false);
    expect(press('p', { ctrlKey: true })).toBe(true);
    expect(press('w')).toBe(true);
    expect(ran).toEqual(['palette']);
  });

  it('forget a first key after a pause', () => {
    const at = (timeStamp: number, key: string): void => {
      const event = new KeyboardEvent('keydown', { key });
      Object.defineProperty(event, 'timeStamp', { value: timeStamp });
      document.dispatchEvent(event);
    };
    at(0, 'g');
    at(5_000, 'w');
    expect(ran).toEqual([]);
  });

  it('stay letters in a field and in a dialog, but the palette opens from a field', () => {
    const input = document.body.appendChild(document.createElement('input'));
    press('?', {}, input);
    press('k', { ctrlKey: true }, input);
    expect(ran).toEqual(['palette']);
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.setAttribute('role', 'dialog');
    press('?');
    expect(ran).toEqual(['palette']);
  });
});
