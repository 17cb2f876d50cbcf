import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** The part of Fastify that Nest's constructor must not reach. */
interface Hooked {
  addHook: unknown;
}

/**
 * Nest's adapter, without two of its habits.
 *
 * Its constructor adds seven hooks to every request, for middleware, CORS, versions and headers of
 * Nest. Nobody here uses these, and the hooks cost a tenth of a small request, so they are not let
 * in; asking for one of them fails at the start instead of doing nothing.
 *
 * And it installs its error handler after the hooks were bound to theirs, so what a hook or the body
 * parser refuses would be answered in Fastify's words. Ours stands from the beginning instead.
 */
export class LeanAdapter extends FastifyAdapter {
  declare private addHook: unknown;

  /** Nest's constructor calls this right before it adds its hooks. */
  override setInstance<Instance = FastifyInstance>(instance: Instance): void {
    const hooked = instance as unknown as Hooked;
    this.addHook = hooked.addHook;
    hooked.addHook = () => instance;
    super.setInstance(instance);
  }

  /** To be called once the adapter is made: hooks of our own are welcome. */
  letHooksIn(): this {
    this.getInstance<Hooked>().addHook = this.addHook;
    return this;
  }

  override setErrorHandler() {
    return this.getInstance();
  }

  override enableCors(): never {
    return refuse('CORS');
  }

  override registerSecurityHook(): never {
    return refuse('headers and request checks');
  }

  override setOnRequestHook(): never {
    return refuse('request hook');
  }

  override setOnResponseHook(): never {
    return refuse('response hook');
  }

  override applyVersionFilter(): never {
    return refuse('versions');
  }
}

function refuse(what: string): never {
  throw new Error(`Nest's ${what} need hooks that lean-adapter.ts leaves out: let them in first.`);
}
