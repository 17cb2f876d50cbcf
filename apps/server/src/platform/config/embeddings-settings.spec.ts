import { readConfig } from './read-config.js';
import { ConfigFaults } from './setting-reader.js';

const DATABASE_URL = 'postgres://covibe_app@127.0.0.1:5432/covibe';
const URL_OF = 'COVIBE_EMBEDDINGS_URL';
const COMPLETE = {
  [URL_OF]: 'https://api.example.com/v1/embeddings',
  COVIBE_EMBEDDINGS_MODEL: 'm',
};

const settingsOf = (env: NodeJS.ProcessEnv) => readConfig({ DATABASE_URL, ...env }).embeddings;
function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    settingsOf(env);
  } catch (fault) {
    if (fault instanceof ConfigFaults) return fault.faults;
    throw fault;
  }
  return [];
}

describe('the settings of an embedding provider', () => {
  it('are none unless somebody gives them', () => {
    expect(settingsOf({})).toBeUndefined();
    expect(settingsOf({ [URL_OF]: ' ' })).toBeUndefined();
  });

  it('are an address and a model, with a key where one is needed', () => {
    expect(settingsOf(COMPLETE)).toEqual({
      url: COMPLETE[URL_OF],
      model: 'm',
      key: undefined,
    });
    expect(settingsOf({ ...COMPLETE, COVIBE_EMBEDDINGS_KEY: 'sk-1' })?.key).toBe('sk-1');
  });

  it.each([
    'http://localhost:11434/v1/embeddings',
    'http://127.0.0.1:8080/embeddings',
    'http://[::1]:8080/embeddings',
    'http://10.1.2.3/embeddings',
    'http://172.16.0.9/embeddings',
    'http://192.168.1.2/embeddings',
    'http://[fd00::12]/embeddings',
    'http://embeddings:8080/v1/embeddings',
  ])('may go without https to %s', (url) => {
    expect(faultsOf({ ...COMPLETE, [URL_OF]: url })).toEqual([]);
  });

  it.each([
    'http://api.example.com/v1/embeddings',
    'http://172.32.0.1/embeddings',
    'http://11.0.0.1/embeddings',
    'http://169.254.169.254/embeddings',
    'http://10.0.0.1.example.com/embeddings',
    'http://[2001:db8::1]/embeddings',
    'ftp://localhost/embeddings',
    'https://me:secret@api.example.com/embeddings',
    'api.example.com',
  ])('may not go to %s', (url) => {
    const faults = faultsOf({ ...COMPLETE, [URL_OF]: url });
    expect(faults).toEqual([expect.stringContaining('COVIBE_EMBEDDINGS_URL must be an https')]);
    expect(faults.join()).not.toContain('secret');
  });

  it('are refused by halves, without the key being said', () => {
    expect(faultsOf({ [URL_OF]: COMPLETE[URL_OF] })).toEqual([
      expect.stringContaining('COVIBE_EMBEDDINGS_MODEL must name'),
    ]);
    expect(faultsOf({ COVIBE_EMBEDDINGS_KEY: 'sk-secret' })).toEqual([
      expect.stringContaining('COVIBE_EMBEDDINGS_URL is not set'),
    ]);
    const odd = faultsOf({ ...COMPLETE, COVIBE_EMBEDDINGS_KEY: 'sk secret\u2028' });
    expect(odd).toEqual([expect.stringContaining('COVIBE_EMBEDDINGS_KEY must be plain')]);
    expect(odd.join()).not.toContain('secret');
  });
});
