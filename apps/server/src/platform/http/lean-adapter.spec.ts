import { LeanAdapter } from './lean-adapter.js';

describe('the adapter of the HTTP server', () => {
  it('runs the hooks of this house', async () => {
    const adapter = new LeanAdapter({ skipMiddie: true }).letHooksIn();
    const seen: string[] = [];
    const instance = adapter.getInstance();
    instance.addHook('onRequest', (request, _reply, done) => {
      seen.push(request.url);
      done();
    });
    instance.get('/here', () => 'yes');
    expect((await instance.inject('/here')).body).toBe('yes');
    expect(seen).toEqual(['/here']);
    await instance.close();
  });

  it('refuses what would silently do nothing without the hooks of Nest', () => {
    const adapter = new LeanAdapter();
    expect(() => adapter.enableCors()).toThrow('CORS');
    expect(() => adapter.registerSecurityHook()).toThrow('request checks');
    expect(() => adapter.applyVersionFilter()).toThrow('versions');
  });
});
