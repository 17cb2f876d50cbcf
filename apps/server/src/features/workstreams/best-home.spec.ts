import { bestHome } from './best-home.js';

const home = (id: string, title_key: string, auto_created = false) => ({
  id,
  title_key,
  repo: null,
  auto_created,
});

describe('where a task that names no workstream belongs', () => {
  const homes = [
    home('billing', 'billing migration'),
    home('login', 'passkey login'),
    home('rest', 'everything else', true),
  ];

  it('is the workstream most of whose title it shares', () => {
    expect(bestHome(homes, { title: 'Add tests for the billing migration' })).toBe('billing');
  });

  it('counts what the scope says too', () => {
    expect(bestHome(homes, { title: 'Fix flaky spec', scope: 'login with a passkey' })).toBe(
      'login',
    );
  });

  it('is the container when a single common word is all they share', () => {
    expect(bestHome(homes, { title: 'Rename the login button' })).toBe('rest');
  });

  it('is nothing when there is no container either', () => {
    expect(
      bestHome([home('billing', 'billing migration')], { title: 'Tune the cache' }),
    ).toBeUndefined();
  });

  it('does not depend on words that every title has', () => {
    expect(bestHome([home('x', 'add the new of')], { title: 'Add the new page' })).toBeUndefined();
  });
});
