import { join } from 'node:path';
import { StateFile, type StateFormat } from './state-file.js';
import type { StatePlaces } from './state-places.js';

interface Declined {
  version: number;
  declined: string[];
}

const FORMAT: StateFormat<Declined> = {
  name: 'list of declined services',
  version: 1,
  mend: 'move it away; setup asks again',
  empty: () => ({ version: 1, declined: [] }),
  accepts: ({ declined }) => Array.isArray(declined),
};

/** Servers for which somebody said once that no watch service shall run here: not asked again. */
export class DeclinedServices {
  private readonly file: StateFile<Declined>;

  constructor(places: StatePlaces) {
    this.file = new StateFile(join(places.folder, 'declined-services.json'), FORMAT);
  }

  has(origin: string): boolean {
    return this.file.read()?.declined.includes(origin) ?? false;
  }

  decide(origin: string, wanted: boolean): void {
    if (this.has(origin) === !wanted) return;
    this.file.change((state) => {
      const others = state.declined.filter((known) => known !== origin);
      return { ...state, declined: wanted ? others : [...others, origin] };
    });
  }
}
