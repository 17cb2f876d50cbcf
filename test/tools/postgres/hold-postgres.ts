// A process of its own that starts the embedded database and holds it until its input ends:
// what the specs kill. Node runs it directly.
import { startPostgres } from '../../../tools/postgres/index.ts';

try {
  const running = await startPostgres({ dataDir: process.argv[2] ?? '' });
  const { pid, port, adopted, ownerUrl } = running;
  console.log(JSON.stringify({ pid, port, adopted, ownerUrl }));
  process.stdin.resume().once('end', () => void running.stop());
} catch (fault) {
  console.log(JSON.stringify({ fault: (fault as Error).message }));
}
