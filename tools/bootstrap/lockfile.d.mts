export function lockfileDifferences(
  base: string,
  self?: { platform: string; arch: string },
): string[];
