import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** Gives the bare response to code that writes it itself, with our headers already on it. */
export function handOver(reply: FastifyReply): ServerResponse {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) raw.setHeader(name, value);
  }
  return raw;
}
