export function nodePackage(platform?: string, arch?: string): string | undefined;
export function isNewEnough(version: string): boolean;
export function projectNode(
  base: string,
  self?: { platform: string; arch: string; versions: { node: string }; execPath: string },
): string;
