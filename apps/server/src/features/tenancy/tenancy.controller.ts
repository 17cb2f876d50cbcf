import {
  TENANCY,
  type TenantReply,
  type WorkspaceReply,
  type WorkspacesReply,
} from '@covibe/contracts';
import { CreateWorkspace, RenameTenant, RenameWorkspace } from '@covibe/contracts/dto';
import { Body, Controller, Param } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { TenancyService } from './tenancy.service.js';

@Controller()
export class TenancyController {
  constructor(private readonly tenancy: TenancyService) {}

  @Route(TENANCY.renameTenant)
  renameTenant(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(RenameTenant) }) { name }: RenameTenant,
  ): Promise<TenantReply> {
    return this.tenancy.renameTenant(actor, name);
  }

  @Route(TENANCY.workspaces)
  workspaces(@CurrentActor() actor: Actor): Promise<WorkspacesReply> {
    return this.tenancy.workspaces(actor);
  }

  @Route(TENANCY.createWorkspace)
  createWorkspace(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(CreateWorkspace) }) { name }: CreateWorkspace,
  ): Promise<WorkspaceReply> {
    return this.tenancy.createWorkspace(actor, name);
  }

  @Route(TENANCY.renameWorkspace)
  renameWorkspace(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: schemaOf(RenameWorkspace) }) { name }: RenameWorkspace,
  ): Promise<WorkspaceReply> {
    return this.tenancy.renameWorkspace(actor, id, name);
  }
}
