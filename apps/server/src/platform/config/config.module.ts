import { Global, Module, type DynamicModule } from '@nestjs/common';
import { PublicOrigin } from './public-origin.js';
import { ServerConfig } from './server-config.js';

@Global()
@Module({})
export class ConfigModule {
  static with(config: ServerConfig): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: ServerConfig, useValue: config }, PublicOrigin],
      exports: [ServerConfig, PublicOrigin],
    };
  }
}
