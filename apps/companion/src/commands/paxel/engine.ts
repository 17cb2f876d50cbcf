import type { Ending, Programs } from '../../kit/programs.js';

/** Longer than any engine takes that is well; one that hangs must not hold the terminal. */
const PATIENCE_MS = 20_000;

/** Whether a container engine is there and answers. */
export async function engineFault(
  programs: Programs,
  engine: string,
  patienceMs = PATIENCE_MS,
): Promise<string | undefined> {
  const { code, fault } = await ask(programs, engine, ['version'], patienceMs);
  if (fault === 'ENOENT')
    return `${engine} is not installed. Install it, or name another engine with COVIBE_PAXEL_DOCKER.`;
  if (fault !== undefined) return `${engine} cannot be started (${fault}).`;
  return code === 0
    ? undefined
    : `${engine} is not running. Start it and run covibe-local paxel again.`;
}

/** Ends a container for sure; that it is gone already is as good. */
export async function killContainer(programs: Programs, engine: string, id: string): Promise<void> {
  await ask(programs, engine, ['kill', id], PATIENCE_MS);
}

export async function removeContainer(
  programs: Programs,
  engine: string,
  id: string,
): Promise<void> {
  await ask(programs, engine, ['rm', '-f', id], PATIENCE_MS);
}

async function ask(
  programs: Programs,
  engine: string,
  args: readonly string[],
  patienceMs: number,
): Promise<Ending> {
  const child = programs.start(engine, args);
  const late = setTimeout(() => child.signal('SIGKILL'), patienceMs);
  const ending = await child.ended;
  clearTimeout(late);
  return ending;
}
