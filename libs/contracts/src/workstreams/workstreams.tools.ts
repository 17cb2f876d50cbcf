import { tool } from '../mcp/tool.js';
import {
  CancelWorkstream,
  CheckWorkstream,
  CompleteWorkstream,
  PlanWorkstream,
  StartPlannedWorkstream,
  StartWorkstream,
  UpdateWorkstream,
} from './workstreams.dto.js';

export const WORKSTREAM_TOOL = tool({
  name: 'covibe_workstream',
  title: 'Workstreams: check, plan, start, update, complete or cancel a larger effort',
  description:
    'Coordinate a larger effort that groups several tasks (an epic, a feature, a migration, a ' +
    'refactoring). Check whether the team already has a workstream like it, plan it for later, ' +
    'start it, change its fields, complete it with a result summary, or cancel it with a ' +
    'reason. Single tasks belong to covibe_task and find their workstream by themselves.',
  readOnly: false,
  operations: {
    check: CheckWorkstream,
    plan: PlanWorkstream,
    update: UpdateWorkstream,
    start: StartWorkstream,
    start_planned: StartPlannedWorkstream,
    complete: CompleteWorkstream,
    cancel: CancelWorkstream,
  },
  summaries: {
    check: 'Ask whether a workstream like this exists.',
    plan: 'Put a workstream on the plan.',
    update: 'Change fields of your own workstream.',
    start: 'Begin a workstream now.',
    start_planned: 'Begin a planned workstream.',
    complete: 'Finish your workstream; repeating it changes nothing.',
    cancel: 'Give your workstream up and say why.',
  },
});
