import { Module, type DynamicModule } from '@nestjs/common';
import { ConsoleFilesModule } from './features/console-files/index.js';
import { ActivityModule } from './features/activity/index.js';
import { FeedbackModule } from './features/feedback/index.js';
import { NotesModule } from './features/notes/index.js';
import { SessionsModule } from './features/sessions/index.js';
import { TasksModule } from './features/tasks/index.js';
import { TeamModule } from './features/team/index.js';
import { WorkstreamsModule } from './features/workstreams/index.js';
import { DocsModule } from './features/docs/index.js';
import { McpModule } from './features/mcp/index.js';
import { HealthModule } from './features/health/index.js';
import { MembersModule } from './features/members/index.js';
import { MetricsModule } from './features/metrics/index.js';
import { OnboardingModule } from './features/onboarding/index.js';
import { PaxelModule } from './features/paxel/index.js';
import { ProfileModule } from './features/profile/index.js';
import { DownloadsModule } from './features/downloads/index.js';
import { ResetModule } from './features/reset/index.js';
import { SetupDeviceModule } from './features/setup-device/index.js';
import { SignInModule } from './features/sign-in/index.js';
import { SiteModule } from './features/site/index.js';
import { TenancyModule } from './features/tenancy/index.js';
import { TokensModule } from './features/tokens/index.js';
import { ClaimsModule } from './features/claims/index.js';
import { EditGuardModule } from './features/edit-guard/index.js';
import { HooksModule } from './features/hooks/index.js';
import { MachinesModule } from './features/machines/index.js';
import { OverlapModule } from './features/overlap/index.js';
import { MessagesModule } from './features/messages/index.js';
import { AuditsModule } from './features/audits/index.js';
import { AuthModule } from './platform/auth/auth.module.js';
import { ClockModule } from './platform/clock/clock.module.js';
import { ConfigModule } from './platform/config/config.module.js';
import type { ServerConfig } from './platform/config/server-config.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { LiveModule } from './platform/live/live.module.js';
import { RateLimitModule } from './platform/rate-limit/rate-limit.module.js';
import { WorkRecordModule } from './platform/work-events/work-record.module.js';

const PLATFORM = [
  ClockModule,
  DatabaseModule,
  AuthModule,
  LiveModule,
  JobsModule,
  RateLimitModule,
  WorkRecordModule,
];
const FEATURES = [
  HealthModule,
  McpModule,
  SessionsModule,
  WorkstreamsModule,
  TasksModule,
  ClaimsModule,
  MessagesModule,
  AuditsModule,
  NotesModule,
  TeamModule,
  FeedbackModule,
  ActivityModule,
  SignInModule,
  OnboardingModule,
  TenancyModule,
  MembersModule,
  ProfileModule,
  TokensModule,
  ResetModule,
  SetupDeviceModule,
  DownloadsModule,
  PaxelModule,
  MetricsModule,
  EditGuardModule,
  HooksModule,
  MachinesModule,
  OverlapModule,
  SiteModule,
  DocsModule,
];

@Module({})
export class AppModule {
  static with(config: ServerConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [ConfigModule.with(config), ...PLATFORM, ...FEATURES, ConsoleFilesModule],
    };
  }
}
