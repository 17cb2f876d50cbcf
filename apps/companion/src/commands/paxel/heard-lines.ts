/** A line this long without an end is shown in parts. */
const LINE_MAX = 8_000;

/**
 * Hands on what a program says line by line, as it comes: a token that arrives in two parts is masked
 * like any other, and what is written over itself (`\r`) counts as lines too.
 */
export class HeardLines {
  private rest = '';

  constructor(private readonly hear: (line: string) => void) {}

  take(text: string): void {
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.tell(line);
    if (this.rest.length > LINE_MAX) this.rest = this.withoutBeginning(this.rest);
  }

  end(): void {
    this.tell(this.rest);
    this.rest = '';
  }

  /** Cut between words only, for a word may be a token; one as long as this is nothing to read. */
  private withoutBeginning(line: string): string {
    const lastWord = line.search(/\w*$/);
    this.tell(lastWord === 0 ? '…' : line.slice(0, lastWord));
    return line.length - lastWord > LINE_MAX ? '' : line.slice(lastWord);
  }

  private tell(line: string): void {
    if (line.trim()) this.hear(line);
  }
}
