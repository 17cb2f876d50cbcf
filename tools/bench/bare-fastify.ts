/** The floor of `bench:http`: Fastify with one route and nothing else, as a process of its own. */
import { fastify } from 'fastify';

const server = fastify();
server.get('/', () => ({ alive: true }));
await server.listen({ host: '127.0.0.1', port: Number(process.argv[2]) });
process.send?.('ready');
process.once('disconnect', () => process.exit());
