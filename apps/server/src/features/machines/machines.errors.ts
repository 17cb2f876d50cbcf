import { NotFound } from '../../platform/errors/app-error.js';

/** Also what is said of somebody else's machine, and of one in another workspace. */
export class UnknownMachine extends NotFound {
  override readonly code = 'machines/unknown';

  constructor() {
    super('There is no such machine. One that was forgotten comes back with its next beat.');
  }
}
