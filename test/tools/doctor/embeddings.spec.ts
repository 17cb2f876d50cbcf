import { judgeEmbeddings, judgeProvider } from '../../../tools/doctor/checks/embeddings.ts';
import { EmbeddingStub } from '../../support/embedding-stub.js';

const KEY = 'sk-nobody-may-read-this';

describe('the doctor about an embedding provider', () => {
  let stub: EmbeddingStub;

  beforeAll(async () => {
    stub = await EmbeddingStub.start([]);
  });
  afterAll(() => stub.stop());

  const named = (more: Record<string, string> = {}) => ({
    COVIBE_EMBEDDINGS_URL: stub.url,
    COVIBE_EMBEDDINGS_MODEL: 'small',
    COVIBE_EMBEDDINGS_KEY: KEY,
    ...more,
  });

  it('is silent where none is named, and says what is wrong where one is', () => {
    expect(judgeEmbeddings({})).toEqual([]);
    expect(judgeEmbeddings(named())).toEqual([]);
    const [finding] = judgeEmbeddings(named({ COVIBE_EMBEDDINGS_URL: 'http://api.example.com' }));
    expect(finding?.state).toBe('fail');
    expect(finding?.cure).toBeDefined();
    expect(JSON.stringify(finding)).not.toContain(KEY);
  });

  it('asks one sentence that is nobody’s work', async () => {
    expect(await judgeProvider(named())).toMatchObject({ state: 'ok' });
    expect(stub.texts).toEqual(['Does this provider answer?']);
    expect(stub.asked[0]?.authorization).toBe(`Bearer ${KEY}`);
  });

  it('warns of one that does not answer well, or at all, without its key', async () => {
    stub.mood = 'failing';
    const failing = await judgeProvider(named());
    expect(failing.state).toBe('warn');
    expect(failing.what).toContain('answers 500');
    const gone = await judgeProvider(named({ COVIBE_EMBEDDINGS_URL: 'http://127.0.0.1:9/x' }));
    expect(gone.state).toBe('warn');
    expect(gone.what).toContain('does not answer');
    expect(JSON.stringify([failing, gone])).not.toContain(KEY);
  });
});
