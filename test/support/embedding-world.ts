import { SchedulerRegistry } from '@nestjs/schedule';
import { MeaningUpkeep } from '../../apps/server/src/features/overlap/meaning/meaning-upkeep.js';
import { Clock } from '../../apps/server/src/platform/clock/clock.js';
import { createLogger } from '../../apps/server/src/platform/logging/logger.js';
import type { AgentCaller } from './agent-caller.js';
import { agentsOf } from './agents-of.js';
import { EmbeddingStub } from './embedding-stub.js';
import { type PlantedTenant, plantTenant } from './planted-tenant.js';
import { type TestApp, testApp } from './test-app.js';

/** A server that was given a provider of embeddings, agents on it, and its clock in our hand. */
export interface EmbeddingWorld {
  stub: EmbeddingStub;
  server: TestApp;
  acme: PlantedTenant;
  /** Two agents of one workspace and one of another company. */
  ada: AgentCaller;
  mel: AgentCaller;
  stranger: AgentCaller;
  upkeep: MeaningUpkeep;
  logged: string[];
  later(millis: number): void;
  stop(): Promise<void>;
}

export async function embeddingWorld(
  ideas: readonly RegExp[],
  key: string,
): Promise<EmbeddingWorld> {
  const logged: string[] = [];
  const stub = await EmbeddingStub.start(ideas);
  const server = await testApp({
    env: {
      COVIBE_EMBEDDINGS_URL: stub.url,
      COVIBE_EMBEDDINGS_MODEL: 'small',
      COVIBE_EMBEDDINGS_KEY: key,
    },
    logger: createLogger('trace', { write: (line) => void logged.push(line) }),
  });
  const clock = server.app.get(Clock, { strict: false });
  const now = clock.now.bind(clock);
  let ahead = 0;
  clock.now = () => new Date(now().getTime() + ahead);
  // What runs by the clock runs here when a test says so.
  const schedule = server.app.get(SchedulerRegistry, { strict: false });
  for (const name of schedule.getTimeouts()) schedule.deleteTimeout(name);
  for (const name of schedule.getIntervals()) schedule.deleteInterval(name);
  const acme = await plantTenant(server.database, { name: 'acme' });
  const other = await plantTenant(server.database, { name: 'other' });
  return {
    stub,
    server,
    acme,
    ada: await agentsOf(server, acme)(acme.admin.id),
    mel: await agentsOf(server, acme)(acme.member.id),
    stranger: await agentsOf(server, other)(other.admin.id),
    upkeep: server.app.get(MeaningUpkeep, { strict: false }),
    logged,
    later: (millis) => void (ahead += millis),
    stop: async () => {
      await server.stop();
      await stub.stop();
    },
  };
}
