import { Injectable, Module, type DynamicModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** `GET /api/members`, for every route the server takes; HEAD is the shadow of a GET. */
export class RouteList {
  readonly names = new Set<string>();
}

/** Made with the application, before its router is: so it hears of every route. */
@Injectable()
class RouteListener {
  constructor(host: HttpAdapterHost, list: RouteList) {
    const server = host.httpAdapter.getInstance<FastifyInstance>();
    server.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) {
        if (one !== 'HEAD' && one !== 'OPTIONS') list.names.add(`${one} ${url}`);
      }
    });
  }
}

@Module({})
class RouteListModule {}

export function listening(list: RouteList): DynamicModule {
  return {
    module: RouteListModule,
    providers: [RouteListener, { provide: RouteList, useValue: list }],
  };
}
