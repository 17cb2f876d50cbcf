import { parse } from 'jsonc-parser';
import type { Wiring } from './agent-config.js';
import { claudeCodeConfig } from './claude-code.js';
import { cursorConfig } from './cursor.js';
import { REAL_SHAPED_JSON } from './real-shaped-json.js';

const PROJECT = '/srv/acme/app';
const wiring: Wiring = {
  origin: 'http://localhost:3000',
  project: PROJECT,
  bridge: '/opt/co-vibe/bin/covibe-mcp.mjs',
};
const CONFIGS = [claudeCodeConfig(PROJECT), cursorConfig(PROJECT)];
const content = (text: string) =>
  parse(text.replace(/^\uFEFF/, ''), [], { allowTrailingComma: true }) as {
    mcpServers: Record<string, Record<string, unknown>>;
  };

describe.each(CONFIGS)('the file of $agent', (config) => {
  it.each(REAL_SHAPED_JSON)('wires into and out of a file with %s, and nothing else', (_, text) => {
    const wired = config.wire(text, wiring);
    expect(config.wire(wired, wiring)).toBe(wired);
    expect(config.entry(wired)).toMatchObject({ command: 'node' });
    const { covibe: __, ...others } = content(wired).mcpServers;
    expect(others).toEqual((content(text) as { mcpServers?: object }).mcpServers ?? {});
    // Every line that was there is still there, in order, but for a comma that had to be added.
    const bare = (line: string) => line.trim().replace(/,$/, '');
    let place = 0;
    const lines = wired.split('\n').map(bare);
    if (text.includes('\n  ') || text.includes('\n\t')) {
      for (const line of text.split('\n').map(bare)) {
        const found = lines.indexOf(line, place);
        if (line !== '"mcpServers": {}') expect([line, found >= place]).toEqual([line, true]);
        place = Math.max(place, found);
      }
    }
    expect(wired.includes('\r\n')).toBe(text.includes('\r\n'));
    const back = config.unwire(wired);
    if (text === '{}') expect(back).toBeUndefined();
    else expect(back).toBe(text);
  });

  it('makes a file from nothing and takes it away again', () => {
    const made = config.wire(undefined, wiring);
    expect(made).toMatch(/^\{\n {2}"mcpServers": \{\n {4}"covibe": \{[\s\S]+\}\n$/);
    expect(config.unwire(made)).toBeUndefined();
    expect(made).not.toMatch(/cv_/);
  });

  it("keeps the user's own settings of our entry and throws out tokens", () => {
    const text = JSON.stringify({
      mcpServers: {
        covibe: {
          command: 'node',
          args: ['old.mjs'],
          timeout: 5,
          env: {
            COVIBE_MCP_TOKEN: 'cv_rawrawraw',
            HTTPS_PROXY: 'http://proxy',
            COVIBE_BASE_URL: 'x',
          },
        },
      },
    });
    const wired = config.wire(text, wiring);
    expect(wired).not.toContain('cv_raw');
    expect(config.entry(wired)).toMatchObject({
      timeout: 5,
      env: {
        HTTPS_PROXY: 'http://proxy',
        COVIBE_BASE_URL: wiring.origin,
        COVIBE_AGENT: config.agent,
      },
    });
  });

  it('turns an entry of the other kind into a bridge', () => {
    const url = 'http://localhost:3000/api/mcp';
    const text = JSON.stringify({
      mcpServers: { covibe: { type: 'http', url, headers: { Authorization: 'Bearer cv_rawraw' } } },
    });
    const wired = config.wire(text, wiring);
    expect(Object.keys(config.entry(wired) ?? {})).not.toEqual(
      expect.arrayContaining(['url', 'type', 'headers']),
    );
    expect(wired).not.toContain('cv_raw');
  });

  it.each([
    ['half a file', '{"mcpServers": {'],
    ['a list', '[]'],
    ['servers that are a list', '{"mcpServers": []}'],
    ['servers that are null', '{"mcpServers": null}'],
    ['no JSON at all', 'mcpServers: {}'],
  ])('leaves %s alone and says so', (_, text) => {
    expect(() => config.wire(text, wiring)).toThrow(/nothing was written there/);
  });

  it('has nothing to take out where nothing was put in', () => {
    for (const [, text] of REAL_SHAPED_JSON) expect(config.unwire(text)).toBe(text);
  });
});

describe("Claude Code's file", () => {
  it('names an installation inside the project relative to it, so that it can be committed', () => {
    const bridge = `${PROJECT}/node_modules/co-vibe/bin/covibe-mcp.mjs`;
    const entry = (own: Wiring) => {
      const config = claudeCodeConfig(PROJECT);
      return config.entry(config.wire(undefined, own))?.args;
    };
    expect(entry({ ...wiring, bridge })).toEqual(['node_modules/co-vibe/bin/covibe-mcp.mjs']);
    expect(entry(wiring)).toEqual([wiring.bridge]);
  });
});

describe("Cursor's file", () => {
  it('has the documented form', () => {
    const config = cursorConfig(PROJECT);
    expect(config.entry(config.wire(undefined, wiring))).toEqual({
      command: 'node',
      args: [wiring.bridge],
      cwd: PROJECT,
      env: {
        COVIBE_AGENT: 'cursor',
        COVIBE_BASE_URL: wiring.origin,
        COVIBE_MCP_TOKEN: '${env:COVIBE_MCP_TOKEN}',
      },
    });
  });
});
