import { InvalidRequest } from '../../platform/errors/app-error.js';

export class NotConfirmed extends InvalidRequest {
  override readonly code = 'reset/not_confirmed';

  constructor() {
    super('confirm must be the name of the tenant, exactly as Settings shows it.', 'confirm');
  }
}
