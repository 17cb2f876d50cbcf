import { TestBed } from '@angular/core/testing';
import { endpoint } from '@covibe/contracts';
import { Api, FETCH } from './api.js';
import { ApiError } from './api-error.js';

const RENAME = endpoint<{ name: string }, { id: string }>('PUT', '/api/things/:id', 'session');

interface Answer {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
}

describe('a call to the server', () => {
  const requests: { url: string; init: RequestInit }[] = [];
  let answer: () => Promise<Answer>;

  const fetchFake = async (url: string, init: RequestInit): Promise<unknown> => {
    requests.push({ url, init });
    const { status = 200, body = '{}', headers = {} } = await answer();
    return {
      ok: status < 400,
      status,
      headers: { get: (name: string) => headers[name] ?? null },
      text: () => Promise.resolve(body),
    };
  };

  beforeEach(() => {
    requests.length = 0;
    answer = () => Promise.resolve({});
    TestBed.configureTestingModule({ providers: [{ provide: FETCH, useValue: fetchFake }] });
  });

  const failure = async (): Promise<ApiError> =>
    TestBed.inject(Api)
      .call(RENAME, { name: 'x' }, { params: { id: '1' } })
      .then(
        () => Promise.reject(new Error('the call was expected to fail')),
        (error: unknown) => error as ApiError,
      );

  it('takes method and path from the endpoint and sends JSON with its idempotency key', async () => {
    answer = () => Promise.resolve({ body: '{"id":"thing_1"}' });
    const reply = await TestBed.inject(Api).call(
      RENAME,
      { name: 'New' },
      { params: { id: 'thing_1' }, idempotencyKey: 'key-1' },
    );
    expect(reply).toEqual({ id: 'thing_1' });
    expect(requests[0]?.url).toBe('/api/things/thing_1');
    expect(requests[0]?.init).toMatchObject({
      method: 'PUT',
      body: '{"name":"New"}',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1' },
    });
  });

  it('says JSON of a change without a body, and sends a picture as it is', async () => {
    const remove = endpoint<void, void>('DELETE', '/api/photo', 'session');
    const replace = endpoint<Blob, void>('PUT', '/api/photo', 'session');
    const photo = new Blob(['…'], { type: 'image/png' });
    answer = () => Promise.resolve({ body: '' });
    await TestBed.inject(Api).call(remove);
    await TestBed.inject(Api).call(replace, photo);
    expect(requests[0]?.init).toMatchObject({
      body: undefined,
      headers: { 'content-type': 'application/json' },
    });
    expect(requests[1]?.init.body).toBe(photo);
    expect(requests[1]?.init.headers).toMatchObject({ 'content-type': 'image/png' });
  });

  it('keeps code, request id and field of a refusal', async () => {
    answer = () =>
      Promise.resolve({
        status: 400,
        body: '{"error":"Too long.","code":"things/name","request_id":"req_1","field":"name"}',
      });
    const error = await failure();
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      message: 'Too long.',
      code: 'things/name',
      status: 400,
      requestId: 'req_1',
      field: 'name',
    });
  });

  it('names the request id of a refusal that a proxy wrote', async () => {
    answer = () =>
      Promise.resolve({ status: 502, body: '<html>', headers: { 'x-request-id': 'req_2' } });
    expect(await failure()).toMatchObject({ code: 'http/502', status: 502, requestId: 'req_2' });
  });

  it('tells an unreachable server from a refusal', async () => {
    answer = () => Promise.reject(new TypeError('fetch failed'));
    expect(await failure()).toMatchObject({ code: 'network/unreachable', status: 0 });
  });

  it('takes a good answer that is no JSON for no answer', async () => {
    answer = () => Promise.resolve({ body: '<html>sign in to the hotel Wi-Fi</html>' });
    expect(await failure()).toMatchObject({ code: 'network/unreachable' });
  });

  it('passes an abort of the caller on as it is', async () => {
    const stop = new AbortController();
    answer = () => {
      stop.abort(new Error('page left'));
      return Promise.reject(new TypeError('aborted'));
    };
    const call = TestBed.inject(Api).call(
      RENAME,
      { name: 'x' },
      { params: { id: '1' }, signal: stop.signal },
    );
    await expect(call).rejects.toBeInstanceOf(TypeError);
  });

  it('says so when the answer is that nobody is signed in', async () => {
    let heard = 0;
    TestBed.inject(Api).onSignedOut(() => heard++);
    answer = () => Promise.resolve({ status: 403, body: '' });
    await failure();
    expect(heard).toBe(0);
    answer = () => Promise.resolve({ status: 401, body: '' });
    await failure();
    expect(heard).toBe(1);
  });
});
