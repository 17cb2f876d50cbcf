import { asTyped, commandLine, type Place, type RunOptions } from './command-line.js';

const one: RunOptions = {
  run_type: 'repo',
  project: null,
  since: null,
  no_repo: false,
  no_sentry: false,
};
const place: Place = {
  home: '/h',
  folder: '/code/shop',
  isFolder: () => true,
  engine: 'docker',
  image: 'ycombinator/paxel',
  idFile: '/t/id',
};

describe('the command line of a Paxel run', () => {
  it('mounts the agent folders read-only and the work tree of one repository', () => {
    expect(asTyped(commandLine(one, place))).toBe(
      'docker run --rm --cidfile=/t/id -v /h/.claude:/claude:ro -v /h/.cursor:/cursor:ro ' +
        '-v /h/.codex:/codex:ro -v /code/shop:/workspace ycombinator/paxel',
    );
  });

  it('is the documented one where no file for the id is named', () => {
    expect(asTyped(commandLine(one, { ...place, idFile: undefined }))).toBe(
      'docker run --rm -v /h/.claude:/claude:ro -v /h/.cursor:/cursor:ro ' +
        '-v /h/.codex:/codex:ro -v /code/shop:/workspace ycombinator/paxel',
    );
  });

  it('leaves the work tree out of a run of all repositories and says so to the tool', () => {
    const { args } = commandLine({ ...one, run_type: 'all-repo' }, place);
    expect(args.join(' ')).not.toContain('/workspace');
    expect(args.slice(-2)).toEqual(['ycombinator/paxel', '--no-repo']);
  });

  it('leaves it out as well where only --no-repo is asked for', () => {
    const { args } = commandLine({ ...one, no_repo: true }, place);
    expect(args.join(' ')).not.toContain('/workspace');
    expect(args.at(-1)).toBe('--no-repo');
  });

  it('hands project, day and --no-sentry on', () => {
    const options = { ...one, project: 'acme', since: '2026-01-02', no_sentry: true };
    expect(commandLine(options, place).args.slice(-5)).toEqual([
      '--project',
      'acme',
      '--since',
      '2026-01-02',
      '--no-sentry',
    ]);
  });

  it('mounts no folder that is not there, and names it', () => {
    const line = commandLine(one, { ...place, isFolder: (path) => !path.endsWith('.cursor') });
    expect(line.args.join(' ')).not.toContain('cursor:ro');
    expect(line.missing).toEqual(['/h/.cursor']);
  });

  it('quotes what a shell would take apart', () => {
    const line = commandLine({ ...one, project: "it's mine" }, place);
    expect(asTyped(line)).toContain(`--project 'it'\\''s mine'`);
  });
});
