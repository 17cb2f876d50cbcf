import { embeddingsFaults } from '../../../apps/server/src/platform/config/embeddings-settings.ts';
import { type Check, fail, type Finding, ok, warn } from '../finding.ts';

const GUIDE = 'docs/engineering/overlap-embeddings.md says what an embedding provider is asked.';
/** Nobody's work: only whether an answer comes. */
const QUESTION = 'Does this provider answer?';

/** Only where an embedding provider was named: its settings, and whether it answers. */
export const embeddings: Check = async () => {
  const faults = judgeEmbeddings(process.env);
  if (faults.length > 0 || !process.env.COVIBE_EMBEDDINGS_URL?.trim()) return faults;
  return [await judgeProvider(process.env)];
};

export function judgeEmbeddings(env: NodeJS.ProcessEnv): Finding[] {
  return embeddingsFaults((name) => env[name]?.trim() || undefined).map((fault) =>
    fail(fault, GUIDE),
  );
}

export async function judgeProvider(env: NodeJS.ProcessEnv): Promise<Finding> {
  const url = env.COVIBE_EMBEDDINGS_URL?.trim() ?? '';
  const key = env.COVIBE_EMBEDDINGS_KEY?.trim();
  const { host } = new URL(url);
  const cure =
    'Compare the three COVIBE_EMBEDDINGS settings with the provider; checks go on without.';
  try {
    const reply = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        ...(key ? { authorization: `Bearer ${key}` } : {}),
      },
      body: JSON.stringify({ model: env.COVIBE_EMBEDDINGS_MODEL?.trim(), input: [QUESTION] }),
      signal: AbortSignal.timeout(3000),
    });
    await reply.body?.cancel();
    if (reply.ok) return ok(`The embedding provider at ${host} answers`);
    return warn(`The embedding provider at ${host} answers ${reply.status}`, cure);
  } catch {
    return warn(`The embedding provider at ${host} does not answer`, cure);
  }
}
