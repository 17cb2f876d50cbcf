/** What a person's "hand off" command tells their agent. Constant but for the words they add. */
export const HAND_OFF = {
  name: 'hand-off',
  title: 'Hand work over to a teammate',
  description: 'Publish where the work stands, then offer the task to somebody who must accept it.',
  arguments: [
    { name: 'to', description: 'Handle of the teammate who should go on.', required: true },
  ],
};

const STEPS = `Hand the task you work on over, through the co-vibe tools:
1. covibe_session publish_context with title, summary, files_touched, next_actions, blockers and task_ids: what somebody needs to go on without you.
2. covibe_coordinate release for every claim you hold that the work no longer needs.
3. covibe_coordinate handoff with task_id, to, and a text that says where the work stands and what comes next.
4. Tell me that the offer is made. The task stays mine until it is accepted: a later answer tells you, then acknowledge it.
Hand it to:`;

const TO_MAX = 64;

export function handOffMessages(
  to: string,
): { role: 'user'; content: { type: 'text'; text: string } }[] {
  return [{ role: 'user', content: { type: 'text', text: `${STEPS} ${to.slice(0, TO_MAX)}` } }];
}
