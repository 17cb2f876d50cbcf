import { createLogger } from './logger.js';
import { requestLog } from './request-log.js';

const TOKEN = 'cv_Ab12Cd34Ef56Gh78Jk90Lm12Np34Qr56St78';

describe('the line of a request', () => {
  const lines: string[] = [];
  const output = { write: (line: string) => void lines.push(line) };
  const answered = { id: 'req_1', method: 'GET', path: '/api/tasks', status: 200, millis: 12.345 };

  beforeEach(() => void (lines.length = 0));

  it('reads like every other line of the log', () => {
    const logger = createLogger('info', output);
    requestLog(logger)(answered);
    const { id, method, path, status } = answered;
    logger.info({ request_id: id, method, path, status, ms: 12.3 });
    const [line, usual] = lines.map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(Object.keys(line ?? {}).sort()).toEqual(Object.keys(usual ?? {}).sort());
    expect({ ...line, time: '' }).toEqual({ ...usual, time: '' });
    expect(Date.parse(String(line?.time))).toBeGreaterThan(Date.now() - 60_000);
  });

  it('never shows a token, and stays one line whatever was asked for', () => {
    const log = requestLog(createLogger('info', output));
    log({ ...answered, id: TOKEN, path: `/api/${TOKEN}/"\n\\` });
    expect(lines[0]).not.toContain(TOKEN.slice(3, 15));
    expect(lines[0]?.split('\n')).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      request_id: 'cv_…St78',
      path: '/api/cv_…St78/"\n\\',
    });
  });

  it('is left out where only warnings are wanted', () => {
    requestLog(createLogger('warn', output))(answered);
    expect(lines).toEqual([]);
  });
});
