import { expect, test } from './page-test.ts';

test.describe('the server under the browser suite', () => {
  test('answers as ready', async ({ request }) => {
    const reply = await request.get('/api/health');
    expect(reply.status()).toBe(200);
    expect(await reply.json()).toMatchObject({ database: 'ok', schema: 'ok' });
  });
});

test.describe('somebody of the seeded company', () => {
  test.use({ signedInAs: 'maren' });

  test('is signed in where a spec asks for it', async ({ page }) => {
    const session = await page.request.get('/api/session');
    expect(await session.json()).toMatchObject({ developer: { handle: 'maren' } });
  });
});
