// What the bootstrap's plain JavaScript offers to the tasks, which are TypeScript.

declare module '*/bootstrap.mjs' {
  export function taskFile(task: string, base?: string): string;
  /** The arguments that make a Node process end itself when its parent is gone. */
  export function leash(base?: string): string[];
}

declare module '*/bootstrap/lockfile.mjs' {
  export function lockfileDifferences(
    base: string,
    self?: { platform: string; arch: string },
  ): string[];
}

declare module '*/bootstrap/project-node.mjs' {
  export function nodePackage(platform?: string, arch?: string): string | undefined;
  export function isNewEnough(version: string): boolean;
  export function projectNode(
    base: string,
    self?: { platform: string; arch: string; versions: { node: string }; execPath: string },
  ): string;
}

declare module '*/bootstrap/install.mjs' {
  export function installWhenNeeded(base: string): Promise<boolean>;
}
