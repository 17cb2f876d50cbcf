import { Global, Module } from '@nestjs/common';
import { LiveController } from './live.controller.js';
import { LiveHub } from './live-hub.js';
import { LiveListener } from './live-listener.js';
import { LiveStreams } from './live-streams.js';
import { RightsWatch } from './rights-watch.js';

@Global()
@Module({
  controllers: [LiveController],
  providers: [LiveHub, LiveListener, LiveStreams, RightsWatch],
  exports: [LiveHub],
})
export class LiveModule {}
