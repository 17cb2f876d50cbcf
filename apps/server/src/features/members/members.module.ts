import { Module } from '@nestjs/common';
import { TenancyModule } from '../tenancy/index.js';
import { AtDirectory } from './at-directory.js';
import { CreatingService } from './creating.service.js';
import { EndedAccess } from './ended-access.js';
import { EndedAccessRepository } from './ended-access.repository.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitingService } from './inviting.service.js';
import { Joining } from './joining.js';
import { MembersController } from './members.controller.js';
import { MembersRepository } from './members.repository.js';
import { MembersService } from './members.service.js';
import { PeopleRepository } from './people.repository.js';
import { TeammatesRepository } from './teammates.repository.js';

@Module({
  imports: [TenancyModule],
  controllers: [MembersController],
  providers: [
    MembersService,
    InvitingService,
    CreatingService,
    Joining,
    EndedAccess,
    AtDirectory,
    MembersRepository,
    PeopleRepository,
    InvitationsRepository,
    EndedAccessRepository,
    TeammatesRepository,
  ],
  exports: [Joining, MembersRepository, InvitationsRepository, TeammatesRepository],
})
export class MembersModule {}
