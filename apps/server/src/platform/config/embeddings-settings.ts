import type { SettingReader } from './setting-reader.js';

/** A provider of embeddings that the admin of this server lets read the texts of work. */
export interface EmbeddingsSettings {
  /** Where texts are posted to, in the form that OpenAI made common. */
  readonly url: string;
  readonly model: string;
  readonly key: string | undefined;
}

type Named = (name: string) => string | undefined;

/** Loopback, and the networks that nobody can reach from outside; a name without a dot is one of there. */
const PRIVATE_HOST =
  /^(?:localhost|127(?:\.\d+){3}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|\[::1\]|\[f[cd][0-9a-f:]+\]|[a-z0-9-]+)$/;
/** What may stand in a header; anything else would be refused there together with its text. */
const KEY = /^[!-~]{1,512}$/;
const LONGEST_MODEL = 200;

/** Nothing where no provider was named: then none is asked for anything. */
export function readEmbeddingsSettings(read: SettingReader): EmbeddingsSettings | undefined {
  const named: Named = (name) => read.text(name);
  for (const fault of embeddingsFaults(named)) read.fault(fault);
  const url = named('COVIBE_EMBEDDINGS_URL');
  const model = named('COVIBE_EMBEDDINGS_MODEL');
  return url && model ? { url, model, key: named('COVIBE_EMBEDDINGS_KEY') } : undefined;
}

/** What is wrong with these settings, for whoever has to mend it; the key itself is never said. */
export function embeddingsFaults(named: Named): string[] {
  const url = named('COVIBE_EMBEDDINGS_URL');
  const model = named('COVIBE_EMBEDDINGS_MODEL');
  const key = named('COVIBE_EMBEDDINGS_KEY');
  if (!url) {
    return model || key
      ? ['COVIBE_EMBEDDINGS_URL is not set, but a model or a key for it is.']
      : [];
  }
  const faults: string[] = [];
  if (!isSafeAddress(url)) {
    faults.push(
      'COVIBE_EMBEDDINGS_URL must be an https address such as https://api.example.com/v1/embeddings, ' +
        'or an http one in a private network.',
    );
  }
  if (!model || model.length > LONGEST_MODEL) {
    faults.push(
      'COVIBE_EMBEDDINGS_MODEL must name the model that COVIBE_EMBEDDINGS_URL is asked for.',
    );
  }
  if (key !== undefined && !KEY.test(key)) {
    faults.push('COVIBE_EMBEDDINGS_KEY must be plain characters without spaces.');
  }
  return faults;
}

/** Texts of work and a key go there: in the clear only where nobody else listens. */
function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, hash } = new URL(address);
  if (username + password + hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && PRIVATE_HOST.test(hostname));
}
