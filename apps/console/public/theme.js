/**
 * Runs before the first paint, from a file because the policy allows no inline script: puts the
 * remembered theme on <html>, so that no page flashes the other one. Without a choice the
 * `color-scheme` of the stylesheet follows the system.
 */
(() => {
  try {
    const theme = localStorage.getItem('covibe.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be refused; the system's theme is then the right one.
  }
})();
