import { MACHINES, type ConnectedMachinesReply, type MachineBeatReply } from '@covibe/contracts';
import { ListMachines, MachineBeat } from '@covibe/contracts/dto';
import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { Machines } from './machines.service.js';

@Controller()
export class MachinesController {
  constructor(private readonly machines: Machines) {}

  @Route(MACHINES.beat)
  beat(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(MachineBeat) }) beat: MachineBeat,
  ): Promise<MachineBeatReply> {
    return this.machines.beat(actor, beat);
  }

  @Route(MACHINES.list)
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: schemaOf(ListMachines) }) { cursor }: ListMachines,
  ): Promise<ConnectedMachinesReply> {
    return this.machines.list(actor, Number(cursor ?? 0));
  }

  @Route(MACHINES.forget)
  forget(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.machines.forget(actor, id);
  }
}
