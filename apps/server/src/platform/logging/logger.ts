import { maskTokens } from '@covibe/contracts';
import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { GatheredOutput } from './gathered-output.js';
import { timeField } from './log-time.js';

function standardOutput(level: string): DestinationStream {
  const output = new GatheredOutput(1);
  if (level !== 'silent') process.once('exit', () => output.close());
  return output;
}

/** Lines are masked whole, after they were put together, so no field can be forgotten. */
export function createLogger(
  level: string,
  output: DestinationStream = standardOutput(level),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: timeField(),
      hooks: { streamWrite: maskTokens },
      serializers: { err: pino.stdSerializers.err },
    },
    output,
  );
}

/** Lets Nest's own messages and `new Logger(X)` end in the same stream. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const texts = rest.filter((part): part is string => typeof part === 'string');
    const room = texts.pop();
    const fields = typeof message === 'object' && message !== null ? message : {};
    const text = typeof message === 'string' ? message : (texts.shift() ?? '');
    const stack = texts[0] ? { stack: texts[0] } : {};
    this.logger[level]({ room, ...stack, ...fields }, text);
  }
}
