import { InvalidRequest } from '../../platform/errors/app-error.js';

export class NoRepository extends InvalidRequest {
  override readonly code = 'hooks/no_repo';

  constructor() {
    super('Paths were reported without their repository. Name it in repo.', 'repo');
  }
}
