import { spawn } from 'node:child_process';

/** Milliseconds from the start of a Node program to its end. */
export function lifeOf(
  args: readonly string[],
  env: Record<string, string>,
  cwd: string,
  input = '',
): Promise<number> {
  const began = performance.now();
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [...args], {
      cwd,
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.on('error', () => undefined).end(input);
    child.once('error', fail);
    child.once('close', (code) =>
      code === 0
        ? settle(performance.now() - began)
        : fail(new Error(`${args.join(' ')} ended with ${code}`)),
    );
  });
}
