import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OriginFault } from './origin.js';
import { chooseOrigin, projectRoot, workingFolder } from './project.js';

const block = (address: string) =>
  JSON.stringify({ mcpServers: { covibe: { env: { COVIBE_BASE_URL: address } } } });

describe('the project', () => {
  let root: string;
  let inside: string;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'covibe-project-')));
    inside = join(root, 'src', 'deep');
    mkdirSync(inside, { recursive: true });
    mkdirSync(join(root, '.git'));
    mkdirSync(join(root, '.cursor'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is the repository around a folder, or the folder', () => {
    expect(projectRoot(inside)).toBe(root);
    writeFileSync(join(root, 'src', '.git'), 'gitdir: elsewhere');
    expect(projectRoot(inside)).toBe(join(root, 'src'));
    expect(projectRoot('/')).toBe('/');
  });

  it('names the server when neither the flag nor the environment does', () => {
    writeFileSync(join(root, '.mcp.json'), block('https://CoVibe.example.com/'));
    const env = { COVIBE_BASE_URL: 'http://localhost:4000' };
    expect(chooseOrigin(env, inside, 'http://localhost:5000')).toEqual({
      origin: 'http://localhost:5000',
      source: 'flag',
    });
    expect(chooseOrigin(env, inside)).toEqual({
      origin: 'http://localhost:4000',
      source: 'environment',
    });
    expect(chooseOrigin({ COVIBE_BASE_URL: '${COVIBE_BASE_URL}' }, inside, '')).toEqual({
      origin: 'https://covibe.example.com',
      source: 'project',
    });
  });

  it("is asked through Cursor's file too, with comments in it", () => {
    writeFileSync(join(root, '.mcp.json'), '{"mcpServers":{"other":{}}}');
    const text = `// ours\n${block('http://localhost:4100')}`;
    writeFileSync(join(root, '.cursor', 'mcp.json'), text);
    expect(chooseOrigin({}, inside)).toEqual({
      origin: 'http://localhost:4100',
      source: 'project',
    });
  });

  it('is where the shell started Codex, not where its configuration points', () => {
    const codex = { COVIBE_AGENT: 'codex', PWD: root };
    expect(workingFolder(codex, '/elsewhere')).toBe(root);
    expect(workingFolder({ ...codex, PWD: join(root, 'gone') }, '/elsewhere')).toBe('/elsewhere');
    expect(workingFolder({ ...codex, PWD: 'src' }, '/elsewhere')).toBe('/elsewhere');
    expect(workingFolder({ PWD: root }, '/elsewhere')).toBe('/elsewhere');
  });

  it('falls back to the usual port, and refuses what is no address', () => {
    expect(chooseOrigin({}, inside)).toEqual({
      origin: 'http://localhost:3000',
      source: 'default',
    });
    expect(() => chooseOrigin({ COVIBE_BASE_URL: 'localhost' }, inside)).toThrow(OriginFault);
  });

  it('says where an address stands that is none', () => {
    const faulty = { COVIBE_BASE_URL: 'localhost' };
    expect(() => chooseOrigin(faulty, inside)).toThrow('It was taken from COVIBE_BASE_URL.');
    expect(() => chooseOrigin(faulty, inside, 'x')).toThrow('It was taken from --base-url.');
    writeFileSync(join(root, '.mcp.json'), block('ftp://x'));
    expect(() => chooseOrigin({}, inside)).toThrow("taken from the project's .mcp.json");
  });
});
