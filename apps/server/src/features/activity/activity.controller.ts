import { Readable } from 'node:stream';
import { ACTIVITY, type ActivityReply } from '@covibe/contracts';
import { ActivityExport, ActivityFilter } from '@covibe/contracts/dto';
import { Controller, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { EXPORT_TYPES, exportLines } from './activity-export.js';
import { Activity } from './activity.service.js';

@Controller()
export class ActivityController {
  constructor(private readonly activity: Activity) {}

  @Route(ACTIVITY.list)
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: schemaOf(ActivityFilter) }) filter: ActivityFilter,
  ): Promise<ActivityReply> {
    return this.activity.page(actor, filter);
  }

  @Route(ACTIVITY.export)
  export(
    @CurrentActor() actor: Actor,
    @Query({ schema: schemaOf(ActivityExport) }) { format, ...filter }: ActivityExport,
    @Res() reply: FastifyReply,
  ): void {
    const lines = exportLines(this.activity.everything(actor, filter), format);
    void reply
      .type(EXPORT_TYPES[format])
      .header('content-disposition', `attachment; filename="co-vibe-activity.${format}"`)
      .send(Readable.from(lines, { objectMode: true }));
  }
}
