import type { HostFiles } from '../host.js';
import type { Programs } from '../programs.js';
import type { ServiceUnit } from './service-unit.js';

/** What each supervisor is told; it is asked in order, and the last answer counts. */
const COMMANDS = {
  systemd: {
    begin: ({ name }: ServiceUnit) => [
      ['systemctl', '--user', 'daemon-reload'],
      ['systemctl', '--user', 'enable', name],
      ['systemctl', '--user', 'restart', name],
    ],
    end: ({ name }: ServiceUnit) => [['systemctl', '--user', 'disable', '--now', name]],
    after: () => [['systemctl', '--user', 'daemon-reload']],
  },
  launchd: {
    begin: ({ path }: ServiceUnit) => [
      ['launchctl', 'unload', path],
      ['launchctl', 'load', '-w', path],
    ],
    end: ({ path }: ServiceUnit) => [['launchctl', 'unload', path]],
    after: () => [],
  },
} as const;

/** Writes the unit and has it started; answers why it does not run, where it does not. */
export async function beginService(
  unit: ServiceUnit,
  files: Pick<HostFiles, 'write'>,
  programs: Pick<Programs, 'start'>,
): Promise<string | undefined> {
  files.write(unit.path, unit.text);
  return tellSupervisor(COMMANDS[unit.supervisor].begin(unit), programs);
}

/** Stops it and takes the unit away; a supervisor that is not there has nothing to stop. */
export async function endService(
  unit: ServiceUnit,
  files: Pick<HostFiles, 'remove'>,
  programs: Pick<Programs, 'start'>,
): Promise<void> {
  const { end, after } = COMMANDS[unit.supervisor];
  await tellSupervisor(end(unit), programs);
  files.remove(unit.path);
  await tellSupervisor(after(), programs);
}

/** What a person can run where setup could not. */
export const beginByHand = (unit: ServiceUnit): string =>
  COMMANDS[unit.supervisor].begin(unit).at(-1)?.join(' ') ?? '';

async function tellSupervisor(
  commands: readonly (readonly string[])[],
  programs: Pick<Programs, 'start'>,
): Promise<string | undefined> {
  let trouble: string | undefined;
  for (const [program = '', ...args] of commands) {
    let words = '';
    const { code, fault } = await programs.start(program, args, (text) => (words += text)).ended;
    trouble = code === 0 ? undefined : fault || words.trim() || `exit code ${code}`;
  }
  return trouble;
}
