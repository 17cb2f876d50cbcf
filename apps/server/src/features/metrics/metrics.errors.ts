import { NotFound } from '../../platform/errors/app-error.js';

/** Also what is said of a teammate who keeps their profile private. */
export class UnknownDeveloper extends NotFound {
  override readonly code = 'metrics/unknown_developer';

  constructor() {
    super('There is no such developer in this workspace.');
  }
}
