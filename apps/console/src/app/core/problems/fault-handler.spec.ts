import { TestBed } from '@angular/core/testing';
import { ApiError } from '../api/api-error.js';
import { PageLocation } from '../session/page-location.js';
import { FaultHandler } from './fault-handler.js';
import { Problems } from './problems.js';

describe('an error nobody caught', () => {
  let logged: unknown[];
  let reloads: number;

  beforeEach(() => {
    logged = [];
    reloads = 0;
    jest.spyOn(console, 'error').mockImplementation((reason) => logged.push(reason));
    TestBed.configureTestingModule({
      providers: [{ provide: PageLocation, useValue: { reload: () => reloads++ } }],
    });
  });

  afterEach(() => jest.restoreAllMocks());

  const handle = (reason: unknown): void => TestBed.inject(FaultHandler).handleError(reason);
  const shown = () => TestBed.inject(Problems).current();

  it('is kept for developers and shown without its inner words', () => {
    const fault = new Error("Cannot read properties of undefined (reading 'x')");
    handle(fault);
    expect(logged).toEqual([fault]);
    expect(shown()).toMatchObject({ message: 'Something in this page went wrong.' });
  });

  it('keeps the request id when the server refused', () => {
    handle(new ApiError('The database is away.', 'platform/unavailable', 503, 'req_9'));
    expect(shown()).toMatchObject({ message: 'The database is away.', requestId: 'req_9' });
  });

  it('offers the newer version when a chunk is gone', () => {
    handle(new TypeError('Failed to fetch dynamically imported module: /chunk-A.js'));
    expect(shown()?.message).toBe('A newer version of Co-Vibe is ready.');
    shown()?.action?.run();
    expect(reloads).toBe(1);
  });

  it('is gone from the page when it is dismissed', () => {
    handle(new Error('x'));
    TestBed.inject(Problems).dismiss();
    expect(shown()).toBeNull();
  });
});
