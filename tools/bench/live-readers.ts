/**
 * Many readers of one event stream, as a process of its own. Notices carry no time, so each reader
 * counts: the nth change it hears of (a frame may cover several) is the nth that was sent.
 */
import { Agent, get } from 'node:http';

const [url = '', count = '0', cookie = ''] = process.argv.slice(2);
const agent = new Agent({ maxSockets: Infinity });
/** For each change in turn, when each reader heard of it. */
const heard: number[][] = [];
let open = 0;

for (let reader = 0; reader < Number(count); reader += 1) {
  get(url, { agent, headers: { cookie } }, (response) => {
    if (response.statusCode !== 200) throw new Error(`the stream answered ${response.statusCode}`);
    if ((open += 1) === Number(count)) process.send?.('ready');
    let rest = '';
    let seen = 0;
    response.setEncoding('latin1');
    response.on('data', (chunk: string) => {
      const now = performance.timeOrigin + performance.now();
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (!block.includes('event: changed')) continue;
        const covers = Number(/"covers":(\d+)/.exec(block)?.[1] ?? 1);
        for (let each = 0; each < covers; each += 1, seen += 1) (heard[seen] ??= []).push(now);
      }
    });
  });
}

process.on('message', (sent: number[]) => {
  const waits = heard.flatMap((times, change) => times.map((time) => time - (sent[change] ?? NaN)));
  process.send?.({ waits });
});
