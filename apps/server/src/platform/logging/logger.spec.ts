import { createLogger, NestLog } from './logger.js';

const TOKEN = 'cv_Ab12Cd34Ef56Gh78Jk90Lm12Np34Qr56St78';

describe('the log', () => {
  const lines: string[] = [];
  const logger = createLogger('debug', { write: (line) => void lines.push(line) });
  const nest = new NestLog(logger);

  beforeEach(() => void (lines.length = 0));
  const entry = () => JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;

  it('is one JSON object a line with a time that sorts', () => {
    logger.info({ request_id: 'req_1' }, 'two\nlines');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(entry()).toMatchObject({
      level: 30,
      request_id: 'req_1',
      msg: 'two\nlines',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown,
    });
  });

  it('never shows a token, wherever it was put', () => {
    const cause = new Error(`first line\n${TOKEN} on the second`);
    logger.error(
      { err: cause, headers: { authorization: `Bearer ${TOKEN}` }, list: [[TOKEN]], [TOKEN]: 1 },
      `refused ${TOKEN}`,
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(TOKEN.slice(3, 15));
    expect(lines[0]?.match(/cv_…St78/g)?.length).toBeGreaterThanOrEqual(5);
    expect(() => entry()).not.toThrow();
  });

  it('takes the messages of the framework, with the room they come from', () => {
    nest.warn('careful', 'LiveListener');
    expect(entry()).toMatchObject({ level: 40, msg: 'careful', room: 'LiveListener' });
  });

  it('keeps the fields and the stack of a fault', () => {
    nest.error({ err: new Error('broken'), job: 'sweep' }, 'a job failed', 'Jobs');
    expect(entry()).toMatchObject({
      level: 50,
      msg: 'a job failed',
      room: 'Jobs',
      job: 'sweep',
      err: { message: 'broken', stack: expect.stringContaining('logger.spec') as unknown },
    });
  });

  it('says nothing below its level', () => {
    logger.trace('quiet');
    nest.verbose('quiet');
    createLogger('silent', { write: (line) => void lines.push(line) }).fatal('quiet');
    expect(lines).toEqual([]);
  });
});
