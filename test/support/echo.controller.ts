import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Public } from '../../apps/server/src/platform/auth/route-auth.js';
import { schemaOf } from '../../apps/server/src/platform/contracts/schema-of.js';
import type { TestAppOptions } from './test-app.js';

class Note {
  @IsString() @MaxLength(200) text: string;
  @IsOptional() nested?: unknown;
}

/** A route that takes a body as any feature's route does, for tests of what happens before it. */
@Public()
@Controller()
class EchoController {
  @Post('/api/test/echo')
  echo(@Body({ schema: schemaOf(Note) }) note: Note): Note {
    return note;
  }

  @Get('/api/test/query')
  query(@Query('q') q: unknown): { q: unknown } {
    return { q: q ?? null };
  }

  @Get('/api/test/slow')
  async slow(@Query('ms') ms: string): Promise<{ waited: number }> {
    await new Promise((settle) => setTimeout(settle, Number(ms)));
    return { waited: Number(ms) };
  }

  @Get('/api/test/fault')
  fault(): never {
    throw new Error('password=hunter2 in the depths');
  }
}

/** Adds the route to an application under test. */
export const withEcho: TestAppOptions['shape'] = (root) => {
  root.controllers = [...(root.controllers ?? []), EchoController];
};
