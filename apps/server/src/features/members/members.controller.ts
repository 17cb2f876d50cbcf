import { MEMBERS, type InvitedReply, type MemberReply, type MembersReply } from '@covibe/contracts';
import {
  ChangeRole,
  ChangeWorkspaces,
  CreateMember,
  InviteMember,
  ListMembers,
} from '@covibe/contracts/dto';
import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { CreatingService } from './creating.service.js';
import { InvitingService } from './inviting.service.js';
import { MembersService } from './members.service.js';

@Controller()
export class MembersController {
  constructor(
    private readonly members: MembersService,
    private readonly inviting: InvitingService,
    private readonly creating: CreatingService,
  ) {}

  @Route(MEMBERS.list)
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: schemaOf(ListMembers) }) { cursor }: ListMembers,
  ): Promise<MembersReply> {
    return this.members.list(actor, Number(cursor ?? 0));
  }

  @Route(MEMBERS.invite)
  invite(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(InviteMember) }) wish: InviteMember,
  ): Promise<InvitedReply> {
    return this.inviting.invite(actor, wish);
  }

  @Route(MEMBERS.revokeInvitation)
  revokeInvitation(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.inviting.revoke(actor, id);
  }

  @Route(MEMBERS.create)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(CreateMember) }) wish: CreateMember,
  ): Promise<MemberReply> {
    return this.creating.create(actor, wish);
  }

  @Route(MEMBERS.changeRole)
  changeRole(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: schemaOf(ChangeRole) }) { role }: ChangeRole,
  ): Promise<MemberReply> {
    return this.members.changeRole(actor, id, role);
  }

  @Route(MEMBERS.changeWorkspaces)
  changeWorkspaces(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: schemaOf(ChangeWorkspaces) }) { workspace_ids }: ChangeWorkspaces,
  ): Promise<MemberReply> {
    return this.members.changeWorkspaces(actor, id, workspace_ids);
  }

  @Route(MEMBERS.remove)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.members.remove(actor, id);
  }
}
