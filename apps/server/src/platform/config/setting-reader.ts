/** All faults of the configuration in one error, so that nobody mends them one restart at a time. */
export class ConfigFaults extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

interface NumberRange {
  least: number;
  most: number;
  otherwise: number;
}

/** Reads single settings and collects what is wrong with them. Empty counts as absent. */
export class SettingReader {
  private readonly faults: string[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  text(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  flag(name: string): boolean {
    const value = this.text(name)?.toLowerCase();
    if (value === undefined || ['0', 'false', 'off', 'no'].includes(value)) return false;
    if (['1', 'true', 'on', 'yes'].includes(value)) return true;
    this.fault(`${name} must be 1 or 0.`);
    return false;
  }

  choice<T extends string>(name: string, words: readonly T[], otherwise: T): T {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const word = words.find((known) => known === value);
    if (word === undefined) this.fault(`${name} must be one of: ${words.join(', ')}.`);
    return word ?? otherwise;
  }

  number(name: string, { least, most, otherwise }: NumberRange): number {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const parsed = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
    if (parsed >= least && parsed <= most) return parsed;
    this.fault(`${name} must be a whole number from ${least} to ${most}.`);
    return otherwise;
  }

  url(name: string, protocols: readonly string[]): string {
    const value = this.text(name);
    if (value === undefined) {
      this.fault(`${name} is not set. \`npm start\` sets it for the embedded database.`);
      return '';
    }
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
    this.fault(`${name} must be an address that begins with ${protocols[0]}//.`);
    return '';
  }

  /** An http(s) origin and nothing more, normalised. */
  origin(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    const bare = parsed && /^https?:$/.test(parsed.protocol) && isBareOrigin(parsed);
    if (!bare)
      this.fault(`${name} must be an origin such as https://co-vibe.example, without a path.`);
    return bare ? parsed.origin : undefined;
  }

  /** An http(s) address of one page, such as the one a provider sends browsers back to. */
  page(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    const plain = parsed && /^https?:$/.test(parsed.protocol) && !parsed.username && !parsed.hash;
    if (!plain) this.fault(`${name} must be an address such as https://co-vibe.example/callback.`);
    return plain ? parsed.href : undefined;
  }

  fault(sentence: string): void {
    this.faults.push(sentence);
  }

  finish(): void {
    if (this.faults.length > 0) throw new ConfigFaults(this.faults);
  }
}

function isBareOrigin(url: URL): boolean {
  const extras = url.username + url.password + url.search + url.hash;
  return extras === '' && url.pathname === '/';
}
