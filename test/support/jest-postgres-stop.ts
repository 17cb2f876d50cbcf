import { rmSync } from 'node:fs';
import { type RunningPostgres } from './jest-postgres-run.ts';

export default async function stopDatabase(): Promise<void> {
  const running = (globalThis as RunningPostgres).covibeTestPostgres;
  if (!running) return;
  await running.stop();
  rmSync(running.dataDir, { recursive: true, force: true });
}
