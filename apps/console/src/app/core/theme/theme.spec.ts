import { TestBed } from '@angular/core/testing';
import { Theme } from './theme.js';

describe('the theme', () => {
  let systemDark: boolean;
  let systemChanged: (event: { matches: boolean }) => void;

  beforeEach(() => {
    systemDark = true;
    localStorage.clear();
    delete document.documentElement.dataset['theme'];
    window.matchMedia = () =>
      ({
        matches: systemDark,
        addEventListener: (_: string, listener: typeof systemChanged) => (systemChanged = listener),
      }) as unknown as MediaQueryList;
  });

  it('follows the system, also when the system changes', () => {
    const theme = TestBed.inject(Theme);
    expect([theme.choice(), theme.isDark()]).toEqual(['system', true]);
    systemChanged({ matches: false });
    expect(theme.isDark()).toBe(false);
    expect(document.documentElement.dataset['theme']).toBeUndefined();
  });

  it('remembers a choice and pins it on the page', () => {
    TestBed.inject(Theme).toggle();
    expect(document.documentElement.dataset['theme']).toBe('light');
    TestBed.resetTestingModule();
    expect(TestBed.inject(Theme).choice()).toBe('light');
  });

  it('forgets the choice when the system is chosen again', () => {
    const theme = TestBed.inject(Theme);
    theme.choose('light');
    theme.choose('system');
    expect(localStorage).toHaveLength(0);
    expect(document.documentElement.dataset['theme']).toBeUndefined();
  });

  it('takes over the choice of another tab', () => {
    const theme = TestBed.inject(Theme);
    localStorage.setItem('covibe.theme', 'light');
    window.dispatchEvent(new StorageEvent('storage', { key: 'covibe.theme' }));
    expect(theme.isDark()).toBe(false);
    expect(document.documentElement.dataset['theme']).toBe('light');
  });

  it('takes an unknown remembered word for no choice', () => {
    localStorage.setItem('covibe.theme', 'sepia');
    expect(TestBed.inject(Theme).choice()).toBe('system');
  });
});
