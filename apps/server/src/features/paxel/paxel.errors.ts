import type { PaxelStatus } from '@covibe/contracts';
import { AppError, NotAllowed, NotFound } from '../../platform/errors/app-error.js';

export class PaxelOff extends NotAllowed {
  override readonly code = 'paxel/disabled';

  constructor() {
    super('Paxel is switched off here. A company admin can switch it on in Settings.');
  }
}

export class PaxelRunActive extends AppError {
  readonly code = 'paxel/active';
  readonly status = 409;

  constructor() {
    super(
      'You have a Paxel run that is requested or running. Finish it with `covibe-local paxel`, ' +
        'or cancel it on your profile.',
    );
  }
}

/** Also what is said of somebody else's run, and of one in another workspace. */
export class NoSuchPaxelRun extends NotFound {
  override readonly code = 'paxel/unknown_run';

  constructor() {
    super('There is no such Paxel run of yours in this workspace.');
  }
}

export class PaxelRunEnded extends AppError {
  readonly code = 'paxel/not_running';
  readonly status = 409;

  constructor(status: PaxelStatus) {
    super(`This Paxel run is ${status}: nothing more can be reported on it. Request a new one.`);
  }
}

export class NothingToShare extends AppError {
  readonly code = 'paxel/no_report';
  readonly status = 409;

  constructor() {
    super('Only a completed run with a report can be shared. Wait for it to finish.');
  }
}

/** Also what is said of a teammate who keeps their profile private. */
export class NoSuchDeveloper extends NotFound {
  override readonly code = 'paxel/unknown_developer';

  constructor() {
    super('There is no such developer in this workspace.');
  }
}
