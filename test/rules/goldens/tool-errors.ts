import {
  type AppError,
  DatabaseUnavailable,
  TooManyRequests,
} from '../../../apps/server/src/platform/errors/app-error.js';
import { KeyReused } from '../../../apps/server/src/platform/idempotency/idempotency.js';
import * as claims from '../../../apps/server/src/features/claims/claims.errors.js';
import * as messages from '../../../apps/server/src/features/messages/messages.errors.js';
import * as notes from '../../../apps/server/src/features/notes/notes.errors.js';
import {
  NoSuchCheck,
  NotACandidate,
} from '../../../apps/server/src/features/overlap/overlap.errors.js';
import * as sessions from '../../../apps/server/src/features/sessions/sessions.errors.js';
import * as tasks from '../../../apps/server/src/features/tasks/tasks.errors.js';
import * as workstreams from '../../../apps/server/src/features/workstreams/workstreams.errors.js';

/** What any operation may answer. */
export const OF_EVERY_TOOL = [new DatabaseUnavailable(), new TooManyRequests(1)];
/** What any operation that takes an idempotency_key may answer. */
export const OF_EVERY_CHANGE = [new KeyReused()];

const { NoSuchSession, SessionEnded } = sessions;

/** What the operations of a tool may answer besides, one example of each. */
export const OF_ONE_TOOL: Record<string, AppError[]> = {
  covibe_coordinate: [
    ...examplesOf(claims),
    ...examplesOf(messages),
    ...examplesOf({ ...tasks, NoSuchTeammate: undefined }),
    new NoSuchSession(),
    new SessionEnded(),
  ],
  covibe_feedback: [],
  covibe_note: [...examplesOf(notes), new NoSuchSession()],
  covibe_session: examplesOf(sessions),
  covibe_task: [
    ...examplesOf({ ...tasks, NoSuchTeammate: undefined }),
    new NoSuchCheck(),
    new NotACandidate(),
    new workstreams.NoSuchWorkstream(),
    new workstreams.WorkstreamFinished(),
    new NoSuchSession(),
  ],
  covibe_team: [],
  covibe_workstream: examplesOf(workstreams),
};

/** Every error class of a feature's file, so that a new one reaches the page by itself. */
function examplesOf(file: Record<string, unknown>): AppError[] {
  return Object.values(file).flatMap((thrown) => {
    if (typeof thrown !== 'function') return [];
    if (thrown === messages.MessageClosed) return [new messages.MessageClosed('answered')];
    if (thrown === tasks.WrongTaskState) return [new tasks.WrongTaskState('edit', 'done')];
    if (thrown === workstreams.WrongWorkstreamState) {
      return [new workstreams.WrongWorkstreamState('done')];
    }
    return [new (thrown as new () => AppError)()];
  });
}
