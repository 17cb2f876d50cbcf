import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Repositories, statePlaces } from '@covibe/local-state';
import { FakeCovibe, type FakeReply } from '../../../../test/support/fake-covibe.js';
import { commitGuard } from './commit-guard.js';

describe('the guard before a commit', () => {
  let home: string;
  let project: string;
  let server: FakeCovibe;
  let reply: FakeReply;

  beforeEach(async () => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'covibe-commit-')));
    project = join(home, 'app');
    mkdirSync(join(project, '.git'), { recursive: true });
    reply = { body: { conflicts: [], mode: 'deny' } };
    server = await FakeCovibe.start(() => reply);
  });
  afterEach(async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const guard = (...staged: string[]) => {
    const env = { COVIBE_BASE_URL: server.origin, COVIBE_MCP_TOKEN: 'cv_mine1234' };
    return commitGuard(staged, project, { env, home });
  };
  const conflict = {
    ...{ path: 'src/a.ts', claim_id: 'claim_1', owner: 'mel', agent_type: 'codex' },
    ...{ mode: 'exclusive', reason: 'Rewriting tokens', seconds_left: 1_300 },
  };

  it.each([
    ['warn', false],
    ['ask', false],
    ['deny', true],
  ])('names whose files are committed, and under %s refuses: %s', async (mode, isRefused) => {
    reply = { body: { conflicts: [conflict], mode } };
    const said = await guard('src/a.ts', '../outside.ts');
    expect(said).toMatchObject({ isRefused, words: expect.stringContaining('mel') as string });
    expect(server.calls).toMatchObject([
      { route: 'POST /api/claims/check', body: { repo: 'app', paths: ['src/a.ts'] } },
    ]);
  });

  it('asks in portions, and of a server that is away once', async () => {
    const many = Array.from({ length: 120 }, (_, at) => `f${at}.ts`);
    expect(await guard(...many)).toEqual({ words: '', isRefused: false });
    expect(server.calls.map(({ body }) => (body['paths'] as string[]).length)).toEqual([
      ...[50, 50, 20],
    ]);
    server.calls.length = 0;
    reply = { status: 500, body: {} };
    expect(await guard(...many)).toEqual({ words: '', isRefused: false });
    expect(server.calls).toHaveLength(1);
  });

  it('asks nobody about an excluded repository or an empty commit', async () => {
    await guard();
    new Repositories(statePlaces({}, home), home).exclude(project);
    expect(await guard('src/a.ts')).toEqual({ words: '', isRefused: false });
    expect(server.calls).toEqual([]);
  });
});
