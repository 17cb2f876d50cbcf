/**
 * Runs a task to its exit code. A fault marked `plain` is one sentence for a person; anything else
 * is a mistake of ours and keeps its stack.
 */
export async function task(work: (args: string[]) => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await work(process.argv.slice(2))) ?? 0;
  } catch (fault) {
    const plain = fault instanceof Error && 'plain' in fault;
    console.error(plain ? fault.message : fault);
    process.exitCode = 1;
  }
}

/** A fault the person at the terminal can act on. */
export class TaskFault extends Error {
  readonly plain = true;
}
