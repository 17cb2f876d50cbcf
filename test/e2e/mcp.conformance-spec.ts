import { MCP_PATH } from '@covibe/contracts';
import { startHeaderProxy, type HeaderProxy } from '../../tools/conformance/header-proxy.js';
import { APPLIES, excuseOf } from '../../tools/conformance/scenarios.js';
import { runSuite, type Verdict } from '../../tools/conformance/suite.js';
import { ConformanceFixtures } from '../support/fixture-tools/conformance-fixtures.js';
import { plantTenant, plantToken } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

/** Run by `npm run test:conformance`, which has the suites installed. */
describe.each(['2025', '2026'] as const)('the official suite for %s', (era) => {
  let server: TestApp;
  let proxy: HeaderProxy;
  let verdicts: Map<string, Verdict>;

  beforeAll(async () => {
    proxy = await startHeaderProxy();
    server = await testApp({
      env: { COVIBE_HOSTED_URL: proxy.origin },
      shape: (root) => root.imports?.push(ConformanceFixtures),
    });
    const acme = await plantTenant(server.database, { name: `acme-${era}` });
    const owner = {
      tenantId: acme.id,
      workspaceId: acme.workspaceIds[0] ?? '',
      developerId: acme.member.id,
    };
    const { token } = await plantToken(server.database, owner);
    proxy.leadTo(await server.listen(), { authorization: `Bearer ${token}` });
    verdicts = await runSuite(era, proxy.origin + MCP_PATH);
  }, 300_000);
  afterAll(async () => {
    await proxy.stop();
    await server.stop();
  });

  it.each([...APPLIES[era]])('passes %s', (scenario) => {
    const verdict = verdicts.get(scenario);
    expect(verdict?.faults).toEqual([]);
    expect(verdict?.checks).toBeGreaterThan(0);
  });

  it('has no scenario that is neither passed nor excused', () => {
    const open = [...verdicts.keys()].filter(
      (scenario) => !APPLIES[era].includes(scenario) && !excuseOf(era, scenario),
    );
    expect(open).toEqual([]);
  });
});
