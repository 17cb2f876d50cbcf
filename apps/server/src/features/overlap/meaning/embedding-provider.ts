import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ServerConfig } from '../../../platform/config/server-config.js';
import { vectorsIn } from './embedding-answer.js';
import type { MeaningVector } from './meaning-vector.js';

/** Room for the numbers of one vector as they are written, and for what stands around them. */
const BYTES_A_TEXT = 120_000;
const BYTES_BESIDE = 64_000;

/** Texts that this provider does not take, such as too long ones; any other fault is its own. */
const REFUSED = [400, 413, 422];

export type Embedded =
  | { readonly vectors: readonly MeaningVector[] }
  | {
      /** In a word for the log; never a text, a key or what the provider wrote. */
      readonly fault: string;
      readonly refused: boolean;
    };

/** The service that the admin of this server chose to read texts of work. Nothing here holds a connection. */
@Injectable()
export class EmbeddingProvider implements OnModuleDestroy {
  private readonly leaving = new AbortController();

  constructor(private readonly config: ServerConfig) {}

  /** Nothing where no provider was named. */
  get model(): string | undefined {
    return this.config.embeddings?.model;
  }

  onModuleDestroy(): void {
    this.leaving.abort();
  }

  /** Never throws: a provider that cannot be asked is an answer too. */
  async vectors(texts: readonly string[], millis: number): Promise<Embedded> {
    const { embeddings } = this.config;
    if (!embeddings) return failed('off');
    const { url, model, key } = embeddings;
    try {
      const reply = await fetch(url, {
        method: 'POST',
        // Texts and the key are for this address and no other.
        redirect: 'error',
        headers: {
          'content-type': 'application/json',
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({ model, input: texts }),
        signal: AbortSignal.any([AbortSignal.timeout(millis), this.leaving.signal]),
      });
      if (!reply.ok) {
        await reply.body?.cancel();
        return failed(`status ${reply.status}`, REFUSED.includes(reply.status));
      }
      const body = await readUpTo(reply, BYTES_BESIDE + texts.length * BYTES_A_TEXT);
      const vectors = body === undefined ? undefined : vectorsIn(parsed(body), texts.length);
      return vectors ? { vectors } : failed(body === undefined ? 'too much' : 'no vectors');
    } catch (fault) {
      return failed(causeOf(fault));
    }
  }
}

const failed = (fault: string, refused = false): Embedded => ({ fault, refused });

/** `TimeoutError`, `ECONNREFUSED`: never a message, which might hold what was sent. */
function causeOf(fault: unknown): string {
  const { name, cause } = fault as { name?: unknown; cause?: { code?: unknown } };
  if (typeof cause?.code === 'string') return cause.code;
  return typeof name === 'string' ? name : 'unknown';
}

/** Nothing where the answer is longer than any answer should be. */
async function readUpTo(reply: Response, most: number): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (reply.body as AsyncIterable<Uint8Array> | null) ?? []) {
    bytes += part.byteLength;
    // Leaving the loop closes the connection.
    if (bytes > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
