import { expect, test } from './page-test.ts';

test.describe('the server under the browser suite', () => {
  test('answers as ready', async ({ request }) => {
    const reply = await request.get('/api/health');
    expect(reply.status()).toBe(200);
    expect(await reply.json()).toMatchObject({ database: 'ok', schema: 'ok' });
  });
});
