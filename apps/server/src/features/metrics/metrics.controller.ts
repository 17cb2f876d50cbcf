import {
  METRICS,
  type DeveloperProfileReply,
  type MetricsDevelopersReply,
  type MetricsOverviewReply,
} from '@covibe/contracts';
import { MetricsFilter } from '@covibe/contracts/dto';
import { Controller, Param, Query } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { MetricsService } from './metrics.service.js';

const FILTER = { schema: schemaOf(MetricsFilter) };

@Controller()
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Route(METRICS.overview)
  overview(
    @CurrentActor() actor: Actor,
    @Query(FILTER) filter: MetricsFilter,
  ): Promise<MetricsOverviewReply> {
    return this.metrics.overview(actor, filter);
  }

  @Route(METRICS.developers)
  developers(
    @CurrentActor() actor: Actor,
    @Query(FILTER) filter: MetricsFilter,
  ): Promise<MetricsDevelopersReply> {
    return this.metrics.developers(actor, filter);
  }

  @Route(METRICS.developer)
  developer(
    @CurrentActor() actor: Actor,
    @Param('handle') handle: string,
    @Query(FILTER) filter: MetricsFilter,
  ): Promise<DeveloperProfileReply> {
    return this.metrics.developer(actor, handle, filter);
  }
}
