/** Work as a team might write it down, the same in every run. */
export interface BenchWork {
  title: string;
  scope: string;
  description: string;
  repo: string;
  action: string;
  component: string;
  paths: string[];
}

const SYLLABLES = 'ba ke li mo nu ra se ti vo za che dri fla gro plu sto tra wen'.split(' ');
const ACTIONS = ['create', 'modify', 'remove', 'fix', 'audit'];
const COMPONENTS = ['server', 'client', 'db', 'ui'];
const VOCABULARY = 6_000;
const FOLDERS = 120;
const FILES = 3_000;

/** Draws words as language does: few all the time, most of them hardly ever. */
export class WorkGenerator {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  work(): BenchWork {
    return {
      title: this.words(4 + this.below(5)),
      scope: this.words(8 + this.below(10)),
      description: this.below(2) ? this.words(20 + this.below(40)) : 'As said above.',
      repo: `repo-${this.below(12)}`,
      action: ACTIONS[this.below(ACTIONS.length)] ?? 'fix',
      component: COMPONENTS[this.below(COMPONENTS.length)] ?? 'server',
      paths: Array.from({ length: this.below(5) }, () => this.path()),
    };
  }

  /** The same work as somebody else would say it: most words, some paths. */
  again(work: BenchWork): BenchWork {
    const said = (text: string) =>
      text
        .split(' ')
        .filter(() => this.below(4) > 0)
        .concat(this.words(2))
        .join(' ');
    const paths = work.paths.filter(() => this.below(2) > 0);
    return { ...work, title: said(work.title), scope: said(work.scope), description: '', paths };
  }

  below(most: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * most);
  }

  private words(count: number): string {
    return Array.from({ length: count }, () => this.word()).join(' ');
  }

  private word(): string {
    // Rank by the power law of words: the tenth most common is said a tenth as often as the first.
    const rank = Math.floor(VOCABULARY ** (this.below(1_000_000) / 1_000_000));
    return wordOf(rank);
  }

  private path(): string {
    const file = this.below(FILES);
    return `src/${wordOf(7 + (file % FOLDERS))}/${wordOf(200 + file)}.ts`;
  }
}

function wordOf(rank: number): string {
  let rest = rank + SYLLABLES.length;
  let word = '';
  while (rest > 0) {
    word += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return word;
}
