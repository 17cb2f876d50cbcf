import { createHash } from 'node:crypto';
import { MCP_PATH } from '@covibe/contracts';
import * as declared from '../../../libs/contracts/src/tools.js';
import type { ListedTool } from '../../../apps/server/src/features/mcp/tool-table.js';
import { classSchemaOf } from '../../../libs/contracts/src/dto.js';
import { expectGolden } from '../../support/golden.js';
import { plantTenant, plantToken } from '../../support/planted-tenant.js';
import { type TestApp, testApp } from '../../support/test-app.js';
import { conformancePage } from './conformance-page.js';
import { errorsPage } from './errors-page.js';
import { OF_ONE_TOOL } from './tool-errors.js';
import { toolPage } from './tool-page.js';

const PAGES = '../../docs/engineering/mcp/';
const FORBIDDEN = ['oneOf', 'anyOf', 'allOf', 'not', 'if', '$ref', 'pattern'];
const tools = Object.values(declared);

describe('the tools as agents get them', () => {
  let server: TestApp;
  let token: string;
  let list: ListedTool[];
  let instructions: string;

  beforeAll(async () => {
    server = await testApp();
    const {
      id: tenantId,
      workspaceIds,
      member,
    } = await plantTenant(server.database, { name: 'golden' });
    const owner = { tenantId, workspaceId: workspaceIds[0] ?? '', developerId: member.id };
    ({ token } = await plantToken(server.database, owner));
    ({ tools: list } = await ask<{ tools: ListedTool[] }>('tools/list', {}));
    ({ instructions } = await ask<{ instructions: string }>('initialize', {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'golden', version: '1' },
    }));
  });
  afterAll(() => server.stop());

  async function ask<Result>(method: string, params: object): Promise<Result> {
    const reply = await server.inject({
      method: 'POST',
      url: MCP_PATH,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      payload: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    return (JSON.parse(reply.body) as { result: Result }).result;
  }

  it('are what test/golden says', () => {
    expectGolden('mcp-tools.json', JSON.stringify(list, null, 2));
  });

  it('have the words that test/golden pins, instructions included', () => {
    const words = list.map(({ name, title, description }) => [name, title, description]);
    const hash = createHash('sha256')
      .update(JSON.stringify([words, instructions]))
      .digest('hex');
    expectGolden('mcp-words.sha256', hash);
  });

  it('are taught in at most twelve lines', () => {
    expect(instructions.split('\n').length).toBeLessThanOrEqual(12);
    for (const { name } of list.filter(({ name }) => name !== 'covibe_workstream')) {
      expect(instructions).toContain(name);
    }
  });

  it('take one flat object without unions, which model APIs refuse', () => {
    for (const { name, inputSchema } of list) {
      const keys = [...JSON.stringify(inputSchema).matchAll(/"([^"]+)":/g)].map(([, key]) => key);
      expect([name, keys.filter((key) => FORBIDDEN.includes(key ?? ''))]).toEqual([name, []]);
      expect(inputSchema).toMatchObject({ type: 'object', required: ['operation'] });
    }
  });

  it('mean the same by a field in each of their operations', () => {
    const differing = tools.flatMap((tool) => {
      const seen = new Map<string, string>();
      return Object.values(tool.operations as Record<string, new () => object>).flatMap((shape) =>
        Object.entries(classSchemaOf(shape).properties).flatMap(([field, schema]) => {
          const { description: _, ...rules } = schema;
          const [now, before] = [JSON.stringify(rules), seen.get(field)];
          seen.set(field, now);
          return before === undefined || before === now ? [] : [`${tool.name}.${field}: ${now}`];
        }),
      );
    });
    expect(differing).toEqual([]);
  });

  it('each have a page that says what they take and what they refuse', () => {
    expect(Object.keys(OF_ONE_TOOL)).toEqual(list.map(({ name }) => name));
    for (const tool of tools) expectGolden(`${PAGES}${tool.name}.md`, toolPage(tool));
  });

  it('have a page with every error', () => {
    expectGolden(`${PAGES}errors.md`, errorsPage());
  });

  it('have a page about the official suites', () => {
    expectGolden(`${PAGES}conformance.md`, conformancePage());
  });
});
