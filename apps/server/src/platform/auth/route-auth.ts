import type { EndpointAuth } from '@covibe/contracts';
import { SetMetadata } from '@nestjs/common';

export const AUTH = 'covibe:auth';
export const PICTURE_BODY = 'covibe:picture-body';

/**
 * Opts a route or a controller of pages out of the guards. Routes of the API say so in their
 * contract instead; whoever is open to everybody is pinned by name in a rules test.
 */
export const Public = (): MethodDecorator & ClassDecorator =>
  SetMetadata<string, EndpointAuth>(AUTH, 'public');

/** A page that works signed in or out: whoever is there is found, and nobody is fine too. */
export const ForBrowsers = (): MethodDecorator & ClassDecorator =>
  SetMetadata<string, EndpointAuth>(AUTH, 'browser');

/** The named exception from "JSON only": the body is a picture. */
export const PictureBody = (): MethodDecorator => SetMetadata(PICTURE_BODY, true);
