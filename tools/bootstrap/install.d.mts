export function lockfileHash(base: string): string;
export function installWhenNeeded(base: string): Promise<boolean>;
