export const root: string;
export function taskFile(task: string, base?: string): string;
export function runTask(args: string[], base?: string): Promise<number>;
/** The arguments that make a Node process end itself when its parent is gone. */
export function leash(base?: string): string[];
