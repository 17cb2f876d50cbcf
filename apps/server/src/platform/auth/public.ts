import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'covibe:public';

/** Opts a route out of the guards. Whoever uses it is pinned by name in a rules test. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);
