import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface AskedEmbedding {
  model: string;
  input: string[];
  authorization: string | undefined;
  fields: string[];
}

type Mood =
  'good' | 'slow' | 'failing' | 'garbage' | 'other dimensions' | 'huge' | 'all one' | 'moved';

const DIMENSIONS = 256;
/** Longer than anybody waits for it. */
const SLOW_MS = 6_000;

/** A provider of embeddings on this machine: a text means the first idea of the list that it has. */
export class EmbeddingStub {
  readonly asked: AskedEmbedding[] = [];
  mood: Mood = 'good';
  /** Texts with this in them are not taken. */
  refuses: RegExp | undefined;
  /** Said while somebody waits for the answer. */
  meanwhile: () => Promise<void> = () => Promise.resolve();
  private readonly server = createServer((request, reply) => void this.answer(request, reply));

  private constructor(private readonly ideas: readonly RegExp[]) {}

  static async start(ideas: readonly RegExp[]): Promise<EmbeddingStub> {
    const stub = new EmbeddingStub(ideas);
    await stub.open();
    return stub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1/embeddings`;
  }

  get texts(): string[] {
    return this.asked.flatMap(({ input }) => input);
  }

  async open(port = 0): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString()) as { model: string; input: string[] };
    const { authorization } = request.headers;
    this.asked.push({ ...body, authorization, fields: Object.keys(body).sort() });
    await this.meanwhile();
    const refused = body.input.some((text) => this.refuses?.test(text));
    if (refused) return send(reply, 400, JSON.stringify({ error: { message: 'too long' } }));
    await this.answers[this.mood](body.input, reply);
  }

  private readonly answers: Record<
    Mood,
    (texts: readonly string[], reply: ServerResponse) => void | Promise<void>
  > = {
    good: (texts, reply) => this.give(reply, texts),
    slow: async (texts, reply) => {
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS).unref());
      this.give(reply, texts);
    },
    failing: (_, reply) => send(reply, 500, 'no'),
    garbage: (_, reply) => send(reply, 200, '{"data":[{"embedding":"NaN"},'),
    'other dimensions': (texts, reply) => this.give(reply, texts, DIMENSIONS / 2),
    huge: (_, reply) => send(reply, 200, ' '.repeat(4_000_000)),
    'all one': (texts, reply) =>
      this.give(
        reply,
        texts.map(() => 'the same'),
      ),
    moved: (_, reply) => {
      reply.writeHead(307, { location: this.url }).end();
    },
  };

  private give(reply: ServerResponse, texts: readonly string[], dimensions = DIMENSIONS): void {
    const data = texts.map((text, index) => {
      const idea = this.ideas.find((one) => one.test(text));
      return { index, embedding: direction(idea ? String(idea) : text, dimensions) };
    });
    // In any order: the places say which is which.
    send(reply, 200, JSON.stringify({ data: data.reverse() }));
  }
}

function send(reply: ServerResponse, status: number, body: string): void {
  if (!reply.destroyed) reply.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

/** The same numbers for the same words; of different words they are at right angles, nearly. */
function direction(words: string, dimensions: number): number[] {
  return Array.from({ length: dimensions }, (_, at) => {
    const byte = createHash('sha256').update(`${at} ${words}`).digest()[0] ?? 0;
    return (byte - 127.5) / 1_000;
  });
}
