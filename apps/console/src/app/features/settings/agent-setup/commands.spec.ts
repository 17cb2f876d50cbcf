import { commandsFor } from './commands.js';

describe('the commands of a server', () => {
  it('name its own address', () => {
    const { install, setUp, claude, codex } = commandsFor('https://co-vibe.example');
    expect(install).toBe('npm i -g https://co-vibe.example/downloads/co-vibe.tgz');
    expect(setUp).toBe('covibe-local setup --base-url https://co-vibe.example');
    expect(claude).toContain(' https://co-vibe.example/api/mcp ');
    expect(codex).toContain(' https://co-vibe.example/api/mcp ');
  });

  it('give an agent the name of the variable, never what is in it', () => {
    const { claude, codex } = commandsFor('https://co-vibe.example');
    expect(claude).toContain(" --header 'Authorization: Bearer ${COVIBE_MCP_TOKEN}'");
    expect(codex).toContain(' --bearer-token-env-var COVIBE_MCP_TOKEN');
  });

  it.each([
    ['http://localhost:3000', false],
    ['http://127.0.0.1:3000', false],
    ['http://[::1]:3000', false],
    ['http://192.168.0.10:3000', true],
    ['http://localhost.example:3000', true],
    ['https://192.168.0.10', false],
  ])('allow plain http to %s: %s', (origin, allowed) => {
    expect(commandsFor(origin).setUp.endsWith(' --allow-http')).toBe(allowed);
  });
});
