/**
 * The floor of `bench:live`: one LISTEN connection and a plain HTTP server that writes each notice
 * to every open response, as a process of its own.
 */
import { createServer, type ServerResponse } from 'node:http';
import pg from 'pg';

const [port, databaseUrl] = process.argv.slice(2);
const open = new Set<ServerResponse>();
const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(': open\n\n');
  open.add(response);
  request.on('close', () => open.delete(response));
});
const listener = new pg.Client({ connectionString: databaseUrl });
await listener.connect();
listener.on('notification', ({ payload }) => {
  const frame = `id: 1\nevent: changed\ndata: ${payload}\n\n`;
  for (const response of open) response.write(frame);
});
await listener.query('listen covibe_live');
server.listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
process.once('disconnect', () => process.exit());
