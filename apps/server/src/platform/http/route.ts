import type { Endpoint, EndpointAuth } from '@covibe/contracts';
import {
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  applyDecorators,
} from '@nestjs/common';
import { AUTH } from '../auth/route-auth.js';

type Place = Pick<Endpoint<unknown, unknown>, 'method' | 'path' | 'auth'>;

/**
 * Mounts a handler exactly where the contract says, for exactly those it names. What a caller of the
 * constant is promised and what the guards enforce cannot drift apart.
 */
export function Route(endpoint: Place): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: endpoint.path, method: RequestMethod[endpoint.method] }),
    SetMetadata<string, EndpointAuth>(AUTH, endpoint.auth),
    HttpCode(200),
  );
}
