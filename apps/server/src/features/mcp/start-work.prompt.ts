/** What a person's "start work" command tells their agent. Constant but for the words of the task. */
export const START_WORK = {
  name: 'start-work',
  title: 'Start work with the team in view',
  description: 'Begin a piece of work: look at the team, check for duplicate work, then start it.',
  arguments: [{ name: 'task', description: 'What you want done, in a sentence.', required: true }],
};

const STEPS = `Begin this work together with the team, through the co-vibe tools:
1. covibe_session start (with your host's session id), unless a session of yours is live.
2. covibe_team state: see who works nearby, and read their published contexts.
3. covibe_task check with title, scope, action, component, repo and the paths you expect to touch.
4. When matches come back, tell me about them before you go on; obey feedback.required_action. Judge each
   candidate with covibe_task verdict; for the same work ask me: only my own words may be a confirm_reason.
5. covibe_task start, then do the work; send covibe_session heartbeat every minute.
6. covibe_task complete with a result_summary, and covibe_session end.
The work:`;

const TASK_MAX = 2_000;

export function startWorkMessages(
  task: string,
): { role: 'user'; content: { type: 'text'; text: string } }[] {
  return [{ role: 'user', content: { type: 'text', text: `${STEPS} ${task.slice(0, TASK_MAX)}` } }];
}
