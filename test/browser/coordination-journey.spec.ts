import type { APIRequestContext, Browser, BrowserContext } from '@playwright/test';
import { expect, test } from './page-test.ts';
import { signInAs } from './sign-in.ts';

/** Only against hangs. */
test.describe.configure({ timeout: 150_000 });

interface Envelope {
  status: string;
  data: {
    task?: { id: string } | null;
    check?: Check | null;
    may_start?: boolean;
  } & Partial<Check>;
  feedback: { required_action: string | null };
}

interface Check {
  check_id: string;
  warning_id: string | null;
  requires_verdict: boolean;
  candidates: { id: string; reasons: string[] }[];
}

type Agent = (operation: string, input: object) => Promise<Envelope>;

/** Somebody of the seeded company with an agent of their own, as Settings would set it up. */
async function agentOf(
  browser: Browser,
  origin: string,
  handle: string,
): Promise<{ context: BrowserContext; agent: Agent }> {
  const context = await browser.newContext({ baseURL: origin });
  await signInAs(context.request, origin, handle);
  const made = await context.request.post('/api/tokens', {
    data: { name: 'Journey', agent_type: 'codex', expires_in_days: 1 },
    headers: { origin },
  });
  const { token } = (await made.json()) as { token: string };
  return { context, agent: caller(context.request, token) };
}

function caller(request: APIRequestContext, token: string): Agent {
  return async (operation, input) => {
    const params = { name: 'covibe_task', arguments: { operation, ...input } };
    const reply = await request.post('/api/mcp', {
      headers: { authorization: `Bearer ${token}` },
      data: { jsonrpc: '2.0', id: 1, method: 'tools/call', params },
    });
    const { result } = (await reply.json()) as { result: { structuredContent: Envelope } };
    return result.structuredContent;
  };
}

const FIRST = {
  title: 'Send storm warnings to moored ships by radio',
  scope: 'Storm warnings: the radio gateway calls every moored ship and waits for a receipt.',
  repo: 'harbor-server',
  paths: ['src/radio/storm-warnings.ts'],
};
const SECOND = {
  title: 'Radio gateway: storm warning to each moored ship',
  scope: 'Call all moored ships over the radio gateway when a storm is announced.',
  repo: 'harbor-server',
  paths: ['src/radio/storm-warnings.ts'],
};
const REASON = 'The first one stays on short wave, says the harbor master.';

test.describe('two agents that begin the same work', () => {
  test.use({ signedInAs: 'maren' });

  test('the second is stopped until a human says why, and people see it', async ({
    page,
    browser,
    baseURL,
  }) => {
    const ines = await agentOf(browser, baseURL!, 'ines');
    const tobias = await agentOf(browser, baseURL!, 'tobias');
    await page.goto('/coordination');
    await expect(page.locator('cv-live-pill')).toContainText('Live');

    const begun = await ines.agent('start', FIRST);
    const first = begun.data.task!.id;

    const asked = await tobias.agent('check', SECOND);
    expect(asked.status).toBe('warning');
    expect(asked.data.requires_verdict).toBe(true);
    expect(asked.feedback.required_action).toBeTruthy();
    expect(asked.data.candidates!.map(({ id }) => id)).toContain(first);
    const line = page.getByRole('link', { name: new RegExp(SECOND.title) });
    await expect(line).toContainText('Needs a decision');

    const refused = await tobias.agent('start', SECOND);
    expect(refused.data.task ?? null).toBeNull();
    const { check_id } = refused.data.check ?? (asked.data as Check);
    const verdicts = [{ id: first, verdict: 'same', reason: 'Both call moored ships by radio.' }];
    const judged = await tobias.agent('verdict', { check_id, verdicts });
    expect(judged.data.may_start).toBe(false);
    const confirmed = await tobias.agent('verdict', { check_id, verdicts, confirm_reason: REASON });
    expect(confirmed.data.may_start).toBe(true);
    const started = await tobias.agent('start', SECOND);
    const second = started.data.task!.id;

    await expect(line).toContainText('Both go on');
    await expect(line).toContainText(REASON);
    await line.click();
    await expect(page.locator('cv-overlap-card')).toContainText(REASON);
    await expect(page.locator('cv-overlap-card')).toContainText('Both call moored ships by radio.');

    await tobias.agent('complete', { task_id: second, result_summary: 'Ships are called.' });
    await expect(page.locator('cv-overlap-card')).toContainText('Settled');
    await page.goto('/coordination');
    await expect(page.locator('cv-overlaps')).toContainText('Overlaps');
    await expect(line).toHaveCount(0);
    await ines.context.close();
    await tobias.context.close();
  });
});
