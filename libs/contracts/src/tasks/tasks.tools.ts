import { tool } from '../mcp/tool.js';
import { GiveVerdict } from '../overlap/overlap.dto.js';
import {
  BlockTask,
  CancelTask,
  CheckTask,
  CompleteTask,
  PlanTask,
  StartPlannedTask,
  StartTask,
  UnblockTask,
  UpdateTask,
} from './tasks.dto.js';

export const TASK_TOOL = tool({
  name: 'covibe_task',
  title: 'Tasks: check, plan, start, update, block, complete or cancel work',
  description:
    'Coordinate one piece of coding work with the team before, while and after doing it. Check ' +
    'whether a teammate or another agent already works on the same task (duplicate work, ' +
    'overlap, conflict), plan a task for later, start it, change its fields, mark it blocked or ' +
    'unblocked, complete it with a result summary, or cancel it with a reason. Call operation ' +
    '"check" before you edit files, then "start"; call "complete" when the work is done.',
  readOnly: false,
  operations: {
    check: CheckTask,
    verdict: GiveVerdict,
    plan: PlanTask,
    update: UpdateTask,
    start: StartTask,
    start_planned: StartPlannedTask,
    block: BlockTask,
    unblock: UnblockTask,
    complete: CompleteTask,
    cancel: CancelTask,
  },
  summaries: {
    check:
      'Ask whether somebody already does this; changes nothing but remembers the check for 30 minutes.',
    verdict:
      'Say of each candidate of a check (of a task or a workstream) whether it is the same work, and why.',
    plan: 'Put work on the plan so that others see it before it begins.',
    update: 'Change fields of your own task; a finished one stays as it is.',
    start:
      'Begin work now. It is checked again: while open work looks the same and nobody judged it, nothing begins.',
    start_planned: 'Begin work that was planned; it is checked again.',
    block: 'Say that your task waits for something.',
    unblock: 'Say that your task goes on.',
    complete: 'Finish your task with what came of it; repeating it changes nothing.',
    cancel: 'Give your task up and say why.',
  },
});
