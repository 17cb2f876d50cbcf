/**
 * Small comforts of the public pages; everything works without them. The remembered theme itself is
 * put on the page by /theme.js before the first paint; this only lets the reader change it.
 */
(() => {
  const root = document.documentElement;
  const themes = ['system', 'light', 'dark'];
  const button = document.querySelector('[data-theme-button]');

  const showTheme = () => {
    const now = root.dataset.theme ?? 'system';
    button.title = `Theme: ${now}`;
    button.setAttribute('aria-label', `Theme: ${now}. Change it.`);
  };
  const nextTheme = () => {
    const next = themes[(themes.indexOf(root.dataset.theme ?? 'system') + 1) % themes.length];
    if (next === 'system') delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      if (next === 'system') localStorage.removeItem('covibe.theme');
      else localStorage.setItem('covibe.theme', next);
    } catch {
      // Storage may be refused: the choice then holds for this page.
    }
    showTheme();
  };
  if (button) {
    showTheme();
    button.hidden = false;
    button.addEventListener('click', nextTheme);
  }

  // The clipboard is there only on https and on this machine.
  if (navigator.clipboard) {
    for (const box of document.querySelectorAll('.code-box')) {
      const copy = document.createElement('button');
      copy.type = 'button';
      copy.className = 'copy';
      copy.textContent = 'Copy';
      copy.addEventListener('click', async () => {
        const code = box.querySelector('[data-copy]') ?? box.querySelector('code');
        await navigator.clipboard.writeText(code?.textContent ?? '');
        copy.textContent = 'Copied';
        copy.classList.add('done');
        setTimeout(() => {
          copy.textContent = 'Copy';
          copy.classList.remove('done');
        }, 1500);
      });
      box.append(copy);
    }
  }

  const search = document.querySelector('input[type="search"]');
  if (search) {
    document.addEventListener('keydown', (event) => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      search.focus();
      search.select();
    });
  }

  // Marks, in the table of contents, the section that is being read.
  const entries = [...document.querySelectorAll('.toc a')];
  const sections = entries.flatMap((entry) => {
    const heading = document.getElementById(decodeURIComponent(entry.hash.slice(1)));
    return heading ? [{ entry, heading }] : [];
  });
  if (sections.length > 0) {
    const mark = () => {
      const read = sections.filter(({ heading }) => heading.getBoundingClientRect().top < 120);
      const now = (read.at(-1) ?? sections[0]).entry;
      for (const entry of entries) {
        if (entry === now) entry.setAttribute('aria-current', 'true');
        else entry.removeAttribute('aria-current');
      }
    };
    let planned = false;
    addEventListener(
      'scroll',
      () => {
        if (planned) return;
        planned = true;
        requestAnimationFrame(() => {
          planned = false;
          mark();
        });
      },
      { passive: true },
    );
    mark();
  }
})();
