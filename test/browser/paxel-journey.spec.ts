import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { podmanWithStandIn } from '../../tools/container/paxel-stand-in.ts';
import { JourneyMachine } from '../support/journey-machine.ts';
import { expect, test } from './page-test.ts';
import { signInAs } from './sign-in.ts';

/** Only against hangs. */
test.describe.configure({ timeout: 150_000 });

const PROFILE = '/performance/developers/sora';
const REPORT = 'https://paxel.ycombinator.com/r/stand-in';
const TOKEN = 'rt_journey_secret_1234';

test.describe('Paxel, from the button to the report', () => {
  test.use({ signedInAs: 'sora' });

  test('is asked for in the console, run by its developer, and read by whom they share it with', async ({
    page,
    browser,
    baseURL: origin = '',
  }) => {
    const podman = podmanWithStandIn();
    if ('obstacle' in podman) console.warn(`SKIPPED: Paxel was not run. ${podman.obstacle}.`);
    test.skip('obstacle' in podman, 'no podman');
    if ('obstacle' in podman) return;
    const headers = { origin };
    const machine = new JourneyMachine();
    const amaras = await browser.newContext({ baseURL: origin });
    try {
      mkdirSync(join(machine.home, '.claude'));
      writeFileSync(join(machine.home, '.claude', 'token'), TOKEN);
      const data = { name: 'Journey', agent_type: 'codex', expires_in_days: 1 };
      const made = await page.request.post('/api/tokens', { data, headers });
      const { token } = (await made.json()) as { token: string };

      await page.goto(PROFILE);
      const panel = page.locator('cv-paxel-panel');
      await panel.getByLabel('Project name').fill('clinic');
      await panel.getByText('No Sentry').click();
      await panel.getByRole('button', { name: 'Run Paxel' }).click();
      await expect(panel.getByText('waiting for your machine')).toBeVisible();

      const { CONTAINERS_CONF, CONTAINERS_STORAGE_CONF, CONTAINERS_REGISTRIES_CONF } =
        podman.engine.env;
      const settings = { CONTAINERS_CONF, CONTAINERS_STORAGE_CONF, CONTAINERS_REGISTRIES_CONF };
      const run = await machine.covibe(['paxel', '--project', 'other'], {
        env: {
          ...(settings as Record<string, string>),
          ...{ COVIBE_BASE_URL: origin, COVIBE_MCP_TOKEN: token, COVIBE_PAXEL_DOCKER: 'podman' },
        },
      });
      expect(run).toMatchObject({ code: 0, out: `${REPORT}\n` });
      expect(run.words).toContain('Not used, because they differ: --project');
      expect(run.words).toContain('Paxel stand-in: --project clinic --no-sentry');
      expect(run.words).not.toContain(token);

      // Nobody reloads: the page asks by itself.
      const link = panel.getByRole('link', { name: 'Open the report' });
      await expect(link).toHaveAttribute('href', REPORT);
      await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
      await expect(panel.getByText('••••••••1234')).toBeVisible();
      await expect(panel.getByText(TOKEN)).toHaveCount(0);
      await panel.getByRole('button', { name: 'Show token' }).click();
      await expect(panel.getByText(TOKEN)).toBeVisible();

      await signInAs(amaras.request, origin, 'amara');
      const amara = await amaras.newPage();
      const seen = amara.locator('cv-paxel-panel');
      await amara.goto(PROFILE);
      await expect(seen.getByText('No report is shared.')).toBeVisible();

      const share = panel.getByRole('switch', { name: /Share with the team/ });
      await share.click();
      await expect(share).toBeChecked();
      await expect(share).toBeEnabled();
      await amara.reload();
      await expect(seen.getByRole('link', { name: 'Open the report' })).toBeVisible();
      await expect(seen.getByText('••••••••1234')).toBeVisible();
      await expect(seen.getByRole('switch')).toHaveCount(0);
      await expect(seen.getByRole('button', { name: 'Run Paxel' })).toHaveCount(0);

      const hide = { data: { visibility: 'private' }, headers };
      expect((await page.request.patch('/api/profile', hide)).ok()).toBe(true);
      const refused = await amaras.request.get('/api/paxel?developer=sora');
      expect(refused.status()).toBe(404);
      await amara.reload();
      await expect(amara.getByText('There is nobody of that name here')).toBeVisible();
    } finally {
      machine.remove();
      await page.request.patch('/api/profile', { data: { visibility: 'public' }, headers });
      await amaras.close();
    }
  });
});
