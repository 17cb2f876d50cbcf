import { parse } from '@decimalturn/toml-patch';
import type { Wiring } from './agent-config.js';
import { CodexConfig } from './codex.js';
import { REAL_SHAPED_TOML } from './real-shaped-toml.js';

const wiring: Wiring = {
  origin: 'http://localhost:3000',
  project: '/srv/acme/app',
  bridge: '/opt/co-vibe/bin/covibe-mcp.mjs',
};
const ENTRY = {
  command: 'node',
  args: [wiring.bridge],
  cwd: wiring.project,
  env: { COVIBE_BASE_URL: wiring.origin, COVIBE_AGENT: 'codex' },
  env_vars: ['COVIBE_MCP_TOKEN', 'PWD'],
};
const config = new CodexConfig('/home-of-codex');
const servers = (text: string) =>
  (parse(text) as { mcp_servers?: Record<string, unknown> }).mcp_servers ?? {};

const withoutOurLine = (text: string) =>
  text
    .replace(/^notify = .+# Co-Vibe.+\r?\n/, '')
    .replace(/"node", "[^"]+covibe-codex-notify\.cjs", /, '');

describe("Codex's config.toml", () => {
  it.each(REAL_SHAPED_TOML)('wires into and out of a file with %s, byte for byte', (_, text) => {
    const wired = config.wire(text, wiring);
    expect(withoutOurLine(wired).startsWith(text)).toBe(true);
    expect(config.entry(wired)).toEqual(ENTRY);
    expect(config.wire(wired, wiring)).toBe(wired);
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    expect(config.unwire(wired)).toBe(text.endsWith('\n') ? text : text + eol);
  });

  it("tells the end of a turn, in front of the user's own program, which comes back", () => {
    const program = '/opt/co-vibe/bin/covibe-codex-notify.cjs';
    const notifyOf = (text: string) => (parse(text) as { notify?: unknown }).notify;
    expect(notifyOf(config.wire('[tui]\nx = 1\n', wiring))).toEqual(['node', program]);
    const theirs = 'model = "m" # mine\nnotify = ["say", "done"] # theirs\n\n[tui]\nx = 1\n';
    const wired = config.wire(theirs, wiring);
    expect(notifyOf(wired)).toEqual(['node', program, 'say', 'done']);
    const moved = config.wire(wired, { ...wiring, bridge: '/new/bin/covibe-mcp.mjs' });
    expect(notifyOf(moved)).toEqual(['node', '/new/bin/covibe-codex-notify.cjs', 'say', 'done']);
    expect(config.unwire(moved)).toBe(theirs);
    const strange = 'notify = "say"\n';
    expect(notifyOf(config.wire(strange, wiring))).toBe('say');
    expect(config.unwire('notify = ["say"]\n')).toBe('notify = ["say"]\n');
  });

  it('makes a file from nothing and takes it away again', () => {
    const made = config.wire(undefined, wiring);
    expect(withoutOurLine(made)).toMatch(
      /^# Co-Vibe: managed by covibe-local setup[^\n]+\n\[mcp_servers\.covibe\]\n/,
    );
    expect(made).not.toMatch(/cv_/);
    expect(config.unwire(made)).toBeUndefined();
  });

  it.each(REAL_SHAPED_TOML)('changes its table in place, with others behind it (%s)', (_, text) => {
    const older = config.wire(undefined, { ...wiring, origin: 'https://old.example.com' });
    const before = `${older}startup_timeout_sec = 30 # slow disk\n\n[last]\nkey = 1\n`;
    const whole = text.includes('[mcp_servers') || !text.includes('\n[') ? before : before + text;
    // Root keys after a table would belong to that table: only files that begin with one are added.
    const joined = /^\s*\[/.test(text) ? whole : before;
    const wired = config.wire(joined, wiring);
    expect(config.entry(wired)).toEqual({ ...ENTRY, startup_timeout_sec: 30 });
    expect(wired).toContain('# slow disk');
    expect(wired.split('\n').length).toBe(joined.split('\n').length);
    expect(servers(config.unwire(wired) ?? '')).not.toHaveProperty('covibe');
    expect(config.unwire(wired)).toContain('[last]\nkey = 1\n');
  });

  it('leaves the comments of the next table to it, whatever is missing in ours', () => {
    const ending = '\n# Trusted by Grace.\n[projects."/srv/app"]\ntrust_level = "trusted"\n';
    const old = '# Mine.\n[mcp_servers.covibe] # ours\n# kept\ncommand = "old" # why\n';
    for (const eol of ['\n', '\r\n']) {
      const wired = config.wire((old + ending).replaceAll('\n', eol), wiring);
      expect(config.entry(wired)).toEqual(ENTRY);
      expect(wired.endsWith(ending.replaceAll('\n', eol))).toBe(true);
      expect(wired).toContain(`# kept${eol}command = "node" # why`);
      expect(wired.replaceAll('\r\n', '')).not.toMatch(eol === '\n' ? /\r/ : /[\r\n]/);
      expect(config.unwire(wired)).toBe(`# Mine.\n${ending}`.replaceAll('\n', eol));
    }
  });

  it('stays behind the mark that some editors put in front of a file', () => {
    const text = '\uFEFFmodel = "m"\n';
    const wired = config.wire(text, wiring);
    expect(wired.startsWith('\uFEFFnotify = ')).toBe(true);
    expect(config.entry(wired)).toEqual(ENTRY);
    expect(config.wire(wired, wiring)).toBe(wired);
    expect(config.unwire(wired)).toBe(text);
  });

  it('understands the form with a table for the environment', () => {
    const text = `[mcp_servers.covibe]
command = "node"
args = ["/opt/co-vibe/bin/covibe-mcp.mjs"]
cwd = "/srv/acme/app"
env_vars = ["COVIBE_MCP_TOKEN", { name = "PWD", source = "local" }]

[mcp_servers.covibe.env]
COVIBE_BASE_URL = "http://localhost:3000"
COVIBE_AGENT = "codex"

# about the next one
[tui]
notifications = true
`;
    expect(withoutOurLine(config.wire(text, wiring))).toBe(text);
    expect(config.unwire(text)).toBe('\n# about the next one\n[tui]\nnotifications = true\n');
  });

  it("turns the README's HTTP entry into a bridge and keeps what is the user's", () => {
    const text = `[mcp_servers.covibe]
url = "http://localhost:3000/api/mcp"
bearer_token_env_var = "COVIBE_MCP_TOKEN"
tool_timeout_sec = 90
env = { COVIBE_MCP_TOKEN = "cv_rawrawraw", KEEP = "1" }
`;
    const wired = config.wire(text, wiring);
    expect(config.entry(wired)).toEqual({
      ...ENTRY,
      tool_timeout_sec: 90,
      env: { KEEP: '1', ...ENTRY.env },
    });
    expect(wired).not.toContain('cv_raw');
  });

  it('leaves a file alone that it cannot change safely, and says so', () => {
    const inline = 'mcp_servers = { docs = { command = "npx" } }\n';
    const outcome = () => {
      const wired = config.wire(inline, wiring);
      return servers(wired);
    };
    // Either it is edited rightly or not at all.
    try {
      expect(outcome()).toEqual({ docs: { command: 'npx' }, covibe: ENTRY });
    } catch (fault) {
      expect(String(fault)).toMatch(/nothing was written there/);
    }
    expect(() => config.wire('model = \n', wiring)).toThrow(/not valid TOML/);
  });

  it('writes the paths of Windows', () => {
    const bridge = 'C:\\Users\\Ada "the first"\\co-vibe\\bin\\covibe-mcp.mjs';
    const wired = config.wire(undefined, { ...wiring, bridge, project: 'C:\\code' });
    expect(config.entry(wired)).toMatchObject({ args: [bridge], cwd: 'C:\\code' });
  });
});
