import { type Outcome, type ProgramOptions, runNode, commandOf } from './program.ts';

const jest = commandOf(import.meta.resolve('jest'), 'jest');

/** The run of everything but the console: ES modules, so Node must let jest load them. */
export function runJest(
  root: string,
  args: readonly string[],
  options: Omit<ProgramOptions, 'cwd'> = {},
): Promise<Outcome> {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  return runNode([...flags, jest, ...args], { cwd: root, ...options });
}

/** The console's own run: CommonJS, and broken by the flag that the other one needs. */
export function runConsoleJest(
  root: string,
  args: readonly string[],
  options: Omit<ProgramOptions, 'cwd'> = {},
): Promise<Outcome> {
  return runNode([jest, '-c', 'apps/console/jest.config.cjs', ...args], { cwd: root, ...options });
}
