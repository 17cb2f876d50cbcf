/** A process of its own that ticks as a watch does, one tick right after the other, and tells what they cost. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';

const [watchUrl, spoolUrl, ticks] = process.argv.slice(2);
const { Watch } = await import(watchUrl);
const place = {
  ...{ env: process.env, home: homedir(), folder: homedir() },
  ...{ machineName: 'bench', version: '1.0.0' },
};
const watch = new Watch(place, {}, (line) => process.stderr.write(`${line}\n`));
watch.begin();
// The first ticks load and compile what all later ones use.
for (let nth = 0; nth < 20; nth += 1) await watch.tick();
const before = process.cpuUsage();
for (let nth = 0; nth < Number(ticks); nth += 1) await watch.tick();
const { user, system } = process.cpuUsage(before);

const { Spool } = await import(spoolUrl);
const spool = new Spool(`${homedir()}/.covibe`, process.env['COVIBE_BASE_URL'], 'cursor');
const began = performance.now();
const taken = await spool.flush((events) => Promise.resolve({ acknowledged: events.length }));

console.log(
  JSON.stringify({
    tickMs: (user + system) / 1_000 / Number(ticks),
    megabytes: process.memoryUsage.rss() / 1_048_576,
    // Faults of children that were waited for: none, when there was never a child.
    childFaults: Number(readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ')[8]),
    takenPerSecond: taken / ((performance.now() - began) / 1_000),
  }),
);
