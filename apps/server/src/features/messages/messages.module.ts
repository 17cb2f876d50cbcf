import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/index.js';
import { McpModule } from '../mcp/index.js';
import { MembersModule } from '../members/index.js';
import { SessionsModule } from '../sessions/index.js';
import { TasksModule } from '../tasks/index.js';
import { AddresseesRepository } from './addressees.repository.js';
import { Addressees } from './addressees.js';
import { CoordinateTools } from './coordinate.tools.js';
import { HandOffs } from './hand-offs.js';
import { Inbox } from './inbox.js';
import { MessageConsole } from './message-console.js';
import { MessageListsRepository } from './message-lists.repository.js';
import { MessageNotes } from './message-notes.js';
import { MessageRecord } from './message-record.js';
import { MessageSending } from './message-sending.js';
import { MessageSweep } from './message-sweep.js';
import { MessagesController } from './messages.controller.js';
import { MessagesRepository } from './messages.repository.js';
import { Messages } from './messages.service.js';

@Module({
  imports: [ClaimsModule, McpModule, MembersModule, SessionsModule, TasksModule],
  controllers: [MessagesController],
  providers: [
    Addressees,
    AddresseesRepository,
    CoordinateTools,
    HandOffs,
    Inbox,
    MessageConsole,
    MessageListsRepository,
    MessageNotes,
    MessageRecord,
    Messages,
    MessageSending,
    MessagesRepository,
    MessageSweep,
  ],
})
export class MessagesModule {}
